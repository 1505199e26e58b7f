"""Word files, read as they are printed."""

import io
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest
import word_files as word
from conftest import PROJECT, Run

from xiaoshan_report.documents.opening import read_source
from xiaoshan_report.documents.source import Source
from xiaoshan_report.errors import ReportError

DOCUMENTS = PROJECT / "tests" / "data" / "documents"
YUNXI = DOCUMENTS / "yunxi-2026.txt"
TEXT = YUNXI.read_text("utf-8").strip()

Read = Callable[..., Source]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a Word file with such a body."""

    def read_file(body: str | bytes, **parts: str) -> Source:
        path = tmp_path / "report.docx"
        path.write_bytes(body if isinstance(body, bytes) else word.word_file(body, **parts))
        return read_source(path)

    return read_file


def lines_of(read: Read, body: str, **parts: str) -> list[str]:
    """The lines of a file with such a body, less the one of prose behind it."""
    source = read(body + word.paragraph(word.PROSE), **parts)
    *lines, last = source.text.split("\n")
    assert last == word.PROSE
    return lines


def keys(source: Source) -> list[str]:
    """What is remarked of how a file was read."""
    return [remark.key for remark in source.remarks]


# The same report, as each program writes it


def by_hand(path: Path) -> None:
    """With the numbers that someone typed."""
    path.write_bytes(word.typed(TEXT.split("\n")))


def by_word(path: Path) -> None:
    """With numbers that Word makes."""
    path.write_bytes(word.numbered(TEXT.split("\n")))


def by_libreoffice(path: Path) -> None:
    """With numbers that LibreOffice makes."""
    shutil.copy(DOCUMENTS / "yunxi-2026-libreoffice.docx", path)


of_each_maker = pytest.mark.parametrize("make", [by_hand, by_word, by_libreoffice])


@of_each_maker
def test_a_word_file_has_the_lines_of_its_text(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    """A word file has the lines of its text."""
    path = tmp_path / "report.docx"
    make(path)
    assert read_source(path) == Source(TEXT)


@of_each_maker
def test_a_word_file_is_drafted_as_its_text_is(
    make: Callable[[Path], None], tmp_path: Path, run: Run
) -> None:
    """A word file is drafted as its text is."""
    path = tmp_path / "yunxi-2026.docx"
    make(path)
    assert run("draft", str(path)).stdout == run("draft", str(YUNXI)).stdout


@pytest.mark.parametrize("name", ["report", "report.txt", "report.doc", "report.docm"])
def test_a_word_file_is_told_by_what_it_contains(name: str, tmp_path: Path) -> None:
    """A word file is told by what it contains."""
    path = tmp_path / name
    by_word(path)
    assert read_source(path) == Source(TEXT)


def test_a_word_file_comes_from_standard_input_too(tmp_path: Path, run: Run) -> None:
    """A word file comes from standard input too."""
    by_word(tmp_path / "report.docx")
    answer = run("draft", "-", stdin=(tmp_path / "report.docx").read_bytes())
    assert answer.returncode == 0
    assert "58316元" in answer.stdout


def test_python_docx_finds_the_same_words_but_for_what_word_numbers() -> None:
    """Python docx finds the same words but for what word numbers."""
    path = DOCUMENTS / "yunxi-2026-libreoffice.docx"
    typed = [
        paragraph.text for paragraph in docx.Document(io.BytesIO(path.read_bytes())).paragraphs
    ]
    mark = re.compile(r"[一二三四]、|（[一二三四]）|\d\.(?!\d)")
    assert typed == [mark.sub("", line, count=1) for line in read_source(path).text.split("\n")]


def test_the_strict_kind_of_file_is_read_alike(read: Read) -> None:
    """The strict kind of file is read alike."""
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    document = ROOT.format(word.paragraph(word.PROSE)).replace(word.W, strict)
    assert read(with_document(document)) == Source(word.PROSE)


# Numbers that Word makes

FORMATS = {
    "decimal": "1 2 10 21",
    "decimalZero": "01 02 10 21",
    "upperRoman": "I II X XXI",
    "lowerLetter": "a b j u",
    "chineseCounting": "一 二 十 二十一",
    "chineseCountingThousand": "一 二 十 二十一",
    "japaneseCounting": "一 二 十 二十一",
    "ideographDigital": "一 二 一〇 二一",
    "decimalEnclosedCircle": "① ② ⑩ 21",
    "decimalEnclosedCircleChinese": "① ② ⑩ 21",
    "decimalEnclosedParen": "⑴ ⑵ ⑽ 21",
    "decimalFullWidth": "１ ２ １０ ２１",
    "chineseLegalSimplified": "壹 贰 壹拾 贰拾壹",
    "ideographTraditional": "甲 乙 癸 21",
    "ideographZodiac": "子 丑 酉 21",
    "ordinal": "1st 2nd 10th 21st",
    "none": "   ",
    "somethingNew": "1 2 10 21",
}


def started(number: int, at: int = 0) -> str:
    """A list that counts from another number on a level."""
    override = f'<w:startOverride w:val="{number}"/>'
    return f'<w:lvlOverride w:ilvl="{at}">{override}</w:lvlOverride>'


@pytest.mark.parametrize(("form", "printed"), FORMATS.items(), ids=FORMATS)
def test_numbers_are_printed_in_each_format(form: str, printed: str, read: Read) -> None:
    """Numbers are printed in each format."""
    starts = (1, 2, 10, 21)
    lists = [word.concrete(start, 0, started(start)) for start in starts]
    numbering = word.abstract(0, word.level(0, form, "第%1章")) + "".join(lists)
    body = "".join(word.in_list("概况", start) for start in starts)
    expected = [f"第{number}章 概况" for number in printed.split(" ")]
    assert lines_of(read, body, numbering=numbering) == expected


HUNDREDS = {
    "chineseCounting": "一○一",
    "chineseCountingThousand": "一百零一",
    "lowerRoman": "ci",
    "upperLetter": "WWWW",
    "decimal": "101",
}


@pytest.mark.parametrize(("form", "printed"), HUNDREDS.items(), ids=HUNDREDS)
def test_numbers_beyond_a_hundred_have_forms_of_their_own(
    form: str, printed: str, read: Read
) -> None:
    """Numbers beyond a hundred have forms of their own."""
    numbering = word.abstract(0, word.level(0, form, "%1）", start=101)) + word.concrete(1, 0)
    assert lines_of(read, word.in_list("概况"), numbering=numbering) == [f"{printed}）概况"]


NESTED = word.abstract(
    0,
    word.level(0, "decimal", "%1"),
    word.level(1, "decimal", "%1.%2"),
    word.level(2, "decimal", "%1.%2.%3"),
)


def counted(read: Read, numbering: str, *places: tuple[int, int]) -> list[str]:
    """What stands before paragraphs of such lists, each of a list and a level."""
    body = "".join(word.in_list("段", number, level) for number, level in places)
    return [line[:-1].strip() for line in lines_of(read, body, numbering=numbering)]


def test_a_level_begins_anew_below_each_of_the_one_above(read: Read) -> None:
    """A level begins anew below each of the one above."""
    places = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2), (1, 2)]
    printed = ["1", "1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1", "2.1.2"]
    assert counted(read, NESTED + word.concrete(1, 0), *places) == printed


def test_a_level_without_one_above_counts_as_if_there_were_one(read: Read) -> None:
    """A level without one above counts as if there were one."""
    places = [(1, 1), (1, 1), (1, 0), (1, 2)]
    assert counted(read, NESTED + word.concrete(1, 0), *places) == ["1.1", "1.2", "2", "2.1.1"]


def test_lists_made_of_the_same_count_on(read: Read) -> None:
    """Lists made of the same count on."""
    numbering = NESTED + word.concrete(1, 0) + word.concrete(2, 0)
    places = [(1, 0), (1, 0), (2, 0), (2, 1), (1, 1), (1, 0)]
    assert counted(read, numbering, *places) == ["1", "2", "3", "3.1", "3.2", "4"]


def test_a_list_that_says_where_it_starts_does_so_once(read: Read) -> None:
    """A list that says where it starts does so once."""
    numbering = NESTED + word.concrete(1, 0) + word.concrete(2, 0, started(5))
    places = [(1, 0), (2, 0), (2, 0), (1, 0), (2, 0)]
    assert counted(read, numbering, *places) == ["1", "5", "6", "7", "8"]


def test_lists_of_their_own_count_apart(read: Read) -> None:
    """Lists of their own count apart."""
    other = word.abstract(1, word.level(0, "chineseCounting", "（%1）"))
    numbering = NESTED + other + word.concrete(1, 0) + word.concrete(2, 1)
    places = [(1, 0), (2, 0), (2, 0), (1, 0)]
    assert counted(read, numbering, *places) == ["1", "（一）", "（二）", "2"]


def test_a_list_may_say_otherwise_what_a_level_prints(read: Read) -> None:
    """A list may say otherwise what a level prints."""
    override = word.level(0, "chineseCounting", "%1、", start=3)
    numbering = NESTED + word.concrete(
        1, 0, f'<w:lvlOverride w:ilvl="0">{override}</w:lvlOverride>'
    )
    assert counted(read, numbering, (1, 0), (1, 0)) == ["三、", "四、"]


def test_a_level_may_count_on_below_another(read: Read) -> None:
    """A level may count on below another."""
    numbering = word.abstract(
        0,
        word.level(0, "chineseCounting", "第%1章"),
        word.level(1, "chineseCounting", "第%2条", '<w:lvlRestart w:val="0"/>'),
    ) + word.concrete(1, 0)
    places = [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)]
    printed = ["第一章", "第一条", "第二条", "第二章", "第三条"]
    assert counted(read, numbering, *places) == printed


def test_a_level_may_begin_anew_below_one_further_up_only(read: Read) -> None:
    """A level may begin anew below one further up only."""
    numbering = word.abstract(
        0,
        word.level(0, "decimal", "%1"),
        word.level(1, "decimal", "%1.%2"),
        word.level(2, "decimal", "(%3)", '<w:lvlRestart w:val="1"/>'),
    ) + word.concrete(1, 0)
    places = [(1, 0), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)]
    assert counted(read, numbering, *places) == ["1", "(1)", "1.2", "(2)", "2", "(1)"]


def test_a_level_may_print_those_above_it_in_digits(read: Read) -> None:
    """A level may print those above it in digits."""
    numbering = word.abstract(
        0,
        word.level(0, "chineseCounting", "%1、"),
        word.level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        word.level(2, "decimal", "%1.%3"),
    ) + word.concrete(1, 0)
    assert counted(read, numbering, (1, 0), (1, 1), (1, 2)) == ["一、", "1.1", "一.1"]


def style(name: str, properties: str = "", based_on: str = "", kind: str = "paragraph") -> str:
    """A style of paragraphs or lists."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    opening = f'<w:style w:type="{kind}" w:styleId="{name}">'
    return f"{opening}{base}<w:pPr>{properties}</w:pPr></w:style>"


