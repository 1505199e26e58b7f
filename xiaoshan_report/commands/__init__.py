"""One module a command: its question, its records and their table, and its spec, `COMMAND`."""

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from xiaoshan_report.commands.spec import Command

NAMES = (
    "indicators",
    "area",
    "livelihood",
    "compare",
    "targets",
    "figures",
    "show",
    "cite",
    "check",
    "verify",
    "export",
    "schema",
    "draft",
    "review",
)
"""The commands in the order of the help; each has its module here."""


def spec_of(name: str) -> "Command":
    """Return the spec of the command with this name of `NAMES`, importing no other."""
    return cast("Command", import_module(f"{__name__}.{name}").COMMAND)
