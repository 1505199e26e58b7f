"""What reports aim at, each aim with what came of it, and the record of both."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

import msgspec

from xiaoshan_report.commands.records import record_like
from xiaoshan_report.commands.shared_columns import home
from xiaoshan_report.model.arithmetic import in_base_unit
from xiaoshan_report.model.matching import Matching
from xiaoshan_report.model.outcomes import (
    NOTHING,
    Naming,
    Outcome,
    Reason,
    SeriesName,
    Told,
    Verdict,
    outcome,
    verdict,
)
from xiaoshan_report.model.structs import (
    Commitment,
    Figure,
    FigureEntry,
    Measure,
    Owner,
    Qualifier,
    Report,
    Status,
    Task,
    WordedAim,
)
from xiaoshan_report.model.text_fragments import link

Stated = Literal["number", "words", "not_mentioned"]
"""How a report states an aim: with a number, in words alone (与经济增长同步), or not at all."""


class TargetRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a report aims at, the words that state it, and what came of it.

    `series` is the same for the same thing of every report. `stated` is whether there is a number,
    or only words, or nothing: a report that does not mention a series has a record with its names
    and no `id`. `value`, `upper`, `qualifier` and `unit` are the aim's, as in a figure, and
    `commitment` is how firmly it is meant, where the report says so.

    `outcome` and its `outcome_unit` are what a later report of the place says of the same period,
    `outcome_report` which; `null` where none does. The other keys of the outcome are those of the
    figure that the `verdict` rests on, also of one that cannot be set against the aim. `reason`
    says why the verdict is what it is, `todo` what a person has still to decide of either.
    """

    id: str | None
    report: str
    status: Status
    series: str
    name: str
    name_en: str
    period: str | None
    measure: Measure | None
    stated: Stated
    value: Decimal | None
    upper: Decimal | None
    qualifier: Qualifier | None
    unit: str | None
    unit_en: str | None
    commitment: Commitment | None
    quote: str | None
    paragraph: int | None
    link: str | None
    outcome: Decimal | None
    outcome_upper: Decimal | None
    outcome_qualifier: Qualifier | None
    outcome_unit: str | None
    outcome_measure: Measure | None
    outcome_period: str | None
    outcome_report: str | None
    outcome_id: str | None
    outcome_quote: str | None
    outcome_paragraph: int | None
    outcome_link: str | None
    verdict: Verdict | None
    reason: Reason | None
    todo: str | None


class Target(NamedTuple):
    """An aim of a report, in a number or in words, and what came of it; neither if it has none."""

    report: Report
    series: SeriesName
    figure: Figure | None
    wording: WordedAim | None
    outcome: Outcome
    record: TargetRecord

    @property
    def comparable(self) -> Figure | None:
        """The figure of what came of it, where it can be set against the aim."""
        return self.outcome.figure if self.record.outcome is not None else None


def targets_of(reports: Sequence[Report], matching: Matching) -> list[Target]:
    """Return what each report aims at, each aim once, with what later ones of its place tell."""
    naming = Naming(matching, reports)
    of_places: dict[str, list[Report]] = {}
    for report in sorted(reports, key=lambda one: one.model.report.date):
        of_places.setdefault(home(report), []).append(report)
    told = {
        place: [Told(report, naming) for report in several[1:]]
        for place, several in of_places.items()
    }
    return [
        target
        for report in reports
        for target in _targets(report, naming, _later(report, told[home(report)]))
    ]


def _later(report: Report, told: Sequence[Told]) -> list[Told]:
    return [one for one in told if one.date > report.model.report.date]


def _targets(report: Report, naming: Naming, later: Sequence[Told]) -> Iterator[Target]:
    """The aims of a report in the order of its text; what is said twice alike, once."""
    bare = report.without_lists()  # a row keeps no more of it
    seen: dict[object, list[tuple[Figure, Commitment | None]]] = {}
    for figure, entry, owner in sorted(_aimed(report), key=lambda one: one[0].paragraph):
        series = naming.of_figure(report.id, owner, entry)
        said = seen.setdefault((series.id, figure.measure, figure.period), [])
        firmness = {commitment for other, commitment in said if _are_alike(figure, other)}
        if not firmness or entry.commitment not in {None, "expected", *firmness}:
            said.append((figure, entry.commitment))
            came = _of_task(owner.entry, figure, report) or outcome(figure, series.id, later)
            yield _target(bare, series, figure, entry.commitment, came)
    for aim in report.model.aims:
        came = Outcome(None, "cannot_tell", "no_number") if later else NOTHING
        yield _worded(bare, naming.of_name(aim.name, aim.name_en), aim, came)


