"""A model as the TOML that people edit: one table a thing, one line a figure.

[[indicators]]
id = "…"
figures = [
  { key = "level", measure = "level", value = 423.5, … },
]
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

import msgspec

from xiaoshan_report.model.structs import FigureEntry, Model
from xiaoshan_report.numerals.bare_words import UNSEEN


def toml(model: Model, heading: Sequence[str]) -> str:
    """Return the model file, opened by a comment of these lines."""
    lines = [f"# {line}".rstrip() for line in heading]
    return "\n".join([*lines, "", *_table(model, "")]).rstrip("\n") + "\n"


def entry(name: str, thing: msgspec.Struct) -> str:
    """Return one more entry of the file's list of this name, after a blank line."""
    return "\n".join(_tables((thing,), name)) + "\n"


def _table(thing: msgspec.Struct, header: str) -> Iterator[str]:
    """The keys of a thing, then the tables within it, each below its header and after a blank."""
    stated = list(_stated(thing))
    for key, value in stated:
        if not _is_tables(value):
            yield f"{key} = {literal(value)}"
    for key, value in stated:
        if _is_tables(value):
            name = f"{header}.{key}" if header else key
            yield from _tables(value, name)


def _tables(value: Any, name: str) -> Iterator[str]:
    if isinstance(value, msgspec.Struct):
        yield from ("", f"[{name}]", *_table(value, name))
        return
    for item in value:
        yield from ("", f"[[{name}]]", *_table(item, name))


def _is_tables(value: Any) -> bool:
    """Whether a value is written as tables of its own; figures stand in their owner's."""
    first = value[0] if isinstance(value, tuple) and value else value
    return isinstance(first, msgspec.Struct) and not isinstance(first, FigureEntry)


def _stated(thing: msgspec.Struct) -> Iterator[tuple[str, Any]]:
    """The keys of a thing that must be there, or have a value that does not go without saying."""
    for field in _fields(type(thing)):
        value = getattr(thing, field.name)
        if field.required or value not in (field.default, None):
            yield field.name, value


@cache
def _fields(kind: type[msgspec.Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    """The fields of a kind of thing, which msgspec finds out by evaluating its annotations."""
    return msgspec.structs.fields(kind)


def literal(value: Any) -> str:
    """Return a value as TOML writes it, in the way of a draft."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | Decimal() | datetime.date():
            return str(value)
        case tuple() if value and isinstance(value[0], FigureEntry):
            return "\n".join(("[", *(f"  {inline(entry)}," for entry in value), "]"))
        case tuple():
            return f"[{', '.join(map(literal, value))}]"
    return _text(str(value))


def inline(entry: FigureEntry) -> str:
    """Return a figure as a draft writes it, in one line."""
    keys = ", ".join(f"{key} = {literal(value)}" for key, value in _stated(entry))
    return f"{{ {keys} }}"


_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n"})


def _text(text: str) -> str:
    r"""A basic string: what TOML forbids as it is, or nobody would see, stands as \uXXXX."""
    return f'"{UNSEEN.sub(_escape, text.translate(_ESCAPES))}"'


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
