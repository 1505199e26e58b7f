"""Tables whose cells are parted by ruled lines: each row one line, whatever its cells wrap."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from xiaoshan_report.documents.pdf.lines import Glyph, Line, lines_of
from xiaoshan_report.documents.pdf.paragraph_ends import joined
from xiaoshan_report.documents.source import CELL_BAR


class Box(NamedTuple):
    """What something drawn on a page covers."""

    left: float
    bottom: float
    right: float
    top: float


_THIN = 2.5
_SHORTEST = 6
"""A rule is as thin as this, and longer than that."""

_MOST_RULES = 1000


class _Rules(NamedTuple):
    across: list[Box]
    down: list[Box]


def page_lines(glyphs: Sequence[Glyph], drawn: Sequence[Box], page: int) -> list[Line]:
    """Return the lines of a page in the order in which they are read, rows of tables among them."""
    cells = _cells(glyphs, _rules(drawn))
    rows = [row for row in _rows(cells) if len(row) > 1]
    if not rows:
        return lines_of(glyphs, page)
    within = {glyph for row in rows for cell in row for glyph in cells[cell]}
    lines = lines_of([glyph for glyph in glyphs if glyph not in within], page)
    lines += [_row([lines_of(cells[cell], page) for cell in row]) for row in rows]
    return lines if any(line.column for line in lines) else sorted(lines, key=lambda one: -one.base)


def _rules(drawn: Iterable[Box]) -> _Rules:
    rules = _Rules([], [])
    for box in drawn:
        width, height = box.right - box.left, box.top - box.bottom
        if height < _THIN and width > _SHORTEST:
            rules.across.append(box)
        elif width < _THIN and height > _SHORTEST:
            rules.down.append(box)
    return rules


def _cells(glyphs: Iterable[Glyph], rules: _Rules) -> dict[Box, list[Glyph]]:
    """The characters of each cell, as far as there are rules on all its sides."""
    cells: dict[Box, list[Glyph]] = defaultdict(list)
    if 0 < len(rules.across) + len(rules.down) <= _MOST_RULES:
        for glyph in glyphs:
            if cell := _cell(glyph, rules):
                cells[cell].append(glyph)
    return cells


def _cell(glyph: Glyph, rules: _Rules) -> Box | None:
    """The rules that are nearest to a character on each side of it."""
    x, y = glyph.left + glyph.size / 4, glyph.base + glyph.size / 4
    beside = [round(rule.left) for rule in rules.down if rule.bottom <= y <= rule.top]
    beyond = [round(rule.top) for rule in rules.across if rule.left <= x <= rule.right]
    sides = (
        max((side for side in beside if side <= x), default=None),
        max((side for side in beyond if side <= y), default=None),
        min((side for side in beside if side > x), default=None),
        min((side for side in beyond if side > y), default=None),
    )
    return Box(*sides) if None not in sides else None  # type: ignore[arg-type]


def _rows(cells: Mapping[Box, Sequence[Glyph]]) -> Iterator[list[Box]]:
    """The cells that begin at one height, from left to right."""
    rows: dict[float, list[Box]] = defaultdict(list)
    for cell in sorted(cells):
        rows[cell.top].append(cell)
    return iter(rows.values())


def _row(cells: Sequence[Sequence[Line]]) -> Line:
    """A row as one line: its cells with bars between them."""
    lines = [line for cell in cells for line in cell]
    return lines[0]._replace(
        words=CELL_BAR.join(joined([line.words for line in cell]) for cell in cells if cell),
        plain="\n".join(line.plain for line in lines),
        right=max(line.right for line in lines),
        is_row=True,
    )
