"""Times as reports name them, and the periods that each can mean on the date of a report."""

import datetime
import re
from calendar import monthrange
from typing import Literal, NamedTuple, TypeGuard

from xiaoshan_report.model.period import Period, is_possible


class Dated(NamedTuple):
    """When a report was given, and the period that its numbers are about where it names none.

    `reported` is what the report as a whole looks back on, also where that ends after its date.
    """

    period: str
    date: datetime.date
    reported: str = ""

    @property
    def end(self) -> str:
        """The last month of the period, or its last day."""
        return self.period.rpartition("/")[2]

    @property
    def year(self) -> int:
        """The last year of the period."""
        return int(self.end[:4])

    @property
    def first_year(self) -> int:
        """The first year of the period."""
        return int(self.period[:4])

    @property
    def reported_year(self) -> int:
        """The last year of what the report as a whole looks back on."""
        return int((self.reported or self.period).rpartition("/")[2][:4])

    @property
    def last_full_year(self) -> int:
        """The last year that the report looks back on and that it tells of to its end."""
        return self.reported_year - (not (self.reported or self.period).endswith("-12"))

    @property
    def is_planned(self) -> bool:
        """Whether the period is of plans."""
        return self.plans(self.period)

    @property
    def month_told(self) -> str:
        """The month up to which the report tells what was done."""
        told = (self.reported or self.period).rpartition("/")[2]
        return self.date.isoformat()[:7] if self.is_planned else told[:7]

    @property
    def coming(self) -> str:
        """What plans are for: the rest of its year if that is to come, else the next year."""
        if self.is_planned:
            return self.period
        month = int(self.end[5:7])
        rest = f"{self.year}-{month + 1:02}/{self.year}-12"
        is_ahead = month < 12 and is_after(rest, self.date)
        return rest if is_ahead else years(max(self.year + 1, self.date.year))

    def plans(self, period: str) -> bool:
        """Tell whether what is said of a period is still to come."""
        return period != self.reported and is_after(period, self.date)


def is_after(period: str, date: datetime.date) -> bool:
    """Tell whether a period ends after a date, so that what is said of it is still to come."""
    return period.rpartition("/")[2] > date.isoformat()


def years(first: int, last: int | None = None) -> str:
    """Return the period of a year, or from one year to another."""
    return f"{first}-01/{last or first}-12"


def years_of(period: str) -> int:
    """Return over how many calendar years a period runs."""
    first, last, _ = Period.parse(period)
    return last[0] - first[0] + 1


YearSaid = int | Literal["去年", "上年"] | None
"""The year that a part of a year is said to be of, where it is."""


class Months(NamedTuple):
    """1-5月, 头4个月, 2022年11月至2023年2月, 去年12月至今年3月."""

    first: int
    last: int
    year: YearSaid
    last_year: int | Literal["今年"] | None


class Days(NamedTuple):
    """6月1日至6月30日: the months of these days, since no period can say days."""

    first: int
    last: int
    year: YearSaid


class Until(NamedTuple):
    """5月底, 截至5月31日."""

    month: int
    day: int | None
    year: YearSaid


class Month(NamedTuple):
    """3月份; `is_alone` where it is contrasted with the months before: 3月当月."""

    month: int
    year: YearSaid
    is_alone: bool


class BareMonth(NamedTuple):
    """3月 at the start of a clause, which may be a date and speaks for that clause only."""

    month: int


class HalfYear(NamedTuple):
    """上半年, 去年下半年."""

    is_second: bool
    year: YearSaid


class Quarters(NamedTuple):
    """一季度, 前三季度; `is_close` for 一季度末."""

    first: int
    last: int
    year: YearSaid
    is_close: bool


class Years(NamedTuple):
    """2019—2023年."""

    first: int
    last: int


class Year(NamedTuple):
    """2020年; its last day in 2020年底, and all the time since it began in 2020年以来."""

    year: int
    is_close: bool
    is_since: bool


class RelativeYear(NamedTuple):
    """去年, 今年, 明年 as on the report's date; 今年以来, and 去年末 for its last day."""

    word: str
    is_close: bool
    is_since: bool


class YearsAgo(NamedTuple):
    """五年前: the year so many before the report's."""

    number: int


class YearEnd(NamedTuple):
    """年底, 年末: the last day of the year spoken of; 年初 is that of the one before it."""

    is_of_before: bool


class SameTimeBefore(NamedTuple):
    """去年同期."""


