"""`report figures`: every figure, filtered by words and by where and what it is."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, get_args

from xiaoshan_report.commands.options import OF_LISTINGS, whole_number
from xiaoshan_report.commands.parameter import Parameter
from xiaoshan_report.commands.selecting import NONE_AT_ALL, missing_everywhere, select
from xiaoshan_report.commands.shared_columns import (
    data_columns,
    figure_columns,
    report_columns,
    table_of,
    titled,
    with_notes,
)
from xiaoshan_report.commands.spec import Command, always
from xiaoshan_report.errors import Message
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import Figure, Measure, Report
from xiaoshan_report.render.table import Column, Missing, Table, View
from xiaoshan_report.render.values import Quote


class Filters(NamedTuple):
    """What a figure must be; `None` and no words ask for nothing."""

    query: Sequence[str] = ()
    area: int | None = None
    project: int | None = None
    measure: str | None = None
    unit: str | None = None
    indicator: str | None = None


def view(reports: Sequence[Report], filters: Filters, tr: Translator) -> View:
    """The figures that pass the filters, report by report, in the order of its paragraphs.

    A filter whose value no report has is missing; a measure is one of the schema's.
    Raises `ReportError` for a word that means several indicators of one report.
    """
    found = [_of_report(report, filters) for report in reports]
    kept = [figure for figures, _ in found for figure in figures]
    hint = f"report show {kept[0].id}" if kept and len(reports) == 1 else None
    missing = missing_everywhere(one for _, one in found)
    return View(
        kept,
        lambda shown: _table(reports, shown, len(kept), tr),
        Figure,
        hint=hint,
        missing=missing,
    )


def _of_report(report: Report, filters: Filters) -> tuple[list[Figure], Missing]:
    """The figures of a report that pass, and the filters that none can."""
    missing: dict[str, Message] = {}
    if filters.indicator is not None:
        chosen, unknown = select([report], [filters.indicator])
        for error in unknown.values():
            missing["indicator"] = error
        filters = filters._replace(indicator=chosen[0][1].id if chosen else None)
    every = sorted(report.every_figure(), key=lambda figure: figure.paragraph)
    missing |= _unknown(report, every, filters)
    return [figure for figure in every if not missing and _passes(figure, filters)], missing


def _table(reports: Sequence[Report], shown: Sequence[Figure], count: int, tr: Translator) -> Table:
    """The table of the figures shown, of so many found."""
    title = titled(reports, "title-figures", tr)
    found = tr("figures-found", count=count) if count else tr("no-figures")
    return with_notes(table_of(title, columns(reports, tr), shown, tr), [found])


def columns(reports: Sequence[Report], tr: Translator) -> list[Column]:
    """Return the columns of figures of these reports, with the words behind them."""
    return [
        *figure_columns(tr),
        Column("quote", tr("quote"), lambda one: Quote(one.quote, one.printed), gives_way=4),
        *report_columns(reports, tr),
        *data_columns("indicator", "area", "section", "project", "task"),
    ]


def _unknown(
    report: Report, figures: Sequence[Figure], filters: Filters
) -> Iterator[tuple[str, Message]]:
    """The filters whose value the report cannot have, each with its refusal."""
    known = {
        "area": [str(area.number) for area in report.model.areas],
        "project": [str(project.number) for project in report.model.projects],
        "measure": list(get_args(Measure)),
        "unit": list(dict.fromkeys(figure.unit for figure in figures if figure.unit)),
    }
    for option, values in known.items():
        wanted = getattr(filters, option)
        if wanted is not None and str(wanted) not in values:
            yield option, _unknown_choice(option, wanted, values)


def _unknown_choice(option: str, wanted: str | int, known: Sequence[str]) -> Message:
    from xiaoshan_report.messages.nearest_word import nearest

    if not known:
        return Message(NONE_AT_ALL, asked=wanted, kind=Message(f"kind-{option}"))
    return Message(
        "unknown-choice",
        option=option,
        value=wanted,
        known=", ".join(known),
        near=nearest(wanted, known) if isinstance(wanted, str) else Message("nothing"),
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
    """Yield the words of a query, which may come as several arguments or as one with spaces."""
    for argument in query:
        yield from argument.split()


def answer(
    reports: Sequence[Report], tr: Translator, *, query: Sequence[str], **filters: Any
) -> View:
    """Answer `report figures`."""
    words = tuple(word.casefold() for word in words_of(query))
    return view(reports, Filters(words, **filters), tr)


COMMAND = Command(
    "figures",
    (
        Parameter("query", "argument-query", metavar="QUERY", many=True),
        Parameter("area", "option-area", ("--area",), "N", whole_number, offered="area"),
        Parameter(
            "project", "option-project", ("--project",), "N", whole_number, offered="project"
        ),
        Parameter("measure", "option-measure", ("--measure",), "NAME", offered="measure"),
        Parameter("unit", "option-unit", ("--unit",), "UNIT", offered="unit"),
        Parameter("indicator", "option-indicator", ("--indicator",), "ID", offered="indicator"),
        *OF_LISTINGS,
    ),
    answer,
    json=lambda: (list[Figure],),
    lists=(Figure,),
    is_streamed=always,
)
