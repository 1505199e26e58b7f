"""What people see of a table, whatever draws it: its columns, blocks, merged rows and numbers."""

from typing import NamedTuple

from xiaoshan_report.render.plain import bare, bounds, signs
from xiaoshan_report.render.table import Bar, Cell, Number, Table, Term


class Parts(NamedTuple):
    """A number in pieces that stand one below the other: `whole` up to the point, and the rest."""

    whole: str
    rest: str
    unit: str


def parts_of(number: Number, shared: str | None) -> Parts:
    """The pieces of a number; its unit is left out where the heading has it."""
    whole, point, decimals = str(number.value).partition(".")
    unit = f" {number.unit}" if number.unit and not shared else ""
    return Parts(whole, f"{point}{decimals}{signs(number)}{bounds(number)}", unit)


def shown_columns(table: Table) -> list[int]:
    """The columns for people that hold anything and open no block."""
    return [
        index
        for index, column in enumerate(table.columns)
        if column.rank is not None
        and not column.grouped
        and any(row[index] is not None for row in table.rows)
    ]


def is_numeric(table: Table, index: int) -> bool:
    """Whether all that the column holds are numbers."""
    return all(isinstance(row[index], Number | int | None) for row in table.rows)


def blocks(table: Table) -> list[tuple[str, list[int]]]:
    """The numbers of the rows by what the grouped column that people see says, in order."""
    seen = (i for i, c in enumerate(table.columns) if c.grouped and c.rank is not None)
    index = next(seen, None)
    found: list[tuple[str, list[int]]] = []
    for number, row in enumerate(table.rows):
        head = "" if index is None else said(row[index])
        if not found or found[-1][0] != head:
            found.append((head, []))
        found[-1][1].append(number)
    return found


def repeats(table: Table, row: int) -> bool:
    """Whether there are merged columns, and all say the same in this row as in the one above."""
    keys = [i for i, column in enumerate(table.columns) if column.merged or column.grouped]
    if not row or not any(table.columns[key].merged for key in keys):
        return False
    return all(table.rows[row][key] == table.rows[row - 1][key] for key in keys)


def said(cell: Cell) -> str:
    """The cell in words for people."""
    match cell:
        case Term(text=text) | Bar(label=text):
            return text
        case list():
            return "\n".join(cell)
    return bare(cell)
