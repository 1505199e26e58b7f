"""Figures that cannot both be right, or are far from others': in `check`, `compare` and drafts."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import tomli
from conftest import Run

HEAD = """
schema_version = 1

[report]
id = "{id}"
title = "{place}政府工作报告"
title_en = "Report of {place}"
place = "{place}"
place_en = "{place}"
date = 2026-01-20
issuer = "{place}政府"
issuer_en = "Government of {place}"
period = "2025-01/2025-12"
abridged = false

[[areas]]
number = 0
title = "总体"
title_en = "Overview"
lead = "总体"
lead_en = "Overview"
paragraph = 1

[[areas.sections]]
number = 1
title = "运行"
title_en = "Economy"
paragraph = 1
"""

INDICATOR = """
[[indicators]]
id = "series"
name = "{name}"
name_en = "Series"
area = 0
section = 1
period = "2025-01/2025-12"
paragraph = 3
prices = "{prices}"
figures = [
{figures}
]
"""

LEVEL = "产值{value}亿元"
RATE = "增长{value}%"
BEFORE = 'period = "2024-01/2024-12"'


def figure(key: str, measure: str, value: str, words: str = RATE, more: str = "") -> str:
    """A figure of a series as a model states it."""
    unit = "亿元" if "亿元" in words else "元" if "元" in words else "%"
    quote = words.format(value=value)
    printed = f"{value}{unit}"
    parts = [
        f'key = "{key}", measure = "{measure}", value = {value}, unit = "{unit}"',
        f'printed = "{printed}", quote = "{quote}"',
        more,
    ]
    return f"  {{ {', '.join(filter(None, parts))} }},"


Write = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the model of a place with one series; its path."""

    def model(
        *figures: str, place: str = "甲县", name: str = "茶叶总产值", prices: str = "current"
    ) -> str:
        identifier = f"place-{ord(place[0])}"
        path = tmp_path / f"{identifier}.toml"
        series = INDICATOR.format(name=name, prices=prices, figures="\n".join(figures))
        path.write_text(HEAD.format(id=identifier, place=place) + series, encoding="utf-8")
        return str(path)

    return model


def models(paths: Sequence[str]) -> list[str]:
    """The options that name these models."""
    return [word for path in paths for word in ("--model", path)]


def found(run: Run, *paths: str) -> list[dict[str, Any]]:
    """What the proof of these models finds."""
    answer = json.loads(run("check", *models(paths), "--json", "--lang", "en").stdout)
    records = answer if isinstance(answer, list) else [answer]
    return [finding for record in records for finding in record["findings"]]


def codes(run: Run, *paths: str) -> list[tuple[str, str]]:
    """The codes and places of what the proof finds, but for what a model marks itself."""
    findings = ((one["code"], one["where"]) for one in found(run, *paths))
    return [one for one in findings if one[0] != "undecided"]


# The same thing stated twice


def test_two_rates_of_one_period_are_named(run: Run, write: Write) -> None:
    """The later of two is found, and its message names the other with its place."""
    model = write(figure("a", "yoy", "4.6"), figure("b", "yoy", "5.9"))
    [finding] = found(run, model)
    assert ("stated-twice", "series.b", "warning") == (
        finding["code"],
        finding["where"],
        finding["severity"],
    )
    assert "5.9%" in finding["message"]
    assert "4.6% (series.a)" in finding["message"]


@pytest.mark.parametrize(
    "other",
    [
        figure("b", "yoy", "5.9", more=BEFORE),
        figure("b", "yoy", "5.9", more="aim = true"),
        figure("b", "two_year_average", "5.9", words="两年平均增长{value}%"),
        figure("b", "yoy", "5", words="增长{value}%"),
        figure("b", "yoy", "4.60"),
        figure("b", "yoy", "5.9", more='todo = "which?"'),
        figure("b", "yoy", "5.9", words="实际增长{value}%", more='prices = "comparable"'),
        figure("b", "share", "5.9", words="占{value}%"),
    ],
    ids=["period", "aim", "measure", "rounded", "digits", "marked", "prices", "share"],
)
def test_what_may_be_beside_another_is_not_found(run: Run, write: Write, other: str) -> None:
    """Of another period, measure or price, rounded, aimed at or marked: nothing contradicts."""
    assert [] == codes(run, write(figure("a", "yoy", "4.6"), other))


