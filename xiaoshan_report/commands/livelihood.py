"""`report livelihood`: the livelihood projects, their tasks' states and the progress reported."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Any, NamedTuple, get_args

import msgspec

from xiaoshan_report.commands.options import CHART, OF_LISTINGS, whole_number
from xiaoshan_report.commands.parameter import Parameter
from xiaoshan_report.commands.records import record_like
from xiaoshan_report.commands.selecting import missing_number, only_one
from xiaoshan_report.commands.shared_columns import (
    coded_column,
    data_columns,
    of_part,
    pair,
    quantity_cell,
    report_columns,
    table_of,
    titled,
    with_status,
)
from xiaoshan_report.commands.spec import Command
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import Figure, Project, Qualifier, Report, State, Status, Task
from xiaoshan_report.render.chart import Row, Stack
from xiaoshan_report.render.table import Column, Table, View
from xiaoshan_report.render.values import Bar, Number

STATES: tuple[State, ...] = get_args(State)


class TaskRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A task: how far it is, as the report states it.

    `done` counts only what the task as worded has completed, in `unit`; `percent` stands only where
    the report prints one, qualified by `qualifier`.
    """

    id: str
    name: str
    name_en: str
    state: State
    done: Decimal | None
    target: Decimal | None
    unit: str | None
    percent: Decimal | None
    qualifier: Qualifier | None
    stage: str | None
    stage_en: str | None
    figures: tuple[Figure, ...]
    quote: str
    paragraph: int


class ProjectRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A livelihood project with its tasks and the state that follows from theirs."""

    report: str
    status: Status
    number: int
    title: str
    title_en: str
    state: State
    tasks: tuple[TaskRecord, ...]


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """How many projects and tasks there are, and how many tasks in each state."""

    projects: int
    tasks: int
    states: dict[State, int]


class Livelihood(msgspec.Struct, frozen=True, kw_only=True):
    """All projects, and their summary."""

    projects: tuple[ProjectRecord, ...]
    summary: Summary


def view(
    reports: Sequence[Report], number: int | None, tr: Translator, *, chart: bool = False
) -> View:
    """The project with this number of each report, or all with a summary; with `chart` drawn.

    A number that no project of any report has is missing.
    """
    if number is None:
        return _all(reports, tr, chart=chart)
    found = [(report, p) for report in reports for p in report.model.projects if p.number == number]
    records = [record_of(*one) for one in found]
    tasks = [task.id for record in records for task in record.tasks]
    projects = [[project.number for project in report.model.projects] for report in reports]

    def table(shown: Sequence[ProjectRecord]) -> Table:
        return _task_table(reports, shown, number, tr)

    return View(
        records,
        table,
        make_chart=(lambda shown: _stack(table(shown), shown, tr)) if chart else None,
        hint=f"report show {tasks[0]}" if tasks and len(reports) == 1 else None,
        missing=missing_number(number, projects, "kind-project"),
        per_report=True,
    )


def record_of(report: Report, project: Project) -> ProjectRecord:
    """Return the JSON record of a project."""
    tasks = tuple(
        task_record(report, task, task.paragraph or project.paragraph) for task in project.tasks
    )
    state = _state({task.state for task in tasks})
    return record_like(
        project, ProjectRecord, report=report.id, status=report.status, state=state, tasks=tasks
    )


def task_record(report: Report, task: Task, paragraph: int) -> TaskRecord:
    """Return the JSON record of a task, which stands in this paragraph."""
    figures = {figure.id: figure for figure in report.figures[task.id]}
    done, target, percent = (
        figures.get(f"{task.id}.{key}") for key in (task.done, task.target, task.percent)
    )
    counted = done or target
    stated = percent or counted
    return record_like(
        task,
        TaskRecord,
        done=done.value if done else None,
        target=target.value if target else None,
        unit=counted.unit if counted else None,
        percent=percent.value if percent else None,
        qualifier=stated.qualifier if stated else None,
        figures=tuple(figures.values()),
        paragraph=paragraph,
    )


def _state(states: set[State]) -> State:
    """A project's state: that of all its tasks, or partly done where any of it is done."""
    if len(states) == 1:
        return next(iter(states))
    if states & {"done", "partly-done"}:
        return "partly-done"
    return next((state for state in STATES if state in states), "preparing")


def _all(reports: Sequence[Report], tr: Translator, *, chart: bool) -> View:
    projects = tuple(record_of(report, p) for report in reports for p in report.model.projects)
    states = Counter(task.state for project in projects for task in project.tasks)
    summary = Summary(
        projects=len(projects),
        tasks=sum(states.values()),
        states={state: states[state] for state in STATES},
    )

    def table(shown: Sequence[ProjectRecord]) -> Table:
        return _project_table(reports, shown, summary, tr)

    return View(
        projects,
        table,
        ProjectRecord,
        make_document=lambda shown, row: Livelihood(
            projects=tuple(map(row, shown)), summary=summary
        ),
        make_data=lambda shown: _task_table(reports, shown, None, tr),
        make_chart=(lambda shown: _stack(table(shown), shown, tr)) if chart else None,
        hint=f"report livelihood {projects[0].number}" if len(reports) == 1 and projects else None,
    )


def _stack(table: Table, projects: Sequence[ProjectRecord], tr: Translator) -> Stack:
    """The state of every task, project by project."""
    rows = []
    for project in projects:
        counts = Counter(task.state for task in project.tasks)
        label = tr.pick(project.title, project.title_en)
        each = tuple(counts[state] for state in STATES)
        rows.append(Row(label, each, _counted_states(counts, tr)))
    return Stack(table.title, tuple(map(tr, STATES)), tuple(rows), tuple(table.lead))


