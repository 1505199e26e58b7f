"""Listings sorted, cut and narrowed by the keys of their records, alike in all formats."""

import csv
import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from conftest import Run

LISTINGS = {
    "indicators": ("yoy", "id,yoy"),
    "area": ("figures", "number,figures"),
    "livelihood": ("number", "number,title"),
    "compare": ("implied_prior_yoy", "id,implied_prior_yoy"),
    "figures": ("value", "id,value"),
}
"""Every command that lists things of the report, with a key of numbers and two to show."""

COUNTIES = Path(__file__).parent / "models" / "counties"

every_listing = pytest.mark.parametrize("command", LISTINGS)


def records(run: Run, *line: str) -> list[dict[str, Any]]:
    """The records that a command lists as JSON."""
    answer = run(*line, "--json")
    assert (0, "") == (answer.returncode, answer.stderr)
    found = json.loads(answer.stdout)
    return list(found["projects"] if isinstance(found, dict) else found)


def values(rows: list[dict[str, Any]], key: str) -> list[Any]:
    """What records are sorted by."""
    found = (row[key] for row in rows)
    return [one["value"] if isinstance(one, dict) else one for one in found]


@every_listing
def test_numbers_go_from_the_largest_and_missing_ones_last(run: Run, command: str) -> None:
    """`--sort KEY` lists everything, from the largest number; what has none comes last."""
    key = LISTINGS[command][0]
    found = values(records(run, command, "--sort", key), key)
    present = [one for one in found if one is not None]
    assert sorted(present, reverse=True) + [None] * found.count(None) == found
    assert len(records(run, command)) == len(found)


@every_listing
def test_hyphen_sorts_the_other_way(run: Run, command: str) -> None:
    """`--sort -KEY` begins with the smallest number; what has none still comes last."""
    key = LISTINGS[command][0]
    found = values(records(run, command, "--sort", f"-{key}"), key)
    present = [one for one in found if one is not None]
    assert sorted(present) + [None] * found.count(None) == found


@pytest.mark.parametrize(("key", "falling"), [("name_en", False), ("-name_en", True)])
def test_texts_go_from_the_first(run: Run, key: str, falling: bool) -> None:
    """Texts are sorted from the first of the alphabet, or with a hyphen from the last."""
    found = values(records(run, "indicators", "--sort", key), "name_en")
    assert sorted(found, reverse=falling) == found


@every_listing
@pytest.mark.parametrize("format_", ["json", "jsonl", "csv", "tsv"])
def test_limit_keeps_the_first_rows(run: Run, command: str, format_: str) -> None:
    """`--limit N` keeps the first N in the order asked for: scripts get them and no more."""
    key = LISTINGS[command][0]
    answer = run(command, "--sort", key, "--limit", "2", "--format", format_)
    assert (0, "") == (answer.returncode, answer.stderr)
    if format_ == "json":
        assert 2 == len(records(run, command, "--sort", key, "--limit", "2"))
    elif command != "livelihood" or format_ == "jsonl":  # a row of its csv is a task
        assert 2 == len(answer.stdout.splitlines()) - (format_ != "jsonl")


@every_listing
def test_json_has_the_keys_asked_for(run: Run, command: str) -> None:
    """`--columns A,B` leaves these keys of each record, in this order."""
    columns = LISTINGS[command][1]
    for row in records(run, command, "--columns", columns):
        assert columns.split(",") == list(row)


@pytest.mark.parametrize("separator", [",", ", ", "，", "、"])
def test_csv_has_the_columns_asked_for(run: Run, separator: str) -> None:
    """Data formats have these columns, in this order, whatever comma stands between them."""
    answer = run("figures", "--columns", separator.join(["unit", "value"]), "--format", "csv")
    assert ["unit", "value"] == next(csv.reader(StringIO(answer.stdout)))


def test_people_see_the_columns_asked_for(run: Run) -> None:
    """A column that people do not see otherwise has its key as its heading."""
    shown = run("indicators", "gdp", "--columns", "id,yoy", "--lang", "en").stdout.splitlines()
    assert ["id", "Year on year (%)"] == re.split("  +", shown[2])
    assert ["gdp", "12.5*"] == shown[4].split()


