"""Excel: a sheet for each question, one for every figure, and one about the report.

Numbers are numbers, shown with the digits printed and followed by the signs of the other tables
(`12.5*` for an estimate, `-12.7↓` for a fall); text is text, whatever it begins with.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from operator import attrgetter
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import msgspec
import xlsxwriter

from xiaoshan_report.commands import area, compare_rates, figures, indicators, livelihood
from xiaoshan_report.commands.compare import chosen
from xiaoshan_report.commands.comparison import DERIVED, Compared
from xiaoshan_report.commands.shared_columns import legend, of_part, pair
from xiaoshan_report.export.whole_model import Document, document_of
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.matching import Matching
from xiaoshan_report.model.period import Period
from xiaoshan_report.model.structs import Record, Report
from xiaoshan_report.render.cells import bare, said
from xiaoshan_report.render.layout import columns_for_people
from xiaoshan_report.render.numbers import signed, signs
from xiaoshan_report.render.table import Column, Table
from xiaoshan_report.render.values import Cell, Number
from xiaoshan_report.render.wrapping import wrap

_WIDEST = 50
"""Characters that a column shows at most; longer text wraps."""

_ROOM = 3
"""Characters that the arrow of a filter covers."""

_LINE = 15
"""The height of a line, in points: what Excel gives a row of one."""

_ABOUT_WIDTH = 80

_LINK = re.compile(r"https?://[!-~]{1,2000}")
"""What may become a link: Excel takes no longer ones, and other schemes can start programs."""

_MOST_DIGITS = 15
"""A spreadsheet's numbers are binary and keep 15 digits; a longer one is written as text."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How text begins that a spreadsheet would work out once somebody edits the cell."""


def write(reports: Sequence[Report], path: Path, tr: Translator, matching: Matching) -> None:
    """Write the workbook in the language of the translator."""
    records = [report.model.report for report in reports]
    data = Translator(tr.language, as_printed=True)  # the numbers of cells are those of the report
    tables = list(_tables(reports, data, matching))
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        workbook.set_properties(_properties(records, tr))
        style = _styles(workbook)
        for table in tables:
            _sheet(_for_print(workbook.add_worksheet(table.title)), table, style)
        about = _for_print(workbook.add_worksheet(tr("sheet-about")))
        _about(about, records, _notes(tables, tr), tr, style)
    path.write_bytes(content.getvalue())


def _properties(records: Sequence[Record], tr: Translator) -> dict[str, object]:
    """The file's own record: no time but the report's, so that the bytes are the same each time."""
    latest = max(record.date for record in records)
    return {
        "title": tr("pause").join(tr.pick(one.title, one.title_en) for one in records),
        "comments": " ".join(record.url for record in records if record.url),
        "created": datetime.datetime.combine(latest, datetime.time()),
    }


# What the sheets show: columns of the commands, and titles in place of numbers and ids


def _tables(reports: Sequence[Report], tr: Translator, matching: Matching) -> Iterator[Table]:
    document = document_of(reports, tr, matching)
    compared = [one for one in chosen(reports, (), matching)[0] if one.indicator]
    tasks = livelihood.task_rows(document.projects)
    figure_rows = list(area.figure_rows(document.areas))
    yield Table(tr("sheet-indicators"), _indicators(reports, document, tr), document.indicators)
    yield Table(tr("sheet-areas"), _areas(reports, tr), figure_rows)
    yield Table(tr("sheet-livelihood"), _tasks(reports, tr), tasks)
    yield Table(tr("sheet-compare"), _comparisons(compared, tr), compared)
    yield Table(tr("sheet-figures"), _figures(reports, document, tr), document.figures)


def _picked(columns: Iterable[Column], keys: str, tr: Translator) -> list[Column]:
    """The columns with these keys, those of texts in the language asked for.

    One that people do not see in the command has the heading after the colon, or that of its key.
    Reports are named by their ids.
    """
    known = {column.key: column for column in columns}
    picked = []
    for key, _, name in (entry.partition(":") for entry in keys.split()):
        column = known[tr.pick(key, f"{key}_en" if f"{key}_en" in known else key)]
        heading = column.heading or tr(name or key)
        get = _code(column) if key == "report" else column.cell
        picked.append(msgspec.structs.replace(column, heading=heading, cell=get))
    return picked


