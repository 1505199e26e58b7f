"""Derived growth rates and levels are never surer than the printed numbers they come from."""

import csv
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import ceil, floor, isqrt
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xiaoshan_report.model import arithmetic as growth
from xiaoshan_report.model.arithmetic import Derived, Interval

TRIOS = Path(__file__).parent / "data" / "trios.csv"
SHARED_TRIOS = Path(__file__).parents[2] / "shared" / "trios.csv"

# The same examples everywhere and at any speed.


class Trio(NamedTuple):
    """A published growth of 2020, of 2021, and two-year average, all in per cent."""

    growth_2020: Decimal
    growth_2021: Decimal
    two_year_average: Decimal


def trios(verdict: str) -> Iterator[object]:
    """The published trios with this verdict, as cases named after their series."""
    with TRIOS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["verdict"] == verdict:
                yield pytest.param(
                    Trio(*(Decimal(row[name]) for name in Trio._fields)), id=row["series"]
                )


AGREEING, REBASED = list(trios("agrees")), list(trios("rebased"))


def interval(derived: Derived | None) -> Interval:
    """The bounds of what was derived, which must not have been refused."""
    assert derived is not None
    return Interval(Fraction(derived.low), Fraction(derived.high))


def test_every_published_trio_is_a_case() -> None:
    """Twenty-seven published trios agree, and six were rebased."""
    assert (27, 6) == (len(AGREEING), len(REBASED))


@pytest.mark.skipif(not SHARED_TRIOS.exists(), reason="the shared trios are not at hand")
def test_trios_are_the_shared_ones() -> None:
    """The copied trios are the shared ones, unchanged."""
    assert SHARED_TRIOS.read_text(encoding="utf-8") == TRIOS.read_text(encoding="utf-8")


@pytest.mark.parametrize("trio", AGREEING)
def test_published_average_is_reproduced(trio: Trio) -> None:
    """The two growth rates give the published two-year average."""
    average = growth.two_year_average(trio.growth_2020, trio.growth_2021)
    assert average.meets(growth.printed(trio.two_year_average))


@pytest.mark.parametrize("trio", AGREEING)
def test_published_prior_growth_is_reproduced(trio: Trio) -> None:
    """The growth of 2021 and the two-year average give the published growth of 2020."""
    prior = growth.prior_growth(trio.growth_2021, trio.two_year_average)
    assert interval(prior).meets(growth.printed(trio.growth_2020))


@pytest.mark.parametrize("trio", REBASED)
def test_rebased_average_is_not_reproduced(trio: Trio) -> None:
    """The growth rates of a series whose base was revised do not give its average."""
    average = growth.two_year_average(trio.growth_2020, trio.growth_2021)
    assert not average.meets(growth.printed(trio.two_year_average))


@pytest.mark.parametrize("trio", REBASED)
def test_rebased_prior_growth_is_not_reproduced(trio: Trio) -> None:
    """The average of a series whose base was revised does not give the growth of 2020."""
    prior = growth.prior_growth(trio.growth_2021, trio.two_year_average)
    assert not interval(prior).meets(growth.printed(trio.growth_2020))


# Printing: what a statistician does with a true number, exactly and apart from growth.py.


def decimal(units: int, places: int) -> Decimal:
    """So many units of the last of `places` decimals: 217 and 1 are 21.7."""
    return Decimal(f"{units}E{-places}")


def rounded(value: Fraction, places: int) -> Decimal:
    """The true value as it is printed with so many decimals, halves upward."""
    return decimal(floor(value * 10**places + Fraction(1, 2)), places)


