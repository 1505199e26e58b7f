"""The paragraphs of a text with what each of their numerals is, and where its words stand."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from xiaoshan_report.documents.folding import compared
from xiaoshan_report.language.aims import AimList, AimLists, Wording, wordings
from xiaoshan_report.language.frames import frames
from xiaoshan_report.language.numbering import numbering
from xiaoshan_report.language.punctuation import SENTENCE_END
from xiaoshan_report.language.quantities import Other, Quantity, quantities
from xiaoshan_report.language.time_values import Dated


class Paragraph(NamedTuple):
    """A folded line: its 1-based number, its words as they are looked for in it, and these.

    `aims` are what it aims at without a number, each with its period.
    `places` are the offsets in the line of each character of `text`; `sentences` are where the
    sentences of `text` begin.
    """

    number: int
    line: str
    text: str
    places: Sequence[int]
    sentences: tuple[int, ...]
    found: tuple[Quantity | Other, ...]
    aims: tuple[tuple[Wording, str], ...] = ()

    def printed(self, start: int, end: int) -> str:
        """Return the words from `start` to `end` of `text` as the line has them."""
        return self.line[slice(*self.within(start, end))]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return from where to where in the line the words from `start` to `end` of `text` are."""
        return self.places[start], self.places[end - 1] + 1

    def sentence(self, at: int) -> int:
        """Return where in `text` the sentence begins that this place is in."""
        return self.sentences[bisect_right(self.sentences, at) - 1]

    def sentence_end(self, at: int) -> int:
        """Return where in `text` the sentence ends that this place is in."""
        after = bisect_right(self.sentences, at)
        return self.sentences[after] if after < len(self.sentences) else len(self.text)


def read(lines: Iterable[tuple[int, str]], dated: Dated) -> Iterator[Paragraph]:
    """Return folded lines, numbered, with their numerals; `dated` is what the report is about."""
    folded = [(number, line, compared(line)) for number, line in lines]
    texts = [(number, text.words) for number, _, text in folded]
    marks = numbering(texts)
    framed = frames(texts, marks, dated)
    lists = AimLists()
    for number, line, (text, places) in folded:
        found = tuple(quantities(text, dated, framed[number], marks.get(number, ())))
        sentences = (0, *(end.end() for end in SENTENCE_END.finditer(text)))
        aimed = [one for one in found if isinstance(one, Quantity) and one.aim]
        listed = lists.of_line(text, [one.start for one in aimed])
        paragraph = Paragraph(number, line, text, places, sentences, found)
        around = framed[number][-1].frame.period if framed[number] else dated.period
        default = around if dated.plans(around) else None
        states = listed and (listed.led or default)
        yield _with_list(paragraph, listed, aimed, default) if listed and states else paragraph


def _with_list(
    paragraph: Paragraph, listed: AimList, aimed: Sequence[Quantity], around: str | None
) -> Paragraph:
    """The paragraph with what its list of aims says of the numbers in it, and of what has none."""
    within = [one for one in aimed if listed.start <= one.start < listed.end]
    said: dict[Quantity | Other, Quantity] = {
        one: one._replace(commitment=one.commitment or listed.commitment) for one in within
    }
    return paragraph._replace(
        found=tuple(said.get(one, one) for one in paragraph.found),
        aims=tuple(aims_in(paragraph.text, listed, paragraph.found, around)),
    )


def aims_in(
    text: str, listed: AimList, found: Sequence[Quantity | Other], around: str | None = None
) -> Iterator[tuple[Wording, str]]:
    """Find what a list in a text aims at without a number, with the time of most numbers in it.

    Without any number it is of the time that the text `around` is about.
    """
    stated = [one for one in found if isinstance(one, Quantity)]
    within = (one for one in stated if one.aim and listed.start <= one.start < listed.end)
    beside = Counter(one.period for one in within).most_common(1)
    if period := beside[0][0] if beside else around:
        for wording in wordings(text, listed, [one.start for one in stated]):
            yield wording, period
