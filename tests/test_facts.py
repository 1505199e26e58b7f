"""The model says what the report says: every fact, read from its text a second time.

`data/facts.json` was read from the text, paragraph by paragraph, and is never made from the model:
where the two differ, one of them has misread the report.
"""

import json
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import FULL_TEXT, needs_full_text

from xiaoshan_report.model.structs import Report

if TYPE_CHECKING:
    import subprocess

FACTS: dict[str, Any] = json.loads(
    (Path(__file__).parent / "data" / "facts.json").read_text(encoding="utf-8"),
    parse_float=Decimal,
)

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Record = dict[str, Any]
Said = tuple[int, str, str, str | None, str]
"""A figure as the report states it: paragraph, printed, digits of its value, unit, qualifier."""


def answer(run: Run, *arguments: str) -> Any:
    """What `report` prints as JSON, its numbers as decimals."""
    completed = run(*arguments, "--json")
    assert (0, "") == (completed.returncode, completed.stderr)
    return json.loads(completed.stdout, parse_float=Decimal)


@pytest.fixture(scope="module")
def figures(run: Run) -> list[Record]:
    """Every figure."""
    every: list[Record] = answer(run, "figures")
    return every


@pytest.fixture(scope="module")
def indicators(run: Run) -> dict[str, Record]:
    """The indicators by their Chinese names."""
    return {record["name"]: record for record in answer(run, "indicators")}


@pytest.fixture(scope="module")
def comparisons(run: Run) -> dict[str, Record]:
    """The comparisons by their indicators' Chinese names."""
    return {record["name"]: record for record in answer(run, "compare")}


@pytest.fixture(scope="module")
def livelihood(run: Run) -> Record:
    """The livelihood projects."""
    every: Record = answer(run, "livelihood")
    return every


@pytest.fixture(scope="module")
def paragraphs() -> list[str]:
    """The report's text; paragraph 1 has index 1."""
    return ["", *FULL_TEXT.read_text(encoding="utf-8").split("\n")]


def said(figures: Iterable[Record]) -> list[Said]:
    """The figures as the report states them, in an order of their own."""
    return in_order(
        (f["paragraph"], f["printed"], str(f["value"]), f["unit"], f["qualifier"]) for f in figures
    )


def expected(first: int, last: int) -> list[Said]:
    """The figures that were read in these paragraphs."""
    return in_order(
        (paragraph, printed, str(value), unit, qualifier)
        for paragraph, printed, value, unit, qualifier in FACTS["figures"]
        if first <= paragraph <= last
    )


def in_order(rows: Iterable[Said]) -> list[Said]:
    """The rows sorted: compared as lists, repeated figures count as often as they occur."""
    return sorted(rows, key=str)


def facts_of(name: str) -> list[Record]:
    """What was read about one indicator."""
    return [fact for fact in FACTS["indicators"] if fact["name"] == name]


def stated(name: str, key: str) -> Any:
    """The value read for one measure of an indicator, or `None`."""
    return next((fact["value"] for fact in facts_of(name) if fact["measure"] == key), None)


NAMES = list(dict.fromkeys(fact["name"] for fact in FACTS["indicators"]))
TASKS = [
    pytest.param(project["number"], position, task, id=f"{project['number']}-{task['words']}")
    for project in FACTS["projects"]
    for position, task in enumerate(project["tasks"])
]
SECTIONS = [
    pytest.param(area["number"], position, section, id=section["title"])
    for area in FACTS["areas"]
    for position, section in enumerate(area["sections"])
]


# Figures.


@pytest.mark.parametrize("paragraph", range(1, 48))
def test_figures_of_a_paragraph(figures: list[Record], paragraph: int) -> None:
    """The figures of each paragraph are those that it states, no more, no fewer, none altered."""
    assert expected(paragraph, paragraph) == said(
        figure for figure in figures if figure["paragraph"] == paragraph
    )


