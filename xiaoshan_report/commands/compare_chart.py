"""The chart of `report compare`: two rates of an indicator, or its growth in places and years."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from xiaoshan_report.commands.compare_breaks import broken
from xiaoshan_report.commands.comparison import RATES, Compared, period_of
from xiaoshan_report.commands.comparison_columns import derived_column
from xiaoshan_report.commands.shared_columns import legend, no_indicators, number_cell
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.figures import of_measure
from xiaoshan_report.render.cells import said
from xiaoshan_report.render.chart import Chart, Group
from xiaoshan_report.render.table import Table
from xiaoshan_report.render.values import Number


def chart_of(
    table: Table, label: Callable[[Compared], str], notes: Sequence[str], tr: Translator
) -> Chart:
    """Return the chart of the rates in a table, a group for each `label` that has any.

    Beside growth stands the two-year average, or else what levels make of growth. Remarks say why
    others are not drawn, or not comparable, before the `notes`.
    """
    named = _named(table.records, label, tr)
    every = [(Group(name, _rates(one, tr), broken(one, tr) or ""), one) for name, one in named]
    drawn = [group for group, _ in every if any(group.values) or group.above]
    stated = [place for place in range(len(_DRAWN)) if any(g.values[place] for g in drawn)][:2]
    groups = [
        replace(group, values=tuple(group.values[place] for place in stated)) for group in drawn
    ]
    remarks = [
        *no_indicators(table.records, tr),
        *legend((number for group in groups for number in group.values), tr),
        *_reasons(named, tr),
        *notes,
    ]
    return Chart(
        title=table.title,
        series=tuple(tr(_DRAWN[place]) for place in stated),
        unit="%",
        groups=tuple(groups),
        lead=tuple(map(said, table.lead)),
        notes=tuple(remarks),
        beyond=tr("chart-beyond"),
    )


_Named = list[tuple[str, Compared]]


def _named(
    compared: Sequence[Compared], label: Callable[[Compared], str], tr: Translator
) -> _Named:
    """Each with its label, and with its period where others are called the same."""
    named = [(label(one), one) for one in compared]
    count = Counter(name for name, _ in named)
    return [
        (f"{name} {period_of(one, tr).text}" if count[name] > 1 else name, one)
        for name, one in named
    ]


_DRAWN = (*RATES, "by-levels")


def _rates(one: Compared, tr: Translator) -> tuple[Number | None, ...]:
    by_levels = derived_column("implied_yoy", tr, margin=False).get()(one)
    stated = (number_cell(of_measure(one.figures, rate), tr) for rate in RATES)
    return (*stated, by_levels if isinstance(by_levels, Number) else None)


def _reasons(named: _Named, tr: Translator) -> Iterator[str]:
    """Why some are not drawn or not comparable, a remark for each reason."""
    names: dict[str, list[str]] = {}
    for name, one in named:
        without_rates = one.record.yoy is None and one.record.two_year_average is None
        reasons = [one.remark(tr), *map(tr, one.without_growth * without_rates)]
        if reason := next(filter(None, reasons), None):
            names.setdefault(reason, []).append(name)
    for reason, some in names.items():
        yield tr("about", names=tr("pause").join(some)) + reason
