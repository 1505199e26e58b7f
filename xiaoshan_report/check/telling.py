"""What an article tells: each of its numbers, read as a report's are, with the words around it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from xiaoshan_report.documents.folding import Document
from xiaoshan_report.language.numbering import OPENS
from xiaoshan_report.language.outline import RecordOutline
from xiaoshan_report.language.paragraphs import Paragraph, read
from xiaoshan_report.language.printed_dates import dates
from xiaoshan_report.language.punctuation import CLAUSE_END, MARK
from xiaoshan_report.language.quantities import Quantity
from xiaoshan_report.language.record import read_record
from xiaoshan_report.language.report_extent import TITLE, locate
from xiaoshan_report.language.time_values import Dated, years
from xiaoshan_report.model.structs import Record

_FURTHEST = 200
"""So many characters before a number its sentence is looked at."""

_BEHIND = 60
"""So many behind it."""

_OPENING = 6
"""The lines in which an article says when it was written."""

_LAST_MONTH_OF_REVIEW = 6
"""What is written up to this month mostly looks back on the year before."""


class Told(NamedTuple):
    """A number of an article: where it stands, and what words are around it, comparable.

    `line` and `column` are 1-based. `words` are those of its clause as the article prints them,
    `printed` is the number in them; `said` the number, comparable; `opens` whether it is the first
    of its sentence. `near` are the words from the number before it in its sentence on, `behind`
    those of its clause behind it, `sentence` all of its sentence up to there, and `rest` what
    follows of that, as far as they are looked at.
    """

    quantity: Quantity
    line: int
    column: int
    words: str
    printed: str
    said: str
    opens: bool
    near: str
    behind: str
    sentence: str
    rest: str

    @property
    def clause(self) -> str:
        """The words of the number's own clause, with the number."""
        return f"{MARK.split(self.near)[-1]}{self.said}{self.behind}"


def telling(lines: Sequence[str], dated: Dated) -> Iterator[tuple[Paragraph, list[Told]]]:
    """Return the paragraphs of an article, folded, with the numbers that each tells."""
    for paragraph in read(enumerate(lines, 1), dated):
        yield paragraph, list(_told(paragraph))


def folded(text: str) -> list[str]:
    """Return the lines of an article, folded."""
    return Document(text).lines


def own_record(lines: list[str]) -> RecordOutline | None:
    """Return the record of an article that is itself a report."""
    page = locate(lines, OPENS)
    record, body = ([lines[n - 1] for n in each] for each in (page.record, page.body))
    return read_record(record, body, []) if any(map(TITLE.search, record)) else None


def dating(lines: list[str], own: RecordOutline | None, record: Record) -> Dated:
    """Return what an article is about where its words do not say: what the report is about.

    One that is itself a report, or has a date that is not near the report's, says so itself.
    """
    if own and own.period and own.date:
        return Dated(own.period, own.date, own.period)
    of_report = Dated(record.period, record.date, record.period)
    written = next(chain.from_iterable(map(dates, _opening(lines))), None)
    if written is None or record.period[:4] <= str(written.year) <= str(record.date.year):
        return of_report
    about = years(written.year - (written.month <= _LAST_MONTH_OF_REVIEW))
    return Dated(about, written, about)


def _opening(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if line][:_OPENING]


def _told(paragraph: Paragraph) -> Iterator[Told]:
    text = paragraph.text
    ends = [0, *(mark.end() for mark in CLAUSE_END.finditer(text)), len(text)]
    before = 0
    for one in paragraph.found:
        if isinstance(one, Quantity):
            sentence = max(paragraph.sentence(one.start), one.start - _FURTHEST)
            behind = min(ends[bisect_left(ends, one.until)], one.until + _BEHIND)
            opens = ends[bisect_right(ends, one.start) - 1]
            start = max(sentence, min(opens, one.about))
            stop = _without_mark(text, behind)
            yield Told(
                one,
                paragraph.number,
                paragraph.within(one.start, one.end)[0] + 1,
                paragraph.printed(start, max(stop, one.end)).strip(),
                paragraph.printed(one.start, one.end),
                text[one.start : one.end],
                before <= sentence,
                text[max(sentence, before) : one.start],
                text[one.end : behind],
                text[sentence:behind],
                text[behind : min(paragraph.sentence_end(one.start), behind + _BEHIND)],
            )
            before = one.end


def _without_mark(text: str, end: int) -> int:
    return end - 1 if CLAUSE_END.fullmatch(text[end - 1 : end]) else end