def test_figures_are_complete(figures: list[Record]) -> None:
    """The report states 153 figures, and the list has each of them once."""
    assert (153, expected(1, 47)) == (len({figure["id"] for figure in figures}), said(figures))


def test_decimals_are_those_printed(figures: list[Record]) -> None:
    """Each figure's decimals count the digits that its value has after the point."""
    assert [] == [
        figure["id"]
        for figure in figures
        if figure["decimals"] != len(str(figure["value"]).partition(".")[2])
    ]


OTHER_PERIODS = [
    pytest.param(paragraph, printed, period, id=f"{paragraph}-{printed}")
    for paragraph, period, numbers in (
        (14, "2021-05-31", "15个 2.25亿元"),
        (26, "2021-01/2021-05", "28个 162.9亿元 7个 111.6亿元"),
        (39, "2021-09", "12所 1.3万个"),
    )
    for printed in numbers.split()
]


@pytest.mark.parametrize(("paragraph", "printed", "period"), OTHER_PERIODS)
def test_figure_of_another_period(
    figures: list[Record], paragraph: int, printed: str, period: str
) -> None:
    """A figure whose sentence names a period has that period."""
    assert [period] == [
        figure["period"]
        for figure in figures
        if (figure["paragraph"], figure["printed"]) == (paragraph, printed)
    ]


def test_other_figures_are_of_the_half_year(figures: list[Record]) -> None:
    """A figure whose sentence names no period is of the half-year that the report is about."""
    named = {(param.values[0], param.values[1]) for param in OTHER_PERIODS}
    others = [figure for figure in figures if (figure["paragraph"], figure["printed"]) not in named]
    assert {"2021-01/2021-06"} == {f["period"] for f in others if f["indicator"] is None}


# Indicators.


def test_indicators_are_the_eighteen(indicators: dict[str, Record]) -> None:
    """The report has these eighteen indicators, in the order in which it states them."""
    assert (18, NAMES) == (len(NAMES), list(indicators))


@pytest.mark.parametrize("name", NAMES)
def test_measures_of_an_indicator(indicators: dict[str, Record], name: str) -> None:
    """An indicator has the levels and rates that the report states, `null` where it states none."""
    keys = ("level", "yoy", "two_year_average", "vs_two_year_mean", "rank")
    record = indicators[name]
    assert {key: stated(name, key) for key in keys} == {key: record[key] for key in keys}


@pytest.mark.parametrize("name", NAMES)
def test_figures_of_an_indicator(indicators: dict[str, Record], name: str) -> None:
    """Each figure of an indicator has the measure, unit, period and qualifier that it should."""
    keys = ("measure", "value", "unit", "period", "qualifier")
    assert [tuple(fact[key] for key in keys) for fact in facts_of(name)] == [
        tuple(figure[key] for key in keys) for figure in indicators[name]["figures"]
    ]


@pytest.mark.parametrize("name", NAMES)
def test_period_and_unit_of_an_indicator(indicators: dict[str, Record], name: str) -> None:
    """An indicator's period is its figures', its unit its level's, and estimates are marked."""
    facts, record = facts_of(name), indicators[name]
    unit = next((fact["unit"] for fact in facts if fact["measure"] == "level"), None)
    estimate = any(fact["qualifier"] == "estimate" for fact in facts)
    assert ({record["period"]}, record["unit"], record["estimate"]) == (
        {fact["period"] for fact in facts},
        unit,
        estimate,
    )


# Comparison.


def test_comparisons_are_of_all_indicators(comparisons: dict[str, Record]) -> None:
    """Every indicator is compared: the widest gap first, then the others in the report's order."""
    with_gap = [name for name, one in comparisons.items() if one["gap"]]
    gaps = [comparisons[name]["gap"]["value"] for name in with_gap]
    assert sorted(gaps, reverse=True) == gaps
    rest = [name for name in NAMES if name not in with_gap]
    assert [*with_gap, *rest] == list(comparisons)


