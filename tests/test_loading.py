"""A model file is loaded as it stands, or refused in one sentence that says where and why."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import tomli
from conftest import Run
from hypothesis import given, settings
from hypothesis import strategies as st

from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.loading import bundled_model, load
from xiaoshan_report.model.structs import Report

MODELS = Path(__file__).parent / "models"
SMALL = MODELS / "small.toml"
MODEL = SMALL.read_text(encoding="utf-8")

PERIOD = "expected a period such as "
SLUG = "expected lower-case words and digits joined by hyphens"


class Case(NamedTuple):
    """One edit of the small model and its refusal, as `models/refusals.toml` says."""

    name: str
    old: str
    new: str
    place: str
    english: str
    names: Sequence[str] = ()
    at: str | None = None

    @property
    def text(self) -> str:
        """The model with the edit made."""
        return edited(self.old, self.new)

    @property
    def position(self) -> str:
        """What follows the file's name: `:LINE`, or nothing where there is no line."""
        at = self.new if self.at is None else self.at
        return f":{line_of(at, self.text)}" if at else ""


def edited(old: str, new: str) -> str:
    """The small model with `new` for the only `old` in it."""
    assert 1 == MODEL.count(old)
    return MODEL.replace(old, new)


def line_of(fragment: str, text: str) -> int:
    """The 1-based line on which the only `fragment` of the text begins."""
    assert 1 == text.count(fragment)
    return text[: text.index(fragment)].count("\n") + 1


def cases() -> list[Case]:
    """The cases of the file, and those that are best written as lists of bad values."""
    written = tomli.loads((MODELS / "refusals.toml").read_text(encoding="utf-8"))["cases"]
    return [*(Case(**case) for case in written), *bad_identifiers(), *bad_periods()]


def bad_identifiers() -> list[Case]:
    """A point's id that is none."""
    bad = ("Plan", "the plan", "the_plan", "plan-", "-plan", "a--b", "规划", "plan.1", "")
    place = "areas[1].sections[1].points[0].id"
    return [
        Case(f"id '{one}'", 'id = "plan"', f'id = "{one}" # bad', place, SLUG, (f'"{one}"',))
        for one in bad
    ]


def bad_periods() -> list[Case]:
    """A period that is none, in an indicator, in a figure and in the report's record."""
    places = {
        "indicators[1].period": 'period = "2021-01/2021-04"',
        "areas[1].sections[1].points[1].figures[1].period": 'period = "2021-05-31"',
        "report.period": 'period = "2021-01/2021-06"',
    }
    impossible = ("2021-13", "2021-00", "2021-02-30", "2021-02-29", "2021-06-31", "2021-01/2021-13")
    reversed_ = ("2021-05/2021-01", "2021-01/2020-12")
    otherwise_written = ("2021", "1-4月", "2021-1", "2021-01-01/2021-04-30", "")
    not_for_people = ("20210531", "2021-W01-1", "２０２１-05")  # which Python's own parser may take
    return [
        Case(f"{place} '{bad}'", old, f'period = "{bad}"', place, PERIOD, (f'"{bad}"',))
        for place, old in places.items()
        for bad in (*impossible, *reversed_, *otherwise_written, *not_for_people)
    ]


CASES = cases()

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """Where a test writes its model."""
    return tmp_path / "model.toml"


def refusal(run: Run, *arguments: str, **environment: str) -> str:
    """What the command says when it refuses: one line on stderr, nothing else, exit code 2."""
    done = run(*arguments, **environment)
    assert "" == done.stdout
    assert 2 == done.returncode
    assert 1 == len(done.stderr.splitlines())
    assert done.stderr.endswith("\n")
    assert "Traceback" not in done.stderr
    return done.stderr.removesuffix("\n")


def english_in(text: str, *names: str) -> list[str]:
    """The words in Latin letters that the text has besides these names."""
    for name in sorted(names, key=len, reverse=True):  # a name may be a part of another
        text = text.replace(name, "")
    return re.findall("[A-Za-z]+", text)