def rounded_average(first: Fraction, second: Fraction, places: int) -> Decimal:
    """The true average of two years' growth in per cent, rounded from its square by integers."""
    unit = 100 * 10**places
    square = factor(first) * factor(second)
    twice_the_root = isqrt(floor(square * (2 * unit) ** 2))
    return decimal((twice_the_root + 1) // 2 - unit, places)


def factor(percent: Fraction) -> Fraction:
    """What the level of the year before is multiplied with."""
    return 1 + percent / 100


def numbers(low: int, high: int, places: int) -> st.SearchStrategy[Decimal]:
    """Decimals from `low` to `high` with exactly so many decimals."""
    scale = 10**places
    return st.integers(low * scale, high * scale).map(lambda units: decimal(units, places))


TRUE_GROWTH = numbers(-99, 1000, 7).map(Fraction)
TRUE_LEVEL = numbers(0, 10**6, 7).map(Fraction)
PLACES = st.integers(0, 2)
PRINTED = PLACES.flatmap(lambda places: numbers(-99, 1000, places))
PRINTED_LEVEL = PLACES.flatmap(lambda places: numbers(1, 10**6, places))
ANY_PRINTED = st.integers(-3, 12).flatmap(
    lambda places: st.integers(-(10**9), 10**9).map(lambda units: decimal(units, places))
)


@given(ANY_PRINTED)
def test_printed_contains_the_value(value: Decimal) -> None:
    """A printed value stands in the middle of what it stands for."""
    low, high = growth.printed(value)
    assert (Fraction(value), True) == ((low + high) / 2, low < high)


@given(st.integers(-(10**9), 10**9), st.integers(-3, 12))
def test_printed_is_a_unit_wide(units: int, places: int) -> None:
    """What a value stands for is as wide as one unit in its last place."""
    low, high = growth.printed(decimal(units, places))
    assert Fraction(10) ** -places == high - low


@given(TRUE_LEVEL, st.integers(0, 6))
def test_printed_contains_the_true_value(true: Fraction, places: int) -> None:
    """A true value lies within what its rounded print stands for."""
    low, high = growth.printed(rounded(true, places))
    assert low <= true <= high


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("21.8", "21.75", "21.85"),
        ("12", "11.5", "12.5"),
        ("12.0", "11.95", "12.05"),
        ("0", "-0.5", "0.5"),
        ("0.00", "-0.005", "0.005"),
        ("-99.9", "-99.95", "-99.85"),
        ("-22", "-22.5", "-21.5"),
        ("1E+2", "50", "150"),
    ],
)
def test_digits_say_how_sure_a_number_is(value: str, low: str, high: str) -> None:
    """A printed number stands for half a unit in its last place on either side."""
    assert (Fraction(low), Fraction(high)) == growth.printed(Decimal(value))


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "sNaN"])
def test_only_finite_numbers_are_printed(value: str) -> None:
    """What is no finite number stands for nothing."""
    with pytest.raises(ValueError, match="not a finite number"):
        growth.printed(Decimal(value))


@pytest.mark.parametrize(
    ("expected", "other"),
    [(True, (1, 2)), (True, (2, 3)), (True, (-5, 9)), (False, (3, 4)), (False, (-2, 0))],
)
def test_touching_intervals_meet(expected: bool, other: tuple[int, int]) -> None:
    """Intervals meet where they overlap or touch, and from either side."""
    one, two = Interval(Fraction(1), Fraction(2)), Interval(*map(Fraction, other))
    assert (expected, expected) == (one.meets(two), two.meets(one))


# Soundness: whatever the true numbers were, the bounds hold what is derived from their print.


@given(TRUE_GROWTH, TRUE_GROWTH, PLACES)
def test_average_of_true_growth_is_within(first: Fraction, second: Fraction, places: int) -> None:
    """The printed average meets what the printed growth rates of its two years imply."""
    average = growth.two_year_average(rounded(first, places), rounded(second, places))
    assert average.meets(growth.printed(rounded_average(first, second, places)))
    low, high = (factor(Fraction(end)) ** 2 for end in average)
    assert low <= factor(first) * factor(second) <= high


@given(TRUE_GROWTH, TRUE_GROWTH, PLACES)
def test_true_prior_growth_is_within(first: Fraction, second: Fraction, places: int) -> None:
    """The bounds of the year before hold its true growth, whatever was rounded away."""
    average = rounded_average(first, second, places)
    low, high = interval(growth.prior_growth(rounded(second, places), average))
    assert low <= first <= high


@settings(max_examples=5 * settings().max_examples)
@given(TRUE_GROWTH, TRUE_GROWTH)
def test_true_prior_growth_is_within_at_one_decimal(first: Fraction, second: Fraction) -> None:
    """So it is with rates printed to one decimal, as official statistics print them."""
    average = rounded_average(first, second, 1)
    low, high = interval(growth.prior_growth(rounded(second, 1), average))
    assert low <= first <= high


