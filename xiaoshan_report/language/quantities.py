"""The quantities of a line of text: what each number measures, of what, in which direction."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from xiaoshan_report.language import naming
from xiaoshan_report.language.growth import SHARE_UNITS, is_outset, names_base, names_earlier_base
from xiaoshan_report.language.lists import RANGES, TURNS, grouped, with_unit
from xiaoshan_report.language.numbering import ListMark
from xiaoshan_report.language.punctuation import SENTENCE_END
from xiaoshan_report.language.roles import roles, see
from xiaoshan_report.language.statements import Statement, statement
from xiaoshan_report.language.subjects import FURTHEST, Named, Subjects, Topic
from xiaoshan_report.language.time_scope import Periods
from xiaoshan_report.language.time_values import Dated
from xiaoshan_report.model.period import Period, is_possible
from xiaoshan_report.model.structs import (
    SIGNED_MEASURES,
    Measure,
    NumeralKind,
    Qualifier,
)
from xiaoshan_report.numerals.grammar import Numeral
from xiaoshan_report.numerals.half_width import normalise


class Quantity(NamedTuple):
    """A number of the text with what the words around it say; positions are offsets in the line.

    `value` is signed; `period` is as in the model; `about` is where the name begins or, where that
    stands further back, the clause; `until` is where the number's unit ends, which may be that of
    its list; `doubts` are keys of the reasons why a person should look.
    """

    start: int
    end: int
    name: str
    measure: Measure
    value: Decimal
    unit: str | None
    qualifier: Qualifier
    period: str
    about: int
    until: int
    doubts: tuple[str, ...]


class Other(NamedTuple):
    """A numeral that is no quantity, or nobody can tell: what it is, and why."""

    start: int
    end: int
    kind: NumeralKind
    why: str


def quantities(
    text: str, dated: Dated, marks: Iterable[ListMark] = ()
) -> Iterator[Quantity | Other]:
    """Read what each numeral of a line is, in their order.

    `dated` is what the line is about; `marks` are those of it that number the items of a list.
    """
    seen = see(normalise(text), marks)
    found = list(zip(seen.numerals, roles(seen), strict=True))
    figures = [numeral for numeral, role in found if role.kind == "figure"]
    read = {one.start: one for one in _read(seen.text, figures, dated)}
    for numeral, role in found:
        if role.kind == "figure":
            yield _decided(read[numeral.start])
        else:
            yield Other(numeral.start, numeral.end, role.kind, role.why)


def _decided(one: Quantity) -> Quantity | Other:
    """The quantity, unless it is negative without a word of growth: a model has no such."""
    if one.value >= 0 or one.measure in SIGNED_MEASURES:
        return one
    return Other(one.start, one.end, "undecided", "draft-sign")


def _read(text: str, figures: Sequence[Numeral], dated: Dated) -> Iterator[Quantity]:
    subjects, periods = Subjects(text), Periods(text, dated)
    rebased: tuple[str | None, int] = (None, 0)  # of what an earlier base was named, and where
    for listed in grouped(text, figures):
        group = [with_unit(numeral, listed[-1]) for numeral in listed]
        named = subjects.of(group)
        doubts = () if _fits(text, group, named) else ("draft-pairing",)
        for number, numeral in enumerate(group):
            subject = named.subjects[min(number, len(named.subjects) - 1)]
            allowed = [p for p in periods.allowed(numeral.start) if is_possible(p)]
            period = _period(allowed or [dated.period], subject.name)
            head = _governing(text, subject, group[: number + 1], named.head)
            said = statement(numeral.reading, head, numeral.reading.unit, subject.name)
            one = _quantity(numeral, said, subject, period, is_planned=dated.plans(period))
            if (one.name, one.measure) == (rebased[0], "yoy") and len(said.measures) > 1:
                same_sentence = not SENTENCE_END.search(text, rebased[1], one.start)
                one = one._replace(measure="change" if same_sentence else "yoy")
            if names_earlier_base(head):
                rebased = (one.name, one.end)
            why = (*one.doubts, *doubts, *_doubts_of_place(text, numeral, is_dated=bool(allowed)))
            until = group[-1].end if numeral != listed[number] else one.end
            yield one._replace(doubts=why, until=until)


_RATE = re.compile("(?:增速|[增涨升降跌]幅|(?<!自然)增长率)$")


def _governing(text: str, subject: Topic, group: Sequence[Numeral], head: str) -> str:
    """The words that govern the last number of a group: its clause, or from a rate of growth on.

    增速从2.1%提高到5.4% gives both of them the words from 增速 on, and 分别下降2.1%和增长3.4% the
    second all up to 增长. `head` are the words before the first.
    """
    start = group[0].start - len(head)
    if _RATE.search(subject.name) and start - FURTHEST < subject.start < start:
        return text[subject.start : group[-1].start]
    turns = (b.start for a, b in pairwise(group) if TURNS.fullmatch(text[a.end : b.start]))
    *_, governed = (group[0].start, *turns)
    return text[start:governed]


def _fits(text: str, group: Sequence[Numeral], named: Named) -> bool:
    """Whether there is a subject for each number, or one for the two ends of a range."""
    if len(named.subjects) == len(group):
        return True
    return len(group) == 2 and bool(RANGES.fullmatch(text[group[0].end : group[1].start]))


def _quantity(
    numeral: Numeral, said: Statement, subject: Topic, period: str, *, is_planned: bool
) -> Quantity:
    is_aim = (is_planned or said.is_aim) and not said.reading.ordinal
    qualifier = said.qualifiers[0]
    about = subject.start
    return Quantity(
        numeral.start,
        numeral.end,
        naming.balanced(subject.name),
        "target" if is_aim else said.measure(_years_of(period)),
        said.value,
        said.unit,
        qualifier,
        period,
        about if qualifier != "estimate" else min(about, numeral.start - len(said.head)),
        numeral.end,
        tuple(_doubts(said, subject)),
    )


def _doubts(said: Statement, subject: Topic) -> Iterator[str]:
    """Why a person should look: no name, or a base of growth without a word for its direction."""
    if subject.doubt or not subject.name:
        yield subject.doubt or "draft-nameless"
    if said.unit in SHARE_UNITS and not said.growth and names_base(said.head):
        yield "draft-no-direction"


def _doubts_of_place(text: str, numeral: Numeral, *, is_dated: bool) -> Iterator[str]:
    """Why, by what stands before a number: it has no time, or may be cut."""
    if not is_dated:
        yield "draft-no-period"
    if is_outset(text, numeral.start, numeral.end):
        yield "draft-outset"
    if _SPACED.search(text, max(0, numeral.start - 2), numeral.start):
        yield "draft-spaced"


_SPACED = re.compile(r"\d $")


def _period(allowed: Sequence[str], name: str) -> str:
    """What a number is about: of a stretch of months, a stock is of its last day."""
    return allowed[-1] if _STOCK.search(name) else allowed[0]


_STOCK = re.compile("(?:余额|存款|贷款|存量|保有量)$")


def _years_of(period: str) -> int:
    """Over how many calendar years a period runs."""
    first, last, _ = Period.parse(period)
    return last[0] - first[0] + 1
