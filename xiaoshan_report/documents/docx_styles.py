"""What the styles of a Word file give a paragraph: its list, and whether its words are seen."""

from functools import cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

_LONGEST_CHAIN = 32
"""The styles of which each is based on the next, at the most: Word has a dozen."""

_OFF = ("0", "false", "off", "none")


def is_on(switch: Element) -> bool:
    """Tell whether a switch that is there, <w:vanish/>, is on."""
    return switch.get("w:val", "true") not in _OFF


def find(element: Element | None, path: str) -> Element | None:
    """Return a descendant by the names on the way to it; `None` where there is none."""
    for name in path.split("/"):
        if element is None:
            return None
        element = element.find(name)
    return element


def value(element: Element | None, path: str) -> str | None:
    """Return what stands as the value of a descendant; `None` where there is none."""
    found = find(element, path)
    return None if found is None else found.get("w:val")


def number(text: str | None, otherwise: int = 0) -> int:
    """Return a whole number of a Word file; `otherwise` where it is none that Word can have."""
    digits = (text or "").removeprefix("-")
    is_number = digits.isascii() and digits.isdigit() and len(digits) <= 10
    return int(text or "") if is_number else otherwise


class Listed(NamedTuple):
    """The list that a paragraph is in, and the styles and the level that say where in it.

    `level` is what the paragraph itself says; of its styles the nearest comes first, each with the
    level that it says.
    """

    list_id: str
    level: str | None
    styles: tuple[tuple[str, str | None], ...]


class Styles:
    """The styles of a Word file, each with those that it is based on."""

    def __init__(self, root: Element) -> None:
        styles = root.findall("w:style")
        self._styles = {style.get("w:styleId", ""): style for style in styles}
        self._default = next(
            (
                style.get("w:styleId", "")
                for style in styles
                if style.get("w:type") == "paragraph" and style.get("w:default") in ("1", "true")
            ),
            "",
        )
        self._chain = cache(self._based_on)
        self._switches = cache(self._switches_on)

    def numbering_of(self, style: str) -> str | None:
        """Return the list of a style of lists, which definitions of lists point to."""
        return value(self._styles.get(style), "w:pPr/w:numPr/w:numId")

    def listed(self, properties: Element | None) -> Listed | None:
        """Return the list of a paragraph with these properties; `None` where it is in none."""
        chain = self._chain(value(properties, "w:pStyle") or self._default)
        of_styles = [(name, value(self._styles[name], "w:pPr/w:numPr/w:numId")) for name in chain]
        own = value(properties, "w:numPr/w:numId")
        list_id = own or next((one for _, one in of_styles if one), None)
        if not list_id or list_id == "0":  # 0 takes a paragraph out of its style's list
            return None
        levels = (value(self._styles[name], "w:pPr/w:numPr/w:ilvl") for name in chain)
        level = value(properties, "w:numPr/w:ilvl")
        return Listed(list_id, level, tuple(zip(chain, levels, strict=True)))

    def is_hidden(self, run: Element | None, paragraph: Element | None) -> bool:
        """Tell whether words of a run with these properties are hidden in such a paragraph."""
        return self._is_on("w:vanish", run, paragraph)

    def is_struck(self, run: Element | None, paragraph: Element | None) -> bool:
        """Tell whether words of a run with these properties are struck out in such a paragraph."""
        return any(self._is_on(name, run, paragraph) for name in ("w:strike", "w:dstrike"))

    def _is_on(self, name: str, run: Element | None, paragraph: Element | None) -> bool:
        own = find(run, name)
        if own is not None:
            return is_on(own)
        of_paragraph = value(paragraph, "w:pStyle") or self._default
        of_run = value(run, "w:rStyle") or ""
        return self._switches(of_run, name) or self._switches(of_paragraph, name)

    def _switches_on(self, style: str, name: str) -> bool:
        switches = (find(self._styles[one], f"w:rPr/{name}") for one in self._chain(style))
        nearest = next((switch for switch in switches if switch is not None), None)
        return nearest is not None and is_on(nearest)

    def _based_on(self, style: str) -> tuple[str, ...]:
        """A style and those that it is based on, each once even where they go in a circle."""
        met: dict[str, None] = {}
        while style in self._styles and style not in met and len(met) < _LONGEST_CHAIN:
            met[style] = None
            style = value(self._styles[style], "w:basedOn") or ""
        return tuple(met)
