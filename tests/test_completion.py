"""Completion: what Tab offers for commands, options and values, in real shells on a terminal."""

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import PROJECT, Run, environment

from xiaoshan_report.commands import NAMES, spec_of

SHELLS = ["bash", "zsh", "fish"]
SMALL = Path(__file__).parent / "models" / "small.toml"

ANYTHING = {"jobs", "query", "date", "accessed", "limit"}
"""Parameters that can be anything."""


def answered(run: Run, *line: str, **more: str) -> list[list[str]]:
    """Each word that fish is offered for the last word of the line, with what it is."""
    asked = {
        "_REPORT_COMPLETE": "complete_fish",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_ARGS": " ".join(["report", *line]),
    }
    answer = run(**asked, **more)
    assert (0, "") == (answer.returncode, answer.stderr)
    return [one.split("\t") for one in answer.stdout.splitlines() if one]


def offered(run: Run, *line: str, **more: str) -> list[str]:
    """The words that are offered for the last word of a line that begins with `report`."""
    return [one[0] for one in answered(run, *line, **more)]


def test_commands_are_offered(run: Run) -> None:
    """After `report` every command is offered, and no file."""
    assert list(NAMES) == offered(run, "")


@pytest.mark.parametrize("name", NAMES)
def test_options_are_offered(run: Run, name: str) -> None:
    """After a hyphen every option of the command that is named is offered."""
    flags = {flag for option in spec_of(name).parameters for flag in option.flags}
    assert flags == set(offered(run, name, "-"))


def test_option_is_offered_once(run: Run) -> None:
    """An option that the line has already is not offered again, unless it may be given again."""
    left = offered(run, "indicators", "-f", "json", "--model", "a.toml", "--")
    assert "--format" not in left
    assert {"--lang", "--model"} <= set(left)


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_has_values(run: Run, name: str) -> None:
    """Whatever takes a value has choices, is a file, or gets its values from the model."""
    for parameter in spec_of(name).parameters:
        if not parameter.is_flag and parameter.name not in ANYTHING:
            line = [parameter.flags[-1], ""] if parameter.flags else [""]
            assert (parameter.file is None) is bool(offered(run, name, *line)), parameter.name


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
        (["area", "1", "--format", ""], ["table", "markdown"]),
        (["area", "1", "-f", ""], ["table", "markdown"]),
        (["area", "--lang", ""], ["zh", "en"]),
        (["--lang", ""], ["zh", "en"]),
        (["--lang", "zh", "show", ""], ["gdp"]),
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


@pytest.mark.parametrize("line", [["figures", ""], ["schema", "area", ""], ["figures", "gdp", ""]])
def test_nothing_is_offered_where_nothing_is_known(run: Run, line: list[str]) -> None:
    """Where a line is complete or free, nothing is offered: no option."""
    assert [] == offered(run, *line)


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


def test_values_of_every_model_are_offered(run: Run, tmp_path: Path) -> None:
    """The values of all models are offered, each once; a bad model offers nothing."""
    text = SMALL.read_text(encoding="utf-8")
    other = text.replace('id = "industry"', 'id = "factories"').replace('id = "', 'id = "x-', 1)
    for name, content in (("a", text), ("b", other), ("bad", "")):
        (tmp_path / f"{name}.toml").write_text(content, encoding="utf-8")
    found = offered(run, "indicators", "--model", str(tmp_path), "")
    assert ["factories", "industry", "investment"] == sorted(found)


def test_unreadable_model_offers_nothing(run: Run) -> None:
    """A model that cannot be read offers no values, and says nothing into the line."""
    assert [] == offered(run, "indicators", "--model", "/no/such/file", "")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes there")
def test_no_pipe_or_device_is_waited_for(run: Run, tmp_path: Path) -> None:
    """A pipe that nobody writes to, a device without end and standard input offer nothing."""
    os.mkfifo(tmp_path / "pipe")
    for model in (str(tmp_path / "pipe"), "/dev/zero", "/dev/stdin", "-"):
        assert [] == offered(run, "show", "--model", model, "g")


@pytest.mark.parametrize(
    ("line", "more"),
    [
        (["show", ""], {"LANG": "zh_CN.UTF-8"}),
        (["show", "--lang", "zh", ""], {}),
        (["--lang", "zh", "show", ""], {}),
    ],
    ids=str,
)
def test_values_say_what_they_are_in_the_language(
    run: Run, line: list[str], more: dict[str, str]
) -> None:
    """Beside an id stands its name, in the language of the line or of the locale."""
    assert ["gdp", "Gross regional product"] in answered(run, "show", "")
    assert ["gdp", "地区生产总值"] in answered(run, *line, **more)


