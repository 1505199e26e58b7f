"""What can be said of a number of an article beside the figures that it may be about.

It matches where one of them is what it says; it is a mismatch only where the figure is known beyond
doubt, and no other fits.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from fractions import Fraction
from math import inf
from typing import Literal, NamedTuple, cast, get_args

from xiaoshan_report.check.comparing import Apart, Compared, are_comparable
from xiaoshan_report.check.places_told import Where
from xiaoshan_report.check.rounding import Standing, amount
from xiaoshan_report.check.telling import Told
from xiaoshan_report.check.told_names import Likeness
from xiaoshan_report.language.growth import SHARE_UNITS
from xiaoshan_report.language.series import less_scale
from xiaoshan_report.model.structs import Figure
from xiaoshan_report.numerals.lexicon import any_of, lexicon

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

_DENIED = re.compile(any_of(lexicon().told.denied))

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
    "period": (Standing.ROUNDED,),
    "state": (Standing.UNBOUNDED,),
}
"""How a number may stand, too, that is told with such a thing wrong about it."""

_REASONS: dict[Apart, Reason] = {"scope": "place", "state": "aim"}

_MANY_DIGITS = 3
"""So many digits say with a few words of a figure that it is this one."""

_OF_NUMBER: tuple[Reason, ...] = ("unit", "scale")
"""What may be wrong whatever a number is of."""

_BY_WORDS = (Likeness.NAMED, Likeness.WORDED)
"""How surely a figure is known whose number is told of another time and as another measure."""

_ITS_DIGITS = 2
"""So many digits say of which place a number is."""

_NAMED, _MORE = Fraction(1, 2), Fraction(1, 3)
"""So much of what is told is in a figure's name, and so much more than in another's."""

_FEW_WORDS = 1.7
"""So many rare words without the number leave a figure only perhaps the one told."""

_WITNESSED = {1: 2, 2: 1}
_FEWEST = 0.6
"""So many rare words say with a number of one digit, two or more that it is a figure's."""

_BETTER = Fraction(7, 5)
"""With so many times the rare words another figure is likelier, whatever its number."""

_ENOUGH, _MOSTLY = 2.5, Fraction(2, 5)
"""So many rare words say which few figures may be told, and so much of all the words which one."""

_OWN_DIGITS = (Standing.UNBOUNDED, Standing.SCALED, Standing.SWAPPED)
"""How a number stands that has the figure's digits, but is not the figure's."""

_OTHERS = (Standing.UNBOUNDED, Standing.SWAPPED, Standing.APART)
"""How a number stands that is another than the figure's, but may well be told of it."""

_TIMES: frozenset[Apart] = frozenset({"period", "frame"})
_PASSED: frozenset[Apart] = frozenset({"aim", "frame"})
"""What may be apart where the number is the same."""

_PASSED_ALONE: tuple[Set[Apart], ...] = (set(), {"aim", "frame"})


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


def decide_loosely(told: Told, found: Sequence[Compared], where: Where) -> Checked | None:
    """Return what is said of a number beside the figures that have rare words of its sentence."""
    if where == "other":
        found = [one for one in found if _is_witnessed(told, one, [{"place"}])]
        return Checked(told, "cannot-tell", "which-place", found[0].figure) if found else None
    witness = next((one for one in found if _is_witnessed(told, one, _PASSED_ALONE)), None)
    likely = [one for one in found if one.candidate.shared >= _FEW_WORDS]
    best = max(likely, key=_likelihood, default=witness)
    if witness and best and _is_near(witness, best):
        return _matched(told, witness, where, by_number=True)
    if best is None:
        return None
    checked = decide(told, list(_recognised(best, likely)), where)
    if checked or where == "unclear":
        return checked
    return Checked(told, "cannot-tell", "loosely-told", best.figure)


def _likelihood(one: Compared) -> tuple[object, ...]:
    """The likeliest figure last."""
    return one.candidate.shared, not one.apart, -one.standing


def _is_near(one: Compared, best: Compared) -> bool:
    """Whether a figure is hardly less likely than the likeliest."""
    return one.candidate.shared * _BETTER >= best.candidate.shared


def _recognised(best: Compared, likely: Iterable[Compared]) -> Iterator[Compared]:
    """The figures that have many of the rare words, as surely as if their names were like.

    The one that alone may be told is known by most of the words: 国家备案的大模型16个.
    """
    near = [one for one in likely if _is_near(one, best) and one.candidate.shared >= _ENOUGH]
    rivals = sum(not one.apart for one in near)
    for one in near:
        is_best = one is best and rivals == 1 and one.candidate.named >= _MOSTLY
        yield one.recognised(Likeness.ALIKE if is_best and not one.apart else Likeness.WORDED)


def _is_witnessed(told: Told, one: Compared, apart: Collection[Set[Apart]]) -> bool:
    """Whether the number itself says, with a few rare words, that it is this figure's.

    It differs from that in nothing but what may be `apart`.
    """
    fewest = _WITNESSED.get(amount(told.quantity).digits, _FEWEST)
    return (
        one.apart in apart and one.standing <= Standing.ROUNDED and one.candidate.shared >= fewest
    )


