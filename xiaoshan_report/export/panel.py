"""The panel: one row a figure, the same columns in each kind of table that is written.

A row stands alone: it says where its report is of, with the code by which statistics of the place
are found, when the report was given, and by dates which period the number is of.
"""

import datetime
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Annotated, Any, NamedTuple

import msgspec

from xiaoshan_report.commands.figures import in_order
from xiaoshan_report.model.matching import Matching
from xiaoshan_report.model.structs import Figure, PlaceCode, Report, means


class Observation(Figure, frozen=True, kw_only=True):
    """A figure with its series, and with the place and the date of its report."""

    series: Annotated[
        str | None,
        means(
            "统计指标",
            "the series of its indicator: the same in every report, whatever its id there",
        ),
    ]
    place: Annotated[str, means("地区", "the place that its report is of")]
    place_en: Annotated[str, means("地区英文名", "the place in English")]
    place_code: Annotated[
        PlaceCode | None,
        means("行政区划代码", "the place's code by GB/T 2260; none where its model has none"),
    ]
    report_date: Annotated[datetime.date, means("报告日期", "the date of its report")]


def observations(reports: Sequence[Report], matching: Matching) -> Iterator[Observation]:
    """Yield the rows of the reports, in the order of `report figures`."""
    for report in reports:
        record = report.model.report
        for figure in in_order(report):
            yield Observation(
                **msgspec.structs.asdict(figure),
                series=_series(figure, matching),
                place=record.place,
                place_en=record.place_en,
                place_code=record.place_code,
                report_date=record.date,
            )


def _series(figure: Figure, matching: Matching) -> str | None:
    if figure.indicator is None:
        return None
    return matching.comparability[figure.report, figure.indicator].series.id


class Column(NamedTuple):
    """A column: its name, in Chinese too, what it means, and the JSON Schema of its values."""

    name: str
    title: str
    meaning: str
    values: dict[str, Any]
    may_be_missing: bool

    @property
    def kind(self) -> str:
        """What the values are: string, boolean, integer, decimal or date."""
        return str(self.values.get("format") or self.values.get("type", "string"))


@cache
def columns() -> tuple[Column, ...]:
    """Return the columns in their order, as the type of the rows has them."""
    schema = msgspec.json.schema(Observation)["$defs"]["Observation"]
    return tuple(_column(name, said) for name, said in schema["properties"].items())


def _column(name: str, said: dict[str, Any]) -> Column:
    kinds = said.get("anyOf", [said])
    values = next(kind for kind in kinds if kind != {"type": "null"})
    return Column(name, said["title"], said["description"], values, len(kinds) > 1)
