"""Many models read one by one: in several processes, under a progress bar, cut short."""

import json
import os
import pickle
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing import active_children
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from conftest import Run, environment

from xiaoshan_report.cli import progress, streaming
from xiaoshan_report.cli.progress import with_bar
from xiaoshan_report.cli.streaming import Piece, pieces, texts, usual_jobs
from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.render.formats import FORMATS

SMALL = (Path(__file__).parent / "models" / "small.toml").read_text(encoding="utf-8")

SPAWN = """
import multiprocessing, sys
multiprocessing.set_start_method(sys.argv[1])
from xiaoshan_report.__main__ import main
sys.exit(main(sys.argv[2:]))
"""

AT_ONCE = """
import sys
from xiaoshan_report.__main__ import main
from xiaoshan_report.cli import progress
progress.PATIENCE = 0
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty small models of the same place, a year each, and one that cannot be read."""
    inside = tmp_path_factory.mktemp("models")
    for year in range(1980, 2020):
        text = SMALL.replace('id = "small-report"', f'id = "r-{year}"', 1)
        text = text.replace('period = "2021-01/2021-06"', f'period = "{year}-01/{year}-06"', 1)
        (inside / f"{2100 - year}.toml").write_text(text, encoding="utf-8")
    (inside / "bad.toml").write_text("no model", encoding="utf-8")
    return inside


@pytest.mark.parametrize("format_", [name for name, one in FORMATS.items() if one.joined])
@pytest.mark.parametrize("command", [["indicators"], ["area"], ["area", "1"], ["livelihood"]])
def test_the_number_of_processes_changes_nothing(
    run: Run, folder: Path, command: list[str], format_: str
) -> None:
    """Two processes give the same bytes as one, in the same order, and name the same bad model."""
    ask = [*command, "--model", str(folder), "--format", format_]
    one, two = (run(*ask, "--jobs", jobs) for jobs in ("1", "2"))
    assert (2, 1) == (one.returncode, one.stderr.count("\n"))
    assert (one.returncode, one.stdout, one.stderr) == (two.returncode, two.stdout, two.stderr)


def test_rows_come_in_order_from_several_processes(run: Run, folder: Path) -> None:
    """Whichever process is first, rows stand by place, then period."""
    rows = json.loads(run("indicators", "--model", str(folder), "--json", "--jobs=2").stdout)
    found = list(dict.fromkeys(row["report"] for row in rows))
    assert [f"r-{year}" for year in range(1980, 2020)] == found


