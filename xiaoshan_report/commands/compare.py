"""`report compare`: this year's growth beside the two-year average, and what the two imply.

Over several reports the same indicator of each stands side by side, as far as it can be compared.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

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
from xiaoshan_report.commands.options import CHART, IDS, OF_ANSWERS
from xiaoshan_report.commands.selecting import select
from xiaoshan_report.commands.series import chosen as chosen_series
from xiaoshan_report.commands.series import doubt, in_short, matching_of, remark
from xiaoshan_report.commands.spec import Command
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model import intervals as growth
from xiaoshan_report.model.series import Comparability, Matching
from xiaoshan_report.model.structs import Figure, Indicator, Prices, Report
from xiaoshan_report.numerals.units import convert, largest
from xiaoshan_report.render.chart import Chart, Group
from xiaoshan_report.render.table import Cell, Column, Missing, Number, Table, Term, View


class Implied(msgspec.Struct, frozen=True):
    """A derived number to two decimals with its bounds, which no true value can leave."""

    value: Decimal
    low: Decimal
    high: Decimal


class ComparisonRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator's growth rates and what they imply, in per cent and in `unit`.

    `gap` is `yoy` less `two_year_average` in percentage points. Implied values are on today's
    comparable base, not the figures published then; `note` says so, and why others are refused.

    `series` is the same for the same indicator of every report. `comparable` says whether the
    numbers can be set beside those of other reports, `null` where no other has the series, and
    `not_comparable` why not, or what is doubtful about the series.
    """

    id: str
    report: str
    name: str
    name_en: str
    period: str
    unit: str | None
    yoy: Decimal | None
    two_year_average: Decimal | None
    gap: Decimal | None
    gap_low: Decimal | None
    gap_high: Decimal | None
    implied_prior_yoy: Implied | None
    implied_prior_level: Implied | None
    implied_base_level: Implied | None
    note: str | None
    note_en: str | None
    series: str
    comparable: bool | None
    not_comparable: str | None
    not_comparable_en: str | None


class _Compared(NamedTuple):
    """An indicator of a report, what is said of it, and how it stands beside those of others."""

    report: Report
    indicator: Indicator
    record: ComparisonRecord
    verdict: Comparability


def view(
    reports: Sequence[Report],
    identifiers: Sequence[str],
    tr: Translator,
    matching: Matching,
    *,
    chart: bool = False,
) -> View:
    """The comparison of the named indicators in the order named, or of all; with `chart` drawn.

    Over several reports it goes series by series, each in the order of the reports. Raises
    `ReportError` for a word that means several indicators of one report, or several series.
    """
    chosen, missing = _chosen(reports, identifiers, matching)
    records = [record_of(*one, matching) for one in chosen]
    compared = [
        _Compared(*one, record, matching.comparability[record.report, record.id])
        for one, record in zip(chosen, records, strict=True)
    ]
    return View(
        records,
        lambda: _table(reports, compared, tr),
        records,
        make_chart=(lambda: _chart(reports, compared, tr)) if chart else None,
        hint=f"report show {records[0].id}" if records and len(reports) == 1 else None,
        missing=missing,
    )


def _chosen(
    reports: Sequence[Report], identifiers: Sequence[str], matching: Matching
) -> tuple[list[tuple[Report, Indicator]], Missing]:
    """The indicators of the one report as its own words go, or those of the series meant."""
    if len(reports) == 1:
        return select(reports, identifiers)
    series, missing = chosen_series(matching, identifiers)
    known = {
        (report.id, indicator.id): (report, indicator)
        for report in reports
        for indicator in report.model.indicators
    }
    return [known[one.report, one.id] for each in series for one in each.members], missing


def record_of(report: Report, indicator: Indicator, matching: Matching) -> ComparisonRecord:
    """The JSON record of an indicator's comparison."""
    verdict = matching.comparability[report.id, indicator.id]
    figures = report.figures[indicator.id]
    level, yoy, average = (
        of_measure(figures, measure) for measure in ("level", "yoy", "two_year_average")
    )
    nominal = level if indicator.prices != "comparable" else None
    gap = _derived(growth.gap, yoy, average)
    record = ComparisonRecord(
        id=indicator.id,
        report=report.id,
        name=indicator.name,
        name_en=indicator.name_en,
        period=indicator.period,
        unit=level.unit if level else None,
        yoy=yoy.value if yoy else None,
        two_year_average=average.value if average else None,
        gap=gap.value if gap else None,
        gap_low=gap.low if gap else None,
        gap_high=gap.high if gap else None,
        implied_prior_yoy=_derived(growth.prior_growth, yoy, average),
        implied_prior_level=_derived(growth.prior_level, nominal, yoy),
        implied_base_level=_derived(growth.base_level, nominal, average),
        note=None,
        note_en=None,
        series=verdict.series.id,
        comparable=verdict.comparable,
        not_comparable=remark(verdict, Translator("zh")),
        not_comparable_en=remark(verdict, Translator("en")),
    )
    reasons = list(_reasons(record, indicator.prices, figures))
    note, note_en = (
        tr.pick("", " ").join(tr(reason) for reason in reasons) or None
        for tr in (Translator("zh"), Translator("en"))
    )
    return msgspec.structs.replace(record, note=note, note_en=note_en)


