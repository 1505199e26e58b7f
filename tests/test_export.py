"""The whole-model files, each read back with another reader and set beside what commands print."""

import csv
import json
import math
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from decimal import Decimal
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import msgspec
import pytest
from conftest import PROJECT, Run, environment
from rich.cells import cell_len

from xiaoshan_report.cli.delivery import to_file
from xiaoshan_report.commands import compare_places
from xiaoshan_report.errors import ReportError
from xiaoshan_report.export import EXPORTERS, exporter
from xiaoshan_report.messages import Language
from xiaoshan_report.messages.missing_extra import EXTRAS
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.loading import bundled_terms, load
from xiaoshan_report.model.matching import match_reports
from xiaoshan_report.model.structs import Model, Report
from xiaoshan_report.render.visible import visible

Export = Callable[..., Path]
Book = Callable[..., Any]

DISTRICT = Path(__file__).parent / "data" / "district.toml"
COUNTIES = Path(__file__).parent / "models" / "counties"

LIBRARIES = {".xlsx": "xlsxwriter", ".parquet": "pyarrow"}
"""What an exporter needs beyond what is always installed."""

DATA = [".json", ".sqlite", ".xlsx", ".csv", ".parquet"]
"""The files for programs; the page for readers has its own tests."""

DERIVED = (
    *("gap", "implied_prior_yoy", "implied_prior_level", "implied_base_level"),
    *("implied_yoy", "implied_prices"),
)

SHEETS = ["summary", "indicators", "areas", "livelihood", "compare", "targets", "figures"]

SCREEN = 280
"""Characters of a spreadsheet's usual font beside each other on a common screen, zoomed to 90 %."""


def write_to(path: Path, reports: Sequence[Report], language: Language = "en") -> None:
    """Write the reports to a file as `report export` does."""
    write, matching = exporter(path), match_reports(reports, bundled_terms())
    to_file(path, lambda draft: write(reports, draft, Translator(language), matching))


@pytest.fixture
def export(tmp_path: Path, report: Report) -> Export:
    """Write reports, by default the bundled one, to a file with this ending; where it is."""

    def write(ending: str, *reports: Report, language: Language = "en") -> Path:
        if library := LIBRARIES.get(ending):
            pytest.importorskip(library, reason=f"{library}, an extra, writes {ending}")
        path = tmp_path / f"{language}{ending}"
        write_to(path, reports or [report], language)
        return path

    return write


@pytest.fixture(scope="session")
def district() -> Report:
    """Another report than the bundled one."""
    return load(DISTRICT)


@pytest.fixture
def altered(tmp_path: Path) -> Callable[[str, str], Report]:
    """The other report, one text of its model file replaced throughout."""

    def replaced(old: str, new: str) -> Report:
        path = tmp_path / "altered.toml"
        text = DISTRICT.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return load(path)

    return replaced


def exact(text: str) -> Any:
    """What JSON says; numbers with a point as text, so that no digit is lost in comparing."""
    return json.loads(text, parse_float=str)


@pytest.fixture(scope="session")
def answer(run: Run) -> Callable[..., Any]:
    """What a command prints as JSON."""

    def ask(*arguments: str) -> Any:
        done = run(*arguments, "--json")
        assert 0 == done.returncode, done.stderr
        return exact(done.stdout)

    return ask


def rows_of(path: Path, query: str) -> list[dict[str, Any]]:
    """The rows that a query of the database yields."""
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(query)]


OF_PANEL = ("series", "place", "place_en", "place_code", "report_date")
"""The columns of a panel that are not a figure's own."""


