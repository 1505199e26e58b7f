"""Lines of text in styles, for a terminal: measured in its columns, broken, painted.

Rich is asked only how wide characters are: what breaks between Chinese characters, and never within
a number, is not in its tables.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.cells import cell_len

from xiaoshan_report.render.wrapping import wrap

CODES = {
    "title": "1",
    "head": "1",
    "leading": "1",
    "heading": "2",
    "note": "2",
    "found": "1",
    "fall": "1;35",
    "aim": "34",
    "marked": "3",
    "draft": "33",
    "first": "36",
    "second": "35",
    "done": "32",
    "partly-done": "36",
    "under-way": "34",
    "started": "33",
    "preparing": "2",
    "planned": "2",
}
"""The escape codes of styles, by what they say."""


class Run(NamedTuple):
    """A piece of a line in one style, which opens a link where it has one."""

    text: str
    style: str = ""
    link: str = ""


Line = list[Run]


def width(line: Line) -> int:
    """Return how many columns the line takes."""
    return sum([cell_len(run.text) for run in line])


def plain(line: Line) -> str:
    """Return the text of the line."""
    return "".join([run.text for run in line])


def padded(line: Line, columns: int, *, right: bool = False) -> Line:
    """Return the line filled up with blanks to so many columns, to its left if `right`."""
    blanks = Run(" " * (columns - width(line)))
    return [blanks, *line] if right else [*line, blanks]


def indented(lines: Iterable[Line], columns: int) -> Iterator[Line]:
    """Yield the lines so many columns further to the right."""
    return ([Run(" " * columns), *line] for line in lines) if columns else iter(lines)


def broken(line: Line, columns: int | None) -> list[Line]:
    """Return the line broken into lines no wider than so many columns, its styles kept."""
    text = plain(line)
    if columns is None or (width(line) <= columns and not text[-1:].isspace()):
        return [line]
    lines, start = [], 0
    for part in wrap(text, columns):
        start = text.index(part, start)  # only blanks at the ends of lines are left out
        lines.append(_cut(line, start, start + len(part)))
        start += len(part)
    return lines


def flowed(items: Iterable[Line], between: int, columns: int | None) -> Iterator[Line]:
    """Yield the items in as few lines as there are columns for, so many blanks between two."""
    line: Line = []
    for item in items:
        if line and columns and width(line) + between + width(item) > columns:
            yield from broken(line, columns)
            line = []
        line += [Run(" " * between), *item] if line else item
    if line:
        yield from broken(line, columns)


def _cut(line: Line, start: int, end: int) -> Line:
    """What of a line stands between two places of its text."""
    cut = []
    for run in line:
        if text := run.text[max(start, 0) : max(end, 0)]:
            cut.append(run._replace(text=text))
        start, end = start - len(run.text), end - len(run.text)
    return cut


def paragraphs(texts: Iterable[str], style: str, columns: int | None) -> Iterator[Line]:
    """Yield the lines of texts in one style, as wide as they are or broken."""
    for text in texts:
        yield from broken([Run(text, style)], columns)


def painted(lines: Iterable[Line], *, color: bool, links: bool = False) -> str:
    """Return the lines with their styles and links as escape codes, or without."""
    return "".join(_painted(line, color=color, links=links) + "\n" for line in lines)


def _painted(line: Line, *, color: bool, links: bool) -> str:
    if not color and not links:
        return plain(line).rstrip()
    return "".join([_escaped(run, color=color, links=links) for run in line]).rstrip()


def _escaped(run: Run, *, color: bool, links: bool) -> str:
    text = run.text
    if color and run.style and text.strip():
        text = f"\x1b[{CODES[run.style]}m{text}\x1b[0m"
    if links and run.link:
        text = f"\x1b]8;;{run.link}\x1b\\{text}\x1b]8;;\x1b\\"
    return text
