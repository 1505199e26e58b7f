"""Units as reports print them: their scales, which of them convert, and their English."""

from collections import Counter
from collections.abc import Sequence
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from functools import cache

import msgspec

from xiaoshan_report import data_file


class Units(msgspec.Struct, frozen=True):
    """The file `data/units.toml`, which says what each of its lists is.

    `english` has the words for one and for several, `base` a number and a unit.
    """

    scales: dict[str, tuple[int, str]]
    english: dict[str, tuple[str, str]]
    base: dict[str, tuple[str, str]]


ENGLISH_SCALES = ((12, "trn"), (9, "bn"), (6, "million"))
"""What English says for powers of ten, the largest first."""


@cache
def units() -> Units:
    """Return the units that come with the package."""
    import tomli

    file = tomli.loads(data_file("units.toml").read_text("utf-8"))
    without = dict.fromkeys(file["without_english"].split(), ("", ""))
    return Units(file["scales"], without | _pairs(file["english"], ", "), _pairs(file["base"], " "))


def _pairs(lines: str, between: str) -> dict[str, tuple[str, str]]:
    """What lines like `人 = person, people` say; one word stands for both."""
    pairs = {}
    for line in lines.splitlines():
        key, _, said = line.partition(" = ")
        first, _, second = said.partition(between)
        pairs[key] = first, second or first
    return pairs


@cache
def english(unit: str) -> str | None:
    """Return the unit for English readers, as it is where a part of it is not known.

    `None` where English has no word for it.
    """
    scale, base = _parted(unit)
    if not scale:
        return english_of(base)
    return " ".join(filter(None, (units().scales[scale][1], english_of(base))))


def english_of(base: str, *, one: bool = False) -> str | None:
    """Return a unit without a scale for English readers, of `one` or of several."""
    of, per, divisor = base.partition("/")
    if per:
        divisors = (english_of(each, one=True) or each for each in divisor.split("·"))
        return f"{english_of(of) or ''}/{'·'.join(divisors)}"
    return units().english.get(base, (base, base))[not one] or None


def unit_words() -> tuple[list[str], list[str]]:
    """Return the words of scales and those of units, in both languages, the longest first."""
    known = units()
    said = {*known.english, *(word for pair in known.english.values() for word in pair if word)}
    scales = {*known.scales, *(word for _, word in ENGLISH_SCALES)}
    return sorted(scales, key=len, reverse=True), sorted(said, key=len, reverse=True)


def are_convertible(unit: str, other: str) -> bool:
    """Tell whether two units are of one kind, as 亿元 and 万元, 亿斤 and 万吨 are."""
    return base_of(unit) == base_of(other)


def base_of(unit: str) -> str | None:
    """Return the base unit of a unit's kind: 吨 for 亿斤. `None` where it is a scale alone."""
    return _to_base(unit)[1]


def common_unit(quantities: Sequence[tuple[Decimal, str]]) -> str | None:
    """Return a unit for the most of these that convert: the largest where none begins with 0.0.

    Units that were printed go first, among them what most are counted in: 万吨 before 亿斤. `None`
    where there is no quantity.
    """
    kinds = Counter(base_of(unit) for _, unit in quantities)
    if not kinds:
        return None
    ((base, _),) = kinds.most_common(1)
    alike = [(value, unit) for value, unit in quantities if base_of(unit) == base]
    counted = Counter(scaled(unit)[1] for _, unit in alike)

    def rank(unit: str) -> tuple[int, bool, Decimal]:
        _, of = scaled(unit)
        return counted[of], of == base, _to_base(unit)[0]

    printed = sorted({unit for _, unit in alike}, key=rank, reverse=True)
    smaller = [f"{scale}{scaled(printed[0])[1]}" for scale in ("亿", "万", "")]
    candidates = [*printed, *smaller]
    readable = (one for one in candidates if all(reads_well(convert(*each, one)) for each in alike))
    return next(readable, printed[-1])


def reads_well(value: Decimal) -> bool:
    """Return whether a number does not begin with 0.0."""
    return not value or value.adjusted() >= -1


def convert(value: Decimal, unit: str, to: str) -> Decimal:
    """Return the value in a convertible unit, exactly, and as precise as it was printed."""
    return EXACT.multiply(value, (_to_base(unit)[0] / _to_base(to)[0]).normalize())


def unscaled(value: Decimal, unit: str) -> Decimal:
    """Return the value in its unit without a scale: 4235000000 for 42.35亿元."""
    return shifted(value, scaled(unit)[0])


def shifted(value: Decimal, power: int) -> Decimal:
    """Return the value times a power of ten, exactly: with the same digits."""
    if not power:
        return value
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    return Decimal((sign, digits, exponent + power))


MULTIPLE, DOUBLING = "倍", "番"
"""Units that say by how much something grew."""


def in_percent(value: Decimal, unit: str | None) -> Decimal | None:
    """Return growth by a multiple in per cent, its precision kept: 1.06倍 is 106.

    `None` for any other unit.
    """
    return value.scaleb(2) if unit == MULTIPLE else None


EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""Arithmetic without rounding, however many digits somebody writes."""


def in_base(value: Decimal, unit: str | None) -> tuple[Decimal, str | None]:
    """Return the value in the base unit of its kind, exactly, large ones written out: 元, 米, 吨.

    A unit of which that is no exact number (亩) only loses its scale, and so does a compound one.
    """
    factor, base = _to_base(unit) if unit else (Decimal(1), None)
    return Decimal(f"{EXACT.multiply(value, factor):f}"), base


@cache
def _to_base(unit: str) -> tuple[Decimal, str | None]:
    """How many base units the unit is, and which; none where a scale is all that there is."""
    power, of = scaled(unit)
    factor, base = units().base.get(of, ("1", of))
    return Decimal(factor).normalize().scaleb(power), base or None


def scaled(unit: str) -> tuple[int, str]:
    """Return the power of ten that a unit begins with, and what is counted."""
    scale, base = _parted(unit)
    return (units().scales[scale][0] if scale else 0), base


@cache
def _parted(unit: str) -> tuple[str, str]:
    """The scale that the unit begins with, and the rest; 千 of 千瓦 belongs to the unit."""
    known = units()
    if unit.partition("/")[0] in known.english:
        return "", unit
    scale = next((scale for scale in known.scales if unit.startswith(scale)), "")
    return scale, unit[len(scale) :]
