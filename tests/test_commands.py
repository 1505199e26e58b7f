"""Every command as a user runs it: what it answers, as which JSON, and what it refuses and how."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from conftest import FULL_DEVICE, needs_full_device

Run = Callable[..., "subprocess.CompletedProcess[str]"]

REPORT = "xiaoshan-2021-h1"

COMMANDS = ["indicators", "area", "livelihood", "compare", "figures", "show"]

QUESTIONS = {
    "indicators": ["indicators"],
    "indicators of two": ["indicators", "gdp", "retail-sales"],
    "area": ["area"],
    "area 0": ["area", "0"],
    "area 7": ["area", "7"],
    "livelihood": ["livelihood"],
    "livelihood 8": ["livelihood", "8"],
    "compare": ["compare"],
    "compare of one": ["compare", "gdp"],
    "figures": ["figures"],
    "figures of a query": ["figures", "PM2.5"],
    "figures, none": ["figures", "no such words"],
    "show an indicator": ["show", "gdp"],
    "show a figure": ["show", "online-retail-sales.rank"],
    "show a point": ["show", "urban-road-network"],
    "show a task": ["show", "first-aid-stations"],
}
"""Every view, with and without a selector."""


# The JSON contract: the keys of each record in order, the design's in its order and additions
# between them. Keys may be added to these, but never leave or move.

FIGURE = (
    "id report status indicator name name_en measure aim value upper decimals unit unit_en"
    " base_value base_unit qualifier base prices period period_start period_end"
    " area section project task printed quote paragraph link todo"
)
INDICATOR = (
    "id report status name name_en area section period level unit unit_en yoy two_year_average"
    " vs_two_year_mean estimate part_of rank figures"
)
AREA_SUMMARY = "report status number title title_en sections figures"
SECTION_TITLE = "number title title_en"
AREA = "report status number title title_en lead lead_en sections"
SECTION = "number title title_en points"
POINT = "id text text_en figures quote paragraph"
PROJECT = "report status number title title_en state tasks"
TASK = (
    "id name name_en state done target unit percent qualifier stage stage_en figures quote"
    " paragraph"
)
COMPARISON = (
    "id report status series name name_en period level unit yoy two_year_average gap"
    " implied_prior_yoy implied_prior_level implied_base_level note note_en"
    " comparable not_comparable not_comparable_en implied_yoy implied_prices agrees doubt breaks"
)
SHOWN = (
    "kind report status area area_title area_title_en section section_title section_title_en"
    " project thing sums"
)

IMPLIED = ("implied_prior_yoy", "implied_prior_level", "implied_base_level")
DERIVED = ("gap", *IMPLIED)

MONTHS = "2021-01/2021-05"
HALF = "2021-01/2021-06"
END = "2021-05-31"

INDICATORS: dict[str, tuple[str | None, str | None, str | None, str | None, str]] = {
    "industrial-value-added": (None, None, "16.6", "2.3", MONTHS),
    "fixed-asset-investment": ("423.5", "亿元", "21.8", "14.2", MONTHS),
    "industrial-investment": (None, None, "32.6", "12.7", MONTHS),
    "high-tech-value-added": (None, None, "17.2", "4.3", MONTHS),
    "strategic-emerging-value-added": (None, None, "18.3", "6.5", MONTHS),
    "retail-sales": ("315.19", "亿元", "21.7", "4.3", MONTHS),
    "fiscal-revenue": ("333.69", "亿元", "18.3", "12.9", MONTHS),
    "general-public-budget-revenue": ("199.05", "亿元", "12.5", "9.6", MONTHS),
    "rmb-deposits": (None, None, "13.3", "12.5", END),
    "rmb-loans": (None, None, "15.3", "14.5", END),
    "gdp": (None, None, "12.5", None, MONTHS),
    "patents-granted": ("4924", "件", "45.2", None, HALF),
    "invention-patents-granted": ("429", "件", "138.3", None, HALF),
    "imports-and-exports": ("417.3", "亿元", "49.4", None, MONTHS),
    "online-retail-sales": ("439.4", "亿元", "33.4", None, "2021-01/2021-04"),
    "pm2-5-concentration": (None, None, "-12.7", None, END),
    "work-safety-accidents": (None, None, None, None, END),
    "work-safety-deaths": (None, None, None, None, END),
}
"""Level, unit, growth, two-year average and period of each indicator, read off the report."""


def asked(run: Run, *arguments: str, **environment: str) -> Any:
    """What the command answers as JSON, its numbers with their digits."""
    answer = run(*arguments, "--json", **environment)
    assert (0, "") == (answer.returncode, answer.stderr)
    return json.loads(answer.stdout, parse_float=Decimal)


def refused(run: Run, *arguments: str, **environment: str) -> str:
    """What the command says on stderr when it refuses; it prints nothing else and exits with 2."""
    answer = run(*arguments, **environment)
    assert (2, "") == (answer.returncode, answer.stdout)
    assert "Traceback" not in answer.stderr
    return answer.stderr


def keys(record: dict[str, Any]) -> str:
    """The keys of a record, in their order."""
    return " ".join(record)


def one_sentence(text: str) -> str:
    """The refusal, which is one line."""
    assert text.endswith("\n")
    assert 1 == text.count("\n")
    return text.rstrip("\n")


def figures_in(tree: object) -> Iterator[dict[str, Any]]:
    """Every figure record anywhere in a JSON answer."""
    if isinstance(tree, dict):
        if "printed" in tree:
            yield tree
        for value in tree.values():
            yield from figures_in(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from figures_in(value)


# The shapes


@pytest.mark.parametrize("question", QUESTIONS)
def test_json_is_one_indented_document(run: Run, question: str) -> None:
    """JSON comes as one document, indented by two, its Chinese unescaped, with a final newline."""
    text = run(*QUESTIONS[question], "--json").stdout
    assert text.endswith(("}\n", "]\n"))
    assert "\\u" not in text
    assert text == "[]\n" or text[1:4] == "\n  "
    json.loads(text)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_figure_record_has_the_same_keys(run: Run, question: str) -> None:
    """Wherever a figure occurs in JSON, it is whole: the keys of the contract, in their order."""
    for figure in figures_in(asked(run, *QUESTIONS[question])):
        assert FIGURE == keys(figure)


@pytest.mark.parametrize("question", QUESTIONS)
def test_json_does_not_depend_on_the_language(run: Run, question: str) -> None:
    """Scripts get the same in every locale."""
    chinese = run(*QUESTIONS[question], "--json", "--lang", "zh").stdout
    assert chinese == run(*QUESTIONS[question], "--json", "--lang", "en").stdout


@pytest.mark.parametrize(
    ("arguments", "contract"),
    [
        (["indicators"], INDICATOR),
        (["area"], AREA_SUMMARY),
        (["compare"], COMPARISON),
        (["figures"], FIGURE),
    ],
    ids=lambda value: value[0] if len(value) == 1 else "",
)
def test_lists_are_plain_arrays_of_records(run: Run, arguments: list[str], contract: str) -> None:
    """A list is an array whose rows have the keys of the contract and name their report."""
    records = asked(run, *arguments)
    assert isinstance(records, list)
    assert {(contract, REPORT)} == {(keys(row), row["report"]) for row in records}


@pytest.mark.parametrize("number", range(9))
def test_area_is_an_object_of_sections_of_points(run: Run, number: int) -> None:
    """An area is an object with its sections, these with their points, these with their figures."""
    area = asked(run, "area", str(number))
    assert (AREA, number, REPORT) == (keys(area), area["number"], area["report"])
    assert {SECTION} == {keys(section) for section in area["sections"]}
    points = [point for section in area["sections"] for point in section["points"]]
    assert {POINT} == {keys(point) for point in points}


def test_area_list_holds_sections_by_title_alone(run: Run) -> None:
    """The list of areas gives each section's number and titles and no more."""
    sections = [section for area in asked(run, "area") for section in area["sections"]]
    assert {SECTION_TITLE} == {keys(section) for section in sections}


