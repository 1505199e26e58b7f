"""The chart of `report compare`: the two rates of an indicator, or its growth in many places."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from xiaoshan_report.commands.comparison import RATES, Compared
from xiaoshan_report.commands.shared_columns import legend, no_indicators, number_cell, of_measure
from xiaoshan_report.messages.translator import Translator
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
    rates = {label(one): _rates(one, tr) for one in table.records}
    drawn = {name: numbers for name, numbers in rates.items() if any(numbers)}
    stated = [place for place in range(len(RATES)) if any(n[place] for n in drawn.values())]
    groups = [Group(name, tuple(n[place] for place in stated)) for name, n in drawn.items()]
    remarks = [
        *no_indicators(table.records, tr),
        *legend((number for group in groups for number in group.values), tr),
        *_reasons({label(one): one for one in table.records}, tr),
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


def _rates(one: Compared, tr: Translator) -> tuple[Number | None, ...]:
    return tuple(number_cell(of_measure(one.figures, rate), tr) for rate in RATES)


def _reasons(compared: Mapping[str, Compared], tr: Translator) -> Iterator[str]:
    """Why some are not drawn or not comparable, a remark for each reason."""
    names: dict[str, list[str]] = {}
    for name, one in compared.items():
        without_rates = one.record.yoy is None and one.record.two_year_average is None
        reasons = [one.remark(tr), *map(tr, one.without_growth * without_rates)]
        if reason := next(filter(None, reasons), None):
            names.setdefault(reason, []).append(name)
    for reason, some in names.items():
        yield tr("about", names=tr("pause").join(some)) + reason
