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


def superscript(text: str) -> str:
    """Return a text with its digits raised, so that 10³ is not 103."""
    return text.translate(_SUPERSCRIPT)