# What is loaded.


def test_the_bundled_model_loads(report: Report) -> None:
    """The model that comes with the package is refused for nothing."""
    assert "xiaoshan-2021-h1" == report.id
    assert 18 == len(report.model.indicators)
    assert 10 == len(report.model.projects)


@pytest.mark.parametrize(
    "content",
    [
        MODEL.encode(),
        b"\xef\xbb\xbf" + MODEL.encode(),
        MODEL.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + MODEL.replace("\n", "\r\n").encode(),
        MODEL.rstrip("\n").encode(),
    ],
    ids=["plain", "BOM", "CRLF", "BOM and CRLF", "no newline at the end"],
)
def test_any_editors_file_is_read(model: Path, content: bytes) -> None:
    """A byte order mark, Windows line ends and a missing last newline change nothing."""
    model.write_bytes(content)
    assert load(SMALL) == load(model)


def test_figures_as_tables_are_read(model: Path) -> None:
    """A figure may stand in a table of its own instead of an inline one."""
    model.write_text(with_figures_as_tables(), encoding="utf-8")
    assert load(SMALL) == load(model)


def with_figures_as_tables() -> str:
    """The small model, its figures of buses each in a table with a header."""
    start = MODEL.index('figures = [\n  { key = "renewed"')
    end = MODEL.index("]\n", start) + 2
    headed = re.sub(r"  \{ (.*) \},\n", split_table, MODEL[start:end].split("\n", 1)[1])
    return MODEL[:start] + headed.removesuffix("]\n") + MODEL[end:]


def split_table(row: "re.Match[str]") -> str:
    """The inline table as a headed one."""
    return "[[projects.tasks.figures]]\n" + row[1].replace(", ", "\n") + "\n"


def printed_values(run: Run, *arguments: str) -> dict[str, str]:
    """The values of all figures by id, as the JSON writes them."""
    written = run("figures", "--json", *arguments).stdout
    rows: list[dict[str, Any]] = json.loads(written, parse_float=str, parse_int=str)
    return {row["id"]: row["value"] for row in rows}


def test_digits_are_kept(run: Run) -> None:
    """A value keeps the digits of the file in the JSON: 12.0 is not 12."""
    values = printed_values(run, "--model", str(SMALL))
    assert ("-12.0", "423.5", "400") == (
        values["investment.yoy"],
        values["investment.level"],
        values["firms.all"],
    )


@pytest.mark.parametrize("digits", ["12.00", "0.10", "199.05", "123456789012345678.123456789012"])
def test_all_digits_are_kept(run: Run, model: Path, digits: str) -> None:
    """No digit is dropped or added, however many there are."""
    small = 'value = 423.5, unit = "亿元", printed = "423.5亿元", quote = "投资423.5亿元"'
    changed = edited(small, small.replace("423.5", digits))
    model.write_text(changed, encoding="utf-8")
    assert digits == printed_values(run, "--model", str(model))["investment.level"]


# Which model is loaded.


def report_id(run: Run, *arguments: str, **environment: str) -> str:
    """The id of the report that the command answers from."""
    done = run("indicators", "--json", *arguments, **environment)
    return str(json.loads(done.stdout)[0]["report"])


