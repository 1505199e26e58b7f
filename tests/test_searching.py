"""Words in long lines, which are not read whole for each of them."""

import pytest

from xiaoshan_report.documents.occurrences import Search, occurrences

LINE = "新建学校3所,改造学校13所。好好好好" * 300 + "签约1个"

SEARCHES = 200
"""So many of each that in the end what is noted of the line is looked up."""


@pytest.mark.parametrize("words", ["所", "个", "好好", "好好好", "学校3所", "学校13所", "签约1个"])
def test_words_of_a_long_line_are_found_as_in_any_text(words: str) -> None:
    """Words stand in a long line where the check finds them, and once where it has them once."""
    search = Search(LINE)
    for _ in range(SEARCHES):
        assert list(occurrences(words, LINE)) == list(search.occurrences(words))
        assert (LINE.count(words) == 1) == search.stands_once(words)


def test_words_that_overlap_themselves_stand_more_than_once() -> None:
    """Words stand twice in a line where one of the places begins within the other."""
    search = Search("一" * 5000 + "好好好")

    for _ in range(SEARCHES):
        assert not search.stands_once("好好")
        assert search.stands_once("好好好")
