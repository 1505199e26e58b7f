"""SQLite: a table for each thing of the model, with keys, and a view for each command.

    sqlite3 report.sqlite "SELECT name, yoy FROM indicators WHERE yoy > two_year_average"

SQLite has no decimals. So a figure has its number twice: `value` is a REAL, to compare, sort and
add up; `digits` is a TEXT, exactly what is printed (12.0), for whoever must not lose a digit. Were
`value` the text, `value > 10` would quietly compare letters. Derived numbers (`comparison`) have
two decimals by definition and are REAL alone.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from decimal import Decimal
from errno import EIO
from pathlib import Path
from typing import Any

import msgspec

from xiaoshan_report.commands import targets
from xiaoshan_report.commands.comparison import DERIVED, ComparisonRecord, compared_of
from xiaoshan_report.commands.livelihood import record_of as project_record
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.figures import by_measure
from xiaoshan_report.model.matching import Matching
from xiaoshan_report.model.structs import Point, Report

Row = dict[str, Any]

SCHEMA = Path(__file__).with_name("schema.sql")
"""The tables, each with what its columns mean, and the views."""


def write(reports: Sequence[Report], path: Path, tr: Translator, matching: Matching) -> None:
    """Write the database: built in memory, then copied page by page."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as built:
        built.executescript(f"PRAGMA foreign_keys = ON;{SCHEMA.read_text(encoding='utf-8')}")
        built.execute("BEGIN")
        names = [{"id": s.id, "name": s.name, "name_en": s.name_en} for s in matching.series]
        _insert(built, "series", names)
        for report in reports:
            for table, rows in _tables(report, matching):
                _insert(built, table, list(rows))
        _insert(built, "target", list(_targets(reports, matching)))
        built.execute("COMMIT")
        _copy(built, path)


def _copy(built: sqlite3.Connection, path: Path) -> None:
    try:
        with closing(sqlite3.connect(path)) as copy:
            built.backup(copy)
    except sqlite3.OperationalError as error:  # no room, no permission: what any file may refuse
        raise OSError(EIO, str(error)) from None


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    """Insert rows that all have the same keys, the columns of the table."""
    if rows:
        columns, gaps = ", ".join(rows[0]), ", ".join(f":{key}" for key in rows[0])
        statement = f"INSERT INTO {table} ({columns}) VALUES ({gaps})"  # noqa: S608  # our own names
        connection.executemany(statement, rows)


def _tables(report: Report, matching: Matching) -> Iterator[tuple[str, Iterable[Row]]]:
    """The rows of every table, each after those that it refers to."""
    model, of = report.model, {"report": report.id}
    yield "report", [{"schema_version": model.schema_version, **_plain(model.report)}]
    yield "area", [of | _plain(area) for area in model.areas]
    yield (
        "section",
        [of | {"area": area.number} | _plain(one) for area in model.areas for one in area.sections],
    )
    yield "point", _points(report)
    yield "indicator", _indicators(report, matching)
    yield "project", _projects(report)
    yield "task", _tasks(report)
    yield "figure", _figures(report)
    yield "sum", _numbered(report, model.sums, "number")
    yield "sum_part", _sum_parts(report)
    yield "tally", _numbered(report, model.tallies, "number")
    yield "numeral", _numbered(report, model.numerals, "number")
    yield "numeral_paragraph", _numeral_paragraphs(report)
    compared = (compared_of(report, one, matching) for one in model.indicators)
    yield "comparison", [_comparison(one.record) for one in compared]


def _plain(entry: msgspec.Struct) -> Row:
    """The entry's own values, without the lists that have tables of their own, and checksums."""
    row: Row = msgspec.to_builtins(entry)
    kept = {key: value for key, value in row.items() if not isinstance(value, list | tuple)}
    kept.pop("drafted", None)
    return kept


def _numbered(report: Report, entries: Iterable[msgspec.Struct], key: str) -> Iterator[Row]:
    """A row for each entry, numbered from 1."""
    for number, entry in enumerate(entries, 1):
        yield {"report": report.id, key: number, **_plain(entry)}


