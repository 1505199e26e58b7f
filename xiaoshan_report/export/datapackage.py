"""`datapackage.json`: what the files beside it are, as a Frictionless Data Package (version 2).

https://datapackage.org/standard/data-package/. It bears no time: the same reports make the same
descriptor, whose checksums say whether the files are still those that it describes.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from os.path import abspath, relpath
from pathlib import Path
from typing import Any

from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.export.panel import Column, columns
from xiaoshan_report.model.structs import Report
from xiaoshan_report.render.json import written

_PROFILES = "https://datapackage.org/profiles/2.0"

_MEDIA = {
    "csv": "text/csv",
    "html": "text/html",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "sqlite": "application/vnd.sqlite3",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_TEXTS = ("csv", "html", "json")
_TABLES = ("csv", "parquet")
"""Those that hold the panel and nothing else."""

_PATH = re.compile(r"(?![./~]|file:)[^\\\n]+")
"""A path that a package may name: beside it or below, and not hidden."""


def paths_in(package: Path, files: Iterable[Path]) -> dict[Path, str]:
    """Return how a package names each of the files; raise `ReportError` where it cannot."""
    paths = {}
    for file in files:
        paths[file] = Path(relpath(abspath(file), abspath(package.parent))).as_posix()
        if not _PATH.fullmatch(paths[file]):
            raise ReportError(Message("not-in-package", file=file, package=package))
    if not paths:
        raise ReportError(Message("package-alone", package=package))
    return paths


def write(reports: Sequence[Report], files: Mapping[str, Path], package: Path) -> None:
    """Write the descriptor of files: how it names each, and where its content is by now."""
    descriptor = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "sources": [_source(report) for report in reports],
        "resources": [_resource(path, content) for path, content in files.items()],
    }
    package.write_bytes(written(descriptor).encode())


def _source(report: Report) -> dict[str, str]:
    """The report itself, at its address where that is known."""
    record = report.model.report
    return {"title": record.title} | ({"path": record.url} if record.url else {})


def _resource(path: str, content: Path) -> dict[str, Any]:
    kind = Path(path).suffix[1:].lower()
    told: dict[str, Any] = {"name": path, "path": path, "format": kind, "mediatype": _MEDIA[kind]}
    if kind in _TEXTS:
        told["encoding"] = "utf-8"
    if content.is_file():  # and no pipe, which has nobody read it twice
        data = content.read_bytes()
        told |= {"bytes": len(data), "hash": f"sha256:{sha256(data).hexdigest()}"}
    return told | ({"type": "table", "schema": _schema()} if kind in _TABLES else {})


def _schema() -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(column) for column in columns()],
        "primaryKey": ["report", "id"],
        "missingValues": [""],
    }


def _field(column: Column) -> dict[str, Any]:
    """A field as JSON Schema has it, in the words of the standard."""
    known = {key: column.values[key] for key in ("enum", "pattern") if key in column.values}
    constraints = {"required": True} | known if not column.may_be_missing else known
    return {
        "name": column.name,
        "title": column.title,
        "type": "number" if column.kind == "decimal" else column.kind,
        "description": column.meaning,
    } | ({"constraints": constraints} if constraints else {})
