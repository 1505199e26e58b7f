"""From what was asked to the answer delivered: models read, a view made of them and written."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO, TypeVar

from xiaoshan_report.errors import ReportError

if TYPE_CHECKING:  # which only an answer needs
    from xiaoshan_report.cli.streaming import Piece
    from xiaoshan_report.messages.translator import Language, Translator
    from xiaoshan_report.model.structs import Report
    from xiaoshan_report.render import RenderOptions
    from xiaoshan_report.render.table import View

FOUND = 1
"""Exit code: `check` found something."""

COULD_NOT_RUN = 2
"""Exit code: bad usage, an unreadable or invalid model, no such id, or nowhere to write."""

Answer = Callable[..., "View | None"]
"""What answers a command: a view, or nothing where it has put its answer where it belongs."""

Refuse = Callable[[ReportError], None]
"""What hears of a model that cannot be read."""

Thing = TypeVar("Thing")


class Asked(NamedTuple):
    """What the options that every command takes ask for."""

    model: list[Path] | None = None
    jobs: int | None = None
    format: str | None = None
    json: bool = False
    output: Path | None = None
    lang: "Language | None" = None
    color: str = "auto"
    bom: bool = False

    @property
    def tr(self) -> "Translator":
        """The program's words in the language asked for."""
        from xiaoshan_report.messages.translator import Translator, language_of

        return Translator(self.lang or language_of(os.environ))

    def chosen_format(self) -> str:
        """The format asked for: by name, by `--json`, by the ending of the file, or a table."""
        from xiaoshan_report.render import ENDINGS

        if self.format:
            return self.format
        if self.json:
            return "json"
        if self.output is None:
            return "table"
        if self.output.suffix.lower() not in ENDINGS:
            known = ", ".join(ENDINGS)
            raise ReportError("unknown-format", file=self.output, known=known)
        return ENDINGS[self.output.suffix.lower()]


def refused(error: ReportError, tr: "Translator") -> int:
    """Say what cannot be done; the exit code for that."""
    from xiaoshan_report.cli.delivery import to_stderr

    to_stderr(_on_one_line(tr("refusal", sentence=error)))
    return COULD_NOT_RUN


def _on_one_line(sentence: str) -> str:
    """The sentence with its control characters and line breaks escaped: it may quote a file."""
    from re import sub

    controls = "[\0-\x1f\x7f-\x9f\u2028\u2029]"
    return sub(controls, lambda found: found[0].encode("unicode_escape").decode(), sentence)


def respond(answer: Answer, asked: Asked, given: dict[str, object]) -> int:
    """Load the models, let `answer` make a view of them, and write that where it was asked for.

    A model that cannot be read is named, and the answer is about the others. Returns the exit code.
    """
    from xiaoshan_report.model.files import models

    name = asked.chosen_format()
    if name == "svg" and not given.get("chart"):
        raise ReportError("no-chart")
    unread: list[ReportError] = []

    def refuse(error: ReportError) -> None:
        unread.append(error)
        refused(error, asked.tr)

    files, several, rejected = models(asked.model or [])
    spare(asked, given, files)
    for error in rejected:
        refuse(error)
    if len(files) > 1 and _is_streamed(answer, name, given):
        code = _stream(answer, asked, given, files, refuse)
    elif reports := _read(files, refuse):
        view = answer(reports=reports, tr=asked.tr, **given)
        code = _conclude(view, asked, name, alone=not several)
    return COULD_NOT_RUN if unread else code


def spare(asked: Asked, given: dict[str, object], models: Sequence[Path] = ()) -> None:
    """Raise `ReportError` where the file to write is one that a command is given to read."""
    from xiaoshan_report.cli import delivery

    read = [*models, *(one for name in _READ if isinstance(one := given.get(name), Path))]
    for target in (asked.output, given.get(_WRITTEN)):
        if isinstance(target, Path):
            delivery.spare(target, read)


_READ, _WRITTEN = ("text", "source"), "file"
"""The parameters of answers that name a file to read, and to write."""


def _read(files: Sequence[Path], refuse: Refuse) -> "list[Report]":
    """The reports of the files that can be read."""
    from xiaoshan_report.model.files import reports

    return list(_watched(reports(files, refuse), len(files)))


def _conclude(view: "View | None", asked: Asked, name: str, *, alone: bool = False) -> int:
    """Write a view, unless the answer has put itself where it belongs; the exit code.

    With `alone` it is about the one model that was given.
    """
    if view is None:
        return 0
    for error in view.missing.values():
        raise error
    _write(view.of_one_model() if alone else view, asked, name)
    return 0 if view.ok else FOUND


