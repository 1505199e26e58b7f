"""Tab-separated values: as csv, with tabs between the cells.

id	report	name	name_en	level	unit	…
"""

from xiaoshan_report.output import Page
from xiaoshan_report.output.csv import delimited
from xiaoshan_report.table import View


def write(view: View, page: Page) -> str:
    """The table of the view, every column for data formats included."""
    return delimited(view, "\t")
