"""Which texts a spreadsheet would take for a formula and work out."""

import re

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠﹦﹢﹣﹫]")
"""How a formula begins, blanks aside; in full width and small forms in Chinese editions."""

_SIGNED_NUMBER = re.compile(r"[+-][0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:[%‰]|[一-鿿]*)")
"""A number with its sign and unit, which is itself: -2.1%, +5, -3.6个百分点."""


_CITATION = re.compile(r"@[a-z]+\{[^\s,{}]+,")
"""How an entry of BibTeX begins, which is no formula: @online{key, … but @SUM(A1), …"""


def is_formula(text: str) -> bool:
    """Return whether a spreadsheet would work the text out: =1+1, -A1, +2-3, @SUM(A1), not -2.1%.

    Source: OWASP, CSV Injection.
    """
    is_plain = _SIGNED_NUMBER.fullmatch(text) or _CITATION.match(text)
    return bool(_FORMULA.match(text)) and not is_plain
