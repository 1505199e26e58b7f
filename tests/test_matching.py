"""Indicators of several reports become series by id, by term and by name, and never by guess."""

from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaoshan_report.model.comparability import SeriesMember, differences, member_of, reference
from xiaoshan_report.model.continuity import Past
from xiaoshan_report.model.loading import bundled_terms
from xiaoshan_report.model.matching import Matching, match
from xiaoshan_report.model.structs import Report
from xiaoshan_report.numerals.units import are_convertible, common_unit, convert


def subject(report: str, identifier: str, name: str, **more: object) -> SeriesMember:
    """An indicator of an invented county, growth only, for the first half of 2025."""
    usual = SeriesMember(
        report=report,
        place=f"{report}县",
        place_en=f"{report} County",
        id=identifier,
        name=name,
        name_en=f"{identifier} in English",
        period="2025-01/2025-06",
        prices="current",
        unit=None,
        measures=("yoy",),
        estimate=False,
    )
    return usual._replace(**more)  # type: ignore[arg-type]


def together(matching: Matching) -> dict[str, list[str]]:
    """The indicators in each series, as `report.id`."""
    return {
        series.id: sorted(f"{one.report}.{one.id}" for one in series.members)
        for series in matching.series
    }


def doubted(matching: Matching) -> dict[str, tuple[str, ...]]:
    """The series that each doubtful indicator could mean."""
    return {f"{one.report}.{one.id}": series for one, series in matching.ambiguities}


def matched(*subjects: SeriesMember) -> Matching:
    """The series of these indicators, by the bundled vocabulary."""
    return match(subjects, bundled_terms())


def test_names_of_one_term_are_one_series() -> None:
    """Different names and different ids of one term are one series, under the term's id."""
    found = matched(
        subject("jia", "output", "GDP"),
        subject("yi", "grp", "全县地区生产总值"),
        subject("bing", "gdp", "生产总值"),
    )
    assert {"gdp": ["bing.gdp", "jia.output", "yi.grp"]} == together(found)
    assert "地区生产总值" == found.series[0].name
    assert () == found.ambiguities


def test_look_alikes_are_apart() -> None:
    """Total fiscal revenue and budget revenue are two series."""
    found = matched(
        subject("jia", "fiscal-revenue", "财政总收入"),
        subject("yi", "budget-revenue", "一般公共预算收入"),
    )
    assert ["fiscal-revenue", "general-public-budget-revenue"] == list(together(found))


def test_a_shared_id_joins_a_name_that_nobody_knows() -> None:
    """An id that two reports share joins a name of their own to the term."""
    found = matched(subject("jia", "gdp", "地区生产总值"), subject("yi", "gdp", "全县经济规模总和"))
    assert {"gdp": ["jia.gdp", "yi.gdp"]} == together(found)


def test_a_shared_id_joins_two_names_that_nobody_knows() -> None:
    """Two names outside of the vocabulary are one series where their id is one."""
    found = matched(
        subject("jia", "tea-festival", "茶节成交额"), subject("yi", "tea-festival", "茶叶节交易额")
    )
    assert {"tea-festival": ["jia.tea-festival", "yi.tea-festival"]} == together(found)
    assert "茶节成交额" == found.series[0].name


def test_equal_names_are_one_series() -> None:
    """The same name outside of the vocabulary, folded, is one series, by its most usual id."""
    found = matched(
        subject("jia", "mushrooms", "香菇成交额"),
        subject("yi", "shiitake", "全县香菇成交额"),
        subject("bing", "shiitake", "香菇 成交额"),
    )
    assert {"shiitake": ["bing.shiitake", "jia.mushrooms", "yi.shiitake"]} == together(found)


def test_names_overrule_an_id() -> None:
    """Two terms under one id are two series, and both say that the id means either."""
    found = matched(
        subject("jia", "revenue", "财政总收入"), subject("yi", "revenue", "一般公共预算收入")
    )
    both = ("fiscal-revenue", "general-public-budget-revenue")
    assert {both[0]: ["jia.revenue"], both[1]: ["yi.revenue"]} == together(found)
    assert {"jia.revenue": both, "yi.revenue": both} == doubted(found)


def test_an_id_of_two_terms_joins_no_third() -> None:
    """A name of its own under an id that means two terms stands alone, with both named."""
    found = matched(
        subject("jia", "revenue", "财政总收入"),
        subject("yi", "revenue", "一般公共预算收入"),
        subject("bing", "revenue", "县级财力"),
    )
    assert ["bing.revenue"] == together(found)["revenue"]
    assert ("fiscal-revenue", "general-public-budget-revenue", "revenue") == doubted(found)[
        "bing.revenue"
    ]


