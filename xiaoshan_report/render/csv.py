"""CSV (RFC 4180, but with plain line feeds): machine names as heads, digits as printed.

id,report,name,name_en,level,unit,…
fixed-asset-investment,xiaoshan-2021-h1,固定资产投资总额,Total fixed-asset investment,423.5,亿元,…
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from xiaoshan_report.render.cells import data_rows
from xiaoshan_report.render.formats import RenderOptions
from xiaoshan_report.render.table import View


def write(view: View, options: RenderOptions) -> str:
    """Return the table of the view, every column for data formats included."""
    return text_of(data_rows(view))


def text_of(rows: Iterable[Sequence[str]]) -> str:
    """Return rows of cells as CSV."""
    text = StringIO()
    csv.writer(text).writerows(rows)  # with line feeds alone it quotes no return
    return text.getvalue().replace("\r\n", "\n")


def join(texts: Iterable[str]) -> Iterator[str]:
    """Yield the rows of several under the heads of the first."""
    for number, text in enumerate(texts):
        yield text.partition("\n")[2] if number else text
