"""A report's text as it comes: its lines made comparable, and matched to the model's paragraphs."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from xiaoshan_report.check.evidence import Stated, evidence
from xiaoshan_report.documents.folding import Compared, Document, compared
from xiaoshan_report.documents.occurrences import Search
from xiaoshan_report.model.structs import Report

_TELLING = 4
"""The characters that words need to tell which line a paragraph is."""

_MOST_LINES = 8
"""Of how many lines, the likeliest, a paragraph may turn out to be one."""

_MOST_FOUND = 1000
"""Words found more often than this tell nothing about where a paragraph is."""


class Line(NamedTuple):
    """A folded line of the text: its 1-based number there, and its words.

    `paragraphs` are those that it is, each with its line's own number in the text: of the lines
    that it was cut into, every one may be a paragraph.
    """

    number: int
    paragraphs: tuple[tuple[int, int], ...]
    text: str

    @property
    def paragraph(self) -> int | None:
        """The paragraph that it is, or the first of them."""
        return self.paragraphs[0][0] if self.paragraphs else None


class Aligned:
    """A model beside a text: what it states, and the text's lines with the paragraphs they are."""

    def __init__(self, report: Report, document: Document) -> None:
        self.document, self.stated = document, evidence(report)
        self.compared = list(document.compared())
        self.lines = _align(self.stated, self.compared)

    @cached_property
    def by_paragraph(self) -> dict[int, Line]:
        """The line that each paragraph of the model is, where it is one."""
        return {paragraph: line for line in self.lines for paragraph, _ in line.paragraphs}

    def printed(self, line: Line) -> str:
        """Return a line as the document has it."""
        return self.document.lines[line.number - 1]

    def places(self, line: Line) -> list[int]:
        """Return where each character of a line stands as it is printed, and where that ends."""
        printed = self.printed(line)
        return [*compared(printed).places, len(printed)]


def _align(stated: Stated, every: Iterable[Compared]) -> list[Line]:
    """The lines of a text, with the paragraphs of the report that each of them is.

    A paragraph is the line with the most of its evidence, in the paragraphs' order.
    """
    lines = [line for line in every if line.words]
    parts = list(_parts(lines))
    text = "\n".join(line.words for line in lines)
    found = _in_order(_candidates(stated, text, [part.start for part in parts]))
    numbers = [part.number for part in parts]
    places = _between(found, stated, _counted(found, numbers))
    paragraphs: dict[int, list[tuple[int, int]]] = {}
    for paragraph, index in sorted(places.items()):
        paragraphs.setdefault(parts[index].line, []).append((paragraph, numbers[index]))
    return [
        Line(line.number, tuple(paragraphs.get(index, ())), line.words)
        for index, line in enumerate(lines)
    ]


class _Part(NamedTuple):
    """A line as the text has it: its number there, which line it is of, and where it begins."""

    number: int
    line: int
    start: int


def _parts(lines: Iterable[Compared]) -> Iterator[_Part]:
    """The text's own lines, and where each begins among all the words joined."""
    start = 0
    for index, line in enumerate(lines):
        for number, begin in line.begins:
            yield _Part(number, index, start + begin)
        start += len(line.words) + 1


class _Candidate(NamedTuple):
    """A line that a paragraph may be, with the length of its evidence there."""

    paragraph: int
    line: int
    weight: int


def _candidates(stated: Stated, text: str, starts: list[int]) -> list[_Candidate]:
    """For each paragraph the lines, of which each has its start, with most of its evidence."""
    search = Search(text)
    lines_with = cache(lambda words: _lines_with(words, search, starts))  # many say the same
    candidates: list[_Candidate] = []
    for paragraph, every in sorted(stated.items()):
        weights: Counter[int] = Counter()
        for words in {one.words for one in every}:
            if len(words) >= _TELLING:
                for index in lines_with(words):
                    weights[index] += len(words)
        likeliest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_MOST_LINES]
        candidates += (
            _Candidate(paragraph, index, weight)
            for index, weight in likeliest
            if 2 * weight >= likeliest[0][1]
        )
    return candidates


def _lines_with(words: str, search: Search, starts: list[int]) -> set[int]:
    """The indices of the lines in which the words begin; none where they are too common to tell."""
    indices: set[int] = set()
    for count, position in enumerate(search.occurrences(words)):
        if count == _MOST_FOUND:
            return set()
        indices.add(bisect_right(starts, position) - 1)
    return indices


def _in_order(candidates: list[_Candidate]) -> dict[int, int]:
    """The heaviest choice of a line for each paragraph in which both run upwards."""
    best: list[tuple[int, int | None]] = []  # the weight up to each candidate, and the one before
    heaviest = _Heaviest(1 + max((here.line for here in candidates), default=0))
    for _, group in groupby(candidates, key=attrgetter("paragraph")):
        first = len(best)
        for here in group:
            weight, before = heaviest.before(here.line)
            best.append((weight + here.weight, before))
        for number in range(first, len(best)):
            heaviest.add(candidates[number].line, best[number][0], number)
    chain: dict[int, int] = {}
    last = max(range(len(best)), key=lambda i: best[i][0], default=None)
    while last is not None:
        chain[candidates[last].paragraph] = candidates[last].line
        last = best[last][1]
    return chain


class _Heaviest:
    """The heaviest chain that ends before a line, kept as a tree of prefixes (P. Fenwick, 1994)."""

    def __init__(self, lines: int) -> None:
        self._prefixes = [(0, 0)] * (lines + 1)  # a weight, and less the number of its candidate

    def add(self, line: int, weight: int, number: int) -> None:
        """Add the chain of so much weight that ends in a line with the candidate of this number."""
        place = line + 1
        while place < len(self._prefixes):
            self._prefixes[place] = max(self._prefixes[place], (weight, -number))
            place += place & -place

    def before(self, line: int) -> tuple[int, int | None]:
        """Return the weight of the heaviest chain that ends before a line, and its candidate."""
        found = (0, 0)
        place = line
        while place:
            found = max(found, self._prefixes[place])
            place -= place & -place
        return found[0], -found[1] if found[0] else None


def _counted(found: dict[int, int], numbers: list[int]) -> list[int]:
    """What the model counts as paragraphs, by the places found: all lines, or those with words."""
    pairs = list(pairwise(sorted(found.items())))
    physical = sum(numbers[b] - numbers[a] == q - p for (p, a), (q, b) in pairs)
    written = sum(b - a == q - p for (p, a), (q, b) in pairs)
    return numbers if physical >= written else list(range(len(numbers)))


def _between(
    found: dict[int, int], paragraphs: Iterable[int], counted: list[int]
) -> dict[int, int]:
    """The same with paragraphs placed that their neighbours' lines leave only one place for.

    `counted` are the numbers of the lines, as far as the model counts them.
    """
    places = dict(found)
    lines = {number: index for index, number in enumerate(counted)}
    placed = sorted(found)
    for paragraph in sorted(set(paragraphs) - set(found)):
        at = bisect_left(placed, paragraph)
        before = placed[at - 1] if at else None
        after = placed[at] if at < len(placed) else None
        near = before if before is not None else after
        if near is None:
            continue
        index = lines.get(counted[places[near]] + paragraph - near)
        taken = places[after] if after is not None else len(counted)
        if index is not None and index < taken:
            places[paragraph] = index
            placed.insert(at, paragraph)
    return places
