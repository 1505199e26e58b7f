"""`report targets`: what reports aim at, how firmly, and what came of it by the next report."""

import csv
import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tomli
from conftest import SHARED, Run
from mutants import mutants
from test_mutations import is_found

DATA = Path(__file__).parent / "data"
NATIONAL = SHARED / "corpus" / "national"

OLDER = (DATA / "chenghu-2025.txt").read_text("utf-8")
NEWER = (DATA / "chenghu-2026.txt").read_text("utf-8")
OTHER = """临河县人民政府工作报告
——2026年1月20日在临河县第十六届人民代表大会第五次会议上
一、2025年工作回顾
地区生产总值增长4.9%。
二、2026年工作安排
主要预期目标是：地区生产总值增长5%—5.5%；财政收入增长4%左右。
"""

Drafted = Callable[..., list[str]]


@pytest.fixture(scope="module")
def drafted(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Drafted:
    """The options that name drafts of these texts."""
    folder = tmp_path_factory.mktemp("drafts")

    def draft(*texts: str) -> list[str]:
        options = []
        for text in texts:
            name = f"text-{abs(hash(text))}"
            model = folder / f"{name}.toml"
            if not model.exists():
                source = folder / f"{name}.txt"
                source.write_text(text, encoding="utf-8")
                assert run("draft", str(source), "-o", str(model)).returncode == 0
            options += ["--model", str(model)]
        return options

    return draft


def asked(run: Run, *arguments: str) -> list[dict[str, Any]]:
    """The records that `targets` prints as JSON."""
    done = run("targets", *arguments, "--json")
    assert (0, "") == (done.returncode, done.stderr)
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    return rows


def of_name(rows: list[dict[str, Any]], name: str) -> dict[str, Any]:
    """The first record with this name."""
    return next(row for row in rows if row["name"] == name)


@pytest.mark.parametrize(
    ("name", "stated"),
    [
        ("地区生产总值", (6, None, "about", "better")),
        ("规上工业增加值", (7, None, "at_least", "expected")),
        ("财政收入", (3, 5, "exact", "expected")),
        ("粮食产量", (40, None, "exact", "ensure")),
        ("绿化率", (45, None, "exact", "strive")),
    ],
)
def test_an_aim_is_as_the_report_words_it(
    run: Run, drafted: Drafted, name: str, stated: tuple[object, ...]
) -> None:
    """Point, range and bound are kept, and how firmly each is meant."""
    row = of_name(asked(run, *drafted(OLDER)), name)
    keys = ("value", "upper", "qualifier", "commitment", "stated", "verdict")
    assert (*stated, "number", None) == tuple(row[key] for key in keys)


def test_an_aim_without_a_number_has_its_words(run: Run, drafted: Drafted) -> None:
    """What is aimed at in words alone is there, with no value and its words."""
    row = of_name(asked(run, *drafted(OLDER)), "居民收入")
    keys = ("stated", "value", "measure", "quote", "commitment", "period")
    assert ("words", None, None, "居民收入增长与经济增长基本同步", "expected") == tuple(
        row[key] for key in keys[:-1]
    )
    assert row["period"] == "2025-01/2025-12"


@pytest.mark.parametrize(
    ("lead", "words", "name"),
    [
        ("为：", "秋粮面积完成市里下达目标任务", "秋粮面积"),
        ("建议为：", "按照上级要求完成污水减排任务", "污水减排"),
        (
            "初步安排是：",
            "全面完成省下达的造林约束性指标和空气质量目标",
            "造林约束性指标和空气质量",
        ),
        ("如下：", "单位产值能耗完成经省核定的目标", "单位产值能耗"),
        ("——", "细颗粒物(PM2.5)浓度降低完成省定任务", "细颗粒物(PM2.5)浓度"),
        ("是：", "PM10浓度下降完成市里目标", "PM10浓度"),
        ("为：", "完成万元产值能耗、氨氮等年度减排任务", "万元产值能耗、氨氮"),
    ],
)
def test_a_task_to_be_fulfilled_is_an_aim(
    run: Run, drafted: Drafted, lead: str, words: str, name: str
) -> None:
    """What is set by somebody else and to be fulfilled is an aim without a number."""
    text = OTHER.replace("目标是：", f"目标{lead}").replace("左右。", f"左右；{words}。")
    row = of_name(asked(run, *drafted(text)), name)
    assert ("words", words, "expected") == (row["stated"], row["quote"], row["commitment"])


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (
            "单位产值能耗、水耗、电耗、主要污染物排放总量继续降低",
            "单位产值能耗、水耗、电耗、主要污染物排放总量",
        ),
        ("村集体收入稳步扩大", "村集体收入"),
        ("城乡收入差距逐步减少", "城乡收入差距"),
        ("地方财政收入增速与经济增速同步", "地方财政收入"),
        ("物价涨幅与省里的调控目标相衔接", "物价涨幅"),
    ],
)
def test_what_is_to_go_on_or_in_step_is_an_aim(
    run: Run, drafted: Drafted, words: str, name: str
) -> None:
    """A direction without a number is aimed at, of however many things."""
    row = of_name(asked(run, *drafted(OTHER.replace("左右。", f"左右；{words}。"))), name)
    assert ("words", words) == (row["stated"], row["quote"])


