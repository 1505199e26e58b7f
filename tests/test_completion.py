"""Completion: what Tab offers for commands, options and values, in real shells on a terminal."""

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import PROJECT, Run, environment

from xiaoshan_report.cli.completion import FILES, SCRIPTS, VALUES
from xiaoshan_report.cli.program import COMMANDS, program
from xiaoshan_report.messages.translator import Translator

SHELLS = list(SCRIPTS)
SMALL = Path(__file__).parent / "models" / "small.toml"

WITHOUT_VALUES = {("figures", "query"), ("completion", "line"), ("draft", "date")}
WITHOUT_VALUES |= {(command, "jobs") for command in COMMANDS}
"""Parameters that can be anything."""


def offered(run: Run, *line: str, to: str = "fish", **more: str) -> list[str]:
    """The words that are offered for the last word of a line that begins with `report`."""
    answer = run("completion", to, "--", "report", *line, **more)
    assert (0, "") == (answer.returncode, answer.stderr)
    return [one.partition("\t")[0] for one in answer.stdout.splitlines()]


def test_commands_are_offered(run: Run) -> None:
    """After `report` every command is offered, and no file."""
    assert [command.name for command in program(Translator("en")).commands] == offered(run, "")


@pytest.mark.parametrize(
    "command", [command.name for command in program(Translator("en")).commands]
)
def test_options_are_offered(run: Run, command: str) -> None:
    """After a hyphen every option of the command that is named is offered."""
    (one,) = (one for one in program(Translator("en")).commands if one.name == command)
    flags = [flag for option in one.options for flag in option.flags]
    assert flags == offered(run, command, "-")


def test_option_is_offered_once(run: Run) -> None:
    """An option that the line has already is not offered again, under none of its names."""
    left = offered(run, "indicators", "-f", "json", "--")
    assert "--format" not in left
    assert "--lang" in left


def test_every_parameter_has_values() -> None:
    """Whatever takes a value has choices, is a file, or gets its values from the model."""
    parameters = {
        (c.name, p.name): p for c in program(Translator("en")).commands for p in c.parameters
    }
    without = {
        place
        for place, one in parameters.items()
        if one.metavar not in ("", "FILE", "TEXT") and not one.choices and place not in VALUES
    }
    assert without <= WITHOUT_VALUES
    assert set(VALUES) <= set(parameters)


@pytest.mark.parametrize(
    ("line", "some"),
    [
        (["indicators", ""], ["gdp", "rmb-loans"]),
        (["compare", "gdp", ""], ["rmb-loans"]),
        (["area", ""], ["0", "8"]),
        (["livelihood", ""], ["1", "10"]),
        (["figures", "--area", ""], ["0", "8"]),
        (["figures", "--project", ""], ["1", "10"]),
        (["figures", "--measure", ""], ["two_year_average", "rank"]),
        (["figures", "--unit", ""], ["%", "亿元"]),
        (["figures", "--indicator", ""], ["gdp"]),
        (["show", ""], ["gdp", "work-areas", "public-bicycles"]),
        (["show", "gdp"], ["gdp", "gdp.yoy"]),
        (["show", "gdp."], ["gdp.yoy"]),
        (["check", "--explain", ""], ["sign", "all"]),
        (["schema", ""], ["indicators", "check"]),
        (["completion", ""], ["bash", "zsh", "fish"]),
        (["area", "1", "--format", ""], ["table", "markdown"]),
        (["area", "1", "-f", ""], ["table", "markdown"]),
        (["area", "--lang", ""], ["zh", "en"]),
        (["--lang", ""], ["zh", "en"]),
        (["--lang="], ["--lang=zh", "--lang=en"]),
        (["--lang", "zh", "show", ""], ["gdp"]),
        (["area", "--format=j"], ["--format=json", "--format=jsonl"]),
        (["figures", "--json", "--area", ""], ["0", "8"]),
        (["indicators", "--", ""], ["gdp"]),
        (["show", "固"], ["固定资产投资总额"]),
        (["show", "公共"], ["公共自行车"]),
    ],
    ids=lambda line: " ".join(line) if isinstance(line, list) else None,
)
def test_values_are_offered(run: Run, line: list[str], some: list[str]) -> None:
    """Ids, numbers, measures, units, codes and formats are offered where each can stand."""
    assert set(some) <= set(offered(run, *line))


