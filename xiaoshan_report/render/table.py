"""The value between what is shown and how it is written: records under columns with typed cells."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.render.listing import Listing, refuse_unknown
from xiaoshan_report.render.values import Cell, Shares

if TYPE_CHECKING:
    from xiaoshan_report.messages.translator import Translator
    from xiaoshan_report.render.chart import Chart, Stack


class Column(msgspec.Struct, frozen=True):
    """A column: its name for scripts, its heading for people, and how to get a cell from a record.

    One without a heading is for data formats only, one without a key for people only. Without
    `cell`, a cell is the record's attribute of the same name as the key.

    For people, a `grouped` column opens a new block when its value changes, and a `spanning` text
    stands across the whole width above the rows that share it. What a narrow page has no room for
    stands under its row, the highest `gives_way` first and 0 after all others but the answer, at
    -1; what `goes`, as an id does, leaves the page instead. What stands `under` its row does so at
    any width. A text keeps `least` terminal columns before another column gives way.
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

    @property
    def is_above(self) -> bool:
        """Whether it stands above rows, and not in them."""
        return self.grouped or self.spanning

    def get(self) -> Callable[[Any], Cell]:
        """Return the function that makes a cell from a record."""
        return self.cell or attrgetter(self.key)


class Table(msgspec.Struct, frozen=True, dict=True):
    """Records under columns, with remarks for people above and below.

    Shares in the `lead` stand there for the legend of those in the columns.
    `legend` says what the signs in cells mean.
    """

    title: str
    columns: Sequence[Column]
    records: Sequence[Any]
    lead: Sequence[str | Shares] = ()
    remarks: Sequence[str] = ()
    legend: Callable[[Iterable[Cell]], list[str]] | None = None

    @cached_property
    def rows(self) -> list[list[Cell]]:
        """The cells of every record, in the order of the columns."""
        getters = [column.get() for column in self.columns]
        return [[get(record) for get in getters] for record in self.records]

    @cached_property
    def notes(self) -> list[str]:
        """What stands below: what the signs in cells that people see mean, and the remarks."""
        if not self.legend:
            return [*self.remarks]
        seen = [place for place, column in enumerate(self.columns) if column.heading]
        return [*self.legend(row[place] for row in self.rows for place in seen), *self.remarks]

    def narrowed(self, keys: Sequence[str]) -> "Table":
        """Return the table with the columns of these keys, for people as well as for data.

        Raises `ReportError` for a key that no column has.
        """
        columns = {column.key: column for column in self.columns if column.key}
        refuse_unknown("--columns", keys, list(columns))
        chosen = [columns[key] for key in keys]
        return replace(
            self, columns=[replace(one, heading=one.heading or one.key) for one in chosen]
        )

    def without_blocks(self) -> "Table":
        """Return the table with a plain column in place of the heads of blocks."""
        return replace(self, columns=[replace(one, grouped=False) for one in self.columns])


Missing = Mapping[str, Message]
"""What was asked for and is not there, each with its refusal."""

MakeRecord = Callable[[Any], Any]
"""What makes of an item what stands for it in JSON."""


def _itself(item: Any) -> Any:
    return item


_IN_A_PART = 1000


def _list(items: Sequence[Any], record: MakeRecord) -> list[Any]:
    return [record(item) for item in items]


