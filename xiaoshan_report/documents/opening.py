"""A document of any kind, told by what it contains."""

from pathlib import Path

from xiaoshan_report.documents import plain_text
from xiaoshan_report.documents.source import Source
from xiaoshan_report.model.loading import read_bytes


def read_source(path: Path) -> Source:
    """Return what a document says; `-` is standard input.

    Raises `ReportError` when it cannot be read, or is none that a report can be read from.
    """
    return plain_text.read(read_bytes(path), path)
