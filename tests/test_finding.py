"""Words in long lines, which are not read whole for each of them."""

import pytest

from xiaoshan_report.audit.text import occurrences
from xiaoshan_report.draft.finding import finder

LINE = "新建学校3所,改造学校13所。好好好好" * 300 + "签约1个"


@pytest.mark.parametrize("words", ["所", "个", "好好", "好好好", "学校3所", "学校13所", "签约1个"])
def test_words_of_a_long_line_are_found_as_in_any_text(words: str) -> None:
    """Words stand in a long line where the check finds them, and once where it has them once."""
    assert list(occurrences(words, LINE)) == list(finder(LINE).occurrences(words))
    assert (LINE.count(words) == 1) == finder(LINE).stands_once(words)


def test_words_that_overlap_themselves_stand_more_than_once() -> None:
    """Words stand twice in a line where one of the places begins within the other."""
    line = "一" * 5000 + "好好好"

    assert not finder(line).stands_once("好好")
    assert finder(line).stands_once("好好好")
