"""The livelihood projects of a report (民生实事): which list of the text they are, and where."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xiaoshan_report.draft.locations import Locations
from xiaoshan_report.language import headings, numbering
from xiaoshan_report.language.blocks import Block
from xiaoshan_report.language.frames import looks_ahead
from xiaoshan_report.language.outline import AreaOutline, ProjectOutline, RecordOutline, TaskOutline
from xiaoshan_report.language.spans import Span
from xiaoshan_report.language.tasks import has_progress, tasks
from xiaoshan_report.model.period import Period
from xiaoshan_report.numerals import grammar as numerals
from xiaoshan_report.numerals.lexicon import any_of, lexicon

_PLANNED = re.compile(
    "(?:今年|继续|全力|着力|切实|扎实|认真|我们)?[要将拟][^。；;]{0,12}?(?:办好|办理|实施|抓好|做好)"
    "|继续办好|计划|拟办|力争|下半年"
)
_KEPT = re.compile(any_of(lexicon().progress.kept))
_YEAR = re.compile(r"(20\d\d)年")
_COUNT = re.compile(
    rf"(?<![\d第])(?P<count>\d{{1,3}}|[一二三四五六七八九十]{{1,3}})[^，。；;：:.．、\d年月]{{0,8}}?"
    rf"(?:{headings.PROJECTS.pattern})"
)
"""How many projects there are: 办好十件民生实事."""

_LISTED = re.compile(
    rf"(?:{headings.PROJECTS.pattern})[^。；;：:]{{0,12}}?(?:[：:]|[，,](?:即|包括|分别是)[：:]?)(?P<list>[^。]+)"
)
"""A sentence that lists projects: 办好十件民生实事：新建公园3座；….."""

_NEAR = 150
"""The characters before a list in which it is said to be of livelihood projects."""

_FEWEST = 3
"""The projects that are a list without numbers."""


def projects(
    tree: Block, lines: list[str], areas: Sequence[AreaOutline], record: RecordOutline
) -> Iterator[ProjectOutline]:
    """Return the projects of the first list that the words before it say is one of them.

    A list is numbered, or has as many parts as these words say; what only names the number of
    projects is none. It is one of plans where a heading above it speaks of plans or of a year after
    the one reported on, or where the words before it do (今年要办好): such a list is returned only
    if there is no other, and all of its tasks are planned.
    """
    lists = list(_lists(tree, lines, record.period, planned=False))
    found = next((one for one in lists if not one.planned), lists[0] if lists else None)
    if not found:
        return
    places = Locations(areas)
    for number, node in enumerate(found.items, 1):
        spans = _text(node, lines, planned=found.planned)
        first = spans[0] if spans else node.headings[-1]
        place = places.of(first.line, first.start)
        told = _without_heading(spans, lines) if found.planned else spans
        of_project = tuple(
            tasks(told, lines, planned=found.planned, promised=found.promised, kept=found.kept)
        )
        yield ProjectOutline(
            number=number,
            title=_title(node, spans, lines, of_project),
            line=node.line,
            area=place.area,
            section=place.section,
            tasks=of_project,
        )


class _List(NamedTuple):
    """A list of projects: of what is planned, may be `promised` and does not say so, or is kept."""

    items: list[Block]
    planned: bool
    promised: bool
    kept: bool


def _lists(node: Block, lines: list[str], period: str | None, *, planned: bool) -> Iterator[_List]:
    """The lists of projects in this piece."""
    title, before = node.title or "", _before(node, lines)
    planned = planned or _is_plan(title, _naming(f"{title}。{before}"), period)
    items, words = _items(node, f"{title}。{before}", lines)
    if items:
        near = _naming(words)
        promised = _is_promised(near, period, is_appendix=node.family == "appendix")
        kept = bool(_KEPT.search(near))
        yield _List(items, planned or _is_plan("", near, period), promised, kept)
        return
    for child in node.children:
        yield from _lists(child, lines, period, planned=planned)


def _naming(words: str) -> str:
    """The words from the sentence on that names livelihood projects last; none without any."""
    for sentence in reversed(re.findall("[^。！!]+[。！!]?", words)):
        if headings.PROJECTS.search(sentence):
            return words[words.rindex(sentence) :]
    return ""


def _items(node: Block, words: str, lines: list[str]) -> tuple[list[Block], str]:
    """The projects that a piece lists, and the words that say that it does."""
    numbered = _numbered(node)
    if not numbered:
        return _unnumbered(node, lines)
    said = _heading(numbered[0], words)
    count = _count(said) or len(numbered)
    fits = len(numbered) <= count <= 2 * len(numbered)
    return (numbered, said) if headings.PROJECTS.search(said) and fits else ([], "")


def _unnumbered(node: Block, lines: list[str]) -> tuple[list[Block], str]:
    """The projects of a list without numbers: as many as the words before it say there are."""
    for line, start, end in node.own:
        if found := _LISTED.search(lines[line - 1], start, end):
            said = lines[line - 1][max(start, found.start() - _NEAR) : found.start("list")]
            for marks in ("；;", "，,", "、"):
                parts = _parted(line, lines[line - 1], found.span("list"), marks)
                if len(parts) == _count(_naming(said)) >= _FEWEST:
                    return parts, said
    title = node.title or ""
    ways = (node.children, _paragraphs(node)) if headings.PROJECTS.search(title) else ()
    return next(((way, title) for way in ways if len(way) == _count(title) >= _FEWEST), ([], ""))


def _count(words: str) -> int:
    """How many projects the words say that there are; 0 where they do not."""
    found = _COUNT.findall(words)
    return int(numerals.read(found[-1]).value) if found else 0


def _paragraphs(node: Block) -> list[Block]:
    """The paragraphs of a piece, without those that only introduce the others."""
    own = [span for span in node.own if span.line != node.line]
    return [Block("sentence", None, span.line, own=[span]) for span in own]


def _parted(line: int, text: str, within: tuple[int, int], marks: str) -> list[Block]:
    """What these marks part in a run of a line."""
    found = re.compile(f"[^{marks}]+").finditer(text, *within)
    return [Block("sentence", None, line, own=[Span(line, *part.span())]) for part in found]


def _heading(first: Block, words: str) -> str:
    """The words that say what a list is of: the last only before items （一）, which divide all."""
    return words.rstrip("。：:").rpartition("。")[2] if first.family == "item" else words


def _is_promised(near: str, period: str | None, *, is_appendix: bool) -> bool:
    """Whether a list in a report on a year may be of the next one: this year's, or appended."""
    return ("今年" in near or is_appendix) and bool(period and period.endswith("-12"))


