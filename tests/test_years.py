"""Reports of one place in several years: `compare` gives the series in time and what breaks it."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from conftest import Run

YEARS = Path(__file__).parent / "models" / "years"
"""The reports of an invented county on 2021, 2022, 2023 and 2025."""

Row = dict[str, Any]
Ask = Callable[..., list[Row]]
Change = tuple[int, str, str]
"""In the report on a year, these words by those."""

Changed = Callable[..., str]


@pytest.fixture
def ask(run: Run) -> Ask:
    """What `compare` prints as JSON about reports, those of the county if no others."""

    def answer(*words: str, model: str = str(YEARS)) -> list[Row]:
        done = run("compare", *words, "--model", model, "--json")
        assert (0, "") == (done.returncode, done.stderr)
        rows: list[Row] = json.loads(done.stdout)
        return rows

    return answer


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    """Write the county's reports with some words changed; their folder."""

    def write(*changes: Change) -> str:
        folder = tmp_path / "changed"
        folder.mkdir()
        for path in YEARS.iterdir():
            text = path.read_text("utf-8")
            for year, old, new in changes:
                if str(year) in path.name:
                    assert old in text
                    text = text.replace(old, new)
            (folder / path.name).write_text(text, "utf-8")
        return str(folder)

    return write


def shown(run: Run, *arguments: str, lang: str = "en") -> str:
    """What `compare` prints for people about the county."""
    done = run("compare", *arguments, "--model", str(YEARS), "--lang", lang)
    assert (0, "") == (done.returncode, done.stderr)
    return done.stdout


def of(rows: Sequence[Row], year: int) -> Row:
    """The row of the report on a year."""
    (row,) = [row for row in rows if str(year) in row["report"]]
    return row


# In time


def test_the_years_of_a_place_stand_in_order(ask: Ask) -> None:
    """One place is not ranked by growth: its reports come by period, whatever they say."""
    rows = ask("retail-sales")
    assert ["2021", "2022", "2023", "2025"] == [row["period"][:4] for row in rows]


def test_a_year_that_does_not_state_it_has_its_place_in_time(
    ask: Ask, changed: Changed, run: Run
) -> None:
    """A report without the series stands where its year is, and says so in place of a break."""
    renamed = [('"社会消费品零售总额"', '"茶节成交额"'), ('"retail-sales"', '"tea"')]
    model = changed(*((2022, *words) for words in renamed))
    rows = ask("retail-sales", model=model)
    assert [True, False, True, True] == [row["id"] is not None for row in rows]
    assert ["gap"] == of(rows, 2023)["breaks"]
    text = run("compare", "retail-sales", "--model", model, "--lang", "en").stdout
    assert "not in the report" in text
    assert "nothing of 2022" not in text


@pytest.mark.parametrize(
    ("lacking", "spans"),
    [
        ((2021, 2022), ["2021–2022"]),
        ((2021, 2022, 2023), ["2021–2023"]),
        ((2023, 2025), ["2023", "2025"]),
        ((2021, 2023), ["2021", "2023"]),
    ],
)
def test_years_on_end_that_lack_it_are_one_row_for_people(
    ask: Ask, changed: Changed, run: Run, lacking: Sequence[int], spans: Sequence[str]
) -> None:
    """The table has their span, where no year is between them; data have a row for each report."""
    renamed = [('"社会消费品零售总额"', '"茶节成交额"'), ('"retail-sales"', '"tea"')]
    model = changed(*((year, *words) for year in lacking for words in renamed))
    assert len(lacking) == sum(row["id"] is None for row in ask("retail-sales", model=model))
    text = run("compare", "retail-sales", "--model", model, "--lang", "en").stdout
    missing = [line.split()[0] for line in text.splitlines() if "not in the report" in line]
    assert spans == missing


def test_half_years_and_years_are_two_stretches(ask: Ask, changed: Changed) -> None:
    """Reports on half-years among those on years stay together, and follow each other."""
    half = [(year, f"{year}-01/{year}-12", f"{year}-01/{year}-06") for year in (2022, 2023)]
    rows = ask("retail-sales", model=changed(*half))
    assert ["2021-01/2021-12", "2025-01/2025-12", "2022-01/2022-06", "2023-01/2023-06"] == [
        row["period"] for row in rows
    ]
    assert [None, ["gap"], ["length"], ["contradiction"]] == [row["breaks"] for row in rows]


def test_places_with_years_stand_by_what_they_reported_last(ask: Ask, changed: Changed) -> None:
    """Of several places, the fastest in its latest report comes first, each in order of time."""
    other = [(year, "石桥县", "柳溪县") for year in (2021, 2022)]
    rows = ask("retail-sales", model=changed(*other))
    assert ["2023", "2025", "2021", "2022"] == [row["period"][:4] for row in rows]