def test_livelihood_is_an_object_of_projects_and_summary(run: Run) -> None:
    """All projects come as an object with their summary, since both are wanted at once."""
    livelihood = asked(run, "livelihood")
    assert "projects summary" == keys(livelihood)
    assert {PROJECT} == {keys(project) for project in livelihood["projects"]}
    tasks = [task for project in livelihood["projects"] for task in project["tasks"]]
    assert {TASK} == {keys(task) for task in tasks}
    assert "projects tasks states" == keys(livelihood["summary"])


@pytest.mark.parametrize("number", range(1, 11))
def test_one_project_is_the_object_of_the_list(run: Run, number: int) -> None:
    """A project alone is the same object as in the list of all."""
    assert asked(run, "livelihood")["projects"][number - 1] == asked(run, "livelihood", str(number))


@pytest.mark.parametrize(
    ("identifier", "kind", "contract"),
    [
        ("gdp", "indicator", INDICATOR),
        ("gdp.yoy", "figure", FIGURE),
        ("urban-road-network", "point", POINT),
        ("public-aed", "task", TASK),
    ],
)
def test_show_says_the_kind_and_the_thing(
    run: Run, identifier: str, kind: str, contract: str
) -> None:
    """Whatever is shown comes as an object that says its kind, with the thing as in lists."""
    shown = asked(run, "show", identifier)
    assert (SHOWN, kind, REPORT) == (keys(shown), shown["kind"], shown["report"])
    assert (contract, identifier) == (keys(shown["thing"]), shown["thing"]["id"])


