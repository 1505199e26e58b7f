"""Excel: a summary, a sheet for each question, and one for every figure.

Over several reports the comparison of their places comes next to the summary.

Numbers are numbers, shown with the digits printed and followed by the signs of the other tables
(`12.5*` for an estimate, `-12.7↓` for a fall); text is text, whatever it begins with.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from operator import attrgetter
from pathlib import Path
from typing import Any

import msgspec
import xlsxwriter

from xiaoshan_report.commands import (
    area,
    compare_places,
    compare_rates,
    figures,
    indicators,
    livelihood,
    place_columns,
    target_columns,
    targets,
)
from xiaoshan_report.commands.aim_records import Target
from xiaoshan_report.commands.compare import chosen
from xiaoshan_report.commands.comparison import OF_ONE_REPORT, RATES, Compared
from xiaoshan_report.commands.shared_columns import legend, of_part, pair
from xiaoshan_report.export.whole_model import Document, document_of
from xiaoshan_report.export.xlsx_sheets import new_sheet, styles, write_table
from xiaoshan_report.export.xlsx_summary import write_summary
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.matching import Matching
from xiaoshan_report.model.structs import Record, Report
from xiaoshan_report.render.cells import bare
from xiaoshan_report.render.table import Column, Table
from xiaoshan_report.render.values import Cell, Number


def write(reports: Sequence[Report], path: Path, tr: Translator, matching: Matching) -> None:
    """Write the workbook in the language of the translator.

    Raises `ReportError` for what a sheet cannot hold.
    """
    records = [report.model.report for report in reports]
    data = Translator(tr.language, as_printed=True)  # the numbers of cells are those of the report
    tables = list(_tables(reports, data, matching))
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        workbook.set_properties(_properties(records, tr))
        style = styles(workbook)
        summary = new_sheet(workbook, tr("sheet-summary"), style)
        write_summary(summary, reports, _notes(tables, tr), data)
        for table in tables:
            write_table(new_sheet(workbook, table.title, style), table)
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
    document = document_of(reports, matching)
    every, _ = chosen(reports, (), matching)
    compared = [one for one in every if one.indicator]
    tasks = livelihood.task_rows(document.projects)
    figure_rows = list(area.figure_rows(document.areas))
    if len(reports) > 1:
        rows = [one for one in every if compare_places.is_common(one)]
        yield Table(tr("sheet-places"), _places(reports, rows, tr), rows)
    yield Table(tr("sheet-indicators"), _indicators(reports, document, tr), document.indicators)
    yield Table(tr("sheet-areas"), _areas(reports, tr), figure_rows)
    yield Table(tr("sheet-livelihood"), _tasks(reports, tr), tasks)
    yield Table(tr("sheet-compare"), _comparisons(reports, compared, tr), compared)
    aims, _ = targets.chosen(reports, (), matching)
    yield Table(tr("sheet-targets"), _targets(reports, aims, tr), aims)
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


def _several(reports: Sequence[Report], columns: Iterable[Column], tr: Translator) -> list[Column]:
    """The column of reports, where there are several."""
    return _picked(columns, "report", tr) if len(reports) > 1 else []


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
        *_picked(columns, "id", tr),
        *_several(reports, columns, tr),
    ]


_FIGURE = "name value unit measure period paragraph"


def _areas(reports: Sequence[Report], tr: Translator) -> list[Column]:
    several = [Column("report", tr("report"), attrgetter("area.report"))] * (len(reports) > 1)
    return [
        Column("number", tr("number"), attrgetter("area.number")),
        *pair("area", tr("area"), tr, "area.title"),
        *pair("section", tr("section"), tr, "section.title"),
        *pair("text", tr("point"), tr, "point.text"),
        *of_part("figure", _picked(figures.columns(reports, tr), _FIGURE, tr)),
        Column("id", tr("id"), lambda row: (row.figure or row.point).id),
        *several,
    ]


def _tasks(reports: Sequence[Report], tr: Translator) -> list[Column]:
    columns = livelihood.task_columns(reports, tr)
    task = "name state done target unit percent qualifier stage paragraph quote id"
    return [
        *_picked(columns, f"project:number title:project {task}", tr),
        *_several(reports, columns, tr),
    ]


def _comparisons(
    reports: Sequence[Report], compared: Sequence[Compared], tr: Translator
) -> list[Column]:
    """What is derived, and to the right of it the bounds."""
    columns = compare_rates.columns(compared, tr, levels=True)
    of_each = [list(_bounded(columns, key, tr)) for key in OF_ONE_REPORT]
    return [
        *_picked(columns, "name:indicator period yoy two_year_average", tr),
        *(value for value, *_ in of_each),
        Column("unit", tr("unit"), lambda one: tr.unit(one.record.unit)),
        *(bound for _, *bounds in of_each for bound in bounds),
        *_picked(columns, "note id", tr),
        *_several(reports, columns, tr),
    ]


def _places(reports: Sequence[Report], rows: Sequence[Compared], tr: Translator) -> list[Column]:
    """The places of each series as `compare` has them, levels in the one unit that it names."""
    known = {one.key: one for one in place_columns.columns(reports, rows, tr, in_order=True)}
    level = known["level"].get()

    def in_one_unit(one: Compared) -> Cell:
        cell = level(one)
        if isinstance(cell, Number) and cell.unit:  # one that does not convert
            return f"{cell.digits}{tr.pick('', ' ')}{cell.unit}"
        return Number(Decimal(cell.digits), None, cell.marks) if isinstance(cell, Number) else cell

    return [
        known["series"],
        known["report"],
        known["period"],
        msgspec.structs.replace(known["level"], cell=in_one_unit),
        *(known[key] for key in (*RATES, "gap", "implied_yoy", "implied_prices", "breaks", "")),
        *_picked(known.values(), "id", tr),
        Column("report", tr("report"), attrgetter("report.id")),
    ]


def _targets(reports: Sequence[Report], aims: Sequence[Target], tr: Translator) -> list[Column]:
    columns = target_columns.columns(reports, aims, tr)
    return [
        *_picked(columns, "name:aim-of period measure value", tr),
        Column("unit", tr("unit"), lambda one: tr.unit(one.record.unit)),
        *_picked(columns, "commitment quote paragraph outcome", tr),
        Column("outcome_unit", tr("outcome-unit"), lambda one: tr.unit(one.record.outcome_unit)),
        *_picked(columns, "verdict", tr),
        Column("", tr("remark"), lambda one: target_columns.remark(one, tr)),
        *_picked(columns, "id", tr),
        *_several(reports, columns, tr),
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
        *_picked(columns, f"{_FIGURE} qualifier upper printed quote", tr),
        _area_column(document, tr),
        *_picked(columns, "project id", tr),
        *_several(reports, columns, tr),
    ]


def _notes(tables: Sequence[Table], tr: Translator) -> list[str]:
    """What the signs beside numbers mean, and what the derived numbers are."""
    cells = (cell for table in tables for row in table.rows for cell in row)
    return [*legend(cells, tr), tr("bounds-note"), tr("comparable-base")]
