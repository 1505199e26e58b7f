"""Several reports on the page: the comparison of `compare`, as it is there in either language."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from xiaoshan_report.commands import compare_places
from xiaoshan_report.commands.comparison import RATES, Compared, Shown
from xiaoshan_report.commands.shared_columns import home
from xiaoshan_report.export.html_texts import (
    CHINESE,
    ENGLISH,
    Both,
    NumberText,
    in_both,
    number_of,
)
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.matching import Matching
from xiaoshan_report.model.structs import Report
from xiaoshan_report.render.cells import said
from xiaoshan_report.render.values import Cell

PLACED = ("level", *RATES, "gap", "implied_yoy", "implied_prices")
"""What is said of each place."""


class Place(NamedTuple):
    """What a report says of a series: its numbers by column, and what is to be said of them.

    `broken` is what breaks the series of its place before it.
    """

    compared: Compared
    place: Both
    period: Both
    numbers: dict[str, NumberText]
    remark: Both
    broken: Both


class Ranking(NamedTuple):
    """A series that several reports have, with its one unit, and the places in their order."""

    name: Both
    places: list[Place]

    @property
    def keys(self) -> list[str]:
        """The columns of numbers that are not empty."""
        return [key for key in PLACED if any(key in place.numbers for place in self.places)]


class Places(NamedTuple):
    """The series that at least two reports have, and what is said of all, before and after them."""

    rankings: list[Ranking]
    lead: list[Both]
    notes: list[Both]


def places_of(reports: Sequence[Report], matching: Matching) -> Places:
    """Return the comparison of the reports."""
    found, _ = compare_places.chosen(reports, (), matching)
    rows = [one for one in found if compare_places.is_common(one)]
    tables = [compare_places.table(rows, Shown(reports), tr) for tr in (CHINESE, ENGLISH)]
    columns = [{column.key: column.get() for column in table.columns} for table in tables]
    return Places(
        [_ranking(list(some), columns) for _, some in groupby(rows, lambda one: one.series.id)],
        [Both(*map(said, pair)) for pair in zip(*(table.lead for table in tables), strict=True)],
        [Both(*pair) for pair in zip(*(table.notes for table in tables), strict=True)],
    )


_Getters = Mapping[str, Callable[[Any], Cell]]
"""What makes the cells of a table, by the keys of its columns."""


def _ranking(rows: Sequence[Compared], columns: Sequence[_Getters]) -> Ranking:
    def pair(key: str, one: Compared) -> Both:
        return Both(*(said(of[key](one)) for of in columns))

    places = [
        Place(
            one,
            pair("report", one),
            pair("period", one),
            _numbers(one, columns),
            pair("", one),
            pair("breaks", one),
        )
        for one in rows
    ]
    return Ranking(pair("series", rows[0]), places)


def _numbers(one: Compared, columns: Sequence[_Getters]) -> dict[str, NumberText]:
    chinese, english = columns
    numbers = ((key, number_of(chinese[key](one), english[key](one), key)) for key in PLACED)
    return {key: number for key, number in numbers if number}


def fastest(ranking: Ranking) -> Both | None:
    """Return the places that grew as fast as the first one; nothing where none grew.

    What counts of a place is what it reported last.
    """
    latest = {home(one.compared.report): one for one in ranking.places}
    able = [one for one in latest.values() if one.compared.record.comparable is not False]
    growth = able[0].compared.record.yoy if able and len(latest) > 1 else None
    if growth is None or growth <= 0:
        return None
    digits, _, marks, _ = able[0].numbers["yoy"]
    named = [one.place for one in able if one.compared.record.yoy == growth]

    def said(tr: Translator) -> str:
        places = tr("pause").join(tr.pick(*place) for place in named)
        return tr("page-fastest", place=places, growth=f"{digits.zh}%{marks}")

    return in_both(said)
