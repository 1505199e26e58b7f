"""Finding, parsing and converting a model file, and refusing one that contradicts itself."""

import datetime
import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
import tomli

from xiaoshan_report import data_file
from xiaoshan_report.errors import ReportError
from xiaoshan_report.model.soundness import is_plainly_sound
from xiaoshan_report.model.structs import (
    RATES,
    Area,
    Figure,
    FigureEntry,
    Indicator,
    Model,
    Point,
    Project,
    Record,
    Report,
    Section,
    Task,
)

if TYPE_CHECKING:
    from xiaoshan_report.model.vocabulary import Terms

_Document = TypeVar("_Document", bound=msgspec.Struct)
"""What a file is converted to."""


def bundled_model() -> Path:
    """The model that comes with the package: in the wheel, or beside the package in a checkout."""
    return data_file("report.toml")


def load(path: Path) -> Report:
    """The report that the model file `path` states, complete and cross-checked.

    Raises `ReportError` when the file cannot be read, is no TOML, has another shape than `Model`,
    or contradicts itself; the sentence names the file, the line where there is one, and the place.
    """
    text = _read(path)
    model = _convert(_parse(text, path), Model, text, path)
    if not is_plainly_sound(model):
        from xiaoshan_report.model.consistency import contradictions

        for place, problem in contradictions(model):
            raise _refusal(path, text, place, problem)
    return Report(model, complete(model))


@cache
def terms() -> "Terms":
    """The bundled vocabulary, read once, and only where names of several reports are compared."""
    return load_terms(data_file("terms.toml"))


def load_terms(path: Path) -> "Terms":
    """The vocabulary that the file `path` states, cross-checked.

    Raises `ReportError` as `load` does: a file of another shape, an id that stands twice, a name
    that two terms claim.
    """
    from xiaoshan_report.model.vocabulary import Terms, Vocabulary, contradictions

    text = _read(path)
    vocabulary = _convert(_parse(text, path), Vocabulary, text, path)
    for place, problem in contradictions(vocabulary):
        raise _refusal(path, text, place, problem)
    return Terms(vocabulary)


HEAD = 4096
"""The bytes in which a model file says what report it is about, if it has the usual layout."""


def head(path: Path) -> tuple[str, str, str]:
    """The place, the period and the id of the report that the file is about.

    Only the tables before the first list of tables are read, or all where these do not say so.
    Raises `ReportError` when the file cannot be read, is no TOML, or does not say so at all.
    """
    start, found, _ = read_bytes(path, HEAD).partition(b"\n[[")
    try:
        document = tomli.loads(start.decode()) if found else {}
    except ValueError:  # it is cut within something
        document = {}
    if "report" not in document:
        document = _parse(_read(path), path)
    match document:
        case {"report": {"place": str(place), "period": str(period), "id": str(identifier)}}:
            return place, period, identifier
    raise ReportError("unnamed-report", file=path)


_STDIN = Path("-")


def read_bytes(path: Path, most: int = -1) -> bytes:
    """Return the bytes of a file, at `most` so many, less the mark of UTF-8; `-` is standard input.

    Raises `ReportError` when it cannot be read.
    """
    try:
        content = sys.stdin.buffer.read() if path == _STDIN else _start(path, most)
    except FileNotFoundError:
        raise ReportError("no-file", file=path) from None
    except OSError as error:
        raise ReportError("unreadable", file=path, reason=error.strerror) from None
    return content.removeprefix(BOM_UTF8)


def _start(path: Path, most: int) -> bytes:
    with open(path, "rb", buffering=0) as file:
        return file.read(most)


def _read(path: Path) -> str:
    try:
        return read_bytes(path).decode()
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ReportError("not-utf-8", where=f"{path}:{line}") from None


def _parse(text: str, path: Path) -> dict[str, Any]:
    try:
        return tomli.loads(text, parse_float=Decimal)
    except tomli.TOMLDecodeError as error:
        where = f"{path}:{error.lineno}:{error.colno}"
        raise ReportError("not-toml", where=where, reason=error.msg) from None
    except (ValueError, RecursionError, ArithmeticError):  # what tomli lets through
        raise ReportError("unparsable", file=path) from None


def _convert(document: dict[str, Any], kind: type[_Document], text: str, path: Path) -> _Document:
    try:
        return msgspec.convert(document, kind, builtin_types=(Decimal, datetime.date))
    except msgspec.ValidationError as error:
        from xiaoshan_report.model.problems import explain

        place, problem = explain(str(error), document, kind)
        raise _refusal(path, text, place, problem) from None


