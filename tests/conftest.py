"""What all tests share: the real command, run as a user runs it, and files of expected output."""

import gc
import io
import os
import re
import shlex
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO
from unittest import mock

import pytest
from browsing import browser, open_page  # noqa: F401  # fixtures
from hypothesis import HealthCheck, settings

from xiaoshan_report.__main__ import main
from xiaoshan_report.check.against_itself import against_itself
from xiaoshan_report.check.findings import Finding
from xiaoshan_report.commands import check
from xiaoshan_report.model import loading
from xiaoshan_report.model.loading import bundled_model, load
from xiaoshan_report.model.structs import Report

gc.enable()  # which the program's entry point turns off

PROJECT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"
SHARED = PROJECT.parent / "shared"

FULL_TEXT = SHARED / "source" / "xiaoshan-2021-h1.txt"
"""The text that the bundled model was made from, where there is one."""

REPORTS = sorted((SHARED / "corpus" / "reports").glob("*.txt"))
"""Whole reports of other places, as many as are at hand."""

no_reports = pytest.mark.skip(reason="the reports of other places are not part of the project")


def of_each(paths: Sequence[Path]) -> pytest.MarkDecorator:
    """Give a test each text as its `path`: the first in the quick set, the others in the slow."""
    each = [
        pytest.param(path, id=path.stem, marks=pytest.mark.slow if number else ())
        for number, path in enumerate(paths)
    ]
    return pytest.mark.parametrize(
        "path", each or [pytest.param(None, id="none", marks=no_reports)]
    )


of_each_report = of_each(REPORTS)

needs_full_text = pytest.mark.skipif(
    not FULL_TEXT.exists(), reason="the report's full text is not part of the project"
)

of_sample_and_all = pytest.mark.parametrize(
    "every", [pytest.param(1, id="all", marks=pytest.mark.slow), pytest.param(41, id="sample")]
)
"""How far apart the many cases of a test are that are tried: each one, or a few spread over all."""

FULL_DEVICE = "/dev/full"
needs_full_device = pytest.mark.skipif(
    not Path(FULL_DEVICE).exists(), reason=f"this system has no {FULL_DEVICE} to write to in vain"
)

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that renews the golden files; look at every one that it changes."""
    parser.addoption("--renew-golden", action="store_true", help="write the golden files anew")


def pytest_configure(config: pytest.Config) -> None:
    """Try few examples of each property, or many with the slow tests: the same ones each time."""
    is_quick = config.getoption("markexpr") == "not slow"
    settings.register_profile(
        "steady",
        max_examples=25 if is_quick else 200,
        derandomize=True,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    settings.load_profile("steady")


def environment(**more: str) -> dict[str, str]:
    """The process's environment with a plain locale and nothing that steers `report`."""
    screen, color = ("COLUMNS", "LINES", "LESS"), ("NO_COLOR", "FORCE_COLOR", "CLICOLOR")
    slowing = "PYTHONDONTWRITEBYTECODE"  # has each process compile all of it anew
    steering = ("LC_", "LANG", "XIAOSHAN_", slowing, *screen, *color)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(steering)}
    return {**kept, "LANG": "C.UTF-8", "TERM": "xterm-256color", "PAGER": "cat", **more}


def run_here(
    *arguments: str,
    stdin: bytes | Path = b"",
    cwd: Path | None = None,
    width: int | None = None,
    **more: str,
) -> "subprocess.CompletedProcess[str]":
    """Run `report` with these arguments in this process, as a process of its own would run it.

    Standard input is `stdin`, a file or what one holds; the outputs are pipes, or with `width` a
    terminal of so many columns. Other keywords are variables of the environment, beside a plain
    locale.
    """
    if width:
        more = {"COLUMNS": str(width), **more}
    with ExitStack() as stack:
        stack.enter_context(mock.patch.dict(os.environ, environment(**more), clear=True))
        stack.enter_context(_folder(cwd))
        stack.enter_context(_uncollected())
        stack.enter_context(mock.patch.object(loading, "loaded", _loaded_once))
        stack.enter_context(mock.patch.object(check, "against_itself", _proved_once))
        out, err = (stack.enter_context(tempfile.TemporaryFile()) for _ in range(2))
        for number, file in enumerate((stack.enter_context(_given(stdin)), out, err)):
            stack.enter_context(_standard(number, file, is_terminal=bool(width and number)))
        code = _exit_code(list(arguments))
        said, errors = _content(out, more), _content(err, more)
    return subprocess.CompletedProcess(arguments, code, said, errors)


@pytest.fixture(scope="session")
def run() -> Run:
    """`run_here`: the true entry point, in this process."""
    return run_here


