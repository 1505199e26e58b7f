"""What is told of a printed number without the grammar of numerals is what the grammar reads."""

from collections.abc import Iterator
from itertools import islice, product
from typing import get_args

import pytest
from conftest import of_sample_and_all

from xiaoshan_report.model.structs import Qualifier
from xiaoshan_report.numerals.grammar import read
from xiaoshan_report.numerals.plain import is_plain, read_alike
from xiaoshan_report.numerals.reading import Reading

VALUES = ("1", "2", "3", "10", "12", "20", "30", "50", "60", "90", "100", "110", "600", "12.5", "0")
MORE = ("50.0", "1E+1", "1E-7", "101", "0.5")

UNITS = ("", "%", *"个条项年张轮家人名件辆起所场套类处户", "方面", "成", "十条", "多个", "猫")

FORMS = ("{}", "{}余", "超{}", "第{}", "两", "过半", "约{}", "{}以上", "{}多")

AROUND = ("{}", "超过{}", "近{}", "第{}", "百分之{}", "-{}", "十{}", "过{}", "数{}")
DIGITS = ("{}", "1{}", "0{}", "0.{}", "3,{}", "{}0", "{}.5", "{},000", "{}-1", "{}%{}", "E{}")
BEHIND = ("", "以上", "多", "成", "万", "十")
"""What may stand before, beside and behind the digits of a value, and make them another number."""

NUMERALS = (*"一二三五六九十", "二十", "三十", "六成", "五成", "六十成", "十成")


def prints(value: str, unit: str) -> set[str]:
    """Ways in which a value, or another, could be printed."""
    return {
        form.format(core) + after
        for form in FORMS
        for core in (value, *NUMERALS)
        for after in (unit, "")
    }


def read_or_nothing(printed: str) -> Reading | None:
    """What the grammar reads."""
    try:
        return read(printed)
    except ValueError:
        return None


@of_sample_and_all
@pytest.mark.parametrize("ordinal", [False, True])
@pytest.mark.parametrize("qualifier", get_args(Qualifier))
def test_what_is_plain_is_read_so(qualifier: Qualifier, ordinal: bool, every: int) -> None:
    """No print is called plain that the grammar would read otherwise; digits may have any unit."""
    plain = {
        (printed, value, unit): read_or_nothing(printed)
        for value, unit in islice(product((*VALUES, *MORE), UNITS), 0, None, every)
        for printed in prints(value, unit)
        if is_plain(printed, value, unit, qualifier, ordinal)
        and (ordinal or printed != value + unit)
    }
    assert {} == {
        case: found
        for case, found in plain.items()
        if found is None
        or (str(found.value), found.unit or "", found.qualifier) != (*case[1:], qualifier)
        or found.ordinal != ordinal
    }
    assert plain or qualifier not in ("exact", "over") or (ordinal and qualifier == "over")


@of_sample_and_all
@pytest.mark.parametrize("unit", ["", "%", "个", "万人次", "0个", ",000元"])
def test_numbers_printed_alike_are_read_alike(unit: str, every: int) -> None:
    """A print is read as others of its form only where its digits are the whole of the number."""
    tried = islice(cases(unit), 0, None, every)
    assert [] == [case for case in tried if not is_read_alike(*case)]


def cases(unit: str) -> Iterator[tuple[str, str]]:
    """Prints around digits, with these digits."""
    values = ("1", "10", "11", "1.1", "500")
    for value, before, beside, behind in product(values, AROUND, DIGITS, BEHIND):
        yield before.format(beside.replace("{}", value)) + unit + behind, value


def is_read_alike(printed: str, digits: str) -> bool:
    """Whether a print reads as it does by itself."""
    try:
        found = read_alike(printed, digits)
    except ValueError:
        return read_or_nothing(printed) is None
    return str(found.value.copy_abs()) != digits or found == read_or_nothing(printed)
