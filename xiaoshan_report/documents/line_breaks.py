"""Which lines of a text go on in the next: it was too long for a page, or broken at a link."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from xiaoshan_report.numerals.characters import HAN


class Cut(NamedTuple):
    """A line as it is cut in a text, with its characters' places there.

    `opens` is whether a mark of Markdown or of a list says that something begins with it;
    `ends_page` whether it was the number of a page, and nothing else.
    """

    words: str
    places: Sequence[int]
    opens: bool = False
    ends_page: bool = False


_CHINESE = "[一二三四五六七八九十]{1,3}"
OPENS = re.compile(
    rf"\s*(?:{_CHINESE}、|第{_CHINESE}(?:[章部节条项件]|[，,、：:])|[（(](?:{_CHINESE}|\d{{1,2}})[）)]"
    rf"|{_CHINESE}[是要]|\d{{1,2}}[.．、](?!\d)|[①-⑳]|[—\-－]{{2}}|[【\[〔［]|附件|注释|名词解释"
    r"|各位(?:代表|委员)|同志们)"
)
"""What begins with a line, whatever stands before: a piece with a mark, an address, an appendix."""

ENDED = re.compile("[。！？!?；;：:…][”’』」）)》]*$")
_SENTENCE = re.compile("[。；]")
_CLAUSE_MARK = re.compile("[，。；、,;]")
_OF_NUMBER = "0123456789.．%％万亿"
"""What may go on with a number behind the end of a line."""

_CARRIES_ON = re.compile(
    rf"\s*(?:[，。、；：！？”’》）)%％‰·」』]|[.．]\d|[的之](?!{HAN}{{0,3}}[:：])|是[：:“指]|等[，。、；（])"
)
"""What no line begins with that begins anything: 》，为非公有制企业…"""

_BROKEN_OFF = re.compile(
    r"(?:\d[.．]|[、（《“‘(]|(?<!目)的|(?<!参)与|(?<![普涉])及|(?<![祥平温缓饱谐中])和|第[一二三四五六七八九十]{1,3}[届次])$"
)
"""What nothing ends with: 制定了《, 大会第十四届."""

_PAIRS = str.maketrans({"《": "1", "“": "1", "（": "1", "》": "2", "”": "2", "）": "2"})
_LONGEST_HEADING = 40
_ADDRESS = re.compile(r"\s*(?:各位|同志们|尊敬的)")
_FIGURE = re.compile(r"\d[\d.]*(?!\d*年)[^\d.年、．]")

_NARROWEST = 12
_WIDTH_OF_CHINESE = 2
_SPREAD = 4
"""A full line is narrower than a page by so much at the most: no mark may begin the next one."""

_LIKE_NEIGHBOUR = 2
_FEWEST = 3
_MOST_BEYOND = 0.1
"""The part of a text that stands in lines wider than the page, at the most: titles, tables."""


def carried_on(lines: Sequence[Cut]) -> list[bool]:
    """Tell of every line whether the next one with words is its continuation."""
    page = _Page(lines)
    carried = [False] * len(lines)
    before = _Before()
    for at, (number, following) in enumerate(pairwise(page.filled)):
        before.add(lines[number].words)
        if page.carries_on(at, before):
            carried[number:following] = [True] * (following - number)
        else:
            before = _Before()
    return carried


class _Before:
    """What has been put together so far: how long it is, and how many brackets are open."""

    def __init__(self) -> None:
        self.parts = 0
        self._length = 0
        self._unclosed = 0
        self._has_clauses = False
        self._may_be_heading = False

    def add(self, words: str) -> None:
        """Add a line's words."""
        self._may_be_heading = not self.parts and _is_heading(words)
        self.parts += 1
        self._length += len(words.strip())
        signs = words.translate(_PAIRS)
        self._unclosed = max(0, self._unclosed + signs.count("1") - signs.count("2"))
        self._has_clauses = self._has_clauses or bool(_CLAUSE_MARK.search(words))

    @property
    def is_open(self) -> bool:
        """Whether it stops within brackets, or is too long for a heading and stops nowhere."""
        is_long = self._length > _LONGEST_HEADING
        return not self._may_be_heading and self._has_clauses and (is_long or self._unclosed > 0)

    @property
    def is_text(self) -> bool:
        """Whether it is words of a paragraph, as far as they go."""
        return not self._may_be_heading and self._has_clauses


def is_text(words: str) -> bool:
    """Tell whether a line has clauses, and is no heading with a mark."""
    return bool(_CLAUSE_MARK.search(words)) and not _is_heading(words)


def _is_heading(words: str) -> bool:
    """Whether a line can be a heading with a mark: it has that, and ends no sentence."""
    return bool(OPENS.match(words)) and not _SENTENCE.search(words)