def _derived(
    derive: Callable[[Decimal, Decimal], growth.Derived | None],
    first: Figure | None,
    second: Figure | None,
) -> Implied | None:
    """What the two figures imply; nothing where either is missing or the arithmetic refuses."""
    if first is None or second is None:
        return None
    derived = derive(first.value, second.value)
    return derived and Implied(*derived)


def _reasons(record: ComparisonRecord, prices: Prices, figures: Sequence[Figure]) -> Iterator[str]:
    """The keys of the remarks on what is implied, and on what is refused and why."""
    if record.implied_prior_yoy or record.implied_prior_level:
        yield "comparable-base"
    if record.yoy is None:
        yield _without_yoy(figures)
        return
    if record.two_year_average is None:
        yield "no-average"
    elif record.implied_prior_yoy is None:
        yield "total-fall"
    if prices == "comparable":
        yield "comparable-prices"
    elif record.unit is None:
        yield "no-level"


def _without_yoy(figures: Sequence[Figure]) -> str:
    """The key of the remark on an indicator that has no year-on-year rate."""
    return "only-vs-mean" if of_measure(figures, "vs_two_year_mean") else "no-yoy"


def _table(reports: Sequence[Report], compared: Sequence[_Compared], tr: Translator) -> Table:
    several = len(reports) > 1
    later = 4 if several else 0  # what is derived gives way before what tells reports apart
    columns = [
        Column("", tr("indicator"), rank=0 if several else None, grouped=True),
        Column("id", tr("id"), rank=None),
        report_column(reports, tr, blocks=False),
        *pair("name", tr("indicator"), tr, rank=None if several else 0),
        Column("period", tr("period"), rank=2 if several else 5),
        Column("", tr("level"), rank=3 if several else None),
        Column("yoy", tr("yoy")),
        Column("two_year_average", tr("two_year_average")),
        *_bounded("gap", tr("gap"), later),
        *_bounded("implied_prior_yoy", tr("prior-yoy"), later + 1),
        *_bounded("implied_prior_level", tr("prior-level"), later + 2),
        *_bounded("implied_base_level", tr("base-level"), later + 3),
        Column("unit", "unit", rank=None),
        *pair("note", "note", tr, rank=None),
        Column("series", "series", rank=None),
        Column("", tr("comparable"), rank=1 if several else None, least=12),
        Column("comparable", "comparable", rank=None),
        *pair("not_comparable", "not_comparable", tr, rank=None),
    ]
    units = _common_units(compared)
    rows = [_row(one, units[one.record.series], tr) for one in compared]
    about = _remarks_on_several if several else _remarks
    notes = [*legend(rows, tr), *_on_brackets(rows, tr), *about(compared, tr)]
    return Table(titled(reports, "title-compare", tr), columns, rows, notes=notes)


def _chart(reports: Sequence[Report], compared: Sequence[_Compared], tr: Translator) -> Chart:
    """The two growth rates of every indicator that has either; the others are named below."""
    alone = _is_one_series(compared)
    groups: list[Group] = []
    without: dict[str, list[str]] = {}
    for one in compared:
        figures = one.report.figures[one.indicator.id]
        rates = (of_measure(figures, measure) for measure in ("yoy", "two_year_average"))
        numbers = tuple(number_cell(rate, tr) for rate in rates)
        label = _label(one, tr, alone=alone) if len(reports) > 1 else _name(one, tr)
        if any(numbers):
            groups.append(Group(label, numbers))
        else:
            without.setdefault(_without_yoy(figures), []).append(label)
    notes = legend([group.values for group in groups], tr)
    for reason, labels in without.items():
        notes.append(tr("about", names=tr("pause").join(labels)) + tr(reason))
    notes += _verdicts(compared, remark, tr)
    return Chart(
        title=titled(reports, "title-compare", tr),
        series=(tr("yoy"), tr("two_year_average")),
        unit="%",
        groups=tuple(groups),
        notes=tuple(notes),
        beyond=tr("chart-beyond"),
    )


def _is_one_series(compared: Sequence[_Compared]) -> bool:
    return len({one.record.series for one in compared}) == 1


def _label(one: _Compared, tr: Translator, *, alone: bool) -> str:
    """Whose numbers these are, and of what unless their series stands `alone`."""
    place = whose(one.report, tr).text
    return place if alone else f"{_series_name(one, tr)} {place}"


def _name(one: _Compared, tr: Translator) -> str:
    return tr.pick(one.indicator.name, one.indicator.name_en)


