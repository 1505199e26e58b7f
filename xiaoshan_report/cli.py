"""Arguments in, exit code out: the commands, their options, and the one place that meets errors."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple, NoReturn, TextIO, TypeVar

import typer

from xiaoshan_report import __version__
from xiaoshan_report.errors import ReportError

if TYPE_CHECKING:  # these cost a start-up that --help and --version need not pay
    from xiaoshan_report.messages import Language, Words
    from xiaoshan_report.model import Report
    from xiaoshan_report.output import Page
    from xiaoshan_report.streaming import Piece
    from xiaoshan_report.table import View
    from xiaoshan_report.usage import Program

FOUND = 1
"""Exit code: `check` found something."""

COULD_NOT_RUN = 2
"""Exit code: bad usage, an unreadable or invalid model, no such id, or nowhere to write."""

Format = Literal["table", "json", "jsonl", "csv", "tsv", "markdown", "html", "svg"]
Chart = Annotated[bool, typer.Option("--chart", help="Draw a chart.")]
Color = Literal["auto", "always", "never"]
Shell = Literal["bash", "zsh", "fish"]
Described = Literal["indicators", "area", "livelihood", "compare", "figures", "show", "check"]


def _print_version(asked: bool) -> None:
    if asked:
        print(f"report {__version__}")
        raise typer.Exit


class Shared(NamedTuple):
    """The options that every command takes; each field's annotation is its help."""

    model: Annotated[
        list[Path] | None,
        typer.Option(
            "--model",
            metavar="FILE",
            envvar="XIAOSHAN_REPORT_MODEL",
            help="Another model, or a folder of models; may be given again.",
        ),
    ] = None
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            metavar="N",
            min=1,
            help="Read many models in N processes.",
        ),
    ] = None
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="How to write the answer.")
    ] = None
    json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to FILE; its ending names the format."
        ),
    ] = None
    lang: Annotated[
        Literal["zh", "en"] | None,
        typer.Option("--lang", help="Language; by default the locale's."),
    ] = None
    color: Annotated[Color, typer.Option("--color", help="Colour on a terminal.")] = "auto"
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin the file with a mark, as Excel wants of csv.")
    ] = False
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_print_version, help="Show the version."),
    ] = False

    @property
    def words(self) -> "Words":
        """The program's words in the language asked for."""
        from xiaoshan_report.messages import Words, language_of

        return Words(self.lang or language_of(os.environ))

    def chosen_format(self, usual: str) -> str:
        """The format asked for: by name, by `--json`, by the ending of the file, or the usual."""
        from xiaoshan_report.output import ENDINGS

        if self.format:
            return self.format
        if self.json:
            return "json"
        if self.output is None:
            return usual
        if self.output.suffix.lower() not in ENDINGS:
            known = ", ".join(ENDINGS)
            raise ReportError("unknown-format", file=self.output, known=known)
        return ENDINGS[self.output.suffix.lower()]


Answer = Callable[..., "View | None"]

Refuse = Callable[[ReportError], None]
"""What hears of a model that cannot be read."""

Thing = TypeVar("Thing")

COMMANDS: dict[str, Answer] = {}
"""What answers each command, by its name."""


def command(answer: Answer) -> None:
    """Make `answer` a command under its own name."""
    COMMANDS[answer.__name__] = answer


TEXTS: dict[str, Callable[..., str]] = {}
"""What prints a text as it is, by its name: neither a model nor a format is asked for."""


def text_command(text: Callable[..., str]) -> None:
    """Make `text` a command under its own name."""
    TEXTS[text.__name__] = text


USUAL: dict[str, str] = {"schema": "json"}
"""The format of an answer that no table is the usual form of."""


def register(app: typer.Typer, name: str) -> None:
    """Tell Typer of a command."""
    if name in COMMANDS:
        _register_answer(app, COMMANDS[name])
    else:
        _register_text(app, TEXTS[name])


def _register_text(app: typer.Typer, text: Callable[..., str]) -> None:
    @wraps(text)
    def run_command(**given: object) -> None:
        from xiaoshan_report.delivery import to_stdout

        try:
            to_stdout([text(**given)], "utf-8")
        except ReportError as error:
            _refuse(error, Shared().words)

    app.command()(run_command)


