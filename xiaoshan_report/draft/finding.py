"""Where words stand in a line of any length: found by those of their characters that are rarest."""

from collections.abc import Iterator
from functools import lru_cache

from xiaoshan_report.audit.text import occurrences

_LONG = 4000
"""The characters of a line from which it pays to note where each few of them stand."""

_MOST_TOGETHER = 3
"""So many characters are looked up together: two digits alone stand almost everywhere."""


class Finder:
    """Finds words in one line; in a long one without reading all of it for each of them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._noted: dict[int, dict[str, list[int]]] = {}

    def occurrences(self, words: str) -> Iterator[int]:
        """Where the words stand, none overlapping another, as the check finds them."""
        return self._apart(words) if self._is_long else occurrences(words, self._text)

    def stands_once(self, words: str) -> bool:
        """Whether words of the line stand nowhere else in it, overlapping or not."""
        if self._is_long:
            places = self._every(words)
            return next(places, None) is not None and next(places, None) is None
        return self._text.find(words, self._text.find(words) + 1) < 0

    @property
    def _is_long(self) -> bool:
        return len(self._text) >= _LONG

    def _apart(self, words: str) -> Iterator[int]:
        free = 0
        for place in self._every(words):
            if place >= free:
                yield place
                free = place + len(words)

    def _every(self, words: str) -> Iterator[int]:
        size = min(_MOST_TOGETHER, len(words))
        noted = self._places(size)
        found = ((noted.get(part, []), at) for at, part in enumerate(_parts(words, size)))
        rarest, offset = min(found, key=lambda one: len(one[0]))
        for place in rarest:
            if self._text.startswith(words, place - offset):
                yield place - offset

    def _places(self, size: int) -> dict[str, list[int]]:
        """Where each so many characters of the line stand, noted when first asked for."""
        if size not in self._noted:
            places: dict[str, list[int]] = {}
            for at, part in enumerate(_parts(self._text, size)):
                places.setdefault(part, []).append(at)
            self._noted[size] = places
        return self._noted[size]


@lru_cache(maxsize=1)
def finder(text: str) -> Finder:
    """The finder of a line, kept until that of another is asked for."""
    return Finder(text)


def _parts(words: str, size: int) -> Iterator[str]:
    return (words[at : at + size] for at in range(len(words) - size + 1))
