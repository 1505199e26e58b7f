"""A model file cut into its tables, each with the words that it has in the file.

What is put together again is the file as it was: comments, order and the hand of its writer stay.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.model.structs import FilePlace, Model

_HEADER = re.compile(r"\[(?P<many>\[?)(?P<name>[a-z_.]+)\]\]?[ \t]*(?:#.*)?")


class Part(msgspec.Struct):
    """A table: its name, its words with the comment above it, its place, and what it states.

    The first part of a file has no name: it is what stands before all tables.
    """

    name: str
    text: str
    place: FilePlace = ()
    thing: msgspec.Struct | None = None


def parts(text: str, model: Model, path: Path) -> list[Part]:
    """Return the tables of a model file.

    Raises `ReportError` where the file is written so that its tables cannot be told apart.
    """
    file = cut(text.replace("\r\n", "\n"))
    things = dict(_things(model))
    for name, each in things.items():
        of_name = [part for part in file if part.name == name]
        if len(of_name) != len(each):
            raise ReportError(Message("update-unreadable", file=path))
        for part, thing in zip(of_name, each, strict=True):
            part.thing = thing
    return file


def cut(text: str) -> list[Part]:
    """Return the tables as they stand; the comment right above a header belongs to its table."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    file, begun = [Part("", "")], 0
    current: dict[str, FilePlace] = {}
    counts: Counter[FilePlace] = Counter()
    for number, line in enumerate(lines):
        if found := _HEADER.fullmatch(line.rstrip("\n")):
            start = _above(lines, number, begun)
            file[-1].text, begun = "".join(lines[begun:start]), start
            above, _, last = found["name"].rpartition(".")
            place: FilePlace = (*current.get(above, ()), last)
            if found["many"]:
                counts[place] += 1
                place = (*place, counts[place] - 1)
            current[found["name"]] = place
            file.append(Part(found["name"], "", place))
    file[-1].text = "".join(lines[begun:])
    return file


def _above(lines: list[str], header: int, least: int) -> int:
    """Where the comment and the blank lines above a header begin."""
    start = header
    while start > least + 1 and lines[start - 1].startswith("#"):
        start -= 1
    while start > least + 1 and not lines[start - 1].strip():
        start -= 1
    return start


def _things(model: Model) -> Iterator[tuple[str, list[msgspec.Struct]]]:
    """What tables there must be of each name, in the order of the file."""
    sections = [section for area in model.areas for section in area.sections]
    yield "report", [model.report]
    yield "indicators", list(model.indicators)
    yield "areas", list(model.areas)
    yield "areas.sections", list(sections)
    yield "areas.sections.points", [point for section in sections for point in section.points]
    yield "projects", list(model.projects)
    yield "projects.tasks", [task for project in model.projects for task in project.tasks]
    yield "aims", list(model.aims)
    yield "numerals", list(model.numerals)


def joined(every: Iterable[Part]) -> str:
    """Return the file that is made of these tables."""
    return "".join(part.text for part in every).strip("\n") + "\n"


def put(file: list[Part], part: Part, below: Part | None, follows: Callable[[Part], bool]) -> None:
    """Put a table among those of its kind that stand below another, before one that follows it.

    Those below none stand before the areas.
    """
    if below:
        first = 1 + next(at for at, one in enumerate(file) if one is below)
        others = (at for at in range(first, len(file)) if file[at].name != part.name)
        among = range(first, next(others, len(file)))
    else:
        first = next((at for at, one in enumerate(file) if one.name == "areas"), len(file))
        among = range(len(file))
    members = [at for at in among if file[at].name == part.name]
    later = (at for at in members if follows(file[at]))
    file.insert(next(later, members[-1] + 1 if members else first), part)


def append(file: list[Part], part: Part) -> None:
    """Put a table behind the last of its kind, or at the end."""
    last = (at for at in range(len(file), 0, -1) if file[at - 1].name == part.name)
    file.insert(next(last, len(file)), part)
