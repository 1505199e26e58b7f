"""Which period a number of the text is about, by the words before it and the headings."""

import datetime
import re
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from xiaoshan_report.language.expressions import Expression, expressions
from xiaoshan_report.language.punctuation import CLAUSE_END, SENTENCE_END
from xiaoshan_report.model.period import is_possible

_LONGEST_HEADING = 40
"""The characters of a line that may be a heading; longer ones are paragraphs."""

_LONGEST_LEAD = 16
"""The characters within which a paragraph says which period all of it is about: 五年来, …"""

_PLANS = re.compile("目标|任务|安排|展望|规划|思路|要求|打算")
"""What a heading calls plans: “十四五”时期发展目标."""

_STATED = re.compile("年初|年度|原定|确定|下达|完成")
"""What in its clause makes an aim one that was set before, and is no plan."""

_AT_FIRST = re.compile(r"[由从][^,;。\d]{0,4}$")
_AT_LAST = re.compile("[由从][^,;。]*[到至为]$")
"""The words before a number of the first and of the last year of a stretch."""

_TENS = "一二三四五六七八九十"


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
    def is_planned(self) -> bool:
        """Whether the period is of plans."""
        return self.plans(self.period)

    def plans(self, period: str) -> bool:
        """Whether what is said of a period is still to come."""
        return period != self.reported and is_after(period, self.date)


def is_after(period: str, date: datetime.date) -> bool:
    """Whether a period ends after a date, so that what is said of it is still to come."""
    return period.rpartition("/")[2] > date.isoformat()


class _Spoken(NamedTuple):
    """An expression with the periods that it can mean where it stands."""

    expression: Expression
    periods: tuple[str, ...]


class Periods:
    """The expressions of time in a line, and which period they give a number where it stands."""

    def __init__(self, text: str, dated: Dated) -> None:
        self._text = text
        self._dated = dated
        self._named = list(_spoken(text, dated))
        self._ends = [named.expression.end for named in self._named]
        self._sentences = [end.end() for end in SENTENCE_END.finditer(text)]
        self._clause_ends = [end.start() for end in CLAUSE_END.finditer(text)] + [len(text)]
        self._outlasting = list(_outlasting([named.expression.until for named in self._named]))

    def allowed(self, position: int) -> tuple[str, ...]:
        """The periods that a number at `position` may have, the likeliest first.

        The last expression before it in its sentence governs, or else the first one after it in
        its clause; for a stretch of months (1-5月) a stock is of its last day. Without one it is
        what the line is about, whose year is also that of an expression without a year.
        """
        last = bisect_right(self._ends, position) - 1
        before = bisect_right(self._sentences, position) - 1
        sentence = self._sentences[before] if before >= 0 else 0
        while last >= 0 and self._named[last].expression.start >= sentence:
            if position < self._named[last].expression.until:
                return self._at(self._named[last], position)
            last = self._outlasting[last]
        after = bisect_right(self._ends, position)
        following = self._named[after] if after < len(self._named) else None
        clause_end = self._clause_ends[bisect_left(self._clause_ends, position)]
        if (
            following
            and _names_months(following.expression)
            and following.expression.end <= clause_end
        ):
            return following.periods
        return (self._dated.period,)

    def _at(self, named: _Spoken, position: int) -> tuple[str, ...]:
        """Its periods for a number there: in 2019—2023年由3家增至5家 the first and last."""
        first, last = named.expression.said["from_year"], named.expression.said["through"]
        if not first or not last:
            return named.periods
        between = self._text[max(named.expression.end, position - _LONGEST_HEADING) : position]
        if _AT_FIRST.search(between):
            return (_years(int(first)),)
        return (_years(int(last)),) if _AT_LAST.search(between) else named.periods


def _outlasting(until: Sequence[int]) -> Iterator[int]:
    """For each expression the last one before it that speaks further on; -1 without one."""
    open_ones: list[int] = []
    for index, end in enumerate(until):
        while open_ones and until[open_ones[-1]] <= end:
            open_ones.pop()
        yield open_ones[-1] if open_ones else -1
        open_ones.append(index)


def _names_months(expression: Expression) -> bool:
    said = expression.said
    return bool(said["last"] or said["until"] or said["month"])


def _spoken(text: str, dated: Dated) -> Iterator[_Spoken]:
    """The expressions that mean a period, each seen beside the one before it in its sentence."""
    before: _Spoken | None = None
    for expression in expressions(text):
        start = before.expression.end if before else 0
        between = text[max(start, expression.start - _LONGEST_HEADING) : expression.start]
        if before and SENTENCE_END.search(text, start, expression.start):
            before = None
        periods = _beside(expression, between, before, dated)
        if periods:
            spoken = _Spoken(expression, periods)
            yield spoken
            before = spoken


