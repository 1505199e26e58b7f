"""Multiples that say by how much something grew: 倍 and 番."""

from decimal import Decimal

MULTIPLE, DOUBLING = "倍", "番"


def in_percent(value: Decimal, unit: str | None) -> Decimal | None:
    """Return growth by a multiple in per cent, its precision kept: 1.06倍 is 106.

    `None` for any other unit.
    """
    return value.scaleb(2) if unit == MULTIPLE else None
