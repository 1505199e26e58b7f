"""Settling a draft's marks: what is asked, what each answer changes, and what nobody loses."""

import difflib
import json
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import tomli
from conftest import PROJECT, Run
from talking import BACKSPACE, CTRL_C, CTRL_D, ENTER, ESCAPE, Step, Talk, talk

from xiaoshan_report.cli.keyboard import Keyboard
from xiaoshan_report.model.loading import load

TEXT = """青田县人民政府工作报告
——2026年1月15日在青田县第十八届人民代表大会第五次会议上

一、2025年工作回顾
经济运行稳中有进。地区生产总值320.5亿元，增长5.6%；进出口总值、出口总值和利用外资均增长8.2%。市场主体总量突破4万户，连续3年在全市名列前茅。
民生保障不断加强。城乡居民收入比为1.62：1。新时代以来，新建公园3个、图书馆4座、学校5所。
项目建设提速增效。完成投资12.5亿元，连续3年保持增长。
二、2026年工作安排
全力稳住经济增长。地区生产总值增长5%左右，力争完成投资15亿元。
"""


class Desk:
    """A draft of a text, on which a person goes to work."""

    def __init__(self, folder: Path, run: Run, text: str = TEXT) -> None:
        self.text, self.model = folder / "text.txt", folder / "model.toml"
        self.text.write_text(text, encoding="utf-8")
        done = run("draft", str(self.text), "-o", str(self.model), "--lang", "en")
        assert not done.returncode, done.stderr
        self.drafted, self._run = self.said(), run

    def said(self) -> str:
        """What the model file says."""
        return self.model.read_bytes().decode()

    def change(self, old: str, new: str) -> None:
        """Edit the model file, as in an editor."""
        assert old in self.said()
        self.model.write_bytes(self.said().replace(old, new).encode())

    def review(self, *steps: Step, width: int = 80, options: tuple[str, ...] = ()) -> Talk:
        """Sit down at the terminal."""
        named = ("review", str(self.model), "--source", str(self.text), "--lang", "en")
        return talk(*named, *options, steps=steps, width=width)

    def marks(self) -> list[dict[str, object]]:
        """The marks that there are, as scripts see them."""
        named = ("review", str(self.model), "--source", str(self.text), "--json")
        found: list[dict[str, object]] = json.loads(self._run(*named).stdout)
        return found

    def changed_lines(self) -> tuple[list[str], list[str]]:
        """The lines that are gone from the draft, and those that are new."""
        lines = list(difflib.ndiff(self.drafted.split("\n"), self.said().split("\n")))
        gone, new = ([one[2:] for one in lines if one.startswith(sign)] for sign in "-+")
        return gone, new

    def figure(self, quote: str) -> dict[str, object]:
        """The figure that these words state."""
        model = tomli.loads(self.said())
        points = [p for a in model["areas"] for s in a["sections"] for p in s.get("points", [])]
        owners = [*model.get("indicators", []), *points]
        every = (figure for owner in owners for figure in owner["figures"])
        return next(figure for figure in every if figure["quote"].endswith(quote))

    def check(self) -> str:
        """What the proof against the text says."""
        named = ("--model", str(self.model), "--source", str(self.text), "--lang", "en")
        return self._run("check", *named).stdout


@pytest.fixture
def desk(tmp_path: Path, run: Run) -> Desk:
    """A draft that has marks of several kinds."""
    return Desk(tmp_path, run)


# What is asked


def test_without_a_terminal_the_marks_are_listed_with_their_words(desk: Desk, run: Run) -> None:
    """Each with its line, its sentence in the document, what is in doubt, and why; exit code 0."""
    marks = desk.marks()
    assert [(one["kind"], one["line"], one["printed"]) for one in marks] == [
        ("record", None, None),
        ("figure", 5, "8.2%"),
        ("figure", 6, "3个"),
        ("figure", 6, "4座"),
        ("figure", 6, "5所"),
        ("numeral", 6, "1.62"),
        ("numeral", 6, "：1。"),
        ("figure", 7, "12.5亿元"),
    ]
    assert marks[-1]["words"] == "完成投资12.5亿元，连续3年保持增长。"
    assert marks[-1]["measure"] == "amount"
    done = run("review", str(desk.model), "--source", str(desk.text), "--lang", "en")
    assert (done.returncode, "Marks: 8." in done.stdout) == (0, True)


def test_the_listing_is_as_its_schema_says(desk: Desk, run: Run) -> None:
    """Every kind of mark has every key, and no other."""
    validator = pytest.importorskip("jsonschema").Draft202012Validator
    schema = json.loads(run("schema", "review").stdout)
    schema["$defs"]["MarkRecord"]["additionalProperties"] = False
    assert not list(validator(schema).iter_errors(desk.marks()))


