"""PDFs: their paragraphs, without what their pages print of themselves; and what cannot be read."""

import io
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tomli
from conftest import Run
from pdf_writer import Page, Rule, Words, pdf

from xiaoshan_report.documents import pdf as reader
from xiaoshan_report.documents.folding import Document
from xiaoshan_report.documents.opening import read_source

pytest.importorskip("pypdfium2", reason="PDFs are read with the extra [pdf]")
pypdf = pytest.importorskip("pypdf", reason="the second reader of PDFs is not installed")

DOCUMENTS = Path(__file__).parent / "data" / "documents"
REPORT = DOCUMENTS / "yunxi-2026.txt"
MAKERS = ("chromium", "libreoffice", "reportlab")
NOTE_MARK = re.compile(r"\[1\]|①")

of_each_maker = pytest.mark.parametrize("maker", MAKERS)

Reading = Callable[[bytes], list[str]]

LEFT, TOP, LEADING = 48, 540, 25
FULL = "全年规模以上工业增加值增长百分之七其中装备制造"
"""As many characters as a line of these pages holds."""


@pytest.fixture
def read(tmp_path: Path) -> Reading:
    """The lines of text that are read from a PDF."""

    def lines(content: bytes) -> list[str]:
        file = tmp_path / "report.pdf"
        file.write_bytes(content)
        return read_source(file).text.split("\n")

    return lines


@pytest.fixture
def said(run: Run, tmp_path: Path) -> Callable[[bytes], tuple[int, str]]:
    """The exit code of `draft` of a PDF, and what it says of it."""

    def draft(content: bytes) -> tuple[int, str]:
        file = tmp_path / "report.pdf"
        file.write_bytes(content)
        done = run("draft", str(file), "--date", "2026-01-20", "--lang", "en")
        return done.returncode, done.stderr

    return draft


def file_of(maker: str) -> Path:
    """The document that a program made of the report."""
    return DOCUMENTS / f"yunxi-2026-{maker}.pdf"


def below(*lines: str, top: float = TOP, left: float = LEFT, size: float = 14) -> list[Words]:
    """Lines below each other; those that begin with two wide blanks are set in."""
    return [
        Words(left + 14 * line.count("　"), top - at * LEADING, line.strip("　"), size)
        for at, line in enumerate(lines)
    ]


# The same report from several programs


def figures(value: object) -> list[tuple[object, ...]]:
    """What each figure of a model states, and where, but for the mark of the note."""
    if isinstance(value, list):
        return [figure for one in value for figure in figures(one)]
    if not isinstance(value, dict):
        return []
    keys = ("value", "upper", "unit", "measure", "period", "aim", "qualifier", "name", "paragraph")
    quote = NOTE_MARK.sub("", "".join(str(value.get("quote")).split()))
    own = [(*map(value.get, keys), quote)] if "printed" in value else []
    return [*own, *(figure for one in value.values() for figure in figures(one))]


def drafted(run: Run, file: Path) -> dict[str, Any]:
    """The model that is drafted from a file."""
    done = run("draft", str(file))
    assert 0 == done.returncode, done.stderr
    return tomli.loads(done.stdout)


@of_each_maker
def test_a_pdf_has_the_figures_of_the_text(run: Run, maker: str) -> None:
    """Value, unit, measure, period, name, words and paragraph: whichever program made it."""
    of_text, of_pdf = drafted(run, REPORT), drafted(run, file_of(maker))
    assert figures(of_text) == figures(of_pdf)
    assert of_text["report"] == {**of_pdf["report"], "id": of_text["report"]["id"]}


@of_each_maker
def test_a_pdf_has_the_paragraphs_of_the_text(maker: str) -> None:
    """Lines and pages leave no trace; the footnote stands at the end."""
    of_text = ["".join(line.split()) for line in REPORT.read_text("utf-8").splitlines()]
    of_pdf = ["".join(line.split()) for line in read_source(file_of(maker)).text.split("\n")]
    *text, heading, note = of_pdf
    assert of_text == [NOTE_MARK.sub("", line) for line in text]
    assert "注释：" == heading
    assert note.endswith("每亩投资不少于3000元。")


def numerals(text: str) -> Counter[str]:
    """Count the numbers in digits, as they are read: in lines made whole."""
    return Counter(re.findall(r"\d[\d.,]*", "\n".join(Document(text).lines)))


