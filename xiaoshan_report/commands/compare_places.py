"""`report compare` over several reports: the places of each series, and the years of each place.

Every report has its row in every series: what it lacks, and what cannot be compared, is said there.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from datetime import timedelta
from decimal import Decimal
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from xiaoshan_report.check.far_values import far_values
from xiaoshan_report.commands.comparability_notes import is_apart
from xiaoshan_report.commands.compare_chart import chart_of
from xiaoshan_report.commands.comparison import (
    Compared,
    Shown,
    absent_from,
    compared_of,
    doubts_of,
    in_doubt,
    period_of,
)
from xiaoshan_report.commands.place_columns import columns, name_of, place_in
from xiaoshan_report.commands.selecting import select_series
from xiaoshan_report.commands.shared_columns import (
    are_drafts,
    home,
    no_indicators,
    place_of,
    report_texts,
    table_of,
    titled,
    with_notes,
)
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.continuity import in_time
from xiaoshan_report.model.matching import Matching, Series
from xiaoshan_report.model.period import Period
from xiaoshan_report.model.structs import Report
from xiaoshan_report.numerals.units import in_base
from xiaoshan_report.render.chart import Chart
from xiaoshan_report.render.table import Missing, Table

if TYPE_CHECKING:
    from xiaoshan_report.check.findings import Finding


def chosen(
    reports: Sequence[Report],
    identifiers: Sequence[str],
    matching: Matching,
    *,
    everything: bool = True,
) -> tuple[list[Compared], Missing]:
    """Return what every report says of the named series, or of all, and the words that mean none.

    What a report lacks is there of a series that was named, or, of `everything`, that at least two
    reports have.
    """
    series, missing = select_series(matching, identifiers)
    lacked = [one.id for one in series if identifiers or (everything and _is_common(one))]
    return side_by_side(reports, series, matching, lacked=set(lacked)), missing


def is_common(one: Compared) -> bool:
    """Return whether at least two reports have the series."""
    return _is_common(one.series)


def lacking(reports: Sequence[Report], rows: Sequence[Compared]) -> int:
    """Return how often a report lacks a series that these rows show of at least two."""
    series = {one.series.id: one.series for one in rows if is_common(one)}
    return sum(len(reports) - len({one.report for one in each.members}) for each in series.values())


def _is_common(series: Series) -> bool:
    first, *others = series.members
    return any(member.report != first.report for member in others)


def side_by_side(
    reports: Sequence[Report], series: Sequence[Series], matching: Matching, *, lacked: Set[str]
) -> list[Compared]:
    """Return the indicators of each series, and of those in `lacked` a row for who has none.

    Places that can be compared come first, by the growth that they reported last, the largest
    first, or else by level; what a place reported stands in order of time.
    """
    known = {
        (report.id, indicator.id): (report, indicator)
        for report in reports
        for indicator in report.model.indicators
    }
    far: dict[tuple[str, str | None], list[Finding]] = defaultdict(list)
    for one in far_values(reports, matching):
        far[one.figure.report, one.figure.indicator].append(one.finding)
    rows: list[Compared] = []
    for each in series:
        there = [
            in_doubt(compared_of(*known[one.report, one.id], matching), far[one.report, one.id])
            for one in each.members
        ]
        if each.id in lacked:
            having = {one.report.id for one in there}
            there += [absent_from(report, each) for report in reports if report.id not in having]
        rows += _in_order(there)
    return rows


def _in_order(rows: Sequence[Compared]) -> list[Compared]:
    """The rows of a series: places by what they reported last, of each its years in time."""
    homes: dict[str, list[Compared]] = defaultdict(list)
    for one in rows:
        homes[home(one.report)].append(one)
    places = [in_time(some, _time) for some in homes.values()]
    return [one for some in sorted(places, key=_rank) for one in some]


def _time(one: Compared) -> str:
    return one.record.period or one.report.model.report.period


def _rank(place: Sequence[Compared]) -> tuple[bool, bool, bool, Decimal, Decimal]:
    one = next((one for one in reversed(place) if one.indicator), place[-1])
    growth, level, unit = one.record.yoy, one.record.level or Decimal(0), one.record.unit
    return (
        one.indicator is None,
        one.record.comparable is False,
        growth is None,
        -(growth or Decimal(0)),
        -in_base(level, unit)[0],
    )


def in_spans(rows: Sequence[Compared]) -> list[Compared]:
    """Return the rows for people: one for what a place lacks over years on end (2005–2007)."""
    seen: list[Compared] = []
    for one in rows:
        if seen and _goes_on(seen[-1], one):
            period = Period(Period.parse(_time(seen[-1])).first, Period.parse(_time(one)).last)
            record = msgspec.structs.replace(seen[-1].record, period=str(period))
            seen[-1] = seen[-1]._replace(record=record)
        else:
            seen.append(one)
    return seen


def _goes_on(above: Compared, one: Compared) -> bool:
    """Whether two rows lack one series of one place for the same reason, and no day is between."""
    if above.indicator or one.indicator or home(above.report) != home(one.report):
        return False
    then, now = (Period.parse(_time(each)) for each in (above, one))
    alike = above.series is one.series and above.report.status == one.report.status
    return alike and not (then.day or now.day) and now.start - then.end == timedelta(days=1)


# The table


def table(rows: Sequence[Compared], shown: Shown, tr: Translator) -> Table:
    """Return the table of these places, a block for each series."""
    homes = {home(report) for report in shown.reports}
    place = place_of(shown.reports[0], tr)
    title = titled(
        shown.reports,
        "title-compare-places" if len(homes) > 1 else "title-compare-years",
        tr,
        place=place,
    )
    if are_drafts(shown.reports):
        title = tr("title-of-draft", text=title)
    in_order = _are_in_order(rows)
    lead = [_order(rows, shown.reports, tr)] * (len(homes) > 1 and in_order)
    made = columns(shown.reports, rows, tr, in_order=in_order)
    notes = [
        *no_indicators(rows, tr),
        *doubts_of(rows, partial(_name_and_place, tr=tr), tr),
        *_notes(rows, tr),
        *_left_out_note(shown, tr),
    ]
    return with_notes(table_of(title, made, rows, tr, lead=lead), notes)


def _name_and_place(one: Compared, tr: Translator) -> str:
    return tr("pause").join((name_of(one.series, tr), place_of(one.report, tr)))


def _order(rows: Sequence[Compared], reports: Sequence[Report], tr: Translator) -> str:
    """What order the rows have."""
    if len({home(report) for report in reports}) < len(reports):
        return tr("places-in-time")
    apart = any(one.record.comparable is False for one in rows if one.indicator)
    return tr("places-ranked-apart" if apart else "places-ranked")


def _are_in_order(rows: Sequence[Compared]) -> bool:
    """Whether there are rows, in the order that they have unless sorted by something."""
    blocks = groupby(rows, lambda one: one.series.id)
    return bool(rows) and all(_in_order(block := list(some)) == block for _, some in blocks)


def chart(rows: Sequence[Compared], shown: Shown, tr: Translator) -> Chart:
    """Return the chart of these places; of one series it names them alone."""
    series = {one.series.id: name_of(one.series, tr) for one in rows}
    several = Counter(home(report) for report in shown.reports)
    texts, apart = report_texts(shown.reports, tr), not are_drafts(shown.reports)

    def label(one: Compared) -> str:
        dated = several[home(one.report)] > 1
        place = place_in(one, tr, texts if dated else {}, apart=apart)
        if len(several) == 1:
            place = period_of(one, tr).text
        return place if len(series) == 1 else f"{series[one.series.id]} {place}"

    drawn = table(rows, shown, tr)
    if len(series) == 1:
        title = tr("of-series", title=drawn.title, series=name_of(rows[0].series, tr))
        drawn = msgspec.structs.replace(drawn, title=title)
    return chart_of(drawn, label, _left_out_note(shown, tr), tr)


def _notes(compared: Sequence[Compared], tr: Translator) -> Iterator[str]:
    """What is not comparable with what, what margins are, and what a blank says."""
    stated = [one.record for one in compared if one.indicator]
    if any(one.verdict and is_apart(one.verdict) for one in compared):
        yield tr("comparable-note")
    if any(record.agrees is False for record in stated):
        yield tr("contradiction-note")
    if any(record.implied_yoy for record in stated):
        yield tr("by-levels-note")
    if any(record.implied_prices for record in stated):
        yield tr("prices-implied-note")
    if any(record.gap or record.implied_yoy for record in stated):
        yield tr("margin")
    if any(record.level is None or record.yoy is None for record in stated):
        yield tr("blank-note")
    if any(record.gap for record in stated):
        reasons = [key for one in compared if one.indicator for key in one.without_growth]
        yield from (tr(key) for key in dict.fromkeys(reasons) if key not in _MISSING)
    if any(record.implied_yoy for record in stated):
        yield from (tr(key) for key in dict.fromkeys(filter(None, map(_not_by_levels, compared))))


_MISSING = ("no-yoy", "no-average", "only-vs-mean")
"""Why there is no gap that the row shows: one of the two is blank."""


def _not_by_levels(one: Compared) -> str | None:
    """The key of why levels make no growth, where neither a break says it nor that it begins."""
    if one.step is None or one.record.implied_yoy or one.verdict is None:
        return None
    before = one.verdict.past.before
    if before is None or not {"gap", "length", "period", "unit"}.isdisjoint(one.step.breaks):
        return None
    return "levels-bounded" if before.level and one.record.level is not None else "levels-missing"


def _left_out_note(shown: Shown, tr: Translator) -> list[str]:
    """Return remarks on how often a report lacks a series, and on series that only one has."""
    count = len({one.series.id for one in shown.left_out})
    return [
        *[tr("lacking-left-out", count=shown.lacking)] * bool(shown.lacking),
        *[tr("left-out-of-one-report", count=count)] * bool(count),
    ]
