"""The livelihood projects of a report (民生实事): which list of the text they are, and where."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xiaoshan_report.draft.locations import Locations
from xiaoshan_report.draft.outline import AreaOutline, ProjectOutline, RecordOutline, TaskOutline
from xiaoshan_report.draft.tasks import has_progress, tasks
from xiaoshan_report.language import headings, numbering
from xiaoshan_report.language.blocks import Block
from xiaoshan_report.language.spans import Span
from xiaoshan_report.model.period import Period

_PLANNED = re.compile(
    "(?:今年|继续|全力|着力|切实|扎实|认真|我们)?[要将拟][^。；;]{0,12}?(?:办好|办理|实施|抓好|做好)"
    "|继续办好|计划|拟办|力争|下半年"
)
_PLAN = re.compile("安排|目标|任务|重点工作|主要工作|展望|打算|下半年|今后|计划")
_YEAR = re.compile(r"(20\d\d)年")
_NEAR = 150
"""The characters before a list in which it is said to be of livelihood projects."""


def projects(
    tree: Block, lines: list[str], areas: Sequence[AreaOutline], record: RecordOutline
) -> Iterator[ProjectOutline]:
    """Return the projects of the first numbered list that the words before it say is one of them.

    A list of what is planned is passed over: promises are no progress. It is one where a heading
    above it speaks of plans or of a year after the one reported on, or where the words before it
    do (今年要办好).
    """
    found = _list(tree, lines, record.period, planned=False)
    if not found:
        return
    places = Locations(areas)
    for number, node in enumerate(found.items, 1):
        spans = _text(node, lines)
        first = spans[0] if spans else node.headings[-1]
        place = places.of(first.line, first.start)
        of_project = tuple(tasks(spans, lines, promised=found.promised))
        yield ProjectOutline(
            number=number,
            title=_title(node, spans, lines, of_project),
            line=node.line,
            area=place.area,
            section=place.section,
            tasks=of_project,
        )


class _List(NamedTuple):
    """A list of projects; `promised` is whether it may be one of promises that does not say so."""

    items: list[Block]
    promised: bool


def _list(node: Block, lines: list[str], period: str | None, *, planned: bool) -> _List | None:
    """The pieces of the first list of projects in this piece that is no plan."""
    before = _before(node, lines)
    planned = planned or _is_plan(node.title or "", before, period)
    items = _numbered(node)
    words = f"{node.title or ''}。{before}"
    if not planned and items and headings.PROJECTS.search(_heading(items[0], words)):
        return _List(items, _is_promised(words, period))
    for child in node.children:
        if found := _list(child, lines, period, planned=planned):
            return found
    return None


def _heading(first: Block, words: str) -> str:
    """The words that say what a list is of: the last only before items （一）, which divide all."""
    return words.rstrip("。：:").rpartition("。")[2] if first.family == "item" else words


def _is_promised(words: str, period: str | None) -> bool:
    """Whether this year's projects head a list in a report on the year before."""
    return "今年" in words and bool(period and period.endswith("-12"))


def _before(node: Block, lines: list[str]) -> str:
    """The words right before the pieces within a piece."""
    words = ""
    for line, start, end in reversed(node.own):
        words = lines[line - 1][max(start, end - _NEAR) : end] + words
        if len(words) >= _NEAR:
            break
    return words[-_NEAR:]


def _is_plan(title: str, before: str, period: str | None) -> bool:
    if _PLAN.search(title) and "回顾" not in title:
        return True
    words = f"{title}。{before}"
    near = words if headings.PROJECTS.search(words) else ""
    reported = Period.parse(period).first[0] if period else None
    later = any(reported and int(year) > reported for year in _YEAR.findall(title + near))
    return later or bool(_PLANNED.search(near))


def _numbered(node: Block) -> list[Block]:
    """The pieces within a piece that are a numbered list."""
    for family in numbering.NUMBERED:
        items = [child for child in node.children if child.family == family]
        if items:
            return items
    return []


def _text(node: Block, lines: list[str]) -> list[Span]:
    """The words of a project: all but its mark, and its title where that says no progress."""
    own = [*node.own, *(span for child in node.children for span in child.spans())]
    if node.title is None:
        return own
    title = node.headings[-1]
    said = has_progress(lines[title.line - 1][title.start : title.end])
    return [title, *own] if said or not own else own


def _title(
    node: Block, spans: list[Span], lines: list[str], of_project: tuple[TaskOutline, ...]
) -> str:
    """The project's heading where that says no progress, or else the name of its first task."""
    if node.title and (not spans or spans[0] != node.headings[-1]):
        return node.title
    if of_project:
        return of_project[0].name
    return headings.first_words(lines[node.line - 1][node.headings[-1].start :][:200])
