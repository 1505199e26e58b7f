"""Answers about many models, made a model at a time: in order, in one process or several.

Nothing is kept of a model once its piece of the answer is there, so that a thousand of them take no
more memory than a hundred.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

from xiaoshan_report.commands.selecting import missing_everywhere
from xiaoshan_report.commands.spec import Answer
from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.messages import Language
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.loading import load
from xiaoshan_report.render.formats import Format, RenderOptions
from xiaoshan_report.render.listing import Listing
from xiaoshan_report.render.table import Missing, View

WORTH_A_PROCESS = 60
"""The models that a process must have to read before starting it saves time."""

MOST_PROCESSES = 61
"""More than this Windows does not wait for."""

CHUNK = 8
"""The models that a process takes at a time."""


class Piece(NamedTuple):
    """What a model adds to the answer: its text, and what was asked for and is not in it.

    A model that cannot be read adds its `refusal` instead.
    """

    text: str
    missing: Missing
    refusal: Message | None = None


class Writing(NamedTuple):
    """How an answer is written: in what format, what of a listing, in what language."""

    form: Format
    listing: Listing
    language: Language


def piece(answer: Answer, question: dict[str, Any], how: Writing, file: Path) -> Piece:
    """Return what the model in this file adds to an answer."""
    tr = Translator(how.language)
    try:
        report = load(file)
    except ReportError as error:
        return Piece("", {}, error.message)
    view = answer([report], tr, **question)
    assert isinstance(view, View)
    text = how.form.write(view.listed(how.listing, tr), RenderOptions())
    return Piece(text, view.missing)


Make = Callable[[Path], Piece]
"""What makes the piece of a model file; where there are several processes it is sent to each."""


def usual_jobs(models: int) -> int:
    """How many processes pay off for so many models on this machine."""
    return max(1, most_jobs(models // WORTH_A_PROCESS))


def most_jobs(pieces: int) -> int:
    """How many processes can all be at work on so many pieces on this machine."""
    return min(_processors(), pieces, MOST_PROCESSES)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def pieces(make: Make, files: Sequence[Path], jobs: int | None) -> Iterator[Piece]:
    """Yield the pieces of the files, in their order, made by so many processes or as many as pay.

    Raises what `make` raises, and `ReportError` where a process is gone before its time.
    """
    jobs = min(jobs or usual_jobs(len(files)), most_jobs(-(-len(files) // CHUNK)))
    if jobs == 1:
        yield from map(make, files)
    else:
        yield from _in_processes(make, files, jobs)


def _in_processes(make: Make, files: Sequence[Path], jobs: int) -> Iterator[Piece]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ExitStack() as stack:
        try:
            pool = ProcessPoolExecutor(jobs, initializer=_begin)
            stack.callback(pool.shutdown, cancel_futures=True)
            made = pool.map(make, files, chunksize=CHUNK)
        except (OSError, NotImplementedError, ImportError, RuntimeError):  # no room for more
            _end_processes()
            made = map(make, files)
        try:
            yield from made
        except BrokenProcessPool:
            raise ReportError(Message("process-gone")) from None


def _end_processes() -> None:
    """End those that were started before one could not be: nobody will give them work."""
    from multiprocessing import active_children

    for process in active_children():
        process.terminate()


def _begin() -> None:
    """Make a process leave interrupts and files to its parent, and collect as little."""
    import gc
    import signal

    from xiaoshan_report.cli.signals import release

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    release()
    gc.disable()


def texts(found: Iterator[Piece], refuse: Callable[[Message], None]) -> Iterator[str]:
    """The texts of the pieces; `refuse` hears of the models that cannot be read.

    None is given out before all that was asked for is in one of the models at least. Raises
    `ReportError` for what is in none.
    """
    waiting: list[str] = []
    missing: Missing | None = None
    for piece in found:
        if piece.refusal:
            refuse(piece.refusal)
            continue
        missing = piece.missing if missing is None else missing_everywhere([missing, piece.missing])
        waiting.append(piece.text)
        if not missing:
            yield from waiting
            waiting.clear()
    for refusal in (missing or {}).values():
        raise ReportError(refusal)
