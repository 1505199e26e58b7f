"""The manual page is made from the command line, reads well in `man`, and its examples run."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import Run
from rich.cells import cell_len

from xiaoshan_report.cli import program
from xiaoshan_report.manual import page
from xiaoshan_report.messages import Words
from xiaoshan_report.model import Report
from xiaoshan_report.usage import Command, Parameter, Program

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


@pytest.fixture(scope="session")
def source(run: Run) -> str:
    """The page as `report manual` prints it."""
    return printed(run)


def printed(run: Run, *options: str, **more: str) -> str:
    """What `report manual` prints."""
    answer = run("manual", *options, **more)
    assert (0, "") == (answer.returncode, answer.stderr)
    return answer.stdout


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


def test_page_has_the_sections_of_a_manual(source: str) -> None:
    """The sections stand in the order that readers of manuals expect."""
    assert HEADINGS == re.findall(r"^\.SH (.*)$", source, re.MULTILINE)


def test_page_names_every_command_and_option(source: str) -> None:
    """Every command, argument, option and variable of the command line is described."""
    line, text = program(Words("en")), typed(source)
    for command in line.commands:
        assert re.search(rf'^\.SS "report {command.name}\b', text, re.MULTILINE)
        for one in command.parameters:
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


def test_page_is_in_the_language_asked_for(run: Run) -> None:
    """In Chinese the page has the same entries, all but what is typed in Chinese."""
    chinese, english = printed(run, "--lang", "zh"), printed(run)
    assert chinese == printed(run, LANG="zh_CN.UTF-8")
    assert ["名称", "概要", "描述"] == re.findall(r"^\.SH (.*)$", chinese, re.MULTILINE)[:3]
    requests = [re.findall(r"^\.(?:TP|SH|SS)", page, re.MULTILINE) for page in (chinese, english)]
    assert requests[0] == requests[1]
    prose = [line for line in chinese.splitlines() if not line.startswith((".", "\\f", "report"))]
    assert [] == [line for line in prose if not re.search(r"[\u3002\u4e00-\u9fff]", line)]


@pytest.mark.parametrize(
    ("language", "encoding"), [("en", "C"), ("en", "C.UTF-8"), ("zh", "C.UTF-8")]
)
def test_man_shows_the_page_without_a_warning(
    run: Run, tmp_path: Path, language: str, encoding: str
) -> None:
    """`man` formats the page in any locale that has its characters, and has nothing to remark."""
    needs("man")
    path = tmp_path / "report.1"
    source = printed(run, "--lang", language)
    path.write_text(source, encoding="utf-8")
    shown = subprocess.run(
        ["man", "-l", "--warnings", str(path)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={"LC_ALL": encoding, "MANWIDTH": "80", "PATH": "/usr/local/bin:/usr/bin:/bin"},
    )
    assert (0, "") == (shown.returncode, shown.stderr)
    assert "report indicators [ID]..." in shown.stdout
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


def test_roffs_own_characters_are_shown(report: Report) -> None:
    """Backslashes, quotes, tildes and lines that begin with a dot come out as they went in."""
    option = Parameter("odd", ("--odd-one",), '.Begin \\n and say "~" or `--no`.', "A\\B")
    command = Command("try", ".SH is no heading.", (option,))
    text = page(Program(Command("report", "Do it.", ()), (command,)), "1.0-rc", report, Words("en"))
    assert "\n\\&.SH is no heading.\n" in text
    assert '\n\\&.Begin \\en and say "~" or \\fB\\-\\-no\\fR.\n' in text
    assert "\\fB\\-\\-odd\\-one\\fR \\fIA\\eB\\fR\n" in text