@pytest.mark.parametrize("name", NAMES)
def test_compared_rates_are_those_stated(comparisons: dict[str, Record], name: str) -> None:
    """The compared rates are the report's, of the indicator's period, in its level's unit."""
    record = comparisons[name]
    unit = next((fact["unit"] for fact in facts_of(name) if fact["measure"] == "level"), None)
    assert (stated(name, "yoy"), stated(name, "two_year_average"), unit) == (
        record["yoy"],
        record["two_year_average"],
        record["unit"],
    )
    assert {record["period"]} == {fact["period"] for fact in facts_of(name)}


@pytest.mark.parametrize("name", NAMES)
def test_gap_is_between_stated_rates(comparisons: dict[str, Record], name: str) -> None:
    """The gap is the year's growth less the two-year average, or `null` where one is missing."""
    yoy, average = stated(name, "yoy"), stated(name, "two_year_average")
    gap = comparisons[name]["gap"]
    assert (gap is None) == (yoy is None or average is None)
    if gap:
        assert yoy - average == gap["value"]
        assert gap["low"] < gap["value"] < gap["high"]


@pytest.mark.parametrize("name", NAMES)
def test_only_stated_rates_imply_anything(comparisons: dict[str, Record], name: str) -> None:
    """Earlier growth needs both rates, an earlier level a level and a rate; a note says so."""
    record = comparisons[name]
    level, yoy, average = (stated(name, key) for key in ("level", "yoy", "two_year_average"))
    assert (yoy is not None and average is not None, level is not None and yoy is not None) == (
        record["implied_prior_yoy"] is not None,
        record["implied_prior_level"] is not None,
    )
    assert (level is not None and average is not None) == (record["implied_base_level"] is not None)
    assert record["note"]
    assert record["note_en"]


# Areas.


def test_areas_are_the_eight(run: Run) -> None:
    """The report has these eight areas and their sections, under the titles that it gives them."""
    assert [
        (area["number"], area["title"], [section["title"] for section in area["sections"]])
        for area in FACTS["areas"]
    ] == [
        (area["number"], area["title"], [section["title"] for section in area["sections"]])
        for area in answer(run, "area")
    ]


def test_areas_count_their_figures(run: Run) -> None:
    """Each area counts the figures that stand in the paragraphs of its sections."""
    assert [
        sum(len(expected(*section["paragraphs"])) for section in area["sections"])
        for area in FACTS["areas"]
    ] == [area["figures"] for area in answer(run, "area")]


@pytest.mark.parametrize(("number", "position", "section"), SECTIONS)
def test_section_shows_its_paragraphs_figures(
    run: Run, number: int, position: int, section: Record
) -> None:
    """A section shows, in its points, indicators and projects, all figures of its paragraphs."""
    shown = answer(run, "area", str(number))["sections"][position]
    figures = [figure for point in shown["points"] for figure in point["figures"]]
    assert (section["title"], expected(*section["paragraphs"])) == (shown["title"], said(figures))


def test_overview_shows_the_opening_figures(run: Run) -> None:
    """Area 0 shows the figures of the opening, which ends before the first area."""
    sections = answer(run, "area", "0")["sections"]
    points = [point for section in sections for point in section["points"]]
    assert expected(1, 4) == said(figure for point in points for figure in point["figures"])


# Livelihood projects.


def test_projects_are_the_ten(livelihood: Record) -> None:
    """The report has ten livelihood projects, with as many tasks each as were read."""
    assert [(project["number"], len(project["tasks"])) for project in FACTS["projects"]] == [
        (project["number"], len(project["tasks"])) for project in livelihood["projects"]
    ]


@pytest.mark.parametrize(("number", "position", "fact"), TASKS)
def test_task_is_as_far_as_the_report_says(
    livelihood: Record, number: int, position: int, fact: Record
) -> None:
    """A task has the state, and the completed, intended and percentage figures, that it should."""
    task = livelihood["projects"][number - 1]["tasks"][position]
    keys = ("state", "done", "target", "percent")
    assert {key: fact[key] for key in keys} == {key: task[key] for key in keys}
    assert fact["words"] in task["quote"]


