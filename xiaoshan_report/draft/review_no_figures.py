"""Numbers that turn out to be no figures: what leaves the model, and what tells of them instead."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from xiaoshan_report.draft.quoting import pins
from xiaoshan_report.draft.review_edit import Addition, Change, Edit, Removal
from xiaoshan_report.draft.review_marks import Mark
from xiaoshan_report.draft.review_places import Places
from xiaoshan_report.language.paragraphs import read
from xiaoshan_report.language.quantities import Quantity
from xiaoshan_report.language.time_values import Dated
from xiaoshan_report.messages.draft import SENTENCES
from xiaoshan_report.model.structs import (
    Figure,
    FilePlace,
    NumeralEntry,
    NumeralKind,
    Owner,
    Point,
    Task,
)

KINDS: dict[NumeralKind, str] = {
    "name": "draft-in-name",
    "qualifying": "draft-threshold",
    "ordinal": "draft-ordinal",
    "period": "draft-period",
    "word": "draft-word",
}
"""What a number can be that is no figure, each with the key of what says so."""


def decided(marks: Iterable[Mark], kind: NumeralKind) -> list[Change]:
    """Return what says of undecided numerals what they are."""
    note, note_en = SENTENCES[KINDS[kind]]
    values = {"kind": kind, "note": note, "note_en": note_en}
    return [Edit(mark.place, values) for mark in marks]


def taken_out(
    marks: Sequence[Mark], kind: NumeralKind, places: Places, dated: Dated
) -> list[Change]:
    """Return what makes figures numerals of a kind, so that each is still accounted for."""
    gone = Counter(_owner(mark).id for mark in marks)
    changes: list[Change] = []
    for mark in marks:
        owner = _owner(mark)
        is_last = gone[owner.id] == len(owner.entry.figures)
        changes += _without_roles(mark, owner)
        removal = Removal(_leaving(mark, owner, is_last=is_last))
        changes += [removal] * (removal not in changes)
        changes.append(Addition(_entry(mark, kind, places, dated)))
    return changes


def _owner(mark: Mark) -> Owner:
    assert mark.owner is not None
    return mark.owner


def _leaving(mark: Mark, owner: Owner, *, is_last: bool) -> FilePlace:
    """What leaves the file: also what has nothing left to say without its figures."""
    says_more = isinstance(owner.entry, Task) or (
        isinstance(owner.entry, Point) and owner.entry.quote
    )
    return owner.place if is_last and not says_more else mark.place


def _without_roles(mark: Mark, owner: Owner) -> Iterator[Edit]:
    """What takes away a task's words of the figure as its own measure of progress."""
    key = mark.who.rpartition(".")[2]
    if isinstance(task := owner.entry, Task):
        roles = [role for role in ("done", "target", "percent") if getattr(task, role) == key]
        if roles:
            yield Edit(owner.place, dict.fromkeys(roles))


def _entry(mark: Mark, kind: NumeralKind, places: Places, dated: Dated) -> NumeralEntry:
    """The entry of a number: the shortest words of its paragraph that hold no figure besides."""
    figure = mark.thing
    assert isinstance(figure, Figure)
    note, note_en = SENTENCES[KINDS[kind]]
    words, times = _telling(mark, places, dated) or (figure.printed, 1)
    return NumeralEntry(
        text=words,
        kind=kind,
        paragraphs=(figure.paragraph,) * times,
        note=note,
        note_en=note_en,
    )


def _telling(mark: Mark, places: Places, dated: Dated) -> tuple[str, int] | None:
    """The words that tell the number in its line, and how often they stand there."""
    found = places.stretch(mark)
    if found is None:
        return None
    line, start, end = found
    (paragraph,) = read([(line.number, places.printed(line))], dated)
    figures = [
        one
        for one in paragraph.found
        if isinstance(one, Quantity) and not (one.start < end and start < one.end)
    ]
    for pin in pins(paragraph, figures):
        if pin.words.start < end and start < pin.words.end:
            return paragraph.printed(*pin.words), len(pin.places)
    return None
