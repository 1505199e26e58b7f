"""An article against reports: which of its numbers are theirs, and which are theirs wrongly.

A number is compared with the figures that it may be about. It matches where one of them is what it
says; it is a mismatch only where the figure is named beyond doubt, and no other fits. Where its
words, its place or its period leave that open, nobody can tell; nor where it has only some rare
words of a figure's, unless it is that figure's number. Any other is not recognised as a report's.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from fractions import Fraction
from math import inf
from typing import Literal, NamedTuple, cast, get_args

from xiaoshan_report.check.comparing import Apart, Compared, Known, are_comparable, compare
from xiaoshan_report.check.places_told import Here, Place, Places, Where
from xiaoshan_report.check.rounding import Standing, amount
from xiaoshan_report.check.telling import Told, dating, folded, own_record, telling
from xiaoshan_report.check.told_names import Candidate, Figures, Likeness, is_nameless
from xiaoshan_report.documents.folding import comparable
from xiaoshan_report.language.outline import RecordOutline
from xiaoshan_report.language.series import less_scale
from xiaoshan_report.language.time_values import Dated
from xiaoshan_report.model.structs import GROWTH_MEASURES, Figure, Measure, Report
from xiaoshan_report.model.vocabulary import Terms

Verdict = Literal["mismatch", "cannot-tell", "match", "other"]
"""What can be said of a number, in the order in which people want to see it; `other` is said of
one that is not recognised as any report's."""

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

Reason = Literal[
    "value",
    "scale",
    "sign",
    "unit",
    "measure",
    "period",
    "place",
    "aim",
    "bound",
    "name",
    "marked",
    "reading",
    "loose",
    "which-place",
    "other-measure",
    "other-period",
    "loosely-told",
    "same",
    "rounded",
    "estimate",
    "by-number",
    "unrecognised",
]
"""Why: what is wrong, then why nobody can tell, then how it is right."""

_FEWEST_DIGITS: dict[Apart, int] = {
    "sign": 1,
    "unit": 1,
    "measure": 2,
    "period": 3,
    "place": 3,
    "scope": 1,
    "state": 1,
}
"""With fewer digits a number may be another's by chance, where only this is apart."""

_ALSO: dict[Apart, tuple[Standing, ...]] = {
    "sign": (Standing.ROUNDED,),
    "unit": (Standing.ROUNDED,),
    "state": (Standing.ROUNDED, Standing.UNBOUNDED),
}
"""How a number may stand, too, that is told with such a thing wrong about it."""

_REASONS: dict[Apart, Reason] = {"scope": "place", "state": "aim"}

_MANY_DIGITS = 3
"""So many digits say with a few words of a figure that it is this one."""

_NAMED, _MORE = Fraction(1, 2), Fraction(1, 3)
"""So much of what is told is in a figure's name, and so much more than in another's."""

_FEW_WORDS = 1.7
"""So many rare words without the number leave a figure only perhaps the one told."""

_WITNESSED = {1: 2, 2: 1}
_FEWEST = 0.6
"""So many rare words say with a number of one digit, two or more that it is a figure's."""

_BETTER = Fraction(7, 5)
"""With so many times the rare words another figure is likelier, whatever its number."""

_TIMES: frozenset[Apart] = frozenset({"period", "frame"})
_PASSED: frozenset[Apart] = frozenset({"aim", "frame"})
"""What may be apart where the number is the same."""