def test_a_task_without_a_thing_is_no_aim(run: Run, drafted: Drafted) -> None:
    """To fulfil whatever is set names nothing that is aimed at."""
    text = OTHER.replace("左右。", "左右；全面完成上级下达的各项目标任务。")
    assert not [row for row in asked(run, *drafted(text)) if row["stated"] == "words"]


@pytest.mark.parametrize("better", ["、争取更好结果", "，力争实现更快增长", "、努力做到更高"])
def test_a_number_may_be_the_least_hoped_for(run: Run, drafted: Drafted, better: str) -> None:
    """What follows it says so, behind either mark."""
    text = OTHER.replace("左右。", f"左右，工业投资增长8%以上{better}。")
    assert "better" == of_name(asked(run, *drafted(text)), "工业投资")["commitment"]


@pytest.mark.parametrize(
    ("name", "came"),
    [
        ("地区生产总值", (6.4, "met", None)),
        ("规上工业增加值", (6.1, "missed", None)),
        ("财政收入", (5.0, "met", None)),
        ("城镇调查失业率", (5.2, "met", "most")),
        ("居民消费价格涨幅", (2.1, "met", None)),
        ("进出口总额", (4.9, "missed", None)),
        ("城镇新增就业", (3200, "met", "least")),
        ("固定资产投资", (None, "cannot_tell", "base")),
        ("单位地区生产总值能耗", (-2.2, "missed", None)),
        ("社会消费品零售总额", (None, "cannot_tell", "not_mentioned")),
        ("粮食产量", (38, "cannot_tell", "bound")),
        ("居民收入", (None, "cannot_tell", "no_number")),
    ],
)
def test_the_next_report_tells_what_came_of_an_aim(
    run: Run, drafted: Drafted, name: str, came: tuple[object, ...]
) -> None:
    """Verdicts go by intervals; where nobody can tell, the reason is given."""
    row = of_name(asked(run, *drafted(OLDER, NEWER)), name)
    assert came == tuple(row[k] for k in ("outcome", "verdict", "reason"))


@pytest.mark.parametrize(
    ("hoped", "done", "came"),
    [
        ("一般公共预算收入增长6%", "一般公共预算收入增长5.6%", ("missed", None)),
        ("一般公共预算收入达到16亿元", "一般公共预算收入158000万元", ("missed", None)),
        ("粮食产量稳定在40万吨", "粮食产量39.9万吨", ("missed", None)),
        ("城镇登记失业率控制在4%", "城镇登记失业率4.4%", ("missed", None)),
        ("城镇新增就业1万人", "城镇新增就业9999人", ("missed", None)),
        ("规上工业增加值增长8%以上", "规上工业增加值增长8%", ("met", None)),
        ("城镇登记失业率控制在4%以内", "城镇登记失业率4.0%", ("met", None)),
        ("进出口总额增长5.5%", "进出口总额增长5.50%", ("met", None)),
        ("旅游收入超过50亿元", "旅游收入50亿元", ("open", "rounding")),
        ("地区生产总值增长6%左右", "地区生产总值增长5.6%", ("met", None)),
    ],
)
def test_an_aim_is_set_and_not_rounded(
    run: Run, drafted: Drafted, hoped: str, done: str, came: tuple[str, str | None]
) -> None:
    """What falls short of a number is no success; what is printed as that number is one."""
    (row,) = [row for row in asked(run, *drafted(*years(hoped, done))) if row["verdict"]]
    assert came == (row["verdict"], row["reason"])


