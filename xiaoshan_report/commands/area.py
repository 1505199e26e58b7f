"""`report area`: the work areas, or one of them with its sections, points and figures."""

from collections.abc import Iterator, Sequence

import msgspec

from xiaoshan_report.commands.columns import (
    figure_columns,
    figure_row,
    legend,
    pair,
    report_column,
    titled,
    unknown_number,
    whose,
)
from xiaoshan_report.commands.options import OF_ANSWERS, whole_number
from xiaoshan_report.commands.selecting import missing_everywhere
from xiaoshan_report.commands.spec import Command, Parameter, always
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import Area, Figure, Point, Report, Section
from xiaoshan_report.render.table import Cell, Column, Missing, Table, Term, View


class SectionTitle(msgspec.Struct, frozen=True, kw_only=True):
    """A section's number and title."""

    number: int
    title: str
    title_en: str


class AreaSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A work area with its sections' titles and the count of its figures."""

    report: str
    number: int
    title: str
    title_en: str
    sections: tuple[SectionTitle, ...]
    figures: int


class PointRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What a section says was done: a point, or an indicator or project that it reports."""

    id: str
    text: str
    text_en: str
    figures: tuple[Figure, ...]


class SectionRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A section with its points."""

    number: int
    title: str
    title_en: str
    points: tuple[PointRecord, ...]


class AreaRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A work area, whole."""

    report: str
    number: int
    title: str
    title_en: str
    lead: str
    lead_en: str
    sections: tuple[SectionRecord, ...]


def view(reports: Sequence[Report], number: int | None, tr: Translator) -> View:
    """The area with this number of each report, 0 being the overview; without one a list of all.

    A number that no area of any report has is missing.
    """
    if number is None:
        return _list(reports, tr)
    found = [(report, a) for report in reports for a in report.model.areas if a.number == number]
    records = [record_of(*one) for one in found]
    points = [
        point.id for record in records for section in record.sections for point in section.points
    ]
    return View(
        records,
        lambda: _table(reports, records, number, tr),
        records,
        hint=f"report show {points[0]}" if points and len(reports) == 1 else None,
        missing=missing_everywhere(_missing(report, number) for report in reports),
        per_report=True,
    )


def _missing(report: Report, number: int) -> Missing:
    known = [area.number for area in report.model.areas]
    return {} if number in known else {str(number): unknown_number(number, known, "kind-area")}


def record_of(report: Report, area: Area) -> AreaRecord:
    """The JSON record of an area."""
    return AreaRecord(
        report=report.id,
        number=area.number,
        title=area.title,
        title_en=area.title_en,
        lead=area.lead,
        lead_en=area.lead_en,
        sections=tuple(_section(report, area, section) for section in area.sections),
    )


def _section(report: Report, area: Area, section: Section) -> SectionRecord:
    return SectionRecord(
        number=section.number,
        title=section.title,
        title_en=section.title_en,
        points=tuple(_points(report, area.number, section)),
    )


def point_record(report: Report, point: Point) -> PointRecord:
    """Return the JSON record of a point."""
    return PointRecord(
        id=point.id, text=point.text, text_en=point.text_en, figures=report.figures[point.id]
    )


def _points(report: Report, area: int, section: Section) -> Iterator[PointRecord]:
    """The section's own points, then the indicators and the livelihood projects that it reports."""
    for point in section.points:
        yield point_record(report, point)
    for indicator in report.model.indicators:
        if (indicator.area, indicator.section) == (area, section.number):
            yield PointRecord(
                id=indicator.id,
                text=indicator.name,
                text_en=indicator.name_en,
                figures=report.figures[indicator.id],
            )
    for project in report.model.projects:
        if (project.area, project.section) == (area, section.number):
            yield PointRecord(
                id=f"project-{project.number}",
                text=project.title,
                text_en=project.title_en,
                figures=tuple(f for task in project.tasks for f in report.figures[task.id]),
            )


def _table(
    reports: Sequence[Report], records: Sequence[AreaRecord], number: int, tr: Translator
) -> Table:
    several = len(reports) > 1
    columns = [
        report_column(reports, tr),
        Column("area", "area", rank=None),
        Column("section", "section", rank=None),
        *pair("section_title", tr("section"), tr, grouped=not several, merged=several),
        Column("point", "point", rank=None),
        *pair("text", tr("point"), tr, merged=True, least=34),
        *figure_columns(tr, "figure"),
    ]
    named = {report.id: whose(report, tr) for report in reports}
    rows = [row for record in records for row in _rows(record, named[record.report], tr)]
    title, lead = titled(reports, "title-area-of-each", tr, number=number), []
    if not several:
        title, lead = _heading(records[0], tr), [tr.pick(records[0].lead, records[0].lead_en)]
    return Table(title, columns, rows, lead, legend(rows, tr))


def _heading(record: AreaRecord, tr: Translator) -> str:
    name = tr.pick(record.title, record.title_en)
    return tr("title-area", number=record.number, title=name) if record.number else name


def _rows(record: AreaRecord, report: Term, tr: Translator) -> Iterator[list[Cell]]:
    title = tr.pick(record.title, record.title_en)
    headed = Term(report.code, tr("whose-own", whose=report.text, title=title))
    for section in record.sections:
        for point in section.points:
            for figure in point.figures or (None,):
                yield [
                    headed,
                    record.number,
                    section.number,
                    Term(section.title, f"{section.number}. {section.title}"),
                    Term(section.title_en, f"{section.number}. {section.title_en}"),
                    point.id,
                    point.text,
                    point.text_en,
                    *figure_row(figure, tr),
                ]


def _list(reports: Sequence[Report], tr: Translator) -> View:
    records = [_summary(report, a) for report in reports for a in report.model.areas if a.number]
    hint = "report area 1" if records and len(reports) == 1 else None
    return View(records, lambda: _list_table(reports, records, tr), records, hint=hint)


def _list_table(reports: Sequence[Report], records: Sequence[AreaSummary], tr: Translator) -> Table:
    columns = [
        report_column(reports, tr),
        Column("number", tr("number")),
        *pair("title", tr("area"), tr),
        *pair("sections", tr("sections"), tr),
        Column("figures", tr("figures"), rank=1),
    ]
    named = {report.id: whose(report, tr) for report in reports}
    rows: list[list[Cell]] = [
        [
            named[record.report],
            record.number,
            record.title,
            record.title_en,
            [section.title for section in record.sections],
            [section.title_en for section in record.sections],
            record.figures,
        ]
        for record in records
    ]
    lead = [] if rows else [tr("no-areas")]
    return Table(titled(reports, "title-areas", tr), columns, rows, lead)


def _summary(report: Report, area: Area) -> AreaSummary:
    return AreaSummary(
        report=report.id,
        number=area.number,
        title=area.title,
        title_en=area.title_en,
        sections=tuple(
            SectionTitle(number=s.number, title=s.title, title_en=s.title_en) for s in area.sections
        ),
        figures=sum(figure.area == area.number for figure in report.every_figure()),
    )


def answer(reports: Sequence[Report], tr: Translator, *, number: int | None) -> View:
    """Answer `report area`."""
    return view(reports, number, tr)


NUMBER = Parameter("number", "argument-area", (), "N", whole_number, offered="area")

COMMAND = Command(
    "area",
    (NUMBER, *OF_ANSWERS),
    answer,
    json=lambda: (list[AreaSummary], AreaRecord, list[AreaRecord]),
    is_streamed=always,
)
