"""A web page without its tags, by a way of its own: the second reading of what it prints."""

import re
from collections.abc import Iterator
from html import unescape

from xiaoshan_report.documents.html_lines import LINE_THROUGH, STRUCK

_TAG = re.compile(r"<(?:!--|/?([a-z][a-z0-9:]*)|[!?])", re.I)
_WITHIN_LINE = [
    "abbr",
    "bdi",
    "bdo",
    "big",
    "cite",
    "code",
    "del",
    "dfn",
    "em",
    "font",
    "ins",
    "kbd",
    "label",
    "mark",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "time",
    "var",
    "wbr",
    "a",
    "b",
    "i",
    "q",
    "s",
    "tt",
    "u",
]
_NO_WORDS = ("script", "style", "noscript", "template", "textarea", "title", "select")


def stripped(page: str) -> str:
    """Return the words of a page, with a line end for each tag that can end a line.

    A number set above the line is left out: it is the mark of a note, or a power.
    """
    return unescape("".join(_words(page)))


def _words(page: str) -> Iterator[str]:
    at = 0
    is_above = False
    while tag := _TAG.search(page, at):
        words = page[at : tag.start()]
        yield "" if is_above and words.strip().isdigit() else words
        name = (tag[1] or "").casefold()
        if name == "sup":
            is_above = page[tag.start() + 1] != "/"
        at = _end(page, tag, name)
        if at < 0:
            return
        yield ("" if name in _WITHIN_LINE or ":" in name or tag[0] == "<!--" else "\n")
    yield page[at:]


def _end(page: str, tag: re.Match[str], name: str) -> int:
    """Where the words after a tag begin; -1 where there are none."""
    if tag[0] == "<!--":
        found = page.find("-->", tag.end())
        return found + 3 if found >= 0 else -1
    end = page.find(">", tag.end()) + 1 or -1
    if tag[0][1] != "/" and _is_skipped(name, page[tag.end() : end]):
        closing = re.compile(rf"</{name}\b", re.I).search(page, tag.end())
        return closing.start() if closing else -1
    return end


def _is_skipped(name: str, attributes: str) -> bool:
    """Whether the words of an element are no text, or are struck out."""
    return name in _NO_WORDS or name in STRUCK or bool(LINE_THROUGH.search(attributes))
