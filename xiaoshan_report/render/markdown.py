"""Markdown: a pipe table (GitHub's dialect), numbers to the right, remarks below.

| 指标 | 绝对量 | 同比（%） |
|:--|--:|--:|
| 固定资产投资总额 | 423.5 亿元 | 21.8 |
"""

import re
from collections.abc import Iterable, Iterator

from xiaoshan_report.render.cells import said
from xiaoshan_report.render.formats import RenderOptions
from xiaoshan_report.render.layout import LaidColumn, columns_for_people
from xiaoshan_report.render.numbers import Parts
from xiaoshan_report.render.table import Table, View
from xiaoshan_report.render.values import Cell, Quote

_HARMLESS = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>|#~&$^"})

_BLOCK = re.compile(r"^(?=[+=-])|^([0-9]{1,9})(?=[.)](?:\s|$))")
"""What makes a list or a rule of a line."""


def write(view: View, options: RenderOptions) -> str:
    """Return the table of the view as people see it, all its columns kept."""
    return "\n".join(_lines(view.table)) + "\n"


def _lines(table: Table) -> Iterator[str]:
    columns = columns_for_people(table)
    yield f"**{_escaped(table.title.strip())}**\n"
    for line in table.lead:
        yield f"{_paragraph(said(line))}\n"
    yield _line(_escaped(column.heading) for column in columns)
    yield _line("--:" if one.numeric and not one.empty else ":--" for one in columns)
    yield from map(_line, zip(*map(_cells, columns), strict=True))
    for note in table.notes:
        yield f"\n{_paragraph(note)}"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(column: LaidColumn) -> list[str]:
    pairs = zip(column.cells, column.parts, strict=True)
    return [_number(parts) if parts else _text(cell) for cell, parts in pairs]


def _number(parts: Parts) -> str:
    return "".join(parts).translate(_HARMLESS).replace("+", "\\+")


def _text(cell: Cell) -> str:
    if isinstance(cell, Quote) and cell.printed:
        # Asterisks would not be read as bold between a sign and a Chinese character.
        printed = _escaped(cell.printed)
        return _escaped(cell.text).replace(printed, f"<strong>{printed}</strong>")
    return "<br>".join(map(_escaped, said(cell).split("\n")))


def _escaped(text: str) -> str:
    """The text with the characters that Markdown would read as its own made harmless."""
    return text.translate(_HARMLESS)


def _paragraph(text: str) -> str:
    """A line that stands alone, the same way, and no list, rule or code."""
    return _BLOCK.sub(r"\1\\", _escaped(text.strip()))
