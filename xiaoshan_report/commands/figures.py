"""`report figures`: every figure, filtered by words and by where and what it is."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_args

from xiaoshan_report.commands.options import OF_LISTINGS, whole_number
from xiaoshan_report.commands.parameter import Parameter
from xiaoshan_report.commands.selecting import (
    NONE_AT_ALL,
    Candidate,
    by_vocabulary,
    folded,
    mentions,
    missing_everywhere,
    select,
    unknown_choice,
    words_of,
)
from xiaoshan_report.commands.shared_columns import (
    data_columns,
    figure_columns,
    next_command,
    report_columns,
    table_of,
    titled,
    with_notes,
)
from xiaoshan_report.commands.spec import Command, always
from xiaoshan_report.errors import Message
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import Figure, Measure, Report
from xiaoshan_report.numerals.bare_words import bare
from xiaoshan_report.render.table import Column, Missing, Table, View
from xiaoshan_report.render.values import Quote


class Filters(NamedTuple):
    """What a figure must be; `None` and no words ask for nothing. The words are folded."""

    query: Sequence[str] = ()
    area: int | None = None
    project: int | None = None
    measure: str | None = None
    unit: str | None = None
    indicator: str | None = None
    aims: bool = False


def answer(
    reports: Sequence[Report], tr: Translator, *, query: Sequence[str] = (), **filters: Any
) -> View:
    """Answer `report figures`: those that pass the filters, report by report, as they are printed.

    A filter whose value no report has is missing; a measure is one of the schema's.
    """
    wanted = Filters(tuple(words_of(query)), **filters)
    found = [_of_report(report, wanted) for report in reports]
    kept = [figure for figures, _ in found for figure in figures]
    return View(
        kept,
        lambda shown: _table(reports, shown, _title(reports, wanted, len(kept), tr), tr),
        Figure,
        hint=next_command("show", (figure.id for figure in kept), reports),
        missing=missing_everywhere(missing for _, missing in found),
    )


def in_order(report: Report) -> list[Figure]:
    """Return every figure of a report, in the order of its paragraphs."""
    return sorted(report.every_figure(), key=lambda figure: figure.paragraph)


def _of_report(report: Report, filters: Filters) -> tuple[list[Figure], Missing]:
    """The figures of a report that pass, and the filters that none can."""
    missing: dict[str, Message] = {}
    every = in_order(report)
    passing = [figure for figure in every if _passes(figure, filters)]
    if filters.indicator is not None:
        chosen, unknown = select([report], [filters.indicator])
        if unknown:
            missing["indicator"] = unknown[filters.indicator]
        meant = {indicator.id for _, indicator in chosen}
        passing = [figure for figure in passing if figure.indicator in meant]
    missing |= _unknown(report, every, filters)
    texts = {figure.id: _haystack(figure) for figure in every} if filters.query else {}
    for word in filters.query:
        about = _about(word, report, every, texts)
        passing = [figure for figure in passing if figure.id in about]
    return [] if missing else passing, missing


def _about(
    word: str, report: Report, figures: Sequence[Figure], texts: Mapping[str, str]
) -> set[str]:
    """The ids of the figures whose texts have the word.

    Where none has it, they are those of the indicators that the vocabulary has under it.
    """
    if found := {identifier for identifier, text in texts.items() if mentions(text, [word])}:
        return found
    indicators = [Candidate(one.id, (one.name,)) for one in report.model.indicators]
    meant = set(by_vocabulary(word, indicators))
    return {figure.id for figure in figures if figure.indicator in meant}


def _title(reports: Sequence[Report], filters: Filters, count: int, tr: Translator) -> str:
    """The title: how many figures there are of what was asked for."""
    title = titled(reports, "title-figures", tr, count=count)
    options = filters._asdict()
    words = options.pop("query")
    only_aims = ["--aims"] * options.pop("aims")
    asked = [*words, *only_aims]
    asked += [f"--{name} {value}" for name, value in options.items() if value is not None]
    return tr("asked-for", text=title, asked=tr("pause").join(asked)) if asked else title


def _table(reports: Sequence[Report], shown: Sequence[Figure], title: str, tr: Translator) -> Table:
    table = table_of(title, columns(reports, tr), shown, tr)
    return table if shown else with_notes(table, [tr("no-figures")])


def columns(reports: Sequence[Report], tr: Translator) -> list[Column]:
    """Return the columns of figures of these reports, with the words behind them."""
    return [
        *figure_columns(tr),
        Column("quote", tr("quote"), quoted, gives_way=4, least=40),
        *report_columns(reports, tr),
        *data_columns("indicator", "area", "section", "project", "task"),
    ]


def quoted(figure: Figure) -> Quote:
    """Return the words that state a figure, with the link that opens at them."""
    return Quote(bare(figure.quote), figure.printed, figure.link)


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
            none = Message(NONE_AT_ALL, asked=wanted, kind=Message(f"kind-{option}"))
            yield option, unknown_choice(option, wanted, values) if values else none


def _passes(figure: Figure, filters: Filters) -> bool:
    asked = (
        getattr(filters, option) in (None, getattr(figure, option))
        for option in ("area", "project", "measure", "unit")
    )
    return all(asked) and (figure.aim or not filters.aims)


def _haystack(figure: Figure) -> str:
    return folded("\n".join((figure.id, figure.name, figure.name_en, figure.quote)))


COMMAND = Command(
    "figures",
    (
        Parameter("query", "argument-query", metavar="QUERY", many=True),
        Parameter("area", "option-area", ("--area",), "N", whole_number, offered="area"),
        Parameter(
            "project", "option-project", ("--project",), "N", whole_number, offered="project"
        ),
        Parameter("measure", "option-measure", ("--measure",), "NAME", offered="measure"),
        Parameter("aims", "option-aims", ("--aims",)),
        Parameter("unit", "option-unit", ("--unit",), "UNIT", offered="unit"),
        Parameter("indicator", "option-indicator", ("--indicator",), "ID", offered="indicator"),
        *OF_LISTINGS,
    ),
    answer,
    json=lambda: (list[Figure],),
    lists=(Figure,),
    is_streamed=always,
)
