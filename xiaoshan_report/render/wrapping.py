"""Texts broken into lines for a width in terminal columns, Chinese or English, no number cut."""

import re
from collections.abc import Iterator
from functools import cache

from rich.cells import cell_len, set_cell_size

_LETTERS = r"\wÀ-ÖØ-öø-ɏ"  # of Latin, those of Ürümqi and São Paulo too
_WORD = rf"-*\.?[{_LETTERS}](?:[{_LETTERS}.,:%/+–—'’-]*[{_LETTERS}%])?'?"
_BRACKETS = r"（[^（）]{1,4}）"  # what is as short as a unit
_PIECE = re.compile(rf"\s+|{_WORD}|{_BRACKETS}|.", re.ASCII | re.DOTALL)
_NOT_FIRST = frozenset("，。、；：？！）》」』”’,.;:?!)]%…·")
_NOT_LAST = frozenset("（《「『“‘([")


def wrap(text: str, width: int, *, quantities: bool = True) -> list[str]:
    """Return the lines of `text`, none wider than `width`.

    A line breaks between any two Chinese characters and at spaces, never within a Latin word or
    an ending of files (.csv), a number with its unit (42.35 bn yuan, 105.3万平方米) or short
    brackets that fit, never before closing or after opening punctuation. A text without
    `quantities` is broken without reading the units.
    """
    if cell_len(text) <= width:
        return [text.rstrip()]
    pieces = _quantities() if quantities else _PIECE
    lines: list[str] = []
    line, taken = "", 0
    for unit in (part for whole in _units(text, pieces) for part in _folded(whole, width)):
        if line and taken + cell_len(unit.rstrip()) > width:
            lines.append(line.rstrip())
            line = unit.lstrip()
            taken = cell_len(line)
        else:
            line += unit
            taken += cell_len(unit)
    return [*lines, line.rstrip()]


@cache
def _quantities() -> re.Pattern[str]:
    """The pieces of a text, those of a number, its scale and its unit one piece."""
    from xiaoshan_report.numerals.units import unit_words

    scales, units = ("|".join(map(re.escape, words)) for words in unit_words())
    follow = rf"[+*↓余多]*(?: ?(?:{scales}))?(?: ?(?:{units}))?(?![A-Za-z])"
    of_heading = rf"(?:{scales}) (?:{units})(?![A-Za-z])"
    word = rf"{of_heading}|{_WORD}(?:(?<=[0-9]){follow})?|{_BRACKETS}"
    return re.compile(rf"\s+|{word}|.", re.ASCII | re.DOTALL)


def _units(text: str, pieces: re.Pattern[str]) -> Iterator[str]:
    """The shortest runs that must stay together."""
    held = ""
    for piece in pieces.findall(text):
        if held and (piece in _NOT_FIRST or held[-1] in _NOT_LAST or piece.isspace()):
            held += piece
        else:
            if held:
                yield held
            held = piece
    if held:
        yield held


def _folded(unit: str, width: int) -> Iterator[str]:
    """The unit, or if it is too wide for a line, pieces of it that are not."""
    if cell_len(unit.rstrip()) > width:
        for part in _units(unit, _PIECE):
            yield from _cut(part, width)
    else:
        yield unit


def _cut(unit: str, width: int) -> Iterator[str]:
    while cell_len(unit.rstrip()) > width > 1:
        cut = len(set_cell_size(unit, width).rstrip())
        after = max((unit.rfind(mark, 0, cut) + 1 for mark in "-./"), default=0) or cut
        yield unit[:after]
        unit = unit[after:]
    yield unit


def narrowest(text: str) -> int:
    """Return the width below which a word of the text would be cut."""
    return max((cell_len(unit.rstrip()) for unit in _units(text, _PIECE)), default=0)
