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
from xiaoshan_report.commands.columns import number_cell, of_measure, whose
from xiaoshan_report.commands.compare import ComparisonRecord, Implied
from xiaoshan_report.commands.figures import Filters
from xiaoshan_report.commands.figures import view as figures_view
from xiaoshan_report.commands.indicators import IndicatorRecord
from xiaoshan_report.commands.livelihood import Livelihood, TaskRecord
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.period import Period
from xiaoshan_report.model.series import Matching
from xiaoshan_report.model.structs import Figure, Point, Report
from xiaoshan_report.model.structs import Record as ReportRecord
from xiaoshan_report.render.chart import Chart, Group, Scale, scale
from xiaoshan_report.render.plain import signs
from xiaoshan_report.render.table import Bar, Number, View

FOLDER = Path(__file__).parent

CHINESE, ENGLISH = Translator("zh"), Translator("en")

MINUS = "\N{MINUS SIGN}"

TICKS = 6
"""About so many steps on the chart's axis: as many labels as fit beside each other on a phone."""


class Both(NamedTuple):
    """A text in Chinese and in English."""

    zh: str
    en: str


class Shown(NamedTuple):
    """A number as people read it; the unit stands apart, since only it differs by language."""

    digits: Both
    unit: Both
    signs: str


class Mark(NamedTuple):
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


class Drawing(NamedTuple):
    """The chart, ready to be drawn: its scale, and the bars of each indicator."""

    ticks: list[Tick]
    rows: list[tuple[IndicatorRecord, list[Mark]]]
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
    whose: Both
    at: Callable[..., str]
    indicators: list[IndicatorRecord]
    indicator_notes: list[Both]
    drawing: Drawing | None
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
    """Write the page, which opens in the language of `tr`."""
    text = page(reports, tr, matching)
    path.write_text(text, encoding="utf-8", newline="\n")


def page(reports: Sequence[Report], tr: Translator, matching: Matching) -> str:
    """The page on these reports."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(say=say, both=both, shown=shown, derived=derived, link=link)
    environment.globals.update(has=of_measure, plain=plain, span=span)
    style, script = (_inlined(name) for name in ("page.css", "page.js"))
    chapters = [_chapter(report, matching, alone=len(reports) == 1) for report in reports]
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
    """A sentence of the program."""
    return Both(CHINESE(key, **values), ENGLISH(key, **values))


def both(thing: object, key: str) -> Both:
    """A text of the model and its English."""
    chinese = getattr(thing, key) or ""
    return Both(chinese, getattr(thing, f"{key}_en") or chinese)


def span(period: str) -> Both:
    """A period."""
    return Both(CHINESE.period(*Period.parse(period)), ENGLISH.period(*Period.parse(period)))


def shown(figure: Figure) -> Shown:
    """A figure as people read it."""
    number = number_cell(figure, CHINESE)
    assert number
    digits = plain(number.value)
    if figure.measure == "rank":
        return Shown(say("page-rank-is", value=digits), Both("", ""), signs(number))
    return Shown(Both(digits, digits), _unit(figure.unit), signs(number))


def derived(implied: Implied, unit: str | None) -> Shown:
    """A derived number as people read it; its bounds are the caller's to show."""
    marks = ("fall",) if implied.value < 0 else ()
    digits = plain(implied.value)
    return Shown(Both(digits, digits), _unit(unit), signs(Number(implied.value, unit, marks)))


def plain(value: int | Decimal) -> str:
    """The digits, with a minus sign that is as wide as they are."""
    return f"{value:f}".replace("-", MINUS)


def _unit(unit: str | None) -> Both:
    english = ENGLISH.unit(unit) or ""
    return Both(CHINESE.unit(unit) or "", f"× {english}" if english[:1].isdigit() else english)


def link(address: str) -> str | None:
    """The address where it is one that a browser may be sent to."""
    return address if address.startswith(("https://", "http://")) else None


# The chapter of a report: what each view says, side by side in both languages.


