"""Which indicators of several reports are one series, and whether two of a series can be compared.

Indicators whose names are one term of the vocabulary, or equal once folded, are one series. An id
that reports share joins what names alone do not, unless the names contradict it. Nothing is
matched by guess: where ids and names disagree, names alone count, and each such indicator is a
`Ambiguity`.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import count
from typing import Literal, NamedTuple

from xiaoshan_report.model.period import Period
from xiaoshan_report.model.structs import Indicator, Measure, Prices, Report
from xiaoshan_report.model.vocabulary import Terms, VocabularyTerm
from xiaoshan_report.numerals.units import are_convertible, scaled


class SeriesMember(NamedTuple):
    """An indicator of a report, as far as matching looks at it.

    `unit` is that of its level, `None` without one; `measures` are those that the report states,
    each once, and `estimate` says whether it states any of them as an estimate. `place` is the
    report's.
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


class Series(NamedTuple):
    """Indicators that are one statistical series, in the order in which they were given.

    `id` and names are the vocabulary's where it knows the series, else those of a member.
    """

    id: str
    name: str
    name_en: str
    members: tuple[SeriesMember, ...]


class Ambiguity(NamedTuple):
    """An indicator whose id stands for several series: it was matched by its name alone.

    `series` are the ids of those series, its own included.
    """

    subject: SeriesMember
    series: tuple[str, ...]


Difference = Literal["length", "period", "basis", "prices", "unit", "estimate"]
"""Why two indicators of a series cannot be compared: how many months they cover, or which ones, no
measure that both state, real against nominal growth, units of different things, an estimate against
a result."""


class Comparability(NamedTuple):
    """What can be said of an indicator beside the others of its series.

    `comparable` is `None` where there is no other; else it says whether the indicator can be
    compared with `against`, and `differences` why not. `doubt` has the ids of the series that its
    id stands for, where those are several.
    """

    series: Series
    subject: SeriesMember
    comparable: bool | None
    against: SeriesMember | None
    differences: tuple[Difference, ...]
    doubt: tuple[str, ...]


class Matching:
    """Every indicator in exactly one series, and what remained doubtful, by these terms."""

    def __init__(
        self, series: Sequence[Series], ambiguities: Sequence[Ambiguity], terms: Terms
    ) -> None:
        self.series = tuple(series)
        self.ambiguities = tuple(ambiguities)
        self.terms = terms

    @cached_property
    def comparability(self) -> dict[tuple[str, str], Comparability]:
        """The verdict on each indicator, by the ids of its report and its own.

        Each is compared with the reference of its series, and that with the first that agrees with
        it, or else with the first other.
        """
        ambiguities = {(one.report, one.id): series for one, series in self.ambiguities}
        return {
            (subject.report, subject.id): _comparability(
                series, subject, against, ambiguities.get((subject.report, subject.id), ())
            )
            for series in self.series
            for subject, against in _compared(series.members)
        }


def member_of(report: Report, indicator: Indicator) -> SeriesMember:
    """Return what matching looks at in an indicator of a report."""
    figures = report.figures[indicator.id]
    level = next((figure for figure in figures if figure.measure == "level"), None)
    return SeriesMember(
        report.id,
        report.model.report.place,
        report.model.report.place_en,
        indicator.id,
        indicator.name,
        indicator.name_en,
        indicator.period,
        indicator.prices,
        level.unit if level else None,
        tuple(dict.fromkeys(figure.measure for figure in figures)),
        any(figure.qualifier == "estimate" for figure in figures),
    )


# Matching.


class _Group(NamedTuple):
    """Indicators that are one series by name alone; `term` where the vocabulary has the name."""

    term: VocabularyTerm | None
    members: tuple[SeriesMember, ...]


def match(subjects: Iterable[SeriesMember], terms: Terms) -> Matching:
    """Return the series that the indicators form; those of the vocabulary first, in its order.

    Which indicators stand together depends on the order of neither reports nor indicators.
    """
    series: list[Series] = []
    ambiguities: list[Ambiguity] = []
    taken = {term.id for term in terms}
    for component in _joined_by_ids(_by_name(subjects, terms)):
        one_series = _are_one_series(component)
        groups = [_merged(component)] if one_series else component
        named = [_named(group, taken) for group in groups]
        series += named
        ambiguities += () if one_series else _ambiguities(named)
    order = {term.id: number for number, term in enumerate(terms)}
    series.sort(key=lambda one: order.get(one.id, len(order)))
    return Matching(series, ambiguities, terms)


def match_reports(reports: Iterable[Report], terms: Terms) -> Matching:
    """Return the series that the indicators of the reports form."""
    subjects = (member_of(report, one) for report in reports for one in report.model.indicators)
    return match(subjects, terms)


def _by_name(subjects: Iterable[SeriesMember], terms: Terms) -> list[_Group]:
    """Groups of indicators with the same term, or without one and with the same folded name."""
    groups: dict[str, tuple[VocabularyTerm | None, list[SeriesMember]]] = {}
    for subject in subjects:
        term = terms.find(subject.name)
        key = terms.fold(term.name if term else subject.name)
        groups.setdefault(key, (term, []))[1].append(subject)
    return [_Group(term, tuple(members)) for term, members in groups.values()]


