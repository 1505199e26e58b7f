"""The quantities of a line of text: what each number measures, of what, in which direction."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from xiaoshan_report.language import naming
from xiaoshan_report.language.aims import commitment
from xiaoshan_report.language.dating import Context, Dating, adds_up, dating
from xiaoshan_report.language.frames import Frame, Framed
from xiaoshan_report.language.growth import (
    SHARE_UNITS,
    aims_at_growth,
    is_called_aim,
    is_estimate,
    is_outset,
    names_base,
    names_earlier_base,
    prices_said,
)
from xiaoshan_report.language.lists import (
    MORE_HOPED_FOR,
    TURNS,
    governing_words,
    grouped,
    with_unit,
)
from xiaoshan_report.language.numbering import ListMark
from xiaoshan_report.language.punctuation import CLAUSE_END, SENTENCE_END
from xiaoshan_report.language.roles import roles, see
from xiaoshan_report.language.statements import Statement, statement
from xiaoshan_report.language.subjects import FURTHEST, Subjects, Topic
from xiaoshan_report.language.time_scope import Periods, When
from xiaoshan_report.language.time_values import Dated, is_year_before, years_of
from xiaoshan_report.model.period import is_possible
from xiaoshan_report.model.structs import (
    SIGNED_MEASURES,
    SIZES,
    Commitment,
    Measure,
    NumeralKind,
    Prices,
    Qualifier,
)
from xiaoshan_report.numerals.reading import Numeral


class Doubt(NamedTuple):
    """Why a person should look at a number: the key of the sentence, and the words in doubt."""

    reason: str
    words: str


_OF_TIME = ("draft-no-period", "draft-open-period")
"""The doubts about the time that a number is of."""


class Quantity(NamedTuple):
    """A number of the text with what the words around it say; positions are offsets in the line.

    `value` is signed, and the lower end where there is an `upper`; `aim`, `base`, `prices` and
    `period` are as in the model; `about` is where the name begins or, where that stands further
    back, the clause; `until` is where the number's unit ends, which may be that of its list.
    `measures` are all that its words allow: a bare 增长 may be on any base.
    `frame` is what its period is taken from where its sentence names none, with the place.
    `commitment` is how firmly an aim is meant; `each` are the names of several that one number is
    said of, where its words tell them apart.
    """

    start: int
    end: int
    name: str
    measure: Measure
    measures: tuple[Measure, ...]
    aim: bool
    value: Decimal
    upper: Decimal | None
    unit: str | None
    qualifier: Qualifier
    base: str | None
    prices: Prices | None
    period: str
    about: int
    until: int
    frame: Frame | None
    doubts: tuple[Doubt, ...]
    commitment: Commitment | None
    each: tuple[str, ...] = ()

    @property
    def is_of_open_time(self) -> bool:
        """Whether its words leave open of which time it is."""
        return any(doubt.reason in _OF_TIME for doubt in self.doubts)


class Other(NamedTuple):
    """A numeral that is no quantity, or nobody can tell: what it is, and why."""

    start: int
    end: int
    kind: NumeralKind
    why: str


def quantities(
    text: str, dated: Dated, framed: Sequence[Framed] = (), marks: Iterable[ListMark] = ()
) -> Iterator[Quantity | Other]:
    """Read what each numeral of a line is, in their order.

    `framed` are the frames of the line, the report's own period without any; `marks` are those of
    it that number the items of a list.
    """
    seen = see(text, marks)
    found = list(zip(seen.numerals, roles(seen), strict=True))
    figures = [numeral for numeral, role in found if role.kind == "figure"]
    read = {
        one.start: one
        for one in _read(seen.text, figures, dated, framed or (Framed(0, Frame(dated.period)),))
    }
    for numeral, role in found:
        if role.kind == "figure":
            yield _decided(read[numeral.start])
        else:
            yield Other(numeral.start, numeral.end, role.kind, role.why)


def _decided(one: Quantity) -> Quantity | Other:
    """The quantity, unless it has a sign that what it measures cannot have."""
    if one.value >= 0 or one.measure in SIGNED_MEASURES:
        return one
    return Other(one.start, one.end, "undecided", "draft-sign")


def _read(
    text: str, figures: Sequence[Numeral], dated: Dated, framed: Sequence[Framed]
) -> Iterator[Quantity]:
    line = _Line(text, dated, framed)
    for listed in grouped(text, figures):
        yield from line.read(listed)


class _Number(NamedTuple):
    """A number with what its words say, before all of it is decided.

    `fits` is whether the numbers of its list and their subjects pair.
    """

    numeral: Numeral
    said: Statement
    subject: Topic
    when: When
    fits: bool
    context: Context


class _Base(NamedTuple):
    """That an earlier base was named: of what, up to where, and which if that has a date.

    It `is_rate` where growth was on it, and not a level that it set out from.
    """

    name: str
    end: int
    base: str
    is_rate: bool


class _Line:
    """Reads the numbers of a line, list by list, in their order."""

    def __init__(self, text: str, dated: Dated, framed: Sequence[Framed]) -> None:
        self._text = text
        item = _ITEM.match(text)
        self._begins = item.end() if item else 0
        self._dated = dated
        self._subjects = Subjects(text)
        self._periods = Periods(text, dated, framed)
        self._rebased: _Base | None = None
        self._size: tuple[int, Dating] | None = None  # where the last size ends, and its period
        self._before: tuple[int, Dating] | None = None  # and the last number
        self._spanning = 0  # where the last number of several years ends
        self._governed: tuple[int, str | None, str] = (0, None, "")
        """Where the number read last ends, its unit, and the words that govern it."""

    def read(self, listed: Sequence[Numeral]) -> Iterator[Quantity]:
        """Read the numbers that one predicate governs."""
        group = [with_unit(numeral, listed[-1]) for numeral in listed]
        named = self._subjects.of(group)
        fits = len(named.subjects) == len(group)
        for number, numeral in enumerate(group):
            subject = named.subjects[min(number, len(named.subjects) - 1)]
            head = _governing(self._text, subject, group[: number + 1], named.head)
            end, unit, before = self._governed
            is_more = unit == numeral.reading.unit
            if is_more and MORE_HOPED_FOR.fullmatch(self._text, end, numeral.start):
                head = before
            self._governed = (numeral.end, numeral.reading.unit, head)
            said = statement(numeral.reading, head, numeral.reading.unit, subject.name)
            if is_estimate(self._clause(numeral.start)):
                said = said.expected()
            when = self._periods.at(numeral.start)
            if len(set(named.subjects)) == 1 and len(when.dealt) == len(group):
                when = when._replace(periods=(when.dealt[number],))
                fits = True
            until = group[-1].end if numeral != listed[number] else numeral.end
            context = self._context(group, numeral, subject)
            if context.starts and context.base is None and not when.is_planned:
                context = context._replace(base=self._periods.outset(group[0].start))
            one = self._quantity(_Number(numeral, said, subject, when, fits, context))
            yield one._replace(until=until)

    def _quantity(self, one: _Number) -> Quantity:
        numeral, said, subject, when = one[:4]
        dated = self._dating(one)
        if said.measures[0] in SIZES:
            self._size = (numeral.end, dated)
        self._before = (numeral.end, dated)
        if years_of(dated.period) > 1:
            self._spanning = numeral.end
        measure, base = self._measured(one, dated.period)
        qualifier = said.qualifiers[0]
        about = max(subject.start, min(self._begins, numeral.start))
        clause = self._clause(numeral.start)
        is_aim = self._dated.plans(dated.period) or said.is_aim or self._is_called_aim(numeral)
        return Quantity(
            start=numeral.start,
            end=numeral.end,
            name=naming.balanced(subject.name),
            measure=measure,
            measures=said.measures,
            aim=is_aim,
            value=said.value,
            upper=said.upper,
            unit=said.unit,
            qualifier=qualifier,
            base=base,
            prices=self._prices(one),
            period=dated.period,
            about=about if qualifier != "estimate" else min(about, numeral.start - len(clause)),
            until=numeral.end,
            frame=when.frame,
            doubts=tuple(self._doubts(one, dated)),
            commitment=commitment(self._text, numeral.start, numeral.end) if is_aim else None,
            each=subject.each,
        )

    def _is_called_aim(self, numeral: Numeral) -> bool:
        return is_called_aim(self._clause(numeral.start), self._text, numeral.end)

    def _clause(self, start: int, end: int | None = None) -> str:
        """The words before a place in its clause, digits and all, or on from there to an end."""
        return CLAUSE_END.split(self._text[max(0, start - _NEAR) : start if end is None else end])[
            -1
        ]

    def _prices(self, one: _Number) -> Prices | None:
        start = one.numeral.start
        near = self._text[max(0, start - _NEAR) : start]
        is_money = one.said.growth or one.said.measures[0] == "level"
        return prices_said(SENTENCE_END.split(near)[-1]) if is_money else None

    def _dating(self, one: _Number) -> Dating:
        """Its period, by its words or else its frame."""
        frame = self._periods.frame(one.numeral.start)
        when = one.when._replace(
            periods=tuple(filter(is_possible, one.when.periods)) or (frame.period,)
        )
        dated = dating(when, one.said, one.subject.name, one.context)
        return dated._replace(is_open=dated.is_open or self._is_mixed(one, dated.period))

    def _is_mixed(self, one: _Number, period: str) -> bool:
        """Whether what adds up may be of the sentence's year, or of all years, as growth in it is.

        2025年,生产总值36亿元,年均增长5%;市场主体达到2万户,净增3000户
        """
        when, start = one.when, one.numeral.start
        if when.frame or when.is_beside or not years_of(period) == 1 < years_of(when.around):
            return False
        is_told = self._spanning > self._periods.sentence(start)
        return is_told and adds_up(one.said, one.context.clause)

    def _context(self, group: Sequence[Numeral], numeral: Numeral, subject: Topic) -> Context:
        """The words before a list of numbers; or a number's own: 新增12公里、突破300公里."""
        start = group[0].start
        has_own = numeral is not group[0] and numeral.reading.qualifier == "over"
        end = numeral.digits_start if has_own else group[0].digits_start
        starts = is_outset(self._text, start, group[-1].end)
        base = self._base_before(start, subject)
        clause = self._clause(start, end)
        is_compared = self._periods.is_compared(group[-1].end)
        whole, before = self._near(self._size, start), self._near(self._before, start)
        return Context(clause, whole, before, starts, base, is_compared, self._dated.reported_year)

    def _near(self, named: tuple[int, Dating] | None, position: int) -> Dating | None:
        """When a number is of that ends there, if the sentence has named it before."""
        end, dated = named or (position, None)
        is_near = position - end <= _NEAR and not SENTENCE_END.search(self._text, end, position)
        return dated if is_near else None

    def _base_before(self, position: int, subject: Topic) -> str | None:
        """The earlier base that the sentence has named of the same subject."""
        named = self._rebased
        if named is None or named.name != subject.name:
            return None
        return None if SENTENCE_END.search(self._text, named.end, position) else named.base

    def _rebased_before(self, one: _Number) -> str | None:
        """Of what else the sentence has growth on an earlier base, where this one names none.

        GDP比2020年增长30%;财政收入增长1.7倍
        """
        named, position = self._rebased, one.numeral.start
        if not (named and named.is_rate and one.said.growth and len(one.said.measures) > 1):
            return None
        is_apart = named.name == one.subject.name or SENTENCE_END.search(
            self._text, named.end, position
        )
        return None if is_apart or names_base(one.said.head) else named.name

    def _measured(self, one: _Number, period: str) -> tuple[Measure, str | None]:
        """What it measures, and the period that growth is on where that is another than usual."""
        said = one.said
        measure = said.measure(years_of(period))
        base = self._periods.base(one.numeral.start, period) if said.growth else None
        if base and is_year_before(base, period):
            return ("yoy" if measure == "change" and said.unit in SHARE_UNITS else measure), None
        if base is None and len(said.measures) > 1:
            base = self._base_before(one.numeral.start, one.subject)
        if measure == "yoy" and base is not None:
            measure = "change"
        if names_earlier_base(said.head):
            self._rebased = _Base(one.subject.name, one.numeral.end, base or "", is_rate=True)
        elif said.growth is None and self._periods.departs(one.numeral.start):
            self._rebased = _Base(one.subject.name, one.numeral.end, period, is_rate=False)
        return measure, (base or None) if measure == "change" else None

    def _doubts(self, one: _Number, dated: Dating) -> Iterator[Doubt]:
        """Why a person should look, each time with the words in doubt."""
        numeral, said, subject, when = one[:4]
        words = self._text[numeral.start : numeral.end]
        if doubt := subject.doubt or _name_in_doubt(subject.name):
            yield Doubt(doubt, subject.name or words)
        if said.unit in SHARE_UNITS and not said.growth and names_base(said.head):
            yield Doubt("draft-no-direction", said.head)
        if not said.growth and aims_at_growth(self._text, numeral.end):
            yield Doubt("draft-no-direction", words)
        if undated := self._undated(one):
            yield Doubt("draft-no-period", undated)
        if dated.is_open or (when.frame and when.frame.others):
            said_by = dated.words or (when.frame.words if when.frame else when.words)
            yield Doubt("draft-open-period", said_by or said.head or words)
        if other := self._rebased_before(one):
            yield Doubt("draft-open-base", other)
        if _SPACED.search(self._text, max(0, numeral.start - 2), numeral.start):
            yield Doubt("draft-spaced", words)
        if numeral.start == 0 and _OPENING_DECIMAL.match(words):
            yield Doubt("draft-item-number", words)
        if not one.fits:
            yield Doubt("draft-pairing", said.head)

    def _undated(self, one: _Number) -> str:
        """The words of a time that has no date: what it is of, or compared with."""
        is_dated = any(map(is_possible, one.when.periods))
        return self._periods.open_base(one.numeral.start) if is_dated else one.when.words