@pytest.mark.parametrize("method", ["spawn", "fork", "forkserver"])
def test_processes_start_in_any_way(run: Run, folder: Path, method: str) -> None:
    """Processes that know nothing of their parent give the same answer."""
    ask = ["figures", "--model", str(folder), "--format", "jsonl"]
    done = subprocess.run(
        [sys.executable, "-c", SPAWN, method, *ask, "--jobs", "2"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(),
        check=False,
    )
    assert (run(*ask).stdout, 2) == (done.stdout, done.returncode)


@pytest.mark.parametrize(
    "error",
    [OSError(38, "no semaphores"), NotImplementedError(), ImportError(), RuntimeError("thread")],
)
def test_a_system_without_processes_answers_in_one(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """Where no process can be started (a small container, a phone), the answer is the same."""
    ask = ("indicators", "--json", "--model", str(folder))
    expected = run(*ask, "--jobs", "1").stdout

    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("multiprocessing.process.BaseProcess.start", refuse)
    assert expected == run(*ask, "--jobs", "2").stdout


@pytest.mark.parametrize(
    ("processors", "started"), [(1, 0), (2, 2), (3, 3), (400, -(-41 // streaming.CHUNK))]
)
def test_no_more_processes_are_started_than_have_work(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, processors: int, started: int
) -> None:
    """Whatever number is asked for, there are no more than processors, nor than pieces of work."""
    begun: list[BaseProcess] = []
    start = BaseProcess.start

    def count(process: BaseProcess) -> None:
        begun.append(process)
        start(process)

    monkeypatch.setattr(BaseProcess, "start", count)
    monkeypatch.setattr(streaming, "_processors", lambda: processors)
    ask = ("indicators", "--json", "--model", str(folder), "--jobs")
    expected = run(*ask, "1").stdout
    assert (expected, started) == (run(*ask, "99999").stdout, len(begun))


@pytest.mark.parametrize("room", [0, 1, 2])
def test_where_no_more_processes_can_be_started_one_answers(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    """A system that has room for a few processes more is no traceback, and nothing waits."""
    ask = ("indicators", "--json", "--model", str(folder), "--jobs")
    expected = run(*ask, "1").stdout
    begun, fork = [0], os.fork

    def fork_a_few() -> int:
        begun[0] += 1
        if begun[0] > room:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        return fork()

    monkeypatch.setattr(os, "fork", fork_a_few)
    monkeypatch.setattr(streaming, "_processors", lambda: 4)
    assert expected == run(*ask, "4").stdout
    for process in active_children():  # that has been told to end
        process.join(10)
    assert [] == active_children()


def test_no_jobs_are_refused(run: Run) -> None:
    """There is no reading in no process."""
    assert 2 == run("indicators", "--jobs", "0").returncode


def test_few_models_need_one_process() -> None:
    """A process is started only for models enough."""
    assert 1 == usual_jobs(1) == usual_jobs(streaming.WORTH_A_PROCESS)
    assert 1 <= usual_jobs(100_000) <= (os.cpu_count() or 1)


def _gone(file: Path) -> Piece:
    os._exit(int(file.name))


def test_a_process_that_is_gone_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that something has ended is no traceback."""
    monkeypatch.setattr(streaming, "_processors", lambda: 2)
    with pytest.raises(ReportError) as refused:
        list(pieces(_gone, [Path("1")] * 2 * streaming.CHUNK, 2))
    assert "--jobs 1" in Translator("en").sentence(refused.value.message)


def test_a_refusal_crosses_processes() -> None:
    """A refusal arrives as it was, with the messages inside it."""
    error = ReportError(Message("unknown-id", id="x", kind=Message("kind-area"), near=1))
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own
    assert repr(error) == repr(again)


# What is put together


@pytest.mark.parametrize(
    ("name", "parts", "whole"),
    [
        ("json", ["[]\n", "[]\n"], "[]\n"),
        ("json", ["[\n  1\n]\n", "[]\n", "[\n  2,\n  3\n]\n"], "[\n  1,\n  2,\n  3\n]\n"),
        ("jsonl", ["1\n", "", "2\n3\n"], "1\n2\n3\n"),
        ("csv", ["a,b\n1,2\n", "a,b\n", 'a,b\n"x\ny",4\n'], 'a,b\n1,2\n"x\ny",4\n'),
        ("tsv", ["a\tb\n", "a\tb\n1\t2\n"], "a\tb\n1\t2\n"),
    ],
)
def test_answers_are_joined_to_one(name: str, parts: list[str], whole: str) -> None:
    """Several answers make one of the same form, whichever of them are empty."""
    assert whole == "".join(FORMATS[name].join(parts))


def test_nothing_is_given_out_before_every_word_is_met() -> None:
    """Texts wait until all that was asked for has been found somewhere."""
    lost = Message("nothing")
    found = [Piece("1", {"a": lost, "b": lost}), Piece("2", {"a": lost}), Piece("3", {"b": lost})]
    taken: list[str] = []

    def given() -> Iterator[Piece]:
        for piece in found:
            yield piece
            taken.append(piece.text)

    told = texts(given(), lambda _: None)
    assert ("1", ["1", "2"]) == (next(told), taken)
    assert ["2", "3"] == list(told)
    with pytest.raises(ReportError):
        list(texts(iter(found[:2]), lambda _: None))


# Somebody looking on


def test_a_bar_shows_how_far_a_long_reading_is(folder: Path, tmp_path: Path) -> None:
    """On a terminal a bar counts the models; the answer knows nothing of it."""
    ours, theirs = pty.openpty()
    answer = tmp_path / "answer.json"
    ask = ["indicators", "--model", str(folder), "--output", str(answer)]
    with subprocess.Popen([sys.executable, "-c", AT_ONCE, *ask], stderr=theirs, env=environment()):
        os.close(theirs)
        shown = b"".join(iter(lambda: _part(ours), b""))
    os.close(ours)
    assert b"/41" in shown
    assert 40 == len({row["report"] for row in json.loads(answer.read_text(encoding="utf-8"))})


def _part(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end is closed
        return b""


def test_a_short_reading_has_no_bar(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What takes no second is not worth a bar, not even on a terminal."""
    monkeypatch.setattr(progress, "is_terminal", lambda _: True)
    assert [1, 2, 3] == list(with_bar([1, 2, 3], 3))
    assert ("", "") == capsys.readouterr()


# Cut short


def _heed_interrupts() -> None:
    """Be interrupted also where the tests run in the background, whose processes ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_is_quiet(folder: Path, jobs: str) -> None:
    """Ctrl-C ends every process without a word, in the midst of an answer that nobody takes."""
    ask = ["figures", "--json", "--jobs", jobs, "--model", str(folder)]
    with subprocess.Popen(
        [sys.executable, "-m", "xiaoshan_report", *ask],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
        bufsize=0,
        pipesize=4096,  # which the answer fills many times
        preexec_fn=_heed_interrupts,  # noqa: PLW1509  # no thread runs here
    ) as process:
        assert process.stdout
        begun = process.stdout.read(1)
        os.killpg(process.pid, signal.SIGINT)
        rest, said = process.communicate()
    assert (130, b"[") == (process.returncode, begun)
    assert b"Traceback" not in said
    assert not rest.endswith(b"]\n")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_reader_that_has_seen_enough_ends_it(folder: Path, jobs: str) -> None:
    """A pipe that is closed ends the reading without a word about it."""
    command = f"{sys.executable} -m xiaoshan_report figures -f csv --jobs {jobs} --model {folder}"
    done = subprocess.run(
        ["bash", "-c", f"{command} | head -1"], capture_output=True, env=environment(), check=True
    )
    assert 1 == done.stdout.count(b"\n")
    assert b"bad.toml" in done.stderr
    assert 1 == done.stderr.count(b"\n")
