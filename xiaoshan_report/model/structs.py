"""The report as frozen typed structs: what the model file holds, and what loading makes of it.

`Model` and all that it holds mirror the TOML file key by key and refuse any key that they do not
know. `Figure` is a figure made complete (its owner's name, period and place filled in), and
`Report` is what the rest of the program works with.
"""

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal, get_args

import msgspec

Growth = Literal[
    "yoy",
    "two_year_average",
    "vs_two_year_mean",
    "previous_period",
    "annual_average",
    "change",
]
"""What growth is on; rates are in per cent on the base that they name.

`previous_period` is growth on the month or quarter before, `annual_average` the average yearly
growth over several years, and `change` any other: on another base, in percentage points, as a
multiple, or an absolute amount.
"""

Measure = Literal["level", Growth, "count", "amount", "share", "rank"]
"""What kind of number a figure is."""

GROWTH_MEASURES: tuple[Measure, ...] = get_args(Growth)

SIGNED_MEASURES: tuple[Measure, ...] = (*GROWTH_MEASURES, "level")
"""Those that may be negative: growth that is a fall, and a level below nought, as of the cold."""

UNKNOWN = "TODO"
"""What a record says where a person has still to decide."""


def known(text: str, report: str) -> str:
    """Return what a report's record says, or the report's id where that is still to be decided."""
    return report if text == UNKNOWN else text


SIZES: tuple[Measure, ...] = ("count", "level", "amount")
"""Those of how much there is: what a number may be that is no growth, share or rank."""

RATES: tuple[Measure, ...] = GROWTH_MEASURES[:-1]
"""Those of a rate in per cent: a multiple, 增长1.06倍, is so many hundred of them."""

Qualifier = Literal["exact", "over", "at_least", "under", "at_most", "about", "estimate"]
"""How exactly the report states a number."""

BOUNDS: tuple[Qualifier, ...] = ("over", "at_least", "under", "at_most")
"""Those of a number that the true one lies above or below."""

Commitment = Literal["ensure", "strive", "better", "binding", "expected"]
"""How firmly something is aimed at: to be ensured (确保), striven for (力争), the least of it with
more to be striven for (5%左右，力争更好), binding (约束性), or expected (预期)."""

State = Literal["done", "partly-done", "under-way", "started", "preparing", "planned"]
"""How far a livelihood task is, furthest first; what is planned is only promised."""

Status = Literal["draft", "reviewed"]
"""Whether a person has reviewed a model."""

Prices = Literal["current", "comparable", "none"]
"""Prices behind an indicator's growth: `comparable` growth is real and says nothing about the
nominal level of another year; `none` means that the indicator is no amount of money."""

NumeralKind = Literal["name", "qualifying", "ordinal", "period", "word", "undecided"]
"""What a numeral is that is no figure; `undecided` where a person has still to say."""

Countable = Literal["areas", "sections", "projects", "tasks"]
"""A list of the model that the report itself may count."""

# Loading checks these patterns itself: msgspec would take half of its time for so many short texts.
Identifier = Annotated[
    str, msgspec.Meta(extra_json_schema={"pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$"})
]
PeriodText = Annotated[
    str,
    msgspec.Meta(
        extra_json_schema={
            "pattern": r"^\d{4}-(0[1-9]|1[0-2])(/\d{4}-(0[1-9]|1[0-2])|-(0[1-9]|[12]\d|3[01]))?$"
        }
    ),
]
Text = Annotated[str, msgspec.Meta(min_length=1)]
PlaceCode = Annotated[str, msgspec.Meta(pattern="^[0-9]{6}$", max_length=6)]
# More than any report has, and no more than every export can hold.
Position = Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]
Number = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]


class FileTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the model file: immutable, and closed to unknown keys."""


class Record(FileTable, frozen=True, kw_only=True):
    """The report's own record: who published what, when, about which period, and where.

    `place_code` is the place's by GB/T 2260 (`330109`), where its name says which place it is. A
    key that may be left out is one that not every report's page states. `status` is `draft` until
    a person has reviewed the model; `reviewed_by` and `reviewed_on` say who did, and when.
    `restated` is whether the points quote what they restate and leave no sentence out. `todo` says,
    here and below, what a person has still to look at, and why.
    """

    id: Identifier
    title: Text
    title_en: Text
    place: Text
    place_en: Text
    place_code: PlaceCode | None = None
    date: datetime.date
    issuer: Text
    issuer_en: Text
    period: PeriodText
    abridged: bool
    status: Status = "reviewed"
    restated: bool = False
    index_number: Text | None = None
    subject: Text | None = None
    subject_en: Text | None = None
    url: Text | None = None
    reviewed_by: Text | None = None
    reviewed_on: datetime.date | None = None
    todo: Text | None = None


class FigureEntry(FileTable, frozen=True, kw_only=True):
    """One number as the report prints it, with the words that state it.

    `aim` is true of what is aimed at, planned or expected of a time to come. `value` keeps the
    digits printed and is negative for a fall; it is the lower end of a range, `upper` the upper.
    `unit` is as printed (`亿元`), `None` for a rank. `base` is the period that growth is on,
    where its measure does not say so. `name`, `prices`, `period` and `paragraph` are needed only
    where they differ from the owner's. `commitment` is how firmly an aim is meant, where the
    report says so. `drafted` is the checksum of the figure as a draft wrote it: while it fits, no
    person has confirmed or changed it.
    """

    key: Identifier
    measure: Measure
    aim: bool = False
    commitment: Commitment | None = None
    value: int | Decimal
    upper: int | Decimal | None = None
    printed: Text
    quote: Text
    name: Text | None = None
    name_en: Text | None = None
    unit: Text | None = None
    qualifier: Qualifier = "exact"
    base: PeriodText | None = None
    prices: Prices | None = None
    period: PeriodText | None = None
    paragraph: Position | None = None
    todo: Text | None = None
    drafted: Text | None = None


class Indicator(FileTable, frozen=True):
    """A named statistical series with the figures that the report gives of it."""

    id: Identifier
    name: Text
    name_en: Text
    area: Number
    section: Position
    period: PeriodText
    paragraph: Position
    prices: Prices
    figures: tuple[FigureEntry, ...]
    part_of: Identifier | None = None


class Point(FileTable, frozen=True):
    """One thing that a section says was done, in our own words.

    `quote` is what of the report they restate, and `paragraph` is needed only where that is not in
    the section's.
    """

    id: Identifier
    text: Text
    text_en: Text
    quote: Text | None = None
    paragraph: Position | None = None
    figures: tuple[FigureEntry, ...] = ()


class Section(FileTable, frozen=True):
    """A titled paragraph of a work area."""

    number: Position
    title: Text
    title_en: Text
    paragraph: Position
    points: tuple[Point, ...] = ()


class Area(FileTable, frozen=True):
    """A work area; number 0 stands for the opening overview.

    `quote` is what of the report its lead restates.
    """

    number: Number
    title: Text
    title_en: Text
    lead: Text
    lead_en: Text
    paragraph: Position
    sections: tuple[Section, ...]
    quote: Text | None = None


class Task(FileTable, frozen=True):
    """One task of a livelihood project.

    `done`, `target` and `percent` are keys of the task's own figures: what is completed of the task
    as worded, the scope that it still works through, and the progress that the report prints.
    `stage` names an intermediate step that was reached. `paragraph` is needed only where it is not
    the project's. `drafted` is the checksum of the task as a draft wrote it.
    """

    id: Identifier
    name: Text
    name_en: Text
    state: State
    quote: Text
    done: Identifier | None = None
    target: Identifier | None = None
    percent: Identifier | None = None
    stage: Text | None = None
    stage_en: Text | None = None
    todo: Text | None = None
    drafted: Text | None = None
    paragraph: Position | None = None
    figures: tuple[FigureEntry, ...] = ()


class Project(FileTable, frozen=True):
    """One of the livelihood projects: several tasks under one number."""

    number: Position
    title: Text
    title_en: Text
    area: Number
    section: Position
    paragraph: Position
    tasks: tuple[Task, ...]


class WordedAim(FileTable, frozen=True):
    """Something aimed at for which the report sets no number: 居民收入增长与经济增长同步."""

    id: Identifier
    name: Text
    name_en: Text
    period: PeriodText
    quote: Text
    paragraph: Position
    commitment: Commitment | None = None
    todo: Text | None = None


class Sum(FileTable, frozen=True):
    """Figures that are parts of another; together they make the whole where `exhaustive`."""

    whole: Text
    parts: tuple[Text, ...]
    exhaustive: bool


class Tally(FileTable, frozen=True):
    """A figure that counts what the model lists."""

    figure: Text
    lists: Countable


class NumeralEntry(FileTable, frozen=True):
    """Numerals of the text that are no figures, in the shortest words that show what they are."""

    text: Text
    kind: NumeralKind
    paragraphs: tuple[Position, ...]
    note: Text
    note_en: Text


class Model(FileTable, frozen=True):
    """The model file."""

    schema_version: Literal[1]
    report: Record
    indicators: tuple[Indicator, ...] = ()
    areas: tuple[Area, ...] = ()
    projects: tuple[Project, ...] = ()
    aims: tuple[WordedAim, ...] = ()
    sums: tuple[Sum, ...] = ()
    tallies: tuple[Tally, ...] = ()
    numerals: tuple[NumeralEntry, ...] = ()

    def owners(self) -> "Iterator[Owner]":
        """Walk over all that owns figures: indicators, then points, then tasks."""
        for i, indicator in enumerate(self.indicators):
            place: FilePlace = ("indicators", i)
            yield Owner(indicator, place, indicator.area, indicator.section, indicator.paragraph)
        for i, area in enumerate(self.areas):
            for j, section in enumerate(area.sections):
                for k, point in enumerate(section.points):
                    place = ("areas", i, "sections", j, "points", k)
                    paragraph = point.paragraph or section.paragraph
                    yield Owner(point, place, area.number, section.number, paragraph)
        for i, project in enumerate(self.projects):
            for j, task in enumerate(project.tasks):
                place, paragraph = ("projects", i, "tasks", j), task.paragraph or project.paragraph
                yield Owner(task, place, project.area, project.section, paragraph, project)


FilePlace = tuple[str | int, ...]
"""Where something stands in the file: the keys and indices on the way to it."""


class Owner(msgspec.Struct, frozen=True):
    """What owns figures, and where it stands in the file and in the report.

    `project` is a task's.
    """

    entry: Indicator | Point | Task
    place: FilePlace
    area: int
    section: int
    paragraph: int
    project: Project | None = None

    @property
    def id(self) -> str:
        """Its id, with which those of its figures begin."""
        return self.entry.id

    @property
    def names(self) -> tuple[str, str]:
        """Its name in Chinese and English: a point's is its text."""
        one = self.entry
        return (one.text, one.text_en) if isinstance(one, Point) else (one.name, one.name_en)


