"""Lists of numbers: which stand in one, the words that govern them, the unit that they share."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xiaoshan_report.language.growth import less_direction
from xiaoshan_report.language.punctuation import CLAUSE_END
from xiaoshan_report.numerals.grammar import find
from xiaoshan_report.numerals.lexicon import any_of, lexicon
from xiaoshan_report.numerals.reading import Numeral

_WORDS = lexicon().growth

_SEPARATORS = re.compile(r"(?:、|,|和|与|及|或|以及)(?:每[人户])?(?:每[年月])?")
TURNS = re.compile(rf"(?:、|,|和|与|及|以及)(?:{any_of(_WORDS.falls, _WORDS.rises)})")
"""Between two numbers of one list that go different ways: 分别下降2.1%和增长3.4%."""


_MOST_LISTED = 20
"""So many numbers one predicate governs at the most; a longer list is read in parts."""


def grouped(text: str, figures: Sequence[Numeral]) -> Iterator[list[Numeral]]:
    """Part the numbers of a line into lists that one predicate governs, only separators between."""
    group: list[Numeral] = []
    for figure in figures:
        if group and (len(group) == _MOST_LISTED or not _joins(text, group[-1], figure)):
            yield group
            group = []
        group.append(figure)
    if group:
        yield group


def _joins(text: str, before: Numeral, after: Numeral) -> bool:
    """Whether two numbers are of one list: 4%、5%, but not 3家、20万元, nor 5%和6%,30万群众."""
    gap = text[before.end : after.start]
    if before.reading.ordinal != after.reading.ordinal:
        return False
    own, unit = before.reading.unit, after.reading.unit
    dealt = "分别" in text[max(0, before.start - 12) : before.start]
    alike = unit is None or unit.startswith(own or "")  # 1409万、1305万人次
    if dealt and alike and TURNS.fullmatch(gap):
        return True
    return bool(_SEPARATORS.fullmatch(gap)) and (alike or dealt if gap != "," else alike and dealt)


def with_unit(numeral: Numeral, last: Numeral) -> Numeral:
    """Return the number with the unit that only the last of its list states: 8.5和3.2%."""
    unit, own = last.reading.unit or "", numeral.reading.unit or ""
    if own not in ("", "万", "亿", "万亿", "个", "年") or unit == own or not unit.startswith(own):
        return numeral
    return numeral._replace(reading=numeral.reading._replace(unit=unit))


# In a quote


_JOINTS = ("和", "、", "及", "与")

ELSEWHERE = re.compile(
    f"[(,;、和与]?({any_of(lexicon().names.places)})(?:平均)?(?:水平|增速)?(?:为|是|仅)?"
)
"""Words that say no more than a place, of which the same is said: 增长6%(全市5%、全省为4%)."""

_HOPED = any_of(lexicon().aims.strive, lexicon().aims.ensure)
MORE_HOPED_FOR = re.compile(
    f"[,、;(](?:[并同时]{{0,3}}|在?(?:实际)?(?:工作|执行)中)(?:{_HOPED})(?:达到|实现|完成)?"
)
"""The words between two numbers that one verb governs: 增长6%以上,(工作中)力争达到7%."""

_LONGEST_JOINT = 12


def governing_words(head: str, *, over_turns: bool = False) -> str:
    """Return the words before a number less the numbers listed before it.

    同比分别增长17.2%和 gives 同比分别增长. With `over_turns` its verb may change within the list:
    同比分别下降17.2%和增长 gives 同比分别. Those of the same in another place are in its list, as
    is by how much: 增长5%,高于全市1个百分点,全市为 gives 增长.
    """
    end = _before_verb(head, len(head)) if over_turns else len(head)
    before = list(find(head))
    while before and before[-1].end == _joint(head, end):
        numeral = before.pop()
        if before and numeral.reading.unit == "个百分点" and head[end - 1] not in _JOINTS:
            numeral = before.pop()
        end = _before_verb(head, numeral.start) if over_turns else numeral.start
    return head[:end]


def hopes_for_more(text: str, at: int) -> bool:
    """Tell whether the verb of the number before is that of the one there: ,力争达到7%."""
    starts = range(max(0, at - _LONGEST_JOINT), at)
    return any(MORE_HOPED_FOR.fullmatch(text, start, at) for start in starts)


def _joint(head: str, end: int) -> int | None:
    """Where the words that end there begin to join a number to the one before, if they do."""
    start = max(0, end - _LONGEST_JOINT)
    marks = (mark for mark in range(start, end) if _is_joint(head, mark, end))
    return next(marks, end - 1 if head[end - 1 : end] in _JOINTS else None)


def _is_joint(head: str, start: int, end: int) -> bool:
    return any(joint.fullmatch(head, start, end) for joint in (ELSEWHERE, MORE_HOPED_FOR))


def _before_verb(head: str, end: int) -> int:
    """Where the verb of growth begins that ends there, if there is one."""
    near = head[max(0, end - _LONGEST_VERB) : end]
    return end - len(near) + len(less_direction(near))


_LONGEST_VERB = 16
"""The characters that a verb of growth has at most, with what stands around it."""


class Dealt(NamedTuple):
    """A number of a list that 分别 deals out: the words before the list, and its place in it."""

    head: str
    place: int


def dealt(head: str) -> Dealt | None:
    """Read the words of a quote before a number as a list behind 分别, if they are one."""
    words = governing_words(head, over_turns=True)
    if "分别" not in CLAUSE_END.split(words)[-1]:
        return None
    return Dealt(words, sum(1 for _ in find(head[len(words) :])))
