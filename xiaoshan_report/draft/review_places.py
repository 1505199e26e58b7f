"""Where the words of a mark stand in the document, whatever kind of file that is."""

from typing import NamedTuple

from xiaoshan_report.check.alignment import Line, align
from xiaoshan_report.check.evidence import evidence
from xiaoshan_report.documents.folding import Document, comparable, compared
from xiaoshan_report.draft.review_marks import Mark
from xiaoshan_report.language.punctuation import SENTENCE_END
from xiaoshan_report.model.structs import Figure, NumeralEntry, Report, Task


class Words(NamedTuple):
    """The sentence of a mark in the document, in three parts, the second of which is in doubt.

    `line` is the document's own, `None` where the words are not found there: then they are the
    model's. `opening` is the first sentence of the paragraph where that is another one.
    """

    before: str
    lit: str
    after: str
    line: int | None = None
    paragraph: str = ""
    opening: str = ""

    @property
    def sentence(self) -> str:
        """The whole of it."""
        return f"{self.before}{self.lit}{self.after}"


class Places:
    """The document of a model, in which the words of marks are looked for as the check does."""

    def __init__(self, report: Report, text: str) -> None:
        self._document = Document(text)
        self._lines = align(evidence(report), self._document.compared())
        self._by_paragraph = {
            paragraph: line for line in self._lines for paragraph, _ in line.paragraphs
        }

    def words(self, mark: Mark) -> Words | None:
        """Return the sentence of a mark; the record has none."""
        if not (said := _said(mark)):
            return None
        if not (found := self.stretch(mark)):
            quote, printed = said
            return Words(*quote.partition(printed))
        return self._sentence(*found)

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

    def printed(self, line: Line) -> str:
        """Return a line as the document has it."""
        return self._document.lines[line.number - 1]

    def _found(self, mark: Mark, quote: str) -> tuple[Line, int] | None:
        """The line of a mark, if need be another paragraph's, and where in it its words begin."""
        own = self._by_paragraph.get(mark.paragraph or 0)
        for line in (own, *self._lines) if own else self._lines:
            if (at := line.text.find(quote)) >= 0:
                return line, at
        return None

    def _sentence(self, line: Line, start: int, end: int) -> Words:
        printed = self.printed(line)
        ends = [found.end() for found in SENTENCE_END.finditer(line.text)]
        begin = max((one for one in ends if one <= start), default=0)
        until = min((one for one in ends if one >= end), default=len(line.text))
        first = min(ends, default=len(line.text))
        places = [*compared(printed).places, len(printed)]

        def cut(one: int, other: int) -> str:
            return printed[places[one] : places[other]]

        return Words(
            cut(begin, start),
            cut(start, end),
            cut(end, until),
            self._document.line_of(line.number, places[start]),
            printed.strip(),
            cut(0, first) if begin else "",
        )


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
