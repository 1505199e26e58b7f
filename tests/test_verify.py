"""`report verify`: an article's numbers against the models."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tomli
from conftest import FULL_TEXT, Run, needs_full_text

DATA = Path(__file__).parent / "data"
ARTICLES = sorted((DATA / "articles").glob("*.toml"), key=lambda path: path.stem)


Verify = Callable[..., dict[str, Any]]


DRAFTED: dict[str, str] = {}
"""The drafts of reports' texts, each made once."""


@pytest.fixture
def model(run: Run, tmp_path: Path) -> Callable[[str], tuple[str, ...]]:
    """The option that chooses the model of a report: the bundled one without a text."""

    def option(text: str) -> tuple[str, ...]:
        if not text:
            return ()
        path = tmp_path / f"{Path(text).stem}.toml"
        if text not in DRAFTED:
            DRAFTED[text] = run("draft", str(DATA / text)).stdout
        path.write_text(DRAFTED[text], encoding="utf-8")
        return ("--model", str(path))

    return option


@pytest.fixture
def verify(run: Run, tmp_path: Path) -> Verify:
    """Compare an article with models; the JSON, with the exit code as `code`."""

    def checked(article: str, *options: str) -> dict[str, Any]:
        path = tmp_path / "article.txt"
        path.write_text(article, encoding="utf-8")
        done = run("verify", str(path), *options, "--json", "--lang", "en")
        found: dict[str, Any] = json.loads(done.stdout)
        return found | {"code": done.returncode}

    return checked


def told(numbers: list[dict[str, Any]], text: str, words: str) -> str | None:
    """The verdict on the last number in some words of a text."""
    found = within(numbers, text, words)
    return str(found["verdict"]) if found else None


def within(numbers: list[dict[str, Any]], text: str, words: str) -> dict[str, Any] | None:
    """What is said of the last number in some words of a text, which has them once."""
    assert 1 == text.count(words)
    before = text[: text.index(words)]
    line, start = before.count("\n") + 1, len(before) - before.rfind("\n")
    found = [one for one in numbers if one["line"] == line]
    return next(
        (one for one in reversed(found) if start <= one["column"] < start + len(words)), None
    )


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_planted_errors_are_found_and_nothing_else(path: Path, verify: Verify, model: Any) -> None:
    """Each planted error is a mismatch but the few that are known to be open, and no more is."""
    expected = tomli.loads(path.read_text("utf-8"))
    text = path.with_suffix(".txt").read_text("utf-8")
    numbers = verify(text, *model(expected.get("draft", "")))["numbers"]
    numbers.sort(key=lambda one: (one["line"], one["column"]))
    true = [one if isinstance(one, dict) else {"words": one} for one in expected["true"]]
    unseen = [one for one in true if told(numbers, text, one["words"]) != "match"]
    assert [one for one in true if one.get("open")] == unseen
    false = [(one, within(numbers, text, one["words"])) for one in expected["false"]]
    missed = [one for one, said in false if not said or said["verdict"] != "mismatch"]
    assert [one for one in expected["false"] if one.get("open")] == missed
    wrong = [one for one in numbers if one["verdict"] == "mismatch"]
    assert [said for _, said in false if said in wrong] == wrong


@pytest.mark.parametrize(
    "text",
    ["documents/yunxi-2026.txt", "qinghe-2025.txt", "articles/lanhu-2025-h1.txt"],
)
def test_a_report_agrees_with_itself(text: str, verify: Verify, model: Any) -> None:
    """Every number of a report's own text matches its draft."""
    found = verify((DATA / text).read_text("utf-8"), *model(text))
    assert (0, True) == (found["code"], found["ok"])
    assert {"match"} == {one["verdict"] for one in found["numbers"]}


@needs_full_text
def test_the_whole_report_agrees_with_its_model(verify: Verify) -> None:
    """Every number of the bundled report's text that the model knows matches it."""
    found = verify(FULL_TEXT.read_text("utf-8"))
    assert {"match"} == {one["verdict"] for one in found["numbers"]}
    assert 140 < len(found["numbers"])


