"""What `-h` prints, made from the command line itself: an example first, then what can be typed.

Example: report show gdp
Usage:   report show [OPTION]... ID
"""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from xiaoshan_report.cli.usage import Command, Parameter
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.render.wrapping import wrap

_WIDEST = 100
"""The most columns of a line: longer ones are hard to read."""

_BESIDE = 28
"""The most columns of a term that has its explanation beside it."""

Entry = tuple[str, str]
"""A term, and what it means."""


def page(command: Command, names: Sequence[str], tr: Translator, width: int) -> str:
    """The help of a command, or with the names of its commands that of the program."""
    sections = {
        "arguments": [_entry(one, tr) for one in command.arguments],
        "options": [_entry(one, tr) for one in command.options],
        "commands": [(name, tr(f"about-{name}")) for name in names],
    }
    width = min(width, _WIDEST)
    lines = [*_opening(command, bool(names), tr, width), "", *wrap(command.help, width)]
    for key, entries in sections.items():
        if entries:
            lines += ["", tr("about", names=tr(key)).rstrip(), *_listed(entries, width)]
    if names:
        lines += ["", *wrap(tr("more-help"), width)]
    return "\n".join(lines) + "\n"


def _opening(command: Command, whole: bool, tr: Translator, width: int) -> Iterator[str]:
    """The example and the usage, the one below the other."""
    name = command.name.rpartition(" ")[2]
    takes = (one.metavar for one in command.arguments)
    usage = tr("usage-command" if whole else "usage-options")
    said = {
        "example": tr(f"example-{name}"),
        "usage": " ".join((command.name, usage, *takes)),
    }
    heads = {key: tr("about", names=tr(key)) for key in said}
    indent = max(map(cell_len, heads.values()))
    for key, text in said.items():
        yield from _beside(heads[key], text, indent, width)


def _entry(one: Parameter, tr: Translator) -> Entry:
    """What is typed, and what that does."""
    about = one.explained(tr)
    if one.variable:
        about = tr("by-variable", about=about, variable=one.variable)
    return " ".join(filter(None, (", ".join(one.flags), one.value))), about


def _listed(entries: Iterable[Entry], width: int) -> Iterator[str]:
    """The entries, explanations beside the terms where there is room for them."""
    rows = list(entries)
    indent = 4 + max((size for term, _ in rows if (size := cell_len(term)) <= _BESIDE), default=0)
    for term, about in rows:
        yield from _beside(f"  {term}  ", about, indent if width > 2 * indent else 6, width)


def _beside(head: str, text: str, indent: int, width: int) -> Iterator[str]:
    """The text to the right of its head, or below a head that is longer than `indent` allows."""
    first, *rest = wrap(text, width - indent)
    if cell_len(head) <= indent:
        yield head + " " * (indent - cell_len(head)) + first
    else:
        yield from wrap(head.rstrip(), width)
        rest = [first, *rest]
    yield from (" " * indent + line for line in rest)
