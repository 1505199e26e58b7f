"""`report compare`: this year's growth beside the two-year average, and what the two imply.

Over several reports the same indicator of each stands side by side, as far as it can be compared.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

import msgspec

from xiaoshan_report.commands.comparability_notes import doubt, in_short, matching_of, remark
from xiaoshan_report.commands.options import CHART, IDS, OF_ANSWERS
from xiaoshan_report.commands.records import record_like
from xiaoshan_report.commands.selecting import select, select_series
from xiaoshan_report.commands.shared_columns import (
    coded_column,
    data_columns,
    legend,
    measure_column,
    number_cell,
    of_measure,
    of_part,
    pair,
    period_column,
    report_column,
    report_text,
    table_of,
    titled,
    with_notes,
)
from xiaoshan_report.commands.spec import Command
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model import arithmetic
from xiaoshan_report.model.matching import Comparability, Matching
from xiaoshan_report.model.structs import Figure, Indicator, Prices, Report
from xiaoshan_report.numerals.units import convert, largest
from xiaoshan_report.render.chart import Chart, Group
from xiaoshan_report.render.table import Column, Missing, Table, View
from xiaoshan_report.render.values import Cell, CodedText, Number

DERIVED = {
    "gap": "gap",
    "implied_prior_yoy": "prior-yoy",
    "implied_prior_level": "prior-level",
    "implied_base_level": "base-level",
}
"""What is derived, by the key of its heading."""


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


class Compared(NamedTuple):
    """An indicator of a report, what is said of it, and how it stands beside those of others."""

    report: Report
    indicator: Indicator
    record: ComparisonRecord
    verdict: Comparability

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the indicator."""
        return self.report.figures[self.indicator.id]


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
    compared = [compared_of(*one, matching) for one in chosen]
    records = [one.record for one in compared]
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
    series, missing = select_series(matching, identifiers)
    known = {
        (report.id, indicator.id): (report, indicator)
        for report in reports
        for indicator in report.model.indicators
    }
    return [known[one.report, one.id] for each in series for one in each.members], missing


def compared_of(report: Report, indicator: Indicator, matching: Matching) -> Compared:
    """Return an indicator with the JSON record of its comparison."""
    verdict = matching.comparability[report.id, indicator.id]
    return Compared(report, indicator, _record(report, indicator, verdict), verdict)


