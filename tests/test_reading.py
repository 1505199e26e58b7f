"""Every reading of `tests/reading/`: what a number of a text says, attribute by attribute."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from drafted import drafted
from score import CASES, Case, Judged, cases, judge

OPEN = Path(__file__).parent / "reading" / "open.txt"
"""The readings that `report draft` does not get right yet, one a line. To write it anew:

    python bench/score.py --texts | python bench/drafted.py | python bench/score.py - --open
"""

STILL_OPEN = set(OPEN.read_text(encoding="utf-8").splitlines())


def judged(case: Case) -> Iterator[Judged]:
    """Judge what the draft of a case says at each of its readings."""
    figures = drafted(case.words)
    return (judge(reading, figures) for reading in case.readings)


@pytest.mark.parametrize("file", [path.stem for path in sorted(CASES.glob("*.toml"))])
def test_reading(file: str) -> None:
    """A draft's figure says what the text says, or is marked where nobody can know."""
    of_file = [case for case in cases() if case.identifier.rpartition("-")[0] == file]
    wrong = {one.reading.key: one.wrong for case in of_file for one in judged(case) if one.wrong}
    assert {key: why for key, why in wrong.items() if key not in STILL_OPEN} == {}
    read = {reading.key for case in of_file for reading in case.readings} - wrong.keys()
    assert read & STILL_OPEN == set(), "these are read rightly now"


def test_all_that_is_open_is_a_reading() -> None:
    """The list names nothing that no case has."""
    assert STILL_OPEN <= {reading.key for case in cases() for reading in case.readings}
