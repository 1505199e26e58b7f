"""Many models at once: which are read, in which order, and whose each row is."""

import json
import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from errno import EACCES
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from jsonschema import Draft202012Validator
from pyarrow import parquet

if TYPE_CHECKING:
    import subprocess

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Made = Callable[..., Path]

SMALL = (Path(__file__).parent / "models" / "small.toml").read_text(encoding="utf-8")

LATER, SOUTH, NORTH = "north-2022", "south-2021", "north-2021"
"""The ids of three reports, as their files are named; the last of them is the first by place."""


def small(identifier: str, place: str = "甲区", year: int = 2021, **changes: str) -> str:
    """The small model under another id, of another place and year, with texts changed."""
    text = SMALL.replace('id = "small-report"', f'id = "{identifier}"', 1)
    text = text.replace(
        'place = "某地"\nplace_en = "Somewhere"', f'place = "{place}"\nplace_en = "P"'
    )
    text = text.replace('period = "2021-01/2021-06"', f'period = "{year}-01/{year}-06"', 1)
    for old, new in changes.items():
        text = text.replace(old, new)
    return text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three models, one of them deeper, beside a file that is none."""
    inside = tmp_path / "models"
    (inside / "deeper").mkdir(parents=True)
    (inside / "a.toml").write_text(small(LATER, "甲区", 2022), encoding="utf-8")
    (inside / "b.toml").write_text(small(SOUTH, "乙区", 2021), encoding="utf-8")
    (inside / "deeper" / "c.toml").write_text(small(NORTH, "甲区", 2021), encoding="utf-8")
    (inside / "notes.txt").write_text("no model", encoding="utf-8")
    return inside


@pytest.fixture
def add(folder: Path) -> Made:
    """Write one more model into the folder."""

    def write(name: str, text: str) -> Path:
        path = folder / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def answer(run: Run, *arguments: str, **more: str) -> Any:
    """The answer as JSON, where there is one."""
    done = run(*arguments, "--json", **more)
    assert (0, "") == (done.returncode, done.stderr)
    return json.loads(done.stdout)


def reports_of(rows: list[dict[str, Any]]) -> list[str]:
    """The reports that rows name, each once, in order."""
    return list(dict.fromkeys(row["report"] for row in rows))


# Which models, in which order


@pytest.mark.parametrize("command", ["indicators", "area", "figures"])
def test_listings_take_every_model_by_place_then_period(
    run: Run, folder: Path, command: str
) -> None:
    """A folder is opened up, and rows come report by report, by place and then by period."""
    rows = answer(run, command, "--model", str(folder))
    assert [SOUTH, NORTH, LATER] == reports_of(rows)
    alone = answer(run, command, "--model", str(folder / "b.toml"))
    assert len(alone) * 3 == len(rows)
    assert alone == rows[: len(alone)]


def test_models_are_given_one_by_one(run: Run, folder: Path) -> None:
    """The option may be given again; the order on the command line does not matter."""
    both = [f"--model={folder / 'a.toml'}", f"--model={folder / 'b.toml'}"]
    assert [SOUTH, LATER] == reports_of(answer(run, "indicators", *both))
    assert answer(run, "indicators", *both) == answer(run, "indicators", *reversed(both))


def test_the_variable_holds_several_models(run: Run, folder: Path) -> None:
    """The variable names models as PATH names folders."""
    value = os.pathsep.join([str(folder / "a.toml"), str(folder / "deeper")])
    rows = answer(run, "indicators", XIAOSHAN_REPORT_MODEL=value)
    assert [NORTH, LATER] == reports_of(rows)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_order_does_not_depend_on_the_layout(
    run: Run, folder: Path, newline: str, mark: str
) -> None:
    """A report that says what it is about at the end of its file has its place among the others."""
    record, end = SMALL.index("[report]"), SMALL.index("[[indicators]]")
    moved = SMALL[:record] + SMALL[end:] + "\n" + SMALL[record:end]
    text = mark + moved.replace("某地", "丙区").replace("\n", newline)
    (folder / "z.toml").write_bytes(text.encode())
    found = reports_of(answer(run, "indicators", "--model", str(folder)))
    assert ["small-report", SOUTH, NORTH, LATER] == found


@pytest.mark.parametrize("value", ["{model}:", ":{model}", "::{model}::"])
def test_nothing_between_colons_is_no_model(run: Run, tmp_path: Path, value: str) -> None:
    """An empty entry of the variable counts for nothing: it is not the folder that one is in."""
    path = tmp_path / "model.toml"
    path.write_text(SMALL, encoding="utf-8")
    value = value.replace(":", os.pathsep).format(model=path)
    expected = answer(run, "area", "1", "--model", str(path))
    assert expected == answer(run, "area", "1", XIAOSHAN_REPORT_MODEL=value)


def test_a_variable_of_nothing_but_colons_names_no_model(run: Run) -> None:
    """With no entry at all the bundled model is meant."""
    expected = answer(run, "area", "1")
    assert expected == answer(run, "area", "1", XIAOSHAN_REPORT_MODEL=os.pathsep)


def test_an_empty_model_is_refused(run: Run) -> None:
    """--model without a path is a slip, such as a variable that is not set; it is no folder."""
    done = run("indicators", "--model", "")
    expected = "error: --model cannot be “”; expected a file or a folder.\n"
    assert (2, "", expected) == (done.returncode, done.stdout, done.stderr)


def test_an_empty_folder_is_refused(run: Run, tmp_path: Path) -> None:
    """A folder without a model is refused in one sentence."""
    done = run("indicators", "--model", str(tmp_path))
    expected = (
        f"error: {tmp_path}: there is no model in this folder; expected files that end in .toml.\n"
    )
    assert (2, "", expected) == (done.returncode, done.stdout, done.stderr)


def test_another_model_of_the_same_report_is_named_and_the_others_are_listed(
    run: Run, folder: Path, add: Made
) -> None:
    """Of two models of one report the first counts; the other is named beside it."""
    whole = run("indicators", "--model", str(folder))
    again = add("c.toml", small(SOUTH, "丙区"))
    done = run("indicators", "--model", str(folder))
    assert (2, whole.stdout) == (done.returncode, done.stdout)
    assert done.stderr == (
        f"error: {again}: a model of the same report, {SOUTH}, as {folder / 'b.toml'}, "
        "which is the one that counts; give one of them.\n"
    )


@pytest.mark.parametrize("way", ["folder and file", "twice", "symlink", "hard link"])
def test_one_file_given_twice_counts_once(run: Run, folder: Path, tmp_path: Path, way: str) -> None:
    """The same file, by whatever name, is one model."""
    file, link = folder / "b.toml", tmp_path / "link.toml"
    if way == "symlink":
        link.symlink_to(file)
    elif way == "hard link":
        link.hardlink_to(file)
    given = [folder, file] if way == "folder and file" else [folder, link, link]
    given = [folder, folder] if way == "twice" else given
    options = [option for path in given for option in ("--model", str(path))]
    expected = answer(run, "indicators", "--model", str(folder))
    assert expected == answer(run, "indicators", *options)


def test_a_folder_named_like_a_model_is_a_folder(run: Run, folder: Path) -> None:
    """What ends in .toml and is a folder is searched like any other."""
    (folder / "deeper").rename(folder / "deeper.toml")
    assert [SOUTH, NORTH, LATER] == reports_of(answer(run, "indicators", "--model", str(folder)))


@pytest.mark.parametrize("ending", ["TOML", "Toml", "tOmL"])
def test_a_model_ends_in_toml_in_any_case(run: Run, folder: Path, ending: str) -> None:
    """A model from a system that writes endings in capitals is one of the folder's."""
    (folder / "b.toml").rename(folder / f"b.{ending}")
    assert [SOUTH, NORTH, LATER] == reports_of(answer(run, "indicators", "--model", str(folder)))