def numbered_by(number: int, *, level: int | None = None) -> str:
    """What puts a paragraph or a style in a list."""
    place = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return f'<w:numPr>{place}<w:numId w:val="{number}"/></w:numPr>'


def styled(text: str, name: str, more: str = "") -> str:
    """A paragraph with a style."""
    return word.paragraph(text, f'<w:pStyle w:val="{name}"/>{more}')


HEADINGS = word.abstract(
    0,
    word.level(0, "chineseCounting", "%1、", '<w:pStyle w:val="one"/>'),
    word.level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="two"/>'),
    word.level(2, "decimal", "%3.", '<w:pStyle w:val="three"/>'),
) + word.concrete(1, 0)
STYLES = (
    style("one", numbered_by(1))
    + style("two", '<w:numPr><w:ilvl w:val="1"/></w:numPr>', "one")
    + style("three", numbered_by(1))
    + style("like-one", "", "one")
    + style("plain", numbered_by(0), "one")
)


def test_styles_number_what_has_them(read: Read) -> None:
    """Styles number what has them."""
    names = ["one", "two", "three", "three", "two", "three", "like-one", "plain"]
    body = "".join(styled("段", name) for name in names)
    printed = ["一、段", "（一）段", "1.段", "2.段", "（二）段", "1.段", "二、段", "段"]
    assert lines_of(read, body, styles=STYLES, numbering=HEADINGS) == printed


