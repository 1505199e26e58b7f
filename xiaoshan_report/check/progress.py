"""How far each livelihood task is: its state and the figures of its progress, by its words."""

from collections.abc import Iterator, Sequence

from xiaoshan_report.check.findings import Code, Finding
from xiaoshan_report.documents.folding import comparable
from xiaoshan_report.language.spans import Span
from xiaoshan_report.language.tasks import tasks
from xiaoshan_report.model.structs import FigureEntry, Model, Owner, State, Task

_COMPLETED: tuple[State, ...] = ("done", "partly-done")
_NOT_BEGUN: tuple[State, ...] = ("started", "preparing", "planned")


def progress(model: Model) -> Iterator[Finding]:
    """Return tasks whose state, or whose done, target or percent, is not what their words say."""
    each = [owner for owner in model.owners() if isinstance(owner.entry, Task)]
    planned = all(isinstance(o.entry, Task) and o.entry.state == "planned" for o in each)
    for owner in each:
        if isinstance(task := owner.entry, Task) and task.todo is None:
            yield from _state(owner, task, planned=planned)
            yield from _roles(owner, task)


def _state(owner: Owner, task: Task, *, planned: bool) -> Iterator[Finding]:
    words = comparable(task.quote)
    read = tasks([Span(1, 0, len(words))], [words], planned=planned, promised=False, kept=False)
    states = [one.state for one in read if not one.doubts]
    allowed = {*states[-1:], *(("partly-done",) if "done" in states[:-1] else ())}
    if allowed and task.state not in allowed:
        yield _finding(owner, task, "state", said=task.state, expected="/".join(sorted(allowed)))


def _roles(owner: Owner, task: Task) -> Iterator[Finding]:
    """The figure aimed at is the target; of the others one is done, or a percentage of the task."""
    expected = {
        "target": [one.key for one in task.figures if one.aim],
        "done": [one.key for one in _reached(task) if one.measure != "share"],
        "percent": [one.key for one in _measured(task)],
    }
    for role, keys in expected.items():
        said = getattr(task, role)
        if (said not in keys) if keys else (said is not None):
            yield _finding(
                owner,
                task,
                "role",
                role=role,
                said=said or "none",
                expected="/".join(keys) or "none",
            )


def _reached(task: Task) -> Sequence[FigureEntry]:
    return [one for one in task.figures if not one.aim and task.state in _COMPLETED]


def _measured(task: Task) -> Sequence[FigureEntry]:
    return [
        one
        for one in task.figures
        if one.measure == "share" and not one.aim and task.state not in _NOT_BEGUN
    ]


def _finding(owner: Owner, task: Task, code: Code, **values: object) -> Finding:
    return Finding(
        code=code,
        where=owner.id,
        paragraph=owner.paragraph,
        values={"words": task.quote, **values},
    )
