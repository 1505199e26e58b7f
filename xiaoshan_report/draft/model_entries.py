"""A model from what is known of a text: its structure, its quantities and its other numerals."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from xiaoshan_report.documents.folding import Document
from xiaoshan_report.draft.locations import Location, Locations, location_of
from xiaoshan_report.draft.quoting import pins, quote
from xiaoshan_report.language.outline import Outline, TaskOutline
from xiaoshan_report.language.paragraphs import Paragraph
from xiaoshan_report.language.quantities import Quantity
from xiaoshan_report.language.statements import agrees
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import (
    BOUNDS,
    GROWTH_MEASURES,
    Area,
    FigureEntry,
    Indicator,
    Measure,
    Model,
    NumeralEntry,
    NumeralKind,
    Point,
    Prices,
    Project,
    Record,
    Section,
    Task,
    WordedAim,
)
from xiaoshan_report.model.validation import is_printable
from xiaoshan_report.model.vocabulary import VocabularyTerm
from xiaoshan_report.numerals import grammar as numerals
from xiaoshan_report.numerals.lexicon import lexicon

Glossary = Callable[..., VocabularyTerm | None]
"""The standard term that a name means, or `None`; of what `grows`, the name may say so."""

_RATES: tuple[Measure, ...] = ("yoy", "two_year_average", "vs_two_year_mean", "previous_period")
"""The measures that make what they are of a series; a level alone does not."""


_LONGEST_TEXT = 60
"""The characters of a point's text, which lists what its figures are of."""


class Stated(NamedTuple):
    """A quantity that can be stated as a figure: where it is, and the words that state it.

    `line` is the text's own, in which the words begin.
    """

    paragraph: Paragraph
    quantity: Quantity
    quote: str
    printed: str
    line: int

    @property
    def place(self) -> int:
        """Where in the line, as it is printed, the number begins."""
        return self.paragraph.places[self.quantity.start]


class ReadText(NamedTuple):
    """A text as it was read: folded, in its parts, and line by line."""

    document: Document
    outline: Outline
    paragraphs: Sequence[Paragraph]


def assemble(text: ReadText, record: Record, glossary: Glossary, tr: Translator) -> Model:
    """Make the model: every quantity once, in an indicator, task or point; every other numeral."""
    document, outline, paragraphs = text
    stated = [one for paragraph in paragraphs for one in _stated(paragraph, document)]
    places = Locations(outline.areas)
    tasks, rest = _tasks(outline, stated)
    series, rest = _series(rest, glossary)
    points = _points(rest, places, record.period, tr)
    return Model(
        schema_version=1,
        report=record,
        indicators=tuple(_indicators(record, series, places, glossary, tr)),
        areas=tuple(_areas(outline, points)),
        projects=tuple(_projects(outline, tasks, record.period, document, tr)),
        aims=tuple(_worded_aims(text, glossary)),
        numerals=tuple(_numerals(document, paragraphs, stated)),
    )


def _worded_aims(text: ReadText, glossary: Glossary) -> Iterator[WordedAim]:
    """What the text aims at without a number."""
    every = ((paragraph, *aim) for paragraph in text.paragraphs for aim in paragraph.aims)
    for number, (paragraph, said, period) in enumerate(every, 1):
        start, end = paragraph.within(said.start, said.end)
        known = glossary(said.name)
        yield WordedAim(
            id=f"aim-{number}",
            name=said.name,
            name_en=known.name_en if known else said.name,
            period=period,
            quote=text.document.quoted(paragraph.number, start, end),
            paragraph=text.document.line_of(paragraph.number, start),
            commitment=said.commitment,
        )


# What can be stated


def _stated(paragraph: Paragraph, document: Document) -> Iterator[Stated]:
    for one in paragraph.found:
        if isinstance(one, Quantity) and (span := quote(paragraph, one)):
            printed = paragraph.printed(one.start, one.end)
            if _reads_alike(printed, paragraph.printed(*span), one):
                start, end = paragraph.within(*span)
                words = document.quoted(paragraph.number, start, end)
                line = document.line_of(paragraph.number, start)
                yield Stated(paragraph, one, words, printed, line)


def _reads_alike(printed: str, words: str, quantity: Quantity) -> bool:
    """Whether the number says the same with only its quote around it, as loading will read it."""
    if not (is_printable(quantity.value) and is_printable(quantity.upper or quantity.value)):
        return False
    try:
        reading = numerals.read(printed)
    except ValueError:
        return False
    end = words.index(printed) + len(printed)
    alike = agrees(reading, words, end, quantity)
    return alike and reading.qualifier in ("exact", quantity.qualifier)


