"""What the proof yields: findings with stable codes, and what it has counted."""

from decimal import Decimal
from typing import Literal, get_args

import msgspec

from xiaoshan_report.model.structs import Figure, FigureEntry
from xiaoshan_report.numerals.bare_words import bare

Code = Literal[
    "sign",
    "measure",
    "aim",
    "commitment",
    "prices",
    "qualifier",
    "pairing",
    "sum",
    "growth",
    "stated-twice",
    "growth-and-levels",
    "far-from-others",
    "part",
    "numbering",
    "tally",
    "quote-missing",
    "quote-elsewhere",
    "quote-repeated",
    "reading-differs",
    "period",
    "base",
    "number-cut",
    "claimed-twice",
    "unaccounted",
    "numeral-missing",
    "numeral-repeated",
    "name",
    "kind",
    "strayed",
    "order",
    "place",
    "unclaimed",
    "untold-part",
    "number-restated",
    "restating",
    "translation",
    "state",
    "role",
    "record",
    "undecided",
]
"""What can be found; a code never changes its meaning."""

CODES: tuple[Code, ...] = get_args(Code)

Severity = Literal["error", "warning"]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that does not hold.

    `where` is the id of what is wrong, or the place in the text; `context` shows the words around
    it with the numeral between 【 and 】; `values` fill the gaps of the code's sentence.
    """

    code: Code
    where: str
    severity: Severity = "error"
    paragraph: int | None = None
    context: str | None = None
    values: dict[str, object] = msgspec.field(default_factory=dict)


def of_figure(
    figure: Figure, code: Code, severity: Severity = "error", **values: object
) -> Finding:
    """Return a finding about a figure, with its quote around the number."""
    return Finding(
        code=code,
        where=figure.id,
        severity=severity,
        paragraph=figure.paragraph,
        context=quoted(figure),
        values={"quote": figure.quote, "printed": figure.printed, **values},
    )


def quoted(figure: Figure | FigureEntry) -> str:
    """Return the words of a figure with its number between 【 and 】."""
    return bare(figure.quote).replace(figure.printed, f"【{figure.printed}】", 1)


class SumCheck(msgspec.Struct, frozen=True, kw_only=True):
    """A whole beside its parts: the bounds of the printed whole, and of the sum of the parts.

    There is none where nothing bounds them, as those of 超过3家 above.
    """

    whole: str
    parts: tuple[str, ...]
    exhaustive: bool
    holds: bool
    whole_low: Decimal | None
    whole_high: Decimal | None
    parts_low: Decimal | None
    parts_high: Decimal | None


class GrowthCheck(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator's growth rates: whether they, and its level with them, are possible."""

    indicator: str
    possible: bool
    implied_prior_yoy: Decimal | None


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """How many numerals the text has, and what each of them is.

    `around` counts the lines before and after the report, a web page's own, which are left out.
    """

    numerals: int
    figures: int
    qualifying: int
    names: int
    periods: int
    ordinals: int
    words: int
    undecided: int
    unaccounted: int
    around: int
