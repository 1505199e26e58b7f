"""The model against the text: every quote in its place, every numeral accounted for."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from xiaoshan_report.check.alignment import Line, align
from xiaoshan_report.check.findings import Code, Finding, Ledger
from xiaoshan_report.documents.folding import Document, comparable
from xiaoshan_report.documents.occurrences import Search
from xiaoshan_report.language import no_figures
from xiaoshan_report.language.frames import frames
from xiaoshan_report.language.growth import is_outset
from xiaoshan_report.language.no_figures import Claim, LedgerKind
from xiaoshan_report.language.numbering import OPENS, ListMark, numbering
from xiaoshan_report.language.quantities import Other, Quantity, quantities
from xiaoshan_report.language.report_extent import locate
from xiaoshan_report.language.statements import agrees, as_read
from xiaoshan_report.language.time_scope import Periods
from xiaoshan_report.language.time_values import Dated
from xiaoshan_report.model.structs import Figure, NumeralKind, Report, Task
from xiaoshan_report.numerals import grammar as numerals
from xiaoshan_report.numerals.reading import Numeral

_KINDS: dict[NumeralKind, LedgerKind] = {
    "name": "names",
    "qualifying": "qualifying",
    "ordinal": "ordinals",
    "period": "periods",
    "word": "words",
    "undecided": "undecided",
}

_Figures = Mapping[str, Figure]
"""The figures of the report by their ids."""

_SHOWN_NUMBER = 40
"""The characters shown of a numeral: a run of digits may be millions of them long."""

_SHOWN_AROUND = 12
"""The characters shown on either side of a numeral."""


class _Evidence(NamedTuple):
    """Words that the model says stand in a paragraph, so many times, and what they account for.

    `printed` is the part of the words that a claim covers; without one they claim nothing.
    """

    who: str
    words: str
    times: int
    printed: str
    kind: LedgerKind | None


def quotes_found(report: Report, text: str) -> tuple[int, int]:
    """Return how many of the model's quotes the text has somewhere, and how many there are."""
    quotes = [comparable(figure.quote) for figure in report.every_figure()]
    everything = "\n".join(line.words for line in Document(text).compared())
    return sum(quote in everything for quote in quotes), len(quotes)


def against_text(report: Report, text: str) -> tuple[list[Finding], Ledger]:
    """Return what the text and the model have without the other, and the count of numerals."""
    document = Document(text)
    compared = list(document.compared())
    every = [(line.number, line.words) for line in compared]
    own = set(locate(document.lines, OPENS).own)
    alignment = align(report, compared)
    statements = _statements(report)
    findings: list[Finding] = []
    count: Counter[LedgerKind | None] = Counter()
    placed = {paragraph for line in alignment.lines for paragraph, _ in line.paragraphs}
    for paragraph, stated in sorted(statements.items()):
        if paragraph not in placed:
            findings += (_missing(s, paragraph, alignment.lines) for s in stated)
    findings += _displaced(statements, alignment.lines)
    figures = {figure.id: figure for figure in report.every_figure()}
    record = report.model.report
    dated = Dated(record.period, record.date, record.period)
    marks = numbering(every)
    framed = frames(every, marks, dated)
    around = alignment.around
    for line in alignment.lines:
        stated = _stated_in(line, statements)
        if not stated and line.number not in own:
            around += 1
            continue
        found, claims = _claims(stated, line, alignment.lines)
        marked = marks.get(line.number, ())
        findings += found
        if claims:
            at = framed[line.number]
            read = [*quantities(line.text, dated, at, marked)]
            findings += _misdated(claims, line, read, Periods(line.text, dated, at), figures)
        for finding, kind in _accounts(line, claims, marked, figures):
            findings += finding
            count[kind] += 1
    return findings, _ledger(count, around)


def _displaced(statements: dict[int, list[_Evidence]], lines: Sequence[Line]) -> Iterator[Finding]:
    """Paragraphs that stand closer to the one before than their numbers say.

    Lines of others may part two paragraphs, but nothing brings them together; blank lines are
    either counted by the model or not.
    """
    placed = [(index, *place) for index, line in enumerate(lines) for place in line.paragraphs]
    for (index, before, number), (next_index, paragraph, next_number) in pairwise(placed):
        apart = paragraph - before
        if apart > next_index - index and apart > next_number - number:
            stated = statements[paragraph]
            yield from (_missing(statement, paragraph, lines) for statement in stated)


