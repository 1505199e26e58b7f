"""Dates as reports and their pages print them, in digits and in Chinese numerals."""

import datetime
import re
from calendar import monthrange
from collections.abc import Iterator

from xiaoshan_report.numerals import grammar as numerals
from xiaoshan_report.numerals.half_width import normalise

_GAP = r"[ \t\xa0]{0,2}"
_ORDINAL = r"[一二三四五六七八九十廿卅]{1,3}|\d{1,2}"
_IN_DIGITS = (
    rf"((?:19|20)\d\d){_GAP}(?:年(?={_GAP}\d{{1,2}}{_GAP}月)|[\-./]){_GAP}(\d{{1,2}}){_GAP}[月\-./]"
    rf"{_GAP}(\d{{1,2}})(?!\d*{_GAP}月)"
)
"""A date in digits, and not the months from one to another: 2023年1-6月."""

_WRITTEN_OUT = (
    r"([一二][〇○零Oo0一二三四五六七八九]{3})"
    rf"{_GAP}年{_GAP}(元|{_ORDINAL}){_GAP}月{_GAP}({_ORDINAL}){_GAP}[日号]"
)
"""A date written out: 二〇一二年二月二十九日, 二O一二年元月八日."""

DATE = rf"(?:{_IN_DIGITS}|{_WRITTEN_OUT})"
"""A date, its year, month and day each in one of two groups."""

_DATE = re.compile(DATE)
_CLOCK = r"[ \t]{0,4}\d{1,2}(?::|时)\d{1,2}(?::\d{1,2}|分)?"
_STAMP = re.compile(rf"{_IN_DIGITS}日?{_CLOCK}|\d{{4}}[\-./]\d{{1,2}}[\-./]\d{{1,2}}")
"""A date as a page prints it, with the time of day or without words: 2026-02-03 09:30."""

_MONTHS = 12
_DIGITS = "零一二三四五六七八九"
_AS_DIGITS = str.maketrans("〇○Oo0", "零零零零零")
_SEARCHED = 200
"""The characters of a line in which its date is looked for."""


def dates(line: str) -> Iterator[datetime.date]:
    """Return the dates that a line begins with, as far as there are such days."""
    for found in _DATE.finditer(normalise(line[:_SEARCHED])):
        year, month, day = (
            _number(one or two)
            for one, two in zip(found.groups()[:3], found.groups()[3:], strict=True)
        )
        if 1 <= month <= _MONTHS and 1 <= day <= monthrange(year, month)[1]:
            yield datetime.date(year, month, day)


def is_stamp(line: str) -> bool:
    """Tell whether a line has a date as a page prints it, not as people write it."""
    return bool(_STAMP.search(normalise(line[:_SEARCHED])))


def _number(written: str) -> int:
    """A number in digits or written out, 0 where the characters are none; a year is its digits."""
    if written.isdigit() and written.isascii():
        return int(written)
    if len(written) == len("二〇一二"):
        return int("".join(str(_DIGITS.index(one)) for one in written.translate(_AS_DIGITS)))
    tens = {"廿": "二十", "卅": "三十", "元": "一"}
    try:
        return int(numerals.read("".join(tens.get(one, one) for one in written)).value)
    except ValueError:
        return 0
