"""Links that open a page at words of it: a text fragment behind the page's address.

What a fragment is, and how browsers find its words: https://wicg.github.io/scroll-to-text-fragment/
"""

_LONGEST = 100
"""The characters of the longest quote that a link holds whole."""

_CLAUSE_ENDS = dict.fromkeys(map(ord, "，、；;。"), ",")

_PLAIN = b"._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ENCODED = [chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in range(256)]
"""All else is encoded: '-', ',' and '&' have a meaning of their own in a fragment."""


def link(url: str | None, quote: str) -> str | None:
    """Return the address that opens the page at the quote; nothing without a page in the web.

    Of a long quote the fragment names the first clause and the last.
    """
    if not url or not url.startswith(("https://", "http://")):
        return None
    ends = [quote]
    if len(quote) > _LONGEST:
        clauses = [one for one in quote.translate(_CLAUSE_ENDS).split(",") if one]
        ends = list(dict.fromkeys((clauses[0], clauses[-1])))
    hash_mark = "" if "#" in url else "#"
    return f"{url}{hash_mark}:~:text={','.join(map(_encoded, ends))}"


def _encoded(words: str) -> str:
    return "".join(map(_ENCODED.__getitem__, words.encode()))
