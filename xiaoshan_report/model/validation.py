"""What a model may not contradict in itself: ids, references, and figures against their words.

Each rule is stated once, over flat lists of values with their places. Paths and sentences are made
only for what is wrong, and the grammar of numerals is asked once for all numbers printed alike.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from xiaoshan_report.errors import Message
from xiaoshan_report.model.period import is_possible
from xiaoshan_report.model.quotes import bare_quote
from xiaoshan_report.model.structs import (
    SIGNED_MEASURES,
    FigureEntry,
    Indicator,
    Measure,
    Model,
    Owner,
    Point,
    Project,
    Task,
)
from xiaoshan_report.numerals.plain import is_plain, read_alike

if TYPE_CHECKING:
    from xiaoshan_report.numerals.reading import Reading

Problem = tuple[str, Message]
"""The path of the place in the file (`indicators[0].figures[1].value`), and what is wrong there."""

_DIGITS = frozenset("0123456789")

MOST_DIGITS = 30
"""More than any report prints in a number, and no more than any export can hold."""

_Place = tuple["str | int | _Place", ...]
"""The keys and indices on the way to a place in the file; a place may stand for the first ones."""

_Found = Iterator[tuple[_Place, Message]]
"""What a rule finds: each place, and what is wrong there."""

_Figures = Sequence[tuple[FigureEntry, _Place, str]]
"""Figures, each with its place and its id."""


def problems(model: Model) -> Iterator[Problem]:
    """Yield every contradiction in the model, in the order in which a reader should mend them."""
    for place, problem in _problems(model):
        yield _path(place).removeprefix("."), problem


def _path(place: _Place) -> str:
    return "".join(_path(step) if isinstance(step, tuple) else _step(step) for step in place)


def _step(step: str | int) -> str:
    return f"[{step}]" if isinstance(step, int) else f".{step}"


def _problems(model: Model) -> _Found:
    owners = list(model.owners())
    figures: _Figures = [
        (entry, (owner.place, "figures", number), f"{owner.id}.{entry.key}")
        for owner in owners
        for number, entry in enumerate(owner.entry.figures)
    ]
    yield from _misspelt(model, owners, figures)
    aims = [(("aims", i), aim) for i, aim in enumerate(model.aims)]
    ids = [*((owner.place, owner.id) for owner in owners), *((at, aim.id) for at, aim in aims)]
    yield from _repeated(((place, "id"), identifier) for place, identifier in ids)
    yield from _repeated(((place, "key"), identifier) for _, place, identifier in figures)
    yield from _repeated(_numbers_of_sections(model))
    projects = enumerate(model.projects)
    yield from _repeated((("projects", i, "number"), f"{one.number}") for i, one in projects)
    yield from _impossible_periods(model, figures)
    yield from _unplaced(model)
    yield from _unknown_figures(model, {identifier for *_, identifier in figures})
    yield from _misstated(figures)
    yield from _unnamed(owners)
    yield from _unknown_roles(owners)


def _misspelt(model: Model, owners: Iterable[Owner], figures: _Figures) -> _Found:
    """Ids that are no lower-case words and digits joined by hyphens."""
    stated: list[tuple[_Place, str | None]] = [(("report", "id"), model.report.id)]
    stated += [((owner.place, "id"), owner.id) for owner in owners]
    stated += [((place, "key"), entry.key) for entry, place, _ in figures]
    stated += [(("aims", i, "id"), aim.id) for i, aim in enumerate(model.aims)]
    stated += [
        (("indicators", i, "part_of"), one.part_of) for i, one in enumerate(model.indicators)
    ]
    stated += [(place, key) for place, key, _ in _roles(owners)]
    identifiers = [(place, one) for place, one in stated if one is not None]
    if not _are_identifiers([one for _, one in identifiers]):
        for place, identifier in identifiers:
            if not _are_identifiers([identifier]):
                yield place, _unexpected(identifier, "identifier")


_LETTERS = b"abcdefghijklmnopqrstuvwxyz0123456789-"
"""What an id is made of."""


def _are_identifiers(texts: Sequence[str]) -> bool:
    """Whether each of the texts is made of lower-case words and digits joined by hyphens.

    All are looked at as one, a blank around each: that takes a tenth of the time.
    """
    joined = f" {' '.join(texts)} ".encode()
    # Letters and digits aside, only those blanks; and no hyphen at an end or beside another.
    return joined.translate(None, _LETTERS) == b" " * (len(texts) + 1) and (
        b"  " not in joined.replace(b"-", b" ")
    )


def _unexpected(value: object, expected: str) -> Message:
    return Message("wrong-value", value=brief(value), expected=Message(expected))


def brief(value: object) -> str:
    """Return the value as TOML writes it, cut where it is long."""
    text = f'"{value}"' if isinstance(value, str) else str(value)
    if isinstance(value, bool) or (isinstance(value, Decimal) and not value.is_finite()):
        text = str(float(value)) if isinstance(value, Decimal) else text.lower()
    return text if len(text) <= 40 else f"{text[:39]}…"


def _repeated(identifiers: Iterable[tuple[_Place, str]]) -> _Found:
    """What stands twice though it must be unique."""
    seen: set[str] = set()
    for place, identifier in identifiers:
        if identifier in seen:
            yield place, Message("duplicate-id", id=identifier)
        seen.add(identifier)


def _numbers_of_sections(model: Model) -> Iterator[tuple[_Place, str]]:
    """The number of each area, and that with the number of each of its sections."""
    for i, area in enumerate(model.areas):
        yield ("areas", i, "number"), f"{area.number}"
        for j, section in enumerate(area.sections):
            yield ("areas", i, "sections", j, "number"), f"{area.number}.{section.number}"


def _impossible_periods(model: Model, figures: _Figures) -> _Found:
    """Periods that are none, that end before they begin, and days that no calendar has."""
    stated: list[tuple[_Place, str | None]] = [(("report", "period"), model.report.period)]
    stated += [(("indicators", i, "period"), one.period) for i, one in enumerate(model.indicators)]
    stated += [((place, "period"), entry.period) for entry, place, _ in figures]
    stated += [(("aims", i, "period"), aim.period) for i, aim in enumerate(model.aims)]
    stated += [((place, "base"), entry.base) for entry, place, _ in figures]
    periods = {period for _, period in stated if period is not None}  # most are the same
    impossible = {period for period in periods if not is_possible(period)}
    for place, period in stated:
        if period in impossible:
            yield place, _unexpected(period, "period-expected")


def _unplaced(model: Model) -> _Found:
    """Parts of no indicator, and indicators and projects in no section."""
    indicators = {indicator.id for indicator in model.indicators}
    for i, indicator in enumerate(model.indicators):
        if indicator.part_of is not None and indicator.part_of not in indicators:
            yield ("indicators", i, "part_of"), _dangling(indicator.part_of, indicators)
    sections = {(area.number, section.number) for area in model.areas for section in area.sections}
    placed: list[tuple[_Place, Indicator | Project]] = []
    placed += [(("indicators", i, "section"), one) for i, one in enumerate(model.indicators)]
    placed += [(("projects", i, "section"), one) for i, one in enumerate(model.projects)]
    for place, one in placed:
        if (one.area, one.section) not in sections:
            yield place, Message("no-such-section", area=one.area, section=one.section)


def _unknown_figures(model: Model, known: Collection[str]) -> _Found:
    """Sums and tallies of figures that there are not."""
    stated: list[tuple[_Place, str]] = []
    for i, total in enumerate(model.sums):
        stated.append((("sums", i, "whole"), total.whole))
        stated += [(("sums", i, "parts", j), part) for j, part in enumerate(total.parts)]
    stated += [(("tallies", i, "figure"), tally.figure) for i, tally in enumerate(model.tallies)]
    for place, figure in stated:
        if figure not in known:
            yield place, _dangling(figure, known)


def _dangling(reference: str, known: Iterable[str]) -> Message:
    from xiaoshan_report.messages.nearest_word import nearest

    return Message("dangling", id=reference, near=nearest(reference, known))


def _misstated(figures: _Figures) -> _Found:
    """Figures against the number that they say is printed, and that against its quote."""
    for entry, place, _ in figures:
        digits = str(entry.value).lstrip("-")
        wrong = (
            _in_number(entry, digits)
            or _in_range(entry)
            or _in_growth(entry)
            or _in_quote(entry)
            or _in_print(entry, digits)
        )
        for key, problem in wrong:
            yield (place, key), problem


_Wrong = Sequence[tuple[str, Message]]
"""What is wrong in a figure: under which key, and what."""


def _in_number(entry: FigureEntry, digits: str) -> _Wrong:
    plain = len(digits) <= MOST_DIGITS and digits[0] in _DIGITS and "E" not in digits
    if not plain and (problem := _unprintable(Decimal(entry.value))):
        return [("value", problem)]
    if entry.measure not in SIGNED_MEASURES and entry.value < 0:
        return [("value", Message("negative", value=entry.value, measure=entry.measure))]
    return ()


def _in_range(entry: FigureEntry) -> _Wrong:
    if entry.upper is None:
        return ()
    if problem := _unprintable(Decimal(entry.upper)):
        return [("upper", problem)]
    if entry.upper <= entry.value:
        return [("upper", Message("upper-not-above", upper=entry.upper, value=entry.value))]
    return ()


def _in_growth(entry: FigureEntry) -> _Wrong:
    """A base of what names its own or has none, and prices of what nobody pays."""
    if entry.base is not None and entry.measure != "change":
        return [("base", Message("base-of-measure", measure=entry.measure))]
    if entry.prices is not None and entry.measure not in _AT_PRICES:
        return [("prices", Message("prices-of-measure", measure=entry.measure))]
    return ()


_AT_PRICES: tuple[Measure, ...] = (*SIGNED_MEASURES, "amount")
"""What may be at prices of its own."""


def is_printable(value: Decimal) -> bool:
    """Whether a report prints such a number, and loading takes it."""
    return _unprintable(value) is None


def _unprintable(value: Decimal) -> Message | None:
    """Why no report prints this number, if none does."""
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or exponent > 0:
        shown = value if value.is_finite() else float(value)  # inf and nan as TOML writes them
        return Message("no-number", value=shown)
    length = max(len(digits), -exponent)  # zeros behind the point included
    if length <= MOST_DIGITS:
        return None
    return Message("too-many-digits", value=brief(value), digits=length, most=MOST_DIGITS)


def _in_quote(entry: FigureEntry) -> _Wrong:
    times = entry.quote.count(entry.printed)
    if times == 1 or bare_quote(entry.quote).count(entry.printed) == 1:
        return ()
    words = {"printed": entry.printed, "quote": entry.quote, "times": times}
    return [("quote", Message("printed-not-once", **words))]


def _in_print(entry: FigureEntry, digits: str) -> _Wrong:
    """What the figure says otherwise than its print reads."""
    is_rank, is_range = entry.measure == "rank", entry.upper is not None
    if not is_range and is_plain(entry.printed, digits, entry.unit or "", entry.qualifier, is_rank):
        return ()
    try:
        if not is_range and not any(_differences(entry, read_alike(entry.printed, digits))):
            return ()
        from xiaoshan_report.numerals.grammar import read

        return list(_differences(entry, read(entry.printed)))
    except ValueError:
        return [("printed", Message("printed-unreadable", printed=entry.printed))]


def _differences(entry: FigureEntry, reading: "Reading") -> Iterator[tuple[str, Message]]:
    low, high = reading.signed(falls=entry.value < 0)
    compared = [
        ("value", _magnitude(entry.value), _magnitude(low)),
        ("upper", _magnitude(entry.upper), _magnitude(high)),
        ("unit", entry.unit, _unit_read(entry, reading.unit)),
    ]
    if reading.qualifier != "exact":  # else only words around it can qualify the number
        compared.append(("qualifier", entry.qualifier, reading.qualifier))
    for key, said, read in compared:
        if said != read:
            none = Message("no-value")
            values = {"key": key, "read": read or none, "said": said or none}
            yield key, Message("printed-differs", printed=entry.printed, **values)


def _magnitude(number: int | Decimal | None) -> str | None:
    """The digits of a number without its sign."""
    return None if number is None else str(number).lstrip("-")


def _unit_read(entry: FigureEntry, unit: str | None) -> str | None:
    """The unit printed with the number, or that of the list in its quote, of which it is a part."""
    if entry.unit is None or entry.unit == unit:
        return unit
    from xiaoshan_report.numerals.grammar import unit_stated

    quote = bare_quote(entry.quote)
    end = quote.find(entry.printed) + len(entry.printed)
    return unit_stated(quote, end, unit)


def _unnamed(owners: Iterable[Owner]) -> _Found:
    """Names that one language lacks, and figures of a point, which has no name to inherit."""
    for owner in owners:
        is_point = isinstance(owner.entry, Point)
        for number, entry in enumerate(owner.entry.figures):
            if (entry.name is None) != (entry.name_en is None):
                problem = Message("one-language", key="name")
            elif is_point and entry.name is None:
                problem = Message("missing-key", key="name")
            else:
                continue
            yield (owner.place, "figures", number, "name"), problem


def _roles(owners: Iterable[Owner]) -> Iterator[tuple[_Place, str, Task]]:
    """The keys by which tasks name figures of their own."""
    for owner in owners:
        if isinstance(task := owner.entry, Task):
            roles = ("done", task.done), ("target", task.target), ("percent", task.percent)
            for role, key in roles:
                if key is not None:
                    yield (owner.place, role), key, task


def _unknown_roles(owners: Iterable[Owner]) -> _Found:
    """Figures that a task names but has not, and a stage that one language lacks."""
    for place, key, task in _roles(owners):
        keys = [entry.key for entry in task.figures]
        if key not in keys:
            yield place, _dangling(key, keys)
    for owner in owners:
        one = owner.entry
        if isinstance(one, Task) and (one.stage is None) != (one.stage_en is None):
            yield (owner.place, "stage"), Message("one-language", key="stage")
