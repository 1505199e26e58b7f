"""Where in a text something stands."""

from typing import NamedTuple


class Span(NamedTuple):
    """A run of characters of one line: `lines[line - 1][start:end]`."""

    line: int
    start: int
    end: int


class Stretch(NamedTuple):
    """A run of the characters of one line, from `start` up to `end`."""

    start: int
    end: int
