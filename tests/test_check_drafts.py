"""`report check` on a draft: what nobody has confirmed, what is marked, and no word against it."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from msgspec.structs import replace

from xiaoshan_report.model.confirmation import is_task_as_drafted, unconfirmed
from xiaoshan_report.model.loading import load

TITLE = """云溪县人民政府工作报告（2025年）
2026年1月12日在云溪县第八届人民代表大会第五次会议上
云溪县人民政府
"""

Draft = Callable[[str], tuple[str, ...]]


@pytest.fixture
def draft(run: Run, tmp_path: Path) -> Draft:
    """Draft a report with these sentences; the options that check it against its text."""

    def options(sentences: str) -> tuple[str, ...]:
        text, model = tmp_path / "yunxi.txt", tmp_path / "yunxi.toml"
        text.write_text(f"{TITLE}\n一、2025年工作回顾\n{sentences}\n", encoding="utf-8")
        drafted = run("draft", str(text)).stdout
        settled = re.sub("^todo = .*\n", "", drafted, count=1, flags=re.MULTILINE)  # the period
        model.write_text(settled, encoding="utf-8")
        return ("--model", str(model), "--source", str(text))

    return options


def proof(run: Run, *options: str) -> dict[str, Any]:
    """What the check of a draft says in JSON."""
    record: dict[str, Any] = json.loads(run("check", *options, "--json", "--lang", "en").stdout)
    return record


CLEAN = "全县外贸进口12.5亿元，同比增长4.6%。"
MARKED = "全县外贸进口12.5亿元，同比增长4.6%。\n新建厂房、仓库、泵站3座、5座。"


def test_a_draft_counts_the_figures_that_nobody_has_confirmed(run: Run, draft: Draft) -> None:
    """Of a draft as it was written all figures are unconfirmed, marked or not."""
    assert 2 == proof(run, *draft(CLEAN))["unconfirmed"]
    assert 4 == proof(run, *draft(MARKED))["unconfirmed"]


@pytest.mark.parametrize(
    ("drafted", "by_hand"),
    [
        (', drafted = "[0-9a-f]{8}"', ""),
        (
            'value = 12.5, printed = "12.5亿元"',
            'value = 12.5, prices = "current", printed = "12.5亿元"',
        ),
        ('^name_en = ".*"', 'name_en = "Goods from abroad"'),
        ('^period = "2025-01/2025-12"\\n(?=paragraph)', 'period = "2025-01/2025-11"\n'),
    ],
    ids=["confirmed", "prices", "name", "period"],
)
@pytest.mark.parametrize("status", ["draft", "reviewed"])
def test_what_a_person_confirms_or_changes_is_confirmed(
    run: Run, draft: Draft, drafted: str, by_hand: str, status: str
) -> None:
    """A figure counts as confirmed without `drafted`, and once it says anything else."""
    model = Path(draft(CLEAN)[1])
    text = model.read_text(encoding="utf-8").replace('status = "draft"', f'status = "{status}"')
    changed, count = re.subn(drafted, by_hand, text, flags=re.MULTILINE)
    assert count
    model.write_text(changed, encoding="utf-8")
    whole = "prices" not in by_hand
    assert (0 if whole else 1) == proof(run, "--model", str(model))["unconfirmed"]


def test_a_changed_figure_that_is_marked_is_unconfirmed(run: Run, draft: Draft) -> None:
    """A mark keeps a figure unconfirmed, whatever else was changed of it."""
    model = Path(draft(MARKED)[1])
    text = model.read_text(encoding="utf-8")
    model.write_text(re.sub(', drafted = "[0-9a-f]{8}"', "", text), encoding="utf-8")
    assert text.count(", todo = ") == proof(run, "--model", str(model))["unconfirmed"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "the model still calls itself a draft"), ("zh", "模型仍写明是初稿")],
)
def test_a_draft_of_confirmed_figures_is_told_to_say_so(
    run: Run, draft: Draft, lang: str, said: str
) -> None:
    """Where every figure is confirmed, what is left is the status."""
    model = Path(draft(CLEAN)[1])
    text = re.sub(', drafted = "[0-9a-f]{8}"', "", model.read_text(encoding="utf-8"))
    model.write_text(text, encoding="utf-8")
    assert said in run("check", "--model", str(model), "--lang", lang).stdout
    model.write_text(text.replace('status = "draft"\n', ""), encoding="utf-8")
    assert said not in run("check", "--model", str(model), "--lang", lang).stdout


def test_a_task_is_drafted_with_a_checksum(run: Run, tmp_path: Path) -> None:
    """Each task and figure of a draft has `drafted`, and it fits what was written."""
    text = Path(__file__).parent / "data" / "documents" / "yunxi-2026.txt"
    file = tmp_path / "yunxi.toml"
    assert 0 == run("draft", str(text), "-o", str(file)).returncode
    report = load(file)
    tasks = [task for project in report.model.projects for task in project.tasks]
    assert tasks
    assert all(map(is_task_as_drafted, tasks))
    assert not any(map(is_task_as_drafted, (replace(task, state="started") for task in tasks)))
    assert unconfirmed(report) == sum(1 for _ in report.every_figure())


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("text", [CLEAN, MARKED], ids=["clean", "marked"])
def test_a_draft_is_never_said_to_hold(run: Run, draft: Draft, lang: str, text: str) -> None:
    """The verdict says how many figures are unconfirmed, in place of that all of it holds."""
    said = run("check", *draft(text), "--lang", lang).stdout
    assert "All of it holds" not in said
    assert "全部通过" not in said
    count = "2" if text == CLEAN else "4"
    assert f"{count}条" in said or f"confirmed: {count}." in said


def test_a_draft_among_several_is_not_said_to_hold(run: Run, draft: Draft) -> None:
    """Where several models are checked, each draft says so of itself."""
    model = draft(CLEAN)[1]
    other = str(Path(__file__).parent / "data" / "district.toml")
    said = run("check", "--model", model, "--model", other, "--lang", "en").stdout
    assert 1 == said.count("All of it holds.")
    assert "Figures that nobody has confirmed: 2. Nothing else was found." in said


def test_a_mark_is_listed_with_its_place_and_words(run: Run, draft: Draft) -> None:
    """What a draft marks is a finding with the line, the words around the number and the reason."""
    findings = proof(run, *draft(MARKED))["findings"]
    places = {(one["code"], one["paragraph"], one["context"]) for one in findings if one["context"]}
    assert ("undecided", 7, "新建厂房、仓库、泵站【3座】") in places
    assert all("to be decided: " in one["message"] for one in findings)


def test_a_mark_in_a_reviewed_model_is_unconfirmed(run: Run, tmp_path: Path) -> None:
    """A reviewed model has only the figures unconfirmed that are still marked."""
    original = Path(__file__).parent / "data" / "district.toml"
    assert 0 == proof(run, "--model", str(original))["unconfirmed"]
    text = original.read_text(encoding="utf-8")
    at = text.index("printed = ")
    marked = tmp_path / "marked.toml"
    marked.write_text(f'{text[:at]}todo = "which?", {text[at:]}', encoding="utf-8")
    assert 1 == proof(run, "--model", str(marked))["unconfirmed"]


@pytest.mark.parametrize(
    "sentences",
    [
        "城镇居民人均收入3.2万元，农村居民人均收入1.8万元，剔除价格因素，分别增长4.6%和5.9%。",
        "粮食总产12万吨，蔬菜总产30万吨，按可比口径，分别增长1.2%和3.4%。",
        "新开工厂房5座，竣工仓库7座，据初步统计，用电量分别增长6.1%、7.2%和8.3%。",
        "进口预计增长4.6%，出口预计分别增长2.1%左右和3.2%。",
        "一产、二产、三产增加值分别增长6%、5.2%、4.8%，两项收入增速分别为5.1%和6.2%。",
        "贷款余额增速由年初的2.1%提高到5.4%，占比超六成。",
    ],
)
def test_the_proof_contradicts_no_figure_of_a_draft(run: Run, draft: Draft, sentences: str) -> None:
    """Whatever a draft reads, its own quotes say so too: all that is found is what it marks."""
    codes = {one["code"] for one in proof(run, *draft(sentences))["findings"]}
    assert codes <= {"undecided"}
