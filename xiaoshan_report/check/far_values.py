"""Values far from the same series' in the other models: by median and median absolute deviation.

The rule is the modified z-score of Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993),
section 3.3: farther from the median than 3.5 / 0.6745 times the median absolute deviation.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import log10
from statistics import median, median_low
from typing import NamedTuple

from xiaoshan_report.check.findings import Finding, of_figure
from xiaoshan_report.model.figures import by_measure
from xiaoshan_report.model.matching import Matching, Series
from xiaoshan_report.model.structs import RATES, Figure, Measure, Report

_FEWEST = 5
"""Of fewer reports nobody can say what is usual."""

_FARTHEST = 3.5 / 0.6745
"""So many median absolute deviations a value is from the median at the most."""

_LEAST_POINTS, _LEAST_LOGARITHM = 0.5, 0.1
"""What the deviation counts for at the least: points of a rate, or the logarithm of a factor.

Places that are nearly all alike would else make each one far that is not.
"""

_PERCENT = ("%", "‰")
_RATIOS: tuple[Measure, ...] = (*RATES, "share")
"""Units and measures of what is compared whatever the size of a place."""


class Far(NamedTuple):
    """A figure far from those of the other reports, of which the `middle` one is the most usual."""

    figure: Figure
    middle: Figure
    others: tuple[Figure, ...]

    @property
    def finding(self) -> Finding:
        """What the proof says of it."""
        low, *_, high = sorted(self.others, key=_value)
        return of_figure(
            self.figure,
            "far-from-others",
            severity="warning",
            count=len(self.others),
            low=low.printed,
            high=high.printed,
            other=self.middle.printed,
            other_report=self.middle.report,
            other_id=self.middle.id,
        )


def far_values(reports: Sequence[Report], matching: Matching) -> Iterator[Far]:
    """Return the figures of indicators that are far from those of the same series in others."""
    known = {report.id: report for report in reports}
    if len(known) >= _FEWEST:
        for series in matching.series:
            for alike in _alike(series, known):
                yield from _far(alike)


def _alike(series: Series, reports: dict[str, Report]) -> Iterator[Sequence[Figure]]:
    """What reports state of a series in the same measure, kind of unit and period.

    What a place reports of other years is no measure of it: growth of 35% and 18% may both be.
    """
    groups: dict[object, dict[str, Figure]] = defaultdict(dict)
    for member in series.members:
        for figure in by_measure(reports[member.report].figures[member.id]).values():
            if _is_of_any_size(figure, series.name):
                kind = (figure.measure, figure.base_unit, figure.period)
                groups[kind].setdefault(figure.report, figure)
    yield from (list(each.values()) for each in groups.values())


def _is_of_any_size(figure: Figure, name: str) -> bool:
    """Whether a number says the same of a large place and of a small one: a rate, or per head."""
    if figure.measure in _RATIOS:
        return figure.unit in _PERCENT
    per_head = "人均" in name or (figure.base_unit or "").endswith("/人")
    return figure.measure == "level" and per_head and figure.value > 0


def _far(figures: Sequence[Figure]) -> Iterator[Far]:
    """Those that are too far from the median of all, if they are enough."""
    if len(figures) < _FEWEST:
        return
    values = [_value(figure) for figure in figures]
    usual = median(values)
    least = _LEAST_POINTS if figures[0].measure in _RATIOS else _LEAST_LOGARITHM
    spread = max(median(abs(value - usual) for value in values), least)
    middle = figures[values.index(median_low(values))]
    for figure, value in zip(figures, values, strict=True):
        if abs(value - usual) > _FARTHEST * spread:
            yield Far(figure, middle, tuple(one for one in figures if one is not figure))


def _value(figure: Figure) -> float:
    """The number that is compared: a rate, or the logarithm of a level, which grows by factors."""
    return float(figure.value) if figure.measure in _RATIOS else log10(figure.base_value)
