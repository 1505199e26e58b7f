"""What the whole-model files are made of: the models, and what every command says of them."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from xiaoshan_report.commands.aim_records import TargetRecord
from xiaoshan_report.commands.area import AreaRecord
from xiaoshan_report.commands.area import record_of as area_record
from xiaoshan_report.commands.compare import chosen as compared
from xiaoshan_report.commands.comparison import ComparisonRecord
from xiaoshan_report.commands.figures import in_order
from xiaoshan_report.commands.indicators import IndicatorRecord
from xiaoshan_report.commands.indicators import record_of as indicator_record
from xiaoshan_report.commands.livelihood import ProjectRecord
from xiaoshan_report.commands.livelihood import record_of as project_record
from xiaoshan_report.commands.targets import chosen as targeted
from xiaoshan_report.model.matching import Matching
from xiaoshan_report.model.structs import Figure, Model, Report


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about one or more reports.

    `models` are the model files, key by key. The other lists hold what the command of that name
    prints as JSON: `areas` and `projects` every one in full, area 0 (the overview) included.
    """

    schema_version: Literal[1]
    models: tuple[Model, ...]
    indicators: tuple[IndicatorRecord, ...]
    areas: tuple[AreaRecord, ...]
    projects: tuple[ProjectRecord, ...]
    compare: tuple[ComparisonRecord, ...]
    targets: tuple[TargetRecord, ...]
    figures: tuple[Figure, ...]


def document_of(reports: Sequence[Report], matching: Matching) -> Document:
    """Return everything about the reports, report by report, each in the order of the commands."""
    indicators = [(report, one) for report in reports for one in report.model.indicators]
    return Document(
        schema_version=1,
        models=tuple(report.model for report in reports),
        indicators=tuple(indicator_record(*one) for one in indicators),
        areas=tuple(area_record(report, one) for report in reports for one in report.model.areas),
        projects=tuple(
            project_record(report, one) for report in reports for one in report.model.projects
        ),
        compare=tuple(one.record for one in compared(reports, (), matching)[0]),
        targets=tuple(one.record for one in targeted(reports, (), matching)[0]),
        figures=tuple(figure for report in reports for figure in in_order(report)),
    )
