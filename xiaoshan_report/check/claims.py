"""What the model claims of a line of its report: where its words stand, and which do not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, get_args

from xiaoshan_report.check.alignment import Line
from xiaoshan_report.check.evidence import Evidence, Listed, Stated
from xiaoshan_report.check.findings import Code, Finding
from xiaoshan_report.documents.occurrences import Search
from xiaoshan_report.language.no_figures import Claim, LedgerKind
from xiaoshan_report.language.spans import Stretch


class Found(NamedTuple):
    """Evidence with the stretches of its line in which its words stand."""

    evidence: Evidence
    places: tuple[Stretch, ...]


def find(line: Line, stated: Stated) -> list[Found]:
    """Return all that the model states of a line, with where it stands there."""
    search = Search(line.text)
    return [
        Found(one, tuple(Stretch(at, at + len(one.words)) for at in search.occurrences(one.words)))
        for one in _stated_in(line, stated)
    ]


def _stated_in(line: Line, statements: Mapping[int, Sequence[Evidence]]) -> list[Evidence]:
    """What the model states of a line; words that it states of several of its parts, together."""
    every: dict[tuple[str, LedgerKind | None], Evidence] = {}
    for paragraph, _ in line.paragraphs:
        for one in statements.get(paragraph, ()):
            key = one.who, one.kind
            before = every.get(key)
            every[key] = one._replace(times=one.times + before.times) if before else one
    return list(every.values())


def misplaced(found: Iterable[Found], line: Line, lines: Sequence[Line]) -> Iterator[Finding]:
    """Return what stands in the line more or less often than the model says."""
    for evidence, places in found:
        if len(places) < max(1, evidence.times):
            yield missing(evidence, line.paragraph, lines, len(places))
        elif evidence.times and len(places) > evidence.times:
            yield _repeated(evidence, line, len(places))


def disordered(found: Sequence[Found], line: Line) -> Iterator[Finding]:
    """Return points and tasks that stand before, or in, one that the model lists before them."""
    for listed in get_args(Listed):
        placed = [
            (evidence, places[0])
            for evidence, places in found
            if evidence.listed == listed and places
        ]
        for (_, before), (evidence, place) in pairwise(placed):
            begins = place.start if listed == "points" else place.end  # tasks may share words
            if begins < before.end:
                values: dict[str, object] = {"words": evidence.words}
                yield Finding(
                    code="order", where=evidence.who, paragraph=line.paragraph, values=values
                )


def claims(found: Iterable[Found], line: Line) -> Iterator[Claim]:
    """Return what is claimed of the line's numerals.

    Where a quote is not found, its number is claimed all the same if it stands in the line once:
    one wrong digit should not make every quote around it look wrong.
    """
    search = Search(line.text)
    for (who, words, _, printed, kind, _), places in found:
        if kind is not None:
            starts = [place.start + words.index(printed) for place in places]
            if not starts and kind == "figures":
                starts = list(search.occurrences(printed))
                starts = starts if len(starts) == 1 else []
            for start in starts:
                yield Claim(start, start + len(printed), kind, who)


def displaced(statements: Stated, lines: Sequence[Line]) -> Iterator[Finding]:
    """Return paragraphs that stand closer to the one before than their numbers say.

    Lines of others may part two paragraphs, but nothing brings them together; blank lines are
    either counted by the model or not.
    """
    placed = [(index, *place) for index, line in enumerate(lines) for place in line.paragraphs]
    for (index, before, number), (next_index, paragraph, next_number) in pairwise(placed):
        apart = paragraph - before
        if apart > next_index - index and apart > next_number - number:
            yield from (missing(one, paragraph, lines) for one in statements[paragraph])


def missing(
    evidence: Evidence, paragraph: int | None, lines: Sequence[Line], times: int = 0
) -> Finding:
    """Return words that the paragraph lacks: named with the line that has them, if one does."""
    elsewhere = next((line.number for line in lines if evidence.words in line.text), None)
    code: Code = "numeral-missing" if evidence.is_entry else "quote-missing"
    if code == "quote-missing" and elsewhere is not None and not times:
        code = "quote-elsewhere"
    return Finding(
        code=code,
        where=evidence.who,
        paragraph=paragraph,
        values={
            "words": evidence.words,
            "line": elsewhere,
            "times": times,
            "expected": evidence.times,
        },
    )


def _repeated(evidence: Evidence, line: Line, times: int) -> Finding:
    return Finding(
        code="numeral-repeated" if evidence.is_entry else "quote-repeated",
        where=evidence.who,
        paragraph=line.paragraph,
        values={"words": evidence.words, "times": times, "expected": evidence.times},
    )
