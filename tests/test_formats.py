"""Every format of every command, against golden files and against what the formats promise."""

import csv
import io
import json
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from html import unescape
from importlib import import_module
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from markdown_it import MarkdownIt

from xiaoshan_report.commands import NAMES, spec_of
from xiaoshan_report.messages import Language
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.render.formats import FORMATS, RenderOptions
from xiaoshan_report.render.table import Column, Table, View
from xiaoshan_report.render.values import Quote

if TYPE_CHECKING:
    import subprocess

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Golden = Callable[[str, str], None]
Ask = Callable[..., str]

GOLDEN = Path(__file__).parent / "golden"
ANSWERING = [one for one in NAMES if any(p.name == "format" for p in spec_of(one).parameters)]

COUNTIES = str(Path(__file__).parent / "models" / "counties")
ARTICLE = str(Path(__file__).parent / "data" / "articles" / "xiaoshan-right.txt")
"""Three reports of invented counties."""

QUESTIONS = {
    "indicators": ["indicators"],
    "indicators-two": ["indicators", "gdp", "online-retail-sales"],
    "area": ["area"],
    "area-0": ["area", "0"],
    "area-3": ["area", "3"],
    "livelihood": ["livelihood"],
    "livelihood-4": ["livelihood", "4"],
    "livelihood-8": ["livelihood", "8"],
    "compare": ["compare"],
    "compare-one": ["compare", "fixed-asset-investment"],
    "compare-many": ["compare", "--model", COUNTIES],
    "targets": ["targets"],
    "figures": ["figures"],
    "figures-area-7": ["figures", "--area", "7"],
    "figures-none": ["figures", "--area", "0", "--project", "3"],
    "cite": ["cite", "--accessed", "2026-11-01"],
    "show-indicator": ["show", "invention-patents-granted"],
    "show-figure": ["show", "online-retail-sales.rank"],
    "show-point": ["show", "urban-road-network"],
    "show-task": ["show", "elderly-home-adaptation"],
    "check": ["check"],
    "verify": ["verify", ARTICLE],
}
"""A question of every kind, by the name of its golden files."""

FOR_PEOPLE = ("table", "markdown", "html")
"""The formats that come in two languages."""

OF_TABLES = [name for name, one in FORMATS.items() if not one.for_charts]
"""The formats that write a table; a picture is of a chart alone."""

CASES = [
    (question, name, language)
    for question in QUESTIONS
    for name in OF_TABLES
    for language in (("zh", "en") if name in FOR_PEOPLE else ("zh",))
]


def golden_name(question: str, name: str, language: str) -> str:
    """The golden file of an answer: it opens in the viewer of its format."""
    return f"{question}{f'.{language}' if name in FOR_PEOPLE else ''}{FORMATS[name].ending}"


@pytest.fixture(scope="module")
def answered(run: Run) -> Ask:
    """The answer to a question in a format and a language, asked once."""

    @cache
    def ask(question: str, name: str, language: str = "zh", **more: str) -> str:
        answer = run(*QUESTIONS[question], "--format", name, "--lang", language, **more)
        assert (0, "") == (answer.returncode, answer.stderr)
        return answer.stdout

    return ask


def records(answered: Ask, question: str) -> Any:
    """The answer as JSON, numbers as the text of their digits."""
    return json.loads(answered(question, "json"), parse_float=str, parse_int=str)


def rows_of(text: str, delimiter: str) -> list[list[str]]:
    """The text read as a spreadsheet would."""
    return list(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))


# The files


@pytest.mark.parametrize(("question", "name", "language"), CASES)
def test_answer_is_the_golden_file(
    answered: Ask, golden: Golden, question: str, name: str, language: str
) -> None:
    """Every command writes in every format what its golden file holds, byte for byte.

    So none depends on the order in which Python happens to hash, which each process has anew. In
    a pipe there are no escape codes, no ellipsis, no blanks at line ends, no lone return.
    """
    text = answered(question, name, language)
    golden(golden_name(question, name, language), text)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text)
    assert "…" not in text
    assert not re.search(r"[ \t]$", text, re.MULTILINE) or name == "tsv"
    assert not text.endswith("\n\n")
    no_record = name == "jsonl" and question in ("figures-none", "check")
    assert ("" if no_record else "\n") == text[-1:]


