"""The value between what is shown and how it is written: records under columns with typed cells."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec

from xiaoshan_report.errors import Message
from xiaoshan_report.render.values import Cell, Shares

if TYPE_CHECKING:
    from xiaoshan_report.render.chart import Chart, Stack


class Column(msgspec.Struct, frozen=True):
    """A column: its name for scripts, its heading for people, and how to get a cell from a record.

    One without a heading is for data formats only, one without a key for people only. Without
    `cell`, a cell is the record's attribute of the same name as the key.

    For people, a `grouped` column opens a new block when its value changes, and a `spanning` text
    stands across the whole width above the rows that share it. What a narrow page has no room for
    stands under its row, the highest `gives_way` first and 0 last; what `goes`, as an id does,
    leaves the page instead. What stands `under` its row does so at any width. A text keeps `least`
    terminal columns before another column gives way.
    """

    key: str
    heading: str = ""
    cell: Callable[[Any], Cell] | None = None
    gives_way: int = 0
    goes: bool = False
    under: bool = False
    spanning: bool = False
    grouped: bool = False
    least: int = 20

    def get(self) -> Callable[[Any], Cell]:
        """Return the function that makes a cell from a record."""
        return self.cell or attrgetter(self.key)


class Table(msgspec.Struct, frozen=True, dict=True):
    """Records under columns, with remarks for people above and below.

    Shares in the `lead` stand there for the legend of those in the columns.
    """

    title: str
    columns: Sequence[Column]
    records: Sequence[Any]
    lead: Sequence[str | Shares] = ()
    notes: Sequence[str] = ()

    @cached_property
    def rows(self) -> list[list[Cell]]:
        """The cells of every record, in the order of the columns."""
        getters = [column.get() for column in self.columns]
        return [[get(record) for get in getters] for record in self.records]


Missing = Mapping[str, Message]
"""What was asked for and is not there, each with its refusal."""


class View(msgspec.Struct, frozen=True):
    """An answer: the records that scripts get, and the table that people see.

    `lines` are the records one by one, for formats that write a line each; `ok` is whether all is
    well with what was asked about, `hint` a command that may be useful next. What only some formats
    want is made when it is asked for: `table`, `data`, `chart`, which stands in place of the table
    where it is `drawn`. `missing` is what was asked for and is in none of the reports, with its
    refusal. Where they are `per_report`, there is one record for each report.
    """

    records: Any
    make_table: Callable[[], Table]
    lines: Sequence[Any]
    make_data: Callable[[], Table] | None = None
    make_chart: "Callable[[], Chart | Stack] | None" = None
    drawn: bool = False
    ok: bool = True
    hint: str | None = None
    missing: Missing = msgspec.field(default_factory=dict)
    per_report: bool = False

    def of_one_model(self) -> "View":
        """Return the answer about the only model given: its record, and no list of one."""
        return msgspec.structs.replace(self, records=self.records[0]) if self.per_report else self

    @property
    def table(self) -> Table:
        """The table that people see, with texts that may be shown."""
        from xiaoshan_report.render.visible import of_table  # which JSON needs not

        return of_table(self.make_table())

    @property
    def data(self) -> Table:
        """The table for csv and tsv, where people may see another one."""
        return (self.make_data or self.make_table)()

    @property
    def chart(self) -> "Chart | Stack | None":
        """The same as a picture, if there is one of it."""
        from xiaoshan_report.render.visible import of_thing

        return of_thing(self.make_chart()) if self.make_chart else None
