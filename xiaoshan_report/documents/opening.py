"""A document of any kind, told by what it contains."""

from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Protocol, cast
from zipfile import BadZipFile, ZipFile

from xiaoshan_report.documents.source import Source
from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.model.loading import read_bytes


class Reader(Protocol):
    """A module that reads one kind of document."""

    def read(self, content: bytes, path: Path) -> Source:
        """Return what a document says.

        Raises `ReportError` where no report can be read from the file `path`.
        """


_READERS = {"docx": "docx", "pdf": "pdf", "text": "plain_text"}
"""The module of this room that reads a kind of document: none is loaded before it is needed."""

_REFUSED = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is-old-office"),
    (b"{\\rtf", "is-rich-text"),
    (b"\x89PNG", "is-image"),
    (b"\xff\xd8\xff", "is-image"),
    (b"GIF8", "is-image"),
    (b"II*\0", "is-image"),
    (b"MM\0*", "is-image"),
    (b"RIFF", "is-image"),
    (b"Rar!", "is-archive"),
    (b"7z\xbc\xaf", "is-archive"),
    (b"\x1f\x8b", "is-archive"),
)
"""What opens a file that is never read, and the key of what to do about it."""

_ZIP = b"PK\x03\x04"
_PDF_WITHIN = 1024
"""The bytes that may stand before the mark of a PDF."""


def read_source(path: Path) -> Source:
    """Return what a document says; `-` is standard input.

    Raises `ReportError` when it cannot be read, or is none that a report can be read from.
    """
    content = read_bytes(path)
    module = import_module(f"xiaoshan_report.documents.{_READERS[_kind(content, path)]}")
    return cast("Reader", module).read(content, path)


def _kind(content: bytes, path: Path) -> str:
    for opening, problem in _REFUSED:
        if content.startswith(opening):
            raise ReportError(Message(problem, file=path))
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return "pdf"
    if content.startswith(_ZIP):
        return _kind_of_zip(content, path)
    return "text"


def _kind_of_zip(content: bytes, path: Path) -> str:
    try:
        names = ZipFile(BytesIO(content)).namelist()
    except (BadZipFile, ValueError, NotImplementedError):
        raise ReportError(Message("is-damaged", file=path)) from None
    if any(name.startswith("word/") for name in names):
        return "docx"
    raise ReportError(Message("is-archive", file=path))
