"""Help and wrong usage: an example first, everything in the language asked for, at any width."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import FULL_DEVICE, Run, environment, needs_full_device, run_line, run_shell
from pages import plain
from rich.cells import cell_len

from xiaoshan_report.commands import NAMES, spec_of
from xiaoshan_report.messages import Language
from xiaoshan_report.messages.translator import Translator

DATA = Path(__file__).parent / "data"
COUNTIES = Path(__file__).parent / "models" / "counties"
LANGUAGES: tuple[Language, ...] = ("zh", "en")
PAGES = ["", *NAMES]
"""What has a help page: the program, which has no name here, and each command."""

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def helped(run: Run, name: str, *options: str, **more: str) -> str:
    """What `-h` prints."""
    answer = run(*filter(None, [name]), "-h", *options, **more)
    assert (0, "") == (answer.returncode, answer.stderr)
    return answer.stdout


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("language", "opening"), [("zh", "示例："), ("en", "Example: ")])
def test_help_begins_with_an_example(run: Run, name: str, language: str, opening: str) -> None:
    """The first line of every help page is something to try, of that very command."""
    first = helped(run, name, "--lang", language).partition("\n")[0]
    assert first.startswith(f"{opening}report {name}")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_example_runs(tmp_path: Path, name: str, language: Language) -> None:
    """The example of every help page answers something, without a complaint."""
    example = Translator(language)(f"example-{name or 'report'}")
    shutil.copy(DATA / "district.txt", tmp_path / "report.txt")
    for draft, folder in (("report.html", "models"), ("报告.html", "模型")):
        lines = (DATA / "qinghe-2025.txt").read_text("utf-8").splitlines()
        (tmp_path / draft).write_bytes(plain(lines))
        shutil.copytree(COUNTIES, tmp_path / folder)
    for article in ("article.txt", "报道.txt"):
        shutil.copy(DATA / "qinghe-2025.txt", tmp_path / article)
    chosen = str(DATA / "district.toml") if name == "check" else ""
    if name == "review":
        run_line(Translator(language)("example-draft"), cwd=tmp_path)
    before = set(tmp_path.iterdir())
    code, out, err = run_line(example, cwd=tmp_path, XIAOSHAN_REPORT_MODEL=chosen)
    assert 0 == code
    assert "" == err or name == "draft"  # which says how much it found
    assert out or set(tmp_path.iterdir()) - before


@pytest.mark.parametrize("name", PAGES)
def test_chinese_help_is_chinese(run: Run, name: str) -> None:
    """In Chinese every line of help but those of what is typed says something in Chinese."""
    lines = helped(run, name, "--lang", "zh", COLUMNS="100").splitlines()
    typed = re.compile(r"  -[^ ].*| {6,}.*|(示例|用法)：report .*|")
    said = (line for line in lines if not typed.fullmatch(line))
    assert [] == [line for line in said if not CHINESE.search(line)]
    assert not re.search(r"Usage|Options|Commands|Arguments|Show|default|env var", "\n".join(lines))


@pytest.mark.parametrize("name", PAGES)
def test_english_help_is_english(run: Run, name: str) -> None:
    """In English no line of help has a Chinese character."""
    assert not CHINESE.search(helped(run, name, "--lang", "en"))


@pytest.mark.parametrize(
    ("arguments", "more"),
    [
        (["-h", "--lang", "zh"], {}),
        (["--lang", "zh", "-h"], {}),
        (["--lang=zh", "--help"], {}),
        (["area", "--lang", "zh", "-h"], {}),
        (["area", "-h", "--lang=zh"], {}),
        (["--lang", "zh", "area", "-h"], {}),
        (["--lang", "en", "area", "--lang", "zh", "-h"], {}),
        (["area", "-h"], {"LANG": "zh_CN.UTF-8"}),
        (["-h"], {"LC_ALL": "zh_CN.GB18030", "LANG": "en_US.UTF-8"}),
    ],
    ids=str,
)
def test_language_is_found_wherever_it_stands(
    run: Run, arguments: list[str], more: dict[str, str]
) -> None:
    """`--lang` counts before and after `-h` and the command, and the locale without it."""
    assert run(*arguments, **more).stdout.startswith("示例：")


def test_language_before_the_command_is_that_of_its_answer(run: Run) -> None:
    """`report --lang zh area` answers as `report area --lang zh` does."""
    assert run("area", "--lang", "zh").stdout == run("--lang", "zh", "area").stdout
    assert "没有第9个" in run("--lang", "zh", "area", "9").stderr


@pytest.mark.parametrize("width", [40, 60, 80, 120, 240])
@pytest.mark.parametrize("language", LANGUAGES)
def test_help_fits_the_terminal(run: Run, width: int, language: Language) -> None:
    """No line of help is wider than the terminal, nor than can be read well."""
    said = {name: helped(run, name, "--lang", language, COLUMNS=str(width)) for name in PAGES}
    lines = [(name, line) for name, page in said.items() for line in page.splitlines()]
    assert [] == [one for one in lines if cell_len(one[1]) > min(width, 100)]


def test_help_names_every_command_and_option(run: Run) -> None:
    """The program's help lists each command, and each command's help all it takes."""
    whole = helped(run, "")
    assert list(NAMES) == re.findall(r"^  ([a-z]+) ", whole, re.MULTILINE)
    for name in NAMES:
        said = helped(run, name)
        for one in spec_of(name).parameters:
            assert all(flag in said for flag in one.flags)
            assert all(choice in said for choice in one.choices)
            assert one.term in said


WRONG = [
    (
        ["indicatrs"],
        (
            "there is no command indicatrs; expected one that “report -h” lists. "
            "Did you mean indicators?"
        ),
        "没有命令 indicatrs；用“report -h”可列出全部命令。是不是指 indicators？",
    ),
    (
        ["area", "--lnag", "x"],
        (
            "report area has no option --lnag; expected one that “report area -h” lists. "
            "Did you mean --lang?"
        ),
        "report area 没有选项 --lnag；用“report area -h”可列出全部选项。是不是指 --lang？",
    ),
    (
        ["-x"],
        "report has no option -x; expected one that “report -h” lists.",
        "report 没有选项 -x；用“report -h”可列出全部选项。",
    ),
    (
        ["show"],
        "report show lacks its WHAT; “report show -h” shows an example.",
        "report show 缺少 WHAT；示例见“report show -h”。",
    ),
    (
        ["figures", "--area", "x"],
        "--area cannot be “x”; expected a whole number.",
        "--area 不能是“x”；应为整数。",
    ),
    (
        ["figures", "--area="],
        "--area cannot be “”; expected a whole number.",
        "--area 不能是“”；应为整数。",
    ),
    (
        ["area", "-f", "jsno"],
        (
            "--format cannot be “jsno”; expected one of table, json, jsonl, csv, tsv, markdown, "
            "html. Did you mean json?"
        ),
        (
            "--format 不能是“jsno”；"
            "应为以下之一：table, json, jsonl, csv, tsv, markdown, html。是不是指 json？"
        ),
    ),
    (
        ["schema", "chek"],
        (
            "COMMAND cannot be “chek”; expected one of indicators, area, livelihood, compare, "
            "targets, figures, show, cite, check, verify, review. Did you mean check?"
        ),
        (
            "COMMAND 不能是“chek”；应为以下之一：indicators, area, livelihood, compare, targets, "
            "figures, show, cite, check, verify, review。是不是指 check？"
        ),
    ),
    (
        ["verify", "1", "2", "3"],
        "report verify has no use for “2 3”; “report verify -h” shows what it takes.",
        "report verify 不需要“2 3”；用法见“report verify -h”。",
    ),
    (
        ["area", "--json=3"],
        "--json takes no value; write it alone.",
        "--json 不带值；请单独使用。",
    ),
    (
        ["check", "--source"],
        "--source needs a value after it; “report check -h” says which.",
        "--source 后面缺少值；用法见“report check -h”。",
    ),
]


@pytest.mark.parametrize(("arguments", "english", "chinese"), WRONG, ids=lambda one: str(one[:2]))
def test_wrong_usage_is_one_sentence(
    run: Run, arguments: list[str], english: str, chinese: str
) -> None:
    """What is wrong with a command line is said in one line of the language, and exits with 2."""
    for locale, said in (("en_US.UTF-8", f"error: {english}\n"), ("zh_CN", f"错误：{chinese}\n")):
        answer = run(*arguments, LANG=locale)
        assert (2, "", said) == (answer.returncode, answer.stdout, answer.stderr)


def test_wrong_usage_before_lang_is_in_its_language(run: Run) -> None:
    """`--lang` counts although the mistake stands before it."""
    assert run("area", "--nonsense", "--lang", "zh").stderr.startswith("错误：report area 没有选项")


def test_program_alone_shows_its_help_as_a_complaint(run: Run) -> None:
    """Without a command the help goes to standard error, and the exit code says that it failed."""
    answer = run()
    assert (2, "") == (answer.returncode, answer.stdout)
    assert helped(run, "") == answer.stderr


@needs_full_device
@pytest.mark.parametrize("option", ["-h", "--version"])
def test_help_and_version_into_a_full_disk_are_refused(option: str) -> None:
    """What cannot be written is said in one sentence, also of help."""
    done = run_shell(f"report {option} > {FULL_DEVICE}")
    assert 2 == done.returncode
    assert re.fullmatch(rb"error: stdout: cannot be written \(.*\).*\n", done.stderr)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "gbk"])
def test_help_is_printed_in_any_encoding(encoding: str) -> None:
    """Chinese help dies of no character, however poor the encoding."""
    line = "report -h --lang zh && report nonsense --lang zh"
    done = run_shell(line, PYTHONIOENCODING=encoding)
    assert 2 == done.returncode
    assert b"report indicators" in done.stdout
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [[b"\xff"], [b"area", b"\xff"], [b"area", b"1", b"\xff"]])
def test_what_is_no_text_is_refused_all_the_same(arguments: list[bytes]) -> None:
    """Bytes that are no text are shown by their codes."""
    command = [os.fsencode(sys.executable), b"-m", b"xiaoshan_report", *arguments]
    done = subprocess.run(command, capture_output=True, env=environment(), check=False)
    assert (2, b"", 1) == (done.returncode, done.stdout, done.stderr.count(b"\n"))
    assert b"\\udcff" in done.stderr
