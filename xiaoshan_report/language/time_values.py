"""Times as reports name them, and the periods that each can mean on the date of a report."""

import datetime
import re
from calendar import monthrange
from typing import Literal, NamedTuple

from xiaoshan_report.model.period import is_possible


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
    def is_planned(self) -> bool:
        """Whether the period is of plans."""
        return self.plans(self.period)

    @property
    def month_told(self) -> str:
        """The month up to which the report tells what was done."""
        return self.date.isoformat()[:7] if self.is_planned else self.end[:7]

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


YearSaid = int | Literal["去年", "上年"] | None
"""The year that a part of a year is said to be of, where it is."""


class Months(NamedTuple):
    """1-5月, 2022年11月至2023年2月."""

    first: int
    last: int
    year: YearSaid
    last_year: int | None


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
    """去年, 今年, 明年 as on the report's date; 今年以来."""

    word: str
    is_since: bool


class SameTimeBefore(NamedTuple):
    """去年同期."""


class FiveYears(NamedTuple):
    """过去五年, 五年来: those that end with the report's."""


class Plan(NamedTuple):
    """“十四五”, the fourteenth five-year plan; `is_under_way` for “十四五”以来."""

    number: int
    is_under_way: bool

    @property
    def years(self) -> tuple[str, ...]:
        """Its years: the sixth began in 1981, each next one five years later; none before."""
        start = 1981 + 5 * (self.number - 6)
        return (years(start, start + 4),) if self.number >= 6 else ()


class Coming(NamedTuple):
    """今后三年; 下一步 without a number of years."""

    years: int | None


class WholeYear(NamedTuple):
    """全年; `hoped` are the words before that look ahead: 力争全年."""

    hoped: str


class Aim(NamedTuple):
    """力争, 目标是; `is_of_clause` where it speaks for its clause only: 计划新建."""

    is_of_clause: bool


PartOfYear = Months | Until | Month | BareMonth | HalfYear | Quarters

NamedTime = PartOfYear | Years | Year | RelativeYear | SameTimeBefore | FiveYears | Plan | Coming
"""A time that means periods by itself."""

Time = NamedTime | WholeYear | Aim
"""What words say of time; what the last two mean is said by the words before them."""


def periods(time: NamedTime, dated: Dated) -> tuple[str, ...]:
    """Return the periods that a time can mean, the likeliest first; none where there is no such."""
    match time:
        case Years() | Year() | RelativeYear() | FiveYears():
            return (_of_years(time, dated),)
        case SameTimeBefore():
            return (re.sub(r"\d{4}", lambda year: str(int(year[0]) - 1), dated.period),)
        case Plan():
            return _so_far(time, dated) if time.is_under_way else time.years
        case Coming(number):
            first = dated.first_year if dated.is_planned else dated.year + 1
            return (years(first, first + number - 1) if number else dated.coming,)
    return _within(time, dated)


def _of_years(time: Years | Year | RelativeYear | FiveYears, dated: Dated) -> str:
    """Years in a row, or one of them: all of it, its last day, or the time since it began."""
    match time:
        case Years(first, last):
            return years(first, last)
        case FiveYears():
            return years(dated.year - 4, dated.year)
        case Year(year, _, True):
            return f"{year}-01/{dated.month_told}"
        case Year(year, is_close):
            return f"{year}-12-31" if is_close else years(year)
        case RelativeYear(word, is_since):
            return _relative(word, dated, is_since=is_since)


def _relative(word: str, dated: Dated, *, is_since: bool) -> str:
    """A year as on the report's date; this one is the report's own period where that is of it."""
    year = dated.date.year
    if word not in ("今年", "本年"):
        return years(year + 1 if word == "明年" else year - 1)
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
            end = _last_day(last_year or year, last)
            return f"{year}-{first:02}/{end[:7]}", end
        case Until(month, day):
            return (f"{year}-{month:02}-{day:02}" if day else _last_day(year, month),)
        case Month(month) | BareMonth(month):
            return (f"{year}-{month:02}",)
        case HalfYear(is_second):
            return (f"{year}-07/{year}-12" if is_second else f"{year}-01/{year}-06",)
        case Quarters(first, last, _, is_close):
            stretch = f"{year}-{3 * first - 2:02}/{year}-{3 * last:02}"
            return (_last_day(year, 3 * last) if is_close else stretch,)


def _year(said: YearSaid, dated: Dated) -> int:
    if isinstance(said, int):
        return said
    if said is None:
        return dated.first_year
    return (dated.date.year if said == "去年" else dated.year) - 1


def _last_day(year: int, month: int) -> str:
    """The last day of a month; of a month that there is not, what no period can be."""
    if not 1 <= month <= 12:
        return f"{year}-{month:02}-00"
    return f"{year}-{month:02}-{monthrange(year, month)[1]}"
