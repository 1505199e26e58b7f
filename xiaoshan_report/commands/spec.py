"""What a command is: what it takes, what answers it, and how the answer can be written."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from xiaoshan_report.commands.parameter import Parameter

if TYPE_CHECKING:
    from xiaoshan_report.draft.review_session import Review
    from xiaoshan_report.render.table import View


class Text(msgspec.Struct, frozen=True):
    """An answer that is written as it is, with what to say about it on standard error.

    It goes to the `path`, where there is one and no other is asked for.
    """

    text: str
    asides: Sequence[str] = ()
    path: Path | None = None


class Files(msgspec.Struct, frozen=True):
    """An answer that is files: where each goes, and what fills it, in the order of their filling.

    None takes its place before all are filled.
    """

    files: Sequence[tuple[Path, Callable[[Path], None]]]


class Dialogue(msgspec.Struct, frozen=True):
    """An answer that asks a person back, or where nobody can reply lists what it would ask."""

    review: "Review"
    view: "View"


Answer = Callable[..., "View | Text | Files | Dialogue"]
"""A function of a module, so that other processes find it: `tr`, and as keywords what is asked.

One that reads models is given `reports` first.
"""

IsStreamed = Callable[[str, dict[str, Any]], bool]
"""Whether what is asked, in a format, is answered by one model after the other."""


def never(form: str, question: dict[str, Any]) -> bool:  # noqa: ARG001
    """Say that an answer needs all models at once."""
    return False


def always(form: str, question: dict[str, Any]) -> bool:  # noqa: ARG001
    """Say that an answer about many models is what it says about each, put together."""
    return True


class Command(msgspec.Struct, frozen=True):
    """A command: its name, what it takes in the order of its help, and what answers it.

    `json` makes the types of which what it prints as JSON is one; `lists` are those of the records
    of its listings. `parts` are the lists of a model that it looks at, where these are not all.
    """

    name: str
    parameters: tuple[Parameter, ...]
    answer: Answer
    json: Callable[[], tuple[Any, ...]] = tuple
    lists: tuple[type[msgspec.Struct], ...] = ()
    default_format: str = "table"
    reads_models: bool = True
    is_streamed: IsStreamed = never
    parts: tuple[str, ...] | None = None