def _entry(one: Stated, key: str, tr: Translator, *, name: bool) -> FigureEntry:
    """The figure; with its own name where its owner has another."""
    quantity = one.quantity
    todo = tr("separator").join(tr(doubt.reason, words=doubt.words) for doubt in quantity.doubts)
    called = quantity.name or tr("draft-unnamed")
    return FigureEntry(
        key=key,
        measure=quantity.measure,
        aim=quantity.aim,
        commitment=quantity.commitment,
        value=quantity.value,
        upper=quantity.upper,
        printed=one.printed,
        quote=one.quote,
        name=called if name else None,
        name_en=called if name else None,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        base=quantity.base,
        prices=quantity.prices,
        period=quantity.period,
        paragraph=one.line,
        todo=todo or None,
    )


def _entries(
    figures: Iterable[Stated], tr: Translator, *, period: str, paragraph: int, name: bool
) -> tuple[FigureEntry, ...]:
    """The figures of an owner, keys by their measures, without what the owner says already."""
    used: Counter[str] = Counter()
    entries = []
    for one in figures:
        key = _key(one.quantity)
        used[key] += 1
        entry = _entry(one, key if used[key] == 1 else f"{key}-{used[key]}", tr, name=name)
        inherited = {
            key: None
            for key, of_owner in (("period", period), ("paragraph", paragraph))
            if getattr(entry, key) == of_owner
        }
        entries.append(replace(entry, **inherited))
    return tuple(entries)


def _key(quantity: Quantity) -> str:
    key = quantity.measure.replace("_", "-")
    return f"{key}-aim" if quantity.aim else key


# Indicators: what has a rate of growth, with all that is said of it under the same name


def _series(
    stated: Sequence[Stated], glossary: Glossary
) -> tuple[dict[str, list[Stated]], list[Stated]]:
    """The figures of each series, by its name or the glossary's id, and the figures of none."""
    rated = {_called(one, glossary) for one in stated if _is_of_series(one, glossary)} - {""}
    beside = {_beside(one) for one in stated if _is_rate(one)}
    series: dict[str, list[Stated]] = {}
    rest = []
    for one in stated:
        name = _called(one, glossary)
        counts = one.quantity.measure in ("count", "share") and _beside(one) not in beside
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
    return _is_rate(one) or (one.quantity.measure == "level" and bool(glossary(one.quantity.name)))


def _is_rate(one: Stated) -> bool:
    return one.quantity.measure in _RATES and not one.quantity.aim