def _given(stdin: bytes | Path) -> BinaryIO:
    """A file to read what is given from."""
    if isinstance(stdin, Path):
        return stdin.open("rb")
    file = tempfile.TemporaryFile()  # noqa: SIM115  # who reads it closes it
    file.write(stdin)
    file.seek(0)
    return file


_loaded_once = lru_cache(maxsize=64)(loading.loaded)
"""Most tests ask the same few models, and half of an answer's time is their loading."""


def _proved_once(report: Report) -> tuple[Finding, ...]:
    """Prove a loaded model against itself, the first time that a test asks it."""
    proof: tuple[Finding, ...] | None = vars(report).get("proof")
    if proof is None:
        proof = vars(report)["proof"] = tuple(against_itself(report))
    return proof


def _exit_code(arguments: list[str]) -> int:
    try:
        return main(arguments)
    except SystemExit as ended:  # as `sys.exit` and the interpreter understand its code
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)


@contextmanager
def _folder(path: Path | None) -> Iterator[None]:
    """Work in this folder."""
    before = Path.cwd()
    os.chdir(path or before)
    try:
        yield
    finally:
        os.chdir(before)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Undo what `main` does to the garbage collector of a process that is about to end."""
    try:
        yield
    finally:
        gc.unfreeze()
        gc.enable()


class _Stream(io.TextIOWrapper):
    """A standard stream that says whether it is a terminal."""

    is_terminal = False

    def isatty(self) -> bool:
        return self.is_terminal


_NAMES = ("stdin", "stdout", "stderr")


@contextmanager
def _standard(number: int, file: BinaryIO, *, is_terminal: bool) -> Iterator[None]:
    """Have the file be a standard stream, for Python and for the system."""
    encoding = _encoding(os.environ)
    stream = _Stream(open(os.dup(file.fileno()), "rb+", buffering=0), encoding, write_through=True)  # noqa: SIM115  # the stream closes it
    stream.is_terminal = is_terminal
    kept = os.dup(number)
    os.dup2(file.fileno(), number)
    try:
        with stream, mock.patch.object(sys, _NAMES[number], stream):
            yield
    finally:
        os.dup2(kept, number)
        os.close(kept)


def _encoding(variables: Mapping[str, str]) -> str:
    return variables.get("PYTHONIOENCODING", "utf-8").partition(":")[0]


def _content(file: BinaryIO, variables: Mapping[str, str]) -> str:
    file.seek(0)
    return file.read().decode(_encoding(variables)).replace("\r\n", "\n")


@pytest.fixture(scope="session")
def run_process() -> Run:
    """Run `report` with these arguments in a process of its own, where only one can prove it."""

    def run_report(
        *arguments: str, stdin: bytes = b"", cwd: Path | None = None, **more: str
    ) -> "subprocess.CompletedProcess[str]":
        done = subprocess.run(
            [sys.executable, "-m", "xiaoshan_report", *arguments],
            input=stdin,
            capture_output=True,
            cwd=cwd,
            env=environment(**more),
            check=False,
        )
        said = (stream.decode().replace("\r\n", "\n") for stream in (done.stdout, done.stderr))
        return subprocess.CompletedProcess(arguments, done.returncode, *said)

    return run_report


def user_path() -> str:
    """Return the path of a user for whom `report` is installed."""
    return os.pathsep.join((sysconfig.get_path("scripts"), os.environ["PATH"]))


def run_shell(
    command: str, *, cwd: Path | None = None, **more: str
) -> "subprocess.CompletedProcess[bytes]":
    """Run a line in bash, where `report` is on the path."""
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=cwd,
        env=environment(PATH=user_path(), **more),
        check=False,
    )


def run_line(line: str, *, width: int | None = None, **more: Any) -> tuple[int, str, str]:
    """Run an example's line: in this process, or in a shell where the line needs one."""
    if re.fullmatch(r"report [^|;&<>$`()*\\]*", line):
        done = run_here(*shlex.split(line)[1:], width=width, **more)
        return done.returncode, done.stdout, done.stderr
    shown = run_shell(line, **more)
    return shown.returncode, shown.stdout.decode(), shown.stderr.decode()


@pytest.fixture(scope="session")
def report() -> Report:
    """The bundled model, loaded."""
    return load(bundled_model())


@pytest.fixture
def edited(tmp_path: Path) -> Callable[..., Path]:
    """The bundled model with texts replaced, each of which stands in it."""

    def write(*replaced: tuple[str, str], name: str = "model.toml") -> Path:
        text = bundled_model().read_text(encoding="utf-8")
        for old, new in replaced:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of this name, or write that with --renew-golden."""

    def compare(name: str, actual: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--renew-golden"):
            path.write_text(actual, encoding="utf-8", newline="\n")
        assert path.read_text(encoding="utf-8") == actual

    return compare