@given(TRUE_LEVEL, TRUE_GROWTH, PLACES, PLACES)
def test_true_prior_level_is_within(
    before: Fraction, yoy: Fraction, level_places: int, places: int
) -> None:
    """The bounds of the level a year earlier hold the true one."""
    now = rounded(before * factor(yoy), level_places)
    low, high = interval(growth.prior_level(now, rounded(yoy, places)))
    assert low <= before <= high


@given(TRUE_LEVEL, TRUE_GROWTH, TRUE_GROWTH, PLACES, PLACES)
def test_true_base_level_is_within(
    base: Fraction, first: Fraction, second: Fraction, level_places: int, places: int
) -> None:
    """The bounds of the level two years earlier hold the true one."""
    now = rounded(base * factor(first) * factor(second), level_places)
    average = rounded_average(first, second, places)
    low, high = interval(growth.base_level(now, average))
    assert low <= base <= high


@given(TRUE_GROWTH, TRUE_GROWTH, PLACES, PLACES)
def test_true_gap_is_within(
    yoy: Fraction, average: Fraction, places: int, average_places: int
) -> None:
    """The bounds of the gap hold the difference of the true rates."""
    gap = growth.gap(rounded(yoy, places), rounded(average, average_places))
    assert Fraction(gap.low) <= yoy - average <= Fraction(gap.high)


@given(st.lists(st.tuples(TRUE_LEVEL, PLACES), max_size=12))
def test_true_sum_is_within(parts: list[tuple[Fraction, int]]) -> None:
    """The total of printed parts holds the sum of the true ones."""
    low, high = growth.total(growth.printed(rounded(part, places)) for part, places in parts)
    assert low <= sum((part for part, _ in parts), Fraction(0)) <= high


@given(PRINTED, PRINTED)
def test_gap_is_the_difference(yoy: Decimal, average: Decimal) -> None:
    """The gap is the difference of the two printed rates, exactly."""
    assert yoy - average == growth.gap(yoy, average).value


# Tightness: the bounds are the ends that the inputs allow, rounded outward, and no further.


def of_growth(yoy: Fraction, average: Fraction) -> Fraction:
    """(1+a)²/(1+g) − 1, in per cent."""
    return (factor(average) ** 2 / factor(yoy) - 1) * 100


def of_level(level: Fraction, yoy: Fraction) -> Fraction:
    """L/(1+g)."""
    return level / factor(yoy)


def of_base(level: Fraction, average: Fraction) -> Fraction:
    """L/(1+a)²."""
    return level / factor(average) ** 2


def of_gap(yoy: Fraction, average: Fraction) -> Fraction:
    """The difference of two rates."""
    return yoy - average


Derive = Callable[[Decimal, Decimal], Derived | None]
Formula = Callable[[Fraction, Fraction], Fraction]


class Derivation(NamedTuple):
    """A function of growth.py, its formula, what it takes, and which way each input moves it."""

    derive: Derive
    formula: Formula
    first: st.SearchStrategy[Decimal]
    moves: tuple[int, int]


DERIVATIONS = [
    pytest.param(Derivation(derive, formula, first, moves), id=derive.__name__)
    for derive, formula, first, moves in (
        (growth.prior_growth, of_growth, PRINTED, (-1, 1)),
        (growth.prior_level, of_level, PRINTED_LEVEL, (1, -1)),
        (growth.base_level, of_base, PRINTED_LEVEL, (1, -1)),
        (growth.gap, of_gap, PRINTED, (1, -1)),
    )
]


def widest(formula: Formula, first: Decimal, second: Decimal) -> tuple[Decimal, Decimal]:
    """The least and the greatest result at the ends of both inputs, outward to two decimals."""
    corners = product(*([Fraction(end) for end in growth.printed(one)] for one in (first, second)))
    results = [formula(*corner) * 100 for corner in corners]
    return decimal(floor(min(results)), 2), decimal(ceil(max(results)), 2)