def test_missing_is_null(run: Run) -> None:
    """What the report does not state is null: neither 0 nor absent."""
    (gdp,) = asked(run, "indicators", "gdp")
    missing = {key for key, value in gdp.items() if value is None}
    assert missing == {
        *("level", "unit", "unit_en", "two_year_average", "vs_two_year_mean", "part_of", "rank")
    }


# The contents


def test_indicators_are_the_reports(run: Run) -> None:
    """The 18 indicators have the levels, units, rates and periods that the report prints."""
    answered = {
        row["id"]: (
            *(None if row[key] is None else str(row[key]) for key in ("level", "unit", "yoy")),
            None if row["two_year_average"] is None else str(row["two_year_average"]),
            row["period"],
        )
        for row in asked(run, "indicators")
    }
    assert INDICATORS == answered


def test_only_the_gross_product_is_an_estimate(run: Run) -> None:
    """Exactly one indicator is marked as an estimate: 预计 stands before no other."""
    assert ["gdp"] == [row["id"] for row in asked(run, "indicators") if row["estimate"]]


def test_changes_on_the_mean_of_two_years_are_no_growth_rates(run: Run) -> None:
    """较前两年平均数 is kept apart from year-on-year growth and from two-year averages."""
    rows = asked(run, "indicators", "work-safety-accidents", "work-safety-deaths")
    changes = [(row["vs_two_year_mean"], row["yoy"], row["two_year_average"]) for row in rows]
    assert [(-22, None, None), (Decimal("-43.6"), None, None)] == changes


def test_parts_name_their_whole(run: Run) -> None:
    """An indicator that is part of another names it."""
    parts = {row["id"]: row["part_of"] for row in asked(run, "indicators") if row["part_of"]}
    assert {
        "industrial-investment": "fixed-asset-investment",
        "invention-patents-granted": "patents-granted",
    } == parts


def test_rank_is_of_the_amount(run: Run) -> None:
    """Online retail sales are third in the province, and the rank has no unit."""
    (row,) = asked(run, "indicators", "online-retail-sales")
    rank = next(figure for figure in row["figures"] if figure["measure"] == "rank")
    assert (3, 3, None, "第三") == (row["rank"], rank["value"], rank["unit"], rank["printed"])


