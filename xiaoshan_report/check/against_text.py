"""The model against the text: every quote in its place, every word and numeral accounted for."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xiaoshan_report.check import claims as claiming
from xiaoshan_report.check import readings as reading
from xiaoshan_report.check.accounts import accounts, around
from xiaoshan_report.check.aims import Aims
from xiaoshan_report.check.alignment import Aligned, Line
from xiaoshan_report.check.claims import Found
from xiaoshan_report.check.coverage import unclaimed
from xiaoshan_report.check.evidence import Stated
from xiaoshan_report.check.findings import Finding, Ledger
from xiaoshan_report.check.names import Names, misnamed
from xiaoshan_report.check.parts import Parts
from xiaoshan_report.check.records import against_lines
from xiaoshan_report.documents.folding import Compared, Document, comparable
from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.language.frames import Framed, frames
from xiaoshan_report.language.no_figures import Claim, LedgerKind
from xiaoshan_report.language.numbering import OPENS, ListMark, numbering
from xiaoshan_report.language.quantities import Other, Quantity, quantities
from xiaoshan_report.language.report_extent import Extent, locate
from xiaoshan_report.language.spans import Stretch
from xiaoshan_report.language.time_scope import Periods
from xiaoshan_report.language.time_values import Dated
from xiaoshan_report.model.structs import Report
from xiaoshan_report.model.vocabulary import Terms

ENOUGH_QUOTES, LEAST_FOUND = 10, 10
"""Of so many quotes a tenth stands in any text of the report, and in no other report's."""


def refuse_another(report: Report, text: str, file: str) -> None:
    """Raise `ReportError` where the text of a document is that of another report."""
    quotes = [comparable(figure.quote) for figure in report.every_figure()]
    everything = "\n".join(line.words for line in Document(text).compared())
    found = sum(quote in everything for quote in quotes)
    if len(quotes) >= ENOUGH_QUOTES and found * LEAST_FOUND < len(quotes):
        values = {"report": report.id, "found": found, "all": len(quotes)}
        raise ReportError(Message("text-of-another", file=file, **values))


class _Text(NamedTuple):
    """The lines of a text with their list marks and frames.

    `own` are those that the report says itself, as in `extent`.
    """

    lines: list[Compared]
    marks: dict[int, list[ListMark]]
    framed: dict[int, tuple[Framed, ...]]
    dated: Dated
    own: frozenset[int]
    extent: Extent

    def read(self, line: Line) -> list[Quantity | Other]:
        """Return what each numeral of a line is."""
        at = self.framed[line.number]
        return list(quantities(line.text, self.dated, at, self.marks_of(line)))

    def marks_of(self, line: Line) -> Sequence[ListMark]:
        """Return the marks of a line that number a list."""
        return self.marks.get(line.number, ())

    def named(self, line: Line) -> Periods:
        """Return the periods that a line names."""
        return Periods(line.text, self.dated, self.framed[line.number])


