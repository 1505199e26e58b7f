"""A person at a terminal, by script: keys pressed when they are asked for, on a pseudo-terminal."""

import os
import pty
import sys
from collections.abc import Callable, Sequence
from fcntl import ioctl
from select import select
from struct import pack
from termios import TIOCSWINSZ
from time import monotonic
from typing import NamedTuple

from conftest import environment

from xiaoshan_report.__main__ import main

Step = str | Callable[[], object]
"""Keys that are pressed together, or what happens before the next ones."""

CTRL_C, CTRL_D, ESCAPE, ENTER, BACKSPACE = "\x03", "\x04", "\x1b", "\r", "\x7f"

_PROMPTS = ("> ", "：", ": ")
_QUIET = 0.02
"""The seconds without a word after which a terminal waits for a key."""

_LONGEST = 120
"""The seconds that a whole session takes at the most, on a busy machine too."""


class Talk(NamedTuple):
    """What a terminal showed, the exit code, and how much was pressed."""

    screen: str
    code: int
    keys: int

    @property
    def questions(self) -> int:
        """How many questions were asked."""
        return self.screen.count("────────\n") or self.screen.count("─\n")


def talk(*arguments: str, steps: Sequence[Step], width: int = 80, **variables: str) -> Talk:
    """Run `report` on a terminal of its own, in a process that is this one's fork."""
    child, terminal = pty.fork()
    if not child:
        _be_asked(arguments, width, variables)
    ioctl(terminal, TIOCSWINSZ, pack("HHHH", 50, width, 0, 0))
    screen, keys = _conversed(terminal, list(steps))
    os.close(terminal)
    _, status = os.waitpid(child, 0)
    return Talk(screen, os.waitstatus_to_exitcode(status), keys)


def _be_asked(arguments: Sequence[str], width: int, variables: dict[str, str]) -> None:
    """Be the program, and end with its exit code."""
    os.environ.clear()
    os.environ.update(environment(COLUMNS=str(width), **{"TERM": "dumb", **variables}))
    code = 99
    try:
        sys.stdin, sys.stdout, sys.stderr = (open(n, mode) for n, mode in enumerate("rww"))  # noqa: SIM115
        code = main([*arguments])
    finally:
        os._exit(code)


def _conversed(terminal: int, steps: list[Step]) -> tuple[str, int]:
    """Take each step when the terminal waits; what it showed, and how many keys were pressed."""
    shown, keys, until = b"", 0, monotonic() + _LONGEST
    while monotonic() < until:
        if select([terminal], [], [], _QUIET)[0]:
            try:
                shown += os.read(terminal, 65536)
            except OSError:  # the program has ended
                break
        elif shown.decode(errors="ignore").endswith(_PROMPTS):
            assert steps, f"more is asked than was answered: {shown.decode()[-400:]}"
            step = steps.pop(0)
            if isinstance(step, str):
                os.write(terminal, step.encode())
                keys += len(step)
                shown += b"\0"  # so that the same words do not ask again
            else:
                step()
    return shown.decode().replace("\0", "").replace("\r\n", "\n"), keys
