"""How an answer reaches its reader: colour and width, standard output, files never half written."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cache
from os.path import isfile, realpath  # which take any path for what it is
from pathlib import Path
from stat import S_IMODE, S_ISREG
from typing import TYPE_CHECKING, TextIO

from xiaoshan_report import is_bundled
from xiaoshan_report.errors import Message, ReportError, reason

if TYPE_CHECKING:
    from xiaoshan_report.messages.translator import Translator


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a standard stream, which may have been closed before the start, is a terminal."""
    return stream is not None and stream.isatty()


def wants_color(asked: str, environment: Mapping[str, str], *, on_terminal: bool) -> bool:
    """Whether to use colour: what was asked for, then what the environment says, then the terminal.

    `NO_COLOR` goes before `FORCE_COLOR` and `CLICOLOR_FORCE` (unless 0), these before `CLICOLOR=0`,
    that before `TERM=dumb`.
    """
    if asked != "auto":
        return asked == "always"
    if environment.get("NO_COLOR"):
        return False
    if any(
        environment.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")
    ):
        return True
    if environment.get("CLICOLOR") == "0" or environment.get("TERM") == "dumb":
        return False
    return on_terminal


def opens_links(environment: Mapping[str, str]) -> bool:
    """Whether a terminal can be sent links: one that does not know them leaves them out."""
    return environment.get("TERM", "dumb") not in ("dumb", "linux")


def terminal_width() -> int:
    """The columns of the terminal, which the variable COLUMNS may overrule."""
    from shutil import get_terminal_size

    return get_terminal_size().columns


STAND_INS = str.maketrans("█▉▊▋▌▍▎▏▆▄▂━─│→←·●○↓≥≈–—“”‘’…²", "#####:::+=_=-|><.*ov>~--\"\"''.2")
"""Plainer characters as wide as those that not every encoding has."""


def encoded(text: str, encoding: str) -> bytes:
    """The text in an encoding; what that lacks becomes a stand-in, or a question mark."""
    if encoding.lower().replace("-", "") == "utf8":
        return text.encode(errors="backslashreplace")  # what is no text may stand in a refusal
    if not _can("±", encoding):
        text = text.replace(" ±", "+-")
    kept = "".join(
        character if _can(character, encoding) else character.translate(STAND_INS)
        for character in text
    )
    return kept.encode(encoding, errors="replace")


@cache
def _can(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def to_stdout(texts: Iterable[str], encoding: str) -> None:
    """Write to standard output, with stand-ins for characters that the encoding lacks.

    It goes past Python's own buffer: what fails here must not fail once more when Python ends. A
    reader that has gone has seen enough. Raises `ReportError` where nothing can be written.
    """
    if sys.stdout is None:  # what the system calls 1 may be a file of ours by now
        raise ReportError(Message("cannot-write", file="stdout", reason=Message("is-closed")))
    try:
        for text in texts:
            rest = memoryview(encoded(text, encoding))
            while rest:
                rest = rest[_written(rest) :]
    except BrokenPipeError:
        return
    except OSError as error:
        raise ReportError(Message("cannot-write", file="stdout", reason=reason(error))) from None


def _written(content: memoryview) -> int:
    """Write the beginning of the content to standard output; how much of it.

    A pipe that another program has set not to block is waited for.
    """
    try:
        return os.write(1, content)
    except BlockingIOError:
        from select import select

        select([], [1], [])
        return 0


def to_stderr(text: str) -> None:
    """Write a line to standard error. Where that cannot be done there is nobody left to tell.

    Python's own `print` would fall back on standard output where standard error is closed.
    """
    if sys.stderr is None:
        return
    try:
        os.write(2, encoded(f"{text}\n", sys.stderr.encoding))
    except OSError:
        return


def refuse(message: Message, tr: "Translator") -> None:
    """Say on standard error what cannot be done, in one line: it may quote a file."""
    from xiaoshan_report.render.visible import visible

    sentence = visible(tr("refusal", sentence=message))
    to_stderr(sentence.replace("\n", "\\n").replace("\t", "\\t"))


def deliver(texts: Iterable[str], output: Path | None, encoding: str = "utf-8") -> None:
    """Write the texts to the file, or to standard output; in a file they are always UTF-8.

    Raises `ReportError` where nothing can be written.
    """
    if output:
        to_file(output, lambda path: _fill(path, texts))
    else:
        to_stdout(texts, encoding)


def _fill(path: Path, texts: Iterable[str]) -> None:
    with path.open("wb") as file:
        file.writelines(text.encode() for text in texts)


def refuse_overwriting(target: Path, read: Iterable[Path]) -> None:
    """Raise `ReportError` where the file to write is the program's, or one of those that are read.

    It is that by whatever name: a link leads to the same file, and `-` may be one. A device or a
    pipe loses nothing.
    """
    if not isfile(target):
        return
    if any(_is_same(target, file) for file in read):
        raise ReportError(Message("read-as-well", file=target))
    if is_bundled(target):
        raise ReportError(Message("bundled", file=target))


def refuse_existing(target: Path, *, is_model: bool) -> None:
    """Raise `ReportError` where the file to write is there already, which may be a person's work.

    A device or a pipe loses nothing.
    """
    if isfile(target):
        raise ReportError(Message("model-is-there" if is_model else "is-there", file=target))


def _is_same(target: Path, read: Path) -> bool:
    try:
        return os.path.samestat(target.stat(), os.stat(0) if read == Path("-") else read.stat())
    except OSError:  # it cannot be read, which is said elsewhere
        return False


def to_file(path: Path, write: Callable[[Path], object]) -> None:
    """Have `write` fill the file, so that none is half there, as `to_files` does."""
    to_files([(path, write)])


def to_files(files: Iterable[tuple[Path, Callable[[Path], object]]]) -> None:
    """Have what stands beside each file fill it, so that none is half there, nor one of several.

    What is no regular file (a device, a pipe) is written to directly. Raises `ReportError` where
    one cannot be written; files that were there before are then as they were.
    """
    from xiaoshan_report.cli.signals import held

    with held() as signals, ExitStack() as drafts:
        filled = []
        for path, write in files:
            with _named(path):
                mode = _mode(path)
                is_file = mode is None or S_ISREG(mode)
                draft = drafts.enter_context(_draft(path)) if is_file else path
                with signals.heard():
                    write(draft)
                if mode is not None and is_file:
                    draft.chmod(S_IMODE(mode))
                filled += [(path, draft)] * is_file
        for path, draft in filled:
            with _named(path):
                draft.replace(realpath(path))


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Say of what cannot be written that it is this file."""
    try:
        yield
    except OSError as error:
        raise ReportError(Message("cannot-write", file=path, reason=reason(error))) from None


def _mode(path: Path) -> int | None:
    """What a path leads to and who may do what with it; `None` where nothing is there yet."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


@contextmanager
def _draft(path: Path) -> Iterator[Path]:
    """An empty file that can take the place of another, or of what a link of that name leads to.

    It is in a folder of its own beside that, which nobody else can put a file into.
    """
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix=".report.", dir=Path(realpath(path)).parent) as folder:
        draft = Path(folder, "new")  # the goal's own name may be too long for what is put beside it
        draft.touch()  # whatever writes to it, who may read it is the user's to say
        yield draft


def stdout_encoding() -> str:
    """The encoding of standard output, which may be closed."""
    return sys.stdout.encoding if sys.stdout else "utf-8"
