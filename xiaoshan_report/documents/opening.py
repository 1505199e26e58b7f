"""A document of any kind, told by what it contains."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Protocol, cast

from xiaoshan_report.documents.source import Source
from xiaoshan_report.documents.web_archive import is_archive
from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.model.loading import read_bytes
from xiaoshan_report.numerals.characters import HAN


class Reader(Protocol):
    """A module that reads one kind of document."""

    def read(self, content: bytes, path: Path) -> Source:
        """Return what a document says.

        Raises `ReportError` where no report can be read from the file `path`.
        """


_READERS = {"docx": "docx", "html": "html", "pdf": "pdf", "text": "plain_text"}
"""The module of this room that reads a kind of document: none is loaded before it is needed."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""What an old Office wrote, and what is in one where a new one locked a file with a password."""

_REFUSED = (
    (_OLE, "is-old-office"),
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
    source = cast("Reader", module).read(content, path)
    if problem := _unreadable(source.text):
        raise ReportError(Message(problem, file=path))
    return source


def _kind(content: bytes, path: Path) -> str:
    if content.startswith(_OLE) and _ENCRYPTED in content:
        raise ReportError(Message("is-locked", file=path))
    for opening, problem in _REFUSED:
        if content.startswith(opening):
            raise ReportError(Message(problem, file=path))
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return "pdf"
    if content.startswith(_ZIP):
        return _kind_of_zip(content, path)
    return "html" if _is_page(content) else "text"


def _kind_of_zip(content: bytes, path: Path) -> str:
    from zipfile import BadZipFile, ZipFile

    try:
        names = ZipFile(BytesIO(content)).namelist()
    except (BadZipFile, ValueError, NotImplementedError):
        raise ReportError(Message("is-damaged", file=path)) from None
    if any(name.startswith("word/") for name in names):
        return "docx"
    raise ReportError(Message("is-archive", file=path))


_TAG = (
    r"<(?:!doctype\b|/?(?:html|head|meta|title|body|div|span|table|tr|td|p|br|a|h[1-6]|script)\b)"
)
_OPENS_PAGE = re.compile(rf"\ufeff?\s*(?:<\?xml\b|<!--|{_TAG})", re.I)
_TAGS = re.compile(rf"{_TAG}[^<>]{{0,300}}>", re.I)


def _is_page(content: bytes) -> bool:
    """Whether a file is a web page: it opens with a tag, or has many."""
    is_wide = content.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    opening = content[:_MOST_LOOKED_AT].decode("utf-16" if is_wide else "latin-1", "replace")
    has_many = len(_TAGS.findall(opening)) >= _FEWEST
    return has_many or bool(_OPENS_PAGE.match(opening)) or is_archive(content)


_HAN = re.compile(HAN)
_TRADITIONAL = re.compile("[億萬會產業]")
_SIMPLIFIED = re.compile("[亿万会产业]")
_MOST_LOOKED_AT = 20_000
_FEWEST = 10


def _unreadable(text: str) -> str | None:
    """The key of the sentence that says why this is no text of a report; `None` where it may be."""
    if not text.strip():
        return "text-empty"
    opening = text[:_MOST_LOOKED_AT]
    traditional, simplified = (len(p.findall(opening)) for p in (_TRADITIONAL, _SIMPLIFIED))
    if traditional > _FEWEST + simplified:
        return "text-traditional"
    letters = sum(character.isalpha() for character in opening)
    return "text-no-chinese" if letters > _FEWEST * (1 + len(_HAN.findall(opening))) else None
