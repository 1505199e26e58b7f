"""English says quantities as economists do, digits exactly kept; Chinese as printed."""

import re
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import Report
from xiaoshan_report.numerals.measures import MEASURES
from xiaoshan_report.numerals.units import scaled, units
from xiaoshan_report.render.wrapping import wrap

ENGLISH, CHINESE = Translator("en"), Translator("zh")


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("423.5", "亿元", "42.35 bn yuan"),
        ("2.25", "亿元", "225 million yuan"),
        ("425", "万元", "4.25 million yuan"),
        ("4200", "万元", "42.00 million yuan"),
        ("50", "万元", "500,000 yuan"),
        ("1.2", "万亿元", "1.2 trn yuan"),
        ("3", "千亿元", "300 bn yuan"),
        ("-1.50", "亿美元", "-150 million US dollars"),
        ("105.3", "万平方米", "1.053 million m²"),
        ("1.63", "万人", "16,300 people"),
        ("7", "千人次", "7,000 person-times"),
        ("3200", "千瓦", "3,200 kW"),
        ("1200", "万千瓦", "12.00 million kW"),
        ("4924", "件", "4,924"),
        ("1.63456", "万件次", "16,345.6"),
        ("12345678", "元", "12,345,678 yuan"),
        ("350.5", "万元/亩", "3.505 million yuan/mu"),
        ("12800", "元/平方米", "12,800 yuan/m²"),
        ("28.5", "微克/立方米", "28.5 µg/m³"),
        ("2027", "亩", "2,027 mu"),
        ("1", "人次", "1 person-time"),
        ("162.5", "万户", "1.625 million"),
        ("2", "户", "2"),
        ("120", "口", "120"),
        ("1.0", "个百分点", "1.0 percentage points"),
        ("12.50", "%", "12.50 %"),
        ("-22", "%", "-22 %"),
        ("3", None, "3"),
        ("0.00", "亿元", "0 yuan"),
    ],
)
def test_english_quantities(value: str, unit: str | None, expected: str) -> None:
    """The word is the largest of which there is at least 1; what has no scale gets none.

    Nor has a unit a word that is true of some of what it counts only: firms are 户 as homes are,
    wells 口 as people are.
    """
    assert expected == ENGLISH.number(Decimal(value), unit)


@pytest.mark.parametrize(
    ("values", "unit", "expected"),
    [
        (["423.5", "9.8"], "亿元", (["42.35", "0.98"], "bn yuan")),
        (["423.5", "0.98"], "亿元", (["42,350", "98"], "million yuan")),
        (["347.70", "347.51", "347.89"], "亿元", (["34.770", "34.751", "34.789"], "bn yuan")),
        (["0", "1.2"], "万人", (["0", "12,000"], "people")),
    ],
)
def test_numbers_beside_each_other_share_a_word(
    values: list[str], unit: str, expected: tuple[list[str], str]
) -> None:
    """Several numbers stand in one unit, in which none begins with 0.0."""
    shown, said = ENGLISH.quantities([Decimal(value) for value in values], unit)
    assert expected == ([ENGLISH.digits(value) for value in shown], said)


def test_chinese_is_as_printed() -> None:
    """Chinese readers get the digits and the unit of the report."""
    assert ("423.50", "亿元") == CHINESE.quantity(Decimal("423.50"), "亿元")


SCALES = st.sampled_from(["", *units().scales])
BASES = st.sampled_from(sorted(MEASURES))
WORDS = {"million": 6, "bn": 9, "trn": 12}


@given(st.decimals(-(10**9), 10**9, places=3), SCALES, BASES)
def test_no_digit_is_added_or_lost(value: Decimal, scale: str, base: str) -> None:
    """What English says is exactly what the report does, whatever the unit, in English words."""
    unit = scale + base
    text, said = ENGLISH.quantity(value, unit)
    word = (said or "").partition(" ")[0]
    power = WORDS.get(word, 0)
    assert value.scaleb(scaled(unit)[0]) == Decimal(text.replace(",", "")).scaleb(power)
    assert not any("\u4e00" <= character <= "\u9fff" for character in said or "")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("A total investment of 26.333 bn yuan was agreed on.", "26.333 bn yuan"),
        ("The stages: 1.053 million m² passed review.", "1.053 million m²"),
        ("Value: 16,300+ people; deaths -43.6 % on the mean", "16,300+ people"),
        ("其中安置房105.3万平方米通过评审，余者在建。", "105.3万平方米"),
        ("财政总收入 333.69 亿元，同比增长18.3%。", "333.69 亿元"),
        ("Resettlement housing area (million m²) passed", "(million m²)"),
    ],
)
def test_a_number_stays_with_its_unit(text: str, kept: str) -> None:
    """Number, scale and unit stand on one line wherever a line holds them with what follows."""
    for width in range(cell_len(kept) + 2, 60):
        assert any(kept in line for line in wrap(text, width)), width


def test_sentences_of_the_model_say_quantities_so_too(report: Report) -> None:
    """What a point or a stage says of an amount is what its figure says, in digits and unit."""
    for owner in report.model.owners():
        said = owner.names[1] + (getattr(owner.entry, "stage_en", None) or "")
        for figure in report.figures[owner.id]:
            if figure.measure == "amount" and any(map(str.isdigit, said)):
                assert ENGLISH.number(figure.value, figure.unit) in said, figure.id


def test_english_of_the_model_has_no_other_scales(report: Report) -> None:
    """No English of the model says 100m, 10k or billion, or spells out a unit."""
    other = r"\d ?(k|m|M)\b|\d (billion|trillion|square metre|kilometre)|\d{5}|\d{4} (mu|yuan)"
    text = msgspec.json.encode(report.model).decode()
    english = re.findall(r'"\w+_en":"([^"]*)"', text)
    assert english
    assert [] == [sentence for sentence in english if re.search(other, sentence)]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("on the inspections' findings", 18, ["on the", "inspections'", "findings"]),
        ("near Ürümqi", 6, ["near", "Ürümqi"]),
        ("a plan of São Paulo", 11, ["a plan of", "São Paulo"]),
        ("ends in .csv, .html", 12, ["ends in", ".csv, .html"]),
        ("以.parquet结尾。", 9, ["以", ".parquet", "结尾。"]),
    ],
)
def test_words_stay_whole(text: str, width: int, lines: list[str]) -> None:
    """None is broken at an apostrophe or a letter with an accent, or behind the point of .csv."""
    assert lines == wrap(text, width)
