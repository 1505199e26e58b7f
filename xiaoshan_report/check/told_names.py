"""Which figures of a report a number of an article may be about, by what it is called.

A name that is a term's, or the figure's own, names the figure. Other words are only like it: mostly
made of the figure's name and quote, as the figure's name is of their sentence.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import IntEnum
from fractions import Fraction
from typing import NamedTuple

from xiaoshan_report.check.likeness import letters, share
from xiaoshan_report.check.places_told import Place
from xiaoshan_report.check.telling import Told
from xiaoshan_report.check.wording import Wording
from xiaoshan_report.documents.folding import comparable
from xiaoshan_report.language.punctuation import MARK
from xiaoshan_report.model.structs import SIZES, Figure, Report
from xiaoshan_report.model.vocabulary import Terms
from xiaoshan_report.numerals.lexicon import any_of, lexicon

_RATE = re.compile(f"(?:{any_of(lexicon().told.rates)})$")
"""What a name ends with that says only how its series changed: 工业投资增幅."""

_TIME = re.compile(
    "(?:前?[0-9一二三四五六七八九十]{1,3}(?:-[0-9]{1,2})?个?月份?|[上下]半年|[前第]?[一二三四]个?季度|[全今去]年)$"
)
"""What a name may end with that is the time of its number: 网络零售额前5个月."""

_BEFORE = re.compile(
    f"^(?:{any_of(lexicon().told.before_names)}|(?:20)?[0-9]{{2}}年|前?[0-9-]{{1,5}}个?月份?)+(?=..)"
)
_BEHIND = re.compile(f"(?<=..)(?:{any_of(lexicon().told.behind_names)})+$")
"""What is told about a name without being a part of it: 整个上半年网络零售额, 高铁里程现已."""

_BESIDE = re.compile("[比较](?:全[国省市区县]|同期)[^比较]{0,8}$")
"""What a name may end with that says beside what its number is: 规上工业增速比全国平均快了."""

_STOCK = re.compile(any_of(lexicon().told.existing))
_NEW = re.compile(any_of(lexicon().told.adding))

_CHANGE = re.compile(rf"(?:{any_of(lexicon().told.changing)})*(?:{any_of(lexicon().told.rates)})?")

_DIGITS = re.compile(r"\d[\d.]*")

_MOSTLY, _HALF = Fraction(4, 5), Fraction(1, 2)
_OF_FIGURE, _OF_TOLD = Fraction(3, 5), Fraction(2, 5)
"""So much of what is told, or of a figure's name, by pairs of characters, is in other words."""

_TELLING = 4
"""The characters of a name that tells its figure from others without more words."""

_TELLS = 0.8
"""So many rare words that one figure has, and another lacks, tell them apart."""

_MOST_LIKE = 15
"""So many figures that share most with the words are looked at closely."""


class Likeness(IntEnum):
    """How surely words are of a figure: by name, by nearly all of its words, or by half of them.

    `CLOSE` are half of its name and nearly half of what is told, or `NEAR` only one of these;
    `FAINT` are a few rare words, and `WORDED` many.
    """

    FAINT = 0
    NEAR = 1
    WORDED = 2
    CLOSE = 3
    ALIKE = 4
    NAMED = 5


class Candidate(NamedTuple):
    """A figure that a number may be about, how surely, and how much the two have in common.

    `named` is how much of what is told is in the figure's name; in its words, where it is `FAINT`.
    """

    figure: Figure
    likeness: Likeness
    shared: Fraction
    named: Fraction = Fraction(1)


class _Known(NamedTuple):
    """A figure with its names' keys, and the pairs of characters of its name and its words.

    `clause` are those of its quote, where these are enough to tell it from others.
    """

    figure: Figure
    keys: frozenset[str]
    terms: frozenset[str]
    bare: str
    name: tuple[str, ...]
    clause: tuple[str, ...]
    names: str
    quote: str
    words: str