def test_every_golden_file_has_its_case() -> None:
    """No golden file is left behind by a question that nobody asks any more."""
    assert {golden_name(*case) for case in CASES} == {
        path.name
        for path in GOLDEN.glob("*.*")
        if not path.name.startswith(("chart-", "draft.", "schema-"))
    }


def test_every_command_has_its_golden_files() -> None:
    """No command that answers from models is without a golden question, save the one for files."""
    answering = {name for name in NAMES if spec_of(name).reads_models}
    assert answering - {"export"} == {words[0] for words in QUESTIONS.values()}


def test_every_format_has_its_name_and_ending() -> None:
    """Each format is named by one ending of files, and an ending names one format."""
    assert [one.name for one in FORMATS.values()] == list(FORMATS)
    assert len({one.ending for one in FORMATS.values()}) == len(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_every_writer_module_shows_a_sample(name: str) -> None:
    """A format has its writer, whose module says what it writes and shows some of it."""
    module = import_module(f"xiaoshan_report.render.{FORMATS[name].module}")
    assert callable(module.write)
    assert FORMATS[name].joined is hasattr(module, "join")
    sentence, _, sample = str(module.__doc__).partition("\n\n")
    assert sentence.endswith(".")
    assert sample.strip()


# What holds for all


@pytest.mark.parametrize("name", [name for name in OF_TABLES if name not in FOR_PEOPLE])
@pytest.mark.parametrize("question", QUESTIONS)
def test_data_formats_have_one_language(answered: Ask, question: str, name: str) -> None:
    """What scripts read is the same in every locale."""
    assert answered(question, name, "zh") == answered(question, name, "en")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_width_of_a_pipe_does_not_matter(answered: Ask, question: str, language: str) -> None:
    """A piped table is as wide as its content, whatever COLUMNS says."""
    narrow = answered(question, "table", language, COLUMNS="40")
    assert answered(question, "table", language) == narrow


def test_colour_in_a_pipe_only_when_asked_for(run: Run, answered: Ask) -> None:
    """--color always colours a pipe; without the codes and blanks it is the same table."""
    coloured = run("indicators", "--lang", "zh", "--color", "always").stdout
    assert "\x1b[" in coloured
    plain = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert answered("indicators", "table") == re.sub(r" +$", "", plain, flags=re.MULTILINE)


# Spreadsheets


@pytest.mark.parametrize(("name", "delimiter"), [("csv", ","), ("tsv", "\t")])
@pytest.mark.parametrize("question", QUESTIONS)
def test_spreadsheet_is_rectangular(
    answered: Ask, question: str, name: str, delimiter: str
) -> None:
    """Every row has a cell under every head, heads are machine names, and none stands twice."""
    heads, *rows = rows_of(answered(question, name), delimiter)
    assert len(heads) == len(set(heads))
    assert all(re.fullmatch(r"[a-z_][a-z0-9_]*", head) for head in heads)
    assert {len(heads)} >= {len(row) for row in rows}


@pytest.mark.parametrize("question", QUESTIONS)
def test_csv_and_tsv_hold_the_same(answered: Ask, question: str) -> None:
    """The two differ in their delimiter alone."""
    as_csv = rows_of(answered(question, "csv"), ",")
    assert as_csv == rows_of(answered(question, "tsv"), "\t")


@pytest.mark.parametrize("question", ["indicators", "indicators-two", "compare", "area"])
def test_spreadsheet_says_what_json_says(answered: Ask, question: str) -> None:
    """Under a head that JSON has too stands the same value, and nothing where JSON has null."""
    heads, *rows = rows_of(answered(question, "csv"), ",")
    for row, record in zip(rows, records(answered, question), strict=True):
        for head, cell in zip(heads, row, strict=True):
            stated = record.get(head, ...)
            if not isinstance(stated, list | dict) and stated is not ...:
                assert cell == (str(stated).lower() if isinstance(stated, bool) else stated or "")


def test_spreadsheet_of_figures_says_what_json_says(answered: Ask) -> None:
    """Each figure is a row with its value, unit, qualifier, quote and paragraph."""
    reader = csv.DictReader(io.StringIO(answered("figures", "csv")))
    for row, record in zip(reader, records(answered, "figures"), strict=True):
        for key in ("name", "name_en", "value", "measure", "qualifier", "period", "paragraph"):
            assert row[key] == record[key]
        assert row["unit"] == (record["unit"] or "")
        assert row["quote"] == record["quote"]


def test_spreadsheet_marks_estimates(answered: Ask) -> None:
    """An estimate is told from an established figure in a spreadsheet too."""
    reader = csv.DictReader(io.StringIO(answered("indicators", "csv")))
    assert ["gdp"] == [row["id"] for row in reader if row.get("estimate") in ("true", "True", "1")]


def test_spreadsheet_of_implied_values_has_their_bounds(answered: Ask) -> None:
    """Each implied value stands between its bounds, each in a column of its own."""
    reader = csv.DictReader(io.StringIO(answered("compare", "csv")))
    for row, record in zip(reader, records(answered, "compare"), strict=True):
        for key in ("implied_prior_yoy", "implied_prior_level", "implied_base_level"):
            stated = record[key] or {"value": "", "low": "", "high": ""}
            shown = [row[key], row[f"{key}_low"], row[f"{key}_high"]]
            assert [stated["value"], stated["low"], stated["high"]] == shown


def test_spreadsheet_of_projects_has_a_row_for_every_task(answered: Ask) -> None:
    """All tasks of all projects are rows, with what is done, the target and the quote."""
    reader = csv.DictReader(io.StringIO(answered("livelihood", "csv")))
    projects = records(answered, "livelihood")["projects"]
    tasks = [(project, task) for project in projects for task in project["tasks"]]
    for row, (project, task) in zip(reader, tasks, strict=True):
        assert project["number"] == row["project"]
        for key in ("id", "name", "state", "done", "target", "percent", "stage", "quote"):
            assert (task[key] or "") == row[key]


# JSON Lines


@pytest.mark.parametrize("question", QUESTIONS)
def test_json_lines_are_the_records(answered: Ask, question: str) -> None:
    """Each line is a record; together they are what JSON answers, projects and findings singly."""
    whole = records(answered, question)
    listed = {"livelihood": "projects", "check": "findings", "verify": "numbers"}.get(question)
    if listed:
        whole = whole[listed]
    lines = answered(question, "jsonl").splitlines()
    parsed = [json.loads(line, parse_float=str, parse_int=str) for line in lines]
    assert (whole if isinstance(whole, list) else [whole]) == parsed


# Markdown


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_markdown_renders_as_one_table(answered: Ask, question: str, language: str) -> None:
    """Rendered, the answer is its title, its remarks, and one table with all the rows."""
    html = MarkdownIt("commonmark").enable("table").render(answered(question, "markdown", language))
    rows = [row.count("<td") + row.count("<th") for row in html.split("<tr>")[1:]]
    assert html.startswith("<p><strong>")
    assert 1 == len(set(rows))
    source = answered(question, "markdown", language)
    assert len(rows) == sum(line.startswith("|") for line in source.splitlines()) - 1
    assert not re.search(r"<(em|code|a|img|h\d|hr|ul|ol)\b", html)


def test_markdown_keeps_every_character(answered: Ask) -> None:
    """Whatever Markdown would read as its own comes out of a renderer as it stands in the model."""
    html = MarkdownIt("commonmark").enable("table").render(answered("figures", "markdown"))
    shown = unescape(re.sub(r"<[^>]+>", "", html))
    for figure in records(answered, "figures"):
        assert figure["name"] in shown
        assert figure["quote"] in shown


MARKUP = ["a|b", "a`b", "<b>x</b>", "# x", "- x", "+ x", "1. x", "2) x", "    x", "$x$", "~~a~~"]
MARKUP += ["![i](u)", "&amp;", "a\\", "a\\|b", "*a*", "__b__", "<br>", "[^1]", "a\nb", "a\r\nb"]
MARKUP += ["---", "===", "```", "> x", "| x |", "<!-- x", "x\u2028y", "2021. 5", " a "]


@pytest.mark.parametrize("text", MARKUP, ids=ascii)
def test_no_text_is_markup_in_markdown(text: str) -> None:
    """A text is itself as title, lead, heading, cell, quote and remark, whatever it begins with."""
    columns = [Column(str(place), text, itemgetter(place)) for place in range(2)]
    table = Table(text, columns, [[text, Quote(f"{text}9", "9")]], [text], [text])
    written = FORMATS["markdown"].write(View([], lambda _: table), RenderOptions())
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(written)
    said = " ".join(re.split(r"[\r\n\u2028]+", text)).strip()
    found = [unescape(one) for one in re.findall(r"<(?:p|th|td)\b[^>]*>(.*?)</", html)]
    bold = [unescape(one) for one in re.findall(r"<strong>(.*?)</strong>", html)]
    assert [f"<strong>{said}", said, said, said, said] == [*found[:5]]
    assert ([said, "9"], said) == (bold, found[-1])
    assert 1 == html.count("</tr>\n</tbody>")


def test_markdown_sets_the_printed_number_in_bold(answered: Ask) -> None:
    """In the report's own words the number itself stands out."""
    text = answered("show-figure", "markdown")
    assert "总量全省排名<strong>第三</strong>" in text


# Tables


@pytest.mark.parametrize("language", ["zh", "en"])
def test_table_has_every_number_of_its_rows(answered: Ask, language: Language) -> None:
    """A piped table leaves out no column: every number of the records stands in it."""
    lines = answered("indicators", "table", language).splitlines()
    keys = ("yoy", "two_year_average")
    name = "name" if language == "zh" else "name_en"
    tr = Translator("zh" if language == "zh" else "en")
    for record in records(answered, "indicators"):
        line = next(line for line in lines if re.match(re.escape(record[name]) + "( |$)", line))
        numbers = re.findall(r"-?\d+(?:[.,]\d+)*", line)
        for key in keys:
            assert record.get(key) is None or record[key] in numbers
        if record.get("level"):
            assert tr.quantity(Decimal(record["level"]), record["unit"])[0] in numbers


@pytest.mark.parametrize("language", ["zh", "en"])
def test_decimal_points_stand_one_below_the_other(answered: Ask, language: str) -> None:
    """Growth rates are aligned by their points, in display columns, whatever signs they carry."""
    from rich.cells import cell_len

    table = answered("indicators", "table", language)
    yoys = [record["yoy"] for record in records(answered, "indicators") if record["yoy"]]
    places = set()
    for line in table.splitlines():
        found = re.search(r"  (-?\d+\.\d)[*↓]?(?= |$)", line)
        if found and found[1] in yoys:
            places.add(cell_len(line[: found.end(1) - 2]))
    assert 1 == len(places)


# Files


@pytest.mark.parametrize(("ending", "name"), [(FORMATS[name].ending, name) for name in OF_TABLES])
def test_ending_of_the_file_names_the_format(
    run: Run, answered: Ask, tmp_path: Path, ending: str, name: str
) -> None:
    """--output writes to the file what stdout would get, in the format of its ending."""
    file = tmp_path / f"answer{ending.upper()}"
    answer = run("compare", "--lang", "zh", "--output", str(file))
    assert (0, "", "") == (answer.returncode, answer.stdout, answer.stderr)
    assert answered("compare", name) == file.read_bytes().decode()


@pytest.mark.parametrize("name", OF_TABLES)
def test_format_needs_no_ending(run: Run, answered: Ask, tmp_path: Path, name: str) -> None:
    """With --format a file may have an ending that names no format."""
    file = tmp_path / "answer.dat"
    run("area", "--lang", "zh", "-o", str(file), "-f", name)
    assert answered("area", name) == file.read_bytes().decode()


def test_output_replaces_what_was_there(run: Run, answered: Ask, tmp_path: Path) -> None:
    """A file is written anew, not added to."""
    file = tmp_path / "answer.json"
    file.write_text("x" * 100_000, encoding="utf-8")
    run("area", "-o", str(file))
    assert answered("area", "json") == file.read_bytes().decode()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_unknown_ending_is_refused(run: Run, tmp_path: Path, language: str) -> None:
    """An ending that names no format is refused with those that do, and nothing is written."""
    file = tmp_path / "answer.pdf"
    answer = run("area", "-o", str(file), "--lang", language)
    assert (2, "") == (answer.returncode, answer.stdout)
    assert str(file) in answer.stderr
    assert ", ".join(one.ending for one in FORMATS.values()) in answer.stderr
    assert not file.exists()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "error: svg draws charts alone, which compare and livelihood have; expected "
                "another format.\n"
            ),
        ),
        ("zh", "错误：svg 只用于图表，仅 compare 和 livelihood 有图；请改用其他格式。\n"),
    ],
)
@pytest.mark.parametrize("command", ["indicators", "area", "check"])
def test_picture_of_a_table_is_refused(
    run: Run, tmp_path: Path, command: str, language: str, said: str
) -> None:
    """Without a chart svg is refused, named or by a file's ending, and nothing is written."""
    file = tmp_path / "answer.svg"
    for options in (["-f", "svg"], ["-o", str(file)]):
        answer = run(command, *options, "--lang", language)
        assert (2, "", said) == (answer.returncode, answer.stdout, answer.stderr)
    assert not file.exists()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", ANSWERING)
