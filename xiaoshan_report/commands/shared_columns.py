"""The columns, cells, titles and remarks that the tables of several commands share."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import partial
from operator import attrgetter
from typing import Any

import msgspec

from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.figures import of_measure
from xiaoshan_report.model.period import Period
from xiaoshan_report.model.structs import Figure, Measure, Report, known
from xiaoshan_report.render.table import Column, Table
from xiaoshan_report.render.values import Cell, CodedText, Number

# Titles and remarks


def table_of(
    title: str,
    columns: Sequence[Column],
    records: Sequence[Any],
    tr: Translator,
    *,
    lead: Sequence[str] = (),
) -> Table:
    """Return the table of these records, with a remark on the signs that stand in it."""
    return Table(title, columns, records, lead, legend=partial(legend, tr=tr))


def with_notes(table: Table, notes: Iterable[str]) -> Table:
    """Return the table with these remarks after its own."""
    return msgspec.structs.replace(table, remarks=[*table.remarks, *notes])


def no_indicators(records: Sequence[Any], tr: Translator) -> list[str]:
    """Return the remark that stands in the place of rows where there are none."""
    return [] if records else [tr("no-indicators")]


def legend(cells: Iterable[Cell], tr: Translator) -> list[str]:
    """Return what the signs beside the numbers among cells mean, one remark for all of them."""
    marks = {mark for cell in cells if isinstance(cell, Number) for mark in cell.marks}
    return [tr("separator").join(tr(f"mark-{mark}") for mark in sorted(marks))] * bool(marks)


def titled(reports: Sequence[Report], key: str, tr: Translator, **values: object) -> str:
    """Return the title of a listing, which names the report, or says how many there are."""
    title = tr("reports", count=len(reports))
    if len(reports) == 1:
        record = reports[0].model.report
        title = known(tr.pick(record.title, record.title_en), record.id)
        title = with_status(title, reports[0], tr)
    return tr(key, title=title, **values)


def with_status(text: str, report: Report, tr: Translator, key: str = "title-of-draft") -> str:
    """Return a title, or another text with its key, saying so where it is about a draft."""
    return tr(key, text=text) if report.status == "draft" else text


def next_command(name: str, selectors: Iterable[object], reports: Sequence[Report]) -> str | None:
    """Return the command on the first of these, if there is one and it is of the only report."""
    first = next(iter(selectors), None)
    return None if first is None or len(reports) > 1 else f"report {name} {first}"


# Cells


def number_text(figure: Figure, tr: Translator) -> str:
    """Return the figure's number for people within a sentence: over 400, 5–5.5 %."""
    cell = number_cell(figure, tr)
    assert cell
    number = tr.pick("", " ").join(filter(None, (f"{cell.digits}{cell.upper}", cell.unit)))
    return tr(f"said-{figure.qualifier}", number=number)


def number_cell(figure: Figure | None, tr: Translator) -> Number | None:
    """Return the figure's value with its unit for people, marked by what is true of it."""
    if figure is None:
        return None
    falls = figure.value < 0
    said = {
        _OF_FALLS.get(figure.qualifier, figure.qualifier) if falls else figure.qualifier: True,
        "fall": falls,
        "aim": figure.aim,
    }
    marks = tuple(mark for mark, is_so in said.items() if is_so and mark != "exact")
    return quantity_cell(figure.value, figure.unit, tr, marks, figure.upper)


_OF_FALLS = {"at_least": "at_most", "at_most": "at_least"}
"""Bounds of a fall as its number has them, with its sign: 下降3%以上 is at most -3."""


def quantity_cell(
    value: Decimal,
    unit: str | None,
    tr: Translator,
    marks: tuple[str, ...] = (),
    upper: Decimal | None = None,
) -> Number:
    """Return a number, or a range, with its unit for people."""
    ends = [value] if upper is None else [value, upper]
    shown, said = tr.quantities(ends, unit)
    text, *rest = map(tr.digits, shown)
    dash = tr("range" if value >= 0 else "range-of-falls") if rest else ""
    number = Decimal(f"{value:f}")  # 120, not 1.2E+2
    return Number(number, said, marks, text, upper="".join([f"{dash}{end}" for end in rest]))


def report_text(report: Report, tr: Translator) -> CodedText:
    """Return what people tell a report from others by: its place, or else its id, and period.

    A draft is called one.
    """
    period = period_text(report.model.report.period, tr)
    text = f"{place_of(report, tr)} {period}"
    return CodedText(report.id, with_status(text, report, tr, "of-draft"))


def report_texts(reports: Sequence[Report], tr: Translator) -> dict[str, CodedText]:
    """Return what people tell each report from the others by, with its id if all else is alike."""
    texts = [report_text(report, tr) for report in reports]
    count = Counter(one.text for one in texts)
    return {
        one.code: one if count[one.text] == 1 else CodedText(one.code, f"{one.text} {one.code}")
        for one in texts
    }


def period_text(period: str, tr: Translator) -> str:
    """Return a period of a model for people: 2021年1—5月, Jan–May 2021."""
    return tr.period(*Period.parse(period))


