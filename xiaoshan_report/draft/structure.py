"""The structure of a report's text: its record, areas, sections and livelihood projects."""

import datetime
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from xiaoshan_report.draft.outline import AreaOutline, Outline, SectionOutline
from xiaoshan_report.draft.projects import projects
from xiaoshan_report.draft.record import read_record
from xiaoshan_report.language import headings, numbering
from xiaoshan_report.language.blocks import Block, Tree
from xiaoshan_report.language.report_extent import locate
from xiaoshan_report.language.spans import Span

_LONGEST_LEAD = 150
"""The characters that an introduction has at most to be no section of its own."""

_PIECES = 2
"""The pieces that make something divided."""

_WORDS_READ = 200
"""The characters in which a title is looked for."""


def outline(lines: list[str], given: datetime.date | None = None) -> Outline:
    """Read the structure of a report from the lines of its text, folded.

    What becomes an area: the text is a tree of blocks (`blocks.Tree`), and those at its top are
    areas, the pieces within them sections, with all that is deeper as sections' text. Text
    before the first of these is area 0, but an address with which a report opens is the first
    area's. A part (the two to four 一、… of an annual report) is an area where most of its pieces
    are undivided; where at least half of them, and no fewer than two, are divided again, they are
    the areas, and the part's introduction is an area before them; so they are in a chapter without
    a number that has two of them. So no report loses two levels of titles, and areas are neither a
    handful of chapters nor a hundred paragraphs. A short introduction of an area belongs to its
    first section; a longer one is a section of its own. An area without pieces has one section.
    """
    page = locate(lines, numbering.OPENS)
    tree = _tree(lines, list(page.body))
    areas = tuple(_numbered(tree, lines))
    record = read_record(
        [lines[n - 1] for n in page.record],
        [lines[n - 1] for n in page.body],
        [lines[n - 1] for n in page.page],
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
    last = body[-1] if body else 0
    tree = Tree(lines, last)
    found = numbering.marks(lines, body[0], last) if body else {}
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
    """The areas in the text's order; 0 is what stands before all others, if anything does."""
    number = 0
    waiting: list[Span] = []  # headings of parts that have no text of their own
    for area in _areas(root, None):
        if not area.pieces and _only_leads(area.node, root, lines):
            waiting += [*area.node.headings, *area.node.own]
            continue
        number += area.node is not root
        yield _area(number, area, waiting, lines)
        waiting = []


def _only_leads(node: Block, root: Block, lines: list[str]) -> bool:
    """Whether a piece is only what leads to its own pieces: a heading, or an opening address."""
    if node is root:
        return bool(node.children or not node.own) and not _telling(node.own, lines)
    return not node.own and _is_divided(node)


def _telling(spans: list[Span], lines: list[str]) -> list[Span]:
    """The runs of words that do more than address those present."""
    return [
        span
        for span in spans
        if not headings.is_address(lines[span.line - 1][span.start : span.end])
    ]


def _areas(node: Block, part: str | None) -> Iterator[_Area]:
    """The areas of a divided piece: its introduction with what belongs to it, then its pieces."""
    runs = [(loose, list(run)) for loose, run in groupby(node.children, key=_is_loose)]
    introduction = runs.pop(0)[1] if runs and runs[0][0] else []
    yield _Area(node, introduction, part)
    for loose, run in runs:
        if loose:
            yield _Area(Block("sentence", run[0].title, run[0].line), run, part)
            continue
        for child in run:
            if _is_divided(child):
                yield from _areas(child, child.title)
            else:
                yield _Area(child, child.children, part)


def _is_loose(node: Block) -> bool:
    """Whether a piece is a paragraph among pieces that are set off: several make one area."""
    return node.family == "sentence"


def _is_divided(node: Block) -> bool:
    """Whether the pieces of a piece are areas and not sections."""
    items = [child for child in node.children if not _is_loose(child)]
    if node.family == "chapter":
        return len(items) >= _PIECES
    again = sum(len(child.children) >= _PIECES for child in items)
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
    said = sum(end - start for _, start, end in _telling(introduction, lines))
    if not area.pieces or said > _LONGEST_LEAD:
        title = _words(introduction, lines) or area.node.title or _words(area.node.headings, lines)
        line = introduction[0].line if introduction else area.node.line
        yield _section(1, title, line, (), introduction)
        introduction, before = [], 1
    for number, piece in enumerate(area.pieces, before + 1):
        body = [*introduction, *piece.own]
        for child in piece.children:
            body += child.spans()
        title = piece.title or _words(body, lines) or _words(piece.headings, lines)
        yield _section(number, title, piece.line, tuple(piece.headings), body)
        introduction = []


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
