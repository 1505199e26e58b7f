"""Which columns of a table stand beside each other on a page of a width, and how wide they are."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from xiaoshan_report.render.layout import LaidColumn
from xiaoshan_report.render.wrapping import narrowest

GAP = 2
"""Blank columns between two columns of a table."""

TEXT_WIDTH = 10
"""What a text keeps at least, in terminal columns, when there is no column left to give way."""

HEADING_WIDTH = 8
"""What a heading keeps at least, in terminal columns, before it is broken into lines."""


FEW = 4
"""A column is sparse where less than one row in so many says in it what is not usual."""


class Widths(NamedTuple):
    """How narrow a column may be, before and after others have given way, and how wide it is."""

    tight: int
    narrow: int
    wide: int


def widths_of(laid: LaidColumn, widest: int, *, rigid: bool) -> Widths:
    """Return the widths that a column can have; a `rigid` one is as wide as its widest cell."""
    heading = laid.heading
    readable = max(narrowest(heading), min(cell_len(heading), HEADING_WIDTH))
    tight, narrow = (
        max(widest if rigid else min(widest, least), readable)
        for least in (TEXT_WIDTH, laid.column.least)
    )
    return Widths(tight, narrow, max(widest, cell_len(heading)))


def total(widths: Sequence[int]) -> int:
    """Return how wide columns are side by side."""
    return sum(widths) + GAP * (len(widths) - 1)


def beside(columns: Sequence[LaidColumn], widths: Sequence[Widths], room: int | None) -> list[int]:
    """Return the places of the columns that fit side by side, at least the first one.

    A column that may give way and tells few rows apart does so as soon as others have to shrink.
    """
    kept = [place for place, one in enumerate(columns) if not one.column.under]
    if room and total([widths[place].wide for place in kept]) > room:
        kept = [place for place in kept if not _sparse(columns[place])]
    while room and len(kept) > 1 and total([widths[place].narrow for place in kept]) > room:
        kept.remove(max(kept[1:], key=lambda place: (columns[place].column.gives_way, place)))
    return kept


def _sparse(laid: LaidColumn) -> bool:
    return laid.column.gives_way > 0 and laid.unusual * FEW < laid.rows


def fitted(widths: Sequence[Widths], numeric: Sequence[bool], room: int | None) -> list[int]:
    """Return what each column gets: all it wants, or its least and a fair share of what is left."""
    wide = [one.wide for one in widths]
    if room is None or total(wide) <= room:
        return wide
    fits = total([one.narrow for one in widths]) <= room
    given = [one.narrow if fits else one.tight for one in widths]
    for kind in (False, True):  # texts first: a number's heading may well be broken
        left = max(0, room - total(given))
        lacking = [(w - g) * (n is kind) for w, g, n in zip(wide, given, numeric, strict=True)]
        wanted = max(sum(lacking), 1)
        given = [
            g + min(lack, left * lack // wanted) for g, lack in zip(given, lacking, strict=True)
        ]
    return given