class View(msgspec.Struct, frozen=True):
    """An answer: what it lists, what scripts get of that, and the table that people see.

    `items` are what is listed, and what people can sort and cut; `record` makes the JSON record of
    one, which is of the type `kind`: that is `None` for an answer about one thing, which is no
    listing. People see those `for_people`, where these are fewer. What only some formats want is
    made of the items when it is asked for: the table, that for `data` formats where people see
    another, the chart, which stands in place of the table where it is `drawn`, and the JSON
    document where that is more than a list of the records;
    `make_document` is given what makes an item's record.

    `verbatim` are the lines of what stands in place of the table where it is to be copied whole.
    `ok` is whether all is well with what was asked about, `hint` a command that may be useful next.
    `asides` are said of it on standard error, whatever the format.
    `missing` is what was asked for and is in none of the reports, with its refusal. Where they are
    `per_report`, there is one record for each report. `columns` are the keys that are wanted, in
    `blocks` where the order is the reports' own, and `remark` says what was left out. Items that
    have the same `block` are sorted among themselves.
    """

    items: Sequence[Any]
    make_table: Callable[[Sequence[Any]], Table]
    kind: type[msgspec.Struct] | None = None
    record: Callable[[Any], Any] = _itself
    make_document: Callable[[Sequence[Any], MakeRecord], Any] = _list
    make_data: Callable[[Sequence[Any]], Table] | None = None
    make_chart: "Callable[[Sequence[Any]], Chart | Stack] | None" = None
    drawn: bool = False
    verbatim: Sequence[str] = ()
    ok: bool = True
    hint: str | None = None
    asides: Sequence[str] = ()
    missing: Missing = msgspec.field(default_factory=dict)
    per_report: bool = False
    columns: Sequence[str] = ()
    blocks: bool = True
    remark: str = ""
    block: Callable[[Any], object] | None = None
    for_people: Sequence[Any] | None = None

    def of_one_model(self) -> "View":
        """Return the answer about the only model given: its record, and no list of one."""
        if not self.per_report:
            return self
        several = self.make_document
        return replace(self, make_document=lambda items, row: several(items, row)[0])

    def listed(self, listing: Listing, tr: "Translator") -> "View":
        """Return the answer sorted, cut and narrowed as a listing is wanted.

        Raises `ReportError` where it is about one thing, and for a key that its records lack.
        """
        option = listing.asked()
        if option is None:
            return self
        if self.kind is None:
            raise ReportError(Message("no-listing", option=option))
        seen = self._arranged(self.seen, listing)
        hidden = len(self.seen) - len(seen)
        return replace(
            self,
            items=seen if self.for_people is None else self._arranged(self.items, listing),
            for_people=self.for_people and seen,
            hint=self.hint if seen[:1] == [*self.seen[:1]] else None,  # it is about the first
            columns=listing.columns,
            blocks=listing.sort is None or self.block is not None,
            remark=tr("limited", count=hidden, limit=listing.limit) if hidden else "",
        )

    def _arranged(self, items: Sequence[Any], listing: Listing) -> list[Any]:
        """The items sorted, each block in itself, and cut."""
        assert self.kind
        known = self.kind.__struct_fields__
        blocks = groupby(items, self.block or (lambda _: None))
        ordered = (listing.sorted(list(block), self.record, known) for _, block in blocks)
        return [*chain.from_iterable(ordered)][: listing.limit]

    def parts(self) -> "Iterator[View]":
        """Yield the answer cut into some of its items each, of which no text takes much memory."""
        for start in range(0, len(self.items) or 1, _IN_A_PART):
            yield replace(self, items=self.items[start : start + _IN_A_PART])

    @property
    def is_list(self) -> bool:
        """Whether JSON has the records, and nothing about them all."""
        return self.make_document is _list

    @property
    def seen(self) -> Sequence[Any]:
        """The items that people see."""
        return self.items if self.for_people is None else self.for_people

    @property
    def records(self) -> Any:
        """What JSON has: the records, or the document that they stand in."""
        return self.make_document(self.items, self._make_record())

    @property
    def lines(self) -> list[Any]:
        """The records one by one, for formats that write a line each."""
        return _list(self.items, self._make_record())

    def _make_record(self) -> MakeRecord:
        keys, record = self.columns, self.record
        if self.kind is None or not keys:
            return record
        refuse_unknown("--columns", keys, self.kind.__struct_fields__)
        return lambda item: {key: getattr(record(item), key) for key in keys}

    @property
    def table(self) -> Table:
        """The table that people see, with texts that may be shown."""
        from xiaoshan_report.render.visible import of_table  # which JSON needs not

        table = self._narrowed(self.make_table(self.seen))
        headed = [column for column in table.columns if column.heading]
        remarks = [*table.remarks, *filter(None, [self.remark])]
        return of_table(replace(table, columns=headed, remarks=remarks))

    @property
    def data(self) -> Table:
        """The table for csv and tsv, where people may see another one."""
        return self._narrowed((self.make_data or self.make_table)(self.items))

    def _narrowed(self, table: Table) -> Table:
        wanted = table if self.blocks else table.without_blocks()
        return wanted.narrowed(self.columns) if self.columns else wanted

    @property
    def chart(self) -> "Chart | Stack | None":
        """The same as a picture, if there is one of it."""
        if self.make_chart is None:
            return None
        from xiaoshan_report.render.visible import of_thing

        chart = self.make_chart(self.seen)
        return of_thing(replace(chart, notes=(*chart.notes, *filter(None, [self.remark]))))
