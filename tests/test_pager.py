"""Long tables go through the user's pager on a terminal, and nothing else does."""

import os
import pty
import select
import shlex
import shutil
import signal
import sys
from pathlib import Path

import pytest
from conftest import PROJECT, Run, environment

from xiaoshan_report.cli.pager import pager

DATA = PROJECT / "tests" / "data"

PROMPT = "SHOWN"
"""What less says when it has shown a screen."""

LONG = ["figures", "--lang", "en"]
SHORT = ["indicators", "gdp", "--lang", "en"]


WRITE = """
import os, sys
text = sys.stdin.buffer.read()
with open(sys.argv[1], "wb") as file:
    file.write(os.environ.get("LESS", "").encode() + b"\\n" + text)
"""


class FakePager:
    """A pager that writes down what it is given, after what LESS says."""

    def __init__(self, folder: Path) -> None:
        self.note, script = folder / "note", folder / "pager.py"
        script.write_text(WRITE, encoding="utf-8")
        self.command = shlex.join([sys.executable, str(script), str(self.note)])

    @property
    def was_asked(self) -> bool:
        """Whether it was started."""
        return self.note.exists()

    @property
    def less(self) -> str:
        """What it was told by LESS."""
        return self.note.read_text(encoding="utf-8").partition("\n")[0]

    @property
    def text(self) -> str:
        """What it was given."""
        return self.note.read_text(encoding="utf-8").partition("\n")[2]


@pytest.fixture
def told(tmp_path: Path) -> FakePager:
    """A pager that can be asked what it was given."""
    return FakePager(tmp_path)


def test_long_table_goes_through_the_pager(run: Run, told: FakePager) -> None:
    """On a terminal a table longer than the screen is the pager's, colours and all."""
    answer = run(*LONG, width=80, PAGER=told.command)
    assert 0 == answer.returncode
    assert "" == answer.stdout
    assert run(*LONG, width=80).stdout == told.text
    assert "\x1b[" in told.text


def test_pager_is_told_what_git_tells_it(run: Run, told: FakePager) -> None:
    """`less` keeps colours and what is on the screen, unless LESS says something else."""
    run(*LONG, width=80, PAGER=told.command)
    assert "FRX" == told.less
    run(*LONG, width=80, PAGER=told.command, LESS="R")
    assert "R" == told.less


@pytest.mark.parametrize(
    ("line", "more"),
    [
        (SHORT, {}),
        ([*LONG, "--no-pager"], {}),
        (["--no-pager", *LONG], {}),
        ([*LONG, "--json"], {}),
        ([*LONG, "--csv"], {}),
        ([*LONG, "-f", "markdown"], {}),
        ([*LONG, "-o", "x.txt"], {}),
        (LONG, {"TERM": "dumb"}),
        (LONG, {"LINES": "9999"}),
    ],
    ids=str,
)
def test_what_fits_or_is_for_no_reader_goes_straight_out(
    run: Run, told: FakePager, tmp_path: Path, line: list[str], more: dict[str, str]
) -> None:
    """What fits the screen, data, files and plain terminals have no pager."""
    answer = run(*line, width=80, PAGER=told.command, cwd=tmp_path, **more)
    assert 0 == answer.returncode
    assert "-o" in line or answer.stdout
    assert not told.was_asked


def test_pipe_has_no_pager(run: Run, told: FakePager) -> None:
    """A pipe gets everything, whatever PAGER says."""
    assert "153 figures" in run(*LONG, PAGER=told.command).stdout
    assert not told.was_asked


@pytest.mark.parametrize("value", ["no-such-pager", "/", "'open", "", " ", "cat"])
def test_no_pager_is_no_error(run: Run, value: str) -> None:
    """A pager that is not there, and one that is none, leave the table as it is."""
    answer = run(*LONG, width=80, PAGER=value)
    assert (0, "") == (answer.returncode, answer.stderr.partition("Next:")[0])
    assert "153 figures" in answer.stdout


@pytest.mark.parametrize("line", ["cat | {}", "LESS=R {}", "{} 2> /dev/null"])
def test_pager_may_be_a_line_for_the_shell(run: Run, told: FakePager, line: str) -> None:
    """What is more than a program and its words is the shell's to read, as it is for git."""
    answer = run(*LONG, width=80, PAGER=line.format(told.command))
    assert (0, "") == (answer.returncode, answer.stdout)
    assert told.was_asked


