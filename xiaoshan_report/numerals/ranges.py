"""Two ends of a range as one numeral: 3000至3500人, 5-8%, 10万到12万人; dates are never one."""

import re
from decimal import Decimal

from xiaoshan_report.numerals.chinese_numerals import ENDINGS, SCALES
from xiaoshan_report.numerals.lexicon import lexicon
from xiaoshan_report.numerals.qualifiers import RANKED
from xiaoshan_report.numerals.reading import Numeral, Reading
from xiaoshan_report.numerals.units import scaled, shifted

_WORDS = lexicon().numbers
_NEVER_ENDS = _WORDS.calendar | _WORDS.classes
_FIRST_YEAR = 1900
_PARTS = ("%", "‰", "‱")

_SCALES = SCALES | {"成": 10}

_BETWEEN = re.compile(" ?(?:[-—–~]{1,2}|([至到])) ?")
_SETS_OUT = re.compile("[从由自][^,，;；。、]{0,12}$")
"""Before the first of two numbers of which 到 names the second as what was reached: 从3家到5家."""
_FURTHEST = 13
_IN_CODE = re.compile("[A-Za-z0-9.:∶/+×_-]")
"""Before what only looks like a range: S1-3, 2021-07-08, 2×3-5."""


def joined(text: str, low: Numeral, high: Numeral) -> Numeral | None:
    """Return two numerals that follow each other as the range that they state, if they do."""
    between = _BETWEEN.fullmatch(text, low.end, high.start)
    if not between or not _are_alike(low.reading, high.reading):
        return None
    if high.start != high.digits_start and not high.reading.ordinal:  # 20%至近30%
        return None
    if _IN_CODE.fullmatch(text, low.start - 1, low.start) or _goes_on(text, high.end):
        return None
    furthest = max(0, low.start - _FURTHEST)
    if between[1] and _SETS_OUT.search(text[furthest : low.start]):
        return None
    value = _lower(text, low, high)
    if value is None or value >= high.reading.value:
        return None
    said = (one.reading.qualifier for one in (low, high))
    reading = Reading(
        value,
        None if low.reading.ordinal else high.reading.unit or low.reading.unit,
        next((says for says in said if says != "exact"), "exact"),
        low.reading.ordinal,
        upper=high.reading.value,
    )
    return Numeral(low.start, high.end, low.digits_start, high.digits_end, reading)


def _are_alike(low: Reading, high: Reading) -> bool:
    """Whether these are two numbers of one kind, and no dates or classes."""
    if low.upper is not None or high.upper is not None or min(low.value, high.value) < 0:
        return False
    if low.ordinal or high.ordinal:  # 第2—5位
        return low.ordinal and high.unit in RANKED and (high.ordinal or high.unit is not None)
    if high.unit in _NEVER_ENDS or (high.unit == "年" and high.value >= _FIRST_YEAR):
        return False
    return high.unit is not None or low.unit in _PARTS


def _goes_on(text: str, end: int) -> bool:
    """Whether a chain of numbers goes on: 1-2-3家."""
    return text[end : end + 1] in ("-", "–") and text[end + 1 : end + 2].isdigit()


def _lower(text: str, low: Numeral, high: Numeral) -> Decimal | None:
    """The value of the lower end in the unit of the upper: 8000万 is 0.8000 of 至1亿元."""
    value, unit = low.reading.value, high.reading.unit or ""
    own = low.reading.unit or ""
    if not unit:  # 百分之三到五, but not 3%到5
        return value if text[low.digits_start] in "百千万" or low.reading.ordinal else None
    if not own:
        return _scaled_alike(text, low, high)
    if unit.startswith(own):
        return value
    (power, of), (power_above, of_upper) = scaled(own), scaled(unit)
    return shifted(value, power - power_above) if of in ("", of_upper) else None


def _scaled_alike(text: str, low: Numeral, high: Numeral) -> Decimal | None:
    """The lower end where its unit is only stated with the upper: 3到5万, 三到五万, 5000到1万."""
    value, upper = low.reading.value, high.reading
    last, last_above = text[low.digits_end - 1], text[high.digits_end - 1]
    scale = _SCALES.get(last_above, 1)
    is_larger = last not in ENDINGS or (last not in "万亿" and last_above in "万亿")
    if is_larger and value * scale < upper.value:  # 三到五万, 三百到五百万
        return value * scale
    return value if value < upper.value else shifted(value, -scaled(upper.unit or "")[0])
