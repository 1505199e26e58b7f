"""Several reports on the page: the comparison of `compare`, as it is there in either language."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from xiaoshan_report.commands import compare_places
from xiaoshan_report.commands.comparison import RATES, Compared, Shown
from xiaoshan_report.export.html_texts import CHINESE, ENGLISH, Both, NumberText, number_of, pairs
from xiaoshan_report.model.matching import Matching
from xiaoshan_report.model.structs import Report
from xiaoshan_report.render.cells import said

PLACED = ("level", *RATES, "gap")
"""What is said of each place."""


class Place(NamedTuple):
    """What a report says of a series: its numbers by column, and what is to be said of them."""

    compared: Compared
    place: Both
    period: Both
    numbers: dict[str, NumberText]
    remark: Both


class Block(NamedTuple):
    """A series that several reports have, with its one unit, and the places in their order."""

    name: Both
    places: list[Place]

    @property
    def keys(self) -> list[str]:
        """The columns of numbers that are not empty."""
        return [key for key in PLACED if any(key in place.numbers for place in self.places)]


def blocks(reports: Sequence[Report], matching: Matching) -> Iterator[Block]:
    """Yield the series that at least two of the reports have."""
    rows = _places(reports, matching)
    columns = [
        {column.key: column.get() for column in compare_places.columns(reports, rows, tr)}
        for tr in (CHINESE, ENGLISH)
    ]

    def pair(key: str, one: Compared) -> Both:
        return Both(*(said(of[key](one)) for of in columns))

    def numbers(one: Compared) -> Iterator[tuple[str, NumberText]]:
        for key in PLACED:
            chinese, english = (of[key](one) for of in columns)
            if number := number_of(chinese, english, key):
                yield key, number

    for _, block in groupby(rows, lambda one: one.series.id):
        places = list(block)
        yield Block(
            pair("series", places[0]),
            [
                Place(
                    one, pair("report", one), pair("period", one), dict(numbers(one)), pair("", one)
                )
                for one in places
            ],
        )


def _places(reports: Sequence[Report], matching: Matching) -> list[Compared]:
    found, _ = compare_places.chosen(reports, (), matching)
    return [one for one in found if compare_places.is_common(one)]


def lead(reports: Sequence[Report], matching: Matching) -> list[Both]:
    """Return what is said of the order of the places."""
    rows = _places(reports, matching)
    return pairs(lambda tr: [*map(said, compare_places.table(rows, Shown(reports), tr).lead)])


def notes(reports: Sequence[Report], matching: Matching) -> list[Both]:
    """Return the remarks on the places."""
    rows = _places(reports, matching)
    return pairs(lambda tr: compare_places.table(rows, Shown(reports), tr).notes)


def fastest(block: Block) -> Both | None:
    """Return the places of a block that grew as fast as its first one; nothing where none grew."""
    able = [one for one in block.places if one.compared.record.comparable is not False]
    growth = able[0].compared.record.yoy if able else None
    if growth is None or growth <= 0:
        return None
    digits, _, marks, _ = able[0].numbers["yoy"]
    named = [one.place for one in able if one.compared.record.yoy == growth]
    return Both(
        *(
            tr(
                "page-fastest",
                place=tr("pause").join(tr.pick(*place) for place in named),
                growth=f"{digits.zh}%{marks}",
            )
            for tr in (CHINESE, ENGLISH)
        )
    )
