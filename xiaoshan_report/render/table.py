"""The hinge between what is shown and how it is written: tables whose cells keep their types."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec

from xiaoshan_report.errors import Message

if TYPE_CHECKING:
    from xiaoshan_report.render.chart import Chart, Stack


class _Value(msgspec.Struct, frozen=True):
    """A plain value; a struct is made eight times as fast as a named tuple when Python starts."""


class Number(_Value, frozen=True):
    """A number with what a reader must know of it.

    `marks` are keys of remarks (`estimate`, `over`, `fall`) that writers for people show as
    signs; `low` and `high` are the bounds of a derived number, or `margin` is what it may be off.
    """

    value: int | Decimal
    unit: str | None = None
    marks: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    margin: Decimal | None = None


class Term(_Value, frozen=True):
    """A word of a fixed vocabulary: its code for scripts, its text for people."""

    code: str
    text: str


class Bar(_Value, frozen=True):
    """Progress as the report states it: `part` of `whole`, with the words to write beside it."""

    part: Decimal
    whole: Decimal
    label: str


class Quote(_Value, frozen=True):
    """Words of the report, in which `printed` stands once."""

    text: str
    printed: str


Cell = None | str | int | Decimal | Number | Term | Bar | Quote | list[str]
"""What stands in a row: nothing, a text, a number, a term, progress, evidence, or texts."""


class Column(_Value, frozen=True):
    """A column: its machine name, its heading, and how much people need it.

    `rank` 0 stays at any width, higher ranks give way first; `None` is for data formats only, and a
    column without a key is for people only.
    A column that is `grouped` opens a new block for people when its value changes, and one that is
    `merged` shows a value only in the first of the rows that share it. A text keeps `least`
    terminal columns before a less needed column gives way.
    """

    key: str
    heading: str
    rank: int | None = 0
    merged: bool = False
    grouped: bool = False
    least: int = 20


class Table(_Value, frozen=True):
    """Rows of typed cells under columns, with remarks for people above and below."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    lead: Sequence[str] = ()
    notes: Sequence[str] = ()


Missing = Mapping[str, Message]
"""What was asked for and is not there, each with its refusal."""


class View(_Value, frozen=True):
    """An answer: the records that scripts get, and the table that people see.

    `lines` are the records one by one, for formats that write a line each; `ok` is whether all is
    well with what was asked about, `hint` a command that may be useful next. What only some formats
    want is made when it is asked for: `table`, `data`, `chart`. `missing` is what was asked for and
    is in none of the reports, with its refusal. Where they are `per_report`, there is one record
    for each report.
    """

    records: Any
    make_table: Callable[[], Table]
    lines: Sequence[Any]
    make_data: Callable[[], Table] | None = None
    make_chart: "Callable[[], Chart | Stack] | None" = None
    ok: bool = True
    hint: str | None = None
    missing: Missing = msgspec.field(default_factory=dict)
    per_report: bool = False

    def of_one_model(self) -> "View":
        """Return the answer about the only model given: its record, and no list of one."""
        return msgspec.structs.replace(self, records=self.records[0]) if self.per_report else self

    @property
    def table(self) -> Table:
        """The table that people see."""
        return self.make_table()

    @property
    def data(self) -> Table:
        """The table for csv and tsv, where people may see another one."""
        return (self.make_data or self.make_table)()

    @property
    def chart(self) -> "Chart | Stack | None":
        """What to draw instead of the table, if a chart was asked for."""
        return self.make_chart() if self.make_chart else None