def test_the_bundled_model_is_found_from_anywhere(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The working directory does not matter."""
    monkeypatch.chdir(tmp_path)
    assert "xiaoshan-2021-h1" == report_id(run)


def test_a_relative_path_starts_where_the_user_is(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--model` takes a path relative to the working directory."""
    monkeypatch.chdir(MODELS)
    assert "small-report" == report_id(run, "--model", "small.toml")


def test_the_environment_names_a_model(run: Run) -> None:
    """XIAOSHAN_REPORT_MODEL names another model than the bundled one."""
    assert "small-report" == report_id(run, XIAOSHAN_REPORT_MODEL=str(SMALL))


def test_the_option_wins_over_the_environment(run: Run) -> None:
    """`--model` is taken where the environment names a model too."""
    bundled = str(bundled_model())
    assert "xiaoshan-2021-h1" == report_id(
        run, "--model", bundled, XIAOSHAN_REPORT_MODEL=str(SMALL)
    )
    assert "small-report" == report_id(run, "--model", str(SMALL), XIAOSHAN_REPORT_MODEL="nowhere")


def test_a_model_of_the_environment_is_refused_alike(run: Run, tmp_path: Path) -> None:
    """A missing file that the environment names is refused by its name."""
    nowhere = tmp_path / "nowhere.toml"
    said = refusal(run, "indicators", "--lang", "en", XIAOSHAN_REPORT_MODEL=str(nowhere))
    assert said.startswith(f"error: {nowhere}: no such file; ")


# What is refused: contents.


@each_case
def test_a_refusal_names_file_line_place_and_expectation(run: Run, model: Path, case: Case) -> None:
    """A bad model is refused in one line: file, line, path in the model and what was expected.

    The Chinese sentence names the same, and has no English in it.
    """
    model.write_text(case.text, encoding="utf-8")
    said = refusal(run, "indicators", "--model", str(model), "--lang", "en")
    start = f"error: {model}{case.position}: {case.place}: "
    assert start == said[: len(start)]
    assert case.english in said
    assert [] == [name for name in case.names if name not in said]
    assert "None" not in said
    with pytest.raises(ReportError) as refused:
        load(model)
    said = Translator("zh").sentence(refused.value.message)
    start = f"{model}{case.position}：{case.place}："
    assert start == said[: len(start)]
    assert [] == [name for name in case.names if name not in said]
    assert [] == english_in(said[len(start) :], *case.names, "true 或 false")


SPOKEN = [
    case for case in CASES if case.name in ("unknown key of a task", "state", "value differs")
]


@pytest.mark.parametrize("case", SPOKEN, ids=lambda case: case.name)
def test_chinese_is_spoken_where_it_is_asked_for(run: Run, model: Path, case: Case) -> None:
    """`--lang zh` and a Chinese locale both make the refusal Chinese."""
    model.write_text(case.text, encoding="utf-8")
    asked = refusal(run, "indicators", "--model", str(model), "--lang", "zh")
    by_locale = refusal(run, "indicators", "--model", str(model), LANG="zh_CN.UTF-8")
    assert asked == by_locale
    assert asked.startswith(f"错误：{model}{case.position}：{case.place}：")


@pytest.mark.parametrize(
    "command",
    [["indicators"], ["area"], ["livelihood"], ["compare"], ["figures"], ["show", "investment"]],
    ids=lambda command: str(command[0]),
)
def test_every_command_refuses_alike(run: Run, model: Path, command: list[str]) -> None:
    """A bad model is refused by every command, whatever it would have shown."""
    model.write_text(edited("abridged = true", "abridged = 1"), encoding="utf-8")
    for form in ("table", "json", "csv"):
        said = refusal(run, *command, "--model", str(model), "--format", form, "--lang", "en")
        assert f"error: {model}:19: report.abridged: 1 stands here; expected true or false." == said


def test_a_refusal_writes_no_file(run: Run, model: Path, tmp_path: Path) -> None:
    """Where the model is refused, the output file is not touched."""
    model.write_text(edited("abridged = true", "abridged = 1"), encoding="utf-8")
    wanted = tmp_path / "out.json"
    refusal(run, "figures", "--model", str(model), "--output", str(wanted))
    assert not wanted.exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "plan"', 'id = "plan"\n"a\\nb" = 1'),
        ('id = "plan"', 'id = "a\\nb"'),
        ('part_of = "investment"', 'part_of = "invest"\n"na\\rme" = 1'),
        ('quote = "其中大企业263家"', 'quote = """\n其中\n大企业"""'),
        ('printed = "263家"', 'printed = "263\\n家"'),
        ('name = "工业投资"', 'name = ["a\\nb"]'),
        ('parts = ["firms.large"]', 'parts = ["firms\\nlarge"]'),
        ('parts = ["firms.large"]', 'parts = ["firms\\u2028large"]'),
    ],
)
def test_a_refusal_is_one_line_whatever_stands_in_the_file(
    run: Run, model: Path, old: str, new: str
) -> None:
    """Line breaks in a key or a text of the file do not break the sentence."""
    model.write_text(edited(old, new), encoding="utf-8")
    assert f"error: {model}:" in refusal(run, "indicators", "--model", str(model), "--lang", "en")