class RecentYears(NamedTuple):
    """过去五年, 三年来, 一年来: so many years that end with the report's.

    `is_bare` where nothing says so: 两年新增3000套, which may be any two of five; `is_course` where
    they are what something took, 经过八年努力, 十年间, and may have been over before.
    """

    number: int
    is_bare: bool
    is_course: bool = False


class Undated(NamedTuple):
    """建成以来, 据第七次人口普查, 建成后可: a time by something that has no date here."""


_FIRST_PLAN_DATED = 6


class Plan(NamedTuple):
    """“十四五”, the fourteenth five-year plan; `is_under_way` for “十四五”以来.

    `is_close` is whether its end is meant, “十四五”末; `length` is how many of its first years are:
    four for “十四五”前四年.
    """

    number: int
    is_under_way: bool
    is_close: bool
    length: int

    @property
    def years(self) -> tuple[str, ...]:
        """Its years: the sixth began in 1981, each next one five years later; none before."""
        start = 1981 + 5 * (self.number - 6)
        if self.number < _FIRST_PLAN_DATED:
            return ()
        last = start + self.length - 1
        return (close_of(last) if self.is_close else years(start, last),)


class Coming(NamedTuple):
    """今后三年; 下一步 without a number of years."""

    years: int | None


class Within(NamedTuple):
    """用两年时间: so many years from now on where plans are spoken of, else up to the report's."""

    years: int


class WholeYear(NamedTuple):
    """全年; `hoped` are the words before that look ahead: 力争全年."""

    hoped: str


class Aim(NamedTuple):
    """力争, 目标是; `is_of_clause` where it speaks for its clause only: 计划新建."""

    is_of_clause: bool


PartOfYear = Months | Days | Until | Month | BareMonth | HalfYear | Quarters

YearsSaid = Years | Year | RelativeYear | YearsAgo | YearEnd | RecentYears

NamedTime = PartOfYear | YearsSaid | SameTimeBefore | Undated | Plan | Coming | Within
"""A time that means periods by itself."""

Time = NamedTime | WholeYear | Aim
"""What words say of time; what the last two mean is said by the words before them."""


def is_named(time: Time) -> TypeGuard[NamedTime]:
    """Tell whether a time means periods by itself."""
    return not isinstance(time, Aim | WholeYear)


def periods(time: NamedTime, dated: Dated) -> tuple[str, ...]:
    """Return the periods that a time can mean, the likeliest first; none where nobody can tell."""
    match time:
        case Years() | Year() | RelativeYear() | YearsAgo() | YearEnd() | RecentYears():
            return tuple(filter(None, [_of_years(time, dated)]))
        case SameTimeBefore():
            is_of_years = dated.year > dated.first_year
            before = years(dated.date.year) if is_of_years else dated.period
            return (same_time(before, int(before[:4]) - 1),)
        case Undated():
            return ()
        case Plan():
            return _so_far(time, dated) if time.is_under_way else time.years
        case Coming() | Within():
            return (_to_come(time, dated),)
    return _within(time, dated)


def _to_come(time: Coming | Within, dated: Dated) -> str:
    """So many years from now on; of what was done, those up to the report's."""
    if isinstance(time, Within) and not dated.is_planned:
        return _recent(time.years, dated)
    if time.years is None:
        return dated.coming
    first = dated.first_year if dated.is_planned else dated.last_full_year + 1
    return years(first, first + time.years - 1)


def same_time(period: str, year: int) -> str:
    """Return the same time of another year, in which it ends."""
    later = int(period.rpartition("/")[2][:4]) - year
    return re.sub(r"\d{4}", lambda found: str(int(found[0]) - later), period)


def is_year_before(base: str, period: str) -> bool:
    """Tell whether a base is the same time of the year before, or all of that year."""
    year = int(period.rpartition("/")[2][:4]) - 1
    return base in (same_time(period, year), years(year))


def _of_years(time: YearsSaid, dated: Dated) -> str:
    """Years in a row, or one of them: all of it, its last day, or the time since it began.

    Nothing where they may be any: two of five.
    """
    match time:
        case Years(first, last):
            return years(first, last)
        case RecentYears(number, is_bare, is_course):
            is_any = (is_bare and _is_any(number, dated)) or (
                is_course and _may_be_over(number, dated)
            )
            return "" if is_any else _recent(number, dated)
        case YearsAgo(number):
            return years(dated.reported_year - number)
        case YearEnd(is_of_before):
            return close_of(dated.year - is_of_before)
        case Year():
            return _named_year(time, dated)
        case RelativeYear(word, is_close, is_since):
            period = _relative(word, dated, is_since=is_since)
            return close_of(int(period[:4])) if is_close else period


