"""What a page prints of itself around its text: running lines, its number; and its footnotes."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from xiaoshan_report.documents.pdf.lines import Line
from xiaoshan_report.numerals.bare_words import numbers_page
from xiaoshan_report.numerals.half_width import normalise


class Parted(NamedTuple):
    """The lines of a document that are its text, by page; its footnotes; and what is no text."""

    text: list[list[Line]]
    notes: list[Line]
    furniture: list[Line]


_EDGE = 3
"""So many lines at the head of a page, and at its foot, may be its own."""

_FEWEST = 2
_OFTEN = 0.4
"""A running line stands on so many of the pages: those on the left and on the right may differ."""

_SMALL = 0.85
"""The type of a note is that much smaller than that of the text."""

_NUMBER = re.compile(r"\d{1,9}")
_ALONE = re.compile(r"\W*(?:page)?\W*\d{1,4}\W*(?:(?:of)?\W*\d{1,4}\W*)?", re.I)
"""A number and nothing else, or two: 3, 3/12, Page 3 of 12."""

NOTE = re.compile(r"[\[［【〔(（]?\^?注?\d{1,3}[\]］】〕)）]?|[①-⑳㉑-㉟]|[*＊※]+|注\s?\d{0,2}[：:]")
"""What a note begins with: [1], ①, 注："""


def parted(pages: Sequence[Sequence[Line]]) -> Parted:
    """Tell the text of a document from what its pages print of themselves, and from its notes."""
    furniture = set(_running(pages)) | set(_numbers(pages))
    text = [[line for line in page if line not in furniture] for page in pages]
    notes = list(_notes(text))
    noted = set(notes)
    return Parted(
        [[line for line in page if line not in noted] for page in text],
        notes,
        [line for page in pages for line in page if line in furniture],
    )


def body_size(lines: Iterable[Line]) -> float:
    """Return the size that most of the characters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.words)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _edges(page: Sequence[Line]) -> Iterator[Line]:
    """The lines at the head and at the foot of a page."""
    down = sorted(page, key=lambda line: -line.base)
    yield from down[:_EDGE]
    yield from down[max(_EDGE, len(down) - _EDGE) :]


def _running(pages: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """The lines that stand at the same place on many pages, and say the same but for a number."""
    alike: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for line in (line for page in pages for line in _edges(page)):
        alike[_NUMBER.sub("#", normalise(line.words)), round(line.base)].append(line)
    for lines in alike.values():
        if len(lines) >= max(_FEWEST, _OFTEN * len(pages)) and _is_same(lines):
            yield from lines


def _is_same(lines: Sequence[Line]) -> bool:
    """Whether all say the same, or count the pages."""
    said = {line.words for line in lines}
    return len(said) == 1 or any(_counts(lines, place) for place in (0, -1))


def _counts(lines: Sequence[Line], place: int) -> bool:
    """Whether the number at this place goes on by one from page to page."""
    numbers = [(line.page, _NUMBER.findall(normalise(line.words))) for line in lines]
    first = {int(found[place]) - page for page, found in numbers if found}
    return len(first) == 1


def _numbers(pages: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """The outermost lines that number their page, whatever their place."""
    offsets: Counter[int] = Counter()
    outermost = [line for page in pages for line in _outermost(page)]
    alone = [line for line in outermost if _ALONE.fullmatch(normalise(line.words))]
    for line in alone:
        offsets[_number(line) - line.page] += 1
    for line in outermost:
        if numbers_page(normalise(line.words)):
            yield line
    for line in alone:
        if offsets[_number(line) - line.page] >= max(_FEWEST, _OFTEN * len(pages)):
            yield line


def _number(line: Line) -> int:
    return int(_NUMBER.findall(normalise(line.words))[0])


def _outermost(page: Sequence[Line]) -> list[Line]:
    down = sorted(page, key=lambda line: -line.base)
    return [down[0], down[-1]] if down else []


def _notes(pages: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """The small lines at the foot of each page from the first with a mark on, in their order.

    Small lines without a mark at the foot of the next page are what a note goes on with there.
    """
    largest = _SMALL * body_size(line for page in pages for line in page)
    has_begun = False
    for page in pages:
        small = _foot(page, largest)
        begin = next((at for at, line in enumerate(small) if NOTE.match(line.words)), None)
        if has_begun and small and begin is not None:
            begin = 0
        has_begun = begin is not None
        if begin is not None:
            yield from small[begin:]


def _foot(page: Sequence[Line], largest: float) -> list[Line]:
    """The small lines that a page ends with, from top to bottom."""
    down = sorted(page, key=lambda line: -line.base)
    begin = next((at for at in range(len(down), 0, -1) if down[at - 1].size > largest), 0)
    return down[begin:]
