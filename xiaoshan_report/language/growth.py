"""How reports word what a number says of growth: its verb, its direction, and the base it is on."""

import re
from functools import cache
from typing import NamedTuple

from xiaoshan_report.language.punctuation import CLAUSE_END
from xiaoshan_report.model.structs import Measure, Prices
from xiaoshan_report.numerals.lexicon import any_of, lexicon
from xiaoshan_report.numerals.units import DOUBLING, MULTIPLE

_WORDS = lexicon().growth

_HOW_MUCH = "(?:了|约|近|超过?|逾|达到?|(?<![升降])为|至少|高达|实现)?"
"""What may stand between a verb of growth and its number; 降为4% is what was reached."""

_RATES = "(?<!自然)增长率|(?<!占)增量|增长速度|增速|增幅|涨幅|升幅|降幅|跌幅"
_AIMED_RATE = "(?:预期增长|增长的?(?:预期|调控)?)目标值?(?:(?:初步|拟)?[定设确]?定?|调整)是?"
"""经济增长预期目标定为7.5%."""

_AS_A_RATE = "(?:增长|上涨)(?=[由从]|预期|均为|分别为|保持在|稳定在|控制在|年均)"
"""The verb as a name of the rate: 经济年均增长保持在6%以上."""

SHARE_UNITS = ("%", "‰", "‱")
_RATE_UNITS = (*SHARE_UNITS, MULTIPLE)
_EXPECTED = re.compile(
    "(?:预计|(?<!年初)(?<!增长)(?<!速度)预期(?!寿命|目标|增长)|估计|有望)"
    r"(?!.*(?:已|目前|现有|[由从](?:\d{4}年[底末]?的?|[^,;。、\d]{0,4})$))"
)


def is_estimate(head: str) -> bool:
    """Tell whether the words before a number, in its own clause, say that it is expected.

    What is done is not, nor what it sets out from: 预计投资12亿元、已完成3亿元; 预计从2020年的3家.
    """
    return bool(_EXPECTED.search(CLAUSE_END.split(head)[-1]))


_NAMED_BASE = re.compile(
    r"同比|环比|两年平均|年均|[比较](?:上年|去年|前|年初|上个?[月季]|\d{4}年)[^,;。]{0,4}$"
)


def names_base(head: str) -> bool:
    """Tell whether the clause before a number names a base of growth, with or without its verb."""
    return bool(_NAMED_BASE.search(CLAUSE_END.split(head)[-1]))


_AIM = re.compile(
    "(目标)(?:任务|值)?(?:(?:[设确]?定|设|调整)?为|是)?$|计划(?:总投资|完成投资)$"
    "|(?:年初|调整后?|年度)预算数?(?:安排)?(?:为|是)?$|预算(?:数|安排)(?:为|是)?$"
)
_MET = re.compile("(?:超(?:年度)?|超额完成|完成(?:年度|全年)?)$")
"""The words before 目标 where it is told what came of it: 完成年度目标92%."""


def names_aim(head: str, unit: str | None) -> bool:
    """Tell whether the words before a number say that it was only aimed at, if in a time now past.

    What is in 个百分点 is how far it was missed or surpassed.
    """
    clause = CLAUSE_END.split(head)[-1]
    aim = _AIM.search(clause)
    if aim is None or unit == "个百分点":
        return False
    return not (aim[1] and _MET.search(clause[: aim.start()]))


_AIM_BEHIND = re.compile(
    r"(?:[、和及][^,;。、]{1,24}?\d[\d.]*[%‰个百分点]{0,4}(?:左右|以上|以内)?){0,4}"
    r"的(?:年度|预期|约束性)?(?:增长)?目标"
)
_GROWTH_AIMED_AT = re.compile(r"的[^,;。、的\d]{0,14}?(?:增长|增速)(?:预期)?目标")


def aims_at_growth(text: str, end: int) -> bool:
    """Tell whether a number that ends there is called one of growth behind it: 8%左右的增长目标."""
    return _GROWTH_AIMED_AT.match(text, end) is not None


_REACHED = re.compile("(?<!没有)(?<!未)(?<!未能)(?:实现|完成)")


