"""Bare numerals, as they begin at a place of a text: Arabic, Chinese, Roman, 六成, 半, 百分之."""

import re
from decimal import Decimal
from typing import NamedTuple

from xiaoshan_report.numerals.measures import TIMES, measure


class Core(NamedTuple):
    """A bare numeral; `unit` where the numeral implies it, `measure_at` where else to look."""

    start: int
    end: int
    value: Decimal
    unit: str | None
    measure_at: int
    scaled: bool  # whether 万 and 亿 behind it belong to the unit


_DIGITS = dict(zip("一二三四五六七八九", range(1, 10), strict=True)) | {"两": 2}
_ZEROS = "零〇○"  # ○ is a circle that many pages print for 〇; alone it is a bullet
_POSITIONAL = {character: str(value) for character, value in _DIGITS.items() if character != "两"}
_POSITIONAL |= dict.fromkeys(_ZEROS, "0")
_LONGEST_POSITIONAL = 15
_WEIGHTS = {"十": 10, "百": 100, "千": 1000}
_KILO_WORDS = ("千瓦", "千伏", "千克", "千卡", "千帕", "千焦", "千赫")
_WORDS_WITH_A_WEIGHT = frozenset(("百分", "千分", "百货", "百姓", *_KILO_WORDS))
ENDINGS = "十百千万亿"  # what a round Chinese number ends with, and 几 and 数 go before
_BARE_SCALES = (("万亿", 10**12), ("万", 10**4), ("亿", 10**8))
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_SMALL_ROMAN = "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ"

_ARABIC_DIGITS = frozenset("0123456789")
NUMERALS = f"0123456789一二两三四五六七八九十百千万亿零〇半{_ROMAN}{_SMALL_ROMAN}"


_ARABIC = re.compile(  # 1,234.5 with so few groups that a long list is not read again at each
    r"[0-9]{1,3}(?:,[0-9]{3}){1,8}(?![0-9]|,[0-9])(?:\.[0-9]+)?"
    r"|(?<![0-9]\.)[0-9]+\.[0-9]+(?![0-9]|\.[0-9])"
    r"|[0-9]+"
)


_TENTHS_NOT_BEFORE = "立员果功长为本效绩分就型品群都片人年份交色熟渝套形行因"
_UNITED_IN_ONE = "统合归专单唯划"  # 统一成 is no tenth


def read_core(text: str, start: int) -> Core:
    """Read the bare numeral that begins there."""
    character = text[start]
    if text.startswith(("百分之", "千分之"), start) and _is_number_at(text, start + 3):
        part = _number(text, start + 3)
        return _fixed(start, part.end, part.value, "%" if character == "百" else "‰")
    if character == "半" or text.startswith("一半", start):
        return _half(text, start)
    if character in _ROMAN or character in _SMALL_ROMAN:
        value = (_ROMAN + _SMALL_ROMAN).index(character) % 12 + 1
        return Core(start, start + 1, Decimal(value), None, start + 1, scaled=False)
    return _tenths(text, _number(text, start))


def _fixed(start: int, end: int, value: Decimal, unit: str) -> Core:
    return Core(start, end, value, unit, end, scaled=False)


def _is_number_at(text: str, position: int) -> bool:
    return position < len(text) and text[position] in "0123456789一二两三四五六七八九十百千万亿零〇"


def _number(text: str, start: int) -> Core:
    if text[start] in _ARABIC_DIGITS and (arabic := _ARABIC.match(text, start)):
        value = Decimal(arabic[0].replace(",", ""))
        return Core(start, arabic.end(), value, None, arabic.end(), scaled=True)
    return _chinese(text, start)


def _half(text: str, start: int) -> Core:
    end = start + (2 if text[start] == "一" else 1)
    if measure(text, end)[0] in TIMES:
        return Core(start, end, Decimal("0.5"), None, end, scaled=False)
    if text.startswith("数", end) and text[end + 1 : end + 2] not in tuple("据字智值量控"):
        end += 1
    return _fixed(start, end, Decimal(50), "%")


def _tenths(text: str, whole: Core) -> Core:
    """Turn a core before 成 into percent, unless 成 is of another word (五成立, 统一成)."""
    end = whole.end
    if not text.startswith("成", end) or not 0 < whole.value <= 10:
        return whole
    if text[end + 1 : end + 2] in tuple(_TENTHS_NOT_BEFORE):
        return whole
    if whole.start and text[whole.start] == "一" and text[whole.start - 1] in _UNITED_IN_ONE:
        return whole
    end, value = end + 1, _shifted(whole.value, 1)
    if text[end : end + 1] in _DIGITS and ends_phrase(text, end + 1):
        return _fixed(whole.start, end + 1, value + _DIGITS[text[end]], "%")
    return _fixed(whole.start, end, value, "%")


def _shifted(value: Decimal, places: int) -> Decimal:
    """Move the decimal point to the right, exactly however many digits there are."""
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)  # every value here is finite
    return Decimal(f"{Decimal((sign, digits, exponent + places)):f}")