def as_printed(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows as `report indicators` and `report figures` print them."""
    return [{key: value for key, value in row.items() if key not in OF_PANEL} for row in rows]


def real(number: str | int | Decimal | None) -> float | None:
    """A number as a binary one."""
    return None if number is None else float(number)


# JSON


@pytest.mark.parametrize("command", ["indicators", "compare", "figures"])
def test_json_has_what_a_list_command_prints(
    export: Export, answer: Callable[..., Any], command: str
) -> None:
    """The list of that name in the file is the command's own, digit for digit."""
    assert answer(command) == exact(export(".json").read_text(encoding="utf-8"))[command]


def test_json_has_every_area_in_full(export: Export, answer: Callable[..., Any]) -> None:
    """`areas` holds what `report area N` prints for each area, the overview first."""
    areas = exact(export(".json").read_text(encoding="utf-8"))["areas"]
    assert 0 == areas[0]["number"]
    assert [answer("area", str(area["number"])) for area in areas] == areas


def test_json_has_every_project(export: Export, answer: Callable[..., Any]) -> None:
    """`projects` holds the projects that `report livelihood` prints."""
    document = exact(export(".json").read_text(encoding="utf-8"))
    assert answer("livelihood")["projects"] == document["projects"]


def test_json_holds_the_whole_model(export: Export, report: Report, district: Report) -> None:
    """The models read back from the file are the models that were written, nothing left out."""
    text = export(".json", report, district).read_text(encoding="utf-8")
    models = json.loads(text, parse_float=Decimal)["models"]
    assert [report.model, district.model] == msgspec.convert(models, list[Model])


# SQLite


def test_sqlite_figures_are_the_commands(export: Export, answer: Callable[..., Any]) -> None:
    """The view `figures` holds what `report figures` prints: numbers as such, and as digits."""
    expected = [
        figure
        | {"value": real(figure["value"]), "digits": str(figure["value"])}
        | {"upper": real(figure["upper"]), "upper_digits": figure["upper"] and str(figure["upper"])}
        | {"base_value": real(figure["base_value"])}
        for figure in answer("figures")
    ]
    assert expected == as_printed(rows_of(export(".sqlite"), "SELECT * FROM figures"))


def test_sqlite_indicators_are_the_commands(export: Export, answer: Callable[..., Any]) -> None:
    """The view `indicators` holds what `report indicators` prints, figures aside."""
    numbers = ("level", "yoy", "two_year_average", "vs_two_year_mean", "rank")
    expected = [
        {key: value for key, value in record.items() if key != "figures"}
        | {key: real(record[key]) for key in numbers}
        for record in answer("indicators")
    ]
    assert expected == as_printed(rows_of(export(".sqlite"), "SELECT * FROM indicators"))


def test_sqlite_areas_are_the_commands(export: Export, run: Run, report: Report) -> None:
    """The view `areas` holds the rows that `report area N` prints for each area, in their order."""
    keys = ("report", "area", "section", "point", "figure", "text", "name_en", "printed")
    expected = [
        {key: row[key] for key in keys}
        for area in report.model.areas
        for row in csv.DictReader(run("area", str(area.number), "-f", "csv").stdout.splitlines())
    ]
    found = rows_of(export(".sqlite"), "SELECT * FROM areas")
    assert expected == [
        {key: "" if row[key] is None else str(row[key]) for key in keys} for row in found
    ]


def test_sqlite_livelihood_is_the_commands(export: Export, answer: Callable[..., Any]) -> None:
    """The view `livelihood` holds the tasks that `report livelihood` prints, figures aside."""
    expected = [
        {"report": project["report"], "project": project["number"], "title": project["title"]}
        | {key: value for key, value in task.items() if key != "figures"}
        | {key: real(task[key]) for key in ("done", "target", "percent")}
        for project in answer("livelihood")["projects"]
        for task in project["tasks"]
    ]
    found = rows_of(export(".sqlite"), "SELECT * FROM livelihood")
    assert expected == [{key: row[key] for key in expected[0]} for row in found]


def test_sqlite_project_states_are_the_commands(export: Export, answer: Callable[..., Any]) -> None:
    """A project has the state that the command derives from its tasks."""
    expected = {p["number"]: p["state"] for p in answer("livelihood")["projects"]}
    found = rows_of(export(".sqlite"), "SELECT number, state FROM project")
    assert expected == {row["number"]: row["state"] for row in found}


def test_sqlite_comparisons_are_the_commands(export: Export, answer: Callable[..., Any]) -> None:
    """The view `compare` holds what `report compare` prints, bounds in columns of their own."""
    found = rows_of(export(".sqlite"), "SELECT * FROM compare")
    assert [flat_comparison(record) for record in answer("compare")] == found


def flat_comparison(record: dict[str, Any]) -> dict[str, Any]:
    """A comparison with its implied values spread over columns, and numbers as binary ones."""
    flat = {key: value for key, value in record.items() if key not in DERIVED}
    for key in ("level", "yoy", "two_year_average"):
        flat[key] = real(record[key])
    for key in DERIVED:
        implied = record[key] or {}
        flat[key] = real(implied.get("value"))
        flat[f"{key}_low"] = real(implied.get("low"))
        flat[f"{key}_high"] = real(implied.get("high"))
    return flat


def test_sqlite_refers_to_nothing_that_is_not_there(
    export: Export, report: Report, district: Report
) -> None:
    """With two reports in one database every foreign key still finds its row."""
    path = export(".sqlite", report, district)
    assert [] == rows_of(path, "PRAGMA foreign_key_check")
    assert [{"integrity_check": "ok"}] == rows_of(path, "PRAGMA integrity_check")


def test_sqlite_tables_have_keys(export: Export) -> None:
    """Every table has a primary key, and every one refers to a report or a series."""
    path = export(".sqlite")
    tables = [
        row["name"] for row in rows_of(path, "SELECT name FROM sqlite_schema WHERE type = 'table'")
    ]
    assert {"report", "indicator", "figure", "sum_part", "numeral"} <= set(tables)
    for table in tables:
        columns = rows_of(path, f"PRAGMA table_info({table})")
        assert any(column["pk"] for column in columns), table
        assert bool(rows_of(path, f"PRAGMA foreign_key_list({table})")) == (
            table not in {"report", "series"}
        )


def test_sqlite_guards_its_references(export: Export, report: Report) -> None:
    """A figure that a sum refers to cannot be deleted while foreign keys are on."""
    whole = report.model.sums[0].whole
    with closing(sqlite3.connect(export(".sqlite"))) as database:
        database.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            database.execute("DELETE FROM figure WHERE id = ?", (whole,))


def test_sqlite_holds_sums_and_tallies(export: Export, report: Report) -> None:
    """Sums with their parts, and the figures that count a list, are the model's."""
    path = export(".sqlite")
    parts = rows_of(path, "SELECT * FROM sum JOIN sum_part ON sum = number ORDER BY sum, position")
    found = [(row["whole"], row["part"], bool(row["exhaustive"])) for row in parts]
    assert [(s.whole, part, s.exhaustive) for s in report.model.sums for part in s.parts] == found
    tallies = rows_of(path, "SELECT figure, lists FROM tally ORDER BY number")
    assert msgspec.to_builtins(report.model.tallies) == tuple(tallies)


def test_sqlite_holds_numerals(export: Export, report: Report) -> None:
    """Every numeral that is no figure is there, as often as it stands in each paragraph."""
    rows = rows_of(
        export(".sqlite"),
        "SELECT text, kind, note, paragraph, times FROM numeral"
        " JOIN numeral_paragraph ON numeral = number ORDER BY number, paragraph",
    )
    found = [(row["text"], row["kind"], row["note"], row["paragraph"]) for row in rows]
    assert sum(len(n.paragraphs) for n in report.model.numerals) == sum(r["times"] for r in rows)
    assert found == [
        (n.text, n.kind, n.note, paragraph)
        for n in report.model.numerals
        for paragraph in sorted(set(n.paragraphs))
    ]


def test_sqlite_compares_values_as_numbers(export: Export, report: Report) -> None:
    """`value > 9` finds 10, which no comparison of letters would."""
    found = rows_of(export(".sqlite"), "SELECT id FROM figures WHERE value > 9")
    expected = {figure.id for figure in report.every_figure() if figure.value > 9}
    assert expected == {row["id"] for row in found}


def _tasks(report: Report) -> Iterator[object]:
    return (task for project in report.model.projects for task in project.tasks)


def test_sqlite_keeps_two_reports_apart(export: Export, report: Report, district: Report) -> None:
    """Each view has the rows of both reports, and each row names its own."""
    path = export(".sqlite", report, district)
    for view, rows in (("figures", Report.every_figure), ("livelihood", _tasks)):
        counts = rows_of(path, f"SELECT report, count(*) AS n FROM {view} GROUP BY 1")  # noqa: S608
        expected = {one.id: len(list(rows(one))) for one in (report, district)}
        assert expected == {row["report"]: row["n"] for row in counts}


# Excel


@pytest.mark.parametrize("ending", EXPORTERS)
def test_folder_that_is_not_there_is_named(run: Run, tmp_path: Path, ending: str) -> None:
    """Whatever writes the file, that its folder is missing is said in the same words."""
    path = tmp_path / f"missing/model{ending}"
    answer = run("export", str(path))
    if "pip install" in answer.stderr:
        pytest.skip("the extra that this ending needs is not installed")
    said = f"error: {path}: cannot be written (there is no such folder); name another place.\n"
    assert (2, "", said) == (answer.returncode, answer.stdout, answer.stderr)


def workbook(path: Path) -> Any:
    """The workbook as openpyxl reads it."""
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl reads the workbook back")
    return openpyxl.load_workbook(path)


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory, report: Report) -> Book:
    """The bundled report's workbook, written once in each language."""
    pytest.importorskip("xlsxwriter", reason="there is no workbook without it")

    @cache
    def of_language(language: Language = "en") -> Any:
        path = tmp_path_factory.mktemp("workbook") / "report.xlsx"
        write_to(path, [report], language)
        return workbook(path)

    return of_language


