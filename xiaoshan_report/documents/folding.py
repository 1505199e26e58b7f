"""A text folded to one form, for all that reads it: its lines whole, its words without marks.

What a line loses and gains in folding leads back to the text: every character of a folded line
knows where it stands there.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from xiaoshan_report.documents.line_breaks import Cut, carried_on
from xiaoshan_report.numerals.bare_words import (
    MARKUP,
    MAY_BE_MORE,
    NOTE_MARK,
    QUOTED,
    UNSEEN,
    bare,
    numbers_page,
    parts_words,
    plain_forms,
)
from xiaoshan_report.numerals.half_width import THOUSANDS, normalise_clauses

_OPENING = re.compile(
    r"(?P<indent>\s*)(?:#{1,6}\s+|[-*+](?:\s+|(?=\*\*))|[●•■□◆◇▲►▶▪◦※\uf000-\uf0ff]\s*)+"
)
"""What a heading of Markdown, or an item of a list, opens with: “## ”, “- ”, ● ."""

_ROW = re.compile(r"\s*\|(?P<cells>.*)\|\s*")
_RULE = re.compile(r"[\s|:\-—=_*]{3,}")
"""A line without words: what parts the head of a table, or one part of a page from another."""

_LINE_END = re.compile("\n")
_SPACES = re.compile(r"\s+")
_WORD = re.compile("[0-9A-Za-z]")
_DASH = re.compile(r"(?<=\d)[—–―](?=\d{1,2}月)")
"""What stands for a hyphen between two months: 1—5月."""

_ITEM = re.compile(r"(?:^\s*|[。;])\d{1,2}[.、]$")
"""What numbers an item before a blank, and is no part of a decimal: 1. 2所幼儿园."""

_ITEM_OR_DECIMAL = re.compile(r"\s*(\d{1,2})[．、](?=\d+[一-鿿])")
"""What either numbers an item, or begins a decimal or a list: 3．15座驿站."""

_ITEM_NUMBER = re.compile(r"\s*(\d{1,2})[.．、]")
_BESIDE_DIGITS = re.compile(
    r"(?<=[一-鿿、（(])[ \xa0](?=\d{4}[ \xa0]?年)|(?<=\d)[ \xa0](?=年)|(?<=年)[ \xa0](?=[一-鿿])"
)
"""A blank that a typist sets between a year and the words around it: 一、 2025 年工作回顾."""

_PARTED_NAME = re.compile(r"(?<=\d)\s(?=[A-Z](?![A-Za-z]))|(?<=PM)\s(?=\d)")  # 5 G, PM 2.5

_QUOTATION = str.maketrans("「」『』", "“”‘’")

_COMMA = re.compile("，(?![0-9]{3})|(?<![0-9])，")
"""A full-width comma that no number takes for one between groups of its digits."""


class Folded(NamedTuple):
    """Words, and where each of their characters stands in the text that they were folded from."""

    words: str
    places: Sequence[int]

    def between(self, start: int, end: int) -> "Folded":
        """Return a run of them."""
        return Folded(self.words[start:end], self.places[start:end])

    def without(self, spans: Sequence[tuple[int, int]]) -> "Folded":
        """Return them less these runs, which stand in order."""
        if not spans:
            return self
        words: list[str] = []
        places: list[int] = []
        end = 0
        for start, stop in (*spans, (len(self.words), 0)):
            words.append(self.words[end:start])
            places += self.places[end:start]
            end = stop
        return Folded("".join(words), places)


class Compared(NamedTuple):
    """A line in the form in which words are looked for.

    `begins` is where the text's own lines begin in it, each with its number; the first at 0.
    """

    number: int
    words: str
    begins: tuple[tuple[int, int], ...]