def test_indicators_come_in_the_order_named_each_once(run: Run) -> None:
    """Selected indicators stand in the order in which they were named, however often."""
    rows = asked(run, "indicators", "rmb-loans", "gdp", "rmb-loans")
    assert ["rmb-loans", "gdp"] == [row["id"] for row in rows]


def test_area_list_leaves_out_the_overview(run: Run) -> None:
    """The list has the eight areas, each with the count of its figures."""
    areas = asked(run, "area")
    figures = asked(run, "figures")
    assert list(range(1, 9)) == [area["number"] for area in areas]
    for area in areas:
        assert area["figures"] == sum(figure["area"] == area["number"] for figure in figures)


@pytest.mark.parametrize("number", range(9))
def test_area_holds_all_its_figures_once(run: Run, number: int) -> None:
    """An area's points hold every figure of the area, the indicators' and the tasks' included."""
    of_area = [figure["id"] for figure in figures_in(asked(run, "area", str(number)))]
    assert sorted(f["id"] for f in asked(run, "figures", "--area", str(number))) == sorted(of_area)


def test_indicators_that_an_area_reports_are_points_of_it(run: Run) -> None:
    """PM2.5 stands among the points of the area and section that report it."""
    section = asked(run, "area", "7")["sections"][1]
    point = next(point for point in section["points"] if point["id"] == "pm2-5-concentration")
    assert ["pm2-5-concentration.yoy"] == [figure["id"] for figure in point["figures"]]


def test_summary_counts_projects_tasks_and_states(run: Run) -> None:
    """The summary counts what the list holds: ten projects, and their tasks by state."""
    livelihood = asked(run, "livelihood")
    states = [task["state"] for project in livelihood["projects"] for task in project["tasks"]]
    assert (10, len(states)) == (livelihood["summary"]["projects"], livelihood["summary"]["tasks"])
    counted = {state: states.count(state) for state in livelihood["summary"]["states"]}
    assert counted == livelihood["summary"]["states"]
    assert "done partly-done under-way started preparing planned" == keys(counted)


def test_assessed_homes_are_not_refitted_homes(run: Run) -> None:
    """632 homes assessed are a stage of refitting 800: none of these counts as done."""
    task = asked(run, "show", "elderly-home-adaptation")["thing"]
    assert ("started", None, 800, None) == (
        task["state"],
        task["done"],
        task["target"],
        task["percent"],
    )
    assert "632" in task["stage"]
    assert "632" in task["stage_en"]


@pytest.mark.parametrize(
    "identifier",
    [
        "yongxing-reading-rooms",
        "resettlement-housing-starts",
        "resettlement-housing-topped-out",
        "secondary-water-supply",
        "public-aed",
        "beautiful-village-upgrades",
        "social-work-stations",
    ],
)
def test_stages_are_no_completions(run: Run, identifier: str) -> None:
    """签约, 评审通过, 主体结顶, 进场施工 and 开工率 are stages: nothing is done, no percentage."""
    task = asked(run, "show", identifier)["thing"]
    assert (None, None) == (task["done"], task["percent"])
    assert task["stage"]
    assert task["state"] not in ("done", "partly-done")


@pytest.mark.parametrize(
    ("identifier", "stated"),
    [
        ("first-aid-stations", (1, 10, None, "exact")),
        ("timed-waste-collection", (None, None, 81, "exact")),
        ("harmless-waste-treatment", (None, None, 100, "exact")),
        ("zero-direct-sewage-discharge", (None, 6, 50, "over")),
        ("public-sports-grounds", (36, None, None, "exact")),
    ],
)
def test_progress_is_what_the_report_states(
    run: Run, identifier: str, stated: tuple[object, ...]
) -> None:
    """Done, target and percentage stand only where the report prints them; 过半 is over 50."""
    task = asked(run, "show", identifier)["thing"]
    assert stated == (task["done"], task["target"], task["percent"], task["qualifier"])


