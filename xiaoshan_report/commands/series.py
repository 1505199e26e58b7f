"""What views of several reports share: the series that a word means, and verdicts in words."""

from collections.abc import Iterator, Sequence

from xiaoshan_report.commands.columns import known
from xiaoshan_report.commands.selecting import Candidate, find, unknown
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.loading import bundled_terms
from xiaoshan_report.model.period import Period
from xiaoshan_report.model.series import (
    Comparability,
    Matching,
    Series,
    SeriesMember,
    match_reports,
)
from xiaoshan_report.model.structs import Report
from xiaoshan_report.render.table import Missing


def matching_of(reports: Sequence[Report]) -> Matching:
    """Return the series of the reports, by the terms that the program knows."""
    return match_reports(reports, bundled_terms())


def chosen(matching: Matching, selectors: Sequence[str]) -> tuple[list[Series], Missing]:
    """The series that these words mean, in this order, and the words that mean none; or all series.

    A word may be the id of a series or of an indicator in any report, a name that the vocabulary
    has, or what `selecting.find` accepts. Raises `ReportError` for a word that means several.
    """
    if not selectors:
        return list(matching.series), {}
    meant = {word: list(_meant(matching, word)) for word in selectors}
    missing = {
        word: unknown(word, _candidates(matching), "kind-indicator")
        for word, series in meant.items()
        if not series
    }
    return list(dict.fromkeys(one for series in meant.values() for one in series)), missing


def _meant(matching: Matching, word: str) -> Iterator[Series]:
    """The series with this id, and those of indicators with it; failing that, by name."""
    term = matching.terms.find(word)
    ids = {word, term.id} if term else {word}
    by_id = [one for one in matching.series if ids & {one.id, *(m.id for m in one.members)}]
    if by_id:
        yield from by_id
    elif identifier := find(word, _candidates(matching), "kind-indicator"):
        yield next(one for one in matching.series if one.id == identifier)


def _candidates(matching: Matching) -> list[Candidate]:
    """Every series by its id and by all that it is called."""
    return [
        Candidate(one.id, (one.name, one.name_en, *_names(one.members))) for one in matching.series
    ]


def _names(members: Sequence[SeriesMember]) -> Iterator[str]:
    for member in members:
        yield member.name
        yield member.name_en


def in_short(verdict: Comparability, tr: Translator) -> str | None:
    """Whether an indicator can be compared: yes, or why not; nothing where there is no other."""
    if verdict.comparable is None:
        return None
    return tr("yes") if verdict.comparable else _reasons(verdict, tr)


def remark(verdict: Comparability, tr: Translator) -> str | None:
    """Why an indicator cannot be compared or was matched with doubt, or `None`."""
    said = [one for one in (_difference(verdict, tr), doubt(verdict, tr)) if one]
    return tr.pick("", " ").join(said) or None


def doubt(verdict: Comparability, tr: Translator) -> str | None:
    """That the indicator's id stands for several series, or `None`."""
    if not verdict.doubt:
        return None
    series = tr("pause").join(verdict.doubt)
    return tr("doubtful", id=verdict.subject.id, series=series)


def _difference(verdict: Comparability, tr: Translator) -> str | None:
    other = verdict.against
    if other is None or not verdict.differences:
        return None
    place = known(tr.pick(other.place, other.place_en), other.report)
    period = tr.period(*Period.parse(other.period))
    return tr("not-comparable", place=place, period=period, reasons=_reasons(verdict, tr))


def _reasons(verdict: Comparability, tr: Translator) -> str:
    return tr("pause").join(tr(f"differs-{one}") for one in verdict.differences)
