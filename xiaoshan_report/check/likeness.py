"""How much of some words is in others, and which of several would be better exchanged."""

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from xiaoshan_report.documents.folding import comparable

_MARKS = re.compile(r"[\W_]+")

Fits = Callable[[int, int], Fraction]
"""How well the text of one number suits the words of another."""


def letters(words: str) -> str:
    """Return words, comparable, without blanks and marks."""
    return _MARKS.sub("", comparable(words))


def share(parts: Sequence[str], words: str) -> Fraction:
    """Return how much of the parts is in some words: of the characters of 二产 half in 一产."""
    return Fraction(sum(part in words for part in parts), max(1, len(parts)))


def exchanged(count: int, fits: Fits, neighbours: int) -> Iterator[int]:
    """Return the numbers, so near each other, of which two would fit better in changed places."""
    own = [fits(number, number) for number in range(count)]
    for i in range(count):
        for j in range(i + 1, min(count, i + 1 + neighbours)):
            if fits(i, j) + fits(j, i) > own[i] + own[j]:
                yield from (i, j)
