"""`report show`: one thing that the report states, with the words of the report behind it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, NamedTuple, get_type_hints

import msgspec

from xiaoshan_report.commands import target_columns
from xiaoshan_report.commands.aim_records import TargetRecord, targets_of
from xiaoshan_report.commands.area import PointRecord, point_record
from xiaoshan_report.commands.comparability_notes import matching_of
from xiaoshan_report.commands.figures import columns
from xiaoshan_report.commands.indicators import IndicatorRecord
from xiaoshan_report.commands.indicators import record_of as indicator_record
from xiaoshan_report.commands.livelihood import TaskRecord, task_record
from xiaoshan_report.commands.options import OF_ANSWERS
from xiaoshan_report.commands.parameter import Parameter
from xiaoshan_report.commands.selecting import Candidate, ambiguous, find, unknown
from xiaoshan_report.commands.shared_columns import number_text, table_of, with_status
from xiaoshan_report.commands.spec import Command
from xiaoshan_report.errors import ReportError
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import (
    Area,
    Figure,
    Indicator,
    Owner,
    Point,
    Project,
    Report,
    Section,
    Status,
    Sum,
    Task,
    WordedAim,
)
from xiaoshan_report.numerals.bare_words import bare
from xiaoshan_report.render.table import Column, View

Kind = Literal["indicator", "figure", "point", "task", "aim"]
Thing = IndicatorRecord | Figure | PointRecord | TaskRecord | TargetRecord


class ShowRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A thing of the model: what kind it is, the thing, where it stands, and the sums it is in.

    An aim in words alone is of no area.
    """

    kind: Kind
    report: str
    status: Status
    area: int | None
    area_title: str | None
    area_title_en: str | None
    section: int | None
    section_title: str | None
    section_title_en: str | None
    project: int | None
    thing: Thing
    sums: tuple[Sum, ...]


class _Found(NamedTuple):
    """A thing of the model with what its view needs: its name, its figures and its own remarks."""

    kind: Kind
    thing: Thing
    name: str
    figures: tuple[Figure, ...]
    area: int
    section: int
    paragraph: int
    project: Project | None = None
    notes: tuple[str, ...] = ()


def answer(reports: Sequence[Report], tr: Translator, *, words: Sequence[str]) -> View:
    """Answer `report show`: the one thing that is meant, by `ID` or `REPORT/ID`.

    Raises `ReportError` for words that mean nothing, or several things, be it in several reports.
    """
    report, identifier = meant(reports, " ".join(words))
    if aim := report.worded_aim(identifier):
        return _of_aim(reports, report, aim, tr)
    found = _found(report, identifier, tr)
    place = _place(report, found)
    record = _record(report, found, *place)
    title = with_status(found.name, report, tr)
    paragraphs = [found.paragraph, *(figure.paragraph for figure in found.figures)]
    lead = [*_standing(*place, found.project, tr), _source(report, paragraphs, tr), *found.notes]
    lead += [_sum(report, total, tr) for total in record.sums]
    return View(
        [record],
        lambda _: table_of(
            title, _columns(report, found.figures, tr), found.figures, tr, lead=lead
        ),
        make_document=lambda shown, _: shown[0],
    )


def _columns(report: Report, figures: Sequence[Figure], tr: Translator) -> list[Column]:
    """The columns of figures; the prices behind growth as well, which listings leave to data."""
    has_prices = any(figure.prices for figure in figures)
    return [
        msgspec.structs.replace(one, heading=tr("prices") * has_prices, gives_way=5)
        if one.key == "prices"
        else one
        for one in columns([report], tr)
    ]


def meant(reports: Sequence[Report], selector: str) -> tuple[Report, str]:
    """Return the one report in which the word means something, and the id that it means there.

    Raises `ReportError` for words that mean nothing, or several things, be it in several reports.
    """
    named, _, word = selector.partition("/")
    chosen = [report for report in reports if word and report.id == named]
    word = word if chosen else selector
    searched = chosen or [report for report in reports if _has(report, word)] or reports
    each = [(report, find(word, candidates(report), "kind-thing")) for report in searched]
    found = [(report, identifier) for report, identifier in each if identifier]
    if not found:
        raise ReportError(unknown(word, candidates(searched[0]), "kind-thing"))
    if len(found) > 1:
        forms = [f"{report.id}/{identifier}" for report, identifier in found]
        raise ReportError(ambiguous(word, forms, "kind-thing"))
    return found[0]


def _found(report: Report, identifier: str, tr: Translator) -> _Found:
    if figure := report.figure(identifier):
        return _figure(report, figure, tr)
    owner = next(owner for owner in report.model.owners() if owner.id == identifier)
    return _owner(report, owner, tr)


def _has(report: Report, identifier: str) -> bool:
    return any(one.id == identifier for one in candidates(report))


def candidates(report: Report) -> Iterator[Candidate]:
    """Yield what can be shown; a point has a statement and no name."""
    for owner in report.model.owners():
        yield Candidate(owner.id, () if isinstance(owner.entry, Point) else owner.names)
    for figure in report.every_figure():
        yield Candidate(figure.id, (figure.name, figure.name_en))
    for aim in report.model.aims:
        yield Candidate(aim.id, (aim.name, aim.name_en))


def _owner(report: Report, owner: Owner, tr: Translator) -> _Found:
    kind, thing = _record_of(report, owner)
    return _Found(
        kind,
        thing,
        tr.pick(*owner.names),
        report.figures[owner.id],
        owner.area,
        owner.section,
        owner.paragraph,
        owner.project,
        tuple(_notes(report, owner, tr)),
    )


