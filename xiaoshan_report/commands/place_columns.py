"""The columns of `report compare` over several reports: places, their levels and their growth."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby, pairwise
from typing import NamedTuple

from msgspec.structs import replace

from xiaoshan_report.commands.compare_breaks import broken
from xiaoshan_report.commands.comparison import Compared, period_of
from xiaoshan_report.commands.comparison_columns import derived_column, record_columns
from xiaoshan_report.commands.shared_columns import (
    are_drafts,
    home,
    measure_column,
    number_cell,
    place_of,
    place_text,
    report_texts,
)
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.comparability import span_of
from xiaoshan_report.model.figures import of_measure
from xiaoshan_report.model.matching import Series
from xiaoshan_report.model.structs import Report
from xiaoshan_report.numerals.units import are_convertible, common_unit, convert
from xiaoshan_report.render.chart import bar_of
from xiaoshan_report.render.table import Column
from xiaoshan_report.render.values import CodedText, Number


def columns(
    reports: Sequence[Report], compared: Sequence[Compared], tr: Translator, *, in_order: bool
) -> list[Column]:
    """Return the columns of places, in blocks that say the series and its one unit.

    Where rows are `in_order`, what breaks a series stands between them.
    """
    blocks = groupby(compared, lambda one: one.series.id)
    levels = {series: _levels(list(block), tr) for series, block in blocks}
    in_years = any(one.step for one in compared)
    return record_columns(
        [
            Column("series", tr("indicator"), _heads(levels, tr), grouped=True),
            _place_column(reports, compared, tr),
            _period_column(tr, in_years=in_years),
            Column("level", tr("level"), lambda one: levels[one.series.id].cell(one, tr)),
            *[_course_column(compared, tr)] * in_years,
            *_rates(tr, in_years=in_years),
            *[_break_column(compared, tr, in_order=in_order)] * in_years,
            Column("", tr("remark"), lambda one: one.remark(tr), gives_way=1),
        ]
    )


# Which row it is


def _heads(levels: Mapping[str, "_Levels"], tr: Translator) -> Callable[[Compared], CodedText]:
    """What makes the heads of blocks: the series, with the unit of its levels."""

    def head(one: Compared) -> CodedText:
        name, unit = name_of(one.series, tr), levels[one.series.id].unit
        named = tr("name-with-unit", name=name, unit=unit) if unit else name
        return CodedText(one.series.id, named)

    return head


def name_of(series: Series, tr: Translator) -> str:
    """Return what a series is called."""
    return tr.pick(series.name, series.name_en)


def _place_column(
    reports: Sequence[Report], compared: Sequence[Compared], tr: Translator
) -> Column:
    """The places, where there are several, or several reports of one and the same time."""
    alike = Counter(_told_by(one, tr) for one in compared)
    is_told = len({home(report) for report in reports}) > 1 or max(alike.values(), default=0) > 1
    texts, apart = report_texts(reports, tr), not are_drafts(reports)

    def place(one: Compared) -> CodedText:
        dated = alike[_told_by(one, tr)] > 1
        return CodedText(one.report.id, place_in(one, tr, texts if dated else {}, apart=apart))

    return Column("report", tr("place") * is_told, place)


def _told_by(one: Compared, tr: Translator) -> tuple[str, str, str]:
    """What a row is told from others by: its series, its place and its period."""
    return one.series.id, place_of(one.report, tr), period_of(one, tr).text


def place_in(one: Compared, tr: Translator, texts: Mapping[str, CodedText], *, apart: bool) -> str:
    """Return the place of a row, or the text of its report; drafts are called so if `apart`."""
    return (texts.get(one.report.id) or place_text(one.report, tr, apart=apart)).text


def _period_column(tr: Translator, *, in_years: bool) -> Column:
    gives_way = 0 if in_years else 2
    return Column("period", tr("period"), lambda one: period_of(one, tr), gives_way=gives_way)


# Growth, and what breaks it


def _rates(tr: Translator, *, in_years: bool) -> Iterator[Column]:
    """Growth and the average of two years with their gap; in years, what levels make of it."""
    yield measure_column("yoy", tr)
    if in_years:
        yield derived_column("implied_yoy", tr)
        yield derived_column("implied_prices", tr, 2)
    yield measure_column("two_year_average", tr)
    yield derived_column("gap", tr)


def _break_column(compared: Sequence[Compared], tr: Translator, *, in_order: bool) -> Column:
    """What breaks a series; that years are missing, a row says where they lack it."""
    after_none = {id(one) for above, one in pairwise(compared) if above.indicator is None}

    def breaks(one: Compared) -> CodedText | None:
        text = broken(one, tr, gaps=id(one) not in after_none)
        return CodedText("; ".join(one.record.breaks or ()), text) if text else None

    return Column("breaks", tr("break"), breaks, spanning=in_order, gives_way=3)


# Levels


def _course_column(compared: Iterable[Compared], tr: Translator) -> Column:
    courses = _courses(compared)

    def course(one: Compared) -> CodedText | None:
        return courses.get((one.report.id, one.record.id))

    return Column("", tr("course"), course, gives_way=9, goes=True)


_LONGEST = Decimal(10)
"""The length of the bar of the highest level, in terminal columns."""


def _courses(rows: Iterable[Compared]) -> dict[tuple[str, str | None], CodedText]:
    """A bar for each level of a place that has several, beside those of its kind in the series."""
    blocks: dict[object, list[tuple[Compared, Decimal]]] = defaultdict(list)
    for one in rows:
        if level := of_measure(one.figures, "level"):
            kind = one.series.id, level.base_unit, span_of(level.period)
            blocks[kind].append((one, level.base_value))
    bars = {}
    for block in blocks.values():
        several = Counter(home(one.report) for one, _ in block)
        highest = max(value for _, value in block)
        for one, value in block:
            if value > 0 and several[home(one.report)] > 1:
                text = bar_of(value / highest * _LONGEST)
                bars[one.report.id, one.record.id] = CodedText("", text)
    return bars


class _Levels(NamedTuple):
    """The unit that the levels of a series share, and their digits in it, by report and id."""

    unit: str | None
    digits: dict[tuple[str, str | None], str]

    def cell(self, one: Compared, tr: Translator) -> Number | None:
        """Return the level in the unit of the series; as it is printed where that cannot be."""
        cell = number_cell(of_measure(one.figures, "level"), tr)
        digits = self.digits.get((one.report.id, one.record.id))
        return replace(cell, text=digits, unit=None) if cell and digits else cell


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