def ends_phrase(text: str, position: int) -> bool:
    """Tell whether no word goes on here: the end, a mark, or one of a few particles."""
    following = text[position : position + 1]
    return not following.isalnum() or following in "的来" or text.startswith("以上", position)


def _chinese(text: str, start: int) -> Core:
    if text[start] == "千" and measure(text, start)[0]:
        return Core(start, start + 1, Decimal(1), None, start, scaled=False)
    end, digits = _positional(text, start)
    if not digits:
        whole, end = _integer(text, start)
        digits = str(whole)
    if (decimal := _decimal(text, end, digits)) is not None:
        return decimal._replace(start=start)
    if text[start:end] in ("万", "亿", "万亿") and measure(text, end)[0]:
        return Core(start, end, Decimal(1), None, start, scaled=True)
    return Core(start, end, Decimal(digits), None, end, scaled=False)


def _decimal(text: str, point: int, whole: str) -> Core | None:
    """Read 点五 of 三点五, or 点二亿 of 一点二亿; the core returned begins at the point."""
    end = point + 1
    while text.startswith("点", point) and end - point <= _LONGEST_POSITIONAL:
        if text[end : end + 1] not in _POSITIONAL:
            break
        end += 1
    if end == point + 1 or text[end : end + 1] in tuple("十百千线"):
        return None
    fraction = _digits(text, point + 1, end)
    value = Decimal(f"{whole}.{fraction}")
    for scale, exponent in (("万亿", 12), ("亿", 8), ("万", 4)):
        if text.startswith(scale, end):
            value, end = _shifted(value, exponent), end + len(scale)
            break
    return Core(point, end, value, None, end, scaled=False)


def _positional(text: str, start: int) -> tuple[int, str]:
    """Read 二〇二一 or 一九九八(年) digit by digit: the end and the digits, or no digits."""
    if start and text[start - 1] in _POSITIONAL:
        return start, ""
    end = start
    while text[end : end + 1] in _POSITIONAL and end - start <= _LONGEST_POSITIONAL:
        end += 1
    run = text[start:end].rstrip("零")
    end = start + len(run)
    year = len(run) == 4 and text.startswith("年", end)
    if not 1 < len(run) <= _LONGEST_POSITIONAL or not (year or any(zero in run for zero in _ZEROS)):
        return start, ""
    if text[end : end + 1] in _WEIGHTS:
        return start, ""
    return end, _digits(text, start, end)


def _digits(text: str, start: int, end: int) -> str:
    return "".join(_POSITIONAL[character] for character in text[start:end])


def _integer(text: str, start: int) -> tuple[int, int]:
    """Read a Chinese integer with its 万 and 亿: the value and the end."""
    for bare, scale in _BARE_SCALES:
        if text.startswith(bare, start):
            return scale, start + len(bare)
    total, end, scale = 0, start, 0
    while True:
        zero = end > start and text[end : end + 1] in tuple(_ZEROS)
        value, after = _section(text, end + zero)
        empty, next_scale = after == end + zero, _scale_value(text, after)
        if next_scale == 10**8 and total < 10**8 and not (empty and zero):
            total = (total + value) * next_scale
        elif next_scale == 10**4 and scale != 10**4 and not empty:
            total += value * next_scale
        else:
            break
        end, scale = after + 1, next_scale
    if empty:
        return total, max(end, start + 1)
    shortened = scale and not zero and value < 10 and after == end + 1
    return total + value * (scale // 10 if shortened else 1), after


def _scale_value(text: str, position: int) -> int:
    if text[position : position + 2] in ("万分", "亿分"):
        return 1
    return {"万": 10**4, "亿": 10**8}.get(text[position : position + 1], 1)


def _section(text: str, start: int) -> tuple[int, int]:
    """Read a Chinese integer below 10,000: the value and the end; 一百二 is 120."""
    if text[start : start + 1] in ("百", "千"):
        return _WEIGHTS[text[start]], start + 1
    value, smallest, end = 0, 10_000, start
    while True:
        zero = end > start and text[end : end + 1] in tuple(_ZEROS)
        digit = _DIGITS.get(text[end + zero : end + zero + 1], 0)
        after = end + zero + (digit > 0)
        weight = _weight(text, after)
        if 1 < weight < smallest and (digit or weight == 10):
            value, smallest, end = value + (digit or 1) * weight, weight, after + 1
        elif digit and smallest > 1:
            shortened = not zero and smallest in (100, 1000)
            return value + digit * (smallest // 10 if shortened else 1), after
        else:
            return value, end


def _weight(text: str, position: int) -> int:
    """Return the weight of 十, 百 or 千, 1 where it begins a word: 百分, 百货, 千瓦."""
    if text[position : position + 2] in _WORDS_WITH_A_WEIGHT:
        return 1
    return _WEIGHTS.get(text[position : position + 1], 1)