@pytest.mark.parametrize("name", ["._b.toml", ".git/b.toml", ".toml"])
def test_what_is_hidden_in_a_folder_is_no_model(run: Run, folder: Path, name: str) -> None:
    """Files that a system or a tool keeps for itself beside the models are left alone."""
    hidden = folder / name
    hidden.parent.mkdir(exist_ok=True)
    hidden.write_bytes(b"\0\5\x16\7\0")
    assert [SOUTH, NORTH, LATER] == reports_of(answer(run, "indicators", "--model", str(folder)))


def test_a_linked_folder_is_searched_once(run: Run, folder: Path, tmp_path: Path) -> None:
    """A link to a folder is followed, also one that leads in a circle."""
    (folder / "deeper").rename(tmp_path / "elsewhere")
    (folder / "linked").symlink_to(tmp_path / "elsewhere")
    (folder / "again").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "circle").symlink_to(folder)
    assert [SOUTH, NORTH, LATER] == reports_of(answer(run, "indicators", "--model", str(folder)))


@pytest.mark.parametrize(
    ("target", "reason"),
    [("gone.toml", "no such file"), ("broken.toml", "links lead in a circle")],
)
def test_a_broken_link_is_named_and_the_others_are_listed(
    run: Run, folder: Path, target: str, reason: str
) -> None:
    """A link that leads nowhere, or to itself, is said and does not hide the models beside it."""
    whole = run("indicators", "--model", str(folder)).stdout
    (folder / "broken.toml").symlink_to(folder / target)
    done = run("indicators", "--model", str(folder), "--lang", "en")
    assert (2, whole) == (done.returncode, done.stdout)
    assert done.stderr.startswith(f"error: {folder / 'broken.toml'}: ")
    assert reason in done.stderr