@pytest.mark.parametrize(
    "line",
    [
        ["nonsense", ""],
        ["area", "1", ""],
        ["figures", ""],
        ["show", "gdp", ""],
        ["manual", ""],
    ],
    ids=" ".join,
)
def test_nothing_is_offered_where_nothing_can_stand(run: Run, line: list[str]) -> None:
    """Where a line is complete, free, or wrong, nothing is offered: no option, no file."""
    assert [] == offered(run, *line)


@pytest.mark.parametrize(
    "line",
    [["area", "--model", ""], ["check", "--source", "x"], ["area", "-o", ""], ["area", "--model="]],
    ids=" ".join,
)
def test_files_are_left_to_the_shell(run: Run, line: list[str]) -> None:
    """Where a file is asked for, the shell is told to offer files."""
    assert [FILES] == offered(run, *line)


def test_indicator_is_offered_once(run: Run) -> None:
    """An indicator that the line names already is not offered again."""
    assert "gdp" not in offered(run, "indicators", "gdp", "")


@pytest.mark.parametrize(
    ("line", "more"),
    [
        (["--model", str(SMALL), ""], {}),
        ([f"--model={SMALL}", ""], {}),
        ([""], {"XIAOSHAN_REPORT_MODEL": str(SMALL)}),
        (["--model", "~/small.toml", ""], {"HOME": str(SMALL.parent)}),
    ],
    ids=["option", "with =", "environment", "home"],
)
def test_values_are_those_of_the_model_asked_for(
    run: Run, line: list[str], more: dict[str, str]
) -> None:
    """The values offered stand in the model that the line or the environment names."""
    assert ["investment", "industry"] == offered(run, "indicators", *line, **more)


def test_unreadable_model_offers_nothing(run: Run) -> None:
    """A model that cannot be read offers no values, and says nothing into the line."""
    assert [] == offered(run, "indicators", "--model", "/no/such/file", "")


def test_values_say_what_they_are_in_the_language(run: Run) -> None:
    """Beside an id stands its name, in the language of the line or of the locale."""
    english = run("completion", "fish", "--", "report", "show", "").stdout
    chinese = run("completion", "fish", "--", "report", "show", "--lang", "zh", "").stdout
    assert "gdp\tGross regional product" in english.splitlines()
    assert "gdp\t地区生产总值" in chinese.splitlines()


@pytest.mark.parametrize(
    ("line", "more"),
    [(["--lang", "zh", ""], {}), (["area", "--lang", "zh", "--"], {}), ([""], {"LANG": "zh_CN"})],
    ids=str,
)
def test_commands_and_options_say_what_they_do_in_the_language(
    run: Run, line: list[str], more: dict[str, str]
) -> None:
    """Beside commands and options stands what they do, in the language of the line or locale."""
    answers = run("completion", "fish", "--", "report", *line, **more).stdout.splitlines()
    assert answers
    assert [] == [one for one in answers if not re.search(r"\t.*[\u4e00-\u9fff]", one)]


def test_bash_gets_only_what_begins_with_the_word(run: Run) -> None:
    """Bash does not match for itself."""
    assert ["two_year_average", "target"] == offered(run, "figures", "--measure", "t", to="bash")


@pytest.mark.parametrize(
    "line", [["--format", "=", "js"], ["--format=js"], ["--format", "'js"], ["--format", '"js']]
)
def test_bash_words_are_read_as_bash_splits_them(run: Run, line: list[str]) -> None:
    """Bash takes `=` for a word of its own, and hands on quotes."""
    start = "--format=" if line == ["--format=js"] else ""
    assert [f"{start}json", f"{start}jsonl"] == offered(run, "area", *line, to="bash")


def test_word_that_a_shell_would_run_is_quoted(run: Run, tmp_path: Path) -> None:
    """Bash puts an answer on the line as it is, so one with spaces or signs is quoted."""
    odd, path = "家 $(touch pwned); `id`", tmp_path / "odd.toml"
    text = SMALL.read_text(encoding="utf-8").replace(
        'unit = "家", period', f'unit = "{odd}", period'
    )
    path.write_text(text.replace("263家", f"263{odd}"), encoding="utf-8")
    words = offered(run, "figures", "--model", str(path), "--unit", "家", to="bash")
    assert ["家", f"'{odd}'"] == [word for word in words if word.strip("'").startswith("家")]


