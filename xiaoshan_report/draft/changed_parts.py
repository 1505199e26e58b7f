"""A table of a model file with other values: comments, order, quotation marks and layout stay."""

from collections.abc import Iterable, Mapping
from typing import Any

import tomlkit
from tomlkit.items import InlineTable

from xiaoshan_report.draft.file_parts import Part
from xiaoshan_report.draft.writing import inline, literal
from xiaoshan_report.model.structs import FigureEntry

Values = Mapping[str, object]
"""Keys of the file with new values; `None` takes a key away."""

_END = "\n]\n"
"""How a list of figures ends that stands one to a line."""


def change(part: Part, values: Values, *way: str | int) -> None:
    """Give keys of a table other values, or those of one that stands within it."""
    document, table = _opened(part)
    if way:
        *above, last = way
        owner = at(table, above)
        owner[last] = _with_values(owner[last], values)
    else:
        _set(table, values)
    part.text = tomlkit.dumps(document)


def take_out(part: Part, *way: str | int) -> None:
    """Take something out of a list within a table."""
    document, table = _opened(part)
    *above, last = way
    del at(table, above)[last]
    part.text = tomlkit.dumps(document)


def add_figure(part: Part, figure: FigureEntry) -> None:
    """Give a table that owns figures one more of them, at the end."""
    before, end, behind = part.text.rpartition(_END)
    if end and before.endswith(","):
        part.text = f"{before}\n  {inline(figure)},{end}{behind}"
        return
    document, table = _opened(part)
    added = tomlkit.parse(f"x = {inline(figure)}")["x"]
    table.setdefault("figures", tomlkit.array()).append(added)
    part.text = tomlkit.dumps(document)


def table_of(part: Part) -> Any:
    """Return the table that stands below the header of a part."""
    return _opened(part)[1]


def at(table: Any, way: Iterable[str | int]) -> Any:
    """Return what stands at the end of a way within a table."""
    for step in way:
        table = table[step]
    return table


def _opened(part: Part) -> tuple[Any, Any]:
    """A part parsed, and in it the table below its header: all of it where there is none."""
    document = tomlkit.parse(part.text)
    table = at(document, part.name.split(".") if part.name else ())
    return document, table[0] if isinstance(table, list) else table


def _with_values(table: Any, values: Values) -> Any:
    """The table with other values, an inline one on one line with its other values as they are."""
    if not isinstance(table, InlineTable):
        _set(table, values)
        return table
    stands = {key.key: item.as_string() for key, item in table.value.body if key}
    kept = {key: said for key, said in stands.items() if values.get(key, "") is not None}
    new = {key: literal(one) for key, one in values.items() if one is not None}
    stated = ", ".join(f"{key} = {one}" for key, one in {**kept, **new}.items())
    return tomlkit.parse(f"table = {{ {stated} }}")["table"]


def _set(table: Any, values: Values) -> None:
    for key, value in values.items():
        if value is None:
            table.pop(key, None)
        else:
            table[key] = tomlkit.value(literal(value))
