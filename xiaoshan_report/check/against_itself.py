"""The model against itself: its figures against their words, its sums, rates and numbering."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from typing import NamedTuple

from xiaoshan_report.check.contradictions import contradictions
from xiaoshan_report.check.findings import Finding, GrowthCheck, SumCheck, of_figure, quoted
from xiaoshan_report.check.likeness import share
from xiaoshan_report.check.parts import Parts
from xiaoshan_report.check.placing import misplaced
from xiaoshan_report.check.progress import progress
from xiaoshan_report.check.records import against_place, against_title
from xiaoshan_report.check.restating import restated
from xiaoshan_report.documents.folding import comparable
from xiaoshan_report.language.growth import prices_said
from xiaoshan_report.language.lists import dealt
from xiaoshan_report.language.quantities import Quantity, quantities
from xiaoshan_report.language.statements import Statement, agrees, as_read, in_quote
from xiaoshan_report.language.time_values import Dated
from xiaoshan_report.model import arithmetic
from xiaoshan_report.model.figures import by_measure, of_measure
from xiaoshan_report.model.structs import (
    GROWTH_MEASURES,
    Figure,
    FilePlace,
    Model,
    Report,
    Sum,
    Task,
)

_MOST_PAIRED = 6
"""Of longer lists of subjects not every order is tried: 7! would already take seconds."""


def against_itself(report: Report) -> Iterator[Finding]:
    """Return everything in the model that its own words or its own numbers gainsay."""
    record = report.model.report
    dated = Dated(record.period, record.date, record.period)
    for figure in report.every_figure():
        yield from _words(figure, dated)
    yield from _pairings(report, dated)
    yield from against_title(record)
    yield from against_place(record)
    yield from restated(report)
    if report.status != "draft":  # whose parts are as reading found them
        yield from misplaced(report.model)
    yield from progress(report.model)
    if report.model.report.restated:
        yield from Parts(report).of_owners()
    yield from _failed_sums(report)
    yield from _impossible_growth(report)
    yield from _outsized_parts(report)
    yield from (one.finding for one in contradictions(report))
    yield from _numbering(report)
    yield from _tallies(report)
    yield from _undecided(report)


# A figure and the words that state it


def _words(figure: Figure, dated: Dated) -> Iterator[Finding]:
    """What the words of the figure gainsay: value, unit, measure, aim, sign, prices, qualifier."""
    quote, printed = _quoted(figure)
    said = in_quote(quote, printed, figure.unit)
    end = quote.index(printed) + len(printed)
    if not agrees(said.reading, quote, end, figure):
        yield of_figure(figure, "reading-differs", read=as_read(said.reading))
    if (said.is_aim or dated.plans(figure.period)) and not figure.aim:
        yield of_figure(figure, "aim", said="false", expected="true")
    if figure.measure not in said.measures:
        yield of_figure(figure, "measure", said=figure.measure, expected=_expected(figure, said))
    elif (figure.value < 0) != said.falls:
        verb = said.growth.word if said.growth else ""
        yield of_figure(figure, "sign", verb=verb, value=figure.value)
    prices = prices_said(said.head) if said.growth else None
    if prices not in (None, figure.prices):
        yield of_figure(figure, "prices", said=figure.prices or "none", expected=prices)
    if figure.qualifier not in said.qualifiers:
        yield of_figure(figure, "qualifier", said=figure.qualifier, expected=said.qualifiers[0])


def _quoted(figure: Figure) -> tuple[str, str]:
    """The figure's quote and the number in it, comparable."""
    return comparable(figure.quote), comparable(figure.printed)


def _expected(figure: Figure, said: Statement) -> str:
    """The likeliest measure; what is no growth after all is mostly a level."""
    return "level" if figure.measure in GROWTH_MEASURES and not said.growth else said.measures[0]


# 分别: numbers paired with subjects in order


def _pairings(report: Report, dated: Dated) -> Iterator[Finding]:
    """Lists after 分别 whose numbers would suit their subjects better in another order."""
    for (_, head), members in _lists(report).items():
        figures, places = zip(*members, strict=True)
        if len(set(places)) < len(places):
            yield from (of_figure(f, "pairing", subject=f.name) for f in figures)
            continue
        last = figures[places.index(max(places))]
        subjects = _subjects(last, len(head), dated)
        if max(places) + 1 == len(set(subjects)) <= _MOST_PAIRED:
            yield from _misplaced(figures, places, subjects)


def _subjects(figure: Figure, start: int, dated: Dated) -> list[str]:
    """What the numbers of a list are about, up to this figure: as reading its words names them."""
    quote, printed = _quoted(figure)
    end = quote.index(printed) + len(printed)
    return [
        one.name
        for one in quantities(quote[:end], dated)
        if isinstance(one, Quantity) and one.start >= start
    ]


def _lists(report: Report) -> dict[tuple[int, str], list[tuple[Figure, int]]]:
    """The figures of each list after 分别 with their places, by paragraph and words before it."""
    lists: dict[tuple[int, str], list[tuple[Figure, int]]] = {}
    for figure in report.every_figure():
        quote, printed = _quoted(figure)
        if found := dealt(quote[: quote.index(printed)]):
            lists.setdefault((figure.paragraph, found.head), []).append((figure, found.place))
    return lists


