"""The words that reading knows, from `data/lexicon.toml`, read once for all who ask."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

import msgspec

from xiaoshan_report import data_file


class WordTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the file; it says what each of its lists is."""


class Qualifying(WordTable, frozen=True):
    """A word beside a number, the qualifier it says, and the characters that make it another.

    `only` are the numbers it stands beside, `units` those of numbers; `compares` is whether with
    个百分点 it sets them beside another number.
    """

    word: str
    says: str
    unless: str = ""
    only: Literal["", "round", "large", "scale", "rank"] = ""
    units: tuple[str, ...] = ()
    compares: bool = False


class NumberWords(WordTable, frozen=True):
    """What stands around a number."""

    scales: tuple[str, ...]
    weak_scales: frozenset[str]
    times: frozenset[str]
    dates: frozenset[str]
    calendar: frozenset[str]
    classes: frozenset[str]
    half_words: tuple[str, ...]
    no_tenth_before: str
    indices: tuple[str, ...]
    prefixes: tuple[Qualifying, ...]
    nearing: tuple[str, ...]
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


class TimeWords(WordTable, frozen=True):
    """What tells a sum over a stretch of time from what something has come to."""

    summing: frozenset[str]
    adding: frozenset[str]
    reaching: frozenset[str]
    lasting: frozenset[str]
    stocks: frozenset[str]
    standing: frozenset[str]
    done_rates: frozenset[str]
    appraised: frozenset[str]


class SeriesEnd(WordTable, frozen=True):
    """Words that series' names end with, and the units of such series, less their scales."""

    words: tuple[str, ...]
    units: frozenset[str]


class NameWords(WordTable, frozen=True):
    """What tells a predicate from a name."""

    wholes: frozenset[str]
    ends: tuple[SeriesEnd, ...]
    of_others: frozenset[str]
    groups: frozenset[str]

    verbs: frozenset[str]
    verbs_or_nouns: frozenset[str]
    alone: frozenset[str]
    new: frozenset[str]
    no_object: tuple[str, ...]
    generic: frozenset[str]
    reached: frozenset[str]
    turns: frozenset[str]
    places: frozenset[str]
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


class AimWords(WordTable, frozen=True):
    """How firmly something is aimed at, what is aimed at without a number, and what is better."""

    strive: tuple[str, ...]
    ensure: tuple[str, ...]
    binding: tuple[str, ...]
    expected: tuple[str, ...]
    in_step: tuple[str, ...]
    beyond: tuple[str, ...]
    two_digits: tuple[str, ...]
    grows: tuple[str, ...]
    telling: tuple[str, ...]
    states: tuple[str, ...]
    going_on: tuple[str, ...]
    directions: tuple[str, ...]
    tasks: tuple[str, ...]
    announcing: tuple[str, ...]
    leading: tuple[str, ...]
    manner: tuple[str, ...]
    closing: tuple[str, ...]
    less: tuple[str, ...]
    more: tuple[str, ...]
    either: tuple[str, ...]
    capping: tuple[str, ...]


class HeadingWords(WordTable, frozen=True):
    """What headings say of the text below them."""

    reviews: frozenset[str]
    plans: frozenset[str]
    projects: frozenset[str]


class RoleWords(WordTable, frozen=True):
    """What tells a number that states something from a name, a date or a class."""

    behind_ordinals: tuple[str, ...]
    naming_units: frozenset[str]
    specific: frozenset[str]
    sizes: frozenset[str]
    code_behind: tuple[str, ...]
    code_before: tuple[str, ...]
    sized: tuple[str, ...]
    counted: frozenset[str]
    exceeding: tuple[str, ...]
    reaching: tuple[str, ...]
    stating: tuple[str, ...]
    behind_years: tuple[str, ...]
    behind_ages: tuple[str, ...]


class NoFigureWords(WordTable, frozen=True):
    """Words with numbers in them, or beside them, that make these no figures."""

    phrases: tuple[str, ...]
    watchwords: tuple[str, ...]
    counters: tuple[str, ...]


class RestatingWords(WordTable, frozen=True):
    """What tells how a report is restated: words that say nothing, that count, and that deny."""

    linking: tuple[str, ...]
    counting: tuple[str, ...]
    denying: tuple[str, ...]


class ToldWords(WordTable, frozen=True):
    """What tells which places and series an article speaks of."""

    before_places: tuple[str, ...]
    peoples: tuple[str, ...]
    no_places: frozenset[str]
    words_and_places: frozenset[str]
    no_place_opening: frozenset[str]
    no_place_before: frozenset[str]
    existing: frozenset[str]
    adding: frozenset[str]
    before_names: frozenset[str]
    behind_names: frozenset[str]
    by_now: frozenset[str]
    now: frozenset[str]
    still_to_come: frozenset[str]
    derived: frozenset[str]
    year_before: frozenset[str]
    parts: frozenset[str]
    denied: frozenset[str]
    regions: frozenset[str]
    rates: frozenset[str]
    changing: frozenset[str]


class Lexicon(WordTable, frozen=True):
    """All words of the file."""

    numbers: NumberWords
    growth: GrowthWords
    time: TimeWords
    names: NameWords
    progress: ProgressWords
    aims: AimWords
    headings: HeadingWords
    restating: RestatingWords
    roles: RoleWords
    no_figures: NoFigureWords
    told: ToldWords


@cache
def lexicon() -> Lexicon:
    """Return the lexicon that comes with the package."""
    import tomli

    return msgspec.convert(tomli.loads(data_file("lexicon.toml").read_text("utf-8")), Lexicon)


def any_of(*lists: Iterable[str]) -> str:
    """Return a pattern that matches one of the words, the longest that stands there."""
    words = {word for words in lists for word in words}
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