class Checked(NamedTuple):
    """A number of an article with what is said of it.

    `figure` is the one that it is compared with; `other` the one whose number it is, where that is
    another's.
    """

    told: Told
    verdict: Verdict
    reason: Reason
    figure: Figure
    other: Figure | None = None


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

        A figure that one of them tells is not what another tells wrongly: 新增普惠县26个、均衡县23个
        where the report has only the second.
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
            return self._with_owner(checked)
        return checked

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
        checked = _decide(told, named, here.where)
        if checked and checked.verdict == "match":
            return checked
        ids = {one.figure.id for one in named}
        like = (one for one in self._figures.like(here.name, told) if one.figure.id not in ids)
        return _decide(told, [*named, *self._compared(told, here, like)], here.where)

    def _loosely(self, told: Told, here: Here) -> Checked | None:
        """What is said of a number by the figures that have rare words of its sentence."""
        found = list(self._compared(told, here, self._figures.loosely(told)))
        if here.where == "other":
            found = [one for one in found if _is_witnessed(told, one, {"place"})]
            return Checked(told, "cannot-tell", "which-place", found[0].figure) if found else None
        witness = next((one for one in found if _is_witnessed(told, one)), None)
        likely = [one for one in found if one.candidate.shared >= _FEW_WORDS]
        best = max(likely, key=self._likelihood, default=witness)
        if witness and best and witness.candidate.shared * _BETTER >= best.candidate.shared:
            return _matched(told, witness, here.where, by_number=True)
        if best and here.where != "unclear":
            return Checked(told, "cannot-tell", "loosely-told", best.figure)
        return None

    def _likelihood(self, one: Compared) -> tuple[object, ...]:
        """The likeliest figure last."""
        return one.candidate.shared, not one.apart, -one.standing

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
        told, own = checked.told.quantity, checked.figure
        said = amount(told.value, told.upper, told.unit)
        for figure in self._every if said.digits > 1 else ():
            is_alike = (figure.measure, figure.period) == (own.measure, own.period)
            if is_alike and amount(figure.value, figure.upper, figure.unit) == said:
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


def _is_witnessed(told: Told, one: Compared, apart: Set[Apart] = frozenset()) -> bool:
    """Whether the number itself says, with a few rare words, that it is this figure's.

    It differs from that in nothing but what may be `apart`.
    """
    said = told.quantity
    digits = amount(said.value, said.upper, said.unit).digits
    fewest = _WITNESSED.get(digits, _FEWEST)
    return (
        one.apart == apart and one.standing <= Standing.ROUNDED and one.candidate.shared >= fewest
    )


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


def _decide(told: Told, compared: Sequence[Compared], where: Where) -> Checked | None:
    """What is said of a number beside all the figures that it may be about."""
    fitting = [one for one in compared if one.apart <= _PASSED]
    fitting.sort(key=lambda one: _rank(told, one))
    if fitting and fitting[0].standing <= Standing.ROUNDED:
        if better := next(_better_named(fitting), None):
            other = Checked(told, "mismatch", "name", better.figure, fitting[0].figure)
            return _unless_unsure(other, where)
        return _matched(told, fitting[0], where)
    sure = [one for one in fitting if not one.apart and _is_sure(told, one)]
    wrong = next(_misplaced(told, compared), None) or next(_wrong(told, sure), None)
    if wrong:
        return _unless_unsure(wrong, where)
    loose = next((one for one in fitting if not one.apart and one.standing is Standing.LOOSE), None)
    if loose:
        return Checked(told, "cannot-tell", "loose", loose.figure)
    return next(_untold(told, compared, where), None)


def _better_named(fitting: Sequence[Compared]) -> Iterator[Compared]:
    """The figures of the same kind that what is told names far better.

    农村居民 with the number that the report has for 城镇居民.
    """
    first, *rest = fitting
    own = first.figure
    for one in rest:
        is_alike = one.figure.measure == own.measure and are_comparable(one.figure, own)
        is_better = one.candidate.named >= max(_NAMED, first.candidate.named + _MORE)
        if is_better and is_alike and one.standing in (Standing.APART, Standing.UNBOUNDED):
            yield one


def _is_sure(told: Told, one: Compared) -> bool:
    """Whether a number must be that of a figure, or is wrong."""
    if one.candidate.likeness is Likeness.NAMED:
        return True
    if one.candidate.likeness is Likeness.CLOSE:
        return one.standing in (Standing.UNBOUNDED, Standing.SCALED)
    are_alike = less_scale(told.quantity.unit) == less_scale(one.figure.unit)
    return one.candidate.likeness is Likeness.ALIKE and are_alike


