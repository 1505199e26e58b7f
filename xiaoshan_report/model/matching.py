"""Which indicators of several reports are one series.

Indicators whose names are one term of the vocabulary, or equal once folded, are one series. An id
that reports share joins what names alone do not, unless the names contradict it. Nothing is
matched by guess: where ids and names disagree, names alone count, and each such indicator is an
`Ambiguity`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import count
from typing import NamedTuple

from xiaoshan_report.model.comparability import (
    Difference,
    SeriesMember,
    differences,
    each_with_its_partner,
    member_of,
)
from xiaoshan_report.model.continuity import Past, each_with_its_past
from xiaoshan_report.model.structs import Report
from xiaoshan_report.model.vocabulary import Terms, VocabularyTerm


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


class Comparability(NamedTuple):
    """What can be said of an indicator beside the others of its series.

    `comparable` is `None` where there is no other; else it says whether the indicator can be
    compared with `against`, and `differences` why not. `doubt` has the ids of the series that its
    id stands for, where those are several. `past` is what its place reported of it before.
    """

    series: Series
    subject: SeriesMember
    comparable: bool | None
    against: SeriesMember | None
    differences: tuple[Difference, ...]
    doubt: tuple[str, ...]
    past: Past


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
        """How each indicator can be compared, by the ids of its report and its own.

        Each is compared with the reference of its series, and that with the first that agrees with
        it, or else with the first other.
        """
        ambiguities = {(one.report, one.id): series for one, series in self.ambiguities}
        pasts = {
            (one.report, one.id): past
            for series in self.series
            for one, past in each_with_its_past(series.members)
        }
        return {
            (key := (subject.report, subject.id)): _comparability(
                series, subject, against, ambiguities.get(key, ()), pasts[key]
            )
            for series in self.series
            for subject, against in each_with_its_partner(series.members)
        }


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
        term = terms.find(subject.name) or terms.find(subject.name, grows=True)
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


def _comparability(
    series: Series,
    subject: SeriesMember,
    against: SeriesMember | None,
    doubt: tuple[str, ...],
    past: Past,
) -> Comparability:
    found = tuple(differences(subject, against)) if against else ()
    able = not found if against else None
    return Comparability(series, subject, able, against, found, doubt, past)