@pytest.mark.parametrize(
    ("hoped", "done", "came"),
    [
        ("固定资产投资下降2%左右", "固定资产投资增长1%", ("met", "least")),
        ("社会消费品零售总额增长-1%", "社会消费品零售总额增长2%", ("met", "least")),
        ("一般公共预算收入下降5%", "一般公共预算收入下降6%", ("missed", None)),
        ("生产安全事故死亡人数下降5%", "生产安全事故死亡人数下降4.4%", ("missed", None)),
        ("单位地区生产总值能耗下降3%", "单位地区生产总值能耗下降3.2%", ("met", "most")),
    ],
)
def test_a_fall_of_what_should_grow_is_the_deepest(
    run: Run, drafted: Drafted, hoped: str, done: str, came: tuple[str, str | None]
) -> None:
    """Who expects investment to fall by 2% has not failed when it grows."""
    (row,) = [row for row in asked(run, *drafted(*years(hoped, done))) if row["verdict"]]
    assert came == (row["verdict"], row["reason"])


@pytest.mark.parametrize(
    ("hoped", "kept"),
    [
        ("地区生产总值增长6%左右。确保地区生产总值增长6%以上", ["expected", "ensure"]),
        ("财政收入增长5%。力争财政收入增长5%", ["expected", "strive"]),
        ("财政收入增长5%。财政收入增长5%", ["expected"]),
        ("一般公共预算收入16亿元以上。一般公共预算收入达到160000万元以上", ["expected"]),
        ("粮食产量达到40万吨。粮食产量达到400000吨", ["expected"]),
    ],
)
def test_what_is_said_twice_alike_is_one_aim(
    run: Run, drafted: Drafted, hoped: str, kept: list[str]
) -> None:
    """In other units it is the same; with another bound or firmness it is another."""
    (older, _) = years(hoped, "财政支出增长2%")
    rows = [row for row in asked(run, *drafted(older)) if row["stated"] == "number"]
    assert kept == [row["commitment"] for row in rows]


def years(hoped: str, done: str) -> list[str]:
    """The reports of two years: what the first aims at, and what the second tells of it."""
    text = """白塔县人民政府工作报告
——{}年1月12日在白塔县第十七届人民代表大会第四次会议上
一、{}年工作回顾
{}。
二、{}年工作安排
主要预期目标是：{}。
"""
    return [
        text.format(2024, 2023, "财政支出增长3%", 2024, hoped),
        text.format(2025, 2024, done, 2025, "物价总水平基本稳定"),
    ]


@pytest.mark.parametrize(
    ("hoped", "name"),
    [
        ("地区生产总值增长6%左右", "Gross regional product"),
        ("固定资产投资增长5%", "Investment in fixed assets"),
        ("社会消费品零售总额实现正增长", "Total retail sales of consumer goods"),
        ("云杉苗木增长5%", "云杉苗木"),
    ],
)
def test_an_aim_of_a_draft_has_the_english_name_of_its_series(
    run: Run, drafted: Drafted, hoped: str, name: str
) -> None:
    """Of what the vocabulary does not know the name is the report's."""
    (older, _) = years(hoped, "财政支出增长2%")
    (row,) = asked(run, *drafted(older))
    assert name == row["name_en"]


def test_an_outcome_has_its_evidence(run: Run, drafted: Drafted) -> None:
    """The verdict names the figure that it rests on, its words and their paragraph."""
    row = of_name(asked(run, *drafted(OLDER, NEWER)), "规上工业增加值")
    assert ("规上工业增加值增长6.1%", 4, "%", "yoy") == tuple(
        row[f"outcome_{key}"] for key in ("quote", "paragraph", "unit", "measure")
    )
    assert row["outcome_report"] != row["report"]


def test_what_is_not_due_is_open(run: Run, drafted: Drafted) -> None:
    """An aim whose time is not over at the last report is open, not missed."""
    rows = [row for row in asked(run, "gdp", *drafted(OLDER, NEWER)) if row["measure"] == "level"]
    assert [("open", "not_due")] == [(row["verdict"], row["reason"]) for row in rows]


def test_reports_of_other_places_tell_no_outcome(run: Run, drafted: Drafted) -> None:
    """A later report of another place says nothing of what came of an aim."""
    rows = asked(run, "gdp", *drafted(OLDER, OTHER))
    assert {None} == {row["verdict"] for row in rows}