def _code(column: Column) -> Callable[[Any], Cell]:
    get = column.get()
    return lambda record: bare(get(record))


def _area_column(document: Document, tr: Translator) -> Column:
    """The titles of the areas of records that have their numbers."""
    titles = {(a.report, a.number): tr.pick(a.title, a.title_en) for a in document.areas}
    return Column("area", tr("area"), lambda record: titles[record.report, record.area])


def _indicators(reports: Sequence[Report], document: Document, tr: Translator) -> list[Column]:
    names = {(one.report, one.id): tr.pick(one.name, one.name_en) for one in document.indicators}
    columns = indicators.columns(reports, tr)
    rates = "level unit yoy two_year_average vs_two_year_mean rank"
    return [
        *_picked(columns, f"name {rates} period", tr),
        _area_column(document, tr),
        Column("part_of", tr("belongs-to"), lambda one: names.get((one.report, one.part_of or ""))),
        *_picked(columns, "id report", tr),
    ]


_FIGURE = "name value unit qualifier measure period paragraph quote"


def _areas(reports: Sequence[Report], tr: Translator) -> list[Column]:
    return [
        Column("number", tr("number"), attrgetter("area.number")),
        *pair("area", tr("area"), tr, "area.title"),
        *pair("section", tr("section"), tr, "section.title"),
        *pair("point", tr("point"), tr, "point.text"),
        *of_part("figure", _picked(figures.columns(reports, tr), _FIGURE, tr)),
        Column("id", tr("id"), lambda row: (row.figure or row.point).id),
        Column("report", tr("report"), attrgetter("area.report")),
    ]


def _tasks(reports: Sequence[Report], tr: Translator) -> list[Column]:
    task = "name state done target unit percent qualifier stage paragraph quote id report"
    return _picked(livelihood.task_columns(reports, tr), f"project:number title:project {task}", tr)


def _comparisons(compared: Sequence[Compared], tr: Translator) -> list[Column]:
    columns = compare_rates.columns(compared, tr, levels=True)
    return [
        *_picked(columns, "name:indicator period yoy two_year_average", tr),
        *(column for key in DERIVED for column in _bounded(columns, key, tr)),
        *_picked(columns, "unit note id report", tr),
    ]


def _bounded(columns: Iterable[Column], key: str, tr: Translator) -> Iterator[Column]:
    """The column of a derived number, and those of its bounds."""
    value, *bounds = (column for column in columns if column.key.startswith(key))
    yield value
    for name, column in zip(("low", "high"), bounds, strict=True):
        heading = tr(f"bound-{name}", heading=value.heading)
        yield msgspec.structs.replace(column, heading=heading)


def _figures(reports: Sequence[Report], document: Document, tr: Translator) -> list[Column]:
    columns = figures.columns(reports, tr)
    return [
        *_picked(columns, f"{_FIGURE} printed", tr),
        _area_column(document, tr),
        *_picked(columns, "project id report", tr),
    ]


def _notes(tables: Sequence[Table], tr: Translator) -> list[str]:
    """What the signs beside numbers mean, and what the derived numbers are."""
    cells = (cell for table in tables for row in table.rows for cell in row)
    return [*legend(cells, tr), tr("bounds-note"), tr("comparable-base")]


# How a sheet is written

_Style = Callable[..., Any]
"""Makes a cell's format of these properties, or finds the one that has them."""


def _styles(workbook: Any) -> _Style:
    made: dict[tuple[tuple[str, object], ...], Any] = {}

    def style(**properties: object) -> Any:
        key = tuple(properties.items())
        if key not in made:
            made[key] = workbook.add_format({"valign": "top", **properties})
        return made[key]

    return style