def _register_answer(app: typer.Typer, answer: Answer) -> None:
    """A command's parameters are its answer's own, after `report` and `words`, and the shared."""

    @wraps(answer)
    def run_command(**given: object) -> None:
        shared = Shared(**{name: given.pop(name) for name in Shared._fields})  # type: ignore[arg-type]
        try:
            respond(answer, shared, given)
        except ReportError as error:
            _refuse(error, shared.words)

    own = [p for p in signature(answer).parameters.values() if p.name not in _GIVEN]
    common = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for (name, annotation), default in zip(
            Shared.__annotations__.items(), Shared._field_defaults.values(), strict=True
        )
    ]
    parameters = [*(p.replace(kind=Parameter.KEYWORD_ONLY) for p in own), *common]
    # Typer reads a command's parameters from its signature and their types from its annotations.
    vars(run_command)["__signature__"] = Signature(parameters)
    run_command.__annotations__ = {p.name: p.annotation for p in parameters}
    app.command()(run_command)


_GIVEN = ("reports", "words")
"""The parameters of an answer that are no option: the models, where it needs any, and the words."""


def _refuse(error: ReportError, words: "Words") -> NoReturn:
    _say(error, words)
    raise typer.Exit(COULD_NOT_RUN) from None


def _say(error: ReportError, words: "Words") -> None:
    print(_on_one_line(words("refusal", sentence=error)), file=sys.stderr)


def _on_one_line(sentence: str) -> str:
    """The sentence with its control characters and line breaks escaped: it may quote a file."""
    from re import sub

    controls = "[\0-\x1f\x7f-\x9f\u2028\u2029]"
    return sub(controls, lambda found: found[0].encode("unicode_escape").decode(), sentence)


def respond(answer: Answer, shared: Shared, given: dict[str, object]) -> None:
    """Load the models, let `answer` make a view of them, and write that where it was asked for.

    A model that cannot be read is named, and the answer is about the others.
    """
    from xiaoshan_report import lean  # noqa: F401  # before any other
    from xiaoshan_report.collection import models

    name = shared.chosen_format(USUAL.get(answer.__name__, "table"))
    refused: list[ReportError] = []
    well = True

    def refuse(error: ReportError) -> None:
        refused.append(error)
        _say(error, shared.words)

    if "reports" not in signature(answer).parameters:
        well = _conclude(answer(words=shared.words, **given), shared, name)
    else:
        files, several = models(shared.model or [])
        if len(files) > 1 and _is_streamed(answer, name, given):
            _stream(answer, shared, given, files, refuse)
        else:
            view = answer(reports=_read(files, refuse), words=shared.words, **given)
            well = _conclude(view, shared, name, alone=not several)
    if refused or not well:
        raise typer.Exit(COULD_NOT_RUN if refused else FOUND)


def _read(files: Sequence[Path], refuse: Refuse) -> "list[Report]":
    """The reports of the files; without any there is no answer."""
    from xiaoshan_report.collection import reports

    found = list(_watched(reports(files, refuse), len(files)))
    if not found:
        raise typer.Exit(COULD_NOT_RUN)
    return found


def _conclude(view: "View | None", shared: Shared, name: str, *, alone: bool = False) -> bool:
    """Write a view, unless the answer has put itself where it belongs; whether all is well.

    With `alone` it is about the one model that was given.
    """
    if view is None:
        return True
    for error in view.unmet.values():
        raise error
    _write(view.alone() if alone else view, shared, name)
    return view.ok


_STREAMED = ("indicators", "area", "livelihood", "figures")
"""The commands whose answer about many models is what they say about each, put together."""


def _is_streamed(answer: Answer, name: str, given: dict[str, object]) -> bool:
    """Whether the answer can be made a model at a time."""
    from xiaoshan_report.output import STREAMED

    command = answer.__name__
    one_object = command == "livelihood" and name == "json" and given["number"] is None
    whole = one_object or given.get("chart")
    return command in _STREAMED and name in STREAMED and not whole


def _stream(
    answer: Answer, shared: Shared, given: dict[str, object], files: Sequence[Path], refuse: Refuse
) -> None:
    """Write the answer about many models while they are being read."""
    from functools import partial
    from itertools import chain

    from xiaoshan_report import streaming
    from xiaoshan_report.output import joiner

    name = shared.chosen_format("table")
    make = partial(_piece, answer.__name__, name, shared.words.language, given)
    pieces = streaming.pieces(make, files, shared.jobs or streaming.usual_jobs(len(files)))
    if shared.output or not _is_terminal(sys.stdout):  # where a bar would not stand in between
        pieces = _watched(pieces, len(files))
    texts = streaming.texts(pieces, refuse)
    for first in texts:
        _deliver(joiner(name)(chain([first], texts)), shared, name)


