"""Where in a model file something is wrong, and what was expected there, in a person's terms.

Needed only once a file is refused, so nothing here is imported before that.
"""

import re
from itertools import count, islice, takewhile
from typing import Any

import msgspec
from msgspec import inspect

from xiaoshan_report.errors import Message
from xiaoshan_report.messages.nearest_word import nearest
from xiaoshan_report.model.validation import brief

_STEP = re.compile(r"\.?([A-Za-z_]\w*)|\[(\d+)\]")

_HEADER = re.compile(r"\s*\[\[?([^\[\]]+)\]\]?\s*(?:#.*)?")

_COMPLAINT = re.compile(r"(.*?)(?: - at `\$((?:\.\w+|\[\d+\])*)`)?", re.DOTALL)
"""What msgspec says: the complaint, and the path where it is not the top."""

_PATTERNS = {"identifier": "[a-z0-9]+", "period-expected": r"\d{4}", "place-code": "[0-9]{6}"}
"""The kinds of text that the model restricts, by what their patterns contain."""

_TYPES: tuple[tuple[type[inspect.Type], str], ...] = (
    (inspect.StrType, "text"),
    (inspect.IntType, "whole-number"),
    (inspect.DecimalType, "number-expected"),
    (inspect.BoolType, "true-or-false"),
    (inspect.DateType, "date"),
    (inspect.VarTupleType, "list"),
    (inspect.StructType, "table"),
)


def explain(
    message: str, document: dict[str, Any], kind: type[msgspec.Struct]
) -> tuple[str, Message]:
    """Return the path in the file and the problem behind msgspec's `message` about `document`.

    `kind` is the struct that the document should have been converted to.
    """
    said = _COMPLAINT.fullmatch(message)
    assert said
    complaint, path = said[1], (said[2] or "").lstrip(".")
    steps = _steps(path)
    expected = _type_at(steps, kind)
    if field := re.search(r"unknown field `(.*)`", complaint, re.DOTALL):
        return _join(path, field[1]), _unknown_key(field[1], expected)
    if field := re.search(r"missing required field `(.*)`", complaint):
        return _join(path, field[1]), Message("missing-key", key=field[1])
    problem = Message(
        "wrong-value", value=brief(_value_at(document, steps)), expected=_expectation(expected)
    )
    return path, problem


def line_of(text: str, path: str) -> int | None:
    """Return the line of the file on which `path` stands, as far as the file's layout tells."""
    lines, line = text.split("\n"), 0
    header: tuple[str, ...] = ()
    for name, index in _named_steps(path):
        lines = lines[: _end_of_table(lines, line, header)]
        header = (*header, name)
        found = _header_line(lines, line, header, index or 0)
        if found is None:
            return _key_line(lines, line, name, index) or line or None
        line = found
    return line or None


def _header_of(line: str) -> tuple[str, ...] | None:
    found = _HEADER.fullmatch(line)
    return tuple(key.strip(" \t\"'") for key in found[1].split(".")) if found else None


def _end_of_table(lines: list[str], start: int, header: tuple[str, ...]) -> int:
    """How many lines there are up to the end of the table with this header on line `start`."""
    for number, line in enumerate(lines[start:], start):
        other = _header_of(line)
        if other and (other == header or other[: len(header)] != header):
            return number
    return len(lines)


def _header_line(lines: list[str], start: int, header: tuple[str, ...], index: int) -> int | None:
    """The 1-based number of the line below `start` with this header for the time `index` + 1."""
    numbers = (n for n, line in enumerate(lines[start:], start + 1) if _header_of(line) == header)
    return next(islice(numbers, index, None), None)


def _key_line(lines: list[str], start: int, name: str, index: int | None) -> int | None:
    """The line of `name = …` in the table with the header on line `start`, or of its item."""
    key = re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*[=.]")
    for number, line in enumerate(lines[start:], start + 1):
        if _HEADER.fullmatch(line):
            return None
        if key.match(line):
            return number if index is None else _item_line(lines, number, index)
    return None


def _item_line(lines: list[str], start: int, index: int) -> int:
    """The line of item `index` in the list that opens on line `start`, where each has its own."""
    if not re.search(r"\[\s*(#.*)?$", lines[start - 1]):
        return start
    inside = takewhile(lambda n: not lines[n - 1].lstrip().startswith("]"), count(start + 1))
    items = (n for n in inside if not re.match(r"\s*(#|$)", lines[n - 1]))
    return next(islice(items, index, None), start)


def _steps(path: str) -> list[str | int]:
    return [int(index) if index else name for name, index in _STEP.findall(path)]


def _named_steps(path: str) -> list[tuple[str, int | None]]:
    """The names along the path, each with the index that follows it."""
    steps = re.findall(r"(?:^|\.)([^.\[\]]+)(?:\[(\d+)\])?", path)
    return [(name, int(index) if index else None) for name, index in steps]


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _type_at(steps: list[str | int], document: type[msgspec.Struct]) -> inspect.Type:
    """The type that a file of this kind gives to the place."""
    kind = inspect.type_info(document)
    for step in steps:
        kind = _plain(kind)
        if isinstance(kind, inspect.StructType):
            kind = next(field.type for field in kind.fields if field.encode_name == step)
        elif isinstance(kind, inspect.VarTupleType):
            kind = kind.item_type
    return _plain(kind)


def _plain(kind: inspect.Type) -> inspect.Type:
    """The type without `None`; of a whole number and a decimal, the decimal."""
    if isinstance(kind, inspect.UnionType):
        return _plain(next(t for t in reversed(kind.types) if not isinstance(t, inspect.NoneType)))
    if isinstance(kind, inspect.Metadata):  # a pattern that only the schema states
        return inspect.StrType(**(kind.extra_json_schema or {}))
    return kind


def _value_at(document: Any, steps: list[str | int]) -> Any:
    for step in steps:
        document = document[step]
    return document


def _unknown_key(key: str, owner: inspect.Type) -> Message:
    assert isinstance(owner, inspect.StructType)
    known = [field.encode_name for field in owner.fields]
    return Message("unknown-key", key=key, known=", ".join(known), near=nearest(key, known))


def _expectation(kind: inspect.Type) -> Message:
    if isinstance(kind, inspect.LiteralType):
        return Message("one-of", values=", ".join(map(str, kind.values)))
    if isinstance(kind, inspect.StrType) and kind.pattern:
        return Message(next(k for k, part in _PATTERNS.items() if part in kind.pattern))
    if isinstance(kind, inspect.StrType) and kind.min_length:
        return Message("some-text")
    if isinstance(kind, inspect.IntType) and kind.ge is not None:
        return Message("between", least=kind.ge, most=kind.le)
    return Message(next(key for type_, key in _TYPES if isinstance(kind, type_)))
