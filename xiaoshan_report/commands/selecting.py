"""What a user typed, turned into the id that is meant: an id, a part of one, or a name."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.model.structs import Indicator, Report
from xiaoshan_report.render.table import Missing

if TYPE_CHECKING:
    from xiaoshan_report.model.comparability import SeriesMember
    from xiaoshan_report.model.matching import Matching, Series

MOST_LISTED = 8
"""The ids that a refusal lists at most."""


class Candidate(msgspec.Struct, frozen=True):
    """Something that can be meant: its id, and what it is called in whichever languages."""

    id: str
    names: tuple[str, ...] = ()


def missing_everywhere(each: Iterable[Missing]) -> dict[str, Message]:
    """Return what no report has, with the refusal of the first that has others to offer."""
    first, *others = each
    return {
        asked: _most_telling([error, *(one[asked] for one in others)])
        for asked, error in first.items()
        if all(asked in one for one in others)
    }


def _most_telling(refusals: Sequence[Message]) -> Message:
    return next((error for error in refusals if error.key != NONE_AT_ALL), refusals[0])


NONE_AT_ALL = "none-at-all"
"""The key of the refusal by a report that has nothing of the kind."""


def only_one(reports: Sequence[Report], option: str) -> None:
    """Raise `ReportError` for an option that is about one report where there are several."""
    if len(reports) > 1:
        raise ReportError(Message("one-model", option=option, count=len(reports)))


Chosen = tuple[list[tuple[Report, Indicator]], Missing]
"""Indicators, each with its report, and the words that mean none in any of the reports."""


def select(reports: Sequence[Report], selectors: Sequence[str]) -> Chosen:
    """Return the indicators that these words mean, report by report; all where there is no word.

    Within a report each stands once, in the order of the words. Raises `ReportError` for a word
    that means several indicators of one report.
    """
    if not selectors:
        return [(r, indicator) for r in reports for indicator in r.model.indicators], {}
    found = [_of_report(report, selectors) for report in reports]
    chosen = [pair for pairs, _ in found for pair in pairs]
    return chosen, missing_everywhere(missing for _, missing in found)


def _of_report(report: Report, selectors: Sequence[str]) -> Chosen:
    known = {indicator.id: indicator for indicator in report.model.indicators}
    candidates = [Candidate(one.id, (one.name, one.name_en)) for one in known.values()]
    meant = {word: find(word, candidates, "kind-indicator") for word in selectors}
    chosen = dict.fromkeys(identifier for identifier in meant.values() if identifier)
    missing = {
        word: unknown(word, candidates, "kind-indicator")
        for word, identifier in meant.items()
        if identifier is None
    }
    return [(report, known[identifier]) for identifier in chosen], missing


def select_series(matching: "Matching", selectors: Sequence[str]) -> "tuple[list[Series], Missing]":
    """Return the series that these words mean, or all; and the words that mean none.

    A word may be the id of a series or of an indicator in any report, a name that the vocabulary
    has, or what `find` accepts. Raises `ReportError` for a word that means several.
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


def _meant(matching: "Matching", word: str) -> "Iterator[Series]":
    """The series with this id, and those of indicators with it; failing that, by name."""
    term = matching.terms.find(word)
    ids = {word, term.id} if term else {word}
    by_id = [one for one in matching.series if ids & {one.id, *(m.id for m in one.members)}]
    if by_id:
        yield from by_id
    elif identifier := find(word, _candidates(matching), "kind-indicator"):
        yield next(one for one in matching.series if one.id == identifier)


def _candidates(matching: "Matching") -> list[Candidate]:
    """Every series by its id and by all that it is called."""
    return [
        Candidate(one.id, (one.name, one.name_en, *_names(one.members))) for one in matching.series
    ]


def _names(members: "Sequence[SeriesMember]") -> Iterator[str]:
    for member in members:
        yield member.name
        yield member.name_en


def missing_number(number: int, known: Iterable[Sequence[int]], kind: str) -> Missing:
    """Return the number with its refusal unless it is known in one of the reports."""
    return missing_everywhere(
        {} if number in numbers else {str(number): _unknown_number(number, numbers, kind)}
        for numbers in known
    )


