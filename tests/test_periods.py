"""Which period each number of a sentence is about, in reports of several kinds."""

import datetime
from pathlib import Path

import pytest
import tomli
from conftest import Run

from xiaoshan_report.language.paragraphs import read
from xiaoshan_report.language.quantities import Quantity, quantities
from xiaoshan_report.language.time_values import Dated

ANNUAL = Dated("2023-01/2023-12", datetime.date(2024, 1, 15))
IN_DECEMBER = Dated("2023-01/2023-12", datetime.date(2023, 12, 20))
HALF = Dated("2023-01/2023-06", datetime.date(2023, 7, 20))
PLANS = Dated("2024-01/2024-12", datetime.date(2024, 1, 15))
YEAR, NEXT, FIRST_HALF = "2023-01/2023-12", "2024-01/2024-12", "2023-01/2023-06"
SECOND_HALF = "2023-07/2023-12"


def periods(text: str, dated: Dated) -> list[str]:
    """The periods of a line's quantities, in their order."""
    return [one.period for one in quantities(text, dated) if isinstance(one, Quantity)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1月—7月,建成学校3所", ["2023-01/2023-07"]),
        ("1月至9月,建成学校3所", ["2023-01/2023-09"]),
        ("今年1月至9月,建成学校3所", ["2023-01/2023-09"]),
        ("去年1-9月,建成学校3所", ["2023-01/2023-09"]),
        ("2021年10月—2022年3月,建成学校3所", ["2021-10/2022-03"]),
        ("截至11月30日,建成学校3所", ["2023-11-30"]),
        ("截至2022年11月30日,建成学校3所", ["2022-11-30"]),
        ("截止10月,建成学校3所", ["2023-10-31"]),
        ("截至10月底,建成学校3所", ["2023-10-31"]),
        ("截至今年10月,建成学校3所", ["2023-10-31"]),
        ("9月末,贷款余额3亿元", ["2023-09-30"]),
        ("三季度末,贷款余额3亿元", ["2023-09-30"]),
        ("前三季度增长3%", ["2023-01/2023-09"]),
        ("二季度增长3%,三季度增长4%", ["2023-04/2023-06", "2023-07/2023-09"]),
        ("连续三个季度增长3%", [YEAR]),
        ("一、二、三季度投资3亿元", ["2023-01/2023-09"]),
        ("1-11月税收9亿元,其中11月当月2亿元,增长5%", ["2023-01/2023-11", *["2023-11"] * 2]),
        ("5月货运量增幅为1%,6月为3%", ["2023-05", "2023-06"]),
        ("6月前建成学校3所", [YEAR]),
        ("12月18日,新桥通车3座", [YEAR]),
    ],
)
def test_a_part_of_a_year_is_read(text: str, expected: list[str]) -> None:
    """Months, ranges of them and days are what a number behind them is about."""
    assert expected == periods(text, ANNUAL)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018—2022年,建成水库3座", ["2018-01/2022-12"]),
        ("2018-2022年累计减税6亿元", ["2018-01/2022-12"]),
        ("4月,税收3亿元,增长5%", ["2023-04", "2023-04"]),
        ("2022年11月,税收3亿元", ["2022-11"]),
        ("标准由2018年55元提高至69元", ["2018-01/2018-12", YEAR]),
        ("2019至2023年,支出由32亿元增加到48亿元", ["2019-01/2019-12", "2023-01/2023-12"]),
        ("2020年以来,投资每年增长6%", ["2020-01/2023-12"]),
        ("“十四五”时期,浓度累计下降11%", ["2021-01/2023-12"]),
        ("“十四五”以来,建成学校3所", ["2021-01/2023-12"]),
        ("“十四五”时期,主要目标是:收入年均增长6%", ["2021-01/2025-12"]),
        ("力争“十四五”期间建成学校3所", ["2021-01/2025-12"]),
        ("“十五五”时期,建成学校3所", ["2026-01/2030-12"]),
    ],
)
def test_a_stretch_of_years_is_read(text: str, expected: list[str]) -> None:
    """A range, the time since a year, and a plan that runs, which is told of up to the report."""
    assert expected == periods(text, ANNUAL)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("与2019年相比,两年平均增长3.1%,人均产值6.2万元", [YEAR, YEAR]),
        ("与一季度相比,采矿业增长2.1%", [YEAR]),
        ("客运量恢复至2019年同期的57.9%", [YEAR]),
        ("客运量达到2019年同期的57.9%", [YEAR]),
        ("收入占比高于“十二五”期间2.1个百分点", [YEAR]),
        ("收入超过2019年3亿元", [YEAR]),
        ("收入由2019年的3亿元增加到5亿元", ["2019-01/2019-12", YEAR]),
        (
            "到2023年底,产值12亿元(2022年11亿元),增长8%",
            ["2023-12-31", "2022-01/2022-12", YEAR],
        ),
        ("产值35亿元(2019年33亿元),税收3亿元", [YEAR, "2019-01/2019-12", YEAR]),
        ("税收4亿元(上年为3.9亿元),增长2%", [YEAR, "2022-01/2022-12", YEAR]),
    ],
)
def test_a_base_is_no_period(text: str, expected: list[str]) -> None:
    """A time that is compared with dates nothing, and one in a bracket only what stands there."""
    assert expected == periods(text, ANNUAL)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上半年增长3%,下半年增长4%,全年增长3.9%", [FIRST_HALF, "2023-07/2023-12", YEAR]),
        ("前三季度增长4.1%,全年增长4.6%", ["2023-01/2023-09", YEAR]),
        ("2022年上半年增长3%,全年增长4%", ["2022-01/2022-06", "2022-01/2022-12"]),
        ("2022年,全年增长4%", ["2022-01/2022-12"]),
        ("上半年投资3亿元,占全年目标的60%", [FIRST_HALF, FIRST_HALF]),
    ],
)
def test_the_whole_year_follows_its_parts(text: str, expected: list[str]) -> None:
    """全年 is the year of the months that the sentence spoke of; without such it says nothing."""
    assert expected == periods(text, ANNUAL)


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        ("二、下半年工作安排", "全年产值增长6%。", [YEAR]),
        ("二、2023年下半年重点工作", "零售额全年突破86亿元。新建学校3所。", [YEAR, SECOND_HALF]),
        ("三、下半年打算", "税收增长5%,力争全年达到9亿元。", [SECOND_HALF, YEAR]),
    ],
)
def test_the_whole_year_is_aimed_at_in_its_second_half(
    heading: str, text: str, expected: list[str]
) -> None:
    """全年 is the year under plans of a part of it, and so is what stands behind it there."""
    *_, last = read([(1, heading), (2, text)], HALF)
    assert expected == [one.period for one in last.found if isinstance(one, Quantity)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("过去五年,建成学校3所", "2018-01/2022-12"),
        ("近三年新建水库3座", "2020-01/2022-12"),
        ("“十三五”时期是我县发展极不平凡的五年,建成学校3所", "2016-01/2020-12"),
        ("今后五年,新建学校3所", "2023-01/2027-12"),
        ("2023年以来,建成学校3所", FIRST_HALF),
    ],
)
def test_years_end_before_the_one_that_still_runs(text: str, expected: str) -> None:
    """A report of half a year looks back on the full years before it, and ahead from there."""
    assert [expected] == periods(text, HALF)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("两年新建安置房3套。", "draft-no-period"),
        ("三年累计改造危房3户。", "draft-no-period"),
        ("四年共发放补贴3亿元。", "draft-no-period"),
        ("固定资产投资完成3亿元。", "draft-open-period"),
        ("税收完成3亿元,增长6%。", "draft-open-period"),
        ("实现进出口总额3亿元。", "draft-open-period"),
    ],
)
def test_some_of_the_years_around_are_left_to_a_person(text: str, reason: str) -> None:
    """Two years of five may be any, and a flow may be of one or of all."""
    *_, last = read([(1, "一、过去五年工作回顾"), (2, text)], ANNUAL)
    one, *_ = (one for one in last.found if isinstance(one, Quantity))
    assert [reason] == [doubt.reason for doubt in one.doubts]


