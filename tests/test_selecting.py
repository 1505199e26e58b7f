"""Selectors: what a user types means one thing, or is refused with the things it could mean."""

import json
from pathlib import Path

import pytest
from conftest import Run

from xiaoshan_report.commands.selecting import MOST_LISTED, Candidate, find, unknown
from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.model.loading import bundled_model

THINGS = [
    Candidate("fixed-asset-investment", ("固定资产投资总额", "Total investment in fixed assets")),
    Candidate(
        "fixed-asset-investment.yoy", ("固定资产投资总额", "Total investment in fixed assets")
    ),
    Candidate("industrial-investment", ("工业投资", "Industrial investment")),
    Candidate("patents-granted", ("专利授权量", "Patents granted")),
    Candidate("invention-patents-granted", ("发明专利授权量", "Invention patents granted")),
    Candidate("air", ("PM2.5浓度", "PM2.5 concentration")),
    Candidate("plan-of-air"),
]


def meant(word: str) -> str:
    """The id that a word means among the things."""
    found = find(word, THINGS, "kind-thing")
    if found is None:
        raise ReportError(unknown(word, THINGS, "kind-thing"))
    return found


def refusal(word: str) -> Message:
    """How a word that means nothing, or several things, is refused."""
    with pytest.raises(ReportError) as caught:
        meant(word)
    return caught.value.message


@pytest.mark.parametrize("one", THINGS, ids=lambda one: one.id)
def test_id_means_itself(one: Candidate) -> None:
    """Every id means itself, also one that other ids end with or begin with."""
    assert one.id == meant(one.id)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("AIR", "air"),
        ("Fixed Asset Investment", "fixed-asset-investment"),
        ("fixed_asset_investment", "fixed-asset-investment"),
        ("ｐａｔｅｎｔｓ－ｇｒａｎｔｅｄ", "patents-granted"),
        (" air ", "air"),
    ],
)
def test_capitals_spaces_and_widths_do_not_matter(word: str, expected: str) -> None:
    """An id is known however its letters and the gaps between its words are typed."""
    assert expected == meant(word)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("工业投资", "industrial-investment"),
        ("industrial INVESTMENT", "industrial-investment"),
        ("专利授权量", "patents-granted"),
        ("PM2.5浓度", "air"),
        ("pm2.5 concentration", "air"),
    ],
)
def test_name_means_what_has_it(word: str, expected: str) -> None:
    """A whole name in either language means its owner, also where longer names contain it."""
    assert expected == meant(word)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("fixed", "fixed-asset-investment"),
        ("fix", "fixed-asset-investment"),
        ("of-air", "plan-of-air"),
        ("fixed-asset", "fixed-asset-investment"),
        ("asset-investment", "fixed-asset-investment"),
        ("yoy", "fixed-asset-investment.yoy"),
        ("plan", "plan-of-air"),
        ("invention", "invention-patents-granted"),
    ],
)
def test_words_of_an_id_mean_it(word: str, expected: str) -> None:
    """Words that stand in one id alone mean it, from the beginning of a word on."""
    assert expected == meant(word)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("固定资产", "fixed-asset-investment"),
        ("发明", "invention-patents-granted"),
        ("in fixed assets", "fixed-asset-investment"),
        ("ＰＭ２．５", "air"),
    ],
)
def test_part_of_one_name_means_its_owner(word: str, expected: str) -> None:
    """A part of a name means its owner where no other name contains it."""
    assert expected == meant(word)


@pytest.mark.parametrize("word", ["固定资产投资总额", "fixed", "固定资产"])
def test_owner_is_meant_before_its_figures(word: str) -> None:
    """A figure that shares its owner's name and the start of its id makes neither ambiguous."""
    assert "fixed-asset-investment" == meant(word)


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("investment", "fixed-asset-investment, industrial-investment"),
        ("granted", "patents-granted, invention-patents-granted"),
        ("投资", "fixed-asset-investment, industrial-investment"),
        ("专利", "patents-granted, invention-patents-granted"),
    ],
)
def test_word_that_could_mean_several_is_refused_with_them(word: str, known: str) -> None:
    """Nothing is guessed: a word that means several things is refused with their ids."""
    error = refusal(word)
    assert ("ambiguous-id", word, known) == (error.key, error.values["id"], error.values["known"])


