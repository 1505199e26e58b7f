"""Keys from a terminal, each as it is pressed, and texts as they are typed."""

import os
from collections.abc import Callable
from select import select
from types import TracebackType

from rich.cells import cell_len

try:
    import termios
except ImportError:  # a system whose terminals are no files
    termios = None  # type: ignore[assignment]

_ESCAPE, _END = "\x1b", "\x04"
_ENTER, _BACK, _CLEAR = ("\r", "\n"), ("\x7f", "\b"), ("\x15",)
_BEYOND = b"\xf8"
"""No character of UTF-8 begins with this byte, or one above it."""

_REST_OF_ESCAPE = 0.03
"""The seconds in which the rest of what a key like an arrow sends must come."""


def has_keys() -> bool:
    """Tell whether this system lets a program read a terminal key by key."""
    return termios is not None


class Keyboard:
    """A terminal on standard input, without echo and line by line no more while it is in use.

    Nothing that was typed ahead is lost. `write` shows what is typed.
    """

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self._ahead = b""

    def __enter__(self) -> "Keyboard":
        """Have keys come one by one."""
        self._before = termios.tcgetattr(0)
        mode = termios.tcgetattr(0)
        mode[3] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(0, termios.TCSANOW, mode)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the terminal as it was."""
        termios.tcsetattr(0, termios.TCSANOW, self._before)

    def key(self) -> str:
        """Return the next key: a character, or nothing for an arrow and the like.

        Raises `EOFError` at the end of what is typed, and where a person says that it is that.
        """
        key = self._character().decode(errors="replace")
        if key == _END:
            raise EOFError
        if key == _ESCAPE and select([0], [], [], _REST_OF_ESCAPE)[0]:
            os.read(0, 32)
            return ""
        return key

    def line(self) -> str | None:
        """Return a text that is typed; nothing where the person goes back with Escape."""
        typed: list[str] = []
        while (key := self.key()) not in _ENTER:
            if key == _ESCAPE:
                self._write("\n")
                return None
            gone = typed[-1:] if key in _BACK else typed[:] if key in _CLEAR else []
            if gone:
                del typed[-len(gone) :]
                self._write("\b \b" * cell_len("".join(gone)))
            elif key.isprintable() and key:
                typed.append(key)
                self._write(key)
        self._write("\n")
        return "".join(typed).strip()

    def _character(self) -> bytes:
        """The bytes of the next character; what is none swallows nothing of those behind it."""
        read = self._byte()
        more = 3 if read >= b"\xf0" else 2 if read >= b"\xe0" else 1 if read >= b"\xc0" else 0
        while more and read < _BEYOND:
            byte = self._byte()
            if byte[0] & 0xC0 != 0x80:  # it begins another character
                self._ahead = byte
                break
            read += byte
            more -= 1
        return read

    def _byte(self) -> bytes:
        if self._ahead:
            byte, self._ahead = self._ahead, b""
            return byte
        byte = os.read(0, 1)
        if not byte:
            raise EOFError
        return byte
