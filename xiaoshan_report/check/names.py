"""Whether a figure is of what its name says: its words against those that state the number.

A name is in our own words, but made of the report's. So most of its characters stand in its
sentence, and of two figures near each other each name suits the words next to its own number at
least as well as those next to the other's. Two series that change places are found by that.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from xiaoshan_report.check.accounts import around
from xiaoshan_report.check.alignment import Line
from xiaoshan_report.check.findings import Finding
from xiaoshan_report.check.readings import Read
from xiaoshan_report.documents.folding import comparable
from xiaoshan_report.language.punctuation import MARK, SENTENCE_END
from xiaoshan_report.model.vocabulary import Terms

_LEAST = Fraction(2, 3)
"""So much of a name is in its sentence; the rest says what is counted: 率, 面积, 数."""

_NEIGHBOURS = 32
"""With so many figures after it each one's name is exchanged; further off the sentence tells."""

_MARKS = re.compile(r"[\W_]+")


class _Named(NamedTuple):
    """A figure, its name's characters, the words next to its number, and those of the sentence."""

    read: Read
    name: str
    near: str
    sentence: str


def misnamed(each: Sequence[Read], line: Line, terms: Terms) -> Iterator[Finding]:
    """Return the figures whose names are not what the words around their numbers are of.

    What is marked has a name that nobody has confirmed.
    """
    named = [one for one in _named(each, line) if one.read.figure.todo is None]
    wrong = {number for number, one in enumerate(named) if not _is_of_sentence(one, terms)}
    wrong |= set(_exchanged(named))
    for number in sorted(wrong):
        figure, claim, reading = named[number].read
        subject = reading.name if reading else named[number].near
        yield around(
            line, claim.start, claim.end, "name", figure.id, name=figure.name, subject=subject
        )


def _named(each: Sequence[Read], line: Line) -> Iterator[_Named]:
    """The figures with their words: next to a number are those from the number before it on."""
    marks = [mark.start() for mark in MARK.finditer(line.text)]
    ends = [0, *(end.end() for end in SENTENCE_END.finditer(line.text)), len(line.text)]
    before = 0
    for read in each:
        start, end = read.claim.start, read.claim.end
        first = max(one for one in ends if one <= start)
        last = min(one for one in ends if one >= end)
        clause = min((one for one in marks if one >= end), default=last)
        said = read.reading.name if read.reading else ""
        near = said + line.text[max(first, before) : min(last, clause)]
        name = _MARKS.sub("", comparable(read.figure.name))
        yield _Named(read, name, near, said + line.text[first:last])
        before = end


def _is_of_sentence(one: _Named, terms: Terms) -> bool:
    said = one.read.reading.name if one.read.reading else ""
    return _characters(one.name, one.sentence) >= _LEAST or terms.are_one(
        one.read.figure.name, said
    )


def _exchanged(named: Sequence[_Named]) -> Iterator[int]:
    """The figures whose names would suit the words better if two of them changed places."""
    own = [_suits(one.name, one.near) for one in named]
    for i, one in enumerate(named):
        for j in range(i + 1, min(len(named), i + 1 + _NEIGHBOURS)):
            other = named[j]
            if _suits(one.name, other.near) + _suits(other.name, one.near) > own[i] + own[j]:
                yield from (i, j)


def _suits(name: str, words: str) -> Fraction:
    """How much of a name is in some words: of its characters, and of its pairs of them."""
    pairs = [name[i : i + 2] for i in range(len(name) - 1)] or [name]
    return _characters(name, words) + Fraction(sum(pair in words for pair in pairs), len(pairs))


def _characters(name: str, words: str) -> Fraction:
    return Fraction(sum(character in words for character in name), max(1, len(name)))
