"""What each numeral of a line is: a quantity, a name, a date, an ordinal, a word, or undecided."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from xiaoshan_report.language import no_figures
from xiaoshan_report.language.numbering import ListMark, marks_in
from xiaoshan_report.model.structs import NumeralKind
from xiaoshan_report.numerals.grammar import find
from xiaoshan_report.numerals.half_width import normalise
from xiaoshan_report.numerals.lexicon import any_of, lexicon
from xiaoshan_report.numerals.reading import Numeral
from xiaoshan_report.numerals.units import DOUBLING, MULTIPLE, scaled

_WORDS = lexicon().no_figures

Kind = NumeralKind | Literal["figure"]
"""What a numeral can be."""


class Role(NamedTuple):
    """What a numeral is, and the key of the sentence that says why."""

    kind: Kind
    why: str


FIGURE = Role("figure", "draft-figure")


class Seen(NamedTuple):
    """A line with its numerals and what its marks and the general rules say of them.

    `text` is normalised; `quoted` are the spans between quotation marks, `ruled` those that a
    general rule accounts for, `marked` those of what looks like the mark of a list.
    """

    text: str
    numerals: tuple[Numeral, ...]
    quoted: tuple[tuple[int, int], ...]
    ruled: tuple[no_figures.Claim, ...]
    marked: tuple[tuple[int, int], ...]


def see(line: str, marks: Iterable[ListMark]) -> Seen:
    """Find the numerals of a line as it comes, and what stands around them.

    `marks` are those of the line that number the items of a list; a draft names those within it.
    """
    opening = (mark for mark in marks if not mark.start)
    text = normalise(line)
    return Seen(
        text,
        tuple(find(line)),  # in which a full-width comma groups no digits: 居第1，235家
        tuple(match.span() for match in _quotation().finditer(text)),
        tuple(sorted(no_figures.claims(text, opening))),
        tuple(sorted((mark.start, mark.end) for mark in marks_in(text))),
    )


def roles(seen: Seen) -> list[Role]:
    """Return what each numeral of the line is, in their order."""
    found = list(_each(seen))
    is_dated = False  # whether the number behind is of a date
    for number in range(len(found) - 2, -1, -1):
        first, second = seen.numerals[number : number + 2]
        is_dated = second.reading.unit in _CALENDAR or (is_dated and second.reading.unit is None)
        between = _STRETCH.fullmatch(seen.text, first.end, second.start)
        if between and first.reading.unit is None and (is_dated or not between[1]):
            # 1—5月, 5、6月: the unit behind is of both; but a rule that knows 二季度 knows not 一、
            behind = found[number + 1]
            found[number] = Role("period", "draft-period") if behind.why == RULED else behind
    return found


_STRETCH = re.compile("[-—–~至]{1,2}|([、和])")


def _each(seen: Seen) -> Iterator[Role]:
    quoted = _Ahead(seen.quoted)
    ruled = _Ahead(tuple((claim.start, claim.end) for claim in seen.ruled))
    marked = _Ahead(seen.marked)
    for number, numeral in enumerate(seen.numerals):
        place = _Context(seen.text, seen.numerals, number, numeral)
        if quoted.covers(numeral):
            yield Role("name", "draft-quoted")
        elif ruled.covers(numeral):
            yield Role("word", RULED)
        elif marked.covers(numeral):
            yield Role("ordinal", "draft-list-mark")
        else:
            yield next((role for rule in _RULES if (role := rule(place))), FIGURE)


RULED = "draft-ruled"
"""Why of a numeral that a general rule accounts for: no entry of the model need."""


class _Ahead:
    """Spans in the order of their starts, asked about numerals in their order."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = spans
        self._next = 0
        self._near: list[tuple[int, int]] = []

    def covers(self, numeral: Numeral) -> bool:
        """Tell whether one of the spans holds the digits of the numeral."""
        while self._next < len(self._spans) and self._spans[self._next][0] <= numeral.digits_start:
            self._near.append(self._spans[self._next])
            self._next += 1
        self._near = [span for span in self._near if span[1] >= numeral.digits_end]
        return bool(self._near)