def _before(node: Block, lines: list[str]) -> str:
    """The words right before the pieces within a piece."""
    words = ""
    for line, start, end in reversed(node.own):
        words = lines[line - 1][max(start, end - _NEAR) : end] + words
        if len(words) >= _NEAR:
            break
    return words[-_NEAR:]


def _is_plan(title: str, near: str, period: str | None) -> bool:
    if looks_ahead(title):
        return True
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


def _text(node: Block, lines: list[str], *, planned: bool) -> list[Span]:
    """The words of a project: all but its mark, and its title where that says no progress."""
    own = [*node.own, *(span for child in node.children for span in _told(child))]
    if node.title is None:
        return own
    title = node.headings[-1]
    said = not planned and has_progress(lines[title.line - 1][title.start : title.end])
    return [title, *own] if said or not own else own


def _told(node: Block) -> list[Span]:
    """All words of a piece but its marks."""
    title = node.headings[-1:] if node.title else []
    return [*title, *node.own, *(span for child in node.children for span in _told(child))]


def _without_heading(spans: list[Span], lines: list[str]) -> list[Span]:
    """The words of a planned project less a first clause that only names it: 加强养老服务，….

    It names it where it has no figure, and others do.
    """
    line, start, end = spans[0]
    clause = re.compile("[^，,；;。]*[，,](?=.*\\d)").match(lines[line - 1], start, end)
    if not clause or re.search(r"\d", clause[0]):
        return spans
    return [Span(line, clause.end(), end), *spans[1:]]


def _title(
    node: Block, spans: list[Span], lines: list[str], of_project: tuple[TaskOutline, ...]
) -> str:
    """The project's heading where that says no progress, or else what its first task is called."""
    if node.title and (not spans or spans[0] != node.headings[-1]):
        return node.title
    if of_project and of_project[0].state != "planned":
        return of_project[0].name
    line, start, end = spans[0] if spans else node.headings[-1]
    clause = re.split("[，,：:]", lines[line - 1][start : min(end, start + _NEAR)], maxsplit=1)[0]
    return headings.first_words(clause)
