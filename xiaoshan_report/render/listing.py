"""What of a listing is wanted, by the keys of its records: which keys, in what order, how many."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import Any

import msgspec

from xiaoshan_report.errors import Message, ReportError


class Listing(msgspec.Struct, frozen=True):
    """The keys wanted, or all; the key to sort by, after a hyphen the other way; how many rows."""

    columns: tuple[str, ...] = ()
    sort: str | None = None
    limit: int | None = None

    @property
    def needs_all(self) -> bool:
        """Whether no row can be given out before all of them are known."""
        return self.sort is not None or self.limit is not None

    def asked(self) -> str | None:
        """Return the first option of a listing that was given, if any was."""
        given = {"--columns": self.columns or None, "--sort": self.sort, "--limit": self.limit}
        return next((option for option, value in given.items() if value is not None), None)

    def sorted(
        self, items: Sequence[Any], record: Callable[[Any], Any], known: Sequence[str]
    ) -> list[Any]:
        """Return the items in the order of a key of their records.

        Numbers go from the largest, texts from the first, and what has no value comes last. Raises
        `ReportError` for a key that is not among the `known`.
        """
        if self.sort is None:
            return list(items)
        key = self.sort.removeprefix("-")
        refuse_unknown("--sort", [key], known)
        return _ordered(items, lambda item: _value(record(item), key), key != self.sort)


def _ordered(items: Sequence[Any], value: Callable[[Any], Any], other_way: bool) -> list[Any]:
    valued = [(value(item), item) for item in items]
    present = [pair for pair in valued if pair[0] is not None]
    from_largest = any(isinstance(found, int | Decimal) for found, _ in present[:1])
    present.sort(key=itemgetter(0), reverse=from_largest != other_way)
    return [item for _, item in present] + [item for found, item in valued if found is None]


IN_UNIT = frozenset(("level", "value", "implied_prior_level", "implied_base_level"))
"""The keys of what is in the `unit` of its record."""


def _value(record: Any, key: str) -> Any:
    """What a record is sorted by: of a derived number its value, of a list its length.

    An amount counts whatever its unit is: 2103000万元 are more than 174.9亿元, 1万吨 than 1000万斤.
    """
    found = getattr(record, key)
    if isinstance(found, tuple):
        return len(found)
    value, unit = getattr(found, "value", found), getattr(record, "unit", None)
    if value is None or unit is None or key not in IN_UNIT:
        return value
    from xiaoshan_report.numerals.units import in_base

    return in_base(value, unit)[0]


def refuse_unknown(option: str, keys: Iterable[str], known: Sequence[str]) -> None:
    """Raise `ReportError` for the first of the keys that is not known."""
    for key in keys:
        if key not in known:
            from xiaoshan_report.messages.nearest_word import nearest

            listed = ", ".join(known)
            near = nearest(key, known)
            raise ReportError(
                Message("unknown-key-of", option=option, key=key, known=listed, near=near)
            )
