"""What people see of a table, whatever draws it: its columns, blocks, and repeated cells."""

from typing import NamedTuple

from xiaoshan_report.render.numbers import Parts, parts
from xiaoshan_report.render.table import Column, Table
from xiaoshan_report.render.values import Cell, Number


class LaidColumn(NamedTuple):
    """A column that people see, with its cells and the unit that all its numbers share, if any."""

    column: Column
    cells: list[Cell]
    unit: str | None

    @property
    def heading(self) -> str:
        """The column's heading, with the unit that all its numbers share."""
        return f"{self.column.heading} ({self.unit})" if self.unit else self.column.heading

    @property
    def numeric(self) -> bool:
        """Whether all that the column holds are numbers."""
        return all(isinstance(cell, Number | int | None) for cell in self.cells)

    @property
    def empty(self) -> bool:
        """Whether the column holds nothing."""
        return all(cell is None for cell in self.cells)

    @property
    def parts(self) -> list[Parts | None]:
        """The pieces of its numbers."""
        return [parts(cell, self.unit) for cell in self.cells]


class Layout(NamedTuple):
    """A table as people see it.

    `columns` are those that hold anything and open no block. `blocks` are the numbers of the rows
    under the head that they share, which is none without a grouped column. `repeated` says of each
    row whether its merged cells are those of the row above.
    """

    columns: list[LaidColumn]
    blocks: list[tuple[Cell, list[int]]]
    repeated: list[bool]


def columns_for_people(table: Table) -> list[LaidColumn]:
    """Return the columns that have a heading."""
    return [
        _laid(column, [row[place] for row in table.rows])
        for place, column in enumerate(table.columns)
        if column.heading
    ]


def shared_unit(cells: list[Cell]) -> str | None:
    """Return the unit that all numbers among the cells have, if it is one."""
    units = {cell.unit for cell in cells if isinstance(cell, Number)}
    return units.pop() if len(units) == 1 else None


def laid_out(table: Table) -> Layout:
    """Return the table as people see it."""
    columns = columns_for_people(table)
    none: list[Cell] = [None] * len(table.rows)
    heads = next((one.cells for one in columns if one.column.grouped), none)
    merged = [one.cells for one in columns if one.column.merged]
    keys = [*zip(heads, *merged, strict=True)]
    return Layout(
        [one for one in columns if not one.column.grouped and not one.empty],
        _blocks(heads),
        [bool(merged) and key == before for key, before in zip(keys, [None, *keys], strict=False)],
    )


def _laid(column: Column, cells: list[Cell]) -> LaidColumn:
    return LaidColumn(column, cells, shared_unit(cells))


def _blocks(heads: list[Cell]) -> list[tuple[Cell, list[int]]]:
    blocks: list[tuple[Cell, list[int]]] = []
    for row, head in enumerate(heads):
        if not blocks or blocks[-1][0] != head:
            blocks.append((head, []))
        blocks[-1][1].append(row)
    return blocks
