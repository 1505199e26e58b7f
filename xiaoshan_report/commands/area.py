"""`report area`: the work areas, or one of them with its sections, points and figures."""

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

import msgspec

from xiaoshan_report.commands.options import OF_LISTINGS, whole_number
from xiaoshan_report.commands.parameter import Parameter
from xiaoshan_report.commands.records import record_like
from xiaoshan_report.commands.selecting import missing_number
from xiaoshan_report.commands.shared_columns import (
    figure_columns,
    of_part,
    pair,
    report_columns,
    table_of,
    titled,
    with_status,
)
from xiaoshan_report.commands.spec import Command, always
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import Area, Figure, Point, Report, Section, Status
from xiaoshan_report.render.table import Column, Table, View
from xiaoshan_report.render.values import CodedText


class SectionTitle(msgspec.Struct, frozen=True, kw_only=True):
    """A section's number and title."""

    number: int
    title: str
    title_en: str


class AreaSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A work area with its sections' titles and the count of its figures."""

    report: str
    status: Status
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
    status: Status
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
    areas = [[area.number for area in report.model.areas] for report in reports]
    points = [
        point.id for record in records for section in record.sections for point in section.points
    ]
    return View(
        records,
        lambda _: _table(reports, records, number, tr),
        hint=f"report show {points[0]}" if points and len(reports) == 1 else None,
        missing=missing_number(number, areas, "kind-area"),
        per_report=True,
    )


def record_of(report: Report, area: Area) -> AreaRecord:
    """Return the JSON record of an area."""
    sections = tuple(
        record_like(section, SectionRecord, points=tuple(_points(report, area.number, section)))
        for section in area.sections
    )
    return record_like(area, AreaRecord, report=report.id, status=report.status, sections=sections)


def point_record(report: Report, point: Point) -> PointRecord:
    """Return the JSON record of a point."""
    return record_like(point, PointRecord, figures=report.figures[point.id])


def _points(report: Report, area: int, section: Section) -> Iterator[PointRecord]:
    """The section's own points, then the indicators and the livelihood projects that it reports."""
    place = (area, section.number)
    yield from (point_record(report, point) for point in section.points)
    for one in report.model.indicators:
        if (one.area, one.section) == place:
            figures = report.figures[one.id]
            yield PointRecord(id=one.id, text=one.name, text_en=one.name_en, figures=figures)
    for project in report.model.projects:
        if (project.area, project.section) == place:
            yield PointRecord(
                id=f"project-{project.number}",
                text=project.title,
                text_en=project.title_en,
                figures=tuple(f for task in project.tasks for f in report.figures[task.id]),
            )


class FigureRow(NamedTuple):
    """A figure of a point, or a point that has none, with where it stands."""

    area: AreaRecord
    section: SectionRecord
    point: PointRecord
    figure: Figure | None


def figure_rows(records: Iterable[AreaRecord]) -> Iterator[FigureRow]:
    """Yield a row for each figure of each point, and for each point without one."""
    for area in records:
        for section in area.sections:
            for point in section.points:
                for figure in point.figures or (None,):
                    yield FigureRow(area, section, point, figure)


def _table(
    reports: Sequence[Report], records: Sequence[AreaRecord], number: int, tr: Translator
) -> Table:
    several = len(reports) > 1
    columns = [
        *report_columns(reports, tr, part="area", titled=True),
        Column("area", cell=attrgetter("area.number")),
        Column("section", cell=attrgetter("section.number")),
        Column("section_title", cell=attrgetter("section.title")),
        Column("section_title_en", cell=attrgetter("section.title_en")),
        Column(
            "",
            tr("section"),
            lambda row: _numbered(row.section, tr),
            grouped=not several,
            merged=several,
        ),
        Column("point", cell=attrgetter("point.id")),
        *pair("text", tr("point"), tr, "point.text", merged=True, least=34),
        *of_part("figure", figure_columns(tr, "figure")),
    ]
    title, lead = titled(reports, "title-area-of-each", tr, number=number), []
    if not several:
        title = with_status(_heading(records[0], tr), reports[0], tr)
        lead = [tr.pick(records[0].lead, records[0].lead_en)]
    return table_of(title, columns, list(figure_rows(records)), tr, lead=lead)


def _numbered(section: SectionRecord, tr: Translator) -> CodedText:
    title = tr.pick(section.title, section.title_en)
    return CodedText(title, f"{section.number}. {title}")


def _heading(record: AreaRecord, tr: Translator) -> str:
    name = tr.pick(record.title, record.title_en)
    return tr("title-area", number=record.number, title=name) if record.number else name


def _list(reports: Sequence[Report], tr: Translator) -> View:
    records = [_summary(report, a) for report in reports for a in report.model.areas if a.number]
    hint = "report area 1" if records and len(reports) == 1 else None
    return View(records, lambda shown: _list_table(reports, shown, tr), AreaSummary, hint=hint)


def _list_table(reports: Sequence[Report], records: Sequence[AreaSummary], tr: Translator) -> Table:
    chinese, english = (tr("sections"), "") if tr.language == "zh" else ("", tr("sections"))
    columns = [
        *report_columns(reports, tr),
        Column("number", tr("number")),
        *pair("title", tr("area"), tr),
        Column("sections", chinese, lambda area: [one.title for one in area.sections]),
        Column("sections_en", english, lambda area: [one.title_en for one in area.sections]),
        Column("figures", tr("figures"), gives_way=1),
    ]
    return Table(
        titled(reports, "title-areas", tr), columns, records, [] if records else [tr("no-areas")]
    )


def _summary(report: Report, area: Area) -> AreaSummary:
    sections = tuple(record_like(section, SectionTitle) for section in area.sections)
    figures = sum(figure.area == area.number for figure in report.every_figure())
    return record_like(
        area,
        AreaSummary,
        report=report.id,
        status=report.status,
        sections=sections,
        figures=figures,
    )


def answer(reports: Sequence[Report], tr: Translator, *, number: int | None) -> View:
    """Answer `report area`."""
    return view(reports, number, tr)


NUMBER = Parameter("number", "argument-area", (), "N", whole_number, offered="area")

COMMAND = Command(
    "area",
    (NUMBER, *OF_LISTINGS),
    answer,
    json=lambda: (list[AreaSummary], AreaRecord, list[AreaRecord]),
    lists=(AreaSummary,),
    is_streamed=always,
)
