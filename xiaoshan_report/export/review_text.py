"""The text of a report beside what its model says: paragraphs, and what stands beside each."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from xiaoshan_report.check.marked_text import CLAIMED, Mark, MarkedLine, marked_text
from xiaoshan_report.documents.folding import Document
from xiaoshan_report.draft.structure import outline
from xiaoshan_report.export.html_texts import Both
from xiaoshan_report.language.headings import LONGEST_LINE, is_address
from xiaoshan_report.language.outline import AreaOutline
from xiaoshan_report.language.spans import Span
from xiaoshan_report.model.confirmation import is_confirmed
from xiaoshan_report.model.structs import (
    GROWTH_MEASURES,
    Figure,
    Measure,
    Owner,
    Report,
    Task,
)

_PART, _AREA_OF_PART = 2, 3
"""The levels of the headings of a report's parts, and of the areas in them; 1 is its title's."""

_LONGEST_MARK = 8
"""The characters that number a heading at the most."""

_BEHIND_TITLE = " \t\u3000\xa0。：:；;"
"""What may stand behind a title on a line of its own."""

Kind = Literal["level", "growth", "share", "count", "rank", "undecided"]
"""What a number is lit as."""


_KINDS: dict[Measure, Kind] = {
    **dict.fromkeys(GROWTH_MEASURES, "growth"),
    "level": "level",
    "share": "share",
    "count": "count",
    "amount": "count",
    "rank": "rank",
}
"""What figures are lit as: all growth alike, and all counts."""


class Entry(NamedTuple):
    """What stands beside the text, and why a person has to decide it, if one has.

    It is a figure, a task, or words of which nobody has said yet what their numbers are.
    """

    anchor: str
    todo: Both | None
    figure: Figure | None = None
    task: Task | None = None
    words: str = ""
    confirmed: bool = False

    @property
    def kind(self) -> Kind:
        """What it is lit as."""
        return _KINDS[self.figure.measure] if self.figure else "undecided"


class Piece(NamedTuple):
    """A run of a paragraph, and the figures that its number states; none where it states nothing.

    Then `other` is what the number is, by the ledger's kinds; empty without a number. `begins` are
    tasks whose words begin here. `first` are those of the entries that no piece before it has.
    """

    text: str
    entries: tuple[Entry, ...] = ()
    other: str = ""
    begins: tuple[Entry, ...] = ()
    first: tuple[Entry, ...] = ()


class Paragraph(NamedTuple):
    """A paragraph: the title that it is or begins with, its text, and what stands beside it.

    `level` is that of a heading, 0 where it is none. What the report does not say itself, but a
    page around it or a note, is not its `own`.
    """

    line: int
    number: int | None
    level: int
    own: bool
    title: tuple[Piece, ...]
    text: tuple[Piece, ...]
    entries: tuple[Entry, ...]


class Beside(NamedTuple):
    """A text beside what a model says of it; `lost` is what the text does not have the words of."""

    paragraphs: list[Paragraph]
    lost: list[Entry]

    @property
    def runs(self) -> list[tuple[bool, list[Paragraph]]]:
        """The paragraphs in runs: of the report itself, and of what stands around it."""
        return [(own, list(some)) for own, some in groupby(self.paragraphs, lambda one: one.own)]

    @property
    def entries(self) -> list[Entry]:
        """All that stands beside the text, in its order."""
        return [*(entry for one in self.paragraphs for entry in one.entries), *self.lost]


def beside(report: Report, text: str) -> Beside:
    """Return the text beside what the model says of it."""
    document = Document(text)
    structure = outline(document.lines, report.model.report.date)
    titles, own = dict(_titles(structure.areas)), set(structure.own_lines)
    lines = list(marked_text(report, document))
    as_numbered = all(number == one.number for one in lines for number in one.paragraphs)
    entries = dict(_entries(report))
    paragraphs = []
    for line in lines:
        here = _here(line, entries)
        number = next(iter(line.paragraphs), line.number if as_numbered else None)
        paragraphs.append(_paragraph(line, number, titles.get(line.number), here))
    own |= {one.line for one in paragraphs if one.entries}
    placed = {entry.anchor for one in paragraphs for entry in one.entries}
    return Beside(
        [one._replace(own=one.line in own) for one in paragraphs],
        [entry for entry in entries.values() if entry.anchor not in placed],
    )


# What stands beside the text

_Key = tuple[str, int | None]
"""A figure's or a task's id, or undecided words with their paragraph."""


def _entries(report: Report) -> Iterator[tuple[_Key, Entry]]:
    """All that can stand beside the text: figures, and what else a person has to decide."""
    for owner in report.model.owners():
        yield from _of_owner(owner, report.figures[owner.id])
    for number, one in enumerate(report.model.numerals, 1):
        if one.kind == "undecided":
            todo = Both(one.note, one.note_en)
            for at in dict.fromkeys(one.paragraphs):
                yield (one.text, at), Entry(f"m-{number}-{at}", todo, words=one.text)


def _of_owner(owner: Owner, figures: Sequence[Figure]) -> Iterator[tuple[_Key, Entry]]:
    if isinstance(owner.entry, Task) and (todo := owner.entry.todo):
        yield (owner.id, None), Entry(f"t-{owner.id}", Both(todo, todo), task=owner.entry)
    for entry, figure in zip(owner.entry.figures, figures, strict=True):
        because = Both(figure.todo, figure.todo) if figure.todo else None
        confirmed = is_confirmed(entry, figure)
        yield (figure.id, None), Entry(f"f-{figure.id}", because, figure, confirmed=confirmed)


def _here(line: MarkedLine, entries: Mapping[_Key, Entry]) -> dict[str, Entry]:
    """What stands beside a line, by the words or the id that its marks name."""
    named = [*line.quotes, *(who for mark in line.marks for who in mark.who)]
    keys = ((who, at) for who in named for at in (None, *line.paragraphs))
    return {key[0]: entries[key] for key in keys if key in entries}


# Paragraphs


class _Title(NamedTuple):
    """Where a heading ends in its line, and its level."""

    span: Span
    level: int


def _titles(areas: Sequence[AreaOutline]) -> Iterator[tuple[int, _Title]]:
    """The headings of areas and sections by their lines; of parts, those above their areas."""
    for area in areas:
        level = _PART if area.part in (None, area.title) else _AREA_OF_PART
        for section in area.sections:
            yield from ((span.line, _Title(span, level + 1)) for span in section.headings)
        for span in area.headings:
            yield span.line, _Title(span, level if span.line == area.line else _PART)


def _paragraph(
    line: MarkedLine, number: int | None, title: _Title | None, here: Mapping[str, Entry]
) -> Paragraph:
    end = title.span.end if title and _heads(line.text, title.span) else 0
    pieces = list(_pieces(line, end, here))
    alone = title and end and not line.text[end:].strip(_BEHIND_TITLE)
    split = 0
    while end > 0 and split < len(pieces):
        end -= len(pieces[split].text)
        split += 1
    entries = [entry for piece in pieces for entry in (*piece.begins, *piece.entries)]
    return Paragraph(
        line.number,
        number,
        title.level if title and alone else 0,
        True,
        tuple(pieces[:split]),
        tuple(pieces[split:]),
        tuple({entry.anchor: entry for entry in entries}.values()),
    )


def _heads(words: str, span: Span) -> bool:
    """Tell whether a run is a heading of its line: behind a mark at most, and no address."""
    title = words[span.start : span.end]
    return span.start <= _LONGEST_MARK and len(title) <= LONGEST_LINE and not is_address(title)


def _pieces(line: MarkedLine, title_end: int, here: Mapping[str, Entry]) -> Iterator[Piece]:
    """The runs of a line: its marks, and what stands between them, cut where anything begins."""
    tasks = {who: at for who, at in line.quotes.items() if who in here and here[who].task}
    cuts = sorted({title_end, *tasks.values()})
    seen: set[str] = set()
    begun = 0
    for mark in (*line.marks, Mark(len(line.text), len(line.text), None)):
        within = [cut for cut in cuts if begun < cut <= mark.start]
        for start, end in zip((begun, *within), (*within, mark.start), strict=True):
            if start < end:
                yield Piece(line.text[start:end], begins=_beginning(tasks, here, start, end))
        if mark.start < mark.end:
            words, begins = line.text[mark.start : mark.end], _beginning(tasks, here, *mark[:2])
            entries = tuple(here[who] for who in mark.who if who in here)
            first = tuple(one for one in entries if one.anchor not in seen)
            yield Piece(words, entries, "" if entries else _other(mark), begins, first)
            seen.update(one.anchor for one in first)
        begun = mark.end


def _beginning(
    tasks: Mapping[str, int], here: Mapping[str, Entry], start: int, end: int
) -> tuple[Entry, ...]:
    """The tasks whose words begin in a run."""
    return tuple(here[who] for who, at in tasks.items() if start <= at < end)


def _other(mark: Mark) -> str:
    """What a number is that states no figure."""
    return mark.kind if mark.kind and mark.kind not in CLAIMED else "unaccounted"