def _stated_in(line: Line, statements: Mapping[int, Sequence[_Evidence]]) -> list[_Evidence]:
    """What the model states of a line; words that it states of several of its parts, together."""
    every: dict[tuple[str, LedgerKind | None], _Evidence] = {}
    for paragraph, _ in line.paragraphs:
        for one in statements.get(paragraph, ()):
            key = one.who, one.kind
            before = every.get(key)
            every[key] = one._replace(times=one.times + before.times) if before else one
    return list(every.values())


def _ledger(count: Counter[LedgerKind | None], around: int) -> Ledger:
    return Ledger(
        numerals=count.total(),
        figures=count["figures"],
        qualifying=count["qualifying"],
        names=count["names"],
        periods=count["periods"],
        ordinals=count["ordinals"],
        words=count["words"],
        undecided=count["undecided"],
        unaccounted=count[None],
        around=around,
    )


# What the model states of each paragraph


def _statements(report: Report) -> dict[int, list[_Evidence]]:
    statements: dict[int, list[_Evidence]] = {}
    for figure in report.every_figure():
        statements.setdefault(figure.paragraph, []).append(
            _Evidence(figure.id, comparable(figure.quote), 1, comparable(figure.printed), "figures")
        )
    for owner in report.model.owners():
        if isinstance(task := owner.entry, Task):
            statements.setdefault(owner.paragraph, []).append(
                _Evidence(task.id, comparable(task.quote), 1, "", None)
            )
    for entry in report.model.numerals:
        words = comparable(entry.text)
        for paragraph, times in Counter(entry.paragraphs).items():
            statements.setdefault(paragraph, []).append(
                _Evidence(entry.text, words, times, words, _KINDS[entry.kind])
            )
    return statements


def _claims(
    stated: Iterable[_Evidence], line: Line, lines: Sequence[Line]
) -> tuple[list[Finding], list[Claim]]:
    """What the statements claim in the line, and which of them do not hold there."""
    findings: list[Finding] = []
    claims: list[Claim] = []
    search = Search(line.text)
    for statement in stated:
        places = list(search.occurrences(statement.words))
        if len(places) < statement.times:
            findings.append(_missing(statement, line.paragraph, lines, len(places)))
        elif len(places) > statement.times:
            findings.append(_repeated(statement, line, len(places)))
        claims += _claimed(statement, places, search)
    return findings, claims


def _misdated(
    claims: Sequence[Claim],
    line: Line,
    read: Sequence[Quantity | Other],
    named: Periods,
    figures: _Figures,
) -> Iterator[Finding]:
    """Figures whose period, or the base of whose growth, is not the one that the text gives."""
    times = Counter(claim.who for claim in claims)
    ends = [one.end for one in read]
    for claim in claims:
        figure = figures.get(claim.who) if claim.kind == "figures" else None
        if figure is None or times[claim.who] > 1:  # then it points to none, which is found anyway
            continue
        after = bisect_right(ends, claim.start)
        here = read[after] if after < len(read) and read[after].start < claim.end else None
        reading = here if isinstance(here, Quantity) else None
        yield from _dated_otherwise(line, claim, figure, reading, named)


def _dated_otherwise(
    line: Line, claim: Claim, figure: Figure, reading: Quantity | None, named: Periods
) -> Iterator[Finding]:
    """What is gainsaid; where the words allow several periods, each of them will do.

    `reading` is what is read there, if that is taken for a figure.
    """
    start, end, who = claim.start, claim.end, figure.id
    allowed = (*((reading.period,) if reading else ()), *named.at(start).allowed)
    said = figure.period
    if allowed and said not in allowed and not is_outset(line.text, start, end):
        yield _around(line, start, end, "period", who, said=said, expected=allowed[0])
    base = figure.base
    if reading and figure.measure == "change" and reading.base not in (None, base):
        yield _around(line, start, end, "base", who, said=base or "", expected=reading.base)