@pytest.mark.parametrize("arguments", [[], ["powershell"], ["bash", "--nonsense"]])
def test_wrong_usage_is_refused(run: Run, arguments: list[str]) -> None:
    """A shell must be named, and be one of those there are."""
    answer = run("completion", *arguments)
    assert (2, "") == (answer.returncode, answer.stdout)


def test_lonely_program_name_is_no_failure(run: Run) -> None:
    """A line that is only the program's name offers what can follow."""
    assert offered(run) == offered(run, "")


# Real shells.


class Shell(NamedTuple):
    """An interactive shell on a terminal of its own."""

    process: int
    terminal: int

    def type(self, text: str) -> None:
        """Type."""
        os.write(self.terminal, text.encode())

    def wait_for(self, wanted: str, seconds: float = 20) -> None:
        """Read what the terminal shows until that is there, or fail with what was shown instead."""
        shown, end = b"", time.monotonic() + seconds
        while wanted not in plain(shown):
            if time.monotonic() > end:
                pytest.fail(f"{wanted!r} was not shown, but this was: {plain(shown)!r}")
            if select.select([self.terminal], [], [], 0.1)[0]:
                shown += os.read(self.terminal, 65536)


def plain(shown: bytes) -> str:
    """What a terminal was sent, without its escape sequences."""
    text = shown.decode(errors="replace")
    return re.sub(
        r"\x1b(\[[0-9;?=>]*[A-Za-z]|\][^\x07]*\x07|[()].|[=>78])|[\x00\x07\x0e\x0f\r]", "", text
    )


STARTS = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
LOADS = {
    "bash": 'eval "$(report completion bash)"; echo rea""dy\n',
    "zsh": 'autoload -U compinit; compinit -u -D; eval "$(report completion zsh)"; echo rea""dy\n',
    "fish": 'report completion fish | source; echo rea""dy\n',
}


def program_folder(folder: Path) -> Path:
    """A folder with a `report` that runs the code under test."""
    folder.mkdir()
    command = folder / "report"
    command.write_text(
        f'#!/bin/sh\nPYTHONPATH="{PROJECT}" exec "{sys.executable}" -m xiaoshan_report "$@"\n'
    )
    command.chmod(0o755)
    return folder


def started(name: str, home: Path) -> Shell:
    """A shell whose terminal is 100 columns wide, in a home with nothing but `report`."""
    variables = {**environment(), "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    variables["PATH"] = f"{program_folder(home / 'bin')}:{os.environ['PATH']}"
    process, terminal = pty.fork()
    if not process:
        os.chdir(home)
        os.execvpe(name, STARTS[name], variables)  # noqa: S606  # the shell itself
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    return Shell(process, terminal)


def opened(name: str, home: Path) -> Iterator[Shell]:
    """A shell that has loaded the completion of `report`."""
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    shell = started(name, home)
    try:
        shell.type(LOADS[name])
        shell.wait_for("ready")
        yield shell
    finally:
        os.kill(shell.process, signal.SIGKILL)
        os.waitpid(shell.process, 0)
        os.close(shell.terminal)


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shell]:
    """Each shell in turn."""
    yield from opened(request.param, tmp_path)


@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("ind", "report indicators"),
        ("indicators --mod", "--model"),
        ("show fixed", "fixed-asset-investment"),
        ("show 固定", "固定资产投资总额"),
        ("figures --measure vs", "vs_two_year_mean"),
        ("figures --measure=vs", "--measure=vs_two_year_mean"),
        ("figures --unit 亿", "亿元"),
        ("check --explain num", "numbering"),
        ("area -f mark", "markdown"),
        ("indicators --model no", "notes.toml"),
    ],
)
def test_tab_completes(shell: Shell, tmp_path: Path, line: str, completed: str) -> None:
    """Tab completes commands, options, ids, names, measures, units, codes, formats and files."""
    (tmp_path / "notes.toml").touch()
    shell.type(f"report {line}\t\t")
    shell.wait_for(completed)