@pytest.mark.parametrize(
    ("line", "more"),
    [(["--lang", "zh", ""], {}), (["area", "--lang", "zh", "--"], {}), ([""], {"LANG": "zh_CN"})],
    ids=str,
)
def test_commands_and_options_say_what_they_do_in_the_language(
    run: Run, line: list[str], more: dict[str, str]
) -> None:
    """Beside commands and options stands what they do, in the language of the line or locale."""
    answers = answered(run, *line, **more)
    assert answers
    assert [] == [one for one in answers if not re.search(r"[\u4e00-\u9fff]", one[1])]


def test_every_offer_is_a_line(run: Run) -> None:
    """However long what it does, an offer is one line: fish takes each for an offer of its own."""
    for line in ([""], ["figures", "-"], ["show", ""]):
        assert {2} == {len(one) for one in answered(run, *line, COLUMNS="40")}


def test_word_that_a_shell_would_run_is_not_offered(run: Run, tmp_path: Path) -> None:
    """Typer quotes nothing, so what a shell would part or run is left out."""
    odd, path = "家 $(touch pwned); `id`", tmp_path / "odd.toml"
    text = SMALL.read_text(encoding="utf-8").replace(
        'unit = "家", period', f'unit = "{odd}", period'
    )
    path.write_text(text.replace("263家", f"263{odd}"), encoding="utf-8")
    assert ["家"] == offered(run, "figures", "--model", str(path), "--unit", "家")


def test_description_means_nothing_to_a_shell(run: Run, tmp_path: Path) -> None:
    """In zsh a description is evaluated too, so it holds no sign that does anything there."""
    path = tmp_path / "odd.toml"
    text = SMALL.read_text(encoding="utf-8")
    odd = "\\\\$(touch pwned) `id` [/bold] \\u001b[1m"
    text = re.sub(r'name_en = "[^"]*"', lambda _: f'name_en = "{odd}"', text)
    path.write_text(text, encoding="utf-8")
    answers = answered(run, "indicators", "--model", str(path), "")
    assert {"investment", "industry"} == {one[0] for one in answers}
    assert [] == [one for one in answers if re.search(r"[\\$`\[\]'\"\x1b]", one[1])]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_cannot_be_installed_is_refused(tmp_path: Path, language: str) -> None:
    """Where the shell's own files cannot be written, that is said in one sentence."""
    (tmp_path / ".bashrc").mkdir()
    command = f"{sys.executable} -m xiaoshan_report --install-completion --lang {language}; exit $?"
    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        encoding="utf-8",
        env=environment(HOME=str(tmp_path)),
        check=False,
    )
    assert (2, "", 1) == (done.returncode, done.stdout, done.stderr.count("\n"))
    assert str(tmp_path) in done.stderr


# Real shells.

NEVER = 300
"""Seconds after which what was to be shown is not going to be: no busy machine takes as long."""


class Shell(NamedTuple):
    """An interactive shell on a terminal of its own."""

    process: int
    terminal: int

    def type(self, text: str) -> None:
        """Type."""
        os.write(self.terminal, text.encode())

    def wait_for(self, wanted: str) -> None:
        """Read what the terminal shows until that is there, or fail with what was shown instead."""
        shown, end = b"", time.monotonic() + NEVER
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
    "bash": 'report --install-completion; . ~/.bashrc; echo rea""dy\n',
    "zsh": 'report --install-completion; . ~/.zshrc; echo rea""dy\n',
    "fish": 'report --show-completion | source; echo rea""dy\n',
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


LINES = {
    "ind": "report indicators",
    "indicators --mod": "--model",
    "show fixed": "fixed-asset-investment",
    "show 固定": "固定资产投资总额",
    "figures --measure vs": "vs_two_year_mean",
    "figures --unit 亿": "亿元",
    "check --explain num": "numbering",
    "area -f mark": "markdown",
    "indicators --model no": "notes.toml",
}
"""What may be typed after `report`, and what Tab then shows."""


@pytest.mark.slow  # three shells start for each line
def test_tab_completes(shell: Shell, tmp_path: Path) -> None:
    """Tab completes commands, options, ids, names, measures, units, codes, formats and files."""
    (tmp_path / "notes.toml").touch()
    for line, completed in LINES.items():
        shell.type(f"report {line}\t\t")
        shell.wait_for(completed)
        shell.type("\x15")  # clears the line


@pytest.mark.parametrize(
    ("line", "some"),
    [
        (["indicators", "--sort", ""], ["yoy", "level"]),
        (["compare", "--columns", "id,"], ["id,gap", "id,yoy"]),
        (["figures", "--columns", "id,val"], ["id,value"]),
    ],
)
def test_keys_of_the_records_are_offered(run: Run, line: list[str], some: list[str]) -> None:
    """Where a key is asked for, those of the command's records are offered after what is typed."""
    assert set(some) <= set(offered(run, *line))
