r"""The manual page, made from the command line itself: roff for `man`.

.TH REPORT 1 "" "xiaoshan-report 0.1.0" "User Commands"
.SH NAME
report \-
answer questions about a government work report, …
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from textwrap import wrap

from xiaoshan_report.model import Report
from xiaoshan_report.usage import Command, Parameter, Program

_WIDTH = 78
"""The most characters of a line of the page's source."""

DESCRIPTION = (
    "Every number comes with the words of the report that state it. A command without a selector "
    "lists; a selector narrows. Where an ID is asked for, its first or last words will do, and so "
    "will a name in Chinese or English or a part of one, as long as only one thing is meant. "
    "With several models an answer is about all of them, by place and period. "
    "Answers go to standard output, everything else to standard error."
)

STATUS = (
    ("0", "All is well."),
    ("1", "`report check` found something."),
    (
        "2",
        (
            "It could not run: wrong usage, an unreadable or invalid model, no such ID, or nowhere "
            "to write. One sentence on standard error says why."
        ),
    ),
)

VARIABLES = (
    ("LC_ALL, LC_MESSAGES, LANG", "The first that is set says the language, unless --lang does."),
    (
        "NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM",
        (
            "Whether to use colour, unless --color says so: never where NO_COLOR is set; else "
            "always where FORCE_COLOR or CLICOLOR_FORCE is set and not 0; else never where "
            "CLICOLOR is 0 or TERM is dumb; else on a terminal."
        ),
    ),
    ("COLUMNS", "The width of the terminal, where it differs from what the terminal says."),
)

FILES = (
    (
        "report.toml",
        "The model that comes with the package; --model names another, or a folder of them.",
    ),
    (
        "~/.local/share/bash-completion/completions/report",
        "Where bash looks for the script that `report completion bash` prints.",
    ),
    ("~/.config/fish/completions/report.fish", "The same for fish."),
    ("_report", "The same for zsh, in a folder of its fpath."),
)

EXAMPLES = (
    ("report indicators", "All indicators with their growth."),
    ("report show {indicator}", "All about one of them, with the words of the report."),
    ("report compare {indicator} --json", "What its growth rates imply, for a script."),
    ("report figures --measure rank", "Every figure that is a rank."),
    ("report livelihood --format markdown", "The livelihood projects, for a document."),
    ("report check", "Whether the model holds."),
)
"""Commands to try, with what they show; the gaps are filled from the model."""


def page(program: Program, version: str, report: Report) -> str:
    """The page of the program; the examples are about the model."""
    shared = _shared(program)
    indicator = next((one.id for one in report.model.indicators), "")
    examples = [(example.format(indicator=indicator), about) for example, about in EXAMPLES]
    summary = program.itself.summary.rstrip(".")
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
        *(line for command in program.commands for line in _command(command, shared)),
        ".SH OPTIONS",
        *_parameters([*shared, *(o for o in program.itself.options if o not in shared)]),
        ".SH EXIT STATUS",
        *_entries(STATUS),
        ".SH ENVIRONMENT",
        *_entries(_variables(shared)),
        *_entries(VARIABLES),
        ".SH FILES",
        *_entries(FILES),
        ".SH EXAMPLES",
        *_entries(examples),
    ]
    return "\n".join(lines) + "\n"


def _shared(program: Program) -> list[Parameter]:
    """The options of most commands, which are described once."""
    counts = Counter(option for command in program.commands for option in command.options)
    return [option for option, count in counts.items() if count * 2 > len(program.commands)]


def _command(command: Command, shared: Iterable[Parameter]) -> Iterator[str]:
    own = [one for one in command.parameters if one not in shared]
    called = " ".join(("report", command.name, *(one.metavar for one in command.arguments)))
    yield f'.SS "{_literal(called)}"'
    yield "\n.PP\n".join(map(_text, command.help.split("\n\n")))
    yield from _parameters(own)


def _parameters(parameters: Iterable[Parameter]) -> Iterator[str]:
    for one in parameters:
        value = "|".join(one.choices) if one.choices and one.flags else one.metavar
        flags = ", ".join(_bold(flag) for flag in one.flags)
        yield ".TP"
        yield f"{flags} \\fI{_literal(value)}\\fR" if value and flags else flags or _bold(value)
        yield _text(_said(one))


def _said(one: Parameter) -> str:
    if one.choices and not one.flags:
        return f"{one.help} One of {', '.join(one.choices)}."
    return one.help


def _variables(parameters: Iterable[Parameter]) -> Iterator[tuple[str, str]]:
    for one in parameters:
        if one.variable:
            several = " Several are parted as in PATH." * one.repeated
            yield one.variable, f"What {one.flags[0]} is where it is not given.{several}"


def _entries(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    for head, about in entries:
        yield from (".TP", _bold(head), _text(about))


def _bold(text: str) -> str:
    return f"\\fB{_literal(text)}\\fR"


def _text(text: str) -> str:
    """Prose: options, and what stands in backquotes, are bold; no line looks like a request."""
    marked = re.sub(
        r"`([^`]*)`|(--[a-z-]+)", lambda found: _bold(found[1] or found[2]), _escaped(text)
    )
    lines = wrap(marked, _WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in lines)


def _literal(text: str) -> str:
    """What is typed as it stands: a hyphen that is no dash, and none of roff's own characters."""
    return _escaped(text).translate(_LITERAL)


_LITERAL = str.maketrans({"-": "\\-", "~": "\\(ti", '"': "\\(dq"})


def _escaped(text: str) -> str:
    return text.replace("\\", "\\e")
