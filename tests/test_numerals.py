"""Numerals are read as reports print them: value, unit, qualifier and span."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaoshan_report.numerals.grammar import find, read
from xiaoshan_report.numerals.half_width import normalise
from xiaoshan_report.numerals.reading import Numeral, Reading

ANNOTATED = Path(__file__).parents[2] / "shared" / "corpus" / "annotated"
TRICKY = "0159.,%- P第负超近约过几数余多成半以上左右个月年一二两十百千万亿零〇点分之家"
CHINESE = "一二两三四五六七八九十百千万亿零〇半"

VALUES = [
    ("1397", "1397", None),
    ("03", "3", None),
    ("12.0%", "12.0", "%"),
    ("199.05亿元", "199.05", "亿元"),
    ("1,234.5", "1234.5", None),
    ("12,345,678元", "12345678", "元"),
    ("１２．５％", "12.5", "%"),
    ("１，２３４．５亿元", "1234.5", "亿元"),
    (" 423.5 亿元　", "423.5", "亿元"),
    ("-5.3%", "-5.3", "%"),
    ("－5.3%", "-5.3", "%"),
    ("负5%", "-5", "%"),
    ("负二十度", "-20", "度"),
    ("1.63万人", "1.63", "万人"),
    ("116.6万剂次", "116.6", "万剂次"),
    ("5万亿元", "5", "万亿元"),
    ("3百万元", "3", "百万元"),
    ("7千户", "7", "千户"),
    ("2.5万", "2.5", "万"),
    ("2000万千瓦", "2000", "万千瓦"),
    ("105.3万平方米", "105.3", "万平方米"),
    ("4000P", "4000", "P"),
    ("2.2个百分点", "2.2", "个百分点"),
    ("3个月", "3", "个月"),
    ("2.7倍", "2.7", "倍"),
    ("4位", "4", "位"),
    ("50微克/立方米", "50", "微克/立方米"),
    ("440元/月", "440", "元/月"),
    ("10亿元人民币", "10", "亿元"),
    ("2021年", "2021", "年"),
    ("6号线", "6", "号线"),
    ("零", "0", None),
    ("两", "2", None),
    ("十六", "16", None),
    ("两百", "200", None),
    ("一百二十", "120", None),
    ("一百二", "120", None),
    ("一百零二", "102", None),
    ("三千五", "3500", None),
    ("一万二", "12000", None),
    ("一百二十万", "1200000", None),
    ("三万户", "30000", "户"),
    ("两千万人", "20000000", "人"),
    ("五万三千亿元", "5300000000000", "元"),
    ("一亿零五万三千二百零一", "100053201", None),
    ("三点五", "3.5", None),
    ("零点五个百分点", "0.5", "个百分点"),
    ("一点二〇亿元", "120000000", "元"),
    ("一点二五倍", "1.25", "倍"),
    ("二百二十千伏", "220", "千伏"),
    ("五千瓦", "5", "千瓦"),
    ("二〇二一年", "2021", "年"),
    ("二○二一年", "2021", "年"),
    ("二零二一年", "2021", "年"),
    ("一九九八年", "1998", "年"),
    ("百年一遇", "100", "年一遇"),
    ("六成", "60", "%"),
    ("七成五", "75", "%"),
    ("3成", "30", "%"),
    ("6.5成", "65", "%"),
    ("半", "50", "%"),
    ("一半", "50", "%"),
    ("半年", "0.5", "年"),
    ("两成半", "25", "%"),
    ("半成", "5", "%"),
    ("半个百分点", "0.5", "个百分点"),
    ("两个百分点", "2", "个百分点"),
    ("一年半", "1.5", "年"),
    ("三吨半", "3.5", "吨"),
    ("一个半小时", "1.5", "个小时"),
    ("两个半月", "2.5", "个月"),
    ("零下5℃", "-5", "℃"),
    ("零下十二摄氏度", "-12", "摄氏度"),
    ("三十两", "30", "两"),
    ("二十点零八千米", "20.08", "千米"),
    ("3万4千人", "34000", "人"),
    ("2万5600户", "25600", "户"),
    ("3万50人", "30050", "人"),
    ("25万6千吨", "256000", "吨"),
    ("3千5百株", "3500", "株"),
    ("3亿2千万元", "3.2", "亿元"),
    ("2亿3500万元", "2.3500", "亿元"),
    ("5千4百万元", "5400", "万元"),
    ("1千零50斤", "1050", "斤"),
    ("11万零600人", "110600", "人"),
    ("3个亿", "3", "亿"),
    ("叁佰万元", "3000000", "元"),
    ("贰仟伍佰元", "2500", "元"),
    ("四分之三", "75", "%"),
    ("十分之一", "10", "%"),
    ("1/4", "25", "%"),
    ("三分之二", "2", "/3"),
    ("1/3", "1", "/3"),
    ("万分之五", "5", "‱"),
    ("152ug/m3", "152", "ug/m3"),
    ("28μg/m³", "28", "μg/m³"),
    ("12.5万m2", "12.5", "万m2"),
    ("3.2万㎡", "3.2", "万㎡"),
    ("23.6km²", "23.6", "km²"),
    ("8万m³/日", "8", "万m³/日"),
    ("120公里/小时", "120", "公里/小时"),
    ("30万吨/年", "30", "万吨/年"),
    ("5.2万m³/d", "5.2", "万m³/d"),
    ("350元/人·月", "350", "元/人·月"),
    ("百分之八十", "80", "%"),
    ("百分之百", "100", "%"),
    ("百分之3.5", "3.5", "%"),
    ("千分之五", "5", "‰"),
    ("亿元", "1", "亿元"),
    ("万亿元", "1", "万亿元"),
    ("千瓦时", "1", "千瓦时"),
    ("百万元", "1000000", "元"),
    ("千亿", "100000000000", None),
    ("Ⅰ", "1", None),
    ("Ⅲ类", "3", "类"),
    ("ⅻ", "12", None),
]

QUALIFIED = [
    ("超过50%", "50", "%", "over"),
    ("超六成", "60", "%", "over"),
    ("逾3万人", "3", "万人", "over"),
    ("突破2000万千瓦", "2000", "万千瓦", "over"),
    ("高于5%", "5", "%", "over"),
    ("过半", "50", "%", "over"),
    ("过百亿元", "10000000000", "元", "over"),
    ("过五百亿元", "50000000000", "元", "over"),
    ("400余家", "400", "家", "over"),
    ("20多", "20", None, "over"),
    ("2700多万元", "2700", "万元", "over"),
    ("1万多户", "1", "万户", "over"),
    ("10余万人次", "10", "万人次", "over"),
    ("5倍多", "5", "倍", "over"),
    ("十余年", "10", "年", "over"),
    ("十余万人", "10", "万人", "over"),
    ("十几个", "10", "个", "about"),
    ("二十几万人", "20", "万人", "about"),
    ("二十来家", "20", "家", "about"),
    ("300来人", "300", "人", "about"),
    ("超过了百分之九十点五", "90.5", "%", "over"),
    ("上百万人次", "100", "万人次", "over"),
    ("上千家", "1000", "家", "over"),
    ("破百亿元", "10000000000", "元", "over"),
    ("50岁出头", "50", "岁", "over"),
    ("不足1%", "1", "%", "under"),
    ("不到两成", "20", "%", "under"),
    ("低于18.5立方米", "18.5", "立方米", "under"),
    ("少于40件", "40", "件", "under"),
    ("未达5%", "5", "%", "under"),
    ("不超过1个工作日", "1", "个工作日", "at_most"),
    ("不高于23微克/立方米", "23", "微克/立方米", "at_most"),
    ("至多3天", "3", "天", "at_most"),
    ("最多50人", "50", "人", "at_most"),
    ("12人以内", "12", "人", "at_most"),
    ("5万元以下", "5", "万元", "at_most"),
    ("3个工作日内", "3", "个工作日", "at_most"),
    ("20万人次以上", "20", "万人次", "at_least"),
    ("起码6次", "6", "次", "at_least"),
    ("≥95%", "95", "%", "at_least"),
    ("≤3%", "3", "%", "at_most"),
    ("＜35微克/立方米", "35", "微克/立方米", "under"),
    ("1万多亿元", "1", "万亿元", "over"),
    ("3千多万元", "3", "千万元", "over"),
    ("两个多月", "2", "个月", "over"),
    ("六成多", "60", "%", "over"),
    ("10亿元以上", "10", "亿元", "at_least"),
    ("亿元以上", "1", "亿元", "at_least"),
    ("百万元以上", "1000000", "元", "at_least"),
    ("16周岁以上", "16", "周岁", "at_least"),
    ("35岁及以上", "35", "岁", "at_least"),
    ("200所以上", "200", "所", "at_least"),
    ("一半以上", "50", "%", "at_least"),
    ("百分之八十以上", "80", "%", "at_least"),
    ("不少于10家", "10", "家", "at_least"),
    ("不低于 5%", "5", "%", "at_least"),
    ("至少3次", "3", "次", "at_least"),
    ("约5%", "5", "%", "about"),
    ("近300家", "300", "家", "about"),
    ("接近40%", "40", "%", "about"),
    ("5%左右", "5", "%", "about"),
    ("30人上下", "30", "人", "about"),
    ("几十家", "10", "家", "about"),
    ("数百家", "100", "家", "about"),
    ("近400余家", "400", "家", "about"),
]

RANKS = [("第三", "3", None), ("第3位", "3", None), ("第十二名", "12", None), ("第二批", "2", "批")]

RANGES = [
    ("3000至3500人", "3000", "3500", "人", "exact"),
    ("5-8%", "5", "8", "%", "exact"),
    ("0.2%～0.4%", "0.2", "0.4", "%", "exact"),
    ("5%—5.5%", "5", "5.5", "%", "exact"),
    ("10万到12万人", "10", "12", "万人", "exact"),
    ("2至3家", "2", "3", "家", "exact"),
    ("8000万至1亿元", "0.8000", "1", "亿元", "exact"),
    ("5000到1万户", "0.5000", "1", "万户", "exact"),
    ("三到五万人", "30000", "50000", "人", "exact"),
    ("五至十个百分点", "5", "10", "个百分点", "exact"),
    ("3-5个月", "3", "5", "个月", "exact"),
    ("约3000—3500人", "3000", "3500", "人", "about"),
    ("3—5天以内", "3", "5", "天", "at_most"),
    ("两三家", "2", "3", "家", "about"),
    ("十七八个", "17", "18", "个", "about"),
    ("三四十个", "30", "40", "个", "about"),
    ("三四十万", "30", "40", "万", "about"),
    ("五六千万元", "5000", "6000", "万元", "about"),
    ("一百二三十人", "120", "130", "人", "about"),
    ("一万六七千平方米", "16000", "17000", "平方米", "about"),
    ("六七成", "60", "70", "%", "about"),
    ("近七八百户", "700", "800", "户", "about"),
]

NOT_ONE_NUMBER = [
    "",
    "家",
    "3家和5家",
    "1-5月",
    "十四五",
    "从3家到5家",
    "1.2.3",
    "S307",
    "12,34",
    "5%5%",
    "一" * 10_000,
    "9,999" * 10_000,
]

FOUND = [
    ("1-5月", ["1", "5月"]),
    ("2021-2023年", ["2021", "2023年"]),
    ("6月-8月", ["6月", "8月"]),
    ("----2012年", ["2012年"]),
    ("同比-5%，净利-3亿元", ["-5%", "-3亿元"]),
    ("（-3亿元）", ["-3亿元"]),
    ("减负10亿元", ["10亿元"]),
    ("为负10%", ["负10%"]),
    ("3.6 : 48 : 48.4", ["3.6", "48", "48.4"]),
    ("2021.7.7", ["2021", "7", "7"]),
    ("12345,678", ["12345", "678"]),
    ("1,234,5678", ["1", "234", "5678"]),
    ("共5，100家", ["5", "100家"]),
    ("S307线、5G、PM2.5、1+8、03省道、“4286”", ["307", "5", "2.5", "1", "8", "03", "4286"]),
    ("统一、进一步、零售、唯一", ["一", "一步", "零", "一"]),
    ("上半年、十四五、长三角、一是", ["半年", "十四", "五", "三", "一"]),
    ("一二三产", ["一", "二", "三"]),
    ("百千万工程", ["百", "千万"]),
    ("完成、建成、形成和成功", []),
    ("统一成三成员", ["一", "三"]),
    ("五成立项", ["五"]),
    ("一二季度、三四月份、二三级医院", ["一", "二季度", "三", "四月", "二", "三级"]),
    ("由3家到5家，3-5级，10家—3家", ["3家", "5家", "3", "5级", "10家", "3家"]),
    ("S1-3栋，1-2-3家，2021-07-08日", ["1", "3栋", "1", "2", "3家", "2021", "07", "08日"]),
    ("增加3万2025年", ["3万", "2025年"]),
    ("队伍、大陆、收拾", []),
    ("两年半程、5年半导体", ["两年", "半", "5年", "半"]),
    ("零增长、零下、零上、0增长、10增长", ["零增长", "零", "零", "0增长", "10"]),
    ("3个亿元项目", ["3个", "亿元"]),
    ("2026/5/8、11/12、7×24小时", ["2026", "5", "8", "11", "12", "7", "24小时"]),
    ("居第1，235家、50，100个、第1,235家", ["第1", "235家", "50", "100个", "第1", "235家"]),
    ("高于0.3个百分点、高于3%", ["0.3个百分点", "高于3%"]),
    ("五大领域", ["五"]),
    ("50万家庭和12项目", ["50万", "12"]),
    ("近10年和最近10家", ["10年", "10家"]),
    ("节约10%，签约10个，约10个", ["10%", "10个", "约10个"]),
    ("不超过5%，5万元以下", ["不超过5%", "5万元以下"]),
    ("连续三年半", ["三年半"]),
    ("零售额3亿元", ["零", "3亿元"]),
    ("第二百货店", ["第二", "百"]),
    ("超12倍超3成", ["超12倍", "超3成"]),
    ("2.2个百分点", ["2.2个百分点"]),
    ("多个百分点", ["百"]),
]


def printed(text: str) -> list[str]:
    """Return the whole printed form of each numeral."""
    return [text[numeral.start : numeral.end] for numeral in find(text)]


def test_value_and_unit() -> None:
    """A number reads with the digits printed, so that the decimals are kept, and its unit."""
    expected = {text: (value, unit, "exact") for text, value, unit in VALUES}
    assert {} == {text: one for text, one in expected.items() if one != as_read(text)}


def test_qualifier() -> None:
    """A word before, within or behind a number says how exact it is."""
    expected = {text: tuple(one) for text, *one in QUALIFIED}
    assert {} == {text: one for text, one in expected.items() if one != as_read(text)}


def as_read(text: str) -> tuple[str, str | None, str]:
    """The value, unit and qualifier of what is one number, and neither a range nor a rank."""
    reading = read(text)
    assert (None, False, "") == (reading.upper, reading.ordinal, reading.growth), text
    return str(reading.value), reading.unit, reading.qualifier


@pytest.mark.parametrize(("text", "low", "high", "unit", "qualifier"), RANGES)
def test_range(text: str, low: str, high: str, unit: str, qualifier: str) -> None:
    """Two ends, or two neighbouring numbers, are one numeral with the lower as its value."""
    reading = read(text)

    assert (low, high) == (str(reading.value), str(reading.upper))
    assert (unit, qualifier) == (reading.unit, reading.qualifier)


def test_signed() -> None:
    """A fall of 10 to 15 is from -15 to -10, and any other fall is below nought."""
    assert (Decimal(-15), Decimal(-10)) == read("10%—15%").signed(falls=True)
    assert (Decimal(-5), None) == read("5%").signed(falls=True)
    assert (Decimal(10), Decimal(15)) == read("10%—15%").signed(falls=False)


def test_growth_within_a_print() -> None:
    """零增长 is a number, nought, and says itself that it is growth."""
    assert Reading(Decimal(0), "%", "exact", False, growth="增长") == read("零增长")


@pytest.mark.parametrize(("text", "value", "unit"), RANKS)
def test_ordinal(text: str, value: str, unit: str | None) -> None:
    """A number after 第 is ordinal, and as a rank it has no unit."""
    assert Reading(Decimal(value), unit, "exact", ordinal=True) == read(text)


@pytest.mark.parametrize("text", NOT_ONE_NUMBER, ids=lambda text: text[:8])
def test_not_one_number(text: str) -> None:
    """What is not one number as a whole is refused, with what was expected."""
    with pytest.raises(ValueError, match="expected one number, such as"):
        read(text)


def test_found() -> None:
    """Every numeral is found where it stands, also within words, and nothing else is."""
    assert {} == {text: found for text, expected in FOUND if (found := printed(text)) != expected}


def test_spans() -> None:
    """A numeral tells the whole printed form from its digits."""
    first, second = find("进度超六成，企业400余家")

    assert Numeral(2, 5, 3, 5, Reading(Decimal(60), "%", "over", ordinal=False)) == first
    assert Numeral(8, 13, 8, 11, Reading(Decimal(400), "家", "over", ordinal=False)) == second


def test_normalise() -> None:
    """Full-width forms become half-width ones, character for character."""
    wide = "１２．５％，Ａ：；（）！？　－"

    assert "12.5%,A:;()!? -" == normalise(wide)
    assert len(wide) == len(normalise(wide))


def test_long_digits() -> None:
    """A number may have any number of digits, and keeps them all."""
    digits = "9" * 10_000

    assert Decimal(digits) == read(digits).value
    assert f"0.{digits}" == str(read(f"0.{digits}").value)
    assert Decimal(f"{digits[:9]}E-10000") == read(f"0.{'0' * 9_991}{digits[:9]}").value


def chinese(number: int) -> str:
    """Write a number below 10**8 in Chinese, independently of how the module reads it."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = "零" if 0 < low < 1000 else ""
        return f"{chinese(high)}万{gap}{chinese(low) if low else ''}"
    words = ""
    for digit, weight in zip(f"{number:04}", ("千", "百", "十", ""), strict=True):
        words += "零一二三四五六七八九"[int(digit)] + (weight if digit != "0" else "")
    while "零零" in words:
        words = words.replace("零零", "零")
    return words.strip("零") or "零"