def _named_year(time: Year, dated: Dated) -> str:
    is_planned = dated.is_planned and time.year >= dated.date.year
    if time.is_since and not is_planned:
        return f"{time.year}-01/{dated.month_told}"
    return close_of(time.year) if time.is_close else years(time.year)


def close_of(year: int) -> str:
    """Return the last day of a year."""
    return f"{year}-12-31"


def end_of(period: str) -> str:
    """Return the last day of a period, which may be one."""
    year, month, *day = period.rpartition("/")[2].split("-")
    return "-".join((year, month, *day)) if day else _last_day(int(year), int(month))


def _is_any(number: int, dated: Dated) -> bool:
    """Whether so many years may be any of those spoken of, or none of those planned."""
    around = dated.year - dated.first_year + 1
    return 1 < number < around or (dated.is_planned and number != around)


_OF_A_TERM = 5
"""The years of a plan, and of a government's term."""


def _may_be_over(number: int, dated: Dated) -> bool:
    """Whether so many years are neither one, nor a term, nor just those spoken of."""
    return number not in (1, _OF_A_TERM, dated.year - dated.first_year + 1)


def _recent(number: int, dated: Dated) -> str:
    """So many years up to the report's; where as many are planned, those: 五年累计新增3万人."""
    if dated.is_planned and dated.year - dated.first_year == number - 1 > 0:
        return dated.period
    return years(dated.last_full_year - number + 1, dated.last_full_year)


def _relative(word: str, dated: Dated, *, is_since: bool) -> str:
    """A year as on the report's date; this one is the report's own period where that is of it."""
    year = dated.date.year
    if word == "上年" and not dated.is_planned:
        return years(dated.year - 1)
    if word not in ("今年", "本年"):
        return years(year + {"明年": 1, "前年": -2}.get(word, -1))
    period = dated.period if dated.first_year == year else years(year)
    is_over = not is_after(period, dated.date)
    return period if is_over or not is_since else f"{year}-01/{dated.date.isoformat()[:7]}"


def _so_far(plan: Plan, dated: Dated) -> tuple[str, ...]:
    """The years of a plan, up to where the report is if it tells of them while they run."""
    if not plan.years or dated.is_planned or not is_after(plan.years[0], dated.date):
        return plan.years
    told = f"{plan.years[0][:7]}/{dated.end[:7]}"
    return (told,) if is_possible(told) else plan.years


def _within(time: PartOfYear, dated: Dated) -> tuple[str, ...]:
    """A part of a year: a month, some months, a half, some quarters, or a day."""
    year = dated.first_year if isinstance(time, BareMonth) else _year(time.year, dated)
    match time:
        case Months(first, last, _, last_year):
            return _of_months(year, first, last, dated.year if last_year == "今年" else last_year)
        case Days(first, last):
            return (_stretch(year, first, last),)
        case Until(month, day):
            return (f"{year}-{month:02}-{day:02}" if day else _last_day(year, month),)
        case Month(month) | BareMonth(month):
            return (f"{year}-{month:02}",)
        case HalfYear(is_second):
            return (_stretch(year, 7, 12) if is_second else _stretch(year, 1, 6),)
        case Quarters(first, last, _, is_close):
            close = _last_day(year, 3 * last)
            return (close if is_close else _stretch(year, 3 * first - 2, 3 * last),)


def _of_months(year: int, first: int, last: int, last_year: int | None) -> tuple[str, ...]:
    """Months in a row, or their last day; before a year that is named stands the one before it."""
    end = _last_day(last_year or year, last)
    begin = last_year - 1 if last_year == year and first > last else year
    return f"{begin}-{first:02}/{end[:7]}", end


def dealt(time: Quarters, dated: Dated) -> tuple[str, ...]:
    """Return the period of each of several quarters."""
    year = _year(time.year, dated)
    each = range(time.first, time.last + 1) if time.first < time.last else ()
    return tuple(_stretch(year, 3 * number - 2, 3 * number) for number in each)


def _stretch(year: int, first: int, last: int) -> str:
    return f"{year}-{first:02}" if first == last else f"{year}-{first:02}/{year}-{last:02}"


def _year(said: YearSaid, dated: Dated) -> int:
    if isinstance(said, int):
        return said
    if said is None:
        return dated.year
    return (dated.date.year if said == "去年" else dated.year) - 1


def _last_day(year: int, month: int) -> str:
    """The last day of a month; of a month that there is not, what no period can be."""
    if not 1 <= month <= 12:
        return f"{year}-{month:02}-00"
    return f"{year}-{month:02}-{monthrange(year, month)[1]}"
