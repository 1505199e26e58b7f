"""Links that open a page at words of it: a text fragment behind the page's address.

What a fragment is, and how browsers find its words: https://wicg.github.io/scroll-to-text-fragment/
"""

from functools import cache

_LONGEST = 100
"""The characters of the longest quote that a link holds whole."""

_CLAUSE_ENDS = dict.fromkeys(map(ord, "，、；;。"), ",")

_PLAIN = b"._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ENCODED = [chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in range(256)]
"""All else is encoded: '-', ',' and '&' have a meaning of their own in a fragment."""

_OF_ADDRESS = [
    chr(byte) if 0x20 < byte < 0x7F and chr(byte) not in '"<>\\^`{|}' else f"%{byte:02X}"
    for byte in range(256)
]
"""What an address cannot hold is encoded: people write a blank or 路径 in it."""


def link(url: str | None, quote: str, before: str = "", behind: str = "") -> str | None:
    """Return the address that opens the page at the quote; nothing without a page in the web.

    Of a long quote the fragment names the first clause and the last; where there are words `before`
    and `behind` by which it is told from its like, also these.
    """
    start = _start(url)
    if start is None:
        return None
    prefix = f"{_encoded(before)}-," if before else ""
    suffix = f",-{_encoded(behind)}" if behind else ""
    return f"{start}{prefix}{_ends(quote)}{suffix}"


def _ends(quote: str) -> str:
    if len(quote) <= _LONGEST:
        return _encoded(quote)
    clauses = [one for one in quote.translate(_CLAUSE_ENDS).split(",") if one]
    return ",".join(map(_encoded, dict.fromkeys((clauses[0], clauses[-1]))))


@cache
def _start(url: str | None) -> str | None:
    page = address(url)
    return page and f"{page}{'' if '#' in page else '#'}:~:text="


def address(url: str | None) -> str | None:
    """Return the address of a page in the web; nothing where there is none."""
    if not url or not url.lower().startswith(("https://", "http://")):
        return None
    page = url.partition(":~:")[0]  # the address may have been copied with such words of its own
    return "".join(map(_OF_ADDRESS.__getitem__, page.encode()))


def _encoded(words: str) -> str:
    return "".join(map(_ENCODED.__getitem__, words.encode()))