def _indicators(report: Report, matching: Matching) -> Iterator[Row]:
    for row in _numbered(report, report.model.indicators, "position"):
        yield row | {"series": matching.comparability[row["report"], row["id"]].series.id}


def _points(report: Report) -> Iterator[Row]:
    points = (owner for owner in report.model.owners() if isinstance(owner.entry, Point))
    for position, owner in enumerate(points, 1):
        place = {"position": position, "area": owner.area, "section": owner.section}
        yield {"report": report.id, **place, **_plain(owner.entry), "paragraph": owner.paragraph}


def _projects(report: Report) -> Iterator[Row]:
    for project in report.model.projects:
        state = project_record(report, project).state
        yield {"report": report.id, "state": state, **_plain(project)}


def _tasks(report: Report) -> Iterator[Row]:
    tasks = ((project, task) for project in report.model.projects for task in project.tasks)
    for position, (project, task) in enumerate(tasks, 1):
        keys = {"done": task.done, "target": task.target, "percent": task.percent}
        roles = {role: key and f"{task.id}.{key}" for role, key in keys.items()}
        place = {"position": position, "project": project.number}
        yield {"report": report.id, **place, **_plain(task), **roles}


def _figures(report: Report) -> Iterator[Row]:
    points = {owner.id for owner in report.model.owners() if isinstance(owner.entry, Point)}
    shown = {
        figure.id
        for indicator in report.model.indicators
        for figure in by_measure(report.figures[indicator.id]).values()
    }
    for position, figure in enumerate(report.every_figure(), 1):
        owner = figure.id.rpartition(".")[0]
        row = _plain(figure) | {"position": position, "point": owner if owner in points else None}
        row |= {"value": float(figure.value), "digits": str(figure.value)}
        row |= {"upper": _real(figure.upper), "upper_digits": row["upper"]}
        row |= {"base_value": float(figure.base_value), "shown": figure.id in shown}
        for elsewhere in ("area", "section", "project", "status"):  # of its owner, of its report
            del row[elsewhere]
        yield row


def _sum_parts(report: Report) -> Iterator[Row]:
    for number, total in enumerate(report.model.sums, 1):
        for position, part in enumerate(total.parts, 1):
            yield {"report": report.id, "sum": number, "position": position, "part": part}


def _numeral_paragraphs(report: Report) -> Iterator[Row]:
    for number, numeral in enumerate(report.model.numerals, 1):
        for paragraph, times in Counter(numeral.paragraphs).items():
            place = {"numeral": number, "paragraph": paragraph}
            yield {"report": report.id, **place, "times": times}


def _comparison(record: ComparisonRecord) -> Row:
    """What the record derives; what is printed stands in the figures."""
    row: Row = {"report": record.report, "indicator": record.id}
    for key in DERIVED:
        implied = getattr(record, key)
        row[key] = _real(implied and implied.value)
        row[f"{key}_low"] = _real(implied and implied.low)
        row[f"{key}_high"] = _real(implied and implied.high)
    row["breaks"] = None if record.breaks is None else "; ".join(record.breaks)
    said = ("agrees", "doubt", "note", "note_en", "comparable")
    why = ("not_comparable", "not_comparable_en")
    return row | {key: getattr(record, key) for key in (*said, *why)}


def _targets(reports: Sequence[Report], matching: Matching) -> Iterator[Row]:
    """What `report targets` lists, without what stands in the report's own row."""
    for position, one in enumerate(targets.chosen(reports, (), matching)[0], 1):
        row = _plain(one.record) | {"position": position}
        row |= {key: _real(getattr(one.record, key)) for key in _NUMBERS_OF_TARGETS}
        del row["status"]
        yield row


_NUMBERS_OF_TARGETS = ("value", "upper", "outcome", "outcome_upper")


def _real(number: Decimal | None) -> float | None:
    return None if number is None else float(number)