class TaskRow(NamedTuple):
    """A task of a project, or a project of which no task is to be shown."""

    project: ProjectRecord
    task: TaskRecord | None


def task_rows(projects: Iterable[ProjectRecord]) -> list[TaskRow]:
    """Return a row for each task."""
    return [TaskRow(project, task) for project in projects for task in project.tasks]


def _project_table(
    reports: Sequence[Report],
    projects: Sequence[ProjectRecord],
    summary: Summary,
    tr: Translator,
) -> Table:
    def states(row: TaskRow) -> str:
        return _counted_states(Counter(task.state for task in row.project.tasks), tr)

    columns = [
        *report_columns(reports, tr, part="project"),
        Column("number", tr("number"), attrgetter("project.number"), merged=True),
        *pair("title", tr("project"), tr, "project.title", merged=True),
        Column("states", tr("states"), states, gives_way=2, merged=True),
        *of_part("task", pair("task", tr("task"), tr, "name")),
        *of_part("task", [progress_column("progress", tr)]),
    ]
    rows = [row for project in projects for row in _progress_rows(project, tr)]
    title = titled(reports, "title-livelihood", tr)
    return Table(title, columns, rows, [summary_text(summary, tr)])


def _progress_rows(project: ProjectRecord, tr: Translator) -> list[TaskRow]:
    """A row for each task whose progress the report states, or one without a task."""
    told = [TaskRow(project, task) for task in project.tasks if progress(task, tr)]
    return told or [TaskRow(project, None)]


def summary_text(summary: Summary, tr: Translator) -> str:
    """Return how many projects and tasks there are, and how many tasks in each state."""
    if not summary.projects:
        return tr("no-projects")
    states = _counted_states(summary.states, tr)
    return tr("summary-tasks", projects=summary.projects, tasks=summary.tasks, states=states)


def _counted_states(counts: Mapping[State, int], tr: Translator) -> str:
    """So many tasks in each state, furthest first, leaving out those that no task is in."""
    return tr("pause").join(
        tr("state-count", state=tr(state), count=counts[state])
        for state in STATES
        if counts.get(state)
    )


def progress_column(key: str, tr: Translator, gives_way: int = 0) -> Column:
    """Return the column of the progress of tasks."""
    return Column(key, tr("progress"), lambda task: progress(task, tr), gives_way)


def progress(task: TaskRecord, tr: Translator) -> Bar | None:
    """Return the progress that the report states: a percentage, or so many done of so many."""
    if task.percent is not None:
        key = "percent-over" if task.qualifier == "over" else "percent-of"
        return Bar(task.percent, Decimal(100), tr(key, value=task.percent))
    if task.done is not None and task.target is not None:
        (done, target), unit = tr.quantities([task.done, task.target], task.unit)
        label = tr("done-of", done=done, target=target, unit=unit or "").rstrip()
        return Bar(task.done, task.target, label)
    return None


def _task_table(
    reports: Sequence[Report], projects: Sequence[ProjectRecord], number: int | None, tr: Translator
) -> Table:
    """The tasks of the projects with this number, or of all for data formats."""
    title = titled(reports, "title-project-of-each", tr, number=number)
    if len(reports) == len(projects) == 1:
        name = tr.pick(projects[0].title, projects[0].title_en)
        title = tr("title-project", number=projects[0].number, title=name)
        title = with_status(title, reports[0], tr)
    return table_of(title, task_columns(reports, tr), task_rows(projects), tr)


def task_columns(reports: Sequence[Report], tr: Translator) -> list[Column]:
    """Return the columns of tasks with their projects."""
    of_project = [
        *report_columns(reports, tr, part="project", titled=True),
        Column("project", cell=attrgetter("project.number")),
        Column("title", cell=attrgetter("project.title")),
        Column("title_en", cell=attrgetter("project.title_en")),
    ]
    of_task = [
        *data_columns("id"),
        *pair("name", tr("task"), tr),
        coded_column("state", tr("state"), tr),
        Column("done", tr("done-count"), lambda task: _counted(task.done, task, tr)),
        Column("target", tr("target"), lambda task: _counted(task.target, task, tr)),
        coded_column("unit", "", tr.unit),
        progress_column("", tr, gives_way=2),
        *data_columns("percent"),
        coded_column("qualifier", "", lambda code: tr(f"qualifier-{code}")),
        *pair("stage", tr("stage"), tr, gives_way=1),
        Column("quote", tr("quote"), gives_way=3),
        Column("paragraph", tr("paragraph"), gives_way=4),
    ]
    return [*of_project, *of_part("task", of_task)]


def _counted(value: Decimal | None, task: TaskRecord, tr: Translator) -> Number | None:
    return None if value is None else quantity_cell(value, task.unit, tr)


def answer(reports: Sequence[Report], tr: Translator, *, number: int | None, chart: bool) -> View:
    """Answer `report livelihood`."""
    if chart:
        only_one(reports, "--chart")
    return view(reports, number, tr, chart=chart)


def _is_streamed(form: str, question: dict[str, Any]) -> bool:
    """Whether no sum over all reports stands in the answer, as it does in that of all projects."""
    return not question["chart"] and (form != "json" or question["number"] is not None)


NUMBER = Parameter("number", "argument-project", (), "N", whole_number, offered="project")

COMMAND = Command(
    "livelihood",
    (NUMBER, CHART, *OF_LISTINGS),
    answer,
    json=lambda: (Livelihood, ProjectRecord, list[ProjectRecord]),
    lists=(ProjectRecord,),
    is_streamed=_is_streamed,
)
