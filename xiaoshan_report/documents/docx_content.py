"""The paragraphs and the tables of a Word file, as they are printed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from xiaoshan_report.documents.docx_fields import is_of_pages, unprinted
from xiaoshan_report.documents.docx_numbering import Numbering
from xiaoshan_report.documents.docx_styles import Styles, find, is_on, value
from xiaoshan_report.documents.docx_symbols import is_mark, superscript, symbol
from xiaoshan_report.documents.source import CELL_BAR


class Line(NamedTuple):
    """A paragraph or a row as it is printed, and as it was typed: without what Word numbers."""

    printed: str
    typed: str


_SIGNS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "-",
}
_REMOVED = {"w:del", "w:moveFrom"}
_UNSEEN = {"w:pPr", "w:rPr", "w:sdtPr", "w:rt", "mc:Fallback", *_REMOVED}
"""What is no text, or is so a second time: readings above characters, boxes for older programs."""

_CHANGED = {"w:ins", "w:moveTo", *_REMOVED}
_ELSEWHERE = {"w:altChunk", "w:subDoc", "chart", "relIds", "OLEObject"}
"""What has its words in another file, or in another part: charts, diagrams, embedded files."""

_BEFORE = {"m:den": "/", "m:sup": "^", "m:sub": "_", "m:e": " "}
"""What parts a part of an equation from the one before it: a third is 1/3, and not 13."""

_NOTES = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes"}
"""What points to a note, and what its part is to the text's."""

_CLOSED = re.compile(r"[、，：:）)\]】〕]$")
"""What a number ends with that needs no space before a digit."""


class Content:
    """Reads the text of a Word file, and remembers what else is to be said of it.

    `notes` are those that the text points to, each by its part and its number there; `has_changes`
    is whether changes have been tracked, `has_more` whether words of it are elsewhere; `struck` are
    words that are struck out.
    """

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._unprinted: set[Element] = set()
        self.notes: dict[tuple[str, str], None] = {}
        self.has_changes = False
        self.has_more = False
        self.struck: list[str] = []

    def read(self, story: Element) -> list[Line]:
        """Return the lines of a text, or of a note to it; lists are counted on."""
        tags = {element.tag for element in story.iter()}
        self.has_changes |= not tags.isdisjoint(_CHANGED)
        self.has_more |= not tags.isdisjoint(_ELSEWHERE)
        self._unprinted = unprinted(story)
        return self._blocks(story)

    def _blocks(self, story: Element) -> list[Line]:
        """The lines of paragraphs and tables; a paragraph without an end goes on in the next."""
        lines: list[Line] = []
        text = ""
        for block in _within(story, ("w:p", "w:tbl")):
            if block.tag == "w:tbl":
                lines += self._table(block)
                continue
            properties = block.find("w:pPr")
            words = _Words()
            self._add(words, block, properties)
            lines += words.boxes
            text += "".join(words.parts)
            if self._has_end(properties):
                lines += _lines(self._numbering.next_label(properties), text)
                text = ""
        return lines + _lines("", text)

    def _has_end(self, properties: Element | None) -> bool:
        """Whether a paragraph's end is there: it may have been deleted, or be hidden."""
        mark = find(properties, "w:rPr")
        if mark is None:
            return True
        hidden = mark.find("w:vanish")
        is_removed = any(mark.find(tag) is not None for tag in _REMOVED)
        return not is_removed and (hidden is None or not is_on(hidden))

    # Within a paragraph

    def _add(self, words: "_Words", element: Element, paragraph: Element | None) -> None:
        """Add what is seen of the words within an element of a paragraph with these properties."""
        for child in element:
            tag = child.tag
            if tag == "w:t":
                if child not in self._unprinted:
                    words.parts.append(_text(child))
            elif tag == "w:r":
                self._add_run(words, child, paragraph)
            elif tag in _SIGNS:
                words.parts.append(_SIGNS[tag])
            elif tag == "w:txbxContent":
                words.boxes += self._blocks(child)
            elif not _is_unseen(child):
                words.parts.append(_BEFORE.get(tag, "") or _sign(child))
                self._note(child)
                self._add(words, child, paragraph)

    def _add_run(self, words: "_Words", run: Element, paragraph: Element | None) -> None:
        properties = run.find("w:rPr")
        if self._styles.is_hidden(properties, paragraph):
            return
        if self._styles.is_struck(properties, paragraph):
            self.struck += "".join(text.text or "" for text in run.iter("w:t")).split()
            return
        first = len(words.parts)
        self._add(words, run, paragraph)
        text = "".join(words.parts[first:])
        is_lifted = first > 0 and is_mark(value(properties, "w:position"), text)
        if is_lifted or value(properties, "w:vertAlign") == "superscript":
            words.parts[first:] = [superscript(text)]

    def _note(self, element: Element) -> None:
        if element.tag in _NOTES:
            self.notes[_NOTES[element.tag], element.get("w:id", "")] = None

    # Tables

    def _table(self, table: Element) -> list[Line]:
        lines: list[Line] = []
        for row in _within(table, ("w:tr",)):
            if all(find(row, f"w:trPr/{mark}") is None for mark in ("w:del", "w:hidden")):
                cells = [cell for cell in _within(row, ("w:tc",)) if _is_cell(cell)]
                is_parted = any(cell.find("w:tbl") is not None for cell in cells)
                read = [self._blocks(cell) for cell in cells]
                lines += _rows(read) if is_parted or _is_layout(read) else [_row(read)]
        return lines


