"""What all tests share: the real command, run as a user runs it, and files of expected output."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from xiaoshan_report.loading import bundled_model, load
from xiaoshan_report.model import Report

PROJECT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"
SHARED = PROJECT.parent / "shared"

FULL_TEXT = SHARED / "source" / "xiaoshan-2021-h1.txt"
"""The text that the bundled model was made from, where there is one."""

REPORTS = sorted((SHARED / "corpus" / "reports").glob("*.txt"))
"""Whole reports of other places, as many as are at hand."""

no_reports = pytest.mark.skip(reason="the reports of other places are not part of the project")
of_each_report = pytest.mark.parametrize(
    "path", REPORTS or [pytest.param(None, marks=no_reports, id="none")], ids=lambda path: path.stem
)

needs_full_text = pytest.mark.skipif(
    not FULL_TEXT.exists(), reason="the report's full text is not part of the project"
)

FULL_DEVICE = "/dev/full"
needs_full_device = pytest.mark.skipif(
    not Path(FULL_DEVICE).exists(), reason=f"this system has no {FULL_DEVICE} to write to in vain"
)

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that renews the golden files; look at every one that it changes."""
    parser.addoption("--renew-golden", action="store_true", help="write the golden files anew")


def environment(**more: str) -> dict[str, str]:
    """The process's environment with a plain locale and nothing that steers `report`."""
    steering = ("LC_", "LANG", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "XIAOSHAN_")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(steering)}
    return {**kept, "LANG": "C.UTF-8", "TERM": "xterm-256color", **more}


@pytest.fixture(scope="session")
def run() -> Run:
    """Run `report` with these arguments in a process of its own, its output in pipes."""

    def run_report(*arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "xiaoshan_report", *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=environment(**more),
            check=False,
            timeout=60,
        )

    return run_report


@pytest.fixture(scope="session")
def report() -> Report:
    """The bundled model, loaded."""
    return load(bundled_model())


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of this name, or write that with --renew-golden."""

    def compare(name: str, actual: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--renew-golden"):
            path.write_text(actual, encoding="utf-8", newline="\n")
        assert path.read_text(encoding="utf-8") == actual

    return compare