@pytest.mark.parametrize(
    ("words", "verdict", "reason"),
    [
        ("固定资产投资423.5亿元", "match", "same"),
        ("固定资产投资4235000万元", "match", "same"),
        ("固定资产投资超420亿元", "match", "rounded"),
        ("固定资产投资约424亿元", "match", "rounded"),
        ("固定资产投资424亿元", "match", "rounded"),
        ("固定资产投资近430亿元", "match", "rounded"),
        ("固定资产投资不到430亿元", "match", "rounded"),
        ("固定资产投资超200亿元", "cannot-tell", "loose"),
        ("工业投资增长32%", "cannot-tell", "loose"),
        ("固定资产投资超430亿元", "mismatch", "value"),
        ("固定资产投资近420亿元", "mismatch", "value"),
        ("固定资产投资超42亿元", "mismatch", "scale"),
        ("固定资产投资423.5万元", "mismatch", "scale"),
        ("固定资产投资超420万元", "mismatch", "scale"),
        ("财政总收入近334万元", "mismatch", "scale"),
        ("一般公共预算收入近两千亿元", "mismatch", "scale"),
        ("固定资产投资超240亿元", "mismatch", "value"),
        ("完成固定资产投资453.5亿元", "mismatch", "value"),
        ("实现进出口总值471.3亿元", "mismatch", "value"),
        ("固定资产投资423.5亿美元", "mismatch", "unit"),
        ("固定资产投资增长近22个百分点", "mismatch", "unit"),
        ("工业投资增长约33个百分点", "mismatch", "unit"),
        ("固定资产投资增长21.8个百分点", "mismatch", "unit"),
        ("固定资产投资下降21.8%", "mismatch", "sign"),
        ("固定资产投资同比增长14.2%", "mismatch", "measure"),
        ("一季度固定资产投资423.5亿元", "mismatch", "period"),
        ("2020年1-5月固定资产投资423.5亿元", "mismatch", "period"),
        ("整个上半年网络零售额439.4亿元", "mismatch", "period"),
        ("前年固定资产投资423.5亿元", "mismatch", "period"),
        ("一季度固定资产投资250.1亿元", "cannot-tell", "other-period"),
        ("固定资产投资两年平均增长14.2%", "match", "same"),
        ("财政总收入199.05亿元", "mismatch", "name"),
        ("高新技术产业的增幅为18.3%", "mismatch", "name"),
        ("战略性新兴产业增速达17.2%", "mismatch", "name"),
        ("消化批而未供的土地6250亩", "mismatch", "name"),
        ("预申报国高企的单位正好400家", "mismatch", "bound"),
        ("国高企预申报企业400多家", "match", "same"),
        ("国高企预申报企业约400家", "match", "rounded"),
        ("国高企预申报企业400家", "mismatch", "bound"),
        ("国高企预申报企业近400家", "mismatch", "bound"),
        ("地区生产总值增长12.5%", "match", "estimate"),
        ("地区生产总值预计增长12.5%", "match", "same"),
        ("发明专利授权增长了近1.4倍", "match", "rounded"),
        ("发明专利授权翻了一番多", "match", "rounded"),
        ("网络零售额居全市第三", "mismatch", "place"),
        ("网络零售额居全省第3位", "match", "same"),
    ],
)
def test_a_number_is_judged(words: str, verdict: str, reason: str, verify: Verify) -> None:
    """Each of these is what it is, and for this reason."""
    found = verify(f"萧山区{words}。")
    assert [(verdict, reason)] == [(one["verdict"], one["reason"]) for one in found["numbers"]]
    assert found["code"] == (verdict == "mismatch")


@pytest.mark.parametrize(
    "words",
    [
        "余杭区固定资产投资增长15.1%，一般公共预算收入301亿元。",
        "余杭固定资产投资增长15.1%，一般公共预算收入301亿元。",
        "同期，南通网络零售额达500亿元。",
        "单是省会杭州固定资产投资就增长9.3%。",
        "全市规上工业增加值增长9.9%。",
        "邻近的滨江区同样亮眼。固定资产投资增长9.3%。",
    ],
)
def test_what_is_of_another_place_is_no_mismatch(words: str, verify: Verify) -> None:
    """Numbers of other places, or of one that may be another, are never called wrong."""
    found = verify(f"萧山区固定资产投资同比增长21.8%。\n{words}")
    assert "mismatch" not in {one["verdict"] for one in found["numbers"]}


