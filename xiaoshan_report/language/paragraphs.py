"""The paragraphs of a text with what each of their numerals is, and where its words stand."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from xiaoshan_report.documents.folding import compared
from xiaoshan_report.language.frames import frames
from xiaoshan_report.language.numbering import numbering
from xiaoshan_report.language.punctuation import SENTENCE_END
from xiaoshan_report.language.quantities import Other, Quantity, quantities
from xiaoshan_report.language.time_values import Dated


class Paragraph(NamedTuple):
    """A folded line: its 1-based number, its words as they are looked for in it, and these.

    `places` are the offsets in the line of each character of `text`; `sentences` are where the
    sentences of `text` begin.
    """

    number: int
    line: str
    text: str
    places: Sequence[int]
    sentences: tuple[int, ...]
    found: tuple[Quantity | Other, ...]

    def printed(self, start: int, end: int) -> str:
        """Return the words from `start` to `end` of `text` as the line has them."""
        return self.line[slice(*self.within(start, end))]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return from where to where in the line the words from `start` to `end` of `text` are."""
        return self.places[start], self.places[end - 1] + 1

    def sentence(self, at: int) -> int:
        """Return where in `text` the sentence begins that this place is in."""
        return self.sentences[bisect_right(self.sentences, at) - 1]


def read(lines: Iterable[tuple[int, str]], dated: Dated) -> Iterator[Paragraph]:
    """Return folded lines, numbered, with their numerals; `dated` is what the report is about."""
    folded = [(number, line, compared(line)) for number, line in lines]
    texts = [(number, text.words) for number, _, text in folded]
    marks = numbering(texts)
    framed = frames(texts, marks, dated)
    for number, line, (text, places) in folded:
        found = tuple(quantities(text, dated, framed[number], marks.get(number, ())))
        sentences = (0, *(end.end() for end in SENTENCE_END.finditer(text)))
        yield Paragraph(number, line, text, places, sentences, found)
