"""The words of a quote without what is no word: marks of a page, and what nobody sees."""

import re

_PLAIN = re.compile("[0-9A-Za-z.,%()+一-鿿，。、；：（）“”《》·—～Ⅰ-Ⅻ -]*")
"""What holds no mark: so nearly all quotes are told without loading what marks look like."""


def bare_quote(quote: str) -> str:
    """Return a quote as it is read: 增长3.2% of 增长**3.2%**."""
    if _PLAIN.fullmatch(quote):
        return quote
    from xiaoshan_report.numerals.bare_words import bare

    return bare(quote)
