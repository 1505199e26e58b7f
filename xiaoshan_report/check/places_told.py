"""Which place an article's numbers are of: the report's own, another, or nobody can tell.

A place is spoken of where a clause begins with it (余杭区上半年…) or where it stands right before
what a number is of (全市一般公共预算收入). It holds to the end of its sentence; the sentences
behind it in its paragraph may go on with it or not.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from xiaoshan_report.language.punctuation import SENTENCE_END
from xiaoshan_report.numerals.characters import HAN
from xiaoshan_report.numerals.lexicon import any_of, lexicon

Where = Literal["own", "other", "unsaid", "unclear"]
"""`unsaid` where the article names no place; `unclear` behind a sentence that names another."""

_LEVELS = "省市区县旗州盟"
_KINDS = f"自治区|自治州|自治县|自治旗|新区|[{_LEVELS}]"

_PARTS = re.compile(rf"{HAN}{{2,}}?(?:{_KINDS})")
"""The places that a full name is of, each within the one before: 杭州市, 萧山区."""

_WORDS = lexicon().told

_NAMED = re.compile(
    rf"(?:^|[,;:。、!?()“”]|(?:{any_of(_WORDS.before_places)}))"
    rf"({HAN}{{2,8}}?(?:{_KINDS}))(?!{HAN}{{0,1}}(?:{any_of(_WORDS.no_place_before)}))"
)
"""A place that a clause begins with, at its start or behind words that open it: 而余杭区."""

_NO_PLACE = re.compile(
    rf"(?:{any_of(_WORDS.no_places)}|[全我本该各][{_LEVELS}])$"
    rf"|^(?:{any_of(_WORDS.no_place_opening)})"
)
"""What ends or begins as a place does, and is none: 开发区, 各区, 高于全市."""

_LEVEL = re.compile(rf"(?<![{_WORDS.beside}])([全我本])([国{_LEVELS}])(?!性|民|委)")
"""The whole of a place of a level; beside which something is set in 高于全市, 居全省第二."""

_OF_SCOPE = re.compile(rf"(?:{any_of(_WORDS.scoping)}){HAN}{{0,4}}$")
_LONGEST_CLAUSE = 80


class Place(NamedTuple):
    """A report's place: what it is called in short and in full, and of which level it is."""

    names: tuple[str, ...]
    level: str

    @classmethod
    @cache
    def parse(cls, name: str) -> "Place":
        """Return the place of a full name: 杭州市萧山区 is 萧山区 or 萧山, of the level of 区."""
        last = (_PARTS.findall(name) or [name])[-1]
        short = re.sub(f"(?:{_KINDS})$", "", last)
        names = (last, short) if len(short) > 1 else (last,)
        return cls(names, last[-1])

    def bare(self, words: str) -> str:
        """Return words without the place's own name, or its level, before them."""
        return self._before.sub("", words)

    @property
    def _before(self) -> re.Pattern[str]:
        return _before(self.names, self.level)


@cache
def _before(names: tuple[str, ...], level: str) -> re.Pattern[str]:
    return re.compile(f"^(?:(?:{any_of(names)}|[全我本]{level})的?)+")


class _Mention(NamedTuple):
    """Where a place is named, whether it is the report's own."""

    at: int
    is_own: bool


class Places:
    """The places that the paragraphs of an article speak of, as a report's place sees them."""

    def __init__(self, place: Place, paragraphs: Iterable[str]) -> None:
        self._place = place
        self._own = re.compile(any_of(place.names))
        self._article: Where = "unsaid"
        for text in paragraphs:
            if self._own.search(text):
                self._article = "own"
                break
            if self._article == "unsaid" and any(_named(text)):
                self._article = "other"

    @property
    def article(self) -> Where:
        """Which place the article is about where its sentences do not say."""
        return self._article

    def of(self, text: str) -> "PlacesOfLine":
        """Return the places that a paragraph names."""
        return PlacesOfLine(text, sorted(self._mentions(text)), self._article)

    def _mentions(self, text: str) -> Iterator[_Mention]:
        for own in self._own.finditer(text):
            yield _Mention(own.start(), is_own=True)
        for start, name in _named(text):
            if not self._own.search(name):
                yield _Mention(start, is_own=False)
        for level in _LEVEL.finditer(text):
            before = text[max(0, level.start() - 8) : level.start()]
            if not _OF_SCOPE.search(before):
                is_own = level[1] in "我本" or level[2] == self._place.level
                yield _Mention(level.start(), is_own)


def _named(text: str) -> Iterator[tuple[int, str]]:
    """The places of full names that clauses begin with."""
    for found in _NAMED.finditer(text):
        if not _NO_PLACE.search(found[1]):
            yield found.start(1), found[1]


class PlacesOfLine:
    """The places that a paragraph names, in their order."""

    def __init__(self, text: str, mentions: Sequence[_Mention], article: Where) -> None:
        self._starts = [one.at for one in mentions]
        self._mentions = mentions
        self._sentences = [0, *(end.end() for end in SENTENCE_END.finditer(text))]
        self._article = article

    def at(self, position: int) -> Where:
        """Return of which place a number there is."""
        before = bisect_right(self._starts, position)
        if not before:
            return self._article
        last = self._mentions[before - 1]
        sentence = self._sentences[bisect_right(self._sentences, position) - 1]
        if last.is_own:
            return "own"
        return "other" if last.at >= sentence else "unclear"
