r"""Write `report.1`, the manual page for `man`, beside this script, from the command line itself.

    python docs/make_manual.py

.TH REPORT 1 "" "xiaoshan-report 0.1.0" "User Commands"
.SH NAME
report \-
answer questions about a government work report, …
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from textwrap import wrap

from xiaoshan_report import __version__
from xiaoshan_report.commands import NAMES, spec_of
from xiaoshan_report.commands.parameter import OF_PROGRAM, Parameter
from xiaoshan_report.commands.spec import Command
from xiaoshan_report.messages.translator import Translator

PAGE = Path(__file__).with_name("report.1")

WIDTH = 78
"""The most characters of a line of the page's source."""

DESCRIPTION = (
    "Every number comes with the words of the report that state it. A command without a selector "
    "lists; a selector narrows: an id, a number, or words of a name in Chinese or English, short "
    "names that people use included. All that it means is listed; only `report show` wants one. "
    "With several models an answer is about all of them, by place and period. "
    "Answers go to standard output, everything else to standard error."
)

STATUS = {
    "0": "All is well.",
    "1": "`report check` found something, or `report verify` a number that is wrong.",
    "2": (
        "It could not run: wrong usage, an unreadable or invalid model, no such ID, or nowhere "
        "to write. One sentence on standard error says why."
    ),
}

VARIABLES = {
    "LANGUAGE, LC_ALL, LC_MESSAGES, LANG": (
        "The language, unless --lang or its variable says it: the first of LANGUAGE that is "
        "Chinese or English, except in the locale C; else that of the first other that is set."
    ),
    "NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM": (
        "Whether to use colour, unless --color says so: never where NO_COLOR is set; else "
        "always where FORCE_COLOR or CLICOLOR_FORCE is set and not 0; else never where "
        "CLICOLOR is 0 or TERM is dumb; else on a terminal."
    ),
    "PAGER, LESS": (
        "What shows a table longer than the screen, by default less; none if it is empty or cat. "
        "LESS is FRX unless it is set."
    ),
    "COLUMNS": "The width of the terminal, where it differs from what the terminal says.",
}
"""What the environment can say, besides the variables of options."""

FILES = {
    "report.toml": (
        "The model that comes with the package; --model names another, or a folder of them."
    ),
    "~/.bash_completions/report.sh": "What `report --install-completion` writes for bash.",
    "~/.zfunc/_report": "The same for zsh.",
    "~/.config/fish/completions/report.fish": "The same for fish.",
}

EXAMPLES = {
    "report indicators": "All indicators with their growth.",
    "report show gdp": "All about one of them, with the words of the report.",
    "report compare gdp --json": "What its growth rates imply, for a script.",
    "report figures --measure rank": "Every figure that is a rank.",
    "report livelihood --format markdown": "The livelihood projects, for a document.",
    "report check": "Whether the model holds.",
}


def page(
    commands: Sequence[Command], own: Sequence[Parameter], version: str, tr: Translator
) -> str:
    """Return the page of the commands, and of the program's own options."""
    shared = _shared(commands)
    own = [option for option in own if option not in shared]
    summary = tr("about-report").rstrip(".")
    lines = [
        f'.TH REPORT 1 "" "xiaoshan\\-report {version}" "User Commands"',
        ".SH NAME",
        f"report \\-\n{_text(summary[0].lower() + summary[1:])}",
        ".SH SYNOPSIS",
        ".B report",
        "\\fICOMMAND\\fR [\\fISELECTOR\\fR] [\\fIOPTION\\fR]...",
        ".SH DESCRIPTION",
        _text(DESCRIPTION),
        ".SH COMMANDS",
        *(text for one in commands for text in _command(one, shared, tr)),
        ".SH OPTIONS",
        *_parameters([*shared, *own], tr),
        ".SH EXIT STATUS",
        *_entries(STATUS),
        ".SH ENVIRONMENT",
        *_entries({**_variables(shared), **VARIABLES}),
        ".SH FILES",
        *_entries(FILES),
        ".SH EXAMPLES",
        *_entries(EXAMPLES),
    ]
    return "\n".join(lines) + "\n"


def _shared(commands: Sequence[Command]) -> list[Parameter]:
    """The options of most commands, which are described once."""
    counts = Counter(option for one in commands for option in one.parameters if option.flags)
    return [option for option, count in counts.items() if count * 2 > len(commands)]


def _command(command: Command, shared: Iterable[Parameter], tr: Translator) -> Iterator[str]:
    own = [one for one in command.parameters if one not in shared]
    terms = (one.term for one in command.parameters if not one.flags)
    called = " ".join(("report", command.name, *terms))
    yield f'.SS "{_literal(called)}"'
    yield _text(tr(f"about-{command.name}"))
    yield from _parameters(own, tr)


def _parameters(parameters: Iterable[Parameter], tr: Translator) -> Iterator[str]:
    for one in parameters:
        flags = ", ".join(_bold(flag) for flag in one.flags)
        value = one.term
        yield ".TP"
        yield f"{flags} \\fI{_literal(value)}\\fR" if value and flags else flags or _bold(value)
        yield _text(one.explained(tr))


def _variables(parameters: Iterable[Parameter]) -> dict[str, str]:
    """The variables of options."""
    several = {False: "", True: " Several are parted as in PATH."}
    return {
        one.variable: f"What {one.flags[0]} is where it is not given.{several[one.many]}"
        for one in parameters
        if one.variable
    }


def _entries(entries: dict[str, str]) -> Iterator[str]:
    for head, about in entries.items():
        yield from (".TP", _bold(head), _text(about))


def _bold(text: str) -> str:
    return f"\\fB{_literal(text)}\\fR"


def _text(text: str) -> str:
    """Prose: options, and what stands in backquotes, are bold; no line looks like a request."""
    marked = re.sub(
        r"`([^`]*)`|(--[a-z-]+)", lambda found: _bold(found[1] or found[2]), _escaped(text)
    )
    lines = wrap(marked, WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in lines)


def _literal(text: str) -> str:
    """What is typed as it stands: a hyphen that is no dash, and none of roff's own characters."""
    return _escaped(text).translate(_LITERAL)


_LITERAL = str.maketrans({"-": "\\-", "~": "\\(ti", '"': "\\(dq"})


def _escaped(text: str) -> str:
    return text.replace("\\", "\\e")


if __name__ == "__main__":
    text = page([spec_of(name) for name in NAMES], OF_PROGRAM, __version__, Translator("en"))
    PAGE.write_text(text, encoding="utf-8")
