"""Headings with their units, as the language of each is written."""

from unicodedata import east_asian_width


def language(text: str) -> str:
    """Return the language of a text: Chinese if it has a Chinese character, or else English."""
    return "zh-CN" if any(east_asian_width(character) in "WF" for character in text) else "en"


def with_unit(heading: str, unit: str | None) -> str:
    """Return the heading with the unit that its numbers share: Level (bn yuan), 同比（%）."""
    if not unit:
        return heading
    return f"{heading} ({unit})" if language(heading) == "en" else f"{heading}（{unit}）"
