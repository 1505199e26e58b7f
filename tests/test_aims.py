"""Aims, ranges, bounds, bases and prices: kept in the model, and told apart everywhere."""

import csv
import json
import sqlite3
from contextlib import closing
from math import inf
from pathlib import Path
from typing import Any

import pytest
import tomli
from conftest import Run

from xiaoshan_report.model import arithmetic
from xiaoshan_report.model.loading import load

DATA = Path(__file__).parent / "data"
MODEL, TEXT = DATA / "plan.toml", DATA / "plan.txt"
PLAN = ("--model", str(MODEL))


def asked(run: Run, *arguments: str) -> Any:
    """The JSON of a command on the county's model."""
    return json.loads(run(*arguments, *PLAN, "--json").stdout)


def shown(run: Run, *arguments: str, lang: str = "en") -> str:
    """What people see of a command on the county's model, spaces made one."""
    text = run(*arguments, *PLAN, "-f", "table", "--lang", lang).stdout
    return "\n".join(" ".join(line.split()) for line in text.splitlines())


def test_the_model_of_a_plan_holds(run: Run) -> None:
    """Aims, ranges, bounds, a base and prices as the text says them: nothing is found."""
    done = run("check", *PLAN, "--source", str(TEXT), "--json")
    assert (0, []) == (done.returncode, json.loads(done.stdout)["findings"])


# JSON and data


def test_a_figure_says_all_that_its_words_say(run: Run) -> None:
    """Aim, both ends, base and prices stand in the figure; what is not said is null."""
    keys = ("measure", "aim", "value", "upper", "qualifier", "base", "prices")
    found = {f["id"]: tuple(f[key] for key in keys) for f in asked(run, "figures")}
    assert {
        "gdp.outlook": ("yoy", True, 5, 5.5, "exact", None, "comparable"),
        "gdp.nominal": ("yoy", False, 5.6, None, "exact", None, "current"),
        "gdp.real": ("yoy", False, 5.2, None, "exact", None, "comparable"),
        "grain.since-2020": ("change", False, 8, None, "exact", "2020-01/2020-12", None),
        "projects.yoy": ("yoy", False, -15, -10, "exact", None, "current"),
        "jobs.unemployed": ("share", False, 3.5, None, "under", None, None),
        "aims.projects": ("count", True, 40, None, "at_most", None, None),
    }.items() <= found.items()


def test_data_formats_have_the_same(run: Run) -> None:
    """CSV has a column for each, numbers bare and no sign among them."""
    rows = csv.DictReader(run("figures", *PLAN, "-f", "csv").stdout.splitlines())
    found = {row["id"]: row for row in rows}
    keys = ("aim", "value", "upper", "base", "prices")
    assert ("true", "5", "5.5", "", "comparable") == tuple(found["gdp.outlook"][k] for k in keys)
    assert "2020-01/2020-12" == found["grain.since-2020"]["base"]


def test_a_database_has_the_same(run: Run, tmp_path: Path) -> None:
    """SQLite has both ends to reckon with, and exactly; its view of indicators shows no aim."""
    path = tmp_path / "plan.sqlite"
    assert 0 == run("export", str(path), *PLAN).returncode
    with closing(sqlite3.connect(path)) as database:
        (range_,) = database.execute(
            "SELECT aim, value, upper, upper_digits FROM figures WHERE id = 'gdp.outlook'"
        )
        (row,) = database.execute("SELECT level, yoy FROM indicators WHERE id = 'gdp'")
    assert ((1, 5.0, 5.5, "5.5"), (312.6, 5.6)) == (range_, row)


# Aims


def test_only_aims_are_listed_where_they_are_asked_for(run: Run) -> None:
    """--aims keeps what is aimed at, planned or expected, whatever it measures."""
    every, aims = asked(run, "figures"), asked(run, "figures", "--aims")
    assert [figure for figure in every if figure["aim"]] == aims
    assert {"yoy", "count"} == {figure["measure"] for figure in aims}


def test_aims_are_filtered_by_measure_too(run: Run) -> None:
    """Both filters hold at once."""
    found = asked(run, "figures", "--aims", "--measure", "yoy")
    assert ["gdp.outlook", "aims.energy"] == [figure["id"] for figure in found]


def test_an_aim_is_no_level_and_no_growth(run: Run) -> None:
    """An indicator shows what was, though the model states an aim before it."""
    (gdp, *_) = asked(run, "indicators")
    assert (312.6, 5.6) == (gdp["level"], gdp["yoy"])


