"""Changes of a model file's text that leave all else as a person wrote it.

Only the table that something stands in is parsed and written anew, by tomlkit: comments, order and
quotation marks stay, and a figure stays one line.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

import tomlkit
from msgspec import to_builtins
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import InlineTable

from xiaoshan_report.draft.writing import entry, literal
from xiaoshan_report.model.structs import FilePlace, Model, NumeralEntry


class Edit(NamedTuple):
    """The keys of a table that get other values; `None` takes a key away."""

    place: FilePlace
    values: Mapping[str, object]


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
    for change in sorted(changes, key=_order):
        text = _changed(text, model, change)
    return text


def _order(change: Change) -> tuple[int, list[int]]:
    if not isinstance(change, Removal):
        return isinstance(change, Addition) * 2, []
    return 1, [-step for step in change.place if isinstance(step, int)]


def _changed(text: str, model: Model, change: Change) -> str:
    if isinstance(change, Addition):
        return _with_entry(text, "numerals", change.numeral)
    start, end, document, way = _opened(text, model, change.place)
    *above, last = way
    owner = _at(document, above)
    if not isinstance(change, Removal):
        owner[last] = _with_values(owner[last], change.values)
    elif end - start < len(text) and len(owner) == 1 and change.place[-2] != "figures":
        return text[:start] + text[end:]
    else:
        del owner[last]
    said = tomlkit.dumps(document)
    if "\r\n" in text:  # as on Windows, and in what is new too
        said = re.sub(r"(?<!\r)\n", "\r\n", said)
    return text[:start] + said + text[end:]


def _at(document: Any, way: Iterable[str | int]) -> Any:
    for step in way:
        document = document[step]
    return document


def _with_entry(text: str, name: str, thing: NumeralEntry) -> str:
    """The text with one more table at its end, whose lines end as the others do."""
    added = entry(name, thing)
    ends = "\r\n" if "\r\n" in text else "\n"
    return text.rstrip("\r\n") + ends + added.replace("\n", ends)


def _opened(text: str, model: Model, place: FilePlace) -> tuple[int, int, Any, FilePlace]:
    """The table in which something stands: from where to where, parsed, and the way in it.

    That is all of the text where the table does not stand for itself below a header.
    """
    parts = {head: (start, end) for head, start, end in _tables(text)}
    owner = next((place[:n] for n in range(len(place), 0, -1) if place[:n] in parts), ())
    if owner:
        start, end = parts[owner]
        names = [step for step in owner if isinstance(step, str)]
        way: FilePlace = (*names, 0) if isinstance(owner[-1], int) else (*names,)
        with suppress(TOMLKitError):  # what looks like a header may stand within a text
            document = tomlkit.parse(text[start:end])
            if _name(_at(document, way)) == _name(to_builtins(_found(model, owner))):
                return start, end, document, (*way, *place[len(owner) :])
    return 0, len(text), tomlkit.parse(text), place


def _name(table: Any) -> object:
    """What tells a table from the others of its list."""
    return table.get("id") or table.get("text")


def _found(model: Model, place: FilePlace) -> Any:
    """What the model has at a place."""
    found: Any = model
    for step in place:
        found = getattr(found, step) if isinstance(step, str) else found[step]
    return found


_HEADER = re.compile(r"^\[(?P<many>\[?)(?P<names>[a-z_.]+)\]", re.MULTILINE)


def _tables(text: str) -> Iterator[tuple[FilePlace, int, int]]:
    """The tables below headers: their places, and from where to where each stands.

    Comments above a header belong to what follows it.
    """
    heads = [*_HEADER.finditer(text)]
    ends = [_without_comments(text, one.start()) for one in heads[1:]]
    current: dict[tuple[str, ...], FilePlace] = {}
    counts: Counter[FilePlace] = Counter()
    for head, end in zip(heads, [*ends, len(text)], strict=True):
        names = tuple(head["names"].split("."))
        place: FilePlace = (*current.get(names[:-1], ()), names[-1])
        if head["many"]:
            place, listed = (*place, counts[place]), place
            counts[listed] += 1
        current[names] = place
        yield place, head.start(), end


def _without_comments(text: str, end: int) -> int:
    """Where the comments begin that stand right above a place."""
    while (line := text.rfind("\n", 0, end - 1) + 1) and text[line:end].lstrip().startswith("#"):
        end = line
    return end


def _with_values(table: Any, values: Mapping[str, object]) -> Any:
    """The table with other values, an inline one on one line with its other values as they are."""
    if not isinstance(table, InlineTable):
        _set(table, values)
        return table
    stands = {key.key: item.as_string() for key, item in table.value.body if key}
    kept = {key: said for key, said in stands.items() if values.get(key, "") is not None}
    new = {key: literal(one) for key, one in values.items() if one is not None}
    stated = ", ".join(f"{key} = {one}" for key, one in {**kept, **new}.items())
    return tomlkit.parse(f"table = {{ {stated} }}")["table"]


def _set(table: Any, values: Mapping[str, object]) -> None:
    for key, value in values.items():
        if value is None:
            table.pop(key, None)
        else:
            table[key] = tomlkit.value(literal(value))
