"""SVG: a table or a chart as a stand-alone picture, light or dark as its reader prefers.

<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 96" width="720" height="96" role="img">
<title>萧山区政府工作报告（2021年上半年）：指标</title>
<text x="16" y="54">固定资产投资总额</text>
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xiaoshan_report.chart import Chart, Stack, is_cut
from xiaoshan_report.output import Page
from xiaoshan_report.output.chart_svg import bars, levels
from xiaoshan_report.output.drawing import (
    GAP,
    LINE,
    MARGIN,
    NOTHING,
    SIZE,
    Box,
    Drawing,
    breadth,
    document,
    label,
    moved,
    paragraphs,
    rect,
    rule,
)
from xiaoshan_report.output.plain import heading, shared_unit
from xiaoshan_report.output.shown import (
    blocks,
    is_numeric,
    parts_of,
    repeats,
    said,
    shown_columns,
)
from xiaoshan_report.table import Bar, Cell, Number, Quote, Table, View
from xiaoshan_report.wrapping import wrap

WIDEST_TEXT, WIDEST_HEADING = 50, 18
"""Where texts are broken into lines, in columns of a terminal, two to a Chinese character."""

NARROWEST = 640
"""No picture is narrower, so that a short one is not drawn too large."""

BOLD = 1.06
"""How much wider bold characters are."""

PAD = 4
"""Above and below the text of a row."""


def write(view: View, page: Page) -> str:
    """The picture of the view's chart if it has one, or else of its table."""
    return picture(view.chart or view.table)


def picture(shown: Table | Chart | Stack, *, framed: bool = True) -> str:
    """The picture; without title, remarks and background where a page around it has them."""
    body = _drawing(shown)
    margin = MARGIN * framed
    width = max(body.width, NARROWEST * framed) + 2 * margin
    lead = [] if isinstance(shown, Chart) else list(shown.lead)
    above = paragraphs([([shown.title], "title"), (lead, "")], width) if framed else NOTHING
    below = paragraphs([(remarks(shown), "soft")], width) if framed else NOTHING
    top = margin + above.height
    height = top + body.height + below.height + margin + GAP / 2 * bool(below.parts)
    parts = [
        *([rect("page", Box(0, 0, width, height))] * framed),
        moved(above.parts, margin, margin),
        moved(body.parts, margin, top),
        moved(below.parts, margin, top + body.height + GAP / 2),
    ]
    return document(shown.title, width, height, [part for part in parts if part])


def _drawing(shown: Table | Chart | Stack) -> Drawing:
    match shown:
        case Chart():
            return bars(shown)
        case Stack():
            return levels(shown)
    return _table(shown)


def remarks(shown: Table | Chart | Stack) -> list[str]:
    """The remarks that stand below a picture."""
    cut = [f"▶ {shown.beyond}"] if isinstance(shown, Chart) and is_cut(shown) else []
    return [*cut, *shown.notes]


# Tables


class _Laid(NamedTuple):
    """A column as it will be drawn: heading, and for each row its height and how to draw it."""

    head: list[str]
    numeric: bool
    merged: bool
    width: float
    cells: list[Drawing]


def _table(table: Table) -> Drawing:
    columns = [_laid(table, index) for index in shown_columns(table)]
    heights = _heights(table, columns)
    width = sum(column.width + GAP for column in columns) - GAP
    head = _table_head(columns, width)
    parts, y = head.parts, head.height
    for number, (name, rows) in enumerate(blocks(table)):
        if name:
            y += GAP / 2 * bool(number)
            parts += [label(name, 0, y + SIZE + 4, "head")]
            y += LINE + 4
        for row in rows:
            parts += _table_row(columns, row, y + PAD)
            y += heights[row] + 2 * PAD
            if row == rows[-1] or not repeats(table, row + 1):
                parts.append(rule("rule", 0, y, width, y))
    return Drawing(max(width, 0), y, [part for part in parts if part])


def _heights(table: Table, columns: Sequence[_Laid]) -> list[float]:
    """What each row needs; a merged cell may also use the rows below that it stands for."""
    heights: list[float] = []
    for row in range(len(table.rows)):
        own = (column.cells[row].height for column in columns if not column.merged)
        heights.append(max(own, default=0.0) or LINE - 4)
        if row + 1 == len(table.rows) or not repeats(table, row + 1):
            first = next(start for start in range(row, -1, -1) if not repeats(table, start))
            merged = (column.cells[first].height for column in columns if column.merged)
            taken = sum(heights[first:]) + 2 * PAD * (row - first)
            heights[row] += max(max(merged, default=0.0) - taken, 0.0)
    return heights


