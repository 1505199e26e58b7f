"""What a person has to decide in a model: its marks, and which of them are alike."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from xiaoshan_report.check.against_itself import Undecided, undecided
from xiaoshan_report.messages.draft import SENTENCES
from xiaoshan_report.model.confirmation import is_as_drafted, is_task_as_drafted
from xiaoshan_report.model.structs import (
    Figure,
    FilePlace,
    NumeralEntry,
    Owner,
    Record,
    Report,
    Task,
)

Kind = Literal["record", "task", "figure", "numeral"]
"""What a mark can be on."""

Attribute = Literal[
    "measure",
    "period",
    "base",
    "name",
    "value",
    "qualifier",
    "aim",
    "state",
    "date",
    "title",
    "place",
    "issuer",
]
"""What of a figure, a task or the record a person can say otherwise."""

_DOUBTED: dict[str, Attribute] = {
    "draft-no-period": "period",
    "draft-open-period": "period",
    "draft-open-base": "measure",
    "draft-no-direction": "measure",
    "draft-stated-twice": "value",
    "draft-pairing": "name",
    "draft-nameless": "name",
    "draft-shared": "name",
    "draft-carried": "name",
    "draft-no-name": "name",
    "draft-no-state": "state",
}
"""What is doubtful where a draft gives one of these reasons."""


class Reason(NamedTuple):
    """Why something is marked: the key of the sentence, and the words that it quotes.

    The key is empty where the sentence is none of a draft's.
    """

    key: str
    words: str = ""

    @property
    def doubts(self) -> Attribute | None:
        """What is doubtful, where only one attribute is."""
        return _DOUBTED.get(self.key)


class Mark(NamedTuple):
    """Something that a person has to decide, or to confirm where it has no `todo`.

    `who` is an id, or the words of a numeral; `place` is where it stands in the file. A figure is
    complete; `owner` is that of a figure, or of a task.
    """

    who: str
    place: FilePlace
    thing: Figure | Task | Record | NumeralEntry
    paragraph: int | None
    todo: str = ""
    todo_en: str = ""
    owner: Owner | None = None

    @property
    def kind(self) -> Kind:
        """What it is on."""
        match self.thing:
            case Figure():
                return "figure"
            case Task():
                return "task"
            case Record():
                return "record"
        return "numeral"

    @property
    def key(self) -> tuple[str, int | None]:
        """What it is known by, also when something before it has left the file."""
        return self.who, self.paragraph

    @property
    def reason(self) -> Reason:
        """Why it is marked."""
        return reason(self.todo)


def marks(report: Report) -> list[Mark]:
    """Return all marks of a model, in the order of its paragraphs, the record's first."""
    owners = {owner.place: owner for owner in report.model.owners()}
    found = [_mark(one, report, owners.get(_owner_place(one))) for one in undecided(report.model)]
    return sorted(found, key=lambda mark: mark.paragraph or 0)


def _owner_place(one: Undecided) -> FilePlace:
    """The place of what owns a figure; of anything else, its own."""
    return one.place[:-2] if one.place[-2:-1] == ("figures",) else one.place


def _mark(one: Undecided, report: Report, owner: Owner | None) -> Mark:
    thing: Figure | Task | Record | NumeralEntry = report.model.report
    number = one.place[-1]
    if owner is None and isinstance(number, int):
        thing = report.model.numerals[number]
    elif owner and isinstance(number, int) and one.place != owner.place:
        thing = report.figures[owner.id][number]
    elif owner and isinstance(owner.entry, Task):
        thing = owner.entry
    return Mark(one.where, one.place, thing, one.paragraph, one.todo, one.todo_en, owner)


def unconfirmed(report: Report) -> list[Mark]:
    """Return the figures and tasks without a mark that nobody has confirmed, in their order."""
    return [mark for mark, is_as_drafted in drafted(report) if is_as_drafted]


def drafted(report: Report) -> Iterator[tuple[Mark, bool]]:
    """Yield what has no mark and was drafted, and whether it says what the draft wrote."""
    for owner in report.model.owners():
        task = owner.entry
        if isinstance(task, Task) and task.todo is None and task.drafted:
            mark = Mark(owner.id, owner.place, task, owner.paragraph, owner=owner)
            yield mark, is_task_as_drafted(task)
        pairs = zip(owner.entry.figures, report.figures[owner.id], strict=True)
        for number, (entry, figure) in enumerate(pairs):
            if entry.todo is None and entry.drafted:
                place = (*owner.place, "figures", number)
                mark = Mark(figure.id, place, figure, figure.paragraph, owner=owner)
                yield mark, is_as_drafted(entry, figure)


def reason(todo: str) -> Reason:
    """Return why something is marked, from the sentence of a draft in either language."""
    for key, pattern in _patterns():
        if found := pattern.fullmatch(todo):
            return Reason(key, found.groupdict().get("words") or "")
    return Reason("")


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [(key, _pattern(text)) for key in _DOUBTED for text in SENTENCES[key]]


def _pattern(sentence: str) -> re.Pattern[str]:
    """What a sentence reads like whatever fills its gaps."""
    return re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(sentence)), re.DOTALL)


def groups(every: Iterable[Mark]) -> list[tuple[Mark, ...]]:
    """Return the marks with those alike together: the record, on which all hangs, then by size."""
    alike: dict[object, list[Mark]] = {}
    for mark in every:
        alike.setdefault(_likeness(mark), []).append(mark)
    return sorted(
        map(tuple, alike.values()), key=lambda group: (group[0].kind != "record", -len(group))
    )


def _likeness(mark: Mark) -> object:
    """What two marks have in common that one answer can settle: the reason, and what is doubted."""
    match mark.thing:
        case Figure() as figure:
            read = _doubted(figure, mark.reason.doubts)
            return mark.kind, mark.todo, read
        case Task() as task:
            return mark.kind, mark.todo, task.state if mark.reason.doubts == "state" else task.name
        case NumeralEntry():
            return mark.kind, mark.todo
    return mark.who


def _doubted(figure: Figure, attribute: Attribute | None) -> tuple[object, ...]:
    """What was read of what is doubtful; of a reason that is not known, all of it."""
    if attribute == "period":
        return figure.period, figure.base
    if attribute == "name":
        return figure.name, figure.measure
    if attribute == "measure":
        return figure.measure, figure.unit, figure.base
    said = ("name", "measure", "unit", "period", "base", "qualifier", "aim")
    return tuple(getattr(figure, key) for key in said)
