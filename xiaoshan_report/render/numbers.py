"""How a number is laid out for people, whatever draws it: sign, digits, marks, bounds, unit."""

from typing import NamedTuple

from xiaoshan_report.render.values import Cell, Number

SIGNS = {"fall": "↓", "estimate": "*", "over": "+", "at_least": "≥", "about": "≈"}
"""The sign beside a number for each of its marks."""


class Parts(NamedTuple):
    """A number in pieces that stand one below the other: `whole` up to the point, and the rest."""

    whole: str
    rest: str
    unit: str


def signs(number: Number) -> str:
    """Return the signs of a number's marks."""
    return "".join(SIGNS[mark] for mark in number.marks)


def signed(number: Number) -> str:
    """Return the digits of a number with the signs of its marks."""
    return f"{number.digits}{signs(number)}"


def parts(cell: Cell, shared: str | None) -> Parts | None:
    """Return the pieces of a number, if it is one; without its unit where the heading has that."""
    number = Number(cell) if isinstance(cell, int) else cell
    if not isinstance(number, Number):
        return None
    whole, point, decimals = number.digits.partition(".")
    margin = f" ±{number.margin}" if number.margin else ""
    unit = f" {number.unit}" if number.unit and not shared else ""
    return Parts(whole, f"{point}{decimals}{signs(number)}{margin}", unit)
