"""Finding, parsing and converting a model file, and refusing one that contradicts itself."""

import datetime
import os
import sys
from codecs import BOM_UTF8
from collections.abc import Sequence
from decimal import Decimal
from errno import EBADF
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import msgspec
import tomli

from xiaoshan_report import data_file
from xiaoshan_report.errors import Message, ReportError, reason
from xiaoshan_report.model.figures import complete
from xiaoshan_report.model.structs import Model, Report
from xiaoshan_report.model.validation import problems

if TYPE_CHECKING:
    from io import FileIO

    from xiaoshan_report.model.vocabulary import Terms

_Document = TypeVar("_Document", bound=msgspec.Struct)
"""What a file is converted to."""


def bundled_model() -> Path:
    """Find the model that comes with the package: in it, or beside it in a checkout."""
    return data_file("report.toml")


def load(path: Path, parts: Sequence[str] | None = None) -> Report:
    """Return the report that the model file `path` states, complete and cross-checked.

    Of the lists in it only these `parts` are kept, which takes less memory, or all.
    Raises `ReportError` when the file cannot be read, is no TOML, has another shape than `Model`,
    or contradicts itself; the sentence names the file, the line where there is one, and the place.
    """
    report = loaded(read(path), path)
    if parts is None:
        return report
    model = msgspec.structs.replace(report.model, **dict.fromkeys(_LISTS - set(parts), ()))
    return Report(model, complete(model))


_LISTS = {"indicators", "areas", "projects", "aims", "sums", "tallies", "numerals"}
"""What a model has lists of."""


def loaded(text: str, path: Path) -> Report:
    """Return the report that a text states, which is, or shall be, that of the file `path`.

    Raises `ReportError` as `load` does.
    """
    model = _convert(_parse(text, path), Model, text, path)
    for place, problem in problems(model):
        raise ReportError(_refusal(path, text, place, problem))
    return Report(model, complete(model))


@cache
def bundled_terms() -> "Terms":
    """Return the bundled vocabulary, read once, and only where it is needed."""
    return load_terms(data_file("series.toml"))


def load_terms(path: Path) -> "Terms":
    """Return the vocabulary that the file `path` states, cross-checked.

    Raises `ReportError` as `load` does: a file of another shape, an id that stands twice, a name
    that two terms claim.
    """
    from xiaoshan_report.model.vocabulary import Terms, Vocabulary, claimed_twice

    text = read(path)
    vocabulary = _convert(_parse(text, path), Vocabulary, text, path)
    for place, problem in claimed_twice(vocabulary):
        raise ReportError(_refusal(path, text, place, problem))
    return Terms(vocabulary)


HEAD = 4096
"""The bytes in which a model file says what report it is about, if it has the usual layout."""


def head(path: Path) -> tuple[str, str, str]:
    """Return the place, the period and the id of the report that the file is about.

    Only the tables before the first list of tables are read, or all where these do not say so.
    Raises `ReportError` when the file cannot be read, is no TOML, or does not say so at all.
    """
    start, found, _ = read_bytes(path, HEAD).partition(b"\n[[")
    try:
        document = tomli.loads(start.decode()) if found else {}
    except ValueError:  # it is cut within something
        document = {}
    if "report" not in document:
        document = _parse(read(path), path)
    match document:
        case {"report": {"place": str(place), "period": str(period), "id": str(identifier)}}:
            return place, period, identifier
    raise ReportError(Message("unnamed-report", file=path))


_STDIN = Path("-")

_PIECE = 1024**2
"""The bytes that are asked for at a time."""


LARGEST = 64
"""The most megabytes that a text or a model may have: a report has less than one."""


def read_bytes(path: Path, most: int = LARGEST * 1024**2 + 1) -> bytes:
    """Return the bytes of a file, at `most` so many, less the mark of UTF-8; `-` is standard input.

    Raises `ReportError` when it cannot be read, or has more than anything that can be meant.
    """
    content = _content(path, most)
    if len(content) > LARGEST * 1024**2:
        raise ReportError(Message("too-large", file=path, most=LARGEST))
    return content.removeprefix(BOM_UTF8)


def _content(path: Path, most: int) -> bytes:
    try:
        if path == _STDIN:
            return _start(_standard_input(), most)
        with open(path, "rb", buffering=0) as file:
            return _start(file, most)
    except FileNotFoundError:
        raise ReportError(Message("no-file", file=path)) from None
    except OSError as error:
        raise ReportError(Message("unreadable", file=path, reason=reason(error))) from None


def _standard_input() -> BinaryIO:
    """Standard input, which may have been closed before the start, or set not to block."""
    if sys.stdin is None:
        raise OSError(EBADF, "")
    os.set_blocking(sys.stdin.fileno(), True)
    return sys.stdin.buffer


def _start(file: "BinaryIO | FileIO", most: int) -> bytes:
    """The first bytes of a file, taken piece by piece: a device may have no end, nor say so."""
    pieces, size = [], 0
    while size < most and (piece := file.read(min(most - size, _PIECE))):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def read(path: Path) -> str:
    """Return the text of a file; raise `ReportError` where it cannot be read or is no UTF-8."""
    try:
        return read_bytes(path).decode()
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ReportError(Message("not-utf-8", where=f"{path}:{line}")) from None


def _parse(text: str, path: Path) -> dict[str, Any]:
    try:
        return tomli.loads(text, parse_float=Decimal)
    except tomli.TOMLDecodeError as error:
        where = f"{path}:{error.lineno}:{error.colno}"
        raise ReportError(Message("not-toml", where=where, reason=error.msg)) from None
    except (ValueError, RecursionError, ArithmeticError):  # what tomli lets through
        raise ReportError(Message("unparsable", file=path)) from None


def _convert(document: dict[str, Any], kind: type[_Document], text: str, path: Path) -> _Document:
    try:
        return msgspec.convert(document, kind, builtin_types=(Decimal, datetime.date))
    except msgspec.ValidationError as error:
        from xiaoshan_report.model.locating import explain

        place, problem = explain(str(error), document, kind)
        raise ReportError(_refusal(path, text, place, problem)) from None


def _refusal(path: Path, text: str, place: str, problem: Message) -> Message:
    from xiaoshan_report.model.locating import line_of

    line = line_of(text.replace("\r\n", "\n"), place)
    where = f"{path}:{line}" if line else str(path)
    if not place:
        return Message("refused-whole", where=where, problem=problem)
    return Message("refused", where=where, place=place, problem=problem)