def test_a_folder_that_cannot_be_read_is_named(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Models that nobody may list are missing from the answer, so the folder is named."""
    rest = [one["report"] for one in answer(run, "indicators", "--model", str(folder))]
    listed = os.scandir

    def refuse(path: str) -> Any:
        if str(path) == str(folder / "deeper"):
            raise PermissionError(EACCES, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", refuse)
    done = run("indicators", "--model", str(folder), "--json", "--lang", "en")
    said = f"{folder / 'deeper'}: this folder cannot be read (it is not allowed); models in it are"
    assert f"error: {said} left out.\n" == done.stderr
    kept = [one["report"] for one in json.loads(done.stdout)]
    assert (2, [one for one in rest if one != NORTH]) == (done.returncode, kept)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes there")
@pytest.mark.parametrize("alone", [False, True])
def test_a_pipe_in_a_folder_is_named_and_the_others_are_listed(
    run: Run, folder: Path, tmp_path: Path, *, alone: bool
) -> None:
    """A folder is not held up by a pipe within it, which is no model."""
    pipes = tmp_path / "pipes" if alone else folder
    whole = "" if alone else run("indicators", "--model", str(folder)).stdout
    pipes.mkdir(exist_ok=True)
    os.mkfifo(pipes / "pipe.toml")
    done = run("indicators", "--model", str(pipes))
    assert (2, whole) == (done.returncode, done.stdout)
    expected = f"error: {pipes / 'pipe.toml'}: not a plain file; expected a model in one.\n"
    assert expected == done.stderr


def test_what_can_be_read_only_once_is_none_of_several(run: Run, folder: Path) -> None:
    """Standard input can be the one model, but not one of several."""
    done = run("indicators", "--model", str(folder), "--model", "-")
    assert (2, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith("error: -: it can be read only once")


# What no report has


def bare(identifier: str, place: str = "甲区") -> str:
    """A model of a report of nothing but its own record."""
    return small(identifier, place).partition("[[indicators]]")[0]


@pytest.mark.parametrize(
    ("arguments", "english", "chinese"),
    [
        (["livelihood", "1"], "livelihood project 1", "民生实事项目 1"),
        (["figures", "--project", "1"], "livelihood project 1", "民生实事项目 1"),
        (["area", "1"], "work area 1", "工作方面 1"),
        (["figures", "--area", "1"], "work area 1", "工作方面 1"),
        (["figures", "--unit", "家"], "unit 家", "单位 家"),
    ],
)
def test_a_report_without_any_of_a_kind_says_so(
    run: Run, tmp_path: Path, arguments: list[str], english: str, chinese: str
) -> None:
    """Where there is nothing to choose from, no empty choice is offered."""
    for number in range(2):
        (tmp_path / f"{number}.toml").write_text(bare(f"r-{number}"), encoding="utf-8")
    said = {
        language: run(*arguments, "--model", str(tmp_path), "--lang", language).stderr
        for language in ("en", "zh")
    }
    assert f"error: there is no {english}; no report here lists any.\n" == said["en"]
    assert f"错误：没有{chinese}；所读的报告一个也没有列出。\n" == said["zh"]


@pytest.mark.parametrize("format_", ["table", "jsonl"])
def test_a_report_without_any_does_not_speak_for_the_others(
    run: Run, folder: Path, add: Made, format_: str
) -> None:
    """A number that none has is answered with those of the reports that have some."""
    add("0.toml", bare("bare", "丁区"))
    ask = ["--model", str(folder), "-f", format_, "--lang", "en"]
    assert "expected 1 to 2." in run("livelihood", "9", *ask).stderr
    assert "expected one of 1, 2." in run("figures", "--project", "9", *ask).stderr


@pytest.mark.parametrize(
    ("command", "english", "chinese"),
    [
        ("livelihood", "No livelihood projects are listed.", "没有列出民生实事。"),
        ("area", "No work areas are listed.", "没有列出工作方面。"),
    ],
)
def test_an_empty_list_says_that_it_is_empty(
    run: Run, tmp_path: Path, command: str, english: str, chinese: str
) -> None:
    """A table without rows has a sentence in their place."""
    path = tmp_path / "bare.toml"
    path.write_text(bare("bare"), encoding="utf-8")
    for language, sentence in (("en", english), ("zh", chinese)):
        done = run(command, "--model", str(path), "--lang", language)
        assert (0, "", sentence) == (done.returncode, done.stderr, done.stdout.splitlines()[-1])


@pytest.mark.parametrize(
    "filter_",
    [
        ["--measure", "annual_average"],
        ["--project", "1"],
        ["--area", "1"],
        ["--indicator", "industry"],
    ],
    ids=str,
)
def test_a_filter_that_leaves_nothing_is_no_mistake(
    run: Run, tmp_path: Path, filter_: list[str]
) -> None:
    """What the schema or the report has can be asked for, also where no figure is of it."""
    text = re.sub(r"(?s)figures = \[.*?\]\n", "figures = []\n", SMALL.partition("[[sums]]")[0])
    path = tmp_path / "no-figures.toml"
    path.write_text(re.sub(r"\n(done|target|percent) = .*", "", text), encoding="utf-8")
    assert [] == answer(run, "figures", *filter_, "--model", str(path))


# A bad one among them


@pytest.mark.parametrize("format_", ["table", "json", "jsonl", "csv", "tsv", "markdown"])
def test_a_bad_model_is_named_and_the_others_are_listed(
    run: Run, folder: Path, add: Made, format_: str
) -> None:
    """What cannot be read is named in a sentence each; the rest is as if it were not there."""
    ask = ["indicators", "--model", str(folder), "--format", format_]
    whole = run(*ask)
    no_toml = add("0.toml", "no model")
    misspelt = add("y.toml", small("misspelt", "丁区", prices="price"))
    done = run(*ask)
    assert (2, whole.stdout) == (done.returncode, done.stdout)
    told = done.stderr.splitlines()
    assert 2 == len(told)
    assert told[0].startswith(f"error: {no_toml}:1:4: ")
    assert told[1].startswith(f"error: {misspelt}:")


def test_an_output_file_holds_what_could_be_read(
    run: Run, folder: Path, add: Made, tmp_path: Path
) -> None:
    """A file is written although one model is bad, and the exit code says so."""
    add("bad.toml", "")
    target = tmp_path / "out.json"
    done = run("indicators", "--model", str(folder), "--output", str(target))
    assert (2, "") == (done.returncode, done.stdout)
    assert [SOUTH, NORTH, LATER] == reports_of(json.loads(target.read_text(encoding="utf-8")))


def test_only_bad_models_are_no_answer(run: Run, tmp_path: Path) -> None:
    """Where none can be read there is no answer, and every one is named."""
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text("no model", encoding="utf-8")
    done = run("indicators", "--model", str(tmp_path), "--json")
    assert (2, "", 2) == (done.returncode, done.stdout, done.stderr.count("\n"))


def test_a_bad_model_outweighs_what_check_finds(run: Run, folder: Path, add: Made) -> None:
    """The exit code is that of what could not be done."""
    add("bad.toml", "")
    add("wrong.toml", small("wrong", 同比下降="同比增长"))
    assert 2 == run("check", "--model", str(folder)).returncode


# Numbers and words


@pytest.mark.parametrize("command", ["area", "livelihood"])
def test_a_numbered_thing_is_an_object_of_one_file_and_an_array_of_several(
    run: Run, folder: Path, command: str
) -> None:
    """One plain file gives an object, a folder an array, though it hold but one model."""
    one = answer(run, command, "1", "--model", str(folder / "b.toml"))
    assert SOUTH == one["report"]
    several = answer(run, command, "1", "--model", str(folder))
    assert [SOUTH, NORTH, LATER] == reports_of(several)
    assert one == several[0]
    assert [several[1]] == answer(run, command, "1", "--model", str(folder / "deeper"))


def test_a_report_without_the_number_is_left_out(run: Run, folder: Path, add: Made) -> None:
    """What some reports have is shown of these; what none has is refused."""
    add(
        "more.toml",
        small("more", "丙区")
        .replace('number = 1\ntitle = "改革"', 'number = 7\ntitle = "改革"')
        .replace("area = 1", "area = 7"),
    )
    assert ["more"] == reports_of(answer(run, "area", "7", "--model", str(folder)))
    done = run("area", "8", "--model", str(folder))
    assert (2, "") == (done.returncode, done.stdout)
    assert "there is no work area 8" in done.stderr
    alone = run("area", "8", "--model", str(folder / "b.toml"))
    assert (2, "", 1) == (alone.returncode, alone.stdout, alone.stderr.count("\n"))


def test_livelihood_sums_up_all_reports(run: Run, folder: Path) -> None:
    """All projects of all reports stand in one object, with one summary."""
    whole = answer(run, "livelihood", "--model", str(folder))
    alone = answer(run, "livelihood", "--model", str(folder / "a.toml"))
    assert [SOUTH, NORTH, LATER] == reports_of(whole["projects"])
    assert 3 * alone["summary"]["tasks"] == whole["summary"]["tasks"]
    states = {state: 3 * count for state, count in alone["summary"]["states"].items()}
    assert states == whole["summary"]["states"]


@pytest.mark.parametrize("command", ["indicators", "compare"])
def test_a_word_means_something_in_each_report(
    run: Run, folder: Path, add: Made, command: str
) -> None:
    """A selector is resolved report by report; one that some do not have shows the others."""
    add("more.toml", small("more", "丙区", industry="factories", 工业投资="厂房"))
    ask = ["--model", str(folder)]
    rows = [row for row in answer(run, command, "industry", *ask) if row["id"]]
    assert [SOUTH, NORTH, LATER] == reports_of(rows)
    both = [row for row in answer(run, command, "industry", "factories", *ask) if row["id"]]
    assert ["more", NORTH, LATER, SOUTH] == sorted(reports_of(both))


@pytest.mark.parametrize("format_", ["table", "json", "csv"])
def test_a_word_that_means_nothing_anywhere_is_refused(
    run: Run, folder: Path, format_: str
) -> None:
    """A selector without meaning in any report is refused before anything is written."""
    done = run("indicators", "industry", "nosuch", "--model", str(folder), "--format", format_)
    expected = "error: there is no indicator with the id nosuch.\n"
    assert (2, "", expected) == (done.returncode, done.stdout, done.stderr)


def test_a_word_with_two_meanings_in_a_report_means_both(run: Run, folder: Path) -> None:
    """Several indicators of one report are listed for one word; `show` wants one and refuses."""
    found = [row["id"] for row in answer(run, "indicators", "投", "--model", str(folder))]
    assert len(set(found)) > 1
    done = run("show", "投", "--model", str(folder))
    assert (2, "") == (done.returncode, done.stdout)
    assert "could mean more than one" in done.stderr


def test_filters_pass_what_any_report_has(run: Run, folder: Path, add: Made) -> None:
    """A filter is refused only where no report has that value."""
    add("more.toml", small("more", "丙区").replace("亿元", "万元"))
    ask = ["figures", "--model", str(folder)]
    assert ["more"] == reports_of(answer(run, *ask, "--unit", "万元"))
    assert {"more", SOUTH, NORTH, LATER} == set(
        reports_of(answer(run, *ask, "--indicator", "investment"))
    )
    assert 2 == run(*ask, "--unit", "吨").returncode
    assert 2 == run(*ask, "--indicator", "nosuch").returncode


def test_show_asks_which_report_is_meant(run: Run, folder: Path, add: Made) -> None:
    """What several reports have is ambiguous, and the refusal says how to name each."""
    add("more.toml", small("more", "丙区", industry="factories"))
    ask = ["--model", str(folder)]
    done = run("show", "industry", *ask)
    assert (2, "") == (done.returncode, done.stdout)
    for report in (SOUTH, NORTH, LATER):
        assert f"{report}/industry" in done.stderr
    assert LATER == answer(run, "show", f"{LATER}/industry", *ask)["report"]
    assert "more" == answer(run, "show", "factories", *ask)["report"]
    assert 2 == run("show", f"{LATER}/factories", *ask).returncode


def test_show_takes_the_report_of_a_single_model_too(run: Run, folder: Path) -> None:
    """The long form of an id is good where there is but one model."""
    ask = ["--model", str(folder / "b.toml")]
    assert answer(run, "show", "industry", *ask) == answer(run, "show", f"{SOUTH}/industry", *ask)


# The proof


def test_check_proves_every_model(run: Run, folder: Path, add: Made) -> None:
    """Each model has its own proof; the exit code says whether any found something."""
    ask = ["check", "--model", str(folder)]
    records = answer(run, *ask)
    assert [SOUTH, NORTH, LATER] == reports_of(records)
    assert all(record["ok"] for record in records)
    add("wrong.toml", small("wrong", "丙区", 同比下降="同比增长"))
    done = run(*ask, "--json")
    assert 1 == done.returncode
    found = [record for record in json.loads(done.stdout) if not record["ok"]]
    assert ["wrong"] == reports_of(found)
    assert {"wrong"} == {finding["report"] for finding in found[0]["findings"]}


def test_a_source_is_refused_for_several(run: Run, folder: Path) -> None:
    """A text belongs to one report."""
    done = run("check", "--source", "text", "--model", str(folder))
    expected = "error: --source is about one report, but there are 3; give one --model.\n"
    assert (2, "", expected) == (done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("command", [["indicators"], ["area"], ["figures"], ["livelihood"]])
def test_tables_say_whose_every_row_is(run: Run, folder: Path, command: list[str]) -> None:
    """People see a block for each report under its place and period, and how many there are."""
    text = run(*command, "--model", str(folder), "--lang", "zh").stdout
    assert text.startswith("3份报告：")
    heads = ["乙区 2021年1—6月", "甲区 2021年1—6月", "甲区 2022年1—6月"]
    assert heads == [line for line in text.splitlines() if line in heads]
    alone = run(*command, "--model", str(folder / "b.toml"), "--lang", "zh").stdout
    assert "乙区" not in alone


def test_a_row_of_each_report_stands_in_one_table(run: Run, folder: Path) -> None:
    """Where every report has but one row, a column says whose it is."""
    text = run("indicators", "industry", "--model", str(folder), "--lang", "zh").stdout
    rows = text.splitlines()[4:7]
    assert ["乙区 2021年1—6月", "甲区 2021年1—6月", "甲区 2022年1—6月"] == [
        row[: row.index("月") + 1] for row in rows
    ]
    assert all("工业投资" in row for row in rows)


@pytest.mark.parametrize("command", ["area", "livelihood"])
def test_a_numbered_thing_has_its_title_in_each_report(
    run: Run, folder: Path, command: str
) -> None:
    """The block of a report names what has this number there."""
    text = run(command, "1", "--model", str(folder), "--lang", "zh").stdout
    title = answer(run, command, "1", "--model", str(folder / "a.toml"))["title"]
    assert f"\n甲区 2022年1—6月：{title}\n" in text
    assert text.startswith("3份报告：")


# Schemas, exports


@pytest.mark.parametrize(
    "command",
    ["indicators", "area", "area 1", "livelihood", "livelihood 1", "check", "compare", "figures"],
)
def test_answers_about_several_models_keep_to_the_schema(
    run: Run, folder: Path, command: str
) -> None:
    """The schema of a command describes what it prints about several models too."""
    schema = json.loads(run("schema", command.split(maxsplit=1)[0]).stdout)
    Draft202012Validator(schema).validate(answer(run, *command.split(), "--model", str(folder)))


@pytest.fixture
def exported(run: Run, folder: Path, tmp_path: Path) -> Made:
    """Export the folder as a file with this ending."""

    def export(ending: str) -> Path:
        path = tmp_path / f"all{ending}"
        done = run("export", str(path), "--model", str(folder))
        assert (0, "", "") == (done.returncode, done.stdout, done.stderr)
        return path

    return export


def test_json_export_holds_every_model(exported: Made) -> None:
    """The models stand in order, and so do the rows."""
    document = json.loads(exported(".json").read_text(encoding="utf-8"))
    assert [SOUTH, NORTH, LATER] == [model["report"]["id"] for model in document["models"]]
    for rows in ("indicators", "areas", "projects", "compare", "figures"):
        assert [SOUTH, NORTH, LATER] == reports_of(document[rows]), rows


def test_sqlite_export_keys_rows_by_report(exported: Made) -> None:
    """The same ids of several reports stand beside each other in every table and view."""
    with closing(sqlite3.connect(exported(".sqlite"))) as database:
        for table in ("indicator", "figure", "indicators", "figures", "livelihood", "compare"):
            found = database.execute(f"SELECT report, count(*) FROM {table} GROUP BY report")  # noqa: S608
            counts = dict(found.fetchall())
            assert {SOUTH, NORTH, LATER} == set(counts)
            assert 1 == len(set(counts.values()))
        assert [] == database.execute("PRAGMA foreign_key_check").fetchall()


def test_parquet_export_has_a_report_column(exported: Made) -> None:
    """Every figure names its report."""
    column = parquet.read_table(exported(".parquet")).column("report").to_pylist()
    assert [SOUTH, NORTH, LATER] == list(dict.fromkeys(column))


def test_xlsx_export_names_the_report_in_every_row(exported: Made) -> None:
    """Each sheet holds the rows of all reports, and its last column says whose they are."""
    summary, places, *sheets = openpyxl.load_workbook(exported(".xlsx"))
    assert {SOUTH, NORTH, LATER} <= {cell.value for row in summary.iter_rows() for cell in row}
    assert {SOUTH, NORTH, LATER} == {row[-1].value for row in places.iter_rows(min_row=2)}
    for sheet in sheets:
        whose = [row[-1].value for row in sheet.iter_rows(min_row=2)]
        assert [SOUTH, NORTH, LATER] == list(dict.fromkeys(whose)), sheet.title


def test_html_export_has_a_chapter_for_each_report(exported: Made) -> None:
    """The page holds every report, and no anchor stands in it twice."""
    page = exported(".html").read_text(encoding="utf-8")
    anchors = [part.partition('"')[0] for part in page.split(' id="')[1:]]
    assert len(anchors) == len(set(anchors))
    for report in (SOUTH, NORTH, LATER):
        assert any(anchor.startswith(f"{report}/") for anchor in anchors)


def test_html_export_says_whose_every_title_is(exported: Made) -> None:
    """Reports that are titled alike are told apart in the contents and in the headings."""
    page = exported(".html").read_text(encoding="utf-8")
    for identifier, place, year in (
        (SOUTH, "乙区", 2021),
        (NORTH, "甲区", 2021),
        (LATER, "甲区", 2022),
    ):
        named = f'<span class="zh" lang="zh-Hans">{place} {year}年1—6月</span>'
        for before, after in ((f'<a href="#{identifier}/report">', "</a>"), ("<h2", "</h2>")):
            titles = [part.partition(after)[0] for part in page.split(before)[1:]]
            assert 1 == sum(named in title for title in titles)


@pytest.mark.parametrize("command", ["indicators", "compare"])
def test_a_report_whose_place_is_to_be_decided_goes_by_its_id(
    run: Run, folder: Path, add: Made, command: str
) -> None:
    """Two drafts without a place are told apart, by the names of their files."""
    add("draft.toml", small("first-draft", "TODO"))
    printed = run(command, "--model", str(folder), "--lang", "zh", "-f", "markdown").stdout
    assert "first-draft" in printed
    assert "TODO" not in printed


def test_what_cannot_be_compared_with_a_report_without_a_place_names_its_id(
    run: Run, tmp_path: Path
) -> None:
    """The remark says which report it is about, whether its place is known or not."""
    (tmp_path / "a.toml").write_text(small("first-draft", "TODO"), encoding="utf-8")
    longer = small("other", "甲区").replace("2021-01/2021-04", "2021-01/2021-06")
    (tmp_path / "b.toml").write_text(longer, encoding="utf-8")
    rows = answer(run, "compare", "industry", "--model", str(tmp_path))
    assert "与first-draft（2021年1—4月）不可比：" in rows[1]["not_comparable"]


def test_a_title_that_is_to_be_decided_gives_way_to_the_id(run: Run, tmp_path: Path) -> None:
    """The heading of a table names the report by its id where it has no title yet."""
    path = tmp_path / "draft.toml"
    path.write_text(small("first-draft", 小报告="TODO"), encoding="utf-8")
    printed = run("indicators", "--model", str(path), "--lang", "zh").stdout
    assert "first-draft：指标" == printed.splitlines()[0]