def test_signs_that_are_not_shown_are_not_explained(run: Run) -> None:
    """A remark explains the signs of the columns that are left, and no other."""
    line = ["indicators", "--lang", "en", "--columns"]
    assert "fall" not in run(*line, "name_en,period").stdout
    assert "fall" in run(*line, "name_en,yoy").stdout


@pytest.mark.parametrize("format_", ["table", "markdown", "html"])
def test_people_are_told_how_many_rows_are_hidden(run: Run, format_: str) -> None:
    """People read how many rows there are beyond the limit."""
    line = ["indicators", "--format", format_, "--lang"]
    assert "15 more not shown" in run(*line, "en", "--limit", "3").stdout
    assert "另有15条未显示" in run(*line, "zh", "--limit", "3").stdout
    assert "not shown" not in run(*line, "en", "--limit", "18").stdout


def test_chart_draws_what_is_listed(run: Run) -> None:
    """A chart has the bars of the rows that are kept, in their order."""
    shown = run("compare", "--chart", "--sort", "gap", "--limit", "1", "--lang", "en").stdout
    assert "Industrial investment" in shown
    assert "Outstanding" not in shown
    assert "9 more not shown" in shown


@pytest.mark.parametrize(
    ("option", "value", "near"),
    [("--columns", "id,valu", "value"), ("--sort", "perod", "period"), ("--sort", "-nam", "name")],
)
def test_unknown_key_is_refused_with_those_there_are(
    run: Run, option: str, value: str, near: str
) -> None:
    """A key that the records lack is refused, with all that they have and the nearest."""
    answer = run("figures", option, value, "--json", "--lang", "en")
    assert (2, "") == (answer.returncode, answer.stdout)
    assert f"Did you mean {near}?" in answer.stderr
    assert "id, report" in answer.stderr


@pytest.mark.parametrize("value", ["0", "-1", "x", "1.5", ""])
def test_limit_is_one_row_at_least(run: Run, value: str) -> None:
    """No rows, fewer than none and what is no number are refused."""
    assert 2 == run("indicators", "--limit", value).returncode


@pytest.mark.parametrize("value", ["", ",", "，、", " "])
def test_no_columns_are_refused(run: Run, value: str) -> None:
    """A list of columns with none in it is a mistake."""
    assert 2 == run("indicators", "--columns", value).returncode


@pytest.mark.parametrize("line", [["area", "3"], ["livelihood", "4"]])
@pytest.mark.parametrize("option", [["--limit", "1"], ["--sort", "number"], ["--columns", "title"]])
def test_one_thing_is_no_listing(run: Run, line: list[str], option: list[str]) -> None:
    """What shows one thing has nothing to sort, cut or narrow, and says so."""
    answer = run(*line, *option, "--lang", "en")
    assert (2, "") == (answer.returncode, answer.stdout)
    assert f"{option[0]} is for lists" in answer.stderr


def test_limit_counts_over_all_reports(run: Run) -> None:
    """With several reports the first rows of all of them are kept, whichever they are from."""
    every = records(run, "indicators", "--model", str(COUNTIES), "--sort", "yoy")
    first = records(run, "indicators", "--model", str(COUNTIES), "--sort", "yoy", "--limit", "4")
    assert every[:4] == first
    assert len({row["report"] for row in first}) > 1


def test_sorted_rows_of_several_reports_name_their_report(run: Run) -> None:
    """Where rows are sorted across reports, no block of one report is torn into many heads."""
    line = ["indicators", "--model", str(COUNTIES), "--lang", "en"]
    assert "Report" in run(*line, "--sort", "yoy").stdout.splitlines()[2]


def test_columns_are_streamed_like_anything_else(run: Run) -> None:
    """Keys are picked from each of many models while they are read, in one head."""
    line = ["figures", "--model", str(COUNTIES), "--columns", "report,value", "--format", "csv"]
    heads = [row for row in run(*line).stdout.splitlines() if row.startswith("report")]
    assert ["report,value"] == heads


def test_findings_are_a_listing(run: Run, tmp_path: Path) -> None:
    """`check` cuts its findings, and still says that not all is well."""
    text = tmp_path / "text.txt"
    text.write_text("一、无关\n全年增长 3%。\n", encoding="utf-8")
    answer = run("check", "--source", str(text), "--json", "--limit", "1", "--columns", "code")
    found = json.loads(answer.stdout)
    assert (1, False) == (answer.returncode, found["ok"])
    assert [["code"]] == [list(finding) for finding in found["findings"]]
