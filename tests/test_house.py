"""The borders of the house: what each module may import, and that no fact lives in Python."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from xiaoshan_report.model import Report

PACKAGE = Path(__file__).parents[1] / "xiaoshan_report"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))

STDLIB = "(standard library)"

ROOMS: dict[str, set[str]] = {
    "__init__.py": set(),
    "__main__.py": {STDLIB, "cli"},
    "errors.py": set(),
    "model.py": {STDLIB, "msgspec"},
    "numerals.py": {STDLIB},
    "growth.py": {STDLIB},
    "messages.py": {STDLIB, "errors", "remarks", "guidance"},
    "remarks.py": set(),
    "guidance.py": set(),
    "usage.py": {STDLIB, "messages"},
    "help.py": {STDLIB, "messages", "usage", "wrapping", "rich"},
    "misuse.py": {STDLIB, "consistency", "errors"},
    "commandline.py": {
        STDLIB,
        "typer",
        "errors",
        "messages",
        "usage",
        "help",
        "misuse",
        "delivery",
        "",
    },
    "lean.py": {STDLIB, "msgspec"},
    "soundness.py": {STDLIB, "model", "numerals", ""},
    "consistency.py": {STDLIB, "errors", "model", "numerals", "soundness"},
    "refusals.py": {STDLIB, "msgspec", "consistency", "errors"},
    "matching.py": {STDLIB, "model", "terms"},
    "terms.py": {STDLIB, "msgspec", "consistency", "errors", "model"},
    "selecting.py": {STDLIB, "msgspec", "consistency", "errors", "model"},
    "streaming.py": {STDLIB, "errors", "selecting"},
    "collection.py": {STDLIB, "errors", "loading", "model"},
    "completion.py": {STDLIB, "audit", "collection", "errors", "messages", "model", "usage"},
    "loading.py": {
        STDLIB,
        "tomli",
        "msgspec",
        "model",
        "numerals",
        "errors",
        "consistency",
        "refusals",
        "terms",
        "soundness",
    },
    "phrases.py": {STDLIB, "model"},
    "audit": {
        STDLIB,
        "msgspec",
        "model",
        "numerals",
        "growth",
        "consistency",
        "errors",
        "phrases",
        "audit",
    },
    "draft": {
        STDLIB,
        "msgspec",
        "errors",
        "messages",
        "model",
        "numerals",
        "phrases",
        "terms",
        "audit",
        "draft",
        "",
    },
    "table.py": {STDLIB, "msgspec", "chart", "selecting"},  # these two for their types alone
    "views": {
        STDLIB,
        "msgspec",
        "model",
        "growth",
        "messages",
        "chart",
        "table",
        "errors",
        "consistency",
        "audit",
        "selecting",
        "matching",
        "views",
        "",  # the package itself, for `from xiaoshan_report import growth`
    },
    "output": {STDLIB, "msgspec", "table", "output"},
    "output/progress.py": {STDLIB, "rich"},
    "wrapping.py": {STDLIB, "rich"},
    "output/terminal.py": {STDLIB, "table", "output", "wrapping", "rich"},
    "output/drawing.py": {STDLIB, "wrapping"},
    "output/svg.py": {STDLIB, "table", "output", "chart", "wrapping"},
    "output/chart_svg.py": {STDLIB, "table", "output", "chart", "wrapping"},
    "output/html.py": {STDLIB, "table", "output", "chart", "rich"},
    "output/chart_terminal.py": {STDLIB, "table", "output", "chart", "wrapping", "rich"},
    "chart.py": {STDLIB, "msgspec", "table"},
    "export": {
        STDLIB,
        "msgspec",
        "errors",
        "model",
        "messages",
        "views",
        "export",
        "delivery",
        "output",
        "matching",
        "",  # the package itself, for its version
    }
    | {"xlsxwriter", "pyarrow", "jinja2", "table", "chart", "wrapping"},
    "delivery.py": {STDLIB, "errors"},
    "responding.py": {STDLIB, "errors", "messages", "model", "loading", "table", "output"}
    | {"collection", "streaming", "delivery", "lean"}
    | {"cli"},  # to find a command again in another process
    "cli.py": {STDLIB, "typer", "errors", "messages", "model", "loading", "table", "output", ""}
    | {"views", "audit", "draft", "delivery", "export", "completion"}
    | {"usage", "commandline", "lean", "collection", "matching", "responding"},
}
"""What each module, or each module of a folder, may import: the table of the design's section 7."""

ORDINARY = {
    "工作方面": "the heading of a column, which the report's figure of that name happens to share",
    "经济运行": "a word of the titles of reports on how the economy does",
    "100%": "the bound of a fall in an explanation",
}
"""Words of the program that the report also uses."""


def imports(module: str) -> set[str]:
    """The rooms and libraries that a module imports, also inside functions."""
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    names = {name for node in ast.walk(tree) for name in _imported(node)}
    return {_room(name) for name in names}


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert not node.level, "imports are absolute, so that they can be read"
        if node.module == "xiaoshan_report":
            yield from (f"xiaoshan_report.{alias.name}" for alias in node.names)
        else:
            yield str(node.module)


def _room(name: str) -> str:
    library, _, rest = name.partition(".")
    if library != "xiaoshan_report":
        return STDLIB if library in sys.stdlib_module_names else library
    room = rest.partition(".")[0]
    return room if (PACKAGE / room).is_dir() or (PACKAGE / f"{room}.py").exists() else ""


def texts(module: str) -> Iterator[str]:
    """The text that a module's code holds; docstrings and comments, which only explain, aside."""
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    loose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in loose:
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
    assert {"cli.py", "views/show.py", "output/terminal.py"} <= set(MODULES)


@pytest.mark.parametrize("module", MODULES)
def test_module_imports_only_what_its_room_may(module: str) -> None:
    """No module imports anything across a border of the house."""
    allowed = ROOMS[module] if module in ROOMS else ROOMS[module.partition("/")[0]]
    assert set() == imports(module) - allowed


@pytest.mark.parametrize("module", MODULES)
def test_no_fact_of_the_report_lives_in_code(module: str, report: Report) -> None:
    """No name, title, id or printed number of the report stands in the text that code holds."""
    known = facts(report) - set(ORDINARY)
    assert [] == [(fact, text) for text in texts(module) for fact in known if fact in text]


@pytest.mark.parametrize("module", MODULES)
def test_module_opens_with_one_sentence(module: str) -> None:
    """The first line of every module says in one sentence what it is for."""
    docstring = ast.get_docstring(ast.parse((PACKAGE / module).read_text(encoding="utf-8")))
    assert docstring, module
    first = docstring.split("\n\n")[0].partition("\n")[0]
    assert first.endswith((".", ":", "?"))