def _for_print(sheet: Any) -> Any:
    """The sheet, to be printed on A4 across, as wide as a page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    return sheet


def _sheet(sheet: Any, table: Table, style: _Style) -> None:
    """A sheet with a head that stays, filters, and columns as wide as their content."""
    columns = columns_for_people(table)
    head = style(bold=True, text_wrap=True, bottom=1, bg_color="#DDE6F0", font_color="#000000")
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.heading, head)
        widest = max(map(_width, [column.heading, *column.cells]))
        sheet.set_column(place, place, min(widest + _ROOM, _WIDEST))
    rows = list(zip(*(column.cells for column in columns), strict=True))
    for line, row in enumerate(rows, 1):
        sheet.set_row(line, _LINE * max(map(_lines, row)))  # not every program works it out
        for place, cell in enumerate(row):
            _write(sheet, line, place, cell, style)
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)


def _about(
    sheet: Any, records: Sequence[Record], notes: Sequence[str], tr: Translator, style: _Style
) -> None:
    """What the file is about: each report's own record, then the remarks on the numbers."""
    rows = [row for record in records for row in [*_facts(record, tr), ("", "")]]
    rows += [("", note) for note in notes]
    for line, (label, fact) in enumerate(rows):
        sheet.write_string(line, 0, label, style(bold=True))
        if isinstance(fact, datetime.date):
            sheet.write_datetime(line, 1, fact, style(num_format="yyyy-mm-dd", align="left"))
        elif _LINK.fullmatch(fact):
            sheet.write_url(line, 1, fact)
        else:
            _write(sheet, line, 1, fact, style)
    sheet.set_column(0, 0, max(_width(label) for label, _ in rows) + _ROOM)
    sheet.set_column(1, 1, _ABOUT_WIDTH)


def _facts(record: Record, tr: Translator) -> Iterator[tuple[str, str | datetime.date]]:
    yield tr("report"), tr.pick(record.title, record.title_en)
    yield tr("id"), record.id
    yield tr("place"), tr.pick(record.place, record.place_en)
    yield tr("issuer"), tr.pick(record.issuer, record.issuer_en)
    yield tr("issued"), record.date
    if record.index_number:
        yield tr("index-number"), record.index_number
    if record.subject and record.subject_en:
        yield tr("subject"), tr.pick(record.subject, record.subject_en)
    yield tr("period"), tr.period(*Period.parse(record.period))
    if record.url:
        yield tr("address"), record.url
    if record.abridged:
        yield "", tr("abridged")


def _write(sheet: Any, line: int, place: int, cell: Cell, style: _Style) -> None:
    """Write a cell as what it is: a number that shows its digits and signs, or text."""
    number = Number(cell) if isinstance(cell, int | Decimal) else cell
    if isinstance(number, Number) and _fits(number):
        sheet.write_number(line, place, float(number.value), _number_style(number, style))
        return
    text = _text(cell)
    if not text:
        return
    wrapped = {"text_wrap": True} if _lines(cell) > 1 else {}
    quoted = {"quote_prefix": True} if text.startswith(_FORMULA) else {}
    sheet.write_string(line, place, text, style(**wrapped, **quoted))


def _fits(number: Number) -> bool:
    return len(Decimal(number.value).as_tuple().digits) <= _MOST_DIGITS


def _number_style(number: Number, style: _Style) -> Any:
    """The digits printed, then the signs; falls in red and estimates in italics besides."""
    digits = f"{abs(Decimal(number.value)) * 0:f}"  # 0.0 for a number with one decimal
    if number.marks:
        digits += f'"{signs(number)}"'
    fall = {"font_color": "#C00000"} if "fall" in number.marks else {}
    estimate = {"italic": True} if "estimate" in number.marks else {}
    return style(num_format=digits, **fall, **estimate)


def _text(cell: Cell) -> str:
    """What a cell shows."""
    return signed(cell) if isinstance(cell, Number) else said(cell)


def _lines(cell: Cell) -> int:
    """How many lines the cell takes in the widest column."""
    return len(wrap(_text(cell), _WIDEST - _ROOM))


def _width(cell: Cell) -> int:
    """How wide the cell is in characters of a Latin font; Chinese ones are two wide."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in _text(cell))
