"""`report check`: what it finds, how it says so, and the texts that it takes."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest
import tomli
from conftest import FULL_TEXT, Run, needs_full_text, of_each_report

from xiaoshan_report.check.findings import CODES
from xiaoshan_report.language.no_figures import LedgerKind
from xiaoshan_report.model.loading import bundled_model, load

DATA = Path(__file__).parent / "data"
MODEL = DATA / "district.toml"
SOURCE = DATA / "district.txt"
TEXT = SOURCE.read_text(encoding="utf-8")

SMALL = ("--model", str(MODEL))


class Case(NamedTuple):
    """Edits of a file and the finding that they make, as `data/findings.toml` says."""

    code: str
    file: str
    edits: list[tuple[str, str]]
    where: str
    english: str
    chinese: str
    paragraph: int | None = None
    context: str | None = None
    severity: str = "error"

    def arguments(self, folder: Path) -> list[str]:
        """The options that check the edited file, written into the folder."""
        original = bundled_model() if self.file == "report.toml" else DATA / self.file
        edited = folder / self.file
        edited.write_text(changed(original, *self.edits), encoding="utf-8")
        if self.file == "report.toml":
            return ["--model", str(edited)]
        pair = {ending: DATA / f"{edited.stem}{ending}" for ending in (".toml", ".txt")}
        model, source = (pair | {edited.suffix: edited}).values()
        return ["--model", str(model), "--source", str(source)]

    def finding(self, message: str) -> dict[str, Any]:
        """The record of the finding in one language."""
        return {
            "code": self.code,
            "severity": self.severity,
            "where": self.where,
            "paragraph": self.paragraph,
            "message": message,
            "context": self.context,
            "report": REPORT_IDS[self.file],
            "status": "reviewed",
        }


def changed(original: Path, *edits: tuple[str, str]) -> str:
    """The file's text with each edit made where alone it can be."""
    text = original.read_text(encoding="utf-8")
    for old, new in edits:
        assert 1 == text.count(old), old
        text = text.replace(old, new)
    return text


REPORT_IDS = {
    "district.toml": load(MODEL).id,
    "district.txt": load(MODEL).id,
    "plan.toml": load(DATA / "plan.toml").id,
    "report.toml": load(bundled_model()).id,
    "town.toml": load(DATA / "town.toml").id,
    "town.txt": load(DATA / "town.toml").id,
}

CASES = [Case(**one) for one in tomli.loads((DATA / "findings.toml").read_text("utf-8"))["cases"]]

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.where}")


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str | bytes], str]:
    """Write a text or bytes into a file; its path."""

    def write_file(content: str | bytes) -> str:
        path = tmp_path / "source.txt"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write_file


@pytest.fixture
def broken(tmp_path: Path) -> list[str]:
    """The options that check the small report with two numbers changed."""
    edits = [("中小企业75家", "中小企业75家、村社9|个"), ("S12省道", "S21省道")]
    source = tmp_path / "broken.txt"
    source.write_text(changed(SOURCE, *edits), encoding="utf-8")
    return [*SMALL, "--source", str(source)]


def proof(run: Run, *arguments: str, lang: str = "en") -> tuple[int, dict[str, Any]]:
    """The exit code and what `report check` prints as JSON."""
    done = run("check", *arguments, "--json", "--lang", lang)
    assert "" == done.stderr
    record: dict[str, Any] = json.loads(done.stdout)
    assert record["ok"] == (not record["findings"])
    return done.returncode, record