class _Context(NamedTuple):
    """A numeral where it stands, with the words on either side at hand."""

    text: str
    numerals: tuple[Numeral, ...]
    number: int
    numeral: Numeral

    @property
    def digits(self) -> str:
        return self.text[self.numeral.digits_start : self.numeral.digits_end]

    @property
    def printed(self) -> str:
        return self.text[self.numeral.start : self.numeral.end]

    @property
    def unit(self) -> str | None:
        return self.numeral.reading.unit

    def before(self, length: int) -> str:
        """Return so many characters before the numeral at the most."""
        return self.text[max(0, self.numeral.start - length) : self.numeral.start]

    def after(self, length: int) -> str:
        """Return so many characters after it at the most."""
        return self.text[self.numeral.end : self.numeral.end + length]

    def before_digits(self, length: int) -> str:
        """Return so many characters before the bare numeral at the most."""
        return self.text[max(0, self.numeral.digits_start - length) : self.numeral.digits_start]

    def after_digits(self, length: int) -> str:
        """Return so many characters behind the bare numeral at the most."""
        return self.text[self.numeral.digits_end : self.numeral.digits_end + length]

    @property
    def ends_clause(self) -> bool:
        """Whether a mark, or nothing, follows."""
        following = self.after(1)
        return not following or following in _MARKS

    @property
    def is_arabic(self) -> bool:
        return self.digits[0].isascii()

    @property
    def has_half(self) -> bool:
        """Whether 半 stands behind the unit: 一吨半."""
        return "半" in self.text[self.numeral.digits_end : self.numeral.end]

    @property
    def is_qualified(self) -> bool:
        """Whether a word such as 超 or 余 belongs to the numeral."""
        return self.numeral.reading.qualifier != "exact"


Rule = Callable[[_Context], Role | None]

_MARKS = ',;:。、!?()"”’》 '


@cache
def _quotation() -> re.Pattern[str]:
    return re.compile(
        r"“[^“”]{1,24}”|‘[^‘’]{1,24}’|《[^《》]{1,60}》|\"[^\"]{1,24}\"|【[^【】]{1,24}】"
    )


# Each rule decides about the numerals that it knows, and leaves the others to the next.


def _ordinal(place: _Context) -> Role | None:
    """第三 is a rank where a place among others is spoken of, and an ordinal elsewhere."""
    if not place.numeral.reading.ordinal:
        return None
    following = place.after(1)
    if place.unit not in (None, "位", "名") or (
        following and following in "批轮届期次代产季款章条个大方阶种年届部张件场类跑"
    ):
        return Role("ordinal", "draft-ordinal")
    among = re.search(
        r"居|列|位|排|保持|全[国省市区县球]|[升至]|世界|[东中西]部|地区|国内|前", place.before(9)
    )
    stated = place.is_arabic and place.ends_clause  # 收入第3、消费第5
    stated |= place.before(1) in ("由", "从", "到", "至") and place.printed.endswith("位")
    return FIGURE if among or stated else Role("ordinal", "draft-ordinal")


def _top(place: _Context) -> Role | None:
    """居全国前三 says no rank of its own, only that it is one of the first three."""
    if place.before(1) == "前" and place.unit in (None, "位", "名"):
        return Role("undecided", "draft-top")
    return None


def _beside_letters(place: _Context) -> Role | None:
    """Digits in a name with letters or signs: 5G, PM2.5, S307, 4+4, 2×66."""
    before = place.before_digits(1)
    after = place.after_digits(1)
    if before in tuple("↑↓▲▼") or (before == "+" and place.unit in ("%", "个百分点")):
        return Role("undecided", "draft-sign")
    if before and before.isascii() and before.isalpha() and not _is_stated(place.unit):
        return Role("name", "draft-letters")
    if place.unit is None and after and after.isascii() and after.isalpha():
        return Role("name", "draft-letters")
    if before == "_" or "+" in (before, after) or "×" in (before, after):
        return Role("name", "draft-letters")
    return None


def _is_stated(unit: str | None) -> bool:
    """Whether a unit is one that a level is stated in, also right behind letters: GDP65.2亿元."""
    return unit == "%" or "元" in (unit or "")


