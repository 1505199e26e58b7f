"""Tab-separated values: as csv, with tabs between the cells.

id	report	name	name_en	level	unit	…
"""

from xiaoshan_report.output import Page
from xiaoshan_report.output.csv import delimited, join
from xiaoshan_report.table import View

__all__ = ["join", "write"]


def write(view: View, page: Page) -> str:
    """The table of the view, every column for data formats included."""
    return delimited(view, "\t")
