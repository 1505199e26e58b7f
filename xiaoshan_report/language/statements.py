"""What the words around a number say of it, decided once for whoever reads it."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, Protocol

from xiaoshan_report.language.growth import SHARE_UNITS, GrowthSaid, growth, is_estimate, names_aim
from xiaoshan_report.language.lists import governing_words
from xiaoshan_report.language.subjects import counts
from xiaoshan_report.model.structs import SIZES, Measure, Qualifier
from xiaoshan_report.numerals.characters import HAN
from xiaoshan_report.numerals.grammar import find, unit_stated
from xiaoshan_report.numerals.lexicon import any_of, lexicon
from xiaoshan_report.numerals.reading import Reading
from xiaoshan_report.numerals.units import in_percent

_RATES_AIMED_AT: tuple[Measure, ...] = ("yoy", "share")
"""What a rate may measure that an aim is named for, without a word of growth."""


class Statement(NamedTuple):
    """What the words around a number say of it.

    `head` are the words that govern it. `unit` is its own, or that of its list. `measures` and
    `qualifiers` are what the words allow, the likeliest first. `is_aim` is whether it was only
    aimed at, if in a time now past.
    """

    reading: Reading
    unit: str | None
    head: str
    growth: GrowthSaid | None
    measures: tuple[Measure, ...]
    qualifiers: tuple[Qualifier, ...]
    is_aim: bool

    @property
    def falls(self) -> bool:
        """Whether its words, or its sign, make it negative."""
        return (self.growth is not None and self.growth.falls) or self.reading.value < 0

    @property
    def value(self) -> Decimal:
        """The value with its sign, of a range its lower end."""
        return self.reading.signed(falls=self.falls)[0]

    @property
    def upper(self) -> Decimal | None:
        """The upper end of a range, with its sign."""
        return self.reading.signed(falls=self.falls)[1]

    def expected(self) -> "Statement":
        """Return it as no more than expected, where its words do not bound it."""
        return self._replace(qualifiers=tuple(_qualifiers(self.qualifiers, is_expected=True)))

    def measure(self, years: int) -> Measure:
        """Return what it most likely measures, if of a period of so many years."""
        return self.measures[-1 if years > 1 else 0]


def statement(
    reading: Reading,
    head: str,
    unit: str | None,
    name: str | None = None,
    also: Sequence[str] = (),
) -> Statement:
    """Decide what the words that govern a number say of it.

    `name` is what the number is of, where that is known; `also` are more qualifiers stated of it.
    """
    grown, is_aim = growth(head + reading.growth, unit), names_aim(head, unit)
    return Statement(
        reading,
        unit,
        head,
        grown,
        _measures(reading, unit, grown, name, is_aim=is_aim),
        tuple(_qualifiers((_bound(reading, head), *also), is_expected=is_estimate(head))),
        is_aim,
    )


@lru_cache(1024)  # asked of a figure by itself, and again beside its text
def in_quote(quote: str, printed: str, unit: str | None) -> Statement:
    """Decide what a quote says of the number printed in it, both comparable.

    `unit` is that of the model, in which a multiple may be a percentage.
    """
    start = quote.index(printed)
    end = start + len(printed)
    own, *also = [
        numeral.reading.qualifier
        for numeral in find(quote)
        if start <= numeral.digits_start and numeral.digits_end <= end
    ] or ["exact"]
    reading = next(find(printed)).reading._replace(qualifier=own)
    return statement(reading, governing_words(quote[:start]), unit, also=also)


class Valued(Protocol):
    """A number with its sign, or the two ends of a range, in a unit."""

    @property
    def value(self) -> Decimal: ...  # noqa: D102
    @property
    def upper(self) -> Decimal | None: ...  # noqa: D102
    @property
    def unit(self) -> str | None: ...  # noqa: D102


def agrees(reading: Reading, text: str, end: int, said: Valued) -> bool:
    """Tell whether a number that ends there in a text is this one, in its or its list's unit."""
    stated, read = _magnitudes(said.value, said.upper), _magnitudes(reading.value, reading.upper)
    percents = [in_percent(one, reading.unit) for one in read]
    if said.unit == "%" and None not in percents:
        return percents == stated
    return read == stated and said.unit in (reading.unit, unit_stated(text, end, reading.unit))


def as_read(reading: Reading) -> str:
    """Return what is read as a person writes it: 5—5.5 %."""
    ends = "—".join(f"{end:f}" for end in (reading.value, reading.upper) if end is not None)
    return f"{ends} {reading.unit or ''}".strip()