def _refusal(path: Path, text: str, place: str, problem: ReportError) -> ReportError:
    from xiaoshan_report.model.problems import line_of

    line = line_of(text.replace("\r\n", "\n"), place)
    where = f"{path}:{line}" if line else str(path)
    if not place:
        return ReportError("refused-whole", where=where, problem=problem)
    return ReportError("refused", where=where, place=place, problem=problem)


# Completing: what a figure does not state itself, its owner states.


class _Owner(msgspec.Struct, frozen=True):
    """What owns figures, with all that they may inherit."""

    id: str
    name: str
    name_en: str
    period: str
    area: int
    section: int
    paragraph: int
    entries: tuple[FigureEntry, ...]
    indicator: str | None = None
    project: int | None = None
    task: str | None = None


def complete(model: Model) -> Mapping[str, tuple[Figure, ...]]:
    """Every figure, complete, by its owner's id: indicators first, then points, then tasks."""
    return _Completed(model)


class _Completed(Mapping[str, tuple[Figure, ...]]):
    """Figures that are completed when they are first asked for: few answers need all of them."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._known: dict[str, tuple[Figure, ...]] = {}

    def __getitem__(self, identifier: str) -> tuple[Figure, ...]:
        if identifier not in self._known:
            owner = (self._indicators.get(identifier) or self._owners[identifier])()
            report = self._model.report.id
            self._known[identifier] = tuple(_figure(one, owner, report) for one in owner.entries)
        return self._known[identifier]

    def __iter__(self) -> Iterator[str]:
        return iter(self._owners)

    def __len__(self) -> int:
        return len(self._owners)

    @cached_property
    def _indicators(self) -> dict[str, Callable[[], _Owner]]:
        """The owners that most answers are about."""
        return dict(_indicators(self._model))

    @cached_property
    def _owners(self) -> dict[str, Callable[[], _Owner]]:
        return {**self._indicators, **dict(_points(self._model)), **dict(_tasks(self._model))}


_Owning = tuple[str, Callable[[], _Owner]]


def _indicators(model: Model) -> Iterator[_Owning]:
    for indicator in model.indicators:
        yield indicator.id, partial(_of_indicator, indicator)


def _of_indicator(one: Indicator) -> _Owner:
    return _Owner(
        one.id,
        one.name,
        one.name_en,
        one.period,
        one.area,
        one.section,
        one.paragraph,
        one.figures,
        indicator=one.id,
    )


def _points(model: Model) -> Iterator[_Owning]:
    for area, section, point in model.points():
        yield point.id, partial(_of_point, point, area, section, model.report)


def _of_point(one: Point, area: Area, section: Section, report: Record) -> _Owner:
    return _Owner(
        one.id,
        one.text,
        one.text_en,
        report.period,
        area.number,
        section.number,
        section.paragraph,
        one.figures,
    )


def _tasks(model: Model) -> Iterator[_Owning]:
    for project, task in model.tasks():
        yield task.id, partial(_of_task, task, project, model.report)


def _of_task(one: Task, project: Project, report: Record) -> _Owner:
    return _Owner(
        one.id,
        one.name,
        one.name_en,
        report.period,
        project.area,
        project.section,
        one.paragraph_in(project),
        one.figures,
        project=project.number,
        task=one.id,
    )


def _figure(entry: FigureEntry, owner: _Owner, report: str) -> Figure:
    value = entry.value if isinstance(entry.value, Decimal) else Decimal(entry.value)
    unit = entry.unit
    if unit == "倍" and entry.measure in RATES:  # growth by 1.06 times is growth of 106 per cent
        value, unit = value.scaleb(2), "%"
    return Figure(
        id=f"{owner.id}.{entry.key}",
        report=report,
        indicator=owner.indicator,
        name=entry.name or owner.name,
        name_en=entry.name_en or owner.name_en,
        measure=entry.measure,
        value=value,
        decimals=max(0, -int(value.as_tuple().exponent)),
        unit=unit,
        qualifier=entry.qualifier,
        period=entry.period or owner.period,
        area=owner.area,
        section=owner.section,
        project=owner.project,
        task=owner.task,
        printed=entry.printed,
        quote=entry.quote,
        paragraph=entry.paragraph or owner.paragraph,
    )
