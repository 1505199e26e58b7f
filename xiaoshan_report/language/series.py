"""The words that names of series are made of, none of which is ever parted, and their units."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from xiaoshan_report.model.loading import bundled_terms
from xiaoshan_report.numerals.lexicon import SeriesEnd, any_of, lexicon


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Every word by its first character, the longest first."""
    names, growth = lexicon().names, lexicon().growth
    lists = (names.wholes, names.verbs, names.verbs_or_nouns, names.alone)
    said = (names.reached, names.adverbs, names.opening, growth.rises, growth.falls)
    series = (name for term in bundled_terms() for name in term.names)
    every = {*series, *(word for words in (*lists, *said) for word in words), *_ends()}
    firsts: dict[str, list[str]] = {}
    for word in sorted(every, key=len, reverse=True):
        firsts.setdefault(word[0], []).append(word)
    return {first: tuple(words) for first, words in firsts.items()}


@lru_cache(maxsize=256)
def within(text: str) -> frozenset[int]:
    """Return the places that are within a word, the longest one that stands there: 建|成|区."""
    places: set[int] = set()
    at = 0
    while at < len(text):
        word = next((w for w in _words().get(text[at], ()) if text.startswith(w, at)), text[at])
        places.update(range(at + 1, at + len(word)))
        at += len(word)
    return frozenset(places)


def words_found(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches, in their order, that begin and end between words."""
    at: int = 0
    while found := pattern.search(text, at):
        if within(text).isdisjoint(found.span()):
            yield found
            at = max(found.end(), at + 1)
        else:
            at = found.start() + 1


@cache
def _ends() -> dict[str, SeriesEnd]:
    return {word: end for end in lexicon().names.ends for word in end.words}


@cache
def _end() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(_ends())})$")


def statistic(name: str) -> str:
    """Return the word that a series' name ends with and that says what is measured: 收入."""
    found = _end().search(name)
    return found[0] if found else ""


def less_scale(unit: str | None) -> str:
    """Return a unit without the scale before it: 元 for 亿元."""
    return (unit or "").lstrip("百千万亿")


def fits(name: str, unit: str) -> bool:
    """Tell whether a series of that name can be in that unit, or nobody knows."""
    end = _ends().get(statistic(name))
    return not (end and end.units) or unit in end.units


def is_share(name: str) -> bool:
    """Tell whether a name is of a share or a rate, which 个百分点 are said of."""
    return "占" in name or not fits(name, "元")