def test_the_document_must_be_named(desk: Desk, run: Run) -> None:
    """The words of a mark are the document's, whatever the model quotes."""
    done = run("review", str(desk.model), "--lang", "en")
    assert (done.returncode, "report review lacks its --source FILE" in done.stderr) == (2, True)


def test_a_listing_can_be_had_on_a_terminal_too(desk: Desk) -> None:
    """`--list`, a format, or anything else that is asked of listings."""
    for options in (("--list",), ("--limit", "2"), ("--json",)):
        shown = desk.review(options=options)
        assert not shown.code
        assert "> " not in shown.screen


def test_few_keys_settle_a_draft(desk: Desk) -> None:
    """Eight marks are five questions, and each is one key."""
    shown = desk.review("y", "1", "1", "y", "y")
    assert shown.code == 0
    assert (shown.questions, shown.keys) == (5, 5)
    assert not desk.marks()
    assert "no marks are left" in shown.screen
    assert "0 unaccounted for" in desk.check()


def test_the_record_is_asked_first_and_large_groups_before_small_ones(desk: Desk) -> None:
    """As more hangs on them."""
    shown = desk.review("l", "l", "l", "l", "l")
    heads = [line for line in shown.screen.split("\n") if line.startswith("8 left")]
    assert ["record" in head for head in heads] == [True, False, False, False, False]
    assert "3 alike" in shown.screen.split("8 left")[2]


def test_the_number_is_lit_in_its_sentence_and_a_key_shows_the_paragraph(desk: Desk) -> None:
    """The whole paragraph only where it is asked for."""
    shown = desk.review("y", "1", "1", "?", "Q")
    assert "均增长【8.2%】。" in shown.screen
    assert shown.screen.count("连续3年在全市名列前茅") == 1


def test_what_is_said_of_the_time_further_up_is_shown(tmp_path: Path, run: Run) -> None:
    """The heading or the sentence with the words in doubt, where that is not the number's own."""
    heading, told = "一、“十四五”时期和2025年工作回顾", "这五年，我们一起走过。全县货运量近3万吨。"
    text = TEXT.replace("一、2025年工作回顾", heading).replace("城乡居民收入比", f"{told}收入比")
    shown = Desk(tmp_path, run, text).review("y", "l", "l", "l", "l", "l", "l", "l", "Q").screen
    assert "地区生产总值【320.5亿元】" in shown.split(f"Above: {heading}\n")[1]
    assert "Above: 这五年，我们一起走过。\n  全县货运量【近3万吨】。" in shown


# What an answer changes


def test_what_is_right_loses_its_mark_and_nothing_else(desk: Desk) -> None:
    """The other lines of the file are as they were, byte for byte."""
    desk.review("l", "l", "l", "y", "Q")
    (gone,), (new,) = desk.changed_lines()
    assert "8.2%" in gone
    assert new == gone[: gone.index(", todo = ")] + " },"


def test_a_choice_is_taken_for_all_of_a_group(desk: Desk) -> None:
    """The period of three figures, in one key."""
    desk.review("y", "1", "Q")
    for quote in ("3个", "4座", "5所"):
        figure = desk.figure(quote)
        assert (figure["period"], "todo" in figure) == ("2021-01/2025-12", False)


def test_alike_marks_can_be_answered_one_by_one(desk: Desk) -> None:
    """Each is then a question of its own."""
    shown = desk.review("y", "o", "y", "l", "p", f"2024年{ENTER}", "y", "Q")
    assert "7 left" in shown.screen
    assert "todo" not in desk.figure("3个")
    assert "todo" in desk.figure("4座")
    assert desk.figure("5所")["period"] == "2024-01/2024-12"


@pytest.mark.parametrize("keys", ["1", f"p2012年以来{ENTER}y", f"p2024年{ENTER}y"])
def test_the_proof_takes_what_a_person_decides_of_an_open_time(desk: Desk, keys: str) -> None:
    """The words leave it open, so they contradict none of the answers."""
    desk.review("y", *([keys] if len(keys) == 1 else ["p", keys[1:-1], "y"]), "Q")
    assert "but the words before it say" not in desk.check()


def test_a_group_can_be_parted_after_it_was_corrected(desk: Desk) -> None:
    """What was said of all stays, and each is asked about alone."""
    shown = desk.review("y", "p", f"2024年{ENTER}", "o", "y", "Q")
    assert "Settled: 1." in shown.screen
    three = [desk.figure(quote) for quote in ("3个", "4座", "5所")]
    assert [False, True, True] == ["todo" in one for one in three]
    assert {"2024-01/2024-12"} == {one["period"] for one in three}


