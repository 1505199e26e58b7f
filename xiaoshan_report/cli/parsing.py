"""From a command line to a request: Typer's commands, made of our specs.

Typer makes commands of functions' signatures; its classes, which it documents for whoever wants
more, take parameters as they are. Help and refusals are ours, in the language of the line, which is
the `obj` of every context.
"""

import os
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Any

import typer
from typer._click.core import Command  # Typer's own Click has no public names
from typer._click.exceptions import UsageError
from typer.completion import install_callback, show_callback
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from xiaoshan_report import __version__
from xiaoshan_report.cli.delivery import stdout_encoding, terminal_width, to_stdout
from xiaoshan_report.commands import NAMES, spec_of
from xiaoshan_report.commands.parameter import OF_PROGRAM, Action, Parameter
from xiaoshan_report.errors import Message, ReportError

if TYPE_CHECKING:
    from xiaoshan_report.cli.request import Request
    from xiaoshan_report.messages.translator import Translator


def parse(line: Sequence[str]) -> "Request | None":
    """Return what a command line asks for; `None` where it names no command.

    Raises `ReportError` where it is wrong, and `SystemExit` where all has been said: help, the
    version, what Tab offers.
    """
    if "_REPORT_COMPLETE" in os.environ:
        _prepare_completion()
    name = next(iter(line), "")
    whole = name not in NAMES  # one command is made sooner than all of them
    made: Any = _Program() if whole else _Command(name)
    try:
        asked = made.main(
            line if whole else line[1:],
            prog_name="report" if whole else f"report {name}",
            standalone_mode=False,
            obj=line,
        )
    except OSError as error:  # where completion cannot be installed
        why = Message("cannot-write", file=error.filename, reason=error.strerror)
        raise ReportError(why) from None
    if isinstance(asked, int):
        raise SystemExit(asked)
    return asked  # type: ignore[no-any-return]


def translator(line: Sequence[str]) -> "Translator":
    """Return what says things in the language that the line or the locale asks for."""
    from xiaoshan_report.messages.translator import Translator, language_asked

    return Translator(language_asked(line, os.environ))


def help_page(name: str, line: Sequence[str]) -> str:
    """Return what `-h` prints of a command, or of the program, which is called report."""
    from xiaoshan_report.cli.help import page

    parameters = spec_of(name).parameters if name in NAMES else OF_PROGRAM
    return page(name, parameters, translator(line), terminal_width())


class _Translated(Command):
    """What a command and the program have in common: refusals and offers are in our words."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; raise `ReportError` where they are wrong."""
        try:
            return super().parse_args(ctx, args)
        except UsageError as error:
            raise ReportError(_refusal(error, ctx)) from None

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Return what Tab offers, with what it does in the language of the line."""
        tr, offered = _translator_so_far(ctx), super().shell_complete(ctx, incomplete)
        for one in offered:
            one.help = tr(one.help or "")
        return offered


class _Command(_Translated, TyperCommand):
    """A command, of which only the name is known before it is asked for more."""

    allow_extra_args = True  # so that it is we who refuse them

    def __init__(self, name: str) -> None:
        super().__init__(name, short_help=f"about-{name}", add_help_option=False)

    def get_params(self, ctx: Any) -> Any:  # noqa: ARG002  # what Typer passes
        """Return the parameters, which the spec is read for."""
        self.params = self.params or [_made(one) for one in spec_of(str(self.name)).parameters]
        return self.params

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; raise `ReportError` where they are wrong or too many."""
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            words = " ".join(rest)
            raise ReportError(Message("extra-arguments", command=ctx.command_path, words=words))
        return rest

    def invoke(self, ctx: Any) -> "Request":
        """Return what is asked for."""
        from xiaoshan_report.cli.request import request_of

        return request_of(spec_of(str(self.name)), ctx.params)


