"""Texts as they arrive: with marks, cut lines and a page around them, read and proved."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tomli
from conftest import Run

TITLE = "云溪县政府工作报告\n"
BYLINE = "2026年1月12日在云溪县第八届人民代表大会第五次会议上\n"
HEAD = f"{TITLE}{BYLINE}\n一、2025年工作回顾\n"

Read = Callable[[str], dict[str, Any]]


@pytest.fixture
def read(run: Run, tmp_path: Path) -> Read:
    """Draft a text's model and prove it against the text; return the model."""

    def model(text: str) -> dict[str, Any]:
        source, file = tmp_path / "text.txt", tmp_path / "model.toml"
        source.write_text(text, encoding="utf-8")
        drafted = run("draft", str(source), "-o", str(file), "--force", "--lang", "en")
        assert drafted.returncode == 0, drafted.stderr
        checked = run("check", "--model", str(file), "--source", str(source), "--json")
        record = json.loads(checked.stdout)
        assert [] == [one for one in record["findings"] if one["code"] != "undecided"]
        assert record["ledger"]["unaccounted"] == 0
        made = tomli.loads(file.read_text("utf-8"))
        assert all(figure["quote"] in text for figure in figures(made))
        return made

    return model


def owners(model: dict[str, Any]) -> list[dict[str, Any]]:
    """All that figures are stated of."""
    sections = [section for area in model["areas"] for section in area.get("sections", ())]
    points = [
        {"paragraph": section["paragraph"], **point}
        for section in sections
        for point in section.get("points", ())
    ]
    return [*model.get("indicators", ()), *points]


def figures(model: dict[str, Any]) -> list[dict[str, Any]]:
    """All figures, each with the name and paragraph that it has of its owner where it has none."""
    return [
        {"name": owner.get("name"), "paragraph": owner.get("paragraph"), **figure}
        for owner in owners(model)
        for figure in owner["figures"]
    ]


def stated(model: dict[str, Any]) -> set[tuple[str, str, str]]:
    """Measure, print and name of every figure."""
    return {(one["measure"], one["printed"], one["name"]) for one in figures(model)}


PLAIN = {("level", "312.6亿元", "地区生产总值"), ("yoy", "5.4%", "地区生产总值")}


@pytest.mark.parametrize(
    "text",
    [
        "地区生产总值312.6亿元，同比增长5.4%。",
        "地区生产\u200b总值3\u200b12.6亿元，同比增\xad长5\u2060.4%。",
        "\ufeff地区生产总值\u202a312.6\u202c亿元，同\u200d比增长5.4%\ufe0f。",
        "地区⽣产总值312.6亿元，同⽐增⻓5.4%。",
        "地区生产总值３１２．６亿元，同比增长５．４％。",
        "- **地区生产总值**312.6亿元，同比增长**5.4%**。",
        "> 地区生产总值312.6亿元，\n> 同比增长5.4%。",
        "● 地区生产总值312.6亿元，同比增长`5.4%`。",
        "[地区生产总值](https://example.org/gdp)312.6亿元，同比增长5.4%。",
        "地区生产总值[1]312.6亿元，同比增长5.4%〔12〕。",
        "地区生产总值①312.6亿元，同比增长²5.4%。",
        "地区生产总值[¹]312.6亿元，同比增长（²）5.4%(¹²)。",
        "地区生产总值312.6亿元[^3]，同比增长[2](#note-2)5.4%。",
        "地区生产总值31\n2.6亿元，同比增\n长5.4%。",
        "地区生产总值312.\n6亿元，同比增长5\n.4%。",
        "全县坚持稳中求进，\n地区生产总值312.6亿元，同比增长\n5.4%。",
        "地区生产总值312.6亿元，全县经济运行总体平稳，同比增\n— 3 —\n\n长5.4%。",
    ],
)
def test_a_number_is_read_whatever_the_text_has_around_it(text: str, read: Read) -> None:
    """Marks, forms and ends of lines within words and numbers are no part of them."""
    found = {
        (measure, printed.translate(HALF), name)
        for measure, printed, name in stated(read(HEAD + text))
    }
    assert PLAIN == found


HALF = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("依据国办发〔2025〕3号文件，新建学校12所。", "12所"),
        ("安装长3*宽2的展板，新建学校12所。", "12所"),
    ],
)
def test_what_only_looks_like_a_mark_stays(text: str, printed: str, read: Read) -> None:
    """The square of a unit, a document's year and a sign of multiplication are words."""
    assert printed in {one["printed"] for one in figures(read(HEAD + text))}


