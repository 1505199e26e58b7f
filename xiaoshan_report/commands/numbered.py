"""Work areas and livelihood projects by their numbers, or by words that stand in their texts."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from xiaoshan_report.commands.selecting import (
    NONE_AT_ALL,
    folded,
    mentions,
    missing_everywhere,
    words_of,
)
from xiaoshan_report.errors import Message
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import Report
from xiaoshan_report.render.table import Missing


class Numbered(NamedTuple):
    """An area or a project with the texts in which words can stand, the surest ones first.

    The surest is its title. Each text is in Chinese and English.
    """

    report: Report
    thing: Any
    texts: Sequence[Sequence[tuple[str, str]]]


class Hit(NamedTuple):
    """An area or a project that is meant, with the texts that have the words where no title has."""

    report: Report
    thing: Any
    matched: Sequence[tuple[str, str]] = ()


def number_alone(selectors: Sequence[str]) -> bool:
    """Whether it is one number that was typed, or nothing: then no report depends on another."""
    return not selectors or (len(selectors) == 1 and _numbers(selectors) is not None)


def search(
    selectors: Sequence[str], things: Sequence[Sequence[Numbered]], kind: str
) -> tuple[list[Hit], Missing]:
    """Return what is meant of each report's things, and what none of them has.

    That is by numbers, or by words that must all stand in one text. Of the texts only the surest in
    which a report has the words count. `kind` is the key of the sentence that says what the things
    are.
    """
    numbers = _numbers(selectors)
    if numbers is None:
        words, asked = list(words_of(selectors)), " ".join(selectors)
        found = [hit for some in things for hit in _mentioning(words, some)]
        refusal = Message("no-mention", words=asked, kind=Message(kind))
        return found, {} if found else {asked: refusal}
    known = [{one.thing.number: one for one in some} for some in things]
    missing: dict[str, Message] = {}
    for number in numbers:
        missing |= missing_everywhere(_missing_number(number, some, kind) for some in known)
    meant = [some[number] for some in known for number in numbers if number in some]
    return [Hit(one.report, one.thing) for one in meant], missing


def are_several(hits: Sequence[Hit]) -> bool:
    """Return whether several things of one report are meant."""
    return len(hits) > len({hit.report.id for hit in hits})


def matched_texts(hits: Sequence[Hit], tr: Translator) -> dict[tuple[str, int], list[str]]:
    """Return the texts that have the words, by the report and the number of the thing."""
    return {(hit.report.id, hit.thing.number): [tr.pick(*t) for t in hit.matched] for hit in hits}


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
            found = [(one, some) for one, some in zip(things, each, strict=True) if some]
            return [Hit(*one[:2], some if level else ()) for one, some in found]
    return []


def _stand_in(words: Sequence[str], pair: tuple[str, str]) -> bool:
    return any(mentions(folded(text), words) for text in pair)


def _missing_number(number: int, known: Collection[int], kind: str) -> Missing:
    """The number with its refusal unless it is known."""
    if number in known:
        return {}
    asked, said = str(number), Message(kind)
    if not known:
        return {asked: Message(NONE_AT_ALL, asked=number, kind=said)}
    ends = {"first": min(known), "last": max(known)}
    return {asked: Message("unknown-number", number=number, kind=said, **ends)}
