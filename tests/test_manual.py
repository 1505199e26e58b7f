"""The manual page is made from the command line, reads well in `man`, and its examples run."""

import re
import runpy
import shutil
import subprocess

import pytest
from conftest import PROJECT, Run
from rich.cells import cell_len

from xiaoshan_report import __version__
from xiaoshan_report.commands import NAMES, spec_of
from xiaoshan_report.commands.parameter import OF_PROGRAM, Parameter
from xiaoshan_report.commands.spec import Command, Text
from xiaoshan_report.messages.translator import Translator

page = runpy.run_path(str(PROJECT / "docs" / "make_manual.py"))["page"]

HEADINGS = [
    "NAME",
    "SYNOPSIS",
    "DESCRIPTION",
    "COMMANDS",
    "OPTIONS",
    "EXIT STATUS",
    "ENVIRONMENT",
    "FILES",
    "EXAMPLES",
]


@pytest.fixture(scope="module")
def source() -> str:
    """The page as the project has it."""
    return (PROJECT / "docs" / "report.1").read_text(encoding="utf-8")


def needs(name: str) -> str:
    """The path of a program, or a skip where it is not installed."""
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


def typed(text: str) -> str:
    """Roff as its reader sees it typed."""
    plain = re.sub(r"\\f[BIR]", "", text)
    return plain.replace("\\-", "-").replace("\\(ti", "~").replace("\\(dq", '"')


def test_page_is_what_the_script_writes(source: str) -> None:
    """The page is that of this command line; `python docs/make_manual.py` writes it anew."""
    commands = [spec_of(name) for name in NAMES]
    assert page(commands, OF_PROGRAM, __version__, Translator("en")) == source


def test_page_has_the_sections_of_a_manual(source: str) -> None:
    """The sections stand in the order that readers of manuals expect."""
    assert HEADINGS == re.findall(r"^\.SH (.*)$", source, re.MULTILINE)


def test_page_names_every_command_and_option(source: str) -> None:
    """Every command, argument, option and variable of the command line is described."""
    text = typed(source)
    for name in NAMES:
        assert re.search(rf'^\.SS "report {name}\b', text, re.MULTILINE)
        for one in spec_of(name).parameters:
            assert all(flag in text for flag in one.flags)
            assert all(choice in text for choice in one.choices)
            assert (one.variable or "") in text


def test_options_of_every_command_are_described_once(source: str) -> None:
    """What most commands take stands under OPTIONS, and not again under each of them."""
    assert [1, 1, 1] == [
        len(re.findall(rf"^{flag}\b", typed(source), re.MULTILINE))
        for flag in ("--model", "--lang", "-h")
    ]


def test_examples_run(run: Run, source: str) -> None:
    """Every example of the page answers something, without a complaint."""
    section = typed(source).partition(".SH EXAMPLES")[2]
    examples = re.findall(r"^report (.*)$", section, re.MULTILINE)
    assert len(examples) > 4
    for example in examples:
        answer = run(*example.split())
        assert (0, "") == (answer.returncode, answer.stderr), example
        assert answer.stdout


@pytest.mark.parametrize("encoding", ["C", "C.UTF-8"])
def test_man_shows_the_page_without_a_warning(encoding: str) -> None:
    """`man` formats the page in any locale, and has nothing to remark."""
    needs("man")
    shown = subprocess.run(
        ["man", "-l", "--warnings", str(PROJECT / "docs" / "report.1")],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={"LC_ALL": encoding, "MANWIDTH": "80", "PATH": "/usr/local/bin:/usr/bin:/bin"},
    )
    assert (0, "") == (shown.returncode, shown.stderr)
    assert "report indicators [WHAT]..." in shown.stdout
    assert max(map(cell_len, shown.stdout.splitlines())) <= 80


def test_mandoc_finds_no_fault(source: str) -> None:
    """`mandoc` finds no fault but the date, which the page leaves out to be the same every day."""
    checked = subprocess.run(
        [needs("mandoc"), "-Tlint", "-Wall"],
        input=source,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    faults = checked.stdout.splitlines()
    assert [] == [fault for fault in faults if "missing date" not in fault]


def test_roffs_own_characters_are_shown() -> None:
    """Backslashes, quotes, tildes and lines that begin with a dot come out as they went in."""
    option = Parameter("odd", "option-odd", ("--odd-one",), "A\\B")
    said = {
        "option-odd": '.Begin \\n and say "~" or `--no`.',
        "about-try": ".SH is no heading.",
        "about-report": "Do it.",
    }
    text = page([Command("try", (option,), lambda: Text(""))], [], "1.0-rc", said.__getitem__)
    assert "\n\\&.SH is no heading.\n" in text
    assert '\n\\&.Begin \\en and say "~" or \\fB\\-\\-no\\fR.\n' in text
    assert "\\fB\\-\\-odd\\-one\\fR \\fIA\\eB\\fR\n" in text