def test_long_list_is_cut_and_says_so() -> None:
    """Of many things that a word could mean the first are listed and the rest counted."""
    many = [Candidate(f"plan-{number}") for number in range(20)]
    with pytest.raises(ReportError) as caught:
        find("plan", many, "kind-thing")
    listed, more = str(caught.value.message.values["known"]), caught.value.message.values["more"]
    assert MOST_LISTED == len(listed.split(", "))
    assert isinstance(more, Message)
    assert ("and-more", 20 - MOST_LISTED) == (more.key, more.values["count"])


@pytest.mark.parametrize("word", ["", " ", "-", "vestment", "atents", "zzzz"])
def test_word_that_means_nothing_is_refused(word: str) -> None:
    """No words at all, ends of words, and unknown ones."""
    assert "unknown-id" == refusal(word).key


@pytest.mark.parametrize(
    ("word", "suggested"),
    [
        ("patent-granted", "patents-granted"),
        ("AIRR", "air"),
        ("工业投次", "工业投资"),
        ("industrial investement", "industrial-investment"),
        ("zzzz", None),
    ],
)
def test_misspelt_word_is_answered_with_the_nearest(word: str, suggested: str | None) -> None:
    """The nearest id or name is suggested, as something that can be typed as it is."""
    near = refusal(word).values["near"]
    assert isinstance(near, Message)
    assert suggested == near.values.get("near")


def ids(run: Run, *arguments: str) -> list[str]:
    """The ids of the records that `report` answers with."""
    answer = run(*arguments, "--json")
    assert (0, "") == (answer.returncode, answer.stderr)
    records = json.loads(answer.stdout)
    return [record["id"] for record in records]


@pytest.mark.parametrize("command", ["indicators", "compare"])
@pytest.mark.parametrize(
    "word", ["固定资产投资", "fixed-asset", "Total investment in fixed assets"]
)
def test_indicators_are_selected_by_whatever_means_them(run: Run, command: str, word: str) -> None:
    """An indicator is selected by its Chinese or English name, or by a part of its id."""
    assert ["fixed-asset-investment"] == ids(run, command, word)


def test_words_for_one_indicator_select_it_once(run: Run) -> None:
    """An indicator that two words mean comes once, where the first of them stands."""
    assert ["gdp", "rmb-loans"] == ids(run, "indicators", "地区生产总值", "贷款", "gdp")


def test_figures_are_filtered_by_whatever_means_the_indicator(run: Run) -> None:
    """`figures --indicator` takes what `indicators` takes."""
    assert ids(run, "figures", "--indicator", "gdp") == ids(
        run, "figures", "--indicator", "生产总值"
    )


@pytest.mark.parametrize(
    ("word", "kind", "identifier"),
    [
        ("固定资产投资", "indicator", "fixed-asset-investment"),
        ("公共自行车", "task", "public-bicycles"),
        ("GDP", "indicator", "gdp"),
        ("gdp.yoy", "figure", "gdp.yoy"),
        ("e-voucher", "point", "e-voucher-pilot"),
    ],
)
def test_show_takes_whatever_means_one_thing(
    run: Run, word: str, kind: str, identifier: str
) -> None:
    """`show` finds an indicator, task, point or figure by id, name or a part of either."""
    shown = json.loads(run("show", word, "--json").stdout)
    assert (kind, identifier) == (shown["kind"], shown["thing"]["id"])


@pytest.mark.parametrize("command", ["indicators", "compare"])
@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("投资", {"fixed-asset-investment", "industrial-investment"}),
        ("work-safety", {"work-safety-accidents", "work-safety-deaths"}),
        ("retail", {"retail-sales", "online-retail-sales"}),
        ("财政收入", {"fiscal-revenue", "general-public-budget-revenue"}),
    ],
)
def test_listings_have_all_that_a_word_means(
    run: Run, command: str, word: str, expected: set[str]
) -> None:
    """A word that means several indicators lists them all."""
    assert expected == set(ids(run, command, word))


@pytest.mark.parametrize(
    ("word", "identifier"),
    [("社零", "retail-sales"), ("固投", "fixed-asset-investment"), ("外贸", "imports-and-exports")],
)
def test_short_names_mean_what_people_mean_by_them(run: Run, word: str, identifier: str) -> None:
    """The vocabulary's names and short names are understood wherever an indicator is named."""
    assert identifier == json.loads(run("show", word, "--json").stdout)["thing"]["id"]
    assert [identifier] == ids(run, "indicators", word)
    found = json.loads(run("figures", word, "--json").stdout)
    assert {identifier} == {figure["indicator"] for figure in found}


