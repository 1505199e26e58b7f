"""The model's record against its own title, and against what the text states of it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xiaoshan_report.check.findings import Finding
from xiaoshan_report.documents.folding import comparable
from xiaoshan_report.language.outline import RecordOutline
from xiaoshan_report.language.record import read_record
from xiaoshan_report.language.report_extent import Extent
from xiaoshan_report.model.divisions import codes_of
from xiaoshan_report.model.structs import UNKNOWN, Record

_COMPARED = ("title", "place", "issuer", "date", "index_number", "subject")
"""What a text may state of its report, in words of which only the widths may differ."""


class _Differs(NamedTuple):
    """A key of the record, what the model says, and what was expected."""

    key: str
    said: object
    expected: object


def against_place(record: Record) -> Iterator[Finding]:
    """Return the place's code where it is another place's."""
    codes = codes_of(record.place, record.date.year) if record.place_code else []
    if codes and record.place_code not in codes:
        yield _finding(record, _Differs("place_code", record.place_code, "/".join(codes)))


def against_title(record: Record) -> Iterator[Finding]:
    """Return the place or period that the title of the report contradicts."""
    read = read_record([record.title], [], [], record.date)
    if read.place and not comparable(record.place).endswith(comparable(read.place)):
        yield _finding(record, _Differs("place", record.place, read.place))
    years = {*re.findall(r"\d{4}", record.period), str(record.date.year)}
    for year in re.findall(r"\d{4}(?=年)", comparable(record.title)):
        if year not in years:
            yield _finding(record, _Differs("title", year, "/".join(sorted(years))))
    doubtful = {doubt.field for doubt in read.doubts}
    if read.period and "period" not in doubtful and read.period != record.period:
        yield _finding(record, _Differs("period", record.period, read.period))


def against_lines(record: Record, lines: Sequence[str], extent: Extent) -> Iterator[Finding]:
    """Return what the lines that state the record state otherwise."""
    stating, body, page = (
        [lines[number - 1] for number in numbers]
        for numbers in (extent.record, extent.body, extent.page)
    )
    read = read_record(stating, body, page)
    yield from (_finding(record, one) for one in _differing(record, read))


def _differing(record: Record, read: RecordOutline) -> Iterator[_Differs]:
    doubtful = {doubt.field for doubt in read.doubts}
    for key in _COMPARED:
        said, expected = getattr(record, key), getattr(read, key)
        known = expected is not None and key not in doubtful and said != UNKNOWN
        if known and comparable(str(said)) != comparable(str(expected)):
            yield _Differs(key, said, expected)
    if read.abridged != record.abridged:
        yield _Differs("abridged", record.abridged, read.abridged)


def _finding(record: Record, differs: _Differs) -> Finding:
    return Finding(code="record", where=record.id, values=differs._asdict())
