"""A document's numerals as its reader has them, held against those of a second reader."""

import re
from collections import Counter

from xiaoshan_report.errors import Message
from xiaoshan_report.numerals.bare_words import UNSEEN
from xiaoshan_report.numerals.half_width import normalise

_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
"""A number in digits, with its point and commas: 1,246.8."""

_MOST_NAMED = 5


def differences(text: str, second: str) -> tuple[Message, ...]:
    """Return a remark where a text lacks numerals that a second reader finds, or has others.

    `second` is what an independent reader makes of the same part of the same file, in any order;
    the remark names the first of those that differ.
    """
    read, found = _numerals(text), _numerals(second)
    remarks = (("numerals-unread", found - read), ("numerals-unfounded", read - found))
    return tuple(
        Message(key, count=differing.total(), numerals=_named(differing))
        for key, differing in remarks
        if differing
    )


def _numerals(text: str) -> Counter[str]:
    return Counter(_NUMERAL.findall(normalise(UNSEEN.sub("", text))))


def _named(numerals: Counter[str]) -> str:
    return "、".join(list(numerals)[:_MOST_NAMED])
