"""The same indicator of several reports: `compare` over all of them."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from conftest import PROJECT, Run

from xiaoshan_report.messages.translator import Translator

COUNTIES = Path(__file__).parent / "models" / "counties"
YI, JIA_BEFORE, JIA = "yi-2025-h1", "jia-2024-h1", "jia-2025-h1"
"""The reports of the invented counties by place, then by period."""

Ask = Callable[..., Any]


@pytest.fixture
def ask(run: Run) -> Ask:
    """What a command prints as JSON about the counties."""

    def answer(*arguments: str) -> Any:
        done = run(*arguments, "--model", str(COUNTIES), "--json")
        assert (0, "") == (done.returncode, done.stderr)
        return json.loads(done.stdout)

    return answer


def shown(run: Run, *arguments: str, lang: str = "en") -> str:
    """What a command prints for people about the counties."""
    done = run(*arguments, "--model", str(COUNTIES), "--lang", lang)
    assert (0, "") == (done.returncode, done.stderr)
    return done.stdout


# Side by side


def test_records_of_a_series_stand_together(ask: Ask) -> None:
    """`compare` goes series by series, in each by growth, what cannot be compared last."""
    rows = ask("compare")
    series = [row["series"] for row in rows]
    assert len(set(series)) == len(list(groupby(series)))
    gdp = [(row["report"], str(row["yoy"])) for row in rows if row["series"] == "gdp"]
    assert [(JIA_BEFORE, "6.4"), (JIA, "5.8"), (YI, "6.1")] == gdp


@pytest.mark.parametrize(
    "word", ["gdp", "grp", "GDP", "生产总值", "全县GDP", "Gross regional product"]
)
def test_a_word_of_any_report_means_the_series(ask: Ask, word: str) -> None:
    """An id or a name that one report or the vocabulary has finds the indicator in all reports."""
    rows = ask("compare", word)
    assert [(JIA_BEFORE, "gdp"), (JIA, "gdp"), (YI, "grp")] == [
        (row["report"], row["id"]) for row in rows
    ]


def test_an_id_of_two_series_means_both(ask: Ask) -> None:
    """An id that stands for several series shows each of them, and each says so."""
    rows = ask("compare", "revenue")
    assert {"fiscal-revenue", "general-public-budget-revenue"} == {row["series"] for row in rows}
    doubtful = [
        row["report"] for row in rows if "stands for several" in (row["not_comparable_en"] or "")
    ]
    assert [YI, JIA_BEFORE] == doubtful


def test_series_follow_the_order_asked_for(ask: Ask) -> None:
    """The series come in the order of the words, each once."""
    rows = ask("compare", "tea-fair", "gdp", "grp")
    assert ["tea-fair", "gdp"] == list(dict.fromkeys(row["series"] for row in rows))


def test_a_word_that_no_report_knows_is_refused(run: Run) -> None:
    """A word that means no series is refused in one sentence."""
    done = run("compare", "nonsense", "--model", str(COUNTIES), "--lang", "en")
    assert (2, "") == (done.returncode, done.stdout)
    assert "error: there is no indicator with the id nonsense.\n" == done.stderr


def test_a_word_for_several_series_lists_them(run: Run) -> None:
    """A word that means more than one series lists them all."""
    rows = json.loads(run("compare", "收入", "--model", str(COUNTIES), "--json").stdout)
    assert {"fiscal-revenue", "general-public-budget-revenue"} == {row["series"] for row in rows}


@pytest.mark.parametrize(
    ("series", "report", "comparable", "reason"),
    [
        ("gdp", YI, False, "an estimate against a result"),
        ("gdp", JIA_BEFORE, True, None),
        ("gdp", JIA, True, None),
        (
            "industrial-value-added",
            YI,
            False,
            "Jia County (Jan–Jun 2025): periods of different length",
        ),
        (
            "industrial-value-added",
            JIA,
            False,
            "Yi County (Jan–May 2025): periods of different length",
        ),
        ("fixed-asset-investment", YI, True, None),
        ("fiscal-revenue", YI, None, None),
        ("tea-fair", YI, True, None),
    ],
)
def test_verdicts(ask: Ask, series: str, report: str, comparable: bool | None, reason: str) -> None:
    """A record says whether it can be compared, and if not, with which other and why."""
    rows = [row for row in ask("compare") if (row["series"], row["report"]) == (series, report)]
    assert [comparable] == [row["comparable"] for row in rows]
    if reason:
        assert reason in rows[0]["not_comparable_en"]
        assert "不可比" in rows[0]["not_comparable"]


def test_levels_stand_in_one_unit(run: Run) -> None:
    """Levels in units that convert are shown in the largest, with every digit that was printed."""
    text = shown(run, "compare", "gdp")
    assert "Gross regional product (bn yuan)" in text
    assert "21.03000" in text
    assert "2103000" not in text


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("万亿元", "trillion yuan"),
        ("亿美元", "100 million US dollars"),
        ("万人次", "10,000 person-times"),
        ("万元/人", "10,000 yuan/person"),
        ("微克/立方米", "µg/m³"),
        ("万座", "10,000"),
        ("亿P", "100 million P"),
    ],
)
def test_english_readers_get_units_that_they_know(unit: str, expected: str) -> None:
    """A unit is put into English part by part, a part that is not known left as it is."""
    assert expected == Translator("en").unit(unit)


def test_margins_are_explained_where_there_are_any(run: Run) -> None:
    """What ± means is said of a table that has some, and of no other."""
    explained = "±: the margin from rounding in the printed numbers."
    assert explained in shown(run, "compare", "Investment in fixed assets")
    assert explained not in shown(run, "compare", "industrial-value-added")


def test_people_see_blocks_of_a_series(run: Run) -> None:
    """Each series is a heading with its unit, each row below it a place and its period."""
    lines = [line.rstrip() for line in shown(run, "compare", "gdp", lang="zh").splitlines()]
    start = lines.index("地区生产总值（亿元）")
    found = [line.split()[:2] for line in lines[start + 1 : start + 4]]
    assert [["甲县", "2024年1—6月"], ["甲县", "2025年1—6月"], ["乙县", "2025年1—6月"]] == found


def test_a_single_report_has_no_verdict(run: Run) -> None:
    """With one report the table has no series and no verdict, and JSON has the series alone."""
    one = str(COUNTIES / "yi-2025-h1.toml")
    done = run("compare", "--model", one, "--lang", "en")
    assert "omparable" not in done.stdout.replace("comparable base", "")
    rows = json.loads(run("compare", "--model", one, "--json").stdout)
    assert {None} == {row["comparable"] for row in rows}
    assert ["gdp", "industrial-value-added"] == [row["series"] for row in rows][:2]


def test_a_level_without_growth_says_so(ask: Ask) -> None:
    """An indicator that has only a level is not said to have a change on a mean of two years."""
    (row,) = [row for row in ask("compare", "tea-fair") if row["report"] == YI]
    assert "No year-on-year rate." == row["note_en"]


def test_the_chart_sets_the_bars_side_by_side(run: Run) -> None:
    """Bars of one series bear the reports, those of several the series too."""
    one = shown(run, "compare", "gdp", "--chart")
    assert "Gross regional product: 3 reports, place by place" == one.splitlines()[0]
    assert ["Jia County", "Jia County", "Yi County"] == [
        re.split(" Jan|  ", line)[0] for line in one.splitlines() if "│█" in line
    ]
    assert "Yi County: not comparable: an estimate against a result" in one
    both = shown(run, "compare", "gdp", "tea-fair", "--chart")
    assert "Gross regional product Yi County" in both
    assert "Turnover of the tea fair Yi County: No year-on-year rate." in both


def test_exact_conversion_is_in_the_contract(ask: Ask) -> None:
    """JSON keeps what is printed: only people see converted levels."""
    (row,) = [row for row in ask("compare", "gdp") if row["report"] == YI]
    assert ("万元", Decimal("6.1")) == (row["unit"], Decimal(str(row["yoy"])))


@pytest.mark.parametrize("command", ["indicators", "compare", "figures", "show"])
def test_a_series_has_one_name_in_every_command(run: Run, command: str) -> None:
    """Value added of industry has the short name of work reports, alone and beside others."""
    bundled = str(PROJECT / "data" / "report.toml")
    others = () if command == "show" else ("--model", str(COUNTIES / "jia-2025-h1.toml"))
    what = ("industrial-value-added", "--lang", "zh", "--model", bundled)
    said = run(command, *what, *others).stdout
    assert "规上工业增加值" in said
    assert "规模以上" not in said
