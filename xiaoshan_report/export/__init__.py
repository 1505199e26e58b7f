"""The whole model as files: a module a kind; `EXPORTERS` finds it, importing it only then.

Every exporter writes the same bytes each time for the same reports.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.render.formats import named_by

if TYPE_CHECKING:
    from xiaoshan_report.messages.translator import Translator
    from xiaoshan_report.model.matching import Matching
    from xiaoshan_report.model.structs import Report

Exporter = Callable[["Sequence[Report]", Path, "Translator", "Matching"], None]
"""The reports, the file to write, the translator, and the reports' series.

Raises `OSError` where the file cannot be written.
"""

Reviewer = Callable[["Report", str, "Translator"], str]
"""The report, its text and the translator; what makes a page of them."""

EXPORTERS: dict[str, str] = {
    ".json": "json",
    ".sqlite": "sqlite",
    ".xlsx": "xlsx",
    ".csv": "csv",
    ".parquet": "parquet",
    ".html": "html",
}
"""The module that writes the files with each ending."""

PACKAGE = "datapackage.json"
"""The name of the file that describes others: what the standard calls it."""


def exporter(file: Path) -> Exporter:
    """Return the exporter for files with this ending, in capitals or not.

    Raises `ReportError` for an ending that there is none for, and where its library is missing.
    """
    ending, known = file.suffix, ", ".join(EXPORTERS)
    name = EXPORTERS.get(ending.lower())
    if name is None:
        answer = Message("answer-has-it" if named_by(ending) else "nothing", file=file)
        raise ReportError(Message("unknown-ending", ending=ending, known=known, answer=answer))
    write: Exporter = _module(name).write
    return write


def reviewer() -> Reviewer:
    """Return what makes the page of a text beside its figures.

    Raises `ReportError` where its library is missing.
    """
    page: Reviewer = _module("review_html").page
    return page


def _module(name: str) -> Any:
    try:
        return import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as error:
        from xiaoshan_report.messages.missing_extra import missing_extra

        raise missing_extra(error) from None
