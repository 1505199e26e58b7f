"""Characters that a Word file has by their place in a font of pictures."""

_OF_SYMBOL = {
    0xA3: "≤",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
}
_BULLET = "•"
_LIFTED = 4
"""The half points from which on digits are raised: less than that levels them with Chinese."""

_LONGEST_MARK = 3
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def symbol(code: str, font: str) -> str:
    """Return the character that <w:sym> names; a bullet for one that is a mere picture."""
    try:
        number = int(code[:4], 16)
    except ValueError:
        return ""
    if number < 0xD800:
        return chr(number) if number >= 0x20 else ""
    place = number & 0xFF
    if font == "Symbol":
        is_plain = place < 0x80 and not chr(place).isalpha()
        return chr(place) if is_plain and place >= 0x20 else _OF_SYMBOL.get(place, _BULLET)
    if font == "Wingdings" and 0x81 <= place <= 0x8A:
        return chr(ord("①") + place - 0x81)
    return _BULLET


def is_mark(position: str | None, text: str) -> bool:
    """Tell whether a text in such a position is the mark of a note: digits well above the line."""
    is_lifted = (position or "").isdecimal() and int((position or "")[:4]) >= _LIFTED
    return is_lifted and text.isdecimal() and len(text) <= _LONGEST_MARK


def superscript(text: str) -> str:
    """Return a text with its digits raised, so that 10³ is not 103."""
    return text.translate(_SUPERSCRIPT)
