"""What nobody foresaw: any command line, environment and encoding, and texts that would run."""

import csv
import io
import json
import random
import re
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest
from conftest import Run

from xiaoshan_report.commands import NAMES, spec_of
from xiaoshan_report.export import EXPORTERS
from xiaoshan_report.render.formats import FORMATS
from xiaoshan_report.render.formulas import is_formula

SMALL = (Path(__file__).parent / "models" / "small.toml").read_text(encoding="utf-8")
QINGHE = Path(__file__).parent / "data" / "qinghe-2025.txt"

# Any command line

PROPER = [
    "gdp",
    "1",
    "2",
    "投资",
    "growth",
    "sum",
    "yoy",
    "%",
    "亿元",
    "name",
    "id,yoy",
    "small.toml",
]
ODD = [
    *("", " ", "-", "--", "---", "-1", "0", "99999999999", "9" * 5000, "1e3", "１", "²", "NaN"),
    *("\x1b[2J", "\u202e", "\ufeff", "\udcff", "a\nb", "a\tb", "名" * 300, "/", ".", "..", "~"),
    *("no/such/file", "text.txt", "https://x.example/", "x.json", "x.xlsx", "x.PARQUET", "x.tsv"),
    *("--model", "--json", "-f", "-o", "--lang=xx", "--lang=", "--columns=,", "--sort", "-hV"),
    *("--jobs=0", "--limit=-1", "--date=2021-13-01", "--explain", "--format=svg", "--color=x"),
    *("'", '"', "\\", "%s", "{0}", "{report}", "$(x)", "`x`", "*", "?", "[", "(a+)+$", "<b>"),
]
"""Words that mean something here or there, and words that mean nothing anywhere."""

UNASKED = ("--install-completion", "--show-completion")
"""What would write into the shell's own files, or ask what shell there is."""


def any_line(chance: random.Random) -> list[str]:
    """A command line, more or less like one that means something."""
    name = chance.choice([*NAMES, *NAMES, "", "help", "nonsense", *ODD])
    flags = [
        flag
        for one in (spec_of(name).parameters if name in NAMES else ())
        for flag in one.flags
        if flag not in UNASKED
    ]
    words = [chance.choice(chance.choice([flags or ODD, PROPER, PROPER, ODD])) for _ in range(4)]
    line = [name, *words[: chance.randrange(5)]]
    if chance.random() < 0.1:
        chance.shuffle(line)
    return line


@pytest.mark.parametrize(
    "count", [40, pytest.param(3500, marks=pytest.mark.slow)], ids=["sample", "all"]
)
def test_any_line_is_answered_or_refused(run: Run, tmp_path: Path, count: int) -> None:
    """Whatever the words are, there is an answer, or one sentence on standard error."""
    chance = random.Random(13)  # noqa: S311  # nothing is to be kept secret
    for _ in range(count):
        (tmp_path / "small.toml").write_text(SMALL, encoding="utf-8")
        (tmp_path / "text.txt").write_bytes(QINGHE.read_bytes())
        line = any_line(chance)
        done = run(*line, "--lang", "en", cwd=tmp_path)
        assert done.returncode in (0, 1, 2), line
        if done.returncode == 2:  # without a command there is the help in place of a sentence
            assert done.stderr.startswith(("error: ", "Example: ")), line
            assert "Traceback" not in done.stderr, line


# Any environment

