"""The structure that a draft reads from a report's text: record, areas, sections, projects."""

import datetime
import itertools
from pathlib import Path
from typing import Any

import pytest
import tomli
from conftest import FULL_TEXT, REPORTS, Run, needs_full_text, of_each
from hypothesis import given
from hypothesis import strategies as st

from xiaoshan_report.documents.folding import Document
from xiaoshan_report.documents.opening import read_source
from xiaoshan_report.draft import structure
from xiaoshan_report.language.numbering import numbering
from xiaoshan_report.language.outline import AreaOutline, Inference, Outline, ProjectOutline
from xiaoshan_report.language.spans import Span
from xiaoshan_report.model.structs import Report

HELD_BACK = {"yunnan-2026", "anhui-2026", "ningxia-2026", "shanghai-2026"}
"""Reports that nobody has read the rules on: their counts are looked at, never their words."""
WHOLE = [*([FULL_TEXT] if FULL_TEXT.exists() else []), *REPORTS]
READ = [path for path in REPORTS if path.stem not in HELD_BACK]

TEXT = "今年以来各部门通力合作，把这件事放在心上、抓在手上，取得了人们看得见、摸得着的好变化。"
"""A paragraph's words that are no title."""


def outline(text: str, date: datetime.date | None = None) -> Outline:
    """The structure of a text."""
    return structure.outline(Document(text).lines, date)


def titles(found: Outline) -> list[tuple[int, str, list[str]]]:
    """Number, title and sections' titles of each area."""
    return [(a.number, a.title, [s.title for s in a.sections]) for a in found.areas]


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    """The words of a text that spans stand for."""
    lines = Document(text).lines
    return [lines[line - 1][start:end] for line, start, end in spans]


def states(projects: tuple[ProjectOutline, ...]) -> list[list[tuple[str, str]]]:
    """Of each project its tasks' names and states."""
    return [[(task.name, task.state) for task in project.tasks] for project in projects]


def progress(clause: str) -> list[tuple[str, str]]:
    """The tasks of a project with these words, by name and state."""
    found = outline(f"民生实事进展如下。\n1.{clause}\n2.公园建成。")
    return states(found.projects)[0]


# What must hold of any text


def spans(found: Outline) -> list[Span]:
    """All headings and bodies."""
    result: list[Span] = []
    for area in found.areas:
        result += area.headings
        for section in area.sections:
            result += [*section.headings, *section.body]
    return result


def assert_whole(text: str, found: Outline) -> None:
    """Every character of the report's text stands in one place, and all numbers run from 1."""
    lines = Document(text).lines
    places = sorted(spans(found))
    assert all(0 <= s.start < s.end <= len(lines[s.line - 1]) for s in places)
    assert all(a.line < b.line or a.end <= b.start for a, b in itertools.pairwise(places))
    placed: dict[int, str] = {}
    for line, start, end in places:
        placed[line] = placed.get(line, "") + lines[line - 1][start:end]
    for number in found.text_lines:
        expected = "".join(lines[number - 1].split())
        assert expected == "".join(placed.pop(number, "").split())
    assert {} == placed
    assert_numbered(found)


def assert_numbered(found: Outline) -> None:
    """Areas, sections and projects are numbered without a gap, and have short titles."""
    numbers = [area.number for area in found.areas]
    assert numbers in (list(range(len(numbers))), list(range(1, len(numbers) + 1)))
    for area in found.areas:
        assert [s.number for s in area.sections] == list(range(1, len(area.sections) + 1))
        assert area.sections
        assert all(0 < len(s.title) <= 40 for s in area.sections)
        assert 0 < len(area.title) <= 40
    assert [p.number for p in found.projects] == list(range(1, len(found.projects) + 1))
    assert all(p.title and all(task.name for task in p.tasks) for p in found.projects)


PIECES = st.sampled_from(
    [
        *"一二三四十甲乙。，；：、！？（）()“”《》 　\n\n\r\t|—-.0159%年月日市区县",
        *["一是", "二是", "三是", "一、", "二、", "（一）", "（二）", "第一，", "第二，", "第一项"],
        *[
            "1.",
            "2.",
            "3.",
            "（1）",
            "（2）",
            "——",
            "各位代表：",
            "各位代表！",
            "附件1",
            "名词解释",
        ],
        *["民生实事", "已完成", "推进", "启动", "新增5个", "和", "将", "该项", TEXT, "加快发展。"],
        *[
            "政府工作报告",
            "索引号",
            "成文日期",
            "2021-07-07",
            "责任编辑：",
            "上半年",
            "人民代表大会",
        ],
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=300))
def test_every_character_of_any_text_has_one_place(text: str) -> None:
    """Whatever the text, nothing is lost or held twice, and numbers run without gaps."""
    assert_whole(text, outline(text))


@given(st.lists(PIECES, max_size=60).map("".join))
def test_projects_stand_in_their_area_and_section(text: str) -> None:
    """A project's words are in the body or heading of the section that it names."""
    text = "民生实事进展如下。\n1.公交线路增加。" + text + "\n2." + text
    found = outline(text)
    sections = {(a.number, s.number): (a, s) for a in found.areas for s in a.sections}
    for project in found.projects:
        area, section = sections[project.area, project.section]
        held = (*area.headings, *section.headings, *section.body)
        for task in project.tasks[:1]:
            assert any(
                span.line == task.span.line and span.start <= task.span.start < span.end
                for span in held
            )


@pytest.mark.parametrize("text", ["", " ", "\n\n", "　\n", "甲", "。", "各位代表：", "附件1"])
def test_tiny_texts_are_no_trouble(text: str) -> None:
    """Nothing, or next to nothing, is a report with next to nothing in it."""
    assert_whole(text, outline(text))


# Layouts


def test_text_without_any_sign_is_one_area() -> None:
    """Where nothing is recognised there is area 0 with one section, titled from the text."""
    title = "今年以来各部门通力合作，把这件事放在心上、抓在手上，取得了人们看得见"
    assert [(0, title, [title])] == titles(outline(TEXT + "\n\n" + TEXT))


