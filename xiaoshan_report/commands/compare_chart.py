"""The chart of `report compare`: the two rates of an indicator, or its growth in many places."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from xiaoshan_report.commands.comparison import RATES, Compared, period_of
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

    Remarks say why others are not drawn, or not comparable, before the `notes`.
    """
    named = _named(table.records, label, tr)
    rates = [(name, _rates(one, tr)) for name, one in named]
    drawn = [(name, numbers) for name, numbers in rates if any(numbers)]
    stated = [place for place in range(len(RATES)) if any(n[place] for _, n in drawn)]
    groups = [Group(name, tuple(n[place] for place in stated)) for name, n in drawn]
    remarks = [
        *no_indicators(table.records, tr),
        *legend((number for group in groups for number in group.values), tr),
        *_reasons(named, tr),
        *notes,
    ]
    return Chart(
        title=table.title,
        series=tuple(tr(RATES[place]) for place in stated),
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


def _rates(one: Compared, tr: Translator) -> tuple[Number | None, ...]:
    return tuple(number_cell(of_measure(one.figures, rate), tr) for rate in RATES)


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
