"""The time that each stretch of a text speaks of, as its headings and lead sentences set it.

A heading that names a time (二、“十五五”时期主要目标) sets the frame of all below it. So does a
lead, a sentence that opens with the time that it and what follows are about (五年来，…; 一年来，…;
2026年是开局之年。), up to the next lead or heading. The items of a list share the frame that held
where the list began, so that what one item looks back on reaches no further than the item.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeGuard

from xiaoshan_report.language import time_values
from xiaoshan_report.language.numbering import Family, ListMark
from xiaoshan_report.language.punctuation import SENTENCE_END
from xiaoshan_report.language.time_values import Dated, years, years_of
from xiaoshan_report.language.time_words import Expression, circumstance, expressions
from xiaoshan_report.model.period import is_possible
from xiaoshan_report.numerals.lexicon import any_of, lexicon

_LONGEST_HEADING = 40
"""The characters of a line that may be a heading; longer ones are paragraphs."""

_LONGEST_OPENING = 24
"""The characters of a sentence within which it says what time it is about."""

_WORDS = lexicon().headings
_PLANS = re.compile(any_of(_WORDS.plans))
_REVIEWS = re.compile(any_of(_WORDS.reviews))

_AHEAD = re.compile("目标|打算|安排|思路|要求|部署|下一步|展望")
_DONE = re.compile("执行|完成|推进|落实|情况")
"""What parts a heading of plans without a time, 三、主要目标, from one of what was done."""

_ASIDE = re.compile("问题|困难|不足|挑战|体会|经验|启示|情况|成效|变化|说明|[总小]结")
"""What calls a part behind a review neither that nor plans, as any other is: 二、奋力谱写新篇章."""

_BEFORE_LEAD = re.compile(
    "(?:[“,!:]|各位代表|同志们|回顾|回首|回望|回眸|总结|展望|面向|着眼|刚刚|过去|即将|走过|经历|奋进|做好|完成"
    "|特别是|尤其是|[在这是的我们了]|今天|现在|首先|——|-)*"
)
"""What may stand between the start of a sentence and the time that it leads with."""

_AFTER_LEAD = re.compile(r"[”]?(?:这[一五]年)?(?:[,:、是]|[^,。;:\d]{0,14}[,:。])")
"""What follows it: a pause soon, and no number before that."""

_NO_HEADING = re.compile(r"(?:报告|公报|通报|汇报)\S{0,8}$|^[图表]\d")
"""A report's own title, and the title of a chart."""

_STRETCH = re.compile("的[一二三四五]年$")
"""What closes a line that says what the years below were: 这是实力跃升的五年。"""

_FIRST_YEAR = re.compile("[^,。;]{0,8}(?:开局|第一年|首年)")
"""What follows a plan of which the first year is meant: 奋力实现“十五五”良好开局."""


_Framing = (
    time_values.Year
    | time_values.Years
    | time_values.RelativeYear
    | time_values.RecentYears
    | time_values.Plan
    | time_values.Coming
    | time_values.HalfYear
    | time_values.Quarters
    | time_values.Months
)
"""What can say what a whole stretch of the text is about."""


class Frame(NamedTuple):
    """The time that a stretch of a text speaks of: a period, and what else it may be.

    `words` say so, and stand in `line`; there are none where nothing but the report's own period
    is behind it. `around` is the period of the stretch that a frame of its line alone is in.
    """

    period: str
    others: tuple[str, ...] = ()
    words: str = ""
    line: int = 0
    around: str = ""


class Framed(NamedTuple):
    """A frame, and the place in a line from which it holds."""

    start: int
    frame: Frame


def frames(
    lines: Iterable[tuple[int, str]], marks: Mapping[int, Sequence[ListMark]], dated: Dated
) -> dict[int, tuple[Framed, ...]]:
    """Return the frames of each numbered line, in their order; the first holds from its start.

    `lines` are comparable; `marks` are those that number them.
    """
    walk = _Walk(dated)
    return {number: tuple(walk.line(number, line, marks.get(number, ()))) for number, line in lines}


