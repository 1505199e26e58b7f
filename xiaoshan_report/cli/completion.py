"""What Tab offers: commands, options and values, and the scripts by which shells ask for them.

A script runs `report completion SHELL -- WORDS…` with the words of the line up to the cursor, so
that nothing is there at start-up for completion's sake, and reads an answer a line.
"""

import os
import re
import shlex
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from xiaoshan_report.cli.usage import Command, Parameter, Program
from xiaoshan_report.errors import ReportError
from xiaoshan_report.messages.translator import Translator, language_asked
from xiaoshan_report.model.structs import Figure, Measure, Report

Shell = Literal["bash", "zsh", "fish"]

FILES = ":files"
"""The answer that leaves it to the shell to offer files."""

_WIDTH = 72
"""The most characters of a description."""

_BASH = r"""# Completion of report. In ~/.bashrc:  eval "$(report completion bash)"
# or, once:  report completion bash > ~/.local/share/bash-completion/completions/report
_report() {
    mapfile -t COMPREPLY < <(
        "${1/#\~/$HOME}" completion bash -- "${COMP_WORDS[@]:0:COMP_CWORD+1}" 2>/dev/null
    )
    if [[ ${COMPREPLY[0]-} == :files ]]; then
        COMPREPLY=()
        compopt -o default
    fi
}
complete -o nosort -F _report report
"""

_ZSH = r"""#compdef report
# Completion of report. In ~/.zshrc, after compinit:  eval "$(report completion zsh)"
# or, once, into a folder of $fpath:  report completion zsh > ~/.zfunc/_report
_report() {
    local -a answers
    answers=("${(@f)$(
        "${${(Q)words[1]}/#\~/$HOME}" completion zsh -- \
            "${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null
    )}")
    [[ $PREFIX == --*=* ]] && compset -P '*='
    case $answers[1] in
        '') return 1 ;;
        :files) _files ;;
        *) _describe -V report answers ;;
    esac
}
if [[ $funcstack[1] == _report ]]; then
    _report "$@"
else
    compdef _report report
fi
"""

_FISH = r"""# Completion of report. In ~/.config/fish/config.fish:  report completion fish | source
# or, once:  report completion fish > ~/.config/fish/completions/report.fish
function __report_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l program (string replace -r '^~' $HOME -- $words[1])
    set -l answers (command $program completion fish -- $words "$word" 2>/dev/null)
    if test "$answers[1]" != :files
        printf '%s\n' $answers
        return
    end
    set -l option (string match -r '^--[^=]*=' -- $word)
    for path in (__fish_complete_path (string replace -r '^--[^=]*=' '' -- $word))
        echo "$option$path"
    end
end
complete -c report -f -k -a '(__report_complete)'
"""

SCRIPTS: dict[Shell, str] = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
"""What `report completion SHELL` prints, for the shell to read."""


class Offer(NamedTuple):
    """Something to offer: the word, what it is, and a Chinese name that can be typed instead."""

    word: str
    about: str = ""
    name: str = ""


class _Line(NamedTuple):
    """What the line says so far, and what its last, unfinished word can be.

    `expected` is the parameter whose value that word is; `start` is the part of it that stands
    before the value (`--format=`).
    """

    command: Command | None
    words: Sequence[str]
    word: str
    start: str = ""
    expected: Parameter | None = None
    only_values: bool = False


def answers(program: Program, line: Sequence[str], shell: Shell) -> str:
    """What can stand where the last word of the line begins, an answer a line, or `FILES`.

    Only bash gets just what begins with the word: the others match in ways that users choose.
    """
    read = _read(program, _bash_words(line) if shell == "bash" else line)
    if read.expected and read.expected.metavar in ("FILE", "TEXT"):
        return f"{FILES}\n"
    start = "" if shell == "zsh" else read.start
    offers = (one for one in _offers(program, read) if one.word.isprintable())
    return "".join(
        _WRITERS[shell](one._replace(word=start + one.word))
        for one in offers
        if shell != "bash" or one.word.startswith(read.word)
    )


