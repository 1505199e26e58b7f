"""Excel: a sheet for each question, one for every figure, and one about the report.

Numbers are numbers, shown with the digits printed and followed by the signs of the other tables
(`12.5*` for an estimate, `-12.7↓` for a fall); text is text, whatever it begins with.
"""

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import msgspec
import xlsxwriter

from xiaoshan_report.commands.columns import legend, number_cell, of_measure
from xiaoshan_report.commands.compare import Implied
from xiaoshan_report.export.document import Document, document_of
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.period import Period
from xiaoshan_report.model.series import Matching
from xiaoshan_report.model.structs import Figure, Record, Report
from xiaoshan_report.render.plain import heading, signs
from xiaoshan_report.render.table import Cell, Column, Number, Table
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
    """Write the workbook in the language of `words`."""
    document = document_of(reports, tr, matching)
    records = [model.report for model in document.models]
    tables = list(_tables(document, tr))
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


# What the sheets show


def _tables(document: Document, tr: Translator) -> Iterator[Table]:
    yield _table("sheet-indicators", _INDICATORS, _indicator_rows(document, tr), tr)
    yield _table("sheet-areas", _AREAS, _area_rows(document, tr), tr)
    yield _table("sheet-livelihood", _PROJECTS, _project_rows(document, tr), tr)
    yield _table("sheet-compare", _COMPARE, _compare_rows(document, tr), tr)
    yield _table("sheet-figures", _FIGURES, _figure_rows(document, tr), tr)


def _table(title: str, headings: str, rows: Iterator[list[Cell]], tr: Translator) -> Table:
    """A table whose columns are headed by these words; `low` and `high` bound what is before."""
    columns: list[Column] = []
    said = ""
    for key in headings.split():
        bound = key in ("low", "high")
        said = said if bound else tr(key)
        columns.append(Column(key, tr(f"bound-{key}", heading=said) if bound else said))
    return Table(tr(title), columns, list(rows))


_INDICATORS = (
    "indicator level unit yoy two_year_average vs_two_year_mean rank period area belongs-to"
    " id report"
)


def _indicator_rows(document: Document, tr: Translator) -> Iterator[list[Cell]]:
    names = {(one.report, one.id): one for one in document.indicators}
    areas = {(one.report, one.number): one for one in document.areas}
    for record in document.indicators:
        area = areas[record.report, record.area]
        whole = names.get((record.report, record.part_of or ""))
        rates = ("yoy", "two_year_average", "vs_two_year_mean", "rank")
        yield [
            tr.pick(record.name, record.name_en),
            number_cell(of_measure(record.figures, "level"), tr),
            tr.unit(record.unit) or None,
            *(number_cell(of_measure(record.figures, rate), tr) for rate in rates),
            tr.period(*Period.parse(record.period)),
            tr.pick(area.title, area.title_en),
            tr.pick(whole.name, whole.name_en) if whole else None,
            record.id,
            record.report,
        ]


_FIGURE = "figure value unit qualifier measure period paragraph quote"

_AREAS = f"number area section point {_FIGURE} id report"


def _area_rows(document: Document, tr: Translator) -> Iterator[list[Cell]]:
    for area in document.areas:
        for section in area.sections:
            for point in section.points:
                for figure in point.figures or (None,):
                    yield [
                        area.number,
                        tr.pick(area.title, area.title_en),
                        tr.pick(section.title, section.title_en),
                        tr.pick(point.text, point.text_en),
                        *_figure(figure, tr),
                        figure.id if figure else point.id,
                        area.report,
                    ]


def _figure(figure: Figure | None, tr: Translator) -> list[Cell]:
    if figure is None:
        return [None] * len(_FIGURE.split())
    return [
        tr.pick(figure.name, figure.name_en),
        number_cell(figure, tr),
        tr.unit(figure.unit) or None,
        tr(f"qualifier-{figure.qualifier}"),
        tr(figure.measure),
        tr.period(*Period.parse(figure.period)),
        figure.paragraph,
        figure.quote,
    ]


_PROJECTS = (
    "number project task state done-count target unit percent qualifier stage paragraph quote"
    " id report"
)


def _project_rows(document: Document, tr: Translator) -> Iterator[list[Cell]]:
    for project in document.projects:
        for task in project.tasks:
            yield [
                project.number,
                tr.pick(project.title, project.title_en),
                tr.pick(task.name, task.name_en),
                tr(task.state),
                task.done,
                task.target,
                tr.unit(task.unit) or None,
                task.percent,
                tr(f"qualifier-{task.qualifier}") if task.qualifier else None,
                tr.pick(task.stage, task.stage_en) if task.stage and task.stage_en else None,
                task.paragraph,
                task.quote,
                task.id,
                project.report,
            ]