def test_a_quote_over_the_end_of_a_line_has_it(read: Read) -> None:
    """The words stand as in the text; the paragraph is the line in which they begin."""
    model = read(
        f"{HEAD}全年新建学校12所，高新技\n术企业23家，社会消费品零售总\n额增长6.1%，经济运行平稳。"
    )
    found = {one["printed"]: (one["quote"], one["paragraph"]) for one in figures(model)}
    assert ("高新技\n术企业23家", 5) == found["23家"]
    assert ("社会消费品零售总\n额增长6.1%", 6) == found["6.1%"]


SENTENCE = (
    "全县上下坚持稳中求进工作总基调，扎实推动高质量发展，地区生产总值312.6亿元，比上年增长5.4%。"
    "固定资产投资增长7.2%，社会消费品零售总额88.3亿元、增长6.1%，新增就业3500人，新建学校12所。"
)


@pytest.mark.parametrize("indent", ["　　", "    ", ""])
@pytest.mark.parametrize("blank", [True, False])
def test_a_text_cut_to_a_width_is_read_as_if_it_were_not(
    indent: str, read: Read, *, blank: bool
) -> None:
    """Neither figures nor headings change where every line has twenty characters."""
    lines = ["（一）经济平稳运行", SENTENCE, "（二）民生持续改善", SENTENCE.replace("全县", "各地")]
    whole = read(HEAD + "\n".join(lines))
    cut = [
        (indent if len(line) > 20 else "") + line[at : at + 20] if not at else line[at : at + 20]
        for line in lines
        for at in range(0, len(line), 20)
    ]
    if blank:
        cut = [line + "\n" * (len(line) < 20) for line in cut]
    model = read(HEAD + "\n".join(cut))
    assert stated(whole) == stated(model)
    assert [a["title"] for a in whole["areas"]] == [a["title"] for a in model["areas"]]


def test_short_lines_that_stand_alone_are_not_joined(read: Read) -> None:
    """Headings, items of a list and names below each other stay what they are."""
    model = read(
        f"{HEAD}（一）经济平稳运行\n地区生产总值312.6亿元。\n新建学校12所。\n（二）民生持续改善\n新增就业3500人。"
    )
    assert {"312.6亿元", "12所", "3500人"} == {one["printed"] for one in figures(model)}
    assert ["经济平稳运行", "民生持续改善"] == [area["title"] for area in model["areas"][-2:]]


def test_words_of_a_link_on_a_line_of_their_own_are_of_the_sentence(read: Read) -> None:
    """A line that breaks off before 《 or within a clause goes on behind the link."""
    model = read(
        f"{HEAD}一年来，我们认真实施《\n优化营商环境条例\n》，新设企业1200家。\n"
        "全县各级大力推进\n乡村振兴战略\n，全年改造农村公路35公里。"
    )
    assert {("count", "1200家", "新设企业"), ("amount", "35公里", "农村公路")} == stated(model)


# The page


@pytest.mark.parametrize(
    "line",
    [
        "发布时间：2026-01-20 09:30 信息来源：县府办 浏览次数：1234次 字号：[大 中 小]",
        "【字体：大 中 小】 打印 分享到：",
        "责任编辑：王五 审核：2人",
        "阅读量：10.5万",
        "上一篇：南河县2024年新建学校30所",
    ],
)
@pytest.mark.parametrize("text", ["{line}\n{words}", "{words}\n{line}", "{words}\n{line}\n{words}"])
def test_furniture_of_a_page_is_no_text(line: str, text: str, read: Read) -> None:
    """What a page prints above, within or below a report has no figures, and dates nothing."""
    words = "新建学校12所，经济社会发展各项事业都取得了新的明显成效。"
    model = read(HEAD + text.format(line=line, words=words))
    assert {"12所"} == {one["printed"] for one in figures(model)}
    assert not model.get("numerals")
    assert "2026-01-12" == str(model["report"]["date"])


