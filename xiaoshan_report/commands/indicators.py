"""`report indicators`: the indicators' levels and growth rates."""

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from xiaoshan_report.commands.columns import (
    legend,
    number_cell,
    of_measure,
    pair,
    period_cell,
    report_column,
    titled,
    whose,
)
from xiaoshan_report.commands.options import IDS, OF_ANSWERS
from xiaoshan_report.commands.selecting import select
from xiaoshan_report.commands.spec import Command, always
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import Figure, Indicator, Report
from xiaoshan_report.render.table import Cell, Column, Table, View


class IndicatorRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator with its figures side by side; rates in per cent, `unit` that of the level."""

    id: str
    report: str
    name: str
    name_en: str
    area: int
    section: int
    period: str
    level: Decimal | None
    unit: str | None
    yoy: Decimal | None
    two_year_average: Decimal | None
    vs_two_year_mean: Decimal | None
    estimate: bool
    part_of: str | None
    rank: Decimal | None
    figures: tuple[Figure, ...]


def view(reports: Sequence[Report], identifiers: Sequence[str], tr: Translator) -> View:
    """The indicators meant, report by report and in the order named, or all.

    Raises `ReportError` for a word that means several indicators of one report.
    """
    chosen, missing = select(reports, identifiers)
    records = [record_of(*one) for one in chosen]
    hint = f"report show {records[0].id}" if records and len(reports) == 1 else None
    return View(records, lambda: _table(reports, chosen, tr), records, hint=hint, missing=missing)


def record_of(report: Report, indicator: Indicator) -> IndicatorRecord:
    """The JSON record of an indicator."""
    figures = report.figures[indicator.id]
    value = {figure.measure: figure.value for figure in reversed(figures)}  # the first one counts
    level = of_measure(figures, "level")
    return IndicatorRecord(
        id=indicator.id,
        report=report.id,
        name=indicator.name,
        name_en=indicator.name_en,
        area=indicator.area,
        section=indicator.section,
        period=indicator.period,
        level=value.get("level"),
        unit=level.unit if level else None,
        yoy=value.get("yoy"),
        two_year_average=value.get("two_year_average"),
        vs_two_year_mean=value.get("vs_two_year_mean"),
        estimate=_is_estimate(figures),
        part_of=indicator.part_of,
        rank=value.get("rank"),
        figures=figures,
    )


def _is_estimate(figures: Sequence[Figure]) -> bool:
    return any(figure.qualifier == "estimate" for figure in figures)


def _table(
    reports: Sequence[Report], chosen: Sequence[tuple[Report, Indicator]], tr: Translator
) -> Table:
    columns = [
        Column("id", tr("id"), rank=None),
        report_column(reports, tr, blocks=len(chosen) > len(reports)),
        *pair("name", tr("indicator"), tr),
        Column("level", tr("level")),
        Column("unit", "unit", rank=None),
        Column("yoy", tr("yoy")),
        Column("two_year_average", tr("two_year_average")),
        Column("vs_two_year_mean", tr("vs_two_year_mean"), rank=2),
        Column("rank", tr("rank"), rank=4),
        Column("period", tr("period"), rank=3),
        Column("estimate", "estimate", rank=None),
        Column("part_of", "part_of", rank=None),
        Column("area", "area", rank=None),
        Column("section", "section", rank=None),
    ]
    rows = [_row(*one, tr) for one in chosen]
    title = titled(reports, "title-indicators", tr)
    return Table(title, columns, rows, notes=legend(rows, tr))


def _row(report: Report, indicator: Indicator, tr: Translator) -> list[Cell]:
    figures = report.figures[indicator.id]
    level = of_measure(figures, "level")
    rates = ("yoy", "two_year_average", "vs_two_year_mean")
    return [
        indicator.id,
        whose(report, tr),
        indicator.name,
        indicator.name_en,
        number_cell(level, tr),
        level.unit if level else None,
        *(number_cell(of_measure(figures, rate), tr) for rate in rates),
        number_cell(of_measure(figures, "rank"), tr),
        period_cell(indicator.period, tr),
        "true" if _is_estimate(figures) else "false",
        indicator.part_of,
        indicator.area,
        indicator.section,
    ]


def answer(reports: Sequence[Report], tr: Translator, *, ids: Sequence[str]) -> View:
    """Answer `report indicators`."""
    return view(reports, ids, tr)


COMMAND = Command(
    "indicators",
    (IDS, *OF_ANSWERS),
    answer,
    json=lambda: (list[IndicatorRecord],),
    is_streamed=always,
)