@of_each_maker
def test_a_second_reader_finds_the_same_digits(maker: str) -> None:
    """Another library finds as many of each digit, once what pages repeat is taken off."""
    pages = [page.extract_text() for page in pypdf.PdfReader(file_of(maker)).pages]
    its_own = re.compile(r"^\s*(?:— ?\d+ ?—|第 ?\d+ ?页 ?共 ?\d+ ?页|\d)\s*$", re.M)
    found = Counter(re.findall(r"\d", its_own.sub("", "\n".join(pages))))
    assert found == Counter(re.findall(r"\d", read_source(file_of(maker)).text))


@of_each_maker
def test_nothing_needs_to_be_said_of_a_sound_pdf(maker: str) -> None:
    """Both readings of it agree."""
    assert () == read_source(file_of(maker)).remarks


# Paragraphs


def test_lines_are_joined_to_paragraphs_by_where_they_begin(read: Reading) -> None:
    """A line that is set in begins one, whatever the line before ends with."""
    one, other = FULL[:21], FULL[:20]
    page = below(f"　　{one}", "业增长。", f"　　{other}。", f"　　{other}，", "增长。")
    assert [f"{one}业增长。", f"{other}。", f"{other}，增长。"] == read(pdf(page))


def test_without_indents_a_short_line_or_a_gap_ends_a_paragraph(read: Reading) -> None:
    """A line ends a paragraph where the next word would have fitted, or more room follows."""
    lines = [FULL, f"{FULL[:12]}。", FULL, f"{FULL[:22]}。"]
    page = [*below(*lines), *below(FULL, FULL[:5], top=TOP - 5 * LEADING)]
    expected = [f"{FULL}{FULL[:12]}。", f"{FULL}{FULL[:22]}。", f"{FULL}{FULL[:5]}"]
    assert expected == read(pdf(page))


def test_titles_in_the_middle_are_no_part_of_the_text(read: Reading) -> None:
    """A title larger than the text, and lines in the middle below it, stand alone."""
    title = [Words(144, 540, "政府工作报告", 22), Words(152, 500, "（二〇二六年一月）", 12)]
    page = [*title, *below(f"　　{FULL[:21]}", f"{FULL[:20]}。", f"　　{FULL[:9]}。", top=460)]
    assert ["政府工作报告", "（二〇二六年一月）"] == read(pdf(page))[:2]


@pytest.mark.parametrize(
    ("end", "begin", "whole"),
    [
        ("总值1", "286.4亿元", "总值1286.4亿元"),
        ("总值1286", ".4亿元", "总值1286.4亿元"),
        ("总值1286.", "4亿元", "总值1286.4亿元"),
        ("增长12.5", "%以上", "增长12.5%以上"),
        ("实施govern-", "ment计划", "实施government计划"),
        ("实施smart", "city计划", "实施smart city计划"),
    ],
)
@pytest.mark.parametrize("per_page", [1, 2])
def test_words_broken_over_lines_are_whole(
    read: Reading, end: str, begin: str, whole: str, per_page: int
) -> None:
    """Numbers are joined without a blank, over the end of a page too; English as it is written."""
    width = sum(2 if one > "\u1fff" else 1 for one in end)
    first = f"　　{FULL[: 21 - width // 2]}{end}"
    before = [f"　　{FULL[:21]}", f"{FULL[:12]}。", f"　　{FULL[:21]}", f"{FULL}", f"{FULL[:9]}。"]
    if per_page == 1:
        pages: list[Page] = [below(*before, first, f"{begin}。")]
    else:
        pages = [below(*before, first), below(f"{begin}。", f"　　{FULL[:9]}。")]
    assert f"{first.strip('　')[: -len(end)]}{whole}。" in read(pdf(*pages))


def test_numbers_put_together_over_lines_are_named(said: Callable[..., tuple[int, str]]) -> None:
    """A person is told which ones, since a mark may have been lost between them."""
    page = below(f"　　{FULL[:18]}总值1", "286.4亿元。", f"　　{FULL[:9]}。", f"　　{FULL[:21]}")
    code, words = said(pdf(page))
    assert 0 == code
    assert "1 numbers stand on two lines and were put together (1286.4)" in words


# What pages print of themselves


