"""Signals and races in the midst of an export: the old file whole or the new one, and no other."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest
from conftest import environment, of_sample_and_all, run_here

from xiaoshan_report.export import EXPORTERS

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no such signals there")

RARE = ["SIGHUP", "SIGQUIT", "SIGALRM", "SIGUSR1", "SIGXCPU"]
SIGNALS = ["SIGTERM", "SIGINT", *(pytest.param(one, marks=pytest.mark.slow) for one in RARE)]

SIGNALLED = """
import os, pathlib, signal, sys, tempfile
from xiaoshan_report.__main__ import main
from xiaoshan_report.export import json
number = getattr(signal, sys.argv[1])
usual = signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL
signal.signal(number, signal.SIG_IGN if "ignored" in sys.argv else usual)
def signalled(function, before):
    def call(*arguments, **named):
        if before:
            os.kill(os.getpid(), number)
        done = function(*arguments, **named)
        if not before:
            os.kill(os.getpid(), number)
        return done
    return call
match sys.argv[2]:
    case "folder":
        tempfile.mkdtemp = signalled(tempfile.mkdtemp, before=False)
    case "half":
        pathlib.Path.write_bytes = lambda path, content: os.kill(os.getpid(), number)
        json.write = lambda reports, path, *_: path.write_bytes(b"half")
    case "whole":
        pathlib.Path.replace = signalled(pathlib.Path.replace, before=True)
    case "removal":
        tempfile._rmtree = os.rmdir
        os.rmdir = signalled(os.rmdir, before=True)
sys.exit(main(["export", "x.json"]))
"""
"""Exports, and sends itself a signal on its way."""


def end_of(folder: Path, *asked: str) -> int:
    """The exit code of an export that is sent this signal in this place."""
    return subprocess.run(
        [sys.executable, "-c", SIGNALLED, *asked],
        cwd=folder,
        env=environment(),
        stdout=subprocess.DEVNULL,
        check=False,
    ).returncode


@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_in_the_midst_leaves_the_old_file_alone(tmp_path: Path, name: str) -> None:
    """What is half written is removed, and the program ends as the signal has it end."""
    path = tmp_path / "x.json"
    path.write_text("old", encoding="utf-8")
    expected = 130 if name == "SIGINT" else -getattr(signal, name)
    assert expected == end_of(tmp_path, name, "half")
    assert [(path, "old")] == [(one, one.read_text("utf-8")) for one in tmp_path.iterdir()]


@pytest.mark.parametrize("place", ["folder", "whole", "removal"])
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_signal_between_two_steps_leaves_nothing_behind(
    tmp_path: Path, name: str, place: str
) -> None:
    """Where a folder has just been made or is about to go, a signal waits until it has gone."""
    end_of(tmp_path, name, place)
    assert {"x.json"} >= {one.name for one in tmp_path.iterdir()}


def test_a_signal_that_is_ignored_is_ignored_on(tmp_path: Path) -> None:
    """`nohup` has hang-ups ignored, and an export goes on."""
    assert 0 == end_of(tmp_path, "SIGHUP", "whole", "ignored")
    assert ["x.json"] == [one.name for one in tmp_path.iterdir()]


def export(path: Path) -> "subprocess.Popen[bytes]":
    """An export that is under way."""
    command = [sys.executable, "-m", "xiaoshan_report", "export", path.name]
    return subprocess.Popen(command, cwd=path.parent, env=environment(), stderr=subprocess.PIPE)


def whole(path: Path) -> bytes:
    """What an export that nobody disturbs writes."""
    run_here("export", str(path))
    return path.read_bytes()


@of_sample_and_all
def test_signals_at_any_time_leave_a_whole_file(tmp_path: Path, every: int) -> None:
    """Whenever the signal comes, the file is the old one or the new, and the only one."""
    chance = random.Random(13)  # noqa: S311  # nothing is to be kept secret
    expected = {ending: whole(tmp_path / f"x{ending}") for ending in EXPORTERS}
    for number in range(0, 60, every):
        ending = [*EXPORTERS][number % len(EXPORTERS)]
        path = tmp_path / f"x{ending}"
        path.write_bytes(b"old")
        with export(path) as process:
            sleep(chance.uniform(0.1, 1.2))
            process.send_signal(chance.choice([signal.SIGTERM, signal.SIGHUP, signal.SIGALRM]))
            _, said = process.communicate()
        assert (b"", True) == (said, path.read_bytes() in (b"old", expected[ending]))
        assert len(expected) == len(list(tmp_path.iterdir()))


@of_sample_and_all
def test_races_leave_a_whole_file(tmp_path: Path, every: int) -> None:
    """Several exports to one file at once leave one of them whole, and nothing else."""
    path = tmp_path / "x.json"
    expected = whole(path)
    for _ in range(0, 50, every):
        racing = [export(path) for _ in range(3)]
        assert [b""] * 3 == [process.communicate()[1] for process in racing]
        assert [0] * 3 == [process.returncode for process in racing]
        assert [(path, expected)] == [(one, one.read_bytes()) for one in tmp_path.iterdir()]
