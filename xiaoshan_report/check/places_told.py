"""Which place an article's numbers are of: the report's own, another, or nobody can tell.

A number is of another place where that stands right before what it is of: 余杭区上半年固定资产投资.
What stands behind that, or behind a clause that begins with another place, may be of either, up
to where the report's own is named again. An article that is about another place speaks of the
report's only where it names it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from xiaoshan_report.language.punctuation import SENTENCE_END
from xiaoshan_report.language.quantities import Quantity
from xiaoshan_report.model.divisions import english, in_full_and_short, names
from xiaoshan_report.model.structs import UNKNOWN
from xiaoshan_report.numerals.characters import HAN
from xiaoshan_report.numerals.lexicon import any_of, lexicon

Where = Literal["own", "other", "elsewhere", "unsaid", "unclear"]
"""`other` where that is named right there; `elsewhere` in an article about another place; `unsaid`
in one that names none."""

_LEVELS = "省市区县旗州盟"
_PARTS = re.compile(rf"{HAN}{{2,}}?(?:自治[区州县旗]|[{_LEVELS}])")
"""The places that a full name is of, each within the one before: 杭州市, 萧山区."""

_WORDS = lexicon().told
_OPENS = re.compile(rf"^|[,;:。、!?()“”|]|{any_of(_WORDS.before_places)}")
_OPENING = re.compile(f"^(?:{any_of(_WORDS.before_places)})*")
_NO_MORE = re.compile(any_of(_WORDS.no_place_before))
_UNKNOWN = re.compile(rf"{HAN}{{2,3}}?[市区县](?!{_NO_MORE.pattern})")
"""What ends as the name of a place does, though no table has it."""

_PROVINCES = frozenset(word for name in english() for word in in_full_and_short(name)) - {"全国"}

_NO_PLACE = re.compile(
    rf"(?:{any_of(_WORDS.no_places)})$|[该各][{_LEVELS}]$|^(?:{any_of(_WORDS.no_place_opening)})"
)
"""What ends or begins as a place does, and is none: 开发区, 各区, 强化市."""

_LONGEST = 15
"""The characters of the longest name of a place."""

_LEVEL = re.compile(rf"[全我本][国{_LEVELS}]")
"""A level, which is a place only right before what a number is of there: 全市."""

_TIME = re.compile(r"的?有?[,\d一二三四上下半前全去今同当年月日季度末底至到截期个在-]*")
"""What may stand between a place and what a number is of there: 余杭区1-5月…"""

_LONGEST_TIME = 24
_FIRST_LINES = 6
"""The lines in which an article says where it is of."""


class Place(NamedTuple):
    """A report's place: what it is called in short and in full, within what, and its level.

    One that is still to be decided has no level: any may be it.
    """

    names: tuple[str, ...]
    within: tuple[str, ...]
    level: str

    @classmethod
    @cache
    def parse(cls, name: str) -> "Place":
        """Return the place of a full name: 杭州市萧山区 is 萧山区 or 萧山, within 杭州市."""
        if name == UNKNOWN:
            return cls((name,), (), "")
        *within, last = _PARTS.findall(name) or [name]
        above = (word for one in within for word in in_full_and_short(one))
        return cls(in_full_and_short(last), tuple(above), last[-1])

    def bare(self, words: str) -> str:
        """Return words without the place's own name, or its level, before them."""
        return _before(self.names, self.level).sub("", words)


@cache
def _before(names: tuple[str, ...], level: str) -> re.Pattern[str]:
    return re.compile(f"^(?:(?:{any_of(names)}|[全我本]{level})的?)+")


