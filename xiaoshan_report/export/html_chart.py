"""The chart of the page: positions in per cent, so that it fits a page of any width."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from xiaoshan_report.commands.comparison import RATES, Compared
from xiaoshan_report.commands.indicators import IndicatorRecord
from xiaoshan_report.commands.shared_columns import number_cell
from xiaoshan_report.export.html_texts import CHINESE, Both, in_both, minus
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.figures import of_measure
from xiaoshan_report.model.structs import Figure
from xiaoshan_report.render.chart import Chart, Group, Scale, scale

TICKS = 6
"""About so many steps on the chart's axis: as many labels as fit beside each other on a phone."""


class ChartBar(NamedTuple):
    """A bar of the chart in per cent of its width: from `left`, so `wide`, and where its label is.

    The label of a fall stands at the other side of the zero line, where there is room for it.
    """

    figure: Figure
    series: str
    left: Decimal
    wide: Decimal
    end: Decimal
    label: Decimal
    backward: bool
    beyond: bool


class Tick(NamedTuple):
    """A line of the chart's scale, in per cent of its width."""

    value: str
    left: Decimal
    zero: bool


class ChartLayout(NamedTuple):
    """The chart, ready to be drawn: its scale, and the bars of each indicator."""

    ticks: list[Tick]
    rows: list[tuple[IndicatorRecord, list[ChartBar]]]
    beyond: bool
    left_out: Both | None


def chart_of(
    records: Sequence[IndicatorRecord], compared: Sequence[Compared]
) -> ChartLayout | None:
    """Return the two growth rates of every indicator that has either; nothing where none has.

    Those with both come first, those furthest apart above all.
    """
    order = [one.record.id for one in compared]
    drawn = {one.id: figures for one in records if (figures := _rates(one))}
    if not drawn:
        return None
    kept = sorted((one for one in records if one.id in drawn), key=lambda one: order.index(one.id))
    groups = [Group("", tuple(number_cell(f, CHINESE) for f in drawn[one.id])) for one in kept]
    ends = scale(Chart("", RATES, "%", tuple(groups)))
    rows = [(one, [_bar(figure, ends) for figure in drawn[one.id]]) for one in kept]
    return ChartLayout(
        ticks=[Tick(minus(f"{t:f}"), _percent(t, ends), t == 0) for t in ends.ticks(TICKS)],
        rows=rows,
        beyond=any(bar.beyond for _, some in rows for bar in some),
        left_out=_left_out(records),
    )


def _rates(record: IndicatorRecord) -> list[Figure]:
    return [figure for rate in RATES if (figure := of_measure(record.figures, rate))]


def _bar(figure: Figure, ends: Scale) -> ChartBar:
    zero, end = _percent(Decimal(0), ends), _percent(ends.clamped(figure.value), ends)
    return ChartBar(
        figure=figure,
        series=figure.measure.replace("_", "-"),
        left=min(zero, end),
        wide=abs(end - zero),
        end=end,
        label=max(zero, end),
        backward=figure.value < 0,
        beyond=ends.clamped(figure.value) != figure.value,
    )


def _percent(value: Decimal, ends: Scale) -> Decimal:
    return round((value - ends.low) / (ends.high - ends.low) * 100, 2)


def _left_out(records: Sequence[IndicatorRecord]) -> Both | None:
    """Which indicators the chart cannot show, their change being on another base."""
    some = [one for one in records if one.yoy is None and one.vs_two_year_mean is not None]
    if not some:
        return None

    def said(tr: Translator) -> str:
        names = tr("pause").join(tr.pick(one.name, one.name_en) for one in some)
        return tr("about", names=names) + tr("no-yoy")

    return in_both(said)
