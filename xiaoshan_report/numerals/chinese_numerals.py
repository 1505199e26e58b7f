"""Numbers in Chinese characters: 十六, 一百二十, 三万五千, 二〇二一, and two at once: 三四十."""

import re
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from xiaoshan_report.numerals.lexicon import lexicon
from xiaoshan_report.numerals.measures import MEASURES, measure
from xiaoshan_report.numerals.units import shifted

DIGITS = dict(zip("一二三四五六七八九", range(1, 10), strict=True)) | {"两": 2}
WEIGHTS = {"十": 10, "百": 100, "千": 1000}
SCALES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
ENDINGS = "十百千万亿"
"""What a round Chinese number ends with, and 几 and 数 go before."""

_ZEROS = "零〇○"  # ○ is a circle that many pages print for 〇; alone it is a bullet
_POSITIONAL = {character: str(value) for character, value in DIGITS.items() if character != "两"}
_POSITIONAL |= dict.fromkeys(_ZEROS, "0")
_LONGEST = 15
_WORDS_WITH_A_WEIGHT = frozenset(
    ("百分", "千分", "百货", "百姓", *(word[:2] for word in MEASURES if word[0] == "千"))
)
_BARE_SCALES = (("万亿", 10**12), ("万", 10**4), ("亿", 10**8))
_IN_ORDER = "一二三四五六七八九"
_NEIGHBOURS = {"一两", "两三", "三五", *map("".join, pairwise(_IN_ORDER))}


class Whole(NamedTuple):
    """A whole number and where it ends."""

    value: int
    end: int


class Between(NamedTuple):
    """Two neighbouring numbers printed as one, 三四十 or 一万六七千, and where they end."""

    low: int
    high: int
    end: int


