"""The columns of comparisons: what people see of them, and what data formats have of each."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from operator import attrgetter
from typing import Any

from xiaoshan_report.commands.comparison import DERIVED, Compared, ComparisonRecord, Implied
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.render.table import Column
from xiaoshan_report.render.values import Cell, Number


def record_columns(shown: Iterable[Column]) -> list[Column]:
    """Return a column for each key of the records, as given or for data formats only.

    A derived number is followed by its bounds; those given that have no key come last.
    """
    given = list(shown)
    by_key = {column.key: column for column in given}
    return [
        *(
            column
            for key in ComparisonRecord.__struct_fields__
            for column in [by_key.get(key) or _data_column(key), *_bounds(key)]
        ),
        *(column for column in given if not column.key),
    ]


def _data_column(key: str) -> Column:
    get = attrgetter(f"record.{key}")
    return Column(key, cell=_of_implied(get, "value") if key in DERIVED else get)


def _bounds(key: str) -> list[Column]:
    """The columns of the bounds of a derived number."""
    get = attrgetter(f"record.{key}")
    names = ("low", "high") if key in DERIVED else ()
    return [Column(f"{key}_{name}", cell=_of_implied(get, name)) for name in names]


def _of_implied(get: Callable[[Any], Implied | None], name: str) -> Callable[[Any], Cell]:
    def cell(one: Compared) -> Decimal | None:
        implied = get(one)
        return None if implied is None else getattr(implied, name)

    return cell


def derived_column(key: str, tr: Translator, gives_way: int = 0, *, margin: bool = True) -> Column:
    """Return the column of a derived number for people, with or without its `margin`."""
    rates = dict.fromkeys(("implied_yoy", "implied_prices", "implied_prior_yoy"), "%")
    units: dict[str, str | None] = {"gap": tr("percentage-points"), **rates}

    def cell(one: Compared) -> Number | None:
        implied: Implied | None = getattr(one.record, key)
        if implied is None:
            return None
        interval, unit = [implied.value, implied.low, implied.high], units.get(key)
        if unit is None:
            interval, unit = tr.quantities(interval, one.record.unit)
        fell = key in rates and implied.high < 0
        off = tr.digits(Implied(*interval).margin) * margin
        return Number(implied.value, unit, ("fall",) * fell, tr.digits(interval[0]), off)

    return Column(key, tr(DERIVED[key]), cell, gives_way)