@pytest.mark.parametrize(
    "words",
    [
        "全区共有养老机构床位8900张。",
        "目前全区公共体育场地总数达1200个。",
        "全区现有公交线路120条。",
        "全区累计拥有发明专利1.2万件。",
        "全区国家高新技术企业总数突破1500家。",
        "截至目前，全区共有上市企业45家。",
        "宁围街道新增托位20个。",
        "义桥镇固定资产投资增长5%。",
        "某企业工业投资增长50%。",
        "萧山机场进出口总值增长12%。",
        "萧山经济技术开发区规上工业增加值增长20.1%。",
        "民营企业进出口总值301亿元。",
        "其中出口280亿元，增长45%。",
        "萧山区城镇新增就业目标为10万人。",
        "全年新增城镇就业目标8万人。",
        "信访总量同比下降15%，共受理信访1200件。",
        "浙商银行萧山分行人民币贷款余额增长30%。",
        "住户存款余额增长11%。",
        "其中税收收入增长20%。",
        "限额以上社会消费品零售额增长25%。",
        "技改投资增长10%，基础设施投资下降3%。",
        "房地产投资占固定资产投资的45%。",
        "一季度规上工业增加值增长33%。",
        "2020年，全区规上工业增加值增长2.5%。",
        "5月当月，规上工业增加值增长9.1%。",
        "全省规上工业增加值增长18%，全国增长17.8%。",
        "这家工厂的3条生产线一天能产2000辆自行车。",
        "下半年将再新建学校3所，新增学位2000个。",
        "全区学校共有85所，在校学生21万人。",
        "区级医院共有9家。",
        "亚运会期间将举办赛事38场。",
        "安置房建设总面积达800万平方米。",
        "今年计划开工安置房300万平方米。",
        "李明获得了2项专利授权。",
        "抓获网上逃犯25名。",
        "当天接种疫苗2.3万剂次。",
        "宁围街道接种疫苗5万剂次。",
        "浦阳镇实施建设用地复垦320亩。",
        "戴村镇垦造耕地85亩。",
        "今年计划新增城镇就业8万人。",
        "今年计划新增养老机构床位300张。",
        "建设用地复垦计划4390亩。",
        "垦造耕地和提质改造合计6625亩。",
        "消化批而未供和供而未用土地合计8277亩。",
        "博奥路南伸剩余75%的工程量明年完成。",
        "固定资产投资并非432.5亿元。",
        "固定资产投资到底是432.5亿元吗？",
        "有人说全区进出口增长94.9%，这是误传。",
        "一般公共预算收入占财政总收入的近六成。",
        "去年同期，全区进出口总值不到280亿元。",
        "民间投资同比增长28.1%。",
        "高技术服务业增长12.7%。",
        "PM10浓度同比下降17.2%。",
    ],
)
def test_what_is_near_but_another_thing_is_no_mismatch(words: str, verify: Verify) -> None:
    """Stocks beside what is new, parts beside the whole, other times and parts of the place."""
    found = verify(f"7月，萧山公布了半年数据。\n{words}")
    assert "mismatch" not in {one["verdict"] for one in found["numbers"]}


