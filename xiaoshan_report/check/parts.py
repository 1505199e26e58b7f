"""Parts of a whole that the text names as such, and the model does not."""

import re
from collections.abc import Iterator, Sequence

from xiaoshan_report.check.accounts import around
from xiaoshan_report.check.alignment import Line
from xiaoshan_report.check.findings import Finding, of_figure
from xiaoshan_report.check.readings import Read
from xiaoshan_report.model.arithmetic import Interval, stated, total
from xiaoshan_report.model.structs import Figure, Measure, Model, Owner, Report, Task

_AMONG = re.compile("其中")
_ENDS = re.compile("[;。]")
_SIZES: tuple[Measure, ...] = ("level", "count", "amount")


class Parts:
    """The parts that a model states: the figures of its sums, and the indicators of others."""

    def __init__(self, model: Model) -> None:
        self._sums = {(one.whole, part) for one in model.sums for part in one.parts}
        self._part_of = {indicator.id: indicator.part_of for indicator in model.indicators}

    def untold(self, each: Sequence[Read], line: Line) -> Iterator[Finding]:
        """Return what 其中 makes a part in a line: 项目28个,其中10亿元以上项目7个."""
        for among in _AMONG.finditer(line.text):
            before = line.text.rfind("。", 0, among.start())
            end = _ENDS.search(line.text, among.end())
            last = end.start() if end else len(line.text)
            wholes = [r.figure for r in each if before < r.claim.start < among.start()]
            for part in (r for r in each if among.end() <= r.claim.start < last):
                if whole := self._whole(part.figure, wholes):
                    start, stop = part.claim.start, part.claim.end
                    yield around(line, start, stop, "untold-part", part.figure.id, whole=whole)

    def _whole(self, part: Figure, wholes: Sequence[Figure]) -> str | None:
        """What a figure is a part of without being stated as one."""
        others = [one.indicator for one in wholes if one.indicator != part.indicator]
        if part.indicator and others and others[-1]:
            return None if others[-1] == self._part_of[part.indicator] else others[-1]
        alike = [one.id for one in wholes if _are_alike(one, part)]
        return alike[-1] if alike and (alike[-1], part.id) not in self._sums else None

    def untold_of_owners(self, report: Report) -> Iterator[Finding]:
        """Return figures of one point or task that are parts of its first, or of its target."""
        for owner in report.model.owners():
            for whole, part in _parts(owner, report.figures[owner.id]):
                if (whole.id, part.id) not in self._sums:
                    yield of_figure(part, "untold-part", whole=whole.id)


def _parts(owner: Owner, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """What is reached of a target, and the figures that the first is the sum of."""
    target = owner.entry.target if isinstance(owner.entry, Task) else None
    aimed = next((one for one in figures if one.id == f"{owner.id}.{target}"), None)
    whole = aimed or (figures[0] if figures else None)
    parts = [one for one in figures if whole and one is not whole and _are_alike(one, whole)]
    if whole and (aimed or (len(parts) > 1 and stated(whole).meets(_sum(parts)))):
        yield from ((whole, part) for part in parts)


def _are_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures count in one unit."""
    return one.unit == other.unit and one.measure in _SIZES and other.measure in _SIZES


def _sum(parts: Sequence[Figure]) -> Interval:
    return total([stated(part) for part in parts])
