"""The command line as plain data: what the manual describes and what completion offers."""

from typing import Any, NamedTuple


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
    required: bool = False
    variable: str | None = None

    @property
    def takes_value(self) -> bool:
        """Whether a word follows."""
        return bool(self.metavar or self.choices)


class Command(NamedTuple):
    """A command, or the program itself: its name, what it does, and its parameters in order."""

    name: str
    help: str
    parameters: tuple[Parameter, ...]

    @property
    def summary(self) -> str:
        """The first line of what it does."""
        return self.help.partition("\n")[0]

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


def read(group: Any) -> Program:
    """The program of a Typer group: what Typer has made of the commands' signatures.

    Typer's types are its own affair, so this looks only at what any Click command has.
    """
    whole = group.make_context("report", [], resilient_parsing=True)
    commands = [
        one.make_context(name, [], parent=whole, resilient_parsing=True)
        for name, one in group.commands.items()
    ]
    return Program(_command(whole), tuple(map(_command, commands)))


def _command(context: Any) -> Command:
    command = context.command
    shown = [one for one in command.get_params(context) if not getattr(one, "hidden", False)]
    return Command(context.info_name, command.help or "", tuple(map(_parameter, shown)))


def _parameter(one: Any) -> Parameter:
    option = one.param_type_name == "option"
    valued = not option or not one.is_flag
    return Parameter(
        name=one.name,
        flags=tuple(sorted(one.opts, key=len)) if option else (),
        help=one.help or "",
        metavar=one.metavar or "" if valued else "",
        choices=tuple(getattr(one.type, "choices", ())) if valued else (),
        repeated=one.nargs < 0 or getattr(one, "multiple", False),
        required=one.required,
        variable=one.envvar,
    )
