"""The words around a quote, as far as a model knows them: from its longer quotes.

Loading knows no text. But a quote that stands in several places of a report mostly stands within a
longer one of the same paragraph, such as a point's, which tells the place from the others.
"""

from collections import defaultdict
from functools import cached_property

from xiaoshan_report.model.quotes import bare_quote
from xiaoshan_report.model.structs import Indicator, Model

_FARTHEST = 40
"""The characters that are looked at before a quote, and behind it."""

_APART = "\n"
"""What parts the quotes of a paragraph: no bare quote has any."""

_ENDS = "，、；：。,;:"
"""What ends a clause: what a browser finds begins and ends with a word, and never within one."""


class Surroundings:
    """What a model quotes of its report, by paragraph: put together when first asked for."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def of(self, quote: str, paragraph: int) -> tuple[str, str]:
        """Return the clauses before and behind a bare quote, where it has its like elsewhere."""
        if self._model.report.url is None:  # then nothing opens there
            return "", ""
        first = self._all.find(quote)
        if self._all.find(quote, first + 1) < 0:
            return "", ""
        known = self._of_paragraph[paragraph]
        place = known.find(quote)
        start = known.rfind(_APART, 0, place) + 1
        end = f"{known}{_APART}".index(_APART, place)
        before, behind = known[start:place], known[place + len(quote) : end]
        return _last_clauses(before), _first_clauses(behind)

    @cached_property
    def _all(self) -> str:
        return _APART.join(self._of_paragraph.values())

    @cached_property
    def _of_paragraph(self) -> dict[int, str]:
        """The quotes of each paragraph that are within no other of it, the longest first."""
        quotes: dict[int, set[str]] = defaultdict(set)
        for area in self._model.areas:
            quotes[area.paragraph].add(area.quote or "")
        for owner in self._model.owners():
            if not isinstance(owner.entry, Indicator):
                quotes[owner.paragraph].add(owner.entry.quote or "")
            for entry in owner.entry.figures:
                quotes[entry.paragraph or owner.paragraph].add(entry.quote)
        return {paragraph: _outermost(found) for paragraph, found in quotes.items()}


def _outermost(quotes: set[str]) -> str:
    kept = ""
    for quote in sorted(map(bare_quote, quotes), key=len, reverse=True):
        if quote not in kept:
            kept = f"{kept}{_APART}{quote}" if kept else quote
    return kept


def _last_clauses(words: str) -> str:
    """The words before a quote; of many, those from the beginning of a clause."""
    if len(words) <= _FARTHEST:
        return words
    starts = [words.find(end, -_FARTHEST) + 1 for end in _ENDS]
    return words[min((start for start in starts if start), default=len(words)) :]


def _first_clauses(words: str) -> str:
    """The words behind a quote; of many, those to the end of a clause."""
    if len(words) <= _FARTHEST:
        return words
    return words[: max(words.rfind(end, 0, _FARTHEST) + 1 for end in _ENDS)]
