"""The command line as plain data, for help and the manual page."""

from typing import Any, NamedTuple

from xiaoshan_report.messages.translator import Translator


class Parameter(NamedTuple):
    """An option, or where it has no flags an argument.

    `flags` are as typed (`-f`, `--format`); `metavar` stands for the value, `choices` are all that
    the value may be, and a flag that takes no value has neither; `variable` is the environment's.
    """

    name: str
    flags: tuple[str, ...]
    help: str
    metavar: str = ""
    choices: tuple[str, ...] = ()
    repeated: bool = False
    variable: str | None = None

    @property
    def value(self) -> str:
        """What stands for the value: its name, or all that it can be."""
        return self.metavar or "|".join(self.choices)

    def explained(self, tr: Translator) -> str:
        """The help, with all that the value may be where its name does not say so."""
        if not (self.choices and self.metavar):
            return self.help
        return tr("choices", about=self.help, values=", ".join(self.choices))


class Command(NamedTuple):
    """A command, or the program itself: its name, what it does, and its parameters in order."""

    name: str
    help: str
    parameters: tuple[Parameter, ...]

    @property
    def arguments(self) -> list[Parameter]:
        """The parameters that are known by their place."""
        return [one for one in self.parameters if not one.flags]

    @property
    def options(self) -> list[Parameter]:
        """The parameters that are known by their flags."""
        return [one for one in self.parameters if one.flags]


class Program(NamedTuple):
    """The program: its own options, and its commands in the order of its help."""

    itself: Command
    commands: tuple[Command, ...]


def read(group: Any, tr: Translator) -> Program:
    """The program of a Typer group: what Typer has made of the commands' signatures.

    Typer's types are its own affair, so this looks only at what any Click command has.
    """
    whole = group.make_context("report", [], resilient_parsing=True)
    commands = [
        group.get_command(whole, name).make_context(name, [], parent=whole, resilient_parsing=True)
        for name in group.list_commands(whole)
    ]
    return Program(command(whole, tr), tuple(command(one, tr) for one in commands))


def command(context: Any, tr: Translator) -> Command:
    """The command of a Click context; its name is as typed, or in a program the command's own."""
    shown = context.command.get_params(context)
    name = context.info_name
    about = tr(f"about-{name.rpartition(' ')[2]}")
    return Command(name, about, tuple(_parameter(one, tr) for one in shown))


def _parameter(one: Any, tr: Translator) -> Parameter:
    option = one.param_type_name == "option"
    valued = not option or not one.is_flag
    return Parameter(
        name=one.name,
        flags=tuple(sorted(one.opts, key=len)) if option else (),
        help=tr(one.help),
        metavar=one.metavar or "" if valued else "",
        choices=tuple(getattr(one.type, "choices", ())) if valued else (),
        repeated=one.nargs < 0 or getattr(one, "multiple", False),
        variable=one.envvar,
    )
