"""The words that state a figure, or show what a numeral is: the shortest that stand there once."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from xiaoshan_report.documents.occurrences import search_in
from xiaoshan_report.language.paragraphs import Paragraph
from xiaoshan_report.language.punctuation import MARK
from xiaoshan_report.language.quantities import Other, Quantity
from xiaoshan_report.language.roles import RULED
from xiaoshan_report.language.spans import Stretch
from xiaoshan_report.language.statements import in_quote
from xiaoshan_report.model.structs import NumeralKind

_WORDS = {"name", "word"}
"""The kinds that may stand in the same words: 三 and 一 of one firm's name."""

_MOST_CLAUSES = 8
"""So many clauses more than the shortest words do a quote's words run at the most."""

_LONGEST = 400
"""The characters that a quote's words run at the most on either side of its number."""

_FURTHEST = 10
"""So many characters on either side show at the most what a numeral is."""


def quote(paragraph: Paragraph, quantity: Quantity) -> Stretch | None:
    """Return the words that state the quantity: from what it is about to its number, or more.

    They stand in the paragraph once, and the number once in them; `None` where no words do.
    """
    text = paragraph.text
    printed = text[quantity.start : quantity.end]
    near = max(0, quantity.start - 1)
    for starts in (list(islice(_starts(paragraph, quantity), _MOST_CLAUSES)), [near]):
        for end in islice(_ends(text, quantity.until), _MOST_CLAUSES):
            for start in starts:
                words = text[start:end]
                once = words.count(printed) == 1 and search_in(text).stands_once(words)
                if once and _says_so(words, printed, quantity):
                    return Stretch(start, end)
    return None


def _says_so(words: str, printed: str, quantity: Quantity) -> bool:
    """Whether the words alone say of the number what the text says: so a check will read them."""
    said = in_quote(words, printed, quantity.unit)
    return (
        quantity.measure in said.measures
        and (quantity.value < 0) == said.falls
        and quantity.qualifier in said.qualifiers
        and quantity.aim >= said.is_aim
    )


def _starts(paragraph: Paragraph, quantity: Quantity) -> Iterator[int]:
    """Where the words may begin: with the name, its sentence, or the clauses after it."""
    furthest = quantity.start - _LONGEST
    if quantity.about >= furthest:
        yield quantity.about
    if (sentence := paragraph.sentence(quantity.about)) >= furthest:
        yield sentence
    for mark in MARK.finditer(paragraph.text, max(quantity.about, furthest), quantity.start):
        yield mark.end()


def _ends(text: str, end: int) -> Iterator[int]:
    """Where they may end: with the number, else with the clauses after it in its sentence."""
    furthest = min(len(text), end + _LONGEST)
    yield end
    for mark in MARK.finditer(text, end, furthest):
        yield mark.start()
        if mark[0] == "。":
            return
    yield furthest


class Pin(NamedTuple):
    """Words that show what numerals of a paragraph are that are no figures, and where they are."""

    words: Stretch
    kind: NumeralKind
    why: str
    places: Sequence[int]


def pins(paragraph: Paragraph, figures: Sequence[Quantity]) -> Iterator[Pin]:
    """Return words to tell every numeral by that is no figure and that no general rule knows.

    `figures` are those that the model states; any other quantity counts as undecided.
    """
    stated = {figure.start for figure in figures}
    line = _Line(
        paragraph.text,
        [
            one if isinstance(one, Other) or one.start in stated else _unquoted(one)
            for one in paragraph.found
        ],
    )
    for other in line.numerals:
        if isinstance(other, Other) and other.why != RULED and other.start not in line.told:
            span = line.telling(other)
            yield Pin(span, other.kind, other.why, line.tell(span))


def _unquoted(quantity: Quantity) -> Other:
    return Other(quantity.start, quantity.end, "undecided", "draft-no-quote")


class _Line:
    """A line with its numerals, of which more and more are told by words."""

    def __init__(self, text: str, numerals: Sequence[Quantity | Other]) -> None:
        self.text = text
        self.numerals = numerals
        self.told: set[int] = set()
        self._untelling: set[tuple[str, NumeralKind]] = set()
        self._starts = [one.start for one in numerals]
        self._ends = [one.end for one in numerals]

    def telling(self, other: Other) -> Stretch:
        """Return the shortest words around a numeral that always hold only such as it."""
        for span in _windows(self.text, other):
            if self._tells(span, other):
                return span
        return Stretch(other.start, other.end)

    def _tells(self, span: Stretch, other: Other) -> bool:
        """Whether these words, wherever they stand, hold only numerals such as this one.

        What has once not told a kind of numeral never will: there is only more told before. An
        entry's words are compared without spaces around them.
        """
        words = (self.text[span.start : span.end], other.kind)
        if words in self._untelling or words[0] != words[0].strip():
            return False
        length = span.end - span.start
        places = search_in(self.text).occurrences(words[0])
        if all(self._are_alike(at, at + length, other) for at in places):
            return True
        self._untelling.add(words)
        return False

    def tell(self, span: Stretch) -> list[int]:
        """Take the numerals in these words for told; where the words stand in the line."""
        places = self._found(span)
        for at in places:
            self.told |= {one.start for one in self._touched(at, at + span.end - span.start)}
        return places

    def _found(self, span: Stretch) -> list[int]:
        """Where the words stand, none overlapping another, as the check finds them."""
        return list(search_in(self.text).occurrences(self.text[span.start : span.end]))

    def _touched(self, start: int, end: int) -> Sequence[Quantity | Other]:
        """The numerals that these characters are of."""
        return self.numerals[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def _are_alike(self, start: int, end: int, other: Other) -> bool:
        """Whether these characters hold whole numerals of the same kind only, none told before."""
        touched = self._touched(start, end)
        return bool(touched) and all(
            isinstance(one, Other)
            and start <= one.start
            and one.end <= end
            and one.start not in self.told
            and (one.why == RULED or one.kind == other.kind or {one.kind, other.kind} <= _WORDS)
            for one in touched
        )


def _windows(text: str, other: Other) -> Iterator[Stretch]:
    """Words around a numeral, shorter ones first: within marks, and if need be beyond."""
    if other.why == "draft-quoted":
        yield _quotation(text, other)
    least = 2 - min(2, other.end - other.start)
    for reach in (*range(least, _FURTHEST), 0):
        for before in range(reach + 1):
            start, end = other.start - before, other.end + reach - before
            if start >= 0 and end <= len(text) and not MARK.search(text[start:end].strip(".")):
                yield Stretch(start, end)
    for reach in range(1, 4 * _FURTHEST):
        yield Stretch(max(0, other.start - reach), min(len(text), other.end + reach))


def _quotation(text: str, other: Other) -> Stretch:
    """The words between the quotation marks around a numeral."""
    start = max(text.rfind(mark, 0, other.start) for mark in '“‘《"【') + 1
    ends = [at for mark in '”’》"】' if (at := text.find(mark, other.end)) >= 0]
    return Stretch(start, min(ends, default=other.end))
