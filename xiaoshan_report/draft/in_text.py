"""Where in a text the words stand that a model says stand there."""

from collections.abc import Iterable
from typing import NamedTuple

from xiaoshan_report.check import claims as claiming
from xiaoshan_report.check.alignment import align
from xiaoshan_report.check.evidence import evidence
from xiaoshan_report.documents.folding import Document, comparable
from xiaoshan_report.model.structs import Figure, Report


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

    `figures` and `numerals` have the runs that account for a numeral, by the figure's id and by the
    entry's words; `tasks` the words of each task.
    """

    def __init__(self, report: Report, text: str) -> None:
        stated = evidence(report)
        self._lines = align(stated, Document(text).compared())
        self._now = {was: now for line in self._lines for was, now in line.paragraphs}
        self._in_place: set[str] = set()
        self.figures: dict[str, list[Run]] = {}
        self.numerals: dict[str, list[Run]] = {}
        self.tasks: dict[str, Run] = {}
        for line in self._lines:
            found = claiming.find(line, stated)
            for one, places in found:
                if places and one.kind == "figures":
                    self._in_place.add(one.who)
                if places and one.listed == "tasks":
                    self.tasks[one.who] = Run(line.number, *places[0])
            for claim in claiming.claims(found, line):
                of_kind = self.figures if claim.kind == "figures" else self.numerals
                run = Run(line.number, claim.start, claim.end)
                of_kind.setdefault(claim.who, []).append(run)

    def paragraph_of(self, figure: Figure) -> int | None:
        """Return the paragraph in which a figure's words stand, if they stand in one only."""
        if figure.id in self._in_place:
            return self._now[figure.paragraph]
        words = comparable(figure.quote)
        lines = [line.number for line in self._lines if words in line.text]
        return lines[0] if len(lines) == 1 else None

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