def test_the_day_of_a_report_can_be_corrected(desk: Desk) -> None:
    """In words or digits; what is no day is asked for again."""
    shown = desk.review("d", f"一月{ENTER}", f"2026年1月28日{ENTER}", "y", "Q")
    assert "a date such as 2021-07-07" in shown.screen
    assert date(2026, 1, 28) == load(desk.model).model.report.date


def test_the_paragraphs_of_a_group_are_shown_with_each_number_lit(desk: Desk) -> None:
    """As that of one number is."""
    screen = "".join(desk.review("y", "?", "Q").screen.split("> ?")[1].split())
    assert all(f"【{number}】" in screen for number in ("3个", "4座", "5所"))


def test_after_a_correction_the_rest_is_confirmed(desk: Desk) -> None:
    """A measure by its number; then one key for what else was read."""
    shown = desk.review("y", "1", "1", "m", "1", "y", "Q")
    assert "Now: 进出口总值、出口总值和利用外资 · Level" in shown.screen
    assert "the rest is right" in shown.screen
    figure = desk.figure("均增长8.2%")
    assert (figure["measure"], figure.keys() & {"todo", "drafted"}) == ("level", set())


PERIODS = {
    "2024年上半年": "2024-01/2024-06",
    "2024": "2024-01/2024-12",
    "2025年1—5月": "2025-01/2025-05",
    "“十四五”时期": "2021-01/2025-12",
    "2025年底": "2025-12-31",
    "2023-03": "2023-03",
}


def test_a_period_can_be_typed_in_words(desk: Desk) -> None:
    """Or as ISO 8601 has it."""
    written: list[dict[str, object]] = []
    steps: list[Step] = ["y", "1", "1", "l"]
    for typed in PERIODS:
        steps += ["p", f"{typed}{ENTER}", lambda: written.append(desk.figure("投资12.5亿元"))]
    desk.review(*steps, "Q")
    assert [one["period"] for one in written] == [*PERIODS.values()]


def test_a_wrong_value_is_asked_for_again(desk: Desk) -> None:
    """With what was expected, until it is one."""
    wrong = [f"{one}{ENTER}" for one in ("2024年13月", "不久前", "2024-13", "99")]
    shown = desk.review("y", "1", "1", "p", *wrong, f"2024年{ENTER}", "y", "Q")
    assert shown.screen.count("Expected a period such as") == len(wrong)
    assert desk.figure("8.2%")["period"] == "2024-01/2024-12"


def test_a_number_can_be_read_otherwise_as_the_sentence_prints_it(desk: Desk) -> None:
    """What does not stand there is refused; a minus says that it fell."""
    typed = ("v", f"9亿{ENTER}", f"-8.2%{ENTER}", "y")
    shown = desk.review("y", "1", "1", *typed, "Q")
    assert "a number that stands once in this sentence" in shown.screen
    assert desk.figure("8.2%")["value"] == -8.2


def test_what_would_make_the_model_unloadable_is_refused(desk: Desk) -> None:
    """A fall can be no count: the sentence of loading says so, and the file is as before."""
    shown = desk.review("y", "1", "1", "v", f"-8.2%{ENTER}", "m", "7", ESCAPE, "Q")
    assert "-8.2" in shown.screen
    assert desk.figure("8.2%")["measure"] == "yoy"


def test_a_typed_name_may_be_mended_and_left(desk: Desk) -> None:
    """Backspace takes a wide character back; Escape and an empty line go back to the question."""
    name = f"出口额x{BACKSPACE}值{BACKSPACE}度{ENTER}"
    desk.review("y", "1", "1", "n", ENTER, "n", f"无{ESCAPE}", "n", name, "y", "Q")
    assert desk.figure("8.2%")["name"] == "出口额度"


def test_an_aim_is_a_fact_or_not_by_one_key(desk: Desk) -> None:
    """And a qualifier is one of those that there are."""
    desk.review("y", "1", "1", "l", "a", "q", "5", "y", "Q")
    figure = desk.figure("12.5亿元")
    assert (figure["aim"], figure["qualifier"]) == (True, "about")


def test_what_is_no_figure_is_still_accounted_for(desk: Desk) -> None:
    """It becomes an entry of the numerals, in the shortest words that tell it."""
    desk.review("y", "1", "1", "l", "x", "1", "Q")
    model = tomli.loads(desk.said())
    entry = model["numerals"][-1]
    assert (entry["kind"], entry["paragraphs"]) == ("name", [7])
    assert "12.5" in entry["text"]
    assert "0 unaccounted for" in desk.check()


