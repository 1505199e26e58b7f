"""The checksums by which a draft's own figures and tasks are told from what a person has said."""

from typing import TypeVar

from msgspec.structs import replace

from xiaoshan_report.draft.owners import with_owners
from xiaoshan_report.model.confirmation import checksum, task_checksum
from xiaoshan_report.model.figures import complete
from xiaoshan_report.model.structs import Indicator, Model, Point, Task

_OwnerT = TypeVar("_OwnerT", Indicator, Point, Task)


def signed(model: Model) -> Model:
    """Return the model with `drafted` beside each figure and each task."""
    every = complete(model)

    def with_checksums(owner: _OwnerT) -> _OwnerT:
        entries = zip(owner.figures, every[owner.id], strict=True)
        figures = tuple(
            replace(entry, drafted=checksum(entry, figure)) for entry, figure in entries
        )
        if isinstance(owner, Task):
            return replace(owner, figures=figures, drafted=task_checksum(owner))
        return replace(owner, figures=figures)

    return with_owners(model, with_checksums)
