"""CSV: the panel, values with the digits printed."""

from collections.abc import Sequence
from pathlib import Path

from xiaoshan_report.export.panel import columns, observations
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.matching import Matching
from xiaoshan_report.model.structs import Report
from xiaoshan_report.render.cells import harmless
from xiaoshan_report.render.csv import text_of


def write(reports: Sequence[Report], path: Path, tr: Translator, matching: Matching) -> None:
    """Write the rows of the panel below the names of its columns."""
    names = [column.name for column in columns()]
    rows = (
        [harmless(getattr(row, name)) for name in names] for row in observations(reports, matching)
    )
    path.write_bytes(text_of([names, *rows]).encode())
