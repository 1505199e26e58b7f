"""How answers reach a reader: colour by conventions, poor encodings, whole files, spreadsheets."""

import csv
import os
import re
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest
from conftest import (
    FULL_DEVICE,
    PROJECT,
    Run,
    environment,
    needs_full_device,
    run_here,
    run_shell,
)

from xiaoshan_report.cli.delivery import encoded, to_file, wants_color
from xiaoshan_report.errors import ReportError
from xiaoshan_report.render.formulas import is_formula


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
        ("no-such-folder/x.csv", "there is no such folder", "文件夹不存在"),
        (".", "it is a folder", "这是文件夹"),
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


QINGHE = PROJECT / "tests" / "data" / "qinghe-2025.txt"


FORMULAS = ["=1+1", "@SUM(A1)", "-A1", "-2+3|cmd!A0", "+1-2", "-2.1%--1%", "+86-571", "-(1)", " =1"]
FORMULAS += [
    "\t=1",
    "\n-A1",
    "＝1+1",
    "＠SUM(1)",
    "- 说明",
    "--1",
    "-1亿元+A1",
    "+",
    "=",
    "-1e5",
    "-1,00",
]

NO_FORMULAS = [
    "-2.1%",
    "+5%",
    "-12.7",
    "+3",
    "-1,234.5",
    "-3.6个百分点",
    "+4件",
    "-2‰",
    "1+1",
    "A1",
    "2.1%",
    "@online{baita-2025, title = {白塔县政府工作报告}}",
    "@misc{baita-2025:gdp.level, date = {2026-01-12}}",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_a_spreadsheet_would_work_out_is_marked_as_text(text: str) -> None:
    """What begins as a formula does gets an apostrophe in csv and tsv, in full width too."""
    assert is_formula(text)


@pytest.mark.parametrize("text", NO_FORMULAS)
def test_a_signed_number_or_a_citation_is_no_formula(text: str) -> None:
    """A number with its sign and unit stays as it is printed, and so does an entry of BibTeX."""
    assert not is_formula(text)


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_a_text_is_no_formula(run: Run, tmp_path: Path, form: str) -> None:
    """A name that is a formula is shown as text, and a number that is printed with a sign as is."""
    model = tmp_path / "model.toml"
    text = (PROJECT / "tests" / "models" / "small.toml").read_text(encoding="utf-8")
    text = text.replace('name = "工业投资"', 'name = "=1+1"')
    text = text.replace('"12.0%"', '"-12.0%"').replace("同比下降12.0%", "同比-12.0%")
    model.write_text(text, encoding="utf-8")
    answer = run("figures", "--model", str(model), "-f", form).stdout
    cells = set(re.split("[,\t\n]", answer))
    assert {"'=1+1", "-12.0%"} <= cells
    assert not {"=1+1", "'-12.0%"} & cells


# Streams that are closed, empty or no text


@pytest.mark.skipif(os.name == "nt", reason="a shell closes no stream there")
@pytest.mark.parametrize("line", ["check --source -", "indicators --model -", "draft - -o x.toml"])
def test_a_closed_standard_input_is_refused(tmp_path: Path, line: str) -> None:
    """Where there is no standard input, one sentence says that it is closed."""
    done = run_shell(f"report {line} --lang en <&-", cwd=tmp_path)
    said = b"error: -: cannot be read (it is closed); expected a file that can be.\n"
    assert (2, b"", said) == (done.returncode, done.stdout, done.stderr)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="a shell closes no stream there")
@pytest.mark.parametrize("line", ["figures --json", "--help", "schema area"])
def test_a_closed_standard_output_is_refused(line: str) -> None:
    """Where there is no standard output, one sentence says so in the language asked for."""
    done = run_shell(f"report {line} >&-", LANG="zh_CN.UTF-8")
    assert (2, "错误：stdout：无法写入（已关闭）；请换一个位置。\n") == (
        done.returncode,
        done.stderr.decode(),
    )


@pytest.mark.skipif(os.name == "nt", reason="a shell closes no stream there")
def test_what_needs_no_stream_runs_without_any(tmp_path: Path) -> None:
    """A file is written though every standard stream is closed."""
    done = run_shell("report figures --json -o x.json <&- >&- 2>&-", cwd=tmp_path)
    assert 0 == done.returncode
    assert run_here("figures", "--json").stdout == (tmp_path / "x.json").read_text("utf-8")


@pytest.mark.parametrize(
    "content",
    [b"", b" \n", b"\x89PNG\r\n\x1a\n\0\0", b"\xff\xfe\0\xd8", b"\x80\x81\xff"],
    ids=ascii,
)
@pytest.mark.parametrize("line", [["draft", "-"], ["check", "--source", "-"]], ids=" ".join)
def test_what_is_no_text_on_standard_input_is_refused(
    run: Run, line: list[str], content: bytes
) -> None:
    """Nothing, blanks, a picture and broken text are refused in one sentence."""
    done = run(*line, "--lang", "en", stdin=content)
    assert (2, "", 1) == (done.returncode, done.stdout, done.stderr.count("\n"))
    assert done.stderr.startswith("error: -: ")


