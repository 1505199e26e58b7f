"""What people see of a table, whatever draws it: its columns, blocks, and repeated cells."""

from functools import cached_property
from typing import NamedTuple

import msgspec

from xiaoshan_report.render.cells import said
from xiaoshan_report.render.headings import with_unit
from xiaoshan_report.render.numbers import Parts, parts
from xiaoshan_report.render.table import Column, Table
from xiaoshan_report.render.values import Cell, CodedText, Number, usual


class LaidColumn(msgspec.Struct, frozen=True, dict=True):
    """A column that people see: its cells, the unit that all its numbers share, if any.

    `rows` is how many rows of the table hold anything, be it in other columns. What is worked out
    of all cells is so once, however often a row asks for it.
    """

    column: Column
    cells: list[Cell]
    unit: str | None
    rows: int

    @cached_property
    def heading(self) -> str:
        """The column's heading, with the unit that all its numbers share."""
        return with_unit(self.column.heading, self.unit)

    @cached_property
    def numeric(self) -> bool:
        """Whether all that the column holds are numbers."""
        return all(isinstance(cell, Number | int | None) for cell in self.cells)

    @cached_property
    def empty(self) -> bool:
        """Whether the column holds nothing."""
        return all(cell is None for cell in self.cells)

    @cached_property
    def parts(self) -> list[Parts | None]:
        """The pieces of its numbers."""
        return [parts(cell, self.unit) for cell in self.cells]

    @cached_property
    def usual(self) -> str | None:
        """The text that more than half of several rows say, where each of them says one."""
        texts = [said(cell) for cell in self.cells if isinstance(cell, str | CodedText)]
        return usual(texts) if len(texts) == self.rows else None

    @cached_property
    def unusual(self) -> int:
        """How many rows say anything in this column, and not what is usual."""
        return sum(cell is not None and said(cell) != self.usual for cell in self.cells)


class Layout(NamedTuple):
    """A table as people see it.

    `common` are the columns that say the same of all rows, `columns` those that tell rows apart.
    `spanning` is what stands across the page above the rows that share it, each row's text or none.
    `blocks` are the numbers of the rows under the head that they share, if there is one.
    """

    common: list[LaidColumn]
    columns: list[LaidColumn]
    spanning: list[str]
    blocks: list[tuple[Cell, list[int]]]


def columns_for_people(table: Table) -> list[LaidColumn]:
    """Return the columns that have a heading."""
    seen = [place for place, column in enumerate(table.columns) if column.heading]
    told = [place for place in seen if not table.columns[place].is_above]
    rows = sum(any(row[place] is not None for place in told) for row in table.rows)
    pairs = ((table.columns[place], [row[place] for row in table.rows]) for place in seen)
    return [LaidColumn(column, cells, _shared_unit(cells), rows) for column, cells in pairs]


def _shared_unit(cells: list[Cell]) -> str | None:
    """The unit that all numbers among several cells have, if it is one."""
    units = {cell.unit for cell in cells if isinstance(cell, Number)}
    return units.pop() if len(cells) > len(units) == 1 else None


def laid_out(table: Table, *, complete: bool = False) -> Layout:
    """Return the table as people see it; where rows are to be `complete`, nothing is common."""
    filled = [one for one in columns_for_people(table) if not one.empty]
    beside = [one for one in filled if not one.column.is_above]
    common = [one for one in beside if not complete and one.usual and not one.unusual]
    none: list[Cell] = [None] * len(table.rows)
    heads = next((one.cells for one in filled if one.column.grouped), none)
    return Layout(
        [one for one in common if one.usual != table.title],
        [one for one in beside if one not in common],
        _first_of_each(filled, heads),
        _blocks(heads),
    )


def _first_of_each(columns: list[LaidColumn], heads: list[Cell]) -> list[str]:
    """What stands above each row: the spanning text where the row above does not share it."""
    none: list[Cell] = [None] * len(heads)
    texts = next((one.cells for one in columns if one.column.spanning), none)
    keys = list(zip(heads, texts, strict=True))
    return [
        said(key[1]) * (key != before) for key, before in zip(keys, [None, *keys], strict=False)
    ]


def _blocks(heads: list[Cell]) -> list[tuple[Cell, list[int]]]:
    blocks: list[tuple[Cell, list[int]]] = []
    for row, head in enumerate(heads):
        if not blocks or blocks[-1][0] != head:
            blocks.append((head, []))
        blocks[-1][1].append(row)
    return blocks
