"""How a number that somebody tells stands to the report's: the same, rounded, or another.

People round: 22.3 is told as 约22, 423.5 as 超420, 27.6 as 近三成. What is told without a word for
it is rounded where it is right to its own last digit, or to its last that is not nought.
"""

from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple

from xiaoshan_report.language.quantities import Quantity
from xiaoshan_report.language.subjects import counts
from xiaoshan_report.model.structs import BOUNDS, Figure, Qualifier
from xiaoshan_report.numerals.lexicon import lexicon
from xiaoshan_report.numerals.units import DOUBLING, EXACT, in_base, in_percent


class Standing(IntEnum):
    """How a told number stands to the report's, the nearest first.

    `LOOSE` is not wrong, but farther off than people round; `UNBOUNDED` is the report's number
    without its 超 or 约, or with another; `SCALED` has its digits in another scale, 万 for 亿, and
    `SWAPPED` in another order, 142 for 124.
    `FAR` is of another size altogether, as of something else.
    """

    SAME = 0
    ROUNDED = 1
    LOOSE = 2
    UNBOUNDED = 3
    SCALED = 4
    SWAPPED = 5
    APART = 6
    FAR = 7


class Amount(NamedTuple):
    """A magnitude in its base unit: its two ends, and what one in its last digit is worth.

    `fewest` is what one in its last digit is worth that is not nought.
    """

    low: Decimal
    high: Decimal
    step: Decimal
    fewest: Decimal
    unit: str | None

    @property
    def digits(self) -> int:
        """How many digits it has without the noughts at its ends."""
        return len(self.low.normalize().as_tuple().digits)

    def has_digits_of(self, other: "Amount") -> bool:
        """Tell whether both have the same digits but noughts, in whatever order and scale."""
        one, two = (sorted(filter(None, each.low.as_tuple().digits)) for each in (self, other))
        return one == two

    def shifted(self, power: int) -> "Amount":
        """Return it so many powers of ten larger."""
        low, high, step, fewest = (one.scaleb(power) for one in self[:4])
        return Amount(low, high, step, fewest, self.unit)


_PER_CENT = "%"
_FEWEST_DIGITS = 2
"""With fewer digits nothing is a rounded number that does not say so, nor known by its digits."""

_NEAR = Decimal("0.1")
"""Within such a part of itself a number may be told with 约 or 超."""

_LOOSELY = 3
"""So many of its last digits farther off is no longer what a bound was told for."""

_MYRIAD = 4
"""What one scale is worth of the one before: 万 and 亿."""

_MOST_DOUBLINGS = 20


def amount(one: Quantity | Figure) -> Amount:
    """Return the magnitude of a number in its unit; of a multiple in per cent."""
    value, upper, unit = one.value, one.upper, one.unit
    percent = _doubled(value) if unit == DOUBLING else in_percent(value, unit)
    if percent is not None:
        value, unit = percent, _PER_CENT
    ends = sorted(in_base(end.copy_abs(), unit)[0] for end in (value, upper) if end is not None)
    exponents = (one.as_tuple().exponent for one in (value, value.normalize()))
    step, fewest = (in_base(Decimal((0, (1,), int(one))), unit)[0] for one in exponents)
    return Amount(ends[0], ends[-1], step, fewest, in_base(value, unit)[1])


def _doubled(times: Decimal) -> Decimal:
    """By how much per cent something grows that doubles so many times: 翻一番."""
    return Decimal(1 << min(int(times), _MOST_DOUBLINGS)).scaleb(2) - 100


def are_of_one_kind(one: Quantity | Figure, other: Quantity | Figure) -> bool:
    """Tell whether two numbers can be compared by their base units: all that counts can."""
    unit, to = amount(one).unit, amount(other).unit
    return unit == to or (counts(unit or "") and counts(to or ""))


def standing(told: Quantity, words: str, figure: Figure) -> Standing:
    """Return how a number, told in these words, stands to a figure in the same kind of unit."""
    own, said = amount(figure), amount(told)
    is_doubling = told.unit == DOUBLING and told.qualifier == "exact"
    qualifier = "about" if is_doubling else told.qualifier
    found = _standing(said, qualifier, own, figure.qualifier, nears=_nears(words))
    power = own.low.adjusted() - said.low.adjusted()
    if found not in (Standing.LOOSE, Standing.APART) or not power:
        return Standing.SWAPPED if found is Standing.APART and said.has_digits_of(own) else found
    shifted = said.shifted(power)
    is_known = said.digits >= _FEWEST_DIGITS or power % _MYRIAD == 0
    is_known = is_known or found is Standing.LOOSE or shifted.low == own.low
    if is_known and _is_rounded(shifted, qualifier, own, figure.qualifier, nears=_nears(words)):
        return Standing.SCALED
    return Standing.FAR if abs(power) > 1 and found is Standing.APART else found


