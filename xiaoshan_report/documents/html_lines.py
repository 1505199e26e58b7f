"""The lines that a web page shows, in their order, and which stand in one element together.

The page is read from tag to tag and no tree is made of it, so that neither depth nor tags that
nobody closes cost more than their length.
"""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from xiaoshan_report.documents.html_numbering import Numbering
from xiaoshan_report.documents.source import CELL_BAR
from xiaoshan_report.numerals.bare_words import UNSEEN
from xiaoshan_report.numerals.characters import HAN


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_UNSHOWN = _tags(
    "script style noscript template iframe object svg select button textarea nav footer aside "
    "figcaption "
    "dialog noframes rt rp"
)
"""Elements whose words are no part of what a page says, or lead away from it."""

BLOCKS = _tags(
    "address article blockquote body caption center dd details dir div dl dt fieldset figcaption "
    "figure form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre section summary "
    "table tbody td tfoot th thead tr ul"
)
"""Elements that begin a new line and end one; all others stand within a line."""

HEADINGS = _tags("h1 h2 h3")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SET_APART = re.compile(r"display\s*:\s*(?:block|table|flex|list-item)", re.I)
_SPACES_KEPT = re.compile(r"white-space\s*:\s*pre", re.I)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_CHINESE_BESIDE_BREAK = re.compile(r"(?<![!-~])\n+|\n+(?![!-~])")
"""A line end of the file beside Chinese, where a browser's blank is no blank of the text."""

STRUCK = _tags("del s strike")
LINE_THROUGH = re.compile(r"text-decoration(?:-line)?\s*:[^;\"']*line-through", re.I)
RAISED = re.compile(r"vertical-align\s*:\s*super", re.I)
MARK = re.compile(r"\s*注?\s*\d{1,3}(?:\s*[,，、;；~～—–-]\s*\d{1,3})*\s*")
"""What is raised as the mark of a note, or as a power: 2, 3,4, 注1."""

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_LONGEST_TITLE = 60
"""The characters of a linked sentence that is another page's title, less one."""

_LONGEST_BROKEN_CELL = 100
"""The characters that a cell of several lines has at most in a table of data."""


class Line(NamedTuple):
    """A line of a page: its words, how many of their characters lead elsewhere, and its place.

    `number` is what a list prints before it: no file has these signs. It `is_aside` that stands
    below what heads other pages or what readers write.
    """

    words: str
    linked: int = 0
    number: str = ""
    is_heading: bool = False
    is_aside: bool = False

    @property
    def printed(self) -> str:
        """The words behind their number, and so that the two make no other: 1. 5个 is not 1.5个."""
        meets_digit = self.number.endswith(".") and self.words[:1].isdigit()
        return f"{self.number}{' ' * meets_digit}{self.words}"

    @property
    def is_link(self) -> bool:
        """Whether it leads elsewhere and tells nothing: 上一篇：…, a name in a list of news."""
        is_sentence = self.words.endswith(("。", "；"))
        is_all_linked = len(self.words) < _LONGEST_TITLE and self.linked >= len(self.words) - 1
        return self.is_aside or (
            self.linked * 2 > len(self.words) and (is_all_linked or not is_sentence)
        )


class Page(NamedTuple):
    """The lines of a page, and the first and last of what stands in one element, less one."""

    lines: list[Line]
    elements: list[tuple[int, int]]
    meta: dict[str, str]
    title: str
    struck: list[str]


class _Open(NamedTuple):
    """An element that is open: where it begins, and how its words are to be taken."""

    tag: str
    is_block: bool
    is_shown: bool
    is_struck: bool
    is_link: bool
    is_above: bool
    is_to_note: bool
    keeps_spaces: bool
    first_line: int


def lines_of(page: str) -> Page:
    """Return the lines of a page."""
    parser = etree.HTMLParser(target=_Lines(), encoding="utf-8", huge_tree=True)
    parser.feed(page.replace("\0", "").encode(errors="replace"))
    found: Page = parser.close()
    return found


