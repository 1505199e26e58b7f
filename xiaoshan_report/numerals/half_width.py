"""Full-width characters made half-width, one for one."""

import re

THOUSANDS = re.compile(r"(?<=\d)[\u2008\u2009\u202f’'](?=\d{3}(?!\d))")
"""What parts thousands besides a comma: a thin blank, or an apostrophe."""

_HALF_WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
_HALF_WIDTH |= {0x3000: 0x20, 0xFE6A: 0x25, 0x2212: 0x2D}
_HALF_WIDTH_IN_TEXT = {full: half for full, half in _HALF_WIDTH.items() if full != 0xFF0C}


def normalise(text: str) -> str:
    """Make full-width digits, letters, punctuation and spaces half-width, one for one.

    The result is as long as `text`, so that offsets into either are offsets into both.
    """
    return text.translate(_HALF_WIDTH)


def normalise_clauses(text: str) -> str:
    """Do the same but for the full-width comma, which parts clauses and groups no digits."""
    return text.translate(_HALF_WIDTH_IN_TEXT)