def _record(report: Report, indicator: Indicator, verdict: Comparability) -> ComparisonRecord:
    figures = report.figures[indicator.id]
    level, yoy, average = (
        of_measure(figures, measure) for measure in ("level", "yoy", "two_year_average")
    )
    nominal = level if indicator.prices != "comparable" else None
    gap = _implied(arithmetic.gap, yoy, average)
    record = record_like(
        indicator,
        ComparisonRecord,
        report=report.id,
        unit=level.unit if level else None,
        yoy=yoy.value if yoy else None,
        two_year_average=average.value if average else None,
        gap=gap.value if gap else None,
        gap_low=gap.low if gap else None,
        gap_high=gap.high if gap else None,
        implied_prior_yoy=_implied(arithmetic.prior_growth, yoy, average),
        implied_prior_level=_implied(arithmetic.prior_level, nominal, yoy),
        implied_base_level=_implied(arithmetic.base_level, nominal, average),
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


def _implied(
    derive: Callable[[Decimal, Decimal], arithmetic.Derived | None],
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


def _table(reports: Sequence[Report], compared: Sequence[Compared], tr: Translator) -> Table:
    several = len(reports) > 1
    about = _notes_on_several if several else _notes
    table = table_of(
        titled(reports, "title-compare", tr), columns(reports, compared, tr), compared, tr
    )
    return with_notes(table, [*_on_brackets(compared, tr), *about(compared, tr)])


def columns(
    reports: Sequence[Report], compared: Sequence[Compared], tr: Translator
) -> list[Column]:
    """Return the columns of comparisons; with several reports these stand beside each other.

    Then people see blocks of rows with the level, and what is derived gives way first.
    """
    several = len(reports) > 1
    later = 4 if several else 0
    units = _common_units(compared)
    return [
        Column(
            "",
            tr("indicator") * several,
            lambda one: CodedText(one.record.series, _series_name(one, tr)),
            grouped=True,
        ),
        *_of_record("id"),
        report_column(reports, tr, part="record", blocks=False),
        *pair("name", tr("indicator") * (not several), tr, "record.name"),
        *of_part("record", [period_column(tr, gives_way=2 if several else 5)]),
        Column("", tr("level") * several, lambda one: _level_cell(one, units, tr), gives_way=3),
        measure_column("yoy", tr),
        measure_column("two_year_average", tr),
        *(
            column
            for gives_way, (key, heading) in enumerate(DERIVED.items(), later)
            for column in _derived_columns(key, tr(heading), gives_way, tr)
        ),
        *of_part("record", [coded_column("unit", "", tr.unit)]),
        *_of_record("note", "note_en", "series"),
        Column(
            "",
            tr("comparable") * several,
            lambda one: in_short(one.verdict, tr),
            gives_way=1,
            least=12,
        ),
        *_of_record("comparable", "not_comparable", "not_comparable_en"),
    ]


def _of_record(*keys: str) -> list[Column]:
    return of_part("record", data_columns(*keys))


def _derived_columns(key: str, heading: str, gives_way: int, tr: Translator) -> list[Column]:
    """A derived number with its bounds for people, and these once more for data formats."""

    def number(record: ComparisonRecord, name: str) -> Number | None:
        derived = _derived(record, key)
        if derived is None:
            return None
        value, unit = getattr(derived, name), _unit(record, key, tr)
        if name != "value":
            return Number(value, unit)
        if key == "gap":  # rounding makes the bounds of a difference symmetric
            return Number(value, unit, margin=derived.high - value)
        marks = ("fall",) * (value < 0)
        if key != "implied_prior_yoy":
            (text, low, high), unit = tr.quantities([value, derived.low, derived.high], record.unit)
            return Number(value, unit, marks, text, low, high)
        return Number(value, unit, marks, low=str(derived.low), high=str(derived.high))

    def of(name: str) -> Callable[[ComparisonRecord], Cell]:
        return lambda record: number(record, name)

    bounds = [Column(f"{key}_{name}", cell=of(name)) for name in ("low", "high")]
    return of_part("record", [Column(key, heading, of("value"), gives_way), *bounds])


def _derived(record: ComparisonRecord, key: str) -> Implied | None:
    gap, low, high = record.gap, record.gap_low, record.gap_high
    of_gap = None if gap is None or low is None or high is None else Implied(gap, low, high)
    derived: Implied | None = of_gap if key == "gap" else getattr(record, key)
    return derived


def _unit(record: ComparisonRecord, key: str, tr: Translator) -> str | None:
    units = {"gap": tr("percentage-points"), "implied_prior_yoy": "%"}
    return units.get(key) or tr.unit(record.unit)


def _chart(reports: Sequence[Report], compared: Sequence[Compared], tr: Translator) -> Chart:
    """The two growth rates of every indicator that has either; the others are named below."""
    one_series = _is_one_series(compared)
    groups: list[Group] = []
    without: dict[str, list[str]] = {}
    for one in compared:
        rates = (of_measure(one.figures, measure) for measure in ("yoy", "two_year_average"))
        numbers = tuple(number_cell(rate, tr) for rate in rates)
        label = _label(one, tr, one_series=one_series) if len(reports) > 1 else _name(one, tr)
        if any(numbers):
            groups.append(Group(label, numbers))
        else:
            without.setdefault(_without_yoy(one.figures), []).append(label)
    notes = legend((number for group in groups for number in group.values), tr)
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


def _is_one_series(compared: Sequence[Compared]) -> bool:
    return len({one.record.series for one in compared}) == 1


def _label(one: Compared, tr: Translator, *, one_series: bool) -> str:
    """Where the numbers are from, and of what unless all are of one series."""
    place = report_text(one.report, tr).text
    return place if one_series else f"{_series_name(one, tr)} {place}"


def _name(one: Compared, tr: Translator) -> str:
    return tr.pick(one.indicator.name, one.indicator.name_en)


def _series_name(one: Compared, tr: Translator) -> str:
    return tr.pick(one.verdict.series.name, one.verdict.series.name_en)


def _common_units(compared: Sequence[Compared]) -> dict[str, str | None]:
    """The unit in which the levels of each series stand below each other, if there is one."""
    units: dict[str, list[str]] = {}
    for one in compared:
        units.setdefault(one.record.series, []).extend([one.record.unit] if one.record.unit else [])
    return {series: largest(found) for series, found in units.items()}


def _level_cell(one: Compared, units: Mapping[str, str | None], tr: Translator) -> Number | None:
    """The level in the common unit of its series, exactly; else as it is printed."""
    level, common = of_measure(one.figures, "level"), units[one.record.series]
    cell = number_cell(level, tr)
    if not (level and level.unit and cell and common):
        return cell
    value = convert(level.value, level.unit, common)
    text, unit = tr.quantity(value, common)
    return msgspec.structs.replace(cell, value=value, unit=unit, text=text)


def _on_brackets(compared: Sequence[Compared], tr: Translator) -> Iterator[str]:
    """What brackets mean, where there are any."""
    records = [one.record for one in compared]
    if any(r.implied_prior_yoy or r.implied_prior_level or r.implied_base_level for r in records):
        yield tr("interval-note")


def _notes(compared: Sequence[Compared], tr: Translator) -> Iterator[str]:
    """Each remark once, with the indicators that it is about unless those are all shown."""
    about: dict[str, list[str]] = {}
    for one in compared:
        for reason in _reasons(one.record, one.indicator.prices, one.figures):
            about.setdefault(reason, []).append(_name(one, tr))
    for reason, names in about.items():
        everyone = reason == "comparable-base" or len(names) == len(compared)
        subject = "" if everyone else tr("about", names=tr("pause").join(names))
        yield subject + tr(reason)


def _notes_on_several(compared: Sequence[Compared], tr: Translator) -> Iterator[str]:
    """What holds of all, and what could have been matched otherwise, a sentence each.

    Why a value is missing differs from row to row; the records say it.
    """
    if any(one.record.implied_prior_yoy or one.record.implied_prior_level for one in compared):
        yield tr("comparable-base")
    yield tr("comparable-note")
    yield from _verdicts(compared, doubt, tr)


def _verdicts(
    compared: Sequence[Compared],
    say: Callable[[Comparability, Translator], str | None],
    tr: Translator,
) -> Iterator[str]:
    """What there is to `say` of how each can be compared, a sentence each."""
    one_series = _is_one_series(compared)
    for one in compared:
        if said := say(one.verdict, tr):
            yield tr("about", names=_label(one, tr, one_series=one_series)) + said


def answer(reports: Sequence[Report], tr: Translator, *, ids: Sequence[str], chart: bool) -> View:
    """Answer `report compare`."""
    return view(reports, ids, tr, matching_of(reports), chart=chart)


COMMAND = Command(
    "compare",
    (IDS, CHART, *OF_ANSWERS),
    answer,
    json=lambda: (list[ComparisonRecord],),
)