def _ratio(place: _Context) -> Role | None:
    """A ratio of several numbers, 4.0:37.7:58.3, or a fraction, 1/10: no one number."""
    before = place.before_digits(4).rstrip(" ")[-2:]
    after = place.after_digits(4).lstrip(" ")[:2]
    if re.match(r"[:∶/]\d", after.replace(" ", "")) or re.search(r"\d[:∶/]$", before):
        return Role("undecided", "draft-ratio")
    if place.after(2) == "分之" or before == "分之":
        return Role("undecided", "draft-ratio")
    return None


_STRETCH_AFTER = re.compile(
    r"来|以来|累计|行动|计划|攻坚|规划|间|内|前|后|期|制|共|共?完成|新增|增长|分别|的|度|目标|任务|倍增"
)
_STATED = re.compile(r"(?:达到?|为|[至到]|从|由|超过?|连续|提前|缩短|压缩|延长)了?$")


def _time(place: _Context) -> Role | None:
    """Stretches of time are periods or parts of names, unless they are stated of something."""
    unit = place.unit or ""
    if unit == "年一遇":
        return FIGURE if place.ends_clause or place.after(1) in "提或" else None
    if unit == "年":
        return _years(place)
    is_stretch = unit == "个月" and place.before(1) in tuple("前头")
    if is_stretch or unit.endswith("周年") or unit in _CALENDAR:
        return Role("period", "draft-period")
    if unit in ("小时", "分钟", "天", "个小时") and re.match(".{0,4}[圈区]", place.after(5)):
        return Role("name", "draft-in-name")
    return None


_FIRST_YEAR = 1900
_CALENDAR = ("月", "日", "季度", "个季度", "世纪", "年代", "旬")


def _years(place: _Context) -> Role:
    """2035年 is a date; 20年以上小区 says which; others are periods unless they are stated."""
    if place.numeral.reading.value < _FIRST_YEAR and _bounds_what_follows(place):
        return Role("qualifying", "draft-threshold")
    return FIGURE if _are_years_stated(place) else Role("period", "draft-period")


def _are_years_stated(place: _Context) -> bool:
    """Whether so many years are stated of something, and do not only say when."""
    if place.numeral.reading.value >= _FIRST_YEAR:
        return False
    bounded = place.ends_clause and _BOUNDING.search(place.printed)  # 工期3年以内
    if bounded or "." in place.digits or _is_run_of_years(place):
        return True
    if not _STATED.search(place.before(3)):
        return False
    return not _STRETCH_AFTER.match(place.after(2)) or place.before(3).endswith("连续")


def _is_run_of_years(place: _Context) -> bool:
    """近10年最好, 3年翻一番: so many years are stated, and do not only say when."""
    return place.is_arabic and not _ONLY_WHEN.match(place.after(2))


_ONLY_WHEN = re.compile(
    r"来(?!最)|以来|行动|计划|规划|攻坚|制|[增提新累下减分均共约超]|内|期|间|[前后]|的|,|$|年均|平均|任务|目标|改革|整治|治理"
)


def _unknowable(place: _Context) -> Role | None:
    """数十 and 几百 are no number that anyone knows, and a third has no exact digits."""
    if re.search("^好?[几数]|几[十百千]", place.printed) or place.before_digits(2) == "数以":
        return Role("undecided", "draft-vague")
    return Role("undecided", "draft-fraction") if (place.unit or "").startswith("/") else None


def _threshold(place: _Context) -> Role | None:
    """A number that only says which things are counted: 亿元以上项目, 60岁以上老人, 百亿级产业."""
    if _bounds_what_follows(place) or re.match("元?级|能级", place.after(2)):
        return Role("qualifying", "draft-threshold")
    if place.unit in ("岁", "周岁") and not (place.ends_clause or _is_stated_age(place)):
        return Role("qualifying", "draft-threshold")
    if re.match("(?:人口)?抽样", place.after(4)) or _is_size_class(place):
        return Role("qualifying", "draft-threshold")
    if place.unit == "%" and place.after(2) == "的有":
        return Role("qualifying", "draft-threshold")
    if re.search(r"每$", place.before(1)):
        return Role("qualifying", "draft-per")
    return None