def means(title: str, meaning: str) -> msgspec.Meta:
    """Return what a key is in Chinese, and what it holds: schema and data package say so."""
    return msgspec.Meta(title=title, description=meaning)


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure made complete: the JSON contract for figures.

    A rate of growth that is printed as a multiple is in per cent, its precision kept: 1.2倍 is
    1.2E+2 %.
    """

    id: Annotated[str, means("编号", "the id of its owner and its own key")]
    report: Annotated[str, means("报告", "the id of its report")]
    status: Annotated[Status, means("状态", "whether a person has reviewed the report's model")]
    indicator: Annotated[str | None, means("指标", "the indicator whose figure it is")]
    name: Annotated[str, means("名称", "what the number is of")]
    name_en: Annotated[str, means("英文名称", "what the number is of, in English")]
    measure: Annotated[Measure, means("类别", "what kind of number it is")]
    aim: Annotated[
        bool,
        means(
            "是否目标",
            "whether it is aimed at, planned or expected of a time to come, and not what was",
        ),
    ]
    value: Annotated[
        Decimal,
        means("数值", "the number with the digits printed; of a range the lower end; in `unit`"),
    ]
    upper: Annotated[Decimal | None, means("上限", "of a range the upper end")]
    decimals: Annotated[int, means("小数位数", "how many printed digits follow the point")]
    unit: Annotated[str | None, means("单位", "the unit as printed; none of a rank")]
    unit_en: Annotated[
        str | None,
        means(
            "英文单位",
            "the unit in English: 亿元 is `100 million yuan`; none where it has no word (3家)",
        ),
    ]
    base_value: Annotated[
        Decimal,
        means("基本单位数值", "the value in `base_unit`, exactly: of 423.5 亿元 42350000000"),
    ]
    base_unit: Annotated[str | None, means("基本单位", "the base unit of its kind: 元, 人, 平方米")]
    qualifier: Annotated[
        Qualifier,
        means(
            "确切程度",
            "how exactly the report states it: `exact`, `over`, `at_least`, `under`, `at_most`, "
            "`about` or `estimate`",
        ),
    ]
    base: Annotated[
        str | None, means("基期", "the period that growth is on, where the measure does not say it")
    ]
    prices: Annotated[
        Prices | None,
        means(
            "价格口径",
            "of a rate those behind it, its own or its indicator's: `comparable` (real growth), "
            "`current`, `none` (no money)",
        ),
    ]
    period: Annotated[
        str, means("时期", "the period that it is of, ISO 8601, the last month included")
    ]
    period_start: Annotated[datetime.date, means("起始日", "the first day of `period`")]
    period_end: Annotated[
        datetime.date, means("截止日", "the last day of `period`; of an instant both are the day")
    ]
    area: Annotated[int, means("方面", "the work area where it stands; 0 is the overview")]
    section: Annotated[int, means("部分", "the section of that area")]
    project: Annotated[int | None, means("实事项目", "the livelihood project of its task")]
    task: Annotated[str | None, means("任务", "the task whose figure it is")]
    printed: Annotated[str, means("原文写法", "the number as it stands in the text")]
    quote: Annotated[str, means("原文", "the words of the report that state it")]
    paragraph: Annotated[int, means("段落", "the line of the text where they stand, from 1")]
    link: Annotated[
        str | None,
        means(
            "链接",
            "the report's page, opened at the quote (a text fragment), with the words around it "
            "where its like stands elsewhere; none where the model has no address",
        ),
    ]
    todo: Annotated[
        str | None, means("待定事项", "what a person has still to decide of it, and why")
    ]

    @property
    def is_bound(self) -> bool:
        """Whether it says what the true number lies above, below or between."""
        return self.upper is not None or self.qualifier in BOUNDS


class Report(msgspec.Struct, frozen=True, dict=True):
    """A loaded model: the file's contents, and its complete figures by the id of their owner."""

    model: Model
    figures: Mapping[str, tuple[Figure, ...]]

    @property
    def id(self) -> str:
        """The report's id, which every row of a list names."""
        return self.model.report.id

    @property
    def status(self) -> Status:
        """Whether a person has reviewed it, which every row says, too."""
        return self.model.report.status

    def without_lists(self) -> "Report":
        """Return what the report says of itself, with nothing of what it is about."""
        return Report(Model(self.model.schema_version, self.model.report), {})

    def every_figure(self) -> Iterator[Figure]:
        """Walk over the figures of indicators, then points, then tasks, in the model's order."""
        for figures in self.figures.values():
            yield from figures

    def figure(self, identifier: str) -> Figure | None:
        """Return the figure with this id, or `None`."""
        return self._by_id.get(identifier)

    def worded_aim(self, identifier: str) -> WordedAim | None:
        """Return the aim without a number that has this id, or `None`."""
        return next((aim for aim in self.model.aims if aim.id == identifier), None)

    @cached_property
    def _by_id(self) -> dict[str, Figure]:
        return {figure.id: figure for figure in self.every_figure()}