def test_a_bound_is_met_or_not(run: Run, write: Write) -> None:
    """What is over a bound agrees with it, and what is below does not."""
    over = figure("b", "yoy", "5", more='qualifier = "over"').replace('"5%"', '"超5%"')
    over = over.replace("增长5%", "增长超5%")
    assert [] == codes(run, write(figure("a", "yoy", "5.9"), over))
    assert [("stated-twice", "series.b")] == codes(run, write(figure("a", "yoy", "4.6"), over))


def test_a_level_in_two_units_is_one(run: Run, write: Write) -> None:
    """Units that differ by a power of ten are compared, at the digits that each is printed with."""
    rough = figure("b", "level", "1.2", words=LEVEL).replace("亿元", "万亿元")
    alike = figure("a", "level", "12034.5", words=LEVEL)
    apart = figure("a", "level", "13034.5", words=LEVEL)
    assert [] == codes(run, write(alike, rough))
    assert [("stated-twice", "series.b")] == codes(run, write(apart, rough))


# Growth beside levels


@pytest.mark.parametrize(
    ("rate", "is_found"), [("10.0", False), ("10.4", False), ("12.5", True), ("-10.0", True)]
)
def test_growth_must_fit_its_levels(run: Run, write: Write, rate: str, is_found: bool) -> None:
    """Growth from one level to another is what the two make, by their intervals."""
    words = "下降{value}%" if rate.startswith("-") else RATE
    stated = figure("yoy", "yoy", rate.lstrip("-"), words=words)
    stated = stated.replace("value = 10.0", f"value = {rate}")
    model = write(
        figure("level", "level", "110", words=LEVEL),
        figure("before", "level", "100", words=LEVEL, more=BEFORE),
        stated,
    )
    assert [("growth-and-levels", "series.yoy")] * is_found == codes(run, model)


@pytest.mark.parametrize(("rate", "is_found"), [("10.0", False), ("15.0", True)])
def test_average_growth_must_fit_the_levels_of_its_years(
    run: Run, write: Write, rate: str, is_found: bool
) -> None:
    """A yearly average is compounded over the years of its period."""
    model = write(
        figure("level", "level", "121.0", words=LEVEL),
        figure("before", "level", "100.0", words=LEVEL, more='period = "2023-01/2023-12"'),
        figure(
            "average",
            "annual_average",
            rate,
            words="年均增长{value}%",
            more='period = "2024-01/2025-12"',
        ),
    )
    assert [("growth-and-levels", "series.average")] * is_found == codes(run, model)


def test_real_growth_says_nothing_of_levels(run: Run, write: Write) -> None:
    """At comparable prices no level of another year can be told, so none contradicts."""
    figures = (
        figure("level", "level", "110", words=LEVEL),
        figure("before", "level", "100", words=LEVEL, more=BEFORE),
        figure("yoy", "yoy", "5.2"),
    )
    assert [("growth-and-levels", "series.yoy")] == codes(run, write(*figures))
    assert [] == codes(run, write(*figures, prices="comparable"))


# Far from others


PLACES = ["甲县", "乙县", "丙县", "丁县", "戊县", "己县"]


def rates(write: Write, *values: str) -> list[str]:
    """Models of so many places with these rates."""
    return [
        write(figure("yoy", "yoy", value), place=place)
        for place, value in zip(PLACES, values, strict=False)
    ]


FAR = ("4", "4.6", "34.3", "5.5", "5.1")


def test_a_value_far_from_the_others_is_found(run: Run, write: Write) -> None:
    """34.3 among 4 to 5.5 is named with the range of the others and the one in the middle."""
    [finding] = found(run, *rates(write, *FAR))
    assert ("far-from-others", "series.yoy", f"place-{ord('丙')}") == (
        finding["code"],
        finding["where"],
        finding["report"],
    )
    assert "34.3% is far from the same series in 4 other reports: 4% to 5.5%" in finding["message"]
    assert f"5.1% (place-{ord('戊')}/series.yoy)" in finding["message"]


@pytest.mark.parametrize(
    "values",
    [("4", "4.6", "34.3", "5.5"), ("4", "4.6", "6.3", "5.5", "5.1"), ("1", "34", "9", "21", "15")],
    ids=["few", "near", "spread"],
)
def test_what_is_usual_is_not_found(run: Run, write: Write, values: tuple[str, ...]) -> None:
    """Of fewer than five reports, near the others, or where all are far apart: no finding."""
    assert [] == codes(run, *rates(write, *values))