def cells(book: Any) -> Iterator[Any]:
    """Every cell of every sheet that holds something."""
    for sheet in book:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if cell.value is not None)


def sheet_rows(book: Any, name: str) -> list[dict[str, Any]]:
    """The cells of a sheet below its head, by their headings less the units in brackets."""
    head, *rows = book.worksheets[SHEETS.index(name)].iter_rows()
    keys = [re.sub(r" \([^)]*\)$", "", cell.value) for cell in head]
    assert len(set(keys)) == len(keys)
    return [dict(zip(keys, row, strict=True)) for row in rows]


def shown(cell: Any) -> str:
    """What a spreadsheet shows of a number: as many places as its format has, then its signs."""
    if cell.value is None:
        return ""
    assert "n" == cell.data_type
    number_format = re.fullmatch(r'0(?:\.(0+))?(?:"(.+)")?', cell.number_format)
    assert number_format, cell.number_format
    places, signs = number_format.groups(default="")
    return f"{cell.value:.{len(places)}f}{signs}"


def printed(figures: list[dict[str, Any]], measure: str) -> str:
    """The digits of the figure with this measure, and the signs of what must be known of it."""
    figure = next((one for one in figures if one["measure"] == measure), None)
    if figure is None:
        return ""
    before = {"about": "≈", "at_least": "≥"}.get(figure["qualifier"], "")
    after = {"over": "+", "estimate": "*"}.get(figure["qualifier"], "")
    falls = "↓" * str(figure["value"]).startswith("-")
    return f"{before}{figure['value']}{after}{falls}{'◎' * figure['aim']}"


def test_xlsx_has_a_sheet_each(book: Book) -> None:
    """The sheets are named in the language asked for, and come in one order."""
    chinese = ["概要", "指标", "工作方面", "民生实事", "同比与两年平均增速", "目标", "数据"]
    english = [
        "Summary",
        "Indicators",
        "Areas",
        "Livelihood projects",
        "What the rates imply",
        "Aims",
        "Figures",
    ]
    assert chinese == book("zh").sheetnames
    assert english == book("en").sheetnames


@pytest.mark.parametrize("language", ["zh", "en"])
def test_xlsx_rows_are_as_high_as_their_texts(book: Book, language: Language) -> None:
    """A row has room for all lines of its texts, in programs too that do not work that out."""
    for sheet in book(language).worksheets[1:]:
        for row in sheet.iter_rows(min_row=2):
            lines = max(
                math.ceil(cell_len(str(cell.value or "")) / width_of(sheet, cell.column))
                for cell in row
                if cell.data_type == "s"
            )
            height = sheet.row_dimensions[row[0].row].height or 15  # which need not be written
            assert height >= 15 * lines


def office(path: Path, folder: Path, *options: str) -> None:
    """Have LibreOffice, which stands in for Excel and WPS, open a file and save it anew."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed, and this test opens a file with it")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", *options, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True)


@pytest.mark.slow  # an office starts
def test_office_opens_the_workbook(export: Export, tmp_path: Path, report: Report) -> None:
    """An office program shows every sheet as text, with Chinese and the digits printed."""
    saving = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    office(export(".xlsx", language="zh"), tmp_path, "--convert-to", saving)
    (indicators,) = tmp_path.glob("*-指标.csv")
    rows = {row["标识"]: row for row in csv.DictReader(indicators.read_text("utf-8").splitlines())}
    assert 7 == len(list(tmp_path.glob("zh-*.csv")))
    for one in report.model.indicators:
        assert one.name == rows[one.id]["指标"]
        for figure in report.figures[one.id]:
            if figure.measure == "yoy":
                assert rows[one.id]["同比（%）"].startswith(str(figure.value))


@pytest.mark.slow  # an office starts
def test_office_opens_csv(run: Run, tmp_path: Path, report: Report) -> None:
    """An office program reads csv with its mark as UTF-8: numbers as numbers, no formula."""
    written = tmp_path / "figures.csv"
    assert 0 == run("figures", "--bom", "-o", str(written)).returncode
    office(written, tmp_path, "--infilter=CSV:44,34,76,1", "--convert-to", "xlsx")
    head, *rows = workbook(tmp_path / "figures.xlsx").active.iter_rows()
    columns = [cell.value for cell in head]
    figures = {figure.id: figure for figure in report.every_figure()}
    assert "id" == columns[0]
    assert len(figures) == len(rows)
    for row in rows:
        cell = dict(zip(columns, row, strict=True))
        figure = figures[cell["id"].value]
        assert "n" == cell["value"].data_type
        assert (figure.name, float(figure.value)) == (cell["name"].value, cell["value"].value)
        assert "f" not in {one.data_type for one in row}


def test_xlsx_indicators_show_what_is_printed(book: Book, answer: Callable[..., Any]) -> None:
    """Levels and rates are numbers that show the digits printed, estimates and falls marked."""
    columns = {
        "Level": "level",
        "Year on year": "yoy",
        "Two-year average": "two_year_average",
        "Vs two-year mean": "vs_two_year_mean",
        "Rank": "rank",
    }
    rows = sheet_rows(book(), "indicators")
    expected = [
        {heading: printed(record["figures"], measure) for heading, measure in columns.items()}
        for record in answer("indicators")
    ]
    assert expected == [{heading: shown(row[heading]) for heading in columns} for row in rows]
    marked = {text[-1] for row in expected for text in row.values() if text}
    assert {"↓", "*"} <= marked


def test_xlsx_figures_carry_their_evidence(book: Book, answer: Callable[..., Any]) -> None:
    """Every figure is there in the command's order, with its number, words and paragraph."""
    keys = {
        "Id": "id",
        "Words of the report": "quote",
        "As printed": "printed",
        "Para": "paragraph",
    }
    found = [
        {key: row[heading].value for heading, key in keys.items()} | {"value": row["Value"].value}
        for row in sheet_rows(book(), "figures")
    ]
    assert found == [
        {key: figure[key] for key in keys.values()} | {"value": real(figure["value"])}
        for figure in answer("figures")
    ]


