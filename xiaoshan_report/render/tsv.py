"""Tab-separated values: as csv, with tabs between the cells, and nothing quoted.

id	report	name	name_en	level	unit	…

Tabs and line breaks of a text become a space, so that each row is a line and `cut` finds its cells.
"""

from xiaoshan_report.render.cells import data_rows
from xiaoshan_report.render.csv import join
from xiaoshan_report.render.formats import RenderOptions
from xiaoshan_report.render.table import View
from xiaoshan_report.render.visible import one_line

__all__ = ["join", "write"]


def write(view: View, options: RenderOptions) -> str:
    """Return the table of the view, every column for data formats included."""
    return "".join("\t".join(one_line(cell) for cell in row) + "\n" for row in data_rows(view))
