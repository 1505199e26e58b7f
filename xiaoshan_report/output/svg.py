"""SVG: a table or a chart as a stand-alone picture, light or dark as its reader prefers.

<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 96" width="720" height="96" role="img">
<title>萧山区政府工作报告（2021年上半年）：指标</title>
<text x="16" y="54">固定资产投资总额</text>
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from html import escape
from typing import NamedTuple
from unicodedata import east_asian_width

from xiaoshan_report.chart import Chart, Group, Row, Scale, Stack, is_cut, scale
from xiaoshan_report.output import Page
from xiaoshan_report.output.plain import heading, shared_unit, signed
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

CHINESE = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC'"
ENGLISH = "'Segoe UI','Helvetica Neue',Arial,'Liberation Sans'"
"""Fonts for either language, as the systems that people use have them."""

SIZE = 14
LINE = 21
MARGIN = 20
GAP = 22
"""Measures of a picture, in its own units, which are pixels where nobody enlarges it."""

HAN, BROAD, LATIN, SLIM = 1.0, 0.9, 0.6, 0.36
"""How wide characters are at most, in sizes of the font, in the fonts named above."""

BOLD = 1.06
"""How much wider bold characters are."""

WIDEST_TEXT, WIDEST_HEADING, WIDEST_LABEL = 50, 18, 34
"""Where texts are broken into lines, in columns of a terminal, two to a Chinese character."""

NARROWEST = 640
PLOT = 480
THICK, THIN, BETWEEN, APART = 13, 6, 7, 15
"""The bars of the two series, the gap between them, and that between groups."""

PAD = 4
"""Above and below the text of a row."""

BESIDE = 12
"""Between a bar's label and the farthest that a fall can reach."""

LEGEND, SAMPLE = 6, 26
"""The room above the legend, and what a sample in it takes."""

SQUARE = 16
FILLED = (1.0, 0.75, 0.5, 0.25, 0.0)
"""How full the square is that stands for a thing of each category, the furthest first."""

LIGHT = {
    "page": "#ffffff",
    "ink": "#1f2328",
    "soft": "#59636e",
    "rule": "#d1d9e0",
    "first": "#0969da",
    "second": "#bc4c00",
    "level": "#1a7f37",
}
DARK = {
    "page": "#0d1117",
    "ink": "#f0f6fc",
    "soft": "#9198a1",
    "rule": "#3d444d",
    "first": "#4493f8",
    "second": "#f0883e",
    "level": "#3fb950",
}
"""Colours by what they are for; each is told from its neighbour by shape as well."""

SERIES = ("first", "second")


def write(view: View, page: Page) -> str:
    """The picture of the view's chart if it has one, or else of its table."""
    return picture(view.chart or view.table)


def picture(shown: Table | Chart | Stack, *, framed: bool = True) -> str:
    """The picture; without title, remarks and background where a page around it has them."""
    body = _drawing(shown)
    margin = MARGIN * framed
    width = max(body.width, NARROWEST * framed) + 2 * margin
    lead = [] if isinstance(shown, Chart) else list(shown.lead)
    above = _paragraphs([([shown.title], "title"), (lead, "")], width) if framed else _NOTHING
    below = _paragraphs([(remarks(shown), "soft")], width) if framed else _NOTHING
    top = margin + above.height
    height = top + body.height + below.height + margin + GAP / 2 * bool(below.parts)
    parts = [
        *([_rect("page", _Box(0, 0, width, height))] * framed),
        _moved(above.parts, margin, margin),
        _moved(body.parts, margin, top),
        _moved(below.parts, margin, top + body.height + GAP / 2),
    ]
    return _document(shown.title, width, height, [part for part in parts if part])


def _drawing(shown: Table | Chart | Stack) -> "_Drawing":
    match shown:
        case Chart():
            return _chart(shown)
        case Stack():
            return _stack(shown)
    return _table(shown)


