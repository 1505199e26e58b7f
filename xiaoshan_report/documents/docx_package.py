"""The parts of a Word file, each parsed with nothing in it believed: neither sizes nor nesting.

A Word file is a zip archive of XML. Nothing is extracted to a disk, no entity is resolved, no
address followed, and what is no text (macros, pictures) is never looked at.
"""

import posixpath
import zlib
from collections import defaultdict
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.model.loading import LARGEST

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}
"""The namespaces that matter, of the strict kind of file too; of others the bare name is kept."""

_OF_ENTRY = b"PK\x01\x02"
_MOST_ENTRIES = 10_000
_MOST_TAGS = 2_000_000
_DEEPEST = 200
_ENCRYPTED = 0x1

_BROKEN = (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
"""What zipfile raises of an archive that is damaged, or false."""


class Package:
    """A Word file, its parts parsed as they are asked for.

    Raises `ReportError`, here and in its methods, where it is none or is not to be trusted.
    """

    def __init__(self, content: bytes, path: Path) -> None:
        self._path = path
        self._left = LARGEST * 1024**2
        self._entries = defaultdict[str, list[ZipInfo]](list)
        if content.count(_OF_ENTRY) > _MOST_ENTRIES:
            raise self._refusal("docx-too-much")
        try:
            self._zip = ZipFile(BytesIO(content))
        except _BROKEN:
            raise self._refusal("is-damaged") from None
        for entry in self._zip.infolist():
            self._entries[entry.filename.lower()].append(entry)
        self.main = next(iter(self.related("", "officeDocument")), "word/document.xml")

    def related(self, part: str, kind: str) -> list[str]:
        """Return the parts that a part, or the file ("") itself, points to as being of a kind."""
        folder, name = posixpath.split(part)
        relations = self.parsed(posixpath.join(folder, "_rels", f"{name}.rels"))
        return [
            posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))[1:]
            for relation in relations
            if relation.get("Type", "").endswith(f"/{kind}")
            and relation.get("TargetMode") != "External"
        ]

    def parsed(self, part: str) -> Element:
        """Return the root of a part; an element without a name where the file has no such part."""
        content = self.content(part)
        try:
            return _parsed(content) if content else Element("")
        except _DistrustedError as error:
            raise self._refusal(str(error)) from None
        except (ParseError, ValueError, LookupError):
            raise self._refusal("is-damaged") from None

    def content(self, part: str) -> bytes:
        """Return the bytes of a part; none where the file has no such part."""
        entries = self._entries.get(part.lower(), ())
        if not entries:
            return b""
        if len(entries) > 1:  # each reader would take another one
            raise self._refusal("docx-twice", part=part)
        if entries[0].flag_bits & _ENCRYPTED:
            raise self._refusal("is-locked")
        if entries[0].compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise self._refusal("is-damaged")
        try:
            with self._zip.open(entries[0]) as file:
                content = file.read(self._left + 1)
        except _BROKEN:
            raise self._refusal("is-damaged") from None
        self._left -= len(content)
        if self._left < 0:
            raise self._refusal("docx-too-much")
        return content

    def _refusal(self, key: str, **values: object) -> ReportError:
        return ReportError(Message(key, file=self._path, most=LARGEST, **values))


class _DistrustedError(Exception):
    """What no Word file has, by the key of the sentence that says so."""


def _parsed(content: bytes) -> Element:
    """The root of a part; names have the prefixes of `_PREFIXES`, whichever the part gives them."""
    if content.count(b"<") > _MOST_TAGS:
        raise _DistrustedError("docx-too-much")
    parser = XMLParser(target=_Builder())  # noqa: S314 – it refuses what such attacks need
    parser.feed(content)
    root: Element = parser.close()
    names: dict[str, str] = {}
    level = [root]
    for _ in range(_DEEPEST):
        for element in level:
            element.tag = _short(element.tag, names)
            named = {_short(name, names): value for name, value in element.attrib.items()}
            element.attrib = named
        level = [child for element in level for child in element]
    if level:
        raise _DistrustedError("docx-too-deep")
    return root


class _Builder(TreeBuilder):
    """A tree of what has no document type, and so no entities."""

    def doctype(self, *_: object) -> None:
        raise _DistrustedError("docx-doctype")


def _short(name: str, names: dict[str, str]) -> str:
    """A name with a prefix for its namespace; `names` are those that have been met."""
    if name not in names:
        namespace, _, local = name.removeprefix("{").rpartition("}")
        names[name] = _PREFIXES.get(namespace, "") + local
    return names[name]
