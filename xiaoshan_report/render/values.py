"""What can stand in a cell of a table, or be drawn in a chart; each keeps its type."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeVar

import msgspec


class Number(msgspec.Struct, frozen=True):
    """A number with what a reader must know of it.

    `value` is the datum. People see `text` and `unit`, which may be on another scale (42.35 bn
    yuan for 423.5亿元); without `text` they see the datum. `marks` are keys of remarks (`estimate`,
    `over`, `fall`) that writers for people show as signs; `margin` is what a derived number may be
    off, as people see it, and `upper` the dash and the upper end of a range.
    """

    value: int | Decimal
    unit: str | None = None
    marks: tuple[str, ...] = ()
    text: str = ""
    margin: str = ""
    upper: str = ""

    @property
    def digits(self) -> str:
        """The number as people see it, of a range its lower end."""
        return self.text or f"{Decimal(self.value):f}"


class CodedText(msgspec.Struct, frozen=True):
    """A word of a fixed vocabulary: its code for scripts, its text for people."""

    code: str
    text: str


class Bar(msgspec.Struct, frozen=True):
    """Progress as the report states it: `part` of `whole`, with the words to write beside it."""

    part: Decimal
    whole: Decimal
    label: str


class Share(msgspec.Struct, frozen=True):
    """How many things are of a category, by its code, and the same in words."""

    code: str
    count: int
    text: str


class Shares(msgspec.Struct, frozen=True):
    """Things counted by category, in the order of the categories, and the same in words."""

    shares: tuple[Share, ...]
    text: str


class Quote(msgspec.Struct, frozen=True):
    """Words of the report, in which `printed` stands once, with a link that opens at them."""

    text: str
    printed: str | None = None
    link: str | None = None


Cell = None | str | bool | int | Decimal | Number | CodedText | Bar | Shares | Quote | list[str]
"""What stands in a row: nothing, a text, a fact, a number, a code, progress, evidence, texts."""


T = TypeVar("T")


def usual(said: Sequence[T]) -> T | None:
    """Return what more than half of several say, if anything."""
    for one, count in Counter(said).most_common(1):
        return one if count > 1 and count * 2 > len(said) else None
    return None
