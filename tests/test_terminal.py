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
from functools import cache, partial
from itertools import product
from operator import itemgetter
from pathlib import Path
from typing import Any, get_args

import pytest
from conftest import PROJECT, environment, run_here
from rich.cells import cell_len

from xiaoshan_report.messages import Language
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import State
from xiaoshan_report.render import layout
from xiaoshan_report.render.cells import said
from xiaoshan_report.render.formats import FORMATS, RenderOptions
from xiaoshan_report.render.table import Column, Table, View

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals on Windows", allow_module_level=True)

import fcntl
import pty
import termios

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Pipe = Callable[[str, str], str]
Golden = Callable[[str, str], None]

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
    "targets",
    "figures",
    "figures --area 8",
    "show elderly-home-adaptation",
    "show online-retail-sales",
    "show gdp.yoy",
    "compare --chart",
    "check",
    "check --explain all",
    f"verify {DATA}/articles/xiaoshan-short.txt",
    f"check --model {DATA.parent}/models/small.toml --source {DATA}/district.txt",  # much is found
)
SCREENS = {
    "indicators": "indicators",
    "area": "area",
    "area-3": "area 3",
    "livelihood": "livelihood",
    "livelihood-4": "livelihood 4",
    "compare": "compare",
    "compare-chart": "compare --chart",
    "targets": "targets",
    "compare-many": f"compare --model {PROJECT}/tests/models/counties",
    "figures": "figures --area 8",
    "show-indicator": "show retail-sales",
    "show-figure": "show online-retail-sales.rank",
    "show-point": "show urban-road-network",
    "show-task": "show elderly-home-adaptation",
    "check": "check",
    "verify": f"verify {DATA}/articles/xiaoshan-short.txt",
}
"""A question for every kind of screen, by the name of its golden files."""

WIDTHS = (40, 60, 80, 120)
LANGUAGES: tuple[Language, ...] = ("zh", "en")

PARAGRAPHS = 46
"""The report has no more; a number up to here may be that of one."""


def drawn(question: str, width: int, language: Language, *options: str, **more: Any) -> str:
    """What a terminal of this width is sent."""
    arguments = (*question.split(), "--lang", language, *options)
    done = run_here(*arguments, width=width, **more)
    assert done.returncode == ("--source" in question or question.startswith("verify"))
    return done.stdout


@cache
def plain(question: str, width: int, language: Language) -> str:
    """What a terminal without colour shows."""
    return drawn(question, width, language, "--color", "never")


def flowing(text: str) -> str:
    """The text with its line breaks undone: no blank between Chinese characters."""
    joined = re.sub(r"(?<=[\u3000-\uffef])\n(?=[\u3000-\uffef])", "", text)
    return re.sub(r"\n", " ", joined)


def numerals(text: str) -> Counter[str]:
    """How often each number stands in the text."""
    return Counter(re.findall(r"\d+(?:[.,]\d+)*", text))


@pytest.fixture(scope="module")
def piped(run: Run) -> Pipe:
    """The same answer in a pipe, where nothing is ever cut; asked once."""
    return cache(lambda question, language: run(*question.split(), "--lang", language).stdout)


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


# Screens


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize(("name", "language"), list(product(SCREENS, LANGUAGES)))
def test_every_screen_is_the_one_looked_at(
    golden: Golden, name: str, language: Language, width: int
) -> None:
    """What each command shows on a terminal is what somebody has looked at."""
    golden(f"screens/{name}-{width}.{language}.txt", plain(SCREENS[name], width, language))


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_are_the_ones_looked_at(
    golden: Golden, tmp_path: Path, language: Language, width: int
) -> None:
    """What is found in a text that differs from its model is what somebody has looked at."""
    text = (DATA / "district.txt").read_text("utf-8")
    other = tmp_path / "other.txt"
    other.write_text(text.replace("8.1%", "8.7%").replace("一是", "一是增加9家。"), "utf-8")
    shown = plain(f"check --model {DATA}/district.toml --source {other}", width, language)
    golden(f"screens/check-found-{width}.{language}.txt", shown)


# Widths


@pytest.mark.parametrize(("question", "language"), list(product(QUESTIONS, LANGUAGES)))
def test_every_width_shows_everything(piped: Pipe, question: str, language: Language) -> None:
    """At any width lines fit, no text or number is cut, and nothing is lost but paragraphs."""
    whole = piped(question, language)
    for width in WIDTHS:
        text = plain(question, width, language)
        assert [] == [line for line in text.split("\n") if cell_len(line) > width]
        assert whole.count("…") == text.count("…")
        assert not set(numerals(text)) - set(numerals(whole))
        assert {
            n for n in set(numerals(whole)) - set(numerals(text)) if not is_paragraph(n)
        } == set()
        assert pieces(whole) - HEADINGS_THAT_GO <= pieces(text)