@given(st.integers(0, 99_999_999))
def test_chinese_round_trip(number: int) -> None:
    """A Chinese integer written out reads as the number, also with 十 for 一十 in front."""
    words = chinese(number)

    assert number == read(words).value
    assert number == read(words.removeprefix("一") if words.startswith("一十") else words).value


@given(st.decimals(0, 10**12, places=3), st.sampled_from(["%", "亿元", "万人次", "家", "个百分点"]))
def test_arabic_round_trip(number: Decimal, unit: str) -> None:
    """An Arabic number reads with its decimals, with and without separators, at either width."""
    plain, grouped = f"{number:f}{unit}", f"{number:,f}{unit}"
    wide = plain.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})

    for text in (plain, grouped, wide):
        assert f"{number:f}" == str(read(text).value)
        assert unit == read(text).unit


texts = st.one_of(
    st.text(),
    st.text(alphabet=st.sampled_from(TRICKY)),
    st.lists(st.sampled_from([text for text, *_ in VALUES + QUALIFIED + FOUND])).map("".join),
)


@given(texts)
def test_numerals_do_not_overlap(text: str) -> None:
    """Numerals come in order, none overlaps another, and their digits lie within them."""
    end = 0
    for numeral in find(text):
        assert end <= numeral.start <= numeral.digits_start
        assert numeral.digits_start < numeral.digits_end <= numeral.end
        end = numeral.end
    assert end <= len(text)