@pytest.mark.parametrize(
    ("words", "verdict", "reason"),
    [
        ("老人食堂的提升和新添加起来是18家", "match", "by-number"),
        ("骗子落网近四百人，都是搞电信网络诈骗的嫌疑人", "match", "by-number"),
        ("有九成多的美丽乡村提升村动了工", "match", "rounded"),
        ("老人食堂的提升和新添加起来是81家", "cannot-tell", "loosely-told"),
        ("骗子落网近七百人，都是搞电信网络诈骗的嫌疑人", "cannot-tell", "loosely-told"),
        ("美丽乡村的第三批提升村里，动工的才29%", "cannot-tell", "loosely-told"),
        ("体育类的赛事和活动办了142场", "cannot-tell", "loosely-told"),
        ("供而未用的土地，消化了6520亩", "cannot-tell", "loosely-told"),
        ("公共体育场地建成了63个", "mismatch", "value"),
        ("工业用地更新项目26万个", "mismatch", "scale"),
        ("9月要启用的学校12所均已开学", "mismatch", "aim"),
        ("固定资产投资涨了28.1%", "mismatch", "value"),
        ("工业投资猛增36.2%", "mismatch", "value"),
        ("银行贷款余额同比缩水15.3%", "mismatch", "sign"),
        ("死亡人数同比上升43.6%", "mismatch", "sign"),
        ("网络零售总量居西北第三", "mismatch", "place"),
        ("头一季，高新技术产业增加值增17.2%", "mismatch", "period"),
        ("去年网络零售额400多亿元，如今439.4亿元", "match", "same"),
    ],
)
def test_free_words_are_recognised(words: str, verdict: str, reason: str, verify: Verify) -> None:
    """By rare words a number is known, and said to be so; another is perhaps about that figure.

    Where they leave no doubt, what is wrong is named.
    """
    found = verify(f"在萧山区，{words}。")["numbers"]
    assert (verdict, reason) == (found[-1]["verdict"], found[-1]["reason"])


@pytest.mark.parametrize(
    ("number", "verdict"),
    [
        (f"423.5{'0' * 40}亿元", "match"),
        (f"0.{'0' * 40}1亿元", "cannot-tell"),
        (f"423.{'5' * 400}亿元", "mismatch"),
    ],
)
def test_however_many_digits_are_written(number: str, verdict: str, verify: Verify) -> None:
    """A number of any length is compared exactly."""
    found = verify(f"在萧山区，固定资产投资{number}。")["numbers"]
    assert verdict == found[0]["verdict"]


@pytest.mark.parametrize(
    "words",
    [
        "新增养老机构床位141张、护理型床位999张",
        "新辟公交线路6条、夜间线路16条",
        "老年人适老化改造800户，评估完632户",
    ],
)
def test_a_figure_is_told_once_in_a_sentence(words: str, verify: Verify) -> None:
    """What a sentence tells rightly is not what another of its numbers tells wrongly."""
    found = {one["verdict"] for one in verify(f"在萧山区，{words}。")["numbers"]}
    assert "match" in found
    assert "mismatch" not in found


@pytest.mark.parametrize(
    "words",
    ["这家面馆一天卖出260份面", "李女士等车花了25分钟", "会场里坐着三百多名听众"],
)
def test_what_is_not_recognised_is_listed_where_all_is_wanted(words: str, verify: Verify) -> None:
    """It is counted, and with `--all` it is listed with its words and line, and no figure."""
    assert (1, []) == (
        verify(f"萧山区\n{words}。")["others"],
        verify(f"萧山区\n{words}。")["numbers"],
    )
    found = verify(f"萧山区\n{words}。", "--all")
    [one] = found["numbers"]
    assert (0, 1) == (found["code"], found["others"])
    assert ("other", "unrecognised", None, 2) == tuple(
        one[key] for key in ("verdict", "reason", "figure", "line")
    )
    assert one["words"] == words


@pytest.mark.parametrize("form", ["csv", "jsonl", "table", "html"])
def test_all_is_listed_in_each_format(form: str, run: Run, model: Any, tmp_path: Path) -> None:
    """What is of no report has a row in every format, also beside several reports."""
    path = tmp_path / "article.txt"
    path.write_text("萧山区有260名听众。", encoding="utf-8")
    several = model("qinghe-2025.txt") + model("documents/yunxi-2026.txt")
    for options in ((), several):
        done = run("verify", str(path), "--all", "--format", form, *options)
        assert (0, "") == (done.returncode, done.stderr)
        assert "260名" in done.stdout.replace("<strong>", "").replace("<mark>", "")