def test_a_paragraph_may_leave_the_list_of_its_style(read: Read) -> None:
    """A paragraph may leave the list of its style."""
    body = styled("段", "one") + styled("段", "one", numbered_by(0)) + styled("段", "one")
    printed = ["一、段", "段", "二、段"]
    assert lines_of(read, body, styles=STYLES, numbering=HEADINGS) == printed


def test_a_list_may_be_that_of_a_style_of_lists(read: Read) -> None:
    """A list may be that of a style of lists."""
    link = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="list"/></w:abstractNum>'
    numbering = NESTED + link + word.concrete(1, 0) + word.concrete(2, 1)
    styles = style("list", numbered_by(1), kind="numbering")
    body = word.in_list("段", 2) + word.in_list("段", 2, 1)
    assert lines_of(read, body, styles=styles, numbering=numbering) == ["1 段", "1.1 段"]


def test_bullets_are_marks_of_a_list(read: Read) -> None:
    """Bullets are marks of a list."""
    marks = ["\uf0b7", "l", "Ø", "●", "-", "—"]
    levels = (word.abstract(n, word.level(0, "bullet", mark)) for n, mark in enumerate(marks))
    lists = (word.concrete(n + 1, n) for n in range(len(marks)))
    body = "".join(word.in_list("段", n + 1) for n in range(len(marks)))
    printed = lines_of(read, body, numbering="".join([*levels, *lists]))
    assert printed == ["•段", "•段", "•段", "●段", "-段", "—段"]