def _beside(
    expression: Expression, between: str, before: _Spoken | None, dated: Dated
) -> tuple[str, ...]:
    """What an expression means behind another one; `between` are the words from there on."""
    said = expression.said
    if said["aim"] or said["intent"]:
        return _aimed(between, before, dated)
    if said["full"]:
        return _whole_year(said["full"], before, dated) or (
            _aimed(between, before, dated) if said["full"].startswith("力争") else ()
        )
    if said["plan"] and before and dated.plans(before.periods[0]):
        return _plan(said["plan"])
    return _resolved(expression, dated) or (dated.period,)


def _whole_year(words: str, before: _Spoken | None, dated: Dated) -> tuple[str, ...]:
    """The year whose parts the sentence spoke of, or that is hoped for before it is over."""
    if before and _is_part_of_year(before.expression):
        return (_years(int(before.periods[0][:4])),)
    year = _years(dated.year)
    return (year,) if words != "全年" and is_after(year, dated.date) else ()


def _aimed(between: str, before: _Spoken | None, dated: Dated) -> tuple[str, ...]:
    """The time of an aim: that of the sentence where it is to come, else what plans are for.

    In a clause that names a time itself, or calls the aim an earlier one, it says nothing new.
    """
    if before and before.expression.said["plan"]:
        return _plan(before.expression.said["plan"])
    if before and dated.plans(before.periods[0]):
        return before.periods
    clauses = CLAUSE_END.split(between)
    is_dated = before is not None and len(clauses) == 1
    return () if is_dated or _STATED.search(clauses[-1]) else (_coming(dated),)


def _coming(dated: Dated) -> str:
    """What plans are for: the rest of the report's year if that is to come, else the next year."""
    if dated.is_planned:
        return dated.period
    month = int(dated.end[5:7])
    rest = f"{dated.year}-{month + 1:02}/{dated.year}-12"
    is_ahead = month < 12 and is_after(rest, dated.date)
    return rest if is_ahead else _years(max(dated.year + 1, dated.date.year))


def _is_part_of_year(expression: Expression) -> bool:
    said = expression.said
    return _names_months(expression) or any(
        said[part] for part in ("half", "quarter", "quarters", "bare")
    )


def standing(lines: Iterable[tuple[int, str]], dated: Dated) -> Mapping[int, Dated]:
    """The period of each numbered line in which no sentence names one: the last heading's.

    A heading is a short line that names a period (三、2026年工作安排); a paragraph may name its
    own at its start (五年来，…).
    """
    return dict(_standing(lines, dated))


def _standing(lines: Iterable[tuple[int, str]], dated: Dated) -> Iterator[tuple[int, Dated]]:
    current = dated
    for number, line in lines:
        named = next(filter(_dates_lines, expressions(line[:_LONGEST_HEADING])), None)
        if named and _is_heading(line):
            current = _of(named, dated, is_plan=bool(_PLANS.search(line))) or current
            yield number, current
        elif named and named.start <= _LONGEST_LEAD and line.startswith(",", named.end):
            yield number, _of(named, dated) or current
        else:
            yield number, current


def _is_heading(line: str) -> bool:
    """Whether a line is a heading within a report: not its own title, nor what a chart shows."""
    return len(line) <= _LONGEST_HEADING and not re.search(r"[。,]|工作报告|^[图表]\d", line)


def _dates_lines(expression: Expression) -> bool:
    """Whether an expression can say what a whole paragraph, or all below a heading, is about."""
    return not any(expression.said[word] for word in ("aim", "intent", "full", "bare"))


def _of(expression: Expression, dated: Dated, *, is_plan: bool = False) -> Dated | None:
    plan = expression.said["plan"] if is_plan else None
    found = _plan(plan) if plan else _resolved(expression, dated)
    return dated._replace(period=found[0]) if found and is_possible(found[0]) else None


def _resolved(expression: Expression, dated: Dated) -> tuple[str, ...]:
    """The periods that an expression can mean; none where it is no period after all."""
    said = expression.said
    if said["plan"]:
        return _plan_so_far(said["plan"], dated) if said["within"] else _plan(said["plan"])
    if said["relative"]:
        return _relative(said["relative"], said, dated)
    if said["before"]:
        return (re.sub(r"\d{4}", lambda year: str(int(year[0]) - 1), dated.period),)
    if said["next"] or said["coming"]:
        return (_to_come(said["coming"], dated),)
    return _of_years(said, dated) or _within(said, dated)


