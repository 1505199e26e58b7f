"""Charts as typed data: which numbers are drawn beside which, before anybody draws them."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import msgspec

from xiaoshan_report.render.headings import with_unit
from xiaoshan_report.render.values import Number

FEW = 8
"""With fewer bars than this none is cut: the small ones are still seen beside a large one."""

FAR = 2
"""How many times the second longest bar the longest may be before it is cut."""


class Group(msgspec.Struct, frozen=True):
    """What is drawn together under one label: a number for each series, or nothing."""

    label: str
    values: tuple[Number | None, ...]


class Chart(msgspec.Struct, frozen=True):
    """Bars beside each other, a group for each label, all in `unit` and from one zero line.

    `series` are the names of the values of a group, in their order; two at most are told apart.
    `beyond` is the remark that goes with a bar too long for the scale.
    """

    title: str
    series: tuple[str, ...]
    unit: str
    groups: tuple[Group, ...]
    notes: tuple[str, ...] = ()
    beyond: str = ""
    lead: tuple[str, ...] = ()

    def headings(self) -> list[str]:
        """Return the names of the series, with the unit of their numbers."""
        return [with_unit(name, self.unit) for name in self.series]


class Row(msgspec.Struct, frozen=True):
    """How many things of each category go under one label, and the same in words."""

    label: str
    counts: tuple[int, ...]
    said: str = ""


class Stack(msgspec.Struct, frozen=True):
    """Things counted by category, a row for each label.

    `categories` are an order, the furthest first, at most five.
    """

    title: str
    categories: tuple[str, ...]
    rows: tuple[Row, ...]
    lead: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def totals(self) -> tuple[int, ...]:
        """Return how many things of each category there are in all rows."""
        return tuple(sum(row.counts[i] for row in self.rows) for i in range(len(self.categories)))


class Scale(msgspec.Struct, frozen=True):
    """The ends of what bars can show, `low` at most zero and `high` above it or `low` below."""

    low: Decimal
    high: Decimal

    def clamped(self, value: Decimal) -> Decimal:
        """Return the value, or the end of the scale that it lies beyond."""
        return min(max(value, self.low), self.high)

    def ticks(self, most: int) -> list[Decimal]:
        """Return about `most` round numbers at equal steps from end to end, with zero."""
        step = _round_step((self.high - self.low) / most)
        first = (self.low / step).to_integral_value(ROUND_CEILING)
        last = (self.high / step).to_integral_value(ROUND_FLOOR)
        return [step * number for number in range(int(first), int(last) + 1)]


def values(chart: Chart) -> Iterator[Decimal]:
    """Yield every number that the chart draws."""
    for group in chart.groups:
        yield from (Decimal(number.value) for number in group.values if number)


def scale(chart: Chart) -> Scale:
    """Return the scale from the lowest number to the highest, with zero, less one far off.

    Drawn to its true length, a single number several times the rest would make the rest equal.
    """
    drawn = sorted(values(chart), key=abs)
    if len(drawn) >= FEW and abs(drawn[-1]) > FAR * abs(drawn[-2]):
        drawn[-1] = abs(drawn[-2]).copy_sign(drawn[-1]) or drawn[-1]
    low, high = min(drawn, default=Decimal(0)), max(drawn, default=Decimal(0))
    if low == high == 0:
        high = Decimal(1)
    return Scale(min(low, Decimal(0)), max(high, Decimal(0)))


def is_cut(chart: Chart) -> bool:
    """Return whether a number lies beyond the chart's scale."""
    ends = scale(chart)
    return any(ends.clamped(value) != value for value in values(chart))


def _round_step(least: Decimal) -> Decimal:
    """The smallest of 1, 2, 5, 10, 20, 50 … and their tenths that is not below `least`."""
    power = Decimal(1).scaleb(least.adjusted())
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least)
