"""A table for people: Rich draws it, as wide as the terminal, or as its content in a pipe.

指标                 数值    同比 (%)  两年平均 (%)  时期
────────────────────────────────────────────────────────────
固定资产投资总额  423.5 亿元      21.8          14.2  2021年1–5月
"""

from collections.abc import Iterable, Sequence
from io import StringIO
from typing import NamedTuple

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from xiaoshan_report.render import Page
from xiaoshan_report.render.plain import bare, heading, shared_unit
from xiaoshan_report.render.shown import Parts, blocks, is_numeric, parts_of, repeats, shown_columns
from xiaoshan_report.render.table import Bar, Cell, Number, Quote, Table, Term, View
from xiaoshan_report.render.wrapping import narrowest, wrap

GAP = 2
"""Blank columns between two columns of a table."""

BAR_WIDTH = 10
"""The length of a full progress bar, in terminal columns."""

TEXT_WIDTH = 10
"""What a text keeps at least, in terminal columns, when there is no column left to give way."""

HEADING_WIDTH = 8
"""What a heading keeps at least, in terminal columns, before it is broken into lines."""

STYLES = {"done": "green", "partly-done": "cyan", "preparing": "dim"}
"""How terms stand out, by code, beyond what their words already say."""


class _Laid(NamedTuple):
    """A column as it will be drawn: heading, cells, how narrow and how wide it may be."""

    rank: int
    heading: str
    cells: list[Text]
    numeric: bool
    merged: bool
    tight: int
    narrow: int
    wide: int


class _Sheet(NamedTuple):
    """How rows are drawn: what stands in lines above them, and the columns with their widths."""

    above: list[_Laid]
    columns: list[_Laid]
    widths: list[int]