def test_a_place_that_is_not_known_is_nobodys(ask: Ask, changed: Changed) -> None:
    """Two reports whose place is still to be decided are not taken for one place."""
    undecided = [(year, 'place = "石桥县"', 'place = "TODO"') for year in (2021, 2022)]
    rows = ask("retail-sales", model=changed(*undecided))
    assert [None, None] == [of(rows, year)["breaks"] for year in (2021, 2022)]


# Growth beside the levels


def test_levels_of_two_years_imply_growth(ask: Ask) -> None:
    """From 62.11 (the year before 61.25) to what is printed, with its bounds by rounding."""
    row = of(ask("retail-sales"), 2022)
    assert {"value": 1.40, "low": 1.38, "high": 1.43} == row["implied_yoy"]
    assert (True, None, []) == (row["agrees"], row["doubt"], row["breaks"])


def test_growth_that_levels_cannot_have_is_a_contradiction(ask: Ask, run: Run) -> None:
    """Both numbers are named, and the year before on today's base beside what was printed then."""
    row = of(ask("retail-sales"), 2023)
    assert (False, ["contradiction"]) == (row["agrees"], row["breaks"])
    (line,) = [line for line in shown(run, "retail-sales").splitlines() if "stated" in line]
    for said in ("7.9 %", "6.211 bn yuan", "[14.06, 14.25] %", "[6.563, 6.579] bn yuan"):
        assert said in line


def test_real_growth_is_no_contradiction(ask: Ask) -> None:
    """Growth at comparable prices may differ from what the levels make: nothing is said of it."""
    row = of(ask("gdp"), 2023)
    assert (None, "prices", []) == (row["agrees"], row["doubt"], row["breaks"])


def test_levels_beside_real_growth_imply_a_change_of_prices(ask: Ask, run: Run) -> None:
    """What real growth leaves of growth by levels is an interval, and is called what it may be."""
    assert {"value": 1.45, "low": 1.35, "high": 1.56} == of(ask("gdp"), 2023)["implied_prices"]
    assert "it may as well be a revised base" in shown(run, "gdp")


@pytest.mark.parametrize("growth", ["超6.1%", "约6.1%"])
def test_what_is_no_number_implies_no_prices(ask: Ask, changed: Changed, growth: str) -> None:
    """Growth that is a bound or round leaves nothing to prices that could be told."""
    qualifier = {"超": "over", "约": "about"}[growth[0]]
    old = 'value = 5.2, unit = "%", printed = "5.2%", quote = "地区生产总值增长5.2%"'
    said = f'printed = "{growth}", quote = "地区生产总值增长{growth}", qualifier = "{qualifier}"'
    new = f'value = 6.1, unit = "%", {said}'
    assert of(ask("gdp", model=changed((2023, old, new))), 2023)["implied_prices"] is None


def test_nominal_growth_leaves_nothing_to_prices(ask: Ask) -> None:
    """Growth at the prices of each year is held against the levels themselves."""
    assert [None] * 4 == [row["implied_prices"] for row in ask("retail-sales")]


@pytest.mark.parametrize(
    ("growth", "qualifier", "expected"),
    [
        ("超14.1%", 'qualifier = "over"', (None, "bound")),
        ("超16.0%", 'qualifier = "over"', (False, None)),
        ("约7.9%", 'qualifier = "about"', (None, "about")),
        ("14.1%", 'qualifier = "estimate"', (True, None)),
        ("7.9%", 'qualifier = "estimate"', (None, "estimate")),
        ("7.9%", 'todo = "which year?"', (None, "marked")),
    ],
)
def test_what_is_no_number_proves_little(
    ask: Ask, changed: Changed, growth: str, qualifier: str, expected: tuple[bool | None, str]
) -> None:
    """A bound can only contradict, an estimate only agree, a round or marked number neither."""
    old = 'value = 7.9, unit = "%", printed = "7.9%", quote = "社会消费品零售总额增长7.9%"'
    said = f'printed = "{growth}", quote = "社会消费品零售总额预计增长{growth}", {qualifier}'
    new = f'value = {growth.strip("超约%")}, unit = "%", {said}'
    row = of(ask("retail-sales", model=changed((2023, old, new))), 2023)
    assert expected == (row["agrees"], row["doubt"])


