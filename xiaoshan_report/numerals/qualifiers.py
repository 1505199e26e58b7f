"""Words beside a number that say how exactly it is stated, its sign, and 第."""

from collections import defaultdict
from typing import NamedTuple

from xiaoshan_report.numerals.chinese_numerals import ENDINGS
from xiaoshan_report.numerals.cores import Core, ends_phrase
from xiaoshan_report.numerals.lexicon import Qualifying, lexicon
from xiaoshan_report.numerals.measures import TIMES

_WORDS = lexicon().numbers

RANKED = (None, "位", "名")
"""The units that a place among others may have: 第3, 第3位, 前十名."""


class Before(NamedTuple):
    """What stands before a core: where it begins, the qualifier, whether a minus or 第 does."""

    start: int
    says: str | None = None
    is_negative: bool = False
    is_ordinal: bool = False


def _by_last_character() -> dict[str, list[Qualifying]]:
    """The words before a number by their last character, the longest first."""
    words = defaultdict(list)
    for one in sorted(_WORDS.prefixes, key=lambda one: -len(one.word)):
        words[one.word[-1]].append(one)
    return words


_PREFIXES = _by_last_character()


def before(text: str, core: Core, unit: str | None, free: int) -> Before:
    """Read what belongs to a core before it; before `free` other numerals stand."""
    at = core.start
    if at > free and text[at - 1] == " ":
        at -= 1
    if at > free and text[at - 1] == "第":
        return Before(at - 1, is_ordinal=True)
    if _is_sign(text, core.start - 1, unit, free):
        return Before(core.start - 1, is_negative=True)
    for one in _PREFIXES.get(text[at - 1 : at], ()) if at > free else ():
        start = at - len(one.word)
        if start >= free and text.startswith(one.word, start):
            qualifies = _stands_alone(text, one, start) and _qualifies(text, one, core, unit)
            is_rank = one.only == "rank"
            return Before(start, one.says, is_ordinal=is_rank) if qualifies else Before(core.start)
    return Before(core.start)


def _stands_alone(text: str, one: Qualifying, start: int) -> bool:
    """Whether the word is none of a longer word: 进度过半, but neither 度过半年 nor 节约400吨."""
    is_part = start > 0 and text[start - 1] in one.unless
    return not is_part or text.endswith("进度", 0, start)


def _is_sign(text: str, position: int, unit: str | None, free: int) -> bool:
    if position < free or text[position] not in "-负" or unit in _WORDS.dates:
        return False
    if position == 0:
        return True
    before = text[position - 1]
    if text[position] == "负":
        return not before.isalpha() or before in "为是达至到长率值由从"
    if position == free or before in "-—%)" or (before.isascii() and before.isalnum()):
        return False
    return not before.isalpha() or unit in ("%", "‰", "个百分点", "个", "℃") or "元" in (unit or "")


def _qualifies(text: str, one: Qualifying, core: Core, unit: str | None) -> bool:
    """Whether a word that often means something else qualifies this core: 过半, 几十, 近400家."""
    if one.compares:
        return unit != "个百分点"
    if one.only == "round":
        return text[core.start] == "半" or text[core.end - 1] in (*ENDINGS, "成")
    if one.only == "large":
        return text[core.end - 1] in ENDINGS or (unit or " ")[0] in ENDINGS
    if one.only == "rank":
        return unit in RANKED
    if one.only == "scale":
        return text[core.start] in ENDINGS and not text.startswith("分", core.start + 1)
    return one.word != "近" or unit not in TIMES


def behind(text: str, start: int, unit: str | None) -> tuple[int, str | None]:
    """Read a qualifying word behind a number in this unit: its end and what it says."""
    for one in _WORDS.suffixes:
        if text.startswith(one.word, start) and (not one.units or unit in one.units):
            end = start + len(one.word)
            if end == len(text) or text[end] not in one.unless:
                return end, one.says
    if text[start : start + 1] in ("多", "余") and ends_phrase(text, start + 1):
        return start + 1, "over"
    return start, None