def _is_rounded(
    said: Amount, qualifier: Qualifier, own: Amount, reported: Qualifier, *, nears: bool
) -> bool:
    """Whether a number is another, or that rounded, whatever it is told as a bound of."""
    is_same = _within(said, own, said.step)
    return is_same or _standing(said, qualifier, own, reported, nears=nears) <= Standing.ROUNDED


def _nears(words: str) -> bool:
    """Whether a number is told as not quite reached: 近三成."""
    return words.startswith(lexicon().numbers.nearing)


def _standing(
    said: Amount, qualifier: Qualifier, own: Amount, reported: Qualifier, *, nears: bool
) -> Standing:
    if own.low != own.high or said.low != said.high:
        return _of_range(said, own)
    if reported in (*BOUNDS, "about"):
        return _beside_bound(said, qualifier, own, reported, nears=nears)
    if qualifier in ("over", "at_least"):
        return _above(said, own, strictly=qualifier == "over")
    if qualifier in ("under", "at_most") or nears:
        off = said.fewest / 2 if nears else said.fewest
        return _below(said, own, off, strictly=qualifier == "under")
    if said.low == own.low:
        return Standing.SAME
    return _about(said, own) if qualifier == "about" else _plain(said, own)


def _of_range(said: Amount, own: Amount) -> Standing:
    if (said.low, said.high) == (own.low, own.high):
        return Standing.SAME
    meets = said.low <= own.high and own.low <= said.high
    return Standing.LOOSE if meets else Standing.APART


def _beside_bound(
    said: Amount, qualifier: Qualifier, own: Amount, reported: Qualifier, *, nears: bool
) -> Standing:
    """A number beside one that the report states with 超 or 约 itself."""
    if said.low == own.low:
        if _direction(qualifier, nears=nears) == _direction(reported, nears=False):
            return Standing.SAME
        if qualifier in ("exact", "estimate"):
            return Standing.UNBOUNDED
        is_round = "about" in (qualifier, reported) and not (nears and reported in _ABOVE)
        return Standing.ROUNDED if is_round else Standing.UNBOUNDED
    is_near = abs(said.low - own.low) <= own.low * _NEAR
    is_rounder = said.digits < own.digits and qualifier != "exact"
    return Standing.LOOSE if is_rounder and is_near else Standing.APART


_ABOVE: tuple[Qualifier, ...] = ("over", "at_least")


def _direction(qualifier: Qualifier, *, nears: bool) -> str:
    if qualifier in _ABOVE:
        return "above"
    if qualifier in ("under", "at_most"):
        return "below"
    return "about" if qualifier == "about" or nears else ""


def _above(said: Amount, own: Amount, *, strictly: bool) -> Standing:
    """超420 of 423.5: told with a bound that is below, and near."""
    if own.low < said.low or (strictly and own.low == said.low):
        return Standing.APART
    if own.low - said.low < said.fewest or own.low <= said.low * (1 + _NEAR):
        return Standing.ROUNDED
    return _loosely(said, own)


def _below(said: Amount, own: Amount, off: Decimal, *, strictly: bool) -> Standing:
    """不到130 or 近130 of 128: told with a bound that is above, and less than so much off."""
    if own.low > said.low or (strictly and own.low == said.low):
        return Standing.APART
    if said.low - own.low < off or own.low >= said.low * (1 - _NEAR):
        return Standing.ROUNDED
    return _loosely(said, own)


def _loosely(said: Amount, own: Amount) -> Standing:
    """超200 of 423.5: true, but farther off than people round; 超240 is not told of it."""
    is_near = abs(said.low - own.low) <= said.fewest * _LOOSELY
    return Standing.LOOSE if is_near else Standing.APART


def _about(said: Amount, own: Amount) -> Standing:
    """约22 of 22.3: right to its last digit, or near."""
    is_near = abs(said.low - own.low) <= own.low * _NEAR
    if _within(said, own, said.fewest):
        return Standing.ROUNDED if is_near else Standing.LOOSE
    return Standing.LOOSE if is_near and said.low == _cut(own, said.fewest) else Standing.APART


def _plain(said: Amount, own: Amount) -> Standing:
    """22 of 22.3, told without a word for it; a number that is only cut off is not rounded."""
    if _within(said, own, said.step):
        return Standing.ROUNDED
    if said.digits >= _FEWEST_DIGITS and _within(said, own, said.fewest):
        return Standing.ROUNDED
    return Standing.LOOSE if said.low == _cut(own, said.step) else Standing.APART


def _within(said: Amount, own: Amount, step: Decimal) -> bool:
    """Whether a number is right to a digit of this worth."""
    return abs(said.low - own.low) * 2 <= step


def _cut(own: Amount, step: Decimal) -> Decimal:
    return EXACT.multiply(EXACT.divide_int(own.low, step), step)
