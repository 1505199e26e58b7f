"""The marks that reports number their parts with: 一、, （二）, 三是, 4., ⑤."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from xiaoshan_report.documents.page_furniture import SPACE
from xiaoshan_report.numerals import grammar as numerals
from xiaoshan_report.numerals.characters import HAN

Family = Literal[
    "root",
    "appendix",
    "chapter",
    "part",
    "item",
    "is",
    "ordinal",
    "number",
    "bracket",
    "circle",
    "is-inside",
    "ordinal-inside",
    "number-inside",
    "bracket-inside",
    "circle-inside",
    "dash",
    "line",
    "sentence",
]
"""How a piece of text is set off: a chapter without a number (2023年工作回顾); a part 一、; an
item （一）; 一是; 第一，; 1.; （1）; ①; the last five also within a line; a dash; a title on a line
of its own; a first sentence that is a title."""

NUMBERED: tuple[Family, ...] = (
    "part",
    "item",
    "number",
    "bracket",
    "circle",
    "ordinal",
    "is",
    "number-inside",
    "bracket-inside",
    "circle-inside",
    "ordinal-inside",
    "is-inside",
)
"""The families that a list of projects may be numbered with."""

WITHIN_SENTENCE = tuple(family for family in NUMBERED if family not in ("part", "item", "is"))
"""The families that a titled paragraph can hold."""

WITHIN_LINE: frozenset[Family] = frozenset(
    ("is-inside", "ordinal-inside", "number-inside", "bracket-inside", "circle-inside")
)
"""The families of what is numbered within a line."""

_DIGITS = "一二三四五六七八九"
_CHINESE = f"[{_DIGITS}]?十[{_DIGITS}]?|[{_DIGITS}]"
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_MARK = (
    rf"(?P<part>(?:{_CHINESE})、(?![{_DIGITS}十]{{1,3}}[、是])|第(?:{_CHINESE})(?:部分|章)[、：:，,]?)"
    rf"|(?P<item>[（(](?:{_CHINESE})[）)])"
    rf"|(?P<is>(?:{_CHINESE})[是要](?![否非]))"
    rf"|(?P<ordinal>第(?:{_CHINESE})(?:[项件][，,、：:]?|[，,、：:]))"
    r"|(?P<number>\d{1,2}[.．、](?!\d))"
    r"|(?P<bracket>[（(]\d{1,2}[）)])"
    rf"|(?P<circle>[{_CIRCLES}])"
    rf"|(?P<dash>(?:——|--|——|－－)(?:——|--){{0,2}}(?=(?:{HAN}|“)))"
)
OPENS = re.compile(rf"(?:^{SPACE}*|(?<=[。；;！!？?：:，,、]){SPACE}{{0,8}})(?:{_MARK})")
"""A mark that a line begins with, or where it is searched for, one within it."""

_ONLY_AT_START = {"dash"}
_AFTER_COMMA = {"bracket", "circle"}
"""The marks that need no sentence to end before them."""

_INSIDE_NAMES: dict[str, Family] = {
    "is": "is-inside",
    "ordinal": "ordinal-inside",
    "number": "number-inside",
    "bracket": "bracket-inside",
    "circle": "circle-inside",
}


class ListMark(NamedTuple):
    """A numbering mark in a line: its family, its number (0 for a dash), and where it stands."""

    family: Family
    number: int
    start: int
    end: int


def marks(lines: list[str], first: int, last: int) -> dict[int, list[ListMark]]:
    """Return the marks from line `first` to `last`, by line, less those that number nothing.

    A mark counts where it carries on a list that began with one, and that list has two at least.
    Lists of marks at the start of lines and of marks within lines are kept apart; a line that goes
    on with the number after its first mark's is a list within.
    """
    candidates = [
        (number, mark) for number in range(first, last + 1) for mark in marks_in(lines[number - 1])
    ]
    kept: dict[int, list[ListMark]] = {}
    for index in sorted(_in_lists([mark for _, mark in candidates])):
        number, mark = candidates[index]
        kept.setdefault(number, []).append(mark)
    return kept


def numbering(lines: Iterable[tuple[int, str]]) -> dict[int, list[ListMark]]:
    """Return the marks of numbered lines that number what they stand before, by line.

    A mark numbers where it has no number, begins a list, or carries on one at the start of lines
    or the last one of its kind: 三是 behind 二是. Any other is not what it seems, or a number is
    missing.
    """
    reached: dict[tuple[str, bool], int] = {}  # by kind, at the start of lines or anywhere
    kept: dict[int, list[ListMark]] = {}
    for number, line in lines:
        for mark in marks_in(line):
            kind = mark.family.removesuffix("-inside")
            following = {reached.get((kind, opens), 0) + 1 for opens in (True, False)}
            if mark.number in {0, 1, *following}:
                kept.setdefault(number, []).append(mark)
            reached[kind, False] = mark.number
            if not mark.start:
                reached[kind, True] = mark.number
    return kept


_WITHOUT_BRACKET = re.compile(rf"(?:{_CHINESE})[）)]")
"""A mark that has lost its opening bracket: 三）改革开放持续深化."""


def marks_in(line: str) -> Iterator[ListMark]:
    """Find what looks like a mark in a line, whatever it numbers."""
    if found := _WITHOUT_BRACKET.match(line):
        yield ListMark("item", _number(found[0]), *found.span())
    yield from _of_line(line)


@lru_cache(maxsize=1024)  # a line is asked for its marks to find lists, blocks and numerals
def _of_line(line: str) -> tuple[ListMark, ...]:
    found = list(OPENS.finditer(line))
    opening = found.pop(0) if found and not found[0].start() else None
    inside = [_mark(m, inside=True) for m in found if _parts(m)]
    inside = [mark for mark in inside if mark.family not in _ONLY_AT_START]
    if not opening:
        return tuple(inside)
    mark = _mark(opening, inside=False)
    family = _INSIDE_NAMES.get(mark.family)
    following = next((m for m in inside if m.family == family), None)
    if family and following and following.number == mark.number + 1:
        mark = mark._replace(family=family)
    return mark, *inside


def _parts(inside: re.Match[str]) -> bool:
    """Whether what stands before a mark within a line ends enough for it."""
    after = inside.string[inside.start() - 1]
    return after not in "，,、" or inside.lastgroup in _AFTER_COMMA


def _mark(match: re.Match[str], *, inside: bool) -> ListMark:
    name = str(match.lastgroup)
    family: Family = name  # type: ignore[assignment]
    if inside:
        family = _INSIDE_NAMES.get(name, family)
    return ListMark(family, _number(match[name]), match.start(name), match.end(name))


def _number(mark: str) -> int:
    """The number of a mark; 0 for a dash."""
    if mark in _CIRCLES:
        return _CIRCLES.index(mark) + 1
    if digits := re.search(r"\d{1,2}", mark):
        return int(digits[0])
    chinese = re.search(_CHINESE, mark)
    return int(numerals.read(chinese[0]).value) if chinese else 0


def _in_lists(found: list[ListMark]) -> Iterator[int]:
    """The indices of the marks that stand in a list of two or more, in no order."""
    last: dict[Family, tuple[int, int]] = {}  # of each family the number reached, and its index
    for index, mark in enumerate(found):
        if mark.family == "dash":
            yield index
            continue
        reached, before = last.get(mark.family, (0, -1))
        if mark.number == 1:
            last[mark.family] = (1, index)
        elif mark.number == reached + 1 and reached:
            if reached == 1:
                yield before
            yield index
            last[mark.family] = (mark.number, index)
