"""The quantities of a text that a model can state, and the figures that it makes of them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from xiaoshan_report.documents.folding import Document
from xiaoshan_report.draft.quoting import quote
from xiaoshan_report.language.paragraphs import Paragraph
from xiaoshan_report.language.quantities import Quantity
from xiaoshan_report.language.statements import agrees
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import (
    FigureEntry,
)
from xiaoshan_report.model.validation import is_printable
from xiaoshan_report.numerals import grammar as numerals


class Stated(NamedTuple):
    """A quantity that can be stated as a figure: where it is, and the words that state it.

    `line` is the text's own, in which the words begin.
    """

    paragraph: Paragraph
    quantity: Quantity
    quote: str
    printed: str
    line: int

    @property
    def place(self) -> int:
        """Where in the line, as it is printed, the number begins."""
        return self.paragraph.places[self.quantity.start]


def stated_in(paragraph: Paragraph, document: Document) -> Iterator[Stated]:
    """Return the quantities of a paragraph that can be stated, each in words that say so."""
    for one in paragraph.found:
        if isinstance(one, Quantity) and (span := quote(paragraph, one)):
            printed = paragraph.printed(one.start, one.end)
            if _reads_alike(printed, paragraph.printed(*span), one):
                start, end = paragraph.within(*span)
                words = document.quoted(paragraph.number, start, end)
                line = document.line_of(paragraph.number, start)
                for each in _of_each(one):
                    yield Stated(paragraph, each, words, printed, line)


def _of_each(one: Quantity) -> Iterator[Quantity]:
    """The quantity of each subject that one number is said of: 出口、进口均增长5%."""
    certain = tuple(doubt for doubt in one.doubts if doubt.reason != "draft-shared")
    for name in one.each:
        yield one._replace(name=name, doubts=certain)
    if not one.each:
        yield one


def _reads_alike(printed: str, words: str, quantity: Quantity) -> bool:
    """Whether the number says the same with only its quote around it, as loading will read it."""
    if not (is_printable(quantity.value) and is_printable(quantity.upper or quantity.value)):
        return False
    try:
        reading = numerals.read(printed)
    except ValueError:
        return False
    end = words.index(printed) + len(printed)
    alike = agrees(reading, words, end, quantity)
    return alike and reading.qualifier in ("exact", quantity.qualifier)


def _entry(one: Stated, key: str, tr: Translator, *, name: bool) -> FigureEntry:
    """The figure; with its own name where its owner has another."""
    quantity = one.quantity
    todo = tr("separator").join(tr(doubt.reason, words=doubt.words) for doubt in quantity.doubts)
    called = quantity.name or tr("draft-unnamed")
    return FigureEntry(
        key=key,
        measure=quantity.measure,
        aim=quantity.aim,
        commitment=quantity.commitment,
        value=quantity.value,
        upper=quantity.upper,
        printed=one.printed,
        quote=one.quote,
        name=called if name else None,
        name_en=called if name else None,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        base=quantity.base,
        prices=quantity.prices,
        period=quantity.period,
        paragraph=one.line,
        todo=todo or None,
    )


def figure_entries(
    figures: Iterable[Stated], tr: Translator, *, period: str, paragraph: int, name: bool
) -> tuple[FigureEntry, ...]:
    """Return the figures of an owner, keys by their measures, less what it says itself."""
    used: Counter[str] = Counter()
    made = []
    for one in figures:
        key = _key(one.quantity)
        used[key] += 1
        entry = _entry(one, key if used[key] == 1 else f"{key}-{used[key]}", tr, name=name)
        inherited = {
            key: None
            for key, of_owner in (("period", period), ("paragraph", paragraph))
            if getattr(entry, key) == of_owner
        }
        made.append(replace(entry, **inherited))
    return tuple(made)


def _key(quantity: Quantity) -> str:
    key = quantity.measure.replace("_", "-")
    return f"{key}-aim" if quantity.aim else key
