"""A place has the code that GB/T 2260 gives it, where its name says which place it is."""

import pytest

from xiaoshan_report.model.divisions import code_of, names


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("杭州市萧山区", "330109"),
        ("萧山区", "330109"),
        ("浙江省杭州市萧山区", "330109"),
        ("浙江杭州萧山", "330109"),
        ("浙江省", "330000"),
        ("南京市鼓楼区", "320106"),
        ("福建省鼓楼区", "350102"),
        ("北京市朝阳区", "110105"),
        ("石家庄市桥西区", "130104"),
        ("吉林", "220000"),
        ("吉林市", "220200"),
        ("沙县区", "350405"),
        ("江苏省昆山市", "320583"),
        ("恩施州", "422800"),
        ("神农架林区", "429021"),
        ("上海市浦东新区", "310115"),
        ("重庆市两江新区", "500157"),
        ("台湾省", "710000"),
    ],
)
def test_a_place_has_a_code(place: str, code: str) -> None:
    """It is called in full or in short, with the places above it or without."""
    assert code == code_of(place)


@pytest.mark.parametrize(
    "place",
    [
        "鼓楼区",
        "朝阳区",
        "桥西区",
        "江苏省鼓楼区",
        "广州市萧山区",
        "萧山经济技术开发区",
        "全国",
        "TODO",
        "",
    ],
)
def test_what_no_name_settles_has_no_code(place: str) -> None:
    """That is what several places are called, what is elsewhere, a zone, and the country."""
    assert code_of(place) is None


@pytest.mark.parametrize(
    ("place", "year", "code"),
    [
        ("巢湖市", 2008, "341400"),
        ("巢湖市", 2011, None),  # a prefecture until August, a county from then on
        ("巢湖市", 2012, "340181"),
        ("杭州市下城区", 2021, "330103"),
        ("杭州市下城区", 2022, None),
        ("余杭市", 1999, "330184"),  # as of 2000, with which the table begins
        ("重庆市江北区", 2025, "500105"),
    ],
)
def test_a_place_has_the_code_of_its_year(place: str, year: int, code: str | None) -> None:
    """A change comes within a year, in which the old and the new may be meant."""
    assert code == code_of(place, year)


def test_every_name_is_known_in_full_and_in_short() -> None:
    """Former ones are, too; who looks for places in a text looks for these."""
    known = names()
    assert known["余杭"] == known["余杭区"] == "余杭区"
    assert ("沙县", "萧山市", "延边朝鲜族自治州") == (known["沙县"], known["萧山市"], known["延边"])