@dataclass
class _Words:
    """What is read of a paragraph: its words, and the lines of the boxes beside it."""

    parts: list[str] = field(default_factory=list)
    boxes: list[Line] = field(default_factory=list)


def _is_unseen(element: Element) -> bool:
    """Whether an element has no words of the text: it asks for some, or numbers pages."""
    is_prompt = find(element, "w:sdtPr/w:showingPlcHdr") is not None
    of_pages = element.tag == "w:fldSimple" and is_of_pages(element.get("w:instr", ""))
    return element.tag in _UNSEEN or is_prompt or of_pages


def _text(element: Element) -> str:
    """The characters of <w:t>; spaces at its ends only where it says that they are meant."""
    text = element.text or ""
    if element.get("xml:space") != "preserve":
        text = text.strip(" \t\n")
    return text.replace("\n", " ")


def _sign(element: Element) -> str:
    if element.tag == "w:sym":
        return symbol(element.get("w:char", ""), element.get("w:font", ""))
    return (element.text or "") if element.tag == "m:t" else ""


def _lines(label: str, text: str) -> list[Line]:
    """The lines of a paragraph, the first with what Word puts before it."""
    first, *others = [line.strip() for line in text.splitlines() if line.strip()] or [""]
    if not first and not label:
        return []
    return [Line(_labelled(label, first), first), *(Line(line, line) for line in others)]


def _labelled(label: str, text: str) -> str:
    """A text behind its number, and so that the two make no other: 1. 5个 is not 1.5个."""
    mark = label.strip()
    is_parted = mark != label and mark[-1:].isalnum()
    meets_digit = text[:1].isdigit() and not _CLOSED.search(mark)
    return f"{mark} {text}".strip() if is_parted or meets_digit else mark + text


def _within(element: Element, tags: Sequence[str]) -> Iterator[Element]:
    """The nearest descendants of these kinds, in their order, less what is not seen."""
    waiting = [iter(element)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag in tags:
            yield child
        elif not _is_unseen(child):
            waiting.append(iter(child))


def _is_cell(cell: Element) -> bool:
    """Whether a cell is there, and is not more of the one above it or before it."""
    for merged in ("w:vMerge", "w:hMerge"):
        merge = find(cell, f"w:tcPr/{merged}")
        if merge is not None and merge.get("w:val") != "restart":
            return False
    return find(cell, "w:tcPr/w:cellDel") is None


def _is_layout(cells: Sequence[Sequence[Line]]) -> bool:
    """Whether the cells of a row are places on a page: one alone, or paragraphs side by side."""
    prose = (sum(line.typed.endswith("。") for line in cell) for cell in cells)
    return sum(map(bool, cells)) < 2 or any(sentences > 1 for sentences in prose)


def _rows(cells: Sequence[Sequence[Line]]) -> list[Line]:
    return [line for cell in cells for line in cell]


def _row(cells: Sequence[Sequence[Line]]) -> Line:
    """The cells of a row as one line."""
    printed = (" ".join(line.printed for line in cell) for cell in cells)
    typed = (" ".join(line.typed for line in cell) for cell in cells)
    return Line(CELL_BAR.join(printed).strip(), CELL_BAR.join(typed).strip())