@pytest.mark.parametrize(
    "line", [["draft", ""], ["check", "--source", ""], ["export", ""], ["area", "-o", ""]]
)
def test_an_empty_name_is_no_file(run: Run, line: list[str]) -> None:
    """A name that is empty, as of a variable that is not set, is not the folder that one is in."""
    done = run(*line, "--lang", "en")
    assert (2, "") == (done.returncode, done.stdout)
    assert "cannot be “”; expected a file.\n" in done.stderr


@pytest.mark.parametrize("line", [["indicators", "-f", "csv"], ["draft", str(QINGHE)]], ids=str)
def test_a_dash_is_standard_output(run: Run, tmp_path: Path, line: list[str]) -> None:
    """`-o -` writes where no -o does, and no file of that name."""
    expected = run(*line).stdout
    assert (0, expected) == ((done := run(*line, "-o", "-", cwd=tmp_path)).returncode, done.stdout)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("length", "reason"), [(240, None), (255, None), (256, "the name is too long")]
)
def test_a_name_may_be_as_long_as_the_system_has_it(
    run: Run, tmp_path: Path, length: int, reason: str | None
) -> None:
    """A name as long as Chinese ones soon are in bytes can be written to; a longer one cannot."""
    path = tmp_path / ("名" * (length // 3 - 2) + "x" * (length % 3) + "x.json")
    done = run("indicators", "-o", str(path), "--lang", "en")
    assert (reason is not None) == bool(done.stderr)
    assert (reason or "") in done.stderr
    assert [path] * (reason is None) == list(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="a folder in use is not removed there")
@pytest.mark.parametrize(
    "line", ["indicators -o x.csv", "export x.json", "draft x.txt", "check --source x.txt"]
)
def test_a_folder_that_is_gone_is_said(line: str, tmp_path: Path) -> None:
    """Where the folder that one is in has been removed, that is said of the file."""
    done = run_shell(f"mkdir gone; cd gone; rmdir ../gone; report {line}", cwd=tmp_path)
    assert (2, b"", 1) == (done.returncode, done.stdout, done.stderr.count(b"\n"))
    assert done.stderr.startswith(b"error: x.")


@pytest.mark.parametrize("line_break", ["\r", "\n", "\r\n"], ids=ascii)
def test_csv_quotes_every_line_break(run: Run, tmp_path: Path, line_break: str) -> None:
    """Line breaks stay within their cell, and a carriage return alone is seen as what it is."""
    model = tmp_path / "model.toml"
    text = (PROJECT / "tests" / "models" / "small.toml").read_text(encoding="utf-8")
    written = line_break.replace("\r", "\\r").replace("\n", "\\n")
    model.write_text(text.replace('"投资"', f'"投{written}资"'), encoding="utf-8")
    path = tmp_path / "answer.csv"
    assert 0 == run("indicators", "--model", str(model), "-o", str(path)).returncode
    with path.open(encoding="utf-8", newline="") as answer:
        heads, *rows = csv.reader(answer)
    shown = {"\r": "\\u000d"}.get(line_break, "\n")
    assert shown.join("投资") == rows[0][heads.index("name")]


@pytest.mark.skipif(os.name == "nt", reason="pipes block otherwise there")
def test_a_pipe_that_does_not_block_gets_the_whole_answer() -> None:
    """Where another program has set a pipe not to block, the answer waits for its reader."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    command = [sys.executable, "-m", "xiaoshan_report", "figures", "--json"]
    with subprocess.Popen(command, stdout=writing, env=environment(), cwd=PROJECT) as process:
        os.close(writing)
        sleep(0.5)  # until the pipe is full
        with open(reading, encoding="utf-8") as pipe:
            answer = pipe.read()
    assert (0, run_here("figures", "--json").stdout) == (process.returncode, answer)


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


@pytest.mark.parametrize("way", ["itself", "symlink"])
def test_a_model_that_is_there_is_not_written_over(run: Run, tmp_path: Path, way: str) -> None:
    """A draft goes over no file that is there, by whatever name, unless `--force` says so."""
    model, named = tmp_path / "model.toml", tmp_path / "named.toml"
    model.write_text("# mine\n", encoding="utf-8")
    if way == "itself":
        model.rename(named)
    else:
        named.symlink_to(model)
    line = ("draft", str(QINGHE), "-o", "named.toml", "--lang", "en")
    done = run(*line, cwd=tmp_path)
    assert (2, "# mine\n") == (done.returncode, named.read_text(encoding="utf-8"))
    assert "error: named.toml: is there already, so it is not written over; " in done.stderr
    assert 0 == run(*line, "--force", cwd=tmp_path).returncode
    assert named.is_symlink() == (way == "symlink")
    assert "schema_version" in named.read_text(encoding="utf-8")
