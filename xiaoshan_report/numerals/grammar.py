"""Read numbers as Chinese reports print them, with their spans, units and qualifiers.

The grammar, on text whose full-width forms have been made half-width:

    numeral  = [prefix] [第 | sign] core [more] [scale] [more] [measure] [suffix]
    core     = arabic | chinese | tenths | half | percent | roman
    arabic   = 1397 | 12.0 | 1,234.5            a half-width comma, groups of exactly three
    chinese  = 十六 | 一百二十 | 三点五 | 两 | 二〇二一 | 百万
    tenths   = 六成 | 七成五 | 6成               in percent: 60, 75, 60
    half     = 半 | 一半 | 半数                  50 percent, but 0.5 before a time: 半年
    percent  = (百分之 | 千分之) (arabic | chinese)
    roman    = Ⅰ … Ⅻ
    more     = 余 | 多 | 几                      400余家, 2700多万元, 1万多户, 十几个
    scale    = 万 | 亿 | 万亿 | 百万 | …          after Arabic digits a part of the unit: 1.63万人
    measure  = the longest word of a table, also one per another: 元/月, 微克/立方米
    prefix   = 超 | 突破 | 不少于 | 约 | …        suffix = 以上 | 左右 | …

Conventions where a print can be taken in two ways:

- After Chinese characters 万 and 亿 belong to the number: 三万户 is 30000 户, 百万元 is 1000000 元.
  Standing alone before a measure they are the unit of a single one: 亿元 is 1 亿元, 千瓦 is 1 千瓦.
- Characters that form no one number are several numerals: 十四五 is 十四 and 五, 一二三产 is 一,
  二 and 三; but four digits before 年, or digits around a 〇 or 零, are one: 一九九八年, 二〇二一.
- A hyphen is a minus only where neither a numeral, a letter nor another hyphen stands before it,
  and never before a date: 1-5月 and 2021-2023年 are two numerals each.
- A full-width comma never groups digits in a text, where it parts clauses; `read` accepts one.
- 近10年 is the last ten years, not about ten: 近 qualifies no length of time.
- Upper bounds (不超过, 低于, 以下, 以内) have no qualifier and stay outside of the numeral.
- Of two qualifiers on one number the one in front counts: 近400余家 is about 400.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from xiaoshan_report.numerals.chinese_numerals import (
    ENDINGS,
    NUMERALS,
    Core,
    ends_phrase,
    read_core,
)
from xiaoshan_report.numerals.half_width import normalise, normalise_clauses
from xiaoshan_report.numerals.lexicon import lexicon
from xiaoshan_report.numerals.measures import TIMES, measure, scaled_measure

_WORDS = lexicon().numbers


class Reading(NamedTuple):
    """What a printed number says.

    `value` is the magnitude with the decimals printed (12.0 stays 12.0), 60 for 六成, 50 for 过半,
    negative only after a minus or 负. `unit` is as printed, without 多 and 余 (万元 of 2700多万元);
    "%" for 成, 半 and 百分之, "‰" for 千分之; None for a rank (第三, 第3位) and a bare number.
    `qualifier` is "exact", "over" (超, 突破, 余), "at_least" (以上, 不少于) or "about" (约, 左右).
    `ordinal` is true after 第. Of a range `value` is the lower end and `upper` the upper.
    """

    value: Decimal
    unit: str | None
    qualifier: str
    ordinal: bool
    upper: Decimal | None = None


class Numeral(NamedTuple):
    """A numeral where it stands in a text; all positions are character offsets.

    `start` and `end` hold the whole printed form with its qualifying words, its sign, 第 and its
    unit (超六成, 400余家, 10亿元以上, 第三, 2021年); `digits_start` and `digits_end` hold the bare
    numeral (六成, 400, 10, 三, 2021).
    """

    start: int
    end: int
    digits_start: int
    digits_end: int
    reading: Reading


_LONGEST_SHOWN = 40
_PREFIXES = [(one.word, one.says, one.unless) for one in _WORDS.prefixes]
_SUFFIXES = [(one.word, one.says, one.unless) for one in _WORDS.suffixes]
_MORE = ("余", "多", "几")
_LONGEST_LIST = 100
_BETWEEN_LISTED = re.compile("[、,和与及至—–~～-]|以及")

_ANY_NUMERAL = re.compile(f"[{NUMERALS}]")


def read(printed: str) -> Reading:
    """Read the one number that `printed` is, full-width forms and outer spaces allowed.

    Raises ValueError, which says what was expected, where `printed` is not one number as a whole.
    """
    text = normalise(printed).strip()
    at = next((i for i, character in enumerate(text) if character in NUMERALS), None)
    first = None if at is None else _numeral(text, read_core(text, at), 0)
    if first is None or (first.start, first.end) != (0, len(text)):
        shown = printed if len(printed) <= _LONGEST_SHOWN else f"{printed[:_LONGEST_SHOWN]}…"
        raise ValueError(f"expected one number, such as 12.3亿元 or 超六成, not {shown!r}")
    return first.reading


def find(text: str) -> Iterator[Numeral]:
    """Find every numeral of `text`, in order, none overlapping another.

    Numeral characters are reported wherever they stand, also within words (统一, 零售, 上半年).
    Takes time in proportion to the length of the text, and raises nothing.
    """
    plain = normalise_clauses(text)
    end = 0
    search = _ANY_NUMERAL.search
    while match := search(plain, end):
        numeral = _numeral(plain, read_core(plain, match.start()), end)
        yield numeral
        end = numeral.end


def _unit_of_list(text: str, end: int) -> str | None:
    """The unit that a list of numbers states with its last one only: 个百分点 for 15、22个百分点.

    `end` is where one of them ends, with what it states itself of the unit (1409万、1305万人次).
    `None` where no list goes on there.
    """
    at, unit = end, None
    for numeral in find(text[end : end + _LONGEST_LIST]):
        start = end + numeral.start
        if not _BETWEEN_LISTED.fullmatch(text, at, start):
            break
        at, unit = end + numeral.end, numeral.reading.unit
    return unit


def unit_stated(text: str, end: int, own: str | None) -> str | None:
    """Return the unit of a number that ends there: `own`, or its list's where `own` begins it."""
    of_list = _unit_of_list(text, end)
    return of_list if of_list and of_list.startswith(own or "") else own


