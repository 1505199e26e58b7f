"""The model against itself: its figures against their words, its sums, rates and numbering."""

import datetime
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from typing import NamedTuple

from xiaoshan_report.check.findings import Code, Finding, GrowthCheck, SumCheck
from xiaoshan_report.documents.folding import comparable
from xiaoshan_report.language.growth import growth as growth_said
from xiaoshan_report.language.growth import is_estimate, less_direction, names_aim
from xiaoshan_report.language.periods import is_after
from xiaoshan_report.model import intervals as growth
from xiaoshan_report.model.structs import (
    GROWTH_MEASURES,
    Figure,
    Model,
    Report,
    Sum,
)
from xiaoshan_report.numerals import reading as numerals

_CLAUSE_END = re.compile(r"[,;。:]")
_LIST_MARKS = "和、及与"

_SHARE_UNITS = ("%", "‰")

_LONGEST_LISTED = 100
"""The characters that a number in a list has at most; so long lists are read in linear time."""

_MOST_PAIRED = 6
"""Of longer lists of subjects not every order is tried: 7! would already take seconds."""


def against_itself(report: Report) -> Iterator[Finding]:
    """Everything in the model that its own words or its own numbers gainsay."""
    for figure in report.every_figure():
        yield from _words(figure, report.model.report.date)
    yield from _pairings(report)
    yield from _failed_sums(report)
    yield from _impossible_growth(report)
    yield from _outsized_parts(report)
    yield from _numbering(report)
    yield from _tallies(report)
    yield from _undecided(report)


# A figure and the words that state it


def _words(figure: Figure, date: datetime.date) -> Iterator[Finding]:
    reading = _reading(figure)
    end = figure.quote.index(figure.printed) + len(figure.printed)
    unit = numerals.unit_stated(figure.quote, end, reading.unit)
    if not agrees(reading, unit, figure.value, figure.unit):
        read = f"{reading.value} {reading.unit or ''}".strip()
        yield _of(figure, "reading-differs", read=read)
    yield from _measure(figure, reading, date)
    expected = _qualifiers(figure)
    if figure.qualifier not in expected:
        yield _of(figure, "qualifier", said=figure.qualifier, expected=expected[0])


def _reading(figure: Figure) -> numerals.Reading:
    """What is printed, read; loading has made sure that there is a number in it."""
    return next(numerals.find(figure.printed)).reading


def _measure(figure: Figure, reading: numerals.Reading, date: datetime.date) -> Iterator[Finding]:
    """Growth only after words of growth on its base and in its direction; else none.

    A target may be growth too, but only of a time to come, or called an aim.
    """
    head = governing_words(comparable(figure.quote), comparable(figure.printed))
    said = growth_said(head, figure.unit)
    is_aim = is_after(figure.period, date) or names_aim(head, figure.unit)
    is_planned = figure.measure == "target" and is_aim
    if not is_planned and (figure.measure in GROWTH_MEASURES or said):
        allowed = said.measures if said else ()
        if figure.measure not in allowed:
            expected = allowed[0] if allowed else "level"
            yield _of(figure, "measure", said=figure.measure, expected=expected)
            return
    elif not is_planned and not _unit_fits(figure, reading):
        yield _of(
            figure, "measure", said=figure.measure, expected=_measure_by_unit(figure, reading)
        )
    falls = (said is not None and said.falls) or reading.value < 0
    if (figure.value < 0) != falls:
        yield _of(figure, "sign", verb=said.word if said else "", value=figure.value)


def _unit_fits(figure: Figure, reading: numerals.Reading) -> bool:
    if figure.measure == "rank":
        return reading.ordinal
    if reading.ordinal:
        return False
    return (figure.unit in _SHARE_UNITS) == (figure.measure == "share")


def agrees(reading: numerals.Reading, stated: str | None, value: Decimal, unit: str | None) -> bool:
    """Whether a number as read, with the unit `stated` of it where it stands, is this one."""
    if reading.unit == "倍" and unit == "%":
        return reading.value.scaleb(2) == value.copy_abs()
    return reading.value.copy_abs() == value.copy_abs() and unit in (reading.unit, stated)


def _measure_by_unit(figure: Figure, reading: numerals.Reading) -> str:
    if reading.ordinal:
        return "rank"
    return "share" if figure.unit in _SHARE_UNITS else "count"


def _qualifiers(figure: Figure) -> list[str]:
    """How exactly the words around the number state it, the likeliest first."""
    start = figure.quote.index(figure.printed)
    end = start + len(figure.printed)
    said = [
        n.reading.qualifier
        for n in numerals.find(figure.quote)
        if start <= n.digits_start and n.digits_end <= end
    ]
    if is_estimate(figure.quote[:start]):
        return ["estimate", *(q for q in said if q != "exact")]
    return said or ["exact"]


def governing_words(quote: str, printed: str) -> str:
    """The words of a quote before its number, less the numbers listed before it.

    同比分别增长17.2%和18.3% gives 同比分别增长 for either number.
    """
    return _less_listed(quote[: quote.index(printed)])