@pytest.mark.parametrize(
    ("identifier", "implied"),
    [
        ("fixed-asset-investment", ("7.07", "347.70", "324.73")),
        ("retail-sales", ("-10.61", "258.99", "289.74")),
        ("rmb-loans", ("13.71", None, None)),
        ("industrial-value-added", ("-10.25", None, None)),
        ("patents-granted", (None, "3391.18", None)),
        ("gdp", (None, None, None)),
    ],
)
def test_comparison_implies_what_the_arithmetic_says(
    run: Run, identifier: str, implied: tuple[str | None, ...]
) -> None:
    """(1+a)²/(1+g) − 1, L/(1+g), L/(1+a)² to two decimals, and nothing where they say nothing."""
    (row,) = asked(run, "compare", identifier)
    assert implied == tuple(row[key] and str(row[key]["value"]) for key in IMPLIED)


def test_implied_values_lie_in_their_intervals(run: Run) -> None:
    """The gap and every implied value are objects of value, low and high, in order."""
    rows = asked(run, "compare")
    implied = [row[key] for row in rows for key in DERIVED if row[key]]
    assert implied
    for one in implied:
        assert "value low high" == keys(one)
        assert one["low"] < one["value"] < one["high"]


def test_gap_is_growth_less_the_average(run: Run) -> None:
    """The gap is the difference in percentage points, where both rates are printed."""
    for row in asked(run, "compare"):
        known = row["yoy"] is not None and row["two_year_average"] is not None
        gap = row["gap"] and row["gap"]["value"]
        assert gap == (row["yoy"] - row["two_year_average"] if known else None)


def test_whatever_compare_refuses_has_its_reason(run: Run) -> None:
    """A row without some implied value says why, in both languages."""
    for row in asked(run, "compare"):
        assert row["note"]
        assert row["note_en"]


def test_value_added_implies_no_level(run: Run) -> None:
    """Rates at comparable prices imply no earlier level, and the note gives that reason."""
    for identifier in ("industrial-value-added", "high-tech-value-added", "gdp"):
        (row,) = asked(run, "compare", identifier)
        assert "可比价格" in row["note"]
        assert "comparable prices" in row["note_en"]


def test_implied_values_say_that_they_are_on_todays_base(run: Run) -> None:
    """Wherever an implied value is shown, the note says what base it is on."""
    for row in asked(run, "compare"):
        shown = row["implied_prior_yoy"] or row["implied_prior_level"]
        assert bool(shown) == ("可比口径" in row["note"])


def test_figures_come_in_the_order_of_the_text(run: Run) -> None:
    """Figures stand in the order of the report's paragraphs, each once."""
    figures = asked(run, "figures")
    paragraphs = [figure["paragraph"] for figure in figures]
    assert sorted(paragraphs) == paragraphs
    assert len(figures) == len({figure["id"] for figure in figures})


def test_every_figure_carries_its_evidence(run: Run) -> None:
    """Each figure's quote holds its printed number once, and its digits are its value's."""
    for figure in asked(run, "figures"):
        assert 1 == figure["quote"].count(figure["printed"])
        digits = re.match(r"[\d.]+", figure["printed"])
        if digits:
            assert digits[0] == str(abs(figure["value"]))


# Filters


@pytest.mark.parametrize(
    ("option", "value", "key", "expected"),
    [
        ("--area", "2", "area", 2),
        ("--area", "0", "area", 0),
        ("--project", "10", "project", 10),
        ("--measure", "rank", "measure", "rank"),
        ("--unit", "万平方米", "unit", "万平方米"),
        ("--indicator", "gdp", "indicator", "gdp"),
    ],
)
def test_filter_keeps_exactly_what_has_the_value(
    run: Run, option: str, value: str, key: str, expected: object
) -> None:
    """A filter keeps the figures with its value, all of them, in their order."""
    wanted = [figure for figure in asked(run, "figures") if figure[key] == expected]
    assert wanted
    assert wanted == asked(run, "figures", option, value)


