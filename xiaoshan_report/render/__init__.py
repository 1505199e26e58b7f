"""One module a format; `WRITERS` finds the one for a name, importing it only then."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from xiaoshan_report.render.table import View


class RenderOptions(msgspec.Struct, frozen=True):
    """What a writer writes on.

    `width` is in columns, `None` for as wide as the content; `omitted` is the remark on columns
    that a narrow page has no room for, with a gap for their headings, which `pause` parts.
    """

    width: int | None = None
    color: bool = False
    omitted: str = "{columns}"
    pause: str = ", "


Writer = Callable[["View", RenderOptions], str]
"""An answer in, its text out, the final line break included."""

Joiner = Callable[[Iterable[str]], Iterator[str]]
"""What several answers of a writer are as one, a part at a time."""

STREAMED = ("json", "jsonl", "csv", "tsv")
"""The formats whose modules have a `Joiner`, `join`: each record is written without the others."""

WRITERS: dict[str, str] = {
    "table": "terminal",
    "json": "json",
    "jsonl": "jsonl",
    "csv": "csv",
    "tsv": "tsv",
    "markdown": "markdown",
    "html": "html",
    "svg": "svg",
}
"""The module of each format."""

ENDINGS: dict[str, str] = {
    ".txt": "table",
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".md": "markdown",
    ".html": "html",
    ".svg": "svg",
}
"""The format that a file's ending names."""


def writer(name: str) -> Writer:
    """Return the writer of a format of `WRITERS`."""
    write: Writer = import_module(f"{__name__}.{WRITERS[name]}").write
    return write


def joiner(name: str) -> Joiner:
    """Return the joiner of a format of `STREAMED`."""
    join: Joiner = import_module(f"{__name__}.{WRITERS[name]}").join
    return join
