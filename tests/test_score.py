"""The judge of readings: what counts as the same, and what as silently wrong."""

from decimal import Decimal
from typing import Any

import pytest
from score import Reading, judge

PLACE = {"start": 4, "end": 9}


def judged(says: dict[str, Any], **row: Any) -> tuple[str, ...]:
    """Return in what a figure is wrong that stands where the reading is."""
    return judge(Reading("a-1", 4, 9, "3.2亿元", says), [{**PLACE, "value": 1, **row}]).wrong


@pytest.mark.parametrize(
    ("says", "row"),
    [
        ({"value": 3.2, "unit": "亿元"}, {"value": 320000000, "unit": "元"}),
        ({"value": 12.5, "unit": "万m²"}, {"value": 125000, "unit": "平方米"}),
        ({"value": 1.7, "unit": "倍"}, {"value": 170, "unit": "%"}),
        ({"value": -15, "upper": -10}, {"value": -15, "upper": Decimal(-10)}),
        ({"measure": ["level", "count"]}, {"measure": "count"}),
        ({"aim": False, "qualifier": "exact"}, {}),
        ({"period": "2025-06/2025-06"}, {"period": "2025-06"}),
        ({"period": "2025-01/2025-12"}, {"period": "2025-12-31"}),
        ({"base": ["", "2024-01/2024-12"]}, {}),
        ({"name": "教育支出"}, {"name": "一般公共预算教育支出"}),
        ({"name": {"all": ["农村", "收入"]}}, {"name": "农村居民收入"}),
        ({"mark": True}, {"todo": "nobody knows"}),
    ],
)
def test_right(says: dict[str, Any], row: dict[str, Any]) -> None:
    """What says the same is right."""
    assert judged(says, **row) == ()


@pytest.mark.parametrize(
    ("says", "row", "wrong"),
    [
        ({"value": 3.2, "unit": "亿元"}, {"value": 3.2, "unit": "元"}, "value"),
        ({"value": -5}, {"value": 5}, "sign"),
        ({"unit": "人"}, {"unit": "户"}, "unit"),
        ({"upper": 10}, {}, "upper"),
        ({"upper": None}, {"upper": 10}, "upper"),
        ({"aim": True}, {}, "aim"),
        ({"period": "2025-12-31"}, {"period": "2025-01/2025-12"}, "period"),
        ({"base": "2019-01/2019-12"}, {}, "base"),
        ({"name": "企业开办", "not_in_name": "不"}, {"name": "企业开办不"}, "name"),
        ({"none": True}, {}, "none"),
        ({"mark": True}, {}, "mark"),
    ],
)
def test_wrong(says: dict[str, Any], row: dict[str, Any], wrong: str) -> None:
    """What says another thing is wrong, in that."""
    assert judged(says, **row) == (wrong,)


@pytest.mark.parametrize(
    ("rows", "is_silent"),
    [
        ([{**PLACE, "value": 5}], True),
        ([{**PLACE, "value": 5, "todo": "which?"}], False),
        ([{**PLACE, "todo": "what is it?"}], False),
        ([], False),
    ],
)
def test_silent(rows: list[dict[str, Any]], is_silent: bool) -> None:
    """Only a figure that is wrong without a mark is silently wrong; none is missing."""
    assert judge(Reading("a-1", 4, 9, "3人", {"value": 3}), rows).is_silent is is_silent