def test_units_of_one_kind_are_compared_exactly(ask: Ask, changed: Changed, run: Run) -> None:
    """Two jin are a kilogram: 1.244亿斤 after 5.80万吨 is growth, in one unit, and no break."""
    grain = [
        (2022, "2.90亿元", "5.80万吨"),
        (2022, 'value = 2.90, unit = "亿元"', 'value = 5.80, unit = "万吨"'),
        (2023, "3.11亿元", "1.244亿斤"),
        (2023, 'value = 3.11, unit = "亿元"', 'value = 1.244, unit = "亿斤"'),
    ]
    model = changed(*grain)
    row = of(ask("imports-and-exports", model=model), 2023)
    assert (True, []) == (row["agrees"], row["breaks"])
    lines = run("compare", "imports-and-exports", "--model", model, "--lang", "zh").stdout.split()
    assert ["5.80", "6.220"] == [word for word in lines if word in {"5.80", "6.220", "1.244亿斤"}]


LEVEL = 'level", value = 62.11, unit = "亿元", printed = "{0}", quote = "社会消费品零售总额{0}"'
BLANK = {
    "no exact number of its period": (LEVEL.format("超62.11亿元") + ', qualifier = "over"'),
    "one of the two is not stated": LEVEL.format("62.11亿元").replace("level", "amount"),
}


@pytest.mark.parametrize("why", [*BLANK, None])
def test_why_levels_make_no_growth_is_said(run: Run, changed: Changed, why: str | None) -> None:
    """A blank by levels has its reason below the table, where no break above the row says it."""
    old = 'measure = "' + LEVEL.format("62.11亿元")
    model = changed(*[(2022, old, 'measure = "' + BLANK[why])] * bool(why)) if why else str(YEARS)
    text = run("compare", "gdp", "retail-sales", "--model", model, "--lang", "en").stdout
    assert [one for one in BLANK if one in " ".join(text.split())] == [why] * bool(why)


# Two reports of one year


@pytest.fixture
def twice(changed: Changed) -> Callable[..., str]:
    """A folder with a second report on 2022, with some words changed."""

    def write(*changes: tuple[str, str]) -> str:
        folder = changed()
        text = Path(folder, "shiqiao-2022.toml").read_text("utf-8")
        for old, new in (("shiqiao-2022", "shiqiao-2022b"), *changes):
            assert old in text
            text = text.replace(old, new)
        Path(folder, "shiqiao-2022b.toml").write_text(text, "utf-8")
        return folder

    return write


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("62.11", "63.11"), "Level 6.311 bn yuan here, 6.211 bn yuan there"),
        (("1.4", "2.4"), "Year on year 2.4 % here, 1.4 % there"),
        (("1.4", "0.9"), "Year on year 0.9 % here, 1.4 % there"),
    ],
)
def test_two_reports_of_one_year_that_contradict_each_other_are_named(
    ask: Ask, run: Run, twice: Callable[..., str], change: tuple[str, str], said: str
) -> None:
    """The second of them says which report states what else, with both numbers."""
    model = twice(change)
    rows = {row["report"]: row for row in ask("retail-sales", model=model)}
    assert "restated" not in rows["shiqiao-2022"]["breaks"]
    assert "restated" in rows["shiqiao-2022b"]["breaks"]
    text = run("compare", "retail-sales", "--model", model, "--lang", "en").stdout
    assert f"contradicts shiqiao-2022: {said}" in " ".join(text.split())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("62.11", "62.1"),
        ('value = 62.11, unit = "亿元"', 'value = 62.11, unit = "亿元", todo = "?"'),
    ],
)
def test_two_reports_of_one_year_that_agree_are_no_break(
    ask: Ask, twice: Callable[..., str], old: str, new: str
) -> None:
    """A rounder number is no other one, and one that is still to be decided proves nothing."""
    rows = ask("retail-sales", model=twice((old, new)))
    assert [[]] * 2 == [row["breaks"] for row in rows if "2022" in row["report"]]


# Breaks


@pytest.mark.parametrize(
    ("word", "year", "kind"),
    [
        ("imports-and-exports", 2022, "unit"),
        ("imports-and-exports", 2025, "gap"),
        ("urban-disposable-income", 2023, "prices"),
    ],
)
def test_a_break_is_named(ask: Ask, run: Run, word: str, year: int, kind: str) -> None:
    """Another unit, a missing year and other prices stand as a line between the rows."""
    said = {
        "unit": "in 10,000 US dollars before",
        "gap": "nothing of 2024",
        "prices": "not at comparable prices before",
    }
    assert [kind] == of(ask(word), year)["breaks"]
    lines = shown(run, word).splitlines()
    (place,) = [at for at, line in enumerate(lines) if said[kind] in line]
    assert lines[place].startswith("— break")
    assert lines[place + 1].strip().startswith(str(year))


