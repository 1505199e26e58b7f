"""Numerals in names and codes, and those that say which one: 3号线, 5G, 220千伏变电站, 第三批."""

import re

from xiaoshan_report.language.numeral_context import (
    FIGURE,
    IN_NAME,
    ORDINAL,
    SPECIFICATION,
    WORD,
    Context,
    Role,
)
from xiaoshan_report.numerals.characters import HAN
from xiaoshan_report.numerals.lexicon import lexicon
from xiaoshan_report.numerals.units import scaled

_WORDS = lexicon().roles

_AMONG = re.compile(
    "居|列|位|排|保持|全[国省市区县球]|[升至]|世界|[东中西]部|地区|国内|前|进入|跻身"
)
_SAID_BEFORE = 16
"""The characters before a rank among which it is said that it is one."""

_TOP = re.compile("(?:[行之]列)?(?:[,;:。、!?()”]|$)")
_WHOLES = tuple(word for word in lexicon().names.places | lexicon().names.reached if len(word) > 1)


def ordinal(place: Context) -> Role | None:
    """第三 is a rank where a place among others is spoken of, and an ordinal elsewhere."""
    if not place.numeral.reading.ordinal:
        is_first = place.unit in ("批", "轮", "届") and place.before(1) == "前"  # 前三批项目
        return ORDINAL if is_first else None
    if place.unit is not None or place.leads(_WORDS.behind_ordinals):
        return ORDINAL
    is_among = bool(_AMONG.search(place.before(_SAID_BEFORE)))
    if place.printed.startswith("前"):
        return _top(place) if is_among else ORDINAL
    is_stated = place.is_arabic and place.ends_clause  # 收入第3、消费第5
    is_stated |= place.before(1) in ("由", "从", "到", "至") and place.printed.endswith("位")
    return FIGURE if is_among or is_stated else ORDINAL


def _top(place: Context) -> Role:
    """居全国前三 is a rank of three at the most; whose 进入全国城市前三 is, a person decides."""
    is_rank = place.follows(_WHOLES) and _TOP.match(place.after(4))
    return FIGURE if is_rank else Role("undecided", "draft-top")


def beside_letters(place: Context) -> Role | None:
    """Digits in a name with letters or signs: 5G, PM2.5, S307, 4+4, 2×66."""
    before = place.before_digits(1)
    after = place.after_digits(1)
    if before in tuple("↑↓▲▼") or (before == "+" and place.unit in ("%", "个百分点")):
        return Role("undecided", "draft-sign")
    is_behind = _is_letter(before) and not _is_stated(place.unit)
    is_before = place.unit is None and _is_letter(after)
    is_joined = before in ("_", "+", "×") or after in ("+", "×")
    return Role("name", "draft-letters") if is_behind or is_before or is_joined else None


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _is_stated(unit: str | None) -> bool:
    """Whether a unit is one that a level is stated in, also right behind letters: GDP65.2亿元."""
    return unit == "%" or "元" in (unit or "")


_CAPACITY = re.compile("[年日](?:生?产|处理|加工|供[水气电]|发电)$")
"""What a works can do: 日处理500吨垃圾焚烧厂; but 形成年产3万吨的能力."""

_SCALE = re.compile("的?(?:.{0,2}能力|规模|以[上下])")


def specification(place: Context) -> Role | None:
    """A size that is part of what a thing is called: 220千伏变电站, 年产68万吨项目."""
    if place.ends_clause:
        return None
    if _CAPACITY.search(place.before(4)) and not _SCALE.match(place.after(4)):
        return SPECIFICATION
    is_specific = place.unit in _WORDS.specific and place.after(1) != "的"
    return SPECIFICATION if is_specific or _names_works(place) else None


_WORKS = re.compile(f"(?!的){HAN}{{1,12}}?(?:项目|工程|基地|电站|生产线|机组|装置)")
_NAMES = lexicon().names
_LEADING = tuple(
    _NAMES.verbs
    | _NAMES.verbs_or_nouns
    | _NAMES.alone
    | _NAMES.new
    | _NAMES.reached
    | _NAMES.adverbs
    | _NAMES.opening
    | _NAMES.ending
)


def _names_works(place: Context) -> bool:
    """Whether a size stands within the name of works: 大唐5万千瓦风电项目, 3个10万吨冷库项目.

    Behind a verb it says how much is built: 建设5万千瓦风电项目.
    """
    if scaled(place.unit or "")[1] not in _WORDS.sizes or not _WORKS.match(place.after(15)):
        return False
    if place.number and place.numerals[place.number - 1].end == place.numeral.start:
        return True
    before = place.before(1)
    is_word = before.isalpha() and before not in tuple("的和与及等在")
    return is_word and not place.follows(_LEADING, "了")


def in_name(place: Context) -> Role | None:
    """Numerals in names of things: 3号线, 二期, 三级, 四好, Ⅲ类, 二次供水, 五次会议."""
    if place.unit == "次" and _MEETING.match(place.after(8)):
        return ORDINAL
    if (place.unit == "次" and place.leads(("产业",))) or (
        place.unit == "位" and place.leads(("数",))
    ):
        return WORD
    is_named = _is_one_of_row(place) or "Ⅰ" <= place.digits <= "ⅿ"
    is_second = place.digits == "二" and place.unit in lexicon().names.measure_words  # 二轮承包
    return IN_NAME if is_named or is_second or _is_code(place) else None


_MOST_PHASES = 5


def _is_one_of_row(place: Context) -> bool:
    """Whether the unit says which one it is: 3号线, 二期; but 培训72期 counts."""
    value = place.numeral.reading.value
    is_count = place.unit == "期" and place.is_arabic and value > _MOST_PHASES
    return place.unit in _WORDS.naming_units and value >= 0 and not is_count


_MEETING = re.compile("(?:[、和].{1,3}次)?(?:会议|全会|全委|全体|代表|党代)")
_HOTLINE = re.compile(r"12\d{3}|110|119|120")
_VERSION = re.compile(r"\d\.0")
_RATES = (
    "率",
    "速",
    "幅",
    "度",
    "比",
    "比重",
    "比例",
    "系数",
    "指数",
    "%",
)  # 增速2.0 is no 工业4.0


def _is_code(place: Context) -> bool:
    """Whether a bare number is what a thing is called by: 12345热线, 国道318, 附件1, 经济3.0."""
    if place.unit is not None or not place.is_arabic:
        return False
    if place.leads(_WORDS.code_behind) or place.follows(_WORDS.code_before):
        return True
    if _VERSION.fullmatch(place.digits):
        return place.before(1).isalpha() and not place.follows((*_WORDS.stating, *_RATES), "了")
    return bool(_HOTLINE.fullmatch(place.digits)) and not place.follows(_WORDS.stating, "了")