def test_xlsx_areas_have_the_rows_of_the_command(book: Book, run: Run, report: Report) -> None:
    """The sheet of areas has a row for each that `report area N` prints, figure by figure."""
    keys = {"No.": "area", "Section": "section_title_en", "What was done": "text_en"}
    found = sheet_rows(book(), "areas")
    assert [tuple(str(row[heading].value) for heading in (*keys, "Id")) for row in found] == [
        (*(row[key] for key in keys.values()), row["figure"] or row["point"])
        for area in report.model.areas
        for row in csv.DictReader(run("area", str(area.number), "-f", "csv").stdout.splitlines())
    ]


def test_xlsx_tasks_are_the_commands(book: Book, answer: Callable[..., Any]) -> None:
    """Every task has its project, state and counts."""
    keys = {
        "Id": "id",
        "Task": "name_en",
        "Stage reached": "stage_en",
        "Words of the report": "quote",
    }
    counts = {"Done": "done", "Target": "target", "Per cent": "percent"}
    found = [
        {key: row[heading].value for heading, key in keys.items()}
        | {key: shown(row[heading]) for heading, key in counts.items()}
        | {"project": row["No."].value, "state": row["State"].value}
        for row in sheet_rows(book(), "livelihood")
    ]
    assert found == [
        {key: task[key] for key in keys.values()}
        | {key: "" if task[key] is None else str(task[key]) for key in counts.values()}
        | {"project": project["number"], "state": Translator("en")(task["state"])}
        for project in answer("livelihood")["projects"]
        for task in project["tasks"]
    ]


def test_xlsx_comparisons_have_their_bounds(book: Book, answer: Callable[..., Any]) -> None:
    """Derived numbers stand with two decimals between their bounds, falls marked."""
    headings = {
        "Implied growth a year earlier": "implied_prior_yoy",
        "Implied level a year earlier": "implied_prior_level",
        "Implied level two years earlier": "implied_base_level",
    }
    rows = sheet_rows(book(), "compare")
    for row, record in zip(rows, answer("compare"), strict=True):
        assert (record["id"], record["note_en"]) == (row["Id"].value, row["Note"].value)
        for heading, key in headings.items():
            bounds = [f"{heading}{bound}" for bound in ("", ", at least", ", at most")]
            expected = [record[key][b] if record[key] else "" for b in ("value", "low", "high")]
            expected[0] += "↓" * expected[0].startswith("-")
            assert expected == [shown(row[name]) for name in bounds]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_xlsx_has_no_formula(book: Book, language: Language) -> None:
    """No cell of the workbook is a formula or an error."""
    kinds = {cell.data_type for cell in cells(book(language))}
    assert {"s", "n", "d"} == kinds


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(A1)"])
def test_xlsx_text_never_becomes_a_formula(
    export: Export, altered: Callable[[str, str], Report], start: str
) -> None:
    """A name that begins like a formula is text, and stays text when its cell is edited."""
    book = workbook(export(".xlsx", altered('"Industrial investment"', f'"{start}"')))
    named = [cell for cell in cells(book) if cell.value == start]
    assert named
    assert {("s", True)} == {(cell.data_type, bool(cell.quotePrefix)) for cell in named}


def width_of(sheet: Any, number: int) -> float:
    """The width of a column; those side by side that are as wide are stored as one."""
    widths = sheet.column_dimensions.values()
    return float(next(one.width for one in widths if one.min <= number <= one.max))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_xlsx_columns_are_wide_enough(book: Book, language: Language) -> None:
    """A column is as wide as its longest cell, Chinese characters twice; longer text wraps."""
    for sheet in book(language).worksheets[1:]:
        for column in sheet.iter_cols():
            width = width_of(sheet, column[0].column)
            for cell in column:
                text = shown(cell) if cell.data_type == "n" else str(cell.value)
                chinese = len(re.findall("[\u2e80-\uffef]", text))
                assert cell.alignment.wrap_text or len(text) + chinese <= width, cell


@pytest.mark.parametrize("language", ["zh", "en"])
def test_xlsx_sheets_fit_a_screen(
    export: Export, book: Book, report: Report, district: Report, language: Language
) -> None:
    """A sheet's columns stand beside each other on a common screen; no text makes one wide."""
    of_two = workbook(export(".xlsx", report, district, language=language))
    for sheets, room in ((book(language), SCREEN), (of_two, SCREEN + 20)):
        for sheet in sheets.worksheets:
            widths = [width_of(sheet, number) for number in range(1, sheet.max_column + 1)]
            assert max(widths) <= 50
            assert sum(widths) <= room, sheet.title


def test_xlsx_units_stand_apart_from_numbers(book: Book) -> None:
    """A unit has its own column beside the number's, and an indent keeps the two apart."""
    for name in ("indicators", "areas", "livelihood", "figures"):
        sheet = book().worksheets[SHEETS.index(name)]
        (place,) = (cell.column for cell in sheet[1] if cell.value == "Unit")
        for number, unit in sheet.iter_rows(min_row=2, min_col=place - 1, max_col=place):
            assert number.data_type == "n"
            assert unit.value is None or unit.alignment.indent == 1


def test_xlsx_heads_stay_and_filter(book: Book) -> None:
    """Each table's head and first column stay in view, and filter all of its rows."""
    _, *tables = book().worksheets
    for sheet in tables:
        assert "B2" == sheet.freeze_panes
        assert sheet.dimensions == sheet.auto_filter.ref
        assert "$1:$1" == sheet.print_title_rows


