"""What a user typed, turned into what is meant: by id, number, or words in either language."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
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

    Within a report each stands once, in the order of the words.
    """
    if not selectors:
        return [(r, indicator) for r in reports for indicator in r.model.indicators], {}
    found = [_of_report(report, selectors) for report in reports]
    chosen = [pair for pairs, _ in found for pair in pairs]
    return chosen, missing_everywhere(missing for _, missing in found)


def _of_report(report: Report, selectors: Sequence[str]) -> Chosen:
    known = {indicator.id: indicator for indicator in report.model.indicators}
    candidates = [Candidate(one.id, (one.name, one.name_en)) for one in known.values()]
    meant = {word: find_all(word, candidates) for word in selectors}
    chosen = dict.fromkeys(identifier for found in meant.values() for identifier in found)
    return [(report, known[one]) for one in chosen], _missing(meant, candidates)


def _missing(meant: Mapping[str, object], candidates: Sequence[Candidate]) -> Missing:
    """The words that mean none of the candidates, each with its refusal."""
    return {
        word: unknown(word, candidates, "kind-indicator")
        for word, found in meant.items()
        if not found
    }


def select_series(matching: "Matching", selectors: Sequence[str]) -> "tuple[list[Series], Missing]":
    """Return the series that these words mean, or all; and the words that mean none.

    A word may be the id of an indicator in any report, or what `find_all` accepts.
    """
    if not selectors:
        return list(matching.series), {}
    candidates = _candidates(matching)
    meant = {word: _series_meant(matching, word, candidates) for word in selectors}
    chosen = dict.fromkeys(one for found in meant.values() for one in found)
    return list(chosen), _missing(meant, candidates)


def _series_meant(
    matching: "Matching", word: str, candidates: Sequence[Candidate]
) -> "list[Series]":
    """The series with this id, and those of indicators with it; failing that, by name."""
    ids = {word, *(term.id for term in matching.terms.meant(word))}
    by_id = [one for one in matching.series if ids & {one.id, *(m.id for m in one.members)}]
    found = set(() if by_id else find_all(word, candidates))
    return by_id or [one for one in matching.series if one.id in found]


def _candidates(matching: "Matching") -> list[Candidate]:
    """Every series by its id and by all that it is called."""
    return [
        Candidate(one.id, (one.name, one.name_en, *_names(one.members))) for one in matching.series
    ]


def _names(members: "Sequence[SeriesMember]") -> Iterator[str]:
    for member in members:
        yield member.name
        yield member.name_en


def words_of(query: Iterable[str]) -> Iterator[str]:
    """Yield the words of a query, folded; they may come one by one or several in an argument."""
    for argument in query:
        yield from folded(argument).split()


def folded(text: str) -> str:
    """Return the text in lower case and plain widths."""
    import unicodedata

    return unicodedata.normalize("NFKC", text).casefold()


def mentions(text: str, words: Iterable[str]) -> bool:
    """Whether every word stands in the text, both folded; in English where a word begins."""
    return all(_beginning(word).search(text) for word in words)


@cache
def _beginning(word: str) -> re.Pattern[str]:
    """A pattern for the word: Chinese has no words to break, English has."""
    before = "(?<![a-z0-9])" if word[:1].isascii() else ""
    return re.compile(before + re.escape(word))


def find_all(word: str, candidates: Iterable[Candidate]) -> list[str]:
    """Return the ids of the candidates that `word` means.

    Capitals, spaces and widths do not matter. It is the candidate with this id; failing that, those
    with this name; failing that, those that the vocabulary has under it; failing that, those whose
    id or name contains it, in English from the beginning of a word on.
    """
    known = list(candidates)
    plain = _fold(word)
    for means in _WAYS if plain else ():
        if found := list(dict.fromkeys(means(plain, known))):
            return found
    return []


def find(word: str, candidates: Iterable[Candidate], kind: str) -> str | None:
    """Return the id of the one candidate that `find_all` finds, or `None`.

    An owner is meant before its own figures. Raises `ReportError` where several are meant; `kind`
    is the key of the sentence that says what the candidates are.
    """
    found = _without_figures_of_found(find_all(word, candidates))
    if len(found) > 1:
        raise ReportError(ambiguous(word, found, kind))
    return found[0] if found else None


def unknown(word: str, candidates: Iterable[Candidate], kind: str) -> Message:
    """Return the refusal of a word that means none of the candidates."""
    near = _near(_fold(word), list(candidates))
    return Message("unknown-id", id=word, kind=Message(kind), near=near)


def unknown_choice(option: str, value: object, known: Sequence[str]) -> Message:
    """Return the refusal of an option's value that is none of those known."""
    from xiaoshan_report.messages.nearest_word import nearest

    near = nearest(value, known) if isinstance(value, str) else Message("nothing")
    listed = ", ".join(known)
    return Message("unknown-choice", option=option, value=value, known=listed, near=near)


def _fold(text: str) -> str:
    """The text as ids are written: lower case, plain widths, hyphens where the words part."""
    return re.sub(r"[\s_-]+", "-", folded(text)).strip("-")


def _with_id(word: str, known: Sequence[Candidate]) -> Iterator[str]:
    return (one.id for one in known if word == one.id)


def _with_name(word: str, known: Sequence[Candidate]) -> Iterator[str]:
    return (one.id for one in known if word in map(_fold, one.names))


def by_vocabulary(word: str, known: Sequence[Candidate]) -> Iterator[str]:
    """Yield the ids of the candidates that are what the vocabulary has under this word."""
    from xiaoshan_report.model.loading import bundled_terms

    terms = bundled_terms()
    meant = {term.id for term in terms.meant(word)}
    for one in known if meant else ():
        if any(term.id in meant for name in one.names if (term := terms.find(name))):
            yield one.id


def _containing(word: str, known: Sequence[Candidate]) -> Iterator[str]:
    wanted = _beginning(word)
    return (one.id for one in known if any(map(wanted.search, (one.id, *map(_fold, one.names)))))


_WAYS: Sequence[Callable[[str, Sequence[Candidate]], Iterator[str]]] = (
    _with_id,
    _with_name,
    by_vocabulary,
    _containing,
)
"""How a word can mean candidates, surest first."""


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
