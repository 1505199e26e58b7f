"""What a report aims at beside its numbers: how firmly, and what it aims at without a number.

主要预期目标是：地区生产总值增长5%左右，力争更好结果；居民收入增长与经济增长同步。
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xiaoshan_report.language.punctuation import CLAUSE_END, SENTENCE_END
from xiaoshan_report.model.structs import Commitment
from xiaoshan_report.numerals.lexicon import any_of, lexicon

_WORDS = lexicon().aims

_NEAR = 40
"""The characters before a number in which its clause is looked for."""

_FIRM = re.compile(f"(?P<strive>{any_of(_WORDS.strive)})|(?P<ensure>{any_of(_WORDS.ensure)})")
_KIND = re.compile(
    f"(?P<binding>{any_of(_WORDS.binding)})|(?P<expected>(?:{any_of(_WORDS.expected)})(?!寿命))"
)
_BETTER = re.compile(
    rf"[^,;。\d]{{0,4}}[、,;][^,;。\d]{{0,12}}(?:{any_of(_WORDS.strive)}|实现)[^,;。\d]{{0,6}}更[好高快大]"
)
"""What follows a number that is the least hoped for: 增长5%左右，力争取得更好结果."""

_BEHIND = re.compile(r"[^,;。\d(]{0,4}\((?P<binding>约束性)|\((?P<expected>预期性)")

_LEAD = re.compile(
    rf"目标(?:任务)?(?:(?:{any_of(_WORDS.announcing)}){{0,2}}(?:[是为]:?|如下:?)|:|—+)"
)
"""What opens a list of aims, which may begin on the next line: 主要预期目标建议为："""

_ITEM = re.compile(r"\s*(?:[-—–]{1,2}|[·•●◆■▪①-⑳]|\(?\d{1,2}[.、)])")
"""What an aim begins with that has a line of its own: ——居民消费价格涨幅3%左右;"""

_CLOSING = re.compile(any_of(_WORDS.closing))


class Wording(NamedTuple):
    """An aim without a number, and where its words are in the line: 居民收入增长与经济增长同步."""

    start: int
    end: int
    name: str
    commitment: Commitment | None


class AimList(NamedTuple):
    """The stretch of a line that lists aims, and how firmly its lead says that they are meant.

    One that is not `led` is a line without a lead, which aims only at what it compares.
    """

    start: int
    end: int
    commitment: Commitment | None
    led: bool = True


def commitment(text: str, start: int, end: int) -> Commitment | None:
    """Return how firmly a number that stands there is aimed at, by the words next to it."""
    clause = CLAUSE_END.split(text[max(0, start - _NEAR) : start])[-1]
    if firm := _last(_FIRM, clause):
        return firm
    return "better" if _BETTER.match(text, end) else _last(_KIND, clause) or _behind(text, end)


def _last(pattern: re.Pattern[str], text: str) -> Commitment | None:
    *_, found = (None, *(match.lastgroup for match in pattern.finditer(text)))
    return found  # type: ignore[return-value]


def _behind(text: str, end: int) -> Commitment | None:
    found = _BEHIND.match(text, end)
    return found and found.lastgroup  # type: ignore[return-value]


class AimLists:
    """Goes down a text and tells where each line lists aims."""

    def __init__(self) -> None:
        self._opened: tuple[Commitment | None] | None = None

    def of_line(self, text: str, numbers: Sequence[int]) -> AimList | None:
        """Return the list of aims in the next line, whose numbers aimed at begin there, if any.

        It goes on as long as its sentences state any.
        """
        lead, opened = _LEAD.search(text), self._opened
        if lead is None and (opened is None or not text.strip()):
            return AimList(0, len(text), None, led=False) if text.strip() else None
        start = lead.end() if lead else 0
        said = _lead_says(text[: lead.start()]) if lead else opened and opened[0]
        end = _end(text, start, numbers)
        goes_on = lead is None and end > start and _ITEM.match(text)
        self._opened = (said,) if goes_on or not text[start:].strip() else None
        return AimList(start, end, said) if end > start else None


def _lead_says(before: str) -> Commitment | None:
    return _last(_KIND, SENTENCE_END.split(before[-_NEAR:])[-1])


def _end(text: str, start: int, numbers: Sequence[int]) -> int:
    """Where the last sentence of a list ends that states an aim."""
    at = start
    while at < len(text):
        found = SENTENCE_END.search(text, at)
        end = found.end() if found else len(text)
        states = any(at <= number < end for number in numbers)
        if at > start and _CLOSING.match(text, at):
            break
        if not states and next(wordings(text, AimList(at, end, None), ()), None) is None:
            break
        at = end
    return at


def _has_one(numbers: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the numbers, which are sorted, lies there."""
    return bisect_left(numbers, start) < bisect_left(numbers, end)


