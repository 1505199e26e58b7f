"""What nobody sees in a text of a file never reaches a person, and is seen as an escape."""

import html
import json
import os
import re
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest
import tomli
from conftest import Run

from xiaoshan_report.render.visible import one_line, visible

SMALL = (Path(__file__).parent / "models" / "small.toml").read_text(encoding="utf-8")

HIDDEN = {
    "\x1b[2J": "\\u001b[2J",
    "\x9b2J": "\\u009b2J",
    "\x7f": "\\u007f",
    "\u202e": "\\u202e",
    "\u2066": "\\u2066",
    "\u200b": "\\u200b",
    "\ufeff": "\\ufeff",
    "\xad": "\\u00ad",
    "\u3164": "\\u3164",
    "\ufe0f": "\\ufe0f",
    "\U000e0041": "\\udb40\\udc41",
}
"""Texts with characters that a terminal obeys or nobody sees, and how they are shown."""

LINES = "a\nb\r\nc\td\x0be\x85f\u2028g\u2029h"
"""A text with all that parts lines."""

FOR_PEOPLE = ["table", "markdown", "html", "csv", "tsv"]

ASKED = [
    ("indicators",),
    ("area", "1"),
    ("livelihood",),
    ("livelihood", "1"),
    ("compare",),
    ("compare", "--chart"),
    ("figures",),
    ("show", "investment"),
    ("check",),
]


def hostile(folder: Path, hidden: str) -> Path:
    """A model with these characters in every text of it that is free."""
    text = json.dumps(hidden)[1:-1].replace("\x7f", "\\u007f")
    if hidden > "\uffff":
        text = f"\\U{ord(hidden):08x}"
    edited = re.sub(
        r'\b((?:title|name|text|place|issuer|subject|lead|stage|todo|url)(?:_en)? = ")(.)',
        lambda found: f"{found[1]}{found[2]}{text}",
        SMALL,
    )
    edited = re.sub(r'(quote = ")(.)', lambda found: f"{found[1]}{text}{found[2]}", edited)
    path = folder / "model.toml"
    path.write_text(edited, encoding="utf-8")
    return path


@pytest.mark.parametrize(("hidden", "shown"), HIDDEN.items(), ids=ascii)
def test_what_nobody_sees_is_shown_as_an_escape(hidden: str, shown: str) -> None:
    """Controls, bidirectional controls and characters without a width become visible."""
    assert f"亿{shown}元" == visible(f"亿{hidden}元")


@pytest.mark.parametrize(
    "text", ["423.5 亿元", "1.05\xa0million m²", "　全角", "é €", "𠮷", "\ue000", "👍"]
)
def test_what_is_seen_stays(text: str) -> None:
    """Blanks of any width, rare characters and private ones are shown as they are."""
    assert text == visible(one_line(text))


@pytest.mark.parametrize("question", ASKED, ids=" ".join)
def test_no_answer_sends_a_person_what_nobody_sees(
    run: Run, tmp_path: Path, question: tuple[str, ...]
) -> None:
    """In every format but JSON nothing but the escape is left, once, and in that on a terminal."""
    every = ["\x1b[2J", "\x9b2J", "\u202e"]
    model = hostile(tmp_path, "".join(every))
    formats = [*FOR_PEOPLE, *(["svg"] if "--chart" in question else [])]
    asked = [*product(formats, (80, None)), ("json", 80)]
    for (name, width), language in product(asked, ("zh", "en")):
        done = run(
            *question, "--model", str(model), "-f", name, "--lang", language,
            "--color", "never", width=width,
        )  # fmt: skip
        assert done.returncode < 2
        assert [] == [hidden for hidden in every if hidden in html.unescape(done.stdout)]
        assert done.stdout == visible(done.stdout)
        once = done.stdout.replace("\\\\", "\\") if name in ("json", "markdown") else done.stdout
        assert "\\\\u" not in once


