"""Typer's commands with our own help and refusals, in the language that the line asks for.

The line, as its words, is the `obj` of every context.
"""

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from typer import Exit
from typer._click.core import Command, Context  # Typer's own Click has no public name
from typer._click.exceptions import UsageError
from typer.core import TyperCommand, TyperGroup
from typer.models import TyperPath

from xiaoshan_report.errors import ReportError

if TYPE_CHECKING:  # which --version need not pay for
    from xiaoshan_report.messages.translator import Translator


class ModelPath(TyperPath):
    """A model file or a folder of them, none of which is without a name."""

    def split_envvar_value(self, rv: str) -> list[str]:
        """The paths in the variable, parted as in PATH; what is empty counts for nothing."""
        return list(filter(None, super().split_envvar_value(rv)))

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """The path; raises `ReportError` where it is empty, which would be the folder one is in."""
        if not value:
            raise ReportError(
                "wrong-argument",
                name="--model",
                value=value,
                expected=ReportError("file-or-folder"),
                near=ReportError("nothing"),
            )
        return super().convert(value, param, ctx)


class _InWords(Command):
    """What a command and the program have in common."""

    def get_help_option(self, ctx: Context) -> Any:
        """The option that prints our help."""
        option: Any = super().get_help_option(ctx)
        option.callback, option.help = _print_help, "option-help"
        return option

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the arguments; raises `ReportError` where they are wrong."""
        given = list(args)
        try:
            return super().parse_args(ctx, args)
        except UsageError as error:
            from xiaoshan_report.cli.usage_errors import complaint

            raise complaint(error, ctx, given) from None

    def shell_complete(self, ctx: Context, incomplete: str) -> Any:
        """What Tab offers, with what it does in the language of the line: Click has the keys."""
        words = words_so_far(ctx)
        offered: Any = super().shell_complete(ctx, incomplete)
        for one in offered:
            one.help = words(one.help)
        return offered


class OneCommand(_InWords, TyperCommand):
    """A command."""

    allow_extra_args = True  # so that it is we who refuse them

    def get_short_help_str(self, limit: int = 0) -> str:  # noqa: ARG002
        """The key of what it does."""
        return f"about-{self.name}"

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the arguments; raises `ReportError` where they are wrong or too many."""
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            from xiaoshan_report.cli.usage_errors import extra_arguments

            raise extra_arguments(rest, ctx)
        return rest


class AllCommands(_InWords, TyperGroup):
    """The program: the `names` of its commands, and what can `build` one when it is asked for."""

    names: Sequence[str]
    build: Callable[[str], Command]

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the arguments; raises `ReportError` too where completion cannot be installed."""
        try:
            return super().parse_args(ctx, args)
        except OSError as error:
            raise ReportError("cannot-write", file=error.filename, reason=error.strerror) from None

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002  # what Click passes
        """The names of the commands in the order of the help."""
        return list(self.names)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """The command of this name; raises `ReportError` where there is none, unless Tab asks."""
        if cmd_name in self.names:
            return self.build(cmd_name)
        if ctx.resilient_parsing:
            return None
        from xiaoshan_report.cli.usage_errors import no_such_command

        raise no_such_command(cmd_name, self.names)


def describe_offers_plainly() -> None:
    """Keep Rich from what Tab offers: Typer lets it break texts into lines, each then an offer."""
    from typer import _completion_classes

    _completion_classes._sanitize_help_text = lambda text: text  # noqa: SLF001  # no public way


def words_of(line: Sequence[str]) -> "Translator":
    """The program's words in the language that the line or the locale asks for."""
    from xiaoshan_report.messages.translator import Translator, language_asked

    return Translator(language_asked(line, os.environ))


def words_so_far(context: Any) -> "Translator":
    """The program's words in the language of a line that Tab is pressed on, or of the locale."""
    said = (one.params.get("lang") for one in (context.parent, context) if one)
    return words_of(["--lang", *filter(None, said)])


def help_of(context: Any) -> str:
    """What `-h` prints of the context's command."""
    from xiaoshan_report.cli import help as guide
    from xiaoshan_report.cli.delivery import terminal_width
    from xiaoshan_report.cli.usage import command

    tr = words_of(context.obj)
    itself = command(context, tr)._replace(name=context.command_path)
    names = context.command.names if isinstance(context.command, AllCommands) else ()
    return guide.page(itself, names, tr, terminal_width())


def _print_help(context: Context, _: object, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        from xiaoshan_report.cli.delivery import stdout_encoding, to_stdout

        to_stdout(help_of(context), stdout_encoding())
        raise Exit