def _table_head(columns: Sequence[_Laid], width: float) -> Drawing:
    if not columns:
        return NOTHING
    lines = max(len(column.head) for column in columns)
    height = lines * LINE
    parts, x = [], 0.0
    for column in columns:
        at = x + column.width if column.numeric else x
        kind = "head end" if column.numeric else "head"
        first = GAP / 2 + (lines - len(column.head)) * LINE + SIZE
        parts += [label(t, at, first + i * LINE, kind) for i, t in enumerate(column.head)]
        x += column.width + GAP
    bottom = GAP / 2 + height + 2
    return Drawing(width, bottom, [*parts, rule("soft", 0, bottom, width, bottom)])


def _table_row(columns: Sequence[_Laid], row: int, y: float) -> Iterator[str]:
    x = 0.0
    for column in columns:
        yield moved(column.cells[row].parts, x, y)
        x += column.width + GAP


def _laid(table: Table, index: int) -> _Laid:
    column = table.columns[index]
    head = wrap(heading(table, index, column), WIDEST_HEADING)
    numeric = is_numeric(table, index)
    cells = [row[index] for row in table.rows]
    drawn = _numbers(cells, shared_unit(table, index)) if numeric else list(map(_cell, cells))
    width = max(*(breadth(line) * BOLD for line in head), *(cell.width for cell in drawn))
    if column.merged:
        drawn = [NOTHING if repeats(table, i) else cell for i, cell in enumerate(drawn)]
    if numeric:
        drawn = [
            cell._replace(parts=[moved(cell.parts, width - cell.width, 0)]) if cell.parts else cell
            for cell in drawn
        ]
    return _Laid(head, numeric, column.merged, width, drawn)


def _numbers(cells: Sequence[Cell], shared: str | None) -> list[Drawing]:
    """Numbers one below the other by their points, what follows these left of one edge."""
    numbers = [Number(cell) if isinstance(cell, int) else cell for cell in cells]
    pieces = [parts_of(n, shared) if isinstance(n, Number) else None for n in numbers]
    widths = [max((breadth(p[i]) * BOLD for p in pieces if p), default=0.0) for i in range(3)]
    drawn = []
    for number, piece in zip(numbers, pieces, strict=True):
        if not piece or not isinstance(number, Number):
            drawn.append(NOTHING)
            continue
        fall = "strong" if "fall" in number.marks else ""
        parts = [
            label(piece.whole, widths[0], SIZE, f"end {fall}".rstrip()),
            label(piece.rest, widths[0], SIZE, fall),
            label(piece.unit.strip(), widths[0] + widths[1] + 5, SIZE, "soft"),
        ]
        drawn.append(Drawing(sum(widths), LINE - 4, [part for part in parts if part]))
    return drawn


def _cell(cell: Cell) -> Drawing:
    if cell is None:
        return NOTHING
    if isinstance(cell, Bar):
        return _progress(cell)
    text, printed = (cell.text, cell.printed) if isinstance(cell, Quote) else (said(cell), "")
    strong = text.find(printed) if printed else 0
    lines = [line for part in text.split("\n") for line in wrap(part, WIDEST_TEXT)]
    parts, position = [], 0
    for number, line in enumerate(lines):
        position = text.index(line, position)
        bold = [min(max(strong + at - position, 0), len(line)) for at in (0, len(printed))]
        parts.append(label(line, 0, SIZE + number * LINE, strong=(bold[0], bold[1])))
        position += len(line)
    return Drawing(max(map(breadth, lines)), len(lines) * LINE - 4, parts)


def _progress(bar: Bar) -> Drawing:
    full = 96 * min(float(bar.part / bar.whole), 1.0)
    parts = [
        rect("rule", Box(0, 4, 96, 10)),
        rect("first", Box(0, 4, full, 10)),
        label(bar.label, 104, SIZE),
    ]
    return Drawing(104 + breadth(bar.label), LINE - 4, parts)
