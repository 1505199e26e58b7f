"""Bare numerals, as they begin at a place of a text: 12.3, 3万4千, 三四十, 六成, 四分之三, Ⅲ."""

import re
from decimal import Decimal
from typing import NamedTuple

from xiaoshan_report.numerals import chinese_numerals as chinese
from xiaoshan_report.numerals.chinese_numerals import DIGITS, WEIGHTS, shifted_plainly
from xiaoshan_report.numerals.lexicon import lexicon
from xiaoshan_report.numerals.measures import TIMES, measure
from xiaoshan_report.numerals.units import shifted

_WORDS = lexicon().numbers


class Core(NamedTuple):
    """A bare numeral.

    `unit` is what the numeral itself implies: all of the unit where it `is_whole` (六成), else the
    scale that it begins with (亿 of 3亿2千万元). `measure_at` is where else the unit begins;
    `is_scaled` is whether 万 and 亿 there belong to it. `growth` is the verb of growth within it.
    """

    start: int
    end: int
    value: Decimal
    unit: str | None
    measure_at: int
    upper: Decimal | None = None
    is_whole: bool = False
    is_scaled: bool = False
    growth: str = ""


_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_SMALL_ROMAN = "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ"
_ARABIC_DIGITS = frozenset("0123456789")
_COUNTING = "0123456789一二两三四五六七八九十百千万亿零〇"
NUMERALS = f"{_COUNTING}半{_ROMAN}{_SMALL_ROMAN}"
"""The characters that a numeral may begin with."""


def read_core(text: str, start: int) -> Core:
    """Read the bare numeral that begins there."""
    character = text[start]
    if character in _ROMAN or character in _SMALL_ROMAN:
        value = (_ROMAN + _SMALL_ROMAN).index(character) % 12 + 1
        return _plain(start, start + 1, Decimal(value))
    if character in "零0" and (zero := _zero(text, start)):
        return zero
    if character == "半" or text.startswith("一半", start):
        return _half(text, start)
    return _fraction(text, start) or _tenths(text, _number(text, start))


def _plain(start: int, end: int, value: Decimal) -> Core:
    return Core(start, end, value, None, end)


def _fixed(start: int, end: int, value: Decimal, unit: str) -> Core:
    return Core(start, end, value, unit, end, is_whole=True)


def _is_number_at(text: str, position: int) -> bool:
    return position < len(text) and text[position] in _COUNTING


def _number(text: str, start: int) -> Core:
    return _arabic(text, start) if text[start] in _ARABIC_DIGITS else _chinese(text, start)


def _zero(text: str, start: int) -> Core | None:
    """零增长 is growth of nought; 零下5℃ is below it."""
    if text.startswith(("零增长", "0增长"), start):
        return _fixed(start, start + 3, Decimal(0), "%")._replace(growth="增长")
    if text.startswith("零下", start) and _is_number_at(text, start + 2):
        below = _number(text, start + 2)
        return below._replace(start=start, value=below.value.copy_negate())
    return None


# Arabic digits


_ARABIC = re.compile(  # 1,234.5 with so few groups that a long list is not read again at each
    r"(?:(?<!第)[0-9]{1,3}(?:,[0-9]{3}){1,8}(?![0-9]|,[0-9])(?:\.[0-9]+)?)"
    r"|(?<![0-9]\.)[0-9]+\.[0-9]+(?![0-9]|\.[0-9])"
    r"|[0-9]+"
)
_SLASHED = re.compile(r"(?<![0-9A-Za-z./:∶])([1-9])/([2-9]|10)(?![0-9./:∶])")  # 1/3
_IN_WEIGHTS = "(?:[0-9]{1,4}千)?(?:[0-9]百)?(?:[0-9]十)?(?:零[0-9]{1,3})?"
_MIXED = re.compile(  # 3亿2千万, 25万6千, 2万5600, 1千零50
    rf"(?:([0-9]{{1,5}}|{_IN_WEIGHTS})亿)?(?:零?([0-9]{{1,5}}|{_IN_WEIGHTS})万)?"
    rf"(零?[0-9]{{2,4}}(?![0-9.千百十])|{_IN_WEIGHTS})"
)
_MIXED_AND_MORE = re.compile(rf"([0-9]{{1,5}})亿((?=[0-9]){_IN_WEIGHTS})[多余]万")  # 1亿3千多万
_JOINT = re.compile("[千百十万亿]零?[0-9]")
_PART = re.compile("([0-9]+)([千百十]?)")


def _arabic(text: str, start: int) -> Core:
    if mixed := _mixed(text, start):
        return mixed
    digits = _ARABIC.match(text, start)
    assert digits  # whoever asks has seen one
    value = Decimal(digits[0].replace(",", ""))
    return _plain(start, digits.end(), value)._replace(is_scaled=True)


def _mixed(text: str, start: int) -> Core | None:
    """Read 3亿2千万 in the largest scale printed, and 2万5600, which ends below 万, written out."""
    if more := _MIXED_AND_MORE.match(text, start):
        value = _in_hundred_millions(int(more[1]), *_weighed(more[2]))
        return Core(start, more.end(2), value, "亿", more.end())
    found = _MIXED.match(text, start)
    if not found or not _JOINT.search(found[0]) or not _ends_number(text, found.end()):
        return None
    (hundred_millions, _), (ten_thousands, last), (ones, _) = map(_weighed, found.groups(""))
    whole = Decimal(hundred_millions * 10**8 + ten_thousands * 10**4 + ones)
    if ones:
        return _plain(start, found.end(), whole)
    value, scale = Decimal(ten_thousands), "万"
    if hundred_millions:
        value, scale = _in_hundred_millions(hundred_millions, ten_thousands, last), "亿"
    return _plain(start, found.end(), value)._replace(unit=scale)


