"""Tab-separated values: as csv, with tabs between the cells, and nothing quoted.

id	report	name	name_en	level	unit	…

Tabs and line breaks of a text become a space, so that each row is a line and `cut` finds its cells.
"""

import re

from xiaoshan_report.render.cells import data_rows
from xiaoshan_report.render.csv import join
from xiaoshan_report.render.formats import RenderOptions
from xiaoshan_report.render.table import View

__all__ = ["join", "write"]

_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
"""What parts cells or, for one reader or another, lines."""


def write(view: View, options: RenderOptions) -> str:
    """Return the table of the view, every column for data formats included."""
    return "".join(
        "\t".join(_BREAKS.sub(" ", cell) for cell in row) + "\n" for row in data_rows(view)
    )