class Document:
    """A text, and its lines folded: as many as it has, those without words blank.

    A line that goes on in the next one, because it was too long for a page or was broken at a link,
    is whole in the place of its first part, and the others' places are blank.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        cuts = list(_cuts(text))
        self._lines = _less_fused(list(_whole(cuts)))
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    @cached_property
    def lines(self) -> list[str]:
        """The lines' words with their punctuation and spaces as they are printed."""
        return [line.words for line in self._lines]

    def quoted(self, line: int, start: int, end: int) -> str:
        """Return what the text has from `start` up to `end` of a line, by its 1-based number."""
        places = self._lines[line - 1].places
        return self.text[places[start] : places[end - 1] + 1]

    def line_of(self, line: int, start: int) -> int:
        """Return the number of the text's own line that a character of a line stands in."""
        return bisect_right(self._starts, self._lines[line - 1].places[start])

    def compared(self) -> Iterator[Compared]:
        """Return every line in the form in which words are looked for."""
        for number, line in enumerate(self.lines, 1):
            words, places = compared(line)
            yield Compared(number, words, tuple(self._begins(number, places)))

    def _begins(self, number: int, places: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Where the text's own lines begin in a line, with their numbers."""
        yield number, 0
        if not places or self.line_of(number, places[-1]) == number:
            return
        in_text = [self._lines[number - 1].places[place] for place in places]
        for part in range(number + 1, bisect_right(self._starts, in_text[-1]) + 1):
            begin = bisect_left(in_text, self._starts[part - 1])
            if part == len(self._starts) or in_text[begin] < self._starts[part]:
                yield part, begin


@lru_cache(maxsize=4096)  # each quote of a model is asked for by several rules
def comparable(words: str) -> str:
    """Return words of a text, as it prints them, in the form in which they are looked for."""
    return _compared(bare(words), _stray).words


def compared(line: str) -> Folded:
    """Return a folded line in the form in which words are looked for, with their places in it.

    Quotation marks are those of print, and a dash between months is a hyphen. Full-width forms are
    half-width, but for a comma that parts two numbers (居第1，235家); of the spaces only those are
    left that part words, or stand before a minus: 投资12亿元 -3.2%. One stays behind an
    item's number: 1. 2所幼儿园.
    """
    return _compared(line, _stray_in_line)


def _compared(line: str, stray: Callable[[re.Match[str]], Iterator[tuple[int, int]]]) -> Folded:
    if not line:
        return Folded("", ())
    plain = Folded(_quoted(_COMMA.sub(",", normalise_clauses(line))), range(len(line)))
    plain = plain.without([span for gap in _SPACES.finditer(plain.words) for span in stray(gap)])
    return plain.without([mark.span() for mark in THOUSANDS.finditer(plain.words)])


def _quoted(line: str) -> str:
    """The line with the quotation marks of print, whichever a page has: 「」, or "" alike."""
    line = _DASH.sub("-", line.translate(_QUOTATION))
    outside, *parts = line.split('"')
    return outside + "".join(f"{'“”'[n % 2]}{part}" for n, part in enumerate(parts))


def _stray_in_line(gap: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Do the same, but for one behind the number of an item."""
    is_number = gap.string[gap.end() : gap.end() + 1].isdecimal()
    if is_number and _ITEM.search(gap.string, max(0, gap.start() - 8), gap.start()):
        yield gap.start() + 1, gap.end()
    else:
        yield from _stray(gap)


def _stray(gap: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The part of a run of spaces that says nothing: all of it, or all but one."""
    before = gap.string[max(0, gap.start() - 1) : gap.start()]
    after = gap.string[gap.end() : gap.end() + 2]
    if _WORD.match(before):
        parts = bool(_WORD.match(after)) and not _PARTED_NAME.match(gap.string, gap.start())
    else:
        parts = after[:1] == "-" and after[1:].isdigit()
    start = gap.start() + parts
    if start < gap.end():
        yield start, gap.end()


# Lines


def _less_fused(lines: list[Folded]) -> list[Folded]:
    """Set a blank behind the numbers of items that would fuse with the next: 3． 15座驿站.

    They count on from the line before, or the line behind counts on from them.
    """
    last: re.Match[str] | None = None
    for at, line in enumerate(lines):
        if not line.words.strip():
            continue
        found = _ITEM_OR_DECIMAL.match(line.words)
        if found and (_counts(last, found) or _counts(found, _item_behind(lines, at))):
            end = found.end()
            words = f"{line.words[:end]} {line.words[end:]}"
            lines[at] = Folded(words, [*line.places[:end], *line.places[end - 1 :]])
        last = _ITEM_NUMBER.match(line.words)
    return lines


def _item_behind(lines: Sequence[Folded], at: int) -> re.Match[str] | None:
    behind = (line.words for line in lines[at + 1 : at + 4] if line.words.strip())
    return _ITEM_NUMBER.match(next(behind, ""))


def _counts(first: re.Match[str] | None, second: re.Match[str] | None) -> bool:
    return first is not None and second is not None and int(first[1]) + 1 == int(second[1])


def _cuts(text: str) -> Iterator[Cut]:
    """The lines of a text without what is no word, as they are cut there."""
    start = 0
    for line in text.split("\n"):
        yield _cut(Folded(line, range(start, start + len(line))))
        start += len(line) + 1


def _cut(line: Folded) -> Cut:
    line = line.without([gap.span() for gap in _BESIDE_DIGITS.finditer(line.words)])
    if not line.words:
        return Cut("", ())
    has_more = bool(MAY_BE_MORE.search(line.words))
    if has_more:
        words, places = line.without([found.span() for found in UNSEEN.finditer(line.words)])
        line = Folded(plain_forms(words), places)
    if _RULE.fullmatch(line.words):
        return Cut("", ())
    if numbers_page(line.words):
        return Cut("", (), ends_page=True)
    line, opens = _without_opening(line)
    if has_more:
        for pattern in (MARKUP, NOTE_MARK):
            line = line.without([found.span() for found in pattern.finditer(line.words)])
    return Cut(*line, opens=opens)


def _without_opening(line: Folded) -> tuple[Folded, bool]:
    """The line without the mark that it opens with, and whether that begins something."""
    if line.words.lstrip().startswith(">") and (quoted := QUOTED.match(line.words)):
        line = line.between(quoted.end(), len(line.words))
    if row := _ROW.fullmatch(line.words):
        return line.between(*row.span("cells")), True
    if opening := _OPENING.match(line.words):
        return line.without([(opening.end("indent"), opening.end())]), True
    return line, False


def _whole(cuts: Sequence[Cut]) -> Iterator[Folded]:
    """The lines made whole; blank ones for what has gone into the line before."""
    run: list[Cut] = []
    for cut, goes_on in zip(cuts, carried_on(cuts), strict=True):
        run.append(cut)
        if not goes_on:
            yield _joined(run)
            yield from (Folded("", ()) for _ in run[1:])
            run = []


def _joined(run: Sequence[Cut]) -> Folded:
    if len(run) == 1:
        return Folded(run[0].words, run[0].places)
    words: list[str] = []
    places: list[int] = []
    for cut in run:
        part = _stripped(cut, first=not words)
        if words and part.words and parts_words(words[-1][-1:], part.words[:1]):
            words.append(" ")
            places.append(places[-1] + 1)
        words.append(part.words)
        places += part.places
    return Folded("".join(words), places)


def _stripped(cut: Cut, *, first: bool) -> Folded:
    """A line without the spaces at its ends; the first one's indentation stays."""
    start = 0 if first else len(cut.words) - len(cut.words.lstrip())
    return Folded(cut.words, cut.places).between(start, len(cut.words.rstrip()))