def test_a_report_has_a_series_once() -> None:
    """An indicator that id and name lead to two others of one report goes by name, and says so."""
    found = matched(
        subject("jia", "tea", "茶节成交额"),
        subject("yi", "tea", "茶叶节门票"),
        subject("yi", "fair", "茶节成交额"),
    )
    assert {"fair": ["jia.tea", "yi.fair"], "tea": ["yi.tea"]} == together(found)
    assert {"jia.tea": ("fair", "tea"), "yi.tea": ("fair", "tea")} == doubted(found)


def test_a_taken_id_is_not_a_second_series() -> None:
    """A series outside of the vocabulary never bears the id of a term."""
    found = matched(subject("jia", "gdp", "县级财力"))
    assert ["gdp-2"] == list(together(found))


def test_a_report_may_state_a_series_for_two_periods() -> None:
    """The same name twice in a report is one series."""
    found = matched(
        subject("jia", "gdp", "地区生产总值"),
        subject("jia", "gdp-may", "GDP", period="2025-01/2025-05"),
    )
    assert {"gdp": ["jia.gdp", "jia.gdp-may"]} == together(found)


def test_every_indicator_of_the_bundled_model_is_its_own_series(report: Report) -> None:
    """The bundled model's series bear its own ids."""
    subjects = [member_of(report, indicator) for indicator in report.model.indicators]
    found = matched(*subjects)
    assert {one.id for one in subjects} == set(together(found))
    assert "亿元" == next(one.unit for one in subjects if one.id == "retail-sales")
    assert ["gdp"] == [one.id for one in subjects if one.estimate]


NAMES = ["GDP", "地区生产总值", "财政总收入", "茶节成交额", "茶叶节门票", "香菇成交额"]
SUBJECTS = st.lists(
    st.builds(
        subject,
        st.sampled_from(["jia", "yi", "bing"]),
        st.sampled_from(["gdp", "tea", "fair", "revenue"]),
        st.sampled_from(NAMES),
    ),
    max_size=6,
    unique_by=lambda one: (one.report, one.id),
)


@given(SUBJECTS)
def test_every_indicator_is_in_one_series(subjects: list[SeriesMember]) -> None:
    """Nothing is lost and nothing stands twice; series have unique ids."""
    found = matched(*subjects)
    members = [one for series in found.series for one in series.members]
    assert sorted(subjects) == sorted(members)
    assert len(found.series) == len({series.id for series in found.series})


@given(SUBJECTS)
def test_a_doubt_names_at_least_two_series(subjects: list[SeriesMember]) -> None:
    """What is doubtful could mean its own series or another; both exist."""
    found = matched(*subjects)
    known = {series.id for series in found.series}
    for one, series in found.ambiguities:
        assert len(series) > 1
        assert set(series) <= known
        assert found.comparability[one.report, one.id].series.id in series


@given(SUBJECTS.filter(lambda subjects: len(subjects) < 5))
def test_the_order_of_reports_does_not_matter(subjects: list[SeriesMember]) -> None:
    """The same indicators stand together in whatever order they come."""
    expected = {frozenset(members) for members in map(tuple, together(matched(*subjects)).values())}
    for order in permutations(subjects):
        found = matched(*order)
        assert expected == {frozenset(members) for members in together(found).values()}


HALF = subject("jia", "gdp", "地区生产总值", prices="comparable")


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, []),
        ({"period": "2021-01/2021-06"}, []),
        ({"period": "2025-06-30"}, []),
        ({"period": "2025-06-15"}, ["period"]),
        ({"period": "2021-01/2025-12"}, ["length"]),
        ({"period": "2025-01/2025-05"}, ["length"]),
        ({"period": "2025-01/2025-12"}, ["length"]),
        ({"period": "2025-07/2025-12"}, ["period"]),
        ({"period": "2024-01/2025-06"}, ["length"]),
        ({"period": "2025-06"}, ["length"]),
        ({"measures": ("vs_two_year_mean", "rank")}, ["basis"]),
        ({"measures": ("level", "yoy", "rank")}, []),
        ({"prices": "current"}, ["prices"]),
        ({"prices": "none"}, ["prices"]),
        ({"estimate": True}, ["estimate"]),
        ({"period": "2025-01/2025-05", "estimate": True}, ["length", "estimate"]),
    ],
)
def test_what_makes_two_incomparable(more: dict[str, object], expected: list[str]) -> None:
    """Length, months, no common measure, real against nominal, an estimate: each is named."""
    other = HALF._replace(report="yi", **more)  # type: ignore[arg-type]
    assert expected == list(differences(HALF, other))
    assert expected == list(differences(other, HALF))


