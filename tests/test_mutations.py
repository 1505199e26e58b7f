"""A test of the proof itself: whatever single thing is changed, on either side, it is found."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Any, get_args

import msgspec
import tomli
from conftest import FULL_TEXT, PROJECT, needs_full_text, of_sample_and_all

from xiaoshan_report.check.against_itself import against_itself
from xiaoshan_report.check.against_text import against_text
from xiaoshan_report.model.figures import complete
from xiaoshan_report.model.loading import bundled_model
from xiaoshan_report.model.structs import Model, Qualifier, Report
from xiaoshan_report.model.validation import problems

GROWTH = ("yoy", "two_year_average", "vs_two_year_mean")
NOT_GROWTH = ("level", "count", "amount")
CHINESE = "一二三四五六七八九十"
OTHER_UNITS = {"亿元": "万元", "%": "个百分点", "家": "个", "个": "家"}

CHINESE_ROWS = {"model": "模型", "dropped": "删除", "text": "原文"}
"""How the rows of the table in Chinese begin."""

Mutant = tuple[str, dict[str, Any]]
"""A kind of mutation, and the keys that it changes; a key without a value goes."""


def mutations(figure: dict[str, Any], paragraph: int, period: str) -> Iterator[Mutant]:
    """Every single change to a figure that must be found."""
    value, measure = figure["value"], figure["measure"]
    step = Decimal(1).scaleb(int(Decimal(value).as_tuple().exponent))
    yield "value", {"value": value + step}
    yield "value", {"value": Decimal(value).scaleb(-1)}
    yield "range", {"upper": value + step}
    yield "sign", {"value": -value}
    yield "unit", {"unit": OTHER_UNITS.get(figure.get("unit", ""), "亿元")}
    yield "unit", {"unit": None}
    wrong = GROWTH if measure not in GROWTH else (*NOT_GROWTH, "share", "rank", *GROWTH)
    for other in sorted({*wrong, "rank"} - {measure}):
        yield "measure", {"measure": other}
    for qualifier in sorted({*get_args(Qualifier)} - {figure.get("qualifier", "exact")}):
        yield "qualifier", {"qualifier": qualifier}
    for other in sorted({"2021-01/2021-06", "2021-01/2021-03", "2020-05-31"} - {period}):
        yield "period", {"period": other}
    yield "paragraph", {"paragraph": paragraph + 1}
    yield "paragraph", {"paragraph": paragraph - 1}


def figure_lists(model: dict[str, Any]) -> Iterator[tuple[list[dict[str, Any]], int, str]]:
    """Every list of figures of a model, with the paragraph and the period of its owner."""
    period = model["report"]["period"]
    for indicator in model["indicators"]:
        yield indicator["figures"], indicator["paragraph"], indicator["period"]
    for area in model["areas"]:
        for section in area["sections"]:
            for point in section["points"]:
                yield point.get("figures", []), section["paragraph"], period
    for project in model["projects"]:
        for task in project["tasks"]:
            yield task.get("figures", []), project["paragraph"], period


def document() -> dict[str, Any]:
    """The bundled model as plain TOML."""
    return tomli.loads(bundled_model().read_text(encoding="utf-8"), parse_float=Decimal)


def verdict(model: dict[str, Any], text: str) -> str:
    """What finds something wrong with the model: loading, `check`, `check --source`, or nothing."""
    try:
        loaded = msgspec.convert(model, Model, builtin_types=(Decimal,))
    except msgspec.ValidationError:
        return "loading"
    if any(problems(loaded)):
        return "loading"
    report = Report(loaded, complete(loaded))
    if any(against_itself(report)):
        return "check"
    return "check --source" if against_text(report, text)[0] else "nothing"


def test_nothing_is_found_in_the_model_as_it_is() -> None:
    """Before anything is changed, neither half of the proof finds anything."""
    text = FULL_TEXT.read_text(encoding="utf-8") if FULL_TEXT.exists() else ""
    assert verdict(document(), text) == ("nothing" if text else "check --source")


@of_sample_and_all
@needs_full_text
def test_every_changed_figure_is_found(every: int) -> None:
    """A figure changed in anything but its name does not get past."""
    text, model = FULL_TEXT.read_text(encoding="utf-8"), document()
    changes = [
        (figure, change)
        for figures, owner, of_owner in figure_lists(model)
        for figure in figures
        for _, change in mutations(
            dict(figure), figure.get("paragraph", owner), figure.get("period", of_owner)
        )
        if changed(figure, change) != figure
    ]
    missed, tried = [], 0
    for figure, change in islice(changes, 0, None, every):
        kept = dict(figure)
        replace(figure, changed(figure, change))
        tried += 1
        if verdict(model, text) == "nothing":
            missed.append((kept["quote"], change))
        replace(figure, kept)
    assert missed == []
    assert_stated("model", tried, every)


def changed(figure: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """The figure with the change made; a key without a value goes."""
    return {key: value for key, value in {**figure, **change}.items() if value is not None}


def replace(figure: dict[str, Any], other: dict[str, Any]) -> None:
    """Have the figure's table hold what the other holds."""
    figure.clear()
    figure.update(other)


