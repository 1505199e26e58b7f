"""Which figures of a report have rare words in common with the words of an article.

Words are told by their pairs of characters, and by single ones that hardly stand elsewhere. What
few figures of the report have says much, and what most have says nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log

_LEAST = 0.3
"""What weighs less is in too many figures to tell them apart."""

_SINGLE = 0.3
"""What one character says beside a pair of them."""

_AROUND = 0.4
"""What the words of the sentence say beside those of the number's own clause."""


class Wording:
    """The figures of a report, in their order, by the rare words of each."""

    def __init__(self, texts: Sequence[str]) -> None:
        each = [_parts(text) for text in texts]
        counts = Counter(part for parts in each for part in parts)
        most = log(max(2, len(texts)))
        self._weights = {
            part: weight
            for part, count in counts.items()
            if (weight := (1 - log(count) / most) * _size(part)) >= _LEAST * _size(part)
        }
        self._having: dict[str, list[int]] = defaultdict(list)
        for number, parts in enumerate(each):
            for part in parts:
                if part in self._weights:
                    self._having[part].append(number)

    def sharing(self, clause: str, sentence: str) -> dict[int, float]:
        """Return how much each figure shares with the words of a clause, and of its sentence."""
        shared: dict[int, float] = defaultdict(float)
        own = _parts(clause)
        for part in own | _parts(sentence):
            worth = self._weights.get(part, 0) * (1 if part in own else _AROUND)
            for number in self._having.get(part, ()):
                shared[number] += worth
        return shared

    def worth(self, words: str, own: str, others: str) -> float:
        """Return what those words say that one text has, and others have not."""
        parts = _parts(words).keys() & _parts(own).keys() - _parts(others).keys()
        return sum(self._weights.get(part, 0) for part in parts)


def _size(part: str) -> float:
    return 1 if len(part) > 1 else _SINGLE


def _parts(words: str) -> dict[str, None]:
    """The characters of some words, and the pairs of them that no blank parts, in their order."""
    pairs = (words[i : i + 2] for i in range(len(words) - 1))
    return dict.fromkeys(part for part in (*words, *pairs) if " " not in part)