def test_another_name_under_the_same_id_is_a_break(ask: Ask, changed: Changed) -> None:
    """Where only the id says that two are one series, the coverage may be another."""
    tea = [
        (year, '"社会消费品零售总额"', name)
        for year, name in ((2021, '"茶节成交额"'), (2022, '"春茶节成交额"'))
    ]
    renamed = [(year, '"retail-sales"', '"tea-fair"') for year in (2021, 2022)]
    rows = ask("tea-fair", model=changed(*tea, *renamed))
    assert ["name"] == of(rows, 2022)["breaks"]


def test_names_of_one_term_are_no_break(ask: Ask, changed: Changed) -> None:
    """A report that says it in other words of the vocabulary continues the series."""
    rows = ask("gdp", model=changed((2022, '"地区生产总值"', '"全县生产总值"')))
    assert [] == of(rows, 2022)["breaks"]


def test_a_first_year_has_nothing_before_it(ask: Ask) -> None:
    """What follows nothing can neither agree nor break, which `null` says."""
    row = of(ask("retail-sales"), 2021)
    assert (None, None, None) == (row["agrees"], row["breaks"], row["implied_yoy"])


def test_growth_that_changed_over_the_years_is_in_no_doubt(run: Run, changed: Changed) -> None:
    """35.7% after years of 5% is no outlier of the place's own past."""
    model = changed((2023, "7.9", "35.7"))
    source = (YEARS / "shiqiao-2025.toml").read_text("utf-8").replace("2025-", "2026-")
    Path(model, "next.toml").write_text(source.replace("shiqiao-2025", "shiqiao-2026"), "utf-8")
    assert "In doubt" not in run("compare", "社零", "--model", model, "--lang", "en").stdout


# Wherever it is shown


def test_rows_sorted_by_a_number_keep_their_breaks(run: Run) -> None:
    """Out of the order of time no line stands between rows: a row says itself what broke."""
    lines = shown(run, "retail-sales", "--sort", "yoy").splitlines()
    assert not any(line.startswith("— break") for line in lines)
    assert any(line.startswith("2025") and "nothing of 2024" in line for line in lines)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("format_", ["table", "svg"])
def test_the_chart_is_broken_too(run: Run, format_: str, lang: str) -> None:
    """A chart has the years in order, growth beside what levels make of it, and the breaks."""
    more = ("--chart",) if format_ == "table" else ("-f", "svg")
    text = shown(run, "retail-sales", *more, lang=lang)
    assert {"zh": "断点", "en": "break"}[lang] in text
    order = [text.index(number) for number in ("12.0", "1.40", "14.15", "5.3")]
    assert sorted(order) == order


def test_levels_are_drawn_beside_the_rows(run: Run) -> None:
    """The highest level of a kind has the longest bar; one in another unit has none beside it."""
    lines = shown(run, "retail-sales", "imports-and-exports").splitlines()
    bars = [line.count("█") for line in lines if line.strip().startswith("202")]
    assert [7, 7, 9, 10, 0, 8, 9, 10] == bars


def test_a_database_knows_it(run: Run, tmp_path: Path) -> None:
    """The view `compare` of a database has what JSON has."""
    made = str(tmp_path / "years.sqlite")
    assert 0 == run("export", made, "--model", str(YEARS)).returncode
    question = (
        "SELECT implied_yoy, agrees, doubt, breaks FROM compare WHERE series = 'retail-sales'"
    )
    with closing(sqlite3.connect(made)) as database:
        rows = sorted(database.execute(question), key=str)
    assert (14.15, 0, None, "contradiction") in rows
    assert (1.4, 1, None, "") in rows


def test_a_page_shows_it_in_time(run: Run, tmp_path: Path) -> None:
    """A page of several years has the break between its rows, and no fastest of one place."""
    made = tmp_path / "years.html"
    assert 0 == run("export", str(made), "--model", str(YEARS)).returncode
    text = made.read_text("utf-8")
    assert '<tr role="row" class="break">' in text
    assert "增速最高" not in text


@pytest.mark.parametrize("command", ["compare", "targets", "indicators"])
def test_two_reports_of_one_year_are_told_apart(run: Run, tmp_path: Path, command: str) -> None:
    """Where place and period are alike, people see the id of each report."""
    text = """白塔县人民政府工作报告
——2022年1月12日在白塔县第十七届人民代表大会第三次会议上
一、2021年工作回顾
地区生产总值{}亿元，增长5%。
二、2022年工作安排
地区生产总值增长6%左右。
"""
    for name, level in (("early", 110), ("late", 109)):
        (tmp_path / f"{name}.txt").write_text(text.format(level), "utf-8")
        draft = run("draft", str(tmp_path / f"{name}.txt"), "-o", str(tmp_path / f"{name}.toml"))
        assert draft.returncode == 0
    said = run(command, "gdp", "--model", str(tmp_path), "--lang", "zh").stdout
    assert ("2021年（初稿） early" in said, "2021年（初稿） late" in said) == (True, True)