def test_places_stand_by_series_from_the_highest_aim(run: Run, drafted: Drafted) -> None:
    """Several places are a block for each series, the highest aim of a time first."""
    rows = asked(run, "gdp", *drafted(NEWER, OTHER))
    assert [(5.5, None), (5, 5.5)] == [(row["value"], row["upper"]) for row in rows]


def test_what_a_report_does_not_mention_is_said_where_it_is_asked_for(
    run: Run, drafted: Drafted
) -> None:
    """A report that does not aim at what is asked for has a row that says so."""
    rows = asked(run, "失业率", *drafted(OTHER))
    assert {("not_mentioned", None, None)} == {(r["stated"], r["id"], r["quote"]) for r in rows}


def test_every_id_that_is_listed_can_be_asked_for(run: Run, drafted: Drafted) -> None:
    """An id means the aim that has it, in whichever reports; it stands once, and beside words."""
    every = asked(run, *drafted(OLDER))
    for row in every:
        assert [row] == asked(run, row["id"], *drafted(OLDER))
    first, *_, last = (row["id"] for row in every)
    both = asked(run, first, last, last, *drafted(OLDER))
    assert [first, last] == [row["id"] for row in both]
    beside = asked(run, "gdp", "aim-1", *drafted(OLDER, NEWER))
    assert {"gdp", "aim-1"} == {"gdp" if r["series"] == "gdp" else r["id"] for r in beside}


@pytest.mark.parametrize("command", ["show", "cite"])
def test_every_id_that_is_listed_opens(run: Run, drafted: Drafted, command: str) -> None:
    """What `targets` lists, by its id, `show` shows and `cite` cites by the same words."""
    for row in asked(run, *drafted(OLDER)):
        done = run(command, row["id"], *drafted(OLDER), "--json")
        assert (0, True) == (done.returncode, row["quote"] in done.stdout)


def test_words_that_mean_nothing_are_refused(run: Run, drafted: Drafted) -> None:
    """A word that neither a report nor the vocabulary knows is refused with exit code 2."""
    assert run("targets", "xyzzy", *drafted(OTHER)).returncode == 2


def test_people_see_verdict_and_reason(run: Run, drafted: Drafted) -> None:
    """The table has aims beside outcomes, in either language, and says that all are drafts."""
    for lang, said in (("zh", ("未实现", "初稿", "后来的报告未提及")), ("en", ("missed", "draft"))):
        shown = run(
            "targets", "--all", *drafted(OLDER, NEWER), "--lang", lang, "-f", "table"
        ).stdout
        assert [] == [words for words in said if words not in shown]


@pytest.mark.parametrize(
    ("commitments", "says"),
    [("预预无", True), ("预无", False), ("预力无", False), ("预预预", False)],
)
def test_that_nothing_says_how_firm_an_aim_is_stands_where_most_are_meant_alike(
    run: Run, drafted: Drafted, commitments: str, says: bool
) -> None:
    """Where more than half are expected, one of which nothing is said says so; else it is blank."""
    words = {"预": "预期增长", "力": "力争增长", "无": "增长"}
    names = ("地区生产总值", "社会消费品零售总额", "进出口总额")
    aims = "。\n".join(f"{n}{words[c]}5%" for n, c in zip(names, commitments, strict=False))
    text = OTHER.partition("主要预期目标是")[0] + f"{aims}。\n"
    said = run("targets", *drafted(text), "--lang", "zh", "-f", "table").stdout
    assert ("未说明" in said) is says


@pytest.mark.parametrize(("width", "lang"), [(46, "en"), (44, "en"), (36, "zh")])
def test_the_verdict_stands_in_its_row_before_the_outcome(
    run: Run, drafted: Drafted, width: int, lang: str
) -> None:
    """On a narrow page what came of an aim falls under its row sooner than what that makes."""
    models = (*drafted(OLDER, NEWER), "--lang", lang, "-f", "table")
    lines = run("targets", "gdp", *models, width=width).stdout.splitlines()
    verdict, outcome = {"zh": ("结论", "结果："), "en": ("Verdict", "Outcome: ")}[lang]
    assert any(verdict in line and not line.startswith(" ") for line in lines)
    assert any(outcome in line for line in lines)


def test_a_listing_is_sorted_and_cut(run: Run, drafted: Drafted) -> None:
    """`--sort`, `--limit` and `--columns` take the keys of the JSON."""
    options = ("--sort", "-value", "--limit", "1", "--columns", "name,value")
    done = run("targets", *drafted(OTHER), *options, "--csv")
    assert [{"name": "财政收入", "value": "4"}] == list(csv.DictReader(done.stdout.splitlines()))


