"""Where in a text the words stand that a model says stand there."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from xiaoshan_report.check import claims as claiming
from xiaoshan_report.check.alignment import Aligned, Line
from xiaoshan_report.check.evidence import LEDGER_KINDS, Evidence, Stated
from xiaoshan_report.documents.folding import Document
from xiaoshan_report.documents.occurrences import Search
from xiaoshan_report.language.no_figures import Claim, LedgerKind
from xiaoshan_report.model.structs import Figure, NumeralEntry, Owner, Report

_TELLING = 4
"""The characters that words need to tell that it is they that stand elsewhere now."""


class Run(NamedTuple):
    """A run of words of a text: its folded line, and where in that it begins and ends."""

    line: int
    start: int
    end: int


class Runs:
    """Runs of words of which one may lie across another."""

    def __init__(self, runs: Iterable[Run]) -> None:
        self._of_line: dict[int, list[Run]] = {}
        for run in runs:
            self._of_line.setdefault(run.line, []).append(run)

    def meet(self, run: Run) -> bool:
        """Tell whether any of them shares a character with another run."""
        near = self._of_line.get(run.line, ())
        return any(one.start < run.end and run.start < one.end for one in near)


class InText:
    """A model beside a text, which may be another than it was made from.

    `figures` has the runs that account for a numeral, by the figure's id; `tasks` the words of each
    task.
    """

    def __init__(self, report: Report, document: Document) -> None:
        aligned = Aligned(report, document)
        stated, words = aligned.stated, _Lines(aligned.lines)
        self._lines = _with_moved(aligned, words)
        self._now = {was: now for line in self._lines for was, now in line.paragraphs}
        self._places: dict[tuple[str, int], int] = {}
        self.figures: dict[str, list[Run]] = {}
        self._numerals: dict[tuple[str, LedgerKind], list[Run]] = {}
        self.tasks: dict[str, Run] = {}
        for line in self._lines:
            found = claiming.find(line, stated)
            for one, places in found:
                if places and one.listed == "tasks":
                    self.tasks[one.who] = Run(line.number, *places[0])
            self._claim(claiming.claims(found, line), line)
        self._find_each(stated, words)

    def _claim(self, claims: Iterable[Claim], line: Line) -> None:
        for claim in claims:
            run = Run(line.number, claim.start, claim.end)
            if claim.kind == "figures":
                self.figures.setdefault(claim.who, []).append(run)
            else:
                self._numerals.setdefault((claim.who, claim.kind), []).append(run)

    def _find_each(self, stated: Stated, words: "_Lines") -> None:
        """Find all that accounts for a numeral, also where its sentence has moved alone."""
        own = {was: line for line in self._lines for was, _ in line.paragraphs}
        for paragraph, every in stated.items():
            for one in filter(lambda one: one.kind, every):
                line = own.get(paragraph)
                if line and one.words in line.text:
                    self._places[one.who, paragraph] = self._now[paragraph]
                elif (moved := words.only(one.words)) is not None:
                    line = self._lines[moved]
                    self._places[one.who, paragraph] = line.number
                    alone = line._replace(paragraphs=((paragraph, line.number),))
                    if one.kind == "figures":
                        self.figures[one.who] = []
                    found = claiming.find(alone, {paragraph: [one]})
                    self._claim(claiming.claims(found, alone), alone)

    def paragraph_of(self, figure: Figure) -> int | None:
        """Return the paragraph in which a figure's words stand, if they stand in one only."""
        return self._places.get((figure.id, figure.paragraph))

    def of_numeral(self, numeral: NumeralEntry) -> list[Run]:
        """Return the runs that an entry of its words and its kind accounts for."""
        return self._numerals.get((numeral.text, LEDGER_KINDS[numeral.kind]), [])

    def paragraphs_of(self, numeral: NumeralEntry) -> list[int]:
        """Return the paragraphs in which an entry's words stand."""
        return [self._places.get((numeral.text, one), self.now(one)) for one in numeral.paragraphs]

    def now(self, paragraph: int) -> int:
        """Return the number that a paragraph of the model has in the text.

        One of which the model quotes nothing is as far from the next one as it was.
        """
        if paragraph in self._now or not self._now:
            return self._now.get(paragraph, paragraph)
        behind = [was for was in self._now if was > paragraph]
        near = min(behind) if behind else max(self._now)
        return max(1, self._now[near] + paragraph - near)

    def begins(self, figures: Iterable[str]) -> Run | None:
        """Return where the first of some figures stands."""
        return min((run for one in figures for run in self.figures.get(one, ())), default=None)


def names_at(report: Report, owners: Iterable[Owner], text: InText) -> dict[Run, set[str]]:
    """Return the names of the figures of these owners by where they stand in a text."""
    names: dict[Run, set[str]] = {}
    for owner in owners:
        for figure in report.figures[owner.id]:
            for run in text.figures.get(figure.id, ()):
                names.setdefault(run, set()).add(figure.name)
    return names


class _Lines:
    """The lines of a text, searched together."""

    def __init__(self, lines: Iterable[Line]) -> None:
        texts = [line.text for line in lines]
        self._starts = [0, *accumulate(len(text) + 1 for text in texts)]
        self._search = Search("\n".join(texts))

    def having(self, words: str) -> Iterator[int]:
        """Yield the index of a line for each time that words stand in it."""
        for at in self._search.occurrences(words):
            yield bisect_right(self._starts, at) - 1

    def only(self, words: str) -> int | None:
        """Return the index of the line in which words stand, if it is the only one.

        Words of a character or two may be anybody's.
        """
        first: int | None = None
        if len(words) < _TELLING:
            return None
        for index in self.having(words):
            if first not in (None, index):
                return None
            first = index
        return first


def _with_moved(aligned: Aligned, words: _Lines) -> list[Line]:
    """The lines, also of the paragraphs that stand before or behind others than they did."""
    lines = aligned.lines
    moved: set[int] = set()
    here: dict[int, list[tuple[int, int]]] = {}
    for paragraph, every in aligned.stated.items():
        line = aligned.by_paragraph.get(paragraph)
        if line and any(one.words in line.text for one in every):
            continue
        if (index := _likeliest(every, words)) is not None:
            moved.add(paragraph)
            here.setdefault(index, []).append((paragraph, lines[index].number))
    stayed = ([one for one in line.paragraphs if one[0] not in moved] for line in lines)
    return [
        line._replace(paragraphs=(*kept, *here.get(index, ())))
        for index, (line, kept) in enumerate(zip(lines, stayed, strict=True))
    ]


def _likeliest(every: Iterable[Evidence], words: _Lines) -> int | None:
    """The line that has most of what is said to stand in a paragraph and in no other line."""
    weights: Counter[int] = Counter()
    for one in every:
        if (index := words.only(one.words)) is not None:
            weights[index] += len(one.words)
    return max(weights, key=lambda index: weights[index], default=None)
