"""What a figure says beside what is printed: base value, days, English unit, link, and status."""

import datetime
import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from conftest import PROJECT, Run
from hypothesis import given
from hypothesis import strategies as st

from xiaoshan_report.model.loading import load
from xiaoshan_report.model.structs import Report
from xiaoshan_report.model.text_fragments import link
from xiaoshan_report.numerals.measures import MEASURES
from xiaoshan_report.numerals.units import in_base, units

BUNDLED = PROJECT / "data" / "report.toml"
COUNTIES = Path(__file__).parent / "models" / "counties"

Asked = Callable[..., Any]


@pytest.fixture
def asked(run: Run) -> Asked:
    """Ask for JSON; its numbers keep their digits."""

    def ask(*arguments: str) -> Any:
        return json.loads(
            run(*arguments, "--json").stdout, parse_float=Decimal, parse_int=lambda digits: digits
        )

    return ask


DRAFT = ("abridged = true", 'abridged = true\nstatus = "draft"')


# Values and units


@pytest.mark.parametrize(
    ("figure", "unit_en", "base_value", "base_unit"),
    [
        ("fixed-asset-investment.level", "100 million yuan", "42350000000", "元"),
        ("fixed-asset-investment.yoy", "%", "21.8", "%"),
        ("patents-granted.level", None, "4924", "件"),
        ("online-retail-sales.rank", None, "3", None),
        ("telecom-discounts.applicants", "people", "6000", "人"),
        ("resettlement-housing-completions.area", "10,000 m²", "664000", "平方米"),
    ],
)
def test_a_figure_has_its_value_in_the_base_unit(
    asked: Asked, figure: str, unit_en: str | None, base_value: str, base_unit: str | None
) -> None:
    """The value without a scale, in plain digits; a rank has no unit, a rate keeps its own."""
    thing = asked("show", figure)["thing"]
    found = (thing["unit_en"], str(thing["base_value"]), thing["base_unit"])
    assert (unit_en, base_value, base_unit) == found


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("396.71", "千米", "396710 米"),
        ("12.50", "公顷", "125000 平方米"),
        ("2027", "亩", "2027 亩"),
        ("3", "万顷", "3000000 亩"),
        ("1.2", "亿斤", "60000 吨"),
        ("105", "公斤", "0.105 吨"),
        ("3.5", "亿度", "350000000 度"),  # of electricity, or of heat
        ("120", "万千瓦", "1200000 千瓦"),
        ("2.5", "兆瓦", "2500 千瓦"),
        ("7", "千户", "7000 户"),
        ("350.5", "万元/亩", "3505000 元/亩"),
        ("28.5", "微克/立方米", "28.5 微克/立方米"),
        ("-1.5", "百分点", "-1.5 个百分点"),
        ("1.2", "万", "12000 None"),
    ],
)
def test_units_of_a_kind_have_one_base(value: str, unit: str, expected: str) -> None:
    """What is exactly so many of another is given in that; what is not only loses its scale."""
    base_value, base_unit = in_base(Decimal(value), unit)
    assert expected == f"{base_value} {base_unit}"


@given(
    st.decimals(-(10**20), 10**20, places=5),
    st.sampled_from(["", *units().scales]),
    st.sampled_from(sorted(MEASURES)),
)
def test_base_values_are_exact(value: Decimal, scale: str, unit: str) -> None:
    """A base value is a multiple of the value with no digit rounded, written out from one on."""
    one, base_of_one = in_base(Decimal(1), scale + unit)
    found, base = in_base(value, scale + unit)
    assert base_of_one == base
    assert Fraction(found) == Fraction(value) * Fraction(one)
    assert "E" not in str(found) or abs(found) < 1


# Periods


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("2021-01/2021-06", "2021-01-01", "2021-06-30"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2016-01/2020-12", "2016-01-01", "2020-12-31"),
        ("2021-05-31", "2021-05-31", "2021-05-31"),
    ],
)
def test_a_period_has_its_first_and_last_day(
    asked: Asked, edited: Callable[..., Path], period: str, start: str, end: str
) -> None:
    """Months begin on their first day and end on their last; an instant does both."""
    model = edited(('period = "2021-01/2021-05"', f'period = "{period}"'))
    thing = asked("show", "retail-sales.yoy", "--model", str(model))["thing"]
    assert (start, end) == (thing["period_start"], thing["period_end"])
    assert datetime.date.fromisoformat(start) <= datetime.date.fromisoformat(end)


# Links


def test_each_figure_links_to_its_words(asked: Asked, report: Report) -> None:
    """A link is the page's address and the quote, of which nothing can be read as syntax."""
    for figure in asked("figures"):
        address, _, words = figure["link"].partition("#:~:text=")
        assert report.model.report.url == address
        before, quote, behind = re.findall("^(?:(.*)-,)?(.*?)(?:,-(.*))?$", words)[0]
        assert figure["quote"] == unquote(quote)
        assert not set("-,&#") & set(before + quote + behind)


