"""`report targets`: what a report aims at; with later reports of the place, what came of it.

Over several reports the aims of each series stand below each other.
"""

from collections.abc import Sequence
from decimal import Decimal
from operator import attrgetter

from xiaoshan_report.commands.aim_records import (
    SURPASSED,
    Target,
    TargetRecord,
    absent_from,
    targets_of,
)
from xiaoshan_report.commands.comparability_notes import matching_of
from xiaoshan_report.commands.options import IDS, OF_LISTINGS
from xiaoshan_report.commands.parameter import Parameter
from xiaoshan_report.commands.selecting import Candidate, find_all, unknown
from xiaoshan_report.commands.shared_columns import (
    home,
    next_command,
    table_of,
    titled,
    with_notes,
)
from xiaoshan_report.commands.spec import Command
from xiaoshan_report.commands.target_columns import columns
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.matching import Matching
from xiaoshan_report.model.outcomes import SeriesName
from xiaoshan_report.model.period import Period
from xiaoshan_report.model.structs import Report
from xiaoshan_report.numerals.units import in_base
from xiaoshan_report.render.table import Missing, Table, View


def answer(
    reports: Sequence[Report],
    tr: Translator,
    *,
    ids: Sequence[str],
    everything: bool = False,
) -> View:
    """Answer `report targets`: on what is meant, or on all.

    Of several reports people see what two of them aim at and what came of the usual aims, unless
    they want `everything`; data formats have all aims.
    """
    matching = matching_of(reports)
    found, missing = chosen(reports, ids, matching, everything=everything)
    shown = found if everything or ids else shared(found, reports, matching)
    reports = [one.without_lists() for one in reports]  # nor does the table
    left_out = [] if everything or ids else _left_out(found, shown, reports, tr)
    return View(
        found,
        lambda rows: table(reports, rows, left_out if rows == shown else (), tr),
        TargetRecord,
        attrgetter("record"),
        hint=next_command("show", filter(None, (one.record.id for one in shown)), reports),
        missing=missing,
        block=attrgetter("series.id") if len(reports) > 1 else None,
        for_people=shown if len(shown) < len(found) else None,
    )


def chosen(
    reports: Sequence[Report], words: Sequence[str], matching: Matching, *, everything: bool = True
) -> tuple[list[Target], Missing]:
    """Return the aims of the series that these words mean, or all; and the words that mean none.

    A word may also be the id of an aim, which it means alone. They stand series by series, those of
    the vocabulary first. A report that aims at nothing there has a row where the series was asked
    for, or where places are set side by side in `everything`.
    """
    of_series: dict[str, list[Target]] = {}
    for one in targets_of(reports, matching):
        of_series.setdefault(one.series.id, []).append(one)
    known = {
        term.id: SeriesName(term.id, term.name, term.name_en)
        for term in matching.terms
        if term.id in of_series or words
    } | {series: rows[0].series for series, rows in of_series.items()}
    every = [one for some in of_series.values() for one in some]
    ids = {one.record.id for one in every}.intersection(words) - known.keys()
    of_names = [word for word in words if word not in ids]
    meant, missing = _meant(of_names, known, of_series) if of_names or not words else ([], {})
    reports = [one.without_lists() for one in reports]  # no row needs more of them
    places = len({home(report) for report in reports})
    terms = {term.id for term in matching.terms}
    rows: list[Target] = []
    for series in meant:
        there = of_series.get(series, [])
        rows += sorted(there, key=_rank) if len(reports) > 1 else there
        having = {one.report.id for one in there}
        asked = words or (everything and places > 1)
        if (words and series in terms) or (asked and len(having) > 1):
            rows += [absent_from(one, known[series]) for one in reports if one.id not in having]
    rows += [one for one in every if one.record.id in ids and one.series.id not in meant]
    return rows, missing


def _meant(
    words: Sequence[str], known: dict[str, SeriesName], of_series: dict[str, list[Target]]
) -> tuple[list[str], Missing]:
    """The ids of the series that words mean, if only by the vocabulary; all without words."""
    if not words:
        return list(known), {}
    candidates = [
        Candidate(
            series.id,
            (*series[1:], *(name for one in of_series.get(series.id, ()) for name in _names(one))),
        )
        for series in known.values()
    ]
    aimed = [one for one in candidates if one.id in of_series]
    meant = {word: find_all(word, aimed) or find_all(word, candidates) for word in words}
    missing = {w: unknown(w, aimed, "kind-indicator") for w, found in meant.items() if not found}
    return list(dict.fromkeys(one for found in meant.values() for one in found)), missing


def _names(one: Target) -> tuple[str, str]:
    return one.record.name, one.record.name_en


def _rank(one: Target) -> tuple[object, ...]:
    """In time, numbers before words, each measure by itself, from the highest on."""
    record, figure = one.record, one.figure
    end = Period.parse(record.period).end if record.period else None
    if figure is None:
        return end, True
    ends = [figure.value, figure.value if figure.upper is None else figure.upper]
    scale = in_base(Decimal(1), figure.unit)[0]
    return end, False, figure.measure, [-value * scale for value in ends]


def shared(found: Sequence[Target], reports: Sequence[Report], matching: Matching) -> list[Target]:
    """Return what people look for first: series that two reports aim at, and what has a verdict.

    Of what is no series of the vocabulary, that must rest on an outcome.
    """
    if len(reports) == 1:
        return list(found)
    terms = {term.id for term in matching.terms}
    aiming: dict[str, set[str]] = {}
    for one in found:
        aiming.setdefault(one.series.id, set()).add(one.report.id)
    judged = {
        one.series.id
        for one in found
        if one.comparable or (one.record.verdict and (one.wording or one.series.id in terms))
    }
    meant = {series for series, having in aiming.items() if len(having) > 1} | judged
    return [one for one in found if one.series.id in meant]


def _left_out(
    found: Sequence[Target], shown: Sequence[Target], reports: Sequence[Report], tr: Translator
) -> list[str]:
    """Remarks on how often a report does not mention what others aim at, and on other aims."""
    having: dict[str, set[str]] = {}
    for one in shown:
        having.setdefault(one.series.id, set()).add(one.report.id)
    side_by_side = len({home(report) for report in reports}) > 1
    silent = sum(len(reports) - len(one) for one in having.values() if len(one) > 1)
    others = len(found) - len(shown)
    return [
        *[tr("targets-silent", count=silent)] * bool(silent and side_by_side),
        *[tr("targets-left-out", count=others)] * bool(others),
    ]


def table(
    reports: Sequence[Report], rows: Sequence[Target], left_out: Sequence[str], tr: Translator
) -> Table:
    """Return the table of aims: of one report a list, of several a block for each series."""
    title = titled(reports, "title-targets", tr)
    if len(reports) > 1 and all(report.status == "draft" for report in reports):
        title = tr("title-of-draft", text=title)
    made = table_of(title, columns(reports, rows, tr), rows, tr)
    notes = [tr("no-targets")] * (not rows)
    notes += [tr("aims-as-bounds")] * any(one.record.reason in SURPASSED for one in rows)
    return with_notes(made, [*notes, *left_out])


COMMAND = Command(
    "targets",
    (IDS, Parameter("everything", "option-all-aims", ("--all",)), *OF_LISTINGS),
    answer,
    json=lambda: (list[TargetRecord],),
    lists=(TargetRecord,),
    parts=("indicators", "areas", "projects", "aims"),
)
