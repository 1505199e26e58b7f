"""`report export`: the whole model as one file, by its ending."""

from collections.abc import Sequence
from pathlib import Path

from xiaoshan_report.commands.comparability_notes import matching_of
from xiaoshan_report.commands.options import OF_FILES, named_file
from xiaoshan_report.commands.parameter import Parameter
from xiaoshan_report.commands.spec import Command, File
from xiaoshan_report.export import exporter
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import Report


def answer(reports: Sequence[Report], tr: Translator, *, file: Path) -> File:
    """Answer `report export`; raise `ReportError` for an ending that there is nothing for."""
    write, matching = exporter(file), matching_of(reports)
    return File(file, lambda path: write(reports, path, tr, matching))


FILE = Parameter("file", "argument-export", (), "FILE", named_file, required=True, file="written")

COMMAND = Command("export", (FILE, *OF_FILES), answer)