class _Page:
    """The lines of a text with words, and how wide the page is that they were cut for."""

    def __init__(self, lines: Sequence[Cut]) -> None:
        self.filled = [number for number, line in enumerate(lines) if line.words.strip()]
        self._lines = [lines[number] for number in self.filled]
        between = list(pairwise(self.filled))
        self._ends_page = [any(cut.ends_page for cut in lines[a:b]) for a, b in between]
        self._adjacent = [
            ends or b == a + 1 for (a, b), ends in zip(between, self._ends_page, strict=True)
        ]
        self._widths = [_width(line.words.rstrip()) for line in self._lines]
        self._indent = _usual_indent(self._lines)
        self._width = self._page_width()
        self._parts_paragraphs = self._parted() >= _FEWEST

    def carries_on(self, at: int, before: _Before) -> bool:
        """Tell whether the line after this one is its continuation; `before` ends with this one."""
        words, following = self._lines[at].words.rstrip(), self._lines[at + 1]
        if not self._adjacent[at] or following.opens or self._is_set_in(following):
            return False
        is_within = self._is_full(at) and before.is_text
        if ENDED.search(words):
            is_text = bool(_CLAUSE_MARK.search(following.words)) or self._parts_paragraphs
            return is_within and is_text and not OPENS.match(following.words)
        if OPENS.match(following.words):
            return is_within
        return (
            bool(_CARRIES_ON.match(following.words) or _BROKEN_OFF.search(words))
            or (words[-1] in "，," and not _ADDRESS.match(words))
            or before.is_open
            or (before.is_text and self._is_within_text(at))
            or self._is_full(at)
            or self._is_like_neighbour(at, before)
        )

    def _is_set_in(self, line: Cut) -> bool:
        """Whether a line begins a paragraph, since it is set in further than most."""
        return _indent(line.words) > self._indent

    def _parted(self) -> int:
        """How many paragraphs begin behind a blank line, or are set in, that have no mark."""
        return sum(
            not adjacent or self._is_set_in(line)
            for line, adjacent in zip(self._lines[1:], self._adjacent, strict=True)
            if not OPENS.match(line.words)
        )

    def _is_within_text(self, at: int) -> bool:
        """Whether the line after this one of a paragraph is more of it.

        It is where a page ends between them; where it is what a link was made of, behind which the
        next one goes on with a mark; and where one tells a figure and the other ends a clause.
        """
        words, following = self._lines[at].words, self._lines[at + 1].words
        if self._ends_page[at] or self._is_carried_on(at + 1):
            return True
        if _FIGURE.match(following.lstrip()):
            return True
        return bool(_FIGURE.search(words) and _CLAUSE_MARK.search(following))

    def _is_carried_on(self, at: int) -> bool:
        """Whether the line after this one goes on with a mark."""
        followed = at < len(self._adjacent) and self._adjacent[at]
        return followed and bool(_CARRIES_ON.match(self._lines[at + 1].words))

    def _is_full(self, at: int) -> bool:
        return bool(self._width) and -_SPREAD <= self._widths[at] - self._width <= 1

    def _is_like_neighbour(self, at: int, before: _Before) -> bool:
        """Whether this line and the one beside it are as long as each other, and are no titles."""
        after = self._are_alike(at, at + 1)
        is_tail = before.parts > 1 and self._are_alike(at - 1, at)
        if self._widths[at] < _NARROWEST or not (
            after or (is_tail and self._widths[at + 1] < self._widths[at])
        ):
            return False
        words, following = self._lines[at].words.rstrip(), self._lines[at + 1].words.lstrip()
        in_number = words[-1].isdigit() and following[0] in _OF_NUMBER
        goes_on = bool(_CLAUSE_MARK.search(following)) and not ENDED.search(following.rstrip())
        return in_number or before.is_text or (goes_on and self._are_alike(at + 1, at + 2))

    def _are_alike(self, at: int, other: int) -> bool:
        """Whether two lines, of which one may not be there, are as long as each other."""
        widths = self._widths[at : other + 1]
        return len(widths) > 1 and abs(widths[0] - widths[1]) <= _LIKE_NEIGHBOUR

    def _page_width(self) -> int:
        """The width that lines are cut at; 0 where they are not."""
        cut = [
            width
            for line, width, adjacent in zip(
                self._lines, self._widths, self._adjacent, strict=False
            )
            if adjacent and width >= 2 * _NARROWEST and _breaks_off(line.words)
        ]
        counted = Counter(cut)
        page = max(
            counted,
            key=lambda width: (sum(counted[width - less] for less in range(_SPREAD + 1)), width),
            default=0,
        )
        within = sum(page - _SPREAD <= width <= page for width in cut)
        beyond = sum(width for width in self._widths if width > page + 1)
        is_page = within >= _FEWEST and 2 * within > len(cut)
        return page if is_page and beyond <= _MOST_BEYOND * sum(self._widths) else 0


def _breaks_off(words: str) -> bool:
    """Whether a line is within a paragraph for all that its own words say."""
    has_clauses = bool(_CLAUSE_MARK.search(words))
    return has_clauses and not OPENS.match(words) and not ENDED.search(words.rstrip())


def _width(words: str) -> int:
    """The columns that words take: two for what is Chinese."""
    return sum(_WIDTH_OF_CHINESE if character > "\u1fff" else 1 for character in words)


def _indent(words: str) -> int:
    return _width(words[: len(words) - len(words.lstrip())])


def _usual_indent(lines: Sequence[Cut]) -> int:
    """How far most lines are set in."""
    counted = Counter(_indent(line.words) for line in lines if line.words.strip())
    return max(counted, key=lambda indent: counted[indent], default=0)
