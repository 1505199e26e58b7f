"""What a command line asks for: a command, its question, and the options that commands share."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from xiaoshan_report.cli import delivery
from xiaoshan_report.commands.spec import Command
from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.messages import Language
from xiaoshan_report.messages.translator import Translator, language_of
from xiaoshan_report.render.formats import FORMATS, Format, named_by
from xiaoshan_report.render.listing import Listing


class Options(msgspec.Struct, frozen=True):
    """What the options that commands share ask for, by their names; a command may lack some."""

    model: tuple[Path, ...] = ()
    jobs: int | None = None
    format: str | None = None
    json: bool = False
    output: Path | None = None
    lang: Language | None = None
    color: str = "auto"
    bom: bool = False
    columns: tuple[str, ...] | None = None
    sort: str | None = None
    limit: int | None = None


class Request(msgspec.Struct, frozen=True):
    """A command, what it is asked, and how the answer is wanted."""

    command: Command
    question: dict[str, Any]
    options: Options

    @property
    def tr(self) -> Translator:
        """What says things in the language asked for."""
        return Translator(self.options.lang or language_of(os.environ))

    def format(self) -> Format:
        """Return the format asked for: by name, by `--json`, by the file's ending, or the usual."""
        options = self.options
        if options.format or options.json or not options.output:
            usual = "json" if options.json else self.command.default_format
            return FORMATS[options.format or usual]
        if found := named_by(options.output.suffix):
            return found
        known = ", ".join(one.ending for one in FORMATS.values())
        raise ReportError(Message("unknown-format", file=options.output, known=known))

    @property
    def listing(self) -> Listing:
        """What of a listing is wanted."""
        options = self.options
        return Listing(options.columns or (), options.sort, options.limit)

    def refuse_overwriting(self, models: Iterable[Path] = ()) -> None:
        """Raise `ReportError` where a file to write is one that is read, the models among them."""
        values = {**self.question, "output": self.options.output}
        named = [(one.file, values.get(one.name)) for one in self.command.parameters]
        read = [*models, *(path for use, path in named if use == "read" and path)]
        for use, path in named:
            if use == "written" and path:
                delivery.refuse_overwriting(path, read)


def request_of(command: Command, values: Mapping[str, Any]) -> Request:
    """Return the request of a command's parameters, by their names."""
    shared = {name: value for name, value in values.items() if name in Options.__struct_fields__}
    question = {name: value for name, value in values.items() if name not in shared}
    return Request(command, question, Options(**shared))
