"""`report livelihood`: the livelihood projects, their tasks' states and the progress reported."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Any, NamedTuple, get_args

import msgspec
from msgspec.structs import replace

from xiaoshan_report.commands.numbered import (
    Hit,
    Numbered,
    are_several,
    matched_texts,
    number_alone,
    search,
)
from xiaoshan_report.commands.options import OF_CHARTS
from xiaoshan_report.commands.parameter import Parameter
from xiaoshan_report.commands.records import record_like
from xiaoshan_report.commands.shared_columns import (
    coded_column,
    data_columns,
    next_command,
    number_cell,
    of_part,
    pair,
    report_columns,
    table_of,
    titled,
    with_status,
)
from xiaoshan_report.commands.spec import Command
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import Figure, Project, Qualifier, Report, State, Status, Task
from xiaoshan_report.numerals.bare_words import bare
from xiaoshan_report.render.chart import Stack
from xiaoshan_report.render.table import Column, Missing, Table, View
from xiaoshan_report.render.values import Bar, Number, Quote, Share, Shares

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


def answer(reports: Sequence[Report], tr: Translator, *, selectors: Sequence[str]) -> View:
    """Answer `report livelihood`: the project that is meant in each report.

    Where several are meant in a report it is a list of them with a summary, and without a selector
    of all. What no project of any report has is missing.
    """
    if not selectors:
        every = [Hit(report, project) for report in reports for project in report.model.projects]
        return _list(reports, every, titled(reports, "title-livelihood", tr), tr)
    hits, missing = search(selectors, list(map(_numbered, reports)), "kind-project")
    key = "title-project-of-each" if number_alone(selectors) else "title-projects-of"
    title = titled(reports, key, tr, asked=" ".join(selectors))
    if are_several(hits):
        return _list(reports, hits, title, tr, missing)
    records = [record_of(hit.report, hit.thing) for hit in hits]
    tasks = (row.task.id for row in task_rows(records))
    return View(
        records,
        lambda shown: _task_table(reports, shown, title, tr),
        make_chart=lambda shown: _stack(title, shown, tr),
        hint=next_command("show", tasks, reports),
        missing=missing,
        per_report=True,
    )


def _numbered(report: Report) -> list[Numbered]:
    """The projects with their texts: titles, their tasks' names, and the words of the report."""
    return [Numbered(report, project, _texts(project)) for project in report.model.projects]


