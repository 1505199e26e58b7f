"""One number of an article beside one figure of a report: how far they agree, and in what not."""

import datetime
import re
from typing import Literal, NamedTuple

from xiaoshan_report.check.places_told import Here
from xiaoshan_report.check.rounding import Standing, are_of_one_kind, standing
from xiaoshan_report.check.telling import Told
from xiaoshan_report.check.told_names import Candidate, Likeness
from xiaoshan_report.documents.folding import comparable
from xiaoshan_report.language.growth import SHARE_UNITS, bases
from xiaoshan_report.language.punctuation import MARK
from xiaoshan_report.language.quantities import Quantity
from xiaoshan_report.model.period import Period
from xiaoshan_report.model.structs import GROWTH_MEASURES, RATES, SIZES, Figure, Measure
from xiaoshan_report.numerals.characters import HAN
from xiaoshan_report.numerals.lexicon import any_of, lexicon
from xiaoshan_report.numerals.units import DOUBLING

Apart = Literal["sign", "unit", "measure", "period", "frame", "place", "scope", "aim", "state"]
"""What a number and a figure can differ in, beside how much they are.

`frame` is a period that the sentence does not name itself; `scope` the place that a rank is in;
`state` that what is only aimed at is told as done, or what is done as an aim.
"""

_POINTS = "个百分点"
_GROWTH = lexicon().growth
_WAY = re.compile(any_of(_GROWTH.rises, _GROWTH.falls))
_AIMED = re.compile(
    any_of(lexicon().aims.strive, lexicon().aims.ensure, lexicon().told.still_to_come)
)
_NOW = re.compile(any_of(lexicon().told.now))
_BY_NOW = re.compile(any_of(lexicon().told.by_now, lexicon().told.now))
_ADDED = re.compile(any_of(lexicon().told.adding))
_DERIVED = re.compile(f"{any_of(lexicon().told.derived)}|[和与及].{{1,20}}合计")
_LAST = re.compile(any_of(lexicon().told.year_before))
_PART = re.compile(f"{HAN}{{2}}(?<![城乡小集重各])(?:{any_of(lexicon().told.parts)})")
_EACH = re.compile("每([年季月周])")
_SCOPE = re.compile(f"全[国省市区县州]|{any_of(lexicon().told.regions)}")
_OF_SCOPE: tuple[Measure, ...] = ("rank", "change", "share")
"""What is of a place among others, or beside them: 居全市第二."""


class Known(NamedTuple):
    """What is known of a figure: what else its series measures in its period, its report's date."""

    measures: frozenset[Measure]
    date: datetime.date


class Compared(NamedTuple):
    """A figure beside what is told: how the numbers stand, and what else they differ in."""

    candidate: Candidate
    standing: Standing
    apart: frozenset[Apart]

    @property
    def figure(self) -> Figure:
        """The figure."""
        return self.candidate.figure

    def recognised(self, likeness: Likeness) -> "Compared":
        """Return it with a figure that is known as surely as this."""
        return self._replace(candidate=self.candidate._replace(likeness=likeness))


def compare(told: Told, candidate: Candidate, here: Here, known: Known) -> Compared | None:
    """Compare a number with a figure; `None` where they are not of a kind."""
    figure, quantity = candidate.figure, told.quantity
    if not _may_be(told, figure):
        return None
    if (figure.unit or "").startswith(f"{quantity.unit}/"):  # 32.4微克 of 32.4微克/立方米
        quantity = quantity._replace(unit=figure.unit)
    if quantity.unit == "倍" != figure.unit and told.near.endswith("的"):
        quantity = quantity._replace(value=quantity.value - 1)  # 是计划的两倍 of 比计划翻了一番
    apart: set[Apart] = set()
    are_points = {figure.unit, quantity.unit} == {"%", _POINTS}
    if are_points or not are_of_one_kind(quantity, figure):
        apart.add("unit")
        quantity = quantity._replace(unit=figure.unit)
    elif not _may_measure(told, figure, known.measures):
        apart.add("measure")
    found = standing(quantity, told.said, figure)
    if "unit" in apart and found > Standing.ROUNDED:
        return None
    if _is_turned(told, figure):
        apart.add("sign")
    if _is_of_other_place(here, figure):
        apart.add("place")
    if _is_of_other_scope(told, figure):
        apart.add("scope")
    apart |= _of_time(told, figure, known)
    return Compared(candidate, found, frozenset(apart))


def _may_be(told: Told, figure: Figure) -> bool:
    """Whether a number can be a figure at all: both are ranks or none, and of the whole place."""
    own = figure.name + figure.quote
    is_derived = figure.measure in (*SIZES, "share") and _only_in(told.clause, own, _DERIVED)
    are_ranks = (figure.measure == "rank") == (told.quantity.measure == "rank")
    return are_ranks and not is_derived and not _is_of_part(told, figure)


def _of_time(told: Told, figure: Figure, known: Known) -> set[Apart]:
    """In what they differ of when they are of: the period, or whether that is one of aims."""
    quantity = told.quantity
    if _is_of_other_state(told, figure):
        return {"state"}
    apart: set[Apart] = set()
    if _is_of_other_each(told, figure) or _is_of_year_before(told, figure):
        apart.add("period")
    elif not _NOW.search(told.clause) and not is_of_period(quantity, figure):
        apart.add("frame" if quantity.frame else "period")
    is_ahead = figure.period_end > known.date and _says_when(quantity)
    if quantity.aim != figure.aim and (quantity.aim or is_ahead):
        apart.add("aim")
    return apart


