"""`report compare` over several reports: the places of each series, below each other.

Every report has its row in every series: what it lacks, and what cannot be compared, is said there.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from xiaoshan_report.check.far_values import far_values
from xiaoshan_report.commands.compare_chart import chart_of
from xiaoshan_report.commands.comparison import (
    Compared,
    Shown,
    absent_from,
    compared_of,
    doubts_of,
    in_doubt,
    period_of,
)
from xiaoshan_report.commands.comparison_columns import derived_column, record_columns
from xiaoshan_report.commands.selecting import select_series
from xiaoshan_report.commands.shared_columns import (
    measure_column,
    no_indicators,
    number_cell,
    place_of,
    report_text,
    table_of,
    titled,
    with_notes,
    with_status,
)
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.figures import of_measure
from xiaoshan_report.model.matching import Matching, Series
from xiaoshan_report.model.structs import Report
from xiaoshan_report.numerals.units import are_convertible, common_unit, convert, unscaled
from xiaoshan_report.render.chart import Chart
from xiaoshan_report.render.table import Column, Missing, Table
from xiaoshan_report.render.values import CodedText, Number

if TYPE_CHECKING:
    from xiaoshan_report.check.findings import Finding


def chosen(
    reports: Sequence[Report], identifiers: Sequence[str], matching: Matching
) -> tuple[list[Compared], Missing]:
    """Return what every report says of the named series, or of all, and the words that mean none.

    What a report lacks is there of a series that was named, or that at least two reports have.
    """
    series, missing = select_series(matching, identifiers)
    return side_by_side(reports, series, matching, named=bool(identifiers)), missing


def is_common(one: Compared) -> bool:
    """Return whether at least two reports have the series."""
    return _is_common(one.series)


def _is_common(series: Series) -> bool:
    return len({member.report for member in series.members}) > 1


def side_by_side(
    reports: Sequence[Report], series: Sequence[Series], matching: Matching, *, named: bool
) -> list[Compared]:
    """Return the indicators of each series, and in common or `named` ones a row for who has none.

    Those that can be compared come first, by growth, the largest first, or else by level.
    """
    known = {
        (report.id, indicator.id): (report, indicator)
        for report in reports
        for indicator in report.model.indicators
    }
    far: dict[tuple[str, str | None], list[Finding]] = defaultdict(list)
    for one in far_values(reports, matching):
        far[one.figure.report, one.figure.indicator].append(one.finding)
    rows: list[Compared] = []
    for each in series:
        there = [
            in_doubt(compared_of(*known[one.report, one.id], matching), far[one.report, one.id])
            for one in each.members
        ]
        having = {one.report.id for one in there}
        rows += sorted(there, key=_rank)
        if named or _is_common(each):
            rows += [absent_from(report, each) for report in reports if report.id not in having]
    return rows


def _rank(one: Compared) -> tuple[bool, bool, Decimal, Decimal]:
    growth, level, unit = one.record.yoy, one.record.level or Decimal(0), one.record.unit
    return (
        one.record.comparable is False,
        growth is None,
        -(growth or Decimal(0)),
        -(unscaled(level, unit) if unit else level),
    )


# The table


def table(rows: Sequence[Compared], shown: Shown, tr: Translator) -> Table:
    """Return the table of these places, a block for each series."""
    title = titled(shown.reports, "title-compare-places", tr)
    if _are_drafts(shown.reports):
        title = tr("title-of-draft", text=title)
    apart = any(one.record.comparable is False for one in rows if one.indicator)
    lead = [tr("places-ranked-apart" if apart else "places-ranked")] * _are_ranked(rows)
    table = table_of(title, columns(shown.reports, rows, tr), rows, tr, lead=lead)
    notes = [
        *no_indicators(rows, tr),
        *doubts_of(rows, partial(_name_and_place, tr=tr), tr),
        *_notes(rows, tr),
        *_left_out_note(shown.left_out, tr),
    ]
    return with_notes(table, notes)


def _name_and_place(one: Compared, tr: Translator) -> str:
    return tr("pause").join((_name(one.series, tr), place_of(one.report, tr)))


def _are_ranked(rows: Sequence[Compared]) -> bool:
    """Whether there are places, in the order that they have unless sorted by something."""
    return bool(rows) and all(
        a.series != b.series or _rank(a) <= _rank(b) for a, b in pairwise(rows)
    )


def chart(rows: Sequence[Compared], shown: Shown, tr: Translator) -> Chart:
    """Return the chart of these places; of one series it names them alone."""
    series = {one.series.id: _name(one.series, tr) for one in rows}
    several = Counter(place_of(report, tr) for report in shown.reports)

    def label(one: Compared) -> str:
        place = _place(one, shown.reports, tr, dated=several[place_of(one.report, tr)] > 1)
        return place if len(series) == 1 else f"{series[one.series.id]} {place}"

    drawn = table(rows, shown, tr)
    if len(series) == 1:
        title = tr("of-series", title=drawn.title, series=_name(rows[0].series, tr))
        drawn = msgspec.structs.replace(drawn, title=title)
    return chart_of(drawn, label, _left_out_note(shown.left_out, tr), tr)


def _place(one: Compared, reports: Sequence[Report], tr: Translator, *, dated: bool) -> str:
    """The place of a row, `dated` by its report; a draft among others is called one."""
    if dated:
        return report_text(one.report, tr).text
    place = place_of(one.report, tr)
    return place if _are_drafts(reports) else with_status(place, one.report, tr, "of-draft")


def _are_drafts(reports: Sequence[Report]) -> bool:
    return all(report.status == "draft" for report in reports)


def columns(
    reports: Sequence[Report], compared: Sequence[Compared], tr: Translator
) -> list[Column]:
    """Return the columns of places, in blocks that say the series and its one unit."""
    blocks = groupby(compared, lambda one: one.series.id)
    levels = {series: _levels(list(block), tr) for series, block in blocks}
    alike = Counter(_told_by(one, tr) for one in compared)

    def place(one: Compared) -> CodedText:
        dated = alike[_told_by(one, tr)] > 1
        return CodedText(one.report.id, _place(one, reports, tr, dated=dated))

    return record_columns(
        [
            Column(
                "series",
                tr("indicator"),
                lambda one: CodedText(one.series.id, _head(one.series, levels[one.series.id], tr)),
                grouped=True,
            ),
            Column("report", tr("place"), place),
            Column("period", tr("period"), lambda one: period_of(one, tr), gives_way=2),
            Column("level", tr("level"), lambda one: levels[one.series.id].cell(one, tr)),
            measure_column("yoy", tr),
            measure_column("two_year_average", tr),
            derived_column("gap", tr),
            Column("", tr("remark"), lambda one: one.remark(tr), gives_way=1),
        ]
    )


def _name(series: Series, tr: Translator) -> str:
    return tr.pick(series.name, series.name_en)


def _head(series: Series, levels: "_Levels", tr: Translator) -> str:
    name = _name(series, tr)
    return tr("name-with-unit", name=name, unit=levels.unit) if levels.unit else name


def _told_by(one: Compared, tr: Translator) -> tuple[str, str, str]:
    """What a row is told from others by: its series, its place and its period."""
    return one.series.id, place_of(one.report, tr), period_of(one, tr).text


class _Levels(NamedTuple):
    """The unit that the levels of a series share, and their digits in it, by report and id."""

    unit: str | None
    digits: dict[tuple[str, str | None], str]

    def cell(self, one: Compared, tr: Translator) -> Number | None:
        """Return the level in the unit of the series; as it is printed where that cannot be."""
        cell = number_cell(of_measure(one.figures, "level"), tr)
        digits = self.digits.get((one.report.id, one.record.id))
        return msgspec.structs.replace(cell, text=digits, unit=None) if cell and digits else cell


def _levels(block: Sequence[Compared], tr: Translator) -> _Levels:
    found = {
        (one.report.id, one.record.id): (one.record.level, one.record.unit)
        for one in block
        if one.record.level is not None and one.record.unit
    }
    common = common_unit(list(found.values()))
    if common is None:
        return _Levels(None, {})
    converted = {
        key: convert(value, unit, common)
        for key, (value, unit) in found.items()
        if are_convertible(unit, common)
    }
    shown, unit = tr.quantities(list(converted.values()), common)
    return _Levels(unit, dict(zip(converted, map(tr.digits, shown), strict=True)))


def _notes(compared: Sequence[Compared], tr: Translator) -> Iterator[str]:
    """What is not comparable with what, what margins are, and what a blank says."""
    stated = [one.record for one in compared if one.indicator]
    if any(record.comparable is False for record in stated):
        yield tr("comparable-note")
    if any(record.gap for record in stated):
        yield tr("margin")
    if any(record.level is None or record.yoy is None for record in stated):
        yield tr("blank-note")


def _left_out_note(left_out: Sequence[Compared], tr: Translator) -> list[str]:
    """Return the remark on series that only one report has, if there are any."""
    count = len({one.series.id for one in left_out})
    return [tr("left-out-of-one-report", count=count)] * bool(count)