def _of_years(said: Mapping[str, str | None], dated: Dated) -> tuple[str, ...]:
    """Years in a row, or one of them; none for a part of a year."""
    if said["from_year"]:
        return (_years(int(said["from_year"]), int(said["through"] or 0)),)
    if said["years"] or said["since"]:
        return (_years(dated.year - 4, dated.year),)
    return _whole(int(said["whole"]), said, dated) if said["whole"] else ()


def _whole(year: int, said: Mapping[str, str | None], dated: Dated) -> tuple[str, ...]:
    """A year, its last day, or all the time since it began."""
    if said["onward"]:
        return (f"{year}-01/{_now(dated)}",)
    return (f"{year}-12-31",) if said["close"] else (_years(year),)


def _now(dated: Dated) -> str:
    """The month up to which a report tells what was done."""
    return dated.date.isoformat()[:7] if dated.is_planned else dated.end[:7]


def _to_come(years: str | None, dated: Dated) -> str:
    """The time of the next steps, or of so many years after those that are told of."""
    if not years:
        return _coming(dated)
    number = int(years) if years.isdigit() else _TENS.index(years) + 1
    first = int(dated.period[:4]) if dated.is_planned else dated.year + 1
    return _years(first, first + number - 1)


def _within(said: Mapping[str, str | None], dated: Dated) -> tuple[str, ...]:
    """A part of a year: a month, some months, a half, some quarters, or a day."""
    year = _year(said, dated)
    if month := said["month"] or said["bare"]:
        return (f"{year}-{int(month):02}",)
    if said["half"]:
        return (f"{year}-01/{year}-06" if said["half"] == "上" else f"{year}-07/{year}-12",)
    if quarter := said["quarters"] or said["quarter"]:
        last = 3 * (_TENS.index(quarter) + 1)
        first = 1 if said["quarters"] else last - 2
        return (_end(year, last) if said["day_of"] else f"{year}-{first:02}/{year}-{last:02}",)
    if said["until"]:
        end = _end(year, int(said["until"]))
        return (f"{end[:7]}-{int(said['day']):02}" if said["day"] else end,)
    end = _end(int(said["to_year"] or year), int(said["last"] or 0))
    return (f"{year}-{int(said['first'] or 0):02}/{end[:7]}", end)


def _year(said: Mapping[str, str | None], dated: Dated) -> int:
    """The year that a part of a year is of."""
    if said["ago"]:
        return (dated.date.year if said["ago"] == "去年" else dated.year) - 1
    return int(said["year"] or dated.period[:4])


def _relative(word: str, said: Mapping[str, str | None], dated: Dated) -> tuple[str, ...]:
    """去年 and 今年 as on the report's date; 今年 is its own period where that is of this year."""
    year = dated.date.year
    if word in ("今年", "本年"):
        period = dated.period if dated.period[:4] == str(year) else _years(year)
        if said["so_far"] and is_after(period, dated.date):
            return (f"{year}-01/{dated.date.isoformat()[:7]}",)
        return (period,)
    return (_years(year + 1 if word == "明年" else year - 1),)


def _plan_so_far(number: str, dated: Dated) -> tuple[str, ...]:
    """The years of a plan, up to where the report is if it tells of them while they run."""
    whole = _plan(number)
    if not whole or dated.is_planned or not is_after(whole[0], dated.date):
        return whole
    told = f"{whole[0][:7]}/{dated.end[:7]}"
    return (told,) if is_possible(told) else whole


def _plan(number: str) -> tuple[str, ...]:
    """The years of a five-year plan: the sixth began in 1981, each next one five years later."""
    tens = 10 if number.startswith("十") else 0
    ordinal = tens + (_TENS.index(number[-1]) + 1 if number[-1] != "十" else 0)
    start = 1981 + 5 * (ordinal - 6)
    return (_years(start, start + 4),) if ordinal >= 6 and len(number) <= 2 else ()


def _years(first: int, last: int | None = None) -> str:
    return f"{first}-01/{last or first}-12"


def _end(year: int, month: int) -> str:
    """The last day of a month; of a month that there is not, what no period can be."""
    if not 1 <= month <= 12:
        return f"{year}-{month:02}-00"
    return f"{year}-{month:02}-{monthrange(year, month)[1]}"
