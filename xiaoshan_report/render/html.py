"""HTML: one page that needs nothing else, with the table and, if there is one, the chart.

<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>萧山区政府工作报告（2021年上半年）：指标</title>
"""

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from xiaoshan_report.render.cells import said
from xiaoshan_report.render.chart import FILLED, Chart, Stack
from xiaoshan_report.render.formats import RenderOptions
from xiaoshan_report.render.headings import language
from xiaoshan_report.render.layout import LaidColumn, laid_out
from xiaoshan_report.render.numbers import Parts
from xiaoshan_report.render.svg import notes_below, picture
from xiaoshan_report.render.svg_shapes import DARK, LIGHT, escaped, fonts
from xiaoshan_report.render.table import Table, View
from xiaoshan_report.render.values import Bar, Cell, CodedText, Number, Quote, Shares

STYLE = """
:root{color-scheme:light dark;LIGHT}
@media(prefers-color-scheme:dark){:root{DARK}}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 FONTS}
main{max-width:max-content;margin:0 auto;padding:2rem 1.25rem}
h1{font-size:1.35rem;line-height:1.3;margin:0 0 .75rem;text-wrap:balance}
p{margin:.25rem 0;max-width:60rem}
.notes{color:var(--soft);font-size:.9rem;margin-top:1rem}
figure{margin:1rem 0 .5rem;overflow-x:auto}
figure svg{max-width:100%;height:auto}
.scroll{overflow-x:auto;margin-top:1rem}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.3rem 1.25rem .3rem 0;text-align:start;vertical-align:top}
th:last-child,td:last-child{padding-inline-end:0}
thead th{border-bottom:2px solid var(--soft);vertical-align:bottom;text-wrap:balance}
thead th{min-width:calc(var(--w)*1em)}
td{max-width:26em}
tbody tr>*{border-top:1px solid var(--rule)}
thead+tbody>tr:first-child>*{border-top:0}
tbody th{font-weight:600;padding-top:1rem}
tbody th+td,tbody:has(th) tr:nth-child(2)>*{border-top:0}
th.number{text-align:end;max-width:12em}
td.number{text-align:end;white-space:nowrap}
td.term,td.progress{white-space:nowrap}
.number span[style]{display:inline-block;min-width:calc(var(--w)*1em)}
.number span[style]{text-align:start;white-space:pre}
.number .unit{color:var(--soft)}
.fall,td strong{font-weight:600}
.aim{color:var(--first)}
td.spanning{max-width:60rem;padding-top:.6rem}
.shares{white-space:nowrap}
.shares b{display:inline-block;width:.8em;height:.8em;margin-inline-end:2px;vertical-align:-.1em}
.shares b{box-shadow:inset 0 0 0 1px var(--level)}
.shares b{background:linear-gradient(to top,var(--level) var(--full),transparent 0)}
.bar{display:inline-block;width:6.5em;height:.65em;margin-inline-end:.6em;background:var(--rule)}
.bar b{display:block;height:100%;background:var(--first)}
@media print{:root{LIGHT}main{padding:0}.scroll{overflow:visible}tr{break-inside:avoid}
.bar,.bar b,.shares b{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""
"""Colours as in the pictures, by the names that these have there."""

LEAST_TEXT, LEAST_HEADING = 13, 6
"""What texts and headings of numbers keep of their width at least, in sizes of the font."""


def write(view: View, options: RenderOptions) -> str:
    """Return the page of the view, with its chart above its table if it has one."""
    return document(view.table, view.chart if view.drawn else None, options)


def document(
    table: Table, chart: Chart | Stack | None = None, options: RenderOptions | None = None
) -> str:
    """Return the page of a table, below the chart of the same if there is one."""
    below = [text for text in notes_below(chart) if text not in table.notes] if chart else []
    parts = [
        f"<h1>{escaped(table.title)}</h1>",
        *_lead(table.lead),
        *([f"<figure>\n{picture(chart, framed=False)}</figure>"] if chart else []),
        *_paragraphs(below, "notes"),
        *_table(table, (options or RenderOptions()).about),
        *_paragraphs(table.notes, "notes"),
    ]
    head = (
        f'<!DOCTYPE html>\n<html lang="{language(table.title)}">\n<head><meta charset="utf-8">'
        f"<title>{escaped(table.title)}</title>\n"
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<style>{_style(table.title)}</style>\n</head>\n<body>\n<main>"
    )
    return "\n".join([head, *parts, "</main>\n</body>\n</html>"]) + "\n"


def _style(title: str) -> str:
    light, dark = (";".join(f"--{k}:{v}" for k, v in c.items()) for c in (LIGHT, DARK))
    return STYLE.replace("LIGHT", light).replace("DARK", dark).replace("FONTS", fonts(title))


def _paragraphs(texts: Sequence[str], kind: str) -> list[str]:
    if not texts:
        return []
    lines = [f"<p>{escaped(text)}</p>" for text in texts]
    return [f'<div class="{kind}">', *lines, "</div>"] if kind else lines


def _lead(lines: Sequence[str | Shares]) -> Iterator[str]:
    """The sentences above the table, and what its bars are made of."""
    for line in lines:
        if isinstance(line, Shares):
            keys = [f"{_blocks(one.code, 1)} {escaped(one.text)}" for one in line.shares]
            yield f'<p class="legend">{" ".join(keys)}</p>'
        else:
            yield f"<p>{escaped(line)}</p>"


# The table


def _table(table: Table, about: str) -> Iterator[str]:
    layout = laid_out(table)
    columns = layout.columns
    yield from _paragraphs(
        [about.format(heading=one.heading, text=one.usual) for one in layout.common], ""
    )
    if not columns and not any(layout.spanning):
        return
    yield f'<div class="scroll" role="region" tabindex="0" aria-label="{escaped(table.title)}">'
    yield f"<table>\n<thead><tr>{''.join(map(_head, columns))}</tr></thead>"
    cells = [_cells(column) for column in columns]
    for head, rows in layout.blocks:
        yield "<tbody>"
        if name := said(head):
            yield f'<tr><th scope="rowgroup" colspan="{len(columns)}">{escaped(name)}</th></tr>'
        for row in rows:
            if text := layout.spanning[row]:
                yield f'<tr><td class="spanning" colspan="{len(columns)}">{escaped(text)}</td></tr>'
            if any(column.cells[row] is not None for column in columns):
                yield f"<tr>{''.join(column[row] for column in cells)}</tr>"
        yield "</tbody>"
    yield "</table>\n</div>"


def _head(column: LaidColumn) -> str:
    """A heading, no narrower than keeps it and the column's texts readable on a small screen."""
    if column.numeric:
        kind, texts, least = "number", [column.heading], LEAST_HEADING
    else:
        texts = [line for cell in column.cells for line in said(cell).split("\n")]
        kind, least = "text", LEAST_TEXT
    kept = min(max(map(_breadth, texts)), least)
    return f'<th scope="col" class="{kind}" style="--w:{kept:.1f}">{escaped(column.heading)}</th>'


