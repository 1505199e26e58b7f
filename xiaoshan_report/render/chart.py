"""Charts as typed data: which numbers are drawn beside which, before anybody draws them."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import msgspec

from xiaoshan_report.render.headings import with_unit
from xiaoshan_report.render.values import Number, Shares

FEW = 8
"""With fewer bars than this none is cut: the small ones are still seen beside a large one."""

FAR = 2
"""How many times the second longest bar the longest may be before it is cut."""


THICK = "█"
EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")


def bar_of(length: Decimal) -> str:
    """Return a bar of block characters as long as that many, exact to an eighth, and never none."""
    full, eighths = divmod(max(round(length * 8), 1), 8)
    return THICK * full + EIGHTHS[eighths]


class Group(msgspec.Struct, frozen=True):
    """What is drawn together under one label: a number for each series, or nothing.

    `above` is what keeps it apart from the group before it.
    """

    label: str
    values: tuple[Number | None, ...]
    above: str = ""


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


FILLED = {
    "done": 1.0,
    "partly-done": 0.75,
    "under-way": 0.5,
    "started": 0.25,
    "preparing": 0.0,
    "planned": 0.0,
}
"""How full the square is that stands for a thing of each category, the less the less far it is."""


class Stack(msgspec.Struct, frozen=True):
    """Things counted by category, a row for each label; the `legend` counts those of all rows."""

    title: str
    legend: Shares
    rows: tuple[tuple[str, Shares], ...]
    lead: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


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
