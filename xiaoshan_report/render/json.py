"""JSON: one document, indented, with the digits printed.

[
  {
    "id": "fixed-asset-investment",
    "level": 423.5,
"""

from collections.abc import Iterable, Iterator

import msgspec

from xiaoshan_report.render.formats import RenderOptions
from xiaoshan_report.render.table import View

_encoder = msgspec.json.Encoder(decimal_format="number")


def write(view: View, options: RenderOptions) -> str:
    """Return the records of the view."""
    return written(view.records)


def written(thing: object) -> str:
    """Return the document of a thing."""
    return msgspec.json.format(_encoder.encode(thing), indent=2).decode() + "\n"


def join(texts: Iterable[str]) -> Iterator[str]:
    """Yield one array of the records of several, each an array of its own, as it is written on."""
    before = "["
    for text in texts:
        records = text[1:-2].rstrip("\n")
        if records:
            yield before + records
            before = ","
    yield "[]\n" if before == "[" else "\n]\n"
