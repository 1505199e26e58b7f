"""What figures of one model say against each other: a series stated twice, growth beside levels.

Figures that the model marks are left out: it says itself that they are in doubt.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, product
from typing import NamedTuple

from xiaoshan_report.check.findings import Code, Finding, of_figure
from xiaoshan_report.model import arithmetic
from xiaoshan_report.model.arithmetic import in_base_unit
from xiaoshan_report.model.comparability import gainsay, same_prices, what_is_said
from xiaoshan_report.model.figures import prices_behind
from xiaoshan_report.model.loading import bundled_terms
from xiaoshan_report.model.period import Period
from xiaoshan_report.model.structs import GROWTH_MEASURES, RATES, Figure, Indicator, Measure, Report

_OF_SERIES: tuple[Measure, ...] = ("level", *RATES)
"""What a series has one value of in a period; what counts, shares and ranks are of may differ."""


class Contradiction(NamedTuple):
    """A figure that cannot be right where the others are; `values` say why."""

    code: Code
    figure: Figure
    others: tuple[Figure, ...]
    values: dict[str, object]

    @property
    def finding(self) -> Finding:
        """What the proof says of it."""
        return of_figure(self.figure, self.code, severity="warning", **self.values)


def contradictions(report: Report) -> Iterator[Contradiction]:
    """Return the figures of a model that others of the same series gainsay."""
    for figures in _by_series(report):
        yield from _stated_twice(figures)
    for indicator in report.model.indicators:
        yield from _grown_otherwise(report.figures[indicator.id], indicator)


def of_indicator(report: Report, indicator: Indicator) -> Iterator[Contradiction]:
    """Return the figures of an indicator that others of it gainsay."""
    figures = report.figures[indicator.id]
    return chain(_stated_twice(figures), _grown_otherwise(figures, indicator))


def _by_series(report: Report) -> Iterable[Sequence[Figure]]:
    """The figures of each series: of an indicator, and of what else has its name or a term's."""
    terms = bundled_terms()
    series: dict[str, list[Figure]] = {}
    for indicator in report.model.indicators:
        term = terms.find(indicator.name)
        figures = series.setdefault(term.id if term else terms.fold(indicator.name), [])
        figures += report.figures[indicator.id]
    for figure in report.every_figure():
        if figure.indicator is None and figure.measure in _OF_SERIES:
            term = terms.find(figure.name)
            series.get(term.id if term else terms.fold(figure.name), []).append(figure)
    return series.values()


# The same thing stated twice


def _stated_twice(figures: Iterable[Figure]) -> Iterator[Contradiction]:
    """Figures of one period and measure whose intervals do not meet that of the first."""
    firsts: dict[object, list[Figure]] = defaultdict(list)
    for figure in filter(_is_stated, figures):
        if figure.measure in _OF_SERIES:
            alike = firsts[what_is_said(figure)]
            first = next((one for one in alike if same_prices(one, figure)), None)
            if first is None:
                alike.append(figure)
            elif gainsay(first, figure):
                values = {"printed": figure.printed, **_named("other", first)}
                yield Contradiction("stated-twice", figure, (first,), values)


def _is_stated(figure: Figure) -> bool:
    """Whether it says how much it is: no round number, and none that is in doubt already."""
    return figure.qualifier != "about" and figure.todo is None


def _named(key: str, figure: Figure) -> dict[str, object]:
    """The number, id and paragraph of a figure for the gaps of a sentence."""
    return {
        key: figure.printed,
        f"{key}_id": figure.id,
        f"{key}_paragraph": figure.paragraph,
    }


# Growth beside the levels that it is between


class _Grown(NamedTuple):
    """What a rate says: from which period to which something grew, and the years it is one of."""

    before: Period
    now: Period
    years: int


def _grown_otherwise(figures: Iterable[Figure], indicator: Indicator) -> Iterator[Contradiction]:
    """Rates that the levels of their two periods cannot have; of real growth nobody can tell."""
    stated = [figure for figure in figures if _is_stated(figure) and not figure.aim]
    levels = [(Period.parse(one.period), one) for one in stated if one.measure == "level"]
    for growth in stated:
        grown = _grown(growth)
        if grown and prices_behind(growth, indicator) != "comparable":
            befores = [one for period, one in levels if _is_of(period, grown.before)]
            nows = [one for period, one in levels if _is_of(period, grown.now)]
            yield from _impossible(growth, grown.years, [*product(befores, nows)])


def _grown(growth: Figure) -> _Grown | None:
    """Between which periods something grew by a rate; `None` of what is none, or does not say."""
    if growth.measure not in GROWTH_MEASURES or growth.unit != "%":
        return None
    period = Period.parse(growth.period)
    match growth.measure:
        case "yoy":
            return _Grown(_years_before(period, 1), period, 1)
        case "two_year_average":
            return _Grown(_years_before(period, 2), period, 2)
        case "annual_average":
            years = period.last[0] - period.first[0] + 1
            last = period._replace(first=(period.last[0], period.first[1]))
            return _Grown(_years_before(last, years), last, years)
        case "change" if growth.base:
            return _Grown(Period.parse(growth.base), period, 1)
    return None


def _years_before(period: Period, years: int) -> Period:
    (first, month), (last, until), day = period
    return Period((first - years, month), (last - years, until), day)


def _is_of(period: Period, wanted: Period) -> bool:
    """Whether a level is of a period: of all its months, or of a day at its end."""
    return period.last == wanted.last and (bool(period.day) or period.first == wanted.first)


def _impossible(
    growth: Figure, years: int, levels: Sequence[tuple[Figure, Figure]]
) -> Iterator[Contradiction]:
    """The rate, where no two of the levels before and now allow it."""
    said = arithmetic.over_years(arithmetic.stated(growth), years)
    apart = []
    for before, now in levels:
        if before.base_unit == now.base_unit:
            implied = arithmetic.growth_between(in_base_unit(before), in_base_unit(now))
            if implied is None or said is None or implied.meets(said):
                return
            apart.append((before, now, implied))
    for before, now, implied in apart[:1]:
        values = {
            "printed": growth.printed,
            **_named("before", before),
            **_named("now", now),
            "implied": arithmetic.in_words(implied),
        }
        yield Contradiction("growth-and-levels", growth, (before, now), values)