def test_lines_of_first_second_third_are_areas_with_titled_paragraphs() -> None:
    """一是 on lines of their own are areas; paragraphs with a title as first sentence, sections."""
    text = (
        f"{TEXT}\n一是做强产业。{TEXT}\n培育企业。{TEXT}\n扩大开放。{TEXT}\n"
        f"二是美化城乡。{TEXT}\n治理河流。{TEXT}"
    )
    found = outline(text)
    assert [
        (1, "做强产业", ["培育企业", "扩大开放"]),
        (2, "美化城乡", ["治理河流"]),
    ] == titles(found)[1:]
    assert TEXT == found.areas[1].lead
    assert ["一是", "做强产业。"] == words(text, found.areas[1].headings)
    assert [TEXT, TEXT] == words(text, found.areas[1].sections[0].body)


def test_first_second_third_within_a_paragraph_are_areas() -> None:
    """一是…二是… in one run are told apart."""
    found = outline(f"主要做了三件事：一是修路。{TEXT}二是建桥；{TEXT}三是种树。")
    assert ["主要做了三件事", "修路", "建桥", "种树"] == [area.title for area in found.areas]


def test_first_second_with_a_comma_are_areas() -> None:
    """第一，…第二，… number areas too."""
    found = outline(f"第一，修好道路。{TEXT}\n第二，管好河流。{TEXT}")
    assert [(1, "修好道路"), (2, "管好河流")] == [(a.number, a.title) for a in found.areas]


def test_dashes_set_off_areas() -> None:
    """——, without a number, sets off an area of a part that is a review."""
    found = outline(
        f"一、过去五年回顾\n——家底更厚实。{TEXT}\n——环境更宜居。{TEXT}\n二、今后打算\n{TEXT}"
    )
    assert [
        (1, "家底更厚实", ["家底更厚实"]),
        (2, "环境更宜居", ["环境更宜居"]),
        (3, "今后打算", ["今后打算"]),
    ] == titles(found)


def test_short_lines_are_titles() -> None:
    """A short line without figures that text follows is a title; one that has a figure is not."""
    found = outline(f"产业发展\n{TEXT}\n新增企业12家\n{TEXT}\n城乡建设\n{TEXT}")
    assert [(1, "产业发展"), (2, "城乡建设")] == [(a.number, a.title) for a in found.areas]


def annual() -> str:
    """An annual report: a part with undivided items, and a part with items that are divided."""
    plan = "".join(
        f"（{number}）{title}\n{TEXT}\n夯实基础。{TEXT}\n加快建设。{TEXT}\n"
        for number, title in (("一", "壮大产业"), ("二", "改善民生"))
    )
    return (
        "政 府 工 作 报 告\n——2023年1月9日在青山市第三届人民代表大会第二次会议上\n"
        "青山市市长　王某\n各位代表：\n现在，我代表市政府作报告，请予审议。\n"
        f"一、2022年工作回顾\n{TEXT}\n"
        f"（一）经济稳中有进。{TEXT}\n（二）城市更有品质。{TEXT}\n各位代表！成绩来之不易。{TEXT}\n"
        f"二、2023年工作安排\n今年预期增长6%。{TEXT}\n{plan}各位代表！未来可期。{TEXT}"
    )


def test_items_of_a_review_and_of_a_plan_are_areas_alike() -> None:
    """What stands in a part and in none of its items is an area with the part's title."""
    past, plan = "2022年工作回顾", "2023年工作安排"
    found = outline(annual())
    assert [
        (1, past, past, [TEXT[:34], "成绩来之不易"]),
        (2, "经济稳中有进", past, ["经济稳中有进"]),
        (3, "城市更有品质", past, ["城市更有品质"]),
        (4, plan, plan, ["今年预期", "未来可期"]),
        (5, "壮大产业", plan, ["夯实基础", "加快建设"]),
        (6, "改善民生", plan, ["夯实基础", "加快建设"]),
    ] == [(a.number, a.title, a.part, [s.title for s in a.sections]) for a in found.areas]
    assert_whole(annual(), found)


@pytest.mark.parametrize(
    "changed",
    [
        annual().replace("\n", "\n\n"),
        annual().replace("\n", "\n　　"),
        annual().encode("gb18030").decode("gb18030"),
    ],
)
def test_blank_lines_and_indents_change_nothing(changed: str) -> None:
    """Titles are the same with blank lines between paragraphs, and with full-width spaces."""
    assert titles(outline(changed)) == titles(outline(annual()))


def test_report_on_one_line_keeps_its_parts() -> None:
    """A whole report without line breaks still has its numbered parts."""
    lines = annual().split("\n")
    text = "".join(line + "。" * (line[-1] not in "。：") for line in lines[3:])
    found = outline(text)
    areas = [area.title for area in found.areas]
    assert [
        "2022年工作回顾",
        "经济稳中有进",
        "城市更有品质",
        "2023年工作安排",
        "壮大产业",
        "改善民生",
    ] == areas
    assert_whole(text, found)


@pytest.mark.parametrize("heading", ["附件1\n工作清单", "附件1：工作清单", "附件 工作清单"])
def test_appendix_is_an_area_with_its_name(heading: str) -> None:
    """What is appended is an area of its own, named beside its number or below it."""
    last = outline(f"{annual()}\n{heading}\n1.修桥。{TEXT}\n2.铺路。{TEXT}").areas[-1]
    assert ("工作清单", None, ["修桥", "铺路"]) == (
        last.title,
        last.part,
        [section.title for section in last.sections],
    )


def test_enumerated_nouns_are_no_parts() -> None:
    """一、二、三产业 numbers nothing, and neither does a mark alone or out of turn."""
    found = outline(
        f"一、二、三产业协调发展，结构更优。{TEXT}\n二是没有一是。{TEXT}\n（一）只有一个。{TEXT}"
    )
    assert [0] == [area.number for area in found.areas]


def test_figures_in_a_numbered_first_sentence_stay_in_the_body() -> None:
    """A heading holds no figure: such words are the section's text, its title is cut from them."""
    text = f"一是完成投资5亿元，增长8%。{TEXT}\n二是新建道路。{TEXT}"
    area = outline(text).areas[0]
    assert ["一是"] == words(text, area.headings)
    assert [f"完成投资5亿元，增长8%。{TEXT}"] == words(text, area.sections[0].body)


# The page and the record


