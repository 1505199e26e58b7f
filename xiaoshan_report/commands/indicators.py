"""`report indicators`: the indicators' levels and growth rates."""

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from xiaoshan_report.commands.options import IDS, OF_LISTINGS
from xiaoshan_report.commands.records import record_like
from xiaoshan_report.commands.selecting import select
from xiaoshan_report.commands.shared_columns import (
    coded_column,
    data_columns,
    measure_column,
    next_command,
    no_indicators,
    pair,
    period_column,
    report_columns,
    table_of,
    titled,
    with_notes,
)
from xiaoshan_report.commands.spec import Command, always
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.figures import by_measure, is_estimated
from xiaoshan_report.model.structs import Figure, Indicator, Report, Status
from xiaoshan_report.render.table import Column, Table, View


class IndicatorRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator with its figures side by side; rates in per cent, `unit` that of the level."""

    id: str
    report: str
    status: Status
    name: str
    name_en: str
    area: int
    section: int
    period: str
    level: Decimal | None
    unit: str | None
    unit_en: str | None
    yoy: Decimal | None
    two_year_average: Decimal | None
    vs_two_year_mean: Decimal | None
    estimate: bool
    part_of: str | None
    rank: Decimal | None
    figures: tuple[Figure, ...]


def answer(reports: Sequence[Report], tr: Translator, *, ids: Sequence[str] = ()) -> View:
    """Answer `report indicators`: those meant, report by report and in the order named, or all."""
    chosen, missing = select(reports, ids)
    records = [record_of(*one) for one in chosen]
    return View(
        records,
        lambda shown: _table(reports, shown, tr),
        IndicatorRecord,
        hint=next_command("show", (record.id for record in records), reports),
        missing=missing,
    )


def record_of(report: Report, indicator: Indicator) -> IndicatorRecord:
    """Return the JSON record of an indicator."""
    figures = report.figures[indicator.id]
    shown = by_measure(figures)
    value, level = {measure: figure.value for measure, figure in shown.items()}, shown.get("level")
    return record_like(
        indicator,
        IndicatorRecord,
        report=report.id,
        status=report.status,
        level=value.get("level"),
        unit=level.unit if level else None,
        unit_en=level.unit_en if level else None,
        yoy=value.get("yoy"),
        two_year_average=value.get("two_year_average"),
        vs_two_year_mean=value.get("vs_two_year_mean"),
        estimate=is_estimated(figures),
        rank=value.get("rank"),
        figures=figures,
    )


def _table(reports: Sequence[Report], records: Sequence[IndicatorRecord], tr: Translator) -> Table:
    several_each = len(records) > len(reports)
    title = titled(reports, "title-indicators", tr)
    table = table_of(title, columns(reports, tr, blocks=several_each), records, tr)
    return with_notes(table, no_indicators(records, tr))


def columns(reports: Sequence[Report], tr: Translator, *, blocks: bool = True) -> list[Column]:
    """Return the columns of indicators, the reports as `blocks` of rows where there are several."""
    return [
        Column("id"),
        *report_columns(reports, tr, blocks=blocks),
        *pair("name", tr("indicator"), tr),
        measure_column("level", tr),
        coded_column("unit", "", tr.unit),
        *data_columns("unit_en"),
        measure_column("yoy", tr),
        measure_column("two_year_average", tr),
        measure_column("vs_two_year_mean", tr, gives_way=2),
        measure_column("rank", tr, gives_way=4),
        period_column(tr, gives_way=3),
        *data_columns("estimate", "part_of", "area", "section"),
    ]


COMMAND = Command(
    "indicators",
    (IDS, *OF_LISTINGS),
    answer,
    json=lambda: (list[IndicatorRecord],),
    lists=(IndicatorRecord,),
    is_streamed=always,
)