ENVIRONMENTS = [
    *(
        {"LANG": value}
        for value in ("", "C", "POSIX", "zh_CN.GB18030", "xx_YY.nonsense", "zh", "-")
    ),
    *({"LC_ALL": value} for value in ("C", "de_DE.UTF-8", "\udcff", "zh_TW.Big5")),
    *({"LANGUAGE": value} for value in ("", ":", "xx:zh", "zh_CN:en")),
    *({"TERM": value} for value in ("", "dumb", "nonsense", "linux")),
    *({"COLUMNS": value} for value in ("", "0", "-1", "1", "9999999", "wide", "８０")),
    *({"LINES": value} for value in ("0", "-5", "x")),
    *({name: value} for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE") for value in "01"),
    *({"PAGER": value} for value in ("", "nonsense", "'")),
    *({"HOME": "/no/such/home", "PATH": value} for value in ("", "/no/such/folder")),
    *({"TZ": value} for value in ("Nonsense/Zone", "UTC-14")),
    *({"PYTHONUTF8": "0", "PYTHONWARNINGS": value} for value in ("error", "ignore")),
]


@pytest.mark.parametrize("more", ENVIRONMENTS, ids=str)
def test_no_environment_changes_what_scripts_get(run: Run, more: dict[str, str]) -> None:
    """Variables that other programs need leave data as they are, and every table is drawn."""
    expected = run("indicators", "gdp", "--json")
    assert expected.stdout == run("indicators", "gdp", "--json", **more).stdout
    for width in (None, 80):
        size = {} if more.keys() & {"COLUMNS", "LINES"} else {"width": width}
        done = run("indicators", "gdp", **size, **more)
        assert 0 == done.returncode
        assert "12.5" in re.sub(r"\x1b\[\d*m", "", done.stdout)
        assert "error" not in done.stderr


@pytest.mark.parametrize("name", ["XIAOSHAN_REPORT_MODEL", "XIAOSHAN_REPORT_LANG"])
@pytest.mark.parametrize("value", ["nonsense", "\x1b[2J", "/", ":", "\udcff", "名" * 200])
def test_own_variables_are_obeyed_or_refused(run: Run, name: str, value: str) -> None:
    """What the program's own variables say is done, or refused in one sentence."""
    done = run("indicators", "--model", "x" * (name != "XIAOSHAN_REPORT_MODEL"), **{name: value})
    assert (2, 1) == (done.returncode, done.stderr.count("\n"))


# Any encoding

ENCODINGS = [
    *("ascii", "latin-1", "iso8859-2", "iso8859-5", "iso8859-7", "iso8859-15", "cp437", "cp850"),
    *("cp866", "cp1250", "cp1251", "cp1252", "cp1258", "koi8-r", "mac-roman", "gbk", "gb2312"),
    *("gb18030", "hz", "big5", "big5hkscs", "cp950", "euc-jp", "shift-jis", "iso2022-jp"),
    *("euc-kr", "cp949", "utf-8", "utf-16", "utf-32", "utf-7"),
]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_answer_is_written_in_any_encoding(run: Run, encoding: str) -> None:
    """A table goes as far as the encoding does, digits always; a refusal as well."""
    done = run("livelihood", "--lang", "zh", PYTHONIOENCODING=encoding)
    assert (0, True) == (done.returncode, "81%" in done.stdout)
    refused = run("show", "没有", "--lang", "zh", PYTHONIOENCODING=encoding)
    assert (2, "", 1) == (refused.returncode, refused.stdout, refused.stderr.count("\n"))


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("words", ["draft -", "check --source -", "check --model -"])
def test_a_file_in_any_encoding_is_read_or_refused(run: Run, words: str, encoding: str) -> None:
    """A text in the encoding is a report or refused in one sentence, and never half read."""
    content = QINGHE.read_text(encoding="utf-8").encode(encoding, errors="replace")
    done = run(*words.split(), "--lang", "en", stdin=content)
    is_read = words == "draft -" and encoding in ("utf-8", "utf-16", "gbk", "gb2312", "gb18030")
    assert ((0 if is_read else 2), 1) == (done.returncode, done.stderr.count("\n"))


# Texts that a spreadsheet or a browser would run

FIELD = re.compile(
    r'\b((?:title|name|text|place|issuer|subject|lead|stage|todo|note|index_number)(?:_en)? = ")'
)
"""The beginning of every text of a model that is free."""


def with_texts(folder: Path, start: str) -> str:
    """A model in which every free text begins like this."""
    path = folder / "model.toml"
    said = json.dumps(start, ensure_ascii=False)[1:-1]
    path.write_text(FIELD.sub(lambda found: found[1] + said, SMALL), encoding="utf-8")
    return str(path)


STARTS = [
    *("=", "＝", "﹦", "\t="),
    *(
        pytest.param(start, marks=pytest.mark.slow)
        for start in ("+", "-", "@", "＋", "－", "＠", "﹢", "﹣", "﹫", " =", "\u3000＝", "\n=")
    ),
]
"""How a formula may begin."""

# The check is last: what it finds depends on the words.
LISTS = [["indicators"], ["figures"], ["livelihood", "1"], ["compare"], ["area"], ["check"]]


@pytest.mark.parametrize("start", STARTS, ids=ascii)
@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_no_cell_of_any_listing_is_a_formula(
    run: Run, tmp_path: Path, form: str, start: str
) -> None:
    """A text that begins like a formula is one nowhere, in full width and small forms neither."""
    model = with_texts(tmp_path, f"{start}1+1+")
    for line in LISTS:
        text = run(*line, "--model", model, "-f", form).stdout
        cells = text.replace("\n", "\t").split("\t")
        if form == "csv":
            cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert [] == [cell for cell in cells if is_formula(cell)]
        assert line == ["check"] or any(cell.startswith("'") for cell in cells)


@pytest.mark.parametrize("start", STARTS, ids=ascii)
def test_no_cell_of_a_panel_is_a_formula(run: Run, tmp_path: Path, start: str) -> None:
    """A row repeats the texts of its figure and of its report."""
    model = with_texts(tmp_path, f"{start}1+1+")
    assert 0 == run("export", "x.csv", "--model", model, cwd=tmp_path).returncode
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [] == [cell for row in rows for cell in row.values() if is_formula(cell)]
    assert all(row["name"][0] == row["place"][0] == "'" for row in rows)


@pytest.mark.parametrize("start", ["=1+1", "=HYPERLINK(A1)", "+1", "@SUM(A1)", "{=A1}", "＝1"])
def test_no_cell_of_a_workbook_is_a_formula(run: Run, tmp_path: Path, start: str) -> None:
    """In every sheet a text that begins like a formula is a text."""
    model = with_texts(tmp_path, start)
    assert 0 == run("export", "x.xlsx", "--model", model, cwd=tmp_path).returncode
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(str(cell.value).startswith(start) for cell in cells)
    assert "f" not in {cell.data_type for cell in cells}


SCRIPTS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    '" autofocus onfocus="alert(1)',
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<!--<script>",
    "{{ 7*7 }}{% raw %}",
    "javascript:alert(1)//",
]


