"""What reading makes of each number that the model claims, and what of the model that gainsays."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from xiaoshan_report.check.accounts import around
from xiaoshan_report.check.alignment import Line
from xiaoshan_report.check.claims import Found
from xiaoshan_report.check.evidence import LEDGER_KINDS
from xiaoshan_report.check.findings import Code, Finding
from xiaoshan_report.language import no_figures
from xiaoshan_report.language.growth import is_outset
from xiaoshan_report.language.lists import hopes_for_more
from xiaoshan_report.language.no_figures import Claim, LedgerKind
from xiaoshan_report.language.numbering import ListMark
from xiaoshan_report.language.punctuation import CLAUSE_END
from xiaoshan_report.language.quantities import Other, Quantity
from xiaoshan_report.language.statements import Statement, in_quote
from xiaoshan_report.language.time_scope import Periods
from xiaoshan_report.model.structs import Figure

_FORMS: tuple[tuple[LedgerKind, re.Pattern[str]], ...] = (
    ("ordinals", re.compile("第|[届次期级轮批]")),
    ("periods", re.compile("[年月日]")),
    ("qualifying", re.compile("以[上下]|类")),
)
"""What words of a number may show that it is, beside what reading takes it for."""

_ENTRY_KINDS: dict[LedgerKind, str] = {kind: one for one, kind in LEDGER_KINDS.items()}
_ENTRY_KINDS["figures"] = "figure"

_OF_NAME = 2
"""So many characters more than a number make it a name: 三年行动计划."""

_ITEM_END = re.compile("[,;:。、!?]")
"""Where the words of one number of a list end."""

_LONGEST_CLAUSE = 200
"""The characters of a clause that is read whole."""

_LONGEST_RULE, _MOST_RULES = 16, 24
"""So many characters before the words of an entry a rule about them begins, and so many do."""

_MOST_WITHIN = 8
"""So many numerals stand in the words of one entry at the most."""


class Read(NamedTuple):
    """A figure where it is claimed, with what is read there, if that is taken for a figure."""

    figure: Figure
    claim: Claim
    reading: Quantity | None


def readings(
    claims: Iterable[Claim], read: Sequence[Quantity | Other], figures: Mapping[str, Figure]
) -> list[Read]:
    """Return the figures that stand in one place of a line, in its order."""
    each = [claim for claim in claims if claim.kind == "figures"]
    times = Counter(claim.who for claim in each)
    ends = [one.end for one in read]
    return [
        Read(figures[claim.who], claim, _read_there(claim, read, ends))
        for claim in sorted(each)
        if times[claim.who] == 1  # else it points to none, which is found anyway
    ]


def _read_there(
    claim: Claim, read: Sequence[Quantity | Other], ends: Sequence[int]
) -> Quantity | None:
    after = bisect_right(ends, claim.start)
    here = read[after] if after < len(read) and read[after].start < claim.end else None
    return here if isinstance(here, Quantity) else None


def misdated(each: Iterable[Read], line: Line, named: Periods) -> Iterator[Finding]:
    """Return figures whose period, or the base of whose growth, is not the one that the text gives.

    Where the words allow several periods, each of them will do, and where they leave open which it
    is, any that a person has decided.
    """
    for figure, claim, reading in each:
        start, end, who, said = claim.start, claim.end, figure.id, figure.period
        allowed = (*((reading.period,) if reading else ()), *named.at(start).allowed)
        is_wrong = bool(allowed) and said not in allowed
        if is_wrong and not _is_open(reading) and not is_outset(line.text, start, end):
            yield around(line, start, end, "period", who, said=said, expected=allowed[0])
        base = figure.base
        if reading and figure.measure == "change" and reading.base not in (None, base):
            yield around(line, start, end, "base", who, said=base or "", expected=reading.base)


def _is_open(reading: Quantity | None) -> bool:
    """Whether the words leave open of which time a number is."""
    return reading is not None and reading.is_of_open_time


def misquoted(each: Iterable[Read], line: Line) -> Iterator[Finding]:
    """Return figures of which the words right before or behind their quote say otherwise.

    A quote may be cut so that 超, 预计 or the verb is no part of it; its clause has them. In a list
    a word of the first number may be of all, or not: either will do.
    """
    marks = [_marks(line.text, pattern) for pattern in (CLAUSE_END, _ITEM_END)]
    for figure, claim, reading in each:
        printed = line.text[claim.start : claim.end]
        clauses = [line.text[slice(*_around(claim, ends))] for ends in marks]
        alone = not hopes_for_more(line.text, claim.start)
        if alone and all(len(c) <= _LONGEST_CLAUSE and c.count(printed) == 1 for c in clauses):
            said = [in_quote(clause, printed, figure.unit) for clause in clauses]
            yield from _said_otherwise(figure, claim, said, line)
            is_aim = any(one.is_aim for one in said) or (reading is not None and reading.aim)
            if figure.indicator and figure.aim and not is_aim:
                place = claim.start, claim.end
                yield around(line, *place, "aim", figure.id, said="true", expected="false")


def _marks(text: str, ends: re.Pattern[str]) -> list[int]:
    return [0, *(one.end() for one in ends.finditer(text)), len(text) + 1]


def _around(claim: Claim, marks: Sequence[int]) -> tuple[int, int]:
    """From where to where the words run between two marks that hold a claim."""
    start = marks[bisect_right(marks, claim.start) - 1]
    return start, marks[bisect_right(marks, claim.end - 1)] - 1


def _said_otherwise(
    figure: Figure, claim: Claim, said: Sequence[Statement], line: Line
) -> Iterator[Finding]:
    checks: tuple[tuple[Code, str, list[str]], ...] = (
        ("measure", figure.measure, [one for each in said for one in each.measures]),
        ("qualifier", figure.qualifier, [one for each in said for one in each.qualifiers]),
    )
    for code, own, allowed in checks:
        if own not in allowed:
            place = claim.start, claim.end
            yield around(line, *place, code, figure.id, said=own, expected=allowed[0])


def mislabelled(
    claims: Iterable[Claim],
    read: Sequence[Quantity | Other],
    line: Line,
    marks: Iterable[ListMark],
    *,
    closely: bool,
) -> Iterator[Finding]:
    """Return what the model calls no figure though it is one, and `closely` what else it is not."""
    entries = [claim for claim in claims if claim.kind not in ("figures", "undecided")]
    by_rule = sorted(no_figures.claims(line.text, marks)) if entries else []
    starts, ends = [rule.start for rule in by_rule], [one.end for one in read]
    for claim in entries:
        first = bisect_right(ends, claim.start)
        within = [one for one in read[first : first + _MOST_WITHIN] if one.start < claim.end]
        rules = bisect_left(starts, claim.start - _LONGEST_RULE)
        near = by_rule[rules : rules + _MOST_RULES]
        kinds = {kind for one in within for kind in _kinds(one, claim, line, near)}
        kinds = {"figures"} if "figures" in kinds else kinds
        is_known = within and "undecided" not in kinds and claim.kind not in kinds
        if is_known and (closely or "figures" in kinds):
            said = _ENTRY_KINDS[claim.kind]
            expected = "/".join(sorted(_ENTRY_KINDS[kind] for kind in kinds))
            place = claim.start, claim.end
            yield around(line, *place, "kind", claim.who, said=said, expected=expected)


def _kinds(
    one: Quantity | Other, claim: Claim, line: Line, by_rule: Iterable[Claim]
) -> Iterator[LedgerKind]:
    """What a numeral can be: as the rules or reading say, or by the words that are claimed."""
    if isinstance(one, Quantity):
        says_when = one.unit == "年" and not one.name  # 连续3年 may be no more than a time
        yield "undecided" if says_when else "figures"
        return
    ruled = [rule.kind for rule in by_rule if rule.start <= one.start and one.end <= rule.end]
    yield from ruled
    if not ruled or one.kind != "word":
        yield LEDGER_KINDS[one.kind]
    words = line.text[claim.start : claim.end]
    yield from (kind for kind, form in _FORMS if form.search(words))
    if len(words) >= one.end - one.start + _OF_NAME:
        yield "names"


def strayed(each: Iterable[Read], line: Line, found: Iterable[Found]) -> Iterator[Finding]:
    """Return figures that stand outside the words of the point or task that states them."""
    words = {one.evidence.who: one.places for one in found if one.evidence.kind is None}
    for figure, claim, _ in each:
        places = words.get(figure.id.rpartition(".")[0], ())
        if places and not any(p.start <= claim.start and claim.end <= p.end for p in places):
            yield around(line, claim.start, claim.end, "strayed", figure.id)
