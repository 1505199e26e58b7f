"""HTML: one page to read and to send on, which needs nothing but itself.

The page is written in both languages at once, and a style hides the one that is not asked for.
Every number is a link to its entry in the page's last part, where the words stand that state it. So
the page is whole without a script, which only brings the entry to the number, switches, searches.
Nothing may be fetched, and nothing may run but the one style and script whose hashes are named.
"""

from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from xiaoshan_report import __version__
from xiaoshan_report.commands import compare, indicators, livelihood
from xiaoshan_report.commands.area import AreaRecord
from xiaoshan_report.commands.area import record_of as area_record
from xiaoshan_report.commands.comparison import ComparisonRecord, Implied, compared_of
from xiaoshan_report.commands.figures import Filters
from xiaoshan_report.commands.figures import view as figures_view
from xiaoshan_report.commands.indicators import IndicatorRecord
from xiaoshan_report.commands.livelihood import STATES, Livelihood, ProjectRecord, TaskRecord
from xiaoshan_report.commands.shared_columns import number_cell, of_measure, report_text
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.matching import Matching
from xiaoshan_report.model.period import Period
from xiaoshan_report.model.structs import Figure, Point, Report
from xiaoshan_report.model.structs import Record as ReportRecord
from xiaoshan_report.render.chart import Chart, Group, Scale, scale
from xiaoshan_report.render.numbers import signs
from xiaoshan_report.render.table import View
from xiaoshan_report.render.values import Bar, Number

FOLDER = Path(__file__).parent

CHINESE, ENGLISH = Translator("zh"), Translator("en")

MINUS = "\N{MINUS SIGN}"

HEADLINE, HEADLINE_FIGURES = 6, 3
"""How many indicators stand at the top of the page, and how many figures of each."""

GLANCED = ("yoy", "vs_two_year_mean", "level", "two_year_average", "rank")
"""What is said of these: their growth above all."""

TICKS = 6
"""About so many steps on the chart's axis: as many labels as fit beside each other on a phone."""


class Both(NamedTuple):
    """A text in Chinese and in English."""

    zh: str
    en: str


class NumberText(NamedTuple):
    """A number as people read it; the unit stands apart, since only it differs by language."""

    digits: Both
    unit: Both
    signs: str


class ChartBar(NamedTuple):
    """A bar of the chart in per cent of its width: from `left`, so `wide`, and where its label is.

    The label of a fall stands at the other side of the zero line, where there is room for it.
    """

    figure: Figure
    series: str
    left: Decimal
    wide: Decimal
    end: Decimal
    label: Decimal
    backward: bool
    beyond: bool


class Tick(NamedTuple):
    """A line of the chart's scale, in per cent of its width."""

    value: str
    left: Decimal
    zero: bool


class ChartLayout(NamedTuple):
    """The chart, ready to be drawn: its scale, and the bars of each indicator."""

    ticks: list[Tick]
    rows: list[tuple[IndicatorRecord, list[ChartBar]]]
    beyond: bool
    left_out: Both | None


class Entry(NamedTuple):
    """Words of the report, and what they state: a figure, or how far a task is."""

    anchor: str
    figure: Figure | None
    task: TaskRecord | None
    quote: tuple[str, str, str]
    paragraph: int


class Chapter(NamedTuple):
    """All that the page says of one report."""

    report: ReportRecord
    place_and_period: Both
    at: Callable[..., str]
    indicators: list[IndicatorRecord]
    headline: list[tuple[IndicatorRecord, list[Figure]]]
    indicator_notes: list[Both]
    chart: ChartLayout | None
    comparisons: list[ComparisonRecord]
    comparison_notes: list[Both]
    areas: list[AreaRecord]
    points: frozenset[str]
    livelihood: Livelihood
    summary: Both
    bars: dict[str, tuple[Bar, Bar]]
    entries: list[tuple[int, list[Entry]]]
    figures: int


def write(reports: Sequence[Report], path: Path, tr: Translator, matching: Matching) -> None:
    """Write the page, which opens in the language of the translator."""
    text = page(reports, tr, matching)
    path.write_text(text, encoding="utf-8", newline="\n")


