"""The paragraphs of a document, told by where its lines begin and end."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from xiaoshan_report.documents.line_breaks import ENDED, OPENS, is_text
from xiaoshan_report.documents.pdf.furniture import NOTE, body_size
from xiaoshan_report.documents.pdf.lines import Line
from xiaoshan_report.numerals.bare_words import parts_words

_SET_IN = 1.0
"""A line begins so much further right than others, in its size, where a paragraph begins."""

_MOST_SET_IN = 3.0
_SLACK = 0.6
"""A word fits a line that has so much more room, in its size."""

_REST = 0.4
_LOOSE = 3.0
"""Where a line begins no paragraph by its place, nor by its words."""

_OTHER_SIZE = 1.08
_WIDE = 1.35
"""A gap that parts paragraphs is so many times as high as the usual one."""

_OFTEN = 0.1
"""A margin is where so many of the lines end."""

_ALIKE = 0.5
"""Lines end at one margin that end no further apart, in their size."""

_SELDOM = 0.02
"""So many of the lines are set in at least where paragraphs are: these have fifty lines at most."""

_FEWEST = 5
_HALF_WIDTH = 0.55

_TOKEN = re.compile(
    r"[①-⑳“‘（《〈「『【〔\[(]*(?:[0-9A-Za-z.,%+\-/]+|—+|…+|.)[，。、；：！？”’）》〉」』】〕\]),.;:!?%％‰]*"
)
"""What cannot be parted at the end of a line: a character, or a number, with its marks."""

_MARK = re.compile("[，。、；：！？”’》）]$")

_BROKEN_WORD = re.compile("(?<=[a-z])-$")
_NUMERAL_END = re.compile(r"(?<![\d.,])\d[\d.,]*$")
_NUMERAL_START = re.compile(r"[.,]?\d[\d.,]*")


Paragraph = Sequence[str]
"""The words of its lines."""


class _Area(NamedTuple):
    """Where the lines of a page begin and end, how close they are, and whether some are set in.

    They end where many do, or, where none are full, as far from the edge of the page as they begin.
    """

    left: float
    right: float
    spacing: float
    sets_in: bool


def paragraphs(
    pages: Sequence[Sequence[Line]], edges: Sequence[tuple[float, float]]
) -> Iterator[Paragraph]:
    """Return the paragraphs that the lines make, over the ends of pages too.

    `edges` are the left one and the right one of each page.
    """
    areas = _areas(pages, edges)
    lines = [line for page in pages for line in page]
    goes_on = [_goes_on(a, b, areas[_area_of(a)], areas[_area_of(b)]) for a, b in pairwise(lines)]
    return _grouped(lines, goes_on)


def notes(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Return the notes that the lines make: each begins with its mark."""
    return _grouped(lines, [not _opens_note(a, b) for a, b in pairwise(lines)])


def joined(paragraph: Paragraph) -> str:
    """Return a paragraph on one line, with what stands for the ends of its lines.

    That is nothing, but between words of English, of which one may be broken.
    """
    words = paragraph[0]
    for part in paragraph[1:]:
        if part[:1].islower() and _BROKEN_WORD.search(words):
            words = words[:-1] + part
        else:
            words += " " * parts_words(words, part) + part
    return words


def broken_numerals(paragraph: Paragraph) -> Iterator[str]:
    """Return the numerals of which one part ends a line and another begins the next."""
    for part, following in pairwise(paragraph):
        begin, end = _NUMERAL_END.search(part), _NUMERAL_START.match(following)
        if begin and end:
            yield begin[0] + end[0]


def _opens_note(before: Line, line: Line) -> bool:
    """Whether a line begins a note; a number alone may be what the line before goes on with."""
    is_marked = bool(NOTE.match(line.words))
    return is_marked and (not line.words[0].isdecimal() or bool(ENDED.search(before.words)))


def _grouped(lines: Sequence[Line], goes_on: Sequence[bool]) -> Iterator[Paragraph]:
    paragraph: list[str] = []
    for line, is_more in zip(lines, [*goes_on, False], strict=False):
        paragraph.append(line.words)
        if not is_more:
            yield paragraph
            paragraph = []


# Where lines may begin and end


def _area_of(line: Line) -> tuple[int, int]:
    """What a line shares its margins with: its column, on pages of the same hand."""
    return line.column, line.page % 2


