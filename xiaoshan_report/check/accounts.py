"""What each numeral of a line is: what accounts for it, and what is wrong about that."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from xiaoshan_report.check.alignment import Line
from xiaoshan_report.check.findings import Code, Finding
from xiaoshan_report.language import no_figures
from xiaoshan_report.language.no_figures import Claim, LedgerKind
from xiaoshan_report.language.numbering import ListMark
from xiaoshan_report.language.punctuation import CLAUSE_END
from xiaoshan_report.language.statements import agrees, as_read
from xiaoshan_report.language.subjects import OF_EACH
from xiaoshan_report.model.structs import Figure
from xiaoshan_report.numerals import grammar as numerals
from xiaoshan_report.numerals.reading import Numeral

_SHOWN_NUMBER = 40
"""The characters shown of a numeral: a run of digits may be millions of them long."""

_NEAR = 60
"""The characters before a numeral in which its clause is looked for."""

_SHOWN_AROUND = 12
"""The characters shown on either side of a numeral."""


class Account(NamedTuple):
    """A numeral of a line with the claims that touch it, and those that cover it."""

    numeral: Numeral
    touching: Sequence[Claim]
    covering: Sequence[Claim]

    @property
    def kind(self) -> LedgerKind | None:
        """What the numeral is, if anything says so."""
        return self.covering[0].kind if self.covering else None


def accounts(
    line: Line, claims: Sequence[Claim], marks: Iterable[ListMark], figures: Mapping[str, Figure]
) -> Iterator[tuple[list[Finding], LedgerKind | None]]:
    """Return for each numeral of a line what accounts for it, with what is wrong about that."""
    for account in accounted(line.text, claims, marks):
        yield _wrong(line, account, figures), account.kind


def accounted(text: str, claims: Sequence[Claim], marks: Iterable[ListMark]) -> Iterator[Account]:
    """Return each numeral of a line's text with what accounts for it: a claim, or else a rule."""
    touched = list(_touching(claims, numerals.find(text)))
    untouched = [numeral for numeral, touching in touched if not touching]
    general = _touching(no_figures.claims(text, marks) if untouched else (), untouched)
    for numeral, touching in touched:
        covering = [c for c in touching if _covers(c, numeral)]
        if not touching:
            _, by_rule = next(general)
            covering = [c for c in by_rule if _covers(c, numeral)][:1]
        yield Account(numeral, touching, covering)


def _touching(
    claims: Iterable[Claim], found: Iterable[Numeral]
) -> Iterator[tuple[Numeral, list[Claim]]]:
    """Each numeral with the claims that touch it, in their order, in one pass over both."""
    ahead = sorted(enumerate(claims), key=lambda numbered: -numbered[1].start)
    near: list[tuple[int, Claim]] = []
    for numeral in found:
        while ahead and ahead[-1][1].start < numeral.digits_end:
            near.append(ahead.pop())
        near = sorted(one for one in near if one[1].end > numeral.digits_start)
        yield numeral, [claim for _, claim in near]


def _covers(claim: Claim, numeral: Numeral) -> bool:
    return claim.start <= numeral.digits_start and numeral.digits_end <= claim.end


def _wrong(line: Line, account: Account, figures: Mapping[str, Figure]) -> list[Finding]:
    numeral, touching, covering = account
    names = ", ".join(claim.who for claim in touching)
    if len(touching) > len(covering) and len(touching):
        return [_at(line, numeral, "number-cut", names)]
    if not covering:
        return [_at(line, numeral, "unaccounted", "")]
    if len(covering) > 1 and not _is_of_each(line, numeral, covering, figures):
        return [_at(line, numeral, "claimed-twice", names)]
    return [found for claim in covering for found in _misread(line, numeral, claim, figures)]


def _is_of_each(
    line: Line, numeral: Numeral, covering: Sequence[Claim], figures: Mapping[str, Figure]
) -> bool:
    """Whether the words before a numeral say it of several, and each figure is of another."""
    names = {figures[claim.who].name for claim in covering if claim.who in figures}
    before = line.text[max(0, numeral.start - _NEAR) : numeral.start]
    return len(names) == len(covering) and bool(OF_EACH.search(CLAUSE_END.split(before)[-1]))


def _misread(
    line: Line, numeral: Numeral, claim: Claim, figures: Mapping[str, Figure]
) -> list[Finding]:
    """A figure whose number, read where it stands, has another value or unit than the model's."""
    figure = figures.get(claim.who) if claim.kind == "figures" else None
    if figure is None:
        return []
    reading = numeral.reading
    if agrees(reading, line.text, numeral.end, figure):
        return []
    return [_at(line, numeral, "reading-differs", claim.who, read=as_read(reading))]


def _at(line: Line, numeral: Numeral, code: Code, who: str, **values: object) -> Finding:
    return around(line, numeral.start, numeral.end, code, who, **values)


def _brief(number: str) -> str:
    """A number short enough for a sentence and for a cell of a table."""
    return number if len(number) <= _SHOWN_NUMBER else f"{number[:_SHOWN_NUMBER]}…"


def around(  # a place, and what to say of it
    line: Line, start: int, end: int, code: Code, who: str, **values: object
) -> Finding:
    """Return a finding about a run of a line, with the words around it."""
    before = line.text[max(0, start - _SHOWN_AROUND) : start]
    number = _brief(line.text[start:end])
    after = line.text[end : end + _SHOWN_AROUND]
    return Finding(
        code=code,
        where=who or f"line {line.number}",
        paragraph=line.paragraph,
        context=f"{before}【{number}】{after}",
        values={"number": number, "who": who, **values},
    )
