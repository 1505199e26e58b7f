"""`report compare`: this year's growth beside the two-year average, and what the two imply.

Over several reports the places of each series stand below each other, as far as they compare.
"""

from collections.abc import Sequence
from operator import attrgetter

from xiaoshan_report.commands import compare_places, compare_rates
from xiaoshan_report.commands.comparability_notes import matching_of
from xiaoshan_report.commands.comparison import Compared, ComparisonRecord, Shown
from xiaoshan_report.commands.options import CHART, IDS, OF_CHARTS
from xiaoshan_report.commands.parameter import Parameter
from xiaoshan_report.commands.shared_columns import next_command
from xiaoshan_report.commands.spec import Command
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.matching import Matching
from xiaoshan_report.model.structs import Report
from xiaoshan_report.render.table import Missing, View


def chosen(
    reports: Sequence[Report], ids: Sequence[str], matching: Matching, *, everything: bool = True
) -> tuple[list[Compared], Missing]:
    """Return the named indicators of one report or series of several, or all, and what none has."""
    if len(reports) == 1:
        return compare_rates.chosen(reports, ids, matching)
    return compare_places.chosen(reports, ids, matching, everything=everything)


def answer(
    reports: Sequence[Report],
    tr: Translator,
    *,
    ids: Sequence[str],
    everything: bool = False,
    chart: bool = False,
) -> View:
    """Answer `report compare`: on the named indicators, or on those that can be compared.

    Data formats have all of them, as people do who want `everything`: of several reports also what
    they lack.
    """
    several = len(reports) > 1
    compared, missing = chosen(reports, ids, matching_of(reports), everything=everything)
    can_be_compared = compare_places.is_common if several else Compared.has_both
    shown, seen = Shown(reports, named=bool(ids)), compared
    if not (everything or ids):
        seen = [one for one in compared if can_be_compared(one)]
        left_out = [one for one in compared if not can_be_compared(one)]
        lacking = compare_places.lacking(reports, compared) if several else 0
        shown = shown._replace(left_out=left_out, lacking=lacking)
    table = compare_places.table if several else compare_rates.table
    draw = compare_places.chart if several else compare_rates.chart
    return View(
        compared,
        lambda rows: table(rows, shown, tr),
        ComparisonRecord,
        attrgetter("record"),
        make_chart=lambda rows: draw(rows, shown, tr),
        drawn=chart,
        hint=next_command("show", (one.record.id for one in compared), reports),
        missing=missing,
        block=attrgetter("series.id") if several else None,
        for_people=compare_places.in_spans(seen) if several else seen,
    )


COMMAND = Command(
    "compare",
    (IDS, Parameter("everything", "option-all", ("--all",)), CHART, *OF_CHARTS),
    answer,
    json=lambda: (list[ComparisonRecord],),
    lists=(ComparisonRecord,),
    parts=("indicators",),
)
