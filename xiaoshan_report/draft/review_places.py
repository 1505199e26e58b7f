"""Where the words of a mark stand in the document, whatever kind of file that is."""

from itertools import pairwise
from typing import NamedTuple

from xiaoshan_report.check.alignment import Aligned, Line
from xiaoshan_report.documents.folding import Document, comparable
from xiaoshan_report.draft.review_marks import Mark
from xiaoshan_report.language.punctuation import SENTENCE_END
from xiaoshan_report.model.structs import Figure, NumeralEntry, Report, Task


class Words(NamedTuple):
    """The sentence of a mark in the document, in three parts, the second of which is in doubt.

    `line` is the document's own, `None` where the words are not found there: then they are the
    model's. `lead` is the sentence further up with the words that the reason quotes, if any is.
    """

    before: str
    lit: str
    after: str
    line: int | None = None
    paragraph: str = ""
    lead: str = ""

    @property
    def sentence(self) -> str:
        """The whole of it."""
        return f"{self.before}{self.lit}{self.after}"


class Places:
    """The document of a model, in which the words of marks are looked for as the check does."""

    def __init__(self, report: Report, text: str) -> None:
        self._aligned = Aligned(report, Document(text))
        self.printed = self._aligned.printed

    def words(self, mark: Mark) -> Words | None:
        """Return the sentence of a mark; the record has none."""
        if not (said := _said(mark)):
            return None
        if not (found := self.stretch(mark)):
            quote, printed = said
            return Words(*quote.partition(printed))
        line, start, end = found
        begin, until = _bounds(line.text, start, end)
        before, lit, after = self._cut(line, begin, start, end, until)
        return Words(
            before,
            lit,
            after,
            self._aligned.document.line_of(line.number, self._aligned.places(line)[start]),
            self.printed(line).strip(),
            self._lead(comparable(mark.reason.words), line, begin, until),
        )

    def stretch(self, mark: Mark) -> tuple[Line, int, int] | None:
        """Return the line of the words in doubt, and from where to where they stand there."""
        if not (said := _said(mark)):
            return None
        quote, printed = map(comparable, said)
        found = self._found(mark, quote)
        if found is None:
            return None
        line, at = found
        start = at + max(0, quote.find(printed))
        return line, start, start + len(printed)

    def _found(self, mark: Mark, quote: str) -> tuple[Line, int] | None:
        """The line of a mark, if need be another paragraph's, and where in it its words begin."""
        own = self._aligned.by_paragraph.get(mark.paragraph or 0)
        for line in (own, *self._aligned.lines) if own else self._aligned.lines:
            if (at := line.text.find(quote)) >= 0:
                return line, at
        return None

    def _lead(self, words: str, line: Line, begin: int, until: int) -> str:
        """The sentence nearest above that has these words, unless the sentence itself has them."""
        if not words or words in line.text[begin:until]:
            return ""
        lines = self._aligned.lines
        for one in reversed(lines[: lines.index(line) + 1]):
            at = one.text.rfind(words, 0, begin if one is line else len(one.text))
            if at >= 0:
                return self._cut(one, *_bounds(one.text, at, at + len(words)))[0]
        return ""

    def _cut(self, line: Line, *ends: int) -> list[str]:
        """What a line as the document has it holds from each of some places to the next."""
        printed = self.printed(line)
        places = self._aligned.places(line)
        return [printed[places[start] : places[end]] for start, end in pairwise(ends)]


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """From where to where the sentence stands that a stretch of a text is in."""
    ends = [0, *(found.end() for found in SENTENCE_END.finditer(text)), len(text)]
    return max(one for one in ends if one <= start), min(one for one in ends if one >= end)


def _said(mark: Mark) -> tuple[str, str] | None:
    """The words of a mark in the model, and what of them is in doubt."""
    match mark.thing:
        case Figure() as figure:
            return figure.quote, figure.printed
        case NumeralEntry() as numeral:
            return numeral.text, numeral.text
        case Task() as task:
            return task.quote, task.quote
    return None
