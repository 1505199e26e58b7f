"""What files and machines do not allow is said in one sentence, and nothing is left behind."""

import errno
import os
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest
from conftest import PROJECT, Run, run_here, run_shell

from xiaoshan_report import data_file
from xiaoshan_report.export import EXPORTERS
from xiaoshan_report.model import loading

SMALL_MODEL = Path(__file__).parent / "models" / "small.toml"
SMALL = SMALL_MODEL.read_text(encoding="utf-8")
QINGHE = Path(__file__).parent / "data" / "qinghe-2025.txt"

TO_FILES = [
    *(["export", f"x{ending}"] for ending in EXPORTERS),
    ["indicators", "--json", "-o", "x.json"],
    ["figures", "-o", "x.txt"],
    ["draft", str(QINGHE), "-o", "x.toml"],
    ["schema", "-o", "x.json"],
]
"""Lines that write a file, its name last."""

FROM_FILES = [
    ["indicators", "--model"],
    ["check", "--model"],
    ["show", "gdp", "--model"],
    ["export", "x.json", "--model"],
    ["check", "--source"],
    ["draft"],
]
"""Lines that read a file, before its name."""

each_written = pytest.mark.parametrize("line", TO_FILES, ids=" ".join)
each_read = pytest.mark.parametrize("line", FROM_FILES, ids=" ".join)


@pytest.fixture
def run() -> Run:
    """The true entry point, about a small model where no other is named."""
    return partial(run_here, XIAOSHAN_REPORT_MODEL=str(SMALL_MODEL))


def refused(run: Run, *line: str, **more: object) -> str:
    """The one sentence with which the line is refused."""
    done = run(*line, "--lang", "en", **more)
    assert (2, "", 1) == (done.returncode, done.stdout, done.stderr.count("\n"))
    return done.stderr.removeprefix("error: ").rstrip()


# How much is read


@each_read
def test_a_file_without_end_is_refused(run: Run, line: list[str]) -> None:
    """A device that never ends is read no farther than any report or model goes."""
    device = "/dev/zero"
    if not Path(device).exists():
        pytest.skip(f"this system has no {device}")
    assert f"{device}: more than 64 MB; expected a smaller file." == refused(run, *line, device)


@pytest.mark.parametrize(
    ("more", "said"), [(0, "neither UTF-8 nor GB18030"), (1, "more than 64 MB")]
)
def test_a_text_may_have_64_megabytes(run: Run, tmp_path: Path, more: int, said: str) -> None:
    """A file is too large from the first byte on that it has more."""
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(loading.LARGEST * 1024**2 + more)
    assert said in refused(run, "draft", str(path))
    assert said in refused(run, "draft", "-", stdin=path)


def test_a_large_model_in_a_folder_hides_no_other(run: Run, tmp_path: Path) -> None:
    """A file too large is named, and the models beside it are listed."""
    (tmp_path / "small.toml").write_text(SMALL, encoding="utf-8")
    with (tmp_path / "large.toml").open("wb") as file:
        file.truncate(loading.LARGEST * 1024**2 + 1)
    done = run("indicators", "--model", str(tmp_path), "--csv", "--lang", "en")
    assert 2 == done.returncode
    assert "small-report" in done.stdout
    expected = f"error: {tmp_path / 'large.toml'}: more than 64 MB; expected a smaller file.\n"
    assert expected == done.stderr


# Where nothing can be written


@each_written
def test_what_leads_in_a_circle_is_not_written_to(
    run: Run, tmp_path: Path, line: list[str]
) -> None:
    """A link to itself is no file, and is still there afterwards."""
    path = tmp_path / line[-1]
    path.symlink_to(path.name)
    said = refused(run, *line, cwd=tmp_path)
    assert f"{path.name}: cannot be written (links lead in a circle); name another place." == said
    assert [path] == list(tmp_path.iterdir())


@each_written
def test_a_folder_that_nobody_may_enter_is_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: list[str]
) -> None:
    """Where nothing may be put into a folder, that is said of the file."""

    def refuse(path: str, *_: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    monkeypatch.setattr(os, "mkdir", refuse)  # an administrator may enter any folder
    said = refused(run, *line, cwd=tmp_path)
    assert f"{line[-1]}: cannot be written (it is not allowed); name another place." == said
    assert [] == list(tmp_path.iterdir())


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="an administrator may enter any folder"
)
@each_written
def test_a_closed_folder_is_said(run: Run, tmp_path: Path, line: list[str]) -> None:
    """A folder that one may not enter is refused in one sentence."""
    (tmp_path / "closed").mkdir(mode=0)
    *words, name = line
    said = refused(run, *words, f"closed/{name}", cwd=tmp_path)
    assert said.startswith(f"closed/{name}: cannot be written (it is not allowed)")