def test_xlsx_opens_with_a_summary(book: Book, report: Report) -> None:
    """The first sheet has the report's own record, counts, headline indicators, tasks and signs."""
    summary = book().worksheets[0]
    record = report.model.report
    assert record.title_en == summary["A1"].value
    facts = {row[0].value: row[1] for row in summary.iter_rows() if row[0].value}
    assert "reviewed by a person" == facts["State of the model"].value
    assert record.id == facts["Id"].value
    assert record.date == facts["Issued"].value.date()
    assert record.url == facts["Published at"].hyperlink.target
    assert len(report.model.indicators) == facts["Indicators"].value
    assert len(list(report.every_figure())) == facts["Figures"].value
    states = [task.state for project in report.model.projects for task in project.tasks]
    assert states.count("done") == facts["done"].value
    level = facts["Total investment in fixed assets"]
    assert "423.5" == shown(level)
    notes = "\n".join(str(row[0].value) for row in summary.iter_rows())
    assert "↓" in notes
    assert "*" in notes


def test_xlsx_says_what_is_a_draft(export: Export, altered: Callable[[str, str], Report]) -> None:
    """The summary calls a model a draft that no person has confirmed."""
    draft = altered("[report]\n", '[report]\nstatus = "draft"\n')
    summary = workbook(export(".xlsx", draft)).worksheets[0]
    facts = {row[0].value: row[1].value for row in summary.iter_rows()}
    assert "draft: no person has confirmed it" == facts["State of the model"]


def test_xlsx_of_several_reports_sets_places_side_by_side(
    export: Export, report: Report, district: Report
) -> None:
    """Second comes each series that two reports have, the places of each in `compare`'s order."""
    reports = [report, district]
    rows, _ = compare_places.chosen(reports, (), match_reports(reports, bundled_terms()))
    common = [one for one in rows if compare_places.is_common(one)]
    book = workbook(export(".xlsx", *reports))
    assert ["Summary", "Report by report"] == book.sheetnames[:2]
    head, *found = book.worksheets[1].iter_rows()
    places = [cell.value for cell in head].index("Place")
    growth = [cell.value for cell in head].index("Year on year (%)")
    assert [(one.report.model.report.place_en, real(one.record.yoy)) for one in common] == [
        (row[places].value, row[growth].value) for row in found
    ]


@pytest.mark.parametrize("text", ["名" * 32_768, "😀" * 16_384], ids=["characters", "UTF-16 units"])
def test_xlsx_refuses_a_text_that_no_cell_holds(
    export: Export, altered: Callable[[str, str], Report], text: str
) -> None:
    """A text that Excel would cut is refused, naming it; one of the most that fits is there."""
    pytest.importorskip("xlsxwriter", reason="there is no workbook without it")
    long = altered('name_en = "Industrial investment"', f'name_en = "{text}"')
    with pytest.raises(ReportError) as refused:
        export(".xlsx", long)
    assert "text-too-long-for-cell" == refused.value.message.key
    fits = altered('name_en = "Industrial investment"', f'name_en = "{text[:-1]}"')
    assert text[:-1] in {cell.value for cell in cells(workbook(export(".xlsx", fits)))}