def same_place(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two findings have the same code and are about the same thing."""
    return bool((one["code"], one["where"]) == (other["code"], other["where"]))


def refusal(run: Run, *arguments: str) -> str:
    """What the command says when it cannot run: one sentence on stderr, exit code 2."""
    done = run("check", *arguments, "--lang", "en")
    assert (2, "") == (done.returncode, done.stdout)
    assert 1 == len(done.stderr.splitlines())
    assert done.stderr.startswith("error: ")
    return done.stderr.removeprefix("error: ").rstrip("\n")


# Nothing found.


@pytest.mark.parametrize(("lang", "said"), [("en", "All of it holds."), ("zh", "全部通过。")])
def test_the_bundled_model_holds(run: Run, lang: str, said: str) -> None:
    """Nothing is found in the model that comes with the package, and the command says so."""
    done = run("check", "--lang", lang)
    assert (0, "") == (done.returncode, done.stderr)
    assert said == done.stdout.splitlines()[-1]


@needs_full_text
def test_every_numeral_of_the_report_is_accounted_for(run: Run) -> None:
    """The bundled model and the report's full text agree to the last numeral."""
    code, record = proof(run, "--source", str(FULL_TEXT))
    assert (0, []) == (code, record["findings"])
    assert 0 == record["ledger"]["unaccounted"]
    assert sum(1 for line in record["growth"] if not line["possible"]) == 0


def test_the_small_report_holds(run: Run) -> None:
    """The small report has every kind of numeral but an undecided one; nothing is found in it."""
    code, record = proof(run, *SMALL, "--source", str(SOURCE))
    assert (0, []) == (code, record["findings"])
    none = {kind for kind in get_args(LedgerKind) if not record["ledger"][kind]}
    assert {"undecided"} == none


# What is found.


def test_every_code_has_its_case() -> None:
    """Each code that there is has a case that raises it, and no case raises another."""
    assert {*CODES} - {"far-from-others"} == {case.code for case in CASES}  # which needs several


@each_case
def test_a_break_is_found(run: Run, tmp_path: Path, case: Case) -> None:
    """A model or text that is broken in one place gives this finding there, in both languages.

    The table for people has code, place, paragraph and words around, and counts the findings.
    """
    arguments = case.arguments(tmp_path)
    code, record = proof(run, *arguments, lang="zh")
    expected = case.finding(case.chinese)
    alike = [found for found in record["findings"] if same_place(found, expected)]
    assert (1, [expected]) == (code, alike)
    done = run("check", *arguments, "--lang", "en")
    assert (1, "") == (done.returncode, done.stderr)
    row = next(r for r in done.stdout.splitlines() if r.startswith(case.code) and case.where in r)
    for shown in (case.paragraph, case.english, case.context):
        assert str(shown or "") in row
    assert done.stdout.splitlines()[-1].startswith("Found: ")


@pytest.mark.parametrize("digits", ["7 5", "7  5", "7\u3000\u30005", "7\t5"])
def test_digits_apart_are_no_number(run: Run, write: Callable[[str], str], digits: str) -> None:
    """However many spaces part two digits, they do not become one number."""
    source = write(changed(SOURCE, ("中小企业75家", f"中小企业{digits}家")))
    code, record = proof(run, *SMALL, "--source", source)
    assert 1 == code
    assert "quote-missing" in {finding["code"] for finding in record["findings"]}


@pytest.mark.parametrize("paragraph", [1, 3, 4])
def test_a_wrong_paragraph_is_found(run: Run, tmp_path: Path, paragraph: int) -> None:
    """A figure cannot be said to stand in another paragraph, even one without other figures."""
    model = tmp_path / "model.toml"
    edit = ("paragraph = 2, printed", f"paragraph = {paragraph}, printed")
    model.write_text(changed(MODEL, edit), encoding="utf-8")
    code, _ = proof(run, "--model", str(model), "--source", str(SOURCE))
    assert 1 == code


def test_progress_over_half_reads_as_over(run: Run, tmp_path: Path) -> None:
    """进度过半 is more than half, as 任务总体过半 is; only 度过 is another word."""
    for file in (MODEL, SOURCE):
        text = file.read_text(encoding="utf-8").replace("任务总体过半", "总体进度过半")
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    model, source = tmp_path / MODEL.name, tmp_path / SOURCE.name
    code, record = proof(run, "--model", str(model), "--source", str(source))
    assert (0, []) == (code, record["findings"])


@needs_full_text
def test_one_wrong_digit_of_the_report_is_found(run: Run, write: Callable[[str], str]) -> None:
    """A text with one digit changed differs in that place and no other."""
    source = write(
        changed(FULL_TEXT, ("规上工业增加值同比增长16.6%", "规上工业增加值同比增长16.8%"))
    )
    code, record = proof(run, "--source", source)
    assert 1 == code
    assert {3} == {finding["paragraph"] for finding in record["findings"]}
    assert any("【16.8%】" in (finding["context"] or "") for finding in record["findings"])


# The shape of the answer.


def test_json_has_its_keys(run: Run, broken: list[str]) -> None:
    """The JSON object, a finding, a sum and a growth check have the keys of the contract."""
    _, record = proof(run, *broken)
    counted = ["ledger", "sums", "growth", "unconfirmed"]
    assert ["report", "status", "ok", "findings", *counted] == list(record)
    keys = ["code", "severity", "where", "paragraph", "message", "context", "report", "status"]
    assert {tuple(keys)} == {tuple(finding) for finding in record["findings"]}
    bounds = ["whole_low", "whole_high", "parts_low", "parts_high"]
    assert {("whole", "parts", "exhaustive", "holds", *bounds)} == {
        tuple(s) for s in record["sums"]
    }
    assert {("indicator", "possible", "implied_prior_yoy")} == {tuple(g) for g in record["growth"]}


def test_sums_and_growth_are_there(run: Run) -> None:
    """Sums come with both intervals, growth with what it implies for the year before."""
    _, record = proof(run, *SMALL)
    assert {
        "whole": "firms.all",
        "parts": ["firms.large", "firms.other"],
        "exhaustive": True,
        "holds": True,
        "whole_low": 119.5,
        "whole_high": 120.5,
        "parts_low": 119,
        "parts_high": 121,
    } == record["sums"][0]
    assert {
        "indicator": "investment",
        "possible": True,
        "implied_prior_yoy": 4.53,
    } == record["growth"][0]


def test_without_a_text_there_is_no_ledger(run: Run) -> None:
    """The ledger is null where no text was given, and the table says how to give one."""
    code, record = proof(run, *SMALL)
    assert (0, None) == (code, record["ledger"])
    assert "--source FILE" in run("check", *SMALL, "--lang", "en").stdout


@pytest.mark.parametrize("edits", [[], [("120家", "一百二十家"), ("一是", "三点")]])
def test_the_ledger_adds_up(
    run: Run, write: Callable[[str], str], edits: list[tuple[str, str]]
) -> None:
    """Every numeral of the text is counted once: what they are adds up to how many there are."""
    _, record = proof(run, *SMALL, "--source", write(changed(SOURCE, *edits)))
    ledger = record["ledger"]
    kinds = [*get_args(LedgerKind), "unaccounted"]
    assert ["numerals", *kinds, "around"] == list(ledger)
    assert ledger["numerals"] == sum(ledger[kind] for kind in kinds)
    assert (ledger["unaccounted"] > 0) == bool(edits)


def test_lines_are_findings(run: Run, broken: list[str]) -> None:
    """JSON Lines and CSV have the findings one by one, as the JSON array has them."""
    _, record = proof(run, *broken)
    lines = run("check", *broken, "--format", "jsonl", "--lang", "en")
    rows = run("check", *broken, "--format", "csv", "--lang", "en")
    assert (1, 1) == (lines.returncode, rows.returncode)
    assert record["findings"] == [json.loads(line) for line in lines.stdout.splitlines()]
    texts = [{k: str(v or "") for k, v in finding.items()} for finding in record["findings"]]
    assert 3 == len(texts)
    assert texts == list(csv.DictReader(StringIO(rows.stdout)))


def test_markdown_is_a_table_of_findings(run: Run, broken: list[str]) -> None:
    """Markdown has a row for each finding, marks what would break it, and ends with the count."""
    done = run("check", *broken, "--format", "markdown", "--lang", "en")
    assert 1 == done.returncode
    rows = [line for line in done.stdout.splitlines() if line.startswith("|")]
    assert 2 + 3 == len(rows)
    assert "村社【9】\\|个" in done.stdout
    assert done.stdout.endswith("Found: 3.\n")


@pytest.mark.parametrize(
    ("form", "expected"),
    [("csv", "code,severity,where,paragraph,message,context,report,status\n"), ("jsonl", "")],
)
def test_nothing_found_leaves_no_rows(run: Run, form: str, expected: str) -> None:
    """Where nothing is found, CSV has its heads and JSON Lines nothing."""
    done = run("check", *SMALL, "--format", form)
    assert (0, expected) == (done.returncode, done.stdout)


def test_a_file_is_written_before_the_exit_code_tells(
    run: Run, broken: list[str], tmp_path: Path
) -> None:
    """What was found goes into the file, and the exit code is 1 all the same."""
    output = tmp_path / "findings.json"
    done = run("check", *broken, "--output", str(output))
    assert (1, "", "") == (done.returncode, done.stdout, done.stderr)
    assert 3 == len(json.loads(output.read_text(encoding="utf-8"))["findings"])


# What codes mean.


@pytest.mark.parametrize(("lang", "stop"), [("en", "."), ("zh", "。")])
def test_a_code_is_explained(run: Run, lang: str, stop: str) -> None:
    """Each code is explained, by itself, in sentences of the language asked for."""
    for code in CODES:
        done = run("check", "--explain", code, "--json", "--lang", lang)
        assert (0, "") == (done.returncode, done.stderr)
        (explained,) = json.loads(done.stdout)
        assert ["code", "meaning"] == list(explained)
        assert code == explained["code"]
        assert explained["meaning"].endswith(stop), code
        assert 2 <= explained["meaning"].count(stop), code


def test_all_codes_are_explained(run: Run) -> None:
    """`--explain all` has every code in its order, in both languages different words."""
    english, chinese = (
        json.loads(run("check", "--explain", "all", "--json", "--lang", lang).stdout)
        for lang in ("en", "zh")
    )
    assert list(CODES) == [one["code"] for one in english] == [one["code"] for one in chinese]
    assert len(CODES) == len({one["meaning"] for one in english + chinese}) / 2


def test_an_explanation_is_a_table_too(run: Run) -> None:
    """People see the code and what it means."""
    done = run("check", "--explain", "unaccounted", "--lang", "en")
    assert 0 == done.returncode
    assert "The text has a numeral that the model does not account for." in done.stdout


@pytest.mark.parametrize(
    ("code", "near"),
    [("summ", "sum"), ("quote-mising", "quote-missing"), ("UNACCOUNTED", None), ("", None)],
)
def test_an_unknown_code_is_refused(run: Run, code: str, near: str | None) -> None:
    """A code that there is not is refused with all that there are, and the nearest."""
    said = refusal(run, "--explain", code)
    assert ", ".join(CODES) in said
    if near:
        assert f"Did you mean {near}" in said


# Source texts as they come.


def wide(text: str) -> str:
    """The text with full-width digits, letters, marks and spaces."""
    return text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000})


