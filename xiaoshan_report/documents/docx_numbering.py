"""The numbers that Word puts before paragraphs, counted as Word counts them.

They stand nowhere in the file: a paragraph says in which list it is, and Word counts. It is done
by hand since no library does it: python-docx and mammoth leave the numbers out, docx2python,
markitdown and docling write others than Word prints (1. for 一、).
"""

import re
from dataclasses import dataclass, field
from functools import cache
from xml.etree.ElementTree import Element

from xiaoshan_report.documents.docx_styles import Listed, Styles, find, is_on, number, value
from xiaoshan_report.documents.number_formats import formatted

_PLACE = re.compile("%([1-9])")
"""Where the number of a level stands in what a level prints: 第%1章, %1.%2."""

_LONGEST = 64
"""The characters that what a level prints has at the most: Word takes no more than 31 or so."""

_INDICES = range(9)
"""The levels of a list: Word has nine."""

_BULLET = "•"
_PICTURED = re.compile("[\ue000-\uf8ffA-Za-z§¨À-ÿ]")
"""The characters that are pictures in the fonts of bullets: l is ● in Wingdings."""


@dataclass(frozen=True)
class _Level:
    """A level of a list: what it prints, and when its count begins anew."""

    index: int
    start: int
    format: str
    pattern: str
    text: str
    restarts_at: int | None
    is_decimal: bool
    is_hidden: bool
    parts: bool
    style: str | None

    def restarts_with(self, level: int) -> bool:
        """Tell whether a number of another level begins the count of this one anew."""
        limit = self.index if self.restarts_at is None else min(self.restarts_at, self.index)
        return level < limit


@dataclass
class _List:
    """The levels of a list that paragraphs may be in; what is counted may be shared with others.

    `starts` are the levels that count from another number where the list is first used on them,
    which `begun` are.
    """

    levels: dict[int, _Level]
    starts: dict[int, int]
    counts: dict[int, int]
    begun: set[int] = field(default_factory=set)


class Numbering:
    """The lists of a Word file; each asks for the number of its next paragraph, in their order."""

    def __init__(self, root: Element, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._concrete: dict[str, Element] = {}
        for element in root:
            if element.tag == "w:abstractNum":
                self._abstract[element.get("w:abstractNumId", "")] = element
            elif element.tag == "w:num":
                self._concrete[element.get("w:numId", "")] = element
        self._levels = cache(lambda abstract_id: _levels(self._abstract[abstract_id]))
        self._counts: dict[str, dict[int, int]] = {}
        self._lists: dict[str, _List | None] = {}

    def next_label(self, properties: Element | None) -> str:
        """Return what Word prints before the next paragraph, which has these properties."""
        listed = self._styles.listed(properties)
        found = self._list(listed.list_id) if listed else None
        if not listed or not found:
            return ""
        level = found.levels.get(_index(listed, found.levels))
        return _label(found, level) if level else ""

    def _list(self, list_id: str) -> _List | None:
        if list_id not in self._lists:
            self._lists[list_id] = self._made(list_id)
        return self._lists[list_id]

    def _made(self, list_id: str) -> _List | None:
        concrete = self._concrete.get(list_id)
        abstract_id = self._abstract_id(concrete)
        if concrete is None or abstract_id is None:
            return None
        levels = dict(self._levels(abstract_id))
        starts: dict[int, int] = {}
        for override in concrete.findall("w:lvlOverride"):
            levels.update(_levels(override))
            start = value(override, "w:startOverride")
            index = number(override.get("w:ilvl"))
            if start is not None and index in levels:
                starts[index] = number(start)
        return _List(levels, starts, self._counts.setdefault(abstract_id, {}))

    def _abstract_id(self, concrete: Element | None) -> str | None:
        """The definition that a list counts by: its own, or that of the style it points to."""
        met = set[str]()
        while concrete is not None:
            abstract_id = value(concrete, "w:abstractNumId") or ""
            if abstract_id not in self._abstract or abstract_id in met:
                return None
            met.add(abstract_id)
            link = value(self._abstract[abstract_id], "w:numStyleLink")
            if link is None:
                return abstract_id
            concrete = self._concrete.get(self._styles.numbering_of(link) or "")
        return None


def _index(listed: Listed, levels: dict[int, _Level]) -> int:
    """The level of a paragraph: its own, that which points to its style, or what its style says."""
    if listed.level is not None:
        return number(listed.level, -1)
    by_style = {level.style: index for index, level in levels.items() if level.style}
    for style, level in listed.styles:
        if style in by_style:
            return by_style[style]
        if level is not None:
            return number(level, -1)
    return 0


def _levels(element: Element) -> dict[int, _Level]:
    levels = (_level(level) for level in element.findall("w:lvl"))
    return {level.index: level for level in levels if level.index in _INDICES}


def _level(element: Element) -> _Level:
    text, restart = element.find("w:lvlText"), value(element, "w:lvlRestart")
    # A format without a name stands beside the one for programs that do not know it.
    form = next((found for found in element.iter("w:numFmt")), element)
    is_legal, vanish = element.find("w:isLgl"), find(element, "w:rPr/w:vanish")
    return _Level(
        index=number(element.get("w:ilvl"), -1),
        start=number(value(element, "w:start")),
        format=form.get("w:val", "decimal"),
        pattern=form.get("w:format", ""),
        text=("" if text is None else text.get("w:val", ""))[:_LONGEST],
        restarts_at=None if restart is None else number(restart),
        is_decimal=is_legal is not None and is_on(is_legal),
        is_hidden=vanish is not None and is_on(vanish),
        parts=value(element, "w:suff") != "nothing",
        style=value(element, "w:pStyle"),
    )


def _label(found: _List, level: _Level) -> str:
    """Count a paragraph of a list, and return what stands before it."""
    _count(found, level.index)
    if level.is_hidden:
        return ""
    if level.format == "bullet":
        return _BULLET if _PICTURED.fullmatch(level.text) else level.text

    def numbered(place: re.Match[str]) -> str:
        of = found.levels.get(int(place[1]) - 1)
        if of is None or of.index > level.index or of.format == "bullet":
            return ""
        is_decimal = level.is_decimal and of.format not in ("none", "decimalZero")
        name = "decimal" if is_decimal else of.format
        return formatted(found.counts[of.index], name, of.pattern)

    return _PLACE.sub(numbered, level.text) + (" " if level.parts else "")


def _count(found: _List, index: int) -> None:
    """Count a paragraph on a level, and one above it on each level that has none: 1.1 before 1."""
    counts = found.counts
    if index in found.starts and index not in found.begun:
        counts[index] = found.starts[index]
    else:
        counts[index] = counts[index] + 1 if index in counts else found.levels[index].start
    found.begun.add(index)
    for level in found.levels.values():
        if level.index < index:
            counts.setdefault(level.index, level.start)
        elif level.index > index and level.restarts_with(index):
            counts.pop(level.index, None)