def _in_hundred_millions(hundred_millions: int, ten_thousands: int, last: int) -> Decimal:
    """Return so many 亿 and 万, as exact as they end: 3.2, but 2.3500 of 2亿3500万."""
    whole = Decimal(hundred_millions * 10**4 + ten_thousands)
    return Decimal(f"{shifted(whole, -4):.{5 - len(str(last))}f}")


def _weighed(section: str) -> tuple[int, int]:
    """The value of 5千4百 or 5600, and the weight of its last part."""
    parts = [(int(digits), WEIGHTS.get(weight, 1)) for digits, weight in _PART.findall(section)]
    return sum(digits * weight for digits, weight in parts), parts[-1][1] if parts else 1


def _ends_number(text: str, position: int) -> bool:
    """Whether a unit, or no word at all, goes on here; a date does not: 增加3万2025年."""
    more = text.startswith(("余", "多"), position) and text[position - 1] in WEIGHTS
    unit = measure(text, position + more)[0]
    return unit not in _WORDS.dates if unit else ends_phrase(text, position)


# Chinese characters


_NO_SEVERAL = next(one.unless for one in _WORDS.prefixes if one.word == "上")
_SEVERAL = re.compile(f"[^{_NO_SEVERAL}]?上[千百十][万亿]")  # 上百万, but 以上百万


def _chinese(text: str, start: int) -> Core:
    if text[start] == "千" and measure(text, start)[0]:
        return Core(start, start + 1, Decimal(1), None, start)
    if text[start] in WEIGHTS and _SEVERAL.match(text, max(0, start - 2), start + 2):
        several = Decimal(WEIGHTS[text[start]])  # 上百万 is no number of that many digits
        return _plain(start, start + 1, several)._replace(is_scaled=True)
    end, digits = chinese.positional(text, start)
    if not digits:
        whole, end = chinese.integer(text, start)
        if two := chinese.neighbours(text, start, end):
            core = _plain(start, two.end, Decimal(two.low))
            return core._replace(upper=Decimal(two.high), is_scaled=True)
        digits = str(whole)
    point = end
    end, fraction = chinese.fraction(text, point)
    if fraction:
        value, end = chinese.scale_behind(text, end, Decimal(f"{digits}.{fraction}"))
        return _plain(start, end, value)
    if text[start:end] in ("万", "亿", "万亿") and measure(text, end)[0]:
        return Core(start, end, Decimal(1), None, start, is_scaled=True)
    return _plain(start, end, Decimal(digits))


# Parts of a whole


_PARTS = {"百": "%", "千": "‰", "万": "‱"}
_FINEST = 1000  # parts of a per cent: more decimals is no share that was meant exactly
_PARTED = re.compile(f"([{_COUNTING}]{{1,4}})分之(?=[{_COUNTING}])")


def _fraction(text: str, start: int) -> Core | None:
    """Read 百分之八十, 四分之三 or 1/4: in percent where that is exact, else as so many /3."""
    if slashed := _SLASHED.match(text, start):
        of, part, end, upper = slashed[2], Decimal(slashed[1]), slashed.end(), None
    elif parted := _PARTED.match(text, start):
        of, number = parted[1], _number(text, parted.end())
        part, end, upper = number.value, number.end, number.upper
    else:
        return None
    if of in _PARTS:
        return _fixed(start, end, part, _PARTS[of])._replace(upper=upper)
    whole = _number(of, 0).value
    if not part < whole or part != int(part) or upper:
        return None
    percent, remainder = divmod(part * 100 * _FINEST, whole)
    if remainder:
        return _fixed(start, end, part, f"/{whole}")
    return _fixed(start, end, Decimal(f"{(percent / _FINEST).normalize():f}"), "%")


def _half(text: str, start: int) -> Core:
    end = start + (2 if text[start] == "一" else 1)
    if text.startswith("成", end) and _is_tenth(text, start, end):
        return _fixed(start, end + 1, Decimal(5), "%")
    if measure(text, end)[0] in (*TIMES, "个百分点"):
        return _plain(start, end, Decimal("0.5"))
    if text.startswith("数", end) and text[end + 1 : end + 2] not in tuple("据字智值量控"):
        end += 1
    return _fixed(start, end, Decimal(50), "%")


_UNITED_IN_ONE = "统合归专单唯划"  # 统一成 is no tenth


def _tenths(text: str, whole: Core) -> Core:
    """Turn a core before 成 into percent, unless 成 is of another word (五成立, 统一成)."""
    end = whole.end
    if not 0 < whole.value <= 10 or not _is_tenth(text, whole.start, end):
        return whole
    end, value = end + 1, shifted_plainly(whole.value, 1)
    upper = whole.upper and shifted_plainly(whole.upper, 1)
    following = text[end : end + 1]
    if following in ("半", *DIGITS) and ends_phrase(text, end + 1):
        end, value = end + 1, value + DIGITS.get(following, 5)
    return _fixed(whole.start, end, value, "%")._replace(upper=upper)


def _is_tenth(text: str, start: int, position: int) -> bool:
    if not text.startswith("成", position):
        return False
    if text[position + 1 : position + 2] in tuple(_WORDS.no_tenth_before):
        return False
    return not (start and text[start] == "一" and text[start - 1] in _UNITED_IN_ONE)


def ends_phrase(text: str, position: int) -> bool:
    """Tell whether no word goes on here: the end, a mark, or one of a few particles."""
    following = text[position : position + 1]
    return not following.isalnum() or following in "的来" or text.startswith("以上", position)