def is_called_aim(clause: str, text: str, end: int) -> bool:
    """Tell whether a number that ends there is called an aim behind it: 没有实现降低4%左右的目标.

    `clause` are the words before it: what they say was reached is none.
    """
    return _AIM_BEHIND.match(text, end) is not None and not _REACHED.search(clause)


@cache
def _outset() -> re.Pattern[str]:
    return re.compile(r"[从由自](?![^,;。、\d]{0,4}(?:半年|季度))[^,;。、\d]{0,8}$")


_GOES_ON = re.compile(r"[^,;。\d]{0,8}(?:[到至为]|[跃升]居|跻身)")


def is_outset(text: str, start: int, end: int) -> bool:
    """Tell whether the number there is what a change set out from, of a time that is not named.

    从3家增加到5家 does not say when there were 3; 从2020年的3家 does.
    """
    before = _outset().search(text, max(0, start - 12), start)
    return before is not None and _GOES_ON.match(text, end) is not None


class GrowthSaid(NamedTuple):
    """That a number is growth: the word that says so, whether it is a fall, and on which base.

    `measures` are what the words allow, the likeliest first: a bare 增长 is mostly on the year
    before, but may be on any base that the paragraph is about.
    """

    word: str
    falls: bool
    measures: tuple[Measure, ...]


def growth(head: str, unit: str | None) -> GrowthSaid | None:
    """Return the growth that the words up to a number state; `None` where they state none.

    `unit` is the number's: growth in 个百分点 or an amount (增加5亿元) is an absolute change. A
    level that was reached (提高到5%) is no growth.
    """
    head = head.rstrip()
    clause = CLAUSE_END.split(head)[-1]
    word, falls = _word(head, clause, unit)
    if word is None:
        return None
    if unit not in _RATE_UNITS or (unit == MULTIPLE and word in ("", MULTIPLE)):
        return GrowthSaid(word, falls, ("change",))
    return GrowthSaid(word, falls, bases(clause, word))


def _word(head: str, clause: str, unit: str | None) -> tuple[str | None, bool]:
    """The word that makes a number growth, and whether it is a fall."""
    if verb := _direction().search(head):
        return verb[1], verb[1] in _WORDS.falls
    if rate := _rate().search(clause):
        return rate[1], rate[1] in _WORDS.falling_rates
    if made := _object().search(clause):
        return made[1], made[1] in _WORDS.falls
    if beside := _beside(clause, unit):
        return beside[1], beside[1] in _WORDS.behind
    if unit == "个百分点":
        return "", False
    return ("", False) if unit in (MULTIPLE, DOUBLING) else (None, False)


@cache
def _direction() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!新)(?<!新设)(?<!改造)(?<!巩固)({any_of(_WORDS.falls, _WORDS.rises)}){_HOW_MUCH}$"
    )


def less_direction(head: str) -> str:
    """Return the words before a number without the verb of growth that they end with."""
    verb = _direction().search(head)
    return head[: verb.start()] if verb else head


@cache
def _rate() -> re.Pattern[str]:
    reached = "(?:[由从][^,;。、]{0,24}|[^,;。、]{0,8}?[到至])?"
    return re.compile(
        rf"({_RATES}|{_AS_A_RATE}|{_AIMED_RATE})(?:预期)?(?:分别|均|各)?(?:保持|稳定|控制)?在?"
        rf"{reached}{_HOW_MUCH}(?:年均)?$"
    )


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(
        "(高于|优于|好于|快于|高出|超出|领先|高|快|低于|慢于|低|慢|少于|落后于?|塌)[^、]{0,20}$"
    )


@cache
def _object() -> re.Pattern[str]:
    """减少用水量3万吨: a verb of growth before what grows."""
    of = "量|成本|费用|能耗|面积|支出|负担|产值|收入|赤字|人口|产能"
    return re.compile(
        rf"(?:^|[,、；年再])(压减|减少|削减|降低|调减|净增|增加)(?!值)[^,;。、]{{0,12}}(?:{of})(?:了|约|超过?|近)?$"
    )


