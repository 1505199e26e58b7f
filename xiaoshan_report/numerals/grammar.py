"""Read numbers as Chinese reports print them, with their spans, units and qualifiers.

The grammar, on text whose full-width forms have been made half-width:

    numeral  = [prefix] [第 | 前 | sign] core [more] [scale] [more] [measure] [半] [suffix]
             | numeral (- | — | ~ | 至 | 到) numeral      one range: 3000至3500人, 5%—5.5%
    core     = arabic | mixed | chinese | neighbours | tenths | half | part | zero | roman
    arabic   = 1397 | 12.0 | 1,234.5            a half-width comma, groups of exactly three
    mixed    = 3万4千 | 2万5600 | 3亿2千万
    chinese  = 十六 | 一百二十 | 三点五 | 两 | 二〇二一 | 百万
    neighbours = 两三 | 三四十 | 一万六七千      2 to 3, 30 to 40, 16000 to 17000, about
    tenths   = 六成 | 七成五 | 两成半 | 6成      in percent: 60, 75, 25, 60
    half     = 半 | 一半 | 半数                  50 percent, but 0.5 before a time: 半年
    part     = (百 | 千 | 四 | …) 分之 (arabic | chinese) | 1/4
    zero     = 零增长 | 零下 (arabic | chinese)  0 percent; below nought
    roman    = Ⅰ … Ⅻ
    more     = 余 | 多 | 来 | 几                 400余家, 2700多万元, 二十来家, 十几个
    scale    = 万 | 亿 | 万亿 | 百万 | …          after Arabic digits a part of the unit: 1.63万人
    measure  = the longest word of a table, also one per another: 元/月, μg/m³
    prefix   = 超 | 不少于 | 不足 | 约 | …        suffix = 以上 | 以内 | 左右 | …

Conventions where a print can be taken in two ways:

- After Chinese characters 万 and 亿 belong to the number: 三万户 is 30000 户, 百万元 is 1000000 元.
  Standing alone before a measure they are the unit of a single one: 亿元 is 1 亿元, 千瓦 is 1 千瓦.
  So they are where the number is only about so many: 三四十万人 is 30 to 40 万人, 上百万 100 万.
- A mixed number that ends with 万 or 亿 keeps its largest scale (3亿2千万元 is 3.2 亿元); any
  other is written out (2万5600户 is 25600 户).
- A part of a whole is in percent where that is exact (四分之三 is 75 %), else of the unit "/3".
- Characters that form no one number are several numerals: 十四五 is 十四 and 五, 一二三产 is 一,
  二 and 三; but four digits before 年, or digits around a 〇 or 零, are one: 一九九八年, 二〇二一.
- A hyphen is a minus only where neither a numeral, a letter nor another hyphen stands before it,
  and never before a date: 1-5月 and 2021-2023年 are two numerals each.
- A full-width comma never groups digits in a text, where it parts clauses; `read` accepts one.
- 近10年 is the last ten years, not about ten: 近 qualifies no length of time.
- Behind 从 or 由, 到 leads from what was to what became of it: 从3家到5家 is two numerals.
- 前三, 前10名 and 前十强 are ranks of at most so many; 前3个月 is none.
- Dates and classes are never a range, nor about so many: 1-5月, 3-5级, 三四月, 二三级.
- 低于 or 高于 before 个百分点 sets a number beside another one, and is no bound.
- 几十 and 数百 read as about 10 and 100, since nobody can know how many they are.
- Of two qualifiers on one number the one in front counts: 近400余家 is about 400.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from xiaoshan_report.numerals import qualifiers
from xiaoshan_report.numerals.chinese_numerals import ENDINGS, less_capitals
from xiaoshan_report.numerals.cores import NUMERALS, Core, read_core
from xiaoshan_report.numerals.half_width import THOUSANDS, normalise, normalise_clauses
from xiaoshan_report.numerals.lexicon import lexicon
from xiaoshan_report.numerals.measures import measure, scaled_measure
from xiaoshan_report.numerals.qualifiers import RANKED
from xiaoshan_report.numerals.ranges import joined
from xiaoshan_report.numerals.reading import Numeral, Reading

_WORDS = lexicon().numbers


_LONGEST_SHOWN = 40
_LONGEST_LIST = 100
_BETWEEN_LISTED = re.compile("[、,和与及或至—–~～-]|以及")

_ANY_NUMERAL = re.compile(f"[{NUMERALS}]")
_BLANK = re.compile(r"\s+(?![0-9A-Za-z])|(?<![0-9A-Za-z])\s+")  # 8.6 %, but 5 000


def read(printed: str) -> Reading:
    """Read the one number that `printed` is, full-width forms and blanks allowed.

    Raises ValueError, which says what was expected, where `printed` is not one number as a whole.
    """
    text = less_capitals(_BLANK.sub("", THOUSANDS.sub("", normalise(printed))))
    first = next(_found(text), None)
    if first is None or (first.start, first.end) != (0, len(text)):
        shown = printed if len(printed) <= _LONGEST_SHOWN else f"{printed[:_LONGEST_SHOWN]}…"
        raise ValueError(f"expected one number, such as 12.3亿元 or 超六成, not {shown!r}")
    return first.reading


def find(text: str) -> Iterator[Numeral]:
    """Find every numeral of `text`, in order, none overlapping another.

    Numeral characters are reported wherever they stand, also within words (统一, 零售, 上半年).
    Takes time in proportion to the length of the text, and raises nothing.
    """
    return _found(less_capitals(normalise_clauses(text)))


def _found(text: str) -> Iterator[Numeral]:
    numeral = _next(text, 0)
    while numeral:
        following = _next(text, numeral.end)
        if following and (both := joined(text, numeral, following)):
            numeral, following = both, _next(text, both.end)
        yield numeral
        numeral = following


def _next(text: str, free: int) -> Numeral | None:
    """The first numeral from a place on; before it other numerals stand."""
    match = _ANY_NUMERAL.search(text, free)
    return _numeral(text, read_core(text, match.start()), free) if match else None


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
    value, unit, end = _counted(text, core)
    within = next((_MORE[word] for word in text[core.end : end] if word in _MORE), "exact")
    before = qualifiers.before(text, core, unit, free)
    end, behind = qualifiers.behind(text, end, unit)
    if before.is_ordinal and unit in RANKED:
        unit, end = None, end + (before.says is not None and text[end : end + 1] in ("强", "甲"))
    is_about = core.upper is not None
    qualifier = before.says or behind or ("about" if is_about else within)
    value = value.copy_negate() if before.is_negative else value
    reading = Reading(value, unit, qualifier, before.is_ordinal, core.upper, core.growth)
    return Numeral(before.start, end, core.start, core.end, reading)


_MORE = {"余": "over", "多": "over", "来": "about", "几": "about"}
"""What stands between the digits and the unit: 400余家, 二十来家, 十几个."""


def _counted(text: str, core: Core) -> tuple[Decimal, str | None, int]:
    """Return the value, the unit and its end; 两年半 is 2.5年."""
    if core.is_whole:
        return core.value, core.unit, core.end
    unit, end = _unit(text, core)
    half = _half_behind(text, core.value, unit, end)
    return (core.value + Decimal("0.5"), *half) if half else (core.value, unit, end)


def _unit(text: str, core: Core) -> tuple[str | None, int]:
    """Return the unit and its end, 余, 多, 来 or 几 before it passed over."""
    at = core.measure_at
    more = _more(text, core, at)
    unit, end = (scaled_measure if core.is_scaled or more else measure)(text, at + more)
    if core.unit:
        return core.unit + (unit or ""), max(core.end, end)
    return (unit, end) if unit else (None, max(core.end, at + more))


_SEVERAL = re.compile("[零好]?几[十百千]?")  # 十几个, 一百几十个, 二百零几户, 三十好几个


def _more(text: str, core: Core, position: int) -> int:
    """Return the length of 余, 多, 来 or 几 behind the digits: 0 for none and for another word."""
    word, last = text[position : position + 1], text[core.end - 1]
    if several := _SEVERAL.match(text, position):
        return len(several[0]) if last in ENDINGS else 0
    if word not in _MORE or (word == "余" and text.startswith("额", position + 1)):
        return 0
    is_counted = scaled_measure(text, position + 1)[0] is not None
    if word == "来":
        return int(is_counted and (last in ENDINGS or last == "0"))
    if last in ENDINGS:
        return 1
    if not core.is_scaled:
        return 0
    return int(word == "余" or last == "0" or is_counted)


_MOST_AND_A_HALF = 100


def _half_behind(text: str, value: Decimal, unit: str | None, end: int) -> tuple[str, int] | None:
    """Read 半 behind a unit (两年半, 一个半小时): the unit and the end."""
    if unit is None or not text.startswith("半", end) or not _may_have_half(value, unit):
        return None
    if unit == "个":
        of, end = measure(text, end + 1)
        return (f"个{of}", end) if of in ("小时", "月", "世纪", "百分点") else None
    return None if text.startswith(_WORDS.half_words, end) else (unit, end + 1)


def _may_have_half(value: Decimal, unit: str) -> bool:
    is_whole = value == value.to_integral_value() and value < _MOST_AND_A_HALF
    return is_whole and unit not in _WORDS.calendar