def _bash_words(line: Sequence[str]) -> list[str]:
    """The words without their quotes, and without the `=` that bash takes for a word of its own."""
    words = [_unquoted(word) for word in line]
    last = "" if words[-1] == "=" else words[-1]
    kept = [word for place, word in enumerate(words[:-1]) if word != "=" or not place]
    return [*kept, last]


def _unquoted(word: str) -> str:
    try:
        return "".join(shlex.split(word))
    except ValueError:  # a quote that is still open
        return word.lstrip("'\"")


def _read(program: Program, line: Sequence[str]) -> _Line:
    """Walk along the line as the command line's parser will."""
    *words, word = line[1:] or [""]
    command = None
    place, owed, only_values = 0, None, False
    for one in words:
        if owed:
            owed = None
        elif one == "--":
            only_values = True
        elif one.startswith("-") and not only_values:
            owed = _owing(_options(program, command), one)
        elif command is None:
            command = next((c for c in program.commands if c.name == one), None)
            if command is None:
                return _Line(None, words, word, only_values=True)
        else:
            place += 1
    read = _Line(command, words, word, only_values=only_values)
    if owed:
        return read._replace(expected=owed)
    if word.startswith("-") and not only_values:
        return _read_option(program, read)
    return read._replace(expected=_argument(command, place)) if command else read


def _read_option(program: Program, read: _Line) -> _Line:
    """The word is an option; after its `=` stands its value."""
    flag, equals, value = read.word.partition("=")
    option = _owing(_options(program, read.command), flag)
    if not equals or not option:
        return read
    return read._replace(word=value, start=f"{flag}=", expected=option)


def _options(program: Program, command: Command | None) -> list[Parameter]:
    return (command or program.itself).options


def _owing(options: Iterable[Parameter], flag: str) -> Parameter | None:
    """The option with this flag, if its value is the next word."""
    return next((one for one in options if flag in one.flags and one.takes_value), None)


def _argument(command: Command, place: int) -> Parameter | None:
    arguments = command.arguments
    if place < len(arguments):
        return arguments[place]
    return arguments[-1] if arguments and arguments[-1].repeated else None


def _offers(program: Program, read: _Line) -> Iterator[Offer]:
    if read.expected:
        yield from _values(read, read.expected)
    elif read.word.startswith("-") and not read.only_values:
        given = set(read.words)
        for option in _options(program, read.command):
            if option.repeated or not given & set(option.flags):
                yield from (Offer(flag, option.help) for flag in option.flags)
    elif read.command is None and not read.only_values:
        yield from (Offer(one.name, one.help) for one in program.commands)


def _values(read: _Line, expected: Parameter) -> Iterator[Offer]:
    """What the parameter can be, less what the line already has."""
    if expected.choices:
        yield from map(Offer, expected.choices)
    if read.command and (values := VALUES.get((read.command.name, expected.name))):
        given = set(read.words) if expected.repeated else set()
        for one in _of_model(values, read):
            if one.word not in given:
                yield one if read.word.isascii() or not one.name else Offer(one.name, one.word)


def _of_model(values: "Values", read: _Line) -> Iterator[Offer]:
    """The values in the models that the line names, each once; none of what cannot be read."""
    from xiaoshan_report.model.files import models, reports

    tr = Translator(language_asked(read.words, os.environ))
    variable = os.environ.get("XIAOSHAN_REPORT_MODEL", "").split(os.pathsep)
    paths = _given(read.words, "--model") or filter(None, variable)
    refused: list[ReportError] = []
    seen: set[str] = set()
    try:
        files = models([Path(os.path.expanduser(path)) for path in paths]).files
    except ReportError:
        return
    for report in reports(files, refused.append):
        offers = [one for one in values(report, tr, read.word) if one.word not in seen]
        seen |= {one.word for one in offers}
        yield from offers


