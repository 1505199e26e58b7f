"""Which period a number of the text is about, by the words before it and the frame around it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xiaoshan_report.language import time_values
from xiaoshan_report.language.frames import Frame, Framed
from xiaoshan_report.language.punctuation import CLAUSE_END
from xiaoshan_report.language.time_values import Dated, is_after, years, years_of
from xiaoshan_report.language.time_words import THOUGHT_END, Expression, expressions
from xiaoshan_report.model.period import is_possible

_NEAR = 40
"""The characters before a number in which words beside it are looked for."""

_NEXT = len(",相当于")
"""The characters behind a number within which it is compared: 130家,比2020年增加9家."""

_OF_ALL_LISTED = re.compile(",(?:分别|均|都)[比较]")
"""What compares all that the clause before it lists: 绿地60亩、公园9座,分别比2020年增加…."""

_STATED = re.compile("年初|年度|原定|确定|下达|完成")
"""What in its clause makes an aim one that was set before, and is no plan."""

_AT_FIRST = re.compile(r"[由从][^,;。\d]{0,4}$")
_AT_LAST = re.compile("[由从][^,;。]*[到至为]$")
"""The words before a number of the first and of the last year of a stretch."""


_DONE = re.compile(
    "(?:目前|现有|已(?:经)?(?:累计)?(?:完成|建成|达到?|有|实现|投入|开工|引进|突破|超))[^,;。]{0,12}$"
    "|目前[^,;。]{0,24}$|已经?$|(?<![为除])了[^,;。]{0,12}$"
    "|(?:目前|现)已[^,;。]{0,20},[^,;。今年将要力争确保再计划]{0,12}$"
)
"""The words before a number that say among plans what has been done: 已建成12座, 取消了3项."""


_DEPARTS = re.compile("[从由]")
"""What parts a time from the number that a change set out from: 今年标准由3元提高到4元."""

_BETWEEN_LISTED = re.compile("[、和及与]")
_MOST_LISTED = 12


class _Spoken(NamedTuple):
    """An expression with the periods that it can mean where it stands."""

    expression: Expression
    periods: tuple[str, ...]


class When(NamedTuple):
    """The periods that a number may have, the likeliest first, and the frame that gives them.

    `frame` is none where the number's own sentence names the time, in `words`; `around` is the
    period of the frame in any case. `dealt` are the periods that the sentence lists one by one, of
    each of as many numbers. `is_planned` is whether they are to come, and `is_beside` whether the
    number's own clause names them.
    """

    periods: tuple[str, ...]
    frame: Frame | None
    dealt: tuple[str, ...] = ()
    words: str = ""
    around: str = ""
    is_planned: bool = False
    is_beside: bool = False

    @property
    def allowed(self) -> tuple[str, ...]:
        """All that it may be: of a stretch of years also its last, of which a level is."""
        others = self.frame.others if self.frame else ()
        return (*self.periods, *others, *map(last_year, self.periods), *self.dealt)


def last_year(period: str) -> str:
    """Return the last of the calendar years of a period that has several; any other as it is."""
    first, _, last = period.partition("/")
    is_of_years = first.endswith("-01") and last.endswith("-12")
    return years(int(last[:4])) if is_of_years else period


class Periods:
    """The expressions of time in a line, and which period they give a number where it stands.

    `frames` are those of the line.
    """

    def __init__(self, text: str, dated: Dated, frames: Sequence[Framed]) -> None:
        self._text = text
        self._frames = frames
        self._starts = [framed.start for framed in frames]
        self._dated = dated
        every = expressions(text)
        self._bases = [one for one in every if one.is_base and time_values.is_named(one.said)]
        self._base_ends = [one.end for one in self._bases]
        self._outsets = [one for one in every if one.is_base or one.departs]
        self._outset_ends = [one.end for one in self._outsets]
        self._named = list(self._spoken([one for one in every if not one.is_base]))
        self._ends = [named.expression.end for named in self._named]
        self._sentences = [end.end() for end in THOUGHT_END.finditer(text)]
        self._clause_ends = [end.start() for end in CLAUSE_END.finditer(text)] + [len(text)]
        self._outlasting = list(_outlasting([named.expression.until for named in self._named]))

    def frame(self, position: int) -> Frame:
        """Return the frame at a place of the line."""
        return self._frames[bisect_right(self._starts, position) - 1].frame

    def at(self, position: int) -> When:
        """Return when it is that a number at `position` speaks of."""
        when = self._at(position)
        is_planned = any(map(self._dated.plans, when.periods[:1]))
        frame = self.frame(position)
        return when._replace(is_planned=is_planned, around=frame.around or frame.period)

    def _at(self, position: int) -> When:
        """The periods of a number by its sentence, or by the frame.

        The last expression before it in its sentence governs, or else the first one after it in
        its clause; for a stretch of months (1-5月) a stock is of its last day. Without one it is
        what the frame says, whose year is also that of an expression without a year.
        """
        last = bisect_right(self._ends, position) - 1
        sentence = self.sentence(position)
        while last >= 0 and self._named[last].expression.start >= sentence:
            if position < self._named[last].expression.until:
                return self._said(last, position)
            last = self._outlasting[last]
        after = bisect_right(self._ends, position)
        following = self._named[after] if after < len(self._named) else None
        clause_end = self._clause_ends[bisect_left(self._clause_ends, position)]
        if (
            following
            and _names_months(following.expression.said)
            and following.expression.end <= clause_end
        ):
            return When(following.periods, None)
        frame = self.frame(position)
        if self._dated.plans(frame.period) and _DONE.search(
            self._text, max(0, position - _NEAR), position
        ):
            return When((self._dated.reported or self._dated.period,), None)
        return When((frame.period,), frame)

    def _spoken(self, found: Sequence[Expression]) -> Iterator[_Spoken]:
        """The expressions that date, each seen beside the one before it in its sentence."""
        before: _Spoken | None = None
        for expression in found:
            start = before.expression.end if before else 0
            between = self._text[max(start, expression.start - _NEAR) : expression.start]
            if before and THOUGHT_END.search(self._text, start, expression.start):
                before = None
            periods = _beside(expression, between, before, self._dated_at(expression.start))
            if periods is not None:
                spoken = _Spoken(expression, periods)
                yield spoken
                before = spoken

    def _said(self, index: int, position: int) -> When:
        """When it is by an expression for a number there."""
        named = self._named[index]
        said = named.expression.said
        if len(listed := self._listed(index)) > 1:
            return When(named.periods, None, listed)
        if isinstance(said, time_values.Quarters):
            dated = self._dated_at(named.expression.start)
            return When(named.periods, None, time_values.dealt(said, dated))
        start, end = named.expression.start, named.expression.end
        between = self._text[end:position]
        if isinstance(said, time_values.YearEnd) and ";" in between:  # ;贷款余额3亿元
            return When((self.frame(position).period, *named.periods), None)
        periods = self._of(named, position)
        is_near = not CLAUSE_END.search(between) and not _DEPARTS.search(between)
        is_beside = is_near or periods != named.periods
        return When(periods, None, words=self._text[start:end], is_beside=is_beside)

    def _listed(self, last: int) -> tuple[str, ...]:
        """The periods of a list of expressions up to this one: 一季度、上半年和全年."""
        first = last
        while first and last - first < _MOST_LISTED and self._goes_on(first):
            first -= 1
        return tuple(map(_first, self._named[first : last + 1]))

    def _goes_on(self, index: int) -> bool:
        """Whether an expression goes on with a list."""
        before, start = self._ends[index - 1], self._named[index].expression.start
        return _BETWEEN_LISTED.fullmatch(self._text, before, start) is not None

    def base(self, position: int, period: str) -> str | None:
        """Return what a number of a period is compared with, where the clause before names it."""
        last = bisect_right(self._base_ends, position) - 1
        if last < 0 or not self._is_compared_with(self._bases[last], position):
            return None
        base = self._bases[last]
        dated = self._dated._replace(period=period)
        if isinstance(base.said, time_values.Year) and self._text.startswith("同期", base.end):
            return time_values.same_time(dated.period, base.said.year)
        found = time_values.periods(base.said, dated) if time_values.is_named(base.said) else ()
        return next(filter(is_possible, found), None)

    def open_base(self, position: int) -> str:
        """Return the words of what a number is compared with where nobody can tell its date."""
        last = bisect_right(self._base_ends, position) - 1
        if last < 0 or not self._is_compared_with(self._bases[last], position):
            return ""
        base = self._bases[last]
        is_open = isinstance(base.said, time_values.Undated)
        return self._text[base.start : base.end] if is_open else ""

    def _is_compared_with(self, base: Expression, position: int) -> bool:
        """Whether a base is of a number's own clause, or of its sentence: 与2020年相比,…."""
        ends = THOUGHT_END if self._text.startswith("相比", base.end) else CLAUSE_END
        return base.end >= position - _NEAR and not ends.search(self._text, base.end, position)

    def outset(self, position: int) -> str | None:
        """Return the earlier year that the sentence has named before: 由2020年的3家增至5家."""
        last = bisect_right(self._outset_ends, position) - 1
        if last < 0 or self._outsets[last].start < self.sentence(position):
            return None
        return self._one_year(self._outsets[last])

    def departs(self, position: int) -> bool:
        """Tell whether a number there is what a change set out from: 由2020年的3家."""
        last = bisect_right(self._outset_ends, position) - 1
        is_near = last >= 0 and position <= self._outset_ends[last] + len("的")
        return is_near and self._outsets[last].departs

    def is_compared(self, end: int) -> bool:
        """Tell whether behind a number that ends there it is compared with one year: ,比2020年."""
        clause_end = self._clause_ends[bisect_left(self._clause_ends, end)]
        if _OF_ALL_LISTED.match(self._text, clause_end):
            end = clause_end
        after = bisect_right(self._base_ends, end)
        if after == len(self._bases) or self._bases[after].start > end + _NEXT:
            return False
        return self._one_year(self._bases[after]) is not None

    def _one_year(self, expression: Expression) -> str | None:
        """The year that an expression names, or a day of it."""
        said = expression.said
        if not isinstance(said, time_values.Year | time_values.RelativeYear | time_values.YearsAgo):
            return None
        return next(iter(time_values.periods(said, self._dated_at(expression.start))), None)

    def sentence(self, position: int) -> int:
        """Return where the sentence begins that a place is in."""
        before = bisect_right(self._sentences, position) - 1
        return self._sentences[before] if before >= 0 else 0

    def _dated_at(self, position: int) -> Dated:
        """The report as of a place: of the stretch around it, where that speaks of a day."""
        frame = self.frame(position)
        is_day = "/" not in frame.period
        return self._dated._replace(period=(is_day and frame.around) or frame.period)

    def _of(self, named: _Spoken, position: int) -> tuple[str, ...]:
        """Its periods for a number there: in 2019—2023年由3家增至5家 the first and last."""
        said = named.expression.said
        if not isinstance(said, time_values.Years):
            return named.periods
        between = self._text[max(named.expression.end, position - _NEAR) : position]
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


