"""What the program says: every key that is used has its sentence, and none is there in vain."""

import ast
import re
from collections import Counter
from functools import cache
from importlib import import_module

import pytest
from conftest import PROJECT

from xiaoshan_report.messages.translator import TOPICS

TABLES = [import_module(f"xiaoshan_report.messages.{topic}").SENTENCES for topic in TOPICS]
KEYS = frozenset(key for table in TABLES for key in table)

PACKAGE = PROJECT / "xiaoshan_report"
TOPIC_FILES = {PACKAGE / "messages" / f"{topic}.py" for topic in TOPICS}

SAY = ("tr", "Message")
"""What takes a key and the values of its gaps."""


@cache
def nodes() -> list[ast.AST]:
    """Everything in the code."""
    paths = {*PACKAGE.rglob("*.py")} - TOPIC_FILES
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in paths]
    return [node for tree in trees for node in ast.walk(tree)]


def said(node: ast.AST) -> str | None:
    """The key of a call that says something, where it stands there."""
    match node:
        case ast.Call(
            func=ast.Name(id=name) | ast.Attribute(attr=name), args=[ast.Constant(value=key), *_]
        ) if name in SAY:
            return str(key)
    return None


def test_every_key_has_its_sentence() -> None:
    """What the code says by a key stands in a table."""
    used = {key for node in nodes() if (key := said(node))}
    assert len(used) > 100
    assert set() == used - KEYS


def test_every_sentence_is_used() -> None:
    """Each key stands in the code or in the page's template, or is one of a family: `state-…`."""
    every = nodes()
    texts = {str(node.value) for node in every if isinstance(node, ast.Constant)}
    words = {word for text in texts for word in text.split()}  # some stand in lists
    opened = (node.values[0] for node in every if isinstance(node, ast.JoinedStr) and node.values)
    families = tuple(
        part.value
        for part in opened
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value[-1:] == "-"
    )
    templates = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.j2"))
    words.update(re.findall(r"[\w-]+", templates))
    assert set() == {key for key in KEYS - words if not key.startswith(families)}


def test_nothing_is_said_twice() -> None:
    """A key stands in one table only, and no two keys say the same."""
    pairs = [pair for table in TABLES for pair in table.values()]
    assert len(KEYS) == len(pairs)
    assert [] == [pair for pair, times in Counter(pairs).items() if times > 1]


HAN = "[\u4e00-\u9fff]"
CHINESE = sorted({chinese for table in TABLES for chinese, _ in table.values()})


@pytest.mark.parametrize(
    "fault",
    [
        rf"{HAN}[,;:?!()]|[,;:?!()]{HAN}",  # punctuation of half width
        rf"{HAN} [0-9]|(?<![-0-9A-Za-z])[0-9]+ {HAN}|{HAN} {HAN}",  # blanks between
        "[，。；：、（）] | [，。；：、（）]",  # blanks beside marks
    ],
)
def test_chinese_is_set_as_chinese(fault: str) -> None:
    """Punctuation is of full width, and no blank stands between Chinese, digits and marks."""
    found = [text for text in CHINESE if re.search(fault, text)]
    assert [] == found


@pytest.mark.parametrize("word", ["编号", "草稿", "数据数", "所印", "个数据", "规模以上"])
def test_one_thing_has_one_word(word: str) -> None:
    """Ids are 标识, drafts 初稿, figures counted in 条: no sentence has another word for them."""
    assert [] == [text for text in CHINESE if word in text]