@pytest.mark.parametrize(
    ("name", "value", "is_found"),
    [
        ("茶农人均收入", "4.2", True),
        ("茶农人均收入", "420000", True),
        ("茶农人均收入", "91000", False),
        ("茶叶总产值", "4.2", False),
    ],
)
def test_levels_are_compared_per_head_only(
    run: Run, write: Write, name: str, value: str, is_found: bool
) -> None:
    """Places differ in size, so a level is compared only where it is per head; by its factor."""
    values = ("41000", "43000", value, "39000", "45000")
    paths = [
        write(figure("level", "level", one, words="达{value}元"), place=place, name=name)
        for place, one in zip(PLACES, values, strict=False)
    ]
    assert [("far-from-others", "series.level")] * is_found == codes(run, *paths)


def test_periods_of_another_length_are_not_compared(run: Run, write: Write) -> None:
    """The growth of five years is no more than four others' of one year."""
    five = figure("yoy", "yoy", "34.3", more='period = "2021-01/2025-12"')
    paths = [*rates(write, "4", "4.6", "5.5", "5.1"), write(five, place="戊县")]
    assert [] == codes(run, *paths)


# In compare


def test_compare_names_a_value_far_from_the_others(run: Run, write: Write) -> None:
    """One line says so of the place; JSON has it in the notes of its row alone."""
    options = models(rates(write, *FAR))
    shown = run("compare", *options, "--lang", "en").stdout
    [line] = [one for one in shown.splitlines() if "far from" in one]
    assert line.startswith("Series, 丙县: In doubt: 34.3% is far from")
    rows = json.loads(run("compare", *options, "--json").stdout)
    noted = [row["report"] for row in rows if "In doubt" in (row["note_en"] or "")]
    assert [f"place-{ord('丙')}"] == noted


def test_compare_names_a_contradiction(run: Run, write: Write) -> None:
    """Over one report, too, figures that contradict one another are named in one line."""
    model = write(figure("a", "yoy", "4.6"), figure("b", "yoy", "5.9"))
    shown = run("compare", "series", "--model", model, "--lang", "zh").stdout
    assert "茶叶总产值：存疑：同一指标、同一时期有两个数：5.9% 与第3段的 4.6%" in shown
    [row] = json.loads(run("compare", "--model", model, "--json").stdout)
    assert "存疑：" in row["note"]
    assert "In doubt: 5.9% and" in row["note_en"]


def test_compare_names_a_mark_on_what_it_shows(run: Run, write: Write) -> None:
    """What a model marks of a number that is shown is said in one line, with the reason."""
    model = write(figure("a", "yoy", "4.6", more='todo = "which year?"'))
    shown = run("compare", "series", "--model", model, "--lang", "en").stdout
    assert "Series: 4.6% is still to be decided: which year?.\n" in shown
    [row] = json.loads(run("compare", "--model", model, "--json").stdout)
    assert "4.6% 待定：which year?。" in row["note"]


# In a draft


def marks(run: Run, tmp_path: Path, sentences: str) -> dict[str, str]:
    """What a draft of these sentences marks, by the number printed."""
    text = tmp_path / "text.txt"
    text.write_text(f"一、2025年工作回顾\n{sentences}\n", encoding="utf-8")
    model = tomli.loads(run("draft", str(text), "--date", "2026-01-20", "--lang", "en").stdout)
    figures = [one for indicator in model["indicators"] for one in indicator["figures"]]
    return {one["printed"]: one["todo"] for one in figures if "todo" in one}


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            "茶叶总产值12.5亿元，增长4.6%。\n茶叶总产值增长5.9%。",
            {"4.6%": "is 5.9% in paragraph 3", "5.9%": "is 4.6% in paragraph 2"},
        ),
        ("茶叶总产值12.5亿元，增长4.6%。\n茶叶总产值增长4.6%。", {}),
        (
            "茶叶出口额12.5亿元，增长4.6%。\n2024年茶叶出口额为10.1亿元。",
            dict.fromkeys(("4.6%", "12.5亿元", "10.1亿元"), "is growth of [22.66, 24.88] % in all"),
        ),
    ],
    ids=["twice", "alike", "levels"],
)
def test_a_draft_marks_what_contradicts(
    run: Run, tmp_path: Path, sentences: str, expected: dict[str, str]
) -> None:
    """Each of the figures that cannot all be right is marked, and the mark names the other."""
    marked = marks(run, tmp_path, sentences)
    assert expected.keys() == marked.keys()
    assert all(words in marked[printed] for printed, words in expected.items())
