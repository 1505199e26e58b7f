"""The text of a PDF: what its pages say, put together again from where their characters stand."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from xiaoshan_report.documents.pdf.furniture import parted
from xiaoshan_report.documents.pdf.lines import Line
from xiaoshan_report.documents.pdf.paragraph_ends import (
    Paragraph,
    broken_numerals,
    joined,
    notes,
    paragraphs,
)
from xiaoshan_report.documents.pdf.tables import page_lines
from xiaoshan_report.documents.second_reading import differences
from xiaoshan_report.documents.source import Source
from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.messages.missing_extra import missing_extra

if TYPE_CHECKING:
    from xiaoshan_report.documents.pdf.sheets import Sheet

_NOTES = "注释："
"""What heads the notes of a report, whose own stand at the feet of its pages."""

_FEWEST = 10
_MOST_UNKNOWN = 0.2
_MOST_NAMED = 10
_END = b"%%EOF"
_TAIL = 2048
"""The last bytes of a file, in which the mark of its end stands."""


def read(content: bytes, path: Path) -> Source:
    """Return the paragraphs of a PDF, its footnotes at the end, without what its pages repeat.

    Raises `ReportError` where the library for it is missing, and where no words can be taken from
    the file `path`: it is locked, damaged, without end, or shows pictures of words.
    """
    try:
        from xiaoshan_report.documents.pdf.sheets import sheets
    except ModuleNotFoundError as error:
        raise missing_extra(error) from None
    pages = list(sheets(content, path))
    if problem := _unreadable(pages):
        raise ReportError(Message(problem, file=path))
    lines = [page_lines(page.glyphs, page.drawn, number) for number, page in enumerate(pages)]
    parts = parted(lines)
    text, noted = (
        list(paragraphs(parts.text, [page.edges for page in pages])),
        list(notes(parts.notes)),
    )
    remarks = [*_page_remarks(pages), *_remarks(content, [*text, *noted]), *_unlike(pages, lines)]
    heading = [[_NOTES]] if noted else []
    return Source("\n".join(map(joined, [*text, *heading, *noted])), remarks=tuple(remarks))


def _unreadable(pages: Sequence["Sheet"]) -> str | None:
    """The key of the sentence that says why no words can be taken; `None` where they can."""
    if sum(page.is_vertical for page in pages) * 2 > len(pages):
        return "pdf-vertical"
    characters = sum(len(page.glyphs) for page in pages)
    if not any(len(page.glyphs) >= _FEWEST for page in pages):
        return "pdf-pictures"
    unknown = sum(page.unknown for page in pages)
    return "pdf-unknown" if unknown > _MOST_UNKNOWN * characters else None


def _page_remarks(pages: Sequence["Sheet"]) -> Iterator[Message]:
    """What a person should know of some of the pages."""
    for key, concerned in (
        ("pdf-some-pictures", [page.is_picture for page in pages]),
        ("pdf-recognised", [page.is_recognised for page in pages]),
        ("pdf-some-vertical", [page.is_vertical for page in pages]),
        ("pdf-some-unknown", [page.unknown > 0 for page in pages]),
    ):
        if numbers := [str(number) for number, is_one in enumerate(concerned, 1) if is_one]:
            yield Message(key, pages=_named(numbers))


def _remarks(content: bytes, text: Iterable[Paragraph]) -> Iterator[Message]:
    """What a person should know of the whole."""
    if _END not in content[-_TAIL:]:
        yield Message("pdf-cut-off")
    if broken := [numeral for paragraph in text for numeral in broken_numerals(paragraph)]:
        yield Message("pdf-broken-numerals", count=len(broken), numerals=_named(broken))


def _unlike(pages: Sequence["Sheet"], lines: Iterable[Sequence[Line]]) -> Iterable[Message]:
    """Where PDFium puts characters together to other numerals than stand on the lines."""
    read = [line.plain for page in lines for line in page] + [page.aside for page in pages]
    return differences("\n".join(read), "\n".join(page.text for page in pages))


def _named(found: Sequence[str]) -> str:
    """As many of them as a line can name."""
    return "、".join(found[:_MOST_NAMED]) + "…" * (len(found) > _MOST_NAMED)