class Places:
    """The places that the paragraphs of an article speak of, as a report's place sees them.

    `titled` is the place that the article is of, where its record says so; places that stand in
    the `reported` words of the report are a part of what it says.
    """

    def __init__(
        self, place: Place, lines: Sequence[str], titled: str | None, reported: str
    ) -> None:
        self._own = re.compile(any_of(place.names))
        self._level = re.compile(rf"[全我本]{place.level or '.'}$")
        self._is_known = bool(place.level)
        self._reported = reported
        opening = [titled] if titled else [line for line in lines if line][:_FIRST_LINES]
        self._article = self._of_article(opening)
        if titled and self._is_known and self._article == "unsaid":
            self._article = "elsewhere"
        if self._article == "unsaid" and any(map(self._own.search, lines)):
            self._article = "own"

    def _of_article(self, lines: Sequence[str]) -> Where:
        """The place that some lines name: the report's own, wherever they do."""
        if any(map(self._own.search, lines)):
            return "own"
        if not self._is_known:
            return "unsaid"
        return "elsewhere" if any(list(_named(line)) for line in lines) else "unsaid"

    def of(self, text: str) -> "PlacesOfLine":
        """Return the places that a paragraph names."""
        owns = [] if self._article == "elsewhere" else list(self._own.finditer(text))
        starts = [one.start() for one in owns]
        others = [one.start for one in _named(text) if self._is_other(one, starts)]
        return PlacesOfLine(text, starts, others, self._article, self)

    def _is_other(self, named: "_Named", owns: Sequence[int]) -> bool:
        return named.start not in owns and not self.is_reported(named.words)

    def is_reported(self, name: str) -> bool:
        """Tell whether a place is a part of what the report says."""
        return name in self._reported

    def directly(self, text: str, quantity: Quantity) -> tuple[str, str] | None:
        """Return the place right before what a number is of, and what it is of without it."""
        name, about = quantity.name, quantity.about
        inside = _OPENING.sub("", name)
        if end := _end(inside, 0):
            time = _TIME.match(inside, end)
            if time and time.end() < len(inside):
                return inside[:end], inside[time.end() :]
        if (end := _end(text, about)) > about and _TIME.fullmatch(text, end, quantity.start):
            return text[about:end], name  # 余杭有632户…
        for opening in _OPENS.finditer(text, max(0, about - _LONGEST_TIME), about):
            start, end = opening.end(), _end(text, opening.end())
            if start < end <= about and _TIME.fullmatch(text, end, about):
                return text[start:end], name
        return None

    def kind(self, name: str) -> Literal["own", "other", "level"]:
        """Tell whether a place is the report's own, another, or only of its level: 全区."""
        if self._own.search(name):
            return "own"
        return "level" if self._level.search(name) else "other"


class _Named(NamedTuple):
    """A place that a clause begins with, and where."""

    start: int
    words: str


def _named(text: str) -> Iterator[_Named]:
    """Where the places stand that clauses begin with, at their start or behind what opens them."""
    for opening in _OPENS.finditer(text):
        start, end = opening.end(), _end(text, opening.end())
        words = text[start:end]
        is_full = words.endswith(tuple(_LEVELS)) and words == names().get(words, words)
        if (is_full and not _LEVEL.match(words[-2:])) or words in _PROVINCES:
            yield _Named(start, words)


def _end(text: str, start: int) -> int:
    """Where the places that begin there end, each within the one before: 杭州市余杭区."""
    while end := _end_of_one(text, start):
        start = end
    return start


def _end_of_one(text: str, start: int) -> int:
    """Where the one place ends that begins there, or 0: 上海 of 上海市民."""
    for size in range(_LONGEST, 1, -1):
        word, end = text[start : start + size], start + size
        is_cut = word[-1:] in _LEVELS and _NO_MORE.match(text, end)
        if word in _known() and not is_cut:
            break
    else:
        end = 0
    found = _LEVEL.match(text, start) or _UNKNOWN.match(text, start)
    return max(end, found.end() if found and not _NO_PLACE.search(found[0]) else 0)


@cache
def _known() -> frozenset[str]:
    """The names of places that are no other words."""
    return frozenset(names()) - _WORDS.no_places - _WORDS.words_and_places


class Here(NamedTuple):
    """The place that a number is of, in words where that is said right there, and what it is of."""

    where: Where
    place: str
    name: str


class PlacesOfLine:
    """The places that a paragraph speaks of, as its numbers are asked for in their order."""

    def __init__(
        self, text: str, owns: list[int], others: list[int], article: Where, places: Places
    ) -> None:
        self._text, self._owns, self._others = text, owns, others
        self._ends = [0, *(mark.end() for mark in SENTENCE_END.finditer(text))]
        self._article, self._places = article, places
        self._other = self._level = -1  # where another place, or a level, was last that of numbers

    def at(self, quantity: Quantity) -> Here:
        """Return of which place a number is, and what it is of there."""
        direct = self._places.directly(self._text, quantity)
        kind = self._places.kind(direct[0]) if direct else None
        if self._article == "elsewhere" and kind != "own":
            return Here("elsewhere", "", quantity.name)
        if direct and kind == "other":
            if _LEVEL.match(direct[0]):
                self._level = quantity.start
            elif not self._places.is_reported(direct[0]):
                self._other = quantity.start
            return Here("other", *direct)
        other = self._other if kind == "level" else max(self._other, self._level_before(quantity))
        where: Where = "own" if kind == "own" else self._carried(quantity.start, other)
        return Here(where, "", direct[1] if direct else quantity.name)

    def _level_before(self, quantity: Quantity) -> int:
        """Where a level was that of a number before in the same sentence."""
        sentence = _last(self._ends, quantity.start)
        return self._level if self._level >= sentence else -1

    def _carried(self, position: int, other: int) -> Where:
        """The place that the words before a number speak of, but not right before it."""
        own, other = _last(self._owns, position), max(other, _last(self._others, position))
        if own == other:
            return self._article
        return "own" if own > other else "unclear"


def _last(places: Sequence[int], position: int) -> int:
    """The last of some places before a position, -1 where there is none."""
    before = bisect_left(places, position)
    return places[before - 1] if before else -1
