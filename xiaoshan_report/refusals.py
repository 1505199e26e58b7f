"""Where in a model file something is wrong, and what was expected there, in a person's terms.

Needed only once a file is refused, so nothing here is imported before that.
"""

import re
from typing import Any

from msgspec import inspect

from xiaoshan_report.consistency import nearest
from xiaoshan_report.errors import ReportError
from xiaoshan_report.model import Model

_STEP = re.compile(r"\.?([A-Za-z_]\w*)|\[(\d+)\]")

_PATTERNS = {"identifier": "[a-z0-9]+", "period-expected": r"\d{4}"}
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


def explain(message: str, document: dict[str, Any]) -> tuple[str, ReportError]:
    """The path in the file and the problem behind msgspec's `message` about `document`."""
    complaint, _, path = message.partition(" - at `$")
    path = path.rstrip("`").lstrip(".")
    steps = _steps(path)
    expected = _type_at(steps)
    if field := re.search(r"unknown field `(.*)`", complaint):
        return _join(path, field[1]), _unknown_key(field[1], expected)
    if field := re.search(r"missing required field `(.*)`", complaint):
        return path, ReportError("missing-key", key=field[1])
    problem = ReportError(
        "wrong-value", value=_brief(_value_at(document, steps)), expected=_expectation(expected)
    )
    return path, problem


def line_of(text: str, path: str) -> int | None:
    """The line of the file on which `path` stands, as far as the file's layout tells."""
    lines, line, header = text.split("\n"), 0, ""
    for name, index in _named_steps(path):
        header = f"{header}.{name}" if header else name
        found = (
            _nth(lines, line, re.compile(rf"\s*\[\[\s*{re.escape(header)}\s*\]\]"), index)
            or _nth(lines, line, re.compile(rf"\s*\[\s*{re.escape(header)}\s*\]"), 0)
            or _nth_inline(lines, line, name, index)
        )
        if not found:
            break
        line = found
    return line or None


def _nth(lines: list[str], start: int, pattern: re.Pattern[str], index: int) -> int | None:
    """The 1-based number of the line after line `start` that matches for the time `index` + 1."""
    for number, line in enumerate(lines[start:], start + 1):
        if pattern.match(line):
            if not index:
                return number
            index -= 1
    return None


def _nth_inline(lines: list[str], start: int, name: str, index: int) -> int | None:
    """The line of `name = …` below a table's header, or of the inline table `index` in its list."""
    for number, line in enumerate(lines[start:], start + 1):
        if number > start + 1 and re.match(r"\s*\[\[?[\w.]+\]", line):
            return None
        if re.match(rf"\s*{re.escape(name)}\s*=", line):
            return _nth(lines, number, re.compile(r"\s*\{"), index) or number
    return None


def _steps(path: str) -> list[str | int]:
    return [int(index) if index else name for name, index in _STEP.findall(path)]


def _named_steps(path: str) -> list[tuple[str, int]]:
    """The names along the path, each with the index that follows it (0 where none does)."""
    return [
        (name, int(index or 0)) for name, index in re.findall(r"([A-Za-z_]\w*)(?:\[(\d+)\])?", path)
    ]


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _type_at(steps: list[str | int]) -> inspect.Type:
    """The type that the model gives to the place."""
    kind = inspect.type_info(Model)
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
        return next(t for t in reversed(kind.types) if not isinstance(t, inspect.NoneType))
    return kind


def _value_at(document: Any, steps: list[str | int]) -> Any:
    for step in steps:
        document = document[step]
    return document


def _brief(value: Any) -> str:
    text = str(value) if not isinstance(value, str) else f'"{value}"'
    return text if len(text) <= 40 else f"{text[:39]}…"


def _unknown_key(key: str, owner: inspect.Type) -> ReportError:
    assert isinstance(owner, inspect.StructType)
    known = [field.encode_name for field in owner.fields]
    return ReportError("unknown-key", key=key, known=", ".join(known), near=nearest(key, known))


def _expectation(kind: inspect.Type) -> ReportError:
    if isinstance(kind, inspect.LiteralType):
        return ReportError("one-of", values=", ".join(map(str, kind.values)))
    if isinstance(kind, inspect.StrType) and kind.pattern:
        return ReportError(next(k for k, part in _PATTERNS.items() if part in kind.pattern))
    if isinstance(kind, inspect.StrType) and kind.min_length:
        return ReportError("some-text")
    if isinstance(kind, inspect.IntType) and kind.ge is not None:
        return ReportError("at-least", least=kind.ge)
    return ReportError(next(key for type_, key in _TYPES if isinstance(kind, type_)))