def test_livelihood_tasks_with_a_target_are_aims(run: Run) -> None:
    """Of a task that is under way there is the target, and what is done of it."""
    rows = {row["id"]: row for row in asked(run)}
    row = next(row for row in rows.values() if row["name_en"].startswith("Emergency medical"))
    assert (10, 1, "open", "under_way") == tuple(
        row[key] for key in ("value", "outcome", "verdict", "reason")
    )


def test_a_draft_proves_the_words_of_its_aims(run: Run, drafted: Drafted, tmp_path: Path) -> None:
    """`check --source` finds words of an aim that do not stand in their paragraph."""
    _, path = drafted(NEWER)
    model, text = tmp_path / "model.toml", tmp_path / "text.txt"
    text.write_text(NEWER, encoding="utf-8")
    for words, codes in (("物价总水平基本稳定", []), ("物价总水平持续稳定", ["quote-missing"])):
        changed = Path(path).read_text("utf-8").replace("物价总水平基本稳定", words)
        model.write_text(changed, encoding="utf-8")
        found = json.loads(
            run("check", "--model", str(model), "--source", str(text), "--json").stdout
        )
        assert codes == [one["code"] for one in found["findings"] if one["where"] == "aim-1"]


def test_a_draft_proves_how_firmly_it_aims(drafted: Drafted) -> None:
    """`check --source` finds each aim, in a number or in words, that is meant otherwise."""
    table = tomli.loads(Path(drafted(OLDER)[1]).read_text("utf-8"), parse_float=Decimal)
    each = mutants("commitments", table, OLDER)
    assert ([], 70) == ([one.what for one in each if not is_found(one)], len(each))


@pytest.mark.parametrize(
    ("replaced", "code"),
    [
        (('name = "居民收入"', 'name = "物价总水平"'), "name"),
        (('period = "2025-01/2025-12"', 'period = "2024-01/2024-12"'), "period"),
        (('commitment = "expected"\n', ""), "commitment"),
    ],
)
def test_a_draft_proves_what_it_aims_at_in_words(
    run: Run, drafted: Drafted, tmp_path: Path, replaced: tuple[str, str], code: str
) -> None:
    """Name, time and commitment of an aim without a number are compared with its words."""
    before, mark, entry = Path(drafted(OLDER)[1]).read_text("utf-8").partition("[[aims]]")
    model, text = tmp_path / "model.toml", tmp_path / "text.txt"
    model.write_text(before + mark + entry.replace(*replaced, 1), encoding="utf-8")
    text.write_text(OLDER, encoding="utf-8")
    done = run("check", "--model", str(model), "--source", str(text), "--json")
    found = json.loads(done.stdout)["findings"]
    assert [code] == [one["code"] for one in found if one["where"] == "aim-1"]


def test_every_export_has_the_aims(run: Run, drafted: Drafted, tmp_path: Path) -> None:
    """The database and the document have what `targets` prints."""
    models, path = drafted(OLDER, NEWER), tmp_path / "all.sqlite"
    rows = [(row["id"], row["verdict"]) for row in asked(run, *models)]
    assert run("export", str(path), *models).returncode == 0
    with closing(sqlite3.connect(path)) as base:
        assert rows == base.execute("SELECT id, verdict FROM targets").fetchall()
    document = tmp_path / "all.json"
    assert run("export", str(document), *models).returncode == 0
    targets = json.loads(document.read_text("utf-8"))["targets"]
    assert rows == [(row["id"], row["verdict"]) for row in targets]


def test_the_page_of_several_reports_has_aims_beside_outcomes(
    run: Run, drafted: Drafted, tmp_path: Path
) -> None:
    """The page has a part for aims, in which numbers lead to their words, with verdicts."""
    path = tmp_path / "all.html"
    assert run("export", str(path), *drafted(OLDER, NEWER)).returncode == 0
    part = path.read_text("utf-8").partition('id="page/targets"')[2].partition("</section>")[0]
    words = ("未实现", "missed", "规上工业增加值增长7%以上", 'class="num"', "no number is set")
    assert [] == [one for one in words if one not in part]