def test_no_number_of_a_list_becomes_one_of_the_text(read: Read) -> None:
    """No number of a list becomes one of the text."""
    numbering = word.abstract(
        0,
        word.level(0, "decimal", "%1."),
        word.level(1, "decimal", "%2", '<w:suff w:val="nothing"/>'),
        word.level(2, "decimal", "%3、"),
    ) + word.concrete(1, 0)
    body = "".join(word.in_list("5个园区建成", level=level) for level in range(3))
    printed = ["1. 5个园区建成", "1 5个园区建成", "1、5个园区建成"]
    assert lines_of(read, body, numbering=numbering) == printed
    assert keys(read(body + word.paragraph(word.PROSE), numbering=numbering)) == []


def test_empty_paragraphs_are_counted_and_left_out(read: Read) -> None:
    """Empty paragraphs are counted and left out."""
    body = word.in_list("段") + word.in_list("") + word.in_list("段")
    numbering = NESTED + word.concrete(1, 0)
    assert lines_of(read, body, numbering=numbering) == ["1 段", "3 段"]


# What stands in paragraphs


def within(content: str) -> str:
    """A paragraph of runs."""
    return f"<w:p>{content}</w:p>"


def sign(tag: str) -> str:
    """A run of one element."""
    return f"<w:r>{tag}</w:r>"


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, RESULT, END = (FIELD.format(kind) for kind in ("begin", "separate", "end"))


def field(code: str, result: str) -> str:
    """A field with its result."""
    return f"{BEGIN}<w:r><w:instrText>{code}</w:instrText></w:r>{RESULT}{result}{END}"


WORDS = {
    "runs": (word.run_of("增长5.") + word.run_of("8%"), "增长5.8%"),
    "link": (f"<w:hyperlink>{word.run_of('增长5%')}</w:hyperlink>", "增长5%"),
    "control": (f"<w:sdt><w:sdtContent>{word.run_of('增长5%')}</w:sdtContent></w:sdt>", "增长5%"),
    "tab": (word.run_of("工业") + sign("<w:tab/>") + word.run_of("农业"), "工业\t农业"),
    "hyphen": (word.run_of("1") + sign("<w:noBreakHyphen/>") + word.run_of("5月"), "1-5月"),
    "symbol": (sign('<w:sym w:font="Symbol" w:char="F0B3"/>') + word.run_of("5%"), "≥5%"),
    "circled": (sign('<w:sym w:font="Wingdings" w:char="F081"/>') + word.run_of("区"), "①区"),
    "raised": (word.run_of("10") + word.run_of("3", '<w:vertAlign w:val="superscript"/>'), "10³"),
    "lifted": (word.run_of("312") + word.run_of("1", '<w:position w:val="12"/>'), "312¹"),
    "lifted much": (word.run_of("增长") + word.run_of("23", '<w:position w:val="8"/>'), "增长²³"),
    "levelled": (word.run_of("新建") + word.run_of("18", '<w:position w:val="2"/>'), "新建18"),
    "lifted words": (
        word.run_of("新建") + word.run_of("18家", '<w:position w:val="9"/>'),
        "新建18家",
    ),
    "lowered": (
        word.run_of("PM") + word.run_of("2.5", '<w:vertAlign w:val="subscript"/>'),
        "PM2.5",
    ),
    "hidden": (word.run_of("增长5%") + word.run_of("、9%", "<w:vanish/>"), "增长5%"),
    "shown": (word.run_of("增长5%", '<w:vanish w:val="0"/>'), "增长5%"),
    "field": (field("= 2 + 3", word.run_of("5")) + word.run_of("个"), "5个"),
    "field in a code": (
        f"{BEGIN}{field('REF a', word.run_of('7'))}{RESULT}{word.run_of('5个')}{END}",
        "5个",
    ),
    "field without an end": (BEGIN + word.run_of("5个"), "5个"),
    "page": (word.run_of("第五页") + field("PAGE", word.run_of("12")), "第五页"),
    "simple field": (
        f'<w:fldSimple w:instr="DATE">{word.run_of("2026年")}</w:fldSimple>',
        "2026年",
    ),
    "fraction": (
        "<m:f><m:num><m:t>1</m:t></m:num><m:den><m:t>3</m:t></m:den></m:f>",
        "1/3",
    ),
    "reading above": (
        sign(f"<w:rt>{word.run_of('1')}</w:rt><w:rubyBase>{word.run_of('萧')}</w:rubyBase>"),
        "萧",
    ),
}


