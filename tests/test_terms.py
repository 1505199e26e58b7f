"""The vocabulary: every name of a series finds its term, and no look-alike finds another."""

import subprocess
import sys
from pathlib import Path

import pytest
import tomli
from conftest import environment
from hypothesis import given
from hypothesis import strategies as st

from xiaoshan_report.errors import ReportError
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.loading import bundled_terms, load_terms
from xiaoshan_report.model.structs import Report

SMALL = """
leading = ["全乡"]
interchangeable = [
  ["规模以上", "规上"],
]
terms = [
  { id = "mills", name = "规模以上磨坊", name_en = "Mill", prices = "none", synonyms = ["大磨坊"] },
  { id = "flour", name = "面粉产量", name_en = "Output of flour", prices = "none" },
]
"""
"""A vocabulary of our own, with one of everything."""


def refused(text: str, folder: Path) -> str:
    """What loading this vocabulary says, without the folder's name."""
    path = folder / "series.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReportError) as raised:
        load_terms(path)
    return Translator("en").sentence(raised.value.message).removeprefix(f"{folder}/")


def test_there_are_many_terms() -> None:
    """The tests below look at a whole vocabulary."""
    assert len(list(bundled_terms())) > 150


def test_every_name_finds_its_term() -> None:
    """A term is found by its standard name and by each of its synonyms."""
    lost = [
        (t.id, name)
        for t in bundled_terms()
        for name in t.names
        if bundled_terms().find(name) is not t
    ]
    assert [] == lost


def test_the_bundled_model_speaks_the_vocabulary(report: Report) -> None:
    """Every indicator of the bundled model is found by name, under its own id and prices."""
    for indicator in report.model.indicators:
        term = bundled_terms().find(indicator.name)
        assert term, indicator.name
        assert (indicator.id, indicator.prices) == (term.id, term.prices)


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("GDP", "gdp"),
        ("生产总值", "gdp"),
        ("全区地区生产总值", "gdp"),
        ("人均GDP", "gdp-per-capita"),
        ("规上工业增加值", "industrial-value-added"),
        ("全市 规模以上工业增加值", "industrial-value-added"),
        ("全省上半年规上工业增加值", "industrial-value-added"),
        ("外贸进出口总额", "imports-and-exports"),
        ("ＰＭ２．５浓度", "pm2-5-concentration"),
        ("PM₂.₅平均浓度", "pm2-5-concentration"),
        ("细颗粒物（PM2.5）浓度", "pm2-5-concentration"),
        ("新三样产品出口", "new-three-exports"),
        ("R&D经费投入强度", "research-intensity"),
    ],
)
def test_one_series_has_many_names(name: str, identifier: str) -> None:
    """Short forms, widths, quotation marks and words of place and time do not hide a term."""
    term = bundled_terms().find(name)
    assert term
    assert identifier == term.id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("财政总收入", "一般公共预算收入"),
        ("全体居民人均可支配收入", "城镇居民人均可支配收入"),
        ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
        ("农村居民人均可支配收入", "农民人均纯收入"),
        ("固定资产投资", "全社会固定资产投资"),
        ("工业增加值", "规上工业增加值"),
        ("高新技术产业增加值", "高技术制造业增加值"),
        ("人民币存款余额", "本外币存款余额"),
        ("进出口总额", "出口总额"),
        ("网上零售额", "实物商品网上零售额"),
        ("空气质量优良天数", "空气质量优良天数比例"),
        ("旅游总收入", "旅游总花费"),
        ("专利授权量", "发明专利授权量"),
    ],
)
def test_look_alikes_are_apart(one: str, other: str) -> None:
    """Names that resemble each other and mean different series have different terms."""
    first, second = bundled_terms().find(one), bundled_terms().find(other)
    assert first
    assert second
    assert first.id != second.id


@pytest.mark.parametrize(
    "name", ["城乡居民人均可支配收入", "存款余额", "规上工业增加值增速目标", "全国地区生产总值", ""]
)
def test_what_is_no_name_finds_nothing(name: str) -> None:
    """A name that could mean several series, contains one or is another place's finds none."""
    assert bundled_terms().find(name) is None


@given(st.text(max_size=30))
def test_folding_is_a_normal_form(name: str) -> None:
    """Folding never fails on a text, and the width and spacing of a name never change its form."""
    fold = bundled_terms().fold
    assert fold(name) == fold(f" {name}　")


def test_a_small_vocabulary_loads(tmp_path: Path) -> None:
    """The vocabulary that the refusals below edit is a good one."""
    path = tmp_path / "series.toml"
    path.write_text(SMALL, encoding="utf-8")
    loaded = load_terms(path)
    assert ["mills", "flour"] == [term.id for term in loaded]
    found = loaded.find("全乡规上磨坊")
    assert found is not None
    assert "mills" == found.id


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            'name_en = "Output of flour"',
            'english = "Output of flour"',
            (
                "series.toml:8: terms[1].english: unknown key english; "
                "expected one of id, name, name_en, prices, synonyms, short, growing."
            ),
        ),
        (
            'id = "flour"',
            'id = "mills"',
            "series.toml:8: terms[1].id: mills is used before this; every id must be unique.",
        ),
        (
            "面粉产量",
            "规上磨坊",
            (
                "series.toml:8: terms[1]: 规上磨坊 is a name of mills already; "
                "a name may mean one series only."
            ),
        ),
        (
            "大磨坊",
            "规上磨坊",
            (
                "series.toml:7: terms[0]: 规上磨坊 is a name of mills already; "
                "a name may mean one series only."
            ),
        ),
        (
            '["规模以上", "规上"],',
            '["规模以上", "规上"],\n  ["规上", "大"],',
            (
                "series.toml:5: interchangeable[1]: 规上 stands in another row already; "
                "a word may belong to one row only."
            ),
        ),
        (
            'prices = "none" },\n]',
            'prices = "real" },\n]',
            (
                'series.toml:8: terms[1].prices: "real" stands here; '
                "expected one of comparable, current, none."
            ),
        ),
    ],
)
def test_a_bad_vocabulary_is_refused(old: str, new: str, sentence: str, tmp_path: Path) -> None:
    """One sentence says where the vocabulary contradicts itself and what was expected."""
    assert 1 == SMALL.count(old)
    assert sentence == refused(SMALL.replace(old, new), tmp_path)


def test_the_vocabulary_is_read_only_where_reports_are_matched() -> None:
    """Listing the indicators of a model reads neither vocabulary nor lexicon, nor their types."""
    code = (
        "import sys; from xiaoshan_report.cli.program import run; run(['indicators', '--json']); "
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        env=environment(),
        text=True,
        encoding="utf-8",
        check=True,
    )
    loaded = done.stderr.split()
    assert "xiaoshan_report.commands.indicators" in loaded
    unread = {"model.vocabulary", "model.matching", "numerals.lexicon"}
    assert not {f"xiaoshan_report.{name}" for name in unread} & set(loaded)


def test_terms_are_short_and_complete() -> None:
    """Names carry no stray spaces, and a term says all in both languages."""
    document = tomli.loads(
        (Path(__file__).parents[1] / "data" / "series.toml").read_text(encoding="utf-8")
    )
    texts = [t[key] for t in document["terms"] for key in ("name", "name_en")]
    assert [] == [text for text in texts if text != text.strip() or not text]
    assert len(texts) == len(set(texts))