@pytest.mark.parametrize("derivation", DERIVATIONS)
@given(data=st.data())
def test_bounds_are_the_ends_rounded_outward(derivation: Derivation, data: st.DataObject) -> None:
    """The bounds are what the ends of the inputs give, to two decimals outward, and no wider."""
    first, second = data.draw(derivation.first), data.draw(PRINTED)
    derived = derivation.derive(first, second)
    assert derived is not None
    assert widest(derivation.formula, first, second) == (derived.low, derived.high)


@pytest.mark.parametrize("derivation", DERIVATIONS)
@given(data=st.data())
def test_value_lies_between_its_bounds(derivation: Derivation, data: st.DataObject) -> None:
    """A derived value is the formula's, to two decimals, and its bounds enclose it."""
    first, second = data.draw(derivation.first), data.draw(PRINTED)
    derived = derivation.derive(first, second)
    assert derived is not None
    assert derived.low <= derived.value <= derived.high
    exact = derivation.formula(Fraction(first), Fraction(second))
    assert abs(exact - Fraction(derived.value)) <= Fraction("0.005")


@pytest.mark.parametrize("derivation", DERIVATIONS)
@given(data=st.data(), step=st.integers(1, 10**6))
def test_derived_numbers_are_monotone(
    derivation: Derivation, data: st.DataObject, step: int
) -> None:
    """A greater input moves value and bounds one way only, each the way its formula says."""
    given_ = data.draw(derivation.first), data.draw(PRINTED)
    for place, move in enumerate(derivation.moves):
        inputs = list(given_)
        before = derivation.derive(*given_)
        exponent = inputs[place].as_tuple().exponent
        assert isinstance(exponent, int)
        inputs[place] += decimal(step, -exponent)
        after = derivation.derive(*inputs)
        assert before is not None
        assert after is not None
        assert all(move * (new - old) >= 0 for old, new in zip(before, after, strict=True))


@given(PRINTED, PRINTED, st.integers(1, 1000))
def test_average_is_monotone(before: Decimal, after: Decimal, step: int) -> None:
    """A greater growth in either year never lowers the two-year average or its bounds."""
    lower = growth.two_year_average(before, after)
    for more in ((before + step, after), (before, after + step)):
        higher = growth.two_year_average(*more)
        assert (True, True) == (lower.low <= higher.low, lower.high <= higher.high)


@given(PRINTED, PRINTED)
def test_average_forgets_the_order(before: Decimal, after: Decimal) -> None:
    """The two-year average is the same whichever year comes first, and its bounds are in order."""
    average = growth.two_year_average(before, after)
    assert growth.two_year_average(after, before) == average
    assert average.low < average.high


@given(PRINTED)
def test_average_of_equal_growth_is_that_growth(rate: Decimal) -> None:
    """Two years of equal growth average to just what that growth stands for."""
    assert growth.printed(rate) == growth.two_year_average(rate, rate)


@given(st.lists(PRINTED), PRINTED)
def test_total_adds_ends_to_ends(parts: list[Decimal], more: Decimal) -> None:
    """One more part adds its lower end to the lower end and its upper end to the upper."""
    intervals, part = [growth.printed(one) for one in parts], growth.printed(more)
    low, high = growth.total(intervals)
    assert (low + part.low, high + part.high) == growth.total([*intervals, part])


def test_total_of_nothing_is_zero() -> None:
    """No parts add up to exactly nothing."""
    assert Interval(Fraction(0), Fraction(0)) == growth.total([])


# Edges.


TOTAL_FALLS = pytest.mark.parametrize("rate", ["-100", "-100.0", "-100.00", "-1E+2", "-150"])


@TOTAL_FALLS
@pytest.mark.parametrize("derive", [growth.prior_level, growth.base_level])
def test_total_fall_gives_no_earlier_level(derive: Derive, rate: str) -> None:
    """Nothing can be divided by a fall that may have been total, so no level is derived."""
    assert derive(Decimal("100.0"), Decimal(rate)) is None


@TOTAL_FALLS
def test_total_fall_gives_no_prior_growth(rate: str) -> None:
    """Nothing can be divided by a fall that may have been total, so no growth is derived."""
    assert growth.prior_growth(Decimal(rate), Decimal("5.0")) is None


def test_total_average_fall_gives_no_prior_growth() -> None:
    """A two-year fall that may have been total says nothing of the year before."""
    assert growth.prior_growth(Decimal("5.0"), Decimal("-100.0")) is None


