"""The vocabulary of work reports as frozen typed structs, and the lookup of a name in it.

`Vocabulary` mirrors `data/series.toml` key by key; `Terms` finds a term by any of its names.
Nothing here knows a report, and no name stands in this code.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from xiaoshan_report.errors import Message
from xiaoshan_report.model.structs import FileTable, Identifier, Prices, Text

if TYPE_CHECKING:
    from xiaoshan_report.model.validation import Problem

_LEFT_ASIDE = re.compile(r"[\s\"“”'‘’「」]+")
"""What is written about a name without being a part of it: spaces and quotation marks."""


class VocabularyTerm(FileTable, frozen=True):
    """One statistical series as the field names it.

    `name` and `name_en` are its standard names, `synonyms` the other Chinese names of the very same
    series, and `prices` says what its growth is measured at, as `model.Prices` does. `short` is
    what people say for it, and may say for others too; `growing` what means it where it grows.
    """

    id: Identifier
    name: Text
    name_en: Text
    prices: Prices
    synonyms: tuple[Text, ...] = ()
    short: tuple[Text, ...] = ()
    growing: tuple[Text, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every Chinese name of the series, the standard one first."""
        return (self.name, *self.synonyms)


class Vocabulary(FileTable, frozen=True):
    """The file of terms.

    `leading` are the words of place and time that may stand before a name, `trailing` those behind
    it that say that it grows; each row of `interchangeable` holds words of which any may stand for
    the first.
    """

    leading: tuple[Text, ...] = ()
    trailing: tuple[Text, ...] = ()
    interchangeable: tuple[tuple[Text, ...], ...] = ()
    terms: tuple[VocabularyTerm, ...] = ()


class Folding:
    """How names are made alike before they are compared.

    Widths, capitals, spaces and quotation marks go, words of place and time at the beginning go,
    and every interchangeable word becomes the first of its row. What is left must be equal.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        rows = [[_plain(word) for word in row] for row in vocabulary.interchangeable]
        self._leading = _any_of(_plain(word) for word in vocabulary.leading)
        self._firsts = {word: row[0] for row in rows for word in row}
        self._words = _any_of(self._firsts)

    def __call__(self, name: str) -> str:
        """The folded form of `name`: a key to compare, not a name to show."""
        text = _plain(name)
        while (found := self._leading.match(text)) and found.end() < len(text):
            text = text[found.end() :]
        return self._words.sub(lambda word: self._firsts[word[0]], text)


class Terms:
    """The terms by all their names."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.fold = Folding(vocabulary)
        self._trailing = re.compile(f"(?<=..)(?:{_any_of(vocabulary.trailing).pattern})$")
        self._terms = vocabulary.terms
        self._by_name = {self.fold(name): term for term in vocabulary.terms for name in term.names}
        self._growing = {self.fold(name): term for term in self._terms for name in term.growing}
        self._by_short: dict[str, list[VocabularyTerm]] = {}
        for term in vocabulary.terms:
            for name in term.short:
                self._by_short.setdefault(self.fold(name), []).append(term)

    def __iter__(self) -> Iterator[VocabularyTerm]:
        """The terms in the order of their file."""
        return iter(self._terms)

    def of_growth(self, name: str) -> str:
        """Return what grows, of a name that may say that it does: 消费价格 of 消费价格涨幅."""
        return self._trailing.sub("", name)

    def growing(self, name: str) -> VocabularyTerm | None:
        """Return the term that is meant where growth of this is stated: 农村居民收入增长6%."""
        return self._growing.get(self.fold(self.of_growth(name)))

    def find(self, name: str, *, grows: bool = False) -> VocabularyTerm | None:
        """Return the term of which `name` is a name, or `None`; of what `grows`, it may say so.

        The name must be one of the term's as a whole once folded (全市规上工业增加值 is
        规模以上工业增加值); a name that only contains one is no match.
        """
        return self._by_name.get(self.fold(self.of_growth(name) if grows else name))

    def are_one(self, name: str, other: str) -> bool:
        """Tell whether two names are of one and the same term."""
        term = self.find(name)
        return term is not None and term is self.find(other)

    def meant(self, word: str) -> list[VocabularyTerm]:
        """Return the terms that people mean by a word: by a name, or by a short one of several."""
        named, short = self.find(word), self._by_short.get(self.fold(word), [])
        return [named, *short] if named else short


def claimed_twice(vocabulary: Vocabulary) -> "Iterator[Problem]":
    """Yield words in two rows, ids that stand twice, and names that are claimed twice."""
    yield from _words_in_two_rows(vocabulary)
    yield from _ids_twice(vocabulary)
    yield from _names_twice(vocabulary)


def _words_in_two_rows(vocabulary: Vocabulary) -> "Iterator[Problem]":
    seen: set[str] = set()
    for number, row in enumerate(vocabulary.interchangeable):
        for word in row:
            if _plain(word) in seen:
                yield f"interchangeable[{number}]", Message("word-claimed", name=word)
            seen.add(_plain(word))


def _ids_twice(vocabulary: Vocabulary) -> "Iterator[Problem]":
    seen: set[str] = set()
    for number, term in enumerate(vocabulary.terms):
        if term.id in seen:
            yield f"terms[{number}].id", Message("duplicate-id", id=term.id)
        seen.add(term.id)


def _names_twice(vocabulary: Vocabulary) -> "Iterator[Problem]":
    """Also a name that its own term repeats: folding makes it superfluous."""
    fold = Folding(vocabulary)
    owners: dict[str, str] = {}
    for number, term in enumerate(vocabulary.terms):
        for name in term.names:
            if owner := owners.get(fold(name)):
                yield f"terms[{number}]", Message("name-claimed", name=name, owner=owner)
            owners[fold(name)] = term.id


def _plain(name: str) -> str:
    return _LEFT_ASIDE.sub("", unicodedata.normalize("NFKC", name)).casefold()


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the words, the longest first; without words it matches nothing."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
