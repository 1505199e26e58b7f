"""Markdown: a pipe table (GitHub's dialect), numbers to the right, remarks below.

| 指标 | 数值 | 同比 (%) |
|:--|--:|--:|
| 固定资产投资总额 | 423.5 亿元 | 21.8 |
"""

from collections.abc import Iterator

from xiaoshan_report.render import Page
from xiaoshan_report.render.plain import bare, bounds, heading, shared_unit, signs
from xiaoshan_report.render.table import Bar, Cell, Number, Quote, Table, Term, View


def write(view: View, page: Page) -> str:
    """The table of the view as people see it, all its columns kept."""
    return "\n".join(_lines(view.table)) + "\n"


def _lines(table: Table) -> Iterator[str]:
    kept = [index for index, column in enumerate(table.columns) if column.rank is not None]
    yield f"**{_escaped(table.title)}**\n"
    for line in table.lead:
        yield f"{_escaped(line)}\n"
    yield _line(_escaped(heading(table, index, table.columns[index])) for index in kept)
    yield _line("--:" if _numeric(table, index) else ":--" for index in kept)
    for row in table.rows:
        yield _line(_cell(row[index], shared_unit(table, index)) for index in kept)
    for note in table.notes:
        yield f"\n{_escaped(note)}"


def _line(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _numeric(table: Table, index: int) -> bool:
    cells = [row[index] for row in table.rows if row[index] is not None]
    return bool(cells) and all(isinstance(cell, Number | int) for cell in cells)


def _cell(cell: Cell, unit: str | None) -> str:
    match cell:
        case Number():
            own = "" if unit or not cell.unit else f" {cell.unit}"
            return f"{cell.value}{_escaped(signs(cell))}{_escaped(bounds(cell))}{own}"
        case Term(text=text) | Bar(label=text):
            return _escaped(text)
        case Quote(text=text, printed=printed):
            # Asterisks would not be read as bold between a sign and a Chinese character.
            return _escaped(text).replace(
                _escaped(printed), f"<strong>{_escaped(printed)}</strong>"
            )
        case list():
            return "<br>".join(map(_escaped, cell))
    return _escaped(bare(cell))


def _escaped(text: str) -> str:
    """The text with the characters that Markdown would read as its own made harmless."""
    for character in "\\`*_[]<>|#~&":
        text = text.replace(character, f"\\{character}")
    return f"\\{text}" if text[:1] in ("+", "-", "=") else text