def decide(told: Told, compared: Sequence[Compared], where: Where) -> Checked | None:
    """Return what is said of a number beside all the figures that it may be about."""
    fitting = [one for one in compared if one.apart <= _PASSED]
    fitting.sort(key=lambda one: _rank(told, one))
    if fitting and fitting[0].standing <= Standing.ROUNDED:
        if better := next(_better_named(fitting), None):
            other = Checked(told, "mismatch", "name", better.figure, fitting[0].figure)
            return _unless_unsure(other, where)
        return _matched(told, fitting[0], where)
    sure = [one for one in fitting if _is_of_its_time(one) and _is_sure(told, one)]
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
        if is_better and is_alike and one.standing in _OTHERS:
            yield one


def _is_of_its_time(one: Compared) -> bool:
    """Whether nothing is apart, or with the figure's own digits the time that is not said."""
    return not one.apart or (one.apart == {"frame"} and one.standing in _OWN_DIGITS)


def _is_sure(told: Told, one: Compared) -> bool:
    """Whether a number must be that of a figure, or is wrong."""
    match one.candidate.likeness:
        case Likeness.NAMED:
            return True
        case Likeness.ALIKE:
            return less_scale(told.quantity.unit) == less_scale(one.figure.unit)
        case Likeness.CLOSE:
            return one.standing in (Standing.UNBOUNDED, Standing.SCALED)
        case Likeness.WORDED:
            digits = amount(told.quantity).digits
            is_told = one.candidate.named >= _MOSTLY or digits > _MANY_DIGITS
            return one.standing is Standing.UNBOUNDED or (one.standing in _OWN_DIGITS and is_told)
    return False


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
    digits = amount(told.quantity).digits
    for one in compared:
        wrong = _wrong_about(told, one)
        if wrong is None or digits < _fewest(told, one, wrong):
            continue
        if one.standing is Standing.SAME or one.standing in _ALSO.get(wrong, ()):
            reason = _REASONS.get(wrong) or cast("Reason", wrong)
            yield Checked(told, "mismatch", reason, one.figure)


def _wrong_about(told: Told, one: Compared) -> Apart | None:
    """The one thing that a number and a figure differ in, beside how much they are."""
    if one.apart == {"measure", "period"} and one.candidate.likeness in _BY_WORDS:
        return "period"  # 去年居民收入增长34.3%, which is of five years
    if one.apart == {"measure", "sign"}:
        return "sign"  # 死亡人数上升43.6%, which fell on the average of two years
    if one.apart == {"aim", "period"}:
        return "aim"  # 去年改造危桥100座, which is this year's task
    is_rate = told.quantity.unit in SHARE_UNITS
    only = next(iter(one.apart)) if len(one.apart) == 1 else None
    return None if only == "measure" and not is_rate else only


def _fewest(told: Told, one: Compared, wrong: Apart) -> float:
    """The digits with which a number is a figure's beyond doubt, though this is wrong about it."""
    is_rate = told.quantity.unit in SHARE_UNITS
    is_of_year = told.quantity.period[:4] == one.figure.period[:4]
    likeness = one.candidate.likeness
    of_words = 1 if likeness >= Likeness.WORDED else _MANY_DIGITS
    if len(one.apart) > 1:
        return max(of_words, 1 if wrong == "aim" and not is_rate else 2)
    is_named = likeness >= Likeness.ALIKE and not is_rate
    is_known = wrong == "period" and (is_of_year or is_named)
    fewest = 2 if is_known else _FEWEST_DIGITS.get(wrong, inf)
    if likeness is Likeness.WORDED and wrong == "unit":
        return 2
    return max(fewest, of_words)


def _wrong(told: Told, sure: Iterable[Compared]) -> Iterator[Checked]:
    """A figure that is told with another number."""
    reasons: dict[Standing, Reason] = {
        Standing.UNBOUNDED: "bound",
        Standing.SCALED: "scale",
        Standing.SWAPPED: "value",
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
    if where == "unclear" and not _has_its_digits(wrong):
        return wrong._replace(verdict="cannot-tell", reason="which-place")
    is_denied = _DENIED.search(wrong.told.sentence + wrong.told.rest)
    doubts = [one for one in wrong.told.quantity.doubts if one.reason != "draft-nameless"]
    is_clear = wrong.reason in _OF_NUMBER and _has_its_digits(wrong)
    if is_denied or (doubts and not is_clear):
        return wrong._replace(verdict="cannot-tell", reason="reading")
    return wrong


def _has_its_digits(wrong: Checked) -> bool:
    """Whether a number has the digits of its figure, and enough of them to be of no other place."""
    said = amount(wrong.told.quantity)
    return said.has_digits_of(amount(wrong.figure)) and said.digits >= _ITS_DIGITS


def _untold(told: Told, compared: Iterable[Compared], where: Where) -> Iterator[Checked]:
    """A series that the report has, told of what it does not say: another period or measure."""
    for one in compared:
        is_named = one.candidate.likeness is Likeness.NAMED
        is_only_of_other = one.apart <= _TIMES and one.candidate.likeness is Likeness.ALIKE
        if where != "other" and (is_named or is_only_of_other):
            reason: Reason = "other-period" if one.apart & _TIMES else "other-measure"
            yield Checked(told, "cannot-tell", reason, one.figure)