def place_of(report: Report, tr: Translator) -> str:
    """Return the report's place, or its id where that is still to be decided."""
    record = report.model.report
    return known(tr.pick(record.place, record.place_en), record.id)


def place_text(report: Report, tr: Translator, *, apart: bool) -> CodedText:
    """Return the place of a report; a draft is called one where these stand `apart` from others."""
    place = place_of(report, tr)
    return CodedText(report.id, with_status(place, report, tr, "of-draft") if apart else place)


def are_drafts(reports: Iterable[Report]) -> bool:
    """Tell whether no person has reviewed any of these."""
    return all(report.status == "draft" for report in reports)


def home(report: Report) -> str:
    """Return what tells the places that reports are of from each other."""
    return known(report.model.report.place, report.id)


# Columns


def report_columns(
    reports: Sequence[Report],
    tr: Translator,
    *,
    part: str = "",
    titled: bool = False,
    blocks: bool = True,
) -> list[Column]:
    """Return the column of reports, which people see where there are several: a block for each.

    Without `blocks` they see it as a column. The report's id is that of the record, or of a `part`
    of it, whose title is added to a `titled` one; it is empty where a record is of none. Data
    formats also get its status.
    """
    texts = report_texts(reports, tr)
    several = len(reports) > 1

    def cell(record: Any) -> CodedText | None:
        named = getattr(record, part) if part else record
        report = texts.get(named.report)
        if not titled or report is None:
            return report
        title = tr.pick(named.title, named.title_en)
        return CodedText(report.code, tr("of-report", report=report.text, title=title))

    status = Column("status", cell=attrgetter(f"{part}.status" if part else "status"))
    return [Column("report", tr("report") * several, cell, grouped=several and blocks), status]


def pair(
    key: str, heading: str, tr: Translator, path: str | None = None, **layout: Any
) -> list[Column]:
    """Return columns for a text in Chinese and English; people see the one in their language.

    `path` is where in a record the Chinese text is, if that is not its attribute `key`.
    """
    chinese, english = (heading, "") if tr.language == "zh" else ("", heading)
    return [
        Column(key, chinese, attrgetter(path or key), **layout),
        Column(f"{key}_en", english, attrgetter(f"{path or key}_en"), **layout),
    ]


def data_columns(*keys: str) -> list[Column]:
    """Return columns for data formats only, of the records' attributes with these names."""
    return [Column(key) for key in keys]


def coded_column(
    key: str, heading: str, said: Callable[[str], str | None], gives_way: int = 0
) -> Column:
    """Return a column of codes, as the vocabularies and periods of a model, with their texts."""

    def cell(record: Any) -> CodedText | None:
        code = getattr(record, key)
        return None if code is None else CodedText(code, said(code) or "")

    return Column(key, heading, cell, gives_way)


def period_column(tr: Translator, gives_way: int) -> Column:
    """Return the column of the records' periods."""
    return coded_column("period", tr("period"), partial(period_text, tr=tr), gives_way)


def measure_text(figure: Figure, tr: Translator) -> str:
    """Return what a figure measures for people: that it is an aim, and on which base it is."""
    said = [tr("aim")] * figure.aim
    said += [tr("on-base", period=period_text(figure.base, tr))] if figure.base else []
    text = tr(figure.measure)
    return tr("text-remarked", text=text, remark=tr("pause").join(said)) if said else text


def measure_column(measure: Measure, tr: Translator, gives_way: int = 0) -> Column:
    """Return the column of the first of a record's figures that has this measure."""
    return Column(
        measure,
        tr(measure),
        lambda record: number_cell(of_measure(record.figures, measure), tr),
        gives_way,
    )


DERIVED_OF_FIGURES = ("unit_en", "base_value", "base_unit", "period_start", "period_end", "link")
"""What a figure has beside what is printed, so that scripts need not work it out."""


def figure_columns(tr: Translator, key: str = "id") -> list[Column]:
    """Return the columns of a figure, of which people see the name, the number and the period."""

    def measured(figure: Figure) -> CodedText:
        return CodedText(figure.measure, measure_text(figure, tr))

    return [
        Column(key, cell=attrgetter("id")),
        *pair("name", tr("figure"), tr),
        Column("measure", tr("measure"), measured, gives_way=1),
        *data_columns("aim"),
        Column("value", tr("value"), lambda figure: number_cell(figure, tr)),
        *data_columns("upper"),
        coded_column("unit", "", tr.unit),
        coded_column("qualifier", "", lambda code: tr(f"qualifier-{code}")),
        *data_columns("base"),
        coded_column("prices", "", lambda code: tr(f"prices-{code}")),
        period_column(tr, gives_way=2),
        Column("paragraph", tr("paragraph"), gives_way=9, goes=True),
        *data_columns("printed", "decimals", *DERIVED_OF_FIGURES, "todo"),
    ]


def of_part(name: str, columns: Iterable[Column]) -> list[Column]:
    """Return the columns of what a record has under this name, empty where it has nothing there."""

    def lifted(get: Callable[[Any], Cell]) -> Callable[[Any], Cell]:
        def cell(record: Any) -> Cell:
            part = getattr(record, name)
            return None if part is None else get(part)

        return cell

    return [msgspec.structs.replace(column, cell=lifted(column.get())) for column in columns]
