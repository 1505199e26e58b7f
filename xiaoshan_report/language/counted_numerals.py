"""Numerals that count or measure something, and those that only say what is counted."""

import re

from xiaoshan_report.language.numeral_context import (
    FIGURE,
    IN_NAME,
    THRESHOLD,
    WORD,
    Context,
    Role,
)
from xiaoshan_report.numerals.characters import HAN
from xiaoshan_report.numerals.lexicon import any_of, lexicon
from xiaoshan_report.numerals.units import DOUBLING, MULTIPLE, scaled

_WORDS = lexicon().roles
_NAMES, _GROWTH = lexicon().names, lexicon().growth


def ratio(place: Context) -> Role | None:
    """A ratio of several numbers, 4.0:37.7:58.3, or a fraction, 1/10: no one number."""
    before = place.before_digits(4).rstrip(" ")[-2:]
    after = place.after_digits(4).replace(" ", "")[:2]
    is_ratio = _is_ratio(after[:1], after[1:]) or _is_ratio(before[1:], before[:1])
    is_part = place.leads(("分之",)) or before == "分之"
    return Role("undecided", "draft-ratio") if is_ratio or is_part else None


def _is_ratio(sign: str, digit: str) -> bool:
    return sign in (":", "∶", "/") and digit.isdecimal()


def unknowable(place: Context) -> Role | None:
    """数十 and 几百 are no number that anyone knows, and a third has no exact digits."""
    if _VAGUE.search(place.printed) or place.before_digits(2) == "数以":
        return Role("undecided", "draft-vague")
    return Role("undecided", "draft-fraction") if (place.unit or "").startswith("/") else None


_VAGUE = re.compile("^好?[几数]|几[十百千]")


def threshold(place: Context) -> Role | None:
    """A number that only says which things are counted: 亿元以上项目, 60岁以上老人, 百亿级产业."""
    if bounds_what_follows(place) or place.leads(("级", "元级", "能级")) or _is_size_class(place):
        return THRESHOLD
    is_age = place.unit in ("岁", "周岁")
    if is_age and not (place.ends_clause or _is_stated_age(place)):
        return THRESHOLD
    if _OF_EACH.search(place.before(12)) and _SAYS_WHICH.match(place.after(24)):
        return THRESHOLD
    if place.leads(("抽样", "人口抽样")) or (place.unit == "%" and place.leads(("的有",))):
        return THRESHOLD
    return Role("qualifying", "draft-per") if place.before(1) == "每" else None


_OF_EACH = re.compile(
    r"(?<!\d)(?!1\D)\d+[个家户](?:年|总)?(?:产值|投资|营收|收入|税收|销售额)(?:超过?|过|达到?|突破)?$"
)
_SAYS_WHICH = re.compile(r"的|、\d+[个家户][^,;。、]{1,16}的")
"""What stands around the size of things that are counted: 引进4家产值10亿元、2家产值5亿元的企业."""


def _is_stated_age(place: Context) -> bool:
    """Whether an age is the level of something, and not of those who are counted: 寿命77.6岁."""
    return "." in place.digits or place.leads(_WORDS.behind_ages)


BOUNDING = ("以上", "以下", "之上", "之下", "内")
"""What a bound ends with: 10亿元以上."""

_CLASS = re.compile(f"的?{HAN}{{0,6}}?(?:{any_of(_WORDS.sized)})")
_PREDICATES = tuple(_NAMES.verbs | _NAMES.ending | _NAMES.new)


def bounds_what_follows(place: Context) -> bool:
    """Whether 以上 or 以下 stands between the number and what it is the least or the most of."""
    if not place.printed.endswith(BOUNDING):
        return place.leads(("以外",))
    if place.ends_clause or place.unit == "%" or scaled(place.unit or "")[1] in _WORDS.counted:
        return False
    if _CLASS.match(place.after(12)):
        return True
    is_said = place.follows(_PREDICATES) or place.leads(_PREDICATES)
    return not (is_said or place.before(1) in tuple("在达到至为"))


