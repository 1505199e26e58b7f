"""The expressions of time in a line: which words they are, and how far each of them speaks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from xiaoshan_report.language import time_values
from xiaoshan_report.language.time_forms import Found, matches

THOUGHT_END = re.compile("[。!?](?!其中)")
"""Where a sentence ends that the next one does not go on with."""

_STOPS = {
    "clause": re.compile("[,;:。!?](?!其中)"),
    "number": re.compile(r"(?<=\d)(?![\d.])"),
    "item": re.compile("[;。!?]"),
    "sentence": THOUGHT_END,
    "aim": re.compile("。(?!其中)|[,;、](?=[^,;。]{0,4}已|实际|目前|现)"),
    "departure": re.compile("(?<=[到至为增减升降高低多少,;。])"),
}
"""What ends the words that an expression speaks for; an aim ends where what was done begins, and
a departure behind the words at which a range from an earlier year is at its other end."""

_DEPARTURES = ("从", "由")
_COMPARED = ("比", "较")

_BRACKET = re.compile(r"\([^()]*\)")

_BASE_BEFORE = re.compile("(?:[比较超]|超过|相当于|[高低多少优好快慢]于|恢复[到至])“?$")
_OF = re.compile(r"(?:\d{1,2}年)?的")
_OF_COUNTED = re.compile(r"(?!年)[^,;。:、()\d]{1,8}的\d")
"""What ends with the number behind it what a time says: 去年签约的25个项目年内开工30%."""

_OF_NUMBER = re.compile(r"的\d")
"""What makes a base the time of the number behind it: 比上年末的8.1万辆."""

_BASE_BEFORE_OF = re.compile("(?:是|为|当于|恢复[到至])$")
"""The words before a time that is a base; the latter before one with 的: 是2020年的2.7倍."""

_PLANNED_BEFORE = re.compile("(?:谋划|储备|编制|制定|申报|启动)“?$")
"""The verbs before a plan that is itself their object: 谋划“十五五”重大项目35个."""

_BASE_AFTER = re.compile("(?:同期|水平|期?末|底)?(?:相比|相当|(?:基本|大体)?持平)")
_BASIS = re.compile("[^,;。]{0,14}基础上")
"""What makes what stands behind 在 a base, where it has no number of its own."""

_CIRCUMSTANCE = re.compile("[^,;。]{0,30}的(?:情况|背景|条件|形势|前提)下")
"""What makes a time behind 在 that of a circumstance alone: 在上半年订单减少的情况下."""


class Expression(NamedTuple):
    """Words that name a time, what they say, and the place up to which they speak.

    `is_base` where they are what something is compared with: 比2019年; `departs` where a change
    set out from them: 从2019年.
    """

    start: int
    end: int
    said: time_values.Time
    until: int
    is_base: bool
    departs: bool


@lru_cache(maxsize=1024)  # the frames of a text are found before its numbers are read
def expressions(text: str) -> tuple[Expression, ...]:
    """Find the expressions of a line in their order."""
    return tuple(_expressions(text))


def _expressions(text: str) -> Iterator[Expression]:
    stops = {name: _Ends(pattern, text) for name, pattern in _STOPS.items()}
    brackets = [(found.start(), found.end() - 1) for found in _BRACKET.finditer(text)]
    for found, said in matches(text):
        departs = text.endswith(_DEPARTURES, 0, found.start())
        close = _close(brackets, found.start(), len(text))
        until = min(_until(text, found, said, stops, departs=departs), close)
        is_base = _is_base(text, found, said)
        yield Expression(found.start(), found.end(), said, until, is_base, departs)


class _Ends:
    """Where in a text a pattern is found."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._places = [found.start() for found in pattern.finditer(text)] + [len(text)]

    def after(self, position: int) -> int:
        """Return the first such place from a position on, or the end of the text."""
        return self._places[bisect_left(self._places, position)]


def _is_base(text: str, found: Found, said: time_values.Time) -> bool:
    before = text[max(0, found.start() - 4) : found.start()]
    if _OF_NUMBER.match(text, found.end()) and before.endswith(("比", "较")):
        return False
    if basis := _basis(text, found):
        return not any(map(str.isdigit, basis[0]))
    if _BASE_BEFORE.search(before) or _BASE_AFTER.match(text, found.end()):
        return True
    if isinstance(said, time_values.Plan) and _PLANNED_BEFORE.search(before):
        return True
    if text.startswith("同期", found.end()):
        return before[-1:] not in ("", *",;。、:(")
    return bool(_OF.match(text, found.end()) and _BASE_BEFORE_OF.search(before))


def _basis(text: str, found: Found) -> re.Match[str] | None:
    """The words up to 基础上 behind a time: 在上年大幅增长的基础上, 在去年新增62家的基础上."""
    return _BASIS.match(text, found.end()) if text.endswith("在", 0, found.start()) else None


def circumstance(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the words behind a time there that make it one of a circumstance: 在…的情况下."""
    return _CIRCUMSTANCE.match(text, end) if text.endswith("在", 0, start) else None


def _until(
    text: str,
    found: Found,
    said: time_values.Time,
    stops: Mapping[str, _Ends],
    *,
    departs: bool,
) -> int:
    """Where an expression ends to speak: 从2020年的3家 is over with 提高到5家."""
    end = found.end()
    of_a_number = text.startswith("的", end)
    compares = text.endswith(_COMPARED, 0, found.start()) and of_a_number
    if departs or compares:
        return stops["departure"].after(min(end + 1, len(text)))
    if alone := _basis(text, found) or circumstance(text, found.start(), end):
        return alone.end()
    if text.endswith("其中", 0, found.start()):  # 其中2025年增长6.4%;
        return stops["item"].after(end)
    if _OF_COUNTED.match(text, end):
        return stops["number"].after(end)
    is_of_clause = of_a_number or _is_of_clause(text, found, said)
    return stops["clause" if is_of_clause else _scope(said)].after(end)


def _is_of_clause(text: str, found: Found, said: time_values.Time) -> bool:
    """Whether years are of one thing only: 2024年度考核, or 企业突破2万家、两年翻番."""
    if isinstance(said, time_values.Year):
        return text.startswith("度", found.end() - 1)
    return isinstance(said, time_values.RecentYears) and text.endswith("、", 0, found.start())


def _scope(said: time_values.Time) -> str:
    match said:
        case (
            time_values.SameTimeBefore()
            | time_values.BareMonth()
            | time_values.Aim(is_of_clause=True)
        ):
            return "clause"
        case time_values.Month(is_alone=True) | time_values.RecentYears(is_bare=True):
            return "item"
        case time_values.Aim():
            return "aim"
    return "sentence"


def _close(brackets: list[tuple[int, int]], position: int, otherwise: int) -> int:
    """Where the bracket closes that a place is in."""
    last = bisect_right(brackets, (position,)) - 1
    return brackets[last][1] if last >= 0 and brackets[last][1] > position else otherwise
