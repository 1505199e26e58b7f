"""Quantities as economists write them in English: 42.35 bn yuan, 1.053 million m², 4,924."""

from collections.abc import Sequence
from decimal import Decimal

from xiaoshan_report.numerals.units import ENGLISH_SCALES, english_of, scaled, shifted

_LEAST_OF_SEVERAL = -1
"""No number that shares its word with others begins with 0.0."""


def quantities(values: Sequence[Decimal], unit: str | None) -> tuple[list[Decimal], str | None]:
    """Return numbers with the same unit in the one unit in which they are shown, and that unit.

    What has no scale in Chinese (4924件) has none in English.
    """
    power, base = scaled(unit) if unit else (0, "")
    shown = [shifted(value, power) for value in values]
    most = max(map(Decimal.adjusted, filter(None, shown)), default=0)
    least = min(map(Decimal.adjusted, filter(None, shown)), default=0)
    word = ""
    for zeros, name in ENGLISH_SCALES if power else ():
        if most >= zeros and least - zeros >= _LEAST_OF_SEVERAL:
            shown, word = [shifted(value, -zeros) for value in shown], name
            break
    is_one = not word and [f"{abs(value):f}" for value in shown] == ["1"]
    return shown, " ".join(filter(None, (word, english_of(base, one=is_one)))) or None