def language(text: str) -> str:
    """The language of a text: Chinese if it has a Chinese character, or else English."""
    return "zh-CN" if any(east_asian_width(character) in "WF" for character in text) else "en"


def fonts(text: str) -> str:
    """The fonts for a page with this title: those of its own language first."""
    both = (ENGLISH, CHINESE) if language(text) == "en" else (CHINESE, ENGLISH)
    return ",".join([*both, "sans-serif"])


def escaped(text: str) -> str:
    """The text made harmless in XML and HTML, characters that neither may hold replaced."""
    return escape(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text))


class _Drawing(NamedTuple):
    """Parts of a picture, from their own upper left corner, and the room they take."""

    width: float
    height: float
    parts: list[str]


_NOTHING = _Drawing(0, 0, [])


# Primitives


def _document(title: str, width: float, height: float, parts: Iterable[str]) -> str:
    size = f'viewBox="0 0 {_n(width)} {_n(height)}" width="{_n(width)}" height="{_n(height)}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">'
    lines = [head, f"<title>{escaped(title)}</title>", f"<style>{_styles(title)}</style>", *parts]
    return "\n".join([*lines, "</svg>"]) + "\n"


def _styles(title: str) -> str:
    """Fonts, and colours for a light page, and for a dark one where the reader prefers that."""
    plain = (
        f"svg text{{font:{SIZE}px {fonts(title)};font-variant-numeric:tabular-nums}}"
        "svg .title{font-size:17px;font-weight:600}"
        "svg .head,svg .strong{font-weight:600}svg .end{text-anchor:end}"
        "svg .middle{text-anchor:middle}"
    )
    return f"{plain}{_colors(LIGHT)}@media(prefers-color-scheme:dark){{{_colors(DARK)}}}"


def _colors(colors: dict[str, str]) -> str:
    fills = "".join(f"svg .{name}{{fill:{color}}}" for name, color in colors.items())
    lines = "".join(
        f"svg .{name}-line{{stroke:{colors[name]};fill:none}}" for name in ("rule", "soft", "level")
    )
    return f"svg text{{fill:{colors['ink']}}}{fills}{lines}"


def _n(value: float) -> str:
    """A coordinate to a tenth, as short as it can be written."""
    return f"{float(value):.1f}".removesuffix(".0")


def _moved(parts: Sequence[str], x: float, y: float) -> str:
    if not parts:
        return ""
    return "\n".join([f'<g transform="translate({_n(x)},{_n(y)})">', *parts, "</g>"])


