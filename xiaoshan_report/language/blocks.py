"""The text of a report as a tree: each piece that is set off, under what it belongs to."""

from collections import Counter
from dataclasses import dataclass, field

from xiaoshan_report.language import headings, numbering
from xiaoshan_report.language.headings import Title
from xiaoshan_report.language.numbering import Family, ListMark
from xiaoshan_report.language.spans import Span


@dataclass(slots=True, eq=False)
class Block:
    """A piece of the text that is set off: its heading, its own text, and the pieces within it.

    `title` is `None` where the piece has no words that are its title. All of a node's own text
    stands before its children's.
    """

    family: Family
    title: str | None
    line: int
    headings: list[Span] = field(default_factory=list)
    own: list[Span] = field(default_factory=list)
    children: list["Block"] = field(default_factory=list)

    @property
    def is_unnamed_appendix(self) -> bool:
        """Whether this is an appendix with a number and without a name, and nothing in it yet."""
        empty = not self.own and not self.children
        return empty and self.family == "appendix" and not self.title

    @property
    def heads_projects(self) -> bool:
        """Whether this is a title without a number that speaks of livelihood projects."""
        unnumbered = self.family in ("chapter", "line", "sentence")
        return unnumbered and bool(headings.PROJECTS.search(self.title or ""))

    def spans(self) -> list[Span]:
        """Return all that belongs to the node and those within it, in the text's order."""
        found = [*self.headings, *self.own]
        for child in self.children:
            found += child.spans()
        return found


