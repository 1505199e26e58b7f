"""Whether a model is plainly sound, told in a tenth of the time that naming its faults takes.

Nearly every model that is read is sound, and nearly every figure of it is printed in one of a few
plain ways. So this builds no paths, and asks the grammar of numerals once for all the numbers that
are printed alike, and not at all about the commonest ways. What it does not vouch for may still be
sound: `consistency.py` looks closer and says what is wrong.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from xiaoshan_report.model.structs import SIGNED_MEASURES, FigureEntry, Model, Task, is_possible

_DIGITS = frozenset("0123456789")

MOST_DIGITS = 30
"""More than any report prints in a number, and no more than any export can hold."""

_LETTERS = b"abcdefghijklmnopqrstuvwxyz0123456789-"
"""What an id is made of."""

_WORDS: dict[str, tuple[str, ...]] = {
    str(value): (word,) for value, word in enumerate("一二三四五六七八九十", 1)
}
_WORDS |= {f"{value}0": (f"{word}十",) for value, word in enumerate("二三四五六七八九", 2)}
_WORDS |= {"2": ("二", "两")}
"""Small numbers as reports write them out."""

_TENTHS: dict[str, tuple[str, ...]] = {
    f"{value}0": (f"超{word}成",) for value, word in enumerate("一二三四五六七八九", 1)
}
_TENTHS |= {"50": ("超五成", "过半")}
"""More than so many per cent, in tenths."""

_MEASURES = frozenset(("", "%", *"个条项年张轮家人名件辆起所场套类处户", "方面"))
"""Units that mean one thing behind a number: none of them is a part of another number or word."""


def is_plainly_sound(model: Model) -> bool:
    """Whether nothing in the model contradicts anything; `False` where one must look closer."""
    points = [p for area in model.areas for section in area.sections for p in section.points]
    tasks = [task for project in model.projects for task in project.tasks]
    owners = {indicator.id: indicator.figures for indicator in model.indicators}
    owners |= {point.id: point.figures for point in points}
    owners |= {task.id: task.figures for task in tasks}
    figures = [entry for owned in owners.values() for entry in owned]
    known = {(owner, entry.key) for owner, owned in owners.items() for entry in owned}
    return (
        len(owners) == len(model.indicators) + len(points) + len(tasks)
        and len(known) == len(figures)
        and are_identifiers([model.report.id, *owners, *(key for _, key in known)])
        and _are_numbered(model)
        and all(map(is_possible, _periods(model, figures)))
        and _are_placed(model)
        and {reference.rpartition(".")[::2] for reference in _references(model)} <= known
        and all(map(_is_plain, figures))
        and None not in [entry.name for point in points for entry in point.figures]
        and all(map(_has_its_roles, tasks))
    )


def are_identifiers(texts: Sequence[str]) -> bool:
    """Whether each of the texts is made of lower-case words and digits joined by hyphens.

    All are looked at as one, a blank around each: that takes a tenth of the time.
    """
    joined = f" {' '.join(texts)} ".encode()
    # Letters and digits aside, only those blanks; and no hyphen at an end or beside another.
    return joined.translate(None, _LETTERS) == b" " * (len(texts) + 1) and (
        b"  " not in joined.replace(b"-", b" ")
    )


def _are_numbered(model: Model) -> bool:
    """Whether areas, the sections of each, and projects have each their own number."""
    areas = [area.number for area in model.areas]
    projects = [project.number for project in model.projects]
    sections = ([section.number for section in area.sections] for area in model.areas)
    return all(map(_differ, (areas, projects, *sections)))


def _differ(keys: Sequence[object]) -> bool:
    return len(set(keys)) == len(keys)


def _periods(model: Model, figures: Iterable[FigureEntry]) -> set[str]:
    """Every period that the model states, each once: most are the same."""
    periods = {indicator.period for indicator in model.indicators}
    periods |= {entry.period for entry in figures if entry.period is not None}
    return {model.report.period, *periods}


def _are_placed(model: Model) -> bool:
    """Whether indicators and projects stand in a section, and parts belong to an indicator."""
    sections = {(area.number, one.number) for area in model.areas for one in area.sections}
    placed = {(indicator.area, indicator.section) for indicator in model.indicators}
    placed |= {(project.area, project.section) for project in model.projects}
    wholes = {one.part_of for one in model.indicators} - {None}
    return placed <= sections and wholes <= {one.id for one in model.indicators}


def _references(model: Model) -> Iterator[str]:
    for total in model.sums:
        yield total.whole
        yield from total.parts
    for tally in model.tallies:
        yield tally.figure


def _has_its_roles(task: Task) -> bool:
    roles = {task.done, task.target, task.percent} - {None}
    both = (task.stage is None) is (task.stage_en is None)
    return both and roles <= {entry.key for entry in task.figures}


def _is_plain(entry: FigureEntry) -> bool:
    """Whether the figure plainly says what its quote prints, and has its name in both languages."""
    digits = str(entry.value)
    if digits[0] == "-":
        if entry.measure not in SIGNED_MEASURES:
            return False
        digits = digits[1:]
    return (
        len(digits) <= MOST_DIGITS
        and digits[0] in _DIGITS  # neither infinite nor no number
        and "E" not in digits
        and (
            prints_digits(entry, digits)
            or _prints_words(entry, digits)
            or _reads_as_stated(entry, digits)
        )
        and entry.quote.count(entry.printed) == 1
        and (entry.name is None) is (entry.name_en is None)
    )


def prints_digits(entry: FigureEntry, digits: str) -> bool:
    """Whether `printed` is just the digits and the unit, as most are: no grammar is needed."""
    return (
        entry.printed == digits + (entry.unit or "")
        and entry.qualifier in ("exact", "estimate")
        and entry.measure != "rank"
        and "E" not in digits
    )


def _prints_words(entry: FigureEntry, digits: str) -> bool:
    """Whether the print is one of the commonest that say more: 三个, 第三, 400余家, 超六成."""
    unit, printed = entry.unit or "", entry.printed
    if unit not in _MEASURES:
        return False
    if entry.qualifier == "over":
        tenths = _TENTHS.get(digits, ()) if unit == "%" else ()
        return printed in (f"{digits}余{unit}", f"超{digits}{unit}", *tenths)
    words = _WORDS.get(digits, ()) if entry.qualifier == "exact" else ()
    if entry.measure == "rank":
        return not unit and printed in [f"第{word}" for word in words]
    return printed in [f"{word}{unit}" for word in words]


_SAMPLE = "11"
"""Digits to stand for all others: no word and no number behind them makes them another number."""


def _reads_as_stated(entry: FigureEntry, digits: str) -> bool:
    """Whether the grammar of numerals reads what the figure states."""
    sample = entry.printed.replace(digits, _SAMPLE, 1)
    value, unit, qualifier = _reading(sample)
    return (
        value == (digits if sample == entry.printed else _SAMPLE)
        and qualifier in ("exact", entry.qualifier)
        and (unit == entry.unit or unit_read(entry, unit) == entry.unit)
    )


@lru_cache(1024)
def _reading(printed: str) -> tuple[str, str | None, str]:
    """The magnitude, the unit and the qualifier that the grammar reads; no magnitude if it cannot.

    It is kept, since reports print their numbers in the same few ways.
    """
    from xiaoshan_report.numerals.reading import read  # which the bundled model can do without

    try:
        reading = read(printed)
    except ValueError:
        return "", None, ""
    return str(reading.value.copy_abs()), reading.unit, reading.qualifier


def unit_read(entry: FigureEntry, unit: str | None) -> str | None:
    """The unit printed with the number, or that of the list in its quote, of which it is a part."""
    if entry.unit is None or entry.unit == unit:
        return unit
    from xiaoshan_report.numerals.reading import unit_stated

    end = entry.quote.find(entry.printed) + len(entry.printed)
    return unit_stated(entry.quote, end, unit)
