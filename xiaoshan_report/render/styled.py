"""Lines of text in styles, for a terminal: measured in its columns, broken, painted.

Rich is asked only how wide characters are: what breaks between Chinese characters, and never within
a number, is not in its tables.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len

from xiaoshan_report.render.wrapping import wrap

CODES = {"bold": 1, "dim": 2, "italic": 3, "green": 32, "magenta": 35, "cyan": 36}
"""The escape codes of styles."""


_CONTROL = {**dict.fromkeys([*range(9), *range(11, 32), *range(127, 160)]), 9: " "}
"""What a text may hold and a terminal would obey goes, and a tab is a blank."""


class Run(NamedTuple):
    """A piece of a line in one style."""

    text: str
    style: str = ""


Line = list[Run]


def width(line: Line) -> int:
    """Return how many columns the line takes."""
    return sum(cell_len(run.text) for run in line)


def padded(line: Line, columns: int, *, right: bool = False) -> Line:
    """Return the line filled up with blanks to so many columns, to its left if `right`."""
    blanks = Run(" " * (columns - width(line)))
    return [blanks, *line] if right else [*line, blanks]


def broken(line: Line, columns: int) -> list[Line]:
    """Return the line broken into lines no wider than so many columns, its styles kept."""
    text = "".join(run.text for run in line)
    styles = [run.style for run in line for _ in run.text]
    lines, start = [], 0
    for part in wrap(text, columns):
        start = text.index(part, start)  # only blanks at the ends of lines are left out
        lines.append(_runs(part, styles[start : start + len(part)]))
        start += len(part)
    return lines


def _runs(text: str, styles: Sequence[str]) -> Line:
    pairs = groupby(zip(text, styles, strict=True), key=lambda pair: pair[1])
    return [Run("".join(character for character, _ in some), style) for style, some in pairs]


def paragraphs(texts: Iterable[str], style: str, columns: int | None) -> Iterator[Line]:
    """Yield the lines of texts in one style, as wide as they are or broken."""
    for text in texts:
        yield from ([Run(line, style)] for line in (wrap(text, columns) if columns else [text]))


def painted(lines: Iterable[Line], *, color: bool) -> str:
    """Return the lines with their styles as escape codes, or without."""
    return "".join(_painted(line, color=color) + "\n" for line in lines)


def _painted(line: Line, *, color: bool) -> str:
    runs = (run._replace(text=run.text.translate(_CONTROL)) for run in line)
    return "".join(
        f"\x1b[{CODES[run.style]}m{run.text}\x1b[0m"
        if color and run.style and run.text.strip()
        else run.text
        for run in runs
    ).rstrip()
