"""The parts of a review that know no terminal: reasons, groups, choices, and changes of a file."""

from pathlib import Path

import pytest
import tomli
from conftest import Run
from test_review import TEXT

from xiaoshan_report.draft.review_edit import Edit, Removal, changed
from xiaoshan_report.draft.review_marks import Reason, groups, marks, reason
from xiaoshan_report.draft.review_session import Review
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.loading import loaded
from xiaoshan_report.model.structs import Report

HAND = """# 手工写的模型
schema_version = 1

[report]
id = "hand-2025"
title = "青田县政府工作报告"
title_en = "Qingtian"
place = '青田县'   # 单引号
place_en = "Qingtian"
date = 2026-01-15
issuer = "青田县人民政府"
issuer_en = "Qingtian"
period = "2025-01/2025-12"
abridged = false
status = "draft"
todo = "period?" # 请看第一段

[[indicators]]
id = "gdp"
name = "地区生产总值"
name_en = "GDP"
area = 1
section = 1
period = "2025-01/2025-12"
paragraph = 2
prices = "comparable"
figures = [
  # 第一条
  {key = "level", unit = '亿元', measure = "level", value = 320.50, printed = "320.50亿元", \
quote = "地区生产总值320.50亿元", todo = "look"}, # 行尾
  { key = "yoy", measure = "yoy", value = 5.6, printed = "5.6%", quote = "增长5.6%", unit = "%" }
]

# 下一项的说明
[[indicators]]
id = "jobs"
name = "城镇新增就业"
name_en = "Jobs"
area = 1
section = 1
period = "2025-01/2025-12"
paragraph = 2
prices = "none"

[[indicators.figures]]
key = "count"
measure = "count"
value = 600
printed = "600人"
quote = "新增就业600人"
unit = "人"
todo = '''
look
[report]
again'''

[[areas]]
number = 1
title = "回顾"
title_en = "Review"
lead = "回顾"
lead_en = "Review"
paragraph = 1

[[areas.sections]]
number = 1
title = "经济"
title_en = "Economy"
paragraph = 2
"""


def model(text: str) -> Report:
    """The model of a text."""
    return loaded(text, Path("hand.toml"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("key", "doubts"),
    [
        ("draft-open-period", "period"),
        ("draft-no-period", "period"),
        ("draft-shared", "name"),
        ("draft-nameless", "name"),
        ("draft-no-direction", "measure"),
        ("draft-no-state", "state"),
    ],
)
def test_a_reason_is_known_in_either_language(key: str, doubts: str, language: str) -> None:
    """With the words that it quotes, and what is doubtful."""
    said = Translator("zh" if language == "zh" else "en")(key, words="这五年")
    found = reason(said)
    assert (found.key, found.doubts) == (key, doubts)
    assert found.words == ("" if key == "draft-no-state" else "这五年")


def test_a_persons_own_mark_has_a_reason_that_nobody_knows() -> None:
    """It is asked about all the same."""
    assert reason("问问统计局") == Reason("")
    assert reason("问问统计局").doubts is None


def test_marks_are_alike_in_reason_and_in_what_is_doubted() -> None:
    """Two figures that a person marked alike differ in all that was read."""
    found = marks(model(HAND))
    assert [mark.who for mark in found] == ["hand-2025", "gdp.level", "jobs.count"]
    assert [len(group) for group in groups(found)] == [1, 1, 1]


def test_a_change_touches_one_line_of_a_file() -> None:
    """Whatever quotation marks, comments, digits and order the others have."""
    new = changed(HAND, model(HAND).model, [Edit(("indicators", 0, "figures", 0), {"todo": None})])
    pairs = zip(HAND.split("\n"), new.split("\n"), strict=True)
    ((before, after),) = [pair for pair in pairs if pair[0] != pair[1]]
    assert before.startswith("  {key")
    assert "value = 320.50, " in after
    assert "unit = '亿元'" in after
    assert after.endswith("}, # 行尾")


def test_a_figure_in_a_table_of_its_own_is_changed_there() -> None:
    """Also behind a text in which something looks like a header."""
    place = ("indicators", 1, "figures", 0)
    new = changed(HAND, model(HAND).model, [Edit(place, {"todo": None, "measure": "amount"})])
    document = tomli.loads(new)
    document["indicators"][1]["figures"][0] |= {"measure": "count"}
    expected = tomli.loads(HAND)
    del expected["indicators"][1]["figures"][0]["todo"]
    assert document == expected
    assert new.startswith(HAND[: HAND.index("[[indicators.figures]]")])


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_record_keeps_its_comments(ends: str) -> None:
    """And the lines end as they did."""
    text = HAND.replace("\n", ends)
    values = {"todo": None, "status": "reviewed", "reviewed_by": "王一"}
    new = changed(text, model(text).model, [Edit(("report",), values)])
    assert "place = '青田县'   # 单引号" in new
    assert new.count("\n") == new.count(ends)
    assert tomli.loads(new)["report"]["reviewed_by"] == "王一"


def test_what_goes_takes_no_comment_of_others() -> None:
    """An indicator with all its figures, but not the words above the next one."""
    new = changed(HAND, model(HAND).model, [Removal(("indicators", 0))])
    assert '# 下一项的说明\n[[indicators]]\nid = "jobs"' in new
    assert "gdp" not in new


def test_lists_in_one_line_are_changed_too() -> None:
    """A list that has no headers is found in the file as a whole."""
    rest = HAND[HAND.index("[[areas]]") :]
    record = HAND[HAND.index("[report]") : HAND.index("[[indicators]]")]
    keys = 'area = 1, section = 1, period = "2025", paragraph = 2, prices = "none", figures = []'
    keys = keys.replace('"2025"', '"2025-01/2025-12"')
    listed = f'indicators = [{{ id = "gdp", name = "产值", name_en = "GDP", {keys} }}] # 一行'
    text = "\n".join(("schema_version = 1", listed, record, rest))
    new = changed(text, model(text).model, [Edit(("indicators", 0), {"name": "总值"})])
    assert new == text.replace("产值", "总值")


def test_choices_come_from_the_reading_and_from_the_report(tmp_path: Path, run: Run) -> None:
    """The report's period, those before and after it; never what was read."""
    text, path = tmp_path / "text.txt", tmp_path / "model.toml"
    text.write_text(TEXT, encoding="utf-8")
    assert run("draft", str(text), "-o", str(path)).returncode == 0
    drafted = path.read_text(encoding="utf-8")
    review = Review(path, drafted, loaded(drafted, path), TEXT, confirms=False)
    assert review.question is not None
    review.confirm(review.question)
    question = review.question
    assert question is not None
    assert len(question.marks) == 3
    offered = [one["period"] for one in question.choices]
    assert offered == ["2021-01/2025-12", "2024-01/2024-12", "2026-01/2026-12"]