def _beside(clause: str, unit: str | None) -> re.Match[str] | None:
    """The words that set a number beside another one: its first group is the verb."""
    if unit == "个百分点":
        return _ahead().search(clause)
    compared = _compared().search(clause)
    return compared or (None if unit in _RATE_UNITS else _beyond().search(clause))


BEYOND = "(超额完成|超出?|欠|塌)[^,;。、]{0,8}(?:目标|任务|计划|预算|进度)(?:数|值)?"
"""By how much an aim was missed or surpassed, as a pattern whose group is the verb: 超年度目标."""


@cache
def _beyond() -> re.Pattern[str]:
    return re.compile(rf"{BEYOND}(?:了|约)?$")


@cache
def _compared() -> re.Pattern[str]:
    """比全省平均水平高1210元, 比上年新增2310元, 同比少3亿元."""
    return re.compile(r"(?:[比较][^,;。、]{2,14}|同比)(高出|多出|新增|[高多低少])(?:了|约)?$")


_YEARLY_GROWTH = re.compile("(?:年均|年平均(?!数|值|水平)|平均每年|每年平均).{0,4}$|年递$|递增")
_STRETCH = r"(?<!\d)[二三四五2-5]年来?"
"""A stretch of years, and not the end of a year: 2025年."""

CENSUS = r"(?:(?:第[一二三四五六七八九]次|上次)[^,;。\d]{0,6}普查|“?[三四五六七八]普”?)"
"""A census, by its number and not its year."""

_EARLIER = (
    r"\d{4}年(?!同期)|前[二三四五]年平均|年初|期初|[上去]年[末底]|五年前|“?.{1,3}五|上个?五年|常年"
    r"|[一二三四]季度|[上下]半年|\d{1,2}(?:[-—–~至]\d{1,2})?月|" + CENSUS
)
"""Bases that are other than the same time of the year before, or the time just before."""


@cache
def _bases() -> tuple[tuple[Measure, re.Pattern[str]], ...]:
    """The bases that words name, the most telling first."""
    return (
        ("vs_two_year_mean", re.compile("前两年平均")),
        ("two_year_average", re.compile("两年平均")),
        ("annual_average", _YEARLY_GROWTH),
        ("previous_period", re.compile("环比|[比较]上个?[月季]|[比较]上期")),
        ("yoy", re.compile(r"同比|[比较](?:上年|去年|前一?年)(?![末底])|(?<!\d年)同期")),
        ("change", re.compile(rf"[比较](?:{_EARLIER})|倍增")),
        ("change", re.compile(rf"(?:累计|{_STRETCH}|期间|时期)(?:分别|共|约|累计)?$")),
    )


_DEFLATED = re.compile("(?:扣除|剔除)价格.{0,6}")
"""A clause of its own that says so of the next: 扣除价格因素，实际增长5%."""

_NOMINAL = ("名义", "现价", "现行价")
_PRICES = re.compile(
    r"名义|现价|现行价|按\d{4}年价格|实际(?=同比|年均|[增上下])|(?:可比|不变)价|(?:扣除|剔除)价格"
)


def prices_said(head: str) -> Prices | None:
    """Return the prices that a sentence names before a rate: 名义增长5.5%、实际增长5.2%."""
    *_, before, clause = ("", *CLAUSE_END.split(head))
    if _DEFLATED.fullmatch(before):
        return "comparable"
    named = max(_PRICES.finditer(clause), key=re.Match.start, default=None)
    if named is None:
        return None
    return "current" if named[0] in _NOMINAL else "comparable"


def names_earlier_base(head: str) -> bool:
    """Tell whether they name a base other than the year before: 比年初, 比2020年."""
    return bases(CLAUSE_END.split(head)[-1], "") == ("change",)


def bases(clause: str, word: str) -> tuple[Measure, ...]:
    """Return the measures that a clause allows its rate of growth: one where it names the base."""
    at = clause.rindex(word) if word and word in clause and not clause.endswith("年均") else None
    before = clause[:at]
    for measure, pattern in _bases():
        if pattern.search(before if measure in ("change", "annual_average") else clause):
            return (measure,)
    return ("yoy", "change")