def _piece(
    command: str, name: str, language: "Language", given: dict[str, object], file: Path
) -> "Piece":
    """What the model in this file adds to the answer of a command in a format."""
    from xiaoshan_report.loading import load
    from xiaoshan_report.messages import Words
    from xiaoshan_report.output import Page, writer
    from xiaoshan_report.streaming import Piece

    try:
        report = load(file)
    except ReportError as error:
        return Piece("", {}, error)
    view = COMMANDS[command](reports=[report], words=Words(language), **given)
    assert view  # no command of these writes a file of its own
    return Piece(writer(name)(view, Page()), view.unmet)


def _watched(things: Iterator[Thing], total: int) -> Iterator[Thing]:
    """The things, with a bar that says how far one is where there is a person to see it."""
    if not _is_terminal(sys.stderr):
        return things
    from xiaoshan_report.output.progress import watched

    return watched(things, total)


def _write(view: "View", shared: Shared, name: str) -> None:
    """Write a view in the format of this name where it was asked for."""
    from xiaoshan_report.output import writer

    _deliver([writer(name)(view, _page(shared))], shared, name)
    _suggest(view, shared, name)


def _deliver(texts: Iterable[str], shared: Shared, name: str) -> None:
    from xiaoshan_report import delivery

    if shared.output:
        delivery.to_file(shared.output, lambda path: _fill(path, texts, mark=shared.bom))
    else:
        delivery.to_stdout(texts, delivery.stdout_encoding() if name == "table" else "utf-8")


def _fill(path: Path, texts: Iterable[str], *, mark: bool) -> None:
    with path.open("wb") as file:
        file.write(b"\xef\xbb\xbf" * mark)
        file.writelines(text.encode() for text in texts)


def _page(shared: Shared) -> "Page":
    """A terminal's width and colour; neither in a pipe or a file, unless colour is asked for."""
    from xiaoshan_report import delivery
    from xiaoshan_report.output import Page

    on_terminal = shared.output is None and _is_terminal(sys.stdout)
    return Page(
        width=delivery.terminal_width() if on_terminal else None,
        color=delivery.wants_color(shared.color, os.environ, on_terminal=on_terminal),
        omitted=shared.words("omitted", columns="{columns}"),
        pause=shared.words("pause"),
    )


def _is_terminal(stream: TextIO | None) -> bool:
    """Whether a standard stream, which may have been closed before the start, is a terminal."""
    return stream is not None and stream.isatty()


def _suggest(view: "View", shared: Shared, name: str) -> None:
    """Name a command that may be useful next, to a person at a terminal only."""
    if view.hint and name == "table" and _is_terminal(sys.stdout) and _is_terminal(sys.stderr):
        print(shared.words("next", command=view.hint), file=sys.stderr)


def _only(reports: "Sequence[Report]", option: str) -> None:
    """Refuse an option that is about one report where there are several."""
    if len(reports) > 1:
        raise ReportError("one-model", option=option, count=len(reports))


@command
def indicators(
    reports: "Sequence[Report]",
    words: "Words",
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Indicators.")] = None,
) -> "View":
    """List the indicators: level, growth, two-year average, period."""
    from xiaoshan_report.views import indicators

    return indicators.view(reports, ids or [], words)


@command
def area(
    reports: "Sequence[Report]",
    words: "Words",
    number: Annotated[
        int | None, typer.Argument(metavar="[N]", help="The area; 0 is the overview.")
    ] = None,
) -> "View":
    """List the work areas, or show area N with its sections, points and figures."""
    from xiaoshan_report.views import area

    return area.view(reports, number, words)


@command
def livelihood(
    reports: "Sequence[Report]",
    words: "Words",
    number: Annotated[int | None, typer.Argument(metavar="[N]", help="The project.")] = None,
    chart: Chart = False,
) -> "View":
    """List the livelihood projects with their progress, or show every task of project N."""
    from xiaoshan_report.views import livelihood

    if chart:
        _only(reports, "--chart")
    return livelihood.view(reports, number, words, chart=chart)


@command
def compare(
    reports: "Sequence[Report]",
    words: "Words",
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Indicators.")] = None,
    chart: Chart = False,
) -> "View":
    """Set year-on-year growth beside the two-year average, and show what the two imply."""
    from xiaoshan_report.views import compare

    if chart:
        _only(reports, "--chart")
    return compare.view(reports, ids or [], words, chart=chart)