def test_project_shows_its_paragraphs_figures(livelihood: Record) -> None:
    """Each project's tasks hold all figures of its own paragraph, from 37 on."""
    for project in livelihood["projects"]:
        figures = [figure for task in project["tasks"] for figure in task["figures"]]
        paragraph = 36 + project["number"]
        assert expected(paragraph, paragraph) == said(figures)


def test_summary_counts_the_tasks(livelihood: Record) -> None:
    """The summary counts the ten projects and their tasks by state."""
    states = [task["state"] for project in FACTS["projects"] for task in project["tasks"]]
    summary = livelihood["summary"]
    counts = {state: count for state, count in summary["states"].items() if count}
    assert (10, len(states), {state: states.count(state) for state in states}) == (
        summary["projects"],
        summary["tasks"],
        counts,
    )


def test_one_project_is_the_same_alone(run: Run, livelihood: Record) -> None:
    """A project asked for by its number is the one that the list shows."""
    assert livelihood["projects"][3] == answer(run, "livelihood", "4")


# The places where a quick reading goes wrong.


@pytest.mark.parametrize(
    ("name", "yoy", "average"),
    [
        ("高新技术产业增加值", "17.2", "4.3"),
        ("战略性新兴产业增加值", "18.3", "6.5"),
        ("财政总收入", "18.3", "12.9"),
        ("一般公共预算收入", "12.5", "9.6"),
        ("人民币存款余额", "13.3", "12.5"),
        ("人民币贷款余额", "15.3", "14.5"),
    ],
)
def test_trap_respectively(
    indicators: dict[str, Record], name: str, yoy: str, average: str
) -> None:
    """分别 pairs the numbers with the subjects in their order."""
    record = indicators[name]
    assert (yoy, average) == (str(record["yoy"]), str(record["two_year_average"]))


def test_trap_deposits_and_loans(indicators: dict[str, Record]) -> None:
    """存、贷款余额 are two series, and stocks: they have an instant, not a span, and no level."""
    both = [record for name, record in indicators.items() if name.startswith("人民币")]
    assert 2 * [("2021-05-31", None)] == [(record["period"], record["level"]) for record in both]
    assert 2 == len({record["id"] for record in both})


def test_trap_output_is_an_estimate(
    indicators: dict[str, Record], comparisons: dict[str, Record]
) -> None:
    """地区生产总值 is an estimate, without a two-year average, so nothing earlier follows."""
    record = indicators["地区生产总值"]
    assert (True, None) == (record["estimate"], record["two_year_average"])
    assert comparisons["地区生产总值"]["implied_prior_yoy"] is None


def test_trap_only_output_is_an_estimate(indicators: dict[str, Record]) -> None:
    """No other indicator is an estimate, although 预计 opens the sentence in the overview."""
    assert ["地区生产总值"] == [name for name, record in indicators.items() if record["estimate"]]


@pytest.mark.parametrize(
    ("name", "value"), [("生产安全事故起数", "-22"), ("生产安全事故死亡人数", "-43.6")]
)
def test_trap_mean_of_two_years_is_no_average(
    indicators: dict[str, Record], comparisons: dict[str, Record], name: str, value: str
) -> None:
    """较前两年平均数 compares with a mean: it is no growth on last year and no yearly average."""
    record = indicators[name]
    assert Decimal(value) == record["vs_two_year_mean"]
    assert (None, None) == (record["yoy"], record["two_year_average"])
    assert (None, None) == (comparisons[name]["gap"], comparisons[name]["implied_prior_yoy"])