class _Walk:
    """Goes down a text and keeps the frame that holds."""

    def __init__(self, dated: Dated) -> None:
        self._dated = dated
        self._frame = Frame(dated.period)
        self._lists: list[tuple[Family, Frame]] = []  # the open lists, each with its first frame
        self._was_item = False
        self._after_review = 0  # the number of the part that follows one headed as a review

    def line(self, number: int, text: str, marks: Sequence[ListMark]) -> Iterator[Framed]:
        """Return the frames of a line, blank ones too, and go on to the next."""
        opening = next((mark for mark in marks if not mark.start), None)
        if opening:
            self._enter(opening)
        start = opening.end if opening else 0
        if _is_heading(text, opening):
            self._frame = self._headed(text, number, opening) or self._frame
            if opening and opening.family == "part":
                is_review = _REVIEWS.search(text) and not _PLANS.search(text)
                self._after_review = opening.number + 1 if is_review else 0
            yield Framed(0, self._frame)
        else:
            yield Framed(0, self._frame)
            yield from self._leads(text, start, number)
        self._was_item = bool(opening) if text else self._was_item

    def _enter(self, mark: ListMark) -> None:
        """Go on with a list, under the frame with which it began, or begin one."""
        families = [family for family, _ in self._lists]
        begins = mark.number == 1 or (mark.number == 0 and not self._was_item)
        if mark.family == "part":
            self._lists = []
        elif mark.family in families:
            at = families.index(mark.family)
            if not begins:
                self._frame = self._lists[at][1]
            del self._lists[at:]
        self._lists.append((mark.family, self._frame))

    def _headed(self, text: str, number: int, opening: ListMark | None) -> Frame | None:
        """The frame that a heading sets: all the times that it names, the first one first.

        A part that is headed as plans without a time is of what comes next, and so is one with any
        other words that follows a review.
        """
        named = list(dict.fromkeys(self._of_heading(text)))
        if not (named or self._is_planned) and self._plans_next(text, opening):
            named = [self._dated.coming]
        return Frame(named[0], tuple(named[1:]), text, number) if named else None

    def _plans_next(self, text: str, opening: ListMark | None) -> bool:
        """Whether a heading without a time begins plans."""
        if opening is None or opening.family != "part":
            return opening is None and _is_of_plans(text)
        follows = opening.number == self._after_review
        return _is_of_plans(text) or (follows and not _ASIDE.search(text))

    @property
    def _is_planned(self) -> bool:
        return self._dated.plans(self._frame.period)

    def _of_heading(self, text: str) -> Iterator[str]:
        for expression in expressions(text):
            said = expression.said
            if expression.is_base or not _can_frame(said):
                continue
            if isinstance(said, time_values.Plan) and said.years:
                yield self._of_plan(text, expression, said)
            else:
                yield from self._possible(said)

    def _of_plan(self, text: str, expression: Expression, plan: time_values.Plan) -> str:
        """The years of a plan that a heading names: those to come, its first one, or those past."""
        if _FIRST_YEAR.match(text, expression.end):
            return years(int(plan.years[0][:4]))
        if looks_ahead(text):
            return plan.years[0]
        return next(self._possible(plan), plan.years[0])

    def _possible(self, said: time_values.NamedTime) -> Iterator[str]:
        """The likeliest of the periods that a time can mean for the report as a whole."""
        dated = self._dated
        if isinstance(said, time_values.RecentYears) and said.is_bare:
            dated = dated._replace(period=self._frame.period)
        found = time_values.periods(said, dated)[:1]
        yield from filter(is_possible, found)

    def _leads(self, text: str, start: int, number: int) -> Iterator[Framed]:
        """The frames that the sentences of a line set, each from its own start on.

        A time that is not what the report is about at length frames its own line alone.
        """
        found = expressions(text)
        lasting = self._frame
        for begin, end in _sentences(text, start):
            within = [e for e in found if begin <= e.start < end and not e.is_base]
            frame = self._led(text, begin, end, within, number)
            if not frame or not (begin == start or self._is_framing(frame.period)):
                continue
            is_aside = begin > start and (start > 0 or years_of(frame.period) > 1)
            if self._lasts(frame.period, lasting, is_aside=is_aside):
                lasting = frame
            self._frame = frame._replace(around=lasting.period)
            yield Framed(begin, self._frame)
        self._frame = lasting

    def _lasts(self, period: str, around: Frame, *, is_aside: bool) -> bool:
        """Whether a lead frames the lines below too; aside, no part of the time around it does.

        It is aside within an item, and of several years within any paragraph: 近两年，…
        """
        if period in (around.period, *around.others):
            return True
        first, last = around.period[:7], around.period[-7:]
        is_part = first <= period[:7] and period[-7:] <= last
        return self._is_framing(period) and not (is_aside and is_part)

    def _led(
        self, text: str, begin: int, end: int, within: Sequence[Expression], number: int
    ) -> Frame | None:
        """The frame that a sentence leads with."""
        for expression in within:
            said = expression.said
            if isinstance(said, time_values.Years) or not _can_frame(said):
                continue
            if not _opens(text, begin, end, expression):
                continue
            period = next(self._possible(said), None)
            if period:
                return Frame(period, (), text[expression.start : expression.end], number)
        return None

    def _is_framing(self, period: str) -> bool:
        """Whether reports speak of such a period at length: what they review, or years to come.

        Of another year, and of a day to come, a sentence speaks, and no more than that.
        """
        reported = self._dated.reported or self._dated.period
        is_review = period.rpartition("/")[2] == reported.rpartition("/")[2]
        return is_review or (self._dated.plans(period) and "/" in period)


def looks_ahead(title: str) -> bool:
    """Tell whether a title is one of plans: “十五五”时期主要目标, but not 目标完成情况."""
    return bool(_PLANS.search(title)) and not _REVIEWS.search(title)


def _is_of_plans(title: str) -> bool:
    """Whether a heading without a time calls what is below it plans, and nothing else."""
    return looks_ahead(title) and bool(_AHEAD.search(title)) and not _DONE.search(title)


def _is_heading(text: str, opening: ListMark | None) -> bool:
    """Whether a line is a heading within a report: not its own title, nor what a chart shows."""
    if not text or len(text) > _LONGEST_HEADING or _NO_HEADING.search(text):
        return False
    if opening is not None and opening.family not in ("part", "item"):
        return False
    is_part = opening is not None and opening.family == "part"
    return not re.search("[。:]" if is_part else "[。,:]", text)


def _can_frame(said: time_values.Time) -> TypeGuard[_Framing]:
    """Whether an expression can say what a whole stretch of the text is about."""
    return isinstance(said, _Framing)


def _opens(text: str, begin: int, end: int, expression: Expression) -> bool:
    """Whether a sentence opens with an expression, and pauses behind it."""
    if expression.end - begin > _LONGEST_OPENING:
        return False
    if circumstance(text, expression.start, expression.end):
        return False
    before = text[begin : expression.start]
    if _BEFORE_LEAD.fullmatch(before) and _AFTER_LEAD.match(text, expression.end):
        return True
    return bool(_STRETCH.search(text[begin : expression.end])) and expression.end + 1 >= end


def _sentences(text: str, start: int) -> Iterator[tuple[int, int]]:
    for mark in SENTENCE_END.finditer(text, start):
        yield start, mark.end()
        start = mark.end()
    if start < len(text):
        yield start, len(text)