def _name_in_doubt(name: str) -> str | None:
    """Why a name may be wrong: there is none, or it runs into the next number."""
    if not name:
        return "draft-nameless"
    return "draft-carried" if _HOLDS_A_NUMBER.match(name) else None


_HOLDS_A_NUMBER = re.compile(
    r"(?:产值|投资|营收|收入|税收)\D{0,2}[百千万亿]+元$|\d[\d.]*[万亿]?[名户人口](?!及?以)|\d+\.\d+[万亿]"
)
"""What a name is that runs into the next number: 产值超百亿元."""

_RATE = re.compile("(?:增速|[增涨升降跌]幅|(?<!自然)增长率)$")


def _governing(text: str, subject: Topic, group: Sequence[Numeral], head: str) -> str:
    """The words that govern the last number of a group: its clause, or from a rate of growth on.

    增速从2.1%提高到5.4% gives both of them the words from 增速 on, and 分别下降2.1%和增长3.4% the
    second all up to 增长; that of another place has those of the number before: 增长5%(全市4%).
    `head` are the words before the first.
    """
    start = group[0].start - len(head)
    if start - FURTHEST < subject.start < start:
        if subject.is_elsewhere:
            return governing_words(text[subject.start : group[-1].start])
        if _RATE.search(subject.name):
            return text[subject.start : group[-1].start]
    turns = (b.start for a, b in pairwise(group) if TURNS.fullmatch(text[a.end : b.start]))
    *_, governed = (group[0].start, *turns)
    return text[start:governed]


_NEAR = 60
"""The characters before a number in which the words of its clause are looked for."""

_ITEM = re.compile(r"\s*\d{1,2}[.、] (?=\d)")  # 1. 2所幼儿园, no word of which is the 1
_SPACED = re.compile(r"\d $")
_OPENING_DECIMAL = re.compile(r"\d{1,2}\.\d+(?![\d%])")