@pytest.mark.parametrize(("content", "printed"), WORDS.values(), ids=WORDS)
def test_words_are_read_as_they_are_printed(content: str, printed: str, read: Read) -> None:
    """Words are read as they are printed."""
    assert lines_of(read, within(content)) == [printed]


@pytest.mark.parametrize("name", [name for name in WORDS if name not in ("circled", "fraction")])
def test_a_second_reader_agrees_on_the_numerals(name: str, read: Read) -> None:
    """A second reader agrees on the numerals."""
    unended = name == "field without an end"
    source = read(within(WORDS[name][0]) + word.paragraph(word.PROSE))
    assert keys(source) == (["numerals-unfounded"] if unended else [])


def test_words_hidden_by_a_style_are_left_out(read: Read) -> None:
    """Words hidden by a style are left out."""
    hidden = '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    content = word.run_of("工业") + word.run_of("农业", '<w:rStyle w:val="h"/>')
    assert lines_of(read, within(content), styles=hidden) == ["工业"]


@pytest.mark.parametrize("mark", ["<w:strike/>", "<w:dstrike/>", '<w:strike w:val="true"/>'])
def test_what_is_struck_out_is_left_out_and_said(mark: str, read: Read) -> None:
    """What is struck out is left out, and that is said."""
    body = within(word.run_of("总产值") + word.run_of("300.0", mark) + word.run_of("312.6亿元"))
    assert lines_of(read, body) == ["总产值312.6亿元"]
    assert keys(read(body + word.paragraph(word.PROSE))) == ["struck-left-out"]


@pytest.mark.parametrize("mark", ['<w:strike w:val="0"/>', '<w:dstrike w:val="false"/>', ""])
def test_what_is_struck_out_no_more_is_read(mark: str, read: Read) -> None:
    """What is struck out no more is read."""
    body = within(word.run_of("总产值") + word.run_of("312.6亿元", mark))
    assert lines_of(read, body) == ["总产值312.6亿元"]
    assert keys(read(body + word.paragraph(word.PROSE))) == []


RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize("marks", [["1"], ["[1]"], ["[", "12", "]"], ["（2）"]])
def test_the_raised_mark_of_a_note_is_no_number(
    marks: list[str], read: Read, tmp_path: Path, run: Run
) -> None:
    """The raised mark of a note is no number."""
    mark = "".join(word.run_of(part, RAISED) for part in marks)
    read(within(word.run_of("地区生产总值增长5.8%") + mark + word.run_of("，工业增长6%。")))
    drafted = run("draft", str(tmp_path / "report.docx"), "--date", "2026-01-20", "--lang", "en")
    assert drafted.stderr.startswith("Numerals: 2; figures: 2,")


def test_a_line_broken_within_a_paragraph_begins_another(read: Read) -> None:
    """A line broken within a paragraph begins another."""
    content = f"{word.run_of('　　工业')}{sign('<w:br/>')}{word.run_of('　　农业')}"
    assert lines_of(read, within(content)) == ["工业", "农业"]


BOX = f"<w:txbxContent>{word.paragraph('框中')}</w:txbxContent>"


def test_a_box_is_read_once_before_the_paragraph_that_it_is_tied_to(read: Read) -> None:
    """A box is read once before the paragraph that it is tied to."""
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOX}</wps:txbx>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    alone = f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>"
    body = within(word.run_of("工") + both + word.run_of("业")) + within(alone)
    assert lines_of(read, body) == ["框中", "工业", "框中"]


def test_a_table_of_contents_is_none_of_the_text(read: Read) -> None:
    """A table of contents is none of the text."""
    page = field("PAGEREF _Toc1", word.run_of("3"))
    entry = within(
        BEGIN + sign("<w:instrText>TOC \\o</w:instrText>") + RESULT + word.run_of("一、") + page
    )
    source = read(entry + within(END) + word.paragraph(word.PROSE))
    assert source == Source(word.PROSE)


# Tracked changes, notes, comments