def _claimed(statement: _Evidence, places: Sequence[int], search: Search) -> Iterator[Claim]:
    """What the statement claims where its words stand.

    Where a quote is not found, its number is claimed all the same if it stands in the line once:
    one wrong digit should not make every quote around it look wrong.
    """
    if statement.kind is None:
        return
    starts = [place + statement.words.index(statement.printed) for place in places]
    if not starts and statement.kind == "figures":
        starts = list(search.occurrences(statement.printed))
        starts = starts if len(starts) == 1 else []
    for start in starts:
        yield Claim(start, start + len(statement.printed), statement.kind, statement.who)


def _missing(
    statement: _Evidence, paragraph: int | None, lines: Sequence[Line], times: int = 0
) -> Finding:
    """Words that the paragraph lacks: named with the line that has them, if one does."""
    elsewhere = next((line.number for line in lines if statement.words in line.text), None)
    code: Code = "numeral-missing" if _is_entry(statement) else "quote-missing"
    if code == "quote-missing" and elsewhere is not None and not times:
        code = "quote-elsewhere"
    return Finding(
        code=code,
        where=statement.who,
        paragraph=paragraph,
        values={
            "words": statement.words,
            "line": elsewhere,
            "times": times,
            "expected": statement.times,
        },
    )


def _repeated(statement: _Evidence, line: Line, times: int) -> Finding:
    return Finding(
        code="numeral-repeated" if _is_entry(statement) else "quote-repeated",
        where=statement.who,
        paragraph=line.paragraph,
        values={"words": statement.words, "times": times, "expected": statement.times},
    )


def _is_entry(statement: _Evidence) -> bool:
    return statement.kind is not None and statement.kind != "figures"


# What each numeral of a line is


def _accounts(
    line: Line, claims: Sequence[Claim], marks: Iterable[ListMark], figures: _Figures
) -> Iterator[tuple[list[Finding], LedgerKind | None]]:
    """For each numeral of the line what accounts for it, with what is wrong about that."""
    touched = list(_touching(claims, numerals.find(line.text)))
    untouched = [numeral for numeral, touching in touched if not touching]
    general = _touching(no_figures.claims(line.text, marks) if untouched else (), untouched)
    for numeral, touching in touched:
        covering = [c for c in touching if _covers(c, numeral)]
        if not touching:
            _, by_rule = next(general)
            covering = [c for c in by_rule if _covers(c, numeral)][:1]
        yield (
            _wrong(line, numeral, touching, covering, figures),
            (covering[0].kind if covering else None),
        )


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


def _wrong(
    line: Line,
    numeral: Numeral,
    touching: Sequence[Claim],
    covering: Sequence[Claim],
    figures: _Figures,
) -> list[Finding]:
    names = ", ".join(claim.who for claim in touching)
    if len(touching) > len(covering) and len(touching):
        return [_at(line, numeral, "number-cut", names)]
    if not covering:
        return [_at(line, numeral, "unaccounted", "")]
    if len(covering) > 1:
        return [_at(line, numeral, "claimed-twice", names)]
    return _misread(line, numeral, covering[0], figures)


def _misread(line: Line, numeral: Numeral, claim: Claim, figures: _Figures) -> list[Finding]:
    """A figure whose number, read where it stands, has another value or unit than the model's."""
    figure = figures.get(claim.who) if claim.kind == "figures" else None
    if figure is None:
        return []
    reading = numeral.reading
    if agrees(reading, line.text, numeral.end, figure):
        return []
    return [_at(line, numeral, "reading-differs", claim.who, read=as_read(reading))]


def _at(line: Line, numeral: Numeral, code: Code, who: str, **values: object) -> Finding:
    return _around(line, numeral.start, numeral.end, code, who, **values)


def _brief(number: str) -> str:
    """A number short enough for a sentence and for a cell of a table."""
    return number if len(number) <= _SHOWN_NUMBER else f"{number[:_SHOWN_NUMBER]}…"


def _around(  # a place, and what to say of it
    line: Line, start: int, end: int, code: Code, who: str, **values: object
) -> Finding:
    """A finding about a run of a line, with the words around it."""
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
