"""Cells as plain text: bare for scripts and data formats, in words for people."""

from collections.abc import Iterator

from xiaoshan_report.render.formulas import is_formula
from xiaoshan_report.render.table import View
from xiaoshan_report.render.values import Bar, Cell, CodedText, Number, Quote, Shares
from xiaoshan_report.render.visible import visible


def data_rows(view: View) -> Iterator[list[str]]:
    """Yield heads and rows for data formats: every column that has a key, values bare."""
    table = view.data
    kept = [index for index, column in enumerate(table.columns) if column.key]
    yield [table.columns[index].key for index in kept]
    for row in table.rows:
        yield [harmless(row[index]) for index in kept]


def harmless(cell: Cell) -> str:
    """Return the cell bare, all of it seen; no text is a formula that a spreadsheet works out."""
    text = visible(bare(cell).replace("\r\n", "\n"))
    is_text = isinstance(cell, str | CodedText | Quote | list)
    return f"'{text}" if is_text and is_formula(text) else text


def bare(cell: Cell) -> str:
    """Return the cell as a script wants it: nothing, text, code, or digits."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case CodedText(code=text) | Quote(text=text) | Shares(text=text):
            return text
        case Number(value=number) | Bar(part=number):
            return str(number)
        case list():
            return "; ".join(cell)
    return str(cell)


def said(cell: Cell) -> str:
    """Return the cell in words for people."""
    match cell:
        case CodedText(text=text) | Bar(label=text) | Shares(text=text):
            return text
        case list():
            return "\n".join(cell)
    return bare(cell)