def test_a_step_passed_is_not_the_level(run: Run, tmp_path: Path) -> None:
    """Where only the step is stated it is shown as the bound that it is."""
    text = MODEL.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if 'key = "level"' not in line]
    model = tmp_path / "step.toml"
    model.write_text("\n".join(kept), encoding="utf-8")
    table = run("indicators", "gdp", "--model", str(model), "-f", "table", "--lang", "zh").stdout
    assert "300+" in table
    assert "300" not in shown(run, "indicators", "gdp", lang="zh")


def test_an_aim_is_never_compared_with_an_outcome(run: Run, tmp_path: Path) -> None:
    """Of a place that only states an aim there is no growth beside another's."""
    text = MODEL.read_text(encoding="utf-8")
    aimed = [
        line
        for line in text.replace("qinghe-2025", "baihe-2025").splitlines()
        if not line.startswith(('  { key = "nominal"', '  { key = "real"'))
    ]
    (tmp_path / "one.toml").write_text(text, encoding="utf-8")
    (tmp_path / "two.toml").write_text("\n".join(aimed), encoding="utf-8")
    rows = json.loads(run("compare", "gdp", "--model", str(tmp_path), "--json").stdout)
    assert {"qinghe-2025": 5.6, "baihe-2025": None} == {r["report"]: r["yoy"] for r in rows}


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("二、2026年工作安排\n力争财政收入增长4%左右。", "2026-01/2026-12"),
        ("二、下一步打算\n确保新建学校3所。", "2026-01/2026-12"),
        (
            "一、2025年工作回顾\n财政收入增长3%，完成年度目标。\n二、2026年工作安排\n建成公园2个。",
            "2026-01/2026-12",
        ),
    ],
)
def test_what_a_draft_calls_an_aim_the_proof_does_too(
    run: Run, tmp_path: Path, text: str, period: str
) -> None:
    """Drafting and proof agree on what is aimed at."""
    source, model = tmp_path / "said.txt", tmp_path / "said.toml"
    source.write_text(f"清河县人民政府工作报告（2025年）\n{text}\n", encoding="utf-8")
    assert 0 == run("draft", str(source), "--date", "2026-01-20", "-o", str(model)).returncode
    figures = json.loads(run("figures", "--aims", "--model", str(model), "--json").stdout)
    assert [period] == [figure["period"] for figure in figures]
    found = run("check", "--model", str(model), "--source", str(source), "-f", "csv").stdout
    assert "\naim," not in found


# What people see


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "en",
            [
                "Gross regional product Year on year (aim) 5–5.5◎ % 2026 5",
                "Grain output Change (on 2020) 8 % 2025 3",
                "Investment in projects Year on year -15 to -10↓ % 2025 3",
                "Registered unemployment Share <3.5 % 2025 3",
                "New jobs Count (aim) ≥6,000◎ people 2026 5",
                "Energy per unit of output Year on year (aim) -2↓◎ % 2026 5",
                "Key projects Count (aim) ≤40◎ 2026 5",
            ],
        ),
        (
            "zh",
            [
                "地区生产总值 同比（目标） 5—5.5◎ % 2026年 5",
                "粮食产量 变动（与2020年相比） 8 % 2025年 3",
                "项目投资 同比 -15至-10↓ % 2025年 3",
                "登记失业率 比率 <3.5 % 2025年 3",
                "新增就业 数量（目标） ≥6000◎ 人 2026年 5",
                "单位产值能耗 同比（目标） -2↓◎ % 2026年 5",
                "重点项目 数量（目标） ≤40◎ 个 2026年 5",
            ],
        ),
    ],
)
def test_people_see_both_ends_bounds_and_aims(run: Run, lang: str, lines: list[str]) -> None:
    """A range shows both ends; a bound its sign before the number; an aim its sign and its word."""
    table = shown(run, "figures", lang=lang)
    assert [] == [line for line in lines if line not in table]


@pytest.mark.parametrize("sign", ["◎", "≥", "≤", "<", "↓", "+"])
def test_every_sign_is_explained(run: Run, sign: str) -> None:
    """The remark below the table says what each sign beside a number means."""
    *_, remark = run("figures", *PLAN, "-f", "table", "--lang", "en").stdout.splitlines()
    assert f"{sign} " in remark


def test_colour_says_what_is_aimed_at(run: Run) -> None:
    """On a terminal an aim has a colour of its own, which no fall has."""
    text = run("figures", *PLAN, "-f", "table", "--color", "always").stdout
    assert "\x1b[34m5" in text
    assert "\x1b[34m-15" not in text


