"""A web page without its tags, by a way of its own: the second reading of what it prints."""

import re
from collections.abc import Iterator
from html import unescape

from xiaoshan_report.documents.html_lines import LINE_THROUGH, MARK, RAISED, STRUCK

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
_TO_NOTE = re.compile(r"\bhref\s*=\s*[\"']?#[^\"'\s>]", re.I)
_NO_WORDS = ("script", "style", "noscript", "template", "textarea", "title", "select", "figcaption")


def stripped(page: str) -> str:
    """Return the words of a page, with a line end for each tag that can end a line.

    A number set above the line is left out: it is the mark of a note, or a power.
    """
    return unescape("".join(_words(page)))


def _words(page: str) -> Iterator[str]:
    at = 0
    above, last = "", "\n"
    while tag := _TAG.search(page, at):
        words = page[at : tag.start()]
        yield "" if above and MARK.fullmatch(words) else words
        last = words[-1:] or last
        name = (tag[1] or "").casefold()
        at = _end(page, tag, name)
        if name == above and tag[0][1] == "/":
            above = ""
        elif not above and _is_above(name, page[tag.end() : at], last):
            above = name
        if at < 0:
            return
        if name not in _WITHIN_LINE and ":" not in name and tag[0] != "<!--":
            last = "\n"
            yield last
    yield page[at:]


def _is_above(name: str, attributes: str, last: str) -> bool:
    """Whether the words of an element are raised, or lead to a note right behind a word."""
    is_to_note = name == "a" and not last.isspace() and bool(_TO_NOTE.search(attributes))
    return name == "sup" or is_to_note or bool(RAISED.search(attributes))


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