def _series_name(one: _Compared, tr: Translator) -> str:
    return tr.pick(one.verdict.series.name, one.verdict.series.name_en)


def _bounded(key: str, heading: str, rank: int) -> list[Column]:
    """A derived number for people, and its bounds for data formats."""
    bounds = [Column(f"{key}_{bound}", heading, rank=None) for bound in ("low", "high")]
    return [Column(key, heading, rank=rank), *bounds]


def _row(one: _Compared, common: str | None, tr: Translator) -> list[Cell]:
    record, figures = one.record, one.report.figures[one.indicator.id]
    unit = tr.unit(record.unit)
    return [
        Term(record.series, _series_name(one, tr)),
        record.id,
        whose(one.report, tr),
        record.name,
        record.name_en,
        period_cell(record.period, tr),
        _level_cell(one, common, tr),
        number_cell(of_measure(figures, "yoy"), tr),
        number_cell(of_measure(figures, "two_year_average"), tr),
        *_gap_cells(record, tr),
        *_implied_cells(record.implied_prior_yoy, "%"),
        *_implied_cells(record.implied_prior_level, unit),
        *_implied_cells(record.implied_base_level, unit),
        record.unit,
        record.note,
        record.note_en,
        record.series,
        in_short(one.verdict, tr),
        None if record.comparable is None else str(record.comparable).lower(),
        record.not_comparable,
        record.not_comparable_en,
    ]


def _common_units(compared: Sequence[_Compared]) -> dict[str, str | None]:
    """The unit in which the levels of each series stand below each other, if there is one."""
    units: dict[str, list[str]] = {}
    for one in compared:
        units.setdefault(one.record.series, []).extend([one.record.unit] if one.record.unit else [])
    return {series: largest(found) for series, found in units.items()}


def _level_cell(one: _Compared, common: str | None, tr: Translator) -> Number | None:
    """The level in the common unit, exactly; else as it is printed."""
    level = of_measure(one.report.figures[one.indicator.id], "level")
    cell = number_cell(level, tr)
    if not (level and level.unit and cell and common):
        return cell
    value = convert(level.value, level.unit, common)
    return msgspec.structs.replace(cell, value=value, unit=tr.unit(common))


def _gap_cells(record: ComparisonRecord, tr: Translator) -> list[Cell]:
    if record.gap is None or record.gap_high is None:
        return [None, None, None]
    margin = record.gap_high - record.gap  # rounding makes the bounds of a difference symmetric
    number = Number(record.gap, tr("percentage-points"), margin=margin)
    return [number, record.gap_low, record.gap_high]


def _implied_cells(implied: Implied | None, unit: str | None) -> list[Cell]:
    if implied is None:
        return [None, None, None]
    marks = ("fall",) if implied.value < 0 else ()
    number = Number(implied.value, unit, marks, implied.low, implied.high)
    return [number, implied.low, implied.high]


def _on_brackets(rows: Sequence[Sequence[Cell]], tr: Translator) -> Iterator[str]:
    """What brackets mean, where there are any."""
    if any(isinstance(cell, Number) and cell.low is not None for row in rows for cell in row):
        yield tr("interval-note")


def _remarks(compared: Sequence[_Compared], tr: Translator) -> Iterator[str]:
    """Each remark once, with the indicators that it is about unless those are all shown."""
    about: dict[str, list[str]] = {}
    for one in compared:
        figures = one.report.figures[one.indicator.id]
        for reason in _reasons(one.record, one.indicator.prices, figures):
            about.setdefault(reason, []).append(_name(one, tr))
    for reason, names in about.items():
        everyone = reason == "comparable-base" or len(names) == len(compared)
        subject = "" if everyone else tr("about", names=tr("pause").join(names))
        yield subject + tr(reason)


def _remarks_on_several(compared: Sequence[_Compared], tr: Translator) -> Iterator[str]:
    """What holds of all, and what could have been matched otherwise, a sentence each.

    Why a value is missing differs from row to row; the records say it.
    """
    if any(one.record.implied_prior_yoy or one.record.implied_prior_level for one in compared):
        yield tr("comparable-base")
    yield tr("comparable-note")
    yield from _verdicts(compared, doubt, tr)


def _verdicts(
    compared: Sequence[_Compared],
    say: Callable[[Comparability, Translator], str | None],
    tr: Translator,
) -> Iterator[str]:
    """What there is to `say` of how each can be compared, a sentence each."""
    alone = _is_one_series(compared)
    for one in compared:
        if said := say(one.verdict, tr):
            yield tr("about", names=_label(one, tr, alone=alone)) + said


def answer(reports: Sequence[Report], tr: Translator, *, ids: Sequence[str], chart: bool) -> View:
    """Answer `report compare`."""
    return view(reports, ids, tr, matching_of(reports), chart=chart)


COMMAND = Command(
    "compare",
    (IDS, CHART, *OF_ANSWERS),
    answer,
    json=lambda: (list[ComparisonRecord],),
)