@pytest.mark.parametrize(
    "words",
    [
        "余杭区地铁口的非机动车停车点新添了20处",
        "余杭有632户家庭做完居室评估和设计方案",
        "滨江区有6848名失业和就业困难的人找到工作",
    ],
)
def test_the_own_number_in_free_words_of_another_place_is_not_right(
    words: str, verify: Verify
) -> None:
    """The report's number with some of its words, told of another place, is never called right."""
    [one] = verify(f"1-5月，萧山经济向好。{words}。")["numbers"]
    assert one["verdict"] != "match"
    assert one["reason"] in ("place", "which-place")


@pytest.mark.parametrize(
    ("words", "verdicts"),
    [
        ("城乡居民基础养老金最低标准每月215元", ["match"]),
        ("城乡居民基础养老金最低标准提高到每年215元", ["mismatch"]),
        ("基础养老金最低标准每人每季度有215元", ["mismatch"]),
    ],
)
def test_what_is_of_each_month_is_not_of_each_year(
    words: str, verdicts: list[str], verify: Verify, model: Any
) -> None:
    """A sum of each month, told of each year, is wrong."""
    found = verify(f"2025年，云溪市{words}。", *model("documents/yunxi-2026.txt"))
    assert verdicts == [one["verdict"] for one in found["numbers"]]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [("是原定计划的两倍", "match"), ("为年度计划的2倍", "match"), ("是计划的三倍", "mismatch")],
)
def test_so_many_times_as_much_is_not_so_much_more(
    words: str, verdict: str, run: Run, verify: Verify, tmp_path: Path
) -> None:
    """What is doubled is twice as much as before."""
    text, path = tmp_path / "report.txt", tmp_path / "report.toml"
    title = "青禾县2025年政府工作报告\n2026年1月20日在青禾县第六届人民代表大会第五次会议上"
    body = "一、2025年工作回顾\n2025年，新增高中学位860个、比年度计划翻了一番。"
    text.write_text(f"{title}\n{body}\n", encoding="utf-8")
    run("draft", str(text), "-o", str(path))
    found = verify(f"2025年，青禾县新增高中学位{words}。", "--model", str(path))
    assert [verdict] == [one["verdict"] for one in found["numbers"]]


@pytest.mark.parametrize(
    "words",
    [
        "今年城镇预计新增就业已达6000人",
        "今年改造老旧小区目前已有30个",
        "今年新增养老床位现已达200张",
    ],
)
def test_an_aim_is_not_told_as_reached(words: str, verify: Verify, model: Any) -> None:
    """What is only aimed at this year is not so by now."""
    found = verify(f"2026年，青禾县提出目标。2026年{words}。", *model("qinghe-2025.txt"))
    assert {"mismatch"} == {one["verdict"] for one in found["numbers"]}


@pytest.mark.parametrize(
    "words",
    [
        "城镇新增就业目前已达6000人",
        "技术合同成交额力争突破8亿元",
        "改造老旧小区目标为26个",
    ],
)
def test_an_aim_is_no_outcome(words: str, verify: Verify, model: Any) -> None:
    """What is only aimed at is not told as done, nor what is done as an aim."""
    found = verify(f"2025年，青禾县{words}。", *model("qinghe-2025.txt"))
    assert [("mismatch", "aim")] == [(o["verdict"], o["reason"]) for o in found["numbers"]]


@pytest.mark.parametrize(
    "words", ["杭州固定资产投资", "浙江固定资产投资", "绍兴市柯桥区固定资产投资"]
)
def test_a_place_in_short_is_another(words: str, verify: Verify) -> None:
    """The report's own number under the short name of another place is wrong."""
    found = verify(f"1-5月，萧山经济向好。{words}总额423.5亿元。")
    assert [("mismatch", "place")] == [(o["verdict"], o["reason"]) for o in found["numbers"]]


def test_the_own_number_told_of_another_place_is_a_mismatch(verify: Verify) -> None:
    """Its own number under another place's name is wrong."""
    found = verify("1-5月，萧山经济向好。杭州市固定资产投资总额423.5亿元。")
    assert [("mismatch", "place")] == [(o["verdict"], o["reason"]) for o in found["numbers"]]