class _Lines:
    """What hears of tags and words as the parser finds them, and makes lines of them."""

    def __init__(self) -> None:
        self._open = [_Open("", True, True, False, False, False, False, False, 0)]
        self._lines: list[Line] = []
        self._elements: list[tuple[int, int]] = []
        self._cells: list[list[int]] = []
        self._numbering = Numbering()
        self._words: list[str] = []
        self._linked = 0
        self._meta: dict[str, str] = {}
        self._title: list[str] = []
        self._struck: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note that an element begins."""
        within = self._open[-1]
        style = attributes.get("style", "")
        is_block = tag in BLOCKS or bool(style and _SET_APART.search(style))
        if is_block or tag == "br":
            self._end_line()
        self._open.append(
            _Open(
                tag,
                is_block,
                within.is_shown and tag not in _UNSHOWN and not _is_hidden(tag, attributes, style),
                within.is_struck or tag in STRUCK or bool(style and LINE_THROUGH.search(style)),
                within.is_link or (tag == "a" and _leads_away(attributes.get("href", ""))),
                within.is_above or tag == "sup" or bool(style and RAISED.search(style)),
                within.is_to_note or (tag == "a" and _leads_below(attributes.get("href", ""))),
                within.keeps_spaces or tag == "pre" or bool(_SPACES_KEPT.search(style)),
                len(self._lines),
            )
        )
        self._begin(tag, attributes)

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in ("ol", "ul", "li"):
            self._numbering.begin(tag, attributes)
        elif tag == "tr":
            self._cells.append([])
        elif tag in ("td", "th") and self._cells:
            self._cells[-1].append(len(self._lines))
        elif tag == "meta":
            name = attributes.get("name") or attributes.get("property") or ""
            self._meta.setdefault(name.strip().casefold(), attributes.get("content", "").strip())

    def end(self, tag: str) -> None:  # noqa: ARG002 - the parser closes what is open, in order
        """Note that the element that was opened last ends."""
        ended = self._open[-1]
        if ended.is_block:
            self._end_line()
        self._open.pop()
        if ended.tag in ("ol", "ul", "li"):
            self._numbering.end(ended.tag)
        elif ended.tag == "tr" and self._cells:
            self._end_row(ended.first_line, self._cells.pop())
        span = ended.first_line, len(self._lines)
        if ended.is_block and span[0] < span[1] and span not in self._elements[-1:]:
            self._elements.append(span)

    def data(self, words: str) -> None:
        """Take words of the element that was opened last."""
        within = self._open[-1]
        if within.tag == "title":
            self._title.append(words)
        elif not within.is_shown:
            return
        elif within.is_struck:
            self._struck += words.split()
        elif within.keeps_spaces and "\n" in words:
            for number, part in enumerate(words.split("\n")):
                if number:
                    self._end_line()
                self._add(part, within)
        else:
            self._add(words, within)

    def comment(self, words: str) -> None:
        """Leave out what the page's makers say to each other."""

    def close(self) -> Page:
        """Return what the page shows."""
        self._end_line()
        self._elements.append((0, len(self._lines)))
        title = " ".join("".join(self._title).split())
        return Page(self._lines, self._elements, self._meta, title, self._struck)

    def _add(self, words: str, within: _Open) -> None:
        is_behind = bool(self._words) and not self._words[-1][-1:].isspace()
        is_above = within.is_above or (within.is_to_note and is_behind)
        if is_above and MARK.fullmatch(words):
            words = "".join(filter(str.isdecimal, words)).translate(_SUPERSCRIPTS)
        self._words.append(words)
        self._linked += within.is_link * len(words.strip())

    def _end_line(self) -> None:
        if not self._words:
            return
        words = _plain("".join(self._words))
        if UNSEEN.sub("", words).strip():
            number = self._numbering.take(words)
            is_heading = any(one.tag in HEADINGS for one in self._open[-3:])
            self._lines.append(Line(words, self._linked, number, is_heading))
        self._words = []
        self._linked = 0

    def _end_row(self, first: int, cells: list[int]) -> None:
        """Make one line of a table's row, unless the table is there for the layout."""
        bounds = [first, *cells[1:], len(self._lines)]
        parts = [self._lines[start:end] for start, end in pairwise(bounds)]
        if not _is_row(parts):
            return
        words = CELL_BAR.join(_in_cell(part) for part in parts).strip(" ")
        linked = sum(line.linked for part in parts for line in part)
        while self._elements and self._elements[-1][0] >= first:
            self._elements.pop()
        self._lines[first:] = [Line(words, linked)]


def _is_hidden(tag: str, attributes: Mapping[str, str], style: str) -> bool:
    """Whether a part of a page is hidden; all of it is so only until a script shows it."""
    if tag == "body":
        return False
    return "hidden" in attributes or bool(style and _HIDDEN.search(style))


def _leads_below(address: str) -> bool:
    """Whether a link leads to a note, or to another place of the same page."""
    return len(address) > 1 and address.startswith("#")


def _leads_away(address: str) -> bool:
    return bool(address) and not address.startswith("#")


def _plain(words: str) -> str:
    """Words with blanks as a browser shows them, and none at a line end beside Chinese."""
    collapsed = _BLANKS.sub(lambda blanks: "\n" if "\n" in blanks[0] else " ", words)
    return _CHINESE_BESIDE_BREAK.sub("", collapsed).replace("\n", " ").replace("\xa0", " ").strip()


def _is_row(parts: list[list[Line]]) -> bool:
    """Whether these are the cells of a row: more than one with words, and none a text."""
    if sum(map(bool, parts)) < 2 or any(CELL_BAR in line.words for part in parts for line in part):
        return False
    lengths = (sum(len(line.words) for line in part) for part in parts if len(part) > 1)
    return all(length <= _LONGEST_BROKEN_CELL for length in lengths)


_ENDS_IN_CHINESE = re.compile(rf"{HAN}$")
_BEGINS_IN_CHINESE = re.compile(HAN)


def _in_cell(lines: list[Line]) -> str:
    """The words of a cell on one line: without a blank where Chinese goes on."""
    words = ""
    for line in lines:
        goes_on = _ENDS_IN_CHINESE.search(words) and _BEGINS_IN_CHINESE.match(line.words)
        words += ("" if goes_on or not words else " ") + line.printed
    return words
