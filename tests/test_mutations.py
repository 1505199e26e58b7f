"""A test of the proof itself: whatever single thing is changed, on either side, it is found."""

import re
from decimal import Decimal
from functools import cache
from typing import Any

import msgspec
import pytest
import tomli
from conftest import FULL_TEXT, PROJECT, needs_full_text, of_sample_and_all
from mutants import KINDS, Mutant, mutants

from xiaoshan_report.check.against_itself import against_itself
from xiaoshan_report.check.against_text import TextProof
from xiaoshan_report.check.english import mistranslated
from xiaoshan_report.model.figures import complete
from xiaoshan_report.model.loading import bundled_model, bundled_terms, load
from xiaoshan_report.model.structs import Model, Report
from xiaoshan_report.model.validation import problems

LEAST = 0.9
"""The part of the changes of any kind that is found."""

LEAST_OF_ALL = 0.98
"""The part of all changes that is found."""


@cache
def document() -> dict[str, Any]:
    """The bundled model as plain TOML."""
    return tomli.loads(bundled_model().read_text(encoding="utf-8"), parse_float=Decimal)


@cache
def full_text() -> str:
    """The report's text, or none where it is not at hand."""
    return FULL_TEXT.read_text(encoding="utf-8") if FULL_TEXT.exists() else ""


@cache
def report() -> Report:
    """The bundled report."""
    return load(bundled_model())


def is_found(mutant: Mutant) -> bool:
    """Whether loading, or either half of the proof, finds something."""
    table = mutant.model()
    if table is document():  # then the text has changed, and nothing but that half can find it
        return is_found_in_text(report(), mutant.text)
    try:
        model = msgspec.convert(table, Model, builtin_types=(Decimal,))
    except msgspec.ValidationError:
        return True
    if any(problems(model)):
        return True
    changed = Report(model, complete(model))
    if any(against_itself(changed)) or any(mistranslated(model, bundled_terms())):
        return True
    return is_found_in_text(changed, mutant.text)


def is_found_in_text(changed: Report, text: str) -> bool:
    """Whether the model beside the text shows something; one thing is enough."""
    return any(TextProof(changed, text, bundled_terms()).findings())


@needs_full_text
def test_nothing_is_found_in_the_model_as_it_is() -> None:
    """Before anything is changed, neither half of the proof finds anything."""
    assert not any(against_itself(report()))
    assert not any(mistranslated(report().model, bundled_terms()))
    assert not is_found(Mutant("nothing", document, full_text()))


@of_sample_and_all
@needs_full_text
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_changed_is_found(kind: str, every: int) -> None:
    """At least nine of ten changes of each kind are found, as many as the page says."""
    each = mutants(kind, document(), full_text())
    tried = each if every == 1 else [each[len(each) // 3]]
    missed = [mutant.what for mutant in tried if not is_found(mutant)]
    if every == 1:
        assert (len(tried), len(tried) - len(missed)) == stated()[kind], missed
    assert len(missed) <= (1 - LEAST) * len(tried), missed


def test_the_pages_say_how_much_is_found() -> None:
    """Both pages name every kind with the same counts: of each enough, and of all together."""
    counts = stated()
    assert list(counts) == list(KINDS)
    assert list(counts.values()) == list(_rows("check.zh-CN.md").values())
    assert all(found >= LEAST * tried for tried, found in counts.values())
    tried, found = map(sum, zip(*counts.values(), strict=True))
    assert found >= LEAST_OF_ALL * tried


def stated() -> dict[str, tuple[int, int]]:
    """How many changes of each kind the page on the check says are tried, and how many found."""
    return _rows("check.md")


def _rows(name: str) -> dict[str, tuple[int, int]]:
    page = (PROJECT / "docs" / name).read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^`]+)` \|.*\| ([\d,]+) \| ([\d,]+) \|$", page, re.MULTILINE)
    return {kind: (_number(tried), _number(found)) for kind, tried, found in rows}


def _number(printed: str) -> int:
    return int(printed.replace(",", ""))
