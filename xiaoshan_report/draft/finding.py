"""Where words stand in a line of any length: found by those three characters that are rarest."""

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from xiaoshan_report.audit.text import occurrences

_LONG = 4000
"""The characters of a line from which it pays to note where each three of them stand."""

_GRAM = 3


class Finder:
    """Finds words in one line; in a long one without reading all of it for each of them."""

    def __init__(self, text: str) -> None:
        self._text = text

    def occurrences(self, words: str) -> Iterator[int]:
        """Where the words stand, none overlapping another, as the check finds them."""
        if len(words) < _GRAM or len(self._text) < _LONG:
            return occurrences(words, self._text)
        return self._apart(words)

    def stands_once(self, words: str) -> bool:
        """Whether words of the line stand nowhere else in it, overlapping or not."""
        if len(words) < _GRAM or len(self._text) < _LONG:
            return self._text.find(words, self._text.find(words) + 1) < 0
        places = self._every(words)
        return next(places, None) is not None and next(places, None) is None

    def _apart(self, words: str) -> Iterator[int]:
        free = 0
        for place in self._every(words):
            if place >= free:
                yield place
                free = place + len(words)

    def _every(self, words: str) -> Iterator[int]:
        grams = ((self._places.get(gram, ()), at) for at, gram in enumerate(_grams(words)))
        rarest, offset = min(grams, key=lambda found: len(found[0]))
        for place in rarest:
            if self._text.startswith(words, place - offset):
                yield place - offset

    @cached_property
    def _places(self) -> dict[str, Sequence[int]]:
        places: dict[str, list[int]] = {}
        for at, gram in enumerate(_grams(self._text)):
            places.setdefault(gram, []).append(at)
        return dict(places)


@lru_cache(maxsize=1)
def finder(text: str) -> Finder:
    """The finder of a line, kept until that of another is asked for."""
    return Finder(text)


def _grams(words: str) -> Iterator[str]:
    return (words[at : at + _GRAM] for at in range(len(words) - _GRAM + 1))
