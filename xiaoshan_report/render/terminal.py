"""A table for people, as wide as the terminal, or as its content in a pipe.

指标               绝对量   同比（%）  两年平均（%）
────────────────────────────────────────────────────
固定资产投资总额  423.5 亿元       21.8           14.2
  时期：2021年1—5月
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len

from xiaoshan_report.render.cells import said
from xiaoshan_report.render.chart import Chart
from xiaoshan_report.render.column_widths import GAP, beside, fitted, total, widths_of
from xiaoshan_report.render.formats import RenderOptions
from xiaoshan_report.render.layout import LaidColumn, laid_out
from xiaoshan_report.render.numbers import Parts, parts
from xiaoshan_report.render.styled import (
    Line,
    Run,
    broken,
    flowed,
    indented,
    padded,
    painted,
    paragraphs,
    width,
)
from xiaoshan_report.render.table import Table, View
from xiaoshan_report.render.values import Bar, Cell, CodedText, Number, Quote, Shares
from xiaoshan_report.render.visible import of_thing

BAR_WIDTH = 10
"""The length of a full progress bar, in terminal columns."""

LEVELS = {
    "done": "█",
    "partly-done": "▆",
    "under-way": "▄",
    "started": "▂",
    "preparing": "·",
    "planned": "○",
}
"""A thing of each category, lower the less far it is. All of these are in GBK, ░ and ▒ are not."""


_Draw = Callable[[int], list[Line]]
"""What draws the cell of a row: no row is kept once it is written."""


class _Sheet(NamedTuple):
    """How rows are drawn: the columns beside each other with their widths, those under them.

    `breaks` is where texts of a column are broken, `None` where all of them have room.
    Of a column under its row, what is usual stands once above all rows.
    """

    columns: list[LaidColumn]
    draw: list[_Draw]
    widths: list[int]
    breaks: list[int | None]
    under: list[LaidColumn]


def write(view: View, options: RenderOptions) -> str:
    """Return the chart of the view, or its table, with under a row what has no room beside it.

    Lines that are to be copied whole are not broken.
    """
    if view.verbatim:
        return "".join(f"{line}\n" for line in map(of_thing, view.verbatim))
    if view.drawn and isinstance(chart := view.chart, Chart):
        from xiaoshan_report.render.terminal_chart import draw

        return draw(chart, options)
    return painted(_lines(view.table, options), color=options.color, links=options.links)


def _lines(table: Table, options: RenderOptions) -> Iterator[Line]:
    layout = laid_out(table, complete=options.width is None)
    indent = GAP * any(layout.spanning)
    room = options.width and options.width - indent
    sheet = _sheet(layout.columns, room)
    yield from paragraphs([table.title], "title", options.width)
    for line in table.lead:
        yield from _lead(line, options.width)
    for column in layout.common:
        yield from broken(_about(column, column.usual or "", options.about), options.width)
    for column in sheet.under:
        if column.usual:
            yield from broken(_about(column, column.usual, options.usual), options.width)
    if table.records:
        yield []
        yield from indented(_heading(sheet), indent)
    for number, (cell, rows) in enumerate(layout.blocks):
        if head := said(cell):
            yield from [[]] * bool(number)
            yield from paragraphs([head], "head", options.width)
        for row in rows:
            yield from _hanging(layout.spanning[row], options.width)
            yield from indented(_row(sheet, row, room, options), indent)
    yield from paragraphs([""] * bool(table.notes) + list(table.notes), "note", options.width)


def _lead(line: str | Shares, width: int | None) -> Iterator[Line]:
    """A sentence above the table, or what its bars are made of."""
    if isinstance(line, str):
        return paragraphs([line], "", width)
    legend = ([Run(LEVELS[one.code], one.code), Run(f" {one.text}")] for one in line.shares)
    return flowed(legend, 3, width)


def _about(column: LaidColumn, text: str, phrase: str) -> Line:
    return [Run(phrase.format(heading=column.heading, text=text))]


def _hanging(text: str, width: int | None) -> Iterator[Line]:
    """The lines of what stands above rows, further in from the second one on."""
    if text:
        first, *others = broken([Run(text)], width and width - GAP)
        yield first
        yield from indented(others, GAP)


def _heading(sheet: _Sheet) -> Iterator[Line]:
    """The headings, the last lines of all on one line, and the rule below them."""
    heads = [
        broken([Run(column.heading, "heading")], room)
        for column, room in zip(sheet.columns, sheet.widths, strict=True)
    ]
    height = max(map(len, heads), default=0)
    yield from _beside(sheet, [[[]] * (height - len(head)) + head for head in heads])
    yield [Run("─" * total(sheet.widths), "heading")]


def _row(sheet: _Sheet, row: int, room: int | None, options: RenderOptions) -> Iterator[Line]:
    """The lines of a row: its cells beside each other, and what stands under them."""
    if not any(column.cells[row] is not None for column in (*sheet.columns, *sheet.under)):
        return
    cells = [
        [part for line in draw(row) for part in broken(line, most)] if most else draw(row)
        for draw, most in zip(sheet.draw, sheet.breaks, strict=True)
    ]
    yield from _beside(sheet, cells)
    inset = sheet.widths[0] + GAP if sheet.columns[0].numeric else GAP  # below the first text
    inner = room and room - inset
    yield from indented(_under(sheet, row, inner, options), inset)


def _beside(sheet: _Sheet, cells: Sequence[list[Line]]) -> Iterator[Line]:
    """The lines of cells that stand side by side, those of numbers at the right edge."""
    for pieces in zip_longest(*cells, fillvalue=[]):
        line: Line = []
        for column, room, piece in zip(sheet.columns, sheet.widths, pieces, strict=True):
            line += [*padded(piece, room, right=column.numeric), Run(" " * GAP)]
        yield line


# What stands under a row


def _under(sheet: _Sheet, row: int, room: int | None, options: RenderOptions) -> Iterator[Line]:
    """The lines under a row: quotations and texts on their own, short things side by side."""
    short: list[Line] = []
    for column in sheet.under:
        cell = column.cells[row]
        if cell is None or said(cell) == column.usual:
            continue
        if isinstance(cell, Quote):
            for line in _text(cell):
                yield from broken([Run("“"), *line, Run("”")], room)
        elif column.column.under:
            for line in _text(cell):
                yield from broken(line, room)
        else:
            label = options.about.format(heading=column.column.heading, text="")
            short.append([Run(label, "heading"), _worded(cell)])
    yield from flowed(short, GAP, room)


def _worded(cell: Cell) -> Run:
    """A cell in one run, a number with its unit."""
    number = parts(cell, None)
    return Run("".join(number), _style(cell)) if number else Run("; ".join(said(cell).split("\n")))


# Cells


def _sheet(columns: Sequence[LaidColumn], room: int | None) -> _Sheet:
    drawn = [_numbers(one) if one.numeric else _texts(one) for one in columns]
    widths = [
        widths_of(one, widest, rigid=one.numeric or all(isinstance(c, _SHORT) for c in one.cells))
        for one, (_, widest) in zip(columns, drawn, strict=True)
    ]
    kept = beside(columns, widths, room)
    under = [one for place, one in enumerate(columns) if place not in kept and not one.column.goes]
    numeric = [columns[place].numeric for place in kept]
    given = fitted([widths[place] for place in kept], numeric, room)
    draw = [drawn[place][0] for place in kept]
    if len(columns) > 1 and not columns[0].numeric:
        draw[0] = _leading(draw[0])
    return _Sheet(
        [columns[place] for place in kept],
        draw,
        given,
        [
            None if numbers or drawn[place][1] <= wide else wide
            for place, numbers, wide in zip(kept, numeric, given, strict=True)
        ],
        under,
    )


_SHORT = Bar | CodedText | Shares | None
"""Cells that are not broken into lines."""


def _texts(column: LaidColumn) -> tuple[_Draw, int]:
    """What draws the texts of a column, and how wide the widest line is."""
    lines = (line for cell in column.cells if cell is not None for line in _text(cell))
    return lambda row: _text(column.cells[row]), max(map(width, lines), default=0)


def _leading(draw: _Draw) -> _Draw:
    """What a row begins with."""
    return lambda row: [[Run(run.text, "leading", run.link) for run in line] for line in draw(row)]


def _text(cell: Cell) -> list[Line]:
    match cell:
        case None:
            return [[]]
        case Quote(text=words, printed=printed, link=link):
            before, found, after = words.partition(printed or words)
            styled = ((before, ""), (found, "found" if printed else ""), (after, ""))
            return [[Run(text, style, link or "") for text, style in styled if text]]
        case CodedText(code=code, text=words):
            return [[Run(words, code if code in LEVELS else "")]]
        case Shares(shares=shares):
            return [[Run(LEVELS[one.code] * one.count, one.code) for one in shares]]
        case Bar():
            return [_bar(cell)]
    return [[Run(line)] for line in said(cell).split("\n")]


def _bar(bar: Bar) -> Line:
    full = min(int(bar.part * BAR_WIDTH / bar.whole), BAR_WIDTH)
    return [Run("█" * full, "first"), Run("─" * (BAR_WIDTH - full), "note"), Run(f" {bar.label}")]


def _numbers(column: LaidColumn) -> tuple[_Draw, int]:
    """What draws numbers, and how wide they are.

    Those of a unit stand one below the other by their points, all to the right, then their units.
    """
    widths = _widths(pieces for pieces in column.parts if pieces)
    digits = max(map(sum, widths.values()), default=0)
    units = max(map(cell_len, widths), default=0)

    def draw(row: int) -> list[Line]:
        cell, pieces = column.cells[row], column.parts[row]
        if not pieces:
            return [[]]
        style, after = _style(cell), widths[pieces.unit][1]
        whole, rest, unit = (Run(text, style) for text in pieces)
        number = padded([whole], digits - after, right=True) + padded([rest], after)
        return [number + padded([unit], units)]

    return draw, digits + units


def _widths(numbers: Iterable[Parts]) -> dict[str, tuple[int, int]]:
    """How wide the widest of each unit are up to the point, and from there on."""
    widths: dict[str, tuple[int, int]] = {}
    for one in numbers:
        whole, rest = widths.get(one.unit, (0, 0))
        widths[one.unit] = max(whole, cell_len(one.whole)), max(rest, cell_len(one.rest))
    return widths


def _style(cell: Cell) -> str:
    marks = cell.marks if isinstance(cell, Number) else ()
    told = "marked" if marks else ""
    return next((mark for mark in ("aim", "fall") if mark in marks), told)