class Page(HTMLParser):
    """What of a page could run: its elements, and the attributes of them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


@pytest.mark.parametrize(
    "script",
    ["".join(SCRIPTS), *(pytest.param(one, marks=pytest.mark.slow) for one in SCRIPTS)],
    ids=ascii,
)
def test_no_text_of_a_page_runs(run: Run, tmp_path: Path, script: str) -> None:
    """A script in every field changes no element of the page, and adds nothing that runs."""
    pages = []
    for start in ("改", script):
        model = with_texts(tmp_path, start)
        lines = [["export", "x.html"], *([*line, "-o", "y.html"] for line in LISTS[:-1])]
        for line in lines:
            assert run(*line, "--model", model, cwd=tmp_path).returncode < 2
            pages.append(Page((tmp_path / line[-1]).read_text(encoding="utf-8")))
    for plain, hostile in zip(pages[: len(lines)], pages[len(lines) :], strict=True):
        assert plain.tags == hostile.tags
        assert [name for name, _ in plain.attributes] == [name for name, _ in hostile.attributes]
        assert not [value for name, value in hostile.attributes if name.startswith("on")]
        links = [value for name, value in hostile.attributes if name in ("href", "src")]
        assert [] == [link for link in links if link.lower().strip().startswith("javascript")]


@pytest.mark.parametrize("script", [SCRIPTS[0], SCRIPTS[-1]], ids=ascii)
def test_no_address_of_a_page_runs(run: Run, tmp_path: Path, script: str) -> None:
    """An address that would run is no link, or is no model's."""
    path = tmp_path / "model.toml"
    path.write_text(re.sub(r'url = "[^"]*"', f'url = "{script}"', SMALL), encoding="utf-8")
    done = run("export", "x.html", "--model", str(path), cwd=tmp_path)
    if done.returncode == 0:
        page = Page((tmp_path / "x.html").read_text(encoding="utf-8"))
        assert [] == [value for _, value in page.attributes if value.startswith("javascript")]
        assert 1 >= page.tags.count("script")


def test_every_format_and_export_is_among_those_tried() -> None:
    """What is new is tried as well: formats that spreadsheets or browsers open."""
    assert {"csv", "tsv", "html", "svg", "markdown", "json", "jsonl", "table"} == {*FORMATS}
    assert {".json", ".sqlite", ".xlsx", ".csv", ".parquet", ".html"} == {*EXPORTERS}
