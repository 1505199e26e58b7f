"""How sheets of a workbook are written: cells as what they are, columns that fit a screen."""

import datetime
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import chain
from typing import Any, NamedTuple

from rich.cells import cell_len

from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.render.cells import said
from xiaoshan_report.render.layout import LaidColumn, columns_for_people
from xiaoshan_report.render.numbers import signed, signs
from xiaoshan_report.render.table import Table
from xiaoshan_report.render.values import Cell, Number
from xiaoshan_report.render.visible import of_thing
from xiaoshan_report.render.wrapping import narrowest, wrap

_WIDEST = 22
"""Characters that a column shows at most; longer text wraps."""

_WIDEST_OF = {"quote": 38, "text": 38, "text_en": 38, "id": 18, "unit": 12, "measure": 12}
"""The same for the columns with these keys."""

_LEAST = 8
"""Characters that a column shows at least, so that its heading stays readable."""

_ROOM = 3
"""Characters that the arrow of a filter covers in a heading."""

_INDENT = 2
"""Characters that the indent of a text takes."""

_LINE, _HIGHEST = 15, 409
"""The height of a line, in points: what Excel gives a row of one; and the most that a row takes."""

_LINK = re.compile(r"https?://[!-~]{1,2000}")
"""What may become a link: Excel takes no longer ones, and other schemes can start programs."""

_MOST_DIGITS = 15
"""A spreadsheet's numbers are binary and keep 15 digits; a longer one is written as text."""

_FIRST_DATE = datetime.date(1900, 3, 1)
"""The day from which all spreadsheets agree on dates; earlier ones are written as text."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How text begins that a spreadsheet would work out once somebody edits the cell."""

Style = Callable[..., Any]
"""Makes a cell's format of these properties, or finds the one that has them."""

_HEAD: dict[str, object] = {
    "bold": True,
    "text_wrap": True,
    "bottom": 1,
    "bg_color": "#DDE6F0",
    "font_color": "#000000",
}
"""The looks of a heading."""


def styles(workbook: Any) -> Style:
    """Return what makes the formats of the workbook's cells."""
    made: dict[tuple[tuple[str, object], ...], Any] = {}

    def style(**properties: object) -> Any:
        key = tuple(properties.items())
        if key not in made:
            made[key] = workbook.add_format({"valign": "top", **properties})
        return made[key]

    return style


class Sheet(NamedTuple):
    """A sheet of a workbook, and what makes the formats of its cells."""

    cells: Any
    style: Style


def new_sheet(workbook: Any, title: str, style: Style) -> Sheet:
    """Return a new sheet, to be printed on A4 across, as wide as a page."""
    cells = workbook.add_worksheet(title)
    cells.set_landscape()
    cells.set_paper(9)
    cells.fit_to_pages(1, 0)
    return Sheet(cells, style)


def write_table(sheet: Sheet, table: Table) -> None:
    """Write a sheet with a head that stays, filters, and columns as wide as their content.

    Raises `ReportError` for more rows than a sheet has, and for a text that no cell can hold.
    """
    columns = columns_for_people(table)
    widths = [_column_width(column) for column in columns]
    for place, width in enumerate(widths):
        sheet.cells.set_column(place, place, width)
    write_head(sheet, 0, [(column.heading, column.numeric) for column in columns], widths)
    rows = list(zip(*(column.cells for column in columns), strict=True))
    for line, row in enumerate(rows, 1):
        write_row(sheet, line, row, widths)
    sheet.cells.autofilter(0, 0, len(rows), len(columns) - 1)
    sheet.cells.freeze_panes(1, 1)
    sheet.cells.repeat_rows(0)


def write_head(
    sheet: Sheet, line: int, headings: Sequence[tuple[str, bool]], widths: Sequence[int]
) -> None:
    """Write headings, those of numbers at the right as these are."""
    lines = [
        _lines(heading, width - _ROOM)
        for (heading, _), width in zip(headings, widths, strict=False)
    ]
    sheet.cells.set_row(line, _LINE * max(lines))
    for place, (heading, numeric) in enumerate(headings):
        align = {"align": "right"} if numeric else _apart(place)
        sheet.cells.write_string(line, place, heading, sheet.style(**_HEAD, **align))


def write_row(sheet: Sheet, line: int, row: Sequence[Cell], widths: Sequence[int]) -> None:
    """Write cells side by side, as high as their lines: not every program works that out."""
    lines = max(map(_lines, row, widths))
    _checked(sheet.cells.set_row(line, min(_LINE * lines, _HIGHEST)))
    for place, cell in enumerate(row):
        write_cell(sheet, line, place, cell, width=widths[place])


