"""The structure of a report's text: its record, areas, sections and livelihood projects."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xiaoshan_report.draft.projects import projects
from xiaoshan_report.language import headings, numbering
from xiaoshan_report.language.blocks import Block, Tree
from xiaoshan_report.language.numbering import Family
from xiaoshan_report.language.outline import AreaOutline, Outline, SectionOutline
from xiaoshan_report.language.record import read_record
from xiaoshan_report.language.report_extent import locate
from xiaoshan_report.language.spans import Span

_LONGEST_LEAD = 150
"""The characters that an introduction has at most to be no section of its own."""

_PIECES = 2
"""The pieces that make something divided."""

_WORDS_READ = 200
"""The characters in which a title is looked for."""


def outline(
    lines: list[str], given: datetime.date | None = None, beside: Sequence[str] = ()
) -> Outline:
    """Read the structure of a report from the lines of its text, folded.

    `beside` are lines of its page that state its record and are none of these.

    What becomes an area: the text is a tree of blocks (`blocks.Tree`), and those at its top are
    areas, the pieces within them sections, with all that is deeper as sections' text. Where these
    are the parts of a report (`_is_divided`), such as a review and a plan, the titled pieces of all
    of them are the areas instead, whether they are divided further or not. What stands in a part
    and in none of its pieces (introduction, paragraphs with no more than a first sentence, closing)
    is an area with the part's title, before the pieces; what stands in none of the top's pieces is
    area 0. A short introduction of an area belongs to its first section; a longer one, or a part's,
    is a section of its own. An area without pieces has one section. Notes belong to no area.
    """
    page = locate(lines, numbering.OPENS)
    tree = _tree(lines, list(page.body))
    areas = tuple(_numbered(tree, lines))
    record = read_record(
        [lines[n - 1] for n in page.record],
        [lines[n - 1] for n in page.body],
        [*beside, *(lines[n - 1] for n in page.page)],
        given,
    )
    return Outline(
        record=record,
        first_line=page.first,
        last_line=page.last,
        record_lines=page.record,
        text_lines=page.body,
        own_lines=page.own,
        areas=areas,
        projects=tuple(projects(tree, lines, areas, record)),
    )


def _tree(lines: list[str], body: list[int]) -> Block:
    """The tree of the lines with these numbers, as if there were no others."""
    kept = set(body)
    shown = [line if number in kept else "" for number, line in enumerate(lines, 1)]
    last = body[-1] if body else 0
    tree = Tree(shown, last)
    found = numbering.marks(shown, body[0], last) if body else {}
    for number in body:
        tree.add_line(number, found.get(number, []))
    return tree.finish()


# Areas and sections


class _Area(NamedTuple):
    """What one area is made of: the piece with its heading and introduction, its sections' pieces.

    `part` is the title of the part whose pieces are areas.
    """

    node: Block
    pieces: list[Block]
    part: str | None


def _numbered(root: Block, lines: list[str]) -> Iterator[AreaOutline]:
    """The areas in the text's order; 0 is what stands in no other, if anything does."""
    number = 0
    waiting: list[Span] = []  # headings that have no text of their own
    for area in _areas(root, None):
        if all(map(_is_lead, area.pieces)) and _only_leads(area.node, root, lines):
            waiting += [*area.node.headings, *area.node.own]
            waiting += (span for piece in area.pieces for span in piece.headings)
            continue
        number += area.node is not root
        yield _area(number, area, waiting, lines)
        waiting = []


def _is_lead(piece: Block) -> bool:
    """Whether a piece is a short line and no more: 重点抓好以下工作."""
    return piece.family == "line" and not piece.own and not piece.children


def _only_leads(node: Block, root: Block, lines: list[str]) -> bool:
    """Whether a piece is only what leads to others: a heading, or an opening address."""
    if node is root:
        return bool(node.children or not node.own) and not _telling(node.own, lines)
    return not node.own and _is_followed(node, root)


def _is_followed(node: Block, root: Block) -> bool:
    """Whether anything stands behind the heading of a piece."""
    last = root
    while last.children:
        last = last.children[-1]
    return last is not node


def _telling(spans: list[Span], lines: list[str]) -> list[Span]:
    """The runs of words that do more than address those present."""
    return [
        span
        for span in spans
        if not headings.is_address(lines[span.line - 1][span.start : span.end])
    ]