def spaced(text: str, space: str) -> str:
    """The text with a space wherever it parts no two letters or digits, and around its lines."""
    return "".join(
        here if here == "\n" or (_alphanumeric(here) and _alphanumeric(after)) else here + space
        for here, after in zip(text, f"{text[1:]}\n", strict=True)
    )


def _alphanumeric(character: str) -> bool:
    return character.isascii() and character.isalnum()


def on_page(text: str) -> str:
    """The text within the lines of a web page, which have numbers of their own."""
    above = "首页 > 政务公开\n发布时间:2031-01-08 16:40  主办单位:1234次\n\n【字体:大 中 小】\n"
    below = "\n分享到:\n上一篇:第3号公告\n版权所有 备05000001号-9 网站标识码3301090000\n"
    return f"{above}{text}{below}"


AS_THEY_COME: dict[str, Callable[[str], bytes]] = {
    "UTF-8": str.encode,
    "with a mark": lambda text: text.encode("utf-8-sig"),
    "GB18030": lambda text: text.encode("gb18030"),
    "GB18030 with a mark": lambda text: f"\ufeff{text}".encode("gb18030"),
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "CR": lambda text: text.replace("\n", "\r").encode(),
    "no last line end": lambda text: text.rstrip("\n").encode(),
    "full width": lambda text: wide(text).encode(),
    "spaces": lambda text: spaced(text, " ").encode(),
    "several spaces": lambda text: spaced(text, "  ").encode(),
    "tabs": lambda text: spaced(text, "\t").encode(),
    "full-width spaces": lambda text: spaced(text, "\u3000").encode(),
    "no-break spaces": lambda text: spaced(text, "\xa0").encode(),
    "indented": lambda text: text.replace("\n", "\n\u3000\u3000").encode(),
    "blank lines": lambda text: text.replace("\n", "\n\n \u3000\n").encode(),
    "on a web page": lambda text: on_page(text).encode(),
    "all of it": lambda text: wide(spaced(on_page(text), " ").replace("\n", "\r\n\r\n")).encode(
        "gb18030"
    ),
}

