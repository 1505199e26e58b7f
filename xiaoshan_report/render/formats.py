"""The formats by their names, each with its module, which is imported only when it is asked for."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from xiaoshan_report.render.table import View


class RenderOptions(msgspec.Struct, frozen=True):
    """How wide and in what colour an answer is written, and how a heading is said with its text.

    `width` is in columns, `None` for as wide as the content; `links` is whether what is written to
    opens them. `about` says of something what stands under its heading, `usual` what most say.
    """

    width: int | None = None
    color: bool = False
    links: bool = False
    about: str = "{heading}: {text}"
    usual: str = "{heading}: {text}"


class Format(msgspec.Struct, frozen=True):
    """A way to write an answer: its name, its module here, and the ending of files that have it.

    Where it is `joined`, each record is written without the others, and the module has a `join`.
    What is written `for_terminals` is in their encoding, all else in UTF-8.
    """

    name: str
    module: str
    ending: str
    joined: bool = False
    for_charts: bool = False
    for_terminals: bool = False

    def write(self, view: "View", options: RenderOptions) -> str:
        """Return the text of an answer, the final line break included."""
        return str(self._module().write(view, options))

    def texts(self, view: "View", options: RenderOptions) -> Iterator[str]:
        """Yield the text of an answer: of a list in parts, where that can be."""
        if self.joined and view.is_list:
            yield from self.join(self.write(part, options) for part in view.parts())
        else:
            yield self.write(view, options)

    def join(self, texts: Iterable[str]) -> Iterator[str]:
        """Yield what several answers are as one, a part at a time."""
        yield from self._module().join(texts)

    def _module(self) -> Any:
        return import_module(f"{__package__}.{self.module}")


FORMATS = {
    one.name: one
    for one in (
        Format("table", "terminal", ".txt", for_terminals=True),
        Format("json", "json", ".json", joined=True),
        Format("jsonl", "jsonl", ".jsonl", joined=True),
        Format("csv", "csv", ".csv", joined=True),
        Format("tsv", "tsv", ".tsv", joined=True),
        Format("markdown", "markdown", ".md"),
        Format("html", "html", ".html"),
        Format("svg", "svg", ".svg", for_charts=True),
    )
}
"""The formats by their names, in the order of the help."""


def named_by(ending: str) -> Format | None:
    """Return the format that a file's ending names, in capitals or not."""
    return next((one for one in FORMATS.values() if one.ending == ending.lower()), None)
