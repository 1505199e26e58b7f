"""Changes of a model file's text that leave all else as a person wrote it."""

from contextlib import suppress
from typing import Any, NamedTuple

from msgspec import to_builtins
from tomlkit.exceptions import TOMLKitError

from xiaoshan_report.draft.changed_parts import Values, change, table_of, take_out
from xiaoshan_report.draft.file_parts import Part, cut, joined
from xiaoshan_report.draft.writing import entry
from xiaoshan_report.model.structs import FilePlace, Model, NumeralEntry


class Edit(NamedTuple):
    """The keys of a table that get other values; `None` takes a key away."""

    place: FilePlace
    values: Values


class Removal(NamedTuple):
    """Something in a list that goes."""

    place: FilePlace


class Addition(NamedTuple):
    """Words that hold a numeral that is no figure, which the file gets an entry for."""

    numeral: NumeralEntry


Change = Edit | Removal | Addition


def changed(text: str, model: Model, changes: list[Change]) -> str:
    """Return the text of a model file with changes; places are those in the model.

    What goes from a list goes last, so that every place is right until then.
    """
    ends = "\r\n" if "\r\n" in text else "\n"
    text = text.replace("\r\n", "\n")
    for one in sorted(changes, key=_order):
        text = _changed(text, model, one)
    return text.replace("\n", ends)


def _order(one: Change) -> tuple[int, list[int]]:
    if not isinstance(one, Removal):
        return isinstance(one, Addition) * 2, []
    return 1, [-step for step in one.place if isinstance(step, int)]


def _changed(text: str, model: Model, one: Change) -> str:
    if isinstance(one, Addition):
        return text.rstrip("\n") + "\n" + entry("numerals", one.numeral)
    file = cut(text)
    part = _part(file, model, one.place)
    if part is None:
        file = [part := Part("", text)]
    way = one.place[len(part.place) :]
    if isinstance(one, Edit):
        change(part, one.values, *way)
    elif way:
        take_out(part, *way)
    else:
        file = [other for other in file if other.place[: len(one.place)] != one.place]
    return joined(file)


def _part(file: list[Part], model: Model, place: FilePlace) -> Part | None:
    """The table below a header in which something stands, if it stands for itself."""
    parts = {part.place: part for part in file if part.place}
    part = next((parts[place[:n]] for n in range(len(place), 0, -1) if place[:n] in parts), None)
    with suppress(TOMLKitError):  # what looks like a header may stand within a text
        if part and _name(table_of(part)) == _name(to_builtins(_found(model, part.place))):
            return part
    return None


def _name(table: Any) -> object:
    """What tells a table from the others of its list."""
    return table.get("id") or table.get("text")


def _found(model: Model, place: FilePlace) -> Any:
    """What the model has at a place."""
    found: Any = model
    for step in place:
        found = getattr(found, step) if isinstance(step, str) else found[step]
    return found
