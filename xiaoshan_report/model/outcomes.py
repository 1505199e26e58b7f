"""What came of what was aimed at: the figure of a later report of the same place, and a verdict.

A point aimed at is the least that is wanted, as those who set it mean it; the most where less of it
is better (失业率, 控制在4%); and just that of which neither is. An aim is met when the interval of
the outcome lies within its own, missed when they do not meet, and open otherwise. What is aimed at
is set, not rounded: 5.9% misses 6%, and 6% reaches it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from math import inf
from typing import Literal, NamedTuple

from xiaoshan_report.model.arithmetic import Interval, in_base_unit
from xiaoshan_report.model.matching import Matching
from xiaoshan_report.model.period import Period
from xiaoshan_report.model.quotes import bare_quote
from xiaoshan_report.model.structs import (
    BOUNDS,
    GROWTH_MEASURES,
    SIZES,
    Figure,
    FigureEntry,
    Indicator,
    Owner,
    Report,
)
from xiaoshan_report.numerals.lexicon import any_of, lexicon

Verdict = Literal["met", "missed", "open", "cannot_tell"]
"""What came of an aim; `open` where rounding leaves it open, or its time is not over."""

Reason = Literal[
    "least",
    "most",
    "estimate",
    "rounding",
    "not_due",
    "under_way",
    "bound",
    "period",
    "base",
    "prices",
    "measure",
    "unit",
    "no_number",
    "not_mentioned",
]
"""Why a verdict is what it is.

`least` and `most`: a point, which the outcome surpassed, was taken for one; `estimate`: the outcome
is one. `rounding`, `not_due`, `under_way`: why it is open. The others are why nobody can tell: the
outcome is only a bound, is of another period, on another base, at other prices, measures something
else, has another unit; the aim has no number; the outcome is not mentioned.
"""


class SeriesName(NamedTuple):
    """A series by its id and names; one that no report has as an indicator by its name alone."""

    id: str
    name: str
    name_en: str


class Outcome(NamedTuple):
    """What is known of what came of an aim; `figure` is what the verdict rests on."""

    figure: Figure | None
    verdict: Verdict | None
    reason: Reason | None


NOTHING = Outcome(None, None, None)
"""What is known where there is no later report."""


class Naming:
    """Which series what is aimed at, or came of it, is of."""

    def __init__(self, matching: Matching, reports: Iterable[Report]) -> None:
        self._matching = matching
        self._places = {report.id: report.model.report.place for report in reports}
        self._fold = matching.terms.fold
        self._by_name: dict[str, SeriesName] = {}  # folding takes its time
        self._by_growth: dict[str, SeriesName | None] = {}
        self._of_ids: dict[tuple[str, str], SeriesName] = {}
        self._of_indicators: dict[str, SeriesName] = {}
        for series in matching.series:
            name = SeriesName(*series[:3])
            for member in series.members:
                self._of_ids[member.report, member.id] = name
                self._of_indicators[self._fold(member.name)] = name

    def of_figure(self, report: str, owner: Owner, entry: FigureEntry) -> SeriesName:
        """Return the series of a figure: what it grows as, its indicator's, or else by its name."""
        name, name_en = entry.name or owner.names[0], entry.name_en or owner.names[1]
        name = name.removeprefix(self._places[report])
        if entry.measure in GROWTH_MEASURES:
            if meant := self._growing(name):
                return meant
            name = self._matching.terms.of_growth(name)
        if isinstance(owner.entry, Indicator):
            return self._of_ids[report, owner.id]
        return self.of_name(name, name_en)

    def _growing(self, name: str) -> SeriesName | None:
        if name not in self._by_growth:
            term = self._matching.terms.growing(name)
            self._by_growth[name] = SeriesName(term.id, term.name, term.name_en) if term else None
        return self._by_growth[name]

    def of_name(self, name: str, name_en: str) -> SeriesName:
        """Return the series of a name: a standard one, an indicator's, or one of that name."""
        if name not in self._by_name:
            self._by_name[name] = self._found(name, name_en)
        return self._by_name[name]

    def _found(self, name: str, name_en: str) -> SeriesName:
        if term := self._matching.terms.find(name):
            return SeriesName(term.id, term.name, term.name_en)
        folded = self._fold(name)
        return self._of_indicators.get(folded) or SeriesName(folded, name, name_en)


class Told:
    """What a report tells of what was, by series: its figures that are no aims.

    These are completed when they are asked for: few are of anything aimed at.
    """

    def __init__(self, report: Report, naming: Naming) -> None:
        self.date = report.model.report.date
        self.end = Period.parse(report.model.report.period).end
        self._figures = report.figures
        self._places: dict[str, list[tuple[str, int]]] = {}
        self._known: dict[str, list[Figure]] = {}
        for owner in report.model.owners():
            for number, entry in enumerate(owner.entry.figures):
                if not entry.aim:
                    series = naming.of_figure(report.id, owner, entry).id
                    self._places.setdefault(series, []).append((owner.id, number))

    def of(self, series: str) -> list[Figure]:
        """Return what it tells of a series."""
        if series in self._places and series not in self._known:
            places = self._places[series]
            self._known[series] = [self._figures[owner][number] for owner, number in places]
        return self._known.get(series, [])


