"""Units as reports print them: their English, and which of them convert."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from xiaoshan_report import data_file


class Units(NamedTuple):
    """The file `data/units.toml`, which says what each of its tables is."""

    measures: list[list[str]]
    latin_measures: list[str]
    without_english: list[str]
    english: dict[str, str]
    english_scales: dict[str, str]
    english_per: dict[str, str]


@cache
def units() -> Units:
    """Return the units that come with the package."""
    import tomli

    return Units(**tomli.loads(data_file("units.toml").read_text("utf-8")))


def english(unit: str) -> str:
    """Return the unit for English readers, as it is where a part of it is not known."""
    known = units()
    if unit in known.english:
        return known.english[unit]
    if unit in known.without_english:
        return ""
    of, per, one = unit.partition("/")
    if per:
        return f"{english(of)}/{known.english_per.get(one) or english(one)}"
    scale = next((scale for scale in known.english_scales if unit.startswith(scale)), "")
    base = unit.removeprefix(scale)
    is_known = not base or base in known.english or base in known.without_english
    if not (scale and is_known):
        return unit
    return f"{known.english_scales[scale]} {known.english.get(base, '')}".rstrip()


_SCALES = (("万亿", 12), ("千万", 7), ("百万", 6), ("亿", 8), ("万", 4))
"""What a unit may begin with, the longest first, as powers of ten; 千 alone belongs to the unit."""


def are_convertible(unit: str, other: str) -> bool:
    """Tell whether two units differ by a power of ten only, as 亿元 and 万元, 万人 and 人 do."""
    return scaled(unit)[1] == scaled(other)[1]


def largest(units: Sequence[str]) -> str | None:
    """Return the largest of the units, to which others convert with no digit not printed.

    `None` where there is none, or where they do not convert.
    """
    if len({scaled(unit)[1] for unit in units}) != 1:
        return None
    return max(units, key=lambda unit: scaled(unit)[0])


def convert(value: Decimal, unit: str, to: str) -> Decimal:
    """Return the value in a convertible unit, exactly, and as precise as it was printed."""
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    return Decimal((sign, digits, exponent + scaled(unit)[0] - scaled(to)[0]))


def scaled(unit: str) -> tuple[int, str]:
    """Return the power of ten that a unit begins with, and what is counted."""
    found = ((power, unit[len(word) :]) for word, power in _SCALES if unit.startswith(word))
    return next(found, (0, unit))
