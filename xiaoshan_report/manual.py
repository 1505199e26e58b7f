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

from xiaoshan_report.messages import Words
from xiaoshan_report.model import Report
from xiaoshan_report.usage import Command, Parameter, Program

_WIDTH = 78
"""The most characters of a line of the page's source."""

STATUS = ("0", "1", "2")
"""The exit codes."""

VARIABLES = (
    ("LC_ALL, LC_MESSAGES, LANG", "variable-locale"),
    ("NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM", "variable-color"),
    ("COLUMNS", "variable-columns"),
)
"""What the environment can say, with the keys of what that means."""

FILES = (
    ("report.toml", "file-model"),
    ("~/.local/share/bash-completion/completions/report", "file-bash"),
    ("~/.config/fish/completions/report.fish", "file-fish"),
    ("_report", "file-zsh"),
)
"""The files of the program, with the keys of what they are."""

EXAMPLES = (
    ("report indicators", "try-indicators"),
    ("report show {indicator}", "try-show"),
    ("report compare {indicator} --json", "try-compare"),
    ("report figures --measure rank", "try-figures"),
    ("report livelihood --format markdown", "try-livelihood"),
    ("report check", "try-check"),
)
"""Commands to try, with the keys of what they show; the gaps are filled from the model."""

_PREAMBLE = {"zh": [".mso zh.tmac"], "en": []}
"""Requests before the title: groff's rules for breaking lines between Chinese characters."""

_ADJUSTMENT = {"zh": [".ad l"], "en": []}
"""Requests after it: a line without spaces cannot be stretched."""


def page(program: Program, version: str, report: Report, words: Words) -> str:
    """The page of the program; the examples are about the model."""
    shared = _shared(program)
    indicator = next((one.id for one in report.model.indicators), "")
    examples = [(example.format(indicator=indicator), about) for example, about in EXAMPLES]
    selector, option = words("synopsis-selector"), words("synopsis-option")
    summary = program.itself.help.rstrip(".。")
    lines = [
        *_PREAMBLE[words.language],
        f'.TH REPORT 1 "" "xiaoshan\\-report {version}" "{words("manual-title")}"',
        *_ADJUSTMENT[words.language],
        _heading("name", words),
        f"report \\-\n{_text(summary[0].lower() + summary[1:])}",
        _heading("synopsis", words),
        ".B report",
        f"\\fI{words('synopsis-command')}\\fR [\\fI{selector}\\fR] [\\fI{option}\\fR]...",
        _heading("description", words),
        _text(words("manual-about")),
        _heading("commands", words),
        *(line for command in program.commands for line in _command(command, shared, words)),
        _heading("options", words),
        *_parameters([*shared, *(o for o in program.itself.options if o not in shared)], words),
        _heading("status", words),
        *_entries(((code, f"status-{code}") for code in STATUS), words),
        _heading("environment", words),
        *_variables(shared, words),
        *_entries(VARIABLES, words),
        _heading("files", words),
        *_entries(FILES, words),
        _heading("examples", words),
        *_entries(examples, words),
    ]
    return "\n".join(lines) + "\n"


def _heading(key: str, words: Words) -> str:
    return f".SH {words(f'manual-{key}')}"


def _shared(program: Program) -> list[Parameter]:
    """The options of most commands, which are described once."""
    counts = Counter(option for command in program.commands for option in command.options)
    return [option for option, count in counts.items() if count * 2 > len(program.commands)]


def _command(command: Command, shared: Iterable[Parameter], words: Words) -> Iterator[str]:
    own = [one for one in command.parameters if one not in shared]
    called = " ".join(("report", command.name, *(one.metavar for one in command.arguments)))
    yield f'.SS "{_literal(called)}"'
    yield _text(command.help)
    yield from _parameters(own, words)


def _parameters(parameters: Iterable[Parameter], words: Words) -> Iterator[str]:
    for one in parameters:
        flags = ", ".join(_bold(flag) for flag in one.flags)
        value = one.value
        yield ".TP"
        yield f"{flags} \\fI{_literal(value)}\\fR" if value and flags else flags or _bold(value)
        yield _text(one.explained(words))


def _variables(parameters: Iterable[Parameter], words: Words) -> Iterator[str]:
    for one in parameters:
        if one.variable:
            several = words("variable-several") if one.repeated else ""
            about = words("variable-option", flag=one.flags[0], several=several)
            yield from _entry(one.variable, about)


def _entries(entries: Iterable[tuple[str, str]], words: Words) -> Iterator[str]:
    """What each of the heads is, by its key."""
    for head, key in entries:
        yield from _entry(head, words(key))


def _entry(head: str, about: str) -> Iterator[str]:
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