@pytest.mark.parametrize(
    ("query", "identifier"),
    [
        (["PM2.5"], "pm2-5-concentration.yoy"),
        (["pm2.5"], "pm2-5-concentration.yoy"),
        (["存款"], "rmb-deposits.yoy"),
        (["deposits", "RMB"], "rmb-deposits.yoy"),
        (["RMB deposits"], "rmb-deposits.yoy"),
        (["过半"], "zero-direct-sewage-discharge.progress"),
        (["网络零售额", "第三"], "online-retail-sales.rank"),
    ],
)
def test_query_finds_in_both_languages(run: Run, query: list[str], identifier: str) -> None:
    """Words find figures by name, English name or quote, whatever their case and order."""
    assert identifier in [figure["id"] for figure in asked(run, "figures", *query)]


def test_all_words_of_a_query_must_occur(run: Run) -> None:
    """More words find less."""
    loans, both = asked(run, "figures", "RMB"), asked(run, "figures", "RMB", "loans")
    assert {"rmb-loans"} == {figure["indicator"] for figure in both}
    assert len(both) < len(loans)


def test_filters_narrow_together(run: Run) -> None:
    """Filters and words hold at once."""
    found = asked(run, "figures", "督察", "--area", "7", "--measure", "count", "--unit", "件")
    assert [284, 263, 21, 70, 68, 2] == [figure["value"] for figure in found]


def test_filters_that_nothing_passes_answer_with_nothing(run: Run) -> None:
    """No figure in the overview belongs to a project: an empty array, and that is no error."""
    assert [] == asked(run, "figures", "--area", "0", "--project", "3")


@pytest.mark.parametrize(
    ("language", "said"), [("en", "no figure matches"), ("zh", "没有符合条件")]
)
def test_nothing_found_is_said(run: Run, language: str, said: str) -> None:
    """An empty table says that nothing matches."""
    assert said in run("figures", "no such words", "--lang", language).stdout.lower()


def test_one_figure_is_not_figures(run: Run) -> None:
    """A count agrees with its noun."""
    assert "1 figures" not in run("show", "gdp", "--lang", "en").stdout


@pytest.mark.parametrize("language", ["zh", "en"])
def test_point_without_figures_is_no_failed_search(run: Run, language: str) -> None:
    """Showing a point without figures does not say that nothing matches: nothing was sought."""
    text = run("show", "urban-road-network", "--lang", language).stdout.lower()
    assert "no figure matches" not in text
    assert "没有符合条件" not in text


# Tables say what JSON says


@pytest.mark.parametrize("language", ["zh", "en"])
def test_table_shows_estimates_and_falls(run: Run, language: str) -> None:
    """In a table an estimate and a fall have their sign beside the number, and it is explained."""
    table = run("indicators", "--lang", language).stdout
    assert "12.5*" in table
    assert "-12.7↓" in table
    signs = {"zh": ["* 预计数", "↓ 下降"], "en": ["* the report's estimate", "↓ fall"]}
    for sign in signs[language]:
        assert sign in table


@pytest.mark.parametrize(("language", "name"), [("zh", "地区生产总值"), ("en", "Gross regional")])
def test_table_is_in_the_language_of_the_locale(run: Run, language: str, name: str) -> None:
    """Without --lang the locale decides, LC_ALL before LANG."""
    assert name in run("indicators", LANG=f"{language}_XX.UTF-8").stdout
    assert name in run("indicators", LC_ALL=f"{language}_XX.UTF-8", LANG="C").stdout


def test_shown_task_gives_the_words_of_the_report(run: Run) -> None:
    """Showing a task shows its quote, its paragraph and its stage."""
    text = run("show", "public-aed", "--lang", "zh").stdout
    assert "公共场所AED(自动体外除颤器)配置完成招投标公告" in text
    assert "第44段" in text


