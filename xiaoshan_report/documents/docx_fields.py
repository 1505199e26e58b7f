"""What Word computes within a text: fields, of which a reader sees the result alone."""

from dataclasses import dataclass, field
from itertools import accumulate
from xml.etree.ElementTree import Element

_OF_PAGES = ("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "TOC")
"""The fields whose result is of the pages, and no words of the report."""


def is_of_pages(code: str) -> bool:
    r"""Tell whether a field's code asks for numbers of pages: PAGEREF _Toc1 \\h."""
    return code.strip().partition(" ")[0].upper() in _OF_PAGES


@dataclass
class _Field:
    """A field that has begun: before which of the texts, and before which its result does."""

    start: int
    result: int | None = None
    code: list[str] = field(default_factory=list)


def unprinted(story: Element) -> set[Element]:
    """Return the texts that belong to the codes of fields, or to results that are of the pages.

    A field that never ends is none.
    """
    texts: list[Element] = []
    spans: list[tuple[int, int]] = []
    begun: list[_Field] = []
    for element in story.iter():
        if element.tag == "w:t":
            texts.append(element)
        elif element.tag == "w:instrText" and begun:
            begun[-1].code.append(element.text or "")
        elif element.tag == "w:fldChar":
            spans += _turned(element.get("w:fldCharType"), begun, len(texts))
    return _within(spans, texts)


def _turned(kind: str | None, begun: list[_Field], at: int) -> list[tuple[int, int]]:
    """Begin a field, its result, or end it: then say which of the texts are not seen."""
    if kind == "begin":
        begun.append(_Field(at))
    elif kind == "separate" and begun:
        begun[-1].result = at
    elif kind == "end" and begun:
        ended = begun.pop()
        has_words = ended.result is not None and not is_of_pages("".join(ended.code))
        return [(ended.start, (ended.result or 0) if has_words else at)]
    return []


def _within(spans: list[tuple[int, int]], texts: list[Element]) -> set[Element]:
    changes = [0] * (len(texts) + 1)
    for start, end in spans:
        changes[start] += 1
        changes[end] -= 1
    return {text for text, depth in zip(texts, accumulate(changes), strict=False) if depth}