def integer(text: str, start: int) -> Whole:
    """Read a Chinese integer with its 万 and 亿; 三万五 is 35000."""
    for bare, scale in _BARE_SCALES:
        if text.startswith(bare, start):
            return Whole(scale, start + len(bare))
    total, end, scale = 0, start, 0
    while True:
        zero = end > start and text[end : end + 1] in tuple(_ZEROS)
        value, after = _section(text, end + zero)
        empty = after == end + zero or (scale and text[end:after] == "两")  # 两万两
        next_scale = _scale_value(text, after)
        if next_scale == 10**8 and total < 10**8 and not (empty and zero):
            total = (total + value) * next_scale
        elif next_scale == 10**4 and scale != 10**4 and not empty:
            total += value * next_scale
        else:
            break
        end, scale = after + 1, next_scale
    if empty:
        return Whole(total, max(end, start + 1))
    shortened = scale and not zero and value < 10 and after == end + 1
    return Whole(total + value * (scale // 10 if shortened else 1), after)


def _scale_value(text: str, position: int) -> int:
    if text[position : position + 2] in ("万分", "亿分"):
        return 1
    return {"万": 10**4, "亿": 10**8}.get(text[position : position + 1], 1)


def _section(text: str, start: int) -> Whole:
    """Read a Chinese integer below 10,000: the value and the end; 一百二 is 120."""
    if text[start : start + 1] in ("百", "千"):
        return Whole(WEIGHTS[text[start]], start + 1)
    value, smallest, end = 0, 10_000, start
    while True:
        zero = end > start and text[end : end + 1] in tuple(_ZEROS)
        digit = DIGITS.get(text[end + zero : end + zero + 1], 0)
        after = end + zero + (digit > 0)
        weight = _weight(text, after)
        if 1 < weight < smallest and (digit or weight == 10):
            value, smallest, end = value + (digit or 1) * weight, weight, after + 1
        elif digit and smallest > 1 and not (end > start and text[after - 1] == "两"):  # 三十两
            shortened = not zero and smallest in (100, 1000)
            return Whole(value + digit * (smallest // 10 if shortened else 1), after)
        else:
            return Whole(value, end)


def _weight(text: str, position: int) -> int:
    """Return the weight of 十, 百 or 千, 1 where it begins a word: 百分, 百货, 千瓦."""
    if text[position : position + 2] in _WORDS_WITH_A_WEIGHT:
        return 1
    return WEIGHTS.get(text[position : position + 1], 1)


def neighbours(text: str, start: int, end: int) -> Between | None:
    """Read two neighbouring numbers of which the lower seems to end there: 三 of 三四十.

    A list of classes (一二三产业, 二三级, 十四五时期) and what no measure follows is none.
    """
    if text[end - 1 : end + 1] not in _NEIGHBOURS or (text[start - 1 : start] or " ") in DIGITS:
        return None
    tail = text[end + 1 : end + 2] if text[end + 1 : end + 2] in WEIGHTS else ""
    if tail and _weight(text, end + 1) == 1:
        tail = ""
    after = end + 1 + len(tail)
    if not tail and not _counts(text, start, after):
        return None
    low, high = text[start:end] + tail, text[start : end - 1] + text[end] + tail
    if integer(low, 0).end != len(low) or integer(high, 0).end != len(high):
        return None
    return Between(integer(low, 0).value, integer(high, 0).value, after)


def _counts(text: str, start: int, end: int) -> bool:
    """Whether what stands behind neighbouring numbers is counted, and not a class or a date."""
    if text[end : end + 1] in tuple("万亿成"):
        return True
    unit = measure(text, end)[0]
    words = lexicon().numbers
    is_plan = text.startswith("十四五", start)
    return not (unit is None or unit in words.classes or unit in words.calendar or is_plan)


def positional(text: str, start: int) -> tuple[int, str]:
    """Read 二〇二一 or 一九九八(年) digit by digit: the end and the digits, or no digits."""
    if start and text[start - 1] in _POSITIONAL:
        return start, ""
    end = start
    while text[end : end + 1] in _POSITIONAL and end - start <= _LONGEST:
        end += 1
    run = text[start:end].rstrip("零")
    end = start + len(run)
    year = len(run) == 4 and text.startswith("年", end)
    if not 1 < len(run) <= _LONGEST or not (year or any(zero in run for zero in _ZEROS)):
        return start, ""
    if text[end : end + 1] in WEIGHTS:
        return start, ""
    return end, _digits(text, start, end)


def fraction(text: str, point: int) -> tuple[int, str]:
    """Read 点五 of 三点五: the end and the digits behind the point, or no digits."""
    end = point + 1
    if not text.startswith("点", point):
        return point, ""
    while text[end : end + 1] in _POSITIONAL and end - point <= _LONGEST:
        end += 1
    following = text[end : end + 1]
    if end == point + 1 or following == "线" or (following in WEIGHTS and _weight(text, end) > 1):
        return point, ""
    return end, _digits(text, point + 1, end)


def _digits(text: str, start: int, end: int) -> str:
    return "".join(_POSITIONAL[character] for character in text[start:end])


def scale_behind(text: str, position: int, value: Decimal) -> tuple[Decimal, int]:
    """Read 亿 of 一点二亿: the value with it, and the end."""
    for scale, exponent in (("万亿", 12), ("亿", 8), ("万", 4)):
        if text.startswith(scale, position):
            return shifted_plainly(value, exponent), position + len(scale)
    return value, position


def shifted_plainly(value: Decimal, power: int) -> Decimal:
    """Return the value times a power of ten, its digits written out: 6.5 tenths are 65."""
    return Decimal(f"{shifted(value, power):f}")


_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億圆", "一二三四五六七八九十百千万亿元")
_CAPITAL = re.compile(
    "(?:[壹贰叁肆伍陆柒捌玖][拾佰仟万亿萬億]|[一二两三四五六七八九][佰仟])"
    "[壹贰叁肆伍陆柒捌玖拾佰仟万亿萬億零一二三四五六七八九十百千]{0,20}圆?"
)


def less_capitals(text: str) -> str:
    """Write 叁佰万圆 as 三百万元, one for one; such characters are no numbers in 收拾 or 大陆."""
    return _CAPITAL.sub(lambda found: found[0].translate(_CAPITALS), text)