@pytest.mark.parametrize("line", ["cat | no-such-pager", "~/no-such-pager", "/ ; /"])
def test_shell_that_finds_no_pager_loses_nothing(run: Run, line: str) -> None:
    """A table whose pager the shell cannot start is printed as without one."""
    assert "153 figures" in run(*LONG, width=80, PAGER=line).stdout


def test_pager_that_is_left_early_is_no_error(run: Run) -> None:
    """Whoever has seen enough has been answered."""
    answer = run(*LONG, width=80, PAGER=f"{sys.executable} -c ''")
    assert (0, "") == (answer.returncode, answer.stderr.partition("Next:")[0])


def test_answer_keeps_its_exit_code(run: Run, told: FakePager, tmp_path: Path) -> None:
    """What `check` found is told by its exit code, pager or not."""
    text = tmp_path / "text.txt"
    text.write_text(
        (DATA / "district.txt").read_text("utf-8").replace("一是", "一是增长3%。"), encoding="utf-8"
    )
    line = ["check", "--model", str(DATA / "district.toml"), "--source", str(text)]
    assert 1 == run(*line, width=80, LINES="5", PAGER=told.command).returncode
    assert told.was_asked


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"TERM": "xterm"}, ["less"]),
        ({"TERM": "xterm", "PAGER": "less -S"}, ["less", "-S"]),
        ({"TERM": "xterm", "PAGER": "'my pager' -x"}, ["my pager", "-x"]),
        ({"TERM": "xterm", "PAGER": "LESS=R less"}, ["sh", "-c", "LESS=R less"]),
        ({"TERM": "xterm", "PAGER": ""}, []),
        ({"TERM": "xterm", "PAGER": "cat"}, []),
        ({"TERM": "dumb", "PAGER": "less"}, []),
        ({"PAGER": "less"}, []),
    ],
)
def test_environment_says_the_pager(variables: dict[str, str], words: list[str]) -> None:
    """It is PAGER's, or less; none where that is empty or cat, or the terminal is dumb."""
    assert words == pager(variables)


@pytest.mark.skipif(not shutil.which("less"), reason="less is not installed")
@pytest.mark.parametrize("interrupted", [False, True])
def test_less_shows_the_first_screen_and_is_left(interrupted: bool) -> None:
    """In `less` on a true terminal the first screen is seen; an interrupt there ends nothing."""
    process, terminal = pty.fork()
    if process == 0:
        line = [sys.executable, "-m", "xiaoshan_report", *LONG]
        less = {"PAGER": "less", "LESS": f"-FRX -Ps{PROMPT}"}
        variables = environment(**less, LINES="24", COLUMNS="80")
        os.execvpe(line[0], line, variables)  # noqa: S606  # there is a terminal and no shell
    assert b"figures" in _read_until(terminal, PROMPT.encode())
    if interrupted:
        os.write(terminal, b"\x03")
    rest = _left(terminal)
    assert 0 == os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    assert b"Traceback" not in rest
    os.close(terminal)


def _read_until(terminal: int, end: bytes) -> bytes:
    """What the terminal shows up to a prompt."""
    shown = b""
    while end not in shown:
        shown += os.read(terminal, 65536)
    return shown


def _left(terminal: int) -> bytes:
    """What the terminal shows until the pager is left; it forgets what is typed while it draws."""
    shown = b""
    while True:
        if select.select([], [terminal], [], 0)[1]:
            os.write(terminal, b"q")
        try:
            while select.select([terminal], [], [], 0.5)[0]:
                chunk = os.read(terminal, 65536)
                if not chunk:
                    return shown
                shown += chunk
        except OSError:  # how Linux says that the other end is closed
            return shown


def test_interrupts_are_obeyed_again_afterwards(run: Run, told: FakePager) -> None:
    """Once the pager is done an interrupt ends the program as before."""
    before = signal.getsignal(signal.SIGINT)
    run(*LONG, width=80, PAGER=told.command)
    assert before is signal.getsignal(signal.SIGINT)
