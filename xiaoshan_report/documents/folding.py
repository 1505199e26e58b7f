"""Text made comparable: full-width forms half-width, and no spaces but those that part words."""

import re

from xiaoshan_report.numerals.half_width import normalise

_STRAY_SPACE = re.compile(r"(?<![0-9A-Za-z]) (?!-\d)| (?![0-9A-Za-z-])|(?<=[0-9A-Za-z]) (?=-)")
"""All but those between letters or digits, and before a minus: 投资12亿元 -3.2%."""
_SPACE = re.compile(r"\s+")


def comparable(text: str) -> str:
    """Make full-width forms half-width, and drop all spaces but those that part words."""
    return _STRAY_SPACE.sub("", _SPACE.sub(" ", normalise(text)))


def numbered(text: str) -> list[tuple[int, str]]:
    """Return every line of the text with its 1-based number, comparable."""
    return [(number, comparable(line)) for number, line in enumerate(text.split("\n"), 1)]
