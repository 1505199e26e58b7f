"""Every reading of `tests/reading/`: what a number of a text says, attribute by attribute."""

from functools import cache
from pathlib import Path

import pytest
from conftest import run_here
from drafted import of_model
from score import Reading, Row, cases, judge

OPEN = Path(__file__).parent / "reading" / "open.txt"
"""The readings that `report draft` does not get right yet, one a line. To write it anew:

    python bench/score.py --texts | python bench/drafted.py | python bench/score.py - --open
"""

WORDS = {case.identifier: case.words for case in cases()}


@cache
def figures(identifier: str) -> list[Row]:
    """Return the figures of a case's draft."""
    done = run_here("draft", "-", stdin=WORDS[identifier].encode())
    assert done.returncode == 0, done.stderr
    return list(of_model(done.stdout, WORDS[identifier]))


def readings() -> list[object]:
    """Return every reading, those that are still open as expected to fail."""
    still_open = set(OPEN.read_text(encoding="utf-8").splitlines())
    every = [reading for case in cases() for reading in case.readings]
    unknown = still_open - {reading.key for reading in every}
    assert not unknown, f"{OPEN.name} names what no case has: {unknown}"
    return [
        pytest.param(one, id=one.key, marks=pytest.mark.xfail if one.key in still_open else ())
        for one in every
    ]


@pytest.mark.parametrize("reading", readings())
def test_reading(reading: Reading) -> None:
    """A draft's figure says what the text says, or is marked where nobody can know."""
    assert judge(reading, figures(reading.text)).wrong == ()