@given(texts)
def test_numerals_can_be_read_again(text: str) -> None:
    """What was found reads the same when it stands alone."""
    for numeral in find(text):
        assert numeral.reading == read(text[numeral.start : numeral.end])


@given(texts)
def test_nothing_is_left_out(text: str) -> None:
    """Every digit and every Chinese numeral character is within a numeral."""
    within = {at for numeral in find(text) for at in range(numeral.start, numeral.end)}
    every = {at for at, character in enumerate(text) if character in f"0123456789{CHINESE}"}

    assert set() == every - within


@given(texts)
def test_find_takes_normalised_text(text: str) -> None:
    """Half-width text is found as full-width text is, but for commas, which group only there."""
    text = text.replace("，", "、").replace(",", "、")

    assert list(find(text)) == list(find(normalise(text)))


def annotated_figures() -> Iterator[tuple[str, dict[str, Any]]]:
    """Return each annotated text with each of its figures."""
    for path in sorted(ANNOTATED.glob("a*.json")):
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        for figure in json.loads(path.read_text("utf-8"), parse_float=Decimal)["figures"]:
            yield text, figure


def by_convention(figure: dict[str, Any]) -> tuple[Decimal, str | None, str]:
    """State an annotated figure as printed: what the annotation adds is not in the number."""
    value, unit, bound = abs(Decimal(figure["value"])), figure["unit"] or None, figure["bound"]
    if figure["kind"] == "rank":  # 第4位 has the unit 位 there, 第四 none: a rank has none here
        unit = None
    if figure["printed"].startswith("前"):  # the first so many are an exact number there
        bound = "at_most"
    if figure["printed"].endswith("倍") and unit == "%":  # 增长12倍 is 1200 % there
        value, unit = value / 100, "倍"
    if unit == "年一遇" and not figure["printed"].endswith("年一遇"):  # 二十年或五十年一遇 share it
        unit = "年"
    if bound == "estimate":  # 预计 is said of the clause, not of the number
        bound = "exact"
    return value, unit, bound


@pytest.mark.skipif(not ANNOTATED.exists(), reason="the annotated corpus is not at hand")
def test_agrees_with_annotation() -> None:
    """Each hand-annotated figure is one numeral with the same value, unit and qualifier."""
    for text, figure in annotated_figures():
        within = [
            (abs(numeral.reading.value), numeral.reading.unit, numeral.reading.qualifier)
            for numeral in find(text)
            if figure["start"] <= numeral.digits_start and numeral.digits_end <= figure["end"]
        ]
        assert [by_convention(figure)] == within, figure["printed"]
