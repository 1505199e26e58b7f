"""What reading knows of a report's structure: record, areas, sections, projects, with places.

Lines are those of the folded text (`documents.folding.Document`), from 1, which the model calls
paragraphs. What is cut from the text is given as spans, so that it stays the report's own words.
"""

import datetime
from typing import Literal, NamedTuple

import msgspec

from xiaoshan_report.language.spans import Span
from xiaoshan_report.model.structs import State

Reason = Literal[
    "place-completed",
    "place-from-text",
    "issuer-from-place",
    "date-of-publication",
    "date-given",
    "period-from-date",
    "period-from-title",
    "period-from-text",
    "no-state",
    "no-name",
]
"""Why something is inferred and not read.

`place-completed`: the text names the city of the place elsewhere; `place-from-text`: no title or
byline names the place, this is the one that the text names most; `issuer-from-place`: the
government of that place; `date-of-publication`: the page's date, the report has none;
`date-given`: another date was given than the text has;
`period-from-date`, `-title`, `-text`: from the date of the report, the year in its title, a year
under review; `no-state`: a task without a word of progress; `no-name`: a task that is named by
its first words.
"""


class Inference(NamedTuple):
    """A field that was inferred, and why."""

    field: str
    reason: Reason


class RecordOutline(msgspec.Struct, frozen=True, kw_only=True):
    """The report's record as far as its text says it; `None` where it does not.

    `period` is ISO 8601 by months (`2021-01/2021-06`); `abridged` is whether the text says that
    it is not the whole report.
    """

    title: str | None = None
    place: str | None = None
    issuer: str | None = None
    date: datetime.date | None = None
    index_number: str | None = None
    subject: str | None = None
    period: str | None = None
    abridged: bool = False
    doubts: tuple[Inference, ...] = ()


class SectionOutline(msgspec.Struct, frozen=True, kw_only=True):
    """A section: its title, the words that are its heading, and the text that belongs to it."""

    number: int
    title: str
    line: int
    headings: tuple[Span, ...]
    body: tuple[Span, ...]


class AreaOutline(msgspec.Struct, frozen=True, kw_only=True):
    """An area: number 0 is the opening overview; `part` is the title of the part it stands in.

    `lead` is the first sentence below the area's own heading; the words themselves are in the body
    of a section, like all text that is no heading.
    """

    number: int
    title: str
    line: int
    lead: str | None
    part: str | None
    headings: tuple[Span, ...]
    sections: tuple[SectionOutline, ...]


class TaskOutline(msgspec.Struct, frozen=True, kw_only=True):
    """A task of a livelihood project; two tasks of one clause may share words of their spans."""

    name: str
    span: Span
    state: State
    doubts: tuple[Inference, ...] = ()


class ProjectOutline(msgspec.Struct, frozen=True, kw_only=True):
    """A livelihood project, with the area and section whose body holds its words."""

    number: int
    title: str
    line: int
    area: int
    section: int
    tasks: tuple[TaskOutline, ...]


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """The structure of a report's text.

    The report runs from `first_line` to `last_line`, both 0 where there is no text. `record_lines`
    are those that state its record, `text_lines` those of its text, `own_lines` what it says
    itself; all others are a web page's own, or notes. Every character of the text that is no
    space stands in exactly one heading or body.
    """

    record: RecordOutline
    first_line: int
    last_line: int
    record_lines: tuple[int, ...]
    text_lines: tuple[int, ...]
    own_lines: tuple[int, ...]
    areas: tuple[AreaOutline, ...]
    projects: tuple[ProjectOutline, ...]
