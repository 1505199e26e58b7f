"""The documentation: examples print what the program prints, links lead on, languages agree."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import FULL_TEXT, PROJECT, Run, environment, needs_full_text, run_line, user_path

DOCS = PROJECT / "docs"
READMES = [PROJECT / "README.md", PROJECT / "README.zh-CN.md"]
DOCUMENTS = sorted([*PROJECT.glob("*.md"), *DOCS.glob("*.md")])
ENGLISH_ONLY = {"CHANGELOG.md", "CONTRIBUTING.md", "architecture.md"}
"""What those read who change the program, and not those who use it."""

TWINS = [
    (path, path.with_suffix(".zh-CN.md"))
    for path in DOCUMENTS
    if not path.name.endswith(".zh-CN.md") and path.name not in ENGLISH_ONLY
]

WIDTH = 100
"""The columns of the terminal that the documentation shows, as it says."""

FENCED = re.compile(r"^```(\w*)\n(.*?)^```$|^(#+) ([^\n]*)$", re.MULTILINE | re.DOTALL)
"""A block of code with its language, or a heading."""

COMMAND = re.compile(r"^\$ (.*)\n", re.MULTILINE)

every_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
every_pair = pytest.mark.parametrize(("english", "chinese"), TWINS, ids=lambda path: path.name)
every_readme = pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)


def _blocks(path: Path, language: str) -> list[str]:
    found = FENCED.finditer(path.read_text(encoding="utf-8"))
    return [match[2] for match in found if match[1] == language]


def _asked(block: str) -> list[str]:
    """The commands of an example."""
    return COMMAND.findall(block)


def _commands(path: Path) -> list[str]:
    return [command for block in _blocks(path, "console") for command in _asked(block)]


def _outline(path: Path) -> list[str]:
    """Headings by their depth, blocks by their language, in order."""
    return [match[3] or match[1] for match in FENCED.finditer(path.read_text(encoding="utf-8"))]


# Examples


@every_document
def test_examples(
    path: Path, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands below a command is exactly what that command prints."""
    renewing = request.config.getoption("--renew-golden")
    actual = path.read_text(encoding="utf-8")
    blocks = _blocks(path, "console")
    run = [block for block in blocks if shutil.which("jq") or not re.search(r"\bjq\b", block)]
    for number, block in enumerate(run):
        monkeypatch.chdir(_folder(tmp_path / str(number)))
        shown = "".join(f"$ {command}\n{_shown(command)}" for command in _asked(block))
        actual = actual.replace(f"```console\n{block}```", f"```console\n{shown}```")
        _compare_pictures(Path(), renewing=renewing)
    if renewing:
        path.write_text(actual, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == actual
    if run != blocks:
        pytest.skip(f"jq is not installed, and {len(blocks) - len(run)} examples pipe into it")


def _folder(folder: Path) -> Path:
    """A folder that holds what the project's does, for examples that write files beside it."""
    folder.mkdir()
    for entry in PROJECT.iterdir():
        if not entry.name.startswith("."):
            (folder / entry.name).symlink_to(entry)
    return folder


def _compare_pictures(folder: Path, *, renewing: bool) -> None:
    """A picture that an example wrote is the one that the documentation shows."""
    for drawn in folder.glob("*.svg"):
        if renewing:
            shutil.copy(drawn, DOCS)
        assert drawn.read_bytes() == (DOCS / drawn.name).read_bytes()


def _shown(command: str) -> str:
    """What the command shows on a terminal `WIDTH` columns wide: output, errors, exit code."""
    line = command.removesuffix("; echo $?")
    code, out, err = run_line(line, width=WIDTH, NO_COLOR="1")
    return out + err + (f"{code}\n" if line != command else "")


@pytest.mark.parametrize(
    "path", [path for path in DOCUMENTS if _blocks(path, "python")], ids=lambda path: path.name
)
def test_pandas(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """A recipe in Python prints what stands below it."""
    pytest.importorskip("pandas", reason="pandas is not installed, and only this recipe needs it")
    [recipe], [shown] = _blocks(path, "python"), _blocks(path, "text")
    done = subprocess.run(
        [sys.executable, "-c", recipe],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        env=environment(PATH=user_path()),
        check=True,
    )
    if request.config.getoption("--renew-golden"):
        text = path.read_text(encoding="utf-8")
        renewed = text.replace(f"```text\n{shown}```", f"```text\n{done.stdout}```")
        path.write_text(renewed, encoding="utf-8")
    else:
        assert shown == done.stdout


@needs_full_text
@pytest.mark.parametrize(("name", "language"), [("check.md", "en"), ("check.zh-CN.md", "zh")])
def test_proof(name: str, language: str, run: Run) -> None:
    """The pages on the check show what the proof against the report's text prints."""
    said = run("check", "--source", str(FULL_TEXT), "--lang", language).stdout
    assert [said] == _blocks(DOCS / name, "txt")


@every_document
def test_model_excerpt(path: Path) -> None:
    """What a page shows of the model stands in the model word for word."""
    model = (PROJECT / "data" / "report.toml").read_text(encoding="utf-8")
    assert all(block in model for block in _blocks(path, "toml"))


@every_document
def test_every_block_is_tested(path: Path) -> None:
    """A block of code is of a kind that a test here holds, and none is an example of nothing."""
    kinds = [kind for kind in _outline(path) if not kind.startswith("#")]
    fences = re.findall(r"^ *(?:```|~~~)", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert 2 * len(kinds) == len(fences)
    tested = {"console", "python", "sql", "text", "toml"}
    assert set(kinds) <= tested | ({"sh"} if path in READMES else {"txt"})
    assert all(_asked(block) for block in _blocks(path, "console"))
    assert bool(_blocks(path, "python")) == bool(_blocks(path, "text"))


@every_document
def test_narrow_enough(path: Path) -> None:
    """No table that a page shows is wider than the terminal that it says it shows."""
    lines = [line for block in _blocks(path, "console") for line in block.splitlines()]
    assert [] == [line for line in lines if line.startswith("─") and len(line) > WIDTH]


def test_pictures_are_drawn() -> None:
    """An example draws every picture that the documentation shows."""
    commands = " ".join(command for path in DOCUMENTS for command in _commands(path))
    drawn = set(re.findall(r"-o (\S+\.svg)", commands))
    assert {path.name for path in DOCS.glob("*.svg")} == drawn


# Links


@every_document
def test_links(path: Path) -> None:
    """Every file that a page links to exists, and so does every heading."""
    targets = re.findall(r"\]\(([^)]+)\)", path.read_text(encoding="utf-8"))
    assert [] == [target for target in targets if "://" not in target and not _leads(target, path)]


def _leads(target: str, path: Path) -> bool:
    """Whether a relative link of the page leads to a file that exists, and a heading in it."""
    name, _, anchor = target.partition("#")
    file = path.parent / name if name else path
    return file.exists() and (not anchor or anchor in _anchors(file))


def _anchors(path: Path) -> set[str]:
    """The names that GitHub gives to headings: lower case, no punctuation, hyphens for blanks."""
    headings = [match[4] for match in FENCED.finditer(path.read_text(encoding="utf-8")) if match[4]]
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_page_is_linked() -> None:
    """The READMEs lead to every page of their language."""
    for readme, language in zip(READMES, (False, True), strict=True):
        text = readme.read_text(encoding="utf-8")
        pages = [path for path in DOCS.glob("*.md") if path.name not in ENGLISH_ONLY]
        wanted = [path for path in pages if path.name.endswith(".zh-CN.md") == language]
        assert [] == [path.name for path in wanted if f"(docs/{path.name}" not in text]


# Both languages


def test_every_page_has_its_twin() -> None:
    """A page for users is there in Chinese too."""
    assert len(TWINS) > 1
    assert [] == [chinese.name for _, chinese in TWINS if not chinese.exists()]


@every_pair
def test_same_sections(english: Path, chinese: Path) -> None:
    """Both have the same headings, by depth, and the same blocks below them."""
    assert _outline(english) == _outline(chinese)


@every_pair
@pytest.mark.parametrize("kind", ["sh", "toml", "python", "text"])
def test_same_blocks(english: Path, chinese: Path, kind: str) -> None:
    """What no language changes is the same in both."""
    assert _blocks(english, kind) == _blocks(chinese, kind)


@every_pair
def test_same_examples(english: Path, chinese: Path) -> None:
    """Both show the same examples, apart from the language that they ask for."""
    in_chinese = [
        command.replace("--lang en", "--lang zh").replace(".svg", ".zh-CN.svg")
        for command in _commands(english)
    ]
    assert in_chinese == _commands(chinese)


# The READMEs


@every_readme
def test_setup(path: Path) -> None:
    """A README sets up with exactly two commands: one runs `report indicators`, one the tests."""
    first, second = (block.splitlines() for block in _blocks(path, "sh"))
    assert [1, 1] == [len(first), len(second)]
    assert first[0].startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert first[0].endswith(" && .venv/bin/report indicators")
    assert second[0].startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert second[0].endswith(" && .venv/bin/pytest")


@every_readme
def test_short(path: Path) -> None:
    """A README has at most 300 lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@every_readme
def test_commands(path: Path, run: Run) -> None:
    """A README's table of commands names those that the program has, and examples show each."""
    named = set(re.findall(r"^\| \[`(\w+)", path.read_text(encoding="utf-8"), re.MULTILINE))
    listed = run("--help", "--lang", "en").stdout.partition("Commands:\n")[2]
    commands = [command for page in DOCUMENTS for command in _commands(page)]
    assert named == set(re.findall(r"^  (\w+)", listed, re.MULTILINE))
    assert named == {command.split()[1] for command in commands if command.startswith("report ")}


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        (0, "figures nothing-has-this-name"),
        (1, "check --model tests/models/small.toml --source tests/data/district.txt"),
        (2, "check --source tests/data/district.txt"),
        (2, ""),
        (2, "indicators --no-such-option"),
        (2, "show no-such-id"),
        (2, "area 9"),
        (2, "indicators --model no-such-file.toml"),
        (2, "indicators -o no-such-folder/indicators.csv"),
        (2, "indicators -o indicators.pdf"),
    ],
)
def test_exit_code(code: int, arguments: str, run: Run) -> None:
    """The exit codes are those that the READMEs list, and no error is a traceback."""
    done = run(*arguments.split(), cwd=PROJECT)
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
