"""What a document says, whatever kind of file it is."""

from typing import NamedTuple

from xiaoshan_report.errors import Message

CELL_BAR = " | "
"""What parts the cells of a row of a table that is a line of a text."""


class Source(NamedTuple):
    """The text of a document, a paragraph a line, and what its file says of it besides.

    `page` are lines that state the report's record and stand outside its text, each as the table
    of a page has it (发布日期：2021-07-07). `remarks` are what a person should know of how it was
    read: numerals that a second reader of the file finds otherwise.
    """

    text: str
    page: tuple[str, ...] = ()
    remarks: tuple[Message, ...] = ()

    def with_page(self) -> str:
        """Return the text with the lines of its page before it."""
        return "\n".join((*self.page, self.text))