class TextProof:
    """A model beside the text of its report, line by line; `terms` are the standard names."""

    def __init__(self, report: Report, text: str, terms: Terms) -> None:
        self._record, self._restates = report.model.report, report.model.report.restated
        aligned = Aligned(report, Document(text))
        self._stated, self._lines, self._terms = aligned.stated, aligned.lines, terms
        self._text = _read(report, aligned.compared)
        self._figures = {figure.id: figure for figure in report.every_figure()}
        self._names: Names = {one.id: one.name for one in report.model.indicators}
        self._parts, self._aims = Parts(report), Aims(report.model)
        self._count: Counter[LedgerKind | None] = Counter()
        self._around = 0

    def findings(self) -> Iterator[Finding]:
        """Return what the text and the model have without the other, as it is found."""
        words = [line.words for line in self._text.lines]
        yield from against_lines(self._record, words, self._text.extent)
        yield from _lost(self._stated, self._lines)
        yield from claiming.displaced(self._stated, self._lines)
        placed = [line.number for line in self._lines if line.paragraphs] or [0]
        for line in self._lines:
            found = claiming.find(line, self._stated)
            if found or line.number in self._text.own:
                yield from self._of_line(line, found)
            else:
                self._around += 1
                yield from self._between(line) if placed[0] < line.number < placed[-1] else ()
        if self._restates:
            yield from self._parts.not_told()

    def ledger(self) -> Ledger:
        """Return the count of the numerals, when all has been found."""
        return Ledger(
            numerals=self._count.total(),
            figures=self._count["figures"],
            qualifying=self._count["qualifying"],
            names=self._count["names"],
            periods=self._count["periods"],
            ordinals=self._count["ordinals"],
            words=self._count["words"],
            undecided=self._count["undecided"],
            unaccounted=self._count[None],
            around=self._around,
        )

    def _of_line(self, line: Line, found: Sequence[Found]) -> Iterator[Finding]:
        """What is wrong about a line; its numerals are counted."""
        claims = list(claiming.claims(found, line))
        yield from claiming.misplaced(found, line, self._lines)
        yield from claiming.disordered(found, line)
        yield from self._read_otherwise(line, found, claims)
        marks = self._text.marks_of(line)
        for finding, kind in accounts(line, claims, marks, self._figures):
            yield from finding
            self._count[kind] += 1
        if self._restates and line.number not in self._text.extent.record:
            yield from _unclaimed(line, found, marks)

    def _between(self, line: Line) -> Iterator[Finding]:
        """The figures of a line within that is none of the report's: a note, or a page's own."""
        for one in self._text.read(line) if self._restates else ():
            if isinstance(one, Quantity):
                yield around(line, one.start, one.end, "unclaimed", "")

    def _read_otherwise(
        self, line: Line, found: Sequence[Found], claims: Sequence[Claim]
    ) -> Iterator[Finding]:
        """What reading the line makes of the numbers that are claimed in it."""
        read = self._text.read(line)
        each = reading.readings(claims, read, self._figures)
        yield from reading.misdated(each, line, self._text.named(line))
        marks = self._text.marks_of(line)
        yield from reading.mislabelled(claims, read, line, marks, closely=self._restates)
        yield from reading.strayed(each, line, found)
        yield from reading.misquoted(each, line)
        yield from self._aims.told_in(line, read, each, found)
        yield from misnamed(each, line, self._names, self._terms, closely=self._restates)
        if self._restates:
            yield from self._parts.told_in(each, line)


def against_text(report: Report, text: str, terms: Terms) -> tuple[list[Finding], Ledger]:
    """Return what the text and the model have without the other, and the count of numerals."""
    proof = TextProof(report, text, terms)
    return list(proof.findings()), proof.ledger()


def _read(report: Report, lines: list[Compared]) -> _Text:
    record = report.model.report
    every = [(line.number, line.words) for line in lines]
    dated = Dated(record.period, record.date, record.period)
    extent, marks = locate([line.words for line in lines], OPENS), numbering(every)
    return _Text(lines, marks, frames(every, marks, dated), dated, frozenset(extent.own), extent)


def _lost(stated: Stated, lines: Sequence[Line]) -> Iterator[Finding]:
    """What is stated of paragraphs that are no line of the text."""
    placed = {paragraph for line in lines for paragraph, _ in line.paragraphs}
    for paragraph, each in sorted(stated.items()):
        if paragraph not in placed:
            yield from (claiming.missing(one, paragraph, lines) for one in each)


def _unclaimed(line: Line, found: Sequence[Found], marks: Sequence[ListMark]) -> Iterator[Finding]:
    """What of a line nothing in the model speaks of, be it a word or a sentence."""
    quotes = (one for one in found if not one.evidence.is_entry)
    stated = (place for one in quotes for place in one.places[: one.evidence.times or 1])
    listed = (Stretch(mark.start, mark.end) for mark in marks)
    for start, end in unclaimed(line.text, [*stated, *listed]):
        yield around(line, start, end, "unclaimed", "")