def wordings(text: str, listed: AimList, numbers: Sequence[int]) -> Iterator[Wording]:
    """Find what a list aims at without a number; `numbers` are where those of it begin."""
    start = listed.start
    for mark in (*CLAUSE_END.finditer(text, listed.start, listed.end), None):
        end = mark.start() if mark else listed.end
        if not _has_one(numbers, start, end):
            clause = text[start:end]
            if name := _name(clause, led=listed.led):
                firm = _last(_FIRM, clause) or listed.commitment
                yield Wording(start, end, name, firm)
        start = mark.end() if mark else end


_LEADING = re.compile(f"(?:{any_of(_WORDS.leading, _WORDS.strive, _WORDS.ensure)})*")
_STEP = f"(?:{any_of(_WORDS.in_step)})"
_IN_STEP = re.compile(f"(.{{2,24}}?)[与和同跟].{{2,20}}?{_STEP}(?:、.{{2,24}}{_STEP})?$")
"""Also of two that share a clause: 居民收入增长与经济增长同步、劳动报酬提高与生产率提高同步."""
_BEYOND = re.compile(f"(.{{2,24}}?)(?:{any_of(_WORDS.beyond)})(?:[^,;。]{{2,24}})$")
_GROWS = re.compile(f"(?!{any_of(_WORDS.telling)}).{{0,24}}?(?:{any_of(_WORDS.grows)})")
_TWO_DIGITS = re.compile(f"(.{{2,40}}?)(?:{any_of(_WORDS.two_digits)})$")
_STATE = re.compile(
    f"(.{{2,40}}?)(?:{any_of(_WORDS.states)}"
    f"|(?:{any_of(_WORDS.going_on)})(?:{any_of(_WORDS.directions)}))$"
)
_TASKS = f"(?:{any_of(_WORDS.tasks)})+$"
_FULFILLED = re.compile(f"(?!按)(.{{2,40}}?)(?:全面)?完成[^完]{{0,20}}{_TASKS}")
_FULFILS = re.compile(
    f"(?:按照?[^完]{{2,12}})?(?:全面)?完成(?:[^的]{{1,8}}的)?(.{{2,40}}?)(?:等[^等]{{0,10}})?{_TASKS}"
)
_MANNER = re.compile(f"(?:{any_of(_WORDS.manner)})+$")


def _name(clause: str, *, led: bool) -> str | None:
    """What a clause aims at without a number; `None` where it is no aim of that kind.

    Where none is `led` to, it compares growth with other growth: 居民收入增长与经济增长同步.
    """
    item = _ITEM.match(clause)
    clause = clause[item.end() if item else 0 :]
    words = clause[_LEADING.match(clause).end() :]  # type: ignore[union-attr]
    if len(words) > _LONGEST or _DIGIT.search(words):
        return None
    found = _IN_STEP.match(words) or _BEYOND.match(words) or _TWO_DIGITS.match(words)
    if not led:
        found = found if found and _GROWS.match(found[0]) else None
    else:
        found = found or _STATE.match(words)
        found = found or _FULFILLED.match(words) or _FULFILS.match(words)
    name = found and _MANNER.sub("", found[1])
    return name if name and len(name) > 1 else None


_LONGEST = 50
"""The characters of a clause that names one thing and what is to become of it."""

_DIGIT = re.compile(r"(?<![A-Za-z\d.])\d")
"""A digit that is in no name: PM2.5."""
