"""The words of a table with other values: comments, order and layout stay."""

from collections.abc import Mapping
from typing import Any

import tomlkit

from xiaoshan_report.draft.writing import inline
from xiaoshan_report.model.structs import FigureEntry

_END = "\n]\n"
"""How a list of figures ends that stands one to a line."""


def with_keys(
    text: str, name: str, way: tuple[str | int, ...], values: Mapping[str, object]
) -> str:
    """Return a table with other values of keys, below a way within it; `None` takes a key away."""
    document: Any = tomlkit.parse(text)
    at = document
    for key in name.split("."):
        at = at[key]
    at = at[0] if isinstance(at, list) else at
    for step in way:
        at = at[step]
    for key, value in values.items():
        if value is not None:
            at[key] = value
        elif key in at:
            del at[key]
    return tomlkit.dumps(document)


def with_figure(text: str, figure: FigureEntry) -> str:
    """Return a table that owns figures with one more of them, at the end."""
    before, end, behind = text.rpartition(_END)
    if end and before.endswith(","):
        return f"{before}\n  {inline(figure)},{end}{behind}"
    document: Any = tomlkit.parse(text)
    at = document
    while not isinstance(at, list):
        at = next(iter(at.values()))
    at[0].setdefault("figures", tomlkit.array()).append(tomlkit.parse(f"x = {inline(figure)}")["x"])
    return tomlkit.dumps(document)
