"""The lines of a page, put together from its characters, in the order in which they are read."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from xiaoshan_report.documents.source import CELL_BAR


class Glyph(NamedTuple):
    """A character, from where to where it goes on its line, and how high that line stands."""

    character: str
    left: float
    right: float
    base: float
    size: float


class Line(NamedTuple):
    """Words that stand on one line of a page, from where to where, how high, and how large.

    `plain` is the same as it stands there, with ends where raised marks or cells of a table begin;
    a line of those `is_row`. `column` is 1 or 2 where there are two.
    """

    words: str
    plain: str
    left: float
    right: float
    base: float
    size: float
    page: int
    column: int = 0
    is_row: bool = False


_BELOW, _ABOVE = 0.2, 0.8
"""How far a character reaches below and above its line, in its size."""

_APART = 1.0
"""Words so far from each other, in their size, are no part of one sentence."""

_BLANK = 0.15
"""Letters so far from each other are two words."""

_SMALL, _RAISED = 0.8, 0.15
"""A raised mark is that much smaller, and stands that much higher."""

_ALIGNED = 1.0
_NARROWEST = 10
_FEWEST_ROWS = 5


def lines_of(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """Return the lines of a page in the order in which they are read."""
    rows = [_segments(row, page) for row in _rows(glyphs)]
    rows = [row for row in rows if row]
    gutter = _gutter(rows)
    if gutter is not None:
        return list(_by_column(rows, gutter))
    return list(_with_tables(rows))


class _Row:
    """Characters that stand beside each other; the largest of them say how high."""

    def __init__(self, glyph: Glyph) -> None:
        self.glyphs = [glyph]
        self._main = glyph

    def takes(self, glyph: Glyph) -> bool:
        """Add a character, if most of the smaller one is beside the larger."""
        main = self._main
        lowest = max(main.base - _BELOW * main.size, glyph.base - _BELOW * glyph.size)
        highest = min(main.base + _ABOVE * main.size, glyph.base + _ABOVE * glyph.size)
        if 2 * (highest - lowest) <= min(main.size, glyph.size):
            return False
        self.glyphs.append(glyph)
        if glyph.size > main.size:
            self._main = glyph
        return True


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """The characters of each row from left to right; the rows from top to bottom."""
    row: _Row | None = None
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.base):
        if row and row.takes(glyph):
            continue
        if row:
            yield sorted(row.glyphs, key=lambda glyph: glyph.left)
        row = _Row(glyph)
    if row:
        yield sorted(row.glyphs, key=lambda glyph: glyph.left)


# Words


def _segments(row: Sequence[Glyph], page: int) -> list[Line]:
    """The runs of words in a row that are far from each other."""
    seen = [glyph for glyph in row if not glyph.character.isspace()]
    usual = _usual_gap(seen)
    runs: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in row:
        if not glyph.character.isspace():
            far = last and glyph.left - last.right > _APART * _largest(last, glyph) + 2 * usual
            if far or not runs:
                runs.append([])
            last = glyph
        if runs:
            runs[-1].append(glyph)
    return [_line(run, usual, page) for run in runs]


def _largest(*glyphs: Glyph) -> float:
    return max(glyph.size for glyph in glyphs)


def _usual_gap(glyphs: Sequence[Glyph]) -> float:
    """How far the characters of a justified line are spread."""
    return max(0.0, median([b.left - a.right for a, b in pairwise(glyphs)] or [0.0]))


def _line(run: Sequence[Glyph], usual: float, page: int) -> Line:
    seen = [glyph for glyph in run if not glyph.character.isspace()]
    size = median(glyph.size for glyph in seen)
    main = max(seen, key=lambda glyph: glyph.size)
    words: list[str] = []
    plain: list[str] = []
    for raised, part in groupby(_spaced(run, usual), lambda one: _is_raised(one, main)):
        characters = "".join(glyph.character for glyph in part)
        before = plain[-1][-1:] if plain else ""
        words.append(_mark(characters, before) if raised else characters)
        plain.append(characters)
    return Line(
        _whole("".join(words)),
        _whole("\n".join(plain)),
        seen[0].left,
        seen[-1].right,
        main.base,
        size,
        page,
    )


def _is_raised(glyph: Glyph, main: Glyph) -> bool:
    is_small = glyph.size < _SMALL * main.size
    return is_small and glyph.base > main.base + _RAISED * main.size


_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _mark(characters: str, before: str) -> str:
    """What is raised, as a text without sizes has it: m², 生产总值[1]."""
    if not characters.strip().isdecimal():
        return characters
    is_power = before.isascii() and before.isalpha()
    return characters.translate(_SUPERSCRIPTS) if is_power else f"[{characters.strip()}]"


def _spaced(run: Sequence[Glyph], usual: float) -> Iterator[Glyph]:
    """The characters with the blanks that nothing but a gap stands for."""
    last: Glyph | None = None
    for glyph in run:
        if last and _is_of_ascii(last) and _is_of_ascii(glyph):
            gap = glyph.left - last.right
            if gap > _BLANK * glyph.size + usual:
                yield Glyph(" ", last.right, glyph.left, last.base, last.size)
        yield glyph
        last = glyph


def _is_of_ascii(glyph: Glyph) -> bool:
    return "!" <= glyph.character <= "~"


def _whole(words: str) -> str:
    """The words with the halves of a character put together that are given as two."""
    return words.strip().encode("utf-16", "surrogatepass").decode("utf-16", "replace")


# Columns and tables


def _gutter(rows: Sequence[Sequence[Line]]) -> float | None:
    """Where the right one of two columns begins; `None` where the page has one."""
    pairs = [row for row in rows if len(row) == 2]
    if len(pairs) < max(_FEWEST_ROWS, len(rows) / 2):
        return None
    begin = min(right.left for _, right in pairs)
    end = max(left.right for left, _ in pairs)
    widths = [line.right - line.left for pair in pairs for line in pair]
    is_text = median(widths) >= _NARROWEST * median(line.size for row in pairs for line in row)
    return (begin + end) / 2 if is_text and end < begin else None


def _by_column(rows: Sequence[Sequence[Line]], gutter: float) -> Iterator[Line]:
    """The lines of the left column before those of the right, from one that crosses to the next."""
    columns: tuple[list[Line], list[Line]] = ([], [])
    for line in (line for row in rows for line in row):
        if line.left < gutter < line.right:
            yield from (*columns[0], *columns[1], line)
            columns = ([], [])
        else:
            column = int(line.left > gutter)
            columns[column].append(line._replace(column=column + 1))
    yield from (*columns[0], *columns[1])


def _with_tables(rows: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """The rows as lines; with bars between the cells where such rows stand below each other."""
    below = [_are_aligned(a, b) for a, b in pairwise(rows)]
    for row, after_row, before_row in zip(rows, [False, *below], [*below, False], strict=False):
        yield _joined(row, is_row=after_row or before_row)


def _are_aligned(row: Sequence[Line], other: Sequence[Line]) -> bool:
    """Whether two cells of a row at least stand where cells of the other do."""
    return sum(any(_is_below(cell, above) for above in row) for cell in other) > 1


def _is_below(cell: Line, above: Line) -> bool:
    tolerance = _ALIGNED * above.size
    return (
        abs(cell.left - above.left) < tolerance
        or abs(cell.right - above.right) < tolerance
        or abs(cell.left + cell.right - above.left - above.right) < 2 * tolerance
    )


def _joined(row: Sequence[Line], *, is_row: bool) -> Line:
    if len(row) == 1:
        return row[0]
    return row[0]._replace(
        words=(CELL_BAR if is_row else " ").join(line.words for line in row),
        plain="\n".join(line.plain for line in row),
        right=row[-1].right,
        size=max(line.size for line in row),
        is_row=is_row,
    )