# Nothing is lost


def test_every_answer_can_be_undone_across_groups(desk: Desk) -> None:
    """Back to the draft, byte for byte; then there is nothing to undo."""
    shown = desk.review("y", "1", "1", "y", "u", "u", "u", "u", "u", "Q")
    assert "There is nothing to undo." in shown.screen
    assert desk.said() == desk.drafted


@pytest.mark.parametrize("key", ["Q", CTRL_C, CTRL_D])
def test_whoever_stops_goes_on_where_they_were(desk: Desk, key: str) -> None:
    """What was answered is written; the next time asks for the rest."""
    stopped = desk.review("y", "1", key)
    assert stopped.code == 0
    assert "marks left: 4" in stopped.screen
    assert len(desk.marks()) == 4
    assert "4 left" in desk.review("Q").screen


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_whoever_stops_within_a_text_loses_only_that(desk: Desk, key: str) -> None:
    """The model is as after the answer before."""
    desk.review("y", "1", "1", "n", f"半个名字{key}")
    assert len(desk.marks()) == 2
    assert "半个" not in desk.said()


def test_hand_work_stays_as_it_is(desk: Desk) -> None:
    """Comments, another order of keys, other quotation marks, lines that end as on Windows."""
    desk.change('printed = "8.2%",', "printed = '8.2%',")
    desk.change("\n[[numerals]]", "\n# 自己的注释\n[[numerals]]")
    desk.model.write_bytes(desk.said().replace("\n", "\r\n").encode())
    desk.drafted = desk.said()
    desk.review("l", "l", "l", "y", "x", "1")
    gone, new = desk.changed_lines()
    assert next(line for line in new if "8.2%" in line).count("'8.2%'") == 1
    assert all(line.endswith("\r") for line in new if line)
    assert "# 自己的注释" in desk.said()
    assert len(gone) <= 4


def test_a_file_changed_meanwhile_is_read_again(desk: Desk) -> None:
    """The answer is asked for once more, and what the editor wrote is kept."""
    edit = lambda: desk.change('title_en = "青田县人民政府工作报告"', 'title_en = "Report"')  # noqa: E731
    shown = desk.review("y", edit, "1", "1", "Q")
    assert "has just been changed by another program" in shown.screen
    assert 'title_en = "Report"' in desk.said()
    assert "todo" not in desk.figure("3个")


def test_a_file_broken_meanwhile_is_left_alone(desk: Desk) -> None:
    """What is wrong in it is said, until it is right again."""
    broken = lambda: desk.change("schema_version = 1", "schema_version = ")  # noqa: E731
    mended = lambda: desk.change("schema_version = ", "schema_version = 1")  # noqa: E731
    shown = desk.review("y", broken, "1", mended, "1", "Q")
    assert "is no TOML" in shown.screen or "model.toml:" in shown.screen
    assert "todo" not in desk.figure("3个")


# The document


def test_another_reports_text_is_refused(desk: Desk, run: Run) -> None:
    """As `check` refuses it."""
    text = PROJECT / "tests" / "data" / "qinghe-2025.txt"
    assert run("draft", str(text), "-o", str(desk.model), "--force").returncode == 0
    done = run("review", str(desk.model), "--source", str(desk.text), "--lang", "en")
    assert done.returncode == 2
    assert "not the text of" in done.stderr


def test_lines_may_stand_elsewhere_in_the_document(desk: Desk) -> None:
    """As in another kind of file: the line is the document's, the paragraph the model's."""
    desk.text.write_text("\n\n" + desk.text.read_text("utf-8").replace("\n", "\n\n"), "utf-8")
    last = desk.marks()[-1]
    assert (last["line"], last["paragraph"]) == (15, 7)
    assert last["words"] == "完成投资12.5亿元，连续3年保持增长。"


def test_words_that_are_not_found_are_the_models(desk: Desk) -> None:
    """And that is said."""
    desk.text.write_text(TEXT.replace("完成投资12.5亿元", "完成投资十二亿多"), "utf-8")
    last = desk.marks()[-1]
    assert (last["line"], last["words"]) == (None, "完成投资12.5亿元")
    shown = desk.review("y", "1", "1", "l", "Q")
    assert "not found in the document" in shown.screen


