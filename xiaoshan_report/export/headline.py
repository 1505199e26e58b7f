"""Which indicators stand first where there is room for few."""

from xiaoshan_report.commands import indicators
from xiaoshan_report.commands.indicators import IndicatorRecord
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import Report

_COUNT = 6


def headline(report: Report) -> list[IndicatorRecord]:
    """Return the first indicators that are not part of another, in the order of the command."""
    records = indicators.answer([report], Translator("zh")).records
    return [one for one in records if one.part_of is None][:_COUNT]