def test_xlsx_refuses_more_rows_than_a_sheet_has(
    export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows beyond a sheet's last are refused, not left out."""
    worksheet = pytest.importorskip("xlsxwriter.worksheet", reason="there is no workbook without")
    made = worksheet.Worksheet.__init__

    def small(self: Any, *values: Any) -> None:
        made(self, *values)
        self.xls_rowmax = 150

    monkeypatch.setattr(worksheet.Worksheet, "__init__", small)
    with pytest.raises(ReportError) as refused:
        export(".xlsx")
    assert "too-much-for-sheet" == refused.value.message.key


@pytest.mark.parametrize("text", ["a\\u0001b", "_x0041_", "a\\uFFFFb", "\\u001B[31m"])
def test_xlsx_holds_what_xml_cannot(
    export: Export, altered: Callable[[str, str], Report], text: str
) -> None:
    """Characters that XML cannot hold are seen as escapes, what looks like theirs is as it was."""
    name = visible(json.loads(f'"{text}"'))
    book = workbook(export(".xlsx", altered('"Industrial investment"', f'"{text}"')))
    unescape = pytest.importorskip("openpyxl.utils.escape").unescape
    texts = [cell.value for cell in cells(book) if cell.data_type == "s"]
    assert name in {*texts, *map(unescape, texts)}


def test_xlsx_dates_before_spreadsheets_are_text(
    export: Export, altered: Callable[[str, str], Report]
) -> None:
    """A date earlier than the days that spreadsheets know is there as text."""
    old = altered("date = 2023-07-10", "date = 1899-12-30")
    summary = workbook(export(".xlsx", old)).worksheets[0]
    assert "1899-12-30" in {row[1].value for row in summary.iter_rows()}


def test_xlsx_bears_no_time_but_the_reports(export: Export, report: Report) -> None:
    """The workbook was made, it says, on the report's date; its parts on no date at all."""
    path = export(".xlsx")
    properties = workbook(path).properties
    assert {report.model.report.date} == {properties.created.date(), properties.modified.date()}
    with ZipFile(path) as archive:
        assert {(1980, 1, 1, 0, 0, 0)} == {part.date_time for part in archive.infolist()}


# Parquet


def table_of(path: Path) -> Any:
    """The table as pyarrow reads it."""
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow reads the table back")
    return parquet.read_table(path)


def test_parquet_figures_are_the_commands(export: Export, answer: Callable[..., Any]) -> None:
    """The rows are what `report figures` prints, each value quantised to its printed digits."""
    found = table_of(export(".parquet")).to_pylist()
    for row in found:
        row["value"] = f"{row['value']:.{row['decimals']}f}"
        row |= {key: row[key].isoformat() for key in ("period_start", "period_end")}
    expected = [
        figure | {"value": str(figure["value"]), "base_value": Decimal(str(figure["base_value"]))}
        for figure in answer("figures")
    ]
    assert expected == as_printed(found)


def test_parquet_values_are_exact_decimals(export: Export, report: Report) -> None:
    """Values are decimals with as many places as the most precise figure prints."""
    schema = table_of(export(".parquet")).schema
    places = max(figure.decimals for figure in report.every_figure())
    assert f"decimal128(38, {places})" == str(schema.field("value").type)
    assert "int64" == str(schema.field("decimals").type)


def test_parquet_knows_what_may_be_missing(export: Export) -> None:
    """Only the columns that the JSON contract lets be null may be null."""
    fields = list(table_of(export(".parquet")).schema)
    may_be = "indicator upper unit unit_en base_unit base prices project task link todo"
    assert [*may_be.split(), "series", "place_code"] == [f.name for f in fields if f.nullable]


def test_parquet_names_its_reports(export: Export, report: Report, district: Report) -> None:
    """The metadata say which reports the figures are of, and which version of the contract."""
    metadata = table_of(export(".parquet", report, district)).schema.metadata
    assert f"{report.id},{district.id}".encode() == metadata[b"report"]
    assert b"1" == metadata[b"schema_version"]


def test_parquet_is_plain(export: Export, report: Report) -> None:
    """A reader with code of its own sees decimals, in version 2 of the format."""
    duckdb = pytest.importorskip("duckdb", reason="duckdb reads the file with code of its own")
    path = str(export(".parquet"))
    places = max(figure.decimals for figure in report.every_figure())
    stored = "SELECT type, converted_type, precision, scale FROM parquet_schema(?)"
    value = duckdb.execute(f"{stored} WHERE name = 'value'", [path]).fetchall()
    assert [("FIXED_LEN_BYTE_ARRAY", "DECIMAL", 38, places)] == value
    version = duckdb.execute("SELECT format_version FROM parquet_file_metadata(?)", [path])
    assert [(2,)] == version.fetchall()
    total = duckdb.execute("SELECT sum(value) FROM read_parquet(?)", [path]).fetchall()
    assert [(sum(figure.value for figure in report.every_figure()),)] == total


# CSV, and what all tables of figures share


def rows_of_csv(path: Path) -> list[dict[str, str]]:
    """The rows, each by the heads of its cells."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def as_cell(value: Any) -> str:
    """What stands in a CSV file for a value of JSON."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_csv_figures_are_the_commands(export: Export, answer: Callable[..., Any]) -> None:
    """The rows are what `report figures` prints, digit for digit."""
    expected = [
        {key: as_cell(value) for key, value in figure.items()} for figure in answer("figures")
    ]
    assert expected == as_printed(rows_of_csv(export(".csv")))


def test_tables_of_figures_have_the_same_columns(export: Export) -> None:
    """They stand in the same order everywhere; SQLite has the digits of numbers besides."""
    names = table_of(export(".parquet")).schema.names
    assert names == list(rows_of_csv(export(".csv"))[0])
    in_database = list(rows_of(export(".sqlite"), "SELECT * FROM figures LIMIT 1")[0])
    assert [*names, "digits", "upper_digits"] == in_database


def test_a_row_says_where_and_when_its_report_is_of(
    export: Export, report: Report, district: Report
) -> None:
    """A panel of several reports joins with statistics by the place's code; none has none."""
    expected = {
        (one.id, record.place, record.place_en, record.place_code or "", str(record.date))
        for one in (report, district)
        for record in [one.model.report]
    }
    keys = ("report", "place", "place_en", "place_code", "report_date")
    rows = rows_of_csv(export(".csv", report, district))
    assert expected == {tuple(row[key] for key in keys) for row in rows}
    assert {"330109", ""} == {row["place_code"] for row in rows}


def test_csv_holds_every_text(export: Export, altered: Callable[[str, str], Report]) -> None:
    """Commas, quotation marks and line breaks stay in their cell."""
    changed = altered('place_en = "Qingxi District"', r'place_en = "a,\"b\"\nc"')
    assert {'a,"b"\nc'} == {row["place_en"] for row in rows_of_csv(export(".csv", changed))}


NO_FIGURES = """
schema_version = 1

[report]
id = "none"
title = "某地工作要点"
title_en = "Plan"
place = "某地"
place_en = "Somewhere"
date = 2024-01-01
issuer = "某地"
issuer_en = "Somewhere"
period = "2024-01/2024-12"
abridged = false
"""


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_a_report_without_figures_is_a_table_without_rows(
    export: Export, tmp_path: Path, ending: str
) -> None:
    """Its columns are there all the same."""
    model = tmp_path / "none.toml"
    model.write_text(NO_FIGURES, encoding="utf-8")
    path = export(ending, load(model))
    if ending == ".csv":
        (heads,) = path.read_text(encoding="utf-8").splitlines()
        assert heads.startswith("id,report,status,")
    else:
        assert 0 == table_of(path).num_rows < len(table_of(path).schema.names)


# The package


@pytest.fixture
def package(run: Run, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """What describes the files of these endings, which one run exports."""

    def described(*names: str, model: str = "") -> dict[str, Any]:
        files = [str(tmp_path / name) for name in (*names, "datapackage.json")]
        done = run("export", *files, *(["--model", model] if model else []))
        assert 0 == done.returncode, done.stderr
        found: dict[str, Any] = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
        return found

    return described


def test_capitals_and_detours_name_the_same_files(run: Run, tmp_path: Path) -> None:
    """A package is one in capitals too, and a file that is named twice is in it once."""
    files = [tmp_path / "a.CSV", tmp_path / "a.CSV" / ".." / "a.CSV", tmp_path / "DATAPACKAGE.JSON"]
    assert 0 == run("export", *map(str, files)).returncode
    described = json.loads(files[-1].read_text("utf-8"))
    assert ["a.CSV"] == [one["path"] for one in described["resources"]]


@pytest.mark.filterwarnings("ignore")  # of the reader's own making
def test_a_package_is_what_its_standard_says(
    package: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    """An independent reader finds the files as described: bytes, sums, types, keys, constraints."""
    package("figures.csv", "all.json", model=str(COUNTIES))
    frictionless = pytest.importorskip("frictionless", reason="it judges data packages")
    judged = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert [] == judged.flatten(["title", "note"])
    assert {"figures.csv", "all.json"} == {task.name for task in judged.tasks}
    (tmp_path / "figures.csv").write_bytes(b"id\n1\n")
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_a_package_names_its_files(package: Callable[..., dict[str, Any]], tmp_path: Path) -> None:
    """Each has its path, kind, size and checksum; a table says what its columns mean."""
    pytest.importorskip("pyarrow", reason="pyarrow, an extra, writes .parquet")
    (tmp_path / "data").mkdir()
    described = package("data/figures.parquet", "all.sqlite")
    table, database = described["resources"]
    assert ("data/figures.parquet", "all.sqlite") == (table["path"], database["path"])
    for one in (table, database):
        content = (tmp_path / one["path"]).read_bytes()
        assert len(content) == one["bytes"]
        assert f"sha256:{sha256(content).hexdigest()}" == one["hash"]
    assert "schema" not in database
    stored = table_of(tmp_path / table["path"]).schema
    fields = table["schema"]["fields"]
    assert stored.names == [field["name"] for field in fields]
    required = [field["name"] for field in fields if field.get("constraints", {}).get("required")]
    assert required == [field.name for field in stored if not field.nullable]
    assert all(field["title"] and field["description"] for field in fields)


def test_a_package_names_its_sources(
    package: Callable[..., dict[str, Any]], report: Report
) -> None:
    """The reports are what its data are from; nobody licenses what no licence is known of."""
    described = package("figures.csv")
    record = report.model.report
    assert [{"title": record.title, "path": record.url}] == described["sources"]
    assert "licenses" not in described


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (["datapackage.json"], "name one as well"),
        (["../figures.csv", "datapackage.json"], "cannot describe"),
        ([".figures.csv", "datapackage.json"], "cannot describe"),
        (["figures.doc", "datapackage.json"], "no export that ends in"),
    ],
)
def test_a_package_describes_what_stands_beside_it(
    run: Run, tmp_path: Path, files: list[str], said: str
) -> None:
    """What it cannot name, and nothing at all, is refused before anything is written."""
    folder = tmp_path / "folder"
    folder.mkdir()
    done = run("export", *(str(folder / file) for file in files))
    assert 2 == done.returncode
    assert said in done.stderr
    assert [folder] == list(tmp_path.rglob("*"))


def test_files_are_all_written_or_none(run: Run, tmp_path: Path) -> None:
    """Where one cannot be, those before it are as they were, and the others are not there."""
    (tmp_path / "old.json").write_bytes(b"old")
    (tmp_path / "folder.csv").mkdir()
    names = ("old.json", "new.json", "folder.csv", "datapackage.json")
    done = run("export", *(str(tmp_path / name) for name in names))
    assert 2 == done.returncode
    assert "folder.csv: cannot be written" in done.stderr
    assert b"old" == (tmp_path / "old.json").read_bytes()
    assert {"old.json", "folder.csv"} == {path.name for path in tmp_path.iterdir()}


# Several reports


def test_parquet_names_the_series(export: Export, report: Report, district: Report) -> None:
    """Figures of one series in two reports share it, whatever their ids; others have none."""
    rows = table_of(export(".parquet", report, district)).to_pylist()
    found = {(row["report"], row["indicator"]) for row in rows if row["series"] == "fiscal-revenue"}
    assert {(report.id, "fiscal-revenue"), (district.id, "revenue")} == found
    assert all((row["series"] is None) == (row["indicator"] is None) for row in rows)


def test_sqlite_names_the_series(export: Export, report: Report, district: Report) -> None:
    """The same query over both reports finds a series by one id, in the tables and the views."""
    path = export(".sqlite", report, district)
    for query in (
        "SELECT report, yoy FROM indicators WHERE series = 'fiscal-revenue'",
        "SELECT report, yoy FROM compare WHERE series = 'fiscal-revenue'",
    ):
        found = {tuple(row.values()) for row in rows_of(path, query)}
        assert {(report.id, 18.3), (district.id, 7.5)} == found
    (named,) = rows_of(path, "SELECT name FROM series WHERE id = 'fiscal-revenue'")
    assert {"name": "财政总收入"} == named
    figures = rows_of(path, "SELECT DISTINCT report FROM figures WHERE series = 'fiscal-revenue'")
    assert {report.id, district.id} == {row["report"] for row in figures}


# All of them


@pytest.mark.parametrize("ending", EXPORTERS)
def test_every_ending_has_its_module(ending: str) -> None:
    """Each ending names a module of the folder."""
    assert find_spec(f"xiaoshan_report.export.{EXPORTERS[ending]}")


@pytest.mark.parametrize("ending", DATA)
def test_the_same_bytes_each_time(export: Export, district: Report, ending: str) -> None:
    """A second export of the same report is the same file, byte for byte."""
    first = export(ending, district).read_bytes()
    assert first == export(ending, district).read_bytes()


@pytest.mark.parametrize("ending", [".json", ".sqlite", ".csv", ".parquet"])
def test_data_has_no_language(export: Export, ending: str) -> None:
    """What programs read is the same in either language."""
    chinese, english = (export(ending, language=language).read_bytes() for language in ("zh", "en"))
    assert chinese == english


@pytest.mark.parametrize("ending", [".XLSX", ".Json"])
def test_capitals_in_endings_do_not_matter(ending: str) -> None:
    """An ending in capitals finds the same exporter."""
    if library := LIBRARIES.get(ending.lower()):
        pytest.importorskip(library, reason=f"{library}, an extra, writes {ending}")
    assert exporter(Path("x" + ending.lower())) == exporter(Path("x" + ending))


@pytest.mark.parametrize("ending", [".doc", "", ".jsonl"])
def test_other_endings_are_refused(ending: str) -> None:
    """An ending that nothing writes is refused, with the endings that there are."""
    with pytest.raises(ReportError) as refusal:
        exporter(Path("x" + ending))
    assert ", ".join(EXPORTERS) in Translator("en").sentence(refusal.value.message)


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """As on a disk that is full: no file can grow beyond so many bytes."""
    resource = pytest.importorskip("resource", reason="only Unix can limit the size of files")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("ending", DATA)
def test_failure_leaves_the_old_file(
    export: Export, report: Report, district: Report, tmp_path: Path, ending: str
) -> None:
    """Where there is no room, the file that was there stays as it was, and no other is left."""
    path = export(ending, district)
    path.write_bytes(b"old")
    with room_for(5000), pytest.raises(ReportError) as refusal:
        write_to(path, [report])
    assert "cannot-write" == refusal.value.message.key
    assert b"old" == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", DATA)
def test_nowhere_to_write_is_refused(export: Export, ending: str, district: Report) -> None:
    """A folder that is not there is refused in one sentence that names the file."""
    path = export(ending, district).parent / "nowhere" / f"x{ending}"
    with pytest.raises(ReportError) as refusal:
        write_to(path, [district])
    assert str(path) in Translator("en").sentence(refusal.value.message)


def python(code: str) -> str:
    """What a fresh Python prints that runs this code."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        check=False,
    )
    assert 0 == done.returncode, done.stderr
    return done.stdout


def test_libraries_are_imported_only_for_their_file() -> None:
    """Writing JSON imports none of the libraries that only other files need."""
    loaded = python(
        "import sys; from pathlib import Path; from xiaoshan_report.export import exporter\n"
        "exporter(Path('x.json'))\n"
        "print(*sys.modules)"
    )
    assert set() == {*EXTRAS, "sqlite3"} & set(loaded.split())


LONG = "1234567890123456.7"
"""More digits than a binary number keeps."""


def read_longest(path: Path) -> str:
    """The longest number in the file, as a program finds it."""
    if path.suffix == ".sqlite":
        return str(rows_of(path, "SELECT max(digits) AS d FROM figure WHERE value > 1e15")[0]["d"])
    if path.suffix == ".csv":
        return max((row["value"] for row in rows_of_csv(path)), key=float)
    if path.suffix == ".parquet":
        return str(max(table_of(path).column("value").to_pylist()))
    if path.suffix == ".xlsx":
        return next(str(c.value) for c in cells(workbook(path)) if str(c.value).startswith(LONG))
    figures = exact(path.read_text(encoding="utf-8"))["figures"]
    return max((str(figure["value"]) for figure in figures), key=float)


@pytest.mark.parametrize("ending", DATA)
def test_no_digit_is_lost(
    export: Export, altered: Callable[[str, str], Report], ending: str
) -> None:
    """A number with more digits than a binary one keeps is still there with all of them."""
    assert LONG == read_longest(export(ending, altered("210.4", LONG)))


def test_export_goes_where_a_link_leads(export: Export, report: Report, tmp_path: Path) -> None:
    """A symbolic link stays one, and the file that it leads to is the one written."""
    target, link = tmp_path / "real.json", tmp_path / "link.json"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_to(link, [report])
    assert link.is_symlink()
    assert export(".json").read_bytes() == target.read_bytes()


def test_export_keeps_who_may_read_a_file(report: Report, tmp_path: Path) -> None:
    """A file that only its owner could read is not opened to others by being written anew."""
    path = tmp_path / "private.json"
    path.write_bytes(b"old")
    path.chmod(0o600)
    write_to(path, [report])
    assert 0o600 == path.stat().st_mode & 0o777


def test_first_figure_of_a_measure_counts_everywhere(
    export: Export, altered: Callable[[str, str], Report]
) -> None:
    """Of two year-on-year rates of an indicator, every list and view takes the first."""
    first = '{ key = "yoy", measure = "yoy", value = 8.1, unit = "%", printed = "8.1%", '
    second = '{ key = "later", measure = "yoy", value = 7.7, unit = "%", printed = "7.7%", '
    quotes = ('quote = "同比增长8.1%" },', 'quote = "同比增长7.7%" },')
    stated = first + quotes[0]
    report = altered(stated, f"{stated}\n  {second}{quotes[1]}")
    document = exact(export(".json", report).read_text(encoding="utf-8"))
    (row,) = rows_of(
        export(".sqlite", report), "SELECT yoy FROM indicators WHERE id = 'investment'"
    )
    assert 8.1 == row["yoy"]
    assert ("8.1", "8.1") == tuple(document[key][0]["yoy"] for key in ("compare", "indicators"))


# The page of a text beside its figures


def test_every_figure_of_a_draft_is_lit_in_its_text(run: Run, tmp_path: Path) -> None:
    """The page has each figure once beside the text, and once as a number in it."""
    pytest.importorskip("jinja2", reason="the page is written with Jinja2, which is not installed")
    text = PROJECT / "tests" / "data" / "documents" / "yunxi-2026.txt"
    model, page = tmp_path / "model.toml", tmp_path / "page.html"
    run("draft", str(text), "-o", str(model))
    done = run("review", str(model), "--source", str(text), "--html", str(page))
    assert (0, "", "") == (done.returncode, done.stdout, done.stderr)
    written = page.read_text(encoding="utf-8")
    for figure in load(model).every_figure():
        beside, lit = f'id="f-{figure.id}"', f'id="w-f-{figure.id}"'
        assert (1, 1) == (written.count(beside), written.count(lit))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--html", "kept.html"), "kept.html: is there already, so it is not written over; "),
        (("--html", "-"), "--html cannot be “-”; expected a file."),
        (("--html", "new.html", "--list"), "--html and --list cannot be asked for at once."),
        (("--confirm", "--html", "new.html"), "--html and --confirm cannot be asked for at once."),
    ],
)
def test_a_page_goes_over_nothing_and_beside_nothing(
    run: Run, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    """A page is a file of its own, which nobody had before, and the only answer."""
    pytest.importorskip("jinja2", reason="the page is written with Jinja2, which is not installed")
    text = PROJECT / "tests" / "data" / "documents" / "yunxi-2026.txt"
    model, kept = tmp_path / "model.toml", tmp_path / "kept.html"
    run("draft", str(text), "-o", str(model))
    kept.write_text("mine", encoding="utf-8")
    named = ("review", str(model), "--source", str(text), *options, "--lang", "en")
    done = run(*named, cwd=tmp_path)
    assert (2, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith(f"error: {said}")
    assert "mine" == kept.read_text(encoding="utf-8")
    assert {model, kept} == set(tmp_path.iterdir())


def test_a_page_goes_over_one_by_force(run: Run, tmp_path: Path) -> None:
    """With `--force` a page is written anew."""
    pytest.importorskip("jinja2", reason="the page is written with Jinja2, which is not installed")
    text = PROJECT / "tests" / "data" / "documents" / "yunxi-2026.txt"
    model, page = tmp_path / "model.toml", tmp_path / "page.html"
    run("draft", str(text), "-o", str(model))
    page.write_text("old", encoding="utf-8")
    line = ("review", str(model), "--source", str(text), "--html", str(page), "--force")
    assert 0 == run(*line).returncode
    assert "<html" in page.read_text(encoding="utf-8")
