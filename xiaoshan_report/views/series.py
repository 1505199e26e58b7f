"""What views of several reports share: the series that a word means, and verdicts in words."""

from collections.abc import Iterator, Sequence

from xiaoshan_report.matching import Matching, Series, Subject, Verdict
from xiaoshan_report.messages import Words
from xiaoshan_report.selecting import Candidate, Unmet, find, unknown
from xiaoshan_report.views.wording import known


def chosen(matching: Matching, selectors: Sequence[str]) -> tuple[list[Series], Unmet]:
    """The series that these words mean, in this order, and the words that mean none; or all series.

    A word may be the id of a series or of an indicator in any report, a name that the vocabulary
    has, or what `selecting.find` accepts. Raises `ReportError` for a word that means several.
    """
    if not selectors:
        return list(matching.series), {}
    meant = {word: list(_meant(matching, word)) for word in selectors}
    unmet = {
        word: unknown(word, _candidates(matching), "kind-indicator")
        for word, series in meant.items()
        if not series
    }
    return list(dict.fromkeys(one for series in meant.values() for one in series)), unmet


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


def _names(members: Sequence[Subject]) -> Iterator[str]:
    for member in members:
        yield member.name
        yield member.name_en


def in_short(verdict: Verdict, words: Words) -> str | None:
    """Whether an indicator can be compared: yes, or why not; nothing where there is no other."""
    if verdict.comparable is None:
        return None
    return words("yes") if verdict.comparable else _reasons(verdict, words)


def remark(verdict: Verdict, words: Words) -> str | None:
    """Why an indicator cannot be compared or was matched with doubt, or `None`."""
    said = [one for one in (_difference(verdict, words), doubt(verdict, words)) if one]
    return words.pick("", " ").join(said) or None


def doubt(verdict: Verdict, words: Words) -> str | None:
    """That the indicator's id stands for several series, or `None`."""
    if not verdict.doubt:
        return None
    series = words("pause").join(verdict.doubt)
    return words("doubtful", id=verdict.subject.id, series=series)


def _difference(verdict: Verdict, words: Words) -> str | None:
    other = verdict.against
    if other is None or not verdict.differences:
        return None
    place = known(words.pick(other.place, other.place_en), other.report)
    period = words.period(other.period)
    return words("not-comparable", place=place, period=period, reasons=_reasons(verdict, words))


def _reasons(verdict: Verdict, words: Words) -> str:
    return words("pause").join(words(f"differs-{one}") for one in verdict.differences)
