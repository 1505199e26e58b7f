"""Work areas and livelihood projects by their numbers, or by words that stand in their texts."""

from collections.abc import Sequence
from typing import NamedTuple

from xiaoshan_report.commands.selecting import (
    NONE_AT_ALL,
    folded,
    mentions,
    missing_everywhere,
    words_of,
)
from xiaoshan_report.errors import Message
from xiaoshan_report.render.table import Missing


class Numbered(NamedTuple):
    """A numbered thing of a report: the texts in which words can stand, the surest ones first.

    The surest is its title. Each text is in Chinese and English.
    """

    number: int
    texts: Sequence[Sequence[tuple[str, str]]]


class Hit(NamedTuple):
    """A numbered thing that is meant, with the texts that have the words where no title has."""

    number: int
    matched: Sequence[tuple[str, str]] = ()


Hits = tuple[list[list[Hit]], Missing]
"""What is meant in each report, and what is in none of them."""


def number_alone(selectors: Sequence[str]) -> bool:
    """Whether it is one number that was typed, or nothing: then no report depends on another."""
    return not selectors or (len(selectors) == 1 and _numbers(selectors) is not None)


def search(selectors: Sequence[str], things: Sequence[Sequence[Numbered]], kind: str) -> Hits:
    """Return what numbers, or words that must all stand in one text, mean of each report's things.

    Of the texts only the surest in which a report has the words count. `kind` is the key of the
    sentence that says what the things are.
    """
    numbers = _numbers(selectors)
    if numbers is None:
        found = [_mentioning(list(words_of(selectors)), some) for some in things]
        asked = " ".join(selectors)
        refusal = Message("no-mention", words=asked, kind=Message(kind))
        return found, {} if any(found) else {asked: refusal}
    known = [[one.number for one in some] for some in things]
    missing: dict[str, Message] = {}
    for number in numbers:
        missing |= missing_everywhere(_missing_number(number, one, kind) for one in known)
    return [[Hit(number) for number in numbers if number in one] for one in known], missing


def _numbers(selectors: Sequence[str]) -> list[int] | None:
    try:
        return list(dict.fromkeys(map(int, selectors)))
    except ValueError:
        return None


def _mentioning(words: Sequence[str], things: Sequence[Numbered]) -> list[Hit]:
    levels = zip(*(one.texts for one in things), strict=True) if words else ()
    for level, texts_of_each in enumerate(levels):
        each = [[pair for pair in texts if _stand_in(words, pair)] for texts in texts_of_each]
        if any(each):
            found = [(one.number, some) for one, some in zip(things, each, strict=True) if some]
            return [Hit(number, some if level else ()) for number, some in found]
    return []


def _stand_in(words: Sequence[str], pair: tuple[str, str]) -> bool:
    return any(mentions(folded(text), words) for text in pair)


def _missing_number(number: int, known: Sequence[int], kind: str) -> Missing:
    """The number with its refusal unless it is known."""
    if number in known:
        return {}
    asked, said = str(number), Message(kind)
    if not known:
        return {asked: Message(NONE_AT_ALL, asked=number, kind=said)}
    ends = {"first": min(known), "last": max(known)}
    return {asked: Message("unknown-number", number=number, kind=said, **ends)}
