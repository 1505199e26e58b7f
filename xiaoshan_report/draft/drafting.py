"""From a text to a model file that a person goes on editing: all the steps, in their order."""

import datetime
import re
from pathlib import PurePath
from typing import NamedTuple
from zlib import crc32

from xiaoshan_report.check.against_itself import undecided
from xiaoshan_report.documents.folding import Document
from xiaoshan_report.documents.source import Source
from xiaoshan_report.draft.contradicting import with_contradictions
from xiaoshan_report.draft.indicators import Glossary
from xiaoshan_report.draft.model_entries import ReadText, assemble
from xiaoshan_report.draft.signing import signed
from xiaoshan_report.draft.structure import outline
from xiaoshan_report.draft.writing import toml
from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.language.outline import RecordOutline
from xiaoshan_report.language.paragraphs import read
from xiaoshan_report.language.time_values import Dated
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model import divisions
from xiaoshan_report.model.structs import UNKNOWN, Model, Record


class Draft(NamedTuple):
    """The model file's text, and the model that it states."""

    text: str
    model: Model
    numerals: int
    figures: int

    def summary(self, tr: Translator) -> str:
        """Return how many numerals there were, and what has become of them."""
        return tr(
            "draft-made",
            numerals=self.numerals,
            figures=self.figures,
            indicators=len(self.model.indicators),
            undecided=len(list(undecided(self.model))),
        )


def draft(
    source: Source,
    name: str,
    known: datetime.date | Record | None,
    glossary: Glossary,
    tr: Translator,
) -> Draft:
    """Return the draft of a report's text.

    `name` is what its file is called: it becomes the model's id. `known` is when the report was
    given, where the text does not say, or the whole record, whatever the text says. Raises
    `ReportError` where nothing says when, or where there is no report in the text.
    """
    document = Document(source.text)
    date = known.date if isinstance(known, Record) else known
    structure = outline(document.lines, date, source.page)
    if not structure.areas:
        raise ReportError(Message("draft-no-report", file=name))
    given = structure.record.date
    if given is None:
        raise ReportError(Message("draft-no-date", file=name))
    if isinstance(known, Record):
        record = known
    else:
        record = _record(_identifier(name, given), structure.record, given, tr)
    numbers = set(structure.own_lines)
    dated = Dated(record.period, record.date, record.period)
    every = read(enumerate(document.lines, 1), dated)
    paragraphs = [paragraph for paragraph in every if paragraph.number in numbers]
    assembled = assemble(ReadText(document, structure, paragraphs), record, glossary, tr)
    model = signed(with_contradictions(assembled, tr))
    return Draft(
        toml(model, tr("draft-heading").split("\n")),
        model,
        sum(len(paragraph.found) for paragraph in paragraphs),
        sum(len(owner.entry.figures) for owner in model.owners()),
    )


def _identifier(name: str, given: datetime.date) -> str:
    """An id from a file's name, as far as it has letters that ids may have; else by its sum."""
    stem = PurePath(name).stem
    slug = re.sub("[^a-z0-9]+", "-", stem.casefold()).strip("-") or f"report-{given.isoformat()}"
    return slug if stem.isascii() else f"{slug}-{crc32(stem.encode(errors='surrogatepass')):08x}"


def _in_english(place: str | None) -> str | None:
    """The place as English writes it, where that is known."""
    return place and divisions.english().get(place, place)


def _record(identifier: str, found: RecordOutline, given: datetime.date, tr: Translator) -> Record:
    assert found.period is not None, "what has a date has a period"
    doubts = [tr(f"draft-{doubt.reason}") for doubt in found.doubts]
    missing = [key for key in ("title", "place", "issuer") if not getattr(found, key)]
    doubts += [tr("draft-unknown", key=key) for key in missing]
    return Record(
        id=identifier,
        title=found.title or UNKNOWN,
        title_en=found.title or UNKNOWN,
        place=found.place or UNKNOWN,
        place_en=_in_english(found.place) or UNKNOWN,
        place_code=found.place and divisions.code_of(found.place, given.year),
        date=given,
        issuer=found.issuer or UNKNOWN,
        issuer_en=found.issuer or UNKNOWN,
        period=found.period,
        abridged=found.abridged,
        status="draft",
        index_number=found.index_number,
        subject=found.subject,
        subject_en=found.subject,
        todo=tr("separator").join(doubts) or None,
    )