def outcome(aim: Figure, series: str, later: Sequence[Told]) -> Outcome:
    """Return what later reports of the place, in their order, tell of an aim."""
    if not later:
        return NOTHING
    near: list[tuple[int, Figure, Reason]] = []
    for figures in filter(None, (told.of(series) for told in later)):
        around = [one for one in figures if _is_same_time(aim, one) or _holds(one, aim)]
        why = [tuple(_differences(aim, one)) for one in around]
        if exact := [one for one, reasons in zip(around, why, strict=True) if not reasons]:
            found = min(exact, key=lambda one: (one.is_bound, one.todo is not None))
            return Outcome(found, *verdict(aim, found))
        near += ((len(reasons), one, reasons[0]) for one, reasons in zip(around, why, strict=True))
    if aim.period_end > max(told.end for told in later):
        return Outcome(None, "open", "not_due")
    if near:
        _, figure, reason = min(near, key=lambda one: one[0])
        return Outcome(figure, "cannot_tell", reason)
    return Outcome(None, "cannot_tell", "not_mentioned")


def _differences(aim: Figure, figure: Figure) -> Iterator[Reason]:
    """Why a figure of the same series cannot be set against an aim."""
    if not _is_same_time(aim, figure):
        yield "period"
    if _kind(aim) != _kind(figure):
        yield "base" if {aim.measure, figure.measure} <= set(GROWTH_MEASURES) else "measure"
    elif aim.base != figure.base:
        yield "base"
    if None not in (aim.prices, figure.prices) and aim.prices != figure.prices:
        yield "prices"
    if aim.base_unit != figure.base_unit and not {aim.base_unit, figure.base_unit} <= _PERSONS:
        yield "unit"


_PERSONS = {"人", "个", None}
"""Units of the same count of people: 就业岗位800万个 and 就业859万人, 贫困人口减少1000万."""


def _kind(figure: Figure) -> str:
    """What a figure measures; how much there is of something is one kind."""
    return "size" if figure.measure in SIZES else figure.measure


def _is_same_time(aim: Figure, figure: Figure) -> bool:
    """Whether both are of one period; of what has no growth, the end of it will do."""
    if aim.measure in (*GROWTH_MEASURES, "count", "amount"):
        return aim.period == figure.period
    return aim.period_end == figure.period_end


def _holds(figure: Figure, aim: Figure) -> bool:
    """Whether it is of a longer time with the aim's in it, as the average of five years is."""
    return figure.period_start <= aim.period_start and aim.period_end <= figure.period_end


# The verdict


def verdict(aim: Figure, found: Figure) -> tuple[Verdict, Reason | None]:
    """Return what an outcome makes of an aim, both in units of one kind."""
    least, got = in_base_unit(aim, is_set=True), in_base_unit(found)
    side = _side(aim)
    wanted = Interval(-inf if side == "most" else least.low, inf if side == "least" else least.high)
    reached = _is_reached(found, aim, least)
    if reached or _lies_within(got, wanted):
        surpassed = None if reached or _lies_within(got, least) else side
        return "met", "estimate" if found.qualifier == "estimate" else surpassed
    if not got.meets(wanted):
        return "missed", "estimate" if found.qualifier == "estimate" else None
    return ("cannot_tell", "bound") if found.is_bound else ("open", "rounding")


def _is_reached(found: Figure, aim: Figure, least: Interval) -> bool:
    """Whether the outcome is printed as the very number that was set: 5.5% of 5.5%以上."""
    return (
        found.upper is None
        and found.qualifier in ("exact", "estimate")
        and aim.qualifier in ("exact", "at_least", "at_most")
        and Fraction(found.base_value) in least
    )


def _lies_within(inner: Interval, outer: Interval) -> bool:
    return outer.low <= inner.low and inner.high <= outer.high


_WORDS = lexicon().aims


@cache
def _ending(kind: Literal["less", "more", "either"]) -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(getattr(_WORDS, kind))})(?:[(（].*[)）])?$")


_CAPPING = re.compile(f"(?:{any_of(_WORDS.capping)})[^\\d,，;；]{{0,4}}$")


def _side(aim: Figure) -> Literal["least", "most"] | None:
    """Which bound a point or a range aimed at is, if any; a bound is what it says."""
    if aim.qualifier in BOUNDS or _ending("either").search(aim.name):
        return None
    before = bare_quote(aim.quote).partition(bare_quote(aim.printed))[0]
    falls = aim.value < 0 and not _ending("more").search(aim.name)
    is_most = falls or aim.measure == "rank" or _ending("less").search(aim.name)
    return "most" if is_most or _CAPPING.search(before) else "least"
