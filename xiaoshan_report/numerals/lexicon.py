"""The words that reading knows, from `data/lexicon.toml`, read once for all who ask."""

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from xiaoshan_report import data_file


class WordTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the file; it says what each of its lists is."""


class Qualifying(WordTable, frozen=True):
    """A word beside a number, the qualifier it says, and the characters that make it another."""

    word: str
    says: str
    unless: str = ""


class NumberWords(WordTable, frozen=True):
    """What stands around a number."""

    scales: tuple[str, ...]
    weak_scales: frozenset[str]
    times: frozenset[str]
    dates: frozenset[str]
    prefixes: tuple[Qualifying, ...]
    suffixes: tuple[Qualifying, ...]
    no_measure_before: dict[str, str]


class GrowthWords(WordTable, frozen=True):
    """Verbs and bases of growth."""

    falls: frozenset[str]
    rises: frozenset[str]
    reaching: frozenset[str]
    falling_rates: frozenset[str]
    ahead: frozenset[str]
    behind: frozenset[str]
    bases: frozenset[str]


class NameWords(WordTable, frozen=True):
    """What tells a predicate from a name."""

    verbs: frozenset[str]
    verbs_or_nouns: frozenset[str]
    new: frozenset[str]
    no_object: tuple[str, ...]
    generic: frozenset[str]
    reached: frozenset[str]
    adverbs: frozenset[str]
    opening: frozenset[str]
    ending: frozenset[str]
    measure_words: frozenset[str]
    durations: frozenset[str]


class ProgressWords(WordTable, frozen=True):
    """How far a livelihood project is."""

    kept: frozenset[str]
    preparing: frozenset[str]
    started: frozenset[str]
    under_way: frozenset[str]
    vague: frozenset[str]
    verbs: frozenset[str]


class HeadingWords(WordTable, frozen=True):
    """What headings say of the text below them."""

    reviews: frozenset[str]
    plans: frozenset[str]
    projects: frozenset[str]
    notes: frozenset[str]


class Lexicon(WordTable, frozen=True):
    """All words of the file."""

    numbers: NumberWords
    growth: GrowthWords
    names: NameWords
    progress: ProgressWords
    headings: HeadingWords


@cache
def lexicon() -> Lexicon:
    """Return the lexicon that comes with the package."""
    import tomli

    return msgspec.convert(tomli.loads(data_file("lexicon.toml").read_text("utf-8")), Lexicon)


def any_of(*lists: Iterable[str]) -> str:
    """Return a pattern that matches one of the words, the longest that stands there."""
    words = {word for words in lists for word in words}
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
