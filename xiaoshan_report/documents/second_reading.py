"""A document's numerals as its reader has them, held against those of a second reader."""

import re
from collections import Counter
from collections.abc import Iterator

from xiaoshan_report.errors import Message
from xiaoshan_report.numerals.bare_words import UNSEEN
from xiaoshan_report.numerals.half_width import normalise_clauses

_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
"""A number in digits, with its point and commas: 1,246.8."""

_MOST_NAMED = 5


def differences(text: str, second: str) -> tuple[Message, ...]:
    """Return a remark where a text lacks numerals that a second reader finds, or has others.

    `second` is what an independent reader makes of the same part of the same file, in any order;
    the remark names the first of those that differ.
    """
    read, found = _numerals(text), _numerals(second)
    remarks = (("numerals-unread", found - read), ("numerals-unfounded", read - found))
    return tuple(
        Message(key, count=differing.total(), numerals=_named(differing))
        for key, differing in remarks
        if differing
    )


def _numerals(text: str) -> Counter[str]:
    return Counter(_NUMERAL.findall(normalise_clauses(UNSEEN.sub("", text))))


def _named(numerals: Counter[str]) -> str:
    return "、".join(list(numerals)[:_MOST_NAMED])


_ANCHOR = 30
"""The characters by which the beginning and the end of a text are found again."""

_GAP = "[ |]*"
_BLANKS = re.compile(r"\s+")


def stretch(whole: str, text: str) -> str:
    """Return the part of a second reading of a whole file that begins and ends as a text does.

    Where the end stands more than once, as a page that has its text twice does, the part is that
    which is about as long as the text.
    """
    whole = _BLANKS.sub(" ", whole)
    signs = "".join(text.replace("|", "").split())
    start, _ = next(_places(whole, signs[:_ANCHOR]), (0, 0))
    ends = (end for _, end in _places(whole, signs[-_ANCHOR:], start))
    end = min(ends, key=lambda end: abs(end - start - len(text)), default=len(whole))
    return whole[start:end]


def _places(whole: str, signs: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Where signs stand, whatever blanks are between them."""
    pattern = re.compile(_GAP.join(map(re.escape, signs)))
    return (found.span() for found in pattern.finditer(whole, start))