def test_a_shown_escape_takes_its_room(run: Run, tmp_path: Path) -> None:
    """An escape counts where lines are broken and columns aligned: no line is wider."""
    model = hostile(tmp_path, "\u202e")
    drawn = run("figures", "--model", str(model), "--color", "never", width=60)
    assert max(map(len, drawn.stdout.splitlines())) <= 60


@pytest.mark.parametrize("hidden", ["\u202e", "\x1b[2J", "\U000e0041"], ids=ascii)
def test_scripts_get_the_text_as_it_is(run: Run, tmp_path: Path, hidden: str) -> None:
    """In a pipe or a file JSON keeps every character; on a terminal it stays the same data."""
    model = hostile(tmp_path, hidden)
    question = ("indicators", "--model", str(model), "--json")
    piped = json.loads(run(*question).stdout)
    assert hidden in piped[0]["name"]
    assert piped == json.loads(run(*question, width=80).stdout)


@pytest.mark.parametrize("name", ["table", "markdown", "tsv"])
def test_a_line_break_in_a_text_breaks_no_row(run: Run, tmp_path: Path, name: str) -> None:
    """A line break or a tab of a text is a blank: each answer has the lines that it has without."""
    plain = tmp_path / "plain.toml"
    plain.write_text(SMALL, encoding="utf-8")
    for question in (("figures",), ("area", "1"), ("show", "investment")):
        broken, whole = (
            run(*question, "--model", str(model), "-f", name, "--lang", "zh").stdout
            for model in (hostile(tmp_path, LINES), plain)
        )
        assert len(whole.splitlines()) == len(broken.splitlines())


@pytest.mark.parametrize("ending", ["html", "xlsx"])
def test_a_file_for_people_holds_nothing_that_nobody_sees(
    run: Run, tmp_path: Path, ending: str
) -> None:
    """The page and the workbook show the escape as well."""
    every = ["\u202e", "\x9b2J", "\u200b"]
    model, file = hostile(tmp_path, "".join(every)), tmp_path / f"all.{ending}"
    assert 0 == run("export", str(file), "--model", str(model)).returncode
    if ending == "html":
        written = html.unescape(file.read_text(encoding="utf-8"))
    else:
        with ZipFile(file) as archive:
            written = archive.read("xl/sharedStrings.xml").decode()
    assert [] == [hidden for hidden in every if hidden in written]
    assert [] == [hidden for hidden in every if HIDDEN[hidden] not in written]


@pytest.mark.parametrize("hidden", HIDDEN, ids=ascii)
def test_a_draft_writes_what_nobody_sees_as_toml_does(
    run: Run, tmp_path: Path, hidden: str
) -> None:
    """A draft holds a text with all its characters, and none of them unseen."""
    text = tmp_path / "report.txt"
    text.write_text(f"一、工作{hidden}回顾\n新增企业{hidden}18家。\n", encoding="utf-8", newline="")
    drafted = run("draft", str(text), "--date", "2026-02-01").stdout
    assert drafted == visible(drafted)
    tomli.loads(drafted)


@pytest.mark.parametrize(
    "name", ["a\u202eb", "a\x1b[2Jb", "a\u200bb", os.fsdecode(b"a\xffb")], ids=ascii
)
def test_a_refusal_shows_what_nobody_sees(run: Run, name: str) -> None:
    """A refusal that names a file or repeats a word is a line that may be shown."""
    lines = [
        ("indicators", "--model", name),
        ("draft", name),
        ("check", "--source", name),
        ("show", name),
        (name,),
        ("indicators", f"--{name}"),
        ("indicators", "-o", name),
        ("export", f"x.{name}"),
        ("schema", name),
        ("figures", "--unit", name),
    ]
    for line in lines:
        said = run(*line, "--lang", "en", width=80).stderr
        assert said.startswith("error: ")
        assert visible(name) in said
        assert said == visible(said)
