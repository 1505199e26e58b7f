"""`report compare`: this year's growth beside the two-year average, and what the two imply."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

import msgspec

from xiaoshan_report import growth
from xiaoshan_report.chart import Chart, Group
from xiaoshan_report.messages import Words
from xiaoshan_report.model import Figure, Indicator, Prices, Report
from xiaoshan_report.selecting import select
from xiaoshan_report.table import Cell, Column, Number, Table, View
from xiaoshan_report.views.wording import (
    legend,
    number_cell,
    of_measure,
    pair,
    period_cell,
    report_column,
    titled,
    whose,
)


class Implied(msgspec.Struct, frozen=True):
    """A derived number to two decimals with its bounds, which no true value can leave."""

    value: Decimal
    low: Decimal
    high: Decimal


class ComparisonRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator's growth rates and what they imply, in per cent and in `unit`.

    `gap` is `yoy` less `two_year_average` in percentage points. Implied values are on today's
    comparable base, not the figures published then; `note` says so, and why others are refused.
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


def view(
    reports: Sequence[Report], identifiers: Sequence[str], words: Words, *, chart: bool = False
) -> View:
    """The comparison of the named indicators in the order named, or of all; with `chart` drawn.

    Raises `ReportError` for a word that means several indicators of one report.
    """
    chosen, unmet = select(reports, identifiers)
    records = [record_of(*one) for one in chosen]
    hint = f"report show {records[0].id}" if records and len(reports) == 1 else None
    return View(
        records,
        lambda: _table(reports, chosen, records, words),
        records,
        make_chart=(lambda: _chart(reports, chosen, words)) if chart else None,
        hint=hint,
        unmet=unmet,
    )


def record_of(report: Report, indicator: Indicator) -> ComparisonRecord:
    """The JSON record of an indicator's comparison."""
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
    )
    reasons = list(_reasons(record, indicator.prices))
    note, note_en = (
        words.pick("", " ").join(words(reason) for reason in reasons) or None
        for words in (Words("zh"), Words("en"))
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


def _reasons(record: ComparisonRecord, prices: Prices) -> Iterator[str]:
    """The keys of the remarks on what is implied, and on what is refused and why."""
    if record.implied_prior_yoy or record.implied_prior_level:
        yield "comparable-base"
    if record.yoy is None:
        yield "no-yoy"
        return
    if record.two_year_average is None:
        yield "no-average"
    elif record.implied_prior_yoy is None:
        yield "total-fall"
    if prices == "comparable":
        yield "comparable-prices"
    elif record.unit is None:
        yield "no-level"


def _table(
    reports: Sequence[Report],
    chosen: Sequence[tuple[Report, Indicator]],
    records: Sequence[ComparisonRecord],
    words: Words,
) -> Table:
    columns = [
        Column("id", words("id"), rank=None),
        report_column(reports, words, blocks=len(chosen) > len(reports)),
        *pair("name", words("indicator"), words),
        Column("period", words("period"), rank=5),
        Column("yoy", words("yoy")),
        Column("two_year_average", words("two_year_average")),
        *_bounded("gap", words("gap"), 0),
        *_bounded("implied_prior_yoy", words("prior-yoy"), 1),
        *_bounded("implied_prior_level", words("prior-level"), 2),
        *_bounded("implied_base_level", words("base-level"), 3),
        Column("unit", "unit", rank=None),
        *pair("note", "note", words, rank=None),
    ]
    rows = [
        _row(report, indicator, record, words)
        for (report, indicator), record in zip(chosen, records, strict=True)
    ]
    indicators = [indicator for _, indicator in chosen]
    notes = [*legend(rows, words), words("interval-note"), *_remarks(indicators, records, words)]
    return Table(titled(reports, "title-compare", words), columns, rows, notes=notes)


def _chart(
    reports: Sequence[Report], chosen: Sequence[tuple[Report, Indicator]], words: Words
) -> Chart:
    """The two growth rates of every indicator that has either; the others are named below."""
    groups, without = [], []
    for report, indicator in chosen:
        figures = report.figures[indicator.id]
        rates = (of_measure(figures, measure) for measure in ("yoy", "two_year_average"))
        numbers = tuple(number_cell(rate, words) for rate in rates)
        name = words.pick(indicator.name, indicator.name_en)
        if any(numbers):
            groups.append(Group(name, numbers))
        else:
            without.append(name)
    notes = legend([group.values for group in groups], words)
    if without:
        notes.append(words("about", names=words("pause").join(without)) + words("no-yoy"))
    return Chart(
        title=titled(reports, "title-compare", words),
        series=(words("yoy"), words("two_year_average")),
        unit="%",
        groups=tuple(groups),
        notes=tuple(notes),
        beyond=words("chart-beyond"),
    )


def _bounded(key: str, heading: str, rank: int) -> list[Column]:
    """A derived number for people, and its bounds for data formats."""
    bounds = [Column(f"{key}_{bound}", heading, rank=None) for bound in ("low", "high")]
    return [Column(key, heading, rank=rank), *bounds]


def _row(
    report: Report, indicator: Indicator, record: ComparisonRecord, words: Words
) -> list[Cell]:
    figures = report.figures[indicator.id]
    unit = words.unit(record.unit)
    return [
        record.id,
        whose(report, words),
        record.name,
        record.name_en,
        period_cell(record.period, words),
        number_cell(of_measure(figures, "yoy"), words),
        number_cell(of_measure(figures, "two_year_average"), words),
        *_gap_cells(record, words),
        *_implied_cells(record.implied_prior_yoy, "%"),
        *_implied_cells(record.implied_prior_level, unit),
        *_implied_cells(record.implied_base_level, unit),
        record.unit,
        record.note,
        record.note_en,
    ]


def _gap_cells(record: ComparisonRecord, words: Words) -> list[Cell]:
    if record.gap is None or record.gap_high is None:
        return [None, None, None]
    margin = record.gap_high - record.gap  # rounding makes the bounds of a difference symmetric
    number = Number(record.gap, words("percentage-points"), margin=margin)
    return [number, record.gap_low, record.gap_high]


def _implied_cells(implied: Implied | None, unit: str | None) -> list[Cell]:
    if implied is None:
        return [None, None, None]
    marks = ("fall",) if implied.value < 0 else ()
    number = Number(implied.value, unit, marks, implied.low, implied.high)
    return [number, implied.low, implied.high]


def _remarks(
    chosen: Sequence[Indicator], records: Sequence[ComparisonRecord], words: Words
) -> Iterator[str]:
    """Each remark once, with the indicators that it is about unless those are all shown."""
    about: dict[str, list[str]] = {}
    for indicator, record in zip(chosen, records, strict=True):
        for reason in _reasons(record, indicator.prices):
            about.setdefault(reason, []).append(words.pick(record.name, record.name_en))
    for reason, names in about.items():
        everyone = reason == "comparable-base" or len(names) == len(chosen)
        subject = "" if everyone else words("about", names=words("pause").join(names))
        yield subject + words(reason)
