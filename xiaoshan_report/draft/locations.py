"""Which area and section the words of a text belong to."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xiaoshan_report.language.outline import AreaOutline, SectionOutline
from xiaoshan_report.language.spans import Span


class Location(NamedTuple):
    """The numbers of an area and of a section in it, and the section's line."""

    area: int
    section: int
    line: int


class Locations:
    """The area and section of every place in the text of these areas; there is one at least."""

    def __init__(self, areas: Sequence[AreaOutline]) -> None:
        self._first = location_of(areas[0], areas[0].sections[0])
        self._runs: dict[int, list[tuple[int, Location]]] = {}
        for area in areas:
            for span, place in _runs(area):
                self._runs.setdefault(span.line, []).append((span.start, place))
        for runs in self._runs.values():
            runs.sort()

    def of(self, line: int, start: int) -> Location:
        """Return where words belong that begin there: to the first section if none has begun."""
        runs = self._runs.get(line, [])
        begun = bisect_right(runs, start, key=lambda run: run[0])
        return runs[begun - 1][1] if begun else self._first


def location_of(area: AreaOutline, section: SectionOutline) -> Location:
    """Return the place that a section is."""
    return Location(area.number, section.number, section.line)


def _runs(area: AreaOutline) -> Iterator[tuple[Span, Location]]:
    """Each run of an area's words with where it belongs: its heading to its first section."""
    for span in area.headings:
        yield span, location_of(area, area.sections[0])
    for section in area.sections:
        for span in (*section.headings, *section.body):
            yield span, location_of(area, section)
