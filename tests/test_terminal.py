"""What people see on a terminal of a given width, in both languages."""

import json
import os
import re
import struct
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Any

import pytest
from conftest import PROJECT, environment, run_here
from rich.cells import cell_len

from xiaoshan_report.messages import Language
from xiaoshan_report.messages.answers import SENTENCES
from xiaoshan_report.messages.translator import Translator

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals on Windows", allow_module_level=True)

import fcntl
import pty
import termios

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Pipe = Callable[[str, str], str]

DATA = PROJECT / "tests" / "data"
QUESTIONS = (
    "indicators",
    "area",
    "area 3",
    "area 7",
    "livelihood",
    "livelihood 4",
    "livelihood 7",
    "compare",
    "figures",
    "figures --area 8",
    "show elderly-home-adaptation",
    "show online-retail-sales",
    "show gdp.yoy",
    "compare --chart",
    "livelihood --chart",
    "check",
    "check --explain all",
    f"check --model {DATA}/district.toml --source {DATA}/qinghe-2025.txt",  # much is found
)
WIDTHS = (40, 60, 80, 120)
LANGUAGES: tuple[Language, ...] = ("zh", "en")

GIVES_WAY = {
    "indicators": ["rank", "period", "vs_two_year_mean"],
    "compare": ["period"],
    "area": ["figures"],
    "area 3": ["measure", "period", "paragraph"],
    "figures": ["quote", "measure", "period", "paragraph"],
    "show gdp": ["quote", "measure", "period", "paragraph"],
    "livelihood": ["states"],
    "livelihood 7": ["paragraph", "quote", "stage"],
}
"""The columns of a table that may give way, the least needed first, by the keys of their names."""


def drawn(question: str, width: int, language: Language, *options: str, **more: Any) -> str:
    """What a terminal of this width is sent."""
    arguments = (*question.split(), "--lang", language, *options)
    done = run_here(*arguments, width=width, **more)
    assert done.returncode == ("--source" in question)
    return done.stdout


@cache
def plain(question: str, width: int, language: Language) -> str:
    """What a terminal without colour shows."""
    return drawn(question, width, language, "--color", "never")


def flowing(text: str) -> str:
    """The text with its line breaks undone: no blank between Chinese characters."""
    joined = re.sub(r"(?<=[\u3000-\uffef])\n(?=[\u3000-\uffef])", "", text)
    return re.sub(r"\n", " ", joined)


def remark(text: str, language: Language) -> str:
    """What the remark on columns that are not shown says, without its opening words."""
    opening = SENTENCES["omitted"][language == "en"].partition("{columns}")[0]
    return flowing(text).rstrip().partition(opening)[2]


def omitted(text: str, language: Language) -> set[str]:
    """The columns that the remark names, without their units."""
    names = re.split(r", |、", re.sub(r"[。.]$", "", remark(text, language)))
    return {unitless(name) for name in names if name}


def unitless(heading: str) -> str:
    """A heading without the unit in brackets."""
    return re.sub(r" \(.*\)$", "", heading)


def numerals(text: str) -> Counter[str]:
    """How often each number stands in the text."""
    return Counter(re.findall(r"\d+(?:[.,]\d+)*", text))


@pytest.fixture(scope="module")
def piped(run: Run) -> Pipe:
    """The same answer in a pipe, where nothing is ever cut; asked once."""
    return cache(lambda question, language: run(*question.split(), "--lang", language).stdout)


def headings(table: str) -> list[str]:
    """The headings of a table in a pipe: the line above its first rule, none without a rule."""
    above, rule, _ = table.partition("\n──")
    return re.split(r" {2,}", above.rpartition("\n")[2].strip()) if rule else []


def asked(run: Run, question: str) -> Any:
    """The same answer as JSON."""
    return json.loads(run(*question.split(), "--json").stdout, parse_float=str, parse_int=str)


# A real terminal