def _are_alike(aim: Figure, other: Figure) -> bool:
    """Whether both aim at the same number, in whatever unit."""
    if (aim.base_unit, aim.qualifier) != (other.base_unit, other.qualifier):
        return False
    return in_base_unit(aim, is_set=True) == in_base_unit(other, is_set=True)


def _aimed(report: Report) -> Iterator[tuple[Figure, FigureEntry, Owner]]:
    """The figures that are aims, as they are in the file, too, and what owns them."""
    for owner in report.model.owners():
        for number, entry in enumerate(owner.entry.figures):
            if entry.aim:
                yield report.figures[owner.id][number], entry, owner


def _of_task(task: object, aim: Figure, report: Report) -> Outcome | None:
    """How far a task has come whose target the aim is, which its own report tells."""
    if not isinstance(task, Task) or task.state == "planned":
        return None
    if aim.id != f"{task.id}.{task.target}":
        return None
    done = report.figure(f"{task.id}.{task.done}")
    is_met = done and done.base_unit == aim.base_unit and verdict(aim, done)[0] == "met"
    return Outcome(done, "met", None) if is_met else Outcome(done, "open", "under_way")


def _target(
    report: Report, series: SeriesName, aim: Figure, commitment: Commitment | None, came: Outcome
) -> Target:
    found = came.figure
    shown = None if came.reason in APART else found
    evidence = {f"outcome_{key}": found and getattr(found, key) for key in _OF_OUTCOME}
    evidence["outcome"] = shown.value if shown else None
    evidence["outcome_upper"] = shown.upper if shown else None
    doubts = [one.todo for one in (aim, found) if one and one.todo]
    record = record_like(
        aim,
        TargetRecord,
        series=series.id,
        name_en=series.name_en if aim.name_en == aim.name else aim.name_en,  # a draft has none
        stated="number",
        commitment=commitment,
        verdict=came.verdict,
        reason=came.reason,
        todo=" ".join(doubts) or None,
        **evidence,
    )
    return Target(report, series, aim, None, came, record)


APART: tuple[Reason, ...] = ("period", "base", "prices", "measure", "unit")
"""Why a figure cannot be set against an aim at all."""

SURPASSED: tuple[Reason, ...] = ("least", "most")
"""Why an aim was met that the outcome surpassed."""

_OF_OUTCOME = (
    "qualifier",
    "unit",
    "measure",
    "period",
    "report",
    "id",
    "quote",
    "paragraph",
    "link",
)
"""What a record has of the figure that the verdict rests on."""


def _worded(report: Report, series: SeriesName, aim: WordedAim, came: Outcome) -> Target:
    record = _without_number(
        report,
        series,
        id=aim.id,
        name=aim.name,
        name_en=aim.name_en,
        period=aim.period,
        stated="words",
        commitment=aim.commitment,
        quote=aim.quote,
        paragraph=aim.paragraph,
        link=link(report.model.report.url, aim.quote),
        verdict=came.verdict,
        reason=came.reason,
        todo=aim.todo,
    )
    return Target(report, series, None, aim, came, record)


def absent_from(report: Report, series: SeriesName) -> Target:
    """Return what stands in the place of an aim that a report does not mention."""
    name = {"name": series.name, "name_en": series.name_en}
    record = _without_number(report, series, stated="not_mentioned", **name)
    return Target(report, series, None, None, NOTHING, record)


def _without_number(report: Report, series: SeriesName, **own: object) -> TargetRecord:
    nothing = dict.fromkeys(TargetRecord.__struct_fields__)
    of = {"report": report.id, "status": report.status, "series": series.id}
    return TargetRecord(**{**nothing, **of, **own})  # type: ignore[arg-type]