class _Program(_Translated, TyperGroup):
    """The program with all its commands."""

    def __init__(self) -> None:
        super().__init__(
            name="report",
            commands=[_Command(name) for name in NAMES],
            params=[_made(one) for one in OF_PROGRAM],
            invoke_without_command=True,
            add_help_option=False,
        )

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments, the command's own options too where they stand before it."""
        return super().parse_args(ctx, _command_first(args))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command; raise `ReportError` where there is none, and help where that is one."""
        if args[0] in self.commands or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        if args[0] != "help":
            raise ReportError(_no_command(args))
        asked = next(iter(_words(_command_first(args[1:]))), "report")
        if asked not in (*self.commands, "report"):
            near = _nearest(asked, NAMES)
            raise ReportError(Message("no-such-command", name=asked, near=near))
        return _say_help(asked, ctx)


def _command_first(line: Sequence[str]) -> list[str]:
    """Return the line with the options that every command has after the command.

    Raises `ReportError` where there are such options, and no command.
    """
    own = flags = {flag: one for one in OF_PROGRAM for flag in one.flags}
    if any(word.startswith("-") and _flag(word) not in own for word in line):
        from xiaoshan_report.commands.options import OF_LISTINGS  # --version is quicker without

        flags = {flag: one for one in OF_LISTINGS for flag in one.flags} | own
    place, shared = 0, False
    while place < len(line) and (one := flags.get(_flag(line[place]))):
        shared = shared or _flag(line[place]) not in own
        place += 1 if one.is_flag or _flag(line[place]) != line[place] else 2
    if place >= len(line) and shared:
        raise ReportError(Message("no-command"))
    if place >= len(line) or line[place].startswith("-"):
        return [*line]
    return [line[place], *line[:place], *line[place + 1 :]]


def _flag(word: str) -> str:
    """The flag of an option, with or without its value: --lang=zh, -fjson."""
    return word.partition("=")[0] if word.startswith("--") else word[:2]


def _words(line: Sequence[str]) -> list[str]:
    """The words that the line begins with, up to the first option."""
    return [*takewhile(lambda word: not word.startswith("-"), line)]


def _no_command(line: Sequence[str]) -> Message:
    """Return the refusal of a line whose first word is no command."""
    from xiaoshan_report.cli.suggesting import suggestion

    near = suggestion(" ".join(_words(line)))
    return Message("no-such-command", name=line[0], near=near)


def _made(one: Parameter) -> TyperArgument | TyperOption:
    """Return Typer's form of a parameter."""
    shared: dict[str, Any] = {
        "default": (lambda: _of_environment(one)) if one.variable else one.default,
        "help": one.help,
        "metavar": one.metavar or None,
        "required": one.required,
        "autocompletion": _offering(one),
    }
    if not one.flags:
        nargs = -1 if one.many else 1
        return TyperArgument(param_decls=[one.name], type=one.read, nargs=nargs, **shared)
    if one.is_flag:
        shared |= {"is_flag": True, "default": False}
    else:
        shared |= {"type": one.read, "multiple": one.many}
    if one.action:
        shared |= {"is_eager": True, "expose_value": False, "callback": _ACTIONS[one.action]}
    return TyperOption(param_decls=[one.name, *one.flags], **shared)


def _of_environment(one: Parameter) -> list[str] | str | None:
    """Return the value of a parameter's variable; of many, parted as in PATH; empty is none."""
    said = os.environ.get(one.variable or "", "")
    if not one.many:
        return said or None
    parted = re.split(f"{os.pathsep}(?!//)", said)  # an address stays whole, to be refused as one
    return list(filter(None, parted)) or None


def _offering(one: Parameter) -> Callable[..., Iterable[str | tuple[str, str]]] | None:
    """Return what offers the values of a parameter where Tab asks for one."""
    if not one.offered:
        return (lambda *_: one.choices) if one.choices else None
    kind = one.offered

    def offer(ctx: Any, _: object, incomplete: str) -> Iterable[tuple[str, str]]:
        from xiaoshan_report.cli.completion import keys, offers

        if kind == "key":
            return ((key, "") for key in keys(spec_of(ctx.command.name).lists, incomplete))
        given = set(ctx.params.get(one.name) or ()) if one.many else set()
        paths = ctx.params.get("model") or ()
        return offers(kind, paths, _translator_so_far(ctx), incomplete, given)

    return offer


def _translator_so_far(ctx: Any) -> "Translator":
    """Return what says things in the language of a line that Tab is pressed on."""
    return translator(["--lang", ctx.params.get("lang") or ""])


def _prepare_completion() -> None:
    """Make shells known, and keep Rich from breaking what they get into lines, each then an offer.

    Typer does the one only for commands made of functions, and has no public way for the other.
    """
    from typer import _completion_classes

    _completion_classes.completion_init()
    _completion_classes._sanitize_help_text = lambda text: text  # noqa: SLF001


def _print_help(ctx: Any, _: object, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        _say_help(ctx.command.name, ctx)


def _say_help(name: str, ctx: Any) -> None:
    """Print the help of a command, or of the program, and end."""
    to_stdout(help_page(name, ctx.obj), stdout_encoding())
    raise typer.Exit


def _print_version(ctx: Any, _: object, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        to_stdout([f"report {__version__}\n"], "utf-8")
        raise typer.Exit


_ACTIONS: dict[Action, Callable[..., object]] = {
    "help": _print_help,
    "version": _print_version,
    "install-completion": install_callback,
    "show-completion": show_callback,
}


def _refusal(error: Any, ctx: Any) -> Message:
    """Return the refusal behind a usage error of Typer's, whose types have no public names."""
    path, name = ctx.command_path, getattr(error, "option_name", "")
    options = {flag: one for one in ctx.command.get_params(ctx) for flag in one.opts}
    match type(error).__name__:
        case "NoSuchOption":
            near = _nearest(name, (flag for flag in options if flag.startswith("--")))
            return Message("no-such-option", command=path, option=name, near=near)
        case "MissingParameter":
            flags = [flag for flag in error.param.opts if flag.startswith("-")][:1]
            name = " ".join((*flags, error.param.metavar))
            return Message("missing-argument", command=path, name=name)
        case "BadOptionUsage":  # it has no value, or one although it is a flag
            key = "option-takes-no-value" if options[name].is_flag else "option-needs-value"
            return Message(key, command=path, option=name)
    return Message("wrong-usage", command=path, reason=error.format_message())


def _nearest(word: str, known: Iterable[str]) -> Message:
    from xiaoshan_report.messages.nearest_word import nearest

    return nearest(word, known)
