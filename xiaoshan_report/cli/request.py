"""What a command line asks for: a command, its question, and the options that commands share."""

import os
from collections.abc import Iterable, Iterator, Mapping
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
    csv: bool = False
    output: Path | None = None
    lang: Language | None = None
    color: str = "auto"
    no_pager: bool = False
    bom: bool = False
    columns: tuple[str, ...] | None = None
    sort: str | None = None
    limit: int | None = None
    force: bool = False


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
        """Return the format asked for: by name, by its own option, by the file's ending; or usual.

        Raises `ReportError` where two are asked for, and where the file's ending alone names none.
        """
        asked = dict(self._formats())
        output = self.options.output
        by_ending = named_by(output.suffix) if output else None
        if by_ending and not (asked and by_ending.for_terminals):  # any text may end in .txt
            asked[f"-o {output}"] = by_ending
        for option, form in asked.items():
            first = next(iter(asked))
            if form is not asked[first]:
                raise ReportError(Message("two-formats", first=first, second=option))
        if output and not asked:
            raise ReportError(_unknown_format(output))
        return next(iter(asked.values()), FORMATS[self.command.default_format])

    def _formats(self) -> Iterator[tuple[str, Format]]:
        """The formats that options ask for, by the options."""
        options = self.options
        if options.format:
            yield f"--format {options.format}", FORMATS[options.format]
        if options.json:
            yield "--json", FORMATS["json"]
        if options.csv:
            yield "--csv", FORMATS["csv"]

    @property
    def listing(self) -> Listing:
        """What of a listing is wanted."""
        options = self.options
        return Listing(options.columns or (), options.sort, options.limit)

    def refuse_overwriting(self, models: Iterable[Path] = ()) -> None:
        """Raise `ReportError` where a file to write is one that is read, the models among them.

        Nor is a file created that is there already, unless that is asked for.
        """
        values = {**self.question, "output": self.options.output}
        named = [
            (one.file, path)
            for one in self.command.parameters
            if one.file and (value := values.get(one.name))
            for path in (value if one.many else [value])
        ]
        read = [*models, *(path for use, path in named if use == "read")]
        for use, path in named:
            if use in ("written", "created"):
                delivery.refuse_overwriting(path, read)
            if use == "created" and not self.options.force:
                delivery.refuse_existing(path, is_model="update" in self.question)


def _unknown_format(file: Path) -> Message:
    """Return the refusal of a file whose ending names no format, but perhaps an export."""
    from xiaoshan_report.export import EXPORTERS

    known = ", ".join(one.ending for one in FORMATS.values())
    key = "is-export" if file.suffix.lower() in EXPORTERS else "unknown-format"
    return Message(key, file=file, known=known)


def request_of(command: Command, values: Mapping[str, Any]) -> Request:
    """Return the request of a command's parameters, by their names."""
    shared = {name: value for name, value in values.items() if name in Options.__struct_fields__}
    question = {name: value for name, value in values.items() if name not in shared}
    return Request(command, question, Options(**shared))
