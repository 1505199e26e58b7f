"""`report area`: the work areas, or one of them with its sections, points and figures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

import msgspec

from xiaoshan_report.commands.numbered import (
    Hit,
    Numbered,
    are_several,
    matched_texts,
    number_alone,
    search,
)
from xiaoshan_report.commands.options import OF_LISTINGS
from xiaoshan_report.commands.parameter import Parameter
from xiaoshan_report.commands.records import record_like
from xiaoshan_report.commands.shared_columns import (
    figure_columns,
    next_command,
    of_part,
    pair,
    report_columns,
    table_of,
    titled,
    with_status,
)
from xiaoshan_report.commands.spec import Command
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import Area, Figure, Point, Report, Section, Status
from xiaoshan_report.render.table import Column, Missing, Table, View
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
    """What a section says was done: a point, or an indicator or project that it reports.

    `quote` is what of the report a point restates, in this paragraph; figures have their own.
    """

    id: str
    text: str
    text_en: str
    figures: tuple[Figure, ...]
    quote: str | None
    paragraph: int


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


def answer(reports: Sequence[Report], tr: Translator, *, selectors: Sequence[str]) -> View:
    """Answer `report area`: the area that is meant in each report, 0 being the overview.

    Where several are meant in a report it is a list of them, and without a selector of all. What no
    area of any report has is missing.
    """
    if not selectors:
        every = [Hit(report, area) for report in reports for area in report.model.areas]
        numbered = [hit for hit in every if hit.thing.number]
        return _list(reports, numbered, titled(reports, "title-areas", tr), tr)
    hits, missing = search(selectors, list(map(_numbered, reports)), "kind-area")
    key = "title-area-of-each" if number_alone(selectors) else "title-areas-of"
    title = titled(reports, key, tr, asked=" ".join(selectors))
    if are_several(hits):
        return _list(reports, hits, title, tr, missing)
    records = [record_of(hit.report, hit.thing) for hit in hits]
    points = (row.point.id for row in figure_rows(records))
    return View(
        records,
        lambda _: _table(reports, records, title, tr),
        hint=next_command("show", points, reports),
        missing=missing,
        per_report=True,
    )


def _numbered(report: Report) -> list[Numbered]:
    """The areas with their texts: titles, leads, their sections' titles, and the points."""
    return [Numbered(report, area, _texts(report, area)) for area in report.model.areas]


def _texts(report: Report, area: Area) -> Sequence[Sequence[tuple[str, str]]]:
    sections = area.sections
    points = [point for section in sections for point in _points(report, area.number, section)]
    return (
        [(area.title, area.title_en)],
        [(area.lead, area.lead_en)],
        [(section.title, section.title_en) for section in sections],
        [(point.text, point.text_en) for point in points],
    )


def record_of(report: Report, area: Area) -> AreaRecord:
    """Return the JSON record of an area."""
    sections = tuple(
        record_like(section, SectionRecord, points=tuple(_points(report, area.number, section)))
        for section in area.sections
    )
    return record_like(area, AreaRecord, report=report.id, status=report.status, sections=sections)


def point_record(report: Report, point: Point, paragraph: int) -> PointRecord:
    """Return the JSON record of a point; its paragraph may be its section's."""
    return record_like(
        point, PointRecord, figures=report.figures[point.id], paragraph=point.paragraph or paragraph
    )


def _points(report: Report, area: int, section: Section) -> Iterator[PointRecord]:
    """The section's own points, then the indicators and the livelihood projects that it reports."""
    place = (area, section.number)
    yield from (point_record(report, point, section.paragraph) for point in section.points)
    for one in report.model.indicators:
        if (one.area, one.section) == place:
            yield PointRecord(
                id=one.id,
                text=one.name,
                text_en=one.name_en,
                figures=report.figures[one.id],
                quote=None,
                paragraph=one.paragraph,
            )
    for project in report.model.projects:
        if (project.area, project.section) == place:
            yield PointRecord(
                id=f"project-{project.number}",
                text=project.title,
                text_en=project.title_en,
                figures=tuple(f for task in project.tasks for f in report.figures[task.id]),
                quote=None,
                paragraph=project.paragraph,
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
    reports: Sequence[Report], records: Sequence[AreaRecord], title: str, tr: Translator
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
            tr("section") * (not several),
            lambda row: _section(row.section, tr),
            grouped=True,
        ),
        Column("point", cell=attrgetter("point.id")),
        *pair("text", tr("point"), tr, "point.text", spanning=True),
        *of_part("figure", figure_columns(tr, "figure")),
    ]
    lead = []
    if not several:
        title = with_status(_heading(records[0], tr), reports[0], tr)
        lead = [tr.pick(records[0].lead, records[0].lead_en)]
    return table_of(title, columns, list(figure_rows(records)), tr, lead=lead)


def _section(section: SectionRecord, tr: Translator) -> CodedText:
    title = tr.pick(section.title, section.title_en)
    return CodedText(title, f"{section.number}. {title}")


def _heading(record: AreaRecord, tr: Translator) -> str:
    name = tr.pick(record.title, record.title_en)
    return tr("title-area", number=record.number, title=name) if record.number else name


def _list(
    reports: Sequence[Report],
    hits: Sequence[Hit],
    title: str,
    tr: Translator,
    missing: Missing | None = None,
) -> View:
    records = [_summary(hit.report, hit.thing) for hit in hits]
    matched = matched_texts(hits, tr)
    hint = next_command("area", (record.number for record in records), reports)

    def table(shown: Sequence[AreaSummary]) -> Table:
        notes = [] if shown else [tr("no-areas")]
        return Table(title, _list_columns(reports, matched, tr), shown, remarks=notes)

    return View(records, table, AreaSummary, hint=hint, missing=missing or {})


def _list_columns(
    reports: Sequence[Report], matched: Mapping[tuple[str, int], list[str]], tr: Translator
) -> list[Column]:
    """The columns of areas; what `matched` in each stands in place of their sections."""
    found = tr("matched") * any(matched.values())
    sections = "" if found else tr("sections")
    chinese, english = (sections, "") if tr.language == "zh" else ("", sections)
    return [
        *report_columns(reports, tr),
        Column("number", tr("number")),
        *pair("title", tr("area"), tr),
        Column("sections", chinese, lambda area: [one.title for one in area.sections]),
        Column("sections_en", english, lambda area: [one.title_en for one in area.sections]),
        Column("", found, lambda area: matched[area.report, area.number]),
        Column("figures", tr("figures"), gives_way=1),
    ]


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


def _is_streamed(form: str, question: dict[str, Any]) -> bool:  # noqa: ARG001
    """Whether what a report adds is laid out alike, whatever the words mean in the others."""
    return number_alone(question["selectors"])


SELECTORS = Parameter("selectors", "argument-area", metavar="N|WORD", many=True, offered="area")

COMMAND = Command(
    "area",
    (SELECTORS, *OF_LISTINGS),
    answer,
    json=lambda: (list[AreaSummary], AreaRecord, list[AreaRecord]),
    lists=(AreaSummary,),
    is_streamed=_is_streamed,
)