def _rank(told: Told, one: Compared) -> tuple[object, ...]:
    """The likeliest figure first: by how its number stands, then by all else that it shares."""
    figure, said = one.figure, told.quantity
    return (
        min(one.standing, Standing.SCALED) if one.standing is not Standing.UNBOUNDED else 2.5,
        -one.candidate.likeness,
        figure.measure != said.measure,
        bool(one.apart),
        figure.period != said.period,
        -one.candidate.shared,
    )


def _matched(told: Told, one: Compared, where: Where, *, by_number: bool = False) -> Checked:
    if where == "unclear" and one.candidate.likeness <= Likeness.CLOSE:
        return Checked(told, "cannot-tell", "which-place", one.figure)
    reason: Reason = "same" if one.standing is Standing.SAME else "rounded"
    if by_number:
        reason = "by-number"
    is_estimate = one.figure.qualifier == "estimate" != told.quantity.qualifier
    return Checked(told, "match", "estimate" if is_estimate else reason, one.figure)


def _misplaced(told: Told, compared: Sequence[Compared]) -> Iterator[Checked]:
    """A figure's own number, told with one thing wrong about it."""
    said = told.quantity
    digits = amount(said.value, said.upper, said.unit).digits
    for one in compared:
        if one.apart and _is_known(one, digits):
            apart: Apart = "period" if len(one.apart) > 1 else next(iter(one.apart))
            is_of_year = said.period[:4] == one.figure.period[:4]
            fewest = 2 if apart == "period" and is_of_year else _FEWEST_DIGITS.get(apart, inf)
            is_same = one.standing is Standing.SAME or one.standing in _ALSO.get(apart, ())
            if is_same and digits >= fewest:
                reason = _REASONS.get(apart) or cast("Reason", apart)
                yield Checked(told, "mismatch", reason, one.figure)


def _is_known(one: Compared, digits: int) -> bool:
    """Whether a figure is beyond doubt the one told: by its name, or by its number and words."""
    if len(one.apart) > 1:  # 去年居民收入增长34.3%, which is of five years
        is_of_other_time = one.apart == {"measure", "period"} and digits >= _MANY_DIGITS
        return is_of_other_time and one.candidate.likeness is Likeness.NAMED
    return one.candidate.likeness >= Likeness.CLOSE or digits >= _MANY_DIGITS


def _wrong(told: Told, sure: Iterable[Compared]) -> Iterator[Checked]:
    """A figure that is told with another number."""
    reasons: dict[Standing, Reason] = {
        Standing.UNBOUNDED: "bound",
        Standing.SCALED: "scale",
        Standing.APART: "value",
    }
    for one in sure:
        if one.standing is Standing.LOOSE:
            return
        if one.standing is Standing.FAR:
            yield Checked(told, "cannot-tell", "reading", one.figure)
            return
        yield Checked(told, "mismatch", reasons[one.standing], one.figure)


def _unless_unsure(wrong: Checked, where: Where) -> Checked:
    """A mismatch, or that nobody can tell where the place or the reading is in doubt."""
    if where == "unclear":
        return wrong._replace(verdict="cannot-tell", reason="which-place")
    if wrong.told.quantity.doubts:
        return wrong._replace(verdict="cannot-tell", reason="reading")
    return wrong


def _untold(told: Told, compared: Iterable[Compared], where: Where) -> Iterator[Checked]:
    """A series that the report has, told of what it does not say: another period or measure."""
    for one in compared:
        is_named = one.candidate.likeness is Likeness.NAMED
        is_only_of_other = one.apart <= _TIMES and one.candidate.likeness is Likeness.ALIKE
        if where != "other" and (is_named or is_only_of_other):
            reason: Reason = "other-period" if one.apart & _TIMES else "other-measure"
            yield Checked(told, "cannot-tell", reason, one.figure)