def test_changes_are_read_as_accepted_and_said(read: Read) -> None:
    """Changes are read as accepted and said."""
    deleted = '<w:del w:id="1"><w:r><w:delText>4</w:delText></w:r></w:del>'
    added = f'<w:ins w:id="2">{word.run_of("5")}</w:ins>'
    moved = f'<w:moveFrom w:id="3">{word.run_of("9")}</w:moveFrom>'
    source = read(
        within(f"{word.run_of('增长')}{deleted}{added}{moved}{word.run_of('%，农业稳定')}")
    )
    assert source.text == "增长5%，农业稳定"
    assert keys(source) == ["docx-changes"]


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next(read: Read) -> None:
    """A deleted end of a paragraph joins it to the next."""
    numbering = NESTED + word.concrete(1, 0)
    first = word.in_list("总产值12", 1).replace("</w:pPr>", "<w:rPr><w:del/></w:rPr></w:pPr>", 1)
    body = first + word.in_list("34亿元") + word.in_list("段") + word.paragraph(word.PROSE)
    source = read(body, numbering=numbering)
    assert source.text.split("\n")[:2] == ["1 总产值1234亿元", "2 段"]
    assert keys(source) == ["docx-changes"]


@pytest.mark.parametrize("mark", ["<w:del/>", "<w:hidden/>"])
def test_a_row_that_is_deleted_or_hidden_is_left_out(mark: str, read: Read) -> None:
    """A row that is deleted or hidden is left out."""
    rows = word.table(cells("甲", "乙")).replace("<w:tr>", f"<w:tr><w:trPr>{mark}</w:trPr>")
    assert lines_of(read, rows) == []


@pytest.mark.parametrize("content", [word.paragraph("单击输入"), word.run_of("单击输入")])
def test_what_asks_to_be_filled_in_is_left_out(content: str, read: Read) -> None:
    """What asks to be filled in is left out."""
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )
    assert lines_of(read, control if "<w:p>" in content else within(control)) == []


def test_notes_stand_at_the_end_and_are_no_content(read: Read, run: Run, tmp_path: Path) -> None:
    """Notes stand at the end and are no content."""
    note = '<w:footnote w:id="2">{}</w:footnote><w:footnote w:id="0"><w:p/></w:footnote>'
    mark = sign('<w:footnoteReference w:id="2"/>')
    body = within(word.run_of("全年用电48.2亿千瓦时") + mark + word.run_of("，增长5%。"))
    footnotes = note.format(word.paragraph("用电：指全社会用电，口径含6个园区。"))
    source = read(body, footnotes=footnotes)
    lines = ["全年用电48.2亿千瓦时，增长5%。", "注释", "[1]用电：指全社会用电，口径含6个园区。"]
    assert source.text.split("\n") == lines
    assert keys(source) == []
    drafted = run("draft", str(tmp_path / "report.docx"), "--date", "2026-01-20").stdout
    assert "48.2" in drafted
    assert "6个园区" not in drafted


def test_comments_headers_and_macros_are_none_of_the_text(read: Read) -> None:
    """Comments headers and macros are none of the text."""
    body = within('<w:commentRangeStart w:id="1"/>' + word.run_of(word.PROSE)) + "<w:sectPr/>"
    comments = f'<w:comment w:id="1">{word.paragraph("核对9.9%")}</w:comment>'
    header = word.paragraph("第9页")
    assert read(body, comments=comments, header=header) == Source(word.PROSE)


@pytest.mark.parametrize("tag", ["<c:chart/>", '<w:altChunk w:id="1"/>'])
def test_words_that_are_elsewhere_are_said_to_be_unread(tag: str, read: Read) -> None:
    """Words that are elsewhere are said to be unread."""
    chart = within(sign(f"<w:drawing>{tag}</w:drawing>")) if "chart" in tag else tag
    assert keys(read(chart + word.paragraph(word.PROSE))) == ["docx-elsewhere"]


# Tables


def cells(*texts: str) -> list[str]:
    """Cells of one paragraph each."""
    return [word.paragraph(text) for text in texts]


def test_a_row_is_a_line(read: Read) -> None:
    """A row is a line."""
    body = word.table(cells("指标", "2025年"), cells("财政收入", "93.27亿元"), cells("备注", ""))
    assert lines_of(read, body) == ["指标 | 2025年", "财政收入 | 93.27亿元", "备注"]


