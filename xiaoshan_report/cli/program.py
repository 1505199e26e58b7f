"""Arguments in, exit code out: the commands, their options, and the one place that meets errors."""

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from xiaoshan_report import __version__
from xiaoshan_report.cli.answering import (
    COULD_NOT_RUN,
    Answer,
    Asked,
    deliver,
    refused,
    respond,
    spare,
)
from xiaoshan_report.cli.parsing import (
    AllCommands,
    ModelPath,
    OneCommand,
    describe_offers_plainly,
    help_of,
    words_of,
    words_so_far,
)
from xiaoshan_report.errors import ReportError

if TYPE_CHECKING:  # these cost a start-up that --help and --version need not pay
    from xiaoshan_report.cli.completion import Kind
    from xiaoshan_report.cli.usage import Program
    from xiaoshan_report.messages.translator import Translator
    from xiaoshan_report.model.series import Matching
    from xiaoshan_report.model.structs import Report
    from xiaoshan_report.render.table import View

Format = Literal["table", "json", "jsonl", "csv", "tsv", "markdown", "html", "svg"]


def _offered(kind: "Kind") -> Callable[[typer.Context, str], Iterable[tuple[str, str]]]:
    """What offers the values of a kind where Tab asks for one."""

    def offer(context: typer.Context, incomplete: str) -> Iterable[tuple[str, str]]:
        from xiaoshan_report.cli.completion import offers

        return offers(kind, context.params, words_so_far(context), incomplete)

    return offer


Chart = Annotated[bool, typer.Option("--chart", help="option-chart")]
Json = Annotated[bool, typer.Option("--json", help="option-json")]
Ids = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ID]...", help="argument-indicators", autocompletion=_offered("indicator")
    ),
]
Color = Literal["auto", "always", "never"]
Described = Literal["indicators", "area", "livelihood", "compare", "figures", "show", "check"]


def _print_version(asked: bool) -> None:
    if asked:
        from xiaoshan_report.cli.delivery import to_stdout

        to_stdout([f"report {__version__}\n"], "utf-8")
        raise typer.Exit


Lang = Annotated[Literal["zh", "en"] | None, typer.Option("--lang", help="option-lang")]
Version = Annotated[
    bool,
    typer.Option("--version", is_eager=True, callback=_print_version, help="option-version"),
]


class Shared:
    """The options that every command takes; their help is in `guidance.py`, by its key.

    A plain class, made in a tenth of the time of a named tuple: `Asked` has the values.
    """

    model: Annotated[
        list[Path] | None,
        typer.Option(
            "--model",
            metavar="FILE",
            envvar="XIAOSHAN_REPORT_MODEL",
            click_type=ModelPath(),
            help="option-model",
        ),
    ] = None
    jobs: Annotated[int | None, typer.Option("--jobs", metavar="N", min=1, help="option-jobs")] = (
        None
    )
    format: Annotated[
        Format | None, typer.Option("--format", "-f", metavar="FORMAT", help="option-format")
    ] = None
    json: Json = False
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="option-output")
    ] = None
    lang: Lang = None
    color: Annotated[Color, typer.Option("--color", help="option-color")] = "auto"
    bom: Annotated[bool, typer.Option("--bom", help="option-bom")] = False
    version: Version = False


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


def register(app: typer.Typer, name: str) -> None:
    """Tell Typer of a command."""
    if name in COMMANDS:
        _register_answer(app, COMMANDS[name])
    else:
        _register_text(app, TEXTS[name])


def _register_text(app: typer.Typer, text: Callable[..., str]) -> None:
    """A text command's parameters are its text's own, the language, and where to write it."""
    common = ("output", "lang")

    @wraps(text)
    def run_command(**given: object) -> None:
        asked = Asked(**{name: given.pop(name) for name in common})  # type: ignore[arg-type]
        spare(asked, given)
        if "tr" in signature(text).parameters:
            given["tr"] = asked.tr
        deliver([text(**given)], asked)

    _register(app, text, run_command, common)


def _register_answer(app: typer.Typer, answer: Answer) -> None:
    """A command's parameters are its answer's own, less what it is given, and the shared."""

    @wraps(answer)
    def run_command(**given: object) -> int:
        asked = Asked(**{name: given.pop(name) for name in Asked._fields})  # type: ignore[arg-type]
        del given["version"]  # which has been printed
        return respond(answer, asked, given)

    _register(app, answer, run_command, Shared.__annotations__)


