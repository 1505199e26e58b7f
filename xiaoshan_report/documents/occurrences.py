"""Where words stand in a text, however long it is and however many are looked for."""

from collections.abc import Iterator
from functools import lru_cache

_LONG = 4000
"""The characters of a text from which it may pay to note where each few of them stand."""

_MANY = 300
"""The searches from which it does, since noting takes as long as some of them, and memory."""

_MOST_TOGETHER = 3
"""So many characters are looked up together: two digits alone stand almost everywhere."""


_MOST_TRIED = 32
"""In so many places of the words at the most are the rarest of their characters looked for."""


class Search:
    """Finds words in one text: in a long one, after a while, by their rarest characters.

    So it need not be read again for each of the words.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._searches = 0
        self._noted: dict[int, dict[str, list[int]]] = {}

    def occurrences(self, words: str) -> Iterator[int]:
        """Return where the words stand, none overlapping another; nowhere where there are none."""
        return self._apart(words) if words and self._pays() else occurrences(words, self._text)

    def stands_once(self, words: str) -> bool:
        """Tell whether words of the text stand nowhere else in it, overlapping or not."""
        if self._pays():
            places = self._every(words)
            return next(places, None) is not None and next(places, None) is None
        return self._text.find(words, self._text.find(words) + 1) < 0

    def _pays(self) -> bool:
        """Whether to look up what is noted, now that there is one search more."""
        self._searches += 1
        return self._searches > _MANY and len(self._text) >= _LONG

    def _apart(self, words: str) -> Iterator[int]:
        free = 0
        for place in self._every(words):
            if place >= free:
                yield place
                free = place + len(words)

    def _every(self, words: str) -> Iterator[int]:
        size = min(_MOST_TOGETHER, len(words))
        noted = self._places(size)
        tried = range(0, len(words) - size + 1, 1 + len(words) // _MOST_TRIED)
        found = ((noted.get(words[at : at + size], []), at) for at in tried)
        rarest, offset = min(found, key=lambda one: len(one[0]))
        for place in rarest:
            if self._text.startswith(words, place - offset):
                yield place - offset

    def _places(self, size: int) -> dict[str, list[int]]:
        """Where each so many characters of the text stand, noted when first asked for."""
        if size not in self._noted:
            places: dict[str, list[int]] = {}
            for at in range(len(self._text) - size + 1):
                places.setdefault(self._text[at : at + size], []).append(at)
            self._noted[size] = places
        return self._noted[size]


@lru_cache(maxsize=1)
def search_in(text: str) -> Search:
    """Return the search in a line, kept until that in another is asked for."""
    return Search(text)


def occurrences(words: str, text: str) -> Iterator[int]:
    """Return where the words stand in the text, none overlapping another; no words, nowhere."""
    position = text.find(words) if words else -1
    while position >= 0:
        yield position
        position = text.find(words, position + len(words))
