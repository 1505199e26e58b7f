"""The two READMEs: every example prints what the program prints, and both say the same."""

import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import sysconfig
import termios
import tty
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import (
    FULL_DEVICE,
    FULL_TEXT,
    PROJECT,
    Run,
    environment,
    needs_full_device,
    needs_full_text,
)

from xiaoshan_report.cli import COMMANDS

READMES = {"README.md": "en", "README.zh-CN.md": "zh"}
"""The READMEs, each with the language of its examples."""

WIDTH = 100
"""The columns of the terminal that the READMEs show, as they say."""

FENCED = re.compile(r"^```(\w*)\n(.*?)^```$|^(#+) ([^\n]*)$", re.MULTILINE | re.DOTALL)
"""A block of code with its language, or a heading."""

COMMAND = re.compile(r"^\$ (.*)\n", re.MULTILINE)


class Block(NamedTuple):
    """A block of code: its README, its place among those of its language, its text."""

    readme: str
    number: int
    text: str

    def __str__(self) -> str:
        """What pytest calls it."""
        return f"{self.readme}-{self.number}"


def _text(readme: str) -> str:
    return (PROJECT / readme).read_text(encoding="utf-8")


def _blocks(readme: str, language: str) -> list[Block]:
    found = FENCED.finditer(_text(readme))
    texts = [match[2] for match in found if match[1] == language]
    return [Block(readme, number, text) for number, text in enumerate(texts)]


def _every(language: str) -> list[Block]:
    return [block for readme in READMES for block in _blocks(readme, language)]


def _commands(readme: str) -> list[str]:
    return [c for block in _blocks(readme, "console") for c in COMMAND.findall(block.text)]


def _outline(readme: str) -> list[str]:
    """Headings by their depth, blocks by their language, in order."""
    return [match[3] or match[1] for match in FENCED.finditer(_text(readme))]


def _renew(block: Block, language: str, actual: str) -> None:
    """Write what was printed in place of the block's text, leaving all else as it is."""
    text = _text(block.readme)
    matches = [match for match in FENCED.finditer(text) if match[1] == language]
    start, end = matches[block.number].span(2)
    (PROJECT / block.readme).write_text(text[:start] + actual + text[end:], encoding="utf-8")


def _folder(folder: Path) -> Path:
    """A folder that holds what the project's does, for examples that write files beside it."""
    for entry in PROJECT.iterdir():
        if not entry.name.startswith("."):
            (folder / entry.name).symlink_to(entry)
    return folder


def _user() -> dict[str, str]:
    """The environment of a user: plain, without colour, `report` on the path."""
    path = os.pathsep.join((sysconfig.get_path("scripts"), os.environ["PATH"]))
    return environment(PATH=path, NO_COLOR="1")


def _on_terminal(command: str, folder: Path) -> str:
    """What bash shows of the command on a terminal `WIDTH` columns wide, errors included."""
    ours, theirs = pty.openpty()
    tty.setraw(theirs)
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, WIDTH, 0, 0))
    with subprocess.Popen(
        ["bash", "-c", command],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env=_user(),
    ):
        os.close(theirs)
        shown = _read(ours)
    os.close(ours)
    return shown.decode()


def _read(descriptor: int) -> bytes:
    """All that comes until the other end of the terminal is closed."""
    read = b""
    try:
        while part := os.read(descriptor, 65536):
            read += part
    except OSError:  # how Linux says that the other end is closed
        pass
    return read


