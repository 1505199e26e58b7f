"""Arithmetic on printed numbers: intervals, implied growth and levels, sums.

A value printed with d decimals stands for the closed interval of half a unit in its last place on
either side; a range for all between the two of its ends, a bound for all that lies on its side.
Intervals are carried through exactly, as fractions; only results are rounded, to `PLACES` decimals,
their bounds outward. Growth rates are in per cent throughout.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, inf, isqrt
from typing import NamedTuple

from xiaoshan_report.model.structs import BOUNDS, Figure
from xiaoshan_report.numerals.units import in_base

PLACES = 2
"""The decimals of every derived value: never more digits than the printed ones can bear."""


_End = Fraction | float
"""An end of an interval: exact, or infinite."""


class Interval(NamedTuple):
    """All numbers from `low` to `high`, both included; where nothing bounds it, it is infinite."""

    low: _End
    high: _End

    def meets(self, other: "Interval") -> bool:
        """Whether the two have a number in common; touching ends do (XBRL Calculations 1.1)."""
        return self.low <= other.high and other.low <= self.high


class Derived(NamedTuple):
    """A derived number to `PLACES` decimals, with bounds that no true value can leave."""

    value: Decimal
    low: Decimal
    high: Decimal


def printed(value: Decimal) -> Interval:
    """Return what a printed value stands for: 21.8 is [21.75, 21.85].

    Raises `ValueError` for what is no finite number.
    """
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"not a finite number: {value}")
    half = Fraction(10) ** exponent / 2
    return Interval(Fraction(value) - half, Fraction(value) + half)


def stated(figure: Figure) -> Interval:
    """Return what a figure stands for: its printed value, its range, or all beyond its bound.

    A bound is one of the magnitude: 下降10%以上 is all from -10 down.
    """
    lowest, highest = printed(figure.value).low, printed(_upper(figure)).high
    if figure.qualifier not in BOUNDS:
        return Interval(lowest, highest)
    is_least = figure.qualifier in ("over", "at_least")
    if is_least == (figure.value >= 0):
        return Interval(Fraction(figure.value), inf)
    return Interval(-inf, Fraction(_upper(figure)))


def in_base_unit(figure: Figure, *, is_set: bool = False) -> Interval:
    """Return what a figure stands for, without the scale of its unit.

    A count of things is exact, and so are the ends of a range: 4.9% lies outside 5%—5.5%; so is a
    number that `is_set` by those who state it, instead of rounded.
    """
    low, high = stated(figure)
    scale = Fraction(in_base(Decimal(1), figure.unit)[0])
    is_count = figure.measure in ("count", "rank") and scale == 1 and figure.decimals == 0
    if figure.upper is not None or (figure.qualifier == "exact" and (is_set or is_count)):
        low, high = Fraction(figure.value), Fraction(_upper(figure))
    return Interval(low * scale, high * scale)


def _upper(figure: Figure) -> Decimal:
    return figure.value if figure.upper is None else figure.upper


def two_year_average(before: Decimal, after: Decimal) -> Interval:
    """Return the yearly growth equal to growth `before`, then `after`: √((1+g₁)(1+g₂)) − 1.

    The square roots are taken to twelve decimals, rounded outward. Raises `ValueError` where a fall
    exceeds 100 %, bounds included.
    """
    first, second = printed(before), printed(after)
    if not (_possible(first) and _possible(second)):
        raise ValueError(f"a fall of more than 100 %: {before}, {after}")
    low = _root_below(_factor(first.low) * _factor(second.low))
    high = _root_above(_factor(first.high) * _factor(second.high))
    return Interval(_percent(low), _percent(high))


def prior_growth(yoy: Decimal, average: Decimal) -> Derived | None:
    """Return the year before's growth from this year's and the two-year average: (1+a)²/(1+g) − 1.

    `None` where this year's fall may have been total, so that nothing can be divided by it.
    """
    this, mean = printed(yoy), printed(average)
    if not (_possible(this) and _possible(mean)):
        return None
    return _derived(
        _percent(_factor(Fraction(average)) ** 2 / _factor(Fraction(yoy))),
        _percent(_factor(mean.low) ** 2 / _factor(this.high)),
        _percent(_factor(mean.high) ** 2 / _factor(this.low)),
    )


def prior_level(level: Decimal, yoy: Decimal) -> Derived | None:
    """Return the level of the same period a year earlier: L/(1+g). `None` after a total fall."""
    return _earlier(level, yoy, years=1)


def base_level(level: Decimal, average: Decimal) -> Derived | None:
    """Return the level of that period two years earlier: L/(1+a)². `None` after a total fall."""
    return _earlier(level, average, years=2)


def gap(yoy: Decimal, average: Decimal) -> Derived:
    """Return this year's growth less the two-year average, in percentage points, with bounds."""
    this, mean = printed(yoy), printed(average)
    difference = Fraction(yoy) - Fraction(average)
    return _derived(difference, this.low - mean.high, this.high - mean.low)


