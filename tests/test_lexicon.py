"""The words that reading knows: each stands in its list once, and is of use there."""

from collections.abc import Iterator
from typing import Any

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


def test_a_word_stands_in_a_list_once() -> None:
    """No list has a word twice, or one with spaces in it."""
    every = dict(lists())
    assert [key for key, words in every.items() if len(words) != len(set(words))] == []
    words = [word for some in every.values() for word in some]
    assert [word for word in words if not word or word != "".join(word.split())] == []


def test_the_longest_word_is_matched() -> None:
    """A pattern of words tries longer ones first, so that none hides another."""
    assert "减少|减" == any_of(["减"], ["减少", "减"])


def test_a_word_before_a_number_says_how_exact_it_is() -> None:
    """Each prefix of the file is read as it says, and no shorter one goes before it."""
    for one in lexicon().numbers.prefixes:
        number = "百" if one.only else "400"
        [found] = find(f"{one.word}{number}{'名' if one.only == 'rank' else '户'}")
        assert (one.word, 0, one.says) == (one.word, found.start, found.reading.qualifier)


def test_a_word_behind_a_number_says_how_exact_it_is() -> None:
    """Each suffix of the file is read as it says, and no other goes before it."""
    for one in lexicon().numbers.suffixes:
        text = f"400{next(iter(one.units), '户')}{one.word}"
        [found] = find(text)
        assert (text, len(text), one.says) == (text, found.end, found.reading.qualifier)
