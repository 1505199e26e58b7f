"""Parts of a whole that the text names as such, and the model does not."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from xiaoshan_report.check.accounts import around
from xiaoshan_report.check.alignment import Line
from xiaoshan_report.check.findings import Finding, of_figure
from xiaoshan_report.check.readings import Read
from xiaoshan_report.model.arithmetic import Interval, stated, total
from xiaoshan_report.model.structs import SIZES, Figure, Owner, Report, Task

_AMONG = re.compile("其中")
_ENDS = re.compile("[;。]")
_MOST, _FURTHEST = 32, 600
"""So many figures, and characters, on either side of 其中 are of its sentence at the most."""


class Parts:
    """What is a part of what: what the model states, and what its words have told so far."""

    def __init__(self, report: Report) -> None:
        self._sums = {part: one.whole for one in report.model.sums for part in one.parts}
        self._part_of = {one.id: one.part_of for one in report.model.indicators}
        self._of_owners = [
            (part, whole)
            for owner in report.model.owners()
            for whole, part in _parts(owner, report.figures[owner.id])
        ]
        self._told = {(part.id, whole.id) for part, whole in self._of_owners}

    def told_in(self, each: Sequence[Read], line: Line) -> Iterator[Finding]:
        """Return what 其中 makes a part, and the model does not: 项目28个,其中10亿元以上项目7个."""
        starts = [one.claim.start for one in each]
        ends = [*(one.start() for one in _ENDS.finditer(line.text)), len(line.text)]
        for among in _AMONG.finditer(line.text):
            at = bisect_left(starts, among.start())
            sentence = line.text.rfind("。", max(0, among.start() - _FURTHEST), among.start())
            wholes = [r.figure for r in each[max(0, at - _MOST) : at] if r.claim.start > sentence]
            last = ends[bisect_left(ends, among.end())]
            for figure, claim, _ in (r for r in each[at : at + _MOST] if r.claim.start < last):
                for part, whole, said in self._pairs(figure, wholes):
                    is_new = (part, whole) not in self._told
                    self._told.add((part, whole))
                    if said != whole and is_new:
                        place, known = (claim.start, claim.end), said or "none"
                        yield around(line, *place, "untold-part", part, whole=whole, said=known)

    def _pairs(
        self, part: Figure, wholes: Sequence[Figure]
    ) -> Iterator[tuple[str, str, str | None]]:
        """A part and its whole, with what the model says it is: of series, or else of figures."""
        others = [one.indicator for one in wholes if one.indicator != part.indicator]
        if part.indicator and others and others[-1]:
            yield part.indicator, others[-1], self._part_of[part.indicator]
        if alike := [one.id for one in wholes if _are_alike(one, part)]:
            said = self._sums.get(part.id)
            if said or not (part.indicator and others and others[-1]):
                yield part.id, alike[-1], said

    def of_owners(self) -> Iterator[Finding]:
        """Return figures of one point or task that are parts of its first, or of its target."""
        for part, whole in self._of_owners:
            if (said := self._sums.get(part.id)) != whole.id:
                yield of_figure(part, "untold-part", whole=whole.id, said=said or "none")

    def not_told(self) -> Iterator[Finding]:
        """Return what the model makes a part, and no words do."""
        for part, whole in (*self._sums.items(), *self._part_of.items()):
            if whole and (part, whole) not in self._told:
                values: dict[str, object] = {"whole": "none", "said": whole}
                yield Finding(code="untold-part", where=part, values=values)


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
    return one.unit == other.unit and one.measure in SIZES and other.measure in SIZES


def _sum(parts: Sequence[Figure]) -> Interval:
    return total([stated(part) for part in parts])
