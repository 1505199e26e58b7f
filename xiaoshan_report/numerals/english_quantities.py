"""Quantities as economists write them in English: 42.35 bn yuan, 1.053 million m², 4,924."""

from collections.abc import Sequence
from decimal import Decimal

from xiaoshan_report.numerals.units import ENGLISH_SCALES, english_of, reads_well, scaled, shifted


def quantities(values: Sequence[Decimal], unit: str | None) -> tuple[list[Decimal], str | None]:
    """Return numbers with the same unit in the one unit in which they are shown, and that unit.

    What has no scale in Chinese (4924件) has none in English. Of several none begins with 0.0.
    """
    power, base = scaled(unit) if unit else (0, "")
    shown = [shifted(value, power) for value in values]
    most = max(map(Decimal.adjusted, filter(None, shown)), default=0)
    word = ""
    for zeros, name in ENGLISH_SCALES if power else ():
        smaller = [shifted(value, -zeros) for value in shown]
        if most >= zeros and all(map(reads_well, smaller)):
            shown, word = smaller, name
            break
    is_one = not (word or most) and [f"{abs(value):f}" for value in shown] == ["1"]
    return shown, " ".join(filter(None, (word, english_of(base, one=is_one)))) or None
