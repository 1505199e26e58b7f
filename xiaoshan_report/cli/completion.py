"""What Tab offers where a value stands: ids, numbers, measures, units and codes.

Typer asks for them through the `autocompletion` of a parameter, and speaks with the shells.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from os.path import isfile  # which takes any path for what it is
from pathlib import Path
from typing import NamedTuple, get_args

from msgspec import Struct

from xiaoshan_report.commands.parameter import Kind
from xiaoshan_report.commands.shared_columns import measure_text
from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import Area, Figure, Measure, Point, Project, Report

_WIDTH = 72
"""The most characters of a description."""

_SAFE = re.compile(r"[\w%@+=,./-]+")
"""What is put on the line as it is: Typer quotes nothing, and in zsh has it evaluated."""


class Offer(NamedTuple):
    """Something to offer: the word, what it is, and a Chinese name that can be typed instead."""

    word: str
    about: str = ""
    name: str = ""


def offers(
    kind: Kind, paths: Sequence[Path], tr: Translator, word: str, given: set[str]
) -> Iterator[tuple[str, str]]:
    """Yield the values of a kind, each once with what it is, in the models at these paths.

    `word` is the beginning of the value; what is `given` already is left out. Nothing is offered
    of a model that cannot be read.
    """
    seen = set(given)
    for report in reports_at(paths):
        for one in _VALUES[kind](report, tr, word):
            shown, about = (one.name, one.word) if one.name and not word.isascii() else one[:2]
            if shown not in seen and _SAFE.fullmatch(shown):
                seen.add(shown)
                yield shown, _brief(about)


def reports_at(paths: Sequence[Path] = ()) -> Iterator[Report]:
    """Yield the reports of the models at these paths that can be read; by default the bundled."""
    from xiaoshan_report.model.collecting import models, reports

    refused: list[Message] = []
    try:
        files = models([Path(os.path.expanduser(path)) for path in paths]).files
    except ReportError:
        return
    yield from reports([*filter(isfile, files)], refused.append)  # who presses Tab feeds no pipe


def _brief(text: str) -> str:
    """The text without what means something to a shell or to Rich, cut where it is long."""
    plain = "".join(c if _is_plain(c) else " " for c in text)
    return plain if len(plain) <= _WIDTH else f"{plain[: _WIDTH - 1]}…"


def _is_plain(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or character in " ,.;:%/()+-"
    return character.isprintable()


def _indicators(report: Report, tr: Translator, _: str) -> Iterator[Offer]:
    for one in report.model.indicators:
        yield Offer(one.id, tr.pick(one.name, one.name_en), one.name)


def _areas(report: Report, tr: Translator, _: str) -> Iterator[Offer]:
    return _numbered(report.model.areas, tr)


def _projects(report: Report, tr: Translator, _: str) -> Iterator[Offer]:
    return _numbered(report.model.projects, tr)


def _numbered(things: Iterable[Area | Project], tr: Translator) -> Iterator[Offer]:
    return (Offer(str(one.number), tr.pick(one.title, one.title_en)) for one in things)


def _measures(report: Report, tr: Translator, _: str) -> Iterator[Offer]:
    used = {figure.measure for figure in report.every_figure()}
    yield from (Offer(one, tr(one)) for one in get_args(Measure) if one in used)


def _units(report: Report, tr: Translator, _: str) -> Iterator[Offer]:
    for unit in dict.fromkeys(figure.unit for figure in report.every_figure() if figure.unit):
        yield Offer(unit, tr.pick("", tr.unit(unit) or ""))


def _things(report: Report, tr: Translator, word: str) -> Iterator[Offer]:
    """The indicators, points, tasks and aims; of the one that the word names, the figures too."""
    for owner in report.model.owners():
        name = "" if isinstance(owner.entry, Point) else owner.names[0]
        yield Offer(owner.id, tr.pick(*owner.names), name)
    for figure in report.figures.get(word.partition(".")[0], ()):
        yield Offer(figure.id, _about(figure, tr))
    for aim in report.model.aims:
        yield Offer(aim.id, tr.pick(aim.name, aim.name_en), aim.name)


def _about(figure: Figure, tr: Translator) -> str:
    return f"{tr.pick(figure.name, figure.name_en)}: {measure_text(figure, tr)} {figure.printed}"


def _codes(report: Report, tr: Translator, _: str) -> Iterator[Offer]:  # noqa: ARG001
    from xiaoshan_report.check.findings import CODES

    yield from (Offer(code, tr(f"explain-{code}")) for code in CODES)
    yield Offer("all")


def keys(kinds: Iterable[type[Struct]], incomplete: str) -> Iterator[str]:
    """Yield the keys of records of these kinds, after the keys that stand before a comma."""
    typed = re.sub(r"[^,，、]*$", "", incomplete)
    for key in dict.fromkeys(key for kind in kinds for key in kind.__struct_fields__):
        yield typed + key


_VALUES: dict[Kind, Callable[[Report, Translator, str], Iterator[Offer]]] = {
    "indicator": _indicators,
    "area": _areas,
    "project": _projects,
    "measure": _measures,
    "unit": _units,
    "thing": _things,
    "code": _codes,
}
"""The values of each kind, given a model, the language and the word as far as it is typed."""
