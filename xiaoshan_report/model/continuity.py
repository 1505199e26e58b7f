"""A series of one place in time: what follows what, where its base breaks, and whether it agrees.

The levels that two years running print make growth of their own, an interval by their rounding.
Where growth is stated at the prices of each year, the two must meet; where they do not, the level
of the year before has been revised, or one of the numbers is wrong.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, product
from typing import Literal, NamedTuple, TypeVar

from xiaoshan_report.model.arithmetic import (
    Derived,
    Interval,
    growth_between,
    growth_of,
    in_base_unit,
    price_change,
    stated,
)
from xiaoshan_report.model.comparability import (
    SeriesMember,
    Span,
    differences,
    gainsay,
    is_real,
    span_of,
)
from xiaoshan_report.model.period import Period
from xiaoshan_report.model.structs import Figure
from xiaoshan_report.model.vocabulary import Terms

Break = Literal["gap", "length", "period", "prices", "unit", "name", "contradiction", "restated"]
"""What breaks a series: years are missing, it covers more or fewer months, or others, growth is
real after nominal, a unit that does not convert, another name, levels that cannot have grown as is
stated, or another report of the place that states other numbers of the same time."""

Doubt = Literal["prices", "bound", "about", "estimate", "marked"]
"""Why nobody can tell whether growth agrees with levels: it is at comparable prices, a number is a
bound, round, an estimate, or still to be decided."""


class Step(NamedTuple):
    """From one period of a series to the next: its `breaks`, and growth beside the levels.

    `between` is the growth that the levels make, `implied` the same where both are numbers, and
    `prices` what that leaves to prices beside growth at comparable ones; `agrees` says whether what
    is stated meets it, and `doubt` why nobody can tell. `restated` are the figures that another
    report of the same time gainsays, each with that report's.
    """

    breaks: tuple[Break, ...]
    between: Interval | None = None
    implied: Derived | None = None
    prices: Derived | None = None
    agrees: bool | None = None
    doubt: Doubt | None = None
    restated: tuple[tuple[Figure, Figure], ...] = ()


class Past(NamedTuple):
    """What a place reported of a series `before`, and in other reports of the same time."""

    before: SeriesMember | None = None
    beside: tuple[SeriesMember, ...] = ()


T = TypeVar("T")


def in_time(items: Iterable[T], period_of: Callable[[T], str]) -> list[T]:
    """Return items in order of time; those of the same months of each year stay together."""
    periods = [(Period.parse(period_of(one)), span_of(period_of(one)), one) for one in items]
    begins = {span.last: period.end for period, span, _ in sorted(periods, key=_end, reverse=True)}

    def key(item: tuple[Period, Span, T]) -> tuple[object, ...]:
        period, span, _ = item
        return begins[span.last], span.last, period.end

    return [one for *_, one in sorted(periods, key=key)]


def _end(item: tuple[Period, Span, object]) -> int:
    return item[0].end.toordinal()


def each_with_its_past(
    members: Sequence[SeriesMember],
) -> Iterator[tuple[SeriesMember, Past]]:
    """Yield each member of a series with what its place reported before."""
    homes: dict[str, list[SeriesMember]] = {}
    for member in members:
        homes.setdefault(member.home, []).append(member)
    for several in homes.values():
        before = None
        for _, group in groupby(
            in_time(several, _period), lambda one: Period.parse(one.period).end
        ):
            same = list(group)
            for place, one in enumerate(same):
                others = (other for other in same[:place] if other.report != one.report)
                yield one, Past(before, tuple(others))
            before = same[-1]


def _period(member: SeriesMember) -> str:
    return member.period


def step(past: Past, now: SeriesMember, terms: Terms) -> Step | None:
    """Return what a series makes of what its place reported, if it did."""
    since = _since(past.before, now, terms) if past.before else None
    restated = tuple(pair for other in past.beside for pair in _restated(other, now))
    if not restated:
        return since
    since = since or Step(())
    return since._replace(breaks=(*since.breaks, "restated"), restated=restated)


def _restated(other: SeriesMember, now: SeriesMember) -> Iterator[tuple[Figure, Figure]]:
    """The figures that another report gainsays, each with the other's.

    One that is round, an estimate or still to be decided gainsays none.
    """
    for figure, said in product(now.figures, other.figures):
        are_sure = not any(
            one.todo or one.qualifier in ("about", "estimate") for one in (figure, said)
        )
        if are_sure and gainsay(figure, said):
            yield figure, said


def _since(before: SeriesMember, now: SeriesMember, terms: Terms) -> Step:
    """What a series makes of two periods that follow each other."""
    breaks: tuple[Break, ...] = tuple(_breaks(before, now, terms))
    levels = _levels(before, now)
    if levels is None or not {"gap", "length", "period"}.isdisjoint(breaks):
        return Step(breaks)
    between = growth_between(*map(in_base_unit, levels))
    if between is None:
        return Step(breaks)
    found = Step(breaks, between)
    if _are_numbers(*levels):
        found = found._replace(implied=growth_of(*levels, between))
    if now.yoy is None or not _is_of(now.yoy, now):
        return found
    agrees, doubt = _agreement(between, [*levels, now.yoy], now)
    if agrees is False:
        breaks = (*breaks, "contradiction")
    are_told = is_real(now) and _are_numbers(*levels, now.yoy)
    prices = price_change(*levels, between, now.yoy) if are_told else None
    return found._replace(breaks=breaks, prices=prices, agrees=agrees, doubt=doubt)


def _are_numbers(*figures: Figure) -> bool:
    return not any(one.is_bound or one.qualifier == "about" for one in figures)


def _breaks(before: SeriesMember, now: SeriesMember, terms: Terms) -> Iterator[Break]:
    found = set(differences(before, now))
    years = Period.parse(now.period).last[0] - Period.parse(before.period).last[0]
    if found & {"length", "period"}:
        yield "length" if "length" in found else "period"
    elif years > 1:
        yield "gap"
    if before.yoy and now.yoy and is_real(before) != is_real(now):
        yield "prices"
    if before.level and now.level and before.level.base_unit != now.level.base_unit:
        yield "unit"
    then, later = (terms.of_growth(one.name) for one in (before, now))
    if not (terms.fold(then) == terms.fold(later) or terms.are_one(then, later)):
        yield "name"  # the two share an id alone


def _levels(before: SeriesMember, now: SeriesMember) -> tuple[Figure, Figure] | None:
    """The two levels, where each is of its own period and both are of one kind."""
    then, later = before.level, now.level
    if then is None or later is None or then.base_unit != later.base_unit:
        return None
    return (then, later) if _is_of(then, before) and _is_of(later, now) else None


def _is_of(figure: Figure, member: SeriesMember) -> bool:
    return figure.period_end == Period.parse(member.period).end


def _agreement(
    between: Interval, figures: Sequence[Figure], now: SeriesMember
) -> tuple[bool | None, Doubt | None]:
    """Whether growth, the last of these, meets what the levels make; else why nobody can tell."""
    qualifiers = {one.qualifier for one in figures}
    meets = between.meets(stated(figures[-1]))
    if is_real(now):
        return None, "prices"
    if any(one.todo for one in figures):
        return None, "marked"
    if "about" in qualifiers:
        return None, "about"
    if meets:
        is_open = any(one.is_bound for one in figures)
        return (None, "bound") if is_open else (True, None)
    return (None, "estimate") if "estimate" in qualifiers else (False, None)
