"""The quantities of a line of text: what each number measures, of what, in which direction."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from xiaoshan_report.language import lexicon, naming
from xiaoshan_report.language.growth import (
    FALLS,
    RISES,
    growth,
    is_bare,
    is_estimate,
    is_outset,
    names_aim,
    names_base,
    names_earlier_base,
)
from xiaoshan_report.language.marks import Mark
from xiaoshan_report.language.periods import Dated, Periods
from xiaoshan_report.language.roles import roles, see
from xiaoshan_report.language.subjects import FURTHEST, Named, Subject, Subjects, counts
from xiaoshan_report.model.period import Period, is_possible
from xiaoshan_report.model.structs import (
    SIGNED_MEASURES,
    Measure,
    NumeralKind,
    Qualifier,
)
from xiaoshan_report.numerals.reading import Numeral, normalise


class Quantity(NamedTuple):
    """A number of the text with what the words around it say; positions are offsets in the line.

    `value` is signed; `period` is as in the model; `about` is where the name begins or, where that
    stands further back, the clause; `until` is where the number's unit ends, which may be that of
    its list; `doubts` are keys of the reasons why a person should look.
    """

    start: int
    end: int
    name: str
    measure: Measure
    value: Decimal
    unit: str | None
    qualifier: Qualifier
    period: str
    about: int
    until: int
    doubts: tuple[str, ...]


class Other(NamedTuple):
    """A numeral that is no quantity, or nobody can tell: what it is, and why."""

    start: int
    end: int
    kind: NumeralKind
    why: str


_SEPARATORS = re.compile(r"(?:、|,|和|与|及|以及)(?:每[人户])?(?:每[年月])?")
_TURNS = re.compile(rf"(?:、|,|和|与|及|以及)(?:{'|'.join((*FALLS, *RISES))})")
"""Between two numbers of one list that go different ways: 分别下降2.1%和增长3.4%."""
_RANGES = re.compile("[-—–~～至]{1,2}")


def quantities(text: str, dated: Dated, marks: Iterable[Mark] = ()) -> Iterator[Quantity | Other]:
    """Read what each numeral of a line is, in their order.

    `dated` is what the line is about; `marks` are those of it that number the items of a list.
    """
    seen = see(normalise(text), marks)
    found = list(zip(seen.numerals, roles(seen), strict=True))
    figures = [numeral for numeral, role in found if role.kind == "figure"]
    read = {one.start: one for one in _read(seen.text, figures, dated)}
    for numeral, role in found:
        if role.kind == "figure":
            yield _decided(read[numeral.start])
        else:
            yield Other(numeral.start, numeral.end, role.kind, role.why)


def _decided(one: Quantity) -> Quantity | Other:
    """The quantity, unless it is negative without a word of growth: a model has no such."""
    if one.value >= 0 or one.measure in SIGNED_MEASURES:
        return one
    return Other(one.start, one.end, "undecided", "draft-sign")


def _read(text: str, figures: Sequence[Numeral], dated: Dated) -> Iterator[Quantity]:
    subjects, periods = Subjects(text), Periods(text, dated)
    rebased: tuple[str | None, int] = (None, 0)  # of what an earlier base was named, and where
    for listed in _groups(text, figures):
        group = [_with_unit(numeral, listed[-1]) for numeral in listed]
        named = subjects.of(group)
        doubts = () if _fits(text, group, named) else ("draft-pairing",)
        for number, numeral in enumerate(group):
            subject = named.subjects[min(number, len(named.subjects) - 1)]
            allowed = [p for p in periods.allowed(numeral.start) if is_possible(p)]
            period = _period(allowed or [dated.period], subject.name)
            head = _governing(text, subject, group[: number + 1], named.head)
            is_planned = dated.plans(period) or names_aim(head, numeral.reading.unit)
            one = _quantity(numeral, head, subject, period, is_planned=is_planned)
            if (one.name, one.measure) == (rebased[0], "yoy") and is_bare(head, one.unit):
                same_sentence = text.find("。", rebased[1], one.start) < 0
                one = one._replace(measure="change" if same_sentence else "yoy")
            if names_earlier_base(head):
                rebased = (one.name, one.end)
            why = (*one.doubts, *doubts, *_doubts_of_place(text, numeral, is_dated=bool(allowed)))
            until = group[-1].end if numeral != listed[number] else one.end
            yield one._replace(doubts=why, until=until)


_RATE = re.compile("(?:增速|[增涨升降跌]幅|(?<!自然)增长率)$")


def _governing(text: str, subject: Subject, group: Sequence[Numeral], head: str) -> str:
    """The words that govern the last number of a group: its clause, or from a rate of growth on.

    增速从2.1%提高到5.4% gives both of them the words from 增速 on, and 分别下降2.1%和增长3.4% the
    second all up to 增长. `head` are the words before the first.
    """
    start = group[0].start - len(head)
    if _RATE.search(subject.name) and start - FURTHEST < subject.start < start:
        return text[subject.start : group[-1].start]
    turns = (b.start for a, b in pairwise(group) if _TURNS.fullmatch(text[a.end : b.start]))
    *_, governed = (group[0].start, *turns)
    return text[start:governed]


def _fits(text: str, group: Sequence[Numeral], named: Named) -> bool:
    """Whether there is a subject for each number, or one for the two ends of a range."""
    if len(named.subjects) == len(group):
        return True
    return len(group) == 2 and bool(_RANGES.fullmatch(text[group[0].end : group[1].start]))


_MOST_LISTED = 20
"""So many numbers one predicate governs at the most; a longer list is read in parts."""


def _groups(text: str, figures: Sequence[Numeral]) -> Iterator[list[Numeral]]:
    """Numbers that nothing but a separator parts, and that one predicate therefore governs."""
    group: list[Numeral] = []
    for figure in figures:
        if group and (len(group) == _MOST_LISTED or not _joins(text, group[-1], figure)):
            yield group
            group = []
        group.append(figure)
    if group:
        yield group


def _joins(text: str, before: Numeral, after: Numeral) -> bool:
    """Whether two numbers are of one list or one range: 4%、5% and 5%—5.5%, but 3家、20万元."""
    gap = text[before.end : after.start]
    if before.reading.ordinal != after.reading.ordinal:
        return False
    if _RANGES.fullmatch(gap):
        return (after.reading.unit or "").startswith(before.reading.unit or "")
    units = {before.reading.unit, after.reading.unit}
    dealt = "分别" in text[max(0, before.start - 12) : before.start]
    alike = len(units) == 1 or None in units
    if dealt and alike and _TURNS.fullmatch(gap):
        return True
    return bool(_SEPARATORS.fullmatch(gap)) and (dealt or (alike and gap != ","))


def _quantity(
    numeral: Numeral, head: str, subject: Subject, period: str, *, is_planned: bool
) -> Quantity:
    reading = numeral.reading
    grown = growth(head, reading.unit)
    qualifier = _qualifier(numeral, head)
    return Quantity(
        numeral.start,
        numeral.end,
        naming.balanced(subject.name),
        "target"
        if is_planned and not reading.ordinal
        else _measure(numeral, head, subject, period),
        -abs(reading.value) if grown and grown.falls else reading.value,
        reading.unit,
        qualifier,
        period,
        subject.start if qualifier != "estimate" else min(subject.start, numeral.start - len(head)),
        numeral.end,
        tuple(_doubts(numeral, head, subject, is_growth=grown is not None)),
    )


def _doubts(numeral: Numeral, head: str, subject: Subject, *, is_growth: bool) -> Iterator[str]:
    """Why a person should look: no name, or a base of growth without a word for its direction."""
    if not subject.name:
        yield "draft-nameless"
    if numeral.reading.unit in ("%", "‰") and not is_growth and names_base(head):
        yield "draft-no-direction"


def _doubts_of_place(text: str, numeral: Numeral, *, is_dated: bool) -> Iterator[str]:
    """Why, by what stands before a number: it has no time, or may be cut."""
    if not is_dated:
        yield "draft-no-period"
    if is_outset(text, numeral.start, numeral.end):
        yield "draft-outset"
    if _SPACED.search(text, max(0, numeral.start - 2), numeral.start):
        yield "draft-spaced"


_SPACED = re.compile(r"\d $")


def _period(allowed: Sequence[str], name: str) -> str:
    """What a number is about: of a stretch of months, a stock is of its last day."""
    return allowed[-1] if _STOCK.search(name) else allowed[0]


def _measure(numeral: Numeral, head: str, subject: Subject, period: str) -> Measure:
    reading = numeral.reading
    if reading.ordinal:
        return "rank"
    if grown := growth(head, reading.unit):
        return grown.measures[-1 if _years_of(period) > 1 else 0]
    return "share" if reading.unit in ("%", "‰") else size(subject.name, reading.unit)


def _qualifier(numeral: Numeral, head: str) -> Qualifier:
    """How exactly the number is stated; its own word goes before an estimate around it."""
    qualifier: Qualifier = numeral.reading.qualifier  # type: ignore[assignment]
    return "estimate" if qualifier == "exact" and is_estimate(head) else qualifier


def _with_unit(numeral: Numeral, last: Numeral) -> Numeral:
    """The number with the unit that only the last of its list states: 8.5和3.2%."""
    unit, own = last.reading.unit or "", numeral.reading.unit or ""
    if own not in ("", "万", "亿", "万亿", "个") or unit == own or not unit.startswith(own):
        return numeral
    return numeral._replace(reading=numeral.reading._replace(unit=unit))


_STOCK = re.compile("(?:余额|存款|贷款|存量|保有量)$")


def _years_of(period: str) -> int:
    """Over how many calendar years a period runs."""
    first, last, _ = Period.parse(period)
    return last[0] - first[0] + 1


_STATISTICS = re.compile(
    "(?:生产总值|GDP|产值|增加值|总额|总值|收入|支出|产量|总产|销售额|零售额|(?:资产|民间|工业|地产|技改|设施|开发|产业|三产)投资"
    "|余额|营收|利润|税收|成交额|交易额|成交金额|存款|量|规模|存栏|出栏|人口|里程|总长|装机|装机容量|从业人员|浓度|寿命"
    "|能力|产能|算力|储能|生产率|种植面积|播种面积|储备|收支|总数|位数|标准|工资|养老金|价格|服务费|指数|收入比|资产"
    "|营业额|出口|进口|外资|人均.{0,8})$"
)
"""What the names of statistical series end with."""


_MONEY = re.compile("(?:投资|贷款|存款|资金|补贴|补助|捐款|债券)$")
"""What money is spoken of by, also where 元 is left out: 投资2.1亿."""


_OF_THINGS = ("个", "种", "家", "项", "名")
"""What things are counted by, also where the name is of a series: 产值连跨两个台阶."""

_VISITS = ("人次", "万人次", "亿人次")
_VISITORS = re.compile("游客|旅客|客流|访问")
"""Who come and go, of whom there is a series."""


def size(name: str, unit: str | None) -> Measure:
    """Whether a number that is no growth and no share is a level, a count or an amount."""
    if unit in lexicon.DURATIONS:
        return "level" if name.endswith("年限") else "count"
    if unit in _OF_THINGS and not name.endswith(("量", "数")):
        return "count"
    is_series = _STATISTICS.search(name) or (unit in _VISITS and _VISITORS.search(name))
    if is_series and not name.startswith(("新增", "总投资", "完成投资")):
        return "level"
    if unit in ("万", "亿", "万亿") and _MONEY.search(name):
        return "amount"
    return "count" if counts(unit) else "amount"