def test_shown_figure_gives_the_words_of_the_report(run: Run) -> None:
    """Showing a figure shows the quote that states it and its paragraph."""
    text = run("show", "rmb-loans.yoy", "--lang", "zh").stdout
    assert "人民币存、贷款余额同比分别增长13.3%和15.3%" in text


@pytest.mark.parametrize(
    ("identifier", "whole"), [("industrial-investment", "Total investment in fixed assets")]
)
def test_shown_part_names_its_whole(run: Run, identifier: str, whole: str) -> None:
    """Showing an indicator that is part of another says of which."""
    assert f"Part of: {whole}" in run("show", identifier, "--lang", "en").stdout


# Refusals


@pytest.mark.parametrize(
    ("arguments", "named", "suggested"),
    [
        (["indicators", "gpd"], "gpd", "gdp"),
        (["indicators", "gdp", "retial-sales"], "retial-sales", "retail-sales"),
        (["compare", "rmb-laons"], "rmb-laons", "rmb-loans"),
        (["show", "gdp.yoyo"], "gdp.yoyo", "gdp.yoy"),
        (["show", "public-aeds"], "public-aeds", "public-aed"),
        (["figures", "--measure", "yoyy"], "yoyy", "yoy"),
        (["figures", "--unit", "亿"], "亿", "亿元"),
        (["figures", "--indicator", "gpd"], "gpd", "gdp"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_misspelt_name_is_answered_with_the_nearest(
    run: Run, language: str, arguments: list[str], named: str, suggested: str
) -> None:
    """An unknown id or choice is named in one sentence, with the nearest that exists."""
    said = one_sentence(refused(run, *arguments, "--lang", language))
    assert said.startswith({"zh": "错误：", "en": "error: "}[language])
    assert named in said
    asked_back = {"zh": f"是不是指 {suggested}？", "en": f"Did you mean {suggested}?"}[language]
    assert said.endswith(asked_back)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["area", "9"], "0 to 8"),
        (["livelihood", "0"], "1 to 10"),
        (["livelihood", "11"], "1 to 10"),
        (["area", "1", "2", "9"], "0 to 8"),
        (["livelihood", "1", "2", "11"], "1 to 10"),
        (["figures", "--area", "99"], "0, 1, 2, 3, 4, 5, 6, 7, 8"),
        (["figures", "--project", "99"], "1, 2, 3, 4, 5, 6, 7, 8, 9, 10"),
    ],
)
def test_unknown_number_is_answered_with_those_that_exist(
    run: Run, arguments: list[str], expected: str
) -> None:
    """A number that nothing has is refused in one sentence that says which there are."""
    assert expected in one_sentence(refused(run, *arguments, "--lang", "en"))


def test_nothing_like_it_suggests_nothing(run: Run) -> None:
    """Where no id resembles what was asked for, none is suggested."""
    said = one_sentence(refused(run, "indicators", "zzzzzzzz", "--lang", "en"))
    assert "error: there is no indicator with the id zzzzzzzz." == said


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["show"],
        ["area", "zzz"],
        ["indicators", "--nonsense"],
        ["indicators", "--format", "xml"],
        ["indicators", "--lang", "fr"],
        ["indicators", "--color", "maybe"],
        ["figures", "--area", "two"],
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_with_2(run: Run, arguments: list[str]) -> None:
    """What cannot be understood is refused on stderr with what would be right, exit code 2."""
    said = one_sentence(refused(run, *arguments))
    assert "expected" in said or "-h” shows" in said


def test_option_without_its_value_exits_with_2(run: Run) -> None:
    """An option that lacks its value is named."""
    assert "--output" in one_sentence(refused(run, "indicators", "--output"))