@each_written
@pytest.mark.parametrize("length", [255, 256])
def test_long_names_are_written_or_refused(
    run: Run, tmp_path: Path, line: list[str], length: int
) -> None:
    """Any name that the system can have is a file's; a longer one is refused."""
    *words, name = line
    long = "x" * (length - len(name)) + name
    if length > 255:
        assert "cannot be written (the name is too long)" in refused(run, *words, long)
        return
    assert 0 == run(*words, long, cwd=tmp_path).returncode
    assert [long] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("name", ["report.toml", "series.toml", "lexicon.toml"])
@pytest.mark.parametrize("line", [["draft", str(QINGHE), "-o"], ["schema", "-o"], ["export"]])
@pytest.mark.parametrize("way", ["itself", "link"])
def test_what_belongs_to_the_program_is_not_written_over(
    run: Run, tmp_path: Path, line: list[str], name: str, way: str
) -> None:
    """No command writes over a file that comes with the program, by whatever name."""
    bundled, target = data_file(name), tmp_path / f"{name}.json"
    before = bundled.read_bytes()
    target.symlink_to(bundled)
    said = refused(run, *line, str(bundled if way == "itself" else target))
    assert "not written over; name another file." in said
    assert before == bundled.read_bytes()


def test_code_of_the_program_is_not_written_over(run: Run) -> None:
    """A file of the package is no place for an answer either."""
    path = PROJECT / "xiaoshan_report" / "export" / "schema.sql"
    assert "belongs to the program" in refused(run, "schema", "-o", str(path))


# Numbers and names that are too much


@pytest.mark.parametrize("number", [2**63, 2**64, 10**400, 1_000_001, 0, -1])
def test_a_paragraph_that_no_text_has_is_refused(run: Run, tmp_path: Path, number: int) -> None:
    """A paragraph is a number that a text can have, whatever it is written to."""
    path = tmp_path / "model.toml"
    path.write_text(SMALL.replace("paragraph = 3", f"paragraph = {number}", 1), encoding="utf-8")
    for line in (["indicators"], ["export", "x.sqlite"], ["export", "x.parquet"]):
        said = refused(run, *line, "--model", str(path), cwd=tmp_path)
        assert said.endswith("expected a whole number from 1 to 1000000.")


@pytest.mark.parametrize("line", [["--limit"], ["--jobs"]], ids=" ".join)
@pytest.mark.parametrize("digits", [4300, 4301, 100_000])
def test_a_number_of_thousands_of_digits_is_no_traceback(
    run: Run, line: list[str], digits: int
) -> None:
    """A number longer than Python reads is refused like any that is none."""
    done = run("indicators", *line, "9" * digits)
    assert done.returncode in (0, 2)
    assert done.stderr.count("\n") == (done.returncode == 2)


def with_numbers(before: str, after: str) -> str:
    """The small model with a count of so many digits, and a level with so many places."""
    text = SMALL.replace("423.5", f"2.{after}")
    return text.replace("value = 263", f"value = {before}").replace("263家", f"{before}家")


def test_parquet_refuses_numbers_that_no_column_holds(run: Run, tmp_path: Path) -> None:
    """Thirty digits before the point and twenty-nine after it are more than a decimal has."""
    path = tmp_path / "model.toml"
    path.write_text(with_numbers("1" * 30, "3" * 29), encoding="utf-8")
    line = ("--model", str(path))
    said = refused(run, "export", "x.parquet", *line, cwd=tmp_path)
    assert said.startswith("a column of Parquet holds 38 digits, and value has 30 before the point")
    assert [path] == list(tmp_path.iterdir())
    for ending in set(EXPORTERS) - {".parquet"}:
        assert 0 == run("export", f"x{ending}", *line, cwd=tmp_path).returncode


@pytest.mark.parametrize(("before", "after"), [(30, 1), (1, 21), (20, 10)])
def test_parquet_holds_what_a_column_has_room_for(
    run: Run, tmp_path: Path, before: int, after: int
) -> None:
    """Up to thirty-eight digits in all, in the base unit too, are written."""
    path = tmp_path / "model.toml"
    path.write_text(with_numbers("1" * before, "3" * after), encoding="utf-8")
    line = ("export", "x.parquet", "--model", str(path))
    assert 0 == run(*line, cwd=tmp_path).returncode


