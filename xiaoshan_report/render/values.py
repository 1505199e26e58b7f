"""What can stand in a cell of a table, or be drawn in a chart; each keeps its type."""

from decimal import Decimal

import msgspec


class Number(msgspec.Struct, frozen=True):
    """A number with what a reader must know of it.

    `value` is the datum. People see `text` and `unit`, which may be on another scale (42.35 bn
    yuan for 423.5亿元); without `text` they see the datum. `marks` are keys of remarks (`estimate`,
    `over`, `fall`) that writers for people show as signs; `margin` is what a derived number may be
    off, as people see it.
    """

    value: int | Decimal
    unit: str | None = None
    marks: tuple[str, ...] = ()
    text: str = ""
    margin: str = ""

    @property
    def digits(self) -> str:
        """The number as people see it."""
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


class Quote(msgspec.Struct, frozen=True):
    """Words of the report, in which `printed` stands once."""

    text: str
    printed: str


Cell = None | str | bool | int | Decimal | Number | CodedText | Bar | Quote | list[str]
"""What stands in a row: nothing, a text, a fact, a number, a code, progress, evidence, or texts."""
