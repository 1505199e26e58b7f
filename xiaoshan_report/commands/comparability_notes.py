"""How an indicator stands beside those of other reports, in words: comparable, or why not."""

from collections.abc import Sequence

from xiaoshan_report.commands.shared_columns import period_text
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.loading import bundled_terms
from xiaoshan_report.model.matching import Comparability, Matching, match_reports
from xiaoshan_report.model.structs import Report, known


def matching_of(reports: Sequence[Report]) -> Matching:
    """Return the series of the reports, by the terms that the program knows."""
    return match_reports(reports, bundled_terms())


def in_short(verdict: Comparability, tr: Translator) -> str | None:
    """Return why an indicator cannot be compared or was matched with doubt, or `None`."""
    if is_apart(verdict):
        return tr("not-comparable-short", reasons=_reasons(verdict, tr))
    return tr("doubtful-short") if verdict.doubt else None


def is_apart(verdict: Comparability) -> bool:
    """Tell whether an indicator cannot be compared with that of another place."""
    other = verdict.against
    return other is not None and bool(verdict.differences) and other.home != verdict.subject.home


def remark(verdict: Comparability, tr: Translator) -> str | None:
    """Return why an indicator cannot be compared or was matched with doubt, or `None`."""
    said = [one for one in (_difference(verdict, tr), doubt(verdict, tr)) if one]
    return tr.pick("", " ").join(said) or None


def doubt(verdict: Comparability, tr: Translator) -> str | None:
    """Return the remark that an indicator's id stands for several series, or `None`."""
    if not verdict.doubt:
        return None
    series = tr("pause").join(verdict.doubt)
    return tr("doubtful", id=verdict.subject.id, series=series)


def _difference(verdict: Comparability, tr: Translator) -> str | None:
    other = verdict.against
    if other is None or not verdict.differences:
        return None
    place = known(tr.pick(other.place, other.place_en), other.report)
    period = period_text(other.period, tr)
    return tr("not-comparable", place=place, period=period, reasons=_reasons(verdict, tr))


def _reasons(verdict: Comparability, tr: Translator) -> str:
    return tr("pause").join(tr(f"differs-{one}") for one in verdict.differences)