def test_the_page_of_one_report_has_its_aims(run: Run, drafted: Drafted, tmp_path: Path) -> None:
    """The page lists each aim by its name, with its words, how firm it is, and no verdict."""
    path = tmp_path / "one.html"
    assert run("export", str(path), *drafted(OLDER)).returncode == 0
    part = path.read_text("utf-8").partition('<h2 id="page/targets">')[2].partition("</section>")[0]
    words = ("绿化率", "力争", "居民收入增长与经济增长基本同步", "no number is set", 'class="num"')
    assert [] == [one for one in words if one not in part]
    assert "无法判断" not in part


def test_a_page_without_aims_has_no_part_for_them(
    run: Run, drafted: Drafted, tmp_path: Path
) -> None:
    """A report that aims at nothing has no heading for aims."""
    path = tmp_path / "none.html"
    assert run("export", str(path), *drafted(OTHER.partition("二、")[0])).returncode == 0
    assert "page/targets" not in path.read_text("utf-8")


def test_what_reports_do_not_mention_is_counted(run: Run, drafted: Drafted) -> None:
    """People see one remark for aims that a report does not mention; `--all` and data list them."""
    models = drafted(OLDER, NEWER, OTHER)
    said = run("targets", *models, "--lang", "en", "-f", "table").stdout
    every = run("targets", "--all", *models, "--lang", "en", "-f", "table").stdout
    for lines, is_listed in ((said, False), (every, True)):
        assert ("does not mention what others aim at" in lines) is not is_listed
        assert ("not mentioned in the report" in lines) is is_listed


def test_reports_of_no_known_place_are_of_different_ones(
    run: Run, drafted: Drafted, tmp_path: Path
) -> None:
    """What a draft whose place is to be decided does not mention is counted and listed, too."""
    for number, model in enumerate(drafted(OLDER, NEWER, OTHER)[1::2]):
        text = re.sub('(?m)^place = ".*"', 'place = "TODO"', Path(model).read_text("utf-8"))
        (tmp_path / f"{number}.toml").write_text(text, "utf-8")
    said = run("targets", "--model", str(tmp_path), "--lang", "en", "-f", "table").stdout
    assert "does not mention what others aim at" in said
    rows = asked(run, "--all", "--model", str(tmp_path))
    assert "not_mentioned" in {row["stated"] for row in rows}


@pytest.mark.parametrize("word", ["aim-1", "居民收入"])
def test_an_aim_in_words_is_shown(run: Run, drafted: Drafted, word: str) -> None:
    """`show` opens it by id or name: its words, paragraph, period and how firm it is."""
    shown = json.loads(run("show", word, *drafted(OLDER), "--json").stdout)
    row = of_name(asked(run, *drafted(OLDER)), "居民收入")
    assert ("aim", row, None) == (shown["kind"], shown["thing"], shown["area"])
    said = run("show", word, *drafted(OLDER), "--lang", "zh").stdout
    assert [] == [w for w in ("第6段", "2025年", "预期", row["quote"]) if w not in said]


