"""The first sheet of a workbook: what it is about, how much of it, and what matters most."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from xiaoshan_report.commands import livelihood
from xiaoshan_report.commands.indicators import columns as indicator_columns
from xiaoshan_report.commands.shared_columns import period_text
from xiaoshan_report.export.headline import headline
from xiaoshan_report.export.xlsx_sheets import (
    Sheet,
    write_cell,
    write_fact,
    write_head,
    write_line,
    write_row,
)
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import Report
from xiaoshan_report.render.layout import columns_for_people
from xiaoshan_report.render.table import Table
from xiaoshan_report.render.values import Cell

_WIDTHS = (48, 14, 20, 14, 14, 20)
"""Of the columns: labels and names, then what is said of them."""

Headed = tuple[list[tuple[str, bool]], list[list[Cell]]]
"""Headings, each with whether numbers stand below it, and rows."""


def write_summary(
    sheet: Sheet, reports: Sequence[Report], notes: Iterable[str], tr: Translator
) -> None:
    """Write what each report is, counts, its first indicators and its tasks, then the remarks."""
    for place, width in enumerate(_WIDTHS):
        sheet.cells.set_column(place, place, width)
    line = 0
    for report in reports:
        line = _write_report(sheet, line, report, tr) + 1
    for below, note in enumerate(notes, line):
        write_line(sheet, below, note)


def _write_report(sheet: Sheet, line: int, report: Report, tr: Translator) -> int:
    """Write what is said of a report from this line on, and return the line after it."""
    record = report.model.report
    write_line(sheet, line, tr.pick(record.title, record.title_en), bold=True, font_size=14)
    line += 1
    for label, fact in _facts(report, tr):
        write_cell(sheet, line, 0, label, width=_WIDTHS[0], bold=True)
        write_fact(sheet, line, 1, fact)
        line += 1
    for headings, rows in (_indicators(report, tr), _tasks(report, tr)):
        if rows:
            write_head(sheet, line + 1, headings, _WIDTHS)
            for below, row in enumerate(rows, line + 2):
                write_row(sheet, below, row, _WIDTHS)
            line += 2 + len(rows)
    return line


def _facts(report: Report, tr: Translator) -> Iterator[tuple[str, Cell | datetime.date]]:
    """What the report is, and how much the model has of it."""
    record, model = report.model.report, report.model
    yield tr("status"), tr(f"status-{report.status}")
    yield tr("id"), record.id
    yield tr("place"), tr.pick(record.place, record.place_en)
    yield tr("issuer"), tr.pick(record.issuer, record.issuer_en)
    yield tr("issued"), record.date
    if record.index_number:
        yield tr("index-number"), record.index_number
    if record.subject and record.subject_en:
        yield tr("subject"), tr.pick(record.subject, record.subject_en)
    yield tr("period"), period_text(record.period, tr)
    if record.url:
        yield tr("address"), record.url
    if record.abridged:
        yield "", tr("abridged")
    yield tr("sheet-indicators"), len(model.indicators)
    yield tr("sheet-areas"), sum(area.number > 0 for area in model.areas)
    yield tr("sheet-livelihood"), len(model.projects)
    yield tr("sheet-figures"), sum(1 for _ in report.every_figure())


def _indicators(report: Report, tr: Translator) -> Headed:
    """The first indicators, in columns of the command."""
    keys = (tr.pick("name", "name_en"), "level", "unit", "yoy", "two_year_average", "period")
    known = {one.key: one for one in indicator_columns([report], tr)}
    named = [
        msgspec.structs.replace(known[key], heading=known[key].heading or tr(key)) for key in keys
    ]
    columns = columns_for_people(Table("", named, headline(report)))
    headings = [(column.heading, column.numeric) for column in columns]
    return headings, [list(row) for row in zip(*(one.cells for one in columns), strict=True)]


def _tasks(report: Report, tr: Translator) -> Headed:
    """How many tasks of the livelihood projects are in each state."""
    summary = livelihood.answer([report], tr, selectors=()).records.summary
    rows: list[list[Cell]] = [[tr(state), count] for state, count in summary.states.items()]
    return [(tr("sheet-livelihood"), False), (tr("tasks"), True)], rows if summary.tasks else []
