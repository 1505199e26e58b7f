"""A report's text with each of its numerals marked as what it is, where it stands."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from xiaoshan_report.check import claims as claiming
from xiaoshan_report.check.accounts import accounted
from xiaoshan_report.check.alignment import Aligned, Line
from xiaoshan_report.check.claims import Found
from xiaoshan_report.documents.folding import Document
from xiaoshan_report.language.no_figures import Claim, LedgerKind
from xiaoshan_report.language.numbering import ListMark, numbering
from xiaoshan_report.model.structs import Report

CLAIMED: tuple[LedgerKind, ...] = ("figures", "undecided")
"""What of a text the model speaks of, and does not only account for."""


class Mark(NamedTuple):
    """A run of a line, from `start` up to `end`, and what it is; `None` where nothing says so.

    `who` are the ids of the figures that it states, or the words that are undecided.
    """

    start: int
    end: int
    kind: LedgerKind | None
    who: tuple[str, ...] = ()


class MarkedLine(NamedTuple):
    """A line of the text as it is printed, by its 1-based number there, with its marks in order.

    `paragraphs` are those of the model that it is. `quotes` say where the words of points and tasks
    begin, by their ids.
    """

    number: int
    paragraphs: tuple[int, ...]
    text: str
    marks: tuple[Mark, ...]
    quotes: dict[str, int]


def marked_text(report: Report, document: Document) -> Iterator[MarkedLine]:
    """Return the lines that have words, marked by the same search as the check's."""
    aligned = Aligned(report, document)
    lists = numbering([(line.number, line.words) for line in aligned.compared])
    for line in aligned.lines:
        places = aligned.places(line)
        found = claiming.find(line, aligned.stated)
        marks = _marks(line, found, lists.get(line.number, ()))
        yield MarkedLine(
            line.number,
            tuple(paragraph for paragraph, _ in line.paragraphs),
            aligned.printed(line),
            tuple(_in_print(mark, places) for mark in marks),
            {one.who: places[where[0].start] for one, where in found if not one.kind and where},
        )


def _in_print(mark: Mark, places: Sequence[int]) -> Mark:
    return mark._replace(start=places[mark.start], end=places[mark.end - 1] + 1)


def _marks(line: Line, found: Iterable[Found], lists: Sequence[ListMark]) -> list[Mark]:
    claims = list(claiming.claims(found, line))
    said = list(_joined(claim for claim in claims if claim.kind in CLAIMED))
    others = (
        Mark(numeral.start, numeral.end, account.kind)
        for account in accounted(line.text, claims, lists)
        if account.kind not in CLAIMED
        for numeral in (account.numeral,)
    )
    return sorted([*said, *_apart(others, said)])


def _joined(claims: Iterable[Claim]) -> Iterator[Mark]:
    """The runs that are claimed; those that share a character are one: 3000至3500人."""
    last: Mark | None = None
    for claim in sorted(claims):
        mark = Mark(claim.start, claim.end, claim.kind, (claim.who,))
        if last and claim.start < last.end:
            who = tuple(dict.fromkeys((*last.who, claim.who)))
            mark = Mark(last.start, max(last.end, claim.end), last.kind, who)
        elif last:
            yield last
        last = mark
    if last:
        yield last


def _apart(others: Iterable[Mark], said: Sequence[Mark]) -> Iterator[Mark]:
    """The marks that share no character with what is claimed; both stand in order."""
    ahead = list(reversed(said))
    for mark in others:
        while ahead and ahead[-1].end <= mark.start:
            ahead.pop()
        if not ahead or mark.end <= ahead[-1].start:
            yield mark