@pytest.mark.parametrize("name", ["PM2.5浓度", "生产安全事故起数", "生产安全事故死亡人数"])
def test_trap_falls_are_negative(indicators: dict[str, Record], name: str) -> None:
    """下降 makes the value negative, and leaves what is printed as it stands."""
    (figure,) = indicators[name]["figures"]
    assert f"{abs(figure['value'])}%" == figure["printed"]
    assert figure["value"] < 0


def test_trap_only_falls_are_negative(indicators: dict[str, Record]) -> None:
    """Only three indicators fell."""
    fell = {
        name
        for name, record in indicators.items()
        if any(figure["value"] < 0 for figure in record["figures"])
    }
    assert {"PM2.5浓度", "生产安全事故起数", "生产安全事故死亡人数"} == fell


def test_trap_online_sales_are_of_four_months(indicators: dict[str, Record]) -> None:
    """网络零售额 is January to April, unlike what stands before it in the same paragraph."""
    periods = (indicators["网络零售额"]["period"], indicators["进出口总值"]["period"])
    assert ("2021-01/2021-04", "2021-01/2021-05") == periods


def test_trap_third_ranks_the_amount(indicators: dict[str, Record]) -> None:
    """第三 ranks the amount (总量) of 网络零售额, not its growth, and has no unit."""
    (figure,) = (f for f in indicators["网络零售额"]["figures"] if f["measure"] == "rank")
    assert ("第三", 3, None) == (figure["printed"], figure["value"], figure["unit"])
    assert figure["quote"].endswith("总量全省排名第三")


def test_trap_industrial_investment_is_a_part(
    indicators: dict[str, Record], comparisons: dict[str, Record]
) -> None:
    """工业投资 is a part of 固定资产投资 with growth rates only: it has no level, then or now."""
    part, whole = indicators["工业投资"], indicators["固定资产投资总额"]
    assert (whole["id"], None) == (part["part_of"], part["level"])
    implied = comparisons["工业投资"]
    assert (None, None) == (implied["implied_prior_level"], implied["implied_base_level"])


def test_trap_investment_is_not_added_up(report: Report) -> None:
    """No sum is claimed of 固定资产投资 and its parts."""
    summed = [name for total in report.model.sums for name in (total.whole, *total.parts)]
    assert [] == [name for name in summed if "investment." in name and "projects." not in name]


def test_trap_assessed_is_not_refitted(livelihood: Record) -> None:
    """632户 have their design, out of 800 still to be refitted: none is done, and no percentage."""
    task = livelihood["projects"][3]["tasks"][0]
    keys = ("state", "done", "target", "percent")
    assert ["started", None, 800, None] == [task[key] for key in keys]
    assert "632户" in task["stage"]


@pytest.mark.parametrize(
    ("project", "words", "stage"),
    [
        (6, "定点签约", "10个"),
        (7, "通过评审", "105.3万平方米"),
        (7, "主体结顶", "204.7万平方米"),
        (7, "进场施工", "12个"),
        (10, "开工率", "92%"),
        (8, "招投标公告", "招投标公告"),
        (4, "镇街新建", "14个"),
        (5, "申请办理", "6000余名"),
    ],
)
def test_trap_stages_are_no_completions(
    livelihood: Record, project: int, words: str, stage: str
) -> None:
    """What was signed, approved, topped out, entered or begun is a stage, and completes nothing."""
    (task,) = (
        task
        for task in livelihood["projects"][project - 1]["tasks"]
        if words in task["quote"] and stage in (task["stage"] or "")
    )
    assert (None, None) == (task["done"], task["percent"])
    assert task["state"] not in {"done", "partly-done"}


def test_trap_reclaimable_land_is_an_estimate(figures: list[Record]) -> None:
    """预计盘活950亩 is an estimate; beside the growth of output it is the only one."""
    estimates = [figure["printed"] for figure in figures if figure["qualifier"] == "estimate"]
    assert ["12.5%", "950亩"] == estimates


