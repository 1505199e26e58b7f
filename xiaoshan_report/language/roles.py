"""What each numeral of a line is: a quantity, a name, a date, an ordinal, a word, or undecided."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from xiaoshan_report.language import counted_numerals, named_numerals, no_figures, stretches
from xiaoshan_report.language.numbering import ListMark, marks_in
from xiaoshan_report.language.numeral_context import FIGURE, PERIOD, Context, Role, Rule
from xiaoshan_report.numerals.grammar import find
from xiaoshan_report.numerals.half_width import normalise
from xiaoshan_report.numerals.reading import Numeral

RULED = "draft-ruled"
"""Why of a numeral that a general rule accounts for: no entry of the model need."""


class Seen(NamedTuple):
    """A line with its numerals and what its marks and the general rules say of them.

    `text` is normalised; `quoted` are the spans between quotation marks, `ruled` those that a
    general rule accounts for, `marked` those of what looks like the mark of a list.
    """

    text: str
    numerals: tuple[Numeral, ...]
    quoted: tuple[tuple[int, int], ...]
    ruled: tuple[no_figures.Claim, ...]
    marked: tuple[tuple[int, int], ...]


def see(line: str, marks: Iterable[ListMark]) -> Seen:
    """Find the numerals of a line as it comes, and what stands around them.

    `marks` are those of the line that number the items of a list; a draft names those within it.
    """
    opening = (mark for mark in marks if not mark.start)
    text = normalise(line)
    return Seen(
        text,
        tuple(find(line)),  # in which a full-width comma groups no digits: 居第1，235家
        tuple(match.span() for match in _QUOTATION.finditer(text)),
        tuple(sorted(no_figures.claims(text, opening))),
        tuple(sorted((mark.start, mark.end) for mark in marks_in(text))),
    )


_QUOTATION = re.compile(
    r"“[^“”]{1,24}”|‘[^‘’]{1,24}’|《[^《》]{1,60}》|\"[^\"]{1,24}\"|【[^【】]{1,24}】"
)


def roles(seen: Seen) -> list[Role]:
    """Return what each numeral of the line is, in their order."""
    found = list(_each(seen))
    is_dated = False  # whether the number behind is of a date
    for number in range(len(found) - 2, -1, -1):
        first, second = seen.numerals[number : number + 2]
        unit = second.reading.unit
        is_dated = unit in stretches.CALENDAR or (is_dated and unit is None)
        between = _STRETCH.fullmatch(seen.text, first.end, second.start)
        if between and first.reading.unit is None and (is_dated or not between[1]):
            # 1—5月, 5、6月: the unit behind is of both; but a rule that knows 二季度 knows not 一、
            behind = found[number + 1]
            found[number] = PERIOD if behind.why == RULED else behind
    return found


_STRETCH = re.compile("[-—–~至]{1,2}|([、和])")


def _each(seen: Seen) -> Iterator[Role]:
    quoted = _Ahead(seen.quoted)
    ruled = _Ahead(tuple((claim.start, claim.end) for claim in seen.ruled))
    marked = _Ahead(seen.marked)
    for number, numeral in enumerate(seen.numerals):
        if quoted.covers(numeral):
            yield Role("name", "draft-quoted")
        elif ruled.covers(numeral):
            yield Role("word", RULED)
        elif marked.covers(numeral):
            yield Role("ordinal", "draft-list-mark")
        else:
            context = Context(seen.text, seen.numerals, number, numeral)
            yield next((role for rule in _RULES if (role := rule(context))), FIGURE)


class _Ahead:
    """Spans in the order of their starts, asked about numerals in their order."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = spans
        self._next = 0
        self._near: list[tuple[int, int]] = []

    def covers(self, numeral: Numeral) -> bool:
        """Tell whether one of the spans holds the digits of the numeral."""
        while self._next < len(self._spans) and self._spans[self._next][0] <= numeral.digits_start:
            self._near.append(self._spans[self._next])
            self._next += 1
        self._near = [span for span in self._near if span[1] >= numeral.digits_end]
        return bool(self._near)


_RULES: tuple[Rule, ...] = (
    named_numerals.ordinal,
    named_numerals.beside_letters,
    counted_numerals.ratio,
    stretches.of_time,
    counted_numerals.unknowable,
    counted_numerals.threshold,
    named_numerals.specification,
    named_numerals.in_name,
    counted_numerals.half,
    counted_numerals.fields,
    counted_numerals.chinese,
    counted_numerals.without_unit,
)
