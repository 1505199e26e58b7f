"""How a number is laid out for people, whatever draws it: sign, digits, marks, bounds, unit."""

from typing import NamedTuple

from xiaoshan_report.render.values import Cell, Number

_BEFORE = {"at_least": "≥", "under": "<", "at_most": "≤", "about": "≈"}
_AFTER = {"fall": "↓", "estimate": "*", "over": "+", "aim": "◎"}
"""The sign before or after a number for each of its marks."""


class Parts(NamedTuple):
    """A number in pieces that stand one below the other: `whole` up to the point, and the rest."""

    whole: str
    rest: str
    unit: str


class Signs(NamedTuple):
    """The signs of a number's marks: those before it, ≈5, and those after it, 5*."""

    before: str
    after: str


def signs(number: Number) -> Signs:
    """Return the signs of a number's marks."""
    before, after = (
        "".join(signs.get(mark, "") for mark in number.marks) for signs in (_BEFORE, _AFTER)
    )
    return Signs(before, after)


def signed(number: Number) -> str:
    """Return the digits of a number, or both ends of a range, with the signs of its marks."""
    before, after = signs(number)
    return f"{before}{number.digits}{number.upper}{after}"


def parts(cell: Cell, shared: str | None) -> Parts | None:
    """Return the pieces of a number, if it is one; without its unit where the heading has that."""
    number = Number(cell) if isinstance(cell, int) else cell
    if not isinstance(number, Number):
        return None
    before, after = signs(number)
    whole, point, decimals = number.digits.partition(".")
    margin = f" ±{number.margin}" if number.margin else ""
    unit = f" {number.unit}" if number.unit and not shared else ""
    return Parts(before + whole, f"{point}{decimals}{number.upper}{after}{margin}", unit)