def test_without_a_page_there_is_no_link(asked: Asked, edited: Callable[..., Path]) -> None:
    """A record without an address has figures without links, and so has one not in the web."""
    address = 'url = "https://www.xiaoshan.gov.cn/art/2021/7/7/art_1229549070_3896319.html"\n'
    for other in ("", 'url = "javascript:alert(1)"\n'):
        model = edited((address, other))
        assert {None} == {one["link"] for one in asked("figures", "--model", str(model))}


@pytest.mark.parametrize(
    ("url", "quote", "expected"),
    [
        ("http://a/b", "5-6,7&8", "http://a/b#:~:text=5%2D6%2C7%268"),
        ("http://a/b#top", "增长", "http://a/b#top:~:text=%E5%A2%9E%E9%95%BF"),
        ("http://a/b", f"ab，{'c' * 100}，de", "http://a/b#:~:text=ab,de"),
        ("http://a/b#:~:text=old", "增长", "http://a/b#:~:text=%E5%A2%9E%E9%95%BF"),
        ("http://a/b#top:~:text=old", "a", "http://a/b#top:~:text=a"),
        ('https://a/b c?d="路"&e', "a", "https://a/b%20c?d=%22%E8%B7%AF%22&e#:~:text=a"),
        ("HTTP://a/b%20c\u202e", "a", "HTTP://a/b%20c%E2%80%AE#:~:text=a"),
        ("http://a/b", "c" * 101, f"http://a/b#:~:text={'c' * 101}"),
    ],
)
def test_a_text_fragment_is_encoded(url: str, quote: str, expected: str) -> None:
    """Marks with a meaning of their own are encoded; of a long quote both ends are given."""
    assert expected == link(url, quote)


# Drafts

QUESTIONS = [
    ["indicators"],
    ["area"],
    ["area", "3"],
    ["livelihood"],
    ["livelihood", "8"],
    ["compare"],
    ["figures", "专利"],
    ["show", "gdp"],
    ["show", "gdp.yoy"],
    ["check"],
]


def _rows(thing: Any) -> Iterator[dict[str, Any]]:
    """All records, at whatever depth, that name their report."""
    if isinstance(thing, dict):
        if "report" in thing:
            yield thing
        for value in thing.values():
            yield from _rows(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from _rows(value)


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_every_row_has_its_status(
    asked: Asked, edited: Callable[..., Path], question: list[str]
) -> None:
    """Whatever names its report says whether that has been reviewed."""
    draft = str(edited(DRAFT))
    for status, more in (("reviewed", ()), ("draft", ("--model", draft))):
        rows = list(_rows(asked(*question, *more)))
        assert rows
        assert {status} == {row["status"] for row in rows}


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_a_title_says_what_is_a_draft(
    run: Run, edited: Callable[..., Path], question: list[str]
) -> None:
    """The first line of an answer about a draft calls it one, and of no other."""
    draft = str(edited(DRAFT))
    for language, sign in (("en", "(draft, not reviewed)"), ("zh", "（初稿，未核对）")):
        said = run(*question, "--model", draft, "--lang", language).stdout.splitlines()[0]
        assert sign in said
        assert sign not in run(*question, "--lang", language).stdout


@pytest.mark.parametrize("question", [["indicators"], ["figures"], ["livelihood"], ["compare"]])
def test_of_several_reports_the_draft_is_named(
    run: Run, edited: Callable[..., Path], question: list[str]
) -> None:
    """Beside others a draft is called one at its place's name."""
    draft = str(edited(DRAFT, ('id = "xiaoshan-2021-h1"', 'id = "other"')))
    said = run(*question, "--model", draft, "--model", str(BUNDLED), "--lang", "en").stdout
    assert "(draft)" not in said.splitlines()[0]
    assert "Xiaoshan District, Hangzhou Jan–Jun 2021 (draft)" in said


def test_another_status_is_refused(run: Run, edited: Callable[..., Path]) -> None:
    """A record says `draft`, `reviewed` or nothing."""
    model = edited(("abridged = true", 'abridged = true\nstatus = "final"'))
    done = run("indicators", "--model", str(model), "--lang", "en")
    assert 2 == done.returncode
    assert "report.status" in done.stderr


def test_what_is_drafted_is_a_draft(run: Run, tmp_path: Path) -> None:
    """A new model says that nobody has reviewed it."""
    text = Path(__file__).parent / "data" / "qinghe-2025.txt"
    model = tmp_path / "model.toml"
    run("draft", str(text), "-o", str(model))
    assert "draft" == load(model).status


def test_csv_has_what_json_has(run: Run, asked: Asked) -> None:
    """The columns for data hold the same fields, under the same names."""
    heads, first = run("figures", "fiscal-revenue.level", "-f", "csv").stdout.splitlines()[:2]
    row = dict(zip(heads.split(","), first.split(","), strict=False))
    (figure,) = asked("figures", "fiscal-revenue.level")
    keys = ("status", "unit_en", "base_value", "base_unit", "period_start", "period_end", "link")
    assert {key: figure[key] for key in keys} == {key: row.get(key) for key in keys}
