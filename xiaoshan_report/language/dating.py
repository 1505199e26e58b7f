"""Which of the periods that a number's words allow it has, by what kind of number it is."""

import re
from functools import cache

from xiaoshan_report.language.growth import is_outset
from xiaoshan_report.language.statements import Statement
from xiaoshan_report.language.time_scope import When, last_year
from xiaoshan_report.language.time_values import years
from xiaoshan_report.model.period import Period
from xiaoshan_report.numerals.grammar import Numeral
from xiaoshan_report.numerals.lexicon import any_of, lexicon

_STOCK = re.compile("(?:余额|存款|贷款|存量|保有量)$")
"""What the names of stocks end with, which are of the last day of a stretch of months."""

_CLAUSE = re.compile("[,;。、:!?]")

_NEAR = 40
"""The characters before a number in which the words of its clause are looked for."""

_LENGTH_OF_DAY = len("2030-12-31")

_RUN = re.compile("连续$")
"""The word before so many years or months in a row: 连续13年只减不增."""


def period_of(when: When, said: Statement, name: str, text: str, numeral: Numeral) -> str:
    """Return the period of a number, of those that its words or their frame allow.

    Within several years the growth of a series is of all of them, but the level, share or rank
    that it has reached is of the last: 五年来…总里程达到9000公里. What a change set out from is of the
    year before them; years in a row (连续9年) end with the last. For a stretch of months a stock is
    of its last day.
    """
    period = when.periods[0]
    if run := _run(period, text, numeral):
        return run
    if when.frame and is_outset(text, numeral.start, numeral.end):
        return years(int(period[:4]) - 1)
    if said.growth is None and _is_state(said, text[: numeral.digits_start]):
        period = last_year(period)
    if said.growth is not None and len(period) == _LENGTH_OF_DAY:
        return _of_growth(period, when)
    return when.periods[-1] if _STOCK.search(name) and len(when.periods) > 1 else period


def _of_growth(day: str, when: When) -> str:
    """Growth up to a day is of the years that end with it: 到2030年，年均增长5%."""
    year = day[:4]
    if when.frame and when.frame.period.endswith(f"{year}-12"):
        return when.frame.period
    return years(int(year)) if day.endswith("-12-31") else day


def _run(period: str, text: str, numeral: Numeral) -> str | None:
    """So many years in a row, up to the last of the period."""
    is_run = numeral.reading.unit == "年" and _RUN.search(text, 0, numeral.start)
    if not is_run:
        return None
    last = int(period.rpartition("/")[2][:4])
    return years(last - int(numeral.reading.value) + 1, last)


@cache
def _summed() -> re.Pattern[str]:
    return re.compile(any_of(lexicon().time.summing))


@cache
def _reached() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(lexicon().time.reaching)})(?:了|约|近|超过?)?$")


def _is_state(said: Statement, before: str) -> bool:
    """Whether a number is what something has come to, and no sum over a stretch of time."""
    if said.reading.ordinal or said.measures == ("share",):
        return True
    clause = _CLAUSE.split(before[-_NEAR:])[-1]
    if _summed().search(clause):
        return False
    return said.measures[0] == "level" or bool(_reached().search(clause))


def years_of(period: str) -> int:
    """Return over how many calendar years a period runs."""
    first, last, _ = Period.parse(period)
    return last[0] - first[0] + 1
