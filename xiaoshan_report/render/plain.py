"""Cells as plain text: bare for data formats, with signs and units for people."""

from collections.abc import Iterator

from xiaoshan_report.render.table import Bar, Cell, Column, Number, Quote, Table, Term, View

SIGNS = {"fall": "↓", "estimate": "*", "over": "+", "at_least": "≥", "about": "≈"}
"""The sign beside a number for each remark on it."""


def data_rows(view: View) -> Iterator[list[str]]:
    """Heads and rows for data formats: every column that has a key, values bare."""
    table = view.data
    kept = [index for index, column in enumerate(table.columns) if column.key]
    yield [table.columns[index].key for index in kept]
    for row in table.rows:
        yield [_harmless(row[index]) for index in kept]


def _harmless(cell: Cell) -> str:
    """The cell bare; but no text begins as a formula does, which a spreadsheet would work out."""
    text = bare(cell).replace("\0", "\ufffd")  # which Python 3.10 cannot write between delimiters
    is_text = isinstance(cell, str | Term | Quote | list)
    return f"'{text}" if is_text and text[:1] in tuple("=+-@\t\r") else text


def bare(cell: Cell) -> str:
    """The cell as a script wants it: nothing, text, code, or digits."""
    match cell:
        case None:
            return ""
        case Term(code=text) | Quote(text=text):
            return text
        case Number(value=number) | Bar(part=number):
            return str(number)
        case list():
            return "; ".join(cell)
    return str(cell)


def signs(number: Number) -> str:
    """The signs of a number's remarks."""
    return "".join(SIGNS[mark] for mark in number.marks)


def signed(number: Number) -> str:
    """The digits of a number with the signs of its remarks."""
    return f"{number.value}{signs(number)}"


def bounds(number: Number) -> str:
    """A derived number's margin, or its bounds in brackets, or nothing."""
    if number.margin is not None:
        return f" ±{number.margin}"
    return "" if number.low is None else f" [{number.low}, {number.high}]"


def shared_unit(table: Table, index: int) -> str | None:
    """The unit that all numbers of the column have, if it is one."""
    cells = (row[index] for row in table.rows)
    units = {cell.unit for cell in cells if isinstance(cell, Number)}
    return units.pop() if len(units) == 1 else None


def heading(table: Table, index: int, column: Column) -> str:
    """The column's heading, with the unit that all its numbers share."""
    unit = shared_unit(table, index)
    return f"{column.heading} ({unit})" if unit else column.heading