def test_the_help_offers_the_formats_that_are_taken(run: Run, command: str, lang: str) -> None:
    """Pictures stand in the help, and in what Tab offers, of the commands alone that draw."""
    draws = command in {"compare", "livelihood"}
    assert draws is ("svg" in run(command, "--help", "--lang", lang).stdout)
    fish = {"_REPORT_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    line = f"report {command} --format s"
    assert draws is ("svg" in run(**fish, _TYPER_COMPLETE_ARGS=line).stdout)


def test_same_chart_gets_the_same_bytes(run: Run) -> None:
    """Nor does a picture depend on how Python hashes."""
    for command in ("compare", "livelihood"):
        asked = [command, "--chart", "-f", "svg"]
        assert run(*asked, PYTHONHASHSEED="1").stdout == run(*asked, PYTHONHASHSEED="2").stdout


@pytest.mark.parametrize("target", ["missing/answer.csv", "."])
def test_unwritable_output_is_refused(run: Run, tmp_path: Path, target: str) -> None:
    """Where nothing can be written the file is named, in one line, with exit code 2."""
    answer = run("area", "-f", "csv", "-o", str(tmp_path / target))
    assert (2, "") == (answer.returncode, answer.stdout)
    assert answer.stderr.startswith(f"error: {tmp_path / target}: cannot be written")
    assert 1 == answer.stderr.count("\n")


def test_refusal_leaves_the_file_alone(run: Run, tmp_path: Path) -> None:
    """A question that is refused does not touch what the file held."""
    file = tmp_path / "answer.json"
    file.write_text("[]", encoding="utf-8")
    assert 2 == run("indicators", "nonsense", "-o", str(file)).returncode
    assert "[]" == file.read_text(encoding="utf-8")


def test_digits_stay_as_printed(answered: Ask) -> None:
    """No number passes through a binary float: 199.05 and 12.0 keep their digits everywhere."""
    for record in records(answered, "figures"):
        exponent = Decimal(record["value"]).as_tuple().exponent
        assert record["decimals"] == str(-int(exponent))


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_a_null_in_a_text_can_be_written(name: str) -> None:
    """A character that not every Python can delimit is an escape."""
    table = Table("", [Column("text", "text", str)], ["a\0b"])
    view = View([], lambda _: table)
    assert "text\na\\u0000b\n" == FORMATS[name].write(view, RenderOptions())


# Tabs


def test_a_row_of_tsv_is_a_line_and_a_tab_parts_its_cells(run: Run, tmp_path: Path) -> None:
    """A tab or a line break within a text becomes a space, and nothing is quoted."""
    model = (Path(__file__).parent / "models" / "small.toml").read_text(encoding="utf-8")
    name, shown = 'name = "投\\t资\\r\\n\\"额\\""', '投 资 "额"'
    path = tmp_path / "model.toml"
    path.write_text(model.replace('name = "投资"', name, 1), encoding="utf-8")
    printed = run("figures", "--indicator", "investment", "-f", "tsv", "--model", str(path)).stdout
    heads, *rows = [line.split("\t") for line in printed.splitlines()]
    assert 2 * [shown] == [row[heads.index("name")] for row in rows]
    assert {len(heads)} == {len(row) for row in rows}