def write(view: View, page: Page) -> str:
    """The chart of the view, or its table without columns that a narrow page has no room for."""
    if view.chart:
        from xiaoshan_report.render.chart_terminal import draw

        return draw(view.chart, page)
    table = view.table
    laid = _laid_columns(table)
    shown = _fitting(laid, page.width)
    sheet = _sheet(shown, page.width)
    output = StringIO()
    console = Console(
        file=output,
        width=max(page.width or 1, _total(sheet.widths) + 1),  # however narrow, nothing is cut
        color_system="standard" if page.color else None,
        force_terminal=page.color,
        no_color=not page.color,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    _print_lines(console, [table.title], "bold", page.width)
    _print_lines(console, table.lead, "", page.width)
    for number, (head, rows) in enumerate(blocks(table)):
        console.print()
        if (head or sheet.above) and not number:
            _print_lines(console, _joined(c.heading for c in sheet.above), "bold", page.width)
            console.print(_drawn(sheet, [], headed=True))
        _print_lines(console, [head] * bool(head), "bold", page.width)
        if sheet.above:
            _print_rows(console, sheet, rows, page.width)
        else:
            console.print(_drawn(sheet, rows, headed=not head))
    notes = [*table.notes, *_omitted(laid, shown, page)]
    _print_lines(console, [""] * bool(notes) + notes, "dim", page.width)
    return "".join(line.rstrip() + "\n" for line in output.getvalue().splitlines())


def _print_rows(console: Console, sheet: _Sheet, rows: Iterable[int], width: int | None) -> None:
    """Each row below what stands above it."""
    for row in rows:
        _print_lines(console, _joined(c.cells[row].plain.strip() for c in sheet.above), "", width)
        if any(column.cells[row].plain.strip() for column in sheet.columns):
            console.print(_drawn(sheet, [row], headed=False))


def _joined(texts: Iterable[str]) -> list[str]:
    """One line of the texts that say anything, or none."""
    line = (" " * GAP).join(filter(None, texts))
    return [line] if line else []


def _omitted(laid: Sequence[_Laid], columns: Sequence[_Laid], page: Page) -> list[str]:
    """The remark on columns that gave way, if any did."""
    names = page.pause.join(column.heading for column in laid if column not in columns)
    return [page.omitted.format(columns=names)] if names else []


def _print_lines(console: Console, texts: Iterable[str], style: str, width: int | None) -> None:
    for text in texts:
        for line in wrap(text, width) if width else [text]:
            console.print(Text(line, style), soft_wrap=True)


# Cells


def _laid_columns(table: Table) -> list[_Laid]:
    """The columns for people that hold anything."""
    return [_laid(table, index) for index in shown_columns(table)]


def _laid(table: Table, index: int) -> _Laid:
    column = table.columns[index]
    cells = [row[index] for row in table.rows]
    numeric = is_numeric(table, index)
    head = heading(table, index, column)
    texts = _aligned(cells, shared_unit(table, index)) if numeric else [_text(c) for c in cells]
    if column.merged:
        texts = [Text() if repeats(table, row) else text for row, text in enumerate(texts)]
    widest = max((cell_len(line) for text in texts for line in text.plain.split("\n")), default=0)
    short = all(isinstance(cell, Bar | Term | None) for cell in cells)
    rigid = numeric or (short and not column.merged)
    readable = max(narrowest(head), min(cell_len(head), HEADING_WIDTH))
    tight = max(widest if rigid else min(widest, TEXT_WIDTH), readable)
    narrow = max(widest if rigid else min(widest, column.least), readable)
    wide = max(widest, cell_len(head))
    return _Laid(column.rank or 0, head, texts, numeric, column.merged, tight, narrow, wide)


def _text(cell: Cell) -> Text:
    match cell:
        case Quote(text=words, printed=printed):
            text = Text(words)
            text.highlight_words([printed], "bold")
            return text
        case Term(code=code, text=words):
            return Text(words, STYLES.get(code, ""))
        case Bar():
            return _bar(cell)
        case list():
            return Text("\n".join(cell))
    return Text(bare(cell))


def _bar(bar: Bar) -> Text:
    full = min(int(bar.part * BAR_WIDTH / bar.whole), BAR_WIDTH)
    return Text.assemble(("█" * full, "cyan"), ("─" * (BAR_WIDTH - full), "dim"), f" {bar.label}")


def _aligned(cells: Sequence[Cell], shared: str | None) -> list[Text]:
    """Numbers one below the other by their points, then what follows, then their own units."""
    numbers = [Number(cell) if isinstance(cell, int) else cell for cell in cells]
    parts = [parts_of(number, shared) if isinstance(number, Number) else None for number in numbers]
    present = [part for part in parts if part]
    widths = [max((cell_len(part[i]) for part in present), default=0) for i in range(3)]
    return [_number(n, p, widths) for n, p in zip(numbers, parts, strict=True)]


def _number(number: Cell, parts: Parts | None, widths: Sequence[int]) -> Text:
    if not isinstance(number, Number) or parts is None:
        return Text()
    rest = parts.rest + " " * (widths[1] - cell_len(parts.rest))
    unit = parts.unit + " " * (widths[2] - cell_len(parts.unit))
    style = "bold" if "fall" in number.marks else "italic" if number.marks else ""
    return Text(parts.whole.rjust(widths[0]) + rest + unit, style)


# Widths


def _fitting(columns: list[_Laid], width: int | None) -> list[_Laid]:
    """The columns, less those of the highest ranks until the rest fits."""
    while width and _total([c.narrow for c in columns]) > width:
        least = max(column.rank for column in columns)
        if least == 0:
            break
        columns = [column for column in columns if column.rank < least]
    return columns


def _sheet(shown: list[_Laid], width: int | None) -> _Sheet:
    """The columns side by side; where even those that must stay do not fit, the first ones above.

    These are the columns that name what several rows share, or else the first one.
    """
    if not width or _total([column.narrow for column in shown]) <= width:
        return _Sheet([], shown, _widths(shown, width))
    above = [column for column in shown if column.merged] or shown[:1]
    indent = _Laid(0, "", [Text()] * len(shown[0].cells), False, False, 0, 0, 0)
    columns = [indent, *(column for column in shown if column not in above)]
    return _Sheet(above, columns, _widths(columns, width))


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


def _widths(columns: Sequence[_Laid], width: int | None) -> list[int]:
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


# Drawing


def _drawn(sheet: _Sheet, rows: Sequence[int], *, headed: bool) -> RichTable:
    """The rows with these numbers, under the headings if `headed`."""
    columns, widths = sheet.columns, sheet.widths
    drawn = RichTable(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=0,  # the gap is in the width: Rich takes as long to pad a cell as to draw it
        show_header=headed,
    )
    gaps = [GAP - 1] * (len(columns) - 1) + [0]  # and a column for Rich's own divider
    for column, width, gap in zip(columns, widths, gaps, strict=True):
        head = _wrapped(Text(column.heading, "bold"), width)
        drawn.add_column(_flush(head, column, width), width=width + gap, no_wrap=True)
    for row in rows:
        cells = (
            column.cells[row] if column.numeric else _wrapped(column.cells[row], width)
            for column, width in zip(columns, widths, strict=True)
        )
        drawn.add_row(*map(_flush, cells, columns, widths))
    return drawn


def _flush(text: Text, column: _Laid, width: int) -> Text:
    """The text at the right edge of a column of numbers, as it is in others.

    Rich's own alignment would strip the blanks that keep decimal points one below the other.
    """
    if not column.numeric:
        return text
    lines = text.split("\n", allow_blank=True)
    for line in lines:
        line.pad_left(max(0, width - cell_len(line.plain)))
    return Text("\n").join(lines)


def _wrapped(text: Text, width: int) -> Text:
    """The text broken into lines, its styles kept."""
    return Text("\n").join(
        _rejoined(part, wrap(part.plain, width)) for part in text.split("\n", allow_blank=True)
    )


def _rejoined(text: Text, lines: Sequence[str]) -> Text:
    """The text cut into these lines, which leave out only blanks at their ends."""
    cut, position = [], 0
    for line in lines:
        start = text.plain.index(line, position)
        cut.append(text[start : start + len(line)])
        position = start + len(line)
    return Text("\n").join(cut)
