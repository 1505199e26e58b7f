"""The whole model as one file: a module a kind; `EXPORTERS` finds it, importing it only then.

Every exporter writes the same bytes each time for the same reports.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

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

EXPORTERS: dict[str, str] = {
    ".json": "json",
    ".sqlite": "sqlite",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
    ".html": "html",
}
"""The module that writes the files with each ending."""

EXTRAS: dict[str, tuple[str, str]] = {
    "xlsxwriter": ("XlsxWriter", "xlsx"),
    "pyarrow": ("PyArrow", "parquet"),
    "jinja2": ("Jinja2", "html"),
}
"""The libraries that only an exporter needs: their names, and the extras that bring them."""


def exporter(file: Path) -> Exporter:
    """Return the exporter for files with this ending, in capitals or not.

    Raises `ReportError` for an ending that there is none for, and where its library is missing.
    """
    ending, known = file.suffix, ", ".join(EXPORTERS)
    name = EXPORTERS.get(ending.lower())
    if name is None:
        answer = Message("answer-has-it" if named_by(ending) else "nothing", file=file)
        raise ReportError(Message("unknown-ending", ending=ending, known=known, answer=answer))
    try:
        write: Exporter = import_module(f"{__name__}.{name}").write
    except ModuleNotFoundError as error:
        missing = str(error.name).partition(".")[0]
        if missing not in EXTRAS:
            raise
        from xiaoshan_report.export.missing_extra import remedy

        library, extra = EXTRAS[missing]
        command = remedy(missing, extra)
        raise ReportError(Message("missing-extra", library=library, command=command)) from None
    return write