@pytest.mark.parametrize("word", ["ＰＭ２.５", "pm２．5", "ＰＭ2.5"])
@pytest.mark.parametrize("command", ["indicators", "figures", "compare"])
def test_widths_do_not_matter_anywhere(run: Run, command: str, word: str) -> None:
    """Full-width letters and digits mean the same as plain ones."""
    assert ids(run, command, "PM2.5") == ids(run, command, word) != []


@pytest.mark.parametrize(
    ("words", "number"),
    [(["创新"], 3), (["innovation"], 3), (["环境", "治理"], 7), (["专利"], 3), (["３"], 3)],
)
def test_area_is_found_by_words(run: Run, words: list[str], number: int) -> None:
    """`area` shows the one that the words mean: by its title, or else by what it says."""
    assert number == json.loads(run("area", *words, "--json").stdout)["number"]


@pytest.mark.parametrize(
    ("words", "number"), [(["养老"], 4), (["first", "aid"], 8), (["公共自行车"], 1)]
)
def test_project_is_found_by_words(run: Run, words: list[str], number: int) -> None:
    """`livelihood` shows the one that the words mean: by its title, or else by its tasks."""
    assert number == json.loads(run("livelihood", *words, "--json").stdout)["number"]


def test_words_of_several_areas_list_them_with_what_matched(run: Run) -> None:
    """Where several areas have the words these are listed, with the texts that have them."""
    found = json.loads(run("area", "investment", "--json").stdout)
    assert len(found) > 1
    shown = run("area", "investment", "--lang", "en").stdout
    assert "Where it stands" in shown
    assert "investment" in shown.partition("Where it stands")[2]


def test_words_of_several_projects_list_them_alone(run: Run) -> None:
    """Where several projects have the words these are listed, and counted."""
    found = json.loads(run("livelihood", "school", "--json").stdout)
    assert [2, 3] == [project["number"] for project in found["projects"]]
    assert 2 == found["summary"]["projects"]


def test_several_numbers_list_those(run: Run) -> None:
    """Several numbers list their areas."""
    found = json.loads(run("area", "3", "0", "--json").stdout)
    assert [3, 0] == [area["number"] for area in found]


@pytest.mark.parametrize("command", ["area", "livelihood"])
@pytest.mark.parametrize("words", [["火星"], ["no", "such"], [""]])
def test_words_that_stand_nowhere_are_refused(run: Run, command: str, words: list[str]) -> None:
    """Words that stand in no text are no empty answer but a refusal."""
    answer = run(command, *words, "--lang", "en")
    assert (2, "") == (answer.returncode, answer.stdout)
    assert "mentions" in answer.stderr


def test_words_mean_an_area_in_each_of_several_reports(run: Run) -> None:
    """Over several reports the words are looked for in each of them."""
    small = Path(__file__).parent / "models" / "small.toml"
    line = ["area", "创新", "--model", str(bundled_model()), "--model", str(small), "--json"]
    assert [3] == [area["number"] for area in json.loads(run(*line).stdout)]


def test_show_takes_words_without_quotation_marks(run: Run) -> None:
    """Several words after `show` are one name."""
    shown = json.loads(run("show", "Patents", "granted", "--json").stdout)
    assert "patents-granted" == shown["thing"]["id"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "error: work-safety could mean more than one indicator, figure, point, task or "
                "aim: work-safety-accidents, work-safety-deaths, work-safety-campaign; say which.\n"
            ),
        ),
        (
            "zh",
            (
                "错误：work-safety 对应多个指标、数据、要点、任务或目标：work-safety-accidents, "
                "work-safety-deaths, work-safety-campaign；请写明是哪一个。\n"
            ),
        ),
    ],
)
def test_ambiguous_word_is_refused_in_one_sentence(run: Run, language: str, said: str) -> None:
    """Exit code 2, nothing on standard output, and one sentence with the things it could mean."""
    answer = run("show", "work-safety", "--lang", language)
    assert (2, "", said) == (answer.returncode, answer.stdout, answer.stderr)
