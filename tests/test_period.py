"""A period is read from its ISO text and written as the same."""

import pytest

from xiaoshan_report.model.period import Period


@pytest.mark.parametrize(
    ("text", "months"),
    [("2021-05", 1), ("2021-01/2021-05", 5), ("2016-01/2020-12", 60), ("2021-05-31", None)],
)
def test_a_period_is_written_as_it_was_read(text: str, months: int | None) -> None:
    """It knows how many months it has; an instant has none."""
    assert text == str(Period.parse(text))
    assert months == Period.parse(text).months


def test_periods_are_in_the_order_of_time() -> None:
    """They sort by when they begin, then by when they end."""
    texts = ["2020-12-31", "2021-01", "2021-01/2021-06", "2021-02"]
    assert texts == [str(period) for period in sorted(map(Period.parse, reversed(texts)))]


@pytest.mark.parametrize("text", ["2021-02-30", "2021-05/2021-01", "0000-01", "2021-05-31\n", ""])
def test_what_no_calendar_has_is_no_period(text: str) -> None:
    """Nor is what ends before it begins, or is otherwise written."""
    with pytest.raises(ValueError, match=r".*"):
        Period.parse(text)
