"""What of a model file a person has made, and what is as a draft wrote it."""

import re

from xiaoshan_report.draft.file_parts import Part
from xiaoshan_report.draft.in_text import InText, Runs
from xiaoshan_report.draft.model_entries import text_of
from xiaoshan_report.draft.writing import entry
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.confirmation import is_as_drafted, is_task_as_drafted
from xiaoshan_report.model.structs import (
    Indicator,
    Model,
    NumeralEntry,
    Owner,
    Point,
    Report,
    Task,
)

_DRAFTED_ID = re.compile(r"paragraph-\d+-\d+|project-\d+-\d+")


def is_persons(owner: Owner, part: Part, report: Report) -> bool:
    """Tell whether a person has confirmed or changed anything of what owns figures.

    So has who wrote a comment or another layout into its table, or refers to a figure of it.
    """
    one = owner.entry
    figures = list(zip(one.figures, report.figures[owner.id], strict=True))
    if not all(is_as_drafted(*pair) for pair in figures):
        return True
    if part.text.strip() != entry(part.name, one).strip():
        return True
    if {figure.id for _, figure in figures} & _referred_to(report.model):
        return True
    return not _is_as_drafted(one)


def _is_as_drafted(one: Indicator | Point | Task) -> bool:
    """Whether what a thing says beside its figures may be a draft's."""
    if isinstance(one, Indicator):
        return one.part_of is None
    if not _DRAFTED_ID.fullmatch(one.id):
        return False
    if isinstance(one, Task):
        return is_task_as_drafted(one)
    unnamed = {Translator(language)("draft-unnamed") for language in ("zh", "en")}
    names = [figure.name for figure in one.figures if figure.name not in unnamed]
    texts = {text_of(filter(None, names), unnamed=name) for name in unnamed}
    return one.text == one.text_en and one.text in texts and one.quote is None


def _referred_to(model: Model) -> set[str]:
    """The ids of the figures that sums and tallies name."""
    of_sums = {figure for total in model.sums for figure in (total.whole, *total.parts)}
    return of_sums | {tally.figure for tally in model.tallies}


def is_persons_numeral(part: Part, before: InText, drafted: Model, after: InText) -> bool:
    """Tell whether a person has said what a numeral is that is no figure.

    What a new draft says of that very numeral may be a draft's too, and so is what nobody knows.
    """
    one = part.thing
    assert isinstance(one, NumeralEntry)
    if part.text.strip() != entry(part.name, one).strip():
        return True
    if one.kind == "undecided":
        return False
    same = [other for other in drafted.numerals if _said(other) == _said(one)]
    there = Runs(run for other in same for run in after.of_numeral(other))
    return not same or not all(map(there.meet, before.of_numeral(one)))


def _said(one: NumeralEntry) -> tuple[str, str, str]:
    return one.kind, one.note, one.note_en