HEADINGS_THAT_GO = {"Para", "Words", "of", "the", "report", *"段落原文"}
"""Those of paragraphs, and of quotations, which are known by their marks."""


def is_paragraph(numeral: str) -> bool:
    """Whether a numeral may stand for a paragraph, which a narrow table has no room for."""
    return numeral.isdigit() and int(numeral) <= PARAGRAPHS


def pieces(text: str) -> set[str]:
    """The words of a text, in Chinese its characters, however it is broken into lines."""
    return set(re.findall(r"[A-Za-z]+|[\u4e00-\u9fff]", text))


@pytest.mark.parametrize("question", ["indicators", "compare", "figures", "area 7"])
@pytest.mark.parametrize("width", [30, 50])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_number_is_cut_however_narrow(
    piped: Pipe, question: str, width: int, language: Language
) -> None:
    """Even where the columns that must stay do not fit, a number shown is a whole number."""
    text = plain(question, width, language)
    assert not set(numerals(text)) - set(numerals(piped(question, language)))
    assert not re.search(r"\d…|…\d", text)


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_growth_is_beside_the_level(run: Run, width: int, language: Language) -> None:
    """The level and the growth rates of one indicator share a line."""
    lines = [numerals(line) for line in plain("indicators", width, language).split("\n")]
    for record in asked(run, "indicators"):
        numbers = [record[key] for key in ("yoy", "two_year_average") if record[key]]
        if record["level"]:
            tr = Translator(language)
            numbers += [tr.quantity(Decimal(record["level"]), record["unit"])[0]]
        wanted = Counter(number.lstrip("-") for number in numbers)
        assert any(not wanted - line for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_does_not_fit_stands_under_its_row(language: Language) -> None:
    """Where there is no room beside a row, its numbers stand under it with what they are."""
    text = flowing(plain("indicators", 40, language))
    wanted = {"zh": "同比：21.7 %", "en": "Year on year: 21.7 %"}[language]
    assert wanted in re.sub(r" +", " ", text)


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


def test_a_row_does_not_ask_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of many rows looks a few times at each cell, not once more for every row."""
    looked = Counter[str]()
    monkeypatch.setattr(layout, "said", lambda cell: looked.update(["cell"]) or said(cell))
    columns = [Column(str(place), f"h{place}", itemgetter(place), place) for place in range(4)]
    records = [
        [f"{'long ' * 9}{row}", "usual", f"{'text ' * 9}{row % 7}", row] for row in range(300)
    ]
    written = FORMATS["table"].write(View(records, partial(Table, "t", columns)), RenderOptions(30))
    assert "h2: " in written
    assert looked["cell"] < 10 * len(records) * len(columns)


# Signs and bars


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_falls_and_estimates_are_seen_without_colour(width: int, language: Language) -> None:
    """An estimate and a fall carry their signs, and a remark says what these mean."""
    text = plain("indicators", width, language)
    assert "12.5*" in text
    assert "-12.7↓" in text
    meanings = {"zh": ("* 预计数", "↓ 下降"), "en": ("* the report's estimate", "↓ fall")}
    for meaning in meanings[language]:
        assert meaning in text


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_task_is_a_block_of_its_state(run: Run, width: int, language: Language) -> None:
    """A project's bar has a block for each of its tasks, from done to preparing."""
    levels = dict(zip(get_args(State), "█▆▄▂·○", strict=True))
    bars = re.findall(r"(?<= )[█▆▄▂·○]+(?= |$)", plain("livelihood", width, language), re.MULTILINE)
    projects = asked(run, "livelihood")["projects"]
    wanted = [
        sorted((task["state"] for task in one["tasks"]), key=list(levels).index) for one in projects
    ]
    assert ["".join(levels[state] for state in states) for states in wanted] == bars[-len(wanted) :]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("language", "key"), [("zh", "name"), ("en", "name_en")])
def test_progress_stands_under_its_project_with_its_task(
    run: Run, width: int, language: Language, key: str
) -> None:
    """The progress that the report states, and no other, is said with the name of its task."""
    tasks = [task for project in asked(run, "livelihood")["projects"] for task in project["tasks"]]
    stated = [one[key] for one in tasks if one["percent"] or (one["done"] and one["target"])]
    text = re.sub(r"\s", "", plain("livelihood", width, language))
    for name in (one[key] for one in tasks):
        said = re.escape(re.sub(r"\s", "", name)) + r"[:：](over|超)?\d"
        assert bool(re.search(said, text)) == (name in stated)


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
