"""How answers reach a reader: colour by conventions, poor encodings, whole files, spreadsheets."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import FULL_DEVICE, Run, environment, needs_full_device

from xiaoshan_report.cli.delivery import encoded, to_file, wants_color
from xiaoshan_report.errors import ReportError


@pytest.mark.parametrize(
    ("asked", "told", "on_terminal", "expected"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1", "CLICOLOR": "0"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"FORCE_COLOR": "0"}, True, True),
        ("auto", {"CLICOLOR_FORCE": "1", "TERM": "dumb"}, False, True),
        ("auto", {"CLICOLOR": "0"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
    ],
)
def test_what_is_asked_goes_before_the_environment_and_that_before_the_terminal(
    asked: str, told: dict[str, str], *, on_terminal: bool, expected: bool
) -> None:
    """--color, NO_COLOR, FORCE_COLOR and CLICOLOR_FORCE, CLICOLOR=0, TERM=dumb, the terminal."""
    assert expected is wants_color(asked, told, on_terminal=on_terminal)


def test_forced_colour_reaches_a_pipe(run: Run) -> None:
    """With FORCE_COLOR a pipe gets escape codes, with NO_COLOR beside it none."""
    assert "\x1b[" in run("indicators", FORCE_COLOR="1").stdout
    assert "\x1b[" not in run("indicators", FORCE_COLOR="1", NO_COLOR="1").stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "gbk"])
def test_no_encoding_is_too_poor(encoding: str) -> None:
    """A table is printed as far as the encoding goes, and JSON is UTF-8 all the same."""
    told = environment(PYTHONIOENCODING=f"{encoding}:replace")
    command = [sys.executable, "-m", "xiaoshan_report", "livelihood", "--lang", "zh"]
    table = subprocess.run(command, capture_output=True, env=told, check=True)
    assert "81%" in table.stdout.decode(encoding)
    as_json = subprocess.run([*command, "--json"], capture_output=True, env=told, check=True)
    assert "公交出行" in as_json.stdout.decode("utf-8")


def test_bars_have_stand_ins_of_their_own_width() -> None:
    """Where a character is lacking, a plainer one of the same width stands for it."""
    assert b"##-- over 50%" == encoded("██── over 50%", "ascii")
    assert b"7.60+-0.10  4.27 m2" == encoded("7.60 ±0.10  4.27 m²", "ascii")
    assert "4.27 m2".encode("gbk") == encoded("4.27 m²", "gbk")
    assert "██── 超50%".encode("gbk") == encoded("██── 超50%", "gbk")


@pytest.mark.parametrize("arguments", [["show", "nonsense"], []], ids=str)
@pytest.mark.parametrize("errors", ["2>&-", "2>/dev/full", "2> >(true)"])
def test_what_cannot_be_said_is_said_nowhere_else(arguments: list[str], errors: str) -> None:
    """Without a usable standard error a refusal is silent: it never lands in the answer."""
    command = " ".join([sys.executable, "-m", "xiaoshan_report", *arguments, errors])
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, env=environment(), check=False
    )
    assert (2, b"", b"") == (done.returncode, done.stdout, done.stderr)


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals there")
@pytest.mark.parametrize("module", ["typer", "xiaoshan_report.commands.figures", "rich.cells"])
def test_ctrl_c_is_quiet_at_any_time(tmp_path: Path, module: str) -> None:
    """An interrupt ends the program without a word and with 130, also while it is starting."""
    interrupting = f"""
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder())
from xiaoshan_report.__main__ import main
sys.exit(main(["figures", "-o", "figures.txt"]))
"""
    done = subprocess.run(
        [sys.executable, "-c", interrupting],
        capture_output=True,
        cwd=tmp_path,
        env=environment(),
        check=False,
    )
    assert (130, b"", b"") == (done.returncode, done.stdout, done.stderr)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("target", "english", "chinese"),
    [
        pytest.param(FULL_DEVICE, "the disk is full", "磁盘已满", marks=needs_full_device),
        ("no-such-folder/x.csv", "there is no such folder", "没有这个文件夹"),
        (".", "it is a folder", "是文件夹"),
    ],
)
def test_why_nothing_can_be_written_is_said_in_the_language(
    run: Run, target: str, english: str, chinese: str
) -> None:
    """The reason is the program's own words, not the system's, which are English."""
    for language, reason in (("en", f"({english})"), ("zh", f"（{chinese}）")):
        answer = run("indicators", "-f", "csv", "-o", target, "--lang", language)
        assert (2, "") == (answer.returncode, answer.stdout)
        assert reason in answer.stderr


def test_mark_for_excel_goes_into_a_pipe_too(run: Run) -> None:
    """--bom counts where csv is redirected; a table, which is for people, has no mark."""
    assert run("indicators", "-f", "csv", "--bom").stdout.startswith("\ufeffid,")
    assert not run("indicators", "--bom").stdout.startswith("\ufeff")


def test_a_failed_file_leaves_the_old_one(tmp_path: Path) -> None:
    """What was there stays there, whole, when the new one cannot be finished."""
    path = tmp_path / "kept.csv"
    path.write_text("old", encoding="utf-8")

    def fail(draft: Path) -> None:
        draft.write_text("half", encoding="utf-8")
        raise OSError(28, "No space left on device")

    with pytest.raises(ReportError):
        to_file(path, fail)
    assert ["old"] == [file.read_text(encoding="utf-8") for file in tmp_path.iterdir()]


def test_excel_gets_its_mark_only_when_asked(run: Run, tmp_path: Path) -> None:
    """--bom begins a csv with a byte-order mark; without it there is none."""
    for options, expected in ((["--bom"], b"\xef\xbb\xbfid"), ([], b"id,rep")):
        path = tmp_path / "figures.csv"
        assert 0 == run("indicators", "-o", str(path), *options).returncode
        assert expected == path.read_bytes()[:6][: len(expected)]


@pytest.mark.skipif(os.name == "nt", reason="pipes close otherwise there")
def test_a_text_is_no_formula(run: Run, tmp_path: Path) -> None:
    """In csv a text that begins as a formula does is shown as text."""
    from xiaoshan_report.model.loading import bundled_model

    model = tmp_path / "model.toml"
    text = bundled_model().read_text(encoding="utf-8")
    model.write_text(text.replace('name = "工业投资"', 'name = "=1+1"'), encoding="utf-8")
    answer = run("indicators", "--model", str(model), "-f", "csv").stdout
    assert ",'=1+1," in answer
    assert ",-12.7," in answer


# What is read is never written over


@pytest.mark.parametrize("way", ["itself", "symlink", "hard link"])
@pytest.mark.parametrize(
    ("arguments", "read"),
    [
        (["draft", "text.txt", "-o"], "text.txt"),
        (["draft", "-", "-o"], "text.txt"),
        (["indicators", "--model", "model.toml", "--json", "-o"], "model.toml"),
        (["figures", "--model", ".", "--json", "-o"], "model.toml"),
        (["check", "--source", "text.txt", "--json", "-o"], "text.txt"),
        (["export", "--model", "model.json"], "model.json"),
    ],
    ids=str,
)
def test_a_file_that_is_read_is_not_written_over(
    run: Run, tmp_path: Path, arguments: list[str], read: str, way: str
) -> None:
    """The file to write may not be one that is read, by whatever name; nothing has changed."""
    model = (Path(__file__).parent / "models" / "small.toml").read_bytes()
    texts = {
        "text.txt": "2021年7月7日\n增长2.5%。\n".encode(),
        "model.toml": model,
        "model.json": model,
    }
    for name, content in texts.items():
        (tmp_path / name).write_bytes(content)
    target = tmp_path / (read if way == "itself" else f"other{Path(read).suffix}")
    if way == "symlink":
        target.symlink_to(read)
    elif way == "hard link":
        target.hardlink_to(tmp_path / read)
    done = run(*arguments, target.name, stdin=tmp_path / "text.txt", cwd=tmp_path)
    expected = (
        f"error: {target.name}: is read as well, so it is not written over; name another file.\n"
    )
    assert (2, "", expected) == (done.returncode, done.stdout, done.stderr)
    assert texts == {name: (tmp_path / name).read_bytes() for name in texts}