def _is_stated_age(place: _Context) -> bool:
    """Whether an age is the level of something, and not of those who are counted: 寿命77.6岁."""
    return "." in place.digits or bool(re.match("[提增上延下]|左右", place.after(2)))


_COUNTED = frozenset("名家个项所座条套场台辆件天周秒") | {"人次", "户次"}
_COUNTED |= {"小时", "个小时", "分钟", "个月", "工作日", "个工作日"}
"""Measures by which nothing is bounded: 引进100名以上教师 counts."""

_BOUNDING = re.compile("(?:以[上下内]|之[上下内]|内)$")
_CLASS = re.compile(f"的?[一-鿿]{{0,6}}?(?:{any_of(_WORDS.sized)})")
_VERBS = any_of(lexicon().names.verbs, lexicon().names.ending, lexicon().names.new)
_PREDICATE_BEFORE, _PREDICATE = re.compile(f"(?:{_VERBS})$"), re.compile(_VERBS)


def _bounds_what_follows(place: _Context) -> bool:
    """Whether 以上 or 以下 stands between the number and what it is the least or the most of."""
    if not _BOUNDING.search(place.printed):
        return place.after(2) == "以外"
    if place.ends_clause or place.unit == "%" or scaled(place.unit or "")[1] in _COUNTED:
        return False
    if _CLASS.match(place.after(12)):
        return True
    said = _PREDICATE_BEFORE.search(place.before(6)) or _PREDICATE.match(place.after(6))
    return not (said or place.before(1) in tuple("在达到至为"))


def _is_size_class(place: _Context) -> bool:
    """Whether more than so much money is what those have that are counted: 超亿元企业12家."""
    more = place.printed.startswith(("超", "过", "上", "破", "逾")) and "元" in (place.unit or "")
    return more and bool(_CLASS.match(place.after(12)))


_SPECIFIC = ("千伏", "英寸", "马力", "毫米", "微米", "纳米", "兆瓦时")


_CAPACITY = re.compile("[年日](?:生?产|处理|加工|供[水气电]|发电)$")
"""What a works can do: 日处理500吨垃圾焚烧厂; but 形成年产3万吨的能力."""

_SCALE = re.compile("的?(?:.{0,2}能力|规模|以[上下])")


def _specification(place: _Context) -> Role | None:
    """A size that is part of what a thing is called: 220千伏变电站, 年产68万吨项目."""
    if place.ends_clause:
        return None
    if _CAPACITY.search(place.before(4)) and not _SCALE.match(place.after(4)):
        return Role("qualifying", "draft-specification")
    noun = place.after(1) != "的" and place.unit in _SPECIFIC
    return Role("qualifying", "draft-specification") if noun else None


_NAMING_UNITS = (
    "级",
    "号",
    "号线",
    "版",
    "期",
    "代",
    "等",
    "号楼",
    "路",
    "道",
    "环",
    "层",
    "度",
    "时",
)


def _in_name(place: _Context) -> Role | None:
    """Numerals in names of things: 3号线, 二期, 三级, 四好, Ⅲ类, 二次供水, 五次会议."""
    behind = place.after(2)
    if place.unit == "次" and _MEETING.match(place.after(8)):
        return Role("ordinal", "draft-ordinal")
    if (place.unit, behind) == ("次", "产业") or (place.unit == "位" and behind[:1] == "数"):
        return Role("word", "draft-word")
    named = place.unit in _NAMING_UNITS and place.numeral.reading.value >= 0
    named = named or "Ⅰ" <= place.digits <= "ⅿ"
    second = place.digits == "二" and place.unit in lexicon().names.measure_words  # 二轮土地承包
    return Role("name", "draft-in-name") if named or second or _is_code(place) else None


def _is_code(place: _Context) -> bool:
    """Whether a bare number is what a thing is called by: 12345热线, 国道318, 附件1, 经济3.0."""
    if place.unit is not None or not place.is_arabic:
        return False
    before = place.before(3)
    beside = _NAMED_BEHIND.match(place.after(3)) or _NAMED_BEFORE.search(before)
    return bool(beside or (_CODE.fullmatch(place.digits) and not _STATED.search(before)))