def received(question: str, width: int, language: Language, *options: str, **more: str) -> str:
    """What a pseudo-terminal of this width receives of a process, its line ends plain."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-m", "xiaoshan_report", *question.split(), "--lang", language, *options],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env=environment(**more),
    ) as process:
        os.close(theirs)
        shown = b"".join(_chunks(ours))
        assert process.stderr
        assert b"" == process.stderr.read()
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def _chunks(terminal: int) -> Iterator[bytes]:
    """What arrives at our end until the other is closed, which Linux reports as an error."""
    while True:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:
            return
        if not chunk:
            return
        yield chunk


@pytest.mark.parametrize(
    ("question", "width", "language", "color"),
    [
        ("indicators", 40, "zh", "never"),
        ("area 7", 80, "en", "never"),
        ("livelihood", 60, "en", "auto"),
        ("compare --chart", 120, "zh", "auto"),
    ],
)
def test_a_terminal_is_asked_for_its_width(
    question: str, width: int, language: Language, color: str
) -> None:
    """A pseudo-terminal receives what the other tests see, with nothing in the environment."""
    options = ("--color", color)
    assert drawn(question, width, language, *options) == received(
        question, width, language, *options
    )


# Widths


@pytest.mark.parametrize(("question", "language"), list(product(QUESTIONS, LANGUAGES)))
def test_every_width_shows_all_that_fits(piped: Pipe, question: str, language: Language) -> None:
    """At any width lines fit, no text or number is cut, and no column is left out in silence."""
    whole = piped(question, language)
    for width in WIDTHS:
        text = plain(question, width, language)
        assert [] == [line for line in text.split("\n") if cell_len(line) > width]
        assert whole.count("…") == text.count("…")
        assert not numerals(text) - numerals(whole)
        assert [] == _lost(headings(whole), text, language)


def _lost(names: list[str], text: str, language: Language) -> list[str]:
    """The columns' headings that are neither on the terminal nor in the remark."""
    above = text.partition("\n──")[0]
    gone = omitted(text, language)
    return [name for name in names if unitless(name) not in gone and not _stands(name, above)]


def _stands(heading: str, above: str) -> bool:
    """Whether every word of a heading is there, which may have been broken over lines."""
    return all(piece in above for piece in re.findall(r"[A-Za-z]+", heading)) and not (
        Counter(re.findall(r"[\u4e00-\u9fff]", heading)) - Counter(above)
    )