@pytest.mark.parametrize(
    ("dated", "text", "expected"),
    [
        (IN_DECEMBER, "主要预期目标是:产值增长6%", [NEXT]),
        (ANNUAL, "力争到年底培育企业12家,确保投资增长6%", ["2024-12-31", NEXT]),
        (ANNUAL, "建成学校3所,力争新开工学校5所", [YEAR, NEXT]),
        (ANNUAL, "力争到2025年培育企业12家", ["2025-12-31"]),
        (IN_DECEMBER, "明年计划新建学校3所", [NEXT]),
        (IN_DECEMBER, "今后五年,产值年均增长6%", ["2024-01/2028-12"]),
        (PLANS, "未来三年,新建学校3所", ["2024-01/2026-12"]),
        (HALF, "下一步,将改造管网32公里,新建泵站3座", ["2023-07/2023-12"] * 2),
        (IN_DECEMBER, "计划投资12亿元,已完成9亿元", [NEXT, YEAR]),
        (IN_DECEMBER, "目标任务:新增学位600个,已完成500个", [NEXT, YEAR]),
        (PLANS, "力争新建学校3所", [NEXT]),
        (HALF, "2023年以来,税收增长8%", [FIRST_HALF]),
        (HALF, "上半年增长3%,预计全年增长5%", [FIRST_HALF, YEAR]),
        (HALF, "力争全年增长6%", [YEAR]),
        (ANNUAL, "力争全年增长6%", [NEXT]),
    ],
)
def test_a_plan_is_of_the_time_to_come(dated: Dated, text: str, expected: list[str]) -> None:
    """What is aimed at, intended or said of later years is of these, up to what was done."""
    assert expected == periods(text, dated)


