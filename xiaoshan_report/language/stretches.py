"""Stretches of time: when something was, or so many years of it that are stated themselves."""

import re

from xiaoshan_report.language.counted_numerals import BOUNDING, bounds_what_follows
from xiaoshan_report.language.numeral_context import (
    FIGURE,
    IN_NAME,
    PERIOD,
    SPECIFICATION,
    THRESHOLD,
    Context,
    Role,
)
from xiaoshan_report.numerals.lexicon import lexicon

_WORDS = lexicon().roles
_FIRST_YEAR = 1900
_SERVICES = ("过境", "免签", "直达", "无理由")
"""What a length of time says which one of, right before it."""

_CIRCLE = re.compile(r"[^,;。\d]{0,4}[圈区]|、[^,;。\d]{0,4}\d+分钟[^,;。\d]{0,8}圈")
"""What so many minutes say the width of: 15分钟便民圈, 城市15分钟、农村30分钟医疗服务圈."""

_FURTHEST_CIRCLE = 24

CALENDAR = ("月", "日", "季度", "个季度", "世纪", "年代", "旬")
"""Units of what has its place in a calendar."""


def of_time(place: Context) -> Role | None:
    """Stretches of time are periods or parts of names, unless they are stated of something."""
    unit = place.unit or ""
    if unit == "年一遇":  # 防洪标准由20年一遇提高到50年一遇, but 抵御了50年一遇的洪水
        return FIGURE if place.ends_clause or place.after(1) in "提或" else SPECIFICATION
    if unit == "年":
        return _years(place)
    is_stretch = unit == "个月" and place.before(1) in tuple("前头")
    if is_stretch or unit.endswith("周年") or unit in CALENDAR:
        return PERIOD
    if unit in ("小时", "分钟", "天", "个小时"):  # 1小时交通圈, 240小时过境免签
        if place.leads(_SERVICES):
            return SPECIFICATION
        return IN_NAME if _CIRCLE.match(place.after(_FURTHEST_CIRCLE)) else None
    return None


def _years(place: Context) -> Role:
    """2035年 is a date; 20年以上小区 says which; others are periods unless they are stated."""
    if place.numeral.reading.value >= _FIRST_YEAR:
        return PERIOD
    if bounds_what_follows(place):
        return THRESHOLD
    return FIGURE if _are_stated(place) else PERIOD


def _are_stated(place: Context) -> bool:
    """Whether so many years are stated of something, and do not only say when."""
    is_bounded = place.ends_clause and place.printed.endswith(BOUNDING)  # 工期3年以内
    if is_bounded or "." in place.digits:
        return True
    if not place.follows(_WORDS.stating, "了"):
        return False
    return not place.leads(_WORDS.behind_years) or place.before(2) == "连续"
