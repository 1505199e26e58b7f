"""The numbers that a browser prints before the items of a list."""

import re
from collections.abc import Mapping
from contextlib import suppress

from xiaoshan_report.documents.number_formats import formatted

_OWN_NUMBER = re.compile(
    r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)]?(?:[、是）)\s]|[.．](?!\d))|[①-⑳]|第[一二三四五六七八九十]{1,3})"
)
"""What an item opens with that has its number in its words, as 5.5公里 has none."""

_UNNUMBERED = re.compile(r"list-style(?:-type)?\s*:[^;]*\b(?:none|disc|circle|square)\b", re.I)
_CHINESE = "chineseCountingThousand"
_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
"""What a list's type means, as Word calls it."""


class _List:
    def __init__(self, attributes: Mapping[str, str]) -> None:
        self.step = -1 if "reversed" in attributes else 1
        self.next = _whole(attributes.get("start", ""), 1)
        self.format = _FORMATS.get(attributes.get("type", ""), "decimal")
        style = attributes.get("style", "")
        if "cjk" in style or "chinese" in style:
            self.format = _CHINESE
        self.is_numbered = not _UNNUMBERED.search(style)


class Numbering:
    """The lists that are open, and the number that the next words will have before them."""

    def __init__(self) -> None:
        self._lists: list[_List | None] = []
        self._pending = ""

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note that a list, or an item of one, begins."""
        if tag != "li":
            self._lists.append(_List(attributes) if tag == "ol" else None)
        elif self._lists and (of := self._lists[-1]) and of.is_numbered:
            value = _whole(attributes.get("value", ""), of.next)
            self._pending = _printed(value, of.format)
            of.next = value + of.step

    def end(self, tag: str) -> None:
        """Note that a list, or an item of one, ends."""
        self._pending = ""
        if tag != "li" and self._lists:
            self._lists.pop()

    def take(self, words: str) -> str:
        """Return the number to print before these words, unless they have one themselves."""
        number, self._pending = self._pending, ""
        return "" if _OWN_NUMBER.match(words) else number


def _whole(words: str, otherwise: int) -> int:
    with suppress(ValueError):
        return int(words[:9])
    return otherwise


def _printed(value: int, form: str) -> str:
    """A number as its list prints it, with what parts it from the words: 3. or c. or 三、."""
    printed = formatted(value, form)
    return f"{printed}{'.' if printed.isascii() else '、'}"
