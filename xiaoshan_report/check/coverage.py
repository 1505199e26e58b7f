"""Every word of a report is some evidence's: what nothing in the model speaks of."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from xiaoshan_report.language.spans import Stretch
from xiaoshan_report.numerals.lexicon import any_of, lexicon

_WORD = re.compile(r"[^\W_]")
_LINKING = re.compile(rf"(?:{any_of(lexicon().restating.linking)}|[\W_])*")
"""Marks, and words that only lead over to a figure: 完成, 其中."""


def unclaimed(text: str, claimed: Iterable[Stretch]) -> Iterator[Stretch]:
    """Return the runs of a line that nothing claims, less marks and words that only lead over."""
    end = 0
    for start, stop in chain(sorted(claimed), [(len(text), len(text))]):
        if start > end and not _LINKING.fullmatch(text, end, start):
            yield from _words(text, end, start)
        end = max(end, stop)


def _words(text: str, start: int, end: int) -> Iterator[Stretch]:
    """The run without the marks around it, if it has words."""
    found = [match.start() for match in _WORD.finditer(text, start, end)]
    if found:
        yield Stretch(found[0], found[-1] + 1)