@command
def figures(
    reports: "Sequence[Report]",
    words: "Words",
    query: Annotated[
        list[str] | None, typer.Argument(metavar="[QUERY]...", help="Words that must all occur.")
    ] = None,
    area: Annotated[int | None, typer.Option(metavar="N", help="Of this area.")] = None,
    project: Annotated[int | None, typer.Option(metavar="N", help="Of this project.")] = None,
    measure: Annotated[str | None, typer.Option(metavar="NAME", help="Of this measure.")] = None,
    unit: Annotated[str | None, typer.Option(metavar="UNIT", help="In this unit.")] = None,
    indicator: Annotated[str | None, typer.Option(metavar="ID", help="Of this indicator.")] = None,
) -> "View":
    """List every figure, filtered by words and by where and what it is."""
    from xiaoshan_report.views.figures import Filters, view, words_of

    asked = tuple(word.casefold() for word in words_of(query or []))
    return view(reports, Filters(asked, area, project, measure, unit, indicator), words)


@command
def show(
    reports: "Sequence[Report]",
    words: "Words",
    identifier: Annotated[str, typer.Argument(metavar="ID", help="Its id.")],
) -> "View":
    """Show one indicator, figure, point or task with the words of the report behind it."""
    from xiaoshan_report.views import show

    return show.view(reports, identifier, words)


@command
def check(
    reports: "Sequence[Report]",
    words: "Words",
    source: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The report's text; - for standard input.")
    ] = None,
    explain: Annotated[
        str | None, typer.Option(metavar="CODE", help="Say what CODE means; all for every one.")
    ] = None,
) -> "View":
    """Prove the model: against itself, and with --source against the report's own text."""
    from xiaoshan_report.loading import read_text
    from xiaoshan_report.views import check

    if explain is not None:
        return check.explain(explain, words)
    if source:
        _only(reports, "--source")
    return check.view(reports, read_text(source) if source else None, words)


@command
def export(
    reports: "Sequence[Report]",
    words: "Words",
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help=".json, .sqlite, .xlsx, .parquet or .html")
    ],
) -> None:
    """Write the whole model, or all of them, as one file, by its ending."""
    from xiaoshan_report.export import exporter

    exporter(file.suffix)(reports, file, words)


@command
def schema(
    words: "Words",
    described: Annotated[
        Described | None,
        typer.Argument(metavar="[COMMAND]", help="The command; without one, the model file."),
    ] = None,
) -> "View":
    """Print the JSON Schema of the model file, or of what COMMAND prints as JSON."""
    from xiaoshan_report.views import schema

    return schema.view(described, words)


@text_command
def completion(
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="The shell.")],
    line: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORD]...", help="A line so far; the script asks what can follow."),
    ] = None,
) -> str:
    """Print the script with which Tab completes commands, options and ids in SHELL."""
    from xiaoshan_report.completion import SCRIPTS, answers

    return answers(program(), line, shell) if line else SCRIPTS[shell]


@text_command
def manual() -> str:
    """Print the manual page; `report manual | man -l -` shows it."""
    from xiaoshan_report.loading import bundled_model, load
    from xiaoshan_report.manual import page

    return page(program(), __version__, load(bundled_model()))


def _report(
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_print_version, help="Show the version."),
    ] = False,
) -> None:
    """Answer questions about a government work report, every number with its evidence."""


def run(arguments: list[str]) -> int:
    """Run the command that the arguments name; the exit code."""
    # Typer takes 0.4 ms to build a command: where one is named, it builds that and no group.
    asked = next(iter(arguments), "")
    if asked in COMMANDS or asked in TEXTS:
        app = _app()
        register(app, asked)
        return _exit_code(app, arguments[1:], f"report {asked}")
    names = () if asked == "--version" else (*COMMANDS, *TEXTS)
    return _exit_code(_group(names), arguments, "report")


def program() -> "Program":
    """The command line as plain data: every command with its parameters."""
    from xiaoshan_report.usage import read

    return read(typer.main.get_command(_group((*COMMANDS, *TEXTS))))


def _app() -> typer.Typer:
    return typer.Typer(
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def _group(names: Iterable[str]) -> typer.Typer:
    """The program with these commands."""
    app = _app()
    app.callback()(_report)
    for name in names:
        register(app, name)
    return app


def _exit_code(app: typer.Typer, arguments: list[str], name: str) -> int:
    try:
        app(arguments, prog_name=name)
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else 0
    return 0
