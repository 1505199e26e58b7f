"""Parquet: the figures, a column for each of their keys, values as exact decimals.

`series` is the same for the same indicator of every report, whatever each calls it. `value` and
`base_value` have as many places as the figure with most of them, `decimals` how many were printed;
`period_start` and `period_end` are dates. The schema's metadata
name the reports (`report`, ids with commas between them) and `schema_version`.
"""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pyarrow
from msgspec import inspect
from pyarrow import parquet

from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.export.whole_model import Document, document_of
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.matching import Matching
from xiaoshan_report.model.structs import Figure, Report

_MOST_DIGITS = 38
"""What a decimal of 128 bits holds; one and the same whatever the report, so that files join."""


def write(reports: Sequence[Report], path: Path, tr: Translator, matching: Matching) -> None:
    """Write the figures in the order of `report figures`.

    Raises `ReportError` for what no column can hold.
    """
    document = document_of(reports, matching)
    rows = [
        msgspec.structs.asdict(figure) | {"series": _series(figure, matching)}
        for figure in document.figures
    ]
    table = pyarrow.Table.from_pylist(rows, schema=_schema(document))
    content = BytesIO()
    parquet.write_table(table, content, compression="zstd")
    path.write_bytes(content.getvalue())


def _series(figure: Figure, matching: Matching) -> str | None:
    """The series of the figure's indicator, if it has one."""
    if figure.indicator is None:
        return None
    return matching.comparability[figure.report, figure.indicator].series.id


def _schema(document: Document) -> Any:
    """The columns that the type `Figure` has; what it says may be `None` may be null.

    `series` follows the indicator that it is the series of.
    """
    types = {
        bool: pyarrow.bool_(),
        str: pyarrow.string(),
        int: pyarrow.int64(),
        datetime.date: pyarrow.date32(),
    }
    columns = []
    for field in msgspec.structs.fields(Figure):
        kind = _plain(field.type)
        of_kind = _decimal(document.figures, field.name) if kind is Decimal else types[kind]
        columns.append(pyarrow.field(field.name, of_kind, nullable=_may_be_none(field.type)))
    after = [column.name for column in columns].index("indicator") + 1
    columns.insert(after, pyarrow.field("series", pyarrow.string()))
    ids = ",".join(model.report.id for model in document.models)
    metadata = {"report": ids, "schema_version": str(document.schema_version)}
    return pyarrow.schema(columns, metadata=metadata)


def _decimal(figures: Sequence[Figure], key: str) -> Any:
    """The type of decimals with as many places as the value with most of them.

    Raises `ReportError` where no decimal has so many besides the digits of the largest.
    """
    values = [value for figure in figures if (value := getattr(figure, key)) is not None]
    places = max((0, *(-int(value.as_tuple().exponent) for value in values)))
    before = max((0, *(value.adjusted() + 1 for value in values)))
    if before + places > _MOST_DIGITS:
        digits = {"before": before, "places": places, "most": _MOST_DIGITS}
        raise ReportError(Message("too-wide-for-column", key=key, **digits))
    return pyarrow.decimal128(_MOST_DIGITS, places)


def _plain(annotation: Any) -> type:
    """`bool`, `str`, `int`, `date` or `Decimal`: what the values are, `None` aside."""
    names = {
        inspect.BoolType: bool,
        inspect.StrType: str,
        inspect.LiteralType: str,
        inspect.IntType: int,
        inspect.DateType: datetime.date,
    }
    kind = inspect.type_info(annotation)
    if isinstance(kind, inspect.UnionType):
        kind = next(one for one in kind.types if not isinstance(one, inspect.NoneType))
    return names.get(type(kind), Decimal)


def _may_be_none(annotation: Any) -> bool:
    kind = inspect.type_info(annotation)
    return isinstance(kind, inspect.UnionType) and kind.includes_none