def test_one_thing_names_base_and_prices(run: Run) -> None:
    """`show` says in words at which prices growth is, and since when."""
    assert "5.6 % current prices" in shown(run, "show", "gdp.nominal")
    assert "5.2 % 可比价" in shown(run, "show", "gdp.real", lang="zh")
    assert "Change (on 2020)" in shown(run, "show", "grain")


def test_a_task_shows_both_ends_of_its_target(run: Run) -> None:
    """What is to be done is a range as the report prints it."""
    assert "planned 30–35" in shown(run, "livelihood", "1")


@pytest.mark.parametrize(("ending", "said"), [(".html", "5—5.5"), (".html", "（目标）")])
def test_the_page_says_so_too(run: Run, tmp_path: Path, ending: str, said: str) -> None:
    """The exported page has both ends, and calls an aim one."""
    path = tmp_path / f"plan{ending}"
    assert 0 == run("export", str(path), *PLAN).returncode
    assert said in path.read_text(encoding="utf-8")


# Arithmetic


@pytest.mark.parametrize(
    ("identifier", "ends"),
    [
        ("gdp.level", (312.55, 312.65)),
        ("gdp.outlook", (4.5, 5.55)),
        ("projects.yoy", (-15.5, -9.5)),
        ("gdp.step", (300.0, inf)),
        ("aims.projects", (-inf, 40.0)),
        ("jobs.unemployed", (-inf, 3.5)),
    ],
)
def test_a_figure_stands_for_an_interval(identifier: str, ends: tuple[float, float]) -> None:
    """A number stands for what rounds to it, a range for all between, a bound for its side."""
    figure = load(MODEL).figure(identifier)
    assert figure
    low, high = arithmetic.stated(figure)
    assert ends == (float(low), float(high))


@pytest.mark.parametrize(("qualifier", "holds"), [("at_least", True), ("at_most", False)])
def test_a_sum_reckons_with_bounds(run: Run, tmp_path: Path, qualifier: str, holds: bool) -> None:
    """A part of at least so many may fill its whole up; one of at most so many may not."""
    words = {"at_least": "5人以上", "at_most": "5人以内"}[qualifier]
    text = MODEL.read_text(encoding="utf-8")
    figures = "".join(
        f'  {{ key = "{key}", name = "x", name_en = "x", measure = "count", value = {value}, '
        f'unit = "人", qualifier = "{said}", printed = "{printed}", quote = "{printed}" }},\n'
        for key, value, said, printed in (
            ("all", 13, "exact", "13人"),
            ("some", 6, "exact", "6人"),
            ("more", 5, qualifier, words),
        )
    )
    point = '[[areas.sections.points]]\nid = "sum"\ntext = "x"\ntext_en = "x"\n'
    point += f"figures = [\n{figures}]\n"
    sums = '\n[[sums]]\nwhole = "sum.all"\nparts = ["sum.some", "sum.more"]\nexhaustive = true\n'
    model = tmp_path / "sums.toml"
    model.write_text(
        text.replace("[[areas]]\nnumber = 2", f"{point}\n[[areas]]\nnumber = 2") + sums,
        encoding="utf-8",
    )
    done = json.loads(run("check", "--model", str(model), "--json").stdout)
    assert holds == done["sums"][0]["holds"]
    assert (None if holds else 11.5) == done["sums"][0]["parts_high"]


# The file


def test_a_draft_writes_what_is_not_usual(run: Run, tmp_path: Path) -> None:
    """A range, a bound, a base and an aim stand in the drafted file, and only where they are."""
    model = tmp_path / "plan.toml"
    assert 0 == run("draft", str(TEXT), "--date", "2026-01-20", "-o", str(model)).returncode
    drafted = tomli.loads(model.read_text(encoding="utf-8"))
    owners = [
        *drafted["indicators"],
        *(p for a in drafted["areas"] for s in a["sections"] for p in s.get("points", ())),
    ]
    found = {figure["printed"]: figure for owner in owners for figure in owner["figures"]}
    assert (True, 5, 5.5) == tuple(found["5%—5.5%"][key] for key in ("aim", "value", "upper"))
    assert (-15, -10) == tuple(found["10%—15%"][key] for key in ("value", "upper"))
    assert "2020-01/2020-12" == found["8%"]["base"]
    assert "over" == found["跨过300亿元"]["qualifier"]
    assert {"aim", "upper", "base"}.isdisjoint(found["312.6亿元"])