def page(reports: Sequence[Report], tr: Translator, matching: Matching) -> str:
    """Return the page on these reports."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        say=say, both=both, number_text=number_text, derived=derived, link=link, said=said
    )
    environment.globals.update(counts=counts, tally=tally, by_state=by_state)
    environment.globals.update(has=of_measure, plain=plain, span=span)
    style, script = (_inlined(name) for name in ("page.css", "page.js"))
    chapters = [_chapter(report, matching, is_only=len(reports) == 1) for report in reports]
    ids = ", ".join(report.id for report in reports)
    return environment.get_template("page.html.j2").render(
        tr=tr,
        chapters=chapters,
        title=_title(chapters),
        made=say("page-made", version=__version__, ids=ids),
        style=style,
        script=script,
        policy=_policy(style, script),
    )


def _inlined(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """What the browser may do for this page: its one style, its one script, and fetch nothing."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _title(chapters: Sequence[Chapter]) -> Both:
    if len(chapters) == 1:
        return both(chapters[0].report, "title")
    return say("reports", count=len(chapters))


# Words and numbers, always in both languages.


def say(key: str, /, **values: object) -> Both:
    """Return a sentence of the program."""
    return Both(CHINESE(key, **values), ENGLISH(key, **values))


def both(thing: object, key: str) -> Both:
    """Return a text of the model and its English."""
    chinese = getattr(thing, key) or ""
    return Both(chinese, getattr(thing, f"{key}_en") or chinese)


def said(number: int) -> Both:
    """Return a count, which is the same in both languages."""
    return Both(str(number), str(number))


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
    done = sum(task.state == "done" for task in project.tasks)
    return say("tasks-done", done=done, tasks=len(project.tasks))


def span(period: str) -> Both:
    """Return a period."""
    return Both(CHINESE.period(*Period.parse(period)), ENGLISH.period(*Period.parse(period)))


def number_text(figure: Figure) -> NumberText:
    """Return a figure as people read it."""
    number = number_cell(figure, CHINESE)
    assert number
    digits = plain(number.value)
    if figure.measure == "rank":
        return NumberText(say("page-rank-is", value=digits), Both("", ""), signs(number))
    return NumberText(Both(digits, digits), _unit(figure.unit), signs(number))


def derived(implied: Implied, unit: str | None) -> NumberText:
    """Return a derived number as people read it; its bounds are the caller's to show."""
    marks = ("fall",) if implied.value < 0 else ()
    digits = plain(implied.value)
    return NumberText(Both(digits, digits), _unit(unit), signs(Number(implied.value, unit, marks)))


def plain(value: int | Decimal) -> str:
    """Return the digits, with a minus sign that is as wide as they are."""
    return f"{value:f}".replace("-", MINUS)


def _unit(unit: str | None) -> Both:
    english = ENGLISH.unit(unit) or ""
    return Both(CHINESE.unit(unit) or "", f"× {english}" if english[:1].isdigit() else english)


def link(address: str) -> str | None:
    """Return the address where it is one that a browser may be sent to."""
    return address if address.startswith(("https://", "http://")) else None


# The chapter of a report: what each view says, side by side in both languages.


def _chapter(report: Report, matching: Matching, *, is_only: bool) -> Chapter:
    prefix = "" if is_only else f"{report.id}/"

    def at(*parts: object) -> str:
        """Return the anchor of a thing; ids have no slash, so no two kinds of anchors are alike."""
        return prefix + "/".join(map(str, parts))

    model = report.model
    records = [indicators.record_of(report, one) for one in model.indicators]
    answer: Livelihood = livelihood.view([report], None, CHINESE).records
    tasks = [task for project in answer.projects for task in project.tasks]
    entries = list(_entries(report, tasks, at))
    return Chapter(
        report=model.report,
        place_and_period=Both(report_text(report, CHINESE).text, report_text(report, ENGLISH).text),
        at=at,
        indicators=records,
        headline=list(_headline(records)),
        indicator_notes=_notes(partial(indicators.view, [report], [])),
        chart=_chart(records),
        comparisons=[compared_of(report, one, matching).record for one in model.indicators],
        comparison_notes=_notes(lambda tr: compare.answer([report], tr, ids=())),
        areas=[area_record(report, one) for one in model.areas],
        points=frozenset(one.id for one in model.owners() if isinstance(one.entry, Point)),
        livelihood=answer,
        summary=Both(*(livelihood.summary_text(answer.summary, tr) for tr in (CHINESE, ENGLISH))),
        bars={task.id: bars for task in tasks if (bars := _bars(task))},
        entries=[(number, list(some)) for number, some in groupby(entries, lambda e: e.paragraph)],
        figures=sum(entry.figure is not None for entry in entries),
    )