def _numeral(text: str, core: Core, free: int) -> Numeral:
    """Complete a core with all that belongs to it; before `free` other numerals stand."""
    unit, end = (core.unit, core.end) if core.unit else _unit(text, core)
    over = any(word in text[core.end : end] for word in _MORE)
    end, behind = _suffix(text, end)
    start, before, value, ordinal = _front(text, core, unit, free)
    if ordinal and unit in ("位", "名"):
        unit = None
    qualifier = before or behind or ("over" if over else "exact")
    return Numeral(start, end, core.start, core.end, Reading(value, unit, qualifier, ordinal))


# What stands before a core: each function answers for the text that ends at its position.


def _front(
    text: str, core: Core, unit: str | None, free: int
) -> tuple[int, str | None, Decimal, bool]:
    """Return start, qualifier, signed value and ordinality."""
    at = _before_space(text, core.start, free)
    if at > free and text[at - 1] == "第":
        return at - 1, None, core.value, True
    if _is_sign(text, core.start - 1, unit, free):
        return core.start - 1, None, core.value.copy_negate(), False
    for word, says, unless in _PREFIXES:
        start = at - len(word)
        if start >= free and text.startswith(word, start):
            another_word = start > 0 and text[start - 1] in unless
            another_word &= not text.endswith("进度", 0, start)  # 进度过半, but 度过半年
            if another_word or not _qualifies(text, word, core, unit):
                break
            return start, says, core.value, False
    return core.start, None, core.value, False


def _before_space(text: str, position: int, free: int) -> int:
    return position - 1 if position > free and text[position - 1] == " " else position


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


def _qualifies(text: str, word: str, core: Core, unit: str | None) -> bool:
    """Whether a word that often means something else qualifies this core: 过半, 几十, 近400家."""
    if word == "过":
        return text[core.start] == "半" or text[core.end - 1] in ENDINGS
    if word in ("几", "数"):
        return text[core.start] in ENDINGS and not text.startswith("分", core.start + 1)
    return word != "近" or unit not in TIMES


# What stands behind a core: each function answers for the text that begins at its position.


def _unit(text: str, core: Core) -> tuple[str | None, int]:
    """Return the unit and its end, 余 or 多 before it passed over."""
    at = core.measure_at
    if core.scaled and text.startswith(" ", at) and scaled_measure(text, at + 1)[0]:
        at += 1
    more = _more(text, core, at)
    unit, end = (scaled_measure if core.scaled or more else measure)(text, at + more)
    return (unit, end) if unit else (None, max(core.end, at + more))


def _more(text: str, core: Core, position: int) -> int:
    """Return the length of 余, 多 or 几 behind the digits: 0 for none and for another word."""
    word, last = text[position : position + 1], text[core.end - 1]
    if word == "几":
        return int(last in ENDINGS)
    if word not in ("余", "多") or (word == "余" and text.startswith("额", position + 1)):
        return 0
    if last in ENDINGS:
        return 1
    if not core.scaled:
        return 0
    return int(word == "余" or last == "0" or scaled_measure(text, position + 1)[0] is not None)


def _suffix(text: str, start: int) -> tuple[int, str | None]:
    """Read a qualifying word behind a number: its end and what it says."""
    for word, says, unless in _SUFFIXES:
        if text.startswith(word, start):
            end = start + len(word)
            if end == len(text) or text[end] not in unless:
                return end, says
    if text[start : start + 1] in ("多", "余") and ends_phrase(text, start + 1):
        return start + 1, "over"
    return start, None
