"""`report draft`: what each wording of a text becomes, whole drafts, and any text at all."""

import datetime
import json
import os
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tomli
from conftest import FULL_TEXT, Run, needs_full_text, of_each_report
from hypothesis import given
from hypothesis import strategies as st
from msgspec import convert

from xiaoshan_report.documents.opening import read_source
from xiaoshan_report.documents.source import Source
from xiaoshan_report.errors import ReportError
from xiaoshan_report.language.quantities import Other, Quantity, quantities
from xiaoshan_report.language.time_values import Dated
from xiaoshan_report.model.loading import bundled_model, bundled_terms, load
from xiaoshan_report.model.structs import Model, Report
from xiaoshan_report.model.validation import problems

DATA = Path(__file__).parent / "data"
TEXT = DATA / "qinghe-2025.txt"

ANNUAL = Dated("2025-01/2025-12", datetime.date(2026, 1, 20))
YEAR, AIM = "2025-01/2025-12", "2026-01/2026-12"

Said = tuple[str, str, str | None, str]
"""A quantity in brief: its measure, its signed value, its unit, its name."""


def said(text: str) -> list[Said]:
    """What the quantities of a line are, in their order."""
    return [
        (one.measure, str(one.value), one.unit, one.name)
        for one in quantities(text, ANNUAL)
        if isinstance(one, Quantity)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("粮食产量达12.5万吨", [("level", "12.5", "万吨", "粮食产量")]),
        ("新增企业18家", [("count", "18", "家", "新增企业")]),
        ("改造道路3.2公里", [("amount", "3.2", "公里", "改造道路")]),
        ("全县财政收入同比增长4.6%", [("yoy", "4.6", "%", "财政收入")]),
        ("财政收入比上年增长4.6%", [("yoy", "4.6", "%", "财政收入")]),
        ("工业用电量环比下降1.2%", [("previous_period", "-1.2", "%", "工业用电量")]),
        ("财政收入两年平均增长4.6%", [("two_year_average", "4.6", "%", "财政收入")]),
        ("事故起数较前两年平均数下降9%", [("vs_two_year_mean", "-9", "%", "事故起数")]),
        ("财政收入年均增长4.6%", [("annual_average", "4.6", "%", "财政收入")]),
        ("财政收入比2020年增长31%", [("change", "31", "%", "财政收入")]),
        ("能耗增速回落2.1个百分点", [("change", "-2.1", "个百分点", "能耗增速")]),
        ("降幅收窄2.2个百分点", [("change", "-2.2", "个百分点", "降幅")]),
        ("研发投入增长1.06倍", [("yoy", "1.06", "倍", "研发投入")]),
        ("旅游收入是2020年的2.7倍", [("change", "2.7", "倍", "旅游收入")]),
        ("企业户数翻一番", [("change", "1", "番", "企业户数")]),
        ("污水处理率超六成", [("share", "60", "%", "污水处理率")]),
        ("工程进度过半", [("share", "50", "%", "工程进度")]),
        ("失业率一成", [("share", "10", "%", "失业率")]),
        (
            "服务业增加值占生产总值比重达51.3%",
            [("share", "51.3", "%", "服务业增加值占生产总值比重")],
        ),
        ("人均收入增加1348元", [("change", "1348", "元", "人均收入")]),
        ("产量12万吨、居全省第三", [("level", "12", "万吨", "产量"), ("rank", "3", None, "产量")]),
        (
            "城镇化率从61.2%提高到67.5%",
            [("share", "61.2", "%", "城镇化率"), ("share", "67.5", "%", "城镇化率")],
        ),
        (
            "出口、进口分别增长4.6%、5.9%",
            [("yoy", "4.6", "%", "出口"), ("yoy", "5.9", "%", "进口")],
        ),
        (
            "粮食、蔬菜、水果、茶叶、生猪产量分别增长1%、2%、3%、4%和5%",
            [
                ("yoy", "1", "%", "粮食产量"),
                ("yoy", "2", "%", "蔬菜产量"),
                ("yoy", "3", "%", "水果产量"),
                ("yoy", "4", "%", "茶叶产量"),
                ("yoy", "5", "%", "生猪产量"),
            ],
        ),
        (
            "财政收入29.3亿元，税收收入21.1亿元，同比分别增长8%和6%，两年平均分别增长5%和4%",
            [
                ("level", "29.3", "亿元", "财政收入"),
                ("level", "21.1", "亿元", "税收收入"),
                ("yoy", "8", "%", "财政收入"),
                ("yoy", "6", "%", "税收收入"),
                ("two_year_average", "5", "%", "财政收入"),
                ("two_year_average", "4", "%", "税收收入"),
            ],
        ),
        (
            "发电量、供水量、供气量增长9.2%、8.1%、7.3%",
            [
                ("yoy", "9.2", "%", "发电量"),
                ("yoy", "8.1", "%", "供水量"),
                ("yoy", "7.3", "%", "供气量"),
            ],
        ),
        (
            "投资增长6.2%，其中民间投资增长3.1%",
            [("yoy", "6.2", "%", "投资"), ("yoy", "3.1", "%", "民间投资")],
        ),
        (
            "财政收入增长2.1%，剔除减税因素后增长4.9%",
            [("yoy", "2.1", "%", "财政收入"), ("yoy", "4.9", "%", "财政收入")],
        ),
        (
            "城镇、农村居民收入分别达51230元、29860元",
            [("level", "51230", "元", "城镇居民收入"), ("level", "29860", "元", "农村居民收入")],
        ),
        (
            "蔬菜、水果产值占比分别提高15、22个百分点",
            [
                ("change", "15", "个百分点", "蔬菜产值占比"),
                ("change", "22", "个百分点", "水果产值占比"),
            ],
        ),
        ("今年生产总值增长5%左右", [("yoy", "5", "%", "生产总值")]),
        (
            "今年生产总值增长5%—5.5%",
            [("yoy", "5", "%", "生产总值")],
        ),
        (
            "住户存款比年初增加6亿元，增长4%",
            [("change", "6", "亿元", "住户存款"), ("change", "4", "%", "住户存款")],
        ),
        (
            "财政收入增速由上半年的-3.2%回升至4.1%",
            [("yoy", "-3.2", "%", "财政收入增速"), ("yoy", "4.1", "%", "财政收入增速")],
        ),
        (
            "一产、二产增加值分别增长3%、6%，对经济增长的贡献率分别为5%、45%",
            [
                ("yoy", "3", "%", "一产增加值"),
                ("yoy", "6", "%", "二产增加值"),
                ("share", "5", "%", "一产增加值经济增长的贡献率"),
                ("share", "45", "%", "二产增加值经济增长的贡献率"),
            ],
        ),
        ("财政收入比“十三五”时期高8个百分点", [("change", "8", "个百分点", "财政收入")]),
        ("完成年度计划的80%", [("share", "80", "%", "")]),
        (
            "粮食、油料产量分别增长8.5和3.2%",
            [("yoy", "8.5", "%", "粮食产量"), ("yoy", "3.2", "%", "油料产量")],
        ),
        (
            "进口、出口、用电量同比分别下降2.1%、增长3.4%和5.6%",
            [
                ("yoy", "-2.1", "%", "进口"),
                ("yoy", "3.4", "%", "出口"),
                ("yoy", "5.6", "%", "用电量"),
            ],
        ),
        (
            "工业、服务业用电量分别增长5.2%、6.1%",
            [("yoy", "5.2", "%", "工业用电量"), ("yoy", "6.1", "%", "服务业用电量")],
        ),
        (
            "财政收入增长5.2%，去年同期增长1.2%，增速提高4个百分点",
            [
                ("yoy", "5.2", "%", "财政收入"),
                ("yoy", "1.2", "%", "财政收入"),
                ("change", "4", "个百分点", "财政收入"),
            ],
        ),
        (
            "生产总值总量居全市第5位，增速居全市第3位",
            [("rank", "5", None, "生产总值总量"), ("rank", "3", None, "生产总值增速")],
        ),
        (
            "去年生产总值目标6%、实际增长5.2%",
            [("yoy", "6", "%", "生产总值"), ("yoy", "5.2", "%", "生产总值")],
        ),
        (
            "增加值56.2亿元，按可比价计算增长5.2%",
            [("level", "56.2", "亿元", "增加值"), ("yoy", "5.2", "%", "增加值")],
        ),
        (
            "纯收入12345元，净增1234元，增幅11.1%",
            [
                ("level", "12345", "元", "纯收入"),
                ("change", "1234", "元", "纯收入"),
                ("yoy", "11.1", "%", "纯收入"),
            ],
        ),
        ("贷款同比少增3.2亿元", [("change", "-3.2", "亿元", "贷款")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wording_is_read(text: str, expected: list[Said]) -> None:
    """Each wording gives its numbers with measure, sign, unit and the name that is meant."""
    assert expected == said(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("存款突破9亿元", "over"),
        ("存款近9亿元", "about"),
        ("存款9亿元以上", "at_least"),
        ("存款9亿元左右", "about"),
        ("受益群众9万多人", "over"),
        ("受益企业90余家", "over"),
        ("预计存款9亿元", "estimate"),
        ("存款9亿元", "exact"),
    ],
)
def test_how_exact_a_number_is(text: str, expected: str) -> None:
    """The words around a number say how exactly it is meant."""
    [one] = quantities(text, ANNUAL)
    assert isinstance(one, Quantity)
    assert expected == one.qualifier


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("存款612亿元，比上年末增长9.8%", [("level", "612"), ("change", "9.8")]),
        ("出口下降3.1%至12亿元", [("yoy", "-3.1"), ("level", "12")]),
        ("合格率提升3.1个百分点至98.2%", [("change", "3.1"), ("share", "98.2")]),
        ("出口降幅由6.1%收窄至2.3%", [("yoy", "-6.1"), ("yoy", "-2.3")]),
        ("进口由上年下降3.2%转为增长4.5%", [("yoy", "-3.2"), ("yoy", "4.5")]),
        ("收入比全市平均水平高1210元", [("change", "1210")]),
        ("收入比上年新增2310元", [("change", "2310")]),
        ("财政少收0.6亿元", [("change", "-0.6")]),
        ("能耗压降8.1%", [("yoy", "-8.1")]),
        ("排名由第8位升至第5位，前移3位", [("rank", "8"), ("rank", "5"), ("change", "3")]),
        ("收入第3、消费第5", [("rank", "3"), ("rank", "5")]),
        ("增速低于目标2个百分点", [("change", "-2")]),
        ("出生率6.3‰，自然增长率2.1‰", [("share", "6.3"), ("share", "2.1")]),
        ("出口增长-9.7%", [("yoy", "-9.7")]),
        ("贷款3.2亿", [("amount", "3.2")]),
        ("货运周转量38亿吨公里", [("level", "38")]),
        ("完成GDP65.2亿元", [("level", "65.2")]),
        ("引进100名以上教师", [("count", "100")]),
        ("压减用水量3万吨", [("change", "-3")]),
        ("降低物流成本3.2%", [("yoy", "-3.2")]),
        ("产值迈上5万亿元台阶、五年增量超1.3万亿元", [("level", "5"), ("change", "1.3")]),
        ("举办两届展会", [("count", "2")]),
        ("外送电能力2000万千瓦", [("level", "2000")]),
        ("接待游客936万人次", [("level", "936")]),
        ("产值连跨两个万亿元台阶", [("count", "2")]),
        ("支出比上年减支0.2亿元", [("change", "-0.2")]),
        ("税收超年度目标0.6亿元", [("change", "0.6")]),
        ("谋划“十五五”重大项目35个", [("count", "35")]),
        ("每千人口托位数4.8个", [("level", "4.8")]),
        (
            "第一、二、三产业分别拉动0.3个、1.1个、2.2个百分点",
            [("change", v) for v in ("0.3", "1.1", "2.2")],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_number_measures(text: str, expected: list[tuple[str, str]]) -> None:
    """Whether a number is growth, on which base, and of which sign, follows from its words."""
    assert expected == [(measure, value) for measure, value, _, _ in said(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("用电量增长6.3%，较一季度回落1.4个百分点", ["用电量"] * 2),
        ("入学率95%，比全市平均水平高2.5个百分点", ["入学率"] * 2),
        ("受理案件320件（含旧存15件），同比上升4.2%", ["受理案件", "旧存", "受理案件"]),
        ("出口12亿元（占全部的41.2%），增长8.3%", ["出口", "出口占全部", "出口"]),
        ("工业总产值88亿元，增加值21亿元", ["工业总产值", "工业增加值"]),
        ("第一、二、三产业贡献率分别为5%、40%和55%", [f"第{n}产业贡献率" for n in "一二三"]),
        ("新开工项目12个，种植业产值12亿元", ["新开工项目", "种植业产值"]),
        ("产值33亿元，五年内翻了一番，增长6.2%", ["产值"] * 3),
        ("611户企业实现利润736亿元", ["企业", "企业利润"]),
        ("脱贫3.2万户11.6万人", ["脱贫"] * 2),
        ("实施3批120项改革举措", ["改革举措"] * 2),
        ("超亿元企业、项目12个", ["超亿元企业、项目"]),
        ("失业率3.3%；价格指数持平，涨幅收窄3.7个百分点", ["失业率", "价格指数涨幅"]),
        ("失业率3.3%，其中青年失业率增幅居全市第2位", ["失业率", "青年失业率增幅"]),
        ("税收完成12亿元，年度目标10亿元", ["税收"] * 2),
        ("②改造管网3公里", ["改造管网"]),
        (
            "出口31亿元，占全市的12%，占全省的3%，增长5%",
            ["出口", "出口占全市", "出口占全省", "出口"],
        ),
        ("全市26家企业考核中位列第3位", ["企业", "企业考核中"]),
        (
            "税收12亿元，完成年初预算数13亿元的92%，下降4%",
            ["税收", *["税收年初预算数"] * 2, "税收"],
        ),
        ("增长6%，比1-11月加快0.5个百分点", ["", ""]),
        ("营业收入301亿元，增幅回落2个百分点，利润12亿元", ["营业收入", "营业收入增幅", "利润"]),
        ("猪、牛、禽肉产量分别为3吨、2吨、4吨", ["猪肉产量", "牛肉产量", "禽肉产量"]),
        ("东、中、西部地区投资分别增长3%、2%、1%", [f"{one}部地区投资" for one in "东中西"]),
        ("税收、非税收入分别增长3%、2%", ["税收收入", "非税收入"]),
        ("消费同比名义增长8%，实际增长6%", ["消费"] * 2),
        ("全部办结（其中村上报226起，占76%）", ["村上报", "村上报占"]),
        ("全县有112个行政村、56万人口", ["行政村", "人口"]),
        (
            "甲厂、乙园实现较快增长，金融业、软件和信息服务业增加值分别增长9%、15%",
            ["金融业增加值", "软件和信息服务业增加值"],
        ),
        ("新建公路9公里；投资100万元", ["新建公路", "新建公路投资"]),
        ("九成农户受益", ["农户受益"]),
        ("税收超年度目标0.6亿元", ["税收"]),
        ("从业人员3.2万人", ["从业人员"]),
        ("6项污染物平均浓度", ["污染物平均浓度"]),
        ("改造提升31个公园", ["公园"]),
        (
            "出口、进口分别增长8%、6%，增速分别居全市第1、第3位",
            ["出口", "进口", "出口增速", "进口增速"],
        ),
        ("城乡居民养老金、低保标准分别提高25元、50元", ["城乡居民养老金标准", "低保标准"]),
        ("生猪存栏12万头、出栏21万头", ["生猪存栏", "生猪出栏"]),
        (
            "城市、农村低保标准分别提高到每人每月780元、每人每年7200元",
            ["城市低保标准", "农村低保标准"],
        ),
        ("惠及12个乡镇、3.2万户、11.6万人", ["乡镇"] * 3),
        ("产值12亿元，较五年前增长1.5倍", ["产值"] * 2),
        ("产值增速比全国、全省分别高1.2个、0.8个百分点", ["产值增速"] * 2),
        ("税收12亿元，占预算的102.3%，同比增长5.1%", ["税收", "税收占预算", "税收"]),
        ("规模以上企业实现收入120亿元", ["规模以上企业收入"]),
        ("年末全县户籍人口52.3万人", ["户籍人口"]),
        ("消费增长5%，拉动经济增长2.1个百分点", ["消费", "消费拉动经济"]),
        ("出口9.5亿元，贡献了全省24.1%的增量", ["出口", "出口增量"]),
        ("存贷款余额分别达38亿元、29亿元", ["存款余额", "贷款余额"]),
        ("9个地级以上市", ["地级以上市"]),
        ("生产总值迈上5万亿元台阶、五年增量超1.3万亿元", ["生产总值", "生产总值增量"]),
        ("“甲”“乙”称号分别新增2个和3个", ["“甲”“乙”称号"] * 2),
        ("建成区面积23平方公里，建成区绿地率达41%", ["建成区面积", "建成区绿地率"]),
        ("对外投资5亿元，对口帮扶资金3200万元", ["对外投资", "对口帮扶资金"]),
        ("对非贸易额增长8%，对港澳出口下降3%", ["对非贸易额", "对港澳出口"]),
        ("城镇登记失业率3.1%，到期贷款6亿元", ["城镇登记失业率", "到期贷款"]),
        ("还原减税因素后税收收入增长5%，还原留抵退税因素后出口增长3%", ["税收收入", "出口"]),
        ("完成土地流转10万亩，中央财政安排3亿元", ["土地流转", "中央财政安排"]),
        ("淘汰落后炼铁产能16万吨、炼钢产能37万吨", ["淘汰落后炼铁产能", "炼钢产能"]),
        (
            "教育、社保、卫生健康支出分别为11亿元、9亿元、5亿元",
            ["教育支出", "社保支出", "卫生健康支出"],
        ),
        ("工业、服务业用电量分别增长3%、5%", ["工业用电量", "服务业用电量"]),
        (
            "残疾人生活补贴、护理补贴标准分别为80元、90元",
            ["残疾人生活补贴标准", "护理补贴标准"],
        ),
        ("钢铁、水泥分别淘汰产能12万吨、35万吨", ["钢铁淘汰产能", "水泥淘汰产能"]),
        ("东园、西园分别实现产值12亿元、35亿元", ["东园产值", "西园产值"]),
        ("粮食、蔬菜分别占全市的12%、15%", ["粮食占全市", "蔬菜占全市"]),
        ("安排财政赤字30亿元，比上年预算减少2亿元", ["财政赤字"] * 2),
        ("教育支出26亿元，比前五年增长1.3倍", ["教育支出"] * 2),
        ("今年要把医保补助标准提高到120元", ["医保补助标准"]),
        ("养老金从2020年人均每月70元提高到人均90元", ["养老金"] * 2),
        ("到2027年底前实现贫困人口96户", ["贫困人口"]),
        ("办理建议405件和提案590件", ["办理建议", "提案"]),
        ("新增公路通车里程15公里，总里程达86公里", ["新增公路通车里程", "公路总里程"]),
        # a clause without a number says what the next number is of
        ("用电量增长1%；零售额由负转正，增长0.6%", ["用电量", "零售额"]),
        ("民间投资止跌回升，同比增长3%", ["民间投资"]),
        ("财政收入12亿元，税收收入稳步增长，增长3%", ["财政收入", "税收收入"]),
        ("出口增长2%；进度快于全市，但较上年同期慢1.2个百分点", ["出口", "进度"]),
        ("外贸出口逆势上扬，全年完成10亿元", ["外贸出口"]),
        ("税收稳步增长，其中数字产业税收增长3%", ["数字产业税收"]),
        ("达标天数351天，达标率96%", ["达标天数", "达标率"]),
        # the unit tells which of several subjects is meant
        ("优良天数341天，优良率93%，同比增加12天", ["优良天数", "优良率", "优良天数"]),
        ("新建公园6个，绿化覆盖率41%，增加2个", ["新建公园", "绿化覆盖率", "新建公园"]),
        ("新增就业350人，失业率3%，多增12人", ["新增就业", "失业率", "新增就业"]),
        ("改造道路23条、163公里，新建桥梁3座", ["改造道路", "改造道路", "新建桥梁"]),
        ("出口增长5%，占比达60%，提高2个百分点", ["出口", "出口占比", "出口占比"]),
        ("新开工住房6套，累计建成9套", ["新开工住房", "建成住房"]),
        # words that point back
        ("支出16亿元、税收12亿元，两项增速分别为6%和5%", ["支出", "税收"] * 2),
        ("出口31亿元、进口12亿元，两者分别增长6%和5%", ["出口", "进口"] * 2),
        ("存款52亿元、贷款38亿元，前者增加3亿元，后者增加2亿元", ["存款", "贷款"] * 2),
        ("工业增加值增长9%，其中三季度当季增长10%", ["工业增加值"] * 2),
        ("工业增加值增长9%，其中12月当月增长10%", ["工业增加值"] * 2),
        ("2024年、2025年产量分别为6吨、7吨", ["产量"] * 2),
        ("一、二季度产值分别增长5%、6%", ["产值"] * 2),
        ("城乡低保标准逐年提高，城镇提高60元，农村提高20元", ["城镇低保标准", "农村低保标准"]),
        # other places
        ("全国用电量增长5%，我县增长7%", ["全国用电量", "用电量"]),
        ("工业增加值增长7%（全国5%）", ["工业增加值", "工业增加值（全国）"]),
        ("税收增长7%（全省5%、全市6%），居第3位", ["税收", "税收（全省）", "税收（全市）", "税收"]),
        ("出口增长7%，比全省平均（6%）高1个百分点", ["出口", "出口（全省）", "出口"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_number_is_of(text: str, expected: list[str]) -> None:
    """The name of a number is that of its subject, whatever stands between the two."""
    assert expected == [name for _, _, _, name in said(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新增企业9家", YEAR),
        ("1-5月，新增企业9家", "2025-01/2025-05"),
        ("上半年新增企业9家", "2025-01/2025-06"),
        ("截至5月底，建成学校9所", "2025-05-31"),
        ("去年新增企业9家", YEAR),
        ("今年新增企业9家", AIM),
        ("五年来，新增企业9家", "2021-01/2025-12"),
        ("“十四五”时期新增企业9家", "2021-01/2025-12"),
        ("“十五五”时期新增企业9家", "2026-01/2030-12"),
        ("1-5月，存款余额9亿元", "2025-05-31"),
        ("学校将于9月份启用9所", "2025-09"),
        ("旅游收入是2020年的2.7倍", YEAR),
        ("收入增长5%，去年同期增长2%", "2024-01/2024-12"),
        ("去年同期增长2%，增速提高3个百分点", YEAR),
        ("收入比去年同期增长2%", YEAR),
        ("收入比“十三五”时期高8个百分点", YEAR),
    ],
)
def test_a_period_is_resolved(text: str, expected: str) -> None:
    """What a number is about follows from the words before it and the report's own date."""
    *_, last = (one for one in quantities(text, ANNUAL) if isinstance(one, Quantity))
    assert expected == last.period


def test_a_year_of_departure_ends_with_its_number() -> None:
    """从2020年的 dates the number behind it, and no other of the sentence."""
    text = "城镇化率从2020年的61.2%提高到67.5%；森林覆盖率54%"
    found = [one.period for one in quantities(text, ANNUAL) if isinstance(one, Quantity)]
    assert ["2020-01/2020-12", YEAR, YEAR] == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("实施“三优一强”工程", {"name"}),
        ("建成5G基站", {"name"}),
        ("亿元以上项目集中开工", {"qualifying"}),
        ("服务60岁以上老人", {"qualifying"}),
        ("建设第三跑道", {"ordinal"}),
        ("推进三年行动", {"period"}),
        ("三次产业比重为4.0:37.7:58.3", {"word", "undecided"}),
        ("落实384项目", {"undecided"}),
        ("跻身全国城市前三", {"undecided"}),
        ("-3%", {"undecided"}),
        ("出口+3.4%", {"undecided"}),
        ("结余-3.2亿元", {"undecided"}),
        ("过亿元项目", {"qualifying"}),
        ("人口超百万的县，总量过五百亿的县", {"qualifying"}),
        ("据全县1%人口抽样调查", {"qualifying"}),
    ],
)
def test_what_is_no_quantity_is_classed(text: str, expected: set[str]) -> None:
    """Names, thresholds, ordinals and times are none; what nobody can tell is undecided."""
    found = [one for one in quantities(text, ANNUAL) if isinstance(one, Other)]
    assert expected == {one.kind for one in found if one.why != "draft-ruled"} | (
        {"word"} & expected
    )


def test_a_base_without_a_direction_is_marked() -> None:
    """A rate on a named base whose verb says neither rise nor fall is for a person to decide."""
    [one] = quantities("空气质量同比改善8.8%", ANNUAL)
    assert isinstance(one, Quantity)
    assert ["draft-no-direction"] == [doubt.reason for doubt in one.doubts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学校由3所增加到5所", []),
        ("由3所学校组成集团", []),
        ("新增就业1 2345人", ["draft-spaced"]),
        ("建成以来新增就业12人", ["draft-no-period"]),
        ("增加值、投资分别增长7%、6%，增速均居第2位", ["draft-shared"]),
        ("出口、进口均增长5%", ["draft-shared"]),
        ("出口、进口分别增长5%以上", ["draft-shared"]),
        ("人均收入年均增长5%", ["draft-open-period"]),
        ("出口分别增长5%、6%", ["draft-pairing"] * 2),
        ("税收12亿元，营商环境持续提升，增长4%", ["draft-carried"]),
        ("税收12亿元；同比增长4%", ["draft-carried"]),
        ("失业率3%，增加12亿元", ["draft-carried"]),
        ("年内完成投资3亿元", ["draft-nameless"]),
        ("累计建成126个", ["draft-nameless", "draft-open-period"]),
        ("新开工建设12套", ["draft-nameless"]),
        ("新建公路9公里；投资100万元", ["draft-carried"]),
        ("新建基站26个，累计建成126个", ["draft-open-period"]),
        ("税收比2020年增长6%,出口增长1.7倍", ["draft-open-base"]),
        ("人均收入较2019年增长21%；就业增长3%", ["draft-open-base"]),
        ("粮食产量比2020年增加8%，蔬菜、水果产量分别增长5%、6%", ["draft-open-base"] * 2),
        ("税收比2020年增长6%，出口同比增长7%", []),
        ("税收比2020年增长6%。出口增长7%", []),
        ("造林3万亩", []),
        ("九成以上在乡镇", ["draft-nameless"]),
    ],
)
def test_a_number_that_may_mislead_is_marked(text: str, expected: list[str]) -> None:
    """A time that nobody can tell, and a number that may be cut, are for a person to look at."""
    found = [one.doubts for one in quantities(text, ANNUAL) if isinstance(one, Quantity)]
    assert expected == [doubt.reason for doubts in found for doubt in doubts]


# The command


HEADED = """\
一、去年工作回顾
我们把这件事放在心上、抓在手上，取得了人们看得见、摸得着的好变化。
二、抓好五大领域建设
（一）抓产业
我们把这件事放在心上、抓在手上，取得了人们看得见、摸得着的好变化。
（二）抓民生
我们把这件事放在心上、抓在手上，取得了人们看得见、摸得着的好变化。
"""
"""A report whose only figure stands in the heading of its second area."""


def points_of(areas: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each point of a model file, after its area."""
    for area in areas:
        for section in area["sections"]:
            yield from ((area, point) for point in section.get("points", []))


def drafted(run: Run, *arguments: str) -> tuple[int, str, str]:
    """The exit code, the draft and what was said beside it."""
    done = run("draft", *arguments)
    return done.returncode, done.stdout, done.stderr


def model_of(run: Run, path: Path, text: str, date: str = "2026-02-01") -> dict[str, Any]:
    """The draft, as TOML says it, of this text in this file."""
    path.write_text(text, encoding="utf-8")
    code, draft, _ = drafted(run, str(path), "--date", date)
    assert 0 == code
    return tomli.loads(draft)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_draft_is_as_in_the_golden_file(
    run: Run, golden: Callable[[str, str], None], lang: str
) -> None:
    """The draft of a small report, in the language of its remarks."""
    code, draft, _ = drafted(run, str(TEXT), "--lang", lang)
    assert 0 == code
    golden(f"draft.{lang}.toml", draft)


def test_a_draft_loads_and_the_proof_finds_only_what_is_undecided(run: Run, tmp_path: Path) -> None:
    """A draft is a model; against its text, all that is found is what it says itself."""
    model = tmp_path / "qinghe.toml"
    assert 0 == drafted(run, str(TEXT), "--output", str(model))[0]
    done = run("check", "--model", str(model), "--source", str(TEXT), "--format", "csv")
    codes = {line.partition(",")[0] for line in done.stdout.splitlines()[1:]}
    assert (1, {"undecided"}) == (done.returncode, codes)


def test_a_draft_says_what_it_found(run: Run) -> None:
    """How many numerals there are, and what has become of them, is said beside the draft."""
    code, draft, beside = drafted(run, str(TEXT), "--lang", "en")
    counted = [int(number) for number in re.findall(r"\d+", beside)]
    assert 0 == code
    assert draft.count("printed = ") == counted[1]
    assert draft.count("[[indicators]]") == counted[2]


def test_a_text_may_come_from_standard_input(run: Run) -> None:
    """With - for the text, it is read from standard input, and the date names the model."""
    done = run("draft", "-", "--lang", "en", stdin=TEXT)
    assert 'id = "report-2026-01-15"' in done.stdout


def test_a_date_can_be_given(run: Run, tmp_path: Path) -> None:
    """A text without a date needs one; given, it is the report's."""
    text = tmp_path / "bare.txt"
    text.write_text("一、工作回顾\n新增企业18家。\n", encoding="utf-8")
    code, draft, beside = drafted(run, str(text), "--lang", "en")
    assert (2, "") == (code, draft)
    assert f"error: {text}: the text does not say when the report was given" in beside
    assert "--date" in beside
    code, draft, _ = drafted(run, str(text), "--date", "2026-02-01", "--lang", "en")
    assert 0 == code
    assert "date = 2026-02-01" in draft


def test_a_figure_in_a_heading_is_of_the_area_that_it_heads(run: Run, tmp_path: Path) -> None:
    """A number in an area's own heading belongs to that area, and not to the first of all."""
    areas = model_of(run, tmp_path / "headed.txt", HEADED)["areas"]
    stated = [(area["title"], point["figures"]) for area, point in points_of(areas)]
    assert [("抓好五大领域建设", "五")] == [(title, f["printed"]) for title, [f] in stated]


@pytest.mark.parametrize(
    "sentence",
    [
        "进口、出口、用电量同比分别下降2.1%、增长3.4%和5.6%。",
        "去年生产总值目标6%、实际增长5.2%。",
        "财政收入增长 5.2 %，去年同期增长 1.2 %。",
        "贷款同比少增3.2亿元。",
        "一产、二产、三产增加值分别增长6%、5.2%、5.2%，分别居全市第二、第三、第四。",
        "表1 2019年青山县的工业产值为25亿元。",
        f"财政收入{'9' * 31}亿元。",
        f"财政收入增长0.{'1' * 31}%。",
        f"财政收入增长5%—{'9' * 31}%。",
    ],
)
def test_what_is_read_of_a_wording_passes_the_proof(
    run: Run, tmp_path: Path, sentence: str
) -> None:
    """The words that a draft was made of say to the proof what they said to the drafting."""
    text, model = tmp_path / "said.txt", tmp_path / "said.toml"
    text.write_text(f"一、工作回顾\n{sentence}\n", encoding="utf-8")
    drafted(run, str(text), "--date", "2026-02-01", "--output", str(model))
    done = run("check", "--model", str(model), "--source", str(text), "--format", "csv")
    codes = {line.partition(",")[0] for line in done.stdout.splitlines()[1:]}
    assert {"undecided"} == codes


@pytest.mark.parametrize(
    ("sentence", "names", "is_marked"),
    [
        ("出口、进口均增长5%。", ["出口", "进口"], False),
        ("粮食产量和油料产量均增长3%以上。", ["粮食产量", "油料产量"], False),
        ("城市、农村垃圾处理率都达到98%。", ["城市垃圾处理率", "农村垃圾处理率"], False),
        ("金融业、软件和信息服务业均增长6%。", ["金融业、软件和信息服务业"], True),
        ("出口、进口分别增长5%以上。", ["出口、进口"], True),
        ("规模和质量均提高6%。", ["规模和质量"], True),
    ],
)
def test_a_number_said_of_each_of_several_is_a_figure_of_each(
    run: Run, tmp_path: Path, sentence: str, names: list[str], is_marked: bool
) -> None:
    """Where their list parts in one way only; the proof finds that in order."""
    text, model = tmp_path / "each.txt", tmp_path / "each.toml"
    text.write_text(f"甲县政府工作报告\n一、工作回顾\n{sentence}\n", encoding="utf-8")
    drafted(run, str(text), "--date", "2026-02-01", "--output", str(model))
    figures = json.loads(run("figures", "--model", str(model), "--json").stdout)
    assert sorted(names) == sorted(one["name"] for one in figures)
    assert is_marked == any(one["todo"] for one in figures)
    found = json.loads(run("check", "--model", str(model), "--source", str(text), "--json").stdout)
    assert {"undecided"} >= {one["code"] for one in found["findings"]}


def test_how_long_a_rate_has_lasted_is_no_level_of_its_series(run: Run, tmp_path: Path) -> None:
    """A number of months beside a rate of growth stays out of the indicator."""
    [indicator] = model_of(
        run,
        tmp_path / "months.txt",
        "一、工作回顾\n制造业增加值增长13.4%，连续24个月保持两位数增长。\n",
    )["indicators"]
    assert ["yoy"] == [figure["measure"] for figure in indicator["figures"]]


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        ("城镇新增就业1.3万人。", ["level"]),
        ("城镇失业人员再就业3200人。", ["level"]),
        ("财政收入3.1亿元，比上年增加5232万元。", ["level", "change"]),
        ("新增高新技术企业30家。", []),
        ("五年累计城镇新增就业6万人。", []),
    ],
)
def test_people_counted_under_a_known_name_are_a_level(
    run: Run, tmp_path: Path, sentence: str, measures: list[str]
) -> None:
    """A year's count of a series of the vocabulary needs no growth beside it; new things do."""
    made = model_of(run, tmp_path / "jobs.txt", f"一、工作回顾\n{sentence}\n")
    figures = [f for one in made.get("indicators", []) for f in one["figures"]]
    assert measures == [figure["measure"] for figure in figures]


def test_the_level_of_an_indicator_is_the_one_reached(run: Run, tmp_path: Path) -> None:
    """Of the two ends of a change, the later one comes first, which is the level that is shown."""
    [indicator] = model_of(
        run,
        tmp_path / "ends.txt",
        "一、工作回顾\n地区生产总值从23.1亿元提高到25.4亿元，增长5.2%。\n",
    )["indicators"]
    levels = [f["printed"] for f in indicator["figures"] if f["measure"] == "level"]
    assert ["25.4亿元", "23.1亿元"] == levels


@pytest.mark.parametrize(
    ("title", "date", "periods"),
    [
        ("一季度全县经济运行情况", "2024-04-20", ("2024-01/2024-03", "2024-04/2024-12")),
        ("2024年1-9月财政收支情况", "2024-10-20", ("2024-01/2024-09", "2024-10/2024-12")),
        ("2024年4月财政收支情况", "2024-05-20", ("2024-04", "2024-05/2024-12")),
        ("2024年工作总结和2025年工作计划", "2024-12-10", ("2024-01/2024-12", "2025-01/2025-12")),
        ("2024年工作总结", "2024-11-28", ("2024-01/2024-12", "2025-01/2025-12")),
        ("政府工作报告", "2024-12-28", ("2024-01/2024-12", "2025-01/2025-12")),
        ("政府工作报告", "2025-01-28", ("2024-01/2024-12", "2025-01/2025-12")),
        ("政府工作报告", "2024-08-28", ("2024-01/2024-06", "2024-07/2024-12")),
    ],
)
def test_what_a_report_looks_back_on(
    run: Run, tmp_path: Path, title: str, date: str, periods: tuple[str, str]
) -> None:
    """Title and date say what a report is about; only what its plans are for is still to come."""
    model = model_of(
        run,
        tmp_path / "titled.txt",
        f"{title}\n一、完成情况\n新建公园3个。\n二、下一步打算\n新建学校2所。\n",
        date,
    )
    figures = [figure for _, point in points_of(model["areas"]) for figure in point["figures"]]
    assert [(False, None), (True, periods[1])] == [
        (figure.get("aim", False), figure.get("period")) for figure in figures
    ]
    assert periods[0] == model["report"]["period"]


@pytest.mark.parametrize(
    "name", [b"\xff.txt", b"\xb1\xa8\xb8\xe6.txt", "\u202e报告.txt".encode()], ids=str
)
def test_any_name_of_a_file_makes_an_id(run: Run, tmp_path: Path, name: bytes) -> None:
    """A name that is not UTF-8 (GBK from an old archive) names a draft, and each time the same."""
    text = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    text.write_bytes(TEXT.read_bytes())
    model = tmp_path / "model.toml"
    assert 0 == run("draft", str(text), "-o", str(model)).returncode
    made = model.read_bytes()
    assert 0 == run("indicators", "--model", str(model)).returncode
    assert 0 == run("draft", str(text), "-o", str(model), "--force").returncode
    assert made == model.read_bytes()


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_a_text_without_a_report_is_refused(run: Run, tmp_path: Path, content: str) -> None:
    """Nothing is drafted of nothing."""
    text = tmp_path / "empty.txt"
    text.write_text(content, encoding="utf-8")
    code, draft, beside = drafted(run, str(text), "--lang", "en")
    assert (2, "") == (code, draft)
    assert f"error: {text}: there is nothing in it; give the text of the report." in beside


@pytest.mark.parametrize(
    ("text", "said_of_it"),
    [
        (
            "<html><body><table>" + "<tr><td>收入</td><td>12亿元</td></tr>" * 9,
            "there is no article on this page",
        ),
        ("Revenue of the county grew by 5.2 % last year. " * 9, "hardly any Chinese"),
        ("全縣產業產值12億元，企業會計3萬人。" * 9, "Traditional Chinese"),
    ],
)
def test_what_is_no_text_of_a_report_is_refused(
    run: Run, tmp_path: Path, text: str, said_of_it: str
) -> None:
    """Pages without an article, other languages and the other script are refused with advice."""
    path = tmp_path / "other.txt"
    path.write_text(text, encoding="utf-8")
    code, draft, beside = drafted(run, str(path), "--date", "2026-02-01", "--lang", "en")
    assert (2, "") == (code, draft)
    assert said_of_it in beside


def test_a_sign_behind_a_space_is_not_lost(run: Run, tmp_path: Path) -> None:
    """A minus or an arrow in a copied table makes no positive share."""
    text = tmp_path / "table.txt"
    text.write_text(
        "一、工作回顾\n投资\t120.5亿元\t-3.2%\n税收30亿元↓3.1%，出口增长 -4.1%。\n",
        encoding="utf-8",
    )
    _, draft, _ = drafted(run, str(text), "--date", "2026-02-01")
    model = tomli.loads(draft)
    undecided_ = [one["text"] for one in model["numerals"] if one["kind"] == "undecided"]
    assert ["-3.2%", "3.1%"] == undecided_
    rates = [f for i in model["indicators"] for f in i["figures"] if f["measure"] == "yoy"]
    assert [-4.1] == [float(figure["value"]) for figure in rates]


def test_control_characters_are_written_as_toml_allows(run: Run, tmp_path: Path) -> None:
    """What TOML forbids in a text, and what turns the order of characters, is escaped."""
    text = tmp_path / "control.txt"
    text.write_text("一、工作回顾\n新增\x1b企业\u202e18家。\n", encoding="utf-8")
    _, draft, _ = drafted(run, str(text), "--date", "2026-02-01")
    assert 'quote = "新增\\u001b企业\\u202e18家"' in draft
    assert "\x1b" not in draft


def test_files_with_chinese_names_give_different_ids(run: Run, tmp_path: Path) -> None:
    """Two reports whose names differ in Chinese characters only have two ids."""
    ids = set()
    for name in ("甲县2025年报告.txt", "乙县2025年报告.txt"):
        ids.add(model_of(run, tmp_path / name, "一、工作回顾\n新增企业18家。\n")["report"]["id"])
    assert 2 == len(ids)


def test_another_date_than_the_text_has_is_marked(run: Run) -> None:
    """A date that is given goes before the one in the text, and the difference is to be decided."""
    _, draft, _ = drafted(run, str(TEXT), "--date", "2026-02-01", "--lang", "en")
    record = tomli.loads(draft)["report"]
    assert datetime.date(2026, 2, 1) == record["date"]
    assert "the date given differs from the one in the text" in record["todo"]


@pytest.mark.parametrize(
    ("place", "english", "code"),
    [
        ("河北省", "Hebei", "130000"),
        ("宁夏回族自治区", "Ningxia", "640000"),
        ("重庆市", "Chongqing", "500000"),
        ("昆山市", "昆山市", "320583"),
        ("鼓楼区", "鼓楼区", None),  # there are four
        ("青禾县", "青禾县", None),
    ],
)
def test_a_place_has_its_english_name_and_its_code(
    run: Run, tmp_path: Path, place: str, english: str, code: str | None
) -> None:
    """A draft names a province in English, and no other place, whose name it cannot know."""
    text = TEXT.read_text(encoding="utf-8").replace("青禾县", place)
    record = model_of(run, tmp_path / "report.txt", text)["report"]
    assert (place, english) == (record["place"], record["place_en"])
    assert code == record.get("place_code")


# Whole reports


def draft_of(path: Path, folder: Path) -> Report:
    """The draft of a report's text, written and loaded as a user would."""
    from xiaoshan_report.draft.drafting import draft
    from xiaoshan_report.messages.translator import Translator

    model = folder / f"{path.stem}.toml"
    made = draft(read_source(path), str(path), None, bundled_terms().find, Translator("zh"))
    model.write_text(made.text, encoding="utf-8")
    return load(model)


@of_each_report
def test_no_numeral_of_a_real_report_is_dropped(path: Path, tmp_path: Path) -> None:
    """Whole reports of others: of each draft the proof finds nothing but what it marks itself."""
    from xiaoshan_report.check.against_itself import against_itself
    from xiaoshan_report.check.against_text import against_text

    drawn = draft_of(path, tmp_path)
    findings, ledger = against_text(drawn, read_source(path).text, bundled_terms())
    assert 0 == ledger.unaccounted
    assert [] == findings
    assert {"undecided"} == {finding.code for finding in against_itself(drawn)}


@needs_full_text
def test_the_draft_of_the_report_has_its_indicators(tmp_path: Path) -> None:
    """Every indicator of the hand-made model is in the draft, with the same figures."""
    drawn, made = draft_of(FULL_TEXT, tmp_path), load(bundled_model())

    def figures(report: Report) -> set[tuple[str, str | None, Decimal]]:
        return {
            (figure.measure, figure.unit, figure.value)
            for indicator in report.model.indicators
            for figure in report.figures[indicator.id]
        }

    assert set() == figures(made) - figures(drawn)


ALPHABET = (
    "全县 生产总值 达 增长 下降 同比 分别 、 , 。 ; 和 从 到 提高 1.5% 3家 20亿元 第二 12 万 余 超",
    "“ ” ( ) 五年来 2025年 一、 其中 居 前 三 个百分点 占 比重 : 1: 的 项目 \n 1. 民生实事",
)
"""Words that reports are made of."""

ANY = st.lists(st.sampled_from(" ".join(ALPHABET).split(" ")), max_size=40).map("".join)


@given(ANY | st.text(max_size=80))
def test_any_text_has_a_draft_or_a_refusal(text: str) -> None:
    """Whatever the text, its draft loads as the model it is, or a sentence says there is none."""
    from xiaoshan_report.draft.drafting import draft
    from xiaoshan_report.messages.translator import Translator

    try:
        made = draft(
            Source(text),
            "any.txt",
            datetime.date(2026, 1, 20),
            bundled_terms().find,
            Translator("en"),
        )
    except ReportError as error:
        refused = error.message.key
    else:
        refused = ""
        document = tomli.loads(made.text, parse_float=Decimal)
        assert made.model == convert(document, Model, builtin_types=(Decimal, datetime.date))
        assert [] == list(problems(made.model))
    assert refused in ("", "draft-no-report")


@pytest.mark.parametrize("blank", [" ", "\xa0"])
@pytest.mark.parametrize(
    ("plain", "typed"),
    [
        ("一、2025年", "一、2025{}年"),
        ("二、2026年", "二、{}2026{}年"),
        ("告（2025年", "告（{}2025{}年"),
    ],
)
def test_a_blank_beside_a_year_changes_no_area(
    plain: str, typed: str, blank: str, run: Run
) -> None:
    """A year set off by blanks heads a part as one without."""
    text = TEXT.read_text("utf-8")
    assert plain in text
    with_blanks = text.replace(plain, typed.format(blank, blank))
    drafts = [run("draft", "-", stdin=one.encode()).stdout for one in (text, with_blanks)]
    of_plain, of_blanks = (len(tomli.loads(made)["areas"]) for made in drafts)
    assert of_blanks == of_plain


def test_a_decimal_that_opens_a_paragraph_is_marked() -> None:
    """Where nothing counts on, what stands before a point may be an item's number."""
    found = [one for one in quantities("3.15座驿站建成。", ANNUAL) if isinstance(one, Quantity)]
    assert [doubt.reason for doubt in found[0].doubts] == ["draft-item-number"]


def test_numbers_of_items_are_in_no_quote(run: Run, tmp_path: Path) -> None:
    """A draft of items that begin with a number, 1. 2所幼儿园, proves against its text."""
    text, model = tmp_path / "text.txt", tmp_path / "model.toml"
    items = "1. 2所幼儿园建成。\n2. 3家卫生院开工。\n3．15座驿站建成。\n4、8座便桥建成。\n"
    text.write_text(TEXT.read_text("utf-8") + items, "utf-8")
    model.write_text(run("draft", str(text)).stdout, "utf-8")
    found = run("check", "--model", str(model), "--source", str(text), "--json").stdout
    assert "quote-missing" not in found


@pytest.mark.parametrize(
    "text",
    [
        "有意愿特困人员集中供养率、新建居住区养老设施配建率均达100%",
        "新建小区充电设施覆盖率和改造校舍抗震达标率均达到98%",
        "行政村快递通达率、新增住房配套绿化率都达到95%",
    ],
)
def test_a_share_of_several_is_marked(text: str) -> None:
    """One share that is said of two subjects is marked, whatever their names hold."""
    found = [one for one in quantities(text, ANNUAL) if isinstance(one, Quantity)]
    assert "draft-shared" in [doubt.reason for doubt in found[0].doubts]
