"""A model with another version of each that owns figures."""

from typing import Protocol, TypeVar

from msgspec.structs import replace

from xiaoshan_report.model.structs import Area, Indicator, Model, Point, Project, Task

_OwnerT = TypeVar("_OwnerT", Indicator, Point, Task)


class Change(Protocol):
    """What makes another version of an owner, of the same kind."""

    def __call__(self, owner: _OwnerT, /) -> _OwnerT:
        """Return the other version."""


def with_owners(model: Model, change: Change) -> Model:
    """Return the model with each indicator, point and task changed."""
    return replace(
        model,
        indicators=tuple(map(change, model.indicators)),
        areas=tuple(_with_points(area, change) for area in model.areas),
        projects=tuple(_with_tasks(project, change) for project in model.projects),
    )


def _with_points(area: Area, change: Change) -> Area:
    sections = (
        replace(section, points=tuple(map(change, section.points))) for section in area.sections
    )
    return replace(area, sections=tuple(sections))


def _with_tasks(project: Project, change: Change) -> Project:
    return replace(project, tasks=tuple(map(change, project.tasks)))
