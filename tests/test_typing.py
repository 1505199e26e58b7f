"""What people type besides the plain line: options first, tags of languages, addresses, slips."""

from pathlib import Path
from typing import Any

import pytest
from conftest import Run

from xiaoshan_report.commands import NAMES
from xiaoshan_report.messages.translator import language_asked

CHINESE = "萧山区政府工作报告"


def refusal(run: Run, *line: str, **more: Any) -> str:
    """The one sentence with which a line is refused."""
    answer = run(*line, **more)
    assert (2, "") == (answer.returncode, answer.stdout)
    assert 1 == answer.stderr.count("\n")
    return str(answer.stderr)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["--json", "indicators", "gdp"], ["indicators", "gdp", "--json"]),
        (["--lang", "zh", "area", "3"], ["area", "3", "--lang", "zh"]),
        (["--lang=zh", "-f", "csv", "area"], ["area", "--lang=zh", "-f", "csv"]),
        (["-fjsonl", "--limit", "2", "figures"], ["figures", "-fjsonl", "--limit", "2"]),
        (["--json", "compare", "--limit=1"], ["compare", "--json", "--limit=1"]),
        (["--help", "show"], ["show", "--help"]),
    ],
)
def test_options_may_stand_before_the_command(
    run: Run, before: list[str], after: list[str]
) -> None:
    """The options that all commands have mean the same before the command as after it."""
    first, second = run(*before), run(*after)
    assert (0, "") == (first.returncode, first.stderr)
    assert second.stdout == first.stdout


def test_value_that_is_a_command_is_no_command(run: Run, tmp_path: Path) -> None:
    """What stands behind an option is its value, whatever it is called."""
    assert 0 == run("--output", "area", "-f", "csv", "indicators", cwd=tmp_path).returncode
    assert (tmp_path / "area").read_text(encoding="utf-8").startswith("id,report")


@pytest.mark.parametrize("line", [["--json"], ["--model", "x"], ["--lang", "zh", "--limit", "1"]])
def test_options_without_a_command_are_refused(run: Run, line: list[str]) -> None:
    """Options that a command must be there for do not pass in silence."""
    assert "report -h" in refusal(run, *line)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", [[], ["--lang", "zh"]])
def test_help_is_a_command_too(run: Run, name: str, lang: list[str]) -> None:
    """`report help COMMAND` prints what `report COMMAND -h` prints."""
    assert run(name, "-h", *lang).stdout == run("help", *lang, name).stdout


def test_help_alone_is_that_of_the_program(run: Run) -> None:
    """`report help` prints what `report -h` prints; of no command there is none."""
    assert run("-h").stdout == run("help").stdout
    assert "Did you mean area?" in refusal(run, "help", "aera")


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        (["gdp"], "report show gdp"),
        (["社零"], "report show 社零"),
        (["total", "fiscal", "revenue"], "report show total fiscal revenue"),
        (["投资", "--json"], "report figures 投资"),
        (["indicatrs"], "indicators"),
        (["comp"], "compare"),
        (["livelyhood"], "livelihood"),
    ],
)
def test_word_that_is_no_command_is_answered_with_what_was_meant(
    run: Run, line: list[str], meant: str
) -> None:
    """A thing of the report is answered with the command that shows it, a slip with the command."""
    assert refusal(run, *line).endswith(f" Did you mean {meant}?\n")


def test_csv_is_short_for_its_format(run: Run) -> None:
    """`--csv` is `--format csv`."""
    assert run("figures", "-f", "csv").stdout == run("figures", "--csv").stdout


@pytest.mark.parametrize(
    "options",
    [
        ["--json", "--csv"],
        ["--json", "-f", "csv"],
        ["--csv", "--format=json"],
        ["--json", "-o", "x.csv"],
        ["-f", "tsv", "-o", "x.csv"],
        ["--csv", "-o", "x.JSON"],
    ],
    ids=" ".join,
)
def test_two_formats_are_refused(run: Run, tmp_path: Path, options: list[str]) -> None:
    """Two formats at once are refused, both of them named, and nothing is written."""
    said = refusal(run, "indicators", *options, cwd=tmp_path)
    assert "different formats" in said
    assert all(option.lstrip("-").split("=")[0] in said for option in options if "--" in option)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "options",
    [
        ["--json", "-f", "json"],
        ["--csv", "-o", "x.csv"],
        ["--json", "-o", "answer"],
        ["--json", "-o", "x.txt"],
    ],
)
def test_one_format_may_be_said_twice(run: Run, tmp_path: Path, options: list[str]) -> None:
    """The same format is no contradiction, nor is an ending that any text can have."""
    assert 0 == run("indicators", *options, cwd=tmp_path).returncode