def growth_between(before: Interval, now: Interval) -> Interval | None:
    """Return by how much per cent something grew from one level to another.

    `None` where there may have been nothing before.
    """
    if before.low <= 0:
        return None
    low = now.low / (before.high if now.low >= 0 else before.low)  # a loss may follow
    high = now.high / (before.low if now.high >= 0 else before.high)
    return Interval(_percent(low), _percent(high))


def growth_of(before: Figure, now: Figure, ends: Interval) -> Derived:
    """Return the growth from one printed level to another, which lies between these `ends`."""
    return _derived(_percent(Fraction(now.base_value) / Fraction(before.base_value)), *ends)


def price_change(before: Figure, now: Figure, ends: Interval, real: Figure) -> Derived | None:
    """Return what growth from one level to another, between `ends`, leaves to prices.

    The rest is `real` growth. `None` where there may be nothing now.
    """
    rate = stated(real)
    if not (_possible(ends) and _possible(rate)):
        return None
    levels = Fraction(now.base_value) / Fraction(before.base_value)
    return _derived(
        _percent(levels / _factor(Fraction(real.value))),
        _percent(_factor(ends.low) / _factor(rate.high)),
        _percent(_factor(ends.high) / _factor(rate.low)),
    )


def over_years(rate: Interval, years: int) -> Interval | None:
    """Return what yearly growth comes to over so many years; `None` after a total fall."""
    if not _possible(rate):
        return None
    return Interval(_percent(_factor(rate.low) ** years), _percent(_factor(rate.high) ** years))


def total(parts: Iterable[Interval]) -> Interval:
    """Return what parts add up to; zero for no parts."""
    lows, highs = zip(Interval(Fraction(0), Fraction(0)), *parts, strict=True)
    return Interval(sum(lows), sum(highs))


def _earlier(level: Decimal, growth: Decimal, *, years: int) -> Derived | None:
    now, rate = printed(level), printed(growth)
    if not _possible(rate):
        return None
    least, greatest = _factor(rate.low) ** years, _factor(rate.high) ** years
    return _derived(
        Fraction(level) / _factor(Fraction(growth)) ** years,
        min(now.low / least, now.low / greatest),
        max(now.high / least, now.high / greatest),
    )


def in_words(interval: Interval) -> str:
    """Return an interval in signs, its ends rounded outward: [2.50, 3.51], or [3.00, …]."""
    low = "…" if interval.low == -inf else _down(interval.low)
    high = "…" if interval.high == inf else _up(interval.high)
    return f"[{low}, {high}]"


def _possible(rate: Interval) -> bool:
    return _factor(rate.low) > 0


def _factor(percent: _End) -> _End:
    return 1 + percent / 100


def _percent(factor: _End) -> _End:
    return (factor - 1) * 100


_ROOT_SCALE = 10**12


def _root_below(value: _End) -> Fraction:
    return Fraction(isqrt(floor(value * _ROOT_SCALE**2)), _ROOT_SCALE)


def _root_above(value: _End) -> Fraction:
    square = ceil(value * _ROOT_SCALE**2)
    root = isqrt(square)
    return Fraction(root if root * root == square else root + 1, _ROOT_SCALE)


def _derived(value: _End, low: _End, high: _End) -> Derived:
    return Derived(_decimal(round(value * 10**PLACES)), _down(low), _up(high))


def _down(value: _End) -> Decimal:
    return _decimal(floor(value * 10**PLACES))


def _up(value: _End) -> Decimal:
    return _decimal(ceil(value * 10**PLACES))


def _decimal(hundredths: int) -> Decimal:
    sign, digits, _ = Decimal(hundredths).as_tuple()  # scaleb would round in the context
    return Decimal((sign, digits, -PLACES))