def test_a_refusal_sends_nothing_to_the_terminal(run: Run, model: Path) -> None:
    """A control sequence in the file is not passed on to the terminal."""
    model.write_text(edited('id = "plan"', 'id = "\\u001B[2J"'), encoding="utf-8")
    said = refusal(run, "indicators", "--model", str(model), "--lang", "en")
    assert "\x1b" not in said


@pytest.mark.parametrize(
    "key",
    ["a - at `$x", "a - at `$.report", "`", "$", "a.b", "", "[0]", "a`b"],
)
def test_any_unknown_key_is_named(model: Path, key: str) -> None:
    """An unknown key is named as it stands, whatever its characters."""
    model.write_text(edited('id = "plan"', f'id = "plan"\n"{key}" = 1'), encoding="utf-8")
    with pytest.raises(ReportError) as refused:
        load(model)
    assert f"unknown key {key};" in Translator("en").sentence(refused.value.message)


# Which line is named where the file is laid out otherwise.


class Layout(NamedTuple):
    """A model laid out in another way, with one mistake at `place`, on the line of `at`."""

    name: str
    text: str
    place: str
    at: str


def with_moved_figures(*, quote: str) -> str:
    """The small model, the last task's quote below a figure with this `quote`."""
    figure = f'key = "all", measure = "count", value = 2, unit = "辆", printed = "2辆"{quote}'
    last = 'quote = "自行车有序推进"'
    return edited(last, f"figures = [\n  {{ {figure} }},\n]\n{last}")


HEADED = with_figures_as_tables()
INDUSTRY = '[[indicators]]\nid = "industry"'
FIGURE_TABLE = """
[[projects.tasks.figures]]
key = "bicycles"
measure = "count"
value = 2
unit = "辆"
printed = "2辆"
quote = "自行车2辆"
"""

LAYOUTS = [
    Layout(
        "figure in a table with a header",
        HEADED.replace('unit = "辆"\nprinted = "30辆"', 'unit = 5\nprinted = "30辆"'),
        "projects[0].tasks[0].figures[1].unit",
        "unit = 5",
    ),
    Layout(
        "inline figure before one with a header",
        HEADED.replace("value = 423.5,", "value = true,"),
        "indicators[0].figures[0].value",
        "value = true,",
    ),
    Layout(
        "inline figure of a task before another's with a header",
        edited('quote = "自行车有序推进"\n', f'quote = "自行车2辆"\n{FIGURE_TABLE}').replace(
            "value = 21,", "value = false,"
        ),
        "projects[0].tasks[0].figures[0].value",
        "value = false,",
    ),
    Layout(
        "key missing in a figure, present below it",
        with_moved_figures(quote=""),
        "projects[0].tasks[1].figures[0].quote",
        'key = "all", measure = "count", value = 2,',
    ),
    Layout(
        "key missing in an indicator, present in the next",
        edited('prices = "current"\n', ""),
        "indicators[0].prices",
        '[[indicators]]\nid = "investment"',
    ),
    Layout(
        "key of a task below its figures",
        with_moved_figures(quote=', quote = "2辆"').replace(
            'quote = "自行车有序推进"', "quote = 7"
        ),
        "projects[0].tasks[1].quote",
        "quote = 7",
    ),
    Layout(
        "comment and empty line among the figures",
        edited('  { key = "large"', '  # { key = "old" },\n\n  { key = "Large"'),
        "areas[1].sections[1].points[1].figures[1].key",
        'key = "Large"',
    ),
    Layout(
        "comment after a header",
        edited(INDUSTRY, "[[indicators]] # the second\nid = 7"),
        "indicators[1].id",
        "id = 7",
    ),
    Layout(
        "spaces around and in a header",
        edited(INDUSTRY, "  [[ indicators ]]\n  id = 7"),
        "indicators[1].id",
        "id = 7",
    ),
    Layout("quoted key", edited('title = "改革"', '"title" = 7'), "areas[1].title", '"title" = 7'),
    Layout("no spaces", edited('title = "改革"', "title=7"), "areas[1].title", "title=7"),
    Layout(
        "list over several lines",
        edited("paragraphs = [3, 4]", "paragraphs = [\n  3,\n  0,\n]"),
        "numerals[0].paragraphs[1]",
        "  0,",
    ),
]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_the_line_is_right_in_any_layout(model: Path, layout: Layout, newline: str) -> None:
    """The line named is the one that a reader has to mend, however the file is laid out."""
    model.write_text(layout.text, encoding="utf-8", newline=newline)
    with pytest.raises(ReportError) as refused:
        load(model)
    start = f"{model}:{line_of(layout.at, layout.text)}: {layout.place}: "
    assert start == Translator("en").sentence(refused.value.message)[: len(start)]