def test_export_and_output_point_to_each_other(run: Run, tmp_path: Path) -> None:
    """A file that only the other of the two can write is refused with what writes it."""
    assert "report figures -o x.tsv" in refusal(run, "export", "x.tsv", cwd=tmp_path)
    for file in ("i.xlsx", "i.sqlite", "i.parquet"):
        assert f"report export {file}" in refusal(run, "indicators", "-o", file, cwd=tmp_path)


@pytest.mark.parametrize("option", [["--json"], ["--csv"], ["-f", "csv"], ["-o", "y.json"]])
def test_export_has_no_second_way_to_say_its_format(
    run: Run, tmp_path: Path, option: list[str]
) -> None:
    """The ending says what `export` writes; an option that could contradict it is refused."""
    assert f"no option {option[0]}" in refusal(run, "export", "x.json", *option, cwd=tmp_path)
    assert "no option" in refusal(run, *option, "export", "x.json", cwd=tmp_path)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("url", ["https://example.org/a.html", "http://example.org", "HTTPS://x"])
@pytest.mark.parametrize(
    "line",
    [["indicators", "--model"], ["check", "--source"], ["draft"], ["export", "x.json", "--model"]],
)
def test_address_in_place_of_a_file_says_to_save_the_page(
    run: Run, line: list[str], url: str
) -> None:
    """An address is no file: the refusal says how to make one of it."""
    said = refusal(run, *line, url)
    assert "save the page first" in said
    assert f"curl -L -o page.html '{url}'" in said
    assert said == refusal(run, "indicators", XIAOSHAN_REPORT_MODEL=url)


@pytest.mark.parametrize("tag", ["zh", "zh-CN", "zh_TW.UTF-8", "ZH", "zh-Hans-CN"])
def test_tag_of_a_language_names_it(run: Run, tag: str) -> None:
    """`--lang` takes the tags and locales of a language, whatever the country."""
    assert CHINESE in run("indicators", "--lang", tag).stdout
    assert CHINESE in run("indicators", XIAOSHAN_REPORT_LANG=tag).stdout


@pytest.mark.parametrize("tag", ["en-US", "en_GB.UTF-8", "EN"])
def test_tag_of_english_names_it(run: Run, tag: str) -> None:
    """So it does of English, before what the locale says."""
    assert CHINESE not in run("indicators", "--lang", tag, LANG="zh_CN.UTF-8").stdout


@pytest.mark.parametrize("tag", ["fr", "fr-CN", "zhx", "", "C"])
def test_other_languages_are_refused(run: Run, tag: str) -> None:
    """A language that the program does not speak is refused with those that it does."""
    assert "zh, en" in refusal(run, "indicators", "--lang", tag)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "XIAOSHAN_REPORT_LANG": "en"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "en", "XIAOSHAN_REPORT_LANG": "zh"}, "zh"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "de:en_US:zh"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "de:fr"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": ""}, "zh"),
        ({"LANG": "C", "LANGUAGE": "zh"}, "en"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8", "LANGUAGE": "zh"}, "en"),
        ({"LANGUAGE": "zh"}, "en"),
        ({"LC_ALL": "zh_TW", "LANG": "en_US"}, "zh"),
        ({"LC_MESSAGES": "zh_TW", "LANG": "en_US"}, "zh"),
        ({}, "en"),
    ],
)
def test_environment_says_the_language(environment: dict[str, str], language: str) -> None:
    """First the program's own variable, then LANGUAGE but in the locale C, then the locale."""
    assert language == language_asked([], environment)


def test_refusals_are_in_the_language_of_the_tag(run: Run) -> None:
    """A refusal is in the language that the line asks for, in whatever form."""
    assert refusal(run, "indicators", "nonsense", "--lang", "zh-CN").startswith("错误：")
    assert refusal(run, "nonsense", XIAOSHAN_REPORT_LANG="zh_TW").startswith("错误：")


def test_completion_knows_options_before_the_command(run: Run) -> None:
    """Tab offers the options of a command that stands behind others."""
    asked = {
        "_REPORT_COMPLETE": "complete_fish",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_ARGS": "report --json compare --ch",
    }
    assert "--chart" in run(**asked).stdout
