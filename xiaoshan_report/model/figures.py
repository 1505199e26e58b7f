"""Figures made complete: what a figure does not state itself, its owner states."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from xiaoshan_report.model.structs import (
    RATES,
    Figure,
    FigureEntry,
    Indicator,
    Model,
    Owner,
    Record,
)
from xiaoshan_report.numerals.multiples import in_percent


def complete(model: Model) -> Mapping[str, tuple[Figure, ...]]:
    """Return every figure, complete, by its owner's id: indicators first, then points and tasks."""
    return _Completed(model)


class _Completed(Mapping[str, tuple[Figure, ...]]):
    """Figures that are completed when they are first asked for: few answers need all of them."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._known: dict[str, tuple[Figure, ...]] = {}

    def __getitem__(self, identifier: str) -> tuple[Figure, ...]:
        if identifier not in self._known:
            owner = self._owners[identifier]
            report = self._model.report
            self._known[identifier] = tuple(
                _figure(entry, owner, report) for entry in owner.entry.figures
            )
        return self._known[identifier]

    def __iter__(self) -> Iterator[str]:
        return iter(self._owners)

    def __len__(self) -> int:
        return len(self._owners)

    @cached_property
    def _owners(self) -> dict[str, Owner]:
        return {owner.id: owner for owner in self._model.owners()}


def _figure(entry: FigureEntry, owner: Owner, report: Record) -> Figure:
    value = entry.value if isinstance(entry.value, Decimal) else Decimal(entry.value)
    unit = entry.unit
    percent = in_percent(value, unit) if entry.measure in RATES else None
    if percent is not None:
        value, unit = percent, "%"
    name, name_en = owner.names
    indicator = owner.entry if isinstance(owner.entry, Indicator) else None
    return Figure(
        id=f"{owner.id}.{entry.key}",
        report=report.id,
        indicator=indicator.id if indicator else None,
        name=entry.name or name,
        name_en=entry.name_en or name_en,
        measure=entry.measure,
        value=value,
        decimals=max(0, -int(value.as_tuple().exponent)),
        unit=unit,
        qualifier=entry.qualifier,
        period=entry.period or (indicator or report).period,
        area=owner.area,
        section=owner.section,
        project=owner.project.number if owner.project else None,
        task=owner.id if owner.project else None,
        printed=entry.printed,
        quote=entry.quote,
        paragraph=entry.paragraph or owner.paragraph,
    )