def test_what_nobody_sees_is_shown(tmp_path: Path, run: Run) -> None:
    """A control character of a document steers no terminal."""
    desk = Desk(tmp_path, run, TEXT.replace("完成投资", "完成投资\x1b[31m"))
    shown = desk.review("y", "1", "1", "l", "l")
    assert "\x1b[31m" not in shown.screen


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 60, 80])
def test_no_line_is_wider_than_the_terminal(desk: Desk, width: int, language: str) -> None:
    """In either language."""
    from rich.cells import cell_len

    shown = desk.review(
        "l", "l", "l", "m", ESCAPE, "l", "Q", width=width, options=("--lang", language)
    )
    asked = [line for line in shown.screen.split("\n") if str(desk.model) not in line]
    assert max(map(cell_len, asked)) <= width


# Confirming


def test_what_has_no_mark_is_confirmed_ten_at_a_time_and_signed(desk: Desk) -> None:
    """One that is wrong is opened and corrected; who has seen all says so, with the day."""
    settle = ("y", "1", "1", "y", "y")
    shown = desk.review(
        *settle, "1", "q", "5", "y", "y", f"王一{ENTER}", options=("--confirm",), width=100
    )
    assert shown.code == 0
    record = tomli.loads(desk.said())["report"]
    assert (record["status"], record["reviewed_by"]) == ("reviewed", "王一")
    assert f"{record['reviewed_on']}"[:2] == "20"
    assert 'drafted = "' not in desk.said()
    assert "reviewed by 王一" in shown.screen


def test_nobody_signs_before_all_is_seen(desk: Desk) -> None:
    """With a mark left for later, or a batch, it stays a draft."""
    shown = desk.review("y", "1", "1", "y", "l", options=("--confirm",))
    assert "Your name" not in shown.screen
    shown = desk.review("y", "l", options=("--confirm",))
    assert "Your name" not in shown.screen
    shown = desk.review("y", ENTER, options=("--confirm",))
    assert "Nobody has signed" in shown.screen
    assert 'status = "draft"' in desk.said()


def test_another_period_of_the_report_confirms_no_figure(desk: Desk) -> None:
    """Figures whose period is the report's have another one then, which nobody has seen."""
    shown = desk.review("1", "Q", options=("--confirm",))
    assert shown.code == 0
    assert 'period = "2026-01/2026-12"' in desk.said()
    assert "Figures that nobody has confirmed: 12." in desk.check()


@pytest.mark.parametrize(("page", "language"), [("draft.md", "en"), ("draft.zh-CN.md", "zh")])
def test_the_walk_of_the_documentation_leads_to_a_reviewed_model(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, page: str, language: str
) -> None:
    """From a saved page, by the very sessions that it shows; a line of dots stands for the rest."""
    text = (PROJECT / "docs" / page).read_text(encoding="utf-8")
    sessions = [part.partition("```")[0] for part in text.split("```txt\n")[1:]]
    monkeypatch.chdir(tmp_path)
    saved = str(PROJECT / "tests" / "data" / "documents" / "qinghe-2025.html")
    assert run("draft", saved, "-o", "qinghe.toml", "--lang", language).returncode == 0
    asked = ("review", "qinghe.toml", "--source", saved, "--lang", language)
    assert sessions[0] == talk(*asked, steps=["y", "1"]).screen
    confirming = talk(*asked, "--confirm", steps=[*("y" * 5), "林晚\r"])
    assert in_order(sessions[1].split("  …\n"), confirming.screen)
    assert run("check", "--model", "qinghe.toml", "--source", saved).returncode == 0
    record = load(tmp_path / "qinghe.toml").model.report
    assert ("reviewed", "林晚") == (record.status, record.reviewed_by)


def in_order(parts: list[str], whole: str) -> bool:
    """Whether a screen opens with the first of its parts and has the others in their order."""
    places = [whole.find(part.rstrip()) for part in parts]
    return places[0] == 0 and places == sorted(set(places))


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        (b"\xffl", ["\ufffd", "l"]),
        (b"\xe4yq", ["\ufffd", "y", "q"]),
        (b"\xe6\x9eq\xe6\x9e\x97", ["\ufffd", "q", "林"]),
        (b"\xc3\xe6\x9e\x97", ["\ufffd", "林"]),
    ],
)
def test_a_broken_character_swallows_no_key(
    monkeypatch: pytest.MonkeyPatch, typed: bytes, keys: list[str]
) -> None:
    """Bytes that begin a character and do not end it take none of the keys behind them."""
    bytes_typed = BytesIO(typed)
    monkeypatch.setattr("os.read", lambda _, size: bytes_typed.read(size))
    keyboard = Keyboard(print)
    assert keys == [keyboard.key() for _ in keys]