def _areas(
    pages: Iterable[Sequence[Line]], edges: Sequence[tuple[float, float]]
) -> dict[tuple[int, int], _Area]:
    lines = [line for page in pages for line in page]
    size = body_size(lines)
    groups: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        groups[_area_of(line)].append(line)
    whole = defaultdict(list)
    for line in lines:
        whole[line.column].append(line)
    return {
        key: _area(group if len(group) >= _FEWEST else whole[key[0]], size, edges[group[0].page])
        for key, group in groups.items()
    }


def _area(lines: Sequence[Line], size: float, edges: tuple[float, float]) -> _Area:
    body = [line for line in lines if not _differ(line.size, size) and not line.is_row] or lines
    left = _margin([line.left for line in body], size, 2, min(line.left for line in body))
    furthest = max(line.right for line in body)
    if not body[0].column:
        furthest = max(furthest, edges[1] - left + edges[0])
    right = -_margin([_hanging(line) - line.right for line in body], size, 3, -furthest)
    set_in = sum(_SET_IN * size < line.left - left < _MOST_SET_IN * size for line in body)
    gaps = sorted(
        (a.base - b.base) / b.size
        for a, b in pairwise(body)
        if a.page == b.page and a.column == b.column
    )
    spacing = gaps[len(gaps) // 4] if gaps else 0.0
    return _Area(left, right, spacing, sets_in=set_in >= max(2, _SELDOM * len(body)))


def _hanging(line: Line) -> float:
    """How far a line may reach into the margin: a mark may hang there that ends it."""
    return line.size if _MARK.search(line.words) else 0.0


def _margin(ends: list[float], size: float, fewest: int, otherwise: float) -> float:
    """The outermost end that enough lines share, so many at the fewest; another where none is."""
    ends.sort()
    least = max(fewest, _OFTEN * len(ends))
    within = 0
    for begin, end in enumerate(ends):
        while within < len(ends) and ends[within] <= end + _ALIKE * size:
            within += 1
        if within - begin >= least:
            return end
    return otherwise


# What goes on


def _goes_on(before: Line, line: Line, area: _Area, of_line: _Area) -> bool:
    """Tell whether a line is more of the paragraph that the line before it belongs to."""
    if before.is_row or line.is_row or _differ(before.size, line.size):
        return False
    if _is_far_below(before, line, of_line):
        return False
    is_set_in = line.left - of_line.left > _SET_IN * line.size
    is_middle = is_set_in and _is_in_middle(line, of_line)
    between = is_middle and _is_in_middle(before, area) and _is_rest(line, before)
    room = area.right - before.right + (before.left - area.left if between else 0)
    has_ended = bool(ENDED.search(before.words))
    may_open = has_ended and bool(OPENS.match(line.words))
    is_flush = of_line.sets_in and not is_set_in
    if _fits(line.words, room, line.size, _LOOSE if is_flush and not may_open else _SLACK):
        return False
    if is_set_in:
        is_block = is_text(before.words) and abs(_shift(before, area, line, of_line)) < _SET_IN
        is_item = not is_middle and bool(OPENS.match(before.words))
        hangs = is_item and _shift(before, area, line, of_line) > _SET_IN
        is_more = between or is_block or hangs
        return is_more and not has_ended and not OPENS.match(line.words)
    return is_flush or not may_open


def _differ(size: float, other: float) -> bool:
    return max(size, other) > _OTHER_SIZE * min(size, other)


def _is_far_below(before: Line, line: Line, area: _Area) -> bool:
    """Whether there is more room between two lines than between those of a paragraph."""
    if before.page != line.page or before.column != line.column or not area.spacing:
        return False
    return (before.base - line.base) / line.size > _WIDE * area.spacing


def _shift(before: Line, area: _Area, line: Line, of_line: _Area) -> float:
    """By how much further a line is set in than the one before, in its size."""
    return (line.left - of_line.left - before.left + area.left) / line.size


def _is_in_middle(line: Line, area: _Area) -> bool:
    """Whether a line has as much room before it as behind it."""
    return abs(line.left - area.left - area.right + line.right) < line.size


def _is_rest(line: Line, before: Line) -> bool:
    """Whether a line in the middle is short beside the one before, as what did not fit there is."""
    return line.right - line.left < _REST * (before.right - before.left)


def _fits(words: str, room: float, size: float, slack: float) -> bool:
    """Whether the first word of a line would have stood in the room that the one before has."""
    token = _TOKEN.match(words)
    width = sum(1 if one > "\u1fff" else _HALF_WIDTH for one in token[0]) if token else 0
    return room > (width + slack) * size