@pytest.mark.parametrize(
    "article",
    [
        (DATA / "documents" / "yunxi-2026.txt").read_text("utf-8"),
        "云溪市公布数据。固定资产投资增长4.7%，社会消费品零售总额512.8亿元。",
        "这是一篇没有数字的文章。",
        "今天有3个人排队等了2个小时。",
    ],
    ids=["report", "article", "without numbers", "other things"],
)
def test_an_article_about_something_else_is_none_of_its_business(
    article: str, verify: Verify
) -> None:
    """Where nothing is about what the model states, nothing is wrong, and all are others."""
    found = verify(article)
    assert (0, True, []) == (found["code"], found["ok"], found["numbers"])


@pytest.mark.parametrize(
    ("article", "said"),
    [
        ("", "nothing in it"),
        ("Investment in Xiaoshan rose by 21.8 % in the first five months.", "hardly any Chinese"),
        ("蕭山區固定資產投資總額億元，會產業萬億會產業萬億會產業萬億", "Traditional"),
    ],
    ids=["empty", "English", "traditional"],
)
def test_what_cannot_be_read_is_refused(article: str, said: str, run: Run, tmp_path: Path) -> None:
    """One sentence says why an article cannot be compared."""
    path = tmp_path / "article.txt"
    path.write_text(article, encoding="utf-8")
    done = run("verify", str(path), "--lang", "en")
    assert 2 == done.returncode
    assert said in done.stderr


def test_a_marked_figure_is_not_judged(verify: Verify, model: Any) -> None:
    """Where the model itself is in doubt, nobody can tell, and the mark is said."""
    _, path = model("qinghe-2025.txt")
    text = Path(path).read_text("utf-8")
    printed = 'printed = "8.3%"'
    assert printed in text
    marked = text.replace(printed, f'todo = "look here", {printed}')
    Path(path).write_text(marked, encoding="utf-8")
    [one] = verify("2025年青禾县PM2.5浓度同比下降9.3%。", "--model", path)["numbers"]
    assert ("cannot-tell", "marked") == (one["verdict"], one["reason"])
    assert "look here" in one["message"]
    assert "look here" in one["message_en"]


def test_each_of_several_reports_is_told_by_its_place(verify: Verify, model: Any) -> None:
    """With models of several places a number is its place's, and no place is nobody's."""
    options = [*model("documents/yunxi-2026.txt"), *model("qinghe-2025.txt")]
    found = verify("2025年，青禾县城镇登记失业率2.9%。\n云溪市城镇登记失业率2.9%。", *options)
    assert ["mismatch", "match"] == [one["verdict"] for one in found["numbers"]]
    assert ["yunxi-2026", "qinghe-2025"] == [one["report"] for one in found["numbers"]]
    unsaid = verify("2025年，城镇登记失业率3.9%。", *options)
    assert "mismatch" not in {one["verdict"] for one in unsaid["numbers"]}


def test_a_report_whose_place_is_unknown_is_compared_all_the_same(
    verify: Verify, model: Any
) -> None:
    """Where a draft does not know its place, what names no other is taken to be of it."""
    _, path = model("qinghe-2025.txt")
    text = Path(path).read_text("utf-8")
    Path(path).write_text(text.replace('place = "青禾县"', 'place = "TODO"'), encoding="utf-8")
    found = verify("2025年城镇登记失业率3.9%，全县新建农村公路58公里。", "--model", path)
    assert ["mismatch", "match"] == [one["verdict"] for one in found["numbers"]]


@pytest.mark.parametrize(
    ("first", "second"),
    [("增长12.5%", "增长12.6%"), ("预计增长12.5%", "预计增长21.5%"), ("增长12.5%", "下降12.5%")],
)
def test_one_wrong_number_is_the_only_mismatch(first: str, second: str, verify: Verify) -> None:
    """The same sentence with the right number and with a wrong one."""
    found = verify(f"萧山区地区生产总值{first}。\n萧山区地区生产总值{second}。")
    assert [("mismatch", 2), ("match", 1)] == [(o["verdict"], o["line"]) for o in found["numbers"]]


def test_a_long_article_is_compared_in_time(verify: Verify) -> None:
    """A line as long as a book is read as fast as its words in many lines."""
    found = verify("萧山区固定资产投资423.5亿元，" * 500)
    assert 500 == len(found["numbers"])