def _register(
    app: typer.Typer,
    answer: Callable[..., object],
    run_command: Callable[..., int | None],
    shared: Iterable[str],
) -> None:
    own = [p for p in signature(answer).parameters.values() if p.name not in _GIVEN]
    common = [
        Parameter(
            name,
            Parameter.KEYWORD_ONLY,
            default=vars(Shared)[name],
            annotation=Shared.__annotations__[name],
        )
        for name in shared
    ]
    parameters = [*(p.replace(kind=Parameter.KEYWORD_ONLY) for p in own), *common]
    # Typer reads a command's parameters from its signature and their types from its annotations.
    vars(run_command)["__signature__"] = Signature(parameters)
    run_command.__annotations__ = {p.name: p.annotation for p in parameters}
    app.command(cls=OneCommand)(run_command)


_GIVEN = ("reports", "tr")
"""The parameters of an answer that are no option: the models, where it needs any, and the words."""


def _only(reports: "Sequence[Report]", option: str) -> None:
    """Refuse an option that is about one report where there are several."""
    if len(reports) > 1:
        raise ReportError("one-model", option=option, count=len(reports))


@command
def indicators(
    reports: "Sequence[Report]",
    tr: "Translator",
    ids: Ids = None,
) -> "View":
    """The indicators that `ids` name, or all."""
    from xiaoshan_report.commands import indicators

    return indicators.view(reports, ids or [], tr)


@command
def area(
    reports: "Sequence[Report]",
    tr: "Translator",
    number: Annotated[
        int | None,
        typer.Argument(metavar="[N]", help="argument-area", autocompletion=_offered("area")),
    ] = None,
) -> "View":
    """The work areas, or the one with this number."""
    from xiaoshan_report.commands import area

    return area.view(reports, number, tr)


@command
def livelihood(
    reports: "Sequence[Report]",
    tr: "Translator",
    number: Annotated[
        int | None,
        typer.Argument(metavar="[N]", help="argument-project", autocompletion=_offered("project")),
    ] = None,
    chart: Chart = False,
) -> "View":
    """The livelihood projects, or the one with this number."""
    from xiaoshan_report.commands import livelihood

    if chart:
        _only(reports, "--chart")
    return livelihood.view(reports, number, tr, chart=chart)


@command
def compare(
    reports: "Sequence[Report]",
    tr: "Translator",
    ids: Ids = None,
    chart: Chart = False,
) -> "View":
    """The growth rates of the indicators that `ids` name, or of all, and what they imply."""
    from xiaoshan_report.commands import compare

    return compare.view(reports, ids or [], tr, _matching(reports), chart=chart)


def _matching(reports: "Sequence[Report]") -> "Matching":
    from xiaoshan_report.model.loading import terms
    from xiaoshan_report.model.series import match_reports

    return match_reports(reports, terms())


@command
def figures(
    reports: "Sequence[Report]",
    tr: "Translator",
    query: Annotated[
        list[str] | None, typer.Argument(metavar="[QUERY]...", help="argument-query")
    ] = None,
    area: Annotated[
        int | None, typer.Option(metavar="N", help="option-area", autocompletion=_offered("area"))
    ] = None,
    project: Annotated[
        int | None,
        typer.Option(metavar="N", help="option-project", autocompletion=_offered("project")),
    ] = None,
    measure: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="option-measure", autocompletion=_offered("measure")),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option(metavar="UNIT", help="option-unit", autocompletion=_offered("unit")),
    ] = None,
    indicator: Annotated[
        str | None,
        typer.Option(metavar="ID", help="option-indicator", autocompletion=_offered("indicator")),
    ] = None,
) -> "View":
    """The figures that have all the words and pass all the filters."""
    from xiaoshan_report.commands.figures import Filters, view, words_of

    asked = tuple(word.casefold() for word in words_of(query or []))
    return view(reports, Filters(asked, area, project, measure, unit, indicator), tr)


@command
def show(
    reports: "Sequence[Report]",
    tr: "Translator",
    identifier: Annotated[
        str, typer.Argument(metavar="ID", help="argument-thing", autocompletion=_offered("thing"))
    ],
) -> "View":
    """All that is known of the thing with this id."""
    from xiaoshan_report.commands import show

    return show.view(reports, identifier, tr)


