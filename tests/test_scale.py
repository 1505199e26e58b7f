"""The questions that the documentation asks of many reports in SQL: they answer as the commands."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from conftest import PROJECT, Run

QUERIES = re.findall(r"```sql\n(.*?)```", (PROJECT / "docs/scale.md").read_text("utf-8"), re.DOTALL)

YEARS = {
    "清平县": [
        ("5.0%", 4, "5%左右", "4%"),
        ("4.5%", 3.2, "6%以上", "5%"),
        ("6.1%", 5.5, "5%", "5%"),
    ],
    "临江县": [("6.0%", 7, "5.5%—6%", "8%"), ("5.4%", 8.2, "7%", "6%"), ("7.02%", 5, "6%", "6%")],
}
"""Growth, sales, and what is aimed at of both, in the reports of 2024 to 2026."""

Answers = tuple[list[list[Any]], Callable[..., list[dict[str, Any]]]]
"""The rows of each query, and what asks a command."""


def report(place: str, year: int, said: tuple[object, ...]) -> str:
    """The text of a report."""
    growth, sales, aim, sales_aim = said
    return f"""{place}人民政府工作报告
——{year}年1月20日在{place}第十六届人民代表大会第{year - 2021}次会议上
一、{year - 1}年工作回顾
地区生产总值{year - 1700}.5亿元，增长{growth}。社会消费品零售总额增长{sales}%。
二、{year}年工作安排
主要预期目标是：地区生产总值增长{aim}；社会消费品零售总额增长{sales_aim}。
"""


@pytest.fixture(scope="module")
def answers(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """The rows of the queries over the exported drafts of these years, and their commands."""
    duckdb = pytest.importorskip("duckdb", reason="duckdb runs the queries")
    pytest.importorskip("pyarrow", reason="pyarrow writes the file")
    folder = tmp_path_factory.mktemp("drafts")
    for place, years in YEARS.items():
        for number, said in enumerate(years):
            source = folder / f"{place}-{number}.txt"
            source.write_text(report(place, 2024 + number, said), "utf-8")
            model = source.with_suffix(".toml")
            assert run("draft", str(source), "-o", str(model)).returncode == 0
    panel = folder / "panel.parquet"
    assert run("export", str(panel), "--model", str(folder)).returncode == 0
    rows = [duckdb.sql(one.replace("panel.parquet", str(panel))).fetchall() for one in QUERIES]

    def ask(*words: str) -> list[dict[str, Any]]:
        asked = run(*words, "--model", str(folder), "--json").stdout
        found: list[dict[str, Any]] = json.loads(asked, parse_float=Decimal)
        return found

    return rows, ask


def test_places_in_one_year_are_those_of_compare(answers: Answers) -> None:
    """The first query has the growth of each place and indicator in the reports of a year."""
    rows, ask = answers
    expected = {
        (one["series"], one["report"], one["yoy"])
        for one in ask("compare")
        if one["id"] and one["period"] == "2025-01/2025-12"
    }
    assert len(expected) == 4
    assert expected == {(series, report, yoy) for series, _, report, _, yoy in rows[0]}


def test_a_series_in_time_is_that_of_compare(answers: Answers) -> None:
    """The second query has the growth of every year."""
    rows, ask = answers
    expected = {(one["report"], one["period"], one["yoy"]) for one in ask("compare", "gdp")}
    assert len(expected) == 6
    assert expected == {row[1:] for row in rows[1]}


def test_what_came_of_aims_is_that_of_targets(answers: Answers) -> None:
    """The third query has the outcome of every aim that a later report tells, and its verdict."""
    rows, ask = answers
    keys = ("report", "series", "value", "outcome", "outcome_report", "verdict")
    expected = {tuple(one[key] for key in keys) for one in ask("targets") if one["outcome"]}
    assert {"met", "missed", "open"} == {one[-1] for one in expected}
    assert expected == set(rows[2])