class Tree:
    """Builds the tree, line by line.

    A piece stands beside the last one of its family that is still open, and else within the last
    one of all; but an appendix stands in nothing, a chapter in no more than an appendix, a part in
    no more than a chapter, an item in no more than a part, and nothing within a titled sentence.
    The list below a title that speaks of livelihood projects, or below a paragraph of troubles or
    lessons, stands in that, whatever its family. A paragraph that looks back or ahead ends all
    pieces within a part.
    Text without a heading goes on with the piece before it. An address to those present (各位代表)
    ends all pieces but the part and the chapter.
    """

    def __init__(self, lines: list[str], last: int) -> None:
        self._lines = lines
        self._last = last
        self._alike = Counter(_beginning(line) for line in lines if headings.long_title(line))
        self.root = Block("root", None, 0)
        self._open = [self.root]
        self._greeting: list[Span] = []  # lines that only address, and wait for a piece to begin
        self._aside: Block | None = None  # the last paragraph that leads to a list that is no work
        self._ended = True  # whether the line before ended a sentence or was a heading

    def add_line(self, number: int, found: list[ListMark]) -> None:
        """Add a line with the marks found in it; blank lines must be left out."""
        line = self._lines[number - 1]
        end = len(line.rstrip())
        starts = [mark.start for mark in found]
        if not found or line[: starts[0]].strip():
            self._add_plain(number, starts[0] if found else end)
        for mark, stop in zip(found, [*starts, end][1:], strict=True):
            self._add_marked(number, mark, stop)
        self._ended = line[end - 1] in _ENDS or self._open[-1].line == number
        if self._open[-1] is self._aside and self._aside.line != number:
            self._aside = None

    def finish(self) -> Block:
        """Return the tree's root, when all lines have been added."""
        self._open[-1].own += self._greeting
        self._greeting = []
        return self.root

    def _add_marked(self, number: int, mark: ListMark, stop: int) -> None:
        line = self._lines[number - 1]
        title = headings.marked_title(line, mark.end, stop)
        first = mark.number <= 1
        node = self._begin(mark.family, number, Title("", mark.end), mark.start, first=first)
        node.title = title.words if title else None
        if title:
            node.headings.append(_stripped(line, number, mark.end, title.end))
        self._text(number, title.end if title else mark.end, stop)

    def _add_plain(self, number: int, stop: int) -> None:
        """Add a line, or its beginning before a mark, that begins with no mark itself."""
        line = self._lines[number - 1]
        start = len(line) - len(line.lstrip())
        if (name := headings.appendix(line)) is not None:
            self._begin("appendix", number, Title(name, stop), start)
        elif self._open[-1].is_unnamed_appendix and (title := headings.line_title(line)):
            self._name_appendix(title.words, number, start, stop)
        elif self._has_begun and (greeting := headings.greeting_end(line)):
            self._close_to("part", "chapter", "appendix")
            if headings.is_salutation(line):
                self._greeting.append(_stripped(line, number, start, stop))
            else:
                self._add_sentence(number, start, stop, greeting)
        elif self._ended and self._open[-1].family in numbering.WITHIN_LINE:
            self._close_within_line()
            self._add_sentence(number, start, stop, start)
        elif self._greeting:
            self._add_sentence(number, start, stop, start)
        else:
            self._add_unmarked(number, start, stop)

    @property
    def _has_begun(self) -> bool:
        """Whether there is a piece already; before the first, all is the opening."""
        return bool(self.root.children)

    @property
    def _in_told_piece(self) -> bool:
        """Whether the piece that is open is set off within a part, and has text already."""
        in_part = any(opened.family in ("part", "chapter") for opened in self._open)
        return in_part and bool(self._open[-1].own or self._open[-1].family == "sentence")

    @property
    def _is_aside(self) -> bool:
        """Whether the piece that is open belongs to a list that is no work."""
        return self._aside in self._open[:-1]

    def _name_appendix(self, words: str, number: int, start: int, stop: int) -> None:
        """Give the appendix that has just begun its name, which stands in these words."""
        self._open[-1].title = words
        self._open[-1].headings.append(_stripped(self._lines[number - 1], number, start, stop))

    def _add_sentence(self, number: int, start: int, stop: int, greeted: int) -> None:
        """Begin a piece whatever its first sentence looks like: a new thought."""
        line = self._lines[number - 1]
        title = headings.sentence_title(line, greeted, stop)
        node = self._begin("sentence", number, title, start)
        self._text(number, title.end if title else start, stop)
        if headings.leads_aside(line):
            self._aside = node

    def _add_unmarked(self, number: int, start: int, stop: int) -> None:
        """Add words that are a title, have one at their beginning, or are just text."""
        line = self._lines[number - 1]
        whole = stop >= len(line.rstrip())
        title = self._heading(number) if whole else None
        opens_part = headings.opens_part(line) and self._in_told_piece
        if opens_part:
            self._close_to("part", "chapter", "appendix")
        if title and headings.is_chapter(title.words) and self._may_be_chapter():
            self._begin("chapter", number, title, start)
        elif title:
            self._begin("line", number, title, start)
        elif opens_part or (not self._is_aside and headings.sentence_title(line, start, stop)):
            self._add_sentence(number, start, stop, start)
        else:
            self._text(number, start, stop)

    def _heading(self, number: int) -> Title | None:
        """The title that a line is: a short one, or a long sentence that others begin like.

        It can head what follows if it breaks off nothing, and a text comes.
        """
        line, below = self._lines[number - 1], self._below(number)
        if not below or not self._ended:
            return None
        is_chapter = headings.is_chapter(line.strip())
        heads = is_chapter or len(below) >= _SHORTEST_TEXT or numbering.OPENS.match(below)
        if heads and (title := headings.line_title(line)):
            return title
        if self._alike[_beginning(line)] >= _ALIKE and len(below) > headings.LONGEST_LINE:
            return headings.long_title(line)
        return None

    def _below(self, number: int) -> str:
        """The words of the next line that has any."""
        rest = range(number, self._last)
        return next((words for at in rest if (words := self._lines[at].strip())), "")

    def _may_be_chapter(self) -> bool:
        """Whether a chapter can begin: in nothing that is numbered, unless beside another one."""
        families = {opened.family for opened in self._open}
        return "chapter" in families or not families & set(numbering.NUMBERED)

    def _begin(
        self, family: Family, number: int, title: Title | None, start: int, *, first: bool = False
    ) -> Block:
        """Begin a piece with the words from `start` to the title's end as its heading.

        `first` is whether it can be the first of a list.
        """
        node = Block(family, title.words if title else None, number, headings=self._greeting)
        self._greeting = []
        if title:
            node.headings.append(_stripped(self._lines[number - 1], number, start, title.end))
        if family not in numbering.WITHIN_LINE:
            self._close_within_line()
        is_aside = self._open[-1] is self._aside and family not in ("part", "item")
        if not (first and (self._open[-1].heads_projects or is_aside)):
            self._close_before(family)
        self._open[-1].children.append(node)
        self._open.append(node)
        return node

    def _close_before(self, family: Family) -> None:
        """Close the pieces that a new one of this family stands beside, or behind."""
        families = [opened.family for opened in self._open]
        if family in families:
            last = len(families) - 1 - families[::-1].index(family)
            del self._open[last:]
        elif family == "appendix":
            del self._open[1:]
        elif family == "chapter":
            self._close_to("appendix")
        elif family == "part":
            self._close_to("chapter", "appendix")
        elif family == "item":
            self._close_to("part", "chapter", "appendix")
        elif self._open[-1].family == "sentence" and family not in numbering.WITHIN_SENTENCE:
            self._open.pop()

    def _close_within_line(self) -> None:
        """Close what is numbered within a line, which ends with it."""
        while self._open[-1].family in numbering.WITHIN_LINE:
            self._open.pop()

    def _close_to(self, *kept: Family) -> None:
        """Close all pieces within the last open one of these families, or all there are."""
        while self._open[-1].family not in ("root", *kept):
            self._open.pop()

    def _text(self, number: int, start: int, stop: int) -> None:
        span = _stripped(self._lines[number - 1], number, start, stop)
        if span.end > span.start:
            self._open[-1].own.append(span)


_ENDS = "。！!？?：:；;…）)"

_ALIKE = 3
"""The long lines that begin alike where they are headings: 这五年，我们…实现新跨越。"""

_SHORTEST_TEXT = 30
"""The characters of a line that can stand below a heading."""


def _beginning(line: str) -> str:
    """The first words of a line, by which headings of one kind are alike."""
    return line.strip()[:3]


def _stripped(line: str, number: int, start: int, stop: int) -> Span:
    """The run of a line without the spaces around it."""
    words = line[start:stop]
    stripped = words.lstrip()
    return Span(number, start + len(words) - len(stripped), start + len(words.rstrip()))
