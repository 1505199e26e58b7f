"""A table for people, as wide as the terminal, or as its content in a pipe.

指标                 数值    同比 (%)  两年平均 (%)  时期
────────────────────────────────────────────────────────────
固定资产投资总额  423.5 亿元      21.8          14.2  2021年1–5月
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len

from xiaoshan_report.render.cells import said
from xiaoshan_report.render.formats import RenderOptions
from xiaoshan_report.render.layout import LaidColumn, laid_out
from xiaoshan_report.render.numbers import Parts
from xiaoshan_report.render.styled import Line, Run, broken, padded, painted, paragraphs, width
from xiaoshan_report.render.table import Table, View
from xiaoshan_report.render.values import Bar, Cell, CodedText, Number, Quote
from xiaoshan_report.render.wrapping import narrowest

GAP = 2
"""Blank columns between two columns of a table."""

BAR_WIDTH = 10
"""The length of a full progress bar, in terminal columns."""

TEXT_WIDTH = 10
"""What a text keeps at least, in terminal columns, when there is no column left to give way."""

HEADING_WIDTH = 8
"""What a heading keeps at least, in terminal columns, before it is broken into lines."""

STYLES = {"done": "green", "partly-done": "cyan", "preparing": "dim"}
"""How coded texts stand out, by code, beyond what their words already say."""


class _Column(NamedTuple):
    """A column as it will be drawn: heading, cells in lines, how narrow and how wide it may be."""

    gives_way: int
    heading: str
    cells: list[list[Line]]
    numeric: bool
    merged: bool
    tight: int
    narrow: int
    wide: int


class _Sheet(NamedTuple):
    """How rows are drawn: what stands in lines above them, and the columns with their widths."""

    above: list[_Column]
    columns: list[_Column]
    widths: list[int]


def write(view: View, options: RenderOptions) -> str:
    """Return the chart of the view, or its table without columns that there is no room for."""
    if view.chart:
        from xiaoshan_report.render.terminal_chart import draw

        return draw(view.chart, options)
    return painted(_lines(view.table, options), color=options.color)


def _lines(table: Table, options: RenderOptions) -> Iterator[Line]:
    layout = laid_out(table)
    columns = [_column(one, layout.repeated) for one in layout.columns]
    fitting = _fitting(columns, options.width)
    sheet = _sheet(fitting, options.width)
    yield from paragraphs([table.title], "bold", options.width)
    yield from paragraphs(table.lead, "", options.width)
    for number, (cell, rows) in enumerate(layout.blocks):
        head = said(cell)
        yield []
        if (head or sheet.above) and not number:
            headings = _joined(column.heading for column in sheet.above)
            yield from paragraphs(headings, "bold", options.width)
            yield from _heading(sheet)
        if head:
            yield from paragraphs([head], "bold", options.width)
        elif not sheet.above:
            yield from _heading(sheet)
        for row in rows:
            yield from _row(sheet, row, options.width)
    notes = [*table.notes, *_omitted(columns, fitting, options)]
    yield from paragraphs([""] * bool(notes) + notes, "dim", options.width)


def _row(sheet: _Sheet, row: int, room: int | None) -> Iterator[Line]:
    """The lines of a row, below what stands above it."""
    yield from paragraphs(_joined(_plain(one.cells[row]) for one in sheet.above), "", room)
    if sheet.above and not any(_plain(column.cells[row]) for column in sheet.columns):
        return
    cells = [
        column.cells[row] if column.numeric else _broken(column.cells[row], room)
        for column, room in zip(sheet.columns, sheet.widths, strict=True)
    ]
    yield from _beside(sheet, cells)


def _heading(sheet: _Sheet) -> Iterator[Line]:
    """The headings, the last lines of all on one line, and the rule below them."""
    heads = [
        broken([Run(column.heading, "bold")], room)
        for column, room in zip(sheet.columns, sheet.widths, strict=True)
    ]
    height = max(map(len, heads), default=0)
    yield from _beside(sheet, [[[]] * (height - len(head)) + head for head in heads])
    yield [Run("─" * _total(sheet.widths))]


def _beside(sheet: _Sheet, cells: Sequence[list[Line]]) -> Iterator[Line]:
    """The lines of cells that stand side by side, those of numbers at the right edge."""
    for parts in zip_longest(*cells, fillvalue=[]):
        line: Line = []
        for column, room, part in zip(sheet.columns, sheet.widths, parts, strict=True):
            line += [*padded(part, room, right=column.numeric), Run(" " * GAP)]
        yield line


def _broken(cell: Iterable[Line], room: int) -> list[Line]:
    return [part for line in cell for part in broken(line, room)]


def _plain(cell: Iterable[Line]) -> str:
    return "\n".join("".join(run.text for run in line) for line in cell).strip()


def _joined(texts: Iterable[str]) -> list[str]:
    """One line of the texts that say anything, or none."""
    line = (" " * GAP).join(filter(None, texts))
    return [line] if line else []


def _omitted(
    columns: Sequence[_Column], fitting: Sequence[_Column], options: RenderOptions
) -> list[str]:
    """The remark on columns that gave way, if any did."""
    names = options.pause.join(column.heading for column in columns if column not in fitting)
    return [options.omitted.format(columns=names)] if names else []


# Cells


def _column(laid: LaidColumn, repeated: Sequence[bool]) -> _Column:
    column, heading = laid.column, laid.heading
    cells = _aligned(laid) if laid.numeric else [_text(cell) for cell in laid.cells]
    if column.merged:
        cells = [[[]] if same else cell for cell, same in zip(cells, repeated, strict=True)]
    widest = max((width(line) for cell in cells for line in cell), default=0)
    short = all(isinstance(cell, Bar | CodedText | None) for cell in laid.cells)
    rigid = laid.numeric or (short and not column.merged)
    readable = max(narrowest(heading), min(cell_len(heading), HEADING_WIDTH))
    tight = max(widest if rigid else min(widest, TEXT_WIDTH), readable)
    narrow = max(widest if rigid else min(widest, column.least), readable)
    wide = max(widest, cell_len(heading))
    return _Column(
        column.gives_way, heading, cells, laid.numeric, column.merged, tight, narrow, wide
    )


def _text(cell: Cell) -> list[Line]:
    match cell:
        case Quote(text=words, printed=printed):
            before, found, after = words.partition(printed)
            return [[Run(before), Run(found, "bold"), Run(after)]]
        case CodedText(code=code, text=words):
            return [[Run(words, STYLES.get(code, ""))]]
        case Bar():
            return [_bar(cell)]
    return [[Run(line)] for line in said(cell).split("\n")]


def _bar(bar: Bar) -> Line:
    full = min(int(bar.part * BAR_WIDTH / bar.whole), BAR_WIDTH)
    return [Run("█" * full, "cyan"), Run("─" * (BAR_WIDTH - full), "dim"), Run(f" {bar.label}")]


def _aligned(column: LaidColumn) -> list[list[Line]]:
    """Numbers one below the other by their points, then what follows, then their own units."""
    present = [parts for parts in column.parts if parts]
    widths = [max(map(cell_len, texts)) for texts in zip(*present, strict=True)]
    pairs = zip(column.cells, column.parts, strict=True)
    return [_number(cell, parts, widths) if parts else [[]] for cell, parts in pairs]


def _number(cell: Cell, parts: Parts, widths: Sequence[int]) -> list[Line]:
    marks = cell.marks if isinstance(cell, Number) else ()
    style = "bold" if "fall" in marks else "italic" if marks else ""
    whole, rest, unit = (Run(text, style) for text in parts)
    line = padded([whole], widths[0], right=True) + padded([rest], widths[1])
    return [line + padded([unit], widths[2])]


# Widths


def _fitting(columns: list[_Column], width: int | None) -> list[_Column]:
    """The columns, less those that give way first until the rest fits."""
    while width and _total([c.narrow for c in columns]) > width:
        least = max(column.gives_way for column in columns)
        if least == 0:
            break
        columns = [column for column in columns if column.gives_way < least]
    return columns


def _sheet(fitting: list[_Column], width: int | None) -> _Sheet:
    """The columns side by side; where even those that must stay do not fit, the first ones above.

    These are the columns that name what several rows share, or else the first one.
    """
    if not width or _total([column.narrow for column in fitting]) <= width:
        return _Sheet([], fitting, _widths(fitting, width))
    above = [column for column in fitting if column.merged] or fitting[:1]
    indent = _Column(0, "", [[]] * len(fitting[0].cells), False, False, 0, 0, 0)
    columns = [indent, *(column for column in fitting if column not in above)]
    return _Sheet(above, columns, _widths(columns, width))


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


def _widths(columns: Sequence[_Column], width: int | None) -> list[int]:
    """What each column gets: all it wants, or its least and a fair share of what is left."""
    wide = [column.wide for column in columns]
    if width is None or _total(wide) <= width:
        return wide
    fits = _total([column.narrow for column in columns]) <= width
    given = [column.narrow if fits else column.tight for column in columns]
    for numeric in (False, True):  # texts first: a number's heading may well be broken
        left = max(0, width - _total(given))
        lacking = [
            w - g if c.numeric is numeric else 0
            for c, w, g in zip(columns, wide, given, strict=True)
        ]
        wanted = sum(lacking)
        if wanted:
            given = [
                g + min(lack, left * lack // wanted) for g, lack in zip(given, lacking, strict=True)
            ]
    return given