def test_an_aim_in_words_is_offered(run: Run, drafted: Drafted) -> None:
    """Tab offers the ids of aims without a number, and `cite` finds their words."""
    line = f"report show --model {drafted(OLDER)[1]} aim"
    fish = {"_REPORT_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    assert "aim-1" in run(**fish, _TYPER_COMPLETE_ARGS=line).stdout
    (row,) = json.loads(run("cite", "aim-1", *drafted(OLDER), "--json").stdout)
    assert (6, "居民收入增长与经济增长基本同步") == (row["paragraph"], row["quote"])


LINES = """松江县人民政府工作报告
——2025年1月10日在松江县第十届人民代表大会第四次会议上
一、2024年工作回顾
地区生产总值增长5.4%。
二、2025年工作安排
经济社会发展主要预期目标：
——地区生产总值增长5.5%以上，力争达到6%；
——居民收入增长与经济增长同步；
——研发经费投入强度提高到2.3%；人均预期寿命达到80岁；
——单位地区生产总值能耗下降3%以上（约束性）。
"""
CAME = """松江县人民政府工作报告
——2026年1月9日在松江县第十届人民代表大会第五次会议上
一、2025年工作回顾
经济增长5.6%，研发经费投入强度达到2.6%，单位地区生产总值能耗降幅超过4%。
"""


NO_LEAD = """白塔县人民政府工作报告
——2026年1月12日在白塔县第十七届人民代表大会第三次会议上
一、2025年工作回顾
地区生产总值增长5%。外贸出口保持两位数增长，居民收入增长快于经济增长。
二、2026年工作安排
{}。由于居民收入增长高于预期，消费持续恢复，部门之间加强协调和衔接。
"""


@pytest.mark.parametrize(
    ("words", "name", "commitment"),
    [
        ("规上工业增加值实现两位数增长", "规上工业增加值", None),
        ("力争服务业投资增长两位数以上", "服务业投资", "strive"),
        ("固定资产投资保持两位数的增长", "固定资产投资", None),
        ("居民收入增长与经济增长同步", "居民收入", None),
        ("今年我们要使居民收入增长和经济增长基本同步", "居民收入", None),
        ("确保居民收入增速不低于经济增长", "居民收入", "ensure"),
        ("研发投入增幅要明显高于上年", "研发投入", None),
        ("地区生产总值增长6%左右，居民收入增长高于经济增长", "居民收入", None),
    ],
)
def test_an_aim_in_words_needs_no_lead(
    run: Run, drafted: Drafted, words: str, name: str, commitment: str | None
) -> None:
    """Where a text plans, what is to grow as something else does is aimed at; what did is not."""
    rows = [row for row in asked(run, *drafted(NO_LEAD.format(words))) if row["stated"] == "words"]
    assert [(name, commitment)] == [(row["name"], row["commitment"]) for row in rows]
    assert ["2026-01/2026-12"] == [row["period"] for row in rows]


def test_aims_in_lines_of_their_own_are_one_list(run: Run, drafted: Drafted) -> None:
    """What has no number is there, and what the lead calls expected is so in each line."""
    rows = asked(run, *drafted(LINES))
    found = [(row["name"], row["value"], row["measure"], row["commitment"]) for row in rows]
    assert {
        ("地区生产总值", 5.5, "yoy", "expected"),
        ("地区生产总值", 6, "yoy", "strive"),
        ("居民收入", None, None, "expected"),
        ("人均预期寿命", 80, "level", "expected"),
        ("单位地区生产总值能耗", -3, "yoy", "binding"),
    } <= set(found)


EARLIER = """松江县人民政府工作报告
——2025年1月10日在松江县第十届人民代表大会第四次会议上
一、2024年工作回顾
地区生产总值增长5.4%。
二、2025年工作安排
经济社会发展主要预期目标：{}增长6%。
"""
LATER = """松江县人民政府工作报告
——2026年1月9日在松江县第十届人民代表大会第五次会议上
一、2025年工作回顾
地区生产总值增长5.6%，{}6.2%。
"""


@pytest.mark.parametrize(
    ("aim", "came", "verdict"),
    [
        ("农村居民收入", "农村居民人均可支配收入增长", "met"),
        ("农民收入", "农村居民人均可支配收入增长", "met"),
        ("农村居民人均可支配收入", "农村居民收入增长", "met"),
        ("城镇居民收入", "城镇居民人均可支配收入增长", "met"),
        ("城镇居民人均可支配收入", "农村居民收入增长", "cannot_tell"),
        ("城乡居民收入", "农村居民人均可支配收入增长", "cannot_tell"),
    ],
)
def test_growth_of_income_meets_that_of_the_series_it_means(
    run: Run, drafted: Drafted, aim: str, came: str, verdict: str
) -> None:
    """Where income of rural residents is said to grow, that per head is what is measured."""
    (row, *_) = asked(run, "收入", *drafted(EARLIER.format(aim), LATER.format(came)))
    assert (verdict, aim) == (row["verdict"], row["name"])


def test_what_came_of_them_may_be_in_other_words(run: Run, drafted: Drafted) -> None:
    """经济增长 is of GDP, more of an intensity of research is better, and 降幅 is a fall."""
    rows = asked(run, *drafted(LINES, CAME))
    found = {(row["series"], row["value"]): row["verdict"] for row in rows}
    met = {("gdp", 5.5), ("research-intensity", 2.3), ("energy-intensity", -3)}
    assert met == {aim for aim, verdict in found.items() if verdict == "met" and aim in met}


@pytest.mark.parametrize(
    ("hoped", "done", "came"),
    [
        (
            "化学需氧量、二氧化硫排放量分别削减5%、6%",
            "化学需氧量和二氧化硫排放量均下降5.5%",
            {"cod-emissions": "met", "sulfur-dioxide-emissions": "missed"},
        ),
        (
            "城镇居民人均可支配收入和农民人均可支配收入均增长8%以上",
            "城乡居民人均可支配收入分别增长8.5%、7.5%",
            {"urban-disposable-income": "met", "rural-disposable-income": "missed"},
        ),
        (
            "氨氮、氮氧化物排放量都减少2%以上",
            "氨氮排放量下降2.3%",
            {"ammonia-nitrogen-emissions": "met", "nitrogen-oxide-emissions": "cannot_tell"},
        ),
    ],
)
def test_what_is_said_of_several_is_judged_of_each(
    run: Run, drafted: Drafted, hoped: str, done: str, came: dict[str, str]
) -> None:
    """One number aimed at in each of several has as many outcomes."""
    rows = asked(run, *drafted(*years(hoped, done)))
    assert came == {one["series"]: one["verdict"] for one in rows if one["stated"] == "number"}


def test_a_fall_of_at_least_so_much_is_at_most_its_negative(run: Run, drafted: Drafted) -> None:
    """下降3%以上 is no number from -3 on upwards."""
    said = run("targets", "能耗", *drafted(LINES), "-f", "table", "--lang", "zh").stdout
    assert "≤-3↓" in said


def misread(run: Run, models: Path, years: list[dict[str, Any]]) -> list[Any]:
    """What `targets` says otherwise of these aims than people do."""
    rows = {
        (row["series"], row["measure"], row["period"], row["value"]): row
        for row in reversed(asked(run, "--model", str(models)))
    }
    wrong = []
    for year in years:
        for aim in year["rows"]:
            period = f"{year['year']}-01/{year['year']}-12"
            row = rows.get((aim["series"], aim["measure"], period, aim["value"]), {})
            wrong += [
                (year["year"], aim["series"], key, row.get(key))
                for key in ("qualifier", "outcome", "verdict", *("reason",) * ("reason" in aim))
                if row.get(key) != aim.get(key)
            ]
    return wrong


@pytest.mark.slow
@pytest.mark.skipif(not NATIONAL.exists(), reason="these reports are not part of the project")
def test_ten_years_of_aims_and_outcomes_are_as_people_read_them(run: Run, tmp_path: Path) -> None:
    """Each aim of the country's reports has the outcome and the verdict that readers gave it."""
    for path in sorted(NATIONAL.glob("*.txt")):
        model = str(tmp_path / f"{path.stem}.toml")
        given = ("--date", f"{path.stem}-03-05")
        assert run("draft", str(path), *given, "-o", model).returncode == 0
    years = tomli.loads((DATA / "national-aims.toml").read_text("utf-8"))["aims"]
    assert [] == misread(run, tmp_path, years)


@pytest.mark.slow
def test_other_years_are_read_alike(run: Run, tmp_path: Path) -> None:
    """Aims of fifteen other years, worded anew, have their outcomes and verdicts."""
    years = tomli.loads((DATA / "national-aims-later.toml").read_text("utf-8"))["aims"]
    for one in years:
        year = one["year"]
        text = f"""政府工作报告
——{year}年3月5日在全国人民代表大会会议上
国务院总理
一、过去一年的工作
{one["done"]}
二、今年的工作
{one["hoped"]}
"""
        model = tmp_path / f"{year}.toml"
        assert run("draft", "-", "-o", str(model), stdin=text.encode()).returncode == 0
    assert [] == misread(run, tmp_path, years)


PROVINCES = sorted((SHARED / "corpus" / "reports").glob("*-2026.txt"))


@pytest.mark.slow
@pytest.mark.skipif(not PROVINCES, reason="these reports are not part of the project")
def test_growth_that_ten_provinces_aim_at_is_as_people_read_it(run: Run, tmp_path: Path) -> None:
    """Each has its number, range or bound, and how firmly it is meant; none is missing."""
    for path in PROVINCES:
        model = str(tmp_path / f"{path.stem}.toml")
        assert run("draft", str(path), "-o", model).returncode == 0
    keys = ("value", "upper", "qualifier", "commitment")
    found = {
        row["report"].removesuffix("-2026"): tuple(row[key] for key in keys)
        for row in asked(run, "gdp", "--model", str(tmp_path))
        if (row["measure"], row["period"]) == ("yoy", "2026-01/2026-12")
    }
    facts = tomli.loads((DATA / "province-aims-2026.toml").read_text("utf-8"))["aims"]
    assert {one["report"]: tuple(one.get(key) for key in keys) for one in facts} == found