def page() -> str:
    """A half-year's report with a page around it."""
    return (
        "首页 > 政务公开 > 正文\n打印\n【字号：大 中 小】\n"
        "索 引 号：Q001/2024-00012　　成文日期：2024-07-18\n"
        "发布机构：青山县政府办　　主题分类：综合政务\n青山县2024年上半年政府工作报告\n"
        f"{TEXT}\n一是修好道路。{TEXT}\n二是管好河流。{TEXT}\n（本文有删减）\n\n"
        "责任编辑：小王\n上一篇：通知\n下一篇：公告\n版权所有 青山县人民政府 某ICP备00000000号"
    )


def test_page_is_told_from_report() -> None:
    """Navigation before and the foot after the report are no part of it."""
    found = outline(page())
    assert (4, 10, (4, 5, 6)) == (found.first_line, found.last_line, found.record_lines)
    assert_whole(page(), found)


def test_record_is_read_from_the_page() -> None:
    """The labelled fields, the title's place and half-year, and that the text is abridged."""
    record = outline(page()).record
    assert "青山县2024年上半年政府工作报告" == record.title
    assert "青山县" == record.place
    assert "青山县政府办" == record.issuer
    assert datetime.date(2024, 7, 18) == record.date
    assert "Q001/2024-00012" == record.index_number
    assert "综合政务" == record.subject
    assert "2024-01/2024-06" == record.period
    assert record.abridged
    assert () == record.doubts


def test_byline_gives_date_and_place() -> None:
    """An annual report given in January is about the year before; that is inferred, and said."""
    record = outline(annual()).record
    assert "政府工作报告" == record.title
    assert "青山市" == record.place
    assert datetime.date(2023, 1, 9) == record.date
    assert "2022-01/2022-12" == record.period
    assert (
        Inference("issuer", "issuer-from-place"),
        Inference("period", "period-from-date"),
    ) == record.doubts


def test_date_of_publication_is_a_doubt() -> None:
    """Where only the page has a date, that is the report's, with a doubt."""
    record = outline(f"2023年青山市政府工作报告\n发布时间：2023-02-01 09:00\n{TEXT}").record
    assert datetime.date(2023, 2, 1) == record.date
    assert Inference("date", "date-of-publication") in record.doubts


def test_year_of_the_title_gives_the_period_where_there_is_no_date() -> None:
    """The report of a year is about the one before; a bare text says nothing."""
    assert "2022-01/2022-12" == outline(f"2023年青山市政府工作报告\n{TEXT}").record.period
    bare = outline(TEXT).record
    assert (None, None, None, None) == (bare.title, bare.place, bare.date, bare.period)


def test_half_year_in_the_text_is_the_period() -> None:
    """A half-year that the opening names with its year is the period, where there is no date."""
    record = outline(f"2024年上半年，{TEXT}\n一是修路。{TEXT}\n二是建桥。{TEXT}").record
    assert "2024-01/2024-06" == record.period
    assert (Inference("period", "period-from-text"),) == record.doubts


def test_labels_above_their_values_are_read() -> None:
    """A table may have each value on the line below its label."""
    text = f"索引号\nQ001/2024-00012\n发文机关\n青山县政府\n成文日期\n2024年7月18日\n{TEXT}"
    found = outline(text)
    assert (1, 2, 3, 4, 5, 6) == found.record_lines
    record = found.record
    assert ("Q001/2024-00012", "青山县政府") == (record.index_number, record.issuer)
    assert datetime.date(2024, 7, 18) == record.date


def test_date_in_chinese_numerals_is_read() -> None:
    """二〇一二年二月二十九日 in a byline is a date like any other."""
    text = f"关于青山县政府工作情况的报告\n（二○一二年二月二十九日）\n各位代表：\n{TEXT}"
    record = outline(text).record
    assert datetime.date(2012, 2, 29) == record.date
    assert "青山县" == record.place
    assert Inference("date", "date-of-publication") not in record.doubts
    assert "关于青山县政府工作情况的报告" == record.title


@pytest.mark.parametrize("date", ["2023-13-01", "2023-02-30", "2023年0月1日"])
def test_impossible_date_is_none(date: str) -> None:
    """A day that there is not is no date."""
    assert outline(f"成文日期：{date}\n政府工作报告\n{TEXT}").record.date is None


# Livelihood projects


def test_lines_below_a_mention_are_projects() -> None:
    """1. 2. 3. below a paragraph on 民生实事 are projects, with area and section."""
    text = (
        f"{TEXT}\n一是做强产业。{TEXT}\n二是改善民生。{TEXT}\n学有所教。{TEXT}\n办好民生实事。{TEXT}\n"
        "1.新辟线路3条;站台更新有序推进。\n2.建成公园2个。"
    )
    found = outline(text)
    assert [(1, "线路", 2, 2), (2, "公园", 2, 2)] == [
        (p.number, p.title, p.area, p.section) for p in found.projects
    ]
    assert [
        "新辟线路3条",
        "站台更新有序推进",
    ] == words(text, tuple(t.span for t in found.projects[0].tasks))


@pytest.mark.parametrize(
    "text",
    [
        "民生实事进展：一是公园建成；二是线路开通；三是食堂启用。",
        "民生实事进展：（1）公园建成；（2）线路开通；（3）食堂启用。",
        "民生实事进展：\n第一项：公园建成。\n第二项：线路开通。\n第三项：食堂启用。",
        "民生实事进展：\n第一项，公园建成。\n第二项，线路开通。\n第三项，食堂启用。",
        f"民生实事\n{TEXT}\n1、公园建成。\n2、线路开通。\n3、食堂启用。",
    ],
)
def test_other_lists_of_projects(text: str) -> None:
    """Projects may be one run-on paragraph, bracketed, or numbered 第一项."""
    assert [[("公园", "done")], [("线路", "done")], [("食堂", "done")]] == states(
        outline(text).projects
    )


@pytest.mark.parametrize(
    "text",
    [
        "今年要继续办好民生实事：一是建公园；二是开线路。",
        f"一、去年工作回顾\n{TEXT}\n二、今年工作安排\n办好民生实事：一是建公园；二是开线路。",
        (
            "政府工作报告\n——2023年1月9日在青山市第三届人民代表大会第二次会议上\n各位代表：\n"
            f"{TEXT}\n附件\n2023年民生实事\n一、公园\n建公园。\n二、线路\n开线路。"
        ),
    ],
)
def test_promises_are_planned_projects(text: str) -> None:
    """A list for the coming year is of projects that are planned, and nothing more."""
    found = outline(text).projects
    assert [["planned"], ["planned"]] == [[task.state for task in one.tasks] for one in found]


