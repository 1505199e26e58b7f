"""Charts in a terminal: bars of block characters, each with its number, from one zero line.

█ 同比（%）   ━ 两年平均（%）

固定资产投资总额 │█████████████▋ 21.8
                 │━━━━━━━━━ 14.2
PM2.5浓度 ███████▊│ -12.7↓
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from rich.cells import cell_len

from xiaoshan_report.render.chart import THICK, Chart, Group, Scale, bar_of, is_cut, scale
from xiaoshan_report.render.formats import RenderOptions
from xiaoshan_report.render.numbers import signed
from xiaoshan_report.render.styled import Line, Run, flowed, padded, painted, paragraphs
from xiaoshan_report.render.values import Number

# All of these are in GBK, where ░ and ▒ are not. Series differ by shape, too.
THIN = "━"
ZERO, BEYOND = "│", "→"

SERIES_COLORS = ("first", "second")

LONGEST = 100
"""No bar is longer, however wide the terminal: it would say no more."""

IN_A_PIPE = 48
"""The length of the bars where there is no terminal, in columns."""

LABEL_SHARE = 45
"""Labels wider than this part of the width, in per cent, stand above their bars."""


class _Layout(NamedTuple):
    """Where bars stand: columns before them, on either side of the zero line, and their scale."""

    margin: int
    left: int
    right: int
    ends: Scale

    def length(self, value: Decimal) -> Decimal:
        """Return the length of a bar in columns, on the same scale on both sides of zero."""
        sides = [(self.left, -self.ends.low), (self.right, self.ends.high)]
        per_unit = min(columns / reach for columns, reach in sides if reach)
        return abs(self.ends.clamped(value)) * per_unit


def draw(chart: Chart, options: RenderOptions) -> str:
    """Return the chart in lines no wider than there is room."""
    return painted(_lines(chart, options.width), color=options.color)


def _lines(chart: Chart, room: int | None) -> Iterator[Line]:
    yield from paragraphs([chart.title], "title", room)
    yield from paragraphs(chart.lead, "", room)
    yield from _bars(chart, room)
    notes = [f"{BEYOND} {chart.beyond}"] * is_cut(chart) + list(chart.notes)
    yield from paragraphs([""] * bool(notes) + notes, "note", room)


def _legend(keys: Sequence[Run], names: Sequence[str], width: int | None) -> Iterator[Line]:
    """What the shapes mean, a blank line on either side."""
    yield []
    entries = ([key, Run(f" {name}")] for key, name in zip(keys, names, strict=True))
    yield from flowed(entries, 3, width)
    yield []


# Bars


def _bars(chart: Chart, width: int | None) -> Iterator[Line]:
    if not chart.groups:
        return
    keys = [Run(*key) for key in zip((THICK, THIN), SERIES_COLORS, strict=True)]
    names = chart.headings()
    yield from _legend(keys[: len(names)], names, width)
    layout = _layout(chart, width)
    for number, group in enumerate(chart.groups):
        if number and not layout.margin:
            yield []
        yield from paragraphs([group.above] * bool(group.above), "note", width)
        yield from _group(group, layout, width)


def _layout(chart: Chart, width: int | None) -> _Layout:
    """Labels beside the bars, where they leave enough room for these; otherwise above them."""
    labels = max(cell_len(group.label) for group in chart.groups) + 1
    margin = 0 if width and labels * 100 > width * LABEL_SHARE else labels
    numbers = [signed(number) for group in chart.groups for number in group.values if number]
    beside = max((cell_len(number) for number in numbers), default=0) + len(f"{ZERO} ")
    bars = max(min(width - margin - beside, LONGEST), 2) if width else IN_A_PIPE
    ends = scale(chart)
    left = int(bars * -ends.low / (ends.high - ends.low)) if ends.high else bars
    if ends.low:
        left = max(left, 1)
    return _Layout(margin, left, bars - left, ends)


def _group(group: Group, layout: _Layout, width: int | None) -> Iterator[Line]:
    """A line for each bar, the label beside the first of them or in lines of its own."""
    bars = [
        _bar(number, series, layout) for series, number in enumerate(group.values) if number
    ] or [[Run(" " * layout.left + ZERO, "note")]]
    if not layout.margin:
        yield from paragraphs([group.label], "", width)
    labels = [group.label] if layout.margin else []
    for number, bar in enumerate(bars):
        label = labels[number] if number < len(labels) else ""
        yield [*padded([Run(label)], layout.margin), *bar]


def _bar(number: Number, series: int, layout: _Layout) -> Line:
    """Rises to the right of the zero line, falls to its left, the number always to its right."""
    value = Decimal(number.value)
    bar = _blocks(value, series, layout)
    fall = bar if value < 0 else ""
    rise = bar if value > 0 else ""
    color = SERIES_COLORS[series]
    return [
        Run(" " * (layout.left - len(fall))),
        Run(fall, color),
        Run(ZERO, "note"),
        Run(rise, color),
        Run(f" {signed(number)}"),
    ]


def _blocks(value: Decimal, series: int, layout: _Layout) -> str:
    """A bar's characters: whole ones, and to the right a last one that is exact to an eighth."""
    length = layout.length(value)
    whole = max(round(length), 1)
    if layout.ends.clamped(value) != value:
        shape = (THICK, THIN)[series] * (whole - 1)
        return shape + BEYOND if value > 0 else f"←{shape}"
    if series or value < 0:
        return (THICK, THIN)[series] * whole
    return bar_of(length)
