"""Changes of a model file's text that leave all else as a person wrote it.

Only the table that something stands in is parsed and written anew, by tomlkit: comments, order and
quotation marks stay, and a figure stays one line.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import tomlkit
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
    start, end, place = _part(text, model, change.place)
    try:
        document: Any = tomlkit.parse(text[start:end])
    except TOMLKitError:  # what looks like a header stands within a text
        start, end, place = 0, len(text), change.place
        document = tomlkit.parse(text)
    *way, last = place
    owner = document
    for step in way:
        owner = owner[step]
    if isinstance(change, Removal):
        del owner[last]
    else:
        owner[last] = _with_values(owner[last], change.values)
    return text[:start] + tomlkit.dumps(document) + text[end:]


def _with_entry(text: str, name: str, thing: NumeralEntry) -> str:
    """The text with one more table at its end, whose lines end as the others do."""
    added = entry(name, thing)
    ends = "\r\n" if "\r\n" in text else "\n"
    return text.rstrip("\r\n") + ends + added.replace("\n", ends)


def _part(text: str, model: Model, place: FilePlace) -> tuple[int, int, FilePlace]:
    """From where to where the table of a list stands, and the place of something in it.

    That is all of the text where the list is not written as one table after the other.
    """
    name, *way = place
    heads = [*re.finditer(r"^\[(\[?)([a-z_]+)\]\]?", text, re.MULTILINE)]
    own = [number for number, found in enumerate(heads) if found[2] == name]
    listed = way[0] if way else 0
    most = len(getattr(model, str(name))) if way else 1  # some may have gone before
    if not (isinstance(listed, int) and listed < len(own) <= most):
        return 0, len(text), place
    after = own[listed] + 1
    end = heads[after].start() if after < len(heads) else len(text)
    return heads[own[listed]].start(), end, (name, 0, *way[1:]) if way else (name,)


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
