"""Aims on the page, as `targets` has them, in either language."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from xiaoshan_report.commands import target_columns, targets
from xiaoshan_report.commands.aim_records import Target
from xiaoshan_report.export.html_texts import CHINESE, ENGLISH, Both, NumberText, number_of
from xiaoshan_report.model.matching import Matching
from xiaoshan_report.model.structs import Report
from xiaoshan_report.render.cells import said


class AimRow(NamedTuple):
    """An aim: whose and of when, its number and its words, and what came of it."""

    target: Target
    place: Both
    period: Both
    value: NumberText | None
    commitment: Both
    outcome: NumberText | None
    verdict: Both
    remark: Both


class Aims(NamedTuple):
    """What reports aim at of one series, or all that one report aims at."""

    id: str
    name: Both
    rows: list[AimRow]


def aims_of(reports: Sequence[Report], matching: Matching) -> list[Aims]:
    """Return what people see of the aims of reports: of several series by series."""
    found, _ = targets.chosen(reports, (), matching, everything=False)
    rows = targets.shared(found, reports, matching)
    columns = [
        {column.key: column.get() for column in target_columns.columns(reports, rows, tr)}
        for tr in (CHINESE, ENGLISH)
    ]
    return [
        _aims(series, list(block), columns)
        for series, block in groupby(rows, lambda one: one.series.id if len(reports) > 1 else "all")
    ]


def _aims(series: str, block: Sequence[Target], columns: Sequence[Mapping[str, Any]]) -> Aims:
    def pair(key: str, one: Target) -> Both:
        return Both(*(said(of[key](one)) for of in columns))

    def number(key: str, one: Target) -> NumberText | None:
        chinese, english = (of[key](one) for of in columns)
        return number_of(chinese, english)

    rows = [
        AimRow(
            one,
            pair("report", one),
            pair("period", one),
            number("value", one),
            pair("commitment", one),
            number("outcome", one),
            pair("verdict", one),
            pair("", one),
        )
        for one in block
    ]
    return Aims(series, pair("series", block[0]), rows)
