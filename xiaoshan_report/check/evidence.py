"""What the model says stands in each paragraph of its report, and on whose word."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from xiaoshan_report.documents.folding import comparable
from xiaoshan_report.language.no_figures import LedgerKind
from xiaoshan_report.model.structs import Area, Indicator, NumeralKind, Point, Report

LEDGER_KINDS: dict[NumeralKind, LedgerKind] = {
    "name": "names",
    "qualifying": "qualifying",
    "ordinal": "ordinals",
    "period": "periods",
    "word": "words",
    "undecided": "undecided",
}
"""What the ledger calls each kind of numeral that is no figure."""


Listed = Literal["points", "tasks"]
"""A list of the model that follows the report's order."""


class Evidence(NamedTuple):
    """Words that the model says stand in a paragraph, so many times, and what they account for.

    `printed` is the part of the words that a claim covers; without one they claim nothing. Where
    `times` is 0 they stand there at least once, as a title may recur. `listed` is whose order in
    the model they follow; titles come before their points.
    """

    who: str
    words: str
    times: int
    printed: str
    kind: LedgerKind | None
    listed: Listed | None = None

    @property
    def is_entry(self) -> bool:
        """Whether it is of numerals that are no figures."""
        return self.kind is not None and self.kind != "figures"


Stated = dict[int, list[Evidence]]
"""The evidence of each paragraph."""


def evidence(report: Report) -> Stated:
    """Return all that the model says of the words of each paragraph."""
    stated: Stated = {}
    for paragraph, one in _every(report):
        stated.setdefault(paragraph, []).append(one)
    return stated


def _every(report: Report) -> Iterator[tuple[int, Evidence]]:
    for figure in report.every_figure():
        words, printed = comparable(figure.quote), comparable(figure.printed)
        yield figure.paragraph, Evidence(figure.id, words, 1, printed, "figures")
    for area in report.model.areas if report.model.report.restated else ():
        yield from _of_area(area)
    for owner in report.model.owners():
        if not isinstance(owner.entry, Indicator) and (quote := owner.entry.quote):
            listed: Listed = "points" if isinstance(owner.entry, Point) else "tasks"
            yield owner.paragraph, Evidence(owner.id, comparable(quote), 1, "", None, listed)
    for aim in report.model.aims:
        yield aim.paragraph, Evidence(aim.id, comparable(aim.quote), 0, "", None)
    for entry in report.model.numerals:
        words = comparable(entry.text)
        for paragraph, times in Counter(entry.paragraphs).items():
            yield paragraph, Evidence(entry.text, words, times, words, LEDGER_KINDS[entry.kind])


def _of_area(area: Area) -> Iterator[tuple[int, Evidence]]:
    """The titles of an area and its lead; those of the overview are not the report's own."""
    who = f"area {area.number}"
    if area.number:
        yield area.paragraph, _title(f"{who}.title", area.title)
    if area.quote:
        yield area.paragraph, Evidence(who, comparable(area.quote), 1, "", None, "points")
    for section in area.sections if area.number else ():
        yield section.paragraph, _title(f"{who}.{section.number}.title", section.title)


def _title(who: str, title: str) -> Evidence:
    return Evidence(who, comparable(title), 0, "", None, "points")