def _magnitudes(value: Decimal, upper: Decimal | None) -> list[Decimal]:
    """The ends of what is stated, as they are printed: 下降10%—15% is from -15 to -10."""
    return sorted(end.copy_abs() for end in (value, upper) if end is not None)


def _measures(
    reading: Reading,
    unit: str | None,
    grown: GrowthSaid | None,
    name: str | None,
    *,
    is_aim: bool,
) -> tuple[Measure, ...]:
    if reading.ordinal:
        return ("rank",)
    if grown:
        return grown.measures
    if unit in SHARE_UNITS and is_aim:  # 生产总值目标6% is of its growth, 占比目标60% of a share
        return tuple(m for m in _RATES_AIMED_AT if name is None or (m == "yoy") == is_series(name))
    if unit in SHARE_UNITS:
        is_rate = reading.value < 0 and (name is None or name.endswith("率"))
        return ("level",) if is_rate else ("share",)  # 自然增长率为-2.41‰
    return SIZES if name is None else (size(name, unit),)


_LEAST = re.compile(f"(?:至少|最少|起码){HAN}{{1,4}}$")
_OF_WHOLE = re.compile(
    rf"(?:(约)占[^,;。、\d]{{0,8}}|(近|不足|不到|超过?)(?:全[国省市区县球]|{HAN}{{0,4}}总[量数额])的)$"
)
_BOUNDS = {"约": "about", "近": "about", "不足": "under", "不到": "under"}


def _bound(reading: Reading, head: str) -> str:
    """Its own qualifier, or that before its verb or its whole: 至少配备1名, 约占全国10%."""
    if reading.qualifier != "exact":
        return reading.qualifier
    if _LEAST.search(head):
        return "at_least"
    of_whole = _OF_WHOLE.search(head) if reading.unit == "%" else None
    if not of_whole:
        return "exact"
    return _BOUNDS.get(of_whole[1] or of_whole[2], "over")


def _qualifiers(said: Sequence[str], *, is_expected: bool) -> Iterator[Qualifier]:
    """How exactly a number is stated: its own words go before an estimate around it."""
    for qualifier in said:
        if qualifier != "exact" or not is_expected:
            yield qualifier  # type: ignore[misc]
    if is_expected:
        yield "estimate"


# Levels, counts and amounts


_STATISTICS = re.compile(
    "(?:生产总值|GDP|产值|增加值|总额|总值|收入|支出|产量|总产|销售额|零售额|(?:资产|民间|工业|地产|技改|设施|开发|产业|三产)投资"
    "|余额|营收|利润|税收|成交额|交易额|成交金额|存款|量|规模|存栏|出栏|人口|里程|总长|装机|装机容量|从业人员|浓度|寿命"
    "|能力|产能|算力|储能|生产率|种植面积|播种面积|储备|收支|总数|位数|标准|工资|养老金|价格|服务费|资产"
    "|营业额|[气水室地]温|温度|出口|进口|外资|人均.{0,8}"
    rf"|{any_of(lexicon().numbers.indices)})$"
)
"""What the names of statistical series end with."""


_MONEY = re.compile("(?:投资|贷款|存款|资金|补贴|补助|捐款|债券)$")
"""What money is spoken of by, also where 元 is left out: 投资2.1亿."""


_OF_THINGS = ("个", "种", "家", "项", "名")
"""What things are counted by, also where the name is of a series: 产值连跨两个台阶."""

_VISITS = ("人次", "万人次", "亿人次")
_VISITORS = re.compile("游客|旅客|客流|访问")
"""Who come and go, of whom there is a series."""


def is_series(name: str) -> bool:
    """Tell whether a name is that of a statistical series, which has a level and grows."""
    return bool(_STATISTICS.search(name))


def size(name: str, unit: str | None) -> Measure:
    """Tell whether a number that is no growth and no share is a level, a count or an amount."""
    if unit in lexicon().names.durations:
        return "level" if name.endswith("年限") else "count"
    if unit in _OF_THINGS and not name.endswith(("量", "数")):
        return "count"
    is_counted = is_series(name) or (unit in _VISITS and _VISITORS.search(name))
    if is_counted and not name.startswith(("新增", "总投资", "完成投资")):
        return "level"
    if unit in ("万", "亿", "万亿") and _MONEY.search(name):
        return "amount"
    return "count" if counts(unit) else "amount"
