"""A model from what is known of a text: its structure, its quantities and its other numerals."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from xiaoshan_report.documents.folding import Document
from xiaoshan_report.draft.indicators import Glossary, indicators, series
from xiaoshan_report.draft.locations import Location, Locations, location_of
from xiaoshan_report.draft.quoting import pins
from xiaoshan_report.draft.stated import Stated, figure_entries, stated_in
from xiaoshan_report.language.outline import Outline, TaskOutline
from xiaoshan_report.language.paragraphs import Paragraph
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import (
    Area,
    FigureEntry,
    Model,
    NumeralEntry,
    NumeralKind,
    Point,
    Project,
    Record,
    Section,
    Task,
    WordedAim,
)

_LONGEST_TEXT = 60
"""The characters of a point's text, which lists what its figures are of."""


class ReadText(NamedTuple):
    """A text as it was read: folded, in its parts, and line by line."""

    document: Document
    outline: Outline
    paragraphs: Sequence[Paragraph]


def assemble(text: ReadText, record: Record, glossary: Glossary, tr: Translator) -> Model:
    """Make the model: every quantity once, in an indicator, task or point; every other numeral."""
    document, outline, paragraphs = text
    every = [one for paragraph in paragraphs for one in stated_in(paragraph, document)]
    places = Locations(outline.areas)
    tasks, rest = _tasks(outline, every)
    of_series, rest = series(rest, glossary)
    points = _points(rest, places, record.period, tr)
    return Model(
        schema_version=1,
        report=record,
        indicators=tuple(indicators(record, of_series, places, glossary, tr)),
        areas=tuple(_areas(outline, points)),
        projects=tuple(_projects(outline, tasks, record.period, document, tr)),
        aims=tuple(_worded_aims(text, glossary)),
        numerals=tuple(_numerals(document, paragraphs, every)),
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
        entries = figure_entries(figures, tr, period=period, paragraph=where.line, name=True)
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
            entries = figure_entries(
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
    of_lines = groupby(stated, key=lambda one: one.paragraph.number)
    figures = {line: [one.quantity for one in some] for line, some in of_lines}
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