class Figures:
    """The figures of a report by what they are called."""

    def __init__(self, report: Report, place: Place, terms: Terms) -> None:
        self._terms, self._place = terms, place
        self._known = list(self._every(report))
        self._by_key: dict[str, list[_Known]] = defaultdict(list)
        self._wording = Wording([self._worded(one.figure) for one in self._known])
        for one in self._known:
            for key in one.keys:
                self._by_key[key].append(one)

    def _every(self, report: Report) -> Iterator[_Known]:
        for owner in report.model.owners():
            figures = report.figures[owner.id]
            words = self._letters(" ".join([owner.names[0], *(figure.quote for figure in figures)]))
            for figure in figures:
                names = {figure.name, owner.names[0]} if figure.indicator else {figure.name}
                bare = [self.bare(name) for name in names]
                terms = frozenset(term.id for name in bare if (term := self._terms.find(name)))
                yield _Known(
                    figure,
                    frozenset(self._key(name) for name in bare),
                    terms,
                    self._letters(self.bare(figure.name)),
                    tuple(_pairs(self._letters(self.bare(figure.name)))),
                    self._clause(figure),
                    self._letters(" ".join(names)),
                    self._letters(figure.name + figure.quote),
                    self._letters(figure.name) + words,
                )

    def _letters(self, words: str) -> str:
        """Return the letters of words, with one of those that are told for each other."""
        return letters(self._terms.fold(words))

    def _clause(self, figure: Figure) -> tuple[str, ...]:
        pairs = tuple(_pairs(self._letters(_less_digits(figure.quote))))
        return pairs if figure.measure in SIZES and len(pairs) > _TELLING else ()

    def bare(self, name: str) -> str:
        """Return a name without the place before it, and the time and growth behind it."""
        name = _BESIDE.sub("", name)
        rest = _BEFORE.sub("", self._place.bare(_BEFORE.sub("", name)))
        return _BEHIND.sub("", _RATE.sub("", _TIME.sub("", _BEHIND.sub("", rest)))) or name

    def _key(self, name: str) -> str:
        term = self._terms.find(name)
        return term.id if term else self._terms.fold(name)

    def named(self, name: str) -> list[Candidate]:
        """Return the figures that have this name, or are of the series that has it."""
        bare = self.bare(name)
        term = self._terms.find(bare)
        keys = {self._key(bare), *self._meant(bare)}
        is_telling = term or len(letters(bare)) >= _TELLING
        named = [one for key in keys for one in self._by_key.get(key, ()) if is_telling]
        return [Candidate(one.figure, Likeness.NAMED, Fraction(2)) for one in named]

    def like(self, name: str, told: Told) -> Iterator[Candidate]:
        """Return the figures that are like what a number with this name is about, the surest first.

        A name that is a term's is of no other term, and surely of nothing that is none.
        """
        bare = self.bare(name)
        term = self._terms.find(bare)
        for like in self._like(bare, told):
            other = self._terms.find(self.bare(like.figure.name))
            if not (term and other):
                yield like._replace(likeness=Likeness.NEAR) if term else like

    def loosely(self, name: str, told: Told) -> list[Candidate]:
        """Return the figures with rare words of the number's sentence, the likeliest first."""
        own = [self._letters(_less_digits(words)) for words in (self.bare(name), told.clause)]
        clause, sentence = (
            self._around(words, told.said, told.quantity.unit)
            for words in (told.clause, told.sentence + told.rest)
        )
        return [
            Candidate(one.figure, Likeness.FAINT, Fraction(shared), _of_words(one, own))
            for one, shared in self._likeliest(clause, sentence)
        ]

    def suits_better(self, figure: Figure, other: Figure, told: Told) -> bool:
        """Tell whether a figure has rare words of a number's clause that another figure lacks.

        改造评估完632户 is not what is to be altered, 800户, where the report has 632 for 完成评估.
        """
        own, others = (self._worded(one) for one in (figure, other))
        clause = self._around(told.clause, told.said, told.quantity.unit)
        return self._wording.worth(clause, own, others) >= _TELLS

    def _worded(self, figure: Figure) -> str:
        words = f"{figure.name},{_own_clause(figure)}"
        return self._around(words, comparable(figure.printed), figure.unit)

    def _around(self, words: str, number: str, unit: str | None) -> str:
        """Return the letters around a number, and its unit apart from them."""
        before, _, behind = words.partition(number)
        each = (before, unit or "", behind)
        return " ".join(self._letters(_DIGITS.sub(" ", one)) for one in each)

    def _meant(self, name: str) -> list[str]:
        """The term that people mean by a short name, where the report has one such alone."""
        meant = [one.id for one in self._terms.meant(name) if one.id in self._by_key]
        return meant if len(meant) == 1 else []

    def _like(self, name: str, told: Told) -> Iterator[Candidate]:
        """The figures that have words in common with a name, or with those around its number."""
        around, sentence = (
            self._letters(_less_digits(f"{name} {words}"))
            for words in (f"{told.near} {told.behind}", told.sentence)
        )
        said = _Said(self._letters(name), around, sentence)
        found = [
            candidate
            for one, _ in self._likeliest(around, sentence)
            if (candidate := _liken(one, said))
        ]
        yield from sorted(found, key=lambda one: (-one.likeness, -one.shared))

    def _likeliest(self, clause: str, sentence: str) -> list[tuple[_Known, float]]:
        """The figures that share most rare words with those of a clause, and of its sentence."""
        shared = self._wording.sharing(clause, sentence)
        most = sorted(shared, key=lambda number: (-shared[number], number))[:_MOST_LIKE]
        return [(self._known[number], shared[number]) for number in most]


