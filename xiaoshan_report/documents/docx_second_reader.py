"""What a Word file's text is when it is read a second time, and in another way.

From one tag of its XML to the next, without a tree, styles and lists: what was typed, in the order
of the file. It is read for its numerals alone, which tell whether those of the text are all there.
"""

import re
from dataclasses import dataclass
from html import unescape

from xiaoshan_report.documents.docx_fields import is_of_pages
from xiaoshan_report.documents.docx_symbols import is_mark, superscript

_TOKEN = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<cdata>.*?)\]\]>"
    r"|<(?P<close>/?)(?:[^\s<>/:]+:)?(?P<name>[^\s<>/:]+)"
    r"(?P<attributes>(?:[^<>\"'/]|\"[^\"]*\"|'[^']*')*)(?P<empty>/?)>"
    r"|(?P<text>[^<]+)",
    re.DOTALL,
)
_VALUE = re.compile(r"\b(?:val|fldCharType|instr)\s*=\s*[\"']([^\"']*)")
_LONGEST_NAME = 64
"""The characters of a field's code within which it says what field it is."""

_UNSEEN = {"del", "moveFrom", "Fallback", "rt"}
_STRUCK = {"strike", "dstrike"}
_SIGNS = {"br": "\n", "cr": "\n", "txbxContent": "\n", "noBreakHyphen": "-"}
_SIGNS |= dict.fromkeys(("tab", "ptab", "num", "den", "e", "sup", "sub"), " ")


def words(content: bytes) -> str:
    """Return what was typed in a part of a Word file, which has been found to be XML."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    reader = _Reader()
    for token in _TOKEN.finditer(content.decode(encoding, errors="replace")):
        name = token["name"]
        if not name:
            reader.read(token["cdata"] or unescape(token["text"] or ""))
            continue
        if not token["close"]:
            reader.start(name, token["attributes"])
        if token["close"] or token["empty"]:
            reader.end(name)
    return "".join(reader.typed)


@dataclass
class _Field:
    """A field that has begun; whether what comes next of it is printed."""

    code: str = ""
    is_seen: bool = False


class _Reader:
    """What has been read, and what is known of the place where the reading is."""

    def __init__(self) -> None:
        self.typed: list[str] = []
        self._element = ""
        self._unseen = 0
        self._fields: list[_Field] = []
        self._is_hidden = self._is_raised = self._is_struck = False
        self._position = ""
        self._in_properties = self._goes_on = False

    def start(self, name: str, attributes: str) -> None:
        """Enter an element."""
        self._element = name
        self.typed.append(_SIGNS.get(name, ""))
        if name == "p":
            self.typed.append("" if self._goes_on else "\n")
            self._goes_on = False
        elif name in ("r", "pPr"):
            self._is_hidden = self._is_raised = self._is_struck = False
            self._position = ""
            self._in_properties = name == "pPr"
        elif name in _UNSEEN:
            self._unseen += 1
            self._goes_on |= self._in_properties
        elif found := _VALUE.search(attributes):
            self._set(name, found[1])
        elif name == "vanish" or name in _STRUCK:
            self._set(name, "true")

    def _set(self, name: str, value: str) -> None:
        """Take what an element says of others."""
        if name == "vanish":
            self._is_hidden = value not in ("0", "false", "off")
            self._goes_on |= self._in_properties and self._is_hidden
        elif name in _STRUCK:
            self._is_struck |= value not in ("0", "false", "off")
        elif name == "position":
            self._position = value
        elif name == "vertAlign":
            self._is_raised = value == "superscript"
        elif name == "fldSimple":
            self._fields.append(_Field(value, self._is_seen() and not is_of_pages(value)))
        elif name == "fldChar":
            self._turn(value)

    def _turn(self, kind: str) -> None:
        """Begin a field, or its result, or end it."""
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields:
            field = self._fields.pop()
            if kind == "separate":
                seen = self._is_seen() and not is_of_pages(field.code)
                self._fields.append(_Field(field.code, seen))

    def _is_seen(self) -> bool:
        return not self._fields or self._fields[-1].is_seen

    def end(self, name: str) -> None:
        """Leave an element."""
        self._element = ""
        if name in _UNSEEN:
            self._unseen -= 1
        elif name == "pPr":
            self._in_properties = False
        elif name == "fldSimple" and self._fields:
            self._fields.pop()

    def read(self, text: str) -> None:
        """Take the text within an element."""
        is_seen = self._is_seen() and not self._unseen
        is_seen = is_seen and not self._is_hidden and not self._is_struck
        if self._element == "t" and is_seen:
            is_raised = self._is_raised or is_mark(self._position, text)
            self.typed.append(superscript(text) if is_raised else text)
        elif (
            self._element == "instrText"
            and self._fields
            and len(self._fields[-1].code) < _LONGEST_NAME
        ):
            self._fields[-1].code += text
