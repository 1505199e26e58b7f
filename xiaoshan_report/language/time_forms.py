"""The forms that expressions of time have, and what each of them says."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import cast

from xiaoshan_report.language import time_values
from xiaoshan_report.language.growth import CENSUS
from xiaoshan_report.numerals.characters import HAN

_TENS = "一二三四五六七八九十"
_YEAR = r"(?:19|20)\d\d"
_MONTH = rf"(?:\d{{1,2}}|(?<![{_TENS}第])(?:十[一二]?|[一二三四五六七八九元]))"
_DAY = rf"(?:\d{{1,2}}|[二三]?十[{_TENS[:-1]}]?|[{_TENS[:-1]}])"
COUNT = rf"(?:\d{{1,2}}|[{_TENS}两])"
"""A small number of months or years."""

_AT_START = "(?<![^,;。、:()])"
_TO = "[-—–~至到]{1,2}"
_IN_YEAR = f"(?:(?P<to_year>{_YEAR})年|(?P<to_this>今年|本年))?"
_OF_PLAN = "(?P<under_way>时期|期间|以来|这五年)|(?P<close>末)|规划"
_OLD_PLAN = "(?P<old>十|[六七八九])五”?(?=时期|期间|以来|末|规划|计划)"
_NO_PAPER = "(?!”?规划(?:纲要|编制|建议|体系))"
_NOT_ONE_YEAR = "(?![^,。;、年]{0,12}(?:之|第[一二三四五]|[键要后头]一|首)年)"
"""What follows a plan of which one year is meant: 今年是“十四五”规划的收官之年."""
_PLAN = f"(?<![{_TENS}])“?(?:(?P<plan>十[一二三四五六])五”?|{_OLD_PLAN}){_NO_PAPER}{_NOT_ONE_YEAR}"
_NO_PLAN = "(?![年个人类是月日、元项名位万亿千百倍分])"
_NO_YEAR = r"(?![-第度本版前]|\d{1,2}月|远景|以来)"
_OF_AWARD = "(?:度(?=[^,;。]{0,16}(?:考评|考核|评价|评估|评选|评比|排名|榜)))?"  # 2024年度考核居第2
_PAST = (
    rf"(?:过去的?|这|近)(?P<past>{COUNT})年(?:来|间)?|(?P<since>{COUNT})年(?:来|(?P<during>间))"
    rf"|(?P<count>{COUNT})年(?:累计|共|新增)"
)
_STOP = "截[至止]到?"
_OF_YEAR = f"(?:(?P<year>{_YEAR})年|(?P<ago>[去上]年)|今年)?"


class Found:
    """Where one of the forms is found; `form` is its place among them."""

    def __init__(self, match: re.Match[str]) -> None:
        self._match = match
        self.form = int(str(match.lastgroup).removeprefix("form_"))

    def start(self) -> int:
        """Return where it begins."""
        return self._match.start()

    def end(self) -> int:
        """Return where it ends."""
        return self._match.end()

    def __getitem__(self, group: str) -> str:
        return cast("str", self._match[f"{group}_{self.form}"])


def _of_year(found: Found) -> time_values.YearSaid:
    return int(found["year"]) if found["year"] else cast("time_values.YearSaid", found["ago"])


def _ordinal(number: str) -> int:
    """The number of a five-year plan; 0 for what is none."""
    tens = 10 if number.startswith("十") else 0
    return tens + (_TENS.index(number[-1]) + 1 if number[-1] != "十" else 0)


_OTHER_WORDS = {"两": 2, "元": 1}


def count(digits: str) -> int:
    """Return a small number in digits or in words: 4, 四, 两, 十一, 二十一."""
    if digits.isdigit():
        return int(digits)
    if digits in _OTHER_WORDS:
        return _OTHER_WORDS[digits]
    return sum(_TENS.index(digit) + 1 for digit in digits) if digits[0] == "十" else _tens(digits)


def _tens(digits: str) -> int:
    """A day or month that begins with another word than 十: 三, 二十, 二十一."""
    tens, ten, ones = digits.partition("十")
    return (_TENS.index(tens) + 1) * (10 if ten else 1) + (_TENS.index(ones) + 1 if ones else 0)


_FORMS: tuple[tuple[str, str, Callable[[Found], time_values.Time]], ...] = (
    (  # 6月1日-6月30日, 十一月一日至十一日
        "月",
        rf"{_OF_YEAR}(?P<first>{_MONTH})月{_DAY}日?{_TO}(?:(?P<last>{_MONTH})月)?{_DAY}日",
        lambda m: time_values.Days(
            count(m["first"]),
            count(m["last"] or m["first"]),
            _of_year(m),
        ),
    ),
    (  # 1-5月, 一至五月, 2022年11月至2023年2月, 去年12月至今年3月
        "月",
        rf"(?:{_STOP})?{_OF_YEAR}(?P<first>{_MONTH})月?{_TO}{_IN_YEAR}(?P<last>{_MONTH})月(?!\d)",
        lambda m: time_values.Months(
            count(m["first"]),
            count(m["last"]),
            _of_year(m),
            "今年" if m["to_this"] else int(m["to_year"] or 0) or None,
        ),
    ),
    (  # 七、八两月
        "月",
        rf"{_OF_YEAR}(?P<first>{_MONTH})、(?P<last>{_MONTH})(?:两个?)?月份?",
        lambda m: time_values.Months(count(m["first"]), count(m["last"]), _of_year(m), None),
    ),
    (  # 最后两个月
        "月",
        rf"{_OF_YEAR}(?:全年)?最后(?P<last>{COUNT})个月",
        lambda m: time_values.Months(13 - count(m["last"]), 12, _of_year(m), None),
    ),
    (  # 2024年四季度至2025年一季度
        "季度",
        rf"{_OF_YEAR}(?P<first>[一二三四])季度{_TO}{_IN_YEAR}(?P<last>[一二三四])季度",
        lambda m: time_values.Months(
            3 * count(m["first"]) - 2,
            3 * count(m["last"]),
            _of_year(m),
            "今年" if m["to_this"] else int(m["to_year"] or 0) or None,
        ),
    ),
    (  # 头4个月, 今年前四个月
        "月",
        rf"{_OF_YEAR}(?:头|(?<!提)前)(?P<last>{COUNT})个月",
        lambda m: time_values.Months(1, count(m["last"]), _of_year(m), None),
    ),
    (  # 5月底, 2021年3月末, 十二月底
        "月",
        rf"(?:{_STOP})?{_OF_YEAR}(?P<month>{_MONTH})月[底末]",
        lambda m: time_values.Until(count(m["month"]), None, _of_year(m)),
    ),
    (  # 2021年5月31日，
        "月",
        rf"(?P<year>{_YEAR})年(?P<month>{_MONTH})月(?P<day>{_DAY})日(?=,)",
        lambda m: time_values.Until(count(m["month"]), count(m["day"]), int(m["year"])),
    ),
    (  # 截至5月, 截至2021年5月31日
        "月",
        rf"{_STOP}{_OF_YEAR}(?P<month>{_MONTH})月(?:(?P<day>{_DAY})日)?",
        lambda m: time_values.Until(
            count(m["month"]), count(m["day"]) if m["day"] else None, _of_year(m)
        ),
    ),
    (  # 3月份, 四月份, 3月当月, 去年3月,
        "月",
        rf"(?:{_STOP})?{_OF_YEAR}(?P<month>{_MONTH})月(?:份|[上中下]旬|(?P<only>当月)|(?=,))",
        lambda m: time_values.Month(count(m["month"]), _of_year(m), bool(m["only"])),
    ),
    (  # 上半年, 去年下半年
        "半年",
        rf"(?:{_STOP})?{_OF_YEAR}(?P<half>[上下])半年",
        lambda m: time_values.HalfYear(m["half"] == "下", _of_year(m)),
    ),
    (  # 前三季度, 一至三季度
        "季度",
        rf"(?:{_STOP})?{_OF_YEAR}(?:前|一至)(?P<last>[一二三四])个?季度(?P<close>末)?",
        lambda m: time_values.Quarters(1, count(m["last"]), _of_year(m), bool(m["close"])),
    ),
    (  # 上年最后一个季度
        "季度",
        rf"{_OF_YEAR}最后一个?季度",
        lambda m: time_values.Quarters(4, 4, _of_year(m), is_close=False),
    ),
    (  # 一、二、三季度, of which numbers may be dealt out to each
        "季度",
        rf"{_OF_YEAR}(?P<listed>一、二(?:、三(?:、四)?)?|二、三(?:、四)?|三、四)季度",
        lambda m: time_values.Quarters(
            count(m["listed"][0]), count(m["listed"][-1]), _of_year(m), is_close=False
        ),
    ),
    (  # 一季度, 今年二季度末, 首季, 头一季
        "季",
        rf"(?:{_STOP})?{_OF_YEAR}(?:(?<!前)第?(?P<only>[一二三四])季度|(?:首|头一)个?季度?)(?P<close>末)?",
        lambda m: time_values.Quarters(
            count(m["only"] or "一"), count(m["only"] or "一"), _of_year(m), bool(m["close"])
        ),
    ),
    (  # ,3月全市新增5户
        "月",
        rf"{_AT_START}(?P<month>\d{{1,2}})月(?![前底末初中上下])(?=[^,;。\d]{{1,20}}\d)",
        lambda m: time_values.BareMonth(int(m["month"])),
    ),
    (  # 2019—2023年, but not 2019—2023年度
        "年",
        rf"(?P<first>{_YEAR})年?{_TO}(?P<last>{_YEAR})年(?!度)",
        lambda m: time_values.Years(int(m["first"]), int(m["last"])),
    ),
    (  # 2020年, 2020年底, 到2030年, 2020年以来, not 2020年度预算, 2035年远景目标, 2006年以来新高
        "年",
        (
            rf"(?P<by>(?:{_AT_START}|力争|确保)到)?(?<!按)(?P<year>{_YEAR})年{_OF_AWARD}(?P<close>[底末])?"
            rf"(?:(?P<since>以来|起(?!步|草|飞|降)|开始)(?!最|新高|新低|首))?{_NO_YEAR}"
        ),
        lambda m: time_values.Year(int(m["year"]), bool(m["close"] or m["by"]), bool(m["since"])),
    ),
    (  # 比95年增长20%, 较98年底增加3亿元: a year of the century before
        "年",
        r"(?<=[比较])(?P<short>[5-9]\d)年(?P<close>[底末])?(?=[^,;。\d]{0,4}\d)",
        lambda m: time_values.Year(1900 + int(m["short"]), bool(m["close"]), is_since=False),
    ),
    (  # ,上年同期5户; (去年3户; ,上年为5户
        "年",
        rf"{_AT_START}[去上]年同期|(?<=\()[去上]年(?![同初度末])|{_AT_START}[去上]年(?=为)",
        lambda _: time_values.SameTimeBefore(),
    ),
    (  # 去年, 今年以来, 上年末, but not 去年同期, 今年初
        "年",
        "(?P<year>去年|(?<![、和与目])前年(?!度|[^,;。的]{0,12}的)|(?<![础网线])上年(?!均)|今年|本年|明年)(?:(?P<close>[底末])|(?P<since>以来))?(?!同期|初|度)",
        lambda m: time_values.RelativeYear(m["year"], bool(m["close"]), bool(m["since"])),
    ),
    (  # 比五年前
        "年前",
        rf"(?<=[比较])(?P<years>{COUNT})年前",
        lambda m: time_values.YearsAgo(count(m["years"])),
    ),
    (  # 比年初
        "初",
        "(?<=[比较])(?:年初|期初)(?!预|目标|计划|任务)",
        lambda _: time_values.YearEnd(is_of_before=True),
    ),
    (  # 年底, 截至年末, 年底前
        "年",
        rf"(?:{_AT_START}|截[至止]到?|到|至)年[底末]前?",
        lambda _: time_values.YearEnd(is_of_before=False),
    ),
    (  # “十四五”, 十三五时期, “十五五”末, “十四五”前四年, but not 十五年, 六五环境日, 十五是
        "五",
        rf"{_PLAN}(?:[头前](?P<count>[二两三四])年|{_OF_PLAN}|{_NO_PLAN})",
        lambda m: time_values.Plan(
            _ordinal(m["plan"] or m["old"]),
            bool(m["under_way"]),
            bool(m["close"]),
            count(m["count"]) if m["count"] else _OF_A_PLAN,
        ),
    ),
    (  # 一年来, 过去的一年: the year that a report looks back on
        "年",
        "一年来|(?:过去|结束|这)的?一年",
        lambda _: time_values.RecentYears(1, is_bare=False),
    ),
    (  # 经过八年努力
        "年",
        rf"(?<=经过)[近了]?(?P<course>{COUNT})[多余]?年的?",
        lambda m: time_values.RecentYears(count(m["course"]), is_bare=False, is_course=True),
    ),
    (  # 过去五年, 三年来, 五年累计, 的五年, but not 近10年最好
        "年",
        rf"(?:{_PAST}|的(?P<of>[三五])年(?=[,。;:!]))(?!以?来?(?:最|新高|新低|首))",
        lambda m: time_values.RecentYears(
            count(m["past"] or m["since"] or m["count"] or m["of"]),
            is_bare=bool(m["count"]),
            is_course=bool(m["during"]),
        ),
    ),
    (  # 五年新增3万人, but not 五年计划
        "年",
        rf"(?:{_AT_START}|(?<=回[望首顾眸])|(?<=力争))(?P<count>[两三四五十])年(?=(?:{HAN}|,))(?!规划|计划|行动|级|看|期|制|前|后|以|内|左右|任期|是|多|平均)",
        lambda m: time_values.RecentYears(count(m["count"]), is_bare=True),
    ),
    (  # 用两年时间, 力争三年内, 五年内
        "年",
        rf"(?:(?:用|力争|确保)(?P<years>{COUNT})年(?:左右)?的?时间|(?:{_AT_START}|力争|确保)(?P<within>{COUNT})年内)",
        lambda m: time_values.Within(count(m["years"] or m["within"])),
    ),
    (  # 建成以来, but not 近年来, 长期以来
        "以来",
        rf"{_AT_START}[^,;。、:()\d]{{2,14}}(?<!长期)(?<!一直)以来(?!最|新高|新低|首)",
        lambda _: time_values.Undated(),
    ),
    (  # 据第七次人口普查, 比“六普”; 第七次人口普查显示, but not 完成第七次人口普查
        "普",
        rf"(?:(?<=[据比较与])|{_AT_START}){CENSUS}(?!工作|登记|圆满|顺利|全面|任务|入户)",
        lambda _: time_values.Undated(),
    ),
    (  # 建成后可, 全部投产后预计, but not 建成后成为
        "后",
        r"(?:建成|投产|达产|投用|投入使用|运营|完工|竣工|建设)后(?=,?[^,;。\d]{0,8}(?:预计|可|将|有望|年产|年均))",
        lambda _: time_values.Undated(),
    ),
    (  # 全年, 力争全年, but not 全年目标
        "全年",
        rf"(?:{_AT_START}|(?<=[和值额入资量率]))(?P<hoped>预计|力争|确保)?全年(?!的|目标|任务|计划|预期|预算)",
        lambda m: time_values.WholeYear(m["hoped"] or ""),
    ),
    (  # 今后五年
        "年",
        rf"(?:今后|未来)(?P<years>{COUNT})年",
        lambda m: time_values.Coming(count(m["years"])),
    ),
    (
        "下一步",
        f"{_AT_START}下一步",
        lambda _: time_values.Coming(None),
    ),
    (  # 力争建成5座, but not 力争资金
        "力争",
        "力争(?!全年|资金|上级|补助)",
        lambda _: time_values.Aim(is_of_clause=False),
    ),
    (  # 主要目标是
        "目标",
        "(?:预期|主要|发展|工作|总体)目标(?:任务)?[是为:]|目标任务[是为:]",
        lambda _: time_values.Aim(is_of_clause=False),
    ),
    (  # 计划新建3座, but not 完成计划投资
        "计划",
        "(?<![动年度划完成占超])计划(?:新建|新增|新开工|改造|建成|开工|培育|引进|投入|安排|总投资|投资(?!的|额|总额|完成))",
        lambda _: time_values.Aim(is_of_clause=True),
    ),
)
"""The forms of expressions: what none of them is without, its pattern, and what it says.

Where two begin at one place, the first counts.
"""

_OF_A_PLAN = 5
"""The years of a plan."""


@cache
def _either(need: str) -> re.Pattern[str]:
    """One pattern for all forms that are not without a word."""
    forms = [_placed(place, form) for place, (of, form, _) in enumerate(_FORMS) if of == need]
    return re.compile(rf"(?<![\d.])(?:{'|'.join(forms)})")


def _placed(place: int, form: str) -> str:
    """A form as a group, with its place in the names of all its groups."""
    return f"(?P<form_{place}>" + re.sub(r"\?P<(\w+)>", rf"?P<\1_{place}>", form) + ")"


_NEEDS = tuple({need for need, _, _ in _FORMS})


def matches(text: str) -> Iterator[tuple[Found, time_values.Time]]:
    """Find the forms in a text, each with the time that it says, none overlapping another."""
    every = [
        Found(found) for need in _NEEDS if need in text for found in _either(need).finditer(text)
    ]
    end = 0
    for found in sorted(every, key=lambda one: (one.start(), one.form)):
        if found.start() >= end:
            end = found.end()
            yield found, _FORMS[found.form][2](found)