def test_nearly_total_fall_is_derived_widely() -> None:
    """A fall of 99.9 % still divides, with bounds a factor of three apart."""
    derived = growth.prior_level(Decimal("1.0"), Decimal("-99.9"))
    assert Derived(Decimal("1000.00"), Decimal("633.33"), Decimal("2100.00")) == derived


@pytest.mark.parametrize(
    ("before", "after"), [("-100.0", "5.0"), ("5.0", "-100"), ("-150", "12"), ("-100.0", "-100.0")]
)
def test_average_refuses_a_total_fall(before: str, after: str) -> None:
    """No two-year average is taken where a fall may exceed 100 %, in one year or in both."""
    with pytest.raises(ValueError, match=r"."):
        growth.two_year_average(Decimal(before), Decimal(after))


@pytest.mark.parametrize(
    ("derive", "first", "second", "expected"),
    [
        (growth.prior_growth, "0.0", "0.0", ("0.00", "-0.15", "0.16")),
        (growth.prior_growth, "21.8", "14.2", ("7.07", "6.93", "7.22")),
        (growth.prior_growth, "-12.7", "-5.0", ("3.38", "3.21", "3.55")),
        (growth.prior_growth, "12.0", "12.0", ("12.00", "11.85", "12.16")),
        (growth.prior_growth, "12", "12", ("12.00", "10.50", "13.51")),
        (growth.prior_level, "423.5", "21.8", ("347.70", "347.51", "347.89")),
        (growth.prior_level, "100", "12", ("89.29", "88.44", "90.14")),
        (growth.prior_level, "100", "12.0", ("89.29", "88.79", "89.78")),
        (growth.prior_level, "100.0", "12.0", ("89.29", "89.20", "89.38")),
        (growth.base_level, "423.5", "14.2", ("324.73", "324.40", "325.06")),
        (growth.base_level, "100.0", "-50.0", ("400.00", "399.00", "401.01")),
        (growth.gap, "21.8", "14.2", ("7.6", "7.50", "7.70")),
        (growth.gap, "12", "12.0", ("0.0", "-0.55", "0.55")),
        (growth.gap, "-12.7", "4.3", ("-17.0", "-17.10", "-16.90")),
    ],
)
def test_known_results(
    derive: Derive, first: str, second: str, expected: tuple[str, str, str]
) -> None:
    """Known inputs give known results, sure to the digits printed: 12 is less sure than 12.0."""
    assert Derived(*map(Decimal, expected)) == derive(Decimal(first), Decimal(second))


HUGE = "12345678901234567890123456789012345678901234567890.12"


@pytest.mark.parametrize("derivation", DERIVATIONS)
def test_huge_numbers_keep_their_bounds(derivation: Derivation) -> None:
    """However many digits are printed, the bounds are exact and enclose the value."""
    derived = derivation.derive(Decimal(HUGE), Decimal("1.3"))
    assert derived is not None
    low, high = widest(derivation.formula, Decimal(HUGE), Decimal("1.3"))
    assert (low, high, True) == (derived.low, derived.high, low <= derived.value <= high)


def test_digits_never_exceed_two_decimals() -> None:
    """A derived number has two decimals at most, however many the printed ones have."""
    rates = Decimal("5.123"), Decimal("4.1004")
    for derive in (growth.prior_growth, growth.prior_level, growth.base_level, growth.gap):
        derived = derive(*rates)
        assert derived is not None
        assert [] == [number for number in derived if number != number.quantize(Decimal("0.01"))]


@pytest.mark.parametrize(
    ("derive", "formula"), [(growth.prior_level, of_level), (growth.base_level, of_base)]
)
@pytest.mark.parametrize(("level", "rate"), [("-10", "10"), ("0", "-50"), ("0.0", "0.0")])
def test_level_at_or_below_zero_keeps_its_bounds(
    derive: Derive, formula: Formula, level: str, rate: str
) -> None:
    """The ends of an earlier level are the widest that the inputs allow, below zero too."""
    derived = derive(Decimal(level), Decimal(rate))
    assert derived is not None
    assert widest(formula, Decimal(level), Decimal(rate)) == (derived.low, derived.high)