@pytest.mark.parametrize(
    "text",
    [
        "完成三年行动计划项目3个",
        "完成年度计划的80%",
        "完成年度计划投资的80%",
        "占年度计划投资的80%",
        "圆满完成8%的预期目标",
        "年初确定的预期目标是6%",
        "2023年的预期目标是6%",
        "力争上级资金3亿元",
        "为下一步发展储备项目3个",
        "完成全年目标任务,建成学校3所",
    ],
)
def test_a_word_of_plans_may_speak_of_what_was_done(text: str) -> None:
    """A plan in a name, an aim set before or met, and money got are of the report's time."""
    assert [YEAR] == periods(text, ANNUAL)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("三、下一步工作打算", NEXT),
        ("三、明年工作安排", NEXT),
        ("二、今后五年的奋斗目标", "2024-01/2028-12"),
        ("(三)力争生态持续改善", YEAR),
        ("图1:2019-2023年学校数", YEAR),
        ("一、“十四五”以来工作回顾", "2021-01/2023-12"),
        ("二、“十四五”时期发展目标", "2021-01/2025-12"),
    ],
)
def test_a_heading_dates_what_is_below(heading: str, expected: str) -> None:
    """A heading of later times makes plans of its lines, one that only hopes does not."""
    *_, last = read([(1, heading), (2, "建成学校3所。")], IN_DECEMBER)
    assert [expected] == [one.period for one in last.found if isinstance(one, Quantity)]


def test_a_plan_is_drafted_as_an_aim_that_the_proof_accepts(run: Run, tmp_path: Path) -> None:
    """Drafting and proof read the same period, so that what is planned is an aim in both."""
    text, model = tmp_path / "said.txt", tmp_path / "said.toml"
    text.write_text("一、工作回顾\n建成学校3所,力争新建泵站5座。\n", encoding="utf-8")
    arguments = ("draft", str(text), "--date", "2023-12-20")
    assert 0 == run(*arguments, "--output", str(model)).returncode
    [section] = tomli.loads(model.read_text(encoding="utf-8"))["areas"][0]["sections"]
    figures = [figure for point in section["points"] for figure in point["figures"]]
    assert [(False, None), (True, NEXT)] == [
        (figure.get("aim", False), figure.get("period")) for figure in figures
    ]
    done = run("check", "--model", str(model), "--source", str(text), "--format", "csv")
    assert {"undecided"} >= {line.partition(",")[0] for line in done.stdout.splitlines()[1:]}