@pytest.mark.parametrize("question", ["indicators", "compare", "figures", "area 7"])
@pytest.mark.parametrize("width", [30, 50])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_number_is_cut_however_narrow(
    piped: Pipe, question: str, width: int, language: Language
) -> None:
    """Even where the columns that must stay do not fit, a number shown is a whole number."""
    text = plain(question, width, language)
    assert not numerals(text) - numerals(piped(question, language))
    assert not re.search(r"\d…|…\d", text)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_growth_is_shown_at_every_width(run: Run, width: int, language: Language) -> None:
    """The level and the growth rates never give way; those of one indicator share a line."""
    lines = [numerals(line) for line in plain("indicators", width, language).split("\n")]
    for record in asked(run, "indicators"):
        numbers = [record[key] for key in ("yoy", "two_year_average") if record[key]]
        if record["level"]:
            tr = Translator(language)
            numbers += [tr.quantity(Decimal(record["level"]), record["unit"])[0]]
        wanted = Counter(number.lstrip("-") for number in numbers)
        assert any(not wanted - line for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_narrow_rows_stand_below_their_names(language: Language) -> None:
    """Where even the columns that must stay do not fit, the name has a line of its own above."""
    name = {"zh": "社会消费品零售总额", "en": "Total retail sales of consumer goods"}[language]
    lines = plain("indicators", 40, language).split("\n")
    below = lines[lines.index(name) + 1]
    level = {"zh": "315.19", "en": "31.519"}[language]
    assert [level, "21.7", "4.3"] == re.findall(r"[\d.]+(?= |$)", below)
    assert below.startswith("  ")


@pytest.mark.parametrize("question", ["indicators", "compare", "figures", "area", "livelihood 7"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_wide_terminal_shows_what_a_pipe_gets(
    piped: Pipe, question: str, language: Language
) -> None:
    """Where there is room for everything, the terminal shows the table that a pipe gets."""
    assert piped(question, language) == plain(question, 400, language)


def test_columns_in_the_environment_is_the_width() -> None:
    """COLUMNS, which a shell exports, is believed before the terminal is asked."""
    narrow = received("indicators", 120, "zh", "--color", "never", COLUMNS="60")
    assert plain("indicators", 60, "zh") == narrow


# Columns that give way


@pytest.mark.parametrize(("question", "language"), list(product(GIVES_WAY, LANGUAGES)))
def test_columns_give_way_in_order(question: str, language: Language) -> None:
    """The least needed column gives way first, and none comes back on a narrower terminal."""
    order = [Translator(language)(key) for key in GIVES_WAY[question]]
    gone = 0
    for width in (120, 100, 80, 60, 50, 40):
        names = omitted(plain(question, width, language), language)
        assert set(order[: len(names)]) == names
        assert gone <= len(names)
        gone = len(names)
    assert gone


@pytest.mark.parametrize(("question", "language"), list(product(GIVES_WAY, LANGUAGES)))
def test_documentation_states_the_order(question: str, language: Language) -> None:
    """The pages on the commands name the columns that give way, in the order in which they do."""
    name = re.sub(r"\d+$", "N", question.removesuffix(" gdp"))
    page = PROJECT / "docs" / {"zh": "commands.zh-CN.md", "en": "commands.md"}[language]
    rows = re.findall(r"^\| (`.*`) \| (.*) \| .* \|$", page.read_text("utf-8"), re.MULTILINE)
    (stated,) = (order for names, order in rows if f"`{name}`" in re.split("、|, ", names))
    items = re.split("、|, ", stated)
    headings = [Translator(language)(key).lower() for key in GIVES_WAY[question]]
    places = [
        next(n for n, one in enumerate(items) if one.startswith(heading) or one in heading[2:])
        for heading in headings
    ]
    assert sorted(places) == places


@pytest.mark.parametrize("language", LANGUAGES)
def test_remark_is_a_sentence_of_its_language(language: Language) -> None:
    """The names in the remark are joined as the language joins them, with one full stop."""
    said = remark(plain("livelihood 7", 60, language), language)
    assert said
    assert not said.endswith(("..", "。。", ".。"))
    assert (language == "zh") == ("、" in said)
    assert (language == "en") == (", " in said)


# Signs and bars


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_falls_and_estimates_are_seen_without_colour(width: int, language: Language) -> None:
    """An estimate and a fall carry their signs, and a remark says what these mean."""
    text = plain("indicators", width, language)
    assert "12.5*" in text
    assert "-12.7↓" in text
    meanings = {"zh": ("* 报告预计数", "↓ 下降"), "en": ("* the report's estimate", "↓ fall")}
    for meaning in meanings[language]:
        assert meaning in text


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_bars_stand_where_the_report_states_progress(
    run: Run, width: int, language: Language
) -> None:
    """A bar stands for each task with a printed percentage, or so many of so many, and no other."""
    projects = asked(run, "livelihood")["projects"]
    tasks = [task for project in projects for task in project["tasks"]]
    stated = [task for task in tasks if task["percent"] or (task["done"] and task["target"])]
    bars = re.findall(r"(█+)─* (.+)$", plain("livelihood", width, language), re.MULTILINE)
    assert len(stated) == len(bars)
    for task, (full, label) in zip(stated, bars, strict=True):
        percent = int(task["percent"] or 100 * int(task["done"]) // int(task["target"]))
        assert percent // 10 == len(full)
        assert str(task["percent"] or task["done"]) in label


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("language", "key"), [("zh", "name"), ("en", "name_en")])
def test_every_bar_has_its_task_beside_it(
    run: Run, width: int, language: Language, key: str
) -> None:
    """A bar without the name of its task would be read as the progress of the whole project."""
    projects = asked(run, "livelihood")["projects"]
    tasks = [task for project in projects for task in project["tasks"]]
    words = set(re.findall(r"[^\W\d_]+", plain("livelihood", width, language)))
    for task in tasks:
        if task["percent"] or (task["done"] and task["target"]):
            first = re.findall(r"[^\W\d_]+", task[key])[0]
            assert any(word in first for word in words if len(word) > 1)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("language", "over"), [("zh", "超50%"), ("en", "over 50%")])
def test_more_than_half_is_not_half(width: int, language: Language, over: str) -> None:
    """过半 is shown as more than 50 %, never as 50 %."""
    assert over in plain("livelihood", width, language)


# Colour


@pytest.mark.parametrize("question", ["indicators", "livelihood", "area 7"])
def test_terminal_has_colour(question: str) -> None:
    """On a terminal the answer is coloured, and without its codes it is the plain one."""
    coloured = drawn(question, 120, "zh")
    assert "\x1b[" in coloured
    bare = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    stripped = re.sub(r" +$", "", bare, flags=re.MULTILINE)
    assert plain(question, 120, "zh") == stripped


@pytest.mark.parametrize("told", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_colour_can_be_declined(told: dict[str, str]) -> None:
    """NO_COLOR and a dumb terminal get no escape codes; --color always is stronger."""
    assert "\x1b" not in drawn("indicators", 120, "zh", **told)
    assert "\x1b[" in drawn("indicators", 120, "zh", "--color", "always", **told)


def test_pipe_has_no_colour(piped: Pipe) -> None:
    """A pipe gets no escape codes, even where a terminal would."""
    assert "\x1b" not in piped("indicators", "zh")


def test_data_formats_have_no_colour_on_a_terminal() -> None:
    """JSON is JSON on a terminal too."""
    assert isinstance(json.loads(drawn("indicators", 60, "zh", "--json")), list)