# What is refused: the file itself.


class Broken(NamedTuple):
    """An edit that makes the small model no TOML, and where: the column on the edited line."""

    name: str
    old: str
    new: str
    column: int


ID = 'id = "plan"'
NOT_TOML = [
    Broken("no value", ID, "id = ", 6),
    Broken("open string", ID, 'id = "plan', 11),
    Broken("two keys on a line", ID, 'id = "plan"; x = 1', 12),
    Broken("key twice", 'name = "自行车"', 'id = "bicycle"', 15),
    Broken("no key", ID, "plan", 5),
    Broken("no comma", "[3, 4]", "[3 4]", 17),
    Broken("bare carriage return", ID, 'id = "pl\ran"', 9),
    Broken("NUL", ID, 'id = "pl\0an"', 9),
    Broken("lone surrogate", ID, 'id = "\\uD800"', 13),
    Broken("no such date", "date = 2021-07-07", "date = 2021-02-30", 8),
    Broken("no such number", "paragraph = 9", "paragraph = 9.1.1", 16),
]

each_broken = pytest.mark.parametrize("broken", NOT_TOML, ids=lambda broken: broken.name)


@each_broken
def test_bad_toml_is_refused_at_its_place(run: Run, model: Path, broken: Broken) -> None:
    """What is no TOML is refused with file, line and column."""
    model.write_bytes(edited(broken.old, broken.new).encode())
    said = refusal(run, "indicators", "--model", str(model), "--lang", "en")
    start = f"error: {model}:{line_of(broken.old, MODEL)}:{broken.column}: not TOML: "
    assert start == said[: len(start)]


OVERDONE = {
    "huge integer": f"x = 1{'0' * 5000}",
    "huge exponent": f"x = 1e{'9' * 30}",
    "deep list": f"x = {'[' * 5000}{']' * 5000}",
    "deep list, never closed": f"x = {'[' * 5000}",
    "deep table": f"x = {'{a = ' * 5000}1{'}' * 5000}",
    "deep key": f"x{'.a' * 5000} = 1",
    "deep header": f"[x{'.a' * 5000}]",
}


@pytest.mark.parametrize("name", OVERDONE)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_too_much_is_refused(run: Run, model: Path, name: str, language: str) -> None:
    """A number too long or a nesting too deep to be read is refused as no TOML."""
    model.write_text(OVERDONE[name], encoding="utf-8")
    said = refusal(run, "indicators", "--model", str(model), "--lang", language)
    assert str(model) in said
    assert "TOML" in said
    assert "sys." not in said
    assert "<class" not in said


