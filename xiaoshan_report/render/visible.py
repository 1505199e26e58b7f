r"""What may be shown to people: no text of a file has in it what they cannot see.

A control character or an escape sequence steers a terminal, a bidirectional control (U+202E) turns
the words around it, and others (a zero-width space) have no width: each is written as JSON and TOML
write it, `\u202e`, so that it is seen and can be looked for.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from xiaoshan_report.numerals.bare_words import UNSEEN
from xiaoshan_report.render.values import CodedText

if TYPE_CHECKING:
    from xiaoshan_report.render.table import Column, Table

_Thing = TypeVar("_Thing")

_BREAK = r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]"
"""What parts lines, for one reader or another, and tabs."""

_BREAKS = re.compile(f"{_BREAK}+")

_HIDDEN = re.compile(f"{_BREAK}|{UNSEEN.pattern}")
"""What cannot be shown as it is: most texts have none, and need no other look."""


def visible(text: str) -> str:
    r"""Return the text with every character that nobody sees as \uXXXX; lines stay lines."""
    return UNSEEN.sub(_escape, text)


def one_line(text: str) -> str:
    """Return the text with a blank for its line breaks and tabs."""
    return _BREAKS.sub(" ", text)


def of_table(table: "Table") -> "Table":
    """Return the table with texts that may be shown, each a line."""
    return msgspec.structs.replace(
        table,
        title=of_thing(table.title),
        columns=[_of_column(column) for column in table.columns],
        lead=[*map(of_thing, table.lead)],
        remarks=[*map(of_thing, table.remarks)],
    )


def of_thing(thing: _Thing) -> _Thing:
    """Return a text, or a cell or a chart with its texts, as it may be shown, each text a line."""
    changed: Any = thing
    if isinstance(thing, str):
        changed = visible(one_line(thing)) if _HIDDEN.search(thing) else thing
    elif isinstance(thing, CodedText):
        changed = _coded(thing)
    elif isinstance(thing, list | tuple):
        changed = type(thing)([of_thing(one) for one in thing])
    elif isinstance(thing, msgspec.Struct):
        old = msgspec.structs.astuple(thing)
        if (new := of_thing(old)) != old:
            pairs = zip(thing.__struct_fields__, new, strict=True)
            changed = msgspec.structs.replace(thing, **dict(pairs))
    return changed  # type: ignore[no-any-return]


@lru_cache(1024)
def _coded(thing: CodedText) -> CodedText:
    """A word as it may be shown: a table has few, in many rows."""
    return CodedText(of_thing(thing.code), of_thing(thing.text))


def _of_column(column: "Column") -> "Column":
    get = column.get()
    return msgspec.structs.replace(
        column, heading=of_thing(column.heading), cell=lambda record: of_thing(get(record))
    )


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", errors="surrogatepass").hex()
    return re.sub("(....)", r"\\u\1", units)
