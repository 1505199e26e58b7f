"""Whether two indicators can be compared, and what keeps them apart."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from xiaoshan_report.model.arithmetic import in_base_unit
from xiaoshan_report.model.figures import by_measure, is_estimated, prices_behind
from xiaoshan_report.model.period import Period
from xiaoshan_report.model.structs import Figure, Indicator, Measure, Prices, Report, known
from xiaoshan_report.numerals.units import are_convertible, base_of


class SeriesMember(NamedTuple):
    """An indicator of a report, as far as matching looks at it.

    `unit` is that of its `level`, `None` without one; `prices` are those behind its growth, `yoy`.
    `measures` are those that the report states of what was, each once, and `estimate` says whether
    it states any of them as an estimate. `place` is the report's.
    """

    report: str
    place: str
    place_en: str
    id: str
    name: str
    name_en: str
    period: str
    prices: Prices
    unit: str | None
    measures: tuple[Measure, ...]
    estimate: bool
    level: Figure | None = None
    yoy: Figure | None = None
    average: Figure | None = None

    @property
    def home(self) -> str:
        """The place that it is of; where that is still to be decided, of no other's."""
        return known(self.place, self.report)

    @property
    def figures(self) -> Iterator[Figure]:
        """What the report states of its size and growth."""
        return (one for one in (self.level, self.yoy, self.average) if one)


Difference = Literal["length", "period", "basis", "prices", "unit", "estimate"]
"""Why two indicators of a series cannot be compared: how many months they cover, or which ones, no
measure that both state, real against nominal growth, units of different things, an estimate against
a result."""


def member_of(report: Report, indicator: Indicator) -> SeriesMember:
    """Return what matching looks at in an indicator of a report."""
    figures = report.figures[indicator.id]
    shown = by_measure(figures)
    level = shown.get("level")
    return SeriesMember(
        report.id,
        report.model.report.place,
        report.model.report.place_en,
        indicator.id,
        indicator.name,
        indicator.name_en,
        indicator.period,
        prices_behind(shown.get("yoy"), indicator),
        level.unit if level else None,
        tuple(shown),
        is_estimated(figures),
        level,
        shown.get("yoy"),
        shown.get("two_year_average"),
    )


def differences(first: SeriesMember, second: SeriesMember) -> Iterator[Difference]:
    """Yield why the numbers of two indicators of a series cannot be compared, if they cannot.

    Growth of the same months of different years can be compared, also of a balance at the end of
    May and the months to May; that of five months and of a half-year cannot.
    """
    one, other = span_of(first.period), span_of(second.period)
    if None not in {one.months, other.months} and one.months != other.months:
        yield "length"
    elif one.last != other.last:
        yield "period"
    if not _compared_by(first) & _compared_by(second):
        yield "basis"
    if is_real(first) != is_real(second):
        yield "prices"
    if first.unit and second.unit and not are_convertible(first.unit, second.unit):
        yield "unit"
    if first.estimate != second.estimate:
        yield "estimate"


def what_is_said(figure: Figure) -> tuple[object, ...]:
    """Return what figures of one series have alike that say how much the same thing is."""
    return figure.measure, figure.aim, figure.period, figure.base, figure.base_unit


def same_prices(one: Figure, other: Figure) -> bool:
    """Tell whether two are not of different prices: 名义增长5%, 实际增长4%."""
    return None in (one.prices, other.prices) or one.prices == other.prices


def gainsay(one: Figure, other: Figure) -> bool:
    """Tell whether two figures of one series cannot both be right."""
    alike = what_is_said(one) == what_is_said(other) and same_prices(one, other)
    return alike and not in_base_unit(one).meets(in_base_unit(other))


def reference(members: Sequence[SeriesMember]) -> SeriesMember:
    """Return the member to compare the others with: the first of the most usual kind."""
    kinds = [_kind(member) for member in members]
    usual = Counter(kinds).most_common(1)[0][0]  # of equally many, the first
    return members[kinds.index(usual)]


def each_with_its_partner(
    members: Sequence[SeriesMember],
) -> Iterator[tuple[SeriesMember, SeriesMember | None]]:
    """Yield each member with the one that it is compared with."""
    standard = reference(members)
    others = [one for one in members if one is not standard]
    agreeing = (one for one in others if not any(differences(one, standard)))
    for member in members:
        partner = next(agreeing, next(iter(others), None)) if member is standard else standard
        yield member, partner


def _kind(subject: SeriesMember) -> tuple[object, ...]:
    """What comparable indicators have in common."""
    counted = subject.unit and base_of(subject.unit)
    return span_of(subject.period), is_real(subject), counted, subject.estimate


def _compared_by(subject: SeriesMember) -> set[Measure]:
    """What can be compared between places; a rank is one among others of its own."""
    return {measure for measure in subject.measures if measure != "rank"}


def is_real(subject: SeriesMember) -> bool:
    """Tell whether its growth is at comparable prices."""
    return subject.prices == "comparable"


class Span(NamedTuple):
    """A period whatever its year: how many months, `None` for an instant, and when it ends."""

    months: int | None
    last: tuple[int, int]


def span_of(period: str) -> Span:
    """Return a period without its year."""
    _, (year, month), day = found = Period.parse(period)
    at_end = not day or day == monthrange(year, month)[1]
    return Span(found.months, (month, 0 if at_end else day))
