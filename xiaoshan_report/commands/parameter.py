"""What a command can take, and what the program takes where no command is named."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from xiaoshan_report.errors import Message, ReportError, WrongValueError
from xiaoshan_report.messages import Language, language_named

if TYPE_CHECKING:
    from xiaoshan_report.messages.translator import Translator

Kind = Literal["indicator", "area", "project", "measure", "unit", "thing", "code", "key"]
"""What a value can be of which the models, or the program, know all there are."""

Action = Literal["help", "version", "install-completion", "show-completion"]
"""What a flag does instead of running the command."""


class Parameter(NamedTuple):
    """An option, or where it has no flags an argument, known by its place.

    `help` is the key of what it says of itself. `metavar` stands for the value and `choices` are
    all that the value may be; a flag that takes no value has neither. `convert` makes the value of
    the text typed and raises a `WrongValueError` that says what it expects. `variable` is the
    environment's, `offered` what Tab offers; `file` says what is done with the file that is named:
    one that is `created` may not be there before, unless `force` is asked for.
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
    file: Literal["read", "written", "created", "changed"] | None = None
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
            value = self.convert(text)
            if not self.choices or value in self.choices:
                return value
            listed = ", ".join(self.choices)
            expected = Message("one-of", values=listed) if self.choices[1:] else listed
        except WrongValueError as error:
            expected = error.message
        from xiaoshan_report.messages.nearest_word import nearest

        name = self.flags[-1] if self.flags else self.metavar
        near = nearest(text, self.choices)
        values = {"name": name, "value": text, "expected": expected, "near": near}
        raise ReportError(Message("wrong-argument", **values))


HELP = Parameter("help", "option-help", ("-h", "--help"), action="help")
VERSION = Parameter("version", "option-version", ("--version",), action="version")
LANG = Parameter(
    "lang",
    "option-lang",
    ("--lang",),
    convert=lambda text: language_named(text) or text,
    choices=get_args(Language),
    variable="XIAOSHAN_REPORT_LANG",
)

OF_PROGRAM = (
    LANG,
    VERSION,
    Parameter(
        "install_completion",
        "option-install-completion",
        ("--install-completion",),
        action="install-completion",
    ),
    Parameter(
        "show_completion",
        "option-show-completion",
        ("--show-completion",),
        action="show-completion",
    ),
    HELP,
)
"""What the program takes where no command is named."""
