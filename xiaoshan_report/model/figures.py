"""Figures made complete: what a figure does not state itself, its owner states."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache, cached_property

from xiaoshan_report.model.period import Period
from xiaoshan_report.model.quotes import bare_quote
from xiaoshan_report.model.structs import (
    RATES,
    Figure,
    FigureEntry,
    Indicator,
    Measure,
    Model,
    Owner,
    Prices,
    Record,
)
from xiaoshan_report.model.surroundings import Surroundings
from xiaoshan_report.model.text_fragments import link
from xiaoshan_report.numerals.units import english, in_base, in_percent


def by_measure(figures: Iterable[Figure]) -> dict[Measure, Figure]:
    """Return what figures show of each measure: the first that is no aim.

    A number goes before a bound of the same period: 30400亿元 is the level, also where
    跨过3万亿元台阶 is told before it.
    """
    shown: dict[Measure, Figure] = {}
    for figure in figures:
        if not figure.aim:
            first = shown.setdefault(figure.measure, figure)
            if first.is_bound and not figure.is_bound and figure.period == first.period:
                shown[figure.measure] = figure
    return shown


def of_measure(figures: Iterable[Figure], measure: Measure) -> Figure | None:
    """Return what figures show of a measure, or `None`."""
    return by_measure(figures).get(measure)


def is_estimated(figures: Iterable[Figure]) -> bool:
    """Tell whether any of what figures say of what was is an estimate."""
    return any(figure.qualifier == "estimate" and not figure.aim for figure in figures)


def prices_behind(growth: Figure | None, indicator: Indicator) -> Prices:
    """Return the prices behind the growth of an indicator, which a figure may state of its own."""
    return (growth and growth.prices) or indicator.prices


def complete(model: Model) -> Mapping[str, tuple[Figure, ...]]:
    """Return every figure, complete, by its owner's id: indicators first, then points and tasks."""
    return _Completed(model)


class _Completed(Mapping[str, tuple[Figure, ...]]):
    """Figures that are completed when they are first asked for: few answers need all of them."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._surroundings = Surroundings(model)
        self._known: dict[str, tuple[Figure, ...]] = {}

    def __getitem__(self, identifier: str) -> tuple[Figure, ...]:
        if identifier not in self._known:
            owner = self._owners[identifier]
            self._known[identifier] = tuple(
                _figure(entry, owner, self._model.report, self._surroundings)
                for entry in owner.entry.figures
            )
        return self._known[identifier]

    def __iter__(self) -> Iterator[str]:
        return iter(self._owners)

    def __len__(self) -> int:
        return len(self._owners)

    @cached_property
    def _owners(self) -> dict[str, Owner]:
        return {owner.id: owner for owner in self._model.owners()}


def _figure(entry: FigureEntry, owner: Owner, report: Record, surroundings: Surroundings) -> Figure:
    value, unit = _value(entry, entry.value)
    base_value, base_unit = in_base(value, unit)
    name, name_en = owner.names
    indicator = owner.entry if isinstance(owner.entry, Indicator) else None
    period = entry.period or (indicator or report).period
    start, end = _days(period)
    paragraph, words = entry.paragraph or owner.paragraph, bare_quote(entry.quote)
    return Figure(
        id=f"{owner.id}.{entry.key}",
        report=report.id,
        status=report.status,
        indicator=indicator.id if indicator else None,
        name=entry.name or name,
        name_en=entry.name_en or name_en,
        measure=entry.measure,
        aim=entry.aim,
        value=value,
        upper=None if entry.upper is None else _value(entry, entry.upper)[0],
        decimals=max(0, -int(value.as_tuple().exponent)),
        unit=unit,
        unit_en=english(unit) if unit else None,
        base_value=base_value,
        base_unit=base_unit,
        qualifier=entry.qualifier,
        base=entry.base,
        prices=entry.prices or _prices(entry, indicator),
        period=period,
        period_start=start,
        period_end=end,
        area=owner.area,
        section=owner.section,
        project=owner.project.number if owner.project else None,
        task=owner.id if owner.project else None,
        printed=entry.printed,
        quote=entry.quote,
        paragraph=paragraph,
        link=link(report.url, words, *surroundings.of(words, paragraph)),
        todo=entry.todo,
    )


def _value(entry: FigureEntry, stated: int | Decimal) -> tuple[Decimal, str | None]:
    """A number that a figure states, with its unit: a rate that is a multiple is in per cent."""
    value = stated if isinstance(stated, Decimal) else Decimal(stated)
    percent = in_percent(value, entry.unit) if entry.measure in RATES else None
    return (value, entry.unit) if percent is None else (percent, "%")


def _prices(entry: FigureEntry, indicator: Indicator | None) -> Prices | None:
    """The prices behind a rate, which its indicator states."""
    return indicator.prices if indicator and entry.measure in RATES else None


@cache
def _days(period: str) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a period."""
    parsed = Period.parse(period)
    return parsed.start, parsed.end
