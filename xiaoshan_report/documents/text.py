"""The text of a document as it comes."""

from pathlib import Path

from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.model.loading import read_bytes


def read_text(path: Path) -> str:
    """Return the text of a report as it comes: UTF-8 with or without its mark, or GB18030.

    `-` is standard input. Raises `ReportError` when it cannot be read or is no text.
    """
    content = read_bytes(path)
    for encoding in ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise ReportError(Message("no-text", file=path))