def test_trap_three_years_is_a_duration(figures: list[Record]) -> None:
    """连续三年 is a duration that the report asserts: three years, exactly."""
    (figure,) = (figure for figure in figures if figure["unit"] == "年")
    assert ("三年", 3, "exact") == (figure["printed"], figure["value"], figure["qualifier"])
    assert "连续三年" in figure["quote"]


def test_trap_a_batch_is_no_number(figures: list[Record]) -> None:
    """一批, 首批 and 第一批 are no numbers."""
    assert [] == [f["id"] for f in figures if "批" in f["printed"] or f["unit"] == "批"]


@pytest.mark.parametrize(
    ("paragraph", "threshold"),
    [
        (16, "35周岁"),
        (24, "5万元"),
        (26, "6英寸"),
        (26, "亿元"),
        (26, "10亿元"),
        (27, "68万吨"),
        (35, "百万元"),
        (41, "16周岁"),
    ],
)
def test_trap_thresholds_are_no_figures(
    figures: list[Record], paragraph: int, threshold: str
) -> None:
    """A threshold on what is counted, and a specification inside a name, is no figure."""
    printed = {f["printed"] for f in figures if f["paragraph"] == paragraph}
    assert not printed & {threshold, f"{threshold}以上", f"{threshold}以下"}


@pytest.mark.parametrize("name", ["规上工业增加值", "高新技术产业增加值", "战略性新兴产业增加值"])
def test_trap_value_added_has_no_base_level(comparisons: dict[str, Record], name: str) -> None:
    """Value added grows at comparable prices, so no earlier level is implied, and the note says."""
    record = comparisons[name]
    assert (None, None) == (record["implied_prior_level"], record["implied_base_level"])
    assert "可比价格" in record["note"]


# Quotes.


def quotes(figures: Iterable[Record], livelihood: Record) -> list[tuple[str, int, str]]:
    """The quotes of all figures and tasks: whose, from which paragraph, and the words."""
    tasks = (task for project in livelihood["projects"] for task in project["tasks"])
    return [(one["id"], one["paragraph"], one["quote"]) for one in (*figures, *tasks)]


def test_quotes_end_with_their_sentence(figures: list[Record], livelihood: Record) -> None:
    """No quote goes beyond the sentence that states the figure."""
    assert [] == [owner for owner, _, quote in quotes(figures, livelihood) if "。" in quote]


def test_printed_stands_once_in_its_quote(figures: list[Record]) -> None:
    """What is printed stands exactly once in the words that are quoted for it."""
    assert [] == [f["id"] for f in figures if f["quote"].count(f["printed"]) != 1]


@needs_full_text
def test_quotes_stand_once_in_their_paragraph(
    figures: list[Record], livelihood: Record, paragraphs: list[str]
) -> None:
    """Every quote is the report's own words, found exactly once in the paragraph that it names."""
    assert [] == [
        (owner, paragraph)
        for owner, paragraph, quote in quotes(figures, livelihood)
        if paragraphs[paragraph].count(quote) != 1
    ]


@needs_full_text
def test_figures_read_stand_in_the_text(paragraphs: list[str]) -> None:
    """What was read as printed stands in its paragraph, at least as often as it was read."""
    read = [(paragraph, printed) for paragraph, printed, *_ in FACTS["figures"]]
    assert [] == [
        (paragraph, printed)
        for paragraph, printed in read
        if paragraphs[paragraph].count(printed) < read.count((paragraph, printed))
    ]


@needs_full_text
@pytest.mark.parametrize("area", FACTS["areas"], ids=lambda area: area["title"])
def test_titles_stand_in_the_text(paragraphs: list[str], area: Record) -> None:
    """An area's title opens the paragraph before its sections, and theirs open their own."""
    before_sections = area["sections"][0]["paragraphs"][0] - 1
    opening = f"{'一二三四五六七八'[area['number'] - 1]}是{area['title']}。"
    assert opening == paragraphs[before_sections][: len(opening)]
    for section in area["sections"]:
        assert paragraphs[section["paragraphs"][0]].startswith(f"{section['title']}。")