def test_not_every_list_is_of_projects() -> None:
    """What was done in general is no livelihood project."""
    assert () == outline(f"主要做法：一是建公园；二是开线路。{TEXT}").projects


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("新建食堂8家。", [("食堂", "done")]),
        ("食堂已启用。", [("食堂", "done")]),
        ("改造旧房20幢,已完成5幢。", [("旧房", "partly-done")]),
        ("改造旧房20幢,已全部完成。", [("旧房", "done")]),
        ("改造旧房20幢,完成5幢。", [("旧房", "partly-done")]),
        ("改造旧房20幢,正在施工。", [("旧房", "under-way")]),
        ("推进旧房改造20幢,20幢已完成。", [("旧房改造", "done")]),
        ("旧房改造完成80%。", [("旧房改造", "partly-done")]),
        ("旧房改造过半。", [("旧房改造", "partly-done")]),
        ("旧房改造率达100%。", [("旧房改造", "done")]),
        ("食堂建设加快推进。", [("食堂", "under-way")]),
        ("食堂将于10月启用。", [("食堂", "under-way")]),
        ("食堂全部开工。", [("食堂", "started")]),
        ("食堂开工率达90%。", [("食堂", "started")]),
        ("启动食堂建设。", [("食堂", "started")]),
        ("食堂完成招标。", [("食堂", "preparing")]),
        ("编制食堂方案。", [("食堂方案", "preparing")]),
        ("食堂5家。", [("食堂", "under-way")]),
        ("新增食堂8家,优化路线2条。", [("食堂", "done"), ("路线", "done")]),
        (
            "安置房顺利推进,6万平方米已竣工,9万平方米主体结顶。",
            [("安置房竣工", "partly-done"), ("安置房主体结顶", "under-way")],
        ),
        ("绿道工程和驿站工程有序推进。", [("绿道", "under-way"), ("驿站", "under-way")]),
        ("推进8家老食堂和9所幼儿园建设。", [("老食堂", "under-way"), ("幼儿园", "under-way")]),
        ("食堂建成。该做法得到肯定。", [("食堂", "done")]),
        ("配置急救箱(含药品,绷带)5个。", [("急救箱", "done")]),
    ],
)
def test_states_and_names_come_from_the_words(clause: str, expected: list[tuple[str, str]]) -> None:
    """A task's words say what it is and how far."""
    assert expected == progress(clause)


def test_task_without_a_word_of_progress_is_in_doubt() -> None:
    """A task that does not say how far it is counts as under way, with a doubt."""
    task = outline("民生实事进展。\n1.食堂5家。\n2.公园建成。").projects[0].tasks[0]
    assert (Inference("state", "no-state"),) == task.doubts


# Real reports


@needs_full_text
class TestReport:
    """The report that the bundled model was made from by hand."""

    def test_areas_and_sections_are_those_of_the_model(self, report: Report) -> None:
        """The same areas and sections with the same titles at the same paragraphs."""
        found = outline(read_source(FULL_TEXT).text)
        model = report.model.areas
        assert [_shape(area) for area in found.areas[1:]] == [
            (a.number, a.title, a.paragraph, [(s.number, s.title, s.paragraph) for s in a.sections])
            for a in model
            if a.number
        ]
        assert (0, 3, 1) == (
            found.areas[0].number,
            found.areas[0].line,
            len(found.areas[0].sections),
        )

    def test_record_is_that_of_the_model(self, report: Report) -> None:
        """Everything that the text says of itself, and its place and period inferred."""
        found, model = outline(read_source(FULL_TEXT).text).record, report.model.report
        for field in ("place", "issuer", "date", "index_number", "subject", "period", "abridged"):
            assert getattr(model, field) == getattr(found, field), field

    def test_projects_and_states_are_those_of_the_model(self, report: Report) -> None:
        """Ten projects with the same numbers of tasks, and at least 27 of 31 states the same."""
        found = outline(read_source(FULL_TEXT).text).projects
        model = report.model.projects
        assert [(p.number, p.area, p.section, p.paragraph, len(p.tasks)) for p in model] == [
            (p.number, p.area, p.section, p.line, len(p.tasks)) for p in found
        ]
        pairs = [
            (mine.state, theirs.state)
            for ours, hand in zip(found, model, strict=True)
            for mine, theirs in zip(ours.tasks, hand.tasks, strict=True)
        ]
        assert sum(mine == theirs for mine, theirs in pairs) >= 27


def _shape(area: AreaOutline) -> tuple[int, str, int, list[tuple[int, str, int]]]:
    return area.number, area.title, area.line, [(s.number, s.title, s.line) for s in area.sections]


@of_each(WHOLE)
def test_real_report_is_read_whole(path: Path) -> None:
    """Nothing of a real report is lost, and it has the areas and sections of one."""
    text = read_source(path).text
    found = outline(text)
    assert_whole(text, found)
    assert 3 <= len(found.areas) <= 40
    assert sum(len(area.sections) for area in found.areas) >= 20


@of_each(READ)
def test_real_annual_report_names_place_date_and_year(path: Path) -> None:
    """Each says in its title or byline where and when it was given, at a year's beginning."""
    record = outline(read_source(path).text).record
    assert record.title
    assert record.place
    assert record.place[-1] in "省区"
    assert record.date is not None
    assert f"{record.date.year - 1}-01/{record.date.year - 1}-12" == record.period


# Communiqués


def communique(title: str = "青山县2023年国民经济和社会发展统计公报", head: str = "") -> str:
    """A communiqué with this title, and these lines below it."""
    return f"{title}\n{head}一、综合\n全年实现生产总值25亿元。\n二、农业\n粮食产量5万吨。"


def test_communique_names_its_place_office_and_year() -> None:
    """The title, issuer and date above a communiqué are its record, and no area."""
    found = outline(communique(head="青山县统计局\n2024年3月20日\n"))
    record = found.record
    assert ["综合", "农业"] == [area.title for area in found.areas]
    assert "青山县2023年国民经济和社会发展统计公报" == record.title
    assert ("青山县", "青山县统计局") == (record.place, record.issuer)
    assert datetime.date(2024, 3, 20) == record.date
    assert "2023-01/2023-12" == record.period
    assert () == record.doubts


