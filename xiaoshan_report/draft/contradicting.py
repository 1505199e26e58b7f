"""Marks on the figures of a draft that contradict one another, each naming the other."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from xiaoshan_report.check.contradictions import Contradiction, contradictions
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.figures import complete
from xiaoshan_report.model.structs import Area, Indicator, Model, Point, Project, Report, Task

_Reasons = Mapping[str, Sequence[str]]
"""Why a person should look, by the id of a figure."""

_OwnerT = TypeVar("_OwnerT", Indicator, Point, Task)


def with_contradictions(model: Model, tr: Translator) -> Model:
    """Return the model with a mark on each figure that another gainsays."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for found in contradictions(Report(model, complete(model))):
        for figure, reason in _said(found, tr):
            reasons[figure].append(reason)
    if not reasons:
        return model
    return replace(
        model,
        indicators=tuple(_marked(one, reasons, tr) for one in model.indicators),
        areas=tuple(_with_points(area, reasons, tr) for area in model.areas),
        projects=tuple(_with_tasks(project, reasons, tr) for project in model.projects),
    )


def _said(found: Contradiction, tr: Translator) -> list[tuple[str, str]]:
    """The figures of a contradiction, each with what is said of it."""
    if found.code != "stated-twice":
        reason = tr(f"finding-{found.code}", **found.values)
        return [(figure.id, reason) for figure in (found.figure, *found.others)]
    (first,) = found.others
    pairs = ((found.figure, first), (first, found.figure))
    return [
        (
            one.id,
            tr("draft-stated-twice", other=other.printed, id=other.id, paragraph=other.paragraph),
        )
        for one, other in pairs
    ]


def _marked(owner: _OwnerT, reasons: _Reasons, tr: Translator) -> _OwnerT:
    figures = tuple(
        replace(entry, todo=tr("separator").join(said))
        if (said := reasons.get(f"{owner.id}.{entry.key}"))
        else entry
        for entry in owner.figures
    )
    return replace(owner, figures=figures)


def _with_points(area: Area, reasons: _Reasons, tr: Translator) -> Area:
    sections = (
        replace(section, points=tuple(_marked(point, reasons, tr) for point in section.points))
        for section in area.sections
    )
    return replace(area, sections=tuple(sections))


def _with_tasks(project: Project, reasons: _Reasons, tr: Translator) -> Project:
    return replace(project, tasks=tuple(_marked(task, reasons, tr) for task in project.tasks))
