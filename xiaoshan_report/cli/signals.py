"""Signals that end the program: they wait until what was begun has been put in order."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = "SIGINT SIGTERM SIGHUP SIGQUIT SIGALRM SIGVTALRM SIGPROF SIGXCPU SIGUSR1 SIGUSR2 SIGBREAK"

_ENDING = [one for name in _NAMES.split() if (one := getattr(signal, name, None))]
"""What ends a program that does nothing about it and can be caught."""


class _Ended(BaseException):
    """A signal is to end the program."""


class Held:
    """Signals that are held back: one that came, if any, is heard where it may end something."""

    number: int | None = None
    _may_end = False

    def __call__(self, number: int, _: FrameType | None) -> None:
        """Note a signal, as its handler."""
        self.number = number
        if self._may_end:
            self._may_end = False  # a second one does not disturb what the first has begun
            raise _Ended

    @contextmanager
    def heard(self) -> Iterator[None]:
        """Let a signal end what is within, also one that has come before."""
        self._may_end = True
        try:
            if self.number is not None:
                raise _Ended
            yield
        finally:
            self._may_end = False


@contextmanager
def held() -> Iterator[Held]:
    """Hold back the signals that end the program until what is within is left, as by an exception.

    Signals that whoever started the program has it ignore, as `nohup` does, are ignored on.
    """
    signals, usual = Held(), (signal.SIG_DFL, signal.default_int_handler)
    before = {one: now for one in _ENDING if (now := signal.getsignal(one)) in usual}
    for one in before:
        signal.signal(one, signals)
    try:
        yield signals
    except _Ended:
        pass
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
        if signals.number is not None:
            os.kill(os.getpid(), signals.number)


def release() -> None:
    """Let signals that another process holds back end this one, which it has started."""
    for one in _ENDING:
        if isinstance(signal.getsignal(one), Held):
            signal.signal(one, signal.SIG_DFL)
