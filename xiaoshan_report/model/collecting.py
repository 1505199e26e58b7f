"""Which model files are meant, in which order, and the reports that they state, one by one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import filterfalse
from os import stat, walk
from os.path import exists, isdir, isfile  # which take any path for what it is
from pathlib import Path

import msgspec

from xiaoshan_report.errors import Message, ReportError, reason
from xiaoshan_report.model.loading import bundled_model, head, load
from xiaoshan_report.model.structs import Report


class Models(msgspec.Struct, frozen=True):
    """Model files in order; `several` where more than one could have been meant.

    `refused` says of each file that was found and is none of them why it is not.
    """

    files: tuple[Path, ...]
    several: bool
    refused: tuple[Message, ...] = ()


def models(given: Sequence[Path]) -> Models:
    """Return the model files that are given, folders opened up; the bundled one where none is.

    Several stand in the order of their places, then of their periods, and each but once. Raises
    `ReportError` for a folder without a model, and where several are given for what is no file.
    """
    paths = given or [bundled_model()]
    several = len(paths) > 1 or any(map(isdir, paths))
    if not several:
        return Models(tuple(paths), several)
    for path in paths:
        if path == Path("-") or _is_special(path):
            raise ReportError(Message("read-once", file=path))
    unread: list[Message] = []
    found = _each_once(file for path in paths for file in _inside(path, unread))
    files, refused = _ordered(found)
    return Models(files, several, (*unread, *refused))


def reports(
    files: Iterable[Path], refuse: Callable[[Message], None], parts: Sequence[str] | None = None
) -> Iterator[Report]:
    """Yield the reports of the files that can be read, with these `parts` of them or whole.

    `refuse` hears why another cannot be read.
    """
    for file in files:
        if report := _report(file, refuse, parts):
            yield report


def _report(
    file: Path, refuse: Callable[[Message], None], parts: Sequence[str] | None
) -> Report | None:
    try:
        return load(file, parts)
    except ReportError as error:
        refuse(error.message)
        return None


def _inside(path: Path, unread: list[Message]) -> list[Path]:
    """The model files in a folder, directly or deeper, or the one file that this is.

    What is hidden is none; links are followed. Of a folder that cannot be read `unread` hears.
    """
    if not isdir(path):
        return [path]

    def refuse(error: OSError) -> None:
        unread.append(Message("unreadable-folder", folder=error.filename, reason=reason(error)))

    seen: set[object] = set()
    found: list[Path] = []
    for folder, folders, names in walk(path, onerror=refuse, followlinks=True):
        here = _identity(Path(folder))
        folders[:] = filterfalse(_is_hidden, folders) if here not in seen else ()
        if here not in seen:
            found += (Path(folder, name) for name in names if _names_a_model(name))
        seen.add(here)
    if not found and not unread:
        raise ReportError(Message("empty-folder", folder=path))
    return sorted(found)


def _names_a_model(name: str) -> bool:
    return not _is_hidden(name) and name.lower().endswith(".toml")


def _is_hidden(name: str) -> bool:
    return name.startswith(".")


def _each_once(files: Iterable[Path]) -> list[Path]:
    """The files without those that are one of them under another name."""
    found: dict[object, Path] = {}
    for file in files:
        found.setdefault(_identity(file), file)
    return list(found.values())


def _identity(file: Path) -> object:
    """What tells the file from any other: its place on the disk, or its path where it has none."""
    try:
        found = stat(file)
    except OSError:  # which is said when it is read
        return file
    return found.st_dev, found.st_ino


def _is_special(path: Path) -> bool:
    """Whether the path leads to neither a file nor a folder: to a pipe, a device."""
    return exists(path) and not isfile(path) and not isdir(path)


def _ordered(files: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[Message, ...]]:
    """The files by what their reports say of themselves, and why others are no models of theirs.

    Those that cannot be read come first.
    """
    keys: dict[Path, tuple[str, str, str]] = {}
    holders: dict[str, Path] = {}
    refused: list[Message] = []
    for file in files:
        if _is_special(file):
            refused.append(Message("no-plain-file", file=file))
            continue
        *_, identifier = key = _key(file)
        first = holders.setdefault(identifier, file) if identifier else file
        if first is file:
            keys[file] = key
        else:
            refused.append(Message("same-report", file=file, id=identifier, first=first))
    return tuple(sorted(keys, key=keys.__getitem__)), tuple(refused)


def _key(file: Path) -> tuple[str, str, str]:
    try:
        return head(file)
    except ReportError:  # which is said when the file is read whole
        return "", "", ""
