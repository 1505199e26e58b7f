"""The text of a file that is nothing but text."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from xiaoshan_report.documents.source import Source
from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.numerals.characters import HAN


def read(content: bytes, path: Path) -> Source:
    """Return the text as it comes: UTF-8, GB18030, or UTF-16 with its mark.

    Raises `ReportError` where the file `path` is no text that a report can be read from.
    """
    text = _decoded(content, path)
    if problem := _unreadable(text):
        raise ReportError(Message(problem, file=path))
    return Source(text)


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


_TAGS = re.compile(r"</?(?:html|body|div|span|table|td|tr|p|br|a|script)\b[^<>]{0,300}>", re.I)
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
    if len(_TAGS.findall(opening)) >= _FEWEST:
        return "text-tags"
    traditional, simplified = (len(p.findall(opening)) for p in (_TRADITIONAL, _SIMPLIFIED))
    if traditional > _FEWEST + simplified:
        return "text-traditional"
    letters = sum(character.isalpha() for character in opening)
    return "text-no-chinese" if letters > _FEWEST * (1 + len(_HAN.findall(opening))) else None
