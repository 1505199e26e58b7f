"""Answers about many models, made a model at a time: in order, in one process or several.

Nothing is kept of a model once its piece of the answer is there, so that a thousand of them take no
more memory than a hundred.
"""

import os
from collections.abc import Callable, Iterator, Sequence
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
    return max(1, min(_processors(), models // WORTH_A_PROCESS))


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def pieces(make: Make, files: Sequence[Path], jobs: int | None) -> Iterator[Piece]:
    """Yield the pieces of the files, in their order, made by so many processes or as many as pay.

    Raises what `make` raises, and `ReportError` where a process is gone before its time.
    """
    jobs = jobs or usual_jobs(len(files))
    if jobs == 1:
        yield from map(make, files)
    else:
        yield from _in_processes(make, files, jobs)


def _in_processes(make: Make, files: Sequence[Path], jobs: int) -> Iterator[Piece]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(jobs, initializer=_begin)
    try:
        yield from pool.map(make, files, chunksize=CHUNK)
    except BrokenProcessPool:
        raise ReportError(Message("process-gone")) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Make a process leave interrupts to the one that started it, and collect as little."""
    import gc
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
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
