"""The administrative divisions of China: their codes by GB/T 2260, and their names.

The table (`data/divisions.csv`, which names its source) has provinces, prefectures and counties,
with the years that each had its code and name. It is read where it is first asked for.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from xiaoshan_report import data_file
from xiaoshan_report.numerals.lexicon import any_of, lexicon

_KINDS = "特别行政区|自治[区州县旗]|联合旗|[地矿特新]区|(?<=神农架)林区|[省市区县旗州盟]"


class Division(NamedTuple):
    """A division: its six digits, its name, and the years in which it had both.

    `english` is a province's name in English. A change comes within a year, so `until` is the year
    in which the division ends and another may begin.
    """

    code: str
    name: str
    english: str
    since: int
    until: int


def code_of(place: str, year: int | None = None) -> str | None:
    """Return the code that a place had in a year, or has now: 杭州市萧山区, 浙江省, 萧山.

    A place is called by its name, in full or in short, behind those above it or not. What several
    places are called (鼓楼区, of Nanjing and of Fuzhou) has no code; nor has a development zone, or
    the country, which the standard does not list.
    """
    codes = codes_of(place, year)
    return codes[0] if len(codes) == 1 else None


def codes_of(place: str, year: int | None = None) -> list[str]:
    """Return the codes of all the divisions that a place may be; a full name goes before a short.

    A province in short is no other place that is called so: 吉林 is no city.
    """
    for called in _table().called:
        found = {
            division.code
            for start in range(len(place))
            for division in called.get(place[start:], ())
            if _is_in_force(division, year) and place[:start] in _above(division, year)
        }
        if found:
            return sorted(found)
    return []


@cache
def names() -> dict[str, str]:
    """Return every name that a division has or had, in full and in short, each with a full one.

    余杭区 and 余杭 are 余杭区. Some short ones are words, too: 和平, 新华.
    """
    in_full, provinces, in_short = _table().called
    called = {**in_short, **provinces, **in_full}
    return {name: max(called[name], key=lambda one: one.until).name for name in called}


@cache
def english() -> dict[str, str]:
    """Return the English names of the country and its provinces."""
    return {one.name: one.english for one in _divisions() if one.english}


@cache
def in_full_and_short(name: str) -> tuple[str, ...]:
    """Return what a place is called: 萧山区, 萧山; 恩施土家族苗族自治州, 恩施, 恩施州; 沙县."""
    short = _ending().sub("", name, count=1)
    if short == name:
        return (name,)
    if name.endswith(("自治州", "自治县", "自治旗")):
        return name, short, short + name[-1]
    return name, short


@cache
def _ending() -> re.Pattern[str]:
    """What a name in full has more than in short: its kind, and the peoples of self-government."""
    return re.compile(f"(?<=..)(?:{any_of(lexicon().told.peoples)})*(?:{_KINDS})$")


_OPEN = 9999
"""The year until which a division is in force that still is."""


def _divisions() -> Iterator[Division]:
    lines = data_file("divisions.csv").read_text("utf-8").splitlines()
    rows = (line.split(",") for line in lines if not line.startswith("#"))
    next(rows)
    for code, name, english, since, until in rows:
        yield Division(code, name, english, int(since or 0), int(until) + 1 if until else _OPEN)


class _Table(NamedTuple):
    """Divisions by their code; by their names in full, provinces in short, and others in short."""

    by_code: dict[str, list[Division]]
    called: tuple[dict[str, list[Division]], ...]


@cache
def _table() -> _Table:
    table = _Table({}, ({}, {}, {}))
    in_full, provinces, in_short = table.called
    for division in _divisions():
        if division.code:
            table.by_code.setdefault(division.code, []).append(division)
            in_full.setdefault(division.name, []).append(division)
            of_kind = provinces if division.code.endswith("0000") else in_short
            for short in in_full_and_short(division.name)[1:]:
                of_kind.setdefault(short, []).append(division)
    return table


def _is_in_force(division: Division, year: int | None) -> bool:
    """Whether the division is there in a year, or now; the table begins with the year 2000."""
    if year is None:
        return division.until == _OPEN
    return division.since <= max(year, 2000) <= division.until


def _above(division: Division, year: int | None) -> set[str]:
    """What may stand before a division's name: nothing, its province, its city, or both."""
    before = {""}
    for above in (division.code[:2] + "0000", division.code[:4] + "00"):
        if above != division.code:
            before |= {
                upper + name
                for upper in before
                for one in _table().by_code.get(above, ())
                if _is_in_force(one, year)
                for name in in_full_and_short(one.name)
            }
    return before