def _less_listed(head: str) -> str:
    """The words without the numbers of a list that they end with."""
    end = len(head)
    while end and head[end - 1] in _LIST_MARKS:
        near = head[max(0, end - 1 - _LONGEST_LISTED) : end - 1]
        *_, last = (None, *numerals.find(near))
        if last is None or last.end != len(near):
            break
        end += last.start - len(near) - 1
    return head[:end]


def _of(figure: Figure, code: Code, **values: object) -> Finding:
    """A finding about a figure, with its quote around the number."""
    return Finding(
        code=code,
        where=figure.id,
        paragraph=figure.paragraph,
        context=figure.quote.replace(figure.printed, f"【{figure.printed}】", 1),
        values={"quote": figure.quote, "printed": figure.printed, **values},
    )


# 分别: numbers paired with subjects in order


def _pairings(report: Report) -> Iterator[Finding]:
    """Lists after 分别 whose numbers would suit their subjects better in another order."""
    for members in _lists(report).values():
        places = [_place_in_list(figure) for figure in members]
        if len(set(places)) < len(places):
            yield from (_of(f, "pairing", subject=f.name) for f in members)
            continue
        subjects = _subjects(members[0].quote)
        if max(places) < len(subjects) <= _MOST_PAIRED:
            yield from _misplaced(members, places, subjects)


def _lists(report: Report) -> dict[tuple[int, str], list[Figure]]:
    """The figures of each list after 分别, by paragraph and the words up to the list."""
    lists: dict[tuple[int, str], list[Figure]] = {}
    for figure in report.every_figure():
        head = _words_of_list(figure)
        if "分别" in _CLAUSE_END.split(head)[-1]:
            lists.setdefault((figure.paragraph, head), []).append(figure)
    return lists


def _words_of_list(figure: Figure) -> str:
    """The words before all numbers of the figure's list, also where the verb changes within it.

    同比分别下降17.2%和增长18.3% gives 同比分别 for either number.
    """
    words = less_direction(governing_words(figure.quote, figure.printed))
    while (before := _less_listed(words)) != words:
        words = less_direction(before)
    return words


def _place_in_list(figure: Figure) -> int:
    """How many numbers of its list stand before the figure's own."""
    between = figure.quote[len(_words_of_list(figure)) : figure.quote.index(figure.printed)]
    return sum(1 for _ in numerals.find(between))


def _subjects(quote: str) -> list[str]:
    """What a list after 分别 is about: the items of the clauses before it, less their numbers."""
    head = quote[: quote.index("分别")]
    bare, end = "", 0
    for numeral in filter(_has_unit, numerals.find(head)):
        bare, end = bare + head[end : numeral.start], numeral.end
    bare += head[end:]
    return [
        item
        for item in re.split(r"[、,和与]", re.sub(r"(同比|两年平均|较前.*)$", "", bare))
        if item
    ]


def _has_unit(numeral: numerals.Numeral) -> bool:
    """Whether it is a quantity; a bare numeral is a part of a name: 一产."""
    return numeral.reading.unit is not None


def _misplaced(
    figures: Sequence[Figure], places: Sequence[int], subjects: Sequence[str]
) -> Iterator[Finding]:
    """The figures whose names suit the subjects less in the order stated than in the best one."""
    stated = sum(_likeness(f.name, subjects[p]) for f, p in zip(figures, places, strict=True))
    best = max(
        sum(_likeness(f.name, s) for f, s in zip(figures, order, strict=False))
        for order in permutations(subjects, len(figures))
    )
    if stated < best:
        for figure, at in zip(figures, places, strict=True):
            yield _of(figure, "pairing", subject=subjects[at])


def _likeness(name: str, subject: str) -> Fraction:
    """The part of the subject's characters that the name has: those of 一产 all, of 二产 half."""
    return Fraction(sum(character in name for character in subject), len(subject))


# Sums, growth, counts


def sums(report: Report) -> list[SumCheck]:
    """Every sum and part of the model, by intervals as in XBRL Calculations 1.1."""
    return [_sum(report, total) for total in report.model.sums]


def _sum(report: Report, stated: Sum) -> SumCheck:
    whole = growth.printed(_value(report, stated.whole))
    parts = growth.total(_value(report, part) for part in stated.parts)
    return SumCheck(
        whole=stated.whole,
        parts=stated.parts,
        exhaustive=stated.exhaustive,
        holds=whole.meets(parts) if stated.exhaustive else parts.low <= whole.high,
        whole_low=_decimal(whole.low),
        whole_high=_decimal(whole.high),
        parts_low=_decimal(parts.low),
        parts_high=_decimal(parts.high),
    )


def _value(report: Report, identifier: str) -> Decimal:
    figure = report.figure(identifier)
    assert figure is not None, "loading has made sure of it"
    return figure.value


def _decimal(bound: Fraction) -> Decimal:
    """The bound of a printed value, which is a whole number of halves of some decimal place."""
    return Decimal(bound.numerator) / Decimal(bound.denominator)


