"""JSON Lines: a record a line, with the digits printed.

{"id":"fixed-asset-investment","level":423.5,…}
"""

from collections.abc import Iterable, Iterator

import msgspec

from xiaoshan_report.render.formats import RenderOptions
from xiaoshan_report.render.table import View

_encoder = msgspec.json.Encoder(decimal_format="number")


def write(view: View, options: RenderOptions) -> str:
    """Return the records of the view, one by one."""
    return "".join(_encoder.encode(record).decode() + "\n" for record in view.lines)


def join(texts: Iterable[str]) -> Iterator[str]:
    """Yield the lines of one after those of another."""
    yield from texts