@pytest.mark.parametrize(
    "number", ["— {} —", "{}", "第{}页 共4页", "{}/4", "- {} -", "Page {} of 4", "云溪市 第{}页"]
)
def test_running_lines_and_page_numbers_are_no_text(read: Reading, number: str) -> None:
    """They repeat at their place, or count the pages; figures at the same place stay."""
    pages: list[Page] = []
    for page in range(1, 5):
        header = Words(LEFT, 570, "云溪市人民政府公报", 9)
        first = f"　　{FULL[page:21]}{FULL[:page]}"
        text = below(first, f"增长{page * 7}%。", f"　　{FULL[: 9 + page]}。")
        pages.append([header, Words(200, 24, number.format(page), 10), *text])
    expected = [f"{FULL[page:21]}{FULL[:page]}增长{page * 7}%。" for page in range(1, 5)]
    assert expected == read(pdf(*pages))[::2]


def test_footnotes_stand_at_the_end(read: Reading) -> None:
    """Small type with a mark at the foot of a page is no part of what goes on over its end."""
    mark, behind = LEFT + 4 * 14, LEFT + 4 * 14 + 4
    opening = [Words(LEFT, TOP, "财政收入"), Words(mark, TOP + 5, "1", 8)]
    opening.append(Words(behind, TOP, f"9.3亿元，{FULL[:14]}"))
    note = (
        "1指一般公共预算收入，按2025年的口径比较，增速扣除了一次性因素和上年",
        "2项政策。",
    )
    first = [*opening, *below(*note, top=80, size=8)]
    text = read(pdf(first, below(f"{FULL[:5]}。", f"　　{FULL[:9]}。", f"　　{FULL[:7]}。")))
    assert f"财政收入[1]9.3亿元，{FULL[:14]}{FULL[:5]}。" == text[0]
    assert ["注释：", "".join(note)] == text[-2:]


def test_a_power_is_no_mark_of_a_note(read: Reading) -> None:
    """A small raised digit behind a letter is what it is multiplied with itself by."""
    page = [Words(LEFT, TOP, "新增绿地120km"), Words(LEFT + 91, TOP + 5, "2", 8)]
    page.append(Words(LEFT + 95, TOP, "，绿道50公里"))
    assert ["新增绿地120km²，绿道50公里"] == read(pdf(page))


def test_words_across_a_page_are_no_text(read: Reading) -> None:
    """A watermark leans; what is printed on the margin stands upright."""
    page = [Words(90, 90, "内部资料2026", 40, 45), Words(20, 200, "装订线", 9, 90)]
    assert [FULL] == read(pdf([*page, *below(FULL)]))


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read(read: Reading, turned: int) -> None:
    """Most of its words say which way is up."""
    way = {90: (1, 0), 180: (0, -1), 270: (-1, 0)}[turned]
    lines = (f"{FULL[:9]}12家。", f"{FULL[9:22]}35户。")
    page = [
        Words(200 + way[0] * at * LEADING, 200 - way[1] * at * LEADING, line, 14, turned)
        for at, line in enumerate(lines)
    ]
    assert list(lines) == read(pdf(page))


# Tables and columns

CELLS = (("指标", "数值", "增长"), ("地区生产总值", "1286.4", "5.8"), ("粮食产量", "48.6", "-1.2"))


def test_the_rows_of_a_table_stand_by_themselves(read: Reading) -> None:
    """A bar parts their cells."""
    rows = [
        Words(LEFT + column * 120, TOP - 60 - at * LEADING, cell)
        for at, row in enumerate(CELLS)
        for column, cell in enumerate(row)
    ]
    page = [*below(f"　　{FULL[:21]}", f"{FULL[:9]}："), *rows]
    assert [f"{FULL[:21]}{FULL[:9]}：", *map(" | ".join, CELLS)] == read(pdf(page))


def test_rules_part_cells_that_wrap_and_stand_close(read: Reading) -> None:
    """What stands within one cell is joined; what the rule parts is never one number."""
    rows = [Rule(LEFT, 490 - at * 40, 200, 0.7) for at in range(4)]
    columns = [Rule(LEFT + x, 370, 0.7, 120) for x in (0, 110, 160, 200)]
    cells = [
        *below("人均可支配", "收入", top=475, left=LEFT + 4, size=12),
        *[Words(LEFT + 112, 462, "31942", 18), Words(LEFT + 162, 462, "6.61", 18)],
        *[Words(LEFT + 4, 422, "粮食", 12), Words(LEFT + 116, 422, "48.6", 12)],
        *below("1", "286.4", top=395, left=LEFT + 4, size=12),
        *[Words(LEFT + 116, 382, "亿元", 12), Words(LEFT + 162, 382, "5.8", 12)],
    ]
    rest = ["粮食 | 48.6", "1286.4 | 亿元 | 5.8"]
    page: Page = [*rows, *columns, *cells, *below(FULL)]
    assert [FULL, "人均可支配收入 | 31942 | 6.61", *rest] == read(pdf(page))