@pytest.mark.parametrize(
    "head",
    [
        f"{TITLE}二〇二六年一月二十七日\n",
        f"{TITLE}——二○二六年一月二十七日在云溪县第八届人民代表大会第五次会议上\n县长　张山\n",
        "云溪县政府工作报告（二零二六年一月二十七日）\n",
        f"{TITLE}（２０２６年１月２７日在县第八届人民代表大会第五次会议上）\n",
        f"{TITLE}2026 年 1 月 27 日\n云溪县人民政府县长 张山\n",
        f"{TITLE}时间：2026年1月27日\n地点：县会议中心\n",
        f"{TITLE}日期：二〇二六年一月二十七日\n",
        "政府工作报告\n——2026年1月27日在云溪县第八届人民代\n表大会第五次会议上\n云溪县人民政府县长\n张山\n",
        f"{TITLE}发布时间：2026-02-03 09:30\n（2026年1月27日在县第八届人民代表大会第五次会议上）\n",
        f"相关链接：\n南河县政府工作报告 2024-01-15\n北山市政府工作报告\n{TITLE}2026年1月27日\n",
        f"成文日期：2026-01-20\n{TITLE}（2026年1月27日在县第八届人民代表大会第五次会议上）\n",
        f"成文日期 | 2026-01-20 |\n{TITLE}——2026年1月27日在县人民代表大会会议上\n",
        f"# {TITLE}\n> 2026年1月27日在云溪县第八届人民代表大会第五次会议上\n",
    ],
)
def test_a_report_is_dated_by_its_own_words(head: str, read: Read) -> None:
    """Whatever the layout of the head, the day that the report was given is its date, unmarked."""
    record = read(f"{head}\n一、2025年工作回顾\n新建学校12所。")["report"]
    assert ("2026-01-27", "云溪县") == (str(record["date"]), record["place"])
    assert "publication" not in record["todo"]


def test_the_day_of_publication_is_the_last_resort(read: Read) -> None:
    """A page's own date is taken where there is none else, and marked."""
    body = "发布时间：2026-02-03 09:30 来源：县府办\n\n一、2025年工作回顾\n新建学校12所。\n"
    record = read(TITLE + body)["report"]
    assert "2026-02-03" == str(record["date"])
    assert "publication" in record["todo"]


def test_links_to_other_pages_date_no_report(run: Run, tmp_path: Path) -> None:
    """Where only a related report has a date, there is none."""
    text = tmp_path / "text.txt"
    text.write_text(
        f"{TITLE}\n一、2025年工作回顾\n新建学校12所。\n\n上一篇：南河县政府工作报告\n"
        "相关链接\n北山市2024年政府工作报告 2024-02-01\n",
        encoding="utf-8",
    )
    done = run("draft", str(text), "--lang", "en")
    assert done.returncode == 2
    assert "--date" in done.stderr


# Notes


@pytest.mark.parametrize(
    "notes",
    [
        "名词解释\n1.“双百行动”：指培育企业100家、建设项目100个。\n2.“一网通办”：指一个网站办200件事。",
        "附件2\n《政府工作报告》名词解释\n1.“双百行动”：\n指培育企业100家、建设项目100个。",
        "附：有关用语说明\n双百行动：培育企业100家、建设项目100个。",
        "注释：\n[1] 双百行动：培育企业100家。\n[2] 一网通办：200件事。",
        "[1] 双百行动：培育企业100家。\n[2] 一网通办：一个网站办200件事。",
        "注：地区生产总值为初步核算数，比快报数少1.2亿元。",
        "①“双百行动”：是指培育企业100家。\n②“一网通办”：指一个网站办200件事。",
        "1.双百行动：指培育企业100家、建设项目100个。\n2.一网通办，即一个网站办200件事。",
        "[^1]: 双百行动，培育企业100家。",
    ],
)
def test_notes_are_no_content(notes: str, read: Read) -> None:
    """What explains words makes neither areas nor figures, told by its heading or its form."""
    model = read(f"{HEAD}全年开展双百行动[1]，新建学校12所，各项事业都有新进步。\n\n{notes}\n")
    assert {"12所"} == {one["printed"] for one in figures(model)}
    assert 1 == len(model["areas"])


def test_an_appendix_behind_the_notes_is_content(read: Read) -> None:
    """Notes end where another appendix begins."""
    model = read(
        f"{HEAD}新建学校12所。\n附件1\n名词解释\n1.“双百行动”：指培育企业100家。\n"
        "附件2\n重点项目清单\n1.水厂扩建：新增供水3万吨。\n2.路网加密：新建公路35公里。"
    )
    assert {"12所", "3万吨", "35公里"} == {one["printed"] for one in figures(model)}
    assert "重点项目清单" == model["areas"][-1]["title"]


def test_closing_paragraphs_that_define_nothing_are_content(read: Read) -> None:
    """Words like 是, 即 and 指出 make no note of a paragraph at the end of a text."""
    model = read(
        f"{HEAD}新建学校12所。\n全县人民的期盼，是我们前进的方向，今年再建公园3个。\n"
        "今后五年，即“十五五”时期，新建农村公路35公里。\n县委全会指出：指导基层办好实事20件。"
    )
    assert {"12所", "3个", "35公里", "20件"} <= {one["printed"] for one in figures(model)}
