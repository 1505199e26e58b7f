"""How views turn figures into cells and remarks: the small vocabulary that they share."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from xiaoshan_report.commands.selecting import NONE_AT_ALL
from xiaoshan_report.errors import Message
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.period import Period
from xiaoshan_report.model.structs import UNKNOWN, Area, Figure, Report, Section
from xiaoshan_report.render.table import Cell, Column, Number, Term


def number_cell(figure: Figure | None, tr: Translator) -> Number | None:
    """The figure's value with its unit for people, marked as a fall or by its qualifier."""
    if figure is None:
        return None
    marks = (figure.qualifier,) if figure.qualifier != "exact" else ()
    if figure.value < 0:
        marks = (*marks, "fall")
    return Number(plain(figure.value), tr.unit(figure.unit), marks)


def plain(value: Decimal) -> Decimal:
    """The value with all its digits, as people write it: 120 for 1.2E+2."""
    return Decimal(f"{value:f}")


def legend(rows: Sequence[Sequence[Cell]], tr: Translator) -> list[str]:
    """What the signs beside the numbers of these rows mean, one remark for all of them."""
    marks = {m for row in rows for cell in row if isinstance(cell, Number) for m in cell.marks}
    return [tr("separator").join(tr(f"mark-{mark}") for mark in sorted(marks))] * bool(marks)


def of_measure(figures: Iterable[Figure], measure: str) -> Figure | None:
    """The figure with this measure, or `None`."""
    return next((f for f in figures if f.measure == measure), None)


def unknown_number(number: int, known: Sequence[int], kind: str) -> Message:
    """The refusal of a number that is not among the known ones of a kind."""
    if not known:
        return Message(NONE_AT_ALL, asked=number, kind=Message(kind))
    return Message(
        "unknown-number", number=number, kind=Message(kind), first=min(known), last=max(known)
    )


class Place(msgspec.Struct, frozen=True):
    """Where in the report something stands."""

    area: Area
    section: Section


def place(report: Report, area: int, section: int) -> Place:
    """The area and section with these numbers, which loading has made sure exist."""
    holder = next(a for a in report.model.areas if a.number == area)
    return Place(holder, next(s for s in holder.sections if s.number == section))


def titled(reports: Sequence[Report], key: str, tr: Translator, **values: object) -> str:
    """The title of a listing, which names the report, or says how many there are."""
    title = tr("reports", count=len(reports))
    if len(reports) == 1:
        record = reports[0].model.report
        title = known(tr.pick(record.title, record.title_en), record.id)
    return tr(key, title=title, **values)


def known(text: str, report: str) -> str:
    """What a report's record says, or the report's id where that is still to be decided."""
    return report if text == UNKNOWN else text


def whose(report: Report, tr: Translator) -> Term:
    """The report, as people tell it from others: its place, or else its id, and its period."""
    record = report.model.report
    place = known(tr.pick(record.place, record.place_en), record.id)
    return Term(report.id, f"{place} {tr.period(*Period.parse(record.period))}")


def report_column(reports: Sequence[Report], tr: Translator, *, blocks: bool = True) -> Column:
    """The column of `whose`: where there are several reports, people see a block of rows for each.

    Without `blocks` they see it as a column.
    """
    if len(reports) == 1:
        return Column("report", tr("report"), rank=None)
    return Column("report", tr("report"), grouped=blocks, merged=not blocks)


def pair(key: str, heading: str, tr: Translator, **shown: Any) -> list[Column]:
    """Columns for a text in Chinese and English, of which people see the one in their language."""
    hidden = {**shown, "rank": None}
    chinese, english = (shown, hidden) if tr.language == "zh" else (hidden, shown)
    return [Column(key, heading, **chinese), Column(f"{key}_en", heading, **english)]


def term(code: str, tr: Translator) -> Term:
    """A word of the model's vocabularies: a measure, a state."""
    return Term(code, tr(code))


def period_cell(period: str, tr: Translator) -> Term:
    """A period."""
    return Term(period, tr.period(*Period.parse(period)))


def figure_columns(tr: Translator, key: str = "id") -> list[Column]:
    """The columns of `figure_row`, of which people see the name, the number and the period."""
    return [
        Column(key, tr("id"), rank=None),
        *pair("name", tr("figure"), tr),
        Column("value", tr("value")),
        Column("unit", "unit", rank=None),
        Column("qualifier", "qualifier", rank=None),
        Column("measure", tr("measure"), rank=3),
        Column("period", tr("period"), rank=2),
        Column("paragraph", tr("paragraph"), rank=1),
        Column("printed", "printed", rank=None),
        Column("decimals", "decimals", rank=None),
    ]


def figure_row(figure: Figure | None, tr: Translator) -> list[Cell]:
    """The cells of a figure under `figure_columns`; empty where there is none."""
    if figure is None:
        return [None] * len(figure_columns(tr))
    return [
        figure.id,
        figure.name,
        figure.name_en,
        number_cell(figure, tr),
        figure.unit,
        figure.qualifier,
        term(figure.measure, tr),
        period_cell(figure.period, tr),
        figure.paragraph,
        figure.printed,
        figure.decimals,
    ]
