"""What `-h` prints, made from the command line itself: an example first, then what can be typed.

Example: report show gdp
Usage:   report show [OPTION]... ID
"""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from xiaoshan_report.commands import NAMES
from xiaoshan_report.commands.parameter import Parameter
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.render.wrapping import wrap

_WIDEST = 100
"""The most columns of a line: longer ones are hard to read."""

_BESIDE = 28
"""The most columns of a term that has its explanation beside it."""

Entry = tuple[str, str]
"""A term, and what it means."""


def page(name: str, parameters: Sequence[Parameter], tr: Translator, width: int) -> str:
    """Return the help of a command, or that of the program, with all the commands."""
    names = () if name in NAMES else NAMES
    sections = {
        "arguments": [_entry(one, tr) for one in parameters if not one.flags],
        "options": [_entry(one, tr) for one in parameters if one.flags],
        "commands": [(name, tr(f"about-{name}")) for name in names],
    }
    width = min(width, _WIDEST)
    lines = [*_opening(name, parameters, tr, width), "", *_wrapped(tr(f"about-{name}"), width)]
    for key, entries in sections.items():
        if entries:
            lines += ["", tr("about", names=tr(key)).rstrip(), *_listed(entries, width)]
    if names:
        lines += ["", *_wrapped(tr("more-help"), width)]
    return "\n".join(lines) + "\n"


def _opening(
    name: str, parameters: Sequence[Parameter], tr: Translator, width: int
) -> Iterator[str]:
    """The example and the usage, the one below the other."""
    typed = ["report", name, tr("usage-options")] if name in NAMES else [name, tr("usage-command")]
    said = {
        "example": tr(f"example-{name}"),
        "usage": " ".join([*typed, *(one.term for one in parameters if not one.flags)]),
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
    return " ".join(filter(None, (", ".join(one.flags), one.term))), about


def _listed(entries: Iterable[Entry], width: int) -> Iterator[str]:
    """The entries, explanations beside the terms where there is room for them."""
    rows = list(entries)
    indent = 4 + max((size for term, _ in rows if (size := cell_len(term)) <= _BESIDE), default=0)
    for term, about in rows:
        yield from _beside(f"  {term}  ", about, indent if width > 2 * indent else 6, width)


def _beside(head: str, text: str, indent: int, width: int) -> Iterator[str]:
    """The text to the right of its head, or below a head that is longer than `indent` allows."""
    first, *rest = _wrapped(text, width - indent)
    if cell_len(head) <= indent:
        yield head + " " * (indent - cell_len(head)) + first
    else:
        yield from _wrapped(head.rstrip(), width)
        rest = [first, *rest]
    yield from (" " * indent + line for line in rest)


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(text, width, quantities=False)
