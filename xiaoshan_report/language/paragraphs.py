"""The paragraphs of a text with what each of their numerals is, and where its words stand."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from xiaoshan_report.documents.folding import comparable
from xiaoshan_report.language.frames import frames
from xiaoshan_report.language.numbering import numbering
from xiaoshan_report.language.punctuation import SENTENCE_END
from xiaoshan_report.language.quantities import Other, Quantity, quantities
from xiaoshan_report.language.time_values import Dated
from xiaoshan_report.numerals.half_width import normalise


class Paragraph(NamedTuple):
    """A line of the text: its 1-based number, its words as `report check` compares them, and these.

    `places` are the offsets in the line, as it is printed, of each character of `text`; `sentences`
    are where the sentences of `text` begin.
    """

    number: int
    line: str
    text: str
    places: tuple[int, ...]
    sentences: tuple[int, ...]
    found: tuple[Quantity | Other, ...]

    def printed(self, start: int, end: int) -> str:
        """Return the words from `start` to `end` of `text` as the line has them."""
        return self.line[self.places[start] : self.places[end - 1] + 1]

    def sentence(self, at: int) -> int:
        """Return where in `text` the sentence begins that this place is in."""
        return self.sentences[bisect_right(self.sentences, at) - 1]


def read(lines: Iterable[tuple[int, str]], dated: Dated) -> Iterator[Paragraph]:
    """Return every numbered line with its numerals; `dated` is what the report is about."""
    compared = [(number, line, comparable(line)) for number, line in lines]
    texts = [(number, text) for number, _, text in compared]
    marks = numbering(texts)
    framed = frames(texts, marks, dated)
    for number, line, text in compared:
        found = tuple(quantities(text, dated, framed[number], marks.get(number, ())))
        sentences = (0, *(end.end() for end in SENTENCE_END.finditer(text)))
        yield Paragraph(number, line, text, tuple(_places(line, text)), sentences, found)


def _places(line: str, text: str) -> Iterator[int]:
    """Where in the line each character of the comparable text stands: spaces may be gone."""
    plain = re.sub(r"\s", " ", normalise(line))
    at = -1
    for character in text:
        at = plain.index(character, at + 1)
        yield at
