"""`report coverage`: which reports have which indicator, and what each of them states of it."""

from collections.abc import Iterator, Sequence

import msgspec

from xiaoshan_report.matching import Matching, Series, Subject
from xiaoshan_report.messages import Words
from xiaoshan_report.model import Measure, Report
from xiaoshan_report.table import Cell, Column, Table, View
from xiaoshan_report.views.series import chosen
from xiaoshan_report.views.wording import pair, titled, whose

MOST_COLUMNS = 12
"""With more reports than this the table names those that lack an indicator, and has no matrix."""

MOST_NAMED = 5
"""The missing reports that a row of a table for people names at most."""

SIGNS: dict[str, str] = {
    "level": "sign-level",
    "yoy": "sign-yoy",
    "two_year_average": "sign-two_year_average",
}
"""What a cell of the matrix shows for a measure; every other has one sign together."""

OTHER = "sign-other"


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator of a report under the id that it has there, and the measures stated of it."""

    report: str
    indicator: str
    measures: tuple[Measure, ...]


class CoverageRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A series, the reports that have it, and the ids of those that do not.

    `id` and names are the vocabulary's where it knows the series.
    """

    id: str
    name: str
    name_en: str
    reports: tuple[Coverage, ...]
    missing: tuple[str, ...]


def view(
    reports: Sequence[Report],
    selectors: Sequence[str],
    words: Words,
    matching: Matching,
) -> View:
    """The coverage of the series that the words mean, in their order, or of all.

    Raises `ReportError` for a word that means several series.
    """
    series, unmet = chosen(matching, selectors)
    records = [record_of(reports, one) for one in series]
    few = len(reports) <= MOST_COLUMNS
    return View(
        records,
        lambda: (_matrix if few else _list)(reports, records, words),
        records,
        make_data=lambda: _data(records, words),
        unmet=unmet,
    )


def record_of(reports: Sequence[Report], series: Series) -> CoverageRecord:
    """The JSON record of a series."""
    having = {one.report for one in series.members}
    return CoverageRecord(
        id=series.id,
        name=series.name,
        name_en=series.name_en,
        reports=tuple(_coverage(one) for one in series.members),
        missing=tuple(report.id for report in reports if report.id not in having),
    )


def _coverage(subject: Subject) -> Coverage:
    return Coverage(report=subject.report, indicator=subject.id, measures=subject.measures)


def _matrix(reports: Sequence[Report], records: Sequence[CoverageRecord], words: Words) -> Table:
    """A row a series, a column a report under its number; the numbers stand below."""
    columns = [
        *pair("name", words("indicator"), words),
        *(Column("", str(number)) for number, _ in enumerate(reports, 1)),
        Column("", words("reports-having")),
    ]
    rows: list[list[Cell]] = [
        [
            record.name,
            record.name_en,
            *(_signs(record, report, words) for report in reports),
            _having(record, reports, words),
        ]
        for record in records
    ]
    numbered = [
        words("numbered", number=number, what=whose(report, words).text)
        for number, report in enumerate(reports, 1)
    ]
    legend = words("separator").join(words(f"explain-{sign}") for sign in (*SIGNS.values(), OTHER))
    return Table(titled(reports, "title-coverage", words), columns, rows, notes=[legend, *numbered])


def _signs(record: CoverageRecord, report: Report, words: Words) -> str | None:
    """What the report states of the series, a sign a measure; nothing where it lacks it."""
    stated = [one for one in record.reports if one.report == report.id]
    measures = [measure for one in stated for measure in one.measures]
    signs = dict.fromkeys(SIGNS.get(measure, OTHER) for measure in sorted(measures, key=_rank))
    return "".join(words(sign) for sign in signs) or None


def _rank(measure: str) -> int:
    """Where the measure's sign stands in a cell."""
    return [*SIGNS].index(measure) if measure in SIGNS else len(SIGNS)


def _having(record: CoverageRecord, reports: Sequence[Report], words: Words) -> str:
    return words("n-of-m", count=len(reports) - len(record.missing), all=len(reports))


def _list(reports: Sequence[Report], records: Sequence[CoverageRecord], words: Words) -> Table:
    """A row a series: how many reports have it, and which lack it, as far as those are few."""
    named = {report.id: whose(report, words).text for report in reports}
    columns = [
        *pair("name", words("indicator"), words),
        Column("", words("reports-having")),
        Column("", words("reports-missing"), rank=1),
    ]
    rows: list[list[Cell]] = [
        [
            record.name,
            record.name_en,
            _having(record, reports, words),
            _missing(record, named, words),
        ]
        for record in records
    ]
    return Table(titled(reports, "title-coverage", words), columns, rows)


def _missing(record: CoverageRecord, named: dict[str, str], words: Words) -> str | None:
    """The reports that lack the series: the first of them, and how many more."""
    shown = [named[report] for report in record.missing[:MOST_NAMED]]
    more = len(record.missing) - len(shown)
    rest = words("reports-more", count=more) if more else ""
    return (words("pause").join(shown) + rest) or None


def _data(records: Sequence[CoverageRecord], words: Words) -> Table:
    """A row for each series and report, with no indicator where the report lacks it."""
    columns = [
        Column("id", words("id")),
        *pair("name", words("indicator"), words),
        Column("report", words("report")),
        Column("indicator", words("indicator")),
        Column("measures", words("measure")),
    ]
    rows = [row for record in records for row in _data_rows(record)]
    return Table("", columns, rows)


def _data_rows(record: CoverageRecord) -> Iterator[list[Cell]]:
    head: list[Cell] = [record.id, record.name, record.name_en]
    for one in record.reports:
        yield [*head, one.report, one.indicator, " ".join(one.measures)]
    for report in record.missing:
        yield [*head, report, None, None]
