"""Units as reports print them: their English, and which of them convert."""

from collections.abc import Sequence
from decimal import Decimal

UNITS: dict[str, str] = {
    "亿元": "100m yuan",
    "万元": "10k yuan",
    "元": "yuan",
    "美元": "US dollars",
    "人": "people",
    "名": "people",
    "人次": "person-times",
    "剂次": "doses",
    "户": "households",
    "平方米": "m²",
    "平方公里": "km²",
    "亩": "mu",
    "公顷": "ha",
    "立方米": "m³",
    "千米": "km",
    "公里": "km",
    "吨": "tonnes",
    "吨标准煤": "tonnes of coal equivalent",
    "吨标煤": "tonnes of coal equivalent",
    "吨公里": "tonne-km",
    "人公里": "passenger-km",
    "公斤": "kg",
    "千克": "kg",
    "斤": "jin",
    "微克": "µg",
    "标准箱": "TEU",
    "千瓦": "kW",
    "千瓦时": "kWh",
    "度": "kWh",
    "年": "years",
    "个月": "months",
    "天": "days",
    "小时": "hours",
    "分钟": "minutes",
    "个百分点": "percentage points",
    "倍": "times",
    **dict.fromkeys("家个件起项条张所场套类处辆轮座台架艘只头株栋幢次届批种对支部笔宗例班列间", ""),
    "方面": "",
}
"""Units for English readers, where they differ; a mere measure word has none."""

_ENGLISH_SCALES = {"万亿": "trillion", "亿": "100m", "万": "10,000"}

_PER = {"人": "person", "户": "household", "月": "month", "年": "year", "天": "day", "亩": "mu"}
"""What something is per, where UNITS has a plural or nothing."""


def english(unit: str) -> str:
    """Return the unit for English readers, as it is where a part of it is not known."""
    if unit in UNITS:
        return UNITS[unit]
    of, per, one = unit.partition("/")
    if per:
        return f"{english(of)}/{_PER.get(one) or english(one)}"
    scale = next((scale for scale in _ENGLISH_SCALES if unit.startswith(scale)), "")
    base = unit.removeprefix(scale)
    known = scale and (not base or base in UNITS)
    return f"{_ENGLISH_SCALES[scale]} {UNITS.get(base, '')}".rstrip() if known else unit


_SCALES = (("万亿", 12), ("千万", 7), ("百万", 6), ("亿", 8), ("万", 4))
"""What a unit may begin with, the longest first, as powers of ten; 千 alone belongs to the unit."""


def are_convertible(unit: str, other: str) -> bool:
    """Tell whether two units differ by a power of ten only, as 亿元 and 万元, 万人 and 人 do."""
    return scaled(unit)[1] == scaled(other)[1]


def largest(units: Sequence[str]) -> str | None:
    """Return the largest of the units, to which others convert with no digit not printed.

    `None` where there is none, or where they do not convert.
    """
    if len({scaled(unit)[1] for unit in units}) != 1:
        return None
    return max(units, key=lambda unit: scaled(unit)[0])


def convert(value: Decimal, unit: str, to: str) -> Decimal:
    """Return the value in a convertible unit, exactly, and as precise as it was printed."""
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    return Decimal((sign, digits, exponent + scaled(unit)[0] - scaled(to)[0]))


def scaled(unit: str) -> tuple[int, str]:
    """Return the power of ten that a unit begins with, and what is counted."""
    found = ((power, unit[len(word) :]) for word, power in _SCALES if unit.startswith(word))
    return next(found, (0, unit))
