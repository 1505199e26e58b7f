"""Which lines of a web page are the report, and which beside it state its record."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile
from typing import NamedTuple

from xiaoshan_report.documents.html_lines import Line, Page
from xiaoshan_report.documents.page_furniture import (
    heads_others,
    is_furniture,
    is_labelled,
    is_tool,
)
from xiaoshan_report.documents.source import CELL_BAR
from xiaoshan_report.numerals.characters import HAN

_CLAUSE = re.compile("[，。；]")
_NUMBER_CELL = re.compile(r"(?:^|\|)\s*[\-−]?\d+(?:\.\d+)?%?\s*(?:\||$)")
"""A cell of a table of data that is no more than a number: | 42.3 | ."""

_SHORTEST_PROSE = 20
_NEARLY_ALL = 0.97
"""The part of a page's sentences that stands in the element that holds the report, at the least."""

_LEAST_PROSE = 100
"""The characters of sentences that a page with a report on it has, at the least."""

_OPENING = 5
"""The lines of an article in which its own title stands."""

_MOST_HEAD_LINES = 12
_SHORTEST_TITLE = 5
_SHORTEST_HEAD_LINE = 6
_LABELLED_VALUE = re.compile("[：:].")
_STAMP = re.compile(r"\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?!.*[在于第])")
_LABEL_ALONE = re.compile(rf"(?:{HAN}|\s)+[：:]?")
_BLANKS = re.compile(r"\s+")


class Article(NamedTuple):
    """The report's `lines` on a page, with what leads elsewhere among them, and those around it.

    Those of the `head` stand above it and are its own, those `beside` it state its record;
    `left_out` are sentences with numbers that stand elsewhere.
    """

    head: list[Line]
    lines: list[Line]
    beside: list[str]
    left_out: list[str]


def article_of(page: Page, titles: Sequence[str]) -> Article | None:
    """Find the report on a page; `titles` are what the page's file says is its title.

    It is the smallest element that holds nearly all sentences and numbers of tables that are no
    links, with the lines between the report's title and it. `None` where there are hardly any.
    """
    whole, page = page, _without_asides(page)
    amounts = [0, *accumulate(map(_prose, page.lines))]
    least = max(_NEARLY_ALL * amounts[-1], _LEAST_PROSE)
    holding = [span for span in page.elements if amounts[span[1]] - amounts[span[0]] >= least]
    if not holding:
        return None
    first, end = min(holding, key=lambda span: span[1] - span[0])
    first = _widened(page, first, [start for start, stop in holding if stop == end])
    told = [n for n in range(first, end) if not page.lines[n].is_link]
    lines = page.lines[told[0] : told[-1] + 1]
    before = [line for line in page.lines[:first] if not line.is_link]
    behind = page.lines[end:]
    title = _title_at(before, titles)
    return Article(
        _head(before, lines, title),
        lines,
        [*_record(before, title), *_record([*takewhile(lambda line: not line.is_link, behind)])],
        [
            line.words
            for number, line in enumerate(whole.lines)
            if _is_left_out(line) and (page.lines[number].is_aside or not first <= number < end)
        ],
    )


def _without_asides(page: Page) -> Page:
    """The page where sentences below what heads other pages are known, unless most stand there."""
    least = sum(map(_prose, page.lines)) / 2
    lines = list(page.lines)
    for first, end in _asides(page):
        aside = lines[first:end]
        if 0 < sum(map(_prose, aside)) < least:
            lines[first:end] = [line._replace(is_aside=True) for line in aside]
    return page._replace(lines=lines)


def _asides(page: Page) -> Iterator[tuple[int, int]]:
    """What heads other pages, each to the end of the smallest element with lines below it."""
    heads = deque(n for n, line in enumerate(page.lines) if heads_others(line.words))
    waiting: list[int] = []
    for first, end in page.elements:
        while heads and heads[0] < end:
            waiting.append(heads.popleft())
        while waiting and first <= waiting[-1] < end - 1:
            topmost = waiting.pop()
            if not waiting or waiting[-1] < first:
                yield topmost, end


def _widened(page: Page, first: int, starts: list[int]) -> int:
    """Where an article begins that opens outside of the element with nearly all of it.

    Elements that end with it begin at `starts`; those are the article's own in which nothing of the
    page stands before it, as where a part is pasted or tags are never closed.
    """
    for start in sorted(starts, reverse=True):
        before = page.lines[start:first]
        if any(line.is_link or _is_of_page(line.words) for line in before):
            break
        first = min(start, first)
    return first


def _prose(line: Line) -> int:
    """How much of a line is sentences, or a row with numbers, and leads nowhere."""
    words = (len(line.words) - line.linked) * (not line.is_link)
    if CELL_BAR in line.words:
        return words * bool(_NUMBER_CELL.search(line.words))
    return words * (words >= _SHORTEST_PROSE and bool(_CLAUSE.search(line.words)))


def _is_left_out(line: Line) -> bool:
    return bool(_prose(line)) and line.words.endswith("。") and bool(re.search(r"\d", line.words))


def _head(before: list[Line], lines: list[Line], at: int | None) -> list[Line]:
    """The title above an article that has none itself, and what stands between and is no label."""
    if at is None:
        return []
    title, between = before[at], before[at + 1 :]
    own = [line for line in lines[:_OPENING] if _are_alike(line.words, title.words)]
    return [title] * (not own) + [line for line in between if _is_of_report(line)]


def _title_at(before: list[Line], titles: Sequence[str]) -> int | None:
    """Where the title stands: what the file says it is, else the last heading."""
    last = len(before) - 1
    near = [n for n in range(last, last - _MOST_HEAD_LINES, -1) if n >= 0]
    near = [n for n in near if not _is_of_page(before[n].words)]
    named = (n for n in near if any(_are_alike(before[n].words, title) for title in titles))
    return next(named, next((n for n in near if before[n].is_heading), None))


def _are_alike(words: str, title: str) -> bool:
    """Whether one of two titles is the other, or a part of it, whatever their blanks."""
    shorter, longer = sorted((_BLANKS.sub("", words), _BLANKS.sub("", title)), key=len)
    return len(shorter) >= _SHORTEST_TITLE and shorter in longer


def _is_of_report(line: Line) -> bool:
    """Whether a line below a title is the report's, as a byline or an address is."""
    if _LABELLED_VALUE.search(line.words) or _is_of_page(line.words):
        return False
    return len(line.words) >= _SHORTEST_HEAD_LINE or line.words.endswith(("：", ":"))


def _is_of_page(words: str) -> bool:
    is_stamp = bool(_STAMP.match(words))
    return is_stamp or is_labelled(words) or is_furniture(words) or is_tool(words)


def _record(lines: list[Line], title: int | None = None) -> Iterator[str]:
    """The lines that state a record: those with a label, and below the title those with a date.

    A label alone has what stands below it.
    """
    label = ""
    for number, line in enumerate(lines):
        words = f"{label}{line.words}"
        label = ""
        if is_labelled(words) and _LABEL_ALONE.fullmatch(words):
            label = words if words[-1] in "：:" else f"{words}："
        elif is_labelled(words) or (title is not None and number > title and _STAMP.match(words)):
            yield words