_MEETING = re.compile("(?:[、和].{1,3}次)?(?:会议|全会|全委|全体|代表|党代)")
_NAMED_BEHIND = re.compile(any_of(_WORDS.code_behind))
_NAMED_BEFORE = re.compile(f"(?:{any_of(_WORDS.code_before)})$")
_CODE = re.compile(r"12\d{3}|110|119|120|\d\.0")  # hotlines, and versions


def _half(place: _Context) -> Role | None:
    """半 is a number in 过半 and 一半, and a part of a word elsewhere: 半导体."""
    if not place.digits.endswith(("半", "半数")):
        return None
    stated = place.is_qualified or place.unit == "个百分点" or place.digits != "半"
    return FIGURE if stated else Role("word", "draft-word")


_RATES = ("%", "‰", "‱", "个百分点", "百分点", MULTIPLE)
_SCALES = re.compile("十?[百千万亿]+")
_DOUBLED = re.compile("翻了?[约近超]?$")


def _chinese(place: _Context) -> Role | None:
    """Chinese numerals count only before a measure word; 一 hardly ever does."""
    if place.is_arabic:
        return None
    if place.unit in _RATES or (place.unit == DOUBLING and _DOUBLED.search(place.before(3))):
        return FIGURE
    if _SCALES.fullmatch(place.digits):
        return _bare_scale(place)
    if place.digits == "一":
        return FIGURE if place.has_half else Role("word", "draft-word")
    if place.unit is None and place.is_qualified and place.after(1) == "的":  # 5个过五百亿的县
        return Role("qualifying", "draft-threshold")
    return FIGURE if _does_count(place) else Role("name", "draft-in-name")


_SAID = re.compile(
    f"(?:{any_of(lexicon().growth.rises, lexicon().growth.falls)}|[达约近超])[到了过]?$"
)


def _does_count(place: _Context) -> bool:
    """Whether a Chinese numeral has a measure word, or is long, and qualified or with a unit."""
    if place.unit is not None:
        counts = place.unit in lexicon().names.measure_words | _COUNTED or place.unit[0] in "万亿"
        said = place.has_half or _SAID.search(place.before(6))
        return bool(counts or said or len(place.digits) > 1)
    is_large = place.is_qualified or place.digits[-1] in "万亿"  # 惠及三十万群众
    return len(place.digits) > 1 and is_large


def _bare_scale(place: _Context) -> Role:
    """万亿元 is a number where something exceeds or reaches it, and a size class elsewhere."""
    reached = re.search(r"(?:达到?|迈上|跨过|站上|跃上|突破|超过?|近|过|破)$", place.before(3))
    if (place.unit and (place.is_qualified or reached)) or (
        place.is_qualified and place.ends_clause
    ):
        return FIGURE
    if place.unit or place.is_qualified:
        return Role("qualifying", "draft-threshold")
    return Role("word", "draft-word")


def _fields(place: _Context) -> Role | None:
    """五大领域 counts fields; other great things, 六大行动, are names.

    Points that the speech itself goes through (抓好四个方面工作) are no figure.
    """
    if place.unit in (None, "个") and place.after(2) == "方面":
        return Role("word", "draft-word")
    return FIGURE if place.unit is None and re.match("大(领域|方面|类)", place.after(3)) else None


_INDEX = re.compile(any_of(lexicon().numbers.indices))


def _without_unit(place: _Context) -> Role | None:
    """A bare number is a figure where a value is stated of something; else nobody can tell."""
    if place.unit is not None:
        return None
    is_index = "." in place.digits and _INDEX.search(place.before(4))
    if place.ends_clause and (is_index or place.is_qualified or _STATED.search(place.before(3))):
        return FIGURE
    if place.number + 1 < len(place.numerals):
        gap = place.text[place.numeral.end : place.numerals[place.number + 1].start]
        if gap in ("、", "和", "-", "—", "至", "~", "～", "––", "——"):
            return FIGURE
    return Role("undecided", "draft-no-unit")


_RULES: tuple[Rule, ...] = (
    _ordinal,
    _top,
    _beside_letters,
    _ratio,
    _time,
    _unknowable,
    _threshold,
    _specification,
    _in_name,
    _half,
    _fields,
    _chinese,
    _without_unit,
)