@of_sample_and_all
@needs_full_text
def test_every_dropped_or_doubled_figure_is_found(every: int) -> None:
    """A figure that is left out, or given twice under two keys, does not get past."""
    text, model = FULL_TEXT.read_text(encoding="utf-8"), document()
    del model["sums"], model["tallies"]
    each = [(figures, figure) for figures, _, _ in figure_lists(model) for figure in figures]
    tried, missed = 0, []
    for figures, figure in islice(each, 0, None, every):
        kept = list(figures)
        for other in (
            [one for one in kept if one is not figure],
            [*kept, {**figure, "key": "once-more"}],
        ):
            figures[:] = other
            tried += 1
            if verdict(model, text) == "nothing":
                missed.append(figure["quote"])
            figures[:] = kept
    assert missed == []
    assert_stated("dropped", tried, every)


@of_sample_and_all
@needs_full_text
def test_every_changed_digit_of_the_text_is_found(report: Report, every: int) -> None:
    """No digit of the text, Arabic, Chinese or Roman, can be another without being found."""
    text = FULL_TEXT.read_text(encoding="utf-8")
    each = [(at, other) for at, was in enumerate(text) for other in replacements(was)]
    tried, missed = 0, []
    for at, other in islice(each, 0, None, every):
        tried += 1
        if not against_text(report, text[:at] + other + text[at + 1 :])[0]:
            missed.append((text[max(0, at - 8) : at + 8], other))
    assert missed == []
    assert_stated("text", tried, every)


def replacements(character: str) -> list[str]:
    """Other digits for a digit: two for an Arabic one, one for a Chinese or a Roman one."""
    if character.isascii() and character.isdigit():
        return [str((int(character) + step) % 10) for step in (1, 5)]
    if character in CHINESE:
        return [CHINESE[(CHINESE.index(character) + 1) % len(CHINESE)]]
    return ["Ⅳ"] if character == "Ⅲ" else []


def assert_stated(what: str, tried: int, every: int) -> None:
    """All that the READMEs say were tried were tried, where it was not a sample."""
    assert tried
    if every == 1:
        assert stated(what) == (tried, tried)


def stated(what: str) -> tuple[int, int]:
    """How many mutations of a kind both pages on the check say are tried, and how many found."""
    rows = {_row("check.md", what), _row("check.zh-CN.md", CHINESE_ROWS[what])}
    assert len(rows) == 1, f"the pages differ on {what}: {rows}"
    return rows.pop()


def _row(name: str, begins: str) -> tuple[int, int]:
    page = (PROJECT / "docs" / name).read_text(encoding="utf-8")
    row = re.search(rf"^\| {begins}.*\| ([\d,]+) \| ([\d,]+) \|$", page, re.MULTILINE)
    assert row, f"no row on {begins} in {name}"
    tried, found = (int(number.replace(",", "")) for number in row.groups())
    return tried, found