_STREAMED = ("indicators", "area", "livelihood", "figures")
"""The commands whose answer about many models is what they say about each, put together."""


def _is_streamed(answer: Answer, name: str, given: dict[str, object]) -> bool:
    """Whether the answer can be made a model at a time."""
    from xiaoshan_report.render import STREAMED

    command = answer.__name__
    one_object = command == "livelihood" and name == "json" and given["number"] is None
    whole = one_object or given.get("chart")
    return command in _STREAMED and name in STREAMED and not whole


def _stream(
    answer: Answer, asked: Asked, given: dict[str, object], files: Sequence[Path], refuse: Refuse
) -> int:
    """Write the answer about many models while they are being read."""
    from functools import partial
    from itertools import chain

    from xiaoshan_report.cli import streaming
    from xiaoshan_report.render import joiner

    name = asked.chosen_format()
    make = partial(_piece, answer.__name__, name, asked.tr.language, given)
    pieces = streaming.pieces(make, files, asked.jobs or streaming.usual_jobs(len(files)))
    if asked.output or not _is_terminal(sys.stdout):  # where a bar would not stand in between
        pieces = _watched(pieces, len(files))
    texts = streaming.texts(pieces, refuse)
    for first in texts:
        deliver(joiner(name)(chain([first], texts)), asked, name)
    return 0


def _piece(
    command: str, name: str, language: "Language", given: dict[str, object], file: Path
) -> "Piece":
    """What the model in this file adds to the answer of a command in a format."""
    from xiaoshan_report.cli.program import (
        COMMANDS,  # by its name, since it may be in another process
    )
    from xiaoshan_report.cli.streaming import Piece
    from xiaoshan_report.messages.translator import Translator
    from xiaoshan_report.model.loading import load
    from xiaoshan_report.render import RenderOptions, writer

    try:
        report = load(file)
    except ReportError as error:
        return Piece("", {}, error)
    view = COMMANDS[command](reports=[report], tr=Translator(language), **given)
    assert view  # no command of these writes a file of its own
    return Piece(writer(name)(view, RenderOptions()), view.missing)


def _watched(things: Iterator[Thing], total: int) -> Iterator[Thing]:
    """The things, with a bar that says how far one is where there is a person to see it."""
    if total == 1 or not _is_terminal(sys.stderr):
        return things
    from xiaoshan_report.cli.progress import watched

    return watched(things, total)


def _write(view: "View", asked: Asked, name: str) -> None:
    """Write a view in the format of this name where it was asked for."""
    from xiaoshan_report.render import writer

    deliver([writer(name)(view, _render_options(asked))], asked, name)
    _suggest(view, asked, name)


def deliver(texts: Iterable[str], asked: Asked, name: str = "") -> None:
    """Write the texts, of a format if they are an answer's, where they were asked for.

    A table on standard output is in its encoding, all else in UTF-8. Raises `ReportError` where
    nothing can be written.
    """
    from xiaoshan_report.cli import delivery

    if asked.bom and (asked.output or name != "table"):
        texts = _marked(texts)
    if asked.output:
        delivery.to_file(asked.output, lambda path: _fill(path, texts))
    else:
        delivery.to_stdout(texts, delivery.stdout_encoding() if name == "table" else "utf-8")


def _marked(texts: Iterable[str]) -> Iterator[str]:
    yield "\ufeff"
    yield from texts


def _fill(path: Path, texts: Iterable[str]) -> None:
    with path.open("wb") as file:
        file.writelines(text.encode() for text in texts)


def _render_options(asked: Asked) -> "RenderOptions":
    """A terminal's width and colour; neither in a pipe or a file, unless colour is asked for."""
    from xiaoshan_report.cli import delivery
    from xiaoshan_report.render import RenderOptions

    on_terminal = asked.output is None and _is_terminal(sys.stdout)
    return RenderOptions(
        width=delivery.terminal_width() if on_terminal else None,
        color=delivery.wants_color(asked.color, os.environ, on_terminal=on_terminal),
        omitted=asked.tr("omitted", columns="{columns}"),
        pause=asked.tr("pause"),
    )


def _is_terminal(stream: TextIO | None) -> bool:
    """Whether a standard stream, which may have been closed before the start, is a terminal."""
    return stream is not None and stream.isatty()


def _suggest(view: "View", asked: Asked, name: str) -> None:
    """Name a command that may be useful next, to a person at a terminal only."""
    from xiaoshan_report.cli.delivery import to_stderr

    if view.hint and name == "table" and _is_terminal(sys.stdout) and _is_terminal(sys.stderr):
        to_stderr(asked.tr("next", command=view.hint))