def _record_of(report: Report, owner: Owner) -> tuple[Kind, Thing]:
    match owner.entry:
        case Indicator() as indicator:
            return "indicator", indicator_record(report, indicator)
        case Point() as point:
            return "point", point_record(report, point, owner.paragraph)
        case Task() as task:
            return "task", task_record(report, task, owner.paragraph)


def _notes(report: Report, owner: Owner, tr: Translator) -> Iterator[str]:
    """What is said of the thing itself: whose part it is, or how far it is."""
    one = owner.entry
    if isinstance(one, Indicator):
        wholes = (other for other in report.model.indicators if other.id == one.part_of)
        yield from (tr("part-of", name=tr.pick(whole.name, whole.name_en)) for whole in wholes)
    elif isinstance(one, Task):
        yield tr("state-is", state=tr(one.state))
        if one.stage and one.stage_en:
            yield tr("stage-is", stage=tr.pick(one.stage, one.stage_en))
    if not isinstance(one, Indicator) and one.quote:
        yield tr("quoted", quote=bare(one.quote))


def _figure(report: Report, figure: Figure, tr: Translator) -> _Found:
    project = next((p for p in report.model.projects if p.number == figure.project), None)
    name = tr.pick(figure.name, figure.name_en)
    return _Found(
        "figure", figure, name, (figure,), figure.area, figure.section, figure.paragraph, project
    )


def _of_aim(reports: Sequence[Report], report: Report, aim: WordedAim, tr: Translator) -> View:
    """What is aimed at in words alone, as `targets` has it."""
    found = next(
        one
        for one in targets_of(reports, matching_of(reports))
        if one.report.id == report.id and one.wording is aim
    )
    nothing: dict[str, Any] = dict.fromkeys(ShowRecord.__struct_fields__)
    of = {"kind": "aim", "report": report.id, "status": report.status, "sums": ()}
    record = ShowRecord(**{**nothing, **of, "thing": found.record})
    title = with_status(tr.pick(aim.name, aim.name_en), report, tr)
    columns = target_columns.columns([report], [found], tr)
    return View(
        [record],
        lambda _: table_of(
            title, columns, [found], tr, lead=[_source(report, [aim.paragraph], tr)]
        ),
        make_document=lambda shown, _: shown[0],
    )


def _place(report: Report, found: _Found) -> tuple[Area, Section]:
    area = next(one for one in report.model.areas if one.number == found.area)
    return area, next(one for one in area.sections if one.number == found.section)


def _record(report: Report, found: _Found, area: Area, section: Section) -> ShowRecord:
    figures = {figure.id for figure in found.figures}
    return ShowRecord(
        kind=found.kind,
        report=report.id,
        status=report.status,
        area=area.number,
        area_title=area.title,
        area_title_en=area.title_en,
        section=section.number,
        section_title=section.title,
        section_title_en=section.title_en,
        project=found.project.number if found.project else None,
        thing=found.thing,
        sums=tuple(s for s in report.model.sums if figures & {s.whole, *s.parts}),
    )


def _standing(
    area: Area, section: Section, project: Project | None, tr: Translator
) -> Iterator[str]:
    """Where in the report the thing stands."""
    yield tr(
        "located" if area.number else "located-overview",
        area=area.number,
        title=tr.pick(area.title, area.title_en),
        section=section.number,
        section_title=tr.pick(section.title, section.title_en),
    )
    if project:
        title = tr.pick(project.title, project.title_en)
        yield tr("of-project", number=project.number, title=title)


def _source(report: Report, paragraphs: Iterable[int], tr: Translator) -> str:
    """Which paragraphs of what hold a thing."""
    record = report.model.report
    return tr(
        "source",
        title=tr.pick(record.title, record.title_en),
        paragraphs=tr("pause").join(map(str, dict.fromkeys(paragraphs))),
        page=tr("source-page", url=record.url) if record.url else "",
    )


def _sum(report: Report, total: Sum, tr: Translator) -> str:
    """The sum as people write it: the names of the figures, and what the report prints of each."""
    whole, *parts = (
        _term(figure, tr)
        for identifier in (total.whole, *total.parts)
        if (figure := report.figure(identifier))
    )
    key = "sum-is" if total.exhaustive else "sum-holds"
    return tr(key, whole=whole, parts=" + ".join(parts))


def _term(figure: Figure, tr: Translator) -> str:
    name = tr.pick(figure.name, figure.name_en)
    return tr("name-with-number", name=name, number=number_text(figure, tr))


THINGS: dict[Kind, type[msgspec.Struct]] = {
    "indicator": IndicatorRecord,
    "figure": Figure,
    "point": PointRecord,
    "task": TaskRecord,
    "aim": TargetRecord,
}
"""What can be shown, by its kind."""


def of_each_kind() -> tuple[Any, ...]:
    """Return a type for each kind of thing: `ShowRecord` as it is for that."""
    return tuple(_of_kind(kind, thing) for kind, thing in THINGS.items())


def _of_kind(kind: Kind, thing: type[msgspec.Struct]) -> type[msgspec.Struct]:
    hints = {**get_type_hints(ShowRecord), "kind": Literal[kind], "thing": thing}
    name = f"Shown{kind.capitalize()}"
    return msgspec.defstruct(
        name, list(hints.items()), namespace={"__doc__": ShowRecord.__doc__}, kw_only=True
    )


WORDS = Parameter(
    "words", "argument-thing", metavar="WHAT", required=True, many=True, offered="thing"
)

COMMAND = Command("show", (WORDS, *OF_ANSWERS), answer, json=of_each_kind)