@pytest.mark.parametrize(
    "value", ["[" * 100 + "]" * 100, "{ a = " * 100 + "1" + " }" * 100, f"1{'0' * 4000}"]
)
def test_much_is_refused_in_a_short_sentence(run: Run, model: Path, value: str) -> None:
    """What TOML allows, but the model does not, is refused without repeating all of it."""
    model.write_text(edited('title = "改革"', f"title = {value}"), encoding="utf-8")
    said = refusal(run, "indicators", "--model", str(model), "--lang", "en")
    assert said.endswith("… stands here; expected text that is not empty.")
    assert len(said) < len(str(model)) + 150


@pytest.mark.parametrize(
    "bad",
    ["气".encode("gbk"), b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xc0\x80"],
    ids=["GBK", "no such byte", "half a character", "surrogate", "overlong"],
)
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"], ids=["plain", "BOM"])
def test_another_encoding_is_refused(run: Run, model: Path, bad: bytes, start: bytes) -> None:
    """Bytes that are no UTF-8 are refused with the line on which the first of them stands."""
    before, after = MODEL.encode().split("改革".encode())
    model.write_bytes(start + before + bad + after)
    said = refusal(run, "indicators", "--model", str(model), "--lang", "en")
    assert said.startswith(f"error: {model}:{line_of('改革', MODEL)}: ")
    assert "UTF-8" in said


def test_utf_16_is_refused(run: Run, model: Path) -> None:
    """A file in UTF-16, as some editors save, is refused as no UTF-8."""
    model.write_bytes(MODEL.encode("utf-16"))
    said = refusal(run, "indicators", "--model", str(model), "--lang", "en")
    assert said.startswith(f"error: {model}")
    assert said.endswith("save the file as UTF-8.")


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n\n", b"# nothing\n"])
def test_an_empty_file_is_refused(run: Run, model: Path, content: bytes) -> None:
    """A file without a word is refused for the first key that it lacks."""
    model.write_bytes(content)
    said = refusal(run, "indicators", "--model", str(model), "--lang", "en")
    key = "schema_version"
    assert f"error: {model}: {key}: the key {key} is missing; add it." == said


def test_a_missing_file_is_refused(run: Run, tmp_path: Path) -> None:
    """A file that is not there is named, and that it is not there is said."""
    nowhere = tmp_path / "nowhere.toml"
    said = refusal(run, "indicators", "--model", str(nowhere), "--lang", "en")
    start = f"error: {nowhere}: no such file; expected "
    assert start == said[: len(start)]


@pytest.mark.parametrize("inside", ["small.toml/inside.toml", "x" * 300], ids=len)
def test_what_is_no_file_is_refused(run: Run, inside: str) -> None:
    """A path through a file and a name too long are refused, each by its name."""
    said = refusal(run, "indicators", "--model", str(MODELS / inside), "--lang", "en")
    assert said.startswith(f"error: {MODELS / inside}: ")
    assert "cannot be read" in said
    assert "expected" in said


@pytest.mark.parametrize("inside", ["nowhere.toml", "small.toml/inside.toml"])
def test_what_is_no_file_is_refused_in_chinese(run: Run, inside: str) -> None:
    """The operating system's English words do not stand in a Chinese sentence."""
    said = refusal(run, "indicators", "--model", str(MODELS / inside), "--lang", "zh")
    start = f"错误：{MODELS / inside}："
    assert start == said[: len(start)]
    assert [] == english_in(said[len(start) :], "TOML", "--model")


@each_broken
def test_bad_toml_is_refused_in_chinese(run: Run, model: Path, broken: Broken) -> None:
    """The parser's English words do not stand in a Chinese sentence."""
    model.write_bytes(edited(broken.old, broken.new).encode())
    said = refusal(run, "indicators", "--model", str(model), "--lang", "zh")
    assert re.match(rf"错误：{re.escape(str(model))}:\d+:\d+：", said)
    assert [] == english_in(said, str(model), "TOML")


# Whatever the file holds.


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file that generated examples overwrite, each wholly."""
    return tmp_path_factory.mktemp("generated") / "model.toml"


def load_or_refuse(path: Path, content: bytes) -> None:
    """Load the content as a model; a refusal must have its sentences, which name the file."""
    path.write_bytes(content)
    if refused := refusal_of(path):
        assert Translator("zh").sentence(refused).startswith(str(path))
        assert Translator("en").sentence(refused).startswith(str(path))


def refusal_of(path: Path) -> Message | None:
    """Why the model file is refused, or `None`; nothing else may come out of loading."""
    try:
        load(path)
    except ReportError as error:
        return error.message
    return None


@given(content=st.binary())
def test_any_bytes_are_loaded_or_refused(scratch: Path, content: bytes) -> None:
    """Whatever bytes stand in the file, nothing but a refusal comes out of loading it."""
    load_or_refuse(scratch, content)


@given(text=st.text(alphabet=st.characters(codec="utf-8")))
def test_any_text_is_loaded_or_refused(scratch: Path, text: str) -> None:
    """Whatever text stands in the file, nothing but a refusal comes out of loading it."""
    load_or_refuse(scratch, text.encode())


@given(text=st.text(alphabet="[]{}=\".,#\n -+_ae0179'\\/:report"))
def test_any_text_like_toml_is_loaded_or_refused(scratch: Path, text: str) -> None:
    """Whatever the marks of TOML are strung into, the same holds."""
    load_or_refuse(scratch, text.encode())


POSITIONS = st.integers(0, len(MODEL) - 1)


@given(at=POSITIONS)
def test_any_deletion_is_loaded_or_refused(scratch: Path, at: int) -> None:
    """A character missing anywhere in a good model is harmless or refused."""
    load_or_refuse(scratch, (MODEL[:at] + MODEL[at + 1 :]).encode())


@given(at=POSITIONS, other=st.characters(codec="utf-8") | st.sampled_from('[]{}=".,#\n-0九亿'))
def test_any_replacement_is_loaded_or_refused(scratch: Path, at: int, other: str) -> None:
    """Another character anywhere in a good model is harmless or refused."""
    load_or_refuse(scratch, (MODEL[:at] + other + MODEL[at + 1 :]).encode())


VALUES = [match.span(1) for match in re.finditer(r'= ("[^"\n]*"|[-\w.]+|\[[^\n]*\])', MODEL)]
SCALARS = st.one_of(
    st.booleans().map(lambda value: str(value).lower()),
    st.integers().map(str),
    st.decimals().filter(lambda value: not value.is_snan()).map(lambda value: f"{value}".lower()),
    st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x7f")).map(json.dumps),
    st.dates().map(str),
    st.times().map(str),
    st.sampled_from(["inf", "-inf", "nan", "1e9999999", "1e-9999999", "0x7FFF", "-0.0", "1_000"]),
    st.sampled_from(re.findall(r'"[^"\n]*"', MODEL)),
)
TOML_VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | inner.map(lambda item: f"{{ key = {item} }}")
    ),
    max_leaves=4,
)


@settings(max_examples=5 * settings().max_examples)
@given(span=st.sampled_from(VALUES), value=TOML_VALUES)
def test_any_value_anywhere_is_loaded_or_refused(
    scratch: Path, span: tuple[int, int], value: str
) -> None:
    """Any TOML value in the place of any other in a good model is harmless or refused."""
    start, end = span
    load_or_refuse(scratch, (MODEL[:start] + value + MODEL[end:]).encode())


LINES = MODEL.splitlines(keepends=True)


@given(left=st.integers(0, len(LINES) - 1), at=st.integers(0, len(LINES) - 1))
def test_any_line_moved_is_loaded_or_refused(scratch: Path, left: int, at: int) -> None:
    """A line of a good model may stand anywhere else in it: harmless or refused."""
    lines = [*LINES[:left], *LINES[left + 1 :]]
    lines.insert(at, LINES[left])
    load_or_refuse(scratch, "".join(lines).encode())
