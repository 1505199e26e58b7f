"""The model against the text: every quote in its place, every word and numeral accounted for."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xiaoshan_report.check import claims as claiming
from xiaoshan_report.check import readings as reading
from xiaoshan_report.check.accounts import accounts, around
from xiaoshan_report.check.alignment import Line, align
from xiaoshan_report.check.claims import Found
from xiaoshan_report.check.coverage import unclaimed
from xiaoshan_report.check.evidence import Stated, evidence
from xiaoshan_report.check.findings import Finding, Ledger
from xiaoshan_report.check.names import Names, misnamed
from xiaoshan_report.check.parts import Parts
from xiaoshan_report.check.records import against_lines
from xiaoshan_report.documents.folding import Compared, Document, comparable
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


def quotes_found(report: Report, text: str) -> tuple[int, int]:
    """Return how many of the model's quotes the text has somewhere, and how many there are."""
    quotes = [comparable(figure.quote) for figure in report.every_figure()]
    everything = "\n".join(line.words for line in Document(text).compared())
    return sum(quote in everything for quote in quotes), len(quotes)


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
        at, marks = self.framed[line.number], self.marks.get(line.number, ())
        return list(quantities(line.text, self.dated, at, marks))

    def named(self, line: Line) -> Periods:
        """Return the periods that a line names."""
        return Periods(line.text, self.dated, self.framed[line.number])


def against_text(report: Report, text: str, terms: Terms) -> tuple[list[Finding], Ledger]:
    """Return what the text and the model have without the other, and the count of numerals.

    `terms` are the standard names of what figures are of.
    """
    read, stated = _read(report, text), evidence(report)
    lines = align(stated, read.lines)
    findings = [
        *against_lines(report.model.report, [line.words for line in read.lines], read.extent),
        *_lost(stated, lines),
        *claiming.displaced(stated, lines),
    ]
    count: Counter[LedgerKind | None] = Counter()
    around = 0
    proof = _Proof(report, read, lines, terms)
    placed = [line.number for line in lines if line.paragraphs] or [0]
    for line in lines:
        found = claiming.find(line, stated)
        if not found and line.number not in read.own:
            around += 1
            findings += proof.between(line) if placed[0] < line.number < placed[-1] else ()
        else:
            findings += proof.of_line(line, found, count)
    findings += proof.at_the_end()
    return findings, _ledger(count, around)


def _read(report: Report, text: str) -> _Text:
    record = report.model.report
    lines = list(Document(text).compared())
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


class _Proof:
    """The model beside the text, line by line."""

    def __init__(self, report: Report, text: _Text, lines: Sequence[Line], terms: Terms) -> None:
        self._text, self._lines, self._terms = text, lines, terms
        self._restates, self.parts = report.model.report.restated, Parts(report)
        self._figures = {figure.id: figure for figure in report.every_figure()}
        self._names: Names = {one.id: one.name for one in report.model.indicators}

    def of_line(
        self, line: Line, found: Sequence[Found], count: Counter[LedgerKind | None]
    ) -> Iterator[Finding]:
        """Return what is wrong about a line, and count its numerals."""
        claims = list(claiming.claims(found, line))
        yield from claiming.misplaced(found, line, self._lines)
        yield from claiming.disordered(found, line)
        if claims:
            yield from self._read(line, found, claims)
        marks = self._text.marks.get(line.number, ())
        for finding, kind in accounts(line, claims, marks, self._figures):
            yield from finding
            count[kind] += 1
        if self._restates and line.number not in self._text.extent.record:
            yield from _unclaimed(line, found, marks)

    def between(self, line: Line) -> Iterator[Finding]:
        """Return the figures of a line within that is none of the report's: a note, or a page's."""
        for one in self._text.read(line) if self._restates else ():
            if isinstance(one, Quantity):
                yield around(line, one.start, one.end, "unclaimed", "")

    def at_the_end(self) -> Iterator[Finding]:
        """Return what no line has told, when all have been read."""
        if self._restates:
            list(self.parts.of_owners())  # found already, beside the text
            yield from self.parts.not_told()

    def _read(
        self, line: Line, found: Sequence[Found], claims: Sequence[Claim]
    ) -> Iterator[Finding]:
        """What reading the line makes of the numbers that are claimed in it."""
        read = self._text.read(line)
        each = reading.readings(claims, read, self._figures)
        yield from reading.misdated(each, line, self._text.named(line))
        yield from reading.mislabelled(claims, read, line, self._text.marks.get(line.number, ()))
        yield from reading.strayed(each, line, found)
        yield from reading.misquoted(each, line)
        yield from misnamed(each, line, self._names, self._terms, closely=self._restates)
        if self._restates:
            yield from self.parts.told_in(each, line)


def _unclaimed(line: Line, found: Sequence[Found], marks: Sequence[ListMark]) -> Iterator[Finding]:
    """What of a line nothing in the model speaks of, be it a word or a sentence."""
    quotes = (one for one in found if not one.evidence.is_entry)
    stated = (place for one in quotes for place in one.places[: one.evidence.times or 1])
    listed = (Stretch(mark.start, mark.end) for mark in marks)
    for start, end in unclaimed(line.text, [*stated, *listed]):
        yield around(line, start, end, "unclaimed", "")


def _ledger(count: Counter[LedgerKind | None], around: int) -> Ledger:
    return Ledger(
        numerals=count.total(),
        figures=count["figures"],
        qualifying=count["qualifying"],
        names=count["names"],
        periods=count["periods"],
        ordinals=count["ordinals"],
        words=count["words"],
        undecided=count["undecided"],
        unaccounted=count[None],
        around=around,
    )