def test_the_left_column_comes_before_the_right(read: Reading) -> None:
    """Lines that stand beside each other are no lines of one paragraph."""
    left = ["　　左左左左左左左左左增", "长左左左左左左左左左左1", "286亿元左左左左左左", "左。"]
    left += ["　　左左左左左左左左左左"]
    right = ["右右右右右右右右右右右右", "右右右右右右右右右右右右", "右右。"]
    right += ["　　右右右右右右右右右右", "9家。"]
    first, second, third = read(pdf([*below(*left, size=12), *below(*right, left=230, size=12)]))
    assert f"{'左' * 9}增长{'左' * 10}1286亿元{'左' * 7}。" == first
    assert f"{'左' * 10}{'右' * 26}。" == second
    assert f"{'右' * 10}9家。" == third


# What cannot be read, and what a person should know


def locked(content: bytes) -> bytes:
    """The document, which asks for a password."""
    writer, file = pypdf.PdfWriter(clone_from=io.BytesIO(content)), io.BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(file)
    return file.getvalue()


TEXT = below(*[f"　　{FULL[: 9 + length]}。" for length in range(5)])
SOUND = pdf(TEXT)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (pdf([], [], pictures=(0, 1)), "this PDF is a scan"),
        (pdf([Words(200, 24, "— 1 —")], [Words(200, 24, "— 2 —")], pictures=(0, 1)), "a scan"),
        (locked(SOUND), "this PDF asks for a password"),
        (SOUND[:200], "damaged or incomplete"),
        (b"%PDF-1.7\n" + b"\0" * 2000, "damaged or incomplete"),
        (pdf([Words(LEFT, 500, FULL)], vertical=True), "set vertically"),
        (pdf(*[[]] * 2001), "more than 2000 pages"),
    ],
)
def test_what_cannot_be_read_is_refused(
    said: Callable[..., tuple[int, str]], content: bytes, words: str
) -> None:
    """One sentence says why, and what to do."""
    code, sentence = said(content)
    assert 2 == code
    assert words in sentence
    assert 1 == sentence.count("\n")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (pdf(TEXT, [], pictures=(1,)), "pages 2 are pictures, and nothing in them is read"),
        (
            pdf([one._replace(mode=3) for one in TEXT], pictures=(0,)),
            "recognised from pictures",
        ),
        (SOUND.replace(b"%%EOF", b""), "the end of the file is missing"),
    ],
)
def test_what_a_person_should_know_is_said(
    said: Callable[..., tuple[int, str]], content: bytes, words: str
) -> None:
    """The document is read all the same."""
    code, sentence = said(content)
    assert 0 == code
    assert words in sentence


def test_an_owners_password_locks_nobody_out(read: Reading) -> None:
    """A document that may not be changed can be read."""
    writer, file = pypdf.PdfWriter(clone_from=io.BytesIO(SOUND)), io.BytesIO()
    writer.encrypt("", "owner", algorithm="RC4-128")
    writer.write(file)
    assert 5 == len(read(file.getvalue()))


def test_a_missing_library_names_its_extra(
    said: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without it the command says what to run."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    monkeypatch.setitem(sys.modules, "pypdfium2.raw", None)
    monkeypatch.delitem(sys.modules, "xiaoshan_report.documents.pdf.sheets", raising=False)
    code, sentence = said(SOUND)
    assert 2 == code
    assert "pypdfium2 is missing; run: " in sentence


def test_a_long_document_is_read_in_its_own_time() -> None:
    """Four times the pages, or four times as much on one, take no more than about four times."""

    def seconds(pages: int, words: int) -> float:
        page = [Words(LEFT, 10 + at * 580 / words, FULL, 580 / words) for at in range(words)]
        content, start = pdf(*[page] * pages), time.process_time()
        reader.read(content, Path())
        return time.process_time() - start

    for few, many in (((10, 20), (40, 20)), ((1, 200), (1, 800))):
        seconds(*few)
        assert seconds(*many) < 8 * seconds(*few) + 0.05
