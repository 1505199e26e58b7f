"""The page of a report's text beside its figures: what goes to the person who knows.

Every number is a link to what was read there, and that a link back to the number, so the page is
whole without a script: then what a paragraph states stands below it, as it does on paper. With one
it stands beside the text, follows it, and can be searched and narrowed.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, get_args

from xiaoshan_report import __version__
from xiaoshan_report.commands.shared_columns import with_status
from xiaoshan_report.export.html_page import Frame, filled
from xiaoshan_report.export.html_texts import Both, both, in_both, say, span
from xiaoshan_report.export.review_text import Entry, Kind, beside
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import Figure, Measure, Report, known

OTHERS = ("names", "qualifying", "periods", "ordinals", "words", "unaccounted")
"""What a number is that states nothing."""


STATES = ("mark", "open")
"""What is left to do: what is marked, and what no person has confirmed."""

LEGEND: tuple[Kind, ...] = ("level", "growth", "share", "count", "rank")
"""What numbers are lit as that are figures."""


class Choice(NamedTuple):
    """What the figures can be narrowed to, and how many are left then."""

    value: str
    name: Both
    figures: int


class Facet(NamedTuple):
    """Choices of one sort; `key` names them in the page, where each figure has its own."""

    key: str
    name: Both
    choices: list[Choice]

    @property
    def narrows(self) -> bool:
        """Whether there is anything to choose."""
        return len(self.choices) > (self.key != "state")


def page(report: Report, text: str, tr: Translator) -> str:
    """Return the page of the report's text beside its figures."""
    shown, record = beside(report, text), report.model.report
    entries = shown.entries
    made = say("beside-made", version=__version__, id=report.id)
    return filled(
        "review",
        (states, measure_of, aim_of),
        tr,
        Frame(in_both(partial(_title, report)), say("beside-search-hint"), made),
        record=record,
        is_draft=report.status == "draft",
        shown=shown,
        figures=sum(entry.figure is not None for entry in entries),
        left={state: [one for one in entries if state in states(one)] for state in STATES},
        has_aims=any(entry.figure and entry.figure.aim for entry in entries),
        facets=[one for one in _facets(report, entries) if one.narrows],
        legend=[kind for kind in LEGEND if any(one.kind == kind for one in entries)],
        others={kind: say(f"beside-{kind}") for kind in OTHERS},
    )


def _title(report: Report, tr: Translator) -> str:
    record = report.model.report
    return with_status(known(tr.pick(*both(record, "title")), record.id), report, tr)


def states(entry: Entry) -> list[str]:
    """Return what is left to do about an entry: it is marked, or no person has confirmed it."""
    is_open = entry.figure is not None and not entry.confirmed
    return ["mark"] * (entry.todo is not None) + ["open"] * is_open


def measure_of(figure: Figure) -> str:
    """Return the measure of a figure as people tell them apart: counts and amounts are one."""
    return "count" if figure.measure == "amount" else figure.measure


def aim_of(figure: Figure) -> str:
    """Return whether a figure says what was or what is aimed at."""
    return "aim" if figure.aim else "fact"


# What the figures can be narrowed to


def _facets(report: Report, entries: Sequence[Entry]) -> Iterator[Facet]:
    model = report.model
    figures = [entry.figure for entry in entries if entry.figure]
    left = {state: say(f"beside-{state}") for state in STATES}
    yield _facet("state", left, (state for entry in entries for state in states(entry)))
    yield _facet("measure", _MEASURES, map(measure_of, figures))
    yield _facet("aim", {"fact": say("beside-fact"), "aim": say("aim")}, map(aim_of, figures))
    periods = {figure.period: span(figure.period) for figure in sorted(figures, key=_when)}
    yield _facet("period", periods, (figure.period for figure in figures))
    areas = {str(one.number): both(one, "title") for one in model.areas}
    yield _facet("area", areas, (str(figure.area) for figure in figures))
    series = {one.id: both(one, "name") for one in model.indicators}
    yield _facet("indicator", series, (figure.indicator or "" for figure in figures))


_HEADINGS = {"state": "beside-by-state", "aim": "beside-by-aim"}
"""What is said above the choices of a sort where that is not said by its own key."""


def _facet(key: str, names: Mapping[str, Both], of_each: Iterable[str]) -> Facet:
    """What there is of these names, with how many of each there are."""
    counts = Counter(of_each)
    choices = [Choice(one, name, counts[one]) for one, name in names.items() if counts[one]]
    return Facet(key, say(_HEADINGS.get(key, key)), choices)


_MEASURES = {
    one: say("beside-count" if one == "count" else one)
    for one in get_args(Measure)
    if one != "amount"
}
"""What figures measure, as people tell it apart."""


def _when(figure: Figure) -> tuple[datetime.date, datetime.date]:
    return figure.period_start, figure.period_end