each_form = pytest.mark.parametrize("form", AS_THEY_COME.values(), ids=AS_THEY_COME)


@each_form
def test_a_text_is_taken_as_it_comes(
    run: Run, write: Callable[[bytes], str], form: Callable[[str], bytes]
) -> None:
    """Encoding, line ends, width, stray spaces and a page's own lines make no difference."""
    code, record = proof(run, *SMALL, "--source", write(form(TEXT)))
    plain = proof(run, *SMALL, "--source", str(SOURCE))[1]
    assert (0, []) == (code, record["findings"])
    assert plain["ledger"] | {"around": 0} == record["ledger"] | {"around": 0}


@needs_full_text
def test_the_report_is_taken_as_it_comes(run: Run, write: Callable[[bytes], str]) -> None:
    """The same of the report's full text, with all of it at once."""
    source = write(AS_THEY_COME["all of it"](FULL_TEXT.read_text(encoding="utf-8")))
    code, record = proof(run, "--source", source)
    assert (0, []) == (code, record["findings"])


def test_lines_around_are_counted(run: Run, write: Callable[[str], str]) -> None:
    """The lines of a page before and after the report are left out, and it says how many."""
    source = write(on_page(TEXT))
    assert 6 == proof(run, *SMALL, "--source", source)[1]["ledger"]["around"]
    table = run("check", *SMALL, "--source", source, "--lang", "en").stdout
    assert "Lines around the report, left out: 6." in table.splitlines()