def _headline(
    records: Sequence[IndicatorRecord],
) -> Iterator[tuple[IndicatorRecord, list[Figure]]]:
    """The first indicators that are not part of another, each with what matters most of it."""
    for record in [one for one in records if one.part_of is None][:HEADLINE]:
        figures = [of_measure(record.figures, measure) for measure in GLANCED]
        yield record, [figure for figure in figures if figure][:HEADLINE_FIGURES]


def _notes(view: Callable[[Translator], View]) -> list[Both]:
    """The remarks below a table of all indicators."""
    chinese, english = (view(tr).table.notes for tr in (CHINESE, ENGLISH))
    return [Both(*pair) for pair in zip(chinese, english, strict=True)]


def _bars(task: TaskRecord) -> tuple[Bar, Bar] | None:
    """The progress that the report states, in both languages."""
    chinese, english = (livelihood.progress(task, tr) for tr in (CHINESE, ENGLISH))
    return (chinese, english) if chinese and english else None


def _entries(
    report: Report, tasks: Sequence[TaskRecord], at: Callable[..., str]
) -> Iterator[Entry]:
    """The words behind every figure and behind every task's state, by paragraph."""
    found = [
        Entry(at("words", figure.id), figure, None, _marked(figure), figure.paragraph)
        for figure in figures_view([report], Filters(), CHINESE).lines
    ]
    found += [
        Entry(at("words", task.id), None, task, (task.quote, "", ""), task.paragraph)
        for task in tasks
    ]
    yield from sorted(found, key=lambda entry: entry.paragraph)


def _marked(figure: Figure) -> tuple[str, str, str]:
    """The quote in three: what stands before the number, the number, what stands after it."""
    return figure.quote.partition(figure.printed)


# The chart: positions in per cent, worked out in decimals, so that it fits a page of any width.


def _chart(records: Sequence[IndicatorRecord]) -> ChartLayout | None:
    """The two growth rates of every indicator that has either; nothing where none has."""
    series = ("yoy", "two_year_average")
    kept = [one for one in records if any(of_measure(one.figures, name) for name in series)]
    if not kept:
        return None
    figures = [[of_measure(one.figures, name) for name in series] for one in kept]
    groups = [Group("", tuple(number_cell(f, CHINESE) for f in some)) for some in figures]
    ends = scale(Chart("", series, "%", tuple(groups)))
    bars = [[_bar(f, ends) for f in some if f] for some in figures]
    return ChartLayout(
        ticks=[Tick(plain(t), _percent(t, ends), t == 0) for t in ends.ticks(TICKS)],
        rows=list(zip(kept, bars, strict=True)),
        beyond=any(bar.beyond for some in bars for bar in some),
        left_out=_left_out(records),
    )


def _bar(figure: Figure, ends: Scale) -> ChartBar:
    zero, end = _percent(Decimal(0), ends), _percent(ends.clamped(figure.value), ends)
    return ChartBar(
        figure=figure,
        series=figure.measure.replace("_", "-"),
        left=min(zero, end),
        wide=abs(end - zero),
        end=end,
        label=max(zero, end),
        backward=figure.value < 0,
        beyond=ends.clamped(figure.value) != figure.value,
    )


def _percent(value: Decimal, ends: Scale) -> Decimal:
    return round((value - ends.low) / (ends.high - ends.low) * 100, 2)


def _left_out(records: Sequence[IndicatorRecord]) -> Both | None:
    """Which indicators the chart cannot show, their change being on another base."""
    some = [one for one in records if one.yoy is None and one.vs_two_year_mean is not None]
    if not some:
        return None
    said = (
        tr("about", names=tr("pause").join(tr.pick(o.name, o.name_en) for o in some)) + tr("no-yoy")
        for tr in (CHINESE, ENGLISH)
    )
    return Both(*said)