def _joined_by_ids(groups: Iterable[_Group]) -> list[list[_Group]]:
    """The groups that share ids, directly or through another, put together."""
    component_of: dict[str, list[_Group]] = {}
    for group in groups:
        ids = {subject.id for subject in group.members}
        touching = {id(found): found for one in ids if (found := component_of.get(one))}
        component = [*(one for found in touching.values() for one in found), group]
        for member in component:
            component_of.update((subject.id, component) for subject in member.members)
    return list({id(component): component for component in component_of.values()}.values())


def _are_one_series(component: Sequence[_Group]) -> bool:
    """Whether names do not contradict that the groups are one series.

    They do where two are terms, or where a report has the series under two names at once.
    """
    reports = [r for group in component for r in {subject.report for subject in group.members}]
    return sum(group.term is not None for group in component) <= 1 and _are_distinct(reports)


def _are_distinct(reports: Sequence[str]) -> bool:
    return len(set(reports)) == len(reports)


def _merged(component: Sequence[_Group]) -> _Group:
    term = next((group.term for group in component if group.term), None)
    return _Group(term, tuple(subject for group in component for subject in group.members))


def _named(group: _Group, taken: set[str]) -> Series:
    """The series with the term's names, or with those of its most usual id, made unique."""
    if group.term:
        return Series(group.term.id, group.term.name, group.term.name_en, group.members)
    times = Counter(subject.id for subject in group.members)
    namesake = min(group.members, key=lambda one: (-times[one.id], one.id, one.report))
    free = (f"{namesake.id}-{number}" if number > 1 else namesake.id for number in count(1))
    identifier = next(one for one in free if one not in taken)
    taken.add(identifier)
    return Series(identifier, namesake.name, namesake.name_en, group.members)


def _ambiguities(apart: Sequence[Series]) -> Iterator[Ambiguity]:
    """The members whose id stands for more than one of the series."""
    claims: dict[str, set[str]] = {}
    for series in apart:
        for subject in series.members:
            claims.setdefault(subject.id, set()).add(series.id)
    for series in apart:
        for subject in series.members:
            if len(claims[subject.id]) > 1:
                yield Ambiguity(subject, tuple(sorted(claims[subject.id])))


# Comparing.


def differences(first: SeriesMember, second: SeriesMember) -> Iterator[Difference]:
    """Yield why the numbers of two indicators of a series cannot be compared, if they cannot.

    Growth of the same months of different years can be compared, also of a balance at the end of
    May and the months to May; that of five months and of a half-year cannot.
    """
    one, other = _span(first.period), _span(second.period)
    if None not in {one.months, other.months} and one.months != other.months:
        yield "length"
    elif one.last != other.last:
        yield "period"
    if not _compared_by(first) & _compared_by(second):
        yield "basis"
    if _is_real(first) != _is_real(second):
        yield "prices"
    if first.unit and second.unit and not are_convertible(first.unit, second.unit):
        yield "unit"
    if first.estimate != second.estimate:
        yield "estimate"


def reference(members: Sequence[SeriesMember]) -> SeriesMember:
    """Return the member to compare the others with: the first of the most usual kind."""
    kinds = [_kind(member) for member in members]
    usual = Counter(kinds).most_common(1)[0][0]  # of equally many, the first
    return members[kinds.index(usual)]


def _compared(
    members: Sequence[SeriesMember],
) -> Iterator[tuple[SeriesMember, SeriesMember | None]]:
    """Each member with the one that it is compared with."""
    standard = reference(members)
    others = [one for one in members if one is not standard]
    agreeing = (one for one in others if not any(differences(one, standard)))
    for member in members:
        partner = next(agreeing, next(iter(others), None)) if member is standard else standard
        yield member, partner


def _comparability(
    series: Series, subject: SeriesMember, against: SeriesMember | None, doubt: tuple[str, ...]
) -> Comparability:
    found = tuple(differences(subject, against)) if against else ()
    return Comparability(series, subject, not found if against else None, against, found, doubt)


def _kind(subject: SeriesMember) -> tuple[object, ...]:
    """What comparable indicators have in common."""
    counted = subject.unit and scaled(subject.unit)[1]
    return _span(subject.period), _is_real(subject), counted, subject.estimate


def _compared_by(subject: SeriesMember) -> set[Measure]:
    """What can be compared between places; a rank is one among others of its own."""
    return {measure for measure in subject.measures if measure != "rank"}


def _is_real(subject: SeriesMember) -> bool:
    return subject.prices == "comparable"


class _Span(NamedTuple):
    """A period whatever its year: how many months, `None` for an instant, and when it ends."""

    months: int | None
    last: tuple[int, int]


def _span(period: str) -> _Span:
    _, (year, month), day = found = Period.parse(period)
    at_end = not day or day == monthrange(year, month)[1]
    return _Span(found.months, (month, 0 if at_end else day))