def test_a_merged_cell_is_read_once(read: Read) -> None:
    """A merged cell is read once."""
    merged = "<w:tcPr><w:vMerge{}/></w:tcPr>{}"
    first, more = (
        merged.format(' w:val="restart"', word.paragraph("收入")),
        merged.format("", "<w:p/>"),
    )
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + word.paragraph("合计")
    body = word.table(
        [first, *cells("城镇", "58316元")],
        [more, *cells("农村", "31942元")],
        [wide, *cells("9万元")],
    )
    assert lines_of(read, body) == ["收入 | 城镇 | 58316元", "农村 | 31942元", "合计 | 9万元"]


def test_a_cell_may_hold_a_number_that_word_makes(read: Read) -> None:
    """A cell may hold a number that word makes."""
    rows = [[word.in_list(""), word.paragraph(text)] for text in ("工业", "农业")]
    body = word.table(*rows)
    numbering = NESTED + word.concrete(1, 0)
    assert lines_of(read, body, numbering=numbering) == ["1 | 工业", "2 | 农业"]


def test_numbers_in_one_cell_stay_apart(read: Read) -> None:
    """Numbers in one cell stay apart."""
    body = word.table([word.paragraph("12") + word.paragraph("34"), word.paragraph("5")])
    assert lines_of(read, body) == ["12 34 | 5"]


LAYOUTS = {
    "one cell": word.table([word.paragraph("工业增长。") + word.paragraph("农业稳定。")]),
    "side by side": word.table(
        [word.paragraph("工业增长。") + word.paragraph("农业稳定。"), "<w:p/>"]
    ),
    "nested": word.table(
        [word.table(cells("工业增长。")) + word.paragraph("农业稳定。"), "<w:p/>"]
    ),
}


@pytest.mark.parametrize("body", LAYOUTS.values(), ids=LAYOUTS)
def test_a_table_for_layout_holds_paragraphs(body: str, read: Read) -> None:
    """A table for layout holds paragraphs."""
    assert lines_of(read, body) == ["工业增长。", "农业稳定。"]


def test_a_table_within_a_cell_keeps_its_rows(read: Read) -> None:
    """A table within a cell keeps its rows."""
    inner = word.table(cells("甲", "1"), cells("乙", "2"))
    assert lines_of(read, word.table([inner, word.paragraph("丙")])) == ["甲 | 1", "乙 | 2", "丙"]


# A second reader


def test_a_numeral_that_only_a_second_reader_finds_is_named(read: Read) -> None:
    """A numeral that only a second reader finds is named."""
    dropped = "<w:tcPr><w:vMerge/></w:tcPr>" + word.paragraph("77")
    source = read(word.table([dropped, *cells("甲", "乙")]) + word.paragraph(word.PROSE))
    (remark,) = source.remarks
    assert (remark.key, remark.values["numerals"]) == ("numerals-unread", "77")


# What is refused


def refused(tmp_path: Path, run: Run, content: bytes) -> str:
    """The sentence with which a file is refused, in Chinese and in English."""
    path = tmp_path / "report.docx"
    path.write_bytes(content)
    with pytest.raises(ReportError) as caught:
        read_source(path)
    for language in ("zh", "en"):
        answer = run("draft", str(path), "--lang", language)
        assert answer.returncode == 2
        assert answer.stdout == ""
        assert answer.stderr.count("\n") == 1
    return caught.value.message.key


REPORT = word.word_file(word.paragraph(word.PROSE))


def with_document(text: str | bytes) -> bytes:
    """A file with nothing but this as its text."""
    return word.archive({"word/document.xml": text})


ENTITIES = '<!DOCTYPE w:document [<!ENTITY a "1"><!ENTITY b "&a;&a;&a;&a;">]><w>&b;</w>'
ROOT = f'<w:document xmlns:w="{word.W}">{{}}</w:document>'

REFUSED: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "cut": (REPORT[:-40], "is-damaged"),
    "changed": (REPORT.replace(b"PK\x01\x02", b"PK\x01\x00"), "is-damaged"),
    "no text": (word.archive({"word/other.xml": "<a/>"}), "docx-none"),
    "no XML": (with_document("政府工作报告"), "is-damaged"),
    "XML not ended": (with_document("<w:document"), "is-damaged"),
    "another namespace": (with_document("<document/>"), "docx-none"),
    "another program's": (word.archive({"xl/workbook.xml": "<a/>"}), "is-archive"),
    "nothing in it": (word.word_file(""), "text-empty"),
    "entities": (with_document(ENTITIES), "docx-doctype"),
    "entities in UTF-16": (with_document(ENTITIES.encode("utf-16")), "docx-doctype"),
    "outside entity": (
        with_document('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
        "docx-doctype",
    ),
    "too deep": (with_document(ROOT.format("<w:p>" * 300 + "</w:p>" * 300)), "docx-too-deep"),
    "far too deep": (with_document("<a>" * 100_000 + "</a>" * 100_000), "docx-too-deep"),
    "too large": (lambda: with_document(ROOT.format(" " * (65 * 1024**2))), "docx-too-much"),
    "too many elements": (lambda: with_document(ROOT.format("<a/>" * 2_000_001)), "docx-too-much"),
    "too many entries": (
        lambda: word.archive({f"word/{number}": "" for number in range(10_001)}),
        "docx-too-much",
    ),
    "an encoding of its own": (
        with_document('<?xml version="1.0" encoding="none"?><a/>'),
        "is-damaged",
    ),
}


