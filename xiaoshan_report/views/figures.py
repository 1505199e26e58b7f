"""`report figures`: every figure, filtered by words and by where and what it is."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from xiaoshan_report.consistency import nearest
from xiaoshan_report.errors import ReportError
from xiaoshan_report.messages import Words
from xiaoshan_report.model import Figure, Report
from xiaoshan_report.table import Cell, Column, Quote, Table, View
from xiaoshan_report.views.indicators import select
from xiaoshan_report.views.wording import figure_columns, figure_row, legend, titled


class Filters(NamedTuple):
    """What a figure must be; `None` and no words ask for nothing."""

    query: Sequence[str] = ()
    area: int | None = None
    project: int | None = None
    measure: str | None = None
    unit: str | None = None
    indicator: str | None = None


def view(report: Report, filters: Filters, words: Words) -> View:
    """The figures that pass the filters, in the order of the report's paragraphs.

    Raises `ReportError` for a filter that no figure can pass because nothing has that value, and
    for a word that means no indicator, or several.
    """
    every = sorted(report.every_figure(), key=lambda figure: figure.paragraph)
    filters = _meant(report, filters)
    _refuse_unknown(every, filters)
    kept = [figure for figure in every if _passes(figure, filters)]
    hint = f"report show {kept[0].id}" if kept else None
    return View(kept, lambda: _table(report, kept, words), kept, hint=hint)


def _table(report: Report, kept: Sequence[Figure], words: Words) -> Table:
    table = table_of(kept, titled(report, "title-figures", words), words)
    found = words("figures-found", count=len(kept)) if kept else words("no-figures")
    return msgspec.structs.replace(table, notes=[*table.notes, found])


def table_of(
    figures: Sequence[Figure], title: str, words: Words, lead: Sequence[str] = ()
) -> Table:
    """Figures with the words behind them."""
    places = ("report", "indicator", "area", "section", "project", "task")
    columns = [
        *figure_columns(words),
        Column("quote", words("quote"), rank=4),
        *(Column(place, place, rank=None) for place in places),
    ]
    rows: list[list[Cell]] = [
        [
            *figure_row(figure, words),
            Quote(figure.quote, figure.printed),
            *(getattr(figure, place) for place in places),
        ]
        for figure in figures
    ]
    return Table(title, columns, rows, lead, legend(rows, words))


def _meant(report: Report, filters: Filters) -> Filters:
    """The filters with the id of the indicator that is meant."""
    if filters.indicator is None:
        return filters
    (indicator,) = select(report, [filters.indicator])
    return filters._replace(indicator=indicator.id)


def _refuse_unknown(figures: Sequence[Figure], filters: Filters) -> None:
    """Refuse a filter whose value no figure of the report has."""
    for option in ("area", "project", "measure", "unit", "indicator"):
        wanted = getattr(filters, option)
        known = {str(has): None for f in figures if (has := getattr(f, option)) is not None}
        if wanted is not None and str(wanted) not in known:
            raise ReportError(
                "unknown-choice",
                option=option,
                value=wanted,
                known=", ".join(known),
                near=nearest(wanted, known) if isinstance(wanted, str) else ReportError("nothing"),
            )


def _passes(figure: Figure, filters: Filters) -> bool:
    asked = (
        getattr(filters, option) in (None, getattr(figure, option))
        for option in ("area", "project", "measure", "unit", "indicator")
    )
    return all(asked) and _mentions(_haystack(figure), filters.query)


def _mentions(haystack: str, query: Iterable[str]) -> bool:
    """Whether every word of the query stands in the text, capitals aside."""
    return all(word.casefold() in haystack for word in query)


def _haystack(figure: Figure) -> str:
    return "\n".join((figure.id, figure.name, figure.name_en, figure.quote)).casefold()


def words_of(query: Iterable[str]) -> Iterator[str]:
    """The words of a query, which may come as several arguments or as one with spaces."""
    for argument in query:
        yield from argument.split()
