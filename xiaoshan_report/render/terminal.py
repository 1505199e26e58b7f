"""A table for people, as wide as the terminal, or as its content in a pipe.

指标               绝对量   同比（%）  两年平均（%）
────────────────────────────────────────────────────
固定资产投资总额  423.5 亿元       21.8           14.2
  时期：2021年1—5月
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, zip_longest
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
"""What draws the cell of a row, as wide as its column: no row is kept once it is written."""


class _Sheet(NamedTuple):
    """How rows are drawn: the columns beside each other with their widths, those under them.

    Of a column under its row, what is usual stands once above all rows.
    """

    columns: list[LaidColumn]
    draw: list[_Draw]
    widths: list[int]
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
    cells = [
        _wide([[]] * (height - len(head)) + head, room, right=column.numeric)
        for column, room, head in zip(sheet.columns, sheet.widths, heads, strict=True)
    ]
    yield from _beside(sheet, cells)
    yield [Run("─" * total(sheet.widths), "heading")]


def _row(sheet: _Sheet, row: int, room: int | None, options: RenderOptions) -> Iterator[Line]:
    """The lines of a row: its cells beside each other, and what stands under them."""
    if not any(column.cells[row] is not None for column in (*sheet.columns, *sheet.under)):
        return
    yield from _beside(sheet, [draw(row) for draw in sheet.draw])
    inset = sheet.widths[0] + GAP if sheet.columns[0].numeric else GAP  # below the first text
    inner = room and room - inset
    yield from indented(_under(sheet, row, inner, options), inset)


def _wide(lines: Iterable[Line], room: int, *, right: bool = False) -> list[Line]:
    """The lines of a cell as wide as its column and the gap behind it."""
    if right:
        return [[*padded(line, room, right=True), Run(" " * GAP)] for line in lines]
    return [padded(line, room + GAP) for line in lines]


def _beside(sheet: _Sheet, cells: Sequence[list[Line]]) -> Iterator[Line]:
    """The lines of cells that stand side by side."""
    blank = [[Run(" " * (room + GAP))] for room in sheet.widths]
    for pieces in zip_longest(*cells):
        yield [run for piece, none in zip(pieces, blank, strict=True) for run in piece or none]


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
    widest = [_widest(one) for one in columns]
    widths = [
        widths_of(one, most, rigid=one.numeric or all(isinstance(c, _SHORT) for c in one.cells))
        for one, most in zip(columns, widest, strict=True)
    ]
    kept = beside(columns, widths, room)
    under = [one for place, one in enumerate(columns) if place not in kept and not one.column.goes]
    shown = [columns[place] for place in kept]
    given = fitted([widths[place] for place in kept], [one.numeric for one in shown], room)
    draw = [
        _numbers(one, wide)
        if one.numeric
        else _texts(one, wide, whole=widest[place] <= wide, leads=place == 0 < len(columns) - 1)
        for place, one, wide in zip(kept, shown, given, strict=True)
    ]
    return _Sheet(shown, draw, given, under)


_SHORT = Bar | CodedText | Shares | None
"""Cells that are not broken into lines."""


def _widest(column: LaidColumn) -> int:
    """How wide the widest line of a column is."""
    if column.numeric:
        return sum(_of_numbers(column))
    coded = {cell for cell in column.cells if isinstance(cell, CodedText)}
    others = (cell for cell in column.cells if not isinstance(cell, CodedText | None))
    return max((width(line) for cell in chain(coded, others) for line in _text(cell)), default=0)


def _texts(column: LaidColumn, room: int, *, whole: bool, leads: bool) -> _Draw:
    """What draws texts; those of a column that `leads` are what a row begins with."""

    def fit(cell: Cell) -> list[Line]:
        lines = _text(cell)
        if leads:
            lines = [[Run(run.text, "leading", run.link) for run in line] for line in lines]
        if not whole:
            lines = [part for line in lines for part in broken(line, room)]
        return _wide(lines, room)

    coded = cache(fit)  # of these there are few, in many rows

    def draw(row: int) -> list[Line]:
        cell = column.cells[row]
        return coded(cell) if isinstance(cell, CodedText) else fit(cell)

    return draw


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


def _numbers(column: LaidColumn, room: int) -> _Draw:
    """Numbers of a unit one below the other by their points, all to the right, then their units."""
    widths = _widths(column)
    digits, units = _of_numbers(column)

    @lru_cache(1024)
    def number(pieces: Parts, style: str) -> list[Line]:
        after = widths[pieces.unit][1]
        whole, rest, unit = (Run(text, style) for text in pieces)
        line = padded([whole], digits - after, right=True) + padded([rest], after)
        return _wide([line + padded([unit], units)], room, right=True)

    def draw(row: int) -> list[Line]:
        pieces = column.parts[row]
        return number(pieces, _style(column.cells[row])) if pieces else []

    return draw


def _of_numbers(column: LaidColumn) -> tuple[int, int]:
    """How wide the numbers of a column are, and their units."""
    widths = _widths(column)
    return max(map(sum, widths.values()), default=0), max(map(cell_len, widths), default=0)


def _widths(column: LaidColumn) -> dict[str, tuple[int, int]]:
    """How wide the widest numbers of each unit are up to the point, and from there on."""
    widths: dict[str, tuple[int, int]] = {}
    for one in filter(None, column.parts):
        whole, rest = widths.get(one.unit, (0, 0))
        widths[one.unit] = max(whole, cell_len(one.whole)), max(rest, cell_len(one.rest))
    return widths


def _style(cell: Cell) -> str:
    marks = cell.marks if isinstance(cell, Number) else ()
    told = "marked" if marks else ""
    return next((mark for mark in ("aim", "fall") if mark in marks), told)