def _beside(
    expression: Expression, between: str, before: _Spoken | None, dated: Dated
) -> tuple[str, ...] | None:
    """What an expression means behind another one; `between` are the words from there on.

    None where it dates nothing here; no period where it dates, and nobody can tell when.
    """
    match expression.said:
        case time_values.Aim():
            return _aimed(between, before, dated) or None
        case time_values.WholeYear(hoped):
            aimed = _aimed(between, before, dated) if hoped == "力争" else ()
            return _whole_year(hoped, before, dated) or aimed or None
        case time_values.YearEnd() if before and dated.plans(_first(before)):
            return (f"{_first(before)[:4]}-12-31",)
        case time_values.Plan() as plan if before and dated.plans(_first(before)):
            return plan.years
        case time_values.RecentYears(number) if before and _lasts(before, number):
            return before.periods
        case said:
            return time_values.periods(said, dated)


def _lasts(spoken: _Spoken, number: int) -> bool:
    """Whether it is a plan, or years, of just so many: “十四五”时期是不平凡的五年."""
    said = spoken.expression.said
    if isinstance(said, time_values.Plan):
        return said.length == number
    return isinstance(said, time_values.Years) and said.last - said.first + 1 == number


def _first(spoken: _Spoken) -> str:
    """The likeliest of its periods, or none."""
    return next(iter(spoken.periods), "")


def _whole_year(hoped: str, before: _Spoken | None, dated: Dated) -> tuple[str, ...]:
    """The year of the part that the text speaks of, or that is hoped for before it is over."""
    if before and isinstance(before.expression.said, time_values.PartOfYear):
        return (years(int(_first(before)[:4])),)
    year = years(dated.year)
    is_meant = hoped or dated.is_planned if is_after(year, dated.date) else dated.period != year
    return (year,) if is_meant and years_of(dated.period) == 1 else ()


def _aimed(between: str, before: _Spoken | None, dated: Dated) -> tuple[str, ...]:
    """The time of an aim: that of the sentence where it is to come, else what plans are for.

    In a clause that names a time itself, or calls the aim an earlier one, it says nothing new.
    """
    if before and isinstance(before.expression.said, time_values.Plan):
        return before.expression.said.years
    if before and dated.plans(_first(before)):
        return before.periods
    clauses = CLAUSE_END.split(between)
    is_dated = before is not None and len(clauses) == 1
    return () if is_dated or _STATED.search(clauses[-1]) else (dated.coming,)