def _areas(node: Block, part: str | None) -> Iterator[_Area]:
    """The areas of a divided piece: what stands in none of its pieces, then these."""
    own, pieces = _apart(node)
    yield _Area(node, own, part)
    parts = _parts(pieces) if node.family in ("root", "chapter") else frozenset()
    for piece in pieces:
        if piece.family in parts:
            yield from _areas(piece, piece.title)
        else:
            yield _Area(piece, piece.children, part)


def _apart(node: Block) -> tuple[list[Block], list[Block]]:
    """The pieces of a piece: those that are not set off enough to be areas, and those that are.

    To be set off is to have more than a first sentence, and a title as most of its kind do. A short
    line alone among others that are set off is none; what is numbered within a line is one only in
    a text that has nothing else.
    """
    counts: Counter[Family] = Counter()
    for child in node.children:
        counts[child.family] += 1 if child.title or child.family == "appendix" else -1
    families = {family for family, titled in counts.items() if titled >= 0} - {"sentence"}
    if counts["line"] == 1 and (len(families) > 1 or node.family != "root"):
        families -= {"line"}
    if node.family != "root" or families - numbering.WITHIN_LINE:
        families -= numbering.WITHIN_LINE
    return (
        [child for child in node.children if child.family not in families],
        [child for child in node.children if child.family in families],
    )


def _parts(pieces: list[Block]) -> frozenset[Family]:
    """The families of pieces that are parts, and not areas: one of them is surely divided."""
    return frozenset(piece.family for piece in pieces if _is_divided(piece)) - {"appendix"}


def _is_divided(piece: Block) -> bool:
    """Whether a piece is surely a part.

    It is one if it has two pieces at least, and is headed as a review or a plan, or two of them and
    no fewer than half are divided again.
    """
    _, items = _apart(piece)
    again = sum(len(child.children) >= _PIECES for child in items)
    if headings.is_part(piece.title or ""):
        return len(items) >= _PIECES
    return again >= _PIECES and 2 * again >= len(items)


def _area(number: int, area: _Area, before: list[Span], lines: list[str]) -> AreaOutline:
    sections = tuple(_sections(area, lines))
    first = sections[0]
    return AreaOutline(
        number=number,
        title=area.node.title or first.title,
        line=area.node.line or first.line,
        lead=_lead(area.node.own, lines),
        part=area.part,
        headings=(*before, *area.node.headings),
        sections=sections,
    )


def _lead(introduction: list[Span], lines: list[str]) -> str | None:
    """The first sentence of an introduction that is not only an address to those present."""
    for line, start, end in _telling(introduction, lines):
        words = lines[line - 1][start:end]
        return words[: words.find("。") + 1] or words
    return None


def _sections(area: _Area, lines: list[str]) -> Iterator[SectionOutline]:
    introduction = area.node.own
    before = 0
    is_part = len(area.pieces) < len(area.node.children)
    said = sum(end - start for _, start, end in _telling(introduction, lines))
    if not area.pieces or said > (0 if is_part else _LONGEST_LEAD):
        title = area.node.title if not area.pieces else None
        title = title or _words(introduction or area.node.headings, lines)
        line = introduction[0].line if introduction else area.node.line
        yield _section(1, title, line, (), introduction)
        introduction, before = [], 1
    above: list[Span] = []  # headings that have no text of their own
    for piece in area.pieces:
        if piece is not area.pieces[-1] and _is_lead(piece):
            above += piece.headings
            continue
        before += 1
        body = [*introduction, *piece.own]
        for child in piece.children:
            body += child.spans()
        title = piece.title or _words(body, lines) or _words(piece.headings, lines)
        if piece.family == "sentence" and len(area.pieces) == 1 and not area.node.own:
            title = area.node.title or title
        yield _section(before, title, piece.line, (*above, *piece.headings), body)
        introduction, above = [], []


def _section(
    number: int, title: str | None, line: int, headings: tuple[Span, ...], body: list[Span]
) -> SectionOutline:
    assert title, "a piece has words"
    return SectionOutline(
        number=number, title=title, line=line, headings=headings, body=tuple(body)
    )


def _words(spans: list[Span], lines: list[str]) -> str | None:
    """A title made of the first words of these runs that do more than address those present."""
    if not spans:
        return None
    line, start, end = (_telling(spans, lines) or spans)[0]
    return headings.first_words(lines[line - 1][start : min(end, start + _WORDS_READ)])