def _is_of_other_state(told: Told, figure: Figure) -> bool:
    """Whether an aim is told as what is so by now, or what is done as aimed at: 力争增长5%."""
    before = MARK.split(told.near)[-1]
    if figure.aim:
        clause = f"{before}{told.behind}{_next_clause(told.rest)}"
        return bool(_BY_NOW.search(clause)) and not _AIMED.search(clause)
    return _only_in(before, figure.quote, _AIMED)


def _next_clause(rest: str) -> str:
    """The clause that follows, where that has no number of its own: 又添200个,均已开张."""
    clause = MARK.split(rest)[0]
    return "" if re.search(r"\d", clause) else clause


def _is_of_other_each(told: Told, figure: Figure) -> bool:
    """Whether what is of each year is told of each month: 每年提高183元 of 每月提高183元."""
    said, own = _EACH.findall(told.clause), _EACH.findall(figure.quote)
    return bool(said and own) and not {*said} & {*own}


def _is_of_year_before(told: Told, figure: Figure) -> bool:
    """Whether words before a size say that it is of the year before: 去年同期, 进出口280亿元."""
    return figure.measure in SIZES and _only_in(told.near, figure.quote, _LAST)


def falls(figure: Figure) -> bool:
    """Tell whether a figure is of a fall, by its own sign or what its words say: 缩小到2.1."""
    return figure.value < 0 or _turns(figure.quote, figure.printed) < 0


def _turns(words: str, printed: str) -> int:
    """Whether words say before a number that it went up, 1, or down, -1."""
    found = _WAY.findall(MARK.split(comparable(words).partition(comparable(printed))[0])[-1])
    return (1 if found[-1] in _GROWTH.rises else -1) if found else 0


def are_comparable(one: Figure, other: Figure) -> bool:
    """Tell whether two figures are of one period, and in one kind of unit."""
    return one.period == other.period and are_of_one_kind(one, other)


def _is_turned(told: Told, figure: Figure) -> bool:
    """Whether one says that something rose, and the other that it fell."""
    change = [one in GROWTH_MEASURES for one in (told.quantity.measure, figure.measure)]
    if all(change):
        return (told.quantity.value < 0) != (figure.value < 0)
    ways = _turns(told.clause, told.said) * _turns(figure.quote, figure.printed)
    return not any(change) and ways < 0


def _may_measure(told: Told, figure: Figure, measures: frozenset[Measure]) -> bool:
    """Whether a number may measure what a figure does, by its words.

    Growth without a base is on the year before, unless the words before it in its sentence name
    another, or the report has none on the year before.
    """
    own, said = figure.measure, told.quantity.measure
    if own == said or (own in SIZES and said in SIZES):
        return True
    if own not in RATES and said == "change" and _ADDED.search(figure.quote):
        return True  # 净增近35万家 of 净增34.6万家
    if own not in RATES:
        return {own, said} <= {"share", "level"} or (own == "change" == said)
    is_rate = told.quantity.unit in SHARE_UNITS and "占" not in told.clause
    if told.quantity.unit == DOUBLING:
        return True
    is_open = len(told.quantity.measures) > 1 or (said == "share" and is_rate)
    if not is_open:
        return False
    near = bases(told.near, "")
    return own in near if len(near) == 1 else own == "yoy" or "yoy" not in measures


def is_of_period(quantity: Quantity, figure: Figure) -> bool:
    """Tell whether a number may be of the period of a figure, by its own words or its frame."""
    frame = quantity.frame
    if quantity.period == figure.period or not _says_when(quantity):
        return True
    said, own = Period.parse(quantity.period), Period.parse(figure.period)
    if said.last == own.last and (said.day or own.day or (quantity.aim and figure.aim)):
        return True
    if frame is not None:  # 上半年…: what follows may be of its first five months
        may_hold = said.last == own.last or {own.first[0], own.last[0]} == {
            said.first[0],
            said.last[0],
        }
        return may_hold and (_is_within(own, said) or _is_within(said, own))
    return said.months == _A_YEAR and own.first == said.first and own.last < said.last


def _says_when(quantity: Quantity) -> bool:
    """Whether a number has its period from the article, and not from the report."""
    return quantity.frame is None or bool(quantity.frame.words)


_A_YEAR = 12


def _is_within(one: Period, other: Period) -> bool:
    return other.first <= one.first and one.last <= other.last


def _is_of_other_place(here: Here, figure: Figure) -> bool:
    """Whether a number is of another place, and the figure's own words do not name that."""
    if here.where == "other":
        return here.place not in comparable(figure.name + figure.quote)
    return here.where == "elsewhere"


def _is_of_part(told: Told, figure: Figure) -> bool:
    """Whether a number is of a town or a firm that the figure's own words do not name."""
    part = _PART.search(told.near)
    return part is not None and part[0][-3:] not in comparable(figure.name + figure.quote)


def _only_in(told: str, own: str, words: re.Pattern[str]) -> bool:
    """Whether what is told has words of a kind that the figure's own have not: 合计, 剩余."""
    return bool(words.search(told)) and not words.search(own)


def _is_of_other_scope(told: Told, figure: Figure) -> bool:
    """Whether a place among others is one among those of another place: 居全省第二."""
    if figure.measure not in _OF_SCOPE:
        return False
    said, own = set(_SCOPE.findall(told.near)), set(_SCOPE.findall(figure.quote))
    return bool(said and own) and not said & own
