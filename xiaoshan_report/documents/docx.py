"""The text of a Word file."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from xiaoshan_report.documents.docx_content import Content
from xiaoshan_report.documents.docx_numbering import Numbering
from xiaoshan_report.documents.docx_package import Package
from xiaoshan_report.documents.docx_second_reader import words
from xiaoshan_report.documents.docx_styles import Styles
from xiaoshan_report.documents.second_reading import differences
from xiaoshan_report.documents.source import Source
from xiaoshan_report.errors import Message, ReportError

_HEADING = "注释"
"""What heads the notes at the end of a text, as reports have it that print theirs there."""


def read(content: bytes, path: Path) -> Source:
    """Return the text of a Word file with the numbers that Word prints, its notes at the end.

    What has been deleted or is hidden is left out, and so are headers, footers, comments and page
    numbers. Raises `ReportError` where the file is damaged, locked, or no Word file.
    """
    package = Package(content, path)
    document = package.parsed(package.main)
    if document.tag != "w:document":
        raise ReportError(Message("docx-none", file=path))
    styles = Styles(_part(package, "styles"))
    reader = Content(styles, Numbering(_part(package, "numbering"), styles))
    lines = [line for line in reader.read(document) if line.typed]
    remarks = list(
        differences("\n".join(line.typed for line in lines), words(package.content(package.main)))
    )
    notes = list(_notes(package, reader))
    remarks += [Message("struck-left-out", words=one[:30]) for one in reader.struck[:1]]
    if reader.has_changes:
        remarks.append(Message("docx-changes"))
    if reader.has_more:
        remarks.append(Message("docx-elsewhere"))
    text = "\n".join([*(line.printed for line in lines), *notes])
    return Source(text, remarks=tuple(remarks))


def _part(package: Package, kind: str) -> Element:
    """The part of a kind that belongs to the text, parsed."""
    return package.parsed(next(iter(package.related(package.main, kind)), ""))


def _notes(package: Package, reader: Content) -> Iterator[str]:
    """The notes that the text points to, in their order, below what heads them."""
    notes = {
        (kind, note.get("w:id", "")): note
        for kind in dict.fromkeys(kind for kind, _ in reader.notes)
        for note in _part(package, kind)
    }
    said = (reader.read(notes[place]) for place in list(reader.notes) if place in notes)
    for number, lines in enumerate(filter(None, said), 1):
        if number == 1:
            yield _HEADING
        yield f"[{number}]" + " ".join(line.printed for line in lines)