def _chapter(report: Report, matching: Matching, *, alone: bool) -> Chapter:
    prefix = "" if alone else f"{report.id}/"

    def at(*parts: object) -> str:
        """The anchor of a thing; ids have no slash, so that no two kinds of anchors are alike."""
        return prefix + "/".join(map(str, parts))

    ours, theirs = (livelihood.view([report], None, words) for words in (CHINESE, ENGLISH))
    model = report.model
    records = [indicators.record_of(report, one) for one in model.indicators]
    entries = list(_entries(report, ours.records, at))
    return Chapter(
        report=model.report,
        whose=Both(whose(report, CHINESE).text, whose(report, ENGLISH).text),
        at=at,
        indicators=records,
        indicator_notes=_notes(partial(indicators.view, [report], [])),
        drawing=_drawing(records),
        comparisons=[compare.record_of(report, one, matching) for one in model.indicators],
        comparison_notes=_notes(partial(compare.view, [report], [], matching=matching)),
        areas=[area_record(report, one) for one in model.areas],
        points=frozenset(one.id for one in model.owners() if isinstance(one.entry, Point)),
        livelihood=ours.records,
        summary=Both(ours.table.lead[0], theirs.table.lead[0]),
        bars={task: (bar, _bars(theirs)[task]) for task, bar in _bars(ours).items()},
        entries=[(number, list(some)) for number, some in groupby(entries, lambda e: e.paragraph)],
        figures=sum(entry.figure is not None for entry in entries),
    )


def _notes(view: Callable[[Translator], View]) -> list[Both]:
    """The remarks below a table of all indicators."""
    chinese, english = (view(words).table.notes for words in (CHINESE, ENGLISH))
    return [Both(*pair) for pair in zip(chinese, english, strict=True)]


def _bars(view: View) -> dict[str, Bar]:
    """The progress that the report states, by the ids of tasks."""
    data = view.data
    (at,) = (index for index, column in enumerate(data.columns) if column.key == "id")
    found = ((row[at], cell) for row in data.rows for cell in row if isinstance(cell, Bar))
    return {str(task): bar for task, bar in found}


def _entries(report: Report, projects: Livelihood, at: Callable[..., str]) -> Iterator[Entry]:
    """The words behind every figure and behind every task's state, by paragraph."""
    found = [
        Entry(at("words", figure.id), figure, None, _marked(figure), figure.paragraph)
        for figure in figures_view([report], Filters(), CHINESE).lines
    ]
    found += [
        Entry(at("words", task.id), None, task, (task.quote, "", ""), task.paragraph)
        for project in projects.projects
        for task in project.tasks
    ]
    yield from sorted(found, key=lambda entry: entry.paragraph)


def _marked(figure: Figure) -> tuple[str, str, str]:
    """The quote in three: what stands before the number, the number, what stands after it."""
    return figure.quote.partition(figure.printed)


# The chart: positions in per cent, worked out in decimals, so that it fits a page of any width.


def _drawing(records: Sequence[IndicatorRecord]) -> Drawing | None:
    """The two growth rates of every indicator that has either; nothing where none has."""
    series = ("yoy", "two_year_average")
    kept = [one for one in records if any(of_measure(one.figures, name) for name in series)]
    if not kept:
        return None
    figures = [[of_measure(one.figures, name) for name in series] for one in kept]
    groups = [Group("", tuple(number_cell(f, CHINESE) for f in some)) for some in figures]
    ends = scale(Chart("", series, "%", tuple(groups)))
    marks = [[_mark(f, ends) for f in some if f] for some in figures]
    return Drawing(
        ticks=[Tick(plain(t), _place(t, ends), t == 0) for t in ends.ticks(TICKS)],
        rows=list(zip(kept, marks, strict=True)),
        beyond=any(mark.beyond for some in marks for mark in some),
        left_out=_left_out(records),
    )


def _mark(figure: Figure, ends: Scale) -> Mark:
    zero, end = _place(Decimal(0), ends), _place(ends.shown(figure.value), ends)
    return Mark(
        figure=figure,
        series=figure.measure.replace("_", "-"),
        left=min(zero, end),
        wide=abs(end - zero),
        end=end,
        label=max(zero, end),
        backward=figure.value < 0,
        beyond=ends.shown(figure.value) != figure.value,
    )


def _place(value: Decimal, ends: Scale) -> Decimal:
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