@pytest.mark.parametrize(
    ("unit", "other", "same"),
    [
        ("亿元", "万元", True),
        ("万亿元", "亿元", True),
        ("百万美元", "亿美元", True),
        ("人", "万人", True),
        ("千瓦", "万千瓦", True),
        ("亿斤", "万吨", True),
        ("公顷", "平方公里", True),
        ("公里", "万米", True),
        ("亿元", "亿美元", False),
        ("亩", "公顷", False),
        ("千瓦", "千瓦时", False),
        ("户", "家", False),
        (None, "亿元", True),
    ],
)
def test_which_units_convert(unit: str | None, other: str, same: bool) -> None:
    """Units of one kind convert; of different things, or by no exact number, they do not."""
    found = list(differences(HALF._replace(unit=unit), HALF._replace(unit=other)))
    assert ([] if same else ["unit"]) == found
    assert unit is None or same == are_convertible(unit, other)


def test_conversion_is_exact_and_keeps_the_precision() -> None:
    """4235000 with the last digit printed is 423.5000 in the larger unit."""
    assert "423.5000" == str(convert(Decimal(4235000), "万元", "亿元"))
    assert Decimal("-423.5") == convert(Decimal("-4235000.0"), "万元", "亿元")
    assert "41.0" == f"{convert(Decimal('8.2'), '亿斤', '万吨'):f}"
    assert "8.2" == f"{convert(Decimal('41'), '万吨', '亿斤'):f}"
    assert "12.50" == f"{convert(Decimal('1250'), '公顷', '平方公里'):f}"


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=3),
    st.sampled_from(["元", "万元", "亿元", "万亿元"]),
    st.sampled_from(["元", "万元", "亿元", "万亿元"]),
)
def test_conversion_goes_there_and_back(value: Decimal, unit: str, to: str) -> None:
    """Converting back gives the same digits."""
    assert value.as_tuple() == convert(convert(value, unit, to), to, unit).as_tuple()


@pytest.mark.parametrize(
    ("quantities", "expected"),
    [
        ([("2103000", "万元"), ("186.4", "亿元")], "亿元"),
        ([("5696", "亿元"), ("14.58", "万亿元")], "万亿元"),
        ([("569", "亿元"), ("14.58", "万亿元")], "亿元"),
        ([("0.02", "万亿元"), ("0.08", "万亿元")], "亿元"),
        ([("0", "亿元"), ("0.0", "亿元")], "亿元"),
        ([("3.2", "万美元"), ("1.19", "万美元"), ("7.8", "万元")], "万美元"),
        ([("0.004", "岁")], "岁"),
        ([("8.2", "亿斤"), ("41.5", "万吨"), ("39.9", "万吨")], "万吨"),
        ([("8.2", "亿斤"), ("41.5", "万吨")], "万吨"),
        ([("8.2", "亿斤"), ("830000", "万斤"), ("41.5", "万吨")], "亿斤"),
        ([("0.02", "万公里"), ("300", "米")], "米"),
        ([], None),
    ],
)
def test_one_unit_for_a_series(quantities: list[tuple[str, str]], expected: str | None) -> None:
    """The unit of most is the largest in which none of them begins with 0.0."""
    assert expected == common_unit([(Decimal(value), unit) for value, unit in quantities])


def test_the_reference_is_of_the_most_usual_kind() -> None:
    """Reports of a half-year are compared among themselves, also where one of five months leads."""
    five = HALF._replace(report="yi", period="2025-01/2025-05")
    last = HALF._replace(report="bing", period="2021-01/2021-06")
    assert HALF == reference([five, HALF, last])
    assert five == reference([five, HALF])


def test_verdicts_are_against_the_reference() -> None:
    """Each is compared with the most usual kind, and the reference with one that agrees with it."""
    five = HALF._replace(report="yi", period="2025-01/2025-05")
    last = HALF._replace(report="bing", period="2021-01/2021-06")
    found = matched(five, HALF, last).comparability
    assert (False, HALF, ("length",)) == found["yi", "gdp"][2:5]
    assert (True, last, ()) == found["jia", "gdp"][2:5]
    assert (True, HALF, ()) == found["bing", "gdp"][2:5]


def test_two_that_differ_are_both_incomparable() -> None:
    """Of two that cannot be compared neither is called comparable."""
    five = HALF._replace(report="yi", period="2025-01/2025-05")
    found = matched(HALF, five).comparability
    assert [(False, five), (False, HALF)] == [one[2:4] for one in found.values()]


def test_one_alone_has_no_verdict() -> None:
    """An indicator that no other report has is neither comparable nor not."""
    (found,) = matched(HALF).comparability.values()
    assert (None, None, (), (), Past()) == found[2:]


def test_a_doubt_is_a_part_of_the_verdict() -> None:
    """An indicator whose id means several series says so, compared or not."""
    found = matched(HALF, HALF._replace(report="yi", name="财政总收入")).comparability
    assert ("fiscal-revenue", "gdp") == found["jia", "gdp"].doubt
