"""What a command is: what it takes, what answers it, and how the answer can be written."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from xiaoshan_report.errors import Message, ReportError, WrongValueError

if TYPE_CHECKING:
    from xiaoshan_report.messages.translator import Translator
    from xiaoshan_report.render.table import View

Kind = Literal["indicator", "area", "project", "measure", "unit", "thing", "code"]
"""What a value can be of which the models, or the program, know all there are."""

Action = Literal["help", "version", "install-completion", "show-completion"]
"""What a flag does instead of running the command."""


class Parameter(NamedTuple):
    """An option, or where it has no flags an argument, known by its place.

    `help` is the key of what it says of itself. `metavar` stands for the value and `choices` are
    all that the value may be; a flag that takes no value has neither. `convert` makes the value of
    the text typed and raises a `WrongValueError` that says what it expects. `variable` is the
    environment's, `offered` what Tab offers; `file` says what is done with the file that is named.
    """

    name: str
    help: str
    flags: tuple[str, ...] = ()
    metavar: str = ""
    convert: Callable[[str], object] = str
    choices: tuple[str, ...] = ()
    default: object = None
    required: bool = False
    many: bool = False
    variable: str | None = None
    offered: Kind | None = None
    file: Literal["read", "written"] | None = None
    action: Action | None = None

    @property
    def is_flag(self) -> bool:
        """Whether it takes no value."""
        return not (self.metavar or self.choices)

    @property
    def term(self) -> str:
        """What stands for the value in a usage: its name, or all that it can be."""
        term = self.metavar or "|".join(self.choices)
        if self.flags:
            return term
        return (term if self.required else f"[{term}]") + "..." * self.many

    def explained(self, tr: "Translator") -> str:
        """Return the help, with all that the value may be where its name does not say so."""
        about = tr(self.help)
        if not (self.choices and self.metavar):
            return about
        return tr("choices", about=about, values=", ".join(self.choices))

    def read(self, text: str) -> object:
        """Return the value of a text; raise `ReportError` where it can have none."""
        expected: object
        try:
            if not self.choices or text in self.choices:
                return self.convert(text)
            listed = ", ".join(self.choices)
            expected = Message("one-of", values=listed) if self.choices[1:] else listed
        except WrongValueError as error:
            expected = error.message
        from xiaoshan_report.messages.nearest_word import nearest

        name = self.flags[-1] if self.flags else self.metavar
        near = nearest(text, self.choices)
        values = {"name": name, "value": text, "expected": expected, "near": near}
        raise ReportError(Message("wrong-argument", **values))


class Text(NamedTuple):
    """An answer that is written as it is, with what to say about it on standard error."""

    text: str
    remark: str = ""


class File(NamedTuple):
    """An answer that is a file: where it goes, and what fills it."""

    path: Path
    write: Callable[[Path], None]


Answer = Callable[..., "View | Text | File"]
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


class Command(NamedTuple):
    """A command: its name, what it takes in the order of its help, and what answers it.

    `json` makes the types of which what it prints as JSON is one.
    """

    name: str
    parameters: tuple[Parameter, ...]
    answer: Answer
    json: Callable[[], tuple[Any, ...]] = tuple
    default_format: str = "table"
    reads_models: bool = True
    is_streamed: IsStreamed = never
