"""Parquet: the panel, values as exact decimals.

`value`, `upper` and `base_value` have as many places as the figure with most of them, `decimals`
how many were printed; `period_start`, `period_end` and `report_date` are dates. The schema's
metadata name the reports (`report`, ids with commas between them) and `schema_version`.
"""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pyarrow
from pyarrow import parquet

from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.export.panel import Column, Observation, columns, observations
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.matching import Matching
from xiaoshan_report.model.structs import Report

_MOST_DIGITS = 38
"""What a decimal of 128 bits holds; one and the same whatever the report, so that files join."""

_TYPES = {
    "boolean": pyarrow.bool_(),
    "string": pyarrow.string(),
    "integer": pyarrow.int64(),
    "date": pyarrow.date32(),
}


def write(reports: Sequence[Report], path: Path, tr: Translator, matching: Matching) -> None:
    """Write the rows of the panel; raise `ReportError` for what no column can hold."""
    rows = list(observations(reports, matching))
    schema = pyarrow.schema(
        [_field(column, rows) for column in columns()],
        metadata={
            "report": ",".join(report.id for report in reports),
            "schema_version": str(reports[0].model.schema_version),
        },
    )
    table = pyarrow.Table.from_pylist([msgspec.structs.asdict(row) for row in rows], schema=schema)
    content = BytesIO()
    parquet.write_table(table, content, compression="zstd")
    path.write_bytes(content.getvalue())


def _field(column: Column, rows: Sequence[Observation]) -> Any:
    is_decimal = column.kind == "decimal"
    of_kind = _decimal(rows, column.name) if is_decimal else _TYPES[column.kind]
    return pyarrow.field(column.name, of_kind, nullable=column.may_be_missing)


def _decimal(rows: Sequence[Observation], key: str) -> Any:
    """The type of decimals with as many places as the value with most of them.

    Raises `ReportError` where no decimal has so many besides the digits of the largest.
    """
    values = [value for row in rows if (value := getattr(row, key)) is not None]
    places = max((0, *(-int(value.as_tuple().exponent) for value in values)))
    before = max((0, *(value.adjusted() + 1 for value in values)))
    if before + places > _MOST_DIGITS:
        digits = {"before": before, "places": places, "most": _MOST_DIGITS}
        raise ReportError(Message("too-wide-for-column", key=key, **digits))
    return pyarrow.decimal128(_MOST_DIGITS, places)