def _misplaced(
    figures: Sequence[Figure], places: Sequence[int], subjects: Sequence[str]
) -> Iterator[Finding]:
    """The figures whose names suit the subjects less in the order stated than in the best one."""
    stated = sum(share(subjects[p], f.name) for f, p in zip(figures, places, strict=True))
    best = max(
        sum(share(s, f.name) for f, s in zip(figures, order, strict=False))
        for order in permutations(subjects, len(figures))
    )
    if stated < best:
        for figure, at in zip(figures, places, strict=True):
            yield of_figure(figure, "pairing", subject=subjects[at])


# Sums, growth, counts


def sums(report: Report) -> list[SumCheck]:
    """Return every sum and part of the model, by intervals as in XBRL Calculations 1.1."""
    return [_sum(report, total) for total in report.model.sums]


def _sum(report: Report, stated: Sum) -> SumCheck:
    whole, *each = (_interval(report, one) for one in (stated.whole, *stated.parts))
    parts = arithmetic.total(each)
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


def _interval(report: Report, identifier: str) -> arithmetic.Interval:
    figure = report.figure(identifier)
    assert figure is not None, "loading has made sure of it"
    return arithmetic.stated(figure)


def _decimal(end: Fraction | float) -> Decimal | None:
    """The end of what is stated: a whole number of halves of some decimal place, or none."""
    if isinstance(end, float):
        return None
    return Decimal(end.numerator) / Decimal(end.denominator)


def _failed_sums(report: Report) -> Iterator[Finding]:
    for check in sums(report):
        units = {_unit(report, identifier) for identifier in (check.whole, *check.parts)}
        if not check.holds or len(units) > 1:
            yield Finding(
                code="sum" if check.exhaustive else "part",
                where=check.whole,
                values={
                    "parts": " + ".join(check.parts),
                    "whole_range": _range(check.whole_low, check.whole_high),
                    "parts_range": _range(check.parts_low, check.parts_high),
                    "units": "/".join(sorted(map(str, units))),
                },
            )


def _range(low: Decimal | None, high: Decimal | None) -> str:
    """An interval in signs: [2.5, 3.5], or [3, …] where nothing bounds it."""
    return f"[{'…' if low is None else low}, {'…' if high is None else high}]"


def _unit(report: Report, identifier: str) -> str | None:
    figure = report.figure(identifier)
    return figure.unit if figure else None


def growths(report: Report) -> list[GrowthCheck]:
    """Return every indicator with a growth rate: whether it is possible, and what it implies."""
    return [
        _growth(report, indicator.id)
        for indicator in report.model.indicators
        if by_measure(report.figures[indicator.id]).keys() & {*GROWTH_MEASURES}
    ]


def _growth(report: Report, indicator: str) -> GrowthCheck:
    shown = by_measure(report.figures[indicator])
    rates = {m: f.value for m, f in shown.items() if m in GROWTH_MEASURES and f.unit == "%"}
    prior = None
    if "yoy" in rates and "two_year_average" in rates:
        prior = arithmetic.prior_growth(rates["yoy"], rates["two_year_average"])
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
        if (figure := of_measure(figures, "level")) and figure.indicator
    }
    for indicator in report.model.indicators:
        part, whole = levels.get(indicator.id), levels.get(indicator.part_of)
        if part and whole and _exceeds(part, whole):
            yield of_figure(
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
    return same and arithmetic.stated(part).low > arithmetic.stated(whole).high


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
            yield of_figure(figure, "tally", value=figure.value, listed=lengths[tally.lists])


def _undecided(report: Report) -> Iterator[Finding]:
    """What the model itself says that a person has still to decide."""
    for doubt in undecided(report.model):
        yield Finding(
            code="undecided",
            where=doubt.where,
            severity="warning",
            paragraph=doubt.paragraph,
            context=doubt.words,
            values={"todo": doubt.todo, "todo_en": doubt.todo_en},
        )


class Undecided(NamedTuple):
    """What a person has still to decide: what it is about, why, and the words that are in doubt.

    `where` is an id, or the words of a numeral, and `place` where that stands in the file; the
    record has no words of the text.
    """

    where: str
    place: FilePlace
    todo: str
    todo_en: str
    paragraph: int | None = None
    words: str | None = None


def undecided(model: Model) -> Iterator[Undecided]:
    """Return everything that a person has still to decide."""
    if todo := model.report.todo:
        yield Undecided(model.report.id, ("report",), todo, todo)
    for owner in model.owners():
        if isinstance(owner.entry, Task) and (todo := owner.entry.todo):
            yield Undecided(owner.id, owner.place, todo, todo, owner.paragraph, owner.entry.quote)
        for number, entry in enumerate(owner.entry.figures):
            if todo := entry.todo:
                who, place = f"{owner.id}.{entry.key}", (*owner.place, "figures", number)
                paragraph = entry.paragraph or owner.paragraph
                yield Undecided(who, place, todo, todo, paragraph, quoted(entry))
    for number, numeral in enumerate(model.numerals):
        if numeral.kind == "undecided":
            place, first = ("numerals", number), next(iter(numeral.paragraphs), None)
            text, note = numeral.text, numeral.note
            yield Undecided(text, place, note, numeral.note_en, first, text)