def _indicators(
    record: Record,
    series: dict[str, list[Stated]],
    places: Locations,
    glossary: Glossary,
    tr: Translator,
) -> Iterator[Indicator]:
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
            figures=_entries(
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


# Points: the figures of a sentence that belong to no series and no task


def _points(
    stated: Iterable[Stated], places: Locations, period: str, tr: Translator
) -> dict[Location, list[Point]]:
    points: dict[Location, list[Point]] = {}
    used: Counter[int] = Counter()
    for (line, _), group in groupby(stated, key=_sentence):
        figures = list(group)
        used[line] += 1
        where = places.of(line, figures[0].place)
        entries = _entries(figures, tr, period=period, paragraph=where.line, name=True)
        identifier = f"paragraph-{line}-{used[line]}"
        points.setdefault(where, []).append(_point(figures, entries, identifier, tr))
    return points


def _sentence(one: Stated) -> tuple[int, int]:
    return one.paragraph.number, one.paragraph.sentence(one.quantity.start)


def _point(
    figures: Sequence[Stated], entries: tuple[FigureEntry, ...], identifier: str, tr: Translator
) -> Point:
    names = (one.quantity.name for one in figures if one.quantity.name)
    text = text_of(names, unnamed=tr("draft-unnamed"))
    return Point(id=identifier, text=text, text_en=text, figures=entries)


def text_of(names: Iterable[str], *, unnamed: str) -> str:
    """Return the text of a point whose figures have these names: each once."""
    return "、".join(dict.fromkeys(names))[:_LONGEST_TEXT] or unnamed


def _areas(outline: Outline, points: dict[Location, list[Point]]) -> Iterator[Area]:
    for area in outline.areas:
        sections = [
            Section(
                number=section.number,
                title=section.title,
                title_en=section.title,
                paragraph=section.line,
                points=tuple(points.get(location_of(area, section), ())),
            )
            for section in area.sections
        ]
        lead = area.lead or area.title
        yield Area(
            number=area.number,
            title=area.title,
            title_en=area.title,
            lead=lead,
            lead_en=lead,
            paragraph=area.line,
            sections=tuple(sections),
        )


# Livelihood projects


_TaskKey = tuple[int, int]
"""A project's number, and the place of a task among its tasks."""


def _tasks(
    outline: Outline, stated: Sequence[Stated]
) -> tuple[dict[_TaskKey, list[Stated]], list[Stated]]:
    """The figures of each task, and those of none."""
    owners: dict[_TaskKey, list[Stated]] = {}
    rest = []
    spans: dict[int, list[tuple[int, int, _TaskKey]]] = {}
    for project in outline.projects:
        for place, task in enumerate(project.tasks):
            span = (task.span.end, task.span.start, (project.number, place))
            spans.setdefault(task.span.line, []).append(span)
    for one in stated:
        owner = _owner(spans.get(one.paragraph.number, ()), one.place)
        if owner is None:
            rest.append(one)
        else:
            owners.setdefault(owner, []).append(one)
    return owners, rest


def _owner(spans: Sequence[tuple[int, int, _TaskKey]], place: int) -> _TaskKey | None:
    """The task that holds a place of a line; `spans` are its tasks, in the text's order."""
    ending = bisect_right(spans, place, key=lambda span: span[0])
    return spans[ending][2] if ending < len(spans) and spans[ending][1] <= place else None


def _projects(
    outline: Outline,
    figures: dict[_TaskKey, list[Stated]],
    period: str,
    document: Document,
    tr: Translator,
) -> Iterator[Project]:
    for project in outline.projects:
        tasks = []
        for place, task in enumerate(project.tasks):
            line = document.line_of(task.span.line, task.span.start)
            entries = _entries(
                figures.get((project.number, place), ()),
                tr,
                period=period,
                paragraph=line,
                name=True,
            )
            quote = document.quoted(*task.span)
            made = _task(f"project-{project.number}-{place + 1}", task, quote, entries, tr)
            elsewhere = line if line != project.line else None
            tasks.append(replace(made, paragraph=elsewhere))
        yield Project(
            number=project.number,
            title=project.title,
            title_en=project.title,
            area=project.area,
            section=project.section,
            paragraph=project.line,
            tasks=tuple(tasks),
        )


def _task(
    identifier: str, task: TaskOutline, quote: str, entries: tuple[FigureEntry, ...], tr: Translator
) -> Task:
    doubts = tr("separator").join(tr(f"draft-{doubt.reason}") for doubt in task.doubts)
    share = next((e.key for e in entries if e.measure == "share" and not e.aim), None)
    aim = next((e.key for e in entries if e.aim), None)
    count = next((e.key for e in entries if e.measure in ("count", "amount")), None)
    return Task(
        id=identifier,
        name=task.name,
        name_en=task.name,
        state=task.state,
        quote=quote,
        todo=doubts or None,
        figures=entries,
        done=count if task.state == "done" else None,
        target=None if task.state == "done" else aim or count,
        percent=share if task.state != "planned" else None,
    )


# What is no figure


def _numerals(
    document: Document, paragraphs: Iterable[Paragraph], stated: Iterable[Stated]
) -> Iterator[NumeralEntry]:
    """Each kind of numeral with the words that show it, wherever they stand."""
    figures: dict[int, list[Quantity]] = {}
    for one in stated:
        figures.setdefault(one.paragraph.number, []).append(one.quantity)
    entries: dict[tuple[str, NumeralKind, str], list[int]] = {}
    for paragraph in paragraphs:
        for pin in pins(paragraph, figures.get(paragraph.number, ())):
            key = (paragraph.printed(*pin.words), pin.kind, pin.why)
            places = (paragraph.places[at] for at in pin.places)
            lines = [document.line_of(paragraph.number, place) for place in places]
            entries.setdefault(key, []).extend(lines)
    for (text, kind, why), lines in entries.items():
        note, note_en = (Translator(language)(why) for language in ("zh", "en"))
        yield NumeralEntry(
            text=text,
            kind=kind,
            paragraphs=tuple(lines),
            note=note,
            note_en=note_en,
        )
