"""The quick look at a model: it vouches only for what the closer look finds nothing in."""

from decimal import Decimal
from itertools import islice, product
from typing import get_args

import msgspec
import pytest
from conftest import of_sample_and_all

from xiaoshan_report.model.consistency import contradictions
from xiaoshan_report.model.loading import bundled_model, load
from xiaoshan_report.model.soundness import is_plainly_sound
from xiaoshan_report.model.structs import FigureEntry, Measure, Model, Qualifier, Report

VALUES = ("1", "2", "3", "10", "12", "20", "30", "50", "60", "90", "100", "110", "600", "12.5", "0")
MORE = ("-3", "50.0", "1E+1", "1E-7", "NaN", "Infinity", "-0", "101", "0.5")

UNITS = ("", "%", *"个条项年张轮家人名件辆起所场套类处户", "方面", "成", "十条", "多个", "猫")

FORMS = ("{}", "{}余", "超{}", "第{}", "两", "过半", "约{}", "{}以上", "{}多")

AROUND = ("{}", "超过{}", "近{}", "第{}", "百分之{}", "-{}", "十{}", "过{}", "数{}")
DIGITS = ("{}", "1{}", "0{}", "0.{}", "3,{}", "{}0", "{}.5", "{},000", "{}-1", "{}%{}", "E{}")
BEHIND = ("", "以上", "多", "成", "万", "十")
"""What may stand before, beside and behind the digits of a value, and make them another number."""

NUMERALS = (*"一二三五六九十", "二十", "三十", "六成", "五成", "六十成", "十成")


def holding(report: Report, figure: FigureEntry) -> Model:
    """A model with this one figure."""
    replace = msgspec.structs.replace
    sections = tuple(replace(one, points=()) for one in report.model.areas[1].sections)
    place = {"area": report.model.areas[1].number, "section": sections[0].number}
    indicator = replace(report.model.indicators[0], **place, figures=(figure,), part_of=None)
    return Model(
        schema_version=1,
        report=report.model.report,
        indicators=(indicator,),
        areas=(replace(report.model.areas[1], sections=sections),),
    )


def stated(
    value: str, printed: str, unit: str, measure: Measure, qualifier: Qualifier
) -> FigureEntry:
    """A figure with the words 共…。 for its quote."""
    return FigureEntry(
        key="n",
        measure=measure,
        value=Decimal(value),
        printed=printed,
        quote=f"共{printed}。",
        unit=unit or None,
        qualifier=qualifier,
    )


def prints(value: str, unit: str) -> list[str]:
    """Ways in which a value, or another, could be printed."""
    cores = (value, value.lstrip("-"), *NUMERALS)
    each = {form.format(core) + after for form in FORMS for core in cores for after in (unit, "")}
    return sorted(each)


def test_the_bundled_model_is_plainly_sound() -> None:
    """The model that most answers are about needs no closer look."""
    assert is_plainly_sound(load(bundled_model()).model)


@of_sample_and_all
@pytest.mark.parametrize("measure", ["count", "yoy", "rank"])
@pytest.mark.parametrize("qualifier", get_args(Qualifier))
def test_what_looks_sound_is_sound(
    report: Report, qualifier: Qualifier, measure: Measure, every: int
) -> None:
    """No print of a number is vouched for that the grammar of numerals would read otherwise."""
    vouched: dict[tuple[str, str, str], list[object]] = {}
    values = product((*VALUES, *MORE), UNITS)
    for value, unit in islice(values, 0, None, every):
        for printed in prints(value, unit):
            model = holding(report, stated(value, printed, unit, measure, qualifier))
            if is_plainly_sound(model):
                vouched[printed, value, unit] = list(contradictions(model))
    assert {} == {case: found for case, found in vouched.items() if found}
    assert vouched or qualifier not in ("exact", "over")


@pytest.mark.parametrize("period", ["2021-02-30", "2021-05/2021-01", "0000-01", "2021-05-31\n", ""])
def test_impossible_periods_are_seen(report: Report, period: str) -> None:
    """A period that no calendar has is not vouched for, wherever it stands."""
    record = msgspec.structs.replace(report.model.report, period=period)
    assert not is_plainly_sound(msgspec.structs.replace(report.model, report=record))


@of_sample_and_all
@pytest.mark.parametrize("qualifier", get_args(Qualifier))
@pytest.mark.parametrize("unit", ["", "%", "个", "万人次", "0个", ",000元"])
def test_digits_are_looked_at_with_all_around_them(
    report: Report, qualifier: Qualifier, unit: str, every: int
) -> None:
    """A print is read as others of its form only where its digits are the whole of the number."""
    vouched: dict[tuple[str, str], list[object]] = {}
    each = product(("1", "10", "11", "1.1", "500"), AROUND, DIGITS, BEHIND)
    for value, before, beside, behind in islice(each, 0, None, every):
        printed = before.format(beside.replace("{}", value)) + unit + behind
        model = holding(report, stated(value, printed, unit, "amount", qualifier))
        if is_plainly_sound(model):
            vouched[printed, value] = list(contradictions(model))
    assert {} == {case: found for case, found in vouched.items() if found}


@pytest.mark.parametrize(
    ("value", "printed", "unit", "qualifier"),
    [
        ("2800", "2800多个", "个", "over"),
        ("12.6", "突破12.6万亿元", "万亿元", "over"),
        ("30", "近30万户次", "万户次", "about"),
        ("95.5", "95.5%以上", "%", "at_least"),
        ("100000", "十万人左右", "人", "about"),
    ],
)
def test_what_drafts_print_needs_no_closer_look(
    report: Report, value: str, printed: str, unit: str, qualifier: Qualifier
) -> None:
    """The many ways of drafts to print a figure are vouched for as those of the bundled model."""
    figure = stated(value, printed, unit, "amount", qualifier)
    assert is_plainly_sound(holding(report, figure))
