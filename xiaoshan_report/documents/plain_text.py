"""The text of a file that is nothing but text."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from xiaoshan_report.documents.source import Source
from xiaoshan_report.errors import Message, ReportError


def read(content: bytes, path: Path) -> Source:
    """Return the text as it comes: UTF-8, GB18030, or UTF-16 with its mark.

    Raises `ReportError` where the file `path` is no text that a report can be read from.
    """
    return Source(_decoded(content, path))


def _decoded(content: bytes, path: Path) -> str:
    is_marked = content.startswith((BOM_UTF16_LE, BOM_UTF16_BE))  # as Notepad's “Unicode” is
    for encoding in ("utf-16",) if is_marked else ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise ReportError(Message("no-text", file=path))
