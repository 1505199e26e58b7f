"""What a user typed, turned into the id that is meant: an id, a part of one, or a name."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from xiaoshan_report.consistency import nearest
from xiaoshan_report.errors import ReportError

MOST_LISTED = 8
"""The ids that a refusal lists at most."""


class Candidate(NamedTuple):
    """Something that can be meant: its id, and what it is called in whichever languages."""

    id: str
    names: tuple[str, ...] = ()


def resolve(word: str, candidates: Iterable[Candidate], kind: str) -> str:
    """The id of the one candidate that `word` means, capitals, spaces and widths aside.

    That is the candidate with this id; failing that, the one with this name; failing that, the one
    whose id begins or ends with these words of it (`fixed-asset` for `fixed-asset-investment`);
    failing that, the one whose name contains it, in English as whole words. An owner is meant
    before its own figures.

    Raises `ReportError` when the first of these ways that finds any finds several, or none does;
    `kind` is the key of the sentence that says what the candidates are.
    """
    known = list(candidates)
    folded = _fold(word)
    for means in _WAYS if folded else ():
        found = _without_figures_of_found([one.id for one in known if means(folded, one)])
        if len(found) == 1:
            return found[0]
        if found:
            raise _ambiguous(word, found, kind)
    raise ReportError("unknown-id", id=word, kind=ReportError(kind), near=_near(folded, known))


def _fold(text: str) -> str:
    """The text as ids are written: lower case, plain widths, hyphens where the words part."""
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


def _ambiguous(word: str, found: Sequence[str], kind: str) -> ReportError:
    listed, rest = found[:MOST_LISTED], len(found) - MOST_LISTED
    more = ReportError("and-more", count=rest) if rest > 0 else ReportError("nothing")
    return ReportError(
        "ambiguous-id", id=word, kind=ReportError(kind), known=", ".join(listed), more=more
    )


def _near(folded: str, known: Iterable[Candidate]) -> ReportError:
    """A remark that suggests the id or name most like the word; the id where a name has spaces."""
    said = {
        _fold(name): name if name.split() == [name] else one.id
        for one in known
        for name in one.names
    }
    said |= {one.id: one.id for one in known}
    remark = nearest(folded, said)
    return ReportError(remark.key, **{gap: said[str(near)] for gap, near in remark.values.items()})