def _is_size_class(place: Context) -> bool:
    """Whether more than so much money is what those have that are counted: 超亿元企业12家."""
    is_more = place.printed.startswith(_WORDS.exceeding) or place.before(1) == "过"  # 过5亿元企业
    is_money = "元" in (place.unit or "")
    return is_more and is_money and bool(_CLASS.match(place.after(12)))


def half(place: Context) -> Role | None:
    """半 is a number in 过半 and 一半, and a part of a word elsewhere: 半导体."""
    if not place.digits.endswith(("半", "半数")):
        return None
    is_stated = place.is_qualified or place.unit == "个百分点" or place.digits != "半"
    return FIGURE if is_stated else WORD


_PASSED = ("跨越", "跨过", "跨上", "迈上", "突破")


def fields(place: Context) -> Role | None:
    """五大领域 counts fields; other great things, 六大行动, are names.

    Points that the speech goes through (抓好四个方面工作) are no figure, nor are steps passed,
    nor how often one was: 三次跨越千万吨.
    """
    if place.unit in (None, "个") and place.leads(("方面", "台阶")):
        return WORD
    if place.unit == "次" and place.leads(_PASSED):
        return WORD
    is_counted = place.unit is None and place.leads(("大领域", "大方面", "大类"))
    return FIGURE if is_counted else None


_RATES = ("%", "‰", "‱", "个百分点", "百分点", MULTIPLE)
_SCALES = re.compile("十?[百千万亿]+")
_DOUBLED = re.compile("翻了?[约近超]?$")


def chinese(place: Context) -> Role | None:
    """Chinese numerals count only before a measure word; 一 hardly ever does."""
    if place.is_arabic:
        return None
    if place.unit in _RATES or (place.unit == DOUBLING and _DOUBLED.search(place.before(3))):
        return FIGURE
    if _SCALES.fullmatch(place.digits):
        return _bare_scale(place)
    if place.digits == "一":
        return FIGURE if place.has_half else WORD
    if place.unit is None and place.is_qualified and place.after(1) == "的":  # 5个过五百亿的县
        return THRESHOLD
    return FIGURE if _does_count(place) else IN_NAME


_SAID = (*_GROWTH.rises, *_GROWTH.falls, "达", "约", "近", "超")


def _does_count(place: Context) -> bool:
    """Whether a Chinese numeral has a measure word, or is long, and qualified or with a unit."""
    is_long = len(place.digits) > 1
    if place.unit is None:  # 惠及三十万群众
        return is_long and (place.is_qualified or place.digits[-1] in "万亿")
    if place.unit in _NAMES.measure_words | _WORDS.counted or place.unit[0] in "万亿":
        return True
    return is_long or place.has_half or place.follows(_SAID, "到了过")


def _bare_scale(place: Context) -> Role:
    """万亿元 is a number where something exceeds or reaches it, and a size class elsewhere."""
    is_reached = place.follows(_WORDS.reaching)
    if place.unit and (place.is_qualified or is_reached):
        return FIGURE
    if place.is_qualified and place.ends_clause:
        return FIGURE
    return THRESHOLD if place.unit or place.is_qualified else WORD


_TO_ANOTHER = re.compile(rf"{HAN}{{1,3}}[到至]\d")  # 由上年的1.86缩小到1.82
_BETWEEN_LISTED = ("、", "和", "-", "—", "至", "~", "～", "––", "——")


def without_unit(place: Context) -> Role | None:
    """A bare number is a figure where a value is stated of something; else nobody can tell."""
    if place.unit is not None:
        return None
    if place.ends_clause and (
        place.is_qualified or _is_index(place) or place.follows(_WORDS.stating, "了")
    ):
        return FIGURE
    if "." in place.digits and _TO_ANOTHER.match(place.after(5)):
        return FIGURE
    if place.number + 1 < len(place.numerals):
        gap = place.text[place.numeral.end : place.numerals[place.number + 1].start]
        if gap in _BETWEEN_LISTED:
            return FIGURE
    return Role("undecided", "draft-no-unit")


def _is_index(place: Context) -> bool:
    """Whether it is the value of what has no unit: 基尼系数0.38."""
    before = place.before(4)
    return "." in place.digits and any(word in before for word in lexicon().numbers.indices)