@pytest.mark.parametrize("block", _every("console"), ids=str)
def test_example(block: Block, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """What a README shows below a command is exactly what that command prints."""
    commands = COMMAND.findall(block.text)
    if any(re.search(r"\bjq\b", command) for command in commands) and not shutil.which("jq"):
        pytest.skip("jq is not installed, and this example pipes into it")
    folder = _folder(tmp_path)
    actual = "".join(f"$ {command}\n{_on_terminal(command, folder)}" for command in commands)
    if request.config.getoption("--renew-golden"):
        _renew(block, "console", actual)
    else:
        assert block.text == actual


@pytest.mark.parametrize("readme", READMES)
def test_pandas(readme: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """The pandas recipe prints what stands below it."""
    pytest.importorskip("pandas", reason="pandas is not installed, and only this recipe needs it")
    [recipe], [shown] = _blocks(readme, "python"), _blocks(readme, "text")
    done = subprocess.run(
        [sys.executable, "-c", recipe.text],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        env=_user(),
        check=True,
    )
    if request.config.getoption("--renew-golden"):
        _renew(shown, "text", done.stdout)
    else:
        assert shown.text == done.stdout


@pytest.mark.parametrize("readme", READMES)
def test_examples_are_there(readme: str) -> None:
    """A README shows every command at least once, and what its pattern finds is not empty."""
    shown = {command.split()[1] for command in _commands(readme) if command.startswith("report ")}
    assert set(COMMANDS) | {"draft", "schema"} == shown


@needs_full_text
@pytest.mark.parametrize(("readme", "language"), [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_proof(readme: str, language: str, run: Run) -> None:
    """A README shows what the proof against the report's text prints."""
    said = run("check", "--source", str(FULL_TEXT), "--lang", language).stdout
    assert f"```txt\n{said}```" in (PROJECT / readme).read_text(encoding="utf-8")


@pytest.mark.parametrize("readme", READMES)
def test_setup(readme: str) -> None:
    """A README sets up with exactly two commands: one runs `report indicators`, one the tests."""
    first, second = (block.text.splitlines() for block in _blocks(readme, "sh"))
    assert [1, 1] == [len(first), len(second)]
    assert first[0].startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert first[0].endswith(" && .venv/bin/report indicators")
    assert second[0].startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert second[0].endswith(" && .venv/bin/pytest")


def test_same_sections() -> None:
    """Both READMEs have the same headings, by depth, and the same blocks below them."""
    english, chinese = map(_outline, READMES)
    assert english == chinese


@pytest.mark.parametrize("language", ["sh", "toml", "python", "text"])
def test_same_blocks(language: str) -> None:
    """What no language changes is the same in both READMEs."""
    english, chinese = ([block.text for block in _blocks(r, language)] for r in READMES)
    assert english == chinese


def test_same_examples() -> None:
    """Both READMEs show the same examples, apart from the language that they ask for."""
    english, chinese = (
        [command.replace(f"--lang {language}", "--lang") for command in _commands(readme)]
        for readme, language in READMES.items()
    )
    assert english == chinese


@pytest.mark.parametrize("block", _every("toml"), ids=str)
def test_model_excerpt(block: Block) -> None:
    """What a README shows of the model stands in the model word for word."""
    assert block.text in (PROJECT / "data" / "report.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("readme", READMES)
def test_links(readme: str) -> None:
    """Every file that a README links to exists, and so does every heading."""
    anchors = {_anchor(match[4]) for match in FENCED.finditer(_text(readme)) if match[4]}
    targets = [t for t in re.findall(r"\]\(([^)]+)\)", _text(readme)) if "://" not in t]
    assert targets
    assert [] == [t for t in targets if t.startswith("#") and t[1:] not in anchors]
    assert [] == [t for t in targets if not t.startswith("#") and not (PROJECT / t).exists()]


def _anchor(heading: str) -> str:
    """The name that GitHub gives to a heading: lower case, no punctuation, hyphens for blanks."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize(
    ("code", "command"),
    [
        (0, "report figures nothing-has-this-name"),
        (2, "report"),
        (2, "report indicators --no-such-option"),
        (2, "report show no-such-id"),
        (2, "report area 9"),
        (2, "report indicators --model no-such-file.toml"),
        (2, "report indicators -o no-such-folder/indicators.csv"),
        (2, "report indicators -o indicators.pdf"),
        pytest.param(2, f"report indicators > {FULL_DEVICE}", marks=needs_full_device),
    ],
)
def test_exit_code(code: int, command: str, tmp_path: Path) -> None:
    """The exit codes are those that the READMEs list, and no error is a traceback."""
    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        env=_user(),
        check=False,
    )
    assert (code, False) == (done.returncode, "Traceback" in done.stderr)


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv"])
def test_scripts_get_the_same_in_any_language(run: Run, form: str) -> None:
    """Formats for scripts are the same whatever `--lang` says."""
    chinese, english = (
        run("livelihood", "--format", form, "--lang", lang).stdout for lang in ("zh", "en")
    )
    assert chinese == english


def test_json_is_utf_8_in_any_locale(run: Run) -> None:
    """JSON is UTF-8 even where the locale knows only ASCII."""
    plain = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    assert run("indicators", "--json").stdout == run("indicators", "--json", **plain).stdout


@pytest.mark.parametrize("readme", READMES)
def test_narrow_enough(readme: str) -> None:
    """No table that a README shows is wider than the terminal that it says it shows."""
    lines = [line for block in _blocks(readme, "console") for line in block.text.splitlines()]
    assert [] == [line for line in lines if line.startswith("─") and len(line) > WIDTH]