@pytest.mark.parametrize(
    ("title", "place", "period"),
    [
        ("2023年青山县国民经济和社会发展统计公报[1]", "青山县", "2023-01/2023-12"),
        ("2023年上半年全市经济运行情况", None, "2023-01/2023-06"),
        ("青山市2023年前三季度经济运行情况", "青山市", "2023-01/2023-09"),
        ("2023年1-5月全市经济运行简况", None, "2023-01/2023-05"),
        ("2023年环境状况公报", None, "2023-01/2023-12"),
        ("关于青山区2023年上半年计划执行情况的报告", "青山区", "2023-01/2023-06"),
        ("青山市2023年市级决算草案的报告", "青山市", "2023-01/2023-12"),
        ("青山区2023年工作总结", "青山区", "2023-01/2023-12"),
    ],
)
def test_titles_of_other_reports_say_what_they_are_about(
    title: str, place: str | None, period: str
) -> None:
    """Whatever looks back on a named time is about that time, and of a place only if it says so."""
    record = outline(communique(title)).record
    expected = title.removesuffix("[1]"), place, period
    assert expected == (record.title, record.place, record.period)
    assert record.date is None


@pytest.mark.parametrize("date", ["2024年3月20日", "2024-03-20", "二〇二四年三月二十日"])
def test_signature_is_read(date: str) -> None:
    """Who issued a text and when may stand below it; the office names the place."""
    title = "2023年国民经济和社会发展统计公报"
    record = outline(f"{communique(title)}\n青山县统计局\n{date}").record
    assert ("青山县", "青山县统计局") == (record.place, record.issuer)
    assert datetime.date(2024, 3, 20) == record.date
    assert () == record.doubts


def test_place_in_the_text_is_no_phrase() -> None:
    """Neither 日在 before a place nor 全市 is a part of a name, and 地区 alone is no place."""
    text = f"3月8日在青山市乌林区开会。{TEXT}上半年全市实现地区总值3亿元，上半年全市实现地区收入。"
    assert "青山市乌林区" == outline(text).record.place


# Addresses, chapters without numbers, and titles


@pytest.mark.parametrize(
    "address",
    [
        "各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议，并请委员提出意见。",
        "各位代表，现在我代表县人民政府向大会报告工作，请予审议。请列席人员提出意见。",
        "受县人民政府委托，现将执行情况报告如下，请予审议。",
    ],
)
def test_address_is_no_area(address: str) -> None:
    """Who reports to whom opens the first area, and is none of its own."""
    text = f"政府工作报告\n{address}\n一、工作回顾\n{TEXT}\n二、工作安排\n{TEXT}"
    found = outline(text)
    assert [(1, "工作回顾"), (2, "工作安排")] == [(a.number, a.title) for a in found.areas]
    assert_whole(text, found)


def test_address_before_an_overview_is_not_its_title() -> None:
    """An opening that says more than who reports is area 0, named by what it says."""
    address = "各位代表：\n现在，我代表县政府作报告，请予审议。"
    text = f"{address}\n{TEXT}\n一、回顾\n{TEXT}\n二、安排\n{TEXT}"
    opening = outline(text).areas[0]
    assert (0, TEXT) == (opening.number, opening.lead)
    assert opening.title.startswith("今年以来各部门通力合作")


def test_chapters_without_numbers_are_told_alike() -> None:
    """2023年工作回顾 heads a short text as it does a long one."""
    text = f"2023年工作回顾\n产值25亿元。\n2024年工作任务\n{TEXT}"
    assert [(1, "2023年工作回顾"), (2, "2024年工作任务")] == [
        (area.number, area.title) for area in outline(text).areas
    ]


def test_chapters_without_numbers_hold_their_items() -> None:
    """Numbered items are areas of the chapter without a number that they stand in."""
    text = (
        f"2023年工作回顾\n{TEXT}\n（一）产业更强。{TEXT}\n（二）城市更美。{TEXT}\n"
        f"2024年工作任务\n（一）做强产业。{TEXT}\n（二）美化城市。{TEXT}"
    )
    found = outline(text)
    assert [
        ("2023年工作回顾", "2023年工作回顾"),
        ("产业更强", "2023年工作回顾"),
        ("城市更美", "2023年工作回顾"),
        ("做强产业", "2024年工作任务"),
        ("美化城市", "2024年工作任务"),
    ] == [(area.title, area.part) for area in found.areas]
    assert_whole(text, found)


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("全县播种面积112千公顷（168万亩），比上年增加2千公顷。", "全县播种面积"),
        ("全年实现生产总值25亿元，增长6%。", "全年实现生产总值"),
        ("1-12月共受理案件638件。", "1-12月共受理案件"),
        ("2023年，全县产值达到25亿元。", "2023年，全县产值"),
        ("提高卫生健康水平，为65岁以上老人体检一次。", "提高卫生健康水平"),
        ("25亿元的产值来之不易。", "25亿元的产值来之不易"),
    ],
)
def test_sentence_with_figures_has_a_short_title(sentence: str, title: str) -> None:
    """A title ends before the first figure; the figure stays in the text."""
    text = f"一、{sentence}\n二、新建道路。{TEXT}"
    area = outline(text).areas[0]
    assert title == area.title
    assert [sentence] == words(text, area.sections[0].body)


# More lists of projects, and what is done


@pytest.mark.parametrize(
    "text",
    [
        "今年民生实事项目\n（一）公园建成。\n（二）线路开通。\n（三）食堂启用。",
        "民生实事项目完成情况\n（一）公园建成。\n（二）线路开通。\n（三）食堂启用。",
        "民生实事进展：①公园建成；②线路开通；③食堂启用。",
        "民生实事进展：(1)公园建成，(2)线路开通，(3)食堂启用。",
        "民生实事进展：\n①公园建成。\n②线路开通。\n③食堂启用。",
        f"（一）产业。{TEXT}\n（二）民生。{TEXT}\n民生实事\n（一）公园建成。\n（二）线路开通。\n（三）食堂启用。",
    ],
)
def test_projects_in_items_and_circles(text: str) -> None:
    """（一） below a title, and ① or (1) within a paragraph, number projects too."""
    found = outline(text)
    assert [[("公园", "done")], [("线路", "done")], [("食堂", "done")]] == states(found.projects)
    assert_whole(text, found)


