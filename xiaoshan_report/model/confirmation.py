"""What a person has confirmed: all that no longer is as a draft wrote it.

A draft writes beside each figure and each task the checksum of what it says. While that fits, no
person has changed it; to confirm it as it is, a person takes `drafted` and `todo` away.
"""

from collections.abc import Iterable
from zlib import crc32

from xiaoshan_report.model.structs import Figure, FigureEntry, Report, Task

_OF_FIGURES = (
    "name",
    "name_en",
    "measure",
    "aim",
    "value",
    "upper",
    "unit",
    "qualifier",
    "base",
    "prices",
    "period",
    "printed",
    "quote",
    "paragraph",
)
"""What a person can change of a figure; its owner's place is no part of it."""

_OF_TASKS = (
    "name",
    "name_en",
    "state",
    "quote",
    "done",
    "target",
    "percent",
    "stage",
    "stage_en",
)


def checksum(entry: FigureEntry, figure: Figure) -> str:
    """Return eight hex digits of all that a figure says: its entry, and that made complete."""
    of_aims = [entry.commitment] * (entry.commitment is not None)
    return _sum([*(getattr(figure, key) for key in _OF_FIGURES), *of_aims])


def task_checksum(task: Task) -> str:
    """Return eight hex digits of all that a task says beside its figures."""
    return _sum(getattr(task, key) for key in _OF_TASKS)


def _sum(values: Iterable[object]) -> str:
    return f"{crc32(chr(0).join(map(str, values)).encode()):08x}"


def is_confirmed(entry: FigureEntry, figure: Figure) -> bool:
    """Tell whether a person has confirmed or changed a figure, and nothing is left to decide."""
    return entry.todo is None and not is_as_drafted(entry, figure)


def is_as_drafted(entry: FigureEntry, figure: Figure) -> bool:
    """Tell whether a figure says what a draft wrote, whatever is marked."""
    return entry.drafted is not None and entry.drafted == checksum(entry, figure)


def is_task_as_drafted(task: Task) -> bool:
    """Tell whether a task says what a draft wrote, whatever is marked."""
    return task.drafted is not None and task.drafted == task_checksum(task)


def unconfirmed(report: Report) -> int:
    """Return how many figures nobody has confirmed."""
    return sum(
        not is_confirmed(entry, figure)
        for owner in report.model.owners()
        for entry, figure in zip(owner.entry.figures, report.figures[owner.id], strict=True)
    )