class _Box(NamedTuple):
    """A rectangle: its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float


def _rect(kind: str, box: _Box, title: str = "") -> str:
    place = " ".join(f'{name}="{_n(value)}"' for name, value in zip(box._fields, box, strict=True))
    if not title:
        return f'<rect class="{kind}" {place}/>'
    return f'<rect class="{kind}" {place}><title>{escaped(title)}</title></rect>'


def _path(kind: str, points: str, title: str = "") -> str:
    return f'<path class="{kind}" d="{points}"><title>{escaped(title)}</title></path>'


def _rule(kind: str, x: float, y: float, to_x: float, to_y: float) -> str:
    return f'<path class="{kind}-line" d="M{_n(x)} {_n(y)}L{_n(to_x)} {_n(to_y)}"/>'


def _text(text: str, x: float, y: float, kind: str = "", strong: tuple[int, int] = (0, 0)) -> str:
    """A line of text on its base line, the characters from and up to `strong` in bold."""
    if not text:
        return ""
    start, end = strong
    bold = f'<tspan class="strong">{escaped(text[start:end])}</tspan>' if start < end else ""
    inner = escaped(text[:start]) + bold + escaped(text[end:])
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{_n(x)}" y="{_n(y)}"{named}>{inner}</text>'


def _breadth(text: str) -> float:
    """About how wide a text is drawn at most; signs that Chinese fonts draw wide count as wide."""
    return sum(map(_character_breadth, text)) * SIZE


def _character_breadth(character: str) -> float:
    if east_asian_width(character) in "WFA":
        return HAN
    if character in "mwMW%@":
        return BROAD
    return SLIM if character in "fijlrtI .,:;!|'()[]-/" else LATIN


def _paragraphs(texts: Sequence[tuple[Sequence[str], str]], width: float) -> _Drawing:
    """Lines of text of some kinds, broken at the width of the picture."""
    parts, y = [], 0.0
    for lines, kind in texts:
        columns = int((width - 2 * MARGIN) / SIZE * (1.5 if kind == "title" else 1.85))
        for line in (piece for text in lines for piece in wrap(text, columns)):
            parts.append(_text(line, 0, y + SIZE, kind))
            y += LINE + 3 * (kind == "title")
    return _Drawing(width, y, parts)


def remarks(shown: Table | Chart | Stack) -> list[str]:
    """The remarks that stand below a picture."""
    cut = [f"▶ {shown.beyond}"] if isinstance(shown, Chart) and is_cut(shown) else []
    return [*cut, *shown.notes]


# Charts


def _legend(entries: Sequence[tuple[Sequence[str], str]]) -> _Drawing:
    """Samples, each drawn from the left end of a line, with what they mean."""
    parts, x = [], 0.0
    for sample, name in entries:
        parts += [_moved(sample, x, LEGEND), _text(name, x + SAMPLE, SIZE + LEGEND)]
        x += SAMPLE + _breadth(name) + GAP
    return _Drawing(x - GAP, LEGEND + LINE + GAP, parts)


class _Axis(NamedTuple):
    """Where values stand from left to right."""

    start: float
    ends: Scale

    def at(self, value: float) -> float:
        low, high = float(self.ends.low), float(self.ends.high)
        return self.start + (value - low) / (high - low) * PLOT


def _chart(chart: Chart) -> _Drawing:
    if not chart.groups:
        return _NOTHING
    shapes = [[_rect(SERIES[i], _Box(0, 9 - h / 2, 20, h))] for i, h in enumerate((THICK, THIN))]
    names = chart.headings()
    legend = _legend(list(zip(shapes, names, strict=False)))
    labels = [_balanced(group.label, WIDEST_LABEL) for group in chart.groups]
    start = max(_breadth(line) for lines in labels for line in lines) + BESIDE
    axis = _Axis(start, scale(chart))
    top = y = legend.height
    bars: list[str] = []
    for group, lines in zip(chart.groups, labels, strict=True):
        drawn = _group(group, lines, axis, y, chart)
        bars += drawn.parts
        y += drawn.height + APART
    ticks = _ticks(axis, top - APART / 2, y - APART / 2)
    room = max(_breadth(signed(n)) for g in chart.groups for n in g.values if n) + 16
    return _Drawing(start + PLOT + room, y + LINE, [*legend.parts, *ticks, *bars])


def _balanced(text: str, width: int) -> list[str]:
    """The text in as few lines as the width allows, about equally long."""
    lines = wrap(text, width)
    for narrower in range(width - 1, 0, -1):
        tried = wrap(text, narrower)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


def _ticks(axis: _Axis, top: float, bottom: float) -> Iterator[str]:
    for tick in axis.ends.ticks(7):
        x = axis.at(float(tick))
        yield _rule("soft" if tick == 0 else "rule", x, top, x, bottom)
        yield _text(f"{tick.normalize():f}", x, bottom + SIZE + 2, "soft middle")


def _group(group: Group, lines: Sequence[str], axis: _Axis, y: float, chart: Chart) -> _Drawing:
    """A label with its bars, one below the other; both in the middle of the room they share."""
    drawn = [(i, number) for i, number in enumerate(group.values) if number]
    bars = sum((THICK, THIN)[i] for i, _ in drawn) + BETWEEN * (len(drawn) - 1)
    text = len(lines) * 17
    height = max(bars, text)
    parts = [
        _text(line, axis.start - BESIDE, y + (height - text) / 2 + 17 * i + SIZE - 1, "end")
        for i, line in enumerate(lines)
    ]
    at = y + (height - bars) / 2
    for series, number in drawn:
        thickness = (THICK, THIN)[series]
        title = f"{group.label} · {chart.series[series]} {signed(number)} {chart.unit}"
        parts += _bar(number, series, axis, at, title)
        at += thickness + BETWEEN
    return _Drawing(0, height, parts)


def _bar(number: Number, series: int, axis: _Axis, y: float, title: str) -> list[str]:
    """A bar with its number; one that is beyond the scale ends in a point."""
    value, height = float(number.value), (THICK, THIN)[series]
    shown = float(axis.ends.shown(Decimal(number.value)))
    zero, end = axis.at(0), axis.at(shown)
    base = y + height / 2 + 5
    beside = _text(signed(number), max(zero, end) + 6, base)
    if shown == value:
        left, right = sorted((zero, end))
        return [_rect(SERIES[series], _Box(left, y, right - left, height), title), beside]
    tip = 9 if value > 0 else -9
    points = (
        f"M{_n(zero)} {_n(y)}H{_n(end - tip)}L{_n(end)} {_n(y + height / 2)}"
        f"L{_n(end - tip)} {_n(y + height)}H{_n(zero)}Z"
    )
    return [_path(SERIES[series], points, title), beside]


# Stacks


def _stack(stack: Stack) -> _Drawing:
    totals = zip(stack.categories, stack.totals(), strict=True)
    entries = [
        (_square(i, 0, 1, name), f"{name} {total}") for i, (name, total) in enumerate(totals)
    ]
    legend = _legend(entries)
    parts, y = legend.parts, legend.height
    start = max((_breadth(row.label) for row in stack.rows), default=0.0) + GAP
    beside = start + max((sum(row.counts) for row in stack.rows), default=0) * (SQUARE + 4) + GAP
    for row in stack.rows:
        parts += _stack_row(row, stack, start, beside, y)
        y += LINE + 7
    said = max((_breadth(row.said) for row in stack.rows), default=0.0)
    return _Drawing(max(legend.width, beside + said), y - 7, parts)


def _stack_row(row: Row, stack: Stack, start: float, beside: float, y: float) -> Iterator[str]:
    yield _text(row.label, 0, y + SIZE)
    x = start
    for category, count in enumerate(row.counts):
        for _ in range(count):
            yield from _square(category, x, y, stack.categories[category])
            x += SQUARE + 4
    yield _text(row.said, beside, y + SIZE, "soft")


def _square(category: int, x: float, y: float, name: str) -> list[str]:
    """A square, the fuller the further the thing is that it stands for."""
    full = FILLED[category] * SQUARE
    frame = _rect("level-line", _Box(x + 0.5, y + 0.5, SQUARE - 1, SQUARE - 1), name)
    return [_rect("level", _Box(x, y + SQUARE - full, SQUARE, full))] * bool(full) + [frame]


# Tables


class _Laid(NamedTuple):
    """A column as it will be drawn: heading, and for each row its height and how to draw it."""

    head: list[str]
    numeric: bool
    merged: bool
    width: float
    cells: list[_Drawing]


def _table(table: Table) -> _Drawing:
    columns = [_laid(table, index) for index in shown_columns(table)]
    heights = _heights(table, columns)
    width = sum(column.width + GAP for column in columns) - GAP
    head = _table_head(columns, width)
    parts, y = head.parts, head.height
    for number, (name, rows) in enumerate(blocks(table)):
        if name:
            y += GAP / 2 * bool(number)
            parts += [_text(name, 0, y + SIZE + 4, "head")]
            y += LINE + 4
        for row in rows:
            parts += _table_row(columns, row, y + PAD)
            y += heights[row] + 2 * PAD
            if row == rows[-1] or not repeats(table, row + 1):
                parts.append(_rule("rule", 0, y, width, y))
    return _Drawing(max(width, 0), y, [part for part in parts if part])


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


def _table_head(columns: Sequence[_Laid], width: float) -> _Drawing:
    if not columns:
        return _NOTHING
    lines = max(len(column.head) for column in columns)
    height = lines * LINE
    parts, x = [], 0.0
    for column in columns:
        at = x + column.width if column.numeric else x
        kind = "head end" if column.numeric else "head"
        first = GAP / 2 + (lines - len(column.head)) * LINE + SIZE
        parts += [_text(t, at, first + i * LINE, kind) for i, t in enumerate(column.head)]
        x += column.width + GAP
    bottom = GAP / 2 + height + 2
    return _Drawing(width, bottom, [*parts, _rule("soft", 0, bottom, width, bottom)])


def _table_row(columns: Sequence[_Laid], row: int, y: float) -> Iterator[str]:
    x = 0.0
    for column in columns:
        yield _moved(column.cells[row].parts, x, y)
        x += column.width + GAP


def _laid(table: Table, index: int) -> _Laid:
    column = table.columns[index]
    head = wrap(heading(table, index, column), WIDEST_HEADING)
    numeric = is_numeric(table, index)
    cells = [row[index] for row in table.rows]
    drawn = _numbers(cells, shared_unit(table, index)) if numeric else list(map(_cell, cells))
    width = max(*(_breadth(line) * BOLD for line in head), *(cell.width for cell in drawn))
    if column.merged:
        drawn = [_NOTHING if repeats(table, i) else cell for i, cell in enumerate(drawn)]
    if numeric:
        drawn = [
            cell._replace(parts=[_moved(cell.parts, width - cell.width, 0)]) if cell.parts else cell
            for cell in drawn
        ]
    return _Laid(head, numeric, column.merged, width, drawn)


def _numbers(cells: Sequence[Cell], shared: str | None) -> list[_Drawing]:
    """Numbers one below the other by their points, what follows these left of one edge."""
    numbers = [Number(cell) if isinstance(cell, int) else cell for cell in cells]
    pieces = [parts_of(n, shared) if isinstance(n, Number) else None for n in numbers]
    widths = [max((_breadth(p[i]) * BOLD for p in pieces if p), default=0.0) for i in range(3)]
    drawn = []
    for number, piece in zip(numbers, pieces, strict=True):
        if not piece or not isinstance(number, Number):
            drawn.append(_NOTHING)
            continue
        fall = "strong" if "fall" in number.marks else ""
        parts = [
            _text(piece.whole, widths[0], SIZE, f"end {fall}".rstrip()),
            _text(piece.rest, widths[0], SIZE, fall),
            _text(piece.unit.strip(), widths[0] + widths[1] + 5, SIZE, "soft"),
        ]
        drawn.append(_Drawing(sum(widths), LINE - 4, [part for part in parts if part]))
    return drawn


def _cell(cell: Cell) -> _Drawing:
    if cell is None:
        return _NOTHING
    if isinstance(cell, Bar):
        return _progress(cell)
    text, printed = (cell.text, cell.printed) if isinstance(cell, Quote) else (said(cell), "")
    strong = text.find(printed) if printed else 0
    lines = [line for part in text.split("\n") for line in wrap(part, WIDEST_TEXT)]
    parts, position = [], 0
    for number, line in enumerate(lines):
        position = text.index(line, position)
        bold = [min(max(strong + at - position, 0), len(line)) for at in (0, len(printed))]
        parts.append(_text(line, 0, SIZE + number * LINE, strong=(bold[0], bold[1])))
        position += len(line)
    return _Drawing(max(map(_breadth, lines)), len(lines) * LINE - 4, parts)


def _progress(bar: Bar) -> _Drawing:
    full = 96 * min(float(bar.part / bar.whole), 1.0)
    parts = [
        _rect("rule", _Box(0, 4, 96, 10)),
        _rect("first", _Box(0, 4, full, 10)),
        _text(bar.label, 104, SIZE),
    ]
    return _Drawing(104 + _breadth(bar.label), LINE - 4, parts)
