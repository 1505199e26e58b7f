"""`report compare` over one report: which indicators have both rates, and what these imply.

The widest gap comes first, under a line that says what the intervals prove of all of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial

from xiaoshan_report.commands.compare_chart import chart_of
from xiaoshan_report.commands.comparison import (
    Compared,
    ComparisonRecord,
    Shown,
    compared_of,
    doubts_of,
)
from xiaoshan_report.commands.comparison_columns import derived_column, record_columns
from xiaoshan_report.commands.selecting import select
from xiaoshan_report.commands.shared_columns import (
    measure_column,
    no_indicators,
    of_part,
    pair,
    period_column,
    table_of,
    titled,
    with_notes,
)
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.matching import Matching
from xiaoshan_report.model.structs import Report
from xiaoshan_report.render.chart import Chart
from xiaoshan_report.render.table import Column, Missing, Table


def chosen(
    reports: Sequence[Report], identifiers: Sequence[str], matching: Matching
) -> tuple[list[Compared], Missing]:
    """Return the named indicators of the one report, or all, and the words that mean none."""
    found, missing = select(reports, identifiers)
    return ranked([compared_of(*one, matching) for one in found]), missing


def ranked(compared: Iterable[Compared]) -> list[Compared]:
    """Return those with both rates, the widest gap first, then the others as they come."""
    return sorted(
        compared, key=lambda one: -abs(one.record.gap.value) if one.record.gap else Decimal(1)
    )


def table(rows: Sequence[Compared], shown: Shown, tr: Translator) -> Table:
    """Return the table of these indicators, with the reason where one lacks a rate."""
    table = table_of(
        titled(shown.reports, "title-compare", tr),
        columns(rows, tr, levels=shown.named),
        rows,
        tr,
        lead=lead(rows, tr),
    )
    notes = [
        *no_indicators(rows, tr),
        *doubts_of(rows, partial(_name, tr=tr), tr),
        *_notes(rows, tr),
        *_left_out_note(shown.left_out, tr),
    ]
    return with_notes(table, notes)


def chart(rows: Sequence[Compared], shown: Shown, tr: Translator) -> Chart:
    """Return the chart of these indicators."""
    label = partial(_name, tr=tr)
    return chart_of(table(rows, shown, tr), label, _left_out_note(shown.left_out, tr), tr)


def _name(one: Compared, tr: Translator) -> str:
    return tr.pick(one.record.name, one.record.name_en)


def columns(compared: Sequence[Compared], tr: Translator, *, levels: bool) -> list[Column]:
    """Return the columns of comparisons, with or without the earlier `levels` that are implied."""
    of_levels = ("implied_prior_level", "implied_base_level") if levels else ()
    return record_columns(
        [
            *pair("name", tr("indicator"), tr, "record.name"),
            measure_column("yoy", tr),
            measure_column("two_year_average", tr),
            derived_column("gap", tr, margin=not _common_margin(compared)),
            derived_column("implied_prior_yoy", tr),
            *of_part("record", [period_column(tr, gives_way=1)]),
            *(derived_column(key, tr, gives_way) for gives_way, key in enumerate(of_levels, 2)),
            Column("", tr("reason"), lambda one: _reason(one, tr, levels=levels), gives_way=4),
        ]
    )


def _reason(one: Compared, tr: Translator, *, levels: bool) -> str | None:
    """Why a number is missing in the row."""
    keys = dict.fromkeys([*one.without_growth, *(one.without_level if levels else [])])
    return tr.pick("", " ").join(map(tr, keys)) or None


def _common_margin(compared: Sequence[Compared]) -> Decimal | None:
    """What every gap may be off, if it is the same for several."""
    margins = [one.record.gap.margin for one in compared if one.record.gap]
    return margins[0] if len(margins) > 1 and len(set(margins)) == 1 else None


# What is said of them all


def lead(compared: Sequence[Compared], tr: Translator) -> list[str]:
    """Return the line on what the intervals prove of those with both rates, if they are several."""
    rates = [(one.record, one.record.gap) for one in compared if one.record.gap]
    if len(rates) < 2:
        return []
    above = [record for record, gap in rates if gap.low > 0]
    below = sum(gap.high < 0 for _, gap in rates)
    after_fall = sum(map(_grew_on_a_low_base, above))
    of_all = "both-of-them" if len(rates) == 2 else "all-of-them"
    how_many = of_all if len(above) == len(rates) else "some-of-them"
    counted = tr(how_many, some=len(above), count=len(rates))
    said = [
        tr("rates-above", count=len(rates), above=counted),
        tr("low-base", count=after_fall) * bool(after_fall),
        tr("rates-below", count=below) * bool(below),
    ]
    return [tr("sentence", text="".join(said))]


def _grew_on_a_low_base(record: ComparisonRecord) -> bool:
    """Whether it grew, surely after a fall: then its average is less than half of its growth."""
    grew, before = record.yoy is not None and record.yoy > 0, record.implied_prior_yoy
    return grew and before is not None and before.high < 0


def _notes(compared: Sequence[Compared], tr: Translator) -> Iterator[str]:
    """What margins are, and what implied values are not, where there are any."""
    records = [one.record for one in compared]
    margin = _common_margin(compared)
    implied = [r for r in records if r.implied_prior_yoy or r.implied_prior_level]
    if margin:
        yield tr("margin-of-all", margin=margin)
    elif implied or any(record.gap for record in records):
        yield tr("margin")
    if implied:
        yield tr("comparable-base")


def _left_out_note(left_out: Sequence[Compared], tr: Translator) -> list[str]:
    """Return the remark on those that lack a rate, if there are any."""
    without_average = all(one.record.two_year_average is None for one in left_out)
    key = "left-out-without-average" if without_average else "left-out-without-rate"
    return [tr(key, count=len(left_out))] * bool(left_out)
