"""What a model may not contradict in itself: ids, references, and figures against their words."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from xiaoshan_report.errors import ReportError
from xiaoshan_report.model.soundness import MOST_DIGITS, are_identifiers, prints_digits, unit_read
from xiaoshan_report.model.structs import SIGNED_MEASURES, FigureEntry, Model, Task, is_possible

Contradiction = tuple[str, ReportError]
"""The path of the place in the file (`indicators[0].figures[1].value`), and what is wrong there."""


def contradictions(model: Model) -> Iterator[Contradiction]:
    """Every contradiction in the model, in the order in which a reader should mend them."""
    figures = list(_located(model))
    yield from _misspelt(model, figures)
    yield from _duplicates(_identifiers(model, figures))
    yield from _impossible_periods(model, figures)
    yield from _dangling_places(model)
    yield from _dangling_figures(model, {identifier for _, identifier, _ in figures})
    for path, _, entry in figures:
        yield from _against_words(path, entry)
        yield from _unnamed(path, entry)
    for path, task in _located_tasks(model):
        yield from _dangling_roles(path, task)


def _located(model: Model) -> Iterator[tuple[str, str, FigureEntry]]:
    """Each figure's path in the file, its id, and the figure."""
    for owner_path, owner, figures in _owners(model):
        for number, entry in enumerate(figures):
            yield f"{owner_path}.figures[{number}]", f"{owner}.{entry.key}", entry


def _owners(model: Model) -> Iterator[tuple[str, str, tuple[FigureEntry, ...]]]:
    """Whatever owns figures: its path in the file, its id and its figures."""
    for i, indicator in enumerate(model.indicators):
        yield f"indicators[{i}]", indicator.id, indicator.figures
    for i, area in enumerate(model.areas):
        for j, section in enumerate(area.sections):
            for k, point in enumerate(section.points):
                yield f"areas[{i}].sections[{j}].points[{k}]", point.id, point.figures
    for path, task in _located_tasks(model):
        yield path, task.id, task.figures


def _located_tasks(model: Model) -> Iterator[tuple[str, Task]]:
    for i, project in enumerate(model.projects):
        for j, task in enumerate(project.tasks):
            yield f"projects[{i}].tasks[{j}]", task


def _misspelt(
    model: Model, figures: Iterable[tuple[str, str, FigureEntry]]
) -> Iterator[Contradiction]:
    """Ids that are no lower-case words and digits joined by hyphens."""
    yield from _if_misspelt("report.id", model.report.id)
    for path, identifier, _ in _owners(model):
        yield from _if_misspelt(f"{path}.id", identifier)
    for path, _, entry in figures:
        yield from _if_misspelt(f"{path}.key", entry.key)
    for i, indicator in enumerate(model.indicators):
        yield from _if_misspelt(f"indicators[{i}].part_of", indicator.part_of)
    for path, task in _located_tasks(model):
        for role in ("done", "target", "percent"):
            yield from _if_misspelt(f"{path}.{role}", getattr(task, role))


def _if_misspelt(path: str, identifier: str | None) -> Iterator[Contradiction]:
    if identifier is not None and not are_identifiers([identifier]):
        expected = ReportError("identifier")
        yield path, ReportError("wrong-value", value=brief(identifier), expected=expected)


def brief(value: object) -> str:
    """The value as TOML writes it, cut where it is long."""
    text = f'"{value}"' if isinstance(value, str) else str(value)
    if isinstance(value, bool) or (isinstance(value, Decimal) and not value.is_finite()):
        text = str(float(value)) if isinstance(value, Decimal) else text.lower()
    return text if len(text) <= 40 else f"{text[:39]}…"


def _impossible_periods(
    model: Model, figures: Iterable[tuple[str, str, FigureEntry]]
) -> Iterator[Contradiction]:
    """Periods that are none, that end before they begin, and days that no calendar has."""
    periods = [("report.period", model.report.period)]
    periods += [(f"indicators[{i}].period", x.period) for i, x in enumerate(model.indicators)]
    periods += [(f"{path}.period", x.period) for path, _, x in figures if x.period is not None]
    for path, period in periods:
        if not is_possible(period):
            expected = ReportError("period-expected")
            yield path, ReportError("wrong-value", value=brief(period), expected=expected)