def _column_width(column: LaidColumn) -> int:
    """As wide as what stands in it; a heading wraps, and so does what is wider than allowed."""
    widest = max(_LEAST, narrowest(column.heading), *map(text_width, column.cells))
    return min(widest, _WIDEST_OF.get(column.column.key, _WIDEST)) + _ROOM


def write_cell(
    sheet: Sheet, line: int, place: int, cell: Cell, *, width: int, **looks: object
) -> None:
    """Write a cell as what it is: a number that shows its digits and signs, or text."""
    cell = of_thing(cell)
    number = Number(cell) if isinstance(cell, int | Decimal) else cell
    if isinstance(number, Number) and _fits(number):
        looked = sheet.style(**_number_looks(number), **looks)
        _checked(sheet.cells.write_number(line, place, float(number.value), looked))
        return
    text = _text(cell)
    if not text:
        return
    if _lines(cell, width) > 1:
        looks["text_wrap"] = True
    if "align" not in looks:
        looks |= _apart(place)
    if text.startswith(_FORMULA):
        looks["quote_prefix"] = True
    _checked(sheet.cells.write_string(line, place, text, sheet.style(**looks)), text)


def _apart(place: int) -> dict[str, object]:
    """How a text is set that a number may stand before, as it does before its unit."""
    return {"align": "left", "indent": 1} if place else {}


def write_fact(sheet: Sheet, line: int, place: int, fact: Cell | datetime.date) -> None:
    """Write a date as one, an address as a link, and anything else as a cell that never wraps."""
    if isinstance(fact, datetime.date) and fact >= _FIRST_DATE:
        looks = sheet.style(num_format="yyyy-mm-dd", align="left")
        _checked(sheet.cells.write_datetime(line, place, fact, looks))
    elif isinstance(fact, datetime.date):
        write_cell(sheet, line, place, fact.isoformat(), width=_WIDEST)
    elif isinstance(fact, str) and _LINK.fullmatch(fact):
        _checked(sheet.cells.write_url(line, place, fact))
    else:
        write_cell(sheet, line, place, fact, width=text_width(fact) + _ROOM, align="left")


def write_line(sheet: Sheet, line: int, text: str, **looks: object) -> None:
    """Write a text that runs on over the empty cells beside its own."""
    write_cell(sheet, line, 0, text, width=text_width(text) + _ROOM, **looks)


def _checked(status: int | None, text: str = "") -> None:
    """Refuse what the sheet has not taken, which the library tells by a number alone."""
    if status == _TOO_LONG:
        raise ReportError(Message("text-too-long-for-cell", text=text[:20], count=len(text)))
    if status:
        raise ReportError(Message("too-much-for-sheet"))


_TOO_LONG = -2
"""What the library says of a text of more than 32,767 characters, which it would cut."""


def _fits(number: Number) -> bool:
    return len(Decimal(number.value).as_tuple().digits) <= _MOST_DIGITS


def _number_looks(number: Number) -> dict[str, object]:
    """The digits printed between the signs; falls in red, aims in blue, estimates in italics."""
    digits = f"{abs(Decimal(number.value)) * 0:f}"  # 0.0 for a number with one decimal
    before, after = signs(number)
    shown = "".join((_literal(before), digits, _literal(f"{number.upper}{after}")))
    looks = (look for mark, look in _LOOKS.items() if mark in number.marks)
    return {"num_format": shown} | dict(chain.from_iterable(map(dict.items, looks)))


_LOOKS: dict[str, dict[str, object]] = {
    "aim": {"font_color": "#1F4E9E"},
    "fall": {"font_color": "#C00000"},
    "estimate": {"italic": True},
}


def _literal(text: str) -> str:
    """Text within a format of numbers."""
    return f'"{text}"' if text else ""


def _text(cell: Cell) -> str:
    """What a cell shows."""
    return signed(cell) if isinstance(cell, Number) else said(cell)


def _lines(cell: Cell, width: int) -> int:
    """How many lines the cell takes in a column of this width, less its indent."""
    return len(wrap(_text(cell), width - _INDENT))


def text_width(cell: Cell) -> int:
    """Return how wide the cell is in characters of a Latin font; Chinese ones are two wide."""
    return cell_len(_text(cell))