def _given(words: Sequence[str], option: str) -> list[str]:
    """What the line gives for an option: the words after it, or after its `=`."""
    pairs = [word.partition("=")[::2] for word in words]
    follow = [*words[1:], ""]
    both = zip(pairs, follow, strict=True)
    return [value or after for (flag, value), after in both if flag == option]


# What stands in the model.

Values = Callable[[Report, Translator, str], Iterator[Offer]]
"""The values of a parameter, given the model, the language and the word as far as it is typed."""


def _indicators(report: Report, tr: Translator, _: str) -> Iterator[Offer]:
    for one in report.model.indicators:
        yield Offer(one.id, tr.pick(one.name, one.name_en), one.name)


def _areas(report: Report, tr: Translator, _: str) -> Iterator[Offer]:
    for one in report.model.areas:
        yield Offer(str(one.number), tr.pick(one.title, one.title_en))


def _projects(report: Report, tr: Translator, _: str) -> Iterator[Offer]:
    for one in report.model.projects:
        yield Offer(str(one.number), tr.pick(one.title, one.title_en))


def _measures(report: Report, tr: Translator, _: str) -> Iterator[Offer]:
    used = {figure.measure for figure in report.every_figure()}
    yield from (Offer(one, tr(one)) for one in get_args(Measure) if one in used)


def _units(report: Report, tr: Translator, _: str) -> Iterator[Offer]:
    for unit in dict.fromkeys(figure.unit for figure in report.every_figure() if figure.unit):
        yield Offer(unit, tr.pick("", tr.unit(unit) or ""))


def _things(report: Report, tr: Translator, word: str) -> Iterator[Offer]:
    """The indicators, points and tasks; of the one that the word names, the figures too."""
    yield from _indicators(report, tr, word)
    for _, _, point in report.model.points():
        yield Offer(point.id, tr.pick(point.text, point.text_en))
    for _, task in report.model.tasks():
        yield Offer(task.id, tr.pick(task.name, task.name_en), task.name)
    for figure in report.figures.get(word.partition(".")[0], ()):
        yield Offer(figure.id, _about(figure, tr))


def _about(figure: Figure, tr: Translator) -> str:
    return f"{tr.pick(figure.name, figure.name_en)}: {tr(figure.measure)} {figure.printed}"


def _codes(report: Report, tr: Translator, _: str) -> Iterator[Offer]:  # noqa: ARG001
    from xiaoshan_report.check.findings import CODES

    yield from (Offer(code, tr(f"explain-{code}")) for code in CODES)
    yield Offer("all")


VALUES: dict[tuple[str, str], Values] = {
    ("indicators", "ids"): _indicators,
    ("area", "number"): _areas,
    ("livelihood", "number"): _projects,
    ("compare", "ids"): _indicators,
    ("figures", "area"): _areas,
    ("figures", "project"): _projects,
    ("figures", "measure"): _measures,
    ("figures", "unit"): _units,
    ("figures", "indicator"): _indicators,
    ("show", "identifier"): _things,
    ("check", "explain"): _codes,
}
"""The values of parameters that the model knows, by command and parameter."""


# An answer as each shell reads it.


def _for_bash(one: Offer) -> str:
    """The word alone; bash puts it on the line as it is, so anything odd in it is quoted."""
    odd = re.search(r"[^\w@%+=:,./-]", one.word)
    return f"{shlex.quote(one.word) if odd else one.word}\n"


def _for_zsh(one: Offer) -> str:
    word = re.sub(r"([\\:])", r"\\\1", one.word)
    return f"{word}:{_brief(one.about)}\n" if one.about else f"{word}\n"


def _for_fish(one: Offer) -> str:
    return f"{one.word}\t{_brief(one.about)}\n"


def _brief(text: str) -> str:
    plain = "".join(c if c.isprintable() else " " for c in text)
    return plain if len(plain) <= _WIDTH else f"{plain[: _WIDTH - 1]}…"


_WRITERS: dict[Shell, Callable[[Offer], str]] = {
    "bash": _for_bash,
    "zsh": _for_zsh,
    "fish": _for_fish,
}