def test_items_of_a_promise_are_sections_and_no_projects() -> None:
    """A list below a title that promises it stands in that title's area, and is no progress."""
    items = "（一）新建公园3座。\n（二）改造道路5公里。"
    text = f"{TEXT}\n今年将统筹财力，扎实办好十件民生实事。\n{items}"
    found = outline(text)
    assert (1, "今年将统筹财力，扎实办好十件民生实事", ["新建公园", "改造道路"]) == titles(found)[1]
    assert () == found.projects


def test_items_after_a_mention_of_projects_are_none() -> None:
    """A paragraph that mentions the projects does not make the chapters behind it projects."""
    text = f"一、回顾\n{TEXT}民生实事全部完成。{TEXT}\n（一）产业。{TEXT}\n（二）城市。{TEXT}"
    assert () == outline(text).projects


def test_projects_of_this_year_in_a_report_on_the_last_are_not_done() -> None:
    """新建公园3座 is a promise where the list is of this year's projects, and the report is not."""
    items = "（一）新建公园3座。\n（二）改造道路5公里，已完成。"
    text = f"2024年青山县政府工作报告\n今年民生实事项目\n{items}"
    first, second = outline(text).projects
    assert ("under-way", (Inference("state", "no-state"),)) == (
        first.tasks[0].state,
        first.tasks[0].doubts,
    )
    assert "done" == second.tasks[0].state


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("目标600个，已建成652个。", "done"),
        ("改造旧房20幢，已完成5幢。", "partly-done"),
        ("停车位2023年目标600个，已建成590个。", "partly-done"),
        ("改造旧房20幢，已完成25万平方米。", "partly-done"),
    ],
)
def test_more_than_the_aim_is_done(clause: str, expected: str) -> None:
    """What is reached is set beside what was aimed at, in the same unit."""
    assert [expected] == [state for _, state in progress(clause)]


def test_title_alone_is_not_done() -> None:
    """新建停车位 says what a project is; how far it is, only words behind it can say."""
    text = "民生实事进展\n1.新建停车位。\n2.改造道路。目标5公里，已建成6公里。"
    first, second = outline(text).projects
    assert (Inference("state", "no-state"),) == first.tasks[0].doubts
    assert ["done"] == [task.state for task in second.tasks]
    assert "改造道路" == second.title


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["一是道路", "二是桥梁", "三是公园"], [1, 2, 3]),
        (["一是道路", "三是桥梁", "四是公园"], [1, 4]),
        (["（一）道路", "1.新建。2.改建", "三）公园", "（三）桥梁"], [1, 1, 2]),
        (["一是道路。二是桥梁", "一是公园。二是学校", "二是医院"], [1, 2, 1, 2, 2]),
        (["三是道路"], []),
        (["回顾：（1）道路，（2）桥梁；第一，公园"], [1, 2, 1]),
    ],
)
def test_marks_number_while_they_count_on(lines: list[str], expected: list[int]) -> None:
    """A mark that neither begins a list nor carries one on numbers nothing."""
    kept = numbering(enumerate(lines, 1))
    assert expected == [mark.number for number in sorted(kept) for mark in kept[number]]


# Whole reports, as `report draft` writes them

HEAD = (
    "云溪县人民政府工作报告（2025年）\n2026年1月12日在云溪县第八届人民代表大会第五次会议上\n"
    "云溪县人民政府\n\n各位代表：\n现在，我代表县政府作报告，请予审议。\n"
)
REVIEW, PLAN = "一、2025年工作回顾", "二、2026年工作安排"
PLANNED = f"（一）做强产业。\n引育企业。{TEXT}\n（二）办好教育。\n增加学位。{TEXT}\n"


def drafted(run: Run, folder: Path, text: str) -> Any:
    """The model that `report draft` makes of a report with this text."""
    source, model = folder / "yunxi.txt", folder / "yunxi.toml"
    source.write_text(HEAD + text, encoding="utf-8")
    done = run("draft", str(source), "--output", str(model))
    assert 0 == done.returncode, done.stderr
    return tomli.loads(model.read_text("utf-8"))


def areas(model: Any) -> list[str]:
    """The titles of its areas."""
    return [area["title"] for area in model["areas"]]


def figures(model: Any) -> list[str]:
    """What is printed of all figures outside of projects."""
    owners = [*model.get("indicators", [])]
    for area in model["areas"]:
        for section in area["sections"]:
            owners += section.get("points", [])
    return [figure["printed"] for owner in owners for figure in owner["figures"]]


@pytest.mark.parametrize(
    ("first", "second"),
    [("（一）", "（二）"), ("一是", "二是"), ("——", "——"), ("（一）五年来", "（二）五年来")],
)
def test_review_and_plan_are_divided_alike(
    run: Run, tmp_path: Path, first: str, second: str
) -> None:
    """Headings of a review are areas beside those of a plan, however they are set off."""
    review = f"{REVIEW}\n{first}家底更厚实。{TEXT}\n{second}环境更宜居。{TEXT}\n"
    found = areas(drafted(run, tmp_path, f"{review}{PLAN}\n{TEXT}\n{PLANNED}"))
    assert [
        f"{first}家底更厚实"[-5 - 3 * ("五" in first) :],
        f"{second}环境更宜居"[-5 - 3 * ("五" in first) :],
        "2026年工作安排",
        "做强产业",
        "办好教育",
    ] == found


@pytest.mark.parametrize(
    "closing",
    [
        f"各位代表！蓝图已经绘就。{TEXT}",
        f"各位代表！\n让我们携手同行，再启新程。{TEXT}",
        f"同志们！时间不等人。{TEXT}\n各位代表，{TEXT}",
    ],
)
def test_a_closing_is_no_area(run: Run, tmp_path: Path, closing: str) -> None:
    """What is said to those present at the end is a section of the part that it ends."""
    text = f"{REVIEW}\n{TEXT}\n{PLAN}\n{TEXT}\n{PLANNED}{closing}"
    model = drafted(run, tmp_path, text)
    assert ["2025年工作回顾", "2026年工作安排", "做强产业", "办好教育"] == areas(model)
    assert 2 <= len(model["areas"][1]["sections"])


