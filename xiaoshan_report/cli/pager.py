"""A text longer than the screen goes through the user's pager, as git does it.

Typer has no pager, and Rich's is Python's own, which knows neither `less -F` nor an early end.
"""

import shlex
from collections.abc import Mapping
from shutil import get_terminal_size

from xiaoshan_report.cli.delivery import encoded

USUAL = "less"
"""The pager of those who name none in PAGER."""

OPTIONS = {"LESS": "FRX", "LV": "-c"}
"""What tells pagers to keep colours, and less to leave the screen as it is; where nobody says."""

OF_SHELL = frozenset("|&;<>()$`*?[#~=%")
"""What a shell understands: a pager with any of these is a line for it, as it is for git."""

NOT_STARTED = (126, 127)
"""The exit codes of a shell that could not start what it was told to."""


def show(text: str, encoding: str, environment: Mapping[str, str]) -> bool:
    """Show a text that is longer than the terminal in the pager; whether that was done."""
    words = pager(environment)
    if not words or text.count("\n") < get_terminal_size().lines:
        return False
    import signal
    import subprocess

    try:
        process = subprocess.Popen(  # noqa: S603  # the user names it
            words, stdin=subprocess.PIPE, env={**OPTIONS, **environment}
        )
    except OSError:  # it is not there
        return False
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the pager's to obey
    try:
        process.communicate(encoded(text, encoding))  # which minds no pager that is left early
    finally:
        signal.signal(signal.SIGINT, before)
    return process.returncode not in NOT_STARTED


def pager(environment: Mapping[str, str]) -> list[str]:
    """Return the words of the pager's command line; none where there is to be no pager."""
    if environment.get("TERM", "dumb") == "dumb":
        return []
    line = environment.get("PAGER", USUAL)
    try:
        words = shlex.split(line)
    except ValueError:  # a quotation mark that is not closed
        return []
    if OF_SHELL.intersection(line):
        return ["sh", "-c", line]
    return [] if words == ["cat"] else words