@pytest.mark.parametrize(("content", "key"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_word_file_is_refused_in_one_sentence(
    content: bytes | Callable[[], bytes], key: str, tmp_path: Path, run: Run
) -> None:
    """What is no word file is refused in one sentence."""
    made = content if isinstance(content, bytes) else content()
    assert refused(tmp_path, run, made) == key


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_there_twice_is_refused(tmp_path: Path, run: Run) -> None:
    """A part that is there twice is refused."""
    names = ["word/document.xml", "word/documenT.xml"]
    content = word.archive(dict.fromkeys(names, ROOT.format("")))
    assert refused(tmp_path, run, content) == "docx-twice"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def test_a_file_with_a_password_is_told_from_one_of_an_old_word(tmp_path: Path, run: Run) -> None:
    """A file with a password is told from one of an old word."""
    locked = OLE + "EncryptedPackage".encode("utf-16-le")
    assert refused(tmp_path, run, locked) == "is-locked"
    assert refused(tmp_path, run, OLE) == "is-old-office"
    flagged = bytearray(REPORT)
    for entry in re.finditer(b"PK\x01\x02", REPORT):
        flagged[entry.start() + 8] |= 1
    assert refused(tmp_path, run, bytes(flagged)) == "is-locked"


def circle(names: Sequence[str]) -> str:
    """Styles each of which is based on the next, the last on the first."""
    following = [*names[1:], names[0]]
    return "".join(style(a, "", b) for a, b in zip(names, following, strict=True))


LINK = '<w:abstractNum w:abstractNumId="{}"><w:numStyleLink w:val="list"/></w:abstractNum>'

ODD = {
    "styles in a circle": ({"styles": circle("abc")}, styled("段", "b"), "段"),
    "lists in a circle": (
        {
            "styles": style("list", numbered_by(1), kind="numbering"),
            "numbering": LINK.format(0) + word.concrete(1, 0),
        },
        word.in_list("段"),
        "段",
    ),
    "no such list": ({"numbering": NESTED}, word.in_list("段", 9), "段"),
    "no such definition": ({"numbering": word.concrete(1, 7)}, word.in_list("段"), "段"),
    "no such style": ({}, styled("段", "none"), "段"),
    "no lists at all": ({}, word.in_list("段"), "段"),
    "a tenth level": ({"numbering": NESTED + word.concrete(1, 0)}, word.in_list("段", 1, 9), "段"),
    "a start below zero": (
        {"numbering": NESTED + word.concrete(1, 0, started(-3))},
        word.in_list("段"),
        "-3 段",
    ),
    "a million": (
        {"numbering": NESTED + word.concrete(1, 0, started(1_000_000))},
        word.in_list("段"),
        "1000000 段",
    ),
    "a million letters": (
        {
            "numbering": word.abstract(0, word.level(0, "upperLetter", "%1", start=10**6))
            + word.concrete(1, 0)
        },
        word.in_list("段"),
        "1000000 段",
    ),
    "a start that is no number": (
        {"numbering": word.abstract(0, word.level(0, "decimal", "%1")).replace('"1"', '"x"')
         + word.concrete(1, 0)},
        word.in_list("段"),
        "0 段",
    ),
    "a symbol that is none": ({}, within(word.run_of("段") + sign('<w:sym w:char="x"/>')), "段"),
    "half a character": ({}, within(word.run_of("段") + sign('<w:sym w:char="D800"/>')), "段•"),
    "a note that is not there": (
        {"footnotes": ""},
        within(word.run_of("段") + sign('<w:footnoteReference w:id="5"/>')),
        "段",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("parts", "body", "printed"), ODD.values(), ids=ODD)
def test_what_word_never_writes_is_read_for_its_words(
    parts: dict[str, str], body: str, printed: str, read: Read
) -> None:
    """What word never writes is read for its words."""
    assert lines_of(read, body, **parts) == [printed]
