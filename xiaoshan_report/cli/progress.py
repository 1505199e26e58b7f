"""How far a long reading is: a bar on standard error, from one second on.

━━━━━━━━━━━━━━━━━━━━╺━━━━━━━━━━━━━━━━━━━ 512/1000 0:00:02
"""

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from xiaoshan_report.cli.delivery import is_terminal

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 1.0
"""The seconds that a person waits gladly without being told how long it will take."""

Thing = TypeVar("Thing")


def with_bar(things: Iterable[Thing], total: int) -> Iterator[Thing]:
    """Yield the things; if they take long, a bar says how many of `total` there have been.

    It is for a person at a terminal.
    """
    if total == 1 or not is_terminal(sys.stderr):
        yield from things
        return
    start = monotonic()
    bar: Progress | None = None
    try:
        for number, thing in enumerate(things, 1):
            yield thing
            if bar is None and monotonic() - start > PATIENCE:
                bar = _bar(total)
            if bar:
                bar.update(bar.task_ids[0], completed=number)
    finally:
        if bar:
            bar.stop()


def _bar(total: int) -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    bar = Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    bar.add_task("", total=total)
    bar.start()
    return bar