def _failed_sums(report: Report) -> Iterator[Finding]:
    for check in sums(report):
        units = {_unit(report, identifier) for identifier in (check.whole, *check.parts)}
        if not check.holds or len(units) > 1:
            yield Finding(
                code="sum" if check.exhaustive else "part",
                where=check.whole,
                values={
                    "parts": " + ".join(check.parts),
                    "whole_range": f"[{check.whole_low}, {check.whole_high}]",
                    "parts_range": f"[{check.parts_low}, {check.parts_high}]",
                    "units": "/".join(sorted(map(str, units))),
                },
            )


def _unit(report: Report, identifier: str) -> str | None:
    figure = report.figure(identifier)
    return figure.unit if figure else None


def growths(report: Report) -> list[GrowthCheck]:
    """Every indicator with a growth rate: whether it is possible, and what it implies."""
    return [
        _growth(report, indicator.id)
        for indicator in report.model.indicators
        if any(figure.measure in GROWTH_MEASURES for figure in report.figures[indicator.id])
    ]


def _growth(report: Report, indicator: str) -> GrowthCheck:
    figures = reversed(report.figures[indicator])  # the first of a measure counts
    rates = {f.measure: f.value for f in figures if f.measure in GROWTH_MEASURES and f.unit == "%"}
    prior = None
    if "yoy" in rates and "two_year_average" in rates:
        prior = growth.prior_growth(rates["yoy"], rates["two_year_average"])
    return GrowthCheck(
        indicator=indicator,
        possible=all(rate >= -100 for rate in rates.values()),
        implied_prior_yoy=prior.value if prior else None,
    )


def _impossible_growth(report: Report) -> Iterator[Finding]:
    for check in growths(report):
        if not check.possible:
            yield Finding(code="growth", where=check.indicator)


def _outsized_parts(report: Report) -> Iterator[Finding]:
    """Indicators that are a part of another, but have the larger level in the same unit."""
    levels = {
        figures[0].indicator: figure
        for figures in report.figures.values()
        if (figure := next((f for f in figures if f.measure == "level" and f.indicator), None))
    }
    for indicator in report.model.indicators:
        part, whole = levels.get(indicator.id), levels.get(indicator.part_of)
        if part and whole and _exceeds(part, whole):
            yield _of(
                part,
                "part",
                parts=part.id,
                whole_range=whole.printed,
                parts_range=part.printed,
                units=part.unit,
            )


def _exceeds(part: Figure, whole: Figure) -> bool:
    """Whether a part is larger than its whole, of the same unit and period."""
    same = (part.unit, part.period) == (whole.unit, whole.period)
    return same and growth.printed(part.value).low > growth.printed(whole.value).high


def _numbering(report: Report) -> Iterator[Finding]:
    """Numbers of areas, sections and projects that do not run from 1 without a gap."""
    areas = [area.number for area in report.model.areas if area.number]
    yield from _gaps("areas", areas)
    for area in report.model.areas:
        yield from _gaps(f"area {area.number}", [section.number for section in area.sections])
    yield from _gaps("projects", [project.number for project in report.model.projects])


def _gaps(where: str, numbers: Sequence[int]) -> Iterator[Finding]:
    if list(numbers) != list(range(1, len(numbers) + 1)):
        yield Finding(
            code="numbering", where=where, values={"numbers": ", ".join(map(str, numbers))}
        )


def _tallies(report: Report) -> Iterator[Finding]:
    """Figures that count what the model lists, but differ from the length of that list."""
    model = report.model
    lengths = {
        "areas": sum(1 for area in model.areas if area.number),
        "sections": sum(len(area.sections) for area in model.areas if area.number),
        "projects": len(model.projects),
        "tasks": sum(len(project.tasks) for project in model.projects),
    }
    for tally in model.tallies:
        figure = report.figure(tally.figure)
        if figure and figure.value != lengths[tally.lists]:
            yield _of(figure, "tally", value=figure.value, listed=lengths[tally.lists])


def _undecided(report: Report) -> Iterator[Finding]:
    """What the model itself says that a person has still to decide."""
    for doubt in undecided(report.model):
        values: dict[str, object] = {"todo": doubt.todo, "todo_en": doubt.todo_en}
        yield Finding(code="undecided", where=doubt.where, severity="warning", values=values)


class Doubt(NamedTuple):
    """What a person has still to decide: the id or the words of what it is about, and why."""

    where: str
    todo: str
    todo_en: str


def undecided(model: Model) -> Iterator[Doubt]:
    """Everything that a person has still to decide."""
    marked = [(model.report.id, model.report.todo)]
    for owner in model.owners():
        marked += [(f"{owner.id}.{figure.key}", figure.todo) for figure in owner.entry.figures]
    for project in model.projects:
        marked += [(task.id, task.todo) for task in project.tasks]
    yield from (Doubt(where, todo, todo) for where, todo in marked if todo)
    for numeral in model.numerals:
        if numeral.kind == "undecided":
            yield Doubt(numeral.text, numeral.note, numeral.note_en)