_COMPARE = (
    "indicator period yoy two_year_average gap low high prior-yoy low high prior-level low high"
    " base-level low high unit note id report"
)


def _compare_rows(document: Document, tr: Translator) -> Iterator[list[Cell]]:
    figures = {(one.report, one.id): one.figures for one in document.indicators}
    for record in document.compare:
        stated = figures[record.report, record.id]
        unit = tr.unit(record.unit) or None
        yield [
            tr.pick(record.name, record.name_en),
            tr.period(*Period.parse(record.period)),
            number_cell(of_measure(stated, "yoy"), tr),
            number_cell(of_measure(stated, "two_year_average"), tr),
            *_bounded((record.gap, record.gap_low, record.gap_high), tr("percentage-points")),
            *_implied(record.implied_prior_yoy, "%"),
            *_implied(record.implied_prior_level, unit),
            *_implied(record.implied_base_level, unit),
            unit,
            tr.pick(record.note, record.note_en) if record.note and record.note_en else None,
            record.id,
            record.report,
        ]


def _implied(implied: Implied | None, unit: str | None) -> list[Cell]:
    if implied is None:
        return [None, None, None]
    value, *bounds = _bounded(msgspec.structs.astuple(implied), unit)
    assert isinstance(value, Number)
    return [msgspec.structs.replace(value, marks=("fall",) * (implied.value < 0)), *bounds]


def _bounded(numbers: Sequence[Decimal | None], unit: str | None) -> list[Cell]:
    """A derived number and its bounds."""
    return [None if number is None else Number(number, unit) for number in numbers]


_FIGURES = f"{_FIGURE} printed area project id report"


def _figure_rows(document: Document, tr: Translator) -> Iterator[list[Cell]]:
    areas = {(one.report, one.number): one for one in document.areas}
    for figure in document.figures:
        area = areas[figure.report, figure.area]
        yield [
            *_figure(figure, tr),
            figure.printed,
            tr.pick(area.title, area.title_en),
            figure.project,
            figure.id,
            figure.report,
        ]


def _notes(tables: Sequence[Table], tr: Translator) -> list[str]:
    """What the signs beside numbers mean, and what the derived numbers are."""
    rows = [row for table in tables for row in table.rows]
    return [*legend(rows, tr), tr("bounds-note"), tr("comparable-base")]


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
    head = style(bold=True, text_wrap=True, bottom=1, bg_color="#DDE6F0", font_color="#000000")
    for place, column in enumerate(table.columns):
        title = heading(table, place, column)
        sheet.write_string(0, place, title, head)
        widest = max(map(_width, [title, *(row[place] for row in table.rows)]))
        sheet.set_column(place, place, min(widest + _ROOM, _WIDEST))
    for line, row in enumerate(table.rows, 1):
        sheet.set_row(line, _LINE * max(map(_lines, row)))  # not every program works it out
        for place, cell in enumerate(row):
            _write(sheet, line, place, cell, style)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
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
    if cell is None:
        return
    number = Number(cell) if isinstance(cell, int | Decimal) else cell
    if isinstance(number, Number) and _fits(number):
        sheet.write_number(line, place, float(number.value), _number_style(number, style))
        return
    text = _shown(cell)
    wrapped = {"text_wrap": True} if _lines(cell) > 1 else {}
    quoted = {"quote_prefix": True} if text.startswith(_FORMULA) else {}
    sheet.write_string(line, place, text, style(**wrapped, **quoted))


def _fits(number: Number) -> bool:
    return len(Decimal(number.value).as_tuple().digits) <= _MOST_DIGITS


def _number_style(number: Number, style: _Style) -> Any:
    """The digits printed, then the signs; falls in red and estimates in italics besides."""
    shown = f"{abs(Decimal(number.value)) * 0:f}"  # 0.0 for a number with one decimal
    if number.marks:
        shown += f'"{signs(number)}"'
    fall = {"font_color": "#C00000"} if "fall" in number.marks else {}
    estimate = {"italic": True} if "estimate" in number.marks else {}
    return style(num_format=shown, **fall, **estimate)


def _shown(cell: Cell) -> str:
    """What a cell shows."""
    if isinstance(cell, Number):
        return f"{cell.value}{signs(cell)}"
    return "" if cell is None else str(cell)


def _lines(cell: Cell) -> int:
    """How many lines the cell takes in the widest column."""
    return len(wrap(_shown(cell), _WIDEST - _ROOM))


def _width(cell: Cell) -> int:
    """How wide the cell is in characters of a Latin font; Chinese ones are two wide."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in _shown(cell))
