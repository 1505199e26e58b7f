"""What stands on the page in both languages: sentences, texts of a model, and numbers."""

import datetime
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import NamedTuple

from xiaoshan_report.commands.comparison import DERIVED, Compared
from xiaoshan_report.commands.comparison_columns import derived_column
from xiaoshan_report.commands.shared_columns import measure_text, number_cell, period_text
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import Figure
from xiaoshan_report.render.numbers import signs
from xiaoshan_report.render.table import Column
from xiaoshan_report.render.values import Cell, Number

CHINESE, ENGLISH = Translator("zh"), Translator("en")

MINUS = "\N{MINUS SIGN}"


class Both(NamedTuple):
    """A text in Chinese and in English."""

    zh: str
    en: str


NOTHING = Both("", "")


class NumberText(NamedTuple):
    """A number as people read it, its unit apart, and what a derived one may be off."""

    digits: Both
    unit: Both
    signs: str
    margin: Both


def in_both(text: Callable[[Translator], str]) -> Both:
    """Return a text that is made one language at a time."""
    return Both(text(CHINESE), text(ENGLISH))


def say(key: str, /, **values: object) -> Both:
    """Return a sentence of the program."""
    return in_both(lambda tr: tr(key, **values))


def both(thing: object, key: str) -> Both:
    """Return a text of the model and its English."""
    chinese = getattr(thing, key) or ""
    return Both(chinese, getattr(thing, f"{key}_en") or chinese)


def pairs(sentences: Callable[[Translator], Sequence[str]]) -> list[Both]:
    """Return sentences of the program that are made one language at a time."""
    return [Both(*pair) for pair in zip(sentences(CHINESE), sentences(ENGLISH), strict=True)]


def count_of(number: int) -> Both:
    """Return a count, which is the same in both languages."""
    return Both(str(number), str(number))


def day(date: datetime.date) -> Both:
    """Return a date."""
    return Both(*(tr.date(date.year, date.month, date.day) for tr in (CHINESE, ENGLISH)))


def span(period: str) -> Both:
    """Return a period."""
    return in_both(lambda tr: period_text(period, tr))


def number_text(figure: Figure) -> NumberText:
    """Return a figure as people read it."""
    number = number_of(number_cell(figure, CHINESE), number_cell(figure, ENGLISH))
    assert number
    if figure.measure == "rank":
        return number._replace(digits=say("page-rank-is", value=number.digits.zh), unit=NOTHING)
    return number


def measured(figure: Figure) -> Both:
    """Return what a figure measures."""
    return in_both(partial(measure_text, figure))


def heading(key: str) -> Both:
    """Return the heading of a column of rates, or of what they imply."""
    return say("page-gap" if key == "gap" else DERIVED.get(key, key))


def derived(one: Compared, key: str) -> NumberText | None:
    """Return a derived number as people read it."""
    chinese, english = (column.get()(one) for column in _derived_columns(key))
    return number_of(chinese, english, key)


@cache
def _derived_columns(key: str) -> tuple[Column, Column]:
    return derived_column(key, CHINESE), derived_column(key, ENGLISH)


def number_of(chinese: Cell, english: Cell, key: str = "") -> NumberText | None:
    """Return a number from its cells in tables in either language.

    A heading has the unit of a gap.
    """
    if not (isinstance(chinese, Number) and isinstance(english, Number)):
        return None
    before, after = signs(chinese)
    return NumberText(
        Both(*(minus(f"{before}{one.digits}{one.upper}") for one in (chinese, english))),
        NOTHING if key == "gap" else Both(chinese.unit or "", english.unit or ""),
        after,
        Both(chinese.margin, english.margin),
    )


def minus(digits: str) -> str:
    """Return the digits, with a minus sign that is as wide as they are."""
    return digits.replace("-", MINUS)


def link(address: str) -> str | None:
    """Return the address where it is one that a browser may be sent to."""
    return address if address.startswith(("https://", "http://")) else None
