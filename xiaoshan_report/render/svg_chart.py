"""Charts as pictures: bars from one zero line, and squares for things by how far they are.

<rect class="first" x="238" y="57.5" width="97.3" height="13"/>
<text x="341.3" y="69">21.8</text>
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from xiaoshan_report.render.chart import FILLED, Chart, Group, Scale, Stack, scale
from xiaoshan_report.render.numbers import signed
from xiaoshan_report.render.svg_shapes import (
    GAP,
    LINE,
    NOTHING,
    SIZE,
    Box,
    Picture,
    breadth,
    label,
    moved,
    path,
    rect,
    rule,
    tenth,
)
from xiaoshan_report.render.values import Number, Share
from xiaoshan_report.render.wrapping import wrap

WIDEST_LABEL = 34
"""Where labels are broken into lines, in columns of a terminal, two to a Chinese character."""

WIDEST_ABOVE = 64
"""Where the line between two groups is broken, likewise."""

PLOT = 480
THICK, THIN, BETWEEN, APART = 13, 6, 7, 15
"""The bars of the two series, the gap between them, and that between groups."""

BESIDE = 12
"""Between a bar's label and the farthest that a fall can reach."""

LEGEND, SAMPLE = 6, 26
"""The room above the legend, and what a sample in it takes."""

SQUARE = 16
SERIES = ("first", "second")


# Bars


def _legend(entries: Sequence[tuple[Sequence[str], str]]) -> Picture:
    """Samples, each drawn from the left end of a line, with what they mean."""
    parts, x = [], 0.0
    for sample, name in entries:
        parts += [moved(sample, x, LEGEND), label(name, x + SAMPLE, SIZE + LEGEND)]
        x += SAMPLE + breadth(name) + GAP
    return Picture(x - GAP, LEGEND + LINE + GAP, parts)


class _Axis(NamedTuple):
    """Where values stand from left to right."""

    start: float
    ends: Scale

    def at(self, value: float) -> float:
        low, high = float(self.ends.low), float(self.ends.high)
        return self.start + (value - low) / (high - low) * PLOT


def bars(chart: Chart) -> Picture:
    """Return the bars of a chart, with their legend and scale."""
    if not chart.groups:
        return NOTHING
    shapes = [[rect(SERIES[i], Box(0, 9 - h / 2, 20, h))] for i, h in enumerate((THICK, THIN))]
    names = chart.headings()
    legend = _legend(list(zip(shapes, names, strict=False)))
    labels = [_balanced(group.label, WIDEST_LABEL) for group in chart.groups]
    start = max(breadth(line) for lines in labels for line in lines) + BESIDE
    axis = _Axis(start, scale(chart))
    top = y = legend.height
    bars: list[str] = []
    for group, lines in zip(chart.groups, labels, strict=True):
        for line in wrap(group.above, WIDEST_ABOVE) if group.above else ():
            bars.append(label(line, axis.start + BESIDE, y + SIZE, "soft"))
            y += LINE
        y += BETWEEN * bool(group.above)
        drawn = _group(group, lines, axis, y, chart)
        bars += drawn.parts
        y += drawn.height + APART
    ticks = _ticks(axis, top - APART / 2, y - APART / 2)
    room = max(breadth(signed(n)) for g in chart.groups for n in g.values if n) + 16
    return Picture(start + PLOT + room, y + LINE, [*legend.parts, *ticks, *bars])


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
        yield rule("soft" if tick == 0 else "rule", x, top, x, bottom)
        yield label(f"{tick.normalize():f}", x, bottom + SIZE + 2, "soft middle")


def _group(group: Group, lines: Sequence[str], axis: _Axis, y: float, chart: Chart) -> Picture:
    """A label with its bars, one below the other; both in the middle of the room they share."""
    drawn = [(i, number) for i, number in enumerate(group.values) if number]
    bars = sum((THICK, THIN)[i] for i, _ in drawn) + BETWEEN * (len(drawn) - 1)
    text = len(lines) * 17
    height = max(bars, text)
    parts = [
        label(line, axis.start - BESIDE, y + (height - text) / 2 + 17 * i + SIZE - 1, "end")
        for i, line in enumerate(lines)
    ]
    at = y + (height - bars) / 2
    for series, number in drawn:
        thickness = (THICK, THIN)[series]
        title = f"{group.label} · {chart.series[series]} {signed(number)} {chart.unit}"
        parts += _bar(number, series, axis, at, title)
        at += thickness + BETWEEN
    return Picture(0, height, parts)


def _bar(number: Number, series: int, axis: _Axis, y: float, title: str) -> list[str]:
    """A bar with its number; one that is beyond the scale ends in a point."""
    value, height = float(number.value), (THICK, THIN)[series]
    drawn = float(axis.ends.clamped(Decimal(number.value)))
    zero, end = axis.at(0), axis.at(drawn)
    base = y + height / 2 + 5
    beside = label(signed(number), max(zero, end) + 6, base)
    if drawn == value:
        left, right = sorted((zero, end))
        return [rect(SERIES[series], Box(left, y, right - left, height), title), beside]
    tip = 9 if value > 0 else -9
    points = (
        f"M{tenth(zero)} {tenth(y)}H{tenth(end - tip)}L{tenth(end)} {tenth(y + height / 2)}"
        f"L{tenth(end - tip)} {tenth(y + height)}H{tenth(zero)}Z"
    )
    return [path(SERIES[series], points, title), beside]


# Stacks


def levels(stack: Stack) -> Picture:
    """Return a square for each thing of a stack, with their legend and the words beside."""
    legend = _legend([(_square(one, 0, 1), one.text) for one in stack.legend.shares])
    parts, y = legend.parts, legend.height
    counts = [sum(share.count for share in row.shares) for _, row in stack.rows]
    start = max((breadth(name) for name, _ in stack.rows), default=0.0) + GAP
    beside = start + max(counts, default=0) * (SQUARE + 4) + GAP
    for name, row in stack.rows:
        squares = [share for share in row.shares for _ in range(share.count)]
        parts.append(label(name, 0, y + SIZE))
        for place, share in enumerate(squares):
            parts += _square(share, start + place * (SQUARE + 4), y)
        parts.append(label(row.text, beside, y + SIZE, "soft"))
        y += LINE + 7
    said = max((breadth(row.text) for _, row in stack.rows), default=0.0)
    return Picture(max(legend.width, beside + said), y - 7, parts)


def _square(share: Share, x: float, y: float) -> list[str]:
    """A square, the fuller the further the thing is that it stands for."""
    full = FILLED[share.code] * SQUARE
    frame = rect("level-line", Box(x + 0.5, y + 0.5, SQUARE - 1, SQUARE - 1), share.text)
    return [rect("level", Box(x, y + SQUARE - full, SQUARE, full))] * bool(full) + [frame]