def _texts(project: Project) -> Sequence[Sequence[tuple[str, str]]]:
    return (
        [(project.title, project.title_en)],
        [(task.name, task.name_en) for task in project.tasks],
        [(task.quote, task.quote) for task in project.tasks],
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
    return next((state for state in STATES if state in states), "planned")


def _list(
    reports: Sequence[Report],
    hits: Sequence[Hit],
    title: str,
    tr: Translator,
    missing: Missing | None = None,
) -> View:
    projects = tuple(record_of(hit.report, hit.thing) for hit in hits)
    summary = _summary(projects)
    columns = _project_columns(reports, matched_texts(hits, tr), tr)
    return View(
        projects,
        lambda shown: Table(title, columns, shown, _lead(summary, tr)),
        ProjectRecord,
        make_document=lambda shown, row: Livelihood(
            projects=tuple(map(row, shown)), summary=summary
        ),
        make_data=lambda shown: _task_table(reports, shown, title, tr),
        make_chart=lambda shown: _stack(title, shown, tr),
        hint=next_command("livelihood", (one.number for one in projects), reports),
        missing=missing or {},
    )


def _summary(projects: Sequence[ProjectRecord]) -> Summary:
    states = _states(task for project in projects for task in project.tasks)
    return Summary(projects=len(projects), tasks=sum(states.values()), states=states)


def _states(tasks: Iterable[TaskRecord]) -> dict[State, int]:
    """How many tasks are in each state, furthest first."""
    counts = Counter(task.state for task in tasks)
    return {state: counts[state] for state in STATES}


def _lead(summary: Summary, tr: Translator) -> list[str | Shares]:
    legend = [shares(summary.states, tr)] if summary.projects else []
    return [summary_text(summary, tr), *legend]


def _stack(title: str, projects: Sequence[ProjectRecord], tr: Translator) -> Stack:
    """The state of every task, project by project."""
    summary = _summary(projects)
    rows = tuple((tr.pick(one.title, one.title_en), _shares(one, tr)) for one in projects)
    return Stack(title, shares(summary.states, tr), rows, (summary_text(summary, tr),))


class TaskRow(NamedTuple):
    """A task of a project."""

    project: ProjectRecord
    task: TaskRecord


def task_rows(projects: Iterable[ProjectRecord]) -> list[TaskRow]:
    """Return a row for each task."""
    return [TaskRow(project, task) for project in projects for task in project.tasks]


def _project_columns(
    reports: Sequence[Report], matched: Mapping[tuple[str, int], list[str]], tr: Translator
) -> list[Column]:
    """The columns of projects: how far tasks are, what the report says, what `matched` in each."""
    return [
        *report_columns(reports, tr),
        Column("number", tr("number")),
        *pair("title", tr("project"), tr),
        Column("tasks", tr("states"), lambda project: _shares(project, tr)),
        Column("state", tr("progress"), lambda project: done_of(project, tr)),
        Column("", tr("progress"), lambda project: _told(project, tr), under=True),
        Column(
            "",
            tr("matched") * any(matched.values()),
            lambda project: matched[project.report, project.number],
            under=True,
        ),
    ]


def done_of(project: ProjectRecord, tr: Translator) -> str:
    """Return how many of a project's tasks are done."""
    done = _states(project.tasks)["done"]
    return tr("tasks-done", done=done, tasks=len(project.tasks))


def _told(project: ProjectRecord, tr: Translator) -> list[str] | None:
    """The progress of tasks that the report states, in words."""
    told = [(tr.pick(task.name, task.name_en), progress(task, tr)) for task in project.tasks]
    return [tr("about-column", heading=name, text=bar.label) for name, bar in told if bar] or None


def summary_text(summary: Summary, tr: Translator) -> str:
    """Return how many projects and tasks there are."""
    if not summary.projects:
        return tr("no-projects")
    return tr("summary-tasks", projects=summary.projects, tasks=summary.tasks)


def shares(counts: Mapping[State, int], tr: Translator) -> Shares:
    """Return how many tasks are in each state, furthest first, leaving out those without one."""
    filled = tuple(
        Share(state, count, tr("state-count", state=tr(state), count=count))
        for state, count in counts.items()
        if count
    )
    return Shares(filled, tr("pause").join(one.text for one in filled))


def _shares(project: ProjectRecord, tr: Translator) -> Shares:
    return shares(_states(project.tasks), tr)


def progress(task: TaskRecord, tr: Translator) -> Bar | None:
    """Return the progress that the report states: a percentage, or so many done of so many."""
    if task.percent is not None:
        number = tr("percent-of", value=task.percent)
        return Bar(task.percent, Decimal(100), tr(f"said-{task.qualifier}", number=number))
    if task.done is not None and task.target is not None:
        (done, target), unit = tr.quantities([task.done, task.target], task.unit)
        digits = {"done": tr.digits(done), "target": tr.digits(target)}
        return Bar(task.done, task.target, tr("done-of", unit=unit or "", **digits).rstrip())
    return None


def _task_table(
    reports: Sequence[Report], projects: Sequence[ProjectRecord], title: str, tr: Translator
) -> Table:
    """The tasks of the projects; where that is one, its name is the title."""
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
        Column("", tr("progress"), lambda task: progress(task, tr), gives_way=2),
        *data_columns("percent"),
        coded_column("qualifier", "", lambda code: tr(f"qualifier-{code}")),
        *pair("stage", tr("stage"), tr, gives_way=1),
        Column("quote", tr("quote"), lambda task: Quote(bare(task.quote)), gives_way=3, least=40),
        Column("paragraph", tr("paragraph"), gives_way=9, goes=True),
    ]
    return [*of_project, *of_part("task", of_task)]


def _counted(value: Decimal | None, task: TaskRecord, tr: Translator) -> Number | None:
    """The number of the figure that has it; that a target is an aim, its heading says."""
    stated = (one for one in task.figures if (one.value, one.unit) == (value, task.unit))
    return next((number_cell(replace(one, aim=False), tr) for one in stated), None)


def _is_streamed(form: str, question: dict[str, Any]) -> bool:
    """Whether no sum over all reports stands in the answer, as it does in that of all projects."""
    selectors = question["selectors"]
    return number_alone(selectors) and (form != "json" or bool(selectors))


SELECTORS = Parameter(
    "selectors", "argument-project", metavar="N|WORD", many=True, offered="project"
)

COMMAND = Command(
    "livelihood",
    (SELECTORS, *OF_CHARTS),
    answer,
    json=lambda: (Livelihood, ProjectRecord, list[ProjectRecord]),
    lists=(ProjectRecord,),
    is_streamed=_is_streamed,
)
