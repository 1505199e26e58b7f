"""The borders of the house: what each module may import, and that no fact lives in Python."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from xiaoshan_report.model.structs import Report

PACKAGE = Path(__file__).parents[1] / "xiaoshan_report"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))

ORDINARY = {
    "工作方面": "the heading of a column, which the report's figure of that name happens to share",
    "经济运行": "a word of the titles of reports on how the economy does",
    "100%": "the bound of a fall in an explanation",
}
"""Words of the program that the report also uses."""


def source(module: str) -> str:
    """Return the code of a module."""
    return (PACKAGE / module).read_text(encoding="utf-8")


def texts(module: str) -> Iterator[str]:
    """The text that a module's code holds; docstrings and comments, which only explain, aside."""
    loose: set[ast.expr] = set()
    for node in ast.walk(ast.parse(source(module))):  # which meets what holds a text before it
        if isinstance(node, ast.Expr):
            loose.add(node.value)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in loose:
            yield node.value


def facts(report: Report) -> set[str]:
    """Every name, title, id and printed form of the model that is longer than three characters."""
    kinds = {"name", "name_en", "title", "title_en", "id", "printed", "text", "text_en", "quote"}
    found = {text for key, text in _entries(msgspec.to_builtins(report.model)) if key in kinds}
    return {text for text in found if len(text) > 3} - {n.text for n in report.model.numerals}


def _entries(tree: object) -> Iterator[tuple[str, str]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            if isinstance(value, str):
                yield key, value
            yield from _entries(value)
    elif isinstance(tree, list | tuple):
        for value in tree:
            yield from _entries(value)


def test_modules_are_found() -> None:
    """The tests below look at the whole package."""
    assert len(MODULES) > 20
    assert {"errors.py", "commands/show.py", "render/terminal.py"} <= set(MODULES)


def test_no_fact_of_the_report_lives_in_code(report: Report) -> None:
    """No name, title, id or printed number of the report stands in the text that code holds."""
    known = re.compile("|".join(map(re.escape, facts(report) - set(ORDINARY))))
    assert [] == [(one, text) for one in MODULES for text in texts(one) if known.search(text)]


def test_every_module_opens_with_one_sentence() -> None:
    """The first line of every module says in one sentence what it is for."""
    sentence = re.compile(r'r?"""[^\n]+[.:?]("""|\n)')
    assert [] == [one for one in MODULES if not sentence.match(source(one))]