@pytest.mark.skipif(os.name == "nt", reason="names are no bytes there")
@pytest.mark.parametrize("name", ["模型", "报告"])
def test_files_may_have_names_in_another_encoding(run: Run, tmp_path: Path, name: str) -> None:
    """Names in GBK, as archives from Windows have them, are read, written to and said."""
    own = os.fsdecode(f"{name}.toml".encode("gbk"))
    (tmp_path / own).write_text(SMALL, encoding="utf-8")
    for form in ("table", "json", "csv", "html", "markdown"):
        assert 0 == run("indicators", "--model", own, "-f", form, cwd=tmp_path).returncode
    for ending in EXPORTERS:
        line = ("export", own.replace(".toml", ending), "--model", own)
        assert 0 == run(*line, cwd=tmp_path).returncode
    (tmp_path / f"{own}.txt").write_bytes(QINGHE.read_bytes())
    line = ("draft", f"{own}.txt", "-o", f"new{own}")
    assert 0 == run(*line, cwd=tmp_path).returncode
    assert 0 == run("indicators", "--model", f"new{own}", cwd=tmp_path).returncode
    assert "no such file" in refused(run, "draft", f"no{own}", cwd=tmp_path)


# What the machine does not give


@pytest.mark.parametrize(
    "case",
    [
        (MemoryError(), "there is not enough memory; allow for more, or read less."),
        (OSError(errno.EMFILE, "Too many open files"), "(too many files are open)"),
        (ImportError("cannot map", name="lib", path="/x/lib.so"), "/x/lib.so: cannot be loaded"),
    ],
    ids=["memory", "files", "library"],
)
@pytest.mark.parametrize("line", [["indicators"], ["check"], ["export", "x.json"]], ids=" ".join)
def test_what_the_machine_does_not_give_is_said(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    line: list[str],
    case: tuple[Exception, str],
) -> None:
    """Too little memory, too few files, a library that is not loaded: one sentence, exit code 2."""

    def fail(*_: object) -> NoReturn:
        raise case[0]

    monkeypatch.setattr(loading, "read", fail)
    assert case[1] in refused(run, *line, cwd=tmp_path)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="a shell limits no memory there")
@pytest.mark.parametrize("line", ["draft long.txt --date 2026-01-01", "check --source long.txt"])
def test_a_limit_of_memory_is_no_traceback(tmp_path: Path, line: str) -> None:
    """A long text under a limit that it does not fit in is refused in one sentence."""
    text = "新增企业18家，同比增长3.5%。\n" * 1_000_000
    (tmp_path / "long.txt").write_text(text, encoding="utf-8")
    done = run_shell(f"ulimit -v 90000 || exit 3; report {line} --lang en", cwd=tmp_path)
    if done.returncode == 3:
        pytest.skip("this system limits no memory")
    said = b"error: there is not enough memory; allow for more, or read less.\n"
    assert (2, b"", said) == (done.returncode, done.stdout, done.stderr)


# Files appear whole, or not at all


def test_a_file_grows_where_nobody_else_can_write(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until it is whole, a file is in a new folder of its owner alone, by a name nobody guesses."""
    seen: list[tuple[str, int]] = []
    replace = Path.replace

    def spy(draft: Path, goal: Path) -> Path:
        seen.append((draft.parent.name, draft.parent.stat().st_mode & 0o777))
        assert tmp_path == draft.parents[1]
        return replace(draft, goal)

    monkeypatch.setattr(Path, "replace", spy)
    for line in TO_FILES:
        assert 0 == run(*line, cwd=tmp_path).returncode
    names, modes = zip(*seen, strict=True)
    assert len(TO_FILES) == len(set(names))
    assert os.name == "nt" or {0o700} == set(modes)
    assert {line[-1] for line in TO_FILES} == {path.name for path in tmp_path.iterdir()}


@pytest.mark.skipif(os.name == "nt", reason="files have no such modes there")
@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_a_new_file_may_be_read_by_whom_the_user_lets(run: Run, tmp_path: Path, mask: int) -> None:
    """The mode of a new file is that of any other which the user makes."""
    before = os.umask(mask)
    try:
        for line in TO_FILES:
            run(*line, cwd=tmp_path)
    finally:
        os.umask(before)
    assert {0o666 & ~mask} == {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
