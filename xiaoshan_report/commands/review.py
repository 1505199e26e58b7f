"""`report review`: the marks of a model, to be settled, listed, or shown beside the text."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any

import msgspec

from xiaoshan_report.commands.check import source_of
from xiaoshan_report.commands.options import FORCE, OF_RECORDS, named_file, named_kept
from xiaoshan_report.commands.parameter import HELP, VERSION, Parameter
from xiaoshan_report.commands.review_words import around, reading
from xiaoshan_report.commands.shared_columns import titled
from xiaoshan_report.commands.spec import Command, Dialogue, Files
from xiaoshan_report.draft.review_marks import Kind, Mark
from xiaoshan_report.draft.review_places import Words
from xiaoshan_report.draft.review_session import Review
from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.export import reviewer
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.loading import loaded, read
from xiaoshan_report.model.structs import Figure, Measure, Qualifier, Report, Status
from xiaoshan_report.render.table import Column, Table, View
from xiaoshan_report.render.values import Quote


class MarkRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A mark: what it is on, where that stands, and why a person should decide it.

    `line` is the document's own line, `null` where the words are not found in it; `words` are the
    sentence there, else the model's quote, and `printed` is what of it is in doubt. What was read
    (`name` to `aim`) is a figure's; `name` is also a task's.
    """

    id: str
    report: str
    status: Status
    kind: Kind
    line: int | None
    paragraph: int | None
    area: int | None
    section: int | None
    words: str | None
    printed: str | None
    name: str | None
    measure: Measure | None
    value: Decimal | None
    upper: Decimal | None
    unit: str | None
    period: str | None
    base: str | None
    qualifier: Qualifier | None
    aim: bool | None
    reason: str


_READ = ("measure", "value", "upper", "unit", "period", "base", "qualifier", "aim")
_ONLY_DATA = (
    "id",
    "kind",
    "area",
    "section",
    "words",
    "printed",
    "name",
    *_READ,
    "report",
    "status",
)


def record_of(mark: Mark, review: Review, tr: Translator) -> MarkRecord:
    """Return the JSON record of a mark."""
    words, owner, thing = review.words(mark), mark.owner, mark.thing
    is_figure = isinstance(thing, Figure)
    read: dict[str, Any] = {key: getattr(thing, key) if is_figure else None for key in _READ}
    return MarkRecord(
        id=mark.who,
        report=review.report.id,
        status=review.report.status,
        kind=mark.kind,
        line=words.line if words else None,
        paragraph=mark.paragraph,
        area=owner.area if owner else None,
        section=owner.section if owner else None,
        words=words.sentence if words else None,
        printed=words.lit if words else None,
        name=getattr(thing, "name", None),
        **read,
        reason=tr.pick(mark.todo, mark.todo_en),
    )


def view(review: Review, tr: Translator) -> View:
    """Return the marks of a model as a listing, in the order of its paragraphs."""
    rows = [_Row(record_of(mark, review, tr), mark, review.words(mark)) for mark in review.marks]
    return View(
        rows,
        lambda shown: _table(review.report, shown, tr),
        MarkRecord,
        attrgetter("record"),
    )


class _Row(msgspec.Struct, frozen=True):
    """A mark with its record and its words."""

    record: MarkRecord
    mark: Mark
    words: Words | None


def _table(report: Report, rows: Sequence[_Row], tr: Translator) -> Table:
    columns = [
        _column("line", tr("line")),
        _column("paragraph", tr("paragraph"), gives_way=1),
        Column("", tr("review-read"), lambda row: reading(row.mark, tr), least=24),
        Column("", tr("quote"), _quoted, gives_way=2, least=30),
        _column("reason", tr("reason"), least=30, gives_way=3),
        *map(_column, _ONLY_DATA),
    ]
    notes = [tr("review-list-left", count=len(rows)) if rows else tr("review-list-none")]
    return Table(titled([report], "title-review", tr), columns, rows, remarks=notes)


def _column(key: str, heading: str = "", gives_way: int = 0, least: int = 20) -> Column:
    return Column(key, heading, attrgetter(f"record.{key}"), gives_way, least=least)


_SHOWN_AROUND = 24
"""The characters of a sentence that a table shows on either side of a number."""


def _quoted(row: _Row) -> Quote | None:
    """The words in doubt with a few around them."""
    if row.words is None:
        return None
    near = around(row.words, _SHOWN_AROUND)
    return Quote(near.sentence, near.lit if near.sentence.count(near.lit) == 1 else None)


def answer(
    tr: Translator, *, reviewed: Path, source: Path, html: Path | None, **how: bool
) -> View | Dialogue | Files:
    """Answer `report review`: ask about what is marked, list it, or show it beside the text.

    `how` says whether it shall be `only_list`, and whether one wants to `confirm` the rest too.
    """
    if html:
        _refuse_beside_page(**how)
    text = read(reviewed)
    report = loaded(text, reviewed)
    text_read = source_of(report, source).text
    if html:
        return Files([(html, partial(_write_page, reviewer()(report, text_read, tr)))])
    review = Review(reviewed, text, report, text_read, confirms=how["confirm"])
    listed = view(review, tr)
    return listed if how["only_list"] else Dialogue(review, listed)


def _refuse_beside_page(*, only_list: bool, confirm: bool) -> None:
    """Raise `ReportError` where a listing or questions are asked for beside the page."""
    for option, is_asked in (("--list", only_list), ("--confirm", confirm)):
        if is_asked:
            raise ReportError(Message("not-together", first="--html", second=option))


def _write_page(page: str, path: Path) -> None:
    path.write_text(page, encoding="utf-8", newline="\n")


COMMAND = Command(
    "review",
    (
        Parameter(
            "reviewed", "argument-reviewed", (), "MODEL", named_file, required=True, file="read"
        ),
        Parameter(
            "source", "option-source", ("--source",), "FILE", named_file, required=True, file="read"
        ),
        Parameter("confirm", "option-confirm", ("--confirm",)),
        Parameter("html", "option-html", ("--html",), "FILE", named_kept, file="created"),
        FORCE,
        Parameter("only_list", "option-list", ("--list",)),
        *OF_RECORDS,
        VERSION,
        HELP,
    ),
    answer,
    json=lambda: (list[MarkRecord],),
    lists=(MarkRecord,),
    reads_models=False,
)