def _unknown_number(number: int, known: Sequence[int], kind: str) -> Message:
    if not known:
        return Message(NONE_AT_ALL, asked=number, kind=Message(kind))
    return Message(
        "unknown-number", number=number, kind=Message(kind), first=min(known), last=max(known)
    )


def find(word: str, candidates: Iterable[Candidate], kind: str) -> str | None:
    """Return the id of the one candidate that `word` means, or `None`.

    Capitals, spaces and widths do not matter. It is the candidate with this id; failing that, the
    one with this name; failing that, the one whose id begins or ends with these words of it
    (`fixed-asset` for `fixed-asset-investment`); failing that, the one whose name contains it, in
    English as whole words. An owner is meant before its own figures.

    Raises `ReportError` when the first of these ways that finds any finds several; `kind` is the
    key of the sentence that says what the candidates are.
    """
    known = list(candidates)
    folded = _fold(word)
    for means in _WAYS if folded else ():
        found = _without_figures_of_found([one.id for one in known if means(folded, one)])
        if len(found) == 1:
            return found[0]
        if found:
            raise ReportError(ambiguous(word, found, kind))
    return None


def resolve(word: str, candidates: Iterable[Candidate], kind: str) -> str:
    """Return the id that `find` finds.

    Raises `ReportError` for a word that means none of the candidates, or several.
    """
    known = list(candidates)
    identifier = find(word, known, kind)
    if identifier is None:
        raise ReportError(unknown(word, known, kind))
    return identifier


def unknown(word: str, candidates: Iterable[Candidate], kind: str) -> Message:
    """Return the refusal of a word that means none of the candidates."""
    near = _near(_fold(word), list(candidates))
    return Message("unknown-id", id=word, kind=Message(kind), near=near)


def _fold(text: str) -> str:
    """The text as ids are written: lower case, plain widths, hyphens where the words part."""
    import unicodedata

    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s_-]+", "-", plain).strip("-")


def _is_id(word: str, one: Candidate) -> bool:
    return word == one.id


def _is_name(word: str, one: Candidate) -> bool:
    return any(word == _fold(name) for name in one.names)


def _opens_or_ends_id(word: str, one: Candidate) -> bool:
    opens = one.id.startswith((f"{word}-", f"{word}."))
    return opens or one.id.endswith((f"-{word}", f".{word}"))


def _is_in_name(word: str, one: Candidate) -> bool:
    """Whether the word stands in a name, in English as a whole word."""
    before, after = (
        _NO_LETTER[way] if edge.isascii() else "" for way, edge in enumerate((word[0], word[-1]))
    )
    wanted = re.compile(f"{before}{re.escape(word)}{after}")
    return any(wanted.search(_fold(name)) for name in one.names)


_NO_LETTER = ("(?<![a-z0-9])", "(?![a-z0-9])")
"""No letter before, none after: Chinese has no words to break, English has."""


_WAYS: Sequence[Callable[[str, Candidate], bool]] = (
    _is_id,
    _is_name,
    _opens_or_ends_id,
    _is_in_name,
)
"""How a word can mean a candidate, surest first."""


def _without_figures_of_found(found: Sequence[str]) -> list[str]:
    """The ids without those of figures whose owner is among them: they share its id and name."""
    owners = set(found)
    return [one for one in dict.fromkeys(found) if one.rpartition(".")[0] not in owners]


def ambiguous(word: str, found: Sequence[str], kind: str) -> Message:
    """Return the refusal of a word that means each of these ids."""
    listed, rest = found[:MOST_LISTED], len(found) - MOST_LISTED
    more = Message("and-more", count=rest) if rest > 0 else Message("nothing")
    return Message("ambiguous-id", id=word, kind=Message(kind), known=", ".join(listed), more=more)


def _near(folded: str, known: Iterable[Candidate]) -> Message:
    """A remark that suggests the id or name most like the word; the id where a name has spaces."""
    from xiaoshan_report.messages.nearest_word import nearest

    said = {
        _fold(name): name if name.split() == [name] else one.id
        for one in known
        for name in one.names
    }
    said |= {one.id: one.id for one in known}
    remark = nearest(folded, said)
    return Message(remark.key, **{gap: said[str(near)] for gap, near in remark.values.items()})
