"""The words that reading knows: each stands in its list once, and is of use there."""

from collections.abc import Iterator
from typing import Any

import pytest
import tomli

from xiaoshan_report import data_file
from xiaoshan_report.numerals.grammar import find
from xiaoshan_report.numerals.lexicon import any_of, lexicon

FILE: dict[str, dict[str, Any]] = tomli.loads(data_file("lexicon.toml").read_text("utf-8"))


def lists() -> Iterator[tuple[str, list[str]]]:
    """Every list of words with its place in the file; the ends of names as one."""
    for table, keys in FILE.items():
        for key, value in keys.items():
            if key == "ends":
                yield f"{table}.{key}", [word for group in value for word in group["words"]]
            elif isinstance(value, list):
                yield f"{table}.{key}", [w if isinstance(w, str) else w["word"] for w in value]


@pytest.mark.parametrize("words", dict(lists()).values(), ids=dict(lists()))
def test_a_word_stands_in_a_list_once(words: list[str]) -> None:
    """No list has a word twice, or one with spaces in it."""
    assert len(words) == len(set(words))
    assert [word for word in words if not word or word != "".join(word.split())] == []


def test_the_longest_word_is_matched() -> None:
    """A pattern of words tries longer ones first, so that none hides another."""
    assert "减少|减" == any_of(["减"], ["减少", "减"])


@pytest.mark.parametrize("one", lexicon().numbers.prefixes, ids=lambda one: one.word)
def test_a_word_before_a_number_says_how_exact_it_is(one: Any) -> None:
    """Each prefix of the file is read as it says, and no shorter one goes before it."""
    number = "百" if one.only else "400"
    [found] = find(f"{one.word}{number}{'名' if one.only == 'rank' else '户'}")
    assert (0, one.says) == (found.start, found.reading.qualifier)


@pytest.mark.parametrize("one", lexicon().numbers.suffixes, ids=lambda one: one.word)
def test_a_word_behind_a_number_says_how_exact_it_is(one: Any) -> None:
    """Each suffix of the file is read as it says, and no other goes before it."""
    text = f"400{next(iter(one.units), '户')}{one.word}"
    [found] = find(text)
    assert (len(text), one.says) == (found.end, found.reading.qualifier)