def _cells(column: LaidColumn) -> list[str]:
    """The column's cells."""
    if column.numeric:
        return [f'<td class="number">{text}</td>' for text in _numbers(column)]
    return [f"<td{_kind(cell)}>{_inner(cell)}</td>" for cell in column.cells]


def _kind(cell: Cell) -> str:
    kind = "progress" if isinstance(cell, Bar) else "term" if isinstance(cell, CodedText) else ""
    return f' class="{kind}"' if kind else ""


def _inner(cell: Cell) -> str:
    match cell:
        case Quote(text=text, printed=printed):
            before, found, after = text.partition(printed or text)
            strong = f"<strong>{escaped(found)}</strong>" if printed else escaped(found)
            return f'<span lang="{language(text)}">{escaped(before)}{strong}{escaped(after)}</span>'
        case Bar(part=part, whole=whole, label=label):
            percent = min(part * 100 / whole, 100)
            fill = f'<b style="width:{percent:.0f}%"></b>'
            return f'<span class="bar" aria-hidden="true">{fill}</span>{escaped(label)}'
        case Shares(shares=shares):
            blocks = "".join(_blocks(one.code, one.count) for one in shares)
            return f'<span role="img" aria-label="{escaped(said(cell))}">{blocks}</span>'
    return "<br>".join(escaped(said(cell)).split("\n"))


def _blocks(code: str, count: int) -> str:
    """A square for each of so many things of a category, the fuller the further they are."""
    square = f'<b style="--full:{FILLED[code]:.0%}"></b>'
    return f'<span class="shares" aria-hidden="true">{square * count}</span>'


def _numbers(column: LaidColumn) -> list[str]:
    """Numbers one below the other by their points: what follows these is as wide in every row."""
    present = [parts for parts in column.parts if parts]
    rests, units = {parts.rest for parts in present}, {parts.unit for parts in present}
    return [
        _number(cell, parts, rests, units) if parts else ""
        for cell, parts in zip(column.cells, column.parts, strict=True)
    ]


def _number(cell: Cell, parts: Parts, rests: set[str], units: set[str]) -> str:
    text = f"{escaped(parts.whole)}{_fixed(parts.rest, rests)}{_fixed(parts.unit, units, 'unit')}"
    marks = cell.marks if isinstance(cell, Number) else ()
    kind = next((mark for mark in ("aim", "fall") if mark in marks), None)
    return f'<span class="{kind}">{text}</span>' if kind else text


def _fixed(text: str, all_texts: set[str], kind: str = "") -> str:
    """The text in a box as wide as the widest of the column, where they differ."""
    if all_texts <= {""} or (len(set(map(len, all_texts))) == 1 and not kind):
        return escaped(text)
    width = max(map(_breadth, all_texts))
    name = f' class="{kind}"' if kind else ""
    return f'<span{name} style="--w:{width:.2f}">{escaped(text)}</span>'


def _breadth(text: str) -> float:
    return sum(1 if east_asian_width(character) in "WFA" else 0.58 for character in text)
