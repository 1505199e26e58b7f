"""Which model files are meant, in which order, and the reports that they state, one by one."""

from collections.abc import Callable, Iterator, Sequence
from os.path import exists, isdir, isfile  # which take any path for what it is
from pathlib import Path
from typing import NamedTuple

from xiaoshan_report.errors import ReportError
from xiaoshan_report.loading import bundled_model, head, load
from xiaoshan_report.model import Report


class Models(NamedTuple):
    """Model files in order; `several` where more than one could have been meant."""

    files: tuple[Path, ...]
    several: bool


def models(given: Sequence[Path]) -> Models:
    """The model files that are given, folders opened up; the bundled one where none is.

    Several stand in the order of their places, then of their periods. Raises `ReportError` for a
    folder without a model, for two models of the same report, and for what is no file of several.
    """
    files = tuple(file for path in given or [bundled_model()] for file in _inside(path))
    several = len(given) > 1 or any(map(isdir, given))
    return Models(_ordered(files) if len(files) > 1 else files, several)


def reports(files: Sequence[Path], refuse: Callable[[ReportError], None]) -> Iterator[Report]:
    """The reports of the files that can be read; `refuse` hears why another cannot."""
    for file in files:
        if report := _report(file, refuse):
            yield report


def _report(file: Path, refuse: Callable[[ReportError], None]) -> Report | None:
    try:
        return load(file)
    except ReportError as error:
        refuse(error)
        return None


def _inside(path: Path) -> list[Path]:
    """The model files in a folder, directly or deeper, or the one file that this is."""
    if not isdir(path):
        return [path]
    found = sorted(path.rglob("*.toml"))
    if not found:
        raise ReportError("empty-folder", folder=path)
    return found


def _ordered(files: Sequence[Path]) -> tuple[Path, ...]:
    """The files by what their reports say of themselves; those that cannot be read come first."""
    for file in files:
        if file == Path("-") or (exists(file) and not isfile(file)):
            raise ReportError("read-once", file=file)
    keys = {file: _key(file) for file in files}
    seen: dict[str, Path] = {}
    for file in files:
        identifier = keys[file][2]
        if identifier in seen:
            raise ReportError("same-report", id=identifier, first=seen[identifier], second=file)
        if identifier:
            seen[identifier] = file
    return tuple(sorted(files, key=keys.__getitem__))


def _key(file: Path) -> tuple[str, str, str]:
    try:
        return head(file)
    except ReportError:  # which is said when the file is read whole
        return "", "", ""
