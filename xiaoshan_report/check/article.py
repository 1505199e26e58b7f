"""An article against reports: which of its numbers are theirs, and which are theirs wrongly.

A number is compared with the figures that it may be about. It matches where one of them is what it
says; it is a mismatch only where the figure is named beyond doubt, and no other fits. Where its
words, its place or its period leave that open, nobody can tell; nor where it has only some rare
words of a figure's, unless it is that figure's number. Any other is not recognised as a report's.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from xiaoshan_report.check.comparing import Compared, Known, compare
from xiaoshan_report.check.deciding import Checked, decide, decide_loosely
from xiaoshan_report.check.places_told import Here, Place, Places
from xiaoshan_report.check.rounding import amount
from xiaoshan_report.check.telling import Told, dating, folded, own_record, telling
from xiaoshan_report.check.told_names import Candidate, Figures, is_nameless
from xiaoshan_report.documents.folding import comparable
from xiaoshan_report.language.outline import RecordOutline
from xiaoshan_report.language.time_values import Dated
from xiaoshan_report.model.structs import GROWTH_MEASURES, Figure, Measure, Report
from xiaoshan_report.model.vocabulary import Terms


class Verified(NamedTuple):
    """The numbers of an article that are about the reports, and those not recognised as theirs."""

    checked: list[Checked]
    others: list[Told]


def verify(text: str, reports: Sequence[Report], terms: Terms) -> Verified:
    """Compare the numbers of an article with the figures of reports."""
    lines = folded(text)
    own = own_record(lines)
    titled = own.place if own else None
    places = {Place.parse(report.model.report.place) for report in reports}
    by_place: dict[tuple[int, int], tuple[Told, list[Checked | None]]] = {}
    for dated, about in _by_frame(lines, own, reports).items():
        beside = [_Beside(report, lines, titled, places, terms) for report in about]
        for paragraph, each in telling(lines, dated):
            for one in beside:
                for told, checked in one.check(paragraph.text, each):
                    place = paragraph.number, told.quantity.start
                    by_place.setdefault(place, (told, []))[1].append(checked)
    decided = [(told, _best(found)) for _, (told, found) in sorted(by_place.items())]
    return Verified(
        [one for _, one in decided if one], [told for told, one in decided if one is None]
    )


def _by_frame(
    lines: list[str], own: RecordOutline | None, reports: Iterable[Report]
) -> dict[Dated, list[Report]]:
    """The reports by what an article is about that does not say so, as each sees it."""
    frames: dict[Dated, list[Report]] = defaultdict(list)
    for report in reports:
        frames[dating(lines, own, report.model.report)].append(report)
    return frames


def _best(found: Iterable[Checked | None]) -> Checked | None:
    """What is said of a number that several reports may be about: a match goes before all."""
    order = {"match": 0, "mismatch": 1, "cannot-tell": 2}
    return min(filter(None, found), key=lambda one: order[one.verdict], default=None)


class _Beside:
    """One report beside an article."""

    def __init__(
        self,
        report: Report,
        lines: Sequence[str],
        titled: str | None,
        places: set[Place],
        terms: Terms,
    ) -> None:
        place = self._place = Place.parse(report.model.report.place)
        self._every = list(report.every_figure())
        self._figures = Figures(report, place, terms)
        self._places = Places(place, lines, titled, _words(self._every))
        self._is_alone = len(places) == 1
        self._measures = _measures(report)
        self._date = report.model.report.date
        self._line = self._places.of("")
        self._subject = ""  # what the number before in the sentence was of
        self._taken: frozenset[str] = frozenset()  # the figures that the sentence tells rightly

    def check(self, text: str, each: Iterable[Told]) -> Iterator[tuple[Told, Checked | None]]:
        """Return what is said of each number of a paragraph.

        It is `None` where the number is not recognised as the report's.
        """
        self._line = self._places.of(text)
        for sentence in _sentences(each):
            yield from zip(sentence, self._of_sentence(sentence), strict=True)

    def _of_sentence(self, sentence: Iterable[Told]) -> list[Checked | None]:
        """What is said of the numbers of a sentence.

        A figure that one of them tells is not what another tells wrongly: 普惠县26个、均衡县23个,
        of which the report has the second.
        """
        self._subject, self._taken = "", frozenset()
        found = [self._in_turn(told) for told in sentence]
        said = (checked for *_, checked in found if checked and checked.verdict == "match")
        self._taken = frozenset(checked.figure.id for checked in said)
        return [self._finished(self._unless_taken(*one)) for one in found]

    def _in_turn(self, told: Told) -> tuple[Told, Here, Checked | None]:
        """A number with what it is called after those before it, and what is said of it alone."""
        told, here = self._with_subject(told, self._line.at(told.quantity))
        checked = self._checked(told, here)
        self._subject = here.name
        if checked and checked.reason != "loosely-told":
            self._subject = checked.figure.name
        return told, here, checked

    def _unless_taken(self, told: Told, here: Here, checked: Checked | None) -> Checked | None:
        is_taken = checked and checked.verdict != "match" and checked.figure.id in self._taken
        return self._checked(told, here) if is_taken else checked

    def _checked(self, told: Told, here: Here) -> Checked | None:
        if here.where == "elsewhere":
            return None
        if here.where == "unsaid" and not self._is_alone:
            here = here._replace(where="unclear")
        return self._decided(told, here) or self._loosely(told, here)

    def _finished(self, checked: Checked | None) -> Checked | None:
        """What is said of a number, with what the model says of its figure."""
        if checked and checked.figure.todo:
            return checked._replace(verdict="cannot-tell", reason="marked")
        if checked and checked.reason == "value":
            checked = self._with_owner(checked)
        if checked and checked.other and self._is_owners(checked, checked.other):
            return Checked(checked.told, "match", "by-number", checked.other)
        return checked

    def _is_owners(self, checked: Checked, owner: Figure) -> bool:
        """Whether a number is told of the figure whose it is, after all, by the words it has."""
        return self._figures.suits_better(owner, checked.figure, checked.told)

    def _with_subject(self, told: Told, here: Here) -> tuple[Told, Here]:
        """A rate that does not say of what it is, or only where, with the subject before it."""
        changes = told.quantity.measure in (*GROWTH_MEASURES, "share")
        is_open = changes and not told.opens and is_nameless(self._place.bare(here.name))
        if not (is_open and self._subject):
            return told, here
        doubts = (one for one in told.quantity.doubts if one.reason != "draft-nameless")
        sure = told.quantity._replace(doubts=tuple(doubts))
        return told._replace(quantity=sure), here._replace(name=self._subject)

    def _decided(self, told: Told, here: Here) -> Checked | None:
        """What is said of a number by the figures of its name, or by those like it as well."""
        named = list(self._compared(told, here, self._figures.named(here.name)))
        checked = decide(told, named, here.where)
        if checked and checked.verdict == "match":
            return checked
        ids = {one.figure.id for one in named}
        like = (one for one in self._figures.like(here.name, told) if one.figure.id not in ids)
        return decide(told, [*named, *self._compared(told, here, like)], here.where)

    def _loosely(self, told: Told, here: Here) -> Checked | None:
        """What is said of a number by the figures that have rare words of its sentence."""
        likely = self._figures.loosely(here.name, told)
        return decide_loosely(told, list(self._compared(told, here, likely)), here.where)

    def _compared(
        self, told: Told, here: Here, candidates: Iterable[Candidate]
    ) -> Iterator[Compared]:
        for candidate in candidates:
            figure = candidate.figure
            if figure.id in self._taken:
                continue
            measures = self._measures[_series(figure), figure.period]
            known = Known(frozenset(measures), self._date)
            if one := compare(told, candidate, here, known):
                yield one

    def _with_owner(self, checked: Checked) -> Checked:
        """A wrong number with the figure of another series whose number it is, if there is one."""
        said, own = amount(checked.told.quantity), checked.figure
        for figure in self._every if said.digits > 1 else ():
            is_alike = (figure.measure, figure.period) == (own.measure, own.period)
            if is_alike and amount(figure) == said:
                return checked._replace(reason="name", other=figure)
        return checked


def _sentences(each: Iterable[Told]) -> list[list[Told]]:
    """The numbers of a paragraph, sentence by sentence."""
    found: list[list[Told]] = []
    for told in each:
        if told.opens or not found:
            found.append([])
        found[-1].append(told)
    return found


def _words(figures: Iterable[Figure]) -> str:
    """All that figures are called and quoted by, comparable."""
    return "\n".join(comparable(one.name + one.quote) for one in figures)


def _measures(report: Report) -> dict[tuple[str, str], set[Measure]]:
    """What each series of a report has of each period."""
    measures: dict[tuple[str, str], set[Measure]] = defaultdict(set)
    for figure in report.every_figure():
        measures[_series(figure), figure.period].add(figure.measure)
    return measures


def _series(figure: Figure) -> str:
    return figure.indicator or figure.name
