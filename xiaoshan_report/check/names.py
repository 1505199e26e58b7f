"""Whether a figure is of what its name says: its words against those that state the number.

A name is in our own words, but made of the report's. So most of its characters stand in its
sentence, and of two figures near each other each name suits the words next to its own number at
least as well as those next to the other's. Two series that change places are found by that.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from xiaoshan_report.check.accounts import around
from xiaoshan_report.check.alignment import Line
from xiaoshan_report.check.findings import Finding
from xiaoshan_report.check.likeness import exchanged, letters, share
from xiaoshan_report.check.readings import Read
from xiaoshan_report.language.punctuation import MARK, SENTENCE_END
from xiaoshan_report.model.vocabulary import Terms
from xiaoshan_report.numerals.lexicon import any_of, lexicon

_LEAST = Fraction(2, 3)
"""So much of a name is in its sentence; the rest says what is counted: 率, 面积, 数."""

_FURTHEST = 600
"""So many characters on either side of a number its sentence runs at the most."""

_NEIGHBOURS = 32
"""With so many figures after it each one's name is exchanged; further off the sentence tells."""

_COUNTING = re.compile(any_of(lexicon().restating.counting))

Names = Mapping[str | None, str]
"""The names of indicators by their ids."""


class _Named(NamedTuple):
    """A figure, a name of it and its characters, the words next to its number, and more of them."""

    read: Read
    said: str
    name: str
    near: str
    sentence: str


def misnamed(
    each: Sequence[Read], line: Line, owners: Names, terms: Terms, *, closely: bool
) -> Iterator[Finding]:
    """Return the figures whose names, or whose `owners`', are not what the words around are of.

    What is marked has a name that nobody has confirmed. `closely` is whether a name may have no
    word of its own but those of what is counted.
    """
    confirmed = [one for one in each if one.figure.todo is None]
    own = [one.figure.name for one in confirmed]
    for names in (own, [owners.get(one.figure.indicator, "") for one in confirmed]):
        named = [one for one in _named(confirmed, names, line) if one.said]
        strange = {n for n, o in enumerate(named) if not _is_of_sentence(o, terms, closely=closely)}
        for number in sorted(strange | {*_exchanged(named)}):
            (figure, claim, reading), said, _, near, _ = named[number]
            if names is own or said != figure.name:  # else it is found already
                subject = (reading and reading.name) or near
                place = claim.start, claim.end
                yield around(line, *place, "name", figure.id, name=said, subject=subject)


def _named(each: Sequence[Read], names: Sequence[str], line: Line) -> Iterator[_Named]:
    """The figures with their words: next to a number are those from the number before it on."""
    marks = [*(mark.start() for mark in MARK.finditer(line.text)), len(line.text)]
    ends = [0, *(end.end() for end in SENTENCE_END.finditer(line.text)), len(line.text)]
    before = 0
    for read, name in zip(each, names, strict=True):
        start, end = read.claim.start, read.claim.end
        first = max(ends[bisect_right(ends, start) - 1], start - _FURTHEST)
        last = min(ends[bisect_left(ends, end)], end + _FURTHEST)
        clause = min(marks[bisect_left(marks, end)], last)
        subject = read.reading.name if read.reading else ""
        near = subject + line.text[max(first, before) : clause]
        yield _Named(read, name, letters(name), near, subject + line.text[first:last])
        before = end


def _is_of_sentence(one: _Named, terms: Terms, *, closely: bool) -> bool:
    """Whether a name is made of its sentence: mostly, or but for words of what is counted."""
    if one.read.reading and terms.are_one(one.said, one.read.reading.name):
        return True
    rest = _COUNTING.sub("", one.name) if closely else one.name
    return not rest or share(rest, one.sentence) >= (1 if closely else _LEAST)


def _exchanged(named: Sequence[_Named]) -> Iterator[int]:
    """The figures whose names would suit the words better if two of them changed places."""
    return exchanged(len(named), lambda i, j: _suits(named[i].name, named[j].near), _NEIGHBOURS)


def _suits(name: str, words: str) -> Fraction:
    """How much of a name is in some words: of its characters, and of its pairs of them."""
    pairs = [name[i : i + 2] for i in range(len(name) - 1)] or [name]
    return share(name, words) + share(pairs, words)