def is_nameless(name: str) -> bool:
    """Tell whether a name says nothing, or only how something changed: 两年平均增速, 比全国快."""
    return _CHANGE.fullmatch(_BESIDE.sub("", name)) is not None


class _Said(NamedTuple):
    """What a number is called, the words around it, and those of its sentence."""

    name: str
    around: str
    sentence: str


def _liken(one: _Known, said: _Said) -> Candidate | None:
    """How a figure is like a name; `None` where it is not."""
    pairs = _pairs(said.name)
    of_told, of_quote = share(pairs, one.words), share(pairs, one.quote)
    of_figure = max(share(one.name, said.sentence), share(one.clause, said.around))
    named = share(pairs, one.names)
    candidate = Candidate(one.figure, Likeness.NEAR, of_figure + of_quote, named)
    is_short = len(said.name) < _TELLING
    is_whole = of_figure == 1 and of_told >= _OF_FIGURE and len(one.name) >= _TELLING
    if is_whole or (of_told >= _MOSTLY and of_figure >= _OF_FIGURE):
        is_told = not is_short or said.name in one.quote
        is_narrower = one.figure.indicator and of_quote < _MOSTLY and len(said.name) > len(one.bare)
        if is_told and not is_narrower and _are_of_one_kind(one, said.around):
            return candidate._replace(likeness=Likeness.ALIKE)
    is_told = named >= _OF_TOLD if not is_short else of_figure >= _MOSTLY and named >= _HALF
    if of_figure >= _HALF and is_told:
        return candidate._replace(likeness=Likeness.CLOSE)
    is_near = of_figure >= _HALF or (of_told >= _OF_FIGURE and not is_short)
    return candidate if is_near else None


def _of_words(one: _Known, told: Sequence[str]) -> Fraction:
    """How much of each of what is told is in a figure's words; indicators go by their names."""
    if one.figure.indicator or not _are_of_one_kind(one, told[-1]):
        return Fraction(0)
    return min(share(_pairs(words), one.quote) for words in told)


def _are_of_one_kind(one: _Known, around: str) -> bool:
    """Whether not one is what there is, and the other only what is new: 现有床位, 新增床位."""
    is_stock = _STOCK.search(around) and not _STOCK.search(one.quote)
    is_new = not _NEW.search(one.quote) if _NEW.search(around) else _NEW.search(one.bare)
    return not (is_stock or is_new)


def _less_digits(words: str) -> str:
    """The letters of some words without their numbers: 完成投资亿元, whatever the sum."""
    return letters(_DIGITS.sub(" ", words))


def _own_clause(figure: Figure) -> str:
    """The words of a figure's quote between the marks around its number."""
    before, printed, behind = comparable(figure.quote).partition(comparable(figure.printed))
    return f"{MARK.split(before)[-1]}{printed}{MARK.split(behind)[0]}"


def _pairs(words: str) -> list[str]:
    return [words[i : i + 2] for i in range(len(words) - 1)] or [words] * bool(words)