def test_a_line_within_is_not_left_out(run: Run, write: Callable[[str], str]) -> None:
    """A line that stands within the report is checked, whoever put it there."""
    lines = TEXT.splitlines()
    source = write("\n".join([*lines[:3], "到会代表1234人", *lines[3:]]))
    code, record = proof(run, *SMALL, "--source", source)
    assert 1 == code
    assert [("unaccounted", "line 4", "到会代表【1234人】")] == [
        (finding["code"], finding["where"], finding["context"]) for finding in record["findings"]
    ]


def test_furniture_of_a_page_within_is_counted_as_around(
    run: Run, write: Callable[[str], str]
) -> None:
    """What a page prints between two paragraphs says nothing of the report, and needs no entry."""
    lines = TEXT.splitlines()
    _, before = proof(run, *SMALL, "--source", write(TEXT))
    code, record = proof(
        run, *SMALL, "--source", write("\n".join([*lines[:3], "浏览次数：1234次", *lines[3:]]))
    )
    assert (0, []) == (code, record["findings"])
    assert before["ledger"]["around"] + 1 == record["ledger"]["around"]
    assert before["ledger"]["numerals"] == record["ledger"]["numerals"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_standard_input_is_a_text(run: Run, encoding: str) -> None:
    """`--source -` reads the text that is piped in."""
    done = run("check", *SMALL, "--source", "-", "--json", stdin=TEXT.encode(encoding))
    assert (0, "") == (done.returncode, done.stderr)
    assert [] == json.loads(done.stdout)["findings"]


# What is no such text.


def test_a_missing_source_is_refused(run: Run, tmp_path: Path) -> None:
    """A file that is not there is named, and nothing is said of models."""
    said = refusal(run, "--source", str(tmp_path / "nowhere.txt"))
    assert said.startswith(f"{tmp_path / 'nowhere.txt'}: ")
    assert "model" not in said


def test_a_folder_is_refused(run: Run, tmp_path: Path) -> None:
    """A folder is no text, and nothing is said of TOML."""
    said = refusal(run, "--source", str(tmp_path))
    assert said.startswith(f"{tmp_path}: ")
    assert "TOML" not in said


@pytest.mark.parametrize(
    "content",
    [
        bytes(range(256)),
        b"\0" * 100,
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-32"),
    ],
    ids=["bytes", "zeros", "UTF-16", "UTF-32"],
)
def test_what_is_no_text_is_refused(
    run: Run, write: Callable[[bytes], str], content: bytes
) -> None:
    """A binary file is refused in one sentence that says what was expected."""
    source = write(content)
    said = refusal(run, *SMALL, "--source", source)
    assert said.startswith(f"{source}: ")
    assert "UTF-8" in said


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_text_is_read_in_the_encodings_that_editors_save(
    run: Run, write: Callable[[bytes], str], encoding: str
) -> None:
    """UTF-8 with a mark, GB18030 and UTF-16 with a mark are the same text as UTF-8."""
    text = SOURCE.read_text(encoding="utf-8").encode(encoding)
    assert proof(run, *SMALL, "--source", str(SOURCE)) == proof(
        run, *SMALL, "--source", write(text)
    )


@pytest.mark.parametrize("text", ["", "\n", " \n\u3000\n", "\ufeff"])
def test_an_empty_text_is_refused(run: Run, write: Callable[[str], str], text: str) -> None:
    """A text with nothing in it is no report's: one sentence says so, no finding a figure."""
    source = write(text)
    expected = f"{source}: there is nothing in it; give the text of the report."
    assert expected == refusal(run, *SMALL, "--source", source)


NAVIGATION = "首页\n政务公开\n无障碍阅读\n网站地图\n联系我们\n版权所有 2021\n" * 20


@pytest.mark.parametrize(
    "text",
    [
        (SOURCE.parent / "qinghe-2025.txt").read_text(encoding="utf-8"),
        NAVIGATION,
        "没有数字的一句话",
        "1\n" * 1000,
    ],
    ids=["another report", "navigation", "a sentence", "numbers"],
)
def test_the_text_of_another_report_is_refused(
    run: Run, write: Callable[[str], str], text: str
) -> None:
    """A text with next to none of the model's quotes is not compared, but said to be another's."""
    source = write(text)
    expected = (
        f"{source}: not the text of qingxi-2023-h1: of 19 quotes of the model it has 0; "
        "give the text of that report."
    )
    assert expected == refusal(run, *SMALL, "--source", source)


def test_a_part_of_the_text_has_findings(run: Run, write: Callable[[str], str]) -> None:
    """Half a text is the report's all the same: what is missing in it is found."""
    lines = SOURCE.read_text(encoding="utf-8").splitlines()
    code, record = proof(run, *SMALL, "--source", write("\n".join(lines[: len(lines) // 2])))
    assert 1 == code
    assert "quote-missing" in {finding["code"] for finding in record["findings"]}


@of_each_report
def test_no_other_report_is_taken_for_the_models(run: Run, path: Path) -> None:
    """The text of the report of any other place is told from that of either model."""
    for model in (bundled_model(), MODEL):
        said = refusal(run, "--model", str(model), "--source", str(path))
        assert f"{path}: not the text of " in said


# Models that loading lets through, and that must not stop the check.


FIGURE = 'value = 45, unit = "家", printed = "45家", quote = "大型企业45家"'


def of(value: str, unit: str = "") -> str:
    """The figure of the small model with another number and unit, which its words agree with."""
    printed = f"{value.upper().lstrip('-')}{unit}"
    key = f'unit = "{unit}", ' if unit else ""
    return f'value = {value}, {key}printed = "{printed}", quote = "大型企业{printed}"'


ODD_MODELS: dict[str, tuple[str, str]] = {
    "a unit that no grammar knows": (FIGURE, of("45", "家店店")),
    "a unit in Latin letters": (FIGURE, of("45", "xyz")),
    "an exponent": (FIGURE, of("1e-99999999")),
    "an exponent in a rate": (
        'value = 8.1, unit = "%", printed = "8.1%", quote = "同比增长8.1%"',
        'value = 1e-99999999, unit = "%", printed = "1E-99999999%", quote = "同比增长1E-99999999%"',
    ),
    "many digits": (FIGURE, of(f"{'9' * 4000}.5")),
    "a task's quote of a space": ('quote = "建成书房7家,第二批书房有序推进"', 'quote = " "'),
    "a numeral's text of a space": ('text = "S12省道"', 'text = "\u3000"'),
    "a long list": ("财政总收入、税收收入同比分别增长7.5%和5.2%", f"{'1.5%和' * 500}5.2%"),
    "a long list of subjects": (
        'quote = "财政总收入、税收收入同比分别增长7.5%"',
        f'quote = "{"财政1、" * 500}同比分别增长7.5%"',
    ),
}


@pytest.mark.parametrize("edit", ODD_MODELS.values(), ids=ODD_MODELS)
def test_an_odd_model_is_answered(run: Run, tmp_path: Path, edit: tuple[str, str]) -> None:
    """Whatever a model says, it is refused in a sentence or there are findings."""
    model = tmp_path / "model.toml"
    model.write_text(changed(MODEL, edit), encoding="utf-8")
    done = run("check", "--model", str(model), "--source", str(SOURCE), "--json")
    assert done.returncode in (1, 2)
    assert (done.returncode == 2) == (1 == len(done.stderr.splitlines()))


def test_a_huge_number_is_shown_in_part(run: Run, write: Callable[[str], str]) -> None:
    """A run of a hundred thousand digits is one finding, and its table stays readable."""
    text = changed(SOURCE, ("中小企业75家", f"中小企业75家、{'1' * 100_000}"))
    done = run("check", *SMALL, "--source", write(text))
    assert (1, "") == (done.returncode, done.stderr)
    assert len(done.stdout) < 10_000