@pytest.mark.parametrize("way", ["option", "environment"])
def test_model_that_does_not_exist_is_named(run: Run, way: str) -> None:
    """A model file that is not there is refused by name, however it was given."""
    arguments = ["--model", "/nowhere/model.toml"] if way == "option" else []
    environment = {"XIAOSHAN_REPORT_MODEL": "/nowhere/model.toml"} if way != "option" else {}
    said = one_sentence(refused(run, "area", *arguments, **environment))
    assert said.startswith("error: /nowhere/model.toml: no such file")


# Help, version, and what goes where


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_names_every_shared_option(run: Run, command: str, option: str) -> None:
    """Every command explains itself and the options that all commands share."""
    answer = run(command, option)
    assert (0, "") == (answer.returncode, answer.stderr)
    assert f"Usage:   report {command} [OPTION]..." in answer.stdout
    for shared in ("--model", "--format", "-f", "--json", "--output", "-o", "--lang", "--color"):
        assert shared in answer.stdout


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_names_every_command(run: Run, option: str) -> None:
    """The program's help lists its commands."""
    answer = run(option)
    assert (0, "") == (answer.returncode, answer.stderr)
    listed = re.findall(r"^  (\w+)  ", answer.stdout.partition("Commands:")[2], re.MULTILINE)
    assert set(COMMANDS) <= set(listed)


def test_version_is_the_packages(run: Run) -> None:
    """The version printed is the one that the package has."""
    from xiaoshan_report import __version__

    answer = run("--version")
    assert (0, f"report {__version__}\n", "") == (answer.returncode, answer.stdout, answer.stderr)


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_go_to_stdout_alone(run: Run, question: str) -> None:
    """A question that can be answered exits with 0 and says nothing on stderr."""
    answer = run(*QUESTIONS[question])
    assert (0, "") == (answer.returncode, answer.stderr)
    assert answer.stdout


PLAIN_CONSOLE = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
"""A console whose encoding lacks Chinese, as a pipe's does on Windows."""


def test_data_is_utf_8_whatever_the_console_speaks(run: Run) -> None:
    """JSON is in UTF-8 where the console's encoding lacks Chinese."""
    assert run("area", "--json").stdout == run("area", "--json", **PLAIN_CONSOLE).stdout


def test_table_comes_whatever_the_console_speaks(run: Run) -> None:
    """A table comes where the console's encoding lacks Chinese, its numbers whole."""
    answer = run("indicators", "--lang", "zh", **PLAIN_CONSOLE)
    assert (0, "") == (answer.returncode, answer.stderr)
    assert "423.5" in answer.stdout


@needs_full_device
def test_full_disk_is_a_refusal() -> None:
    """An answer that cannot be written is refused in one sentence, with exit code 2."""
    said = one_sentence(_written_to(FULL_DEVICE, "figures", "--json"))
    assert said.startswith("error: ")


def test_reader_that_stops_early_is_told_nothing() -> None:
    """`report figures --json | head -1` ends quietly, and not with the exit code of a finding."""
    with subprocess.Popen(
        [sys.executable, "-m", "xiaoshan_report", "figures", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert b"" == process.stderr.read()
    assert process.returncode != 1


def _written_to(path: str, *arguments: str) -> str:
    """What the command says on stderr when its stdout is this file and it exits with 2."""
    with open(path, "w", encoding="utf-8") as file:
        done = subprocess.run(
            [sys.executable, "-m", "xiaoshan_report", *arguments],
            stdout=file,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert 2 == done.returncode
    return done.stderr


@pytest.mark.skipif(os.name == "nt", reason="a shell that can close a descriptor is needed")
@pytest.mark.parametrize("format_", ["table", "json"])
def test_closed_stdout_is_a_refusal(format_: str) -> None:
    """Where there is no stdout to write to, that is said in one sentence, with exit code 2."""
    done = subprocess.run(
        ["sh", "-c", '"$0" -m xiaoshan_report area -f "$1" >&-', sys.executable, format_],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert 2 == done.returncode
    assert "Traceback" not in done.stderr
