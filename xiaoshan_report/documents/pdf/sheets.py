"""What stands where on the pages of a PDF, character by character, as PDFium tells it."""

import ctypes
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from math import atan2, hypot, pi
from pathlib import Path
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError, PdfPage, PdfTextPage

from xiaoshan_report.documents.pdf.lines import Glyph
from xiaoshan_report.documents.pdf.tables import Box
from xiaoshan_report.errors import Message, ReportError


class Sheet(NamedTuple):
    """A page from its left edge to its right: its characters that run the way that most of it does.

    `aside` are those that run another way (a watermark, words on a margin); `text` is all of it as
    PDFium puts it together, parted where the size changes; `drawn` are lines and areas on a page
    that stands upright; `unknown` counts the characters that
    nobody can tell. It `is_recognised` where its words lie unseen below a picture, as a program has
    recognised them.
    """

    glyphs: list[Glyph]
    drawn: list[Box]
    edges: tuple[float, float]
    aside: str
    text: str
    unknown: int
    is_picture: bool
    is_recognised: bool
    is_vertical: bool


_FEWEST = 10
"""A page with fewer characters says nothing but its number."""

_SLANT = 0.1
"""By so many quarters of a turn a line may lean and be level all the same."""

_UNSEEN = 3
"""The mode of drawing text that draws nothing."""

_DEEPEST = 3
"""How many groups within groups a picture is looked for in."""


_MOST_PAGES = 2000
_MOST_CHARACTERS = 3_000_000
"""A report has a hundred pages, and a hundred thousand characters."""


def sheets(content: bytes, path: Path) -> Iterator[Sheet]:
    """Return what stands on each page of a document.

    Raises `ReportError` where the file `path` is locked or damaged, or has no end.
    """
    try:
        with PdfDocument(content) as document:
            if len(document) > _MOST_PAGES:
                raise _endless(path)
            left = _MOST_CHARACTERS
            for page in document:
                read = _sheet(page)
                page.close()
                left -= len(read.text)
                if left < 0:
                    raise _endless(path)
                yield read
    except PdfiumError as error:
        is_locked = error.err_code == pdfium.FPDF_ERR_PASSWORD
        raise ReportError(Message("pdf-locked" if is_locked else "is-damaged", file=path)) from None


def _endless(path: Path) -> ReportError:
    return ReportError(
        Message("pdf-endless", file=path, pages=_MOST_PAGES, characters=_MOST_CHARACTERS)
    )


def _sheet(page: PdfPage) -> Sheet:
    """Return what stands on a page."""
    text = page.get_textpage()
    try:
        placed = [_placed(text, index) for index in _drawn(text)]
        turns = Counter(turn for turn, _ in placed if turn is not None)
        level = max(turns, key=lambda turn: turns[turn], default=0)
        glyphs = [glyph for turn, glyph in placed if turn == level]
        has_picture = (len(placed) < _FEWEST or _is_unseen(text)) and _has_picture(page)
        return Sheet(
            glyphs,
            drawn=[] if level else list(_drawings(page)),
            edges=_edges(page, level),
            aside="".join(glyph.character for turn, glyph in placed if turn != level),
            text=_whole_text(text, (glyph for _, glyph in placed)),
            unknown=sum(glyph.character == "\ufffd" for glyph in glyphs),
            is_picture=has_picture and len(placed) < _FEWEST,
            is_recognised=has_picture and len(placed) >= _FEWEST,
            is_vertical=_is_vertical(glyphs),
        )
    finally:
        text.close()


def _whole_text(text: PdfTextPage, drawn: Iterator[Glyph]) -> str:
    """The page as PDFium reads it, its own ends of lines, and ends where the size changes."""
    parts: list[str] = []
    size = 0.0
    for index in range(text.count_chars()):
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            parts.append(chr(pdfium.FPDFText_GetUnicode(text, index)))
            continue
        glyph = next(drawn)
        parts += ["\n"] * (size != glyph.size) + [glyph.character]
        size = glyph.size
    return "".join(parts)


def _drawn(text: PdfTextPage) -> Iterator[int]:
    """The characters that the page has, and PDFium has not put between them."""
    for index in range(text.count_chars()):
        if pdfium.FPDFText_IsGenerated(text, index) != 1:
            yield index


def _placed(text: PdfTextPage, index: int) -> tuple[int | None, Glyph]:
    """A character, and by how many quarters it is turned; `None` where it leans."""
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    pdfium.FPDFText_GetLooseCharBox(text, index, box)
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    size = pdfium.FPDFText_GetFontSize(text, index) * hypot(matrix.c, matrix.d)
    turn = atan2(matrix.b, matrix.a) / (pi / 2)
    is_level = abs(turn - round(turn)) < _SLANT
    glyph = Glyph(_character(text, index), *_along(round(turn) % 4, x.value, y.value, box), size)
    return (round(turn) % 4 if is_level else None), glyph


def _character(text: PdfTextPage, index: int) -> str:
    code = pdfium.FPDFText_GetUnicode(text, index)
    if pdfium.FPDFText_HasUnicodeMapError(text, index) == 1 or not code:
        return "\ufffd"
    return "-" if pdfium.FPDFText_IsHyphen(text, index) == 1 else chr(code)


def _along(turn: int, x: float, y: float, box: pdfium.FS_RECTF) -> tuple[float, float, float]:
    """Where a character begins and ends on its line, and how high that stands, once it is level."""
    if turn == 1:
        return y, box.top, -x
    if turn == 2:
        return -x, -box.left, -y
    if turn == 3:
        return -y, -box.bottom, x
    return x, box.right, y


def _drawings(page: PdfPage) -> Iterator[Box]:
    """What is drawn on a page besides its words and pictures."""
    for path in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1):
        yield Box(*path.get_bounds())


def _edges(page: PdfPage, turn: int) -> tuple[float, float]:
    left, bottom, right, top = page.get_bbox()
    return ((left, right), (bottom, top), (-right, -left), (-top, -bottom))[turn]


def _is_unseen(text: PdfTextPage) -> bool:
    """Whether the first of the characters is not drawn."""
    first = next(_drawn(text), None)
    if first is None:
        return False
    drawn = pdfium.FPDFText_GetTextObject(text, first)
    return bool(pdfium.FPDFTextObj_GetTextRenderMode(drawn) == _UNSEEN)


def _has_picture(page: PdfPage) -> bool:
    pictures = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST)
    return any(True for _ in pictures)


def _is_vertical(glyphs: list[Glyph]) -> bool:
    """Whether most characters stand below the one before."""
    below = sum(
        abs(after.left - before.left) < before.size
        and before.size / 2 < before.base - after.base < 2 * before.size
        for before, after in pairwise(glyphs)
    )
    return 2 * below > len(glyphs) > _FEWEST
