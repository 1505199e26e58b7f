"""`report export`: the whole model as files, each by its ending."""

from collections.abc import Callable, Sequence
from os.path import normpath
from pathlib import Path

from xiaoshan_report.commands.comparability_notes import matching_of
from xiaoshan_report.commands.options import OF_FILES, named_file
from xiaoshan_report.commands.parameter import Parameter
from xiaoshan_report.commands.spec import Command, Files
from xiaoshan_report.export import PACKAGE, exporter
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import Report

_Fill = Callable[[Path], None]
"""What fills a file, or another that will take its place."""


def answer(reports: Sequence[Report], tr: Translator, *, files: Sequence[Path]) -> Files:
    """Answer `report export`: the files, and last what describes them, where that is asked for.

    Raises `ReportError` for an ending that there is nothing for, and what no package can name.
    """
    matching = matching_of(reports)
    contents: dict[Path, Path] = {}

    def data(file: Path) -> _Fill:
        write = exporter(file)

        def fill(content: Path) -> None:
            contents[file] = content
            write(reports, content, tr, matching)

        return fill

    once = {normpath(file): file for file in files}.values()
    data_files = [file for file in once if file.name.lower() != PACKAGE]
    packages = [file for file in once if file.name.lower() == PACKAGE]
    filled = [(file, data(file)) for file in data_files]
    return Files(
        [*filled, *((one, _package(one, reports, data_files, contents)) for one in packages)]
    )


def _package(
    package: Path, reports: Sequence[Report], files: Sequence[Path], contents: dict[Path, Path]
) -> _Fill:
    """What describes the files, once their contents are there."""
    from xiaoshan_report.export.datapackage import paths_in, write

    paths = paths_in(package, files)
    return lambda content: write(
        reports, {path: contents[file] for file, path in paths.items()}, content
    )


FILES = Parameter(
    "files", "argument-export", (), "FILE", named_file, required=True, many=True, file="written"
)

COMMAND = Command("export", (FILES, *OF_FILES), answer)