@pytest.mark.parametrize(
    "notes",
    [
        f"名词解释\n1.“三色”工程：分为红、绿、蓝3类。\n2.“双千”：种树1000亩、引才1000人。{TEXT}",
        "附件2\n注释\n（1）“一网”：连通12个乡镇的路网。\n（2）“一环”：环湖路38公里。",
        "注：1.村数含3个社区。\n2.面积取1位小数。",
        "附件：有关名词解释\n“五小”：小车间等5类场所。",
    ],
)
def test_notes_are_no_areas_and_no_figures(run: Run, tmp_path: Path, notes: str) -> None:
    """Explanations of words count nothing that was done; `check` passes them over."""
    text = f"{REVIEW}\n新修道路9公里。{TEXT}\n{PLAN}\n{TEXT}\n{PLANNED}{notes}"
    model = drafted(run, tmp_path, text)
    assert ["2025年工作回顾", "2026年工作安排", "做强产业", "办好教育"] == areas(model)
    assert ["9公里"] == figures(model)
    files = ("--model", str(tmp_path / "yunxi.toml"), "--source", str(tmp_path / "yunxi.txt"))
    assert "\nunaccounted" not in run("check", *files, "--format", "csv").stdout


@pytest.mark.parametrize("lead", ["附件2\n2026年三件民生实事", "附件：2026年民生实事项目"])
def test_what_follows_notes_is_read(run: Run, tmp_path: Path, lead: str) -> None:
    """Notes end where another appendix begins."""
    text = f"{REVIEW}\n{TEXT}\n{PLAN}\n{TEXT}\n附件1\n名词解释\n“双减”：减2样负担。\n{lead}\n"
    model = drafted(run, tmp_path, f"{text}一、改造水厂3座。\n二、修路5公里。\n三、建桥2座。")
    assert ["3座", "5公里", "2座"] == [
        task["figures"][0]["printed"] for one in model["projects"] for task in one["tasks"]
    ]


@pytest.mark.parametrize(
    "troubles",
    [
        f"我们也清醒认识到，发展中还有不少问题：\n——产业不够强。{TEXT}\n——财力不够足。{TEXT}\n",
        f"五年来，我们有三点体会：\n一是必须实干。{TEXT}\n二是必须创新。{TEXT}\n",
        f"在看到成绩的同时，我们清醒看到还有困难。\n1.人才少。{TEXT}\n2.用地紧。{TEXT}\n",
    ],
)
def test_lists_of_troubles_and_lessons_are_no_areas(
    run: Run, tmp_path: Path, troubles: str
) -> None:
    """They belong to the paragraph that leads to them."""
    review = f"{REVIEW}\n{TEXT}\n（一）修好道路。{TEXT}\n（二）管好河流。{TEXT}\n"
    model = drafted(run, tmp_path, f"{review}{troubles}{PLAN}\n{TEXT}\n{PLANNED}")
    assert ["2025年工作回顾", "修好道路", "管好河流", "2026年工作安排"] == areas(model)[:4]


@pytest.mark.parametrize(
    "paragraph",
    [
        f"一年来，我们持续改进作风，新办制度3项。{TEXT}",
        f"2025年是“十四五”收官之年，修路3项。{TEXT}",
        f"刚刚过去的五年，我们经受住考验，办成3项大事。{TEXT}",
    ],
)
def test_a_paragraph_that_looks_back_is_of_the_part(
    run: Run, tmp_path: Path, paragraph: str
) -> None:
    """What follows the last piece and speaks of the whole time is not about that piece."""
    review = f"{REVIEW}\n{TEXT}\n（一）修好道路。{TEXT}\n（二）管好河流。{TEXT}\n{paragraph}\n"
    model = drafted(run, tmp_path, f"{review}{PLAN}\n{TEXT}\n{PLANNED}")
    assert [1, 2] == [section["number"] for section in model["areas"][0]["sections"]]
    assert "3项" == model["areas"][0]["sections"][1]["points"][0]["figures"][0]["printed"]


def test_a_heading_that_has_lost_its_bracket_to_the_line_above(run: Run, tmp_path: Path) -> None:
    """（ on a line of its own, and 三）… below it, number the third piece."""
    pieces = "".join(
        f"（{n}）{words}。{TEXT}\n" for n, words in zip("一二三四", TITLES, strict=True)
    )
    broken = pieces.replace("（三）", "（\n三）")
    text = f"{REVIEW}\n{TEXT}\n{broken}{PLAN}\n{TEXT}\n{PLANNED}"
    assert ["2025年工作回顾", *TITLES] == areas(drafted(run, tmp_path, text))[:5]


TITLES = ("修好道路", "管好河流", "办好学校", "护好森林")


@pytest.mark.parametrize(
    "broken", ["PM\n2.5\n年平均浓度", "PM\n\n2.5年平均浓度", "PM2.5\n年平均浓度"]
)
def test_a_word_broken_over_lines_is_no_heading(run: Run, tmp_path: Path, broken: str) -> None:
    """A formula that stands on lines of its own heads nothing."""
    text = f"{REVIEW}\n（一）空气更清。{TEXT}去年\n{broken}保持稳定。{TEXT}\n（二）水更净。{TEXT}\n"
    found = areas(drafted(run, tmp_path, f"{text}{PLAN}\n{TEXT}\n{PLANNED}"))
    assert ["空气更清", "水更净", "2026年工作安排", "做强产业", "办好教育"] == found


def test_long_lines_that_begin_alike_are_headings(run: Run, tmp_path: Path) -> None:
    """Sentences of up to 60 characters on lines of their own head areas where they are parallel."""
    heads = [
        f"这五年，我们始终坚持把{one}放在更加突出的位置来抓，各项工作都取得了新的更大成效"
        for one in ("道路建设", "河流治理", "学校教育")
    ]
    review = "".join(f"{head}。\n{TEXT}{TEXT}\n" for head in heads)
    found = areas(drafted(run, tmp_path, f"{REVIEW}\n{TEXT}\n{review}{PLAN}\n{TEXT}\n{PLANNED}"))
    assert 3 == sum(title.startswith("这五年，我们始终坚持把") for title in found)


