"""Indicators: what grows, or is of a known series, with all that is said of it under its name."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from xiaoshan_report.draft.locations import Locations
from xiaoshan_report.draft.stated import Stated, figure_entries
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.period import Period
from xiaoshan_report.model.structs import (
    BOUNDS,
    GROWTH_MEASURES,
    Indicator,
    Measure,
    Prices,
    Record,
)
from xiaoshan_report.model.vocabulary import VocabularyTerm
from xiaoshan_report.numerals.lexicon import lexicon

Glossary = Callable[..., VocabularyTerm | None]
"""The standard term that a name means, or `None`; of what `grows`, the name may say so."""

_RATES: tuple[Measure, ...] = ("yoy", "two_year_average", "vs_two_year_mean", "previous_period")
"""The measures that make what they are of a series; a level alone does not."""


def series(
    stated: Sequence[Stated], glossary: Glossary
) -> tuple[dict[str, list[Stated]], list[Stated]]:
    """Return the figures of each series, by its name or the glossary's id, and those of none."""
    rated = {_called(one, glossary) for one in stated if _is_of_series(one, glossary)} - {""}
    beside = {_beside(one) for one in stated if _is_rate(one)}
    series: dict[str, list[Stated]] = {}
    rest = []
    for one in stated:
        name = _called(one, glossary)
        counts = one.quantity.measure in ("count", "share") and _beside(one) not in beside
        counts &= not _counts_people(one, glossary)
        counts |= one.quantity.unit in lexicon().names.durations
        if name not in rated or counts or one.quantity.aim:
            rest.append(one)
        else:
            series.setdefault(name, []).append(one)
    return series, rest


def _beside(one: Stated) -> tuple[int, str]:
    """A paragraph and a name: a count that has its growth there is a level, and no other count."""
    return one.paragraph.number, one.quantity.name


def _called(one: Stated, glossary: Glossary) -> str:
    known = _known(one, glossary)
    return known.id if known else one.quantity.name


def _known(one: Stated, glossary: Glossary) -> VocabularyTerm | None:
    return glossary(one.quantity.name, grows=one.quantity.measure in GROWTH_MEASURES)


def _is_of_series(one: Stated, glossary: Glossary) -> bool:
    """Whether a figure shows that its name is a series: a rate, or a known series' level."""
    is_level = one.quantity.measure == "level" and bool(glossary(one.quantity.name))
    return is_level or _is_rate(one) or _counts_people(one, glossary)


def _counts_people(one: Stated, glossary: Glossary) -> bool:
    """Whether a count of a year is the level of a known series of people: 城镇新增就业1102万人.

    What is counted of things may be what was added to them: 新增高新技术企业30家.
    """
    said = one.quantity
    if said.measure != "count" or said.aim:
        return False
    known, period = glossary(said.name), Period.parse(said.period)
    return bool(known and known.name.endswith("人数")) and period.first[0] == period.last[0]


def _is_rate(one: Stated) -> bool:
    return one.quantity.measure in _RATES and not one.quantity.aim


def indicators(
    record: Record,
    series: dict[str, list[Stated]],
    places: Locations,
    glossary: Glossary,
    tr: Translator,
) -> Iterator[Indicator]:
    """Return an indicator for each series, with all that is said of it."""
    for number, figures in enumerate(series.values(), 1):
        first = min(figures, key=_is_beside(record.period))
        known = _known(first, glossary)
        place = places.of(first.paragraph.number, first.place)
        name = first.quantity.name
        prices = known.prices if known else _prices(name, figures)
        ordered = sorted(figures, key=_is_aside(first.quantity.period, prices))
        yield Indicator(
            id=known.id if known else f"{record.id}-{number}",
            name=name,
            name_en=known.name_en if known else name,
            area=place.area,
            section=place.section,
            period=first.quantity.period,
            paragraph=first.line,
            prices=prices,
            figures=figure_entries(
                [_as_level(one) for one in ordered],
                tr,
                period=first.quantity.period,
                paragraph=first.line,
                name=False,
            ),
        )


def _is_beside(period: str) -> Callable[[Stated], tuple[bool, ...]]:
    """Tell of a figure whether another one says better what its series is: of when, and of what."""

    def is_beside(one: Stated) -> tuple[bool, ...]:
        said = one.quantity
        return not _is_rate(one), said.aim, said.period != period, said.qualifier in BOUNDS

    return is_beside


def _is_aside(period: str, prices: Prices) -> Callable[[Stated], tuple[bool, ...]]:
    """Tell of a figure whether it is of another time than its series, at other prices, or a bound.

    What was only passed (突破2万亿元) stands behind the level that was reached.
    """

    def is_aside(one: Stated) -> tuple[bool, ...]:
        said = one.quantity
        return said.period != period, said.prices not in (None, prices), said.qualifier in BOUNDS

    return is_aside


def _as_level(one: Stated) -> Stated:
    """A count or an amount of a series is its level."""
    if one.quantity.measure not in ("count", "amount"):
        return one
    return one._replace(quantity=one.quantity._replace(measure="level"))


def _prices(name: str, figures: Iterable[Stated]) -> Prices:
    """Growth of value added is real; that of other money, as it is printed, nominal."""
    if name.endswith(("增加值", "生产总值")):
        return "comparable"
    return "current" if any("元" in (one.quantity.unit or "") for one in figures) else "none"
