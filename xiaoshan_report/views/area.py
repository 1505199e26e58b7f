"""`report area`: the work areas, or one of them with its sections, points and figures."""

from collections.abc import Iterator, Sequence

import msgspec

from xiaoshan_report.messages import Words
from xiaoshan_report.model import Area, Figure, Report, Section
from xiaoshan_report.table import Cell, Column, Table, Term, View
from xiaoshan_report.views.wording import (
    figure_columns,
    figure_row,
    legend,
    pair,
    titled,
    unknown_number,
)


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


def view(report: Report, number: int | None, words: Words) -> View:
    """The area with this number, 0 being the overview; without one a list of the work areas.

    Raises `ReportError` for a number that no area has.
    """
    if number is None:
        return _list(report, words)
    known = {area.number: area for area in report.model.areas}
    if number not in known:
        raise unknown_number(number, list(known), "kind-area")
    record = record_of(report, known[number])
    points = [point.id for section in record.sections for point in section.points]
    hint = f"report show {points[0]}" if points else None
    return View(record, lambda: _table(record, words), [record], hint=hint)


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


def _points(report: Report, area: int, section: Section) -> Iterator[PointRecord]:
    """The section's own points, then the indicators and the livelihood projects that it reports."""
    for point in section.points:
        yield PointRecord(
            id=point.id, text=point.text, text_en=point.text_en, figures=report.figures[point.id]
        )
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


def _table(record: AreaRecord, words: Words) -> Table:
    columns = [
        Column("report", "report", rank=None),
        Column("area", "area", rank=None),
        Column("section", words("section"), rank=None),
        *pair("section_title", words("section"), words, grouped=True),
        Column("point", "point", rank=None),
        *pair("text", words("point"), words, merged=True, least=34),
        *figure_columns(words, "figure"),
    ]
    rows = list(_rows(record, words))
    name = words.pick(record.title, record.title_en)
    title = words("title-area", number=record.number, title=name) if record.number else name
    lead = [words.pick(record.lead, record.lead_en)]
    return Table(title, columns, rows, lead, legend(rows, words))


def _rows(record: AreaRecord, words: Words) -> Iterator[list[Cell]]:
    for section in record.sections:
        for point in section.points:
            for figure in point.figures or (None,):
                yield [
                    record.report,
                    record.number,
                    section.number,
                    Term(section.title, f"{section.number}. {section.title}"),
                    Term(section.title_en, f"{section.number}. {section.title_en}"),
                    point.id,
                    point.text,
                    point.text_en,
                    *figure_row(figure, words),
                ]


def _list(report: Report, words: Words) -> View:
    areas = [area for area in report.model.areas if area.number]
    records = [_summary(report, area) for area in areas]
    hint = "report area 1" if records else None
    return View(records, lambda: _list_table(report, records, words), records, hint=hint)


def _list_table(report: Report, records: Sequence[AreaSummary], words: Words) -> Table:
    columns = [
        Column("report", "report", rank=None),
        Column("number", words("number")),
        *pair("title", words("area"), words),
        *pair("sections", words("sections"), words),
        Column("figures", words("figures"), rank=1),
    ]
    rows: list[list[Cell]] = [
        [
            record.report,
            record.number,
            record.title,
            record.title_en,
            [section.title for section in record.sections],
            [section.title_en for section in record.sections],
            record.figures,
        ]
        for record in records
    ]
    return Table(titled(report, "title-areas", words), columns, rows)


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