# Lists of livelihood projects, through `report draft`

PROMISES = [
    (
        "附件\n2026年三件民生实事\n聚焦急难愁盼，办好三件民生实事。\n"
        "一、扩大学前教育供给。\n新建幼儿园4所。\n二、保障供水安全。\n改造老旧管网12公里。\n"
        "三、守护老人健康。\n免费体检3万人。"
    ),
    "今年要办好三件民生实事：1.新建幼儿园4所；2.改造老旧管网12公里；3.免费体检3万人。",
    (
        "今年继续办好“三件民生实事”。（1）扩大学前教育供给，新建幼儿园4所。"
        "（2）保障供水安全，改造老旧管网12公里。（3）守护老人健康，免费体检3万人。"
    ),
    "今年要办好3项惠民实事：新建幼儿园4所；改造老旧管网12公里；免费体检3万人。",
    "2026年为民办实事项目\n①新建幼儿园4所。\n②改造老旧管网12公里。\n③免费体检3万人。",
    "附件：2026年三件民生实事\n新建幼儿园4所。\n改造老旧管网12公里。\n免费体检3万人。",
    "今年实施三项民生工程：新建幼儿园4所，改造老旧管网12公里，免费体检3万人。",
    (
        "附件\n2026年民生实事项目（共3项）\n（一）学前教育工程。\n1.新建幼儿园4所。\n"
        "（二）供水安全工程。\n1.改造老旧管网12公里。\n（三）老人健康工程。\n1.免费体检3万人。"
    ),
]


@pytest.mark.parametrize("promise", PROMISES)
def test_projects_of_the_year_to_come_are_planned(run: Run, tmp_path: Path, promise: str) -> None:
    """Every layout of the list gives its projects in order; their numbers are aims, not done."""
    text = f"{REVIEW}\n{TEXT}\n{PLAN}\n{PLANNED}{promise}"
    projects = drafted(run, tmp_path, text)["projects"]
    tasks = [task for one in projects for task in one["tasks"]]
    assert [1, 2, 3] == [one["number"] for one in projects]
    assert ["planned"] * 3 == [task["state"] for task in tasks]
    told = [figure for task in tasks for figure in task["figures"]]
    assert ["4所", "12公里", "3万人"] == [figure["printed"] for figure in told]
    assert [True] * 3 == [figure.get("aim") for figure in told]
    assert [figure["key"] for figure in told] == [task["target"] for task in tasks]
    assert not any("done" in task for task in tasks)


@pytest.mark.parametrize(
    "kept",
    [
        "三件民生实事全部办成：1.新建幼儿园4所；2.改造老旧管网12公里；3.免费体检3万人。",
        "三件民生实事圆满完成。（1）建成幼儿园4所。（2）改造完成老旧管网12公里。（3）完成免费体检3万人。",
        "3项惠民实事如期完成：建成幼儿园4所；改造完成老旧管网12公里；完成免费体检3万人。",
    ],
)
@pytest.mark.parametrize("promise", ["", PROMISES[1]])
def test_projects_of_the_year_past_are_done(
    run: Run, tmp_path: Path, kept: str, promise: str
) -> None:
    """A list of what was done comes before one of promises."""
    review = f"{REVIEW}\n（一）修好道路。{TEXT}\n（二）办好实事。{TEXT}\n{kept}\n"
    projects = drafted(run, tmp_path, f"{review}{PLAN}\n{PLANNED}{promise}")["projects"]
    tasks = [task for one in projects for task in one["tasks"]]
    assert ["done"] * 3 == [task["state"] for task in tasks]
    assert ["4所", "12公里", "3万人"] == [task["figures"][0]["printed"] for task in tasks]
    assert [task["figures"][0]["key"] for task in tasks] == [task["done"] for task in tasks]


@pytest.mark.parametrize(
    "named",
    [
        "今年要办好30项民生实事，把好事办实。",
        "今年继续办好12件惠民实事。1.做好审计工作；2.做好档案工作；3.做好气象工作。",
        "扎实推进“十大民生实事”，每年投入2亿元。",
    ],
)
def test_the_number_of_projects_alone_is_no_list(run: Run, tmp_path: Path, named: str) -> None:
    """A text that only says how many there are, lists none: other lists have other lengths."""
    text = f"{REVIEW}\n{TEXT}\n{PLAN}\n{PLANNED}{named}"
    assert "projects" not in drafted(run, tmp_path, text)


@pytest.mark.parametrize(
    "lead",
    [
        "附件：三件民生实事",
        "附件2\n民生实事项目清单",
        "今年以来，三件民生实事如下：",
    ],
)
def test_a_list_that_may_be_of_either_year_is_marked(run: Run, tmp_path: Path, lead: str) -> None:
    """Where no word says whether a list is a promise or was kept, its tasks are to be decided."""
    works = "1.新建幼儿园4所。\n2.改造老旧管网12公里。\n3.免费体检3万人。"
    text = f"{REVIEW}\n{TEXT}\n（一）修好道路。{TEXT}\n（二）管好河流。{TEXT}\n{lead}\n{works}"
    projects = drafted(run, tmp_path, text)["projects"]
    assert [True] * 3 == ["todo" in task for one in projects for task in one["tasks"]]


@pytest.mark.parametrize(
    ("change", "name", "target"),
    [
        ("低保标准从每人每月800元提高到860元", "低保标准", "860元"),
        ("农村供水普及率从92%提升至95%以上", "农村供水普及率", "95%以上"),
        ("社区食堂从12家增加到20家", "社区食堂", "20家"),
    ],
)
def test_the_target_of_a_change_is_what_it_leads_to(
    run: Run, tmp_path: Path, change: str, name: str, target: str
) -> None:
    """What a planned change sets out from is neither part of the task's name nor its target."""
    works = f"1.{change}；2.改造老旧管网12公里；3.免费体检3万人。"
    text = f"{REVIEW}\n{TEXT}\n{PLAN}\n{PLANNED}今年要办好三件民生实事：{works}"
    task = drafted(run, tmp_path, text)["projects"][0]["tasks"][0]
    printed = {figure["key"]: figure["printed"] for figure in task["figures"]}
    assert (name, target) == (task["name"], printed[task["target"]])