@command
def check(
    reports: "Sequence[Report]",
    tr: "Translator",
    source: Annotated[Path | None, typer.Option(metavar="FILE", help="option-source")] = None,
    explain: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="option-explain", autocompletion=_offered("code")),
    ] = None,
) -> "View":
    """What the proof finds, with or without the text; or what a code of its findings means."""
    from xiaoshan_report.commands import check
    from xiaoshan_report.documents.text import read_text

    if explain is not None:
        return check.explain(explain, tr)
    if source:
        _only(reports, "--source")
    return check.view(reports, read_text(source) if source else None, tr)


@command
def export(
    reports: "Sequence[Report]",
    tr: "Translator",
    file: Annotated[Path, typer.Argument(metavar="FILE", help="argument-export")],
) -> None:
    """Write the models to the file; its ending says how."""
    from xiaoshan_report.cli.delivery import to_file
    from xiaoshan_report.export import exporter

    write, matching = exporter(file.suffix), _matching(reports)
    to_file(file, lambda path: write(reports, path, tr, matching))


@text_command
def schema(
    described: Annotated[
        Described | None,
        typer.Argument(metavar="[COMMAND]", help="argument-described"),
    ] = None,
    form: Annotated[  # noqa: ARG001  # both are taken from scripts that say it everywhere
        Literal["json"], typer.Option("--format", "-f", help="option-format")
    ] = "json",
    json: Json = False,  # noqa: ARG001
) -> str:
    """The JSON Schema of the model file, or of what the command described prints."""
    from xiaoshan_report.commands.schema import of
    from xiaoshan_report.render.json import written

    return written(of(described))


@text_command
def draft(
    tr: "Translator",
    text: Annotated[Path, typer.Argument(metavar="TEXT", help="option-source")],
    date: Annotated[
        datetime | None, typer.Option(metavar="DATE", formats=["%Y-%m-%d"], help="option-date")
    ] = None,
) -> str:
    """A first model of the report whose text this is, as TOML to go on editing."""
    from xiaoshan_report.cli.delivery import to_stderr
    from xiaoshan_report.documents.text import read_text
    from xiaoshan_report.draft.drafting import draft
    from xiaoshan_report.model.loading import terms

    given = date.date() if date else None
    drafted = draft(read_text(text), str(text), given, terms().find, tr)
    to_stderr(drafted.summary(tr))
    return drafted.text


NAMES = (*COMMANDS, *TEXTS)
"""The commands in the order of the help."""


def _report(context: typer.Context, lang: Lang = None, version: Version = False) -> None:  # noqa: ARG001
    """Pass the language on to the command; without one, show what there is."""
    if context.invoked_subcommand is None:
        from xiaoshan_report.cli.delivery import to_stderr

        to_stderr(help_of(context).rstrip("\n"))
        raise typer.Exit(COULD_NOT_RUN)
    if lang:
        context.default_map = {context.invoked_subcommand: {"lang": lang}}


def run(arguments: list[str]) -> int:
    """Run the command that the arguments name, or answer a shell; the exit code."""
    if "_REPORT_COMPLETE" in os.environ:
        describe_offers_plainly()
    # Typer takes 0.4 ms to build a command: where one is named, it builds that and no group.
    asked = next(iter(arguments), "")
    try:
        if asked in NAMES:
            return _exit_code(_built(asked), arguments[1:], f"report {asked}")
        return _exit_code(_program(), arguments, "report")
    except ReportError as error:
        return refused(error, words_of(arguments))
    except SystemExit as answered:  # so Typer ends where a shell asked, or its script was wanted
        return int(answered.code or 0)


def program(tr: "Translator") -> "Program":
    """The command line as plain data: every command with its parameters."""
    from xiaoshan_report.cli.usage import read

    return read(_program(), tr)


def _exit_code(command: Any, arguments: list[str], name: str) -> int:
    return command.main(arguments, prog_name=name, standalone_mode=False, obj=arguments) or 0


def _built(name: str) -> Any:
    """The command of this name."""
    app = _app()
    register(app, name)
    return typer.main.get_command(app)


def _program() -> Any:
    """The program, which builds a command when it is asked for."""
    app = _app(completion=True)
    app.callback(cls=AllCommands, invoke_without_command=True)(_report)
    group: Any = typer.main.get_command(app)
    group.names, group.build = NAMES, _built
    for one in group.params[-2:]:  # Typer's own, for completion
        one.help = f"option-{one.name.replace('_', '-')}"
    return group


def _app(*, completion: bool = False) -> typer.Typer:
    return typer.Typer(
        add_completion=completion,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