def _identifiers(
    model: Model, figures: Iterable[tuple[str, str, FigureEntry]]
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Whatever must be unique, among what, by the path of the place that says it."""
    for path, identifier, _ in _owners(model):
        yield f"{path}.id", ("owner", identifier)
    for path, identifier, _ in figures:
        yield f"{path}.key", ("figure", identifier)
    for i, area in enumerate(model.areas):
        yield f"areas[{i}].number", ("area", f"{area.number}")
        for j, section in enumerate(area.sections):
            yield f"areas[{i}].sections[{j}].number", ("section", f"{area.number}.{section.number}")
    for i, project in enumerate(model.projects):
        yield f"projects[{i}].number", ("project", f"{project.number}")


def _duplicates(identifiers: Iterable[tuple[str, tuple[str, str]]]) -> Iterator[Contradiction]:
    seen: set[tuple[str, str]] = set()
    for path, identifier in identifiers:
        if identifier in seen:
            yield path, ReportError("duplicate-id", id=identifier[1])
        seen.add(identifier)


def _dangling_places(model: Model) -> Iterator[Contradiction]:
    indicators = {indicator.id for indicator in model.indicators}
    sections = {(area.number, section.number) for area in model.areas for section in area.sections}
    for i, indicator in enumerate(model.indicators):
        if indicator.part_of is not None and indicator.part_of not in indicators:
            yield _dangling(f"indicators[{i}].part_of", indicator.part_of, indicators)
    placed = [(f"indicators[{i}]", x.area, x.section) for i, x in enumerate(model.indicators)]
    placed += [(f"projects[{i}]", x.area, x.section) for i, x in enumerate(model.projects)]
    for path, area, section in placed:
        if (area, section) not in sections:
            yield f"{path}.section", ReportError("no-such-section", area=area, section=section)


def _dangling_figures(model: Model, known: set[str]) -> Iterator[Contradiction]:
    for i, total in enumerate(model.sums):
        if total.whole not in known:
            yield _dangling(f"sums[{i}].whole", total.whole, known)
        for j, part in enumerate(total.parts):
            if part not in known:
                yield _dangling(f"sums[{i}].parts[{j}]", part, known)
    for i, tally in enumerate(model.tallies):
        if tally.figure not in known:
            yield _dangling(f"tallies[{i}].figure", tally.figure, known)


def _dangling(path: str, reference: str, known: Iterable[str]) -> Contradiction:
    return path, ReportError("dangling", id=reference, near=nearest(reference, known))


def nearest(word: str, known: Iterable[str]) -> ReportError:
    """A remark that names the known word most like `word`, or says nothing."""
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1)
    return ReportError("did-you-mean", near=close[0]) if close else ReportError("nothing")


def _against_words(path: str, entry: FigureEntry) -> Iterator[Contradiction]:
    """The figure against the number that it says is printed, and that against its quote."""
    value = Decimal(entry.value)
    if not value.is_finite() or int(value.as_tuple().exponent) > 0:
        shown = value if value.is_finite() else float(value)  # inf and nan as TOML writes them
        yield f"{path}.value", ReportError("no-number", value=shown)
    elif (digits := _digits(value)) > MOST_DIGITS:
        problem = ReportError(
            "too-many-digits", value=brief(value), digits=digits, most=MOST_DIGITS
        )
        yield f"{path}.value", problem
    elif value < 0 and entry.measure not in SIGNED_MEASURES:
        yield f"{path}.value", ReportError("negative", value=value, measure=entry.measure)
    elif (times := entry.quote.count(entry.printed)) != 1:
        problem = ReportError(
            "printed-not-once", printed=entry.printed, quote=entry.quote, times=times
        )
        yield f"{path}.quote", problem
    elif not prints_digits(entry, str(value.copy_abs())):
        yield from _against_reading(path, entry, value)


def _digits(value: Decimal) -> int:
    """How many digits the number is printed with, zeros behind the point included."""
    _, digits, exponent = value.as_tuple()
    return max(len(digits), -int(exponent))


def _against_reading(path: str, entry: FigureEntry, value: Decimal) -> Iterator[Contradiction]:
    from xiaoshan_report.numerals import reading as numerals

    try:
        reading = numerals.read(entry.printed)
    except ValueError:
        yield f"{path}.printed", ReportError("printed-unreadable", printed=entry.printed)
        return
    nothing = ReportError("no-unit")
    stated = {
        "value": str(value.copy_abs()),
        "unit": entry.unit or nothing,
        "qualifier": entry.qualifier,
    }
    read = {
        "value": str(reading.value.copy_abs()),
        "unit": unit_read(entry, reading.unit) or nothing,
        "qualifier": reading.qualifier,
    }
    if reading.qualifier == "exact":  # then only words around it can qualify the number
        del stated["qualifier"]
    for key, said in stated.items():
        if said != read[key]:
            problem = ReportError(
                "printed-differs", printed=entry.printed, key=key, read=read[key], said=said
            )
            yield f"{path}.{key}", problem


def _dangling_roles(path: str, task: Task) -> Iterator[Contradiction]:
    keys = [entry.key for entry in task.figures]
    for role, reference in (
        ("done", task.done),
        ("target", task.target),
        ("percent", task.percent),
    ):
        if reference is not None and reference not in keys:
            yield _dangling(f"{path}.{role}", reference, keys)
    if (task.stage is None) != (task.stage_en is None):
        yield f"{path}.stage", ReportError("one-language", key="stage")


def _unnamed(path: str, entry: FigureEntry) -> Iterator[Contradiction]:
    """A name that one language lacks, and a figure of a point, which has no name to inherit."""
    if (entry.name is None) != (entry.name_en is None):
        yield f"{path}.name", ReportError("one-language", key="name")
    elif entry.name is None and path.startswith("areas"):
        yield f"{path}.name", ReportError("missing-key", key="name")
