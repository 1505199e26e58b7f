"""Which period a number of the text is about, by the words before it and the headings."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from xiaoshan_report.language import time_values
from xiaoshan_report.language.punctuation import CLAUSE_END, SENTENCE_END
from xiaoshan_report.language.time_values import Dated, is_after, years
from xiaoshan_report.language.time_words import Expression, expressions
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
        """Return the periods that a number at `position` may have, the likeliest first.

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
            and _names_months(following.expression.said)
            and following.expression.end <= clause_end
        ):
            return following.periods
        return (self._dated.period,)

    def _at(self, named: _Spoken, position: int) -> tuple[str, ...]:
        """Its periods for a number there: in 2019—2023年由3家增至5家 the first and last."""
        said = named.expression.said
        if not isinstance(said, time_values.Years):
            return named.periods
        between = self._text[max(named.expression.end, position - _LONGEST_HEADING) : position]
        if _AT_FIRST.search(between):
            return (years(said.first),)
        return (years(said.last),) if _AT_LAST.search(between) else named.periods


def _outlasting(until: Sequence[int]) -> Iterator[int]:
    """For each expression the last one before it that speaks further on; -1 without one."""
    open_ones: list[int] = []
    for index, end in enumerate(until):
        while open_ones and until[open_ones[-1]] <= end:
            open_ones.pop()
        yield open_ones[-1] if open_ones else -1
        open_ones.append(index)


def _names_months(said: time_values.Time) -> bool:
    return isinstance(said, time_values.Months | time_values.Until | time_values.Month)


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
    match expression.said:
        case time_values.Aim():
            return _aimed(between, before, dated)
        case time_values.WholeYear(hoped):
            aimed = _aimed(between, before, dated) if hoped == "力争" else ()
            return _whole_year(hoped, before, dated) or aimed
        case time_values.Plan() as plan if before and dated.plans(before.periods[0]):
            return plan.years
        case said:
            return time_values.periods(said, dated) or (dated.period,)


def _whole_year(hoped: str, before: _Spoken | None, dated: Dated) -> tuple[str, ...]:
    """The year whose parts the sentence spoke of, or that is hoped for before it is over."""
    if before and isinstance(before.expression.said, time_values.PartOfYear):
        return (years(int(before.periods[0][:4])),)
    year = years(dated.year)
    return (year,) if hoped and is_after(year, dated.date) else ()


def _aimed(between: str, before: _Spoken | None, dated: Dated) -> tuple[str, ...]:
    """The time of an aim: that of the sentence where it is to come, else what plans are for.

    In a clause that names a time itself, or calls the aim an earlier one, it says nothing new.
    """
    if before and isinstance(before.expression.said, time_values.Plan):
        return before.expression.said.years
    if before and dated.plans(before.periods[0]):
        return before.periods
    clauses = CLAUSE_END.split(between)
    is_dated = before is not None and len(clauses) == 1
    return () if is_dated or _STATED.search(clauses[-1]) else (dated.coming,)


def standing(lines: Iterable[tuple[int, str]], dated: Dated) -> Mapping[int, Dated]:
    """Return the period of each numbered line in which no sentence names one: the last heading's.

    A heading is a short line that names a period (三、2026年工作安排); a paragraph may name its
    own at its start (五年来，…).
    """
    return dict(_standing(lines, dated))


def _standing(lines: Iterable[tuple[int, str]], dated: Dated) -> Iterator[tuple[int, Dated]]:
    current = dated
    for number, line in lines:
        named = next(filter(_dates_lines, expressions(line[:_LONGEST_HEADING])), None)
        if named and _is_heading(line):
            current = _of(named.said, dated, is_plan=bool(_PLANS.search(line))) or current
            yield number, current
        elif named and named.start <= _LONGEST_LEAD and line.startswith(",", named.end):
            yield number, _of(named.said, dated) or current
        else:
            yield number, current


def _is_heading(line: str) -> bool:
    """Whether a line is a heading within a report: not its own title, nor what a chart shows."""
    return len(line) <= _LONGEST_HEADING and not re.search(r"[。,]|工作报告|^[图表]\d", line)


def _dates_lines(expression: Expression) -> bool:
    """Whether an expression can say what a whole paragraph, or all below a heading, is about."""
    return not isinstance(
        expression.said, time_values.Aim | time_values.WholeYear | time_values.BareMonth
    )


def _of(said: time_values.Time, dated: Dated, *, is_plan: bool = False) -> Dated | None:
    if isinstance(said, time_values.Aim | time_values.WholeYear):
        return None
    found = (
        said.years
        if is_plan and isinstance(said, time_values.Plan)
        else time_values.periods(said, dated)
    )
    return dated._replace(period=found[0]) if found and is_possible(found[0]) else None
