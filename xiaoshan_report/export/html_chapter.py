"""All that the page says of one report: what each command answers, in both languages."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from xiaoshan_report.commands import compare_rates, indicators, livelihood
from xiaoshan_report.commands.area import AreaRecord
from xiaoshan_report.commands.area import record_of as area_record
from xiaoshan_report.commands.comparison import OF_ONE_REPORT, Compared, Shown
from xiaoshan_report.commands.indicators import IndicatorRecord
from xiaoshan_report.commands.livelihood import STATES, Livelihood, ProjectRecord, TaskRecord
from xiaoshan_report.commands.shared_columns import report_text, with_status
from xiaoshan_report.export.headline import headline
from xiaoshan_report.export.html_chart import ChartLayout, chart_of
from xiaoshan_report.export.html_texts import CHINESE, ENGLISH, Both, derived, in_both, pairs, say
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.figures import of_measure
from xiaoshan_report.model.matching import Matching
from xiaoshan_report.model.structs import Figure, Measure, Point, Report
from xiaoshan_report.model.structs import Record as ReportRecord
from xiaoshan_report.numerals.bare_words import bare

GLANCED: tuple[Measure, ...] = ("yoy", "vs_two_year_mean", "level", "two_year_average", "rank")
"""What is said of the first indicators, as far as there is of it: their growth above all."""

GLANCED_FIGURES = 3
"""How many figures of each are shown."""


class Entry(NamedTuple):
    """Words of the report, and what they state: a figure, or how far a task is.

    On paper words `within` those of another entry of the paragraph need not stand twice.
    """

    anchor: str
    figure: Figure | None
    task: TaskRecord | None
    quote: tuple[str, str, str]
    paragraph: int
    within: bool = False


class Progress(NamedTuple):
    """The progress of a task that the report states, and the id of the figure that states it."""

    label: Both
    percent: Decimal
    stated: str


class Chapter(NamedTuple):
    """All that the page says of one report.

    `at` gives the anchor of a thing; `beside` follows the ids that name a part of one of several
    reports, and is the id of the report's title.
    """

    report: ReportRecord
    title: Both
    place_and_period: Both
    at: Callable[..., str]
    beside: str
    indicators: list[IndicatorRecord]
    headline: list[tuple[IndicatorRecord, list[Figure]]]
    indicator_notes: list[Both]
    chart: ChartLayout | None
    lead: list[Both]
    comparisons: list[Compared]
    comparison_notes: list[Both]
    underivable: int
    areas: list[AreaRecord]
    points: frozenset[str]
    livelihood: Livelihood
    summary: Both
    progress: dict[str, Progress]
    entries: list[tuple[int, list[Entry]]]
    figures: int


def chapter_of(report: Report, matching: Matching, *, is_only: bool) -> Chapter:
    """Return what the page says of a report, which `is_only` where it is about no other."""
    prefix = "" if is_only else f"{report.id}/"

    def at(*parts: object) -> str:
        """Return the anchor of a thing; ids have no slash, so no two kinds of anchors are alike."""
        return prefix + "/".join(map(str, parts))

    answer: Livelihood = livelihood.answer([report], CHINESE, selectors=()).records
    tasks = [task for project in answer.projects for task in project.tasks]
    entries = sorted(_entries(report, tasks, at), key=lambda entry: entry.paragraph)
    model = report.model
    return Chapter(
        report=model.report,
        title=in_both(partial(_title, report)),
        place_and_period=in_both(lambda tr: report_text(report, tr).text),
        at=at,
        beside="" if is_only else f" {at('report', 'title')}",
        **_of_indicators(report, matching),
        areas=[area_record(report, one) for one in model.areas],
        points=frozenset(one.id for one in model.owners() if isinstance(one.entry, Point)),
        livelihood=answer,
        summary=in_both(partial(livelihood.summary_text, answer.summary)),
        progress={task.id: progress for task in tasks if (progress := _progress(task))},
        entries=[
            (number, _once(list(some))) for number, some in groupby(entries, lambda e: e.paragraph)
        ],
        figures=sum(entry.figure is not None for entry in entries),
    )


def _title(report: Report, tr: Translator) -> str:
    record = report.model.report
    return with_status(tr.pick(record.title, record.title_en), report, tr)


def _of_indicators(report: Report, matching: Matching) -> dict[str, Any]:
    """What the chapter says of indicators, by attribute."""
    records = list(indicators.answer([report], CHINESE).records)
    compared, _ = compare_rates.chosen([report], (), matching)
    derivable = [one for one in compared if any(derived(one, key) for key in OF_ONE_REPORT)]
    both_rates = [one for one in compared if one.has_both()]
    shown = Shown([report])
    return {
        "indicators": records,
        "headline": list(_headline(report)),
        "indicator_notes": pairs(lambda tr: indicators.answer([report], tr).table.notes),
        "chart": chart_of(records, compared),
        "lead": pairs(partial(compare_rates.lead, both_rates)),
        "comparisons": derivable,
        "comparison_notes": pairs(lambda tr: compare_rates.table(derivable, shown, tr).notes),
        "underivable": len(compared) - len(derivable),
    }


def _headline(report: Report) -> Iterator[tuple[IndicatorRecord, list[Figure]]]:
    """The first indicators, each with what matters most of it."""
    for record in headline(report):
        figures = [of_measure(record.figures, measure) for measure in GLANCED]
        yield record, [figure for figure in figures if figure][:GLANCED_FIGURES]


def _progress(task: TaskRecord) -> Progress | None:
    chinese, english = (livelihood.progress(task, tr) for tr in (CHINESE, ENGLISH))
    if not (chinese and english):
        return None
    value = task.done if task.percent is None else task.percent
    stated = next((figure.id for figure in task.figures if figure.value == value), task.id)
    percent = round(chinese.part / chinese.whole * 100, 2)
    return Progress(Both(chinese.label, english.label), percent, stated)


def _entries(
    report: Report, tasks: Sequence[TaskRecord], at: Callable[..., str]
) -> Iterator[Entry]:
    """The words behind every figure and behind every task's state."""
    yield from (
        Entry(at("words", figure.id), figure, None, _marked(figure), figure.paragraph)
        for figure in report.every_figure()
    )
    yield from (
        Entry(at("words", task.id), None, task, (bare(task.quote), "", ""), task.paragraph)
        for task in tasks
    )


def _once(entries: Sequence[Entry]) -> list[Entry]:
    """The entries of a paragraph, marked where their words stand in another, or in one before."""
    quotes = ["".join(entry.quote) for entry in entries]
    return [
        entry._replace(
            within=any(quote in other and quote != other for other in quotes)
            or quote in quotes[:place]
        )
        for place, (entry, quote) in enumerate(zip(entries, quotes, strict=True))
    ]


def _marked(figure: Figure) -> tuple[str, str, str]:
    """The quote in three: what stands before the number, the number, what stands after it."""
    return bare(figure.quote).partition(figure.printed)


def counts(area: AreaRecord) -> Both:
    """Return how much there is to read in an area."""
    points = [point for section in area.sections for point in section.points]
    return say(
        "page-counts", points=len(points), figures=sum(len(point.figures) for point in points)
    )


def by_state(tasks: Sequence[TaskRecord]) -> list[TaskRecord]:
    """Return the tasks, those furthest on first."""
    return sorted(tasks, key=lambda task: STATES.index(task.state))


def tally(project: ProjectRecord) -> Both:
    """Return how many of a project's tasks are done."""
    return in_both(partial(livelihood.done_of, project))
