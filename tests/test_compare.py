"""`compare` answers at a glance: what stands out, what is left out, and which place leads."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import GOLDEN, Run
from rich.cells import cell_len

from xiaoshan_report.messages import Language

MODELS = GOLDEN.parent / "models"
COUNTIES = MODELS / "counties"

Model = Callable[..., Path]


@pytest.fixture
def model(tmp_path: Path) -> Model:
    """A model with these figures of one indicator, each its measure, value and unit as printed."""

    def made(name: str, place: str, *figures: tuple[str, str, str], **more: str) -> Path:
        path = tmp_path / f"{name}.toml"
        path.write_text(_model(name, place, figures, **more), encoding="utf-8")
        return path

    return made


def _model(
    name: str, place: str, figures: tuple[tuple[str, str, str], ...], qualifier: str = "exact"
) -> str:
    rows = "\n".join(
        f'{{ key = "{measure.replace("_", "-")}", measure = "{measure}", value = {value},'
        f' unit = "{unit}", qualifier = "{qualifier}", printed = "{value.strip("-")}{unit}",'
        f' quote = "产值{value.strip("-")}{unit}" }},'
        for measure, value, unit in figures
    )
    return f"""schema_version = 1
[report]
id = "{name}"
title = "{place}政府工作报告"
title_en = "{name} report"
place = "{place}"
place_en = "{name}"
date = 2025-07-01
issuer = "政府"
issuer_en = "Government"
period = "2025-01/2025-06"
abridged = false
[[indicators]]
id = "output"
name = "农产品产值"
name_en = "Farm output"
area = 0
section = 1
period = "2025-01/2025-06"
paragraph = 1
prices = "current"
figures = [
{rows}
]
[[areas]]
number = 0
title = "概述"
title_en = "Overview"
lead = "概述"
lead_en = "Overview"
paragraph = 1
[[areas.sections]]
number = 1
title = "概述"
title_en = "Overview"
paragraph = 1
points = []
"""


def text(run: Run, *arguments: str, lang: str = "en", width: int | None = None) -> str:
    """What people get."""
    done = run(*arguments, "--lang", lang, width=width)
    assert (0, "") == (done.returncode, re.sub("^Next:.*\n|^下一步.*\n", "", done.stderr))
    return str(done.stdout)


def rows(run: Run, *arguments: str) -> list[Any]:
    """What scripts get."""
    return json.loads(run(*arguments, "--json").stdout, parse_float=Decimal)  # type: ignore[no-any-return]


# One report


CHINESE = (
    "同比增速全部高于两年平均增速，其中5项上年同期下降，高出部分占同比增速的一半以上，属低基数。"
)
ENGLISH = (
    "Growth is above the two-year average in all 10 indicators, in 5 by over half of it, after a "
    "fall the year before: a low base."
)


@pytest.mark.parametrize(
    ("language", "lead"), [("zh", f"两种增速齐全的10项指标，{CHINESE}"), ("en", ENGLISH)]
)
def test_what_stands_out_is_said_first(run: Run, language: Language, lead: str) -> None:
    """The line under the title says what the intervals prove of the indicators with both rates."""
    assert lead == text(run, "compare", lang=language).splitlines()[1]


def test_what_stands_out_is_proved_by_the_bounds(run: Run) -> None:
    """The lead counts what holds for every true value: gaps above zero, earlier growth below it."""
    both = [row for row in rows(run, "compare") if row["gap"]]
    assert 10 == sum(row["gap"]["low"] > 0 for row in both)
    assert 5 == sum(row["implied_prior_yoy"]["high"] < 0 for row in both)


@pytest.mark.parametrize(
    ("yoy", "average", "said"),
    [
        ("2.0", "5.0", "in 1 of 2 indicators; below it in 1."),
        ("5.0", "5.0", "in 1 of 2 indicators."),
        (
            "4.0",
            "-3.0",
            "in both indicators, in 1 by over half of it, after a fall the year before",
        ),
        ("-9.0", "-1.0", "in 1 of 2 indicators; below it in 1."),
        ("-2.0", "-5.0", "in both indicators."),
        ("0.0", "-5.0", "in both indicators."),
        ("-0.1", "-4.0", "in both indicators."),
    ],
)
def test_the_lead_says_no_more_than_is_sure(
    run: Run, model: Model, yoy: str, average: str, said: str
) -> None:
    """What rounding leaves open is counted neither above nor below; no fall has a low base."""
    path = model("one", "甲县", ("yoy", yoy, "%"), ("two_year_average", average, "%"))
    more = model("two", "乙县", ("yoy", "9.0", "%"), ("two_year_average", "8.0", "%"))
    whole = path.read_text("utf-8")
    second = more.read_text("utf-8").partition("[[indicators]]")[2].partition("[[areas]]")[0]
    second = second.replace('"output"', '"catch"').replace("农产品", "水产品")
    path.write_text(whole.replace("[[areas]]", f"[[indicators]]{second}[[areas]]"), "utf-8")
    assert said in text(run, "compare", "--model", str(path))


def test_the_widest_gap_comes_first(run: Run) -> None:
    """Indicators with both rates are listed by the gap between them, the widest first."""
    names = [row["name_en"] for row in rows(run, "compare") if row["gap"]]
    shown = text(run, "compare")
    places = [shown.index(name) for name in names]
    assert sorted(places) == places
    assert ["Industrial investment", "Total retail sales of consumer goods"] == names[:2]


def test_a_row_has_the_rates_and_what_they_imply(run: Run) -> None:
    """A row of the table has both rates, the gap and the growth of the year before."""
    lines = text(run, "compare").splitlines()
    for row in [row for row in rows(run, "compare") if row["gap"]]:
        (line,) = [one for one in lines if one.startswith(f"{row['name_en']} ")]
        implied = row["gap"]["value"], row["implied_prior_yoy"]["value"]
        wanted = [str(n) for n in (row["yoy"], row["two_year_average"], *implied)]
        assert wanted == re.findall(r"-?\d+\.\d+", line)[:4]


@pytest.mark.parametrize("form", ["table", "markdown", "html"])
def test_what_lacks_a_rate_is_one_line(run: Run, form: str) -> None:
    """Indicators without both rates are counted, and listed with --all, each with the reason."""
    few, all_of_them = (text(run, "compare", "--format", form, *more) for more in ([], ["--all"]))
    assert "8 more without a two-year average; --all lists them." in few
    assert "Patents granted" not in few
    assert 6 == all_of_them.count("No two-year average.")
    assert 2 == all_of_them.count("Only a change on the mean of the two previous years")
    assert "8 more" not in all_of_them


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv"])
def test_data_formats_have_all(run: Run, form: str) -> None:
    """Scripts get every indicator, with --all and without."""
    few, all_of_them = (run("compare", "--format", form, *more).stdout for more in ([], ["--all"]))
    assert few == all_of_them
    assert "patents-granted" in few


def test_a_named_indicator_is_shown_with_the_reason(run: Run) -> None:
    """A selector for an indicator that lacks a rate shows its row, and says what is missing."""
    shown = text(run, "compare", "gdp", "fixed-asset-investment")
    assert "Gross regional product" in shown
    assert "No two-year average. Growth is at comparable prices" in shown
    assert "34.770 ±0.019" in shown


def test_the_same_margin_stands_in_the_remark(run: Run) -> None:
    """±0.10 of every gap is said once; of a single row it stands beside the number."""
    assert "±0.10 for every gap" in text(run, "compare")
    assert 1 == text(run, "compare").count("±0.10")
    assert "7.60 ±0.10" in text(run, "compare", "fixed-asset-investment")


def test_a_margin_reaches_both_bounds(run: Run) -> None:
    """The number less and plus its margin is no narrower than the bounds that scripts get."""
    (row,) = rows(run, "compare", "retail-sales")
    value, margin = re.findall(r"(-10\.61)↓ ±([\d.]+)", text(run, "compare", "retail-sales"))[0]
    implied = row["implied_prior_yoy"]
    assert Decimal(value) - Decimal(margin) <= implied["low"]
    assert Decimal(value) + Decimal(margin) >= implied["high"]


@pytest.mark.parametrize(
    ("yoy", "average", "shown"),
    [
        ("3", "1", "-0.96 ±"),
        ("30.0", "14.0", "-0.03 ±"),
        ("30.0", "13.9", "-0.21↓ ±"),
        ("0.05", "0.01", "-0.03↓ ±"),
    ],
)
def test_only_a_sure_fall_is_marked_as_one(
    run: Run, model: Model, yoy: str, average: str, shown: str
) -> None:
    """What may have been growth, for all that the printed digits say, has no sign of a fall."""
    path = model("one", "甲县", ("yoy", yoy, "%"), ("two_year_average", average, "%"))
    assert shown in text(run, "compare", "--model", str(path))


@pytest.mark.parametrize("qualifier", ["over", "about", "at_least"])
def test_a_bound_implies_nothing(run: Run, model: Model, qualifier: str) -> None:
    """Of rates that are no exact numbers nothing is derived, and the reason is given."""
    rates = (("yoy", "9.0", "%"), ("two_year_average", "4.0", "%"))
    path = model("one", "甲县", *rates, qualifier=qualifier)
    (row,) = rows(run, "compare", "--model", str(path))
    assert row["gap"] is row["implied_prior_yoy"] is None
    assert "Not an exact number, so nothing is implied." in row["note_en"]


def test_limits_and_orders_are_those_of_what_is_shown(run: Run) -> None:
    """--sort and --limit choose among the rows that people see; the lead speaks of these."""
    shown = text(run, "compare", "--sort", "yoy", "--limit", "2")
    assert "in both indicators" in shown
    assert ["Industrial investment", "Total investment in fixed assets"] == re.findall(
        r"^(\S.*?)  +\w.* 2021", shown, re.MULTILINE
    )


# Several reports


def test_the_fastest_place_comes_first(run: Run, model: Model) -> None:
    """Places are ranked by growth, and one line says so."""
    for name, growth in {"slow": "1.5", "fast": "9.1", "middling": "4.0"}.items():
        model(name, f"{name}县", ("yoy", growth, "%"))
    folder = str(model("last", "last县", ("yoy", "-2.0", "%")).parent)
    shown = text(run, "compare", "output", "--model", folder)
    assert ["fast", "middling", "slow", "last"] == re.findall(r"^(\w+) +Jan", shown, re.MULTILINE)
    assert "Within each indicator the fastest growth comes first." in shown
    turned = text(run, "compare", "output", "--sort=-yoy", "--model", folder)
    assert ["last", "slow", "middling", "fast"] == re.findall(r"^(\w+) +Jan", turned, re.MULTILINE)
    assert "comes first" not in turned


def test_a_place_without_the_series_has_its_row(run: Run) -> None:
    """What a report lacks is shown as missing, to people and to scripts."""
    (row,) = [
        row
        for row in rows(run, "compare", "tea-fair", "--model", str(COUNTIES))
        if row["report"] == "jia-2024-h1"
    ]
    given = {key: value for key, value in row.items() if value is not None}
    assert given == {
        "report": "jia-2024-h1",
        "status": "reviewed",
        "series": "tea-fair",
        "name": "茶叶节交易额",
        "name_en": "Turnover of the tea fair",
        "comparable": False,
        "not_comparable": "报告中没有",
        "not_comparable_en": "not in the report",
    }
    shown = text(run, "compare", "tea-fair", "--model", str(COUNTIES))
    assert re.search(r"Jia County +Jan–Jun 2024 .* not in the report", shown)


@pytest.mark.parametrize(
    ("question", "lacking"), [([], 0), (["--all"], 3), (["gdp"], 0), (["fiscal-revenue"], 2)]
)
def test_data_list_what_is_lacking_where_it_was_asked_for(
    run: Run, question: list[str], lacking: int
) -> None:
    """A row without an id stands in data for a series that was named, or with --all."""
    data = rows(run, "compare", *question, "--model", str(COUNTIES))
    assert lacking == sum(row["id"] is None for row in data)


@pytest.mark.parametrize(
    ("drafts", "title", "places"),
    [
        ({"a", "b"}, "2 reports, place by place (draft, not reviewed)", ["a", "b"]),
        ({"a"}, "2 reports, place by place", ["a (draft)", "b"]),
        (set(), "2 reports, place by place", ["a", "b"]),
    ],
)
def test_drafts_are_called_so(
    run: Run, model: Model, drafts: set[str], title: str, places: list[str]
) -> None:
    """What no person has confirmed is called a draft: all in the title, or the places that are."""
    for name, growth in (("a", "9.0"), ("b", "8.0")):
        path = model(name, f"{name}县", ("yoy", growth, "%"))
        if name in drafts:
            whole = path.read_text("utf-8")
            path.write_text(whole.replace("abridged", 'status = "draft"\nabridged', 1), "utf-8")
    lines = text(run, "compare", "output", "--model", str(path.parent)).splitlines()
    assert title == lines[0]
    assert places == [line.split("  ")[0] for line in lines if "2025" in line]
    statuses = [
        row["status"] for row in rows(run, "compare", "output", "--model", str(path.parent))
    ]
    assert ["draft" if name in drafts else "reviewed" for name in ("a", "b")] == statuses


def test_series_of_one_report_are_one_line(run: Run) -> None:
    """A series that only one report has is counted, and listed with --all or by its name."""
    few = text(run, "compare", "--model", str(COUNTIES))
    assert "Indicators in one report only: 1; --all lists them." in few
    assert "Total fiscal revenue" not in few
    assert "Total fiscal revenue" in text(run, "compare", "--all", "--model", str(COUNTIES))
    named = text(run, "compare", "fiscal-revenue", "--model", str(COUNTIES))
    assert 2 == named.count("not in the report")


NONE = "No indicators are listed."


@pytest.mark.parametrize(
    "question", [["indicators"], ["compare"], ["compare", "--chart"], ["compare", "--all"]]
)
def test_no_heading_stands_over_nothing(run: Run, model: Model, question: list[str]) -> None:
    """A model without indicators is told from one that could not be read, and two are as well."""
    paths = [model("one", "甲县"), model("two", "乙县")]
    for path in paths:
        whole = path.read_text("utf-8")
        start, end = whole.index("[[indicators]]"), whole.index("[[areas]]")
        path.write_text(whole[:start] + whole[end:], encoding="utf-8")
    one, both = (
        text(run, *question, *(f"--model={path}" for path in some)) for some in (paths[:1], paths)
    )
    assert NONE in one
    assert NONE in both
    assert "comes first" not in both


def test_nothing_to_compare_is_said(run: Run, model: Model) -> None:
    """What all is left out for lack of a rate, or of another place, is not an empty table."""
    growing = model("one", "甲县", ("yoy", "3.0", "%"))
    assert NONE in text(run, "compare", "--model", str(growing))
    other = model("two", "乙县", ("yoy", "3.0", "%"))
    changed = other.read_text("utf-8").replace('"output"', '"catch"').replace("农产品", "水产品")
    other.write_text(changed.replace("Farm output", "Catch"), encoding="utf-8")
    apart = text(run, "compare", f"--model={growing}", f"--model={other}")
    assert NONE in apart
    assert "Indicators in one report only: 2" in apart
    assert "comes first" not in apart


@pytest.mark.parametrize("drawn", [[], ["-f", "svg"], ["-f", "html"]])
def test_the_chart_has_all_that_are_called_the_same(
    run: Run, model: Model, drawn: list[str]
) -> None:
    """Of two indicators with one name the chart draws both, and tells them apart by period."""
    path = model("one", "甲县", ("yoy", "3.0", "%"), ("two_year_average", "2.0", "%"))
    start, entry, end = re.split(
        r"(\[\[indicators\]\].*?)(?=\[\[areas\]\])", path.read_text("utf-8"), flags=re.DOTALL
    )
    other = entry.replace('"output"', '"may"').replace("2025-06", "2025-05").replace("3.0", "9.0")
    path.write_text(start + entry + other + end, encoding="utf-8")
    second = model("two", "乙县", ("yoy", "4.0", "%"), ("two_year_average", "2.0", "%"))
    for models in ([path], [path, second]):
        chart = text(run, "compare", "--chart", *drawn, *(f"--model={one}" for one in models))
        for said in ("3.0", "9.0", "Jan–Jun 2025", "Jan–May 2025"):
            assert said in chart


@pytest.mark.parametrize(
    ("growths", "said"),
    [
        (("5.0", "5.0", "4.0"), "fastest: two, one 5.0%"),
        (("3.0", "5.0", "4.0"), "fastest: two 5.0%"),
        (("-2.0", "-2.5", "-3.0"), None),
        (("0.0", "-2.5", "0.0"), None),
    ],
)
def test_the_page_names_all_that_grew_fastest(
    run: Run, model: Model, tmp_path: Path, growths: tuple[str, ...], said: str | None
) -> None:
    """Places that grew alike are named together, and where none grew none is called fast."""
    named = zip(("one", "two", "three"), "甲乙丙", growths, strict=True)
    paths = [model(name, place, ("yoy", growth, "%")) for name, place, growth in named]
    page = tmp_path / "page.html"
    assert 0 == run("export", str(page), *(f"--model={path}" for path in paths)).returncode
    found = re.findall("fastest: [^<]*", page.read_text("utf-8"))
    assert [said] * (said is not None) == found


@pytest.mark.parametrize("figures", [[], [("yoy", "3.0", "%")], [("level", "5", "亿元")]])
def test_the_page_has_no_table_of_nothing(
    run: Run, model: Model, tmp_path: Path, figures: list[tuple[str, str, str]]
) -> None:
    """Where the rates imply nothing, the page has neither a table of that nor a link to one."""
    page = tmp_path / "page.html"
    path = model("one", "甲县", *figures or [("rank", "3", "位")])
    assert 0 == run("export", str(page), "--model", str(path)).returncode
    assert "part/comparison" not in page.read_text("utf-8")


def test_a_series_has_one_unit_in_its_head(run: Run, model: Model) -> None:
    """Levels of a series stand in one unit, in which none begins with 0.0, digits kept."""
    model("small", "小县", ("level", "5.20", "亿元"))
    folder = str(model("large", "大县", ("level", "1.25", "万亿元")).parent)
    chinese = text(run, "compare", "output", "--model", folder, lang="zh")
    assert "农产品产值（亿元）" in chinese
    assert re.search(r"大县 .* 12500\n", chinese)
    assert re.search(r"小县 .* 5\.20\n", chinese)
    english = text(run, "compare", "output", "--model", folder)
    assert "Farm output (bn yuan)" in english
    assert re.search(r"large .* 1,250\n", english)
    assert re.search(r"small .* 0\.520\n", english)


def test_levels_are_sorted_by_size_whatever_their_unit(run: Run, model: Model) -> None:
    """--sort level goes by the amount and not by the digits before its unit."""
    model("small", "小县", ("level", "5.20", "亿元"))
    model("tiny", "微县", ("level", "9300", "万元"))
    folder = str(model("large", "大县", ("level", "1.25", "万亿元")).parent)
    found = rows(run, "compare", "output", "--sort", "level", "--model", folder)
    assert ["large", "small", "tiny"] == [row["report"] for row in found]


@pytest.mark.parametrize("sort", ["yoy", "-yoy", "level"])
def test_series_stay_together_however_sorted(run: Run, sort: str) -> None:
    """Places are sorted within a series: a rate of another thing is no rival."""
    asked = ("compare", f"--sort={sort}", "--model", str(COUNTIES))
    found = [row["series"] for row in rows(run, *asked)]
    changes = sum(before != after for before, after in pairwise(found))
    assert len(set(found)) == changes + 1
    assert "\nGross regional product (bn yuan)\n" in text(run, *asked)


def test_reports_of_one_place_and_period_are_told_apart(run: Run, model: Model) -> None:
    """Rows that place and period do not tell apart have the period of their report."""
    early = model("early", "甲县", ("yoy", "9.0", "%"))
    late = model("late", "甲县", ("yoy", "8.0", "%"))
    for path, place in ((early, "early"), (late, "early")):
        text_of = path.read_text("utf-8").replace('place_en = "late"', f'place_en = "{place}"')
        path.write_text(text_of, "utf-8")
    whole = late.read_text("utf-8")
    late.write_text(whole.replace('"2025-01/2025-06"', '"2025-01/2025-12"', 1), "utf-8")
    shown = text(run, "compare", "output", "--model", str(late.parent))
    assert "early Jan–Jun 2025" in shown
    assert "early 2025" in shown


def test_what_units_keep_apart_keeps_its_own(run: Run, model: Model) -> None:
    """A level that does not convert is shown in its own unit, and said not to be comparable."""
    model("a", "甲县", ("level", "5.20", "亿元"))
    model("b", "乙县", ("level", "7.1", "亿元"))
    folder = str(model("c", "丙县", ("level", "3.3", "亿美元")).parent)
    shown = text(run, "compare", "output", "--model", folder, lang="zh")
    assert re.search(r"丙县 .* 3\.3 +亿美元 +不可比：计量单位不能换算", shown)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("question", [["compare"], ["compare", "gdp", "--model", str(COUNTIES)]])
def test_the_answer_is_on_the_first_screen(run: Run, question: list[str], language: str) -> None:
    """At 80 columns the whole answer stands in 30 lines, and no line is wider."""
    lines = text(run, *question, "--color", "never", lang=language, width=80).splitlines()
    assert len(lines) <= 30
    assert max(map(cell_len, lines)) <= 80
