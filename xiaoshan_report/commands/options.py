"""The parameters that several commands take, each stated once."""

import re
from datetime import date, datetime
from pathlib import Path

from xiaoshan_report.commands.parameter import HELP, LANG, VERSION, Parameter
from xiaoshan_report.errors import Message, ReportError, WrongValueError
from xiaoshan_report.render.formats import FORMATS


def whole_number(text: str) -> int:
    """Return the number that the text says."""
    try:
        return int(text)
    except ValueError:
        raise WrongValueError(Message("whole-number")) from None


def at_least_one(text: str) -> int:
    """Return a number of things, of which there is at least one."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise WrongValueError(Message("at-least", least=1))
    return number


def keys(text: str) -> tuple[str, ...]:
    """Return the keys of records that the text lists, with commas of either language, each once."""
    found = dict.fromkeys(filter(None, map(str.strip, re.split("[,，、]", text))))
    if not found:
        raise WrongValueError(Message("keys-expected"))
    return tuple(found)


def day(text: str) -> date:
    """Return the day that the text says: 2021-07-07, of a year that reports are read of."""
    try:
        found = datetime.strptime(text, "%Y-%m-%d").date()  # a day has no zone
    except ValueError:
        raise WrongValueError(Message("date")) from None
    if not 1900 <= found.year < 2100:
        raise WrongValueError(Message("date"))
    return found


def named_path(text: str, expected: str = "file-or-folder") -> Path:
    """Return the path; an empty one would be the folder that one is in, and no address is one."""
    if not text:
        raise WrongValueError(Message(expected))
    if re.match(r"(?i)https?://", text):
        raise ReportError(Message("is-address", url=text))
    return Path(text)


def named_file(text: str) -> Path:
    """Return the path of a file."""
    return named_path(text, "file")


def named_kept(text: str) -> Path:
    """Return the path of a file that has to be one: `-`, a standard stream, is none."""
    if text == "-":
        raise WrongValueError(Message("file"))
    return named_file(text)


def named_output(text: str) -> Path | None:
    """Return the path of a file to write; `-` is standard output, as if none were named."""
    return None if text == "-" else named_file(text)


def named_format(text: str) -> str:
    """Return the name of a format; raise `ReportError` for one of charts alone."""
    if text in FORMATS and FORMATS[text].for_charts:
        raise ReportError(Message("no-chart"))
    return text


MODEL = Parameter(
    "model",
    "option-model",
    ("--model",),
    "FILE",
    named_path,
    many=True,
    variable="XIAOSHAN_REPORT_MODEL",
    file="read",
)
JOBS = Parameter("jobs", "option-jobs", ("--jobs",), "N", at_least_one)
FORMAT = Parameter(
    "format",
    "option-format",
    ("-f", "--format"),
    "FORMAT",
    named_format,
    choices=tuple(name for name, one in FORMATS.items() if not one.for_charts),
)
JSON = Parameter("json", "option-json", ("--json",))
CSV = Parameter("csv", "option-csv", ("--csv",))
OUTPUT = Parameter(
    "output", "option-output", ("-o", "--output"), "FILE", named_output, file="written"
)
MODEL_OUTPUT = OUTPUT._replace(help="option-model-output", file="created")
"""Where a model is written: never over one that somebody may have worked on."""

FORCE = Parameter("force", "option-force", ("--force",))
COLOR = Parameter(
    "color", "option-color", ("--color",), choices=("auto", "always", "never"), default="auto"
)
BOM = Parameter("bom", "option-bom", ("--bom",))
COLUMNS = Parameter("columns", "option-columns", ("--columns",), "KEY,...", keys, offered="key")
SORT = Parameter("sort", "option-sort", ("--sort",), "KEY", offered="key")
LIMIT = Parameter("limit", "option-limit", ("--limit",), "N", at_least_one)
NO_PAGER = Parameter("no_pager", "option-no-pager", ("--no-pager",))

OF_ANSWERS = (MODEL, JOBS, FORMAT, JSON, CSV, OUTPUT, LANG, COLOR, NO_PAGER, BOM, VERSION, HELP)
"""What every command takes that answers from models."""

OF_RECORDS = (COLUMNS, SORT, LIMIT, FORMAT, JSON, CSV, OUTPUT, LANG, COLOR, NO_PAGER, BOM)
"""What every command takes that lists things of one file of its own."""

OF_FILES = (MODEL, LANG, VERSION, HELP)
"""What every command takes that writes models to a file of its own kind."""

OF_LISTINGS = (COLUMNS, SORT, LIMIT, *OF_ANSWERS)
"""What every command takes that lists things."""

OF_CHARTS = tuple(
    one._replace(convert=str, choices=tuple(FORMATS)) if one is FORMAT else one
    for one in OF_LISTINGS
)
"""What every command takes that lists things and draws them."""

OF_TEXTS = (OUTPUT, LANG, HELP)
"""What every command takes that answers with a text of its own."""

OF_DRAFTS = (MODEL_OUTPUT, FORCE, LANG, HELP)
"""What every command takes that writes a model file."""

IDS = Parameter("ids", "argument-indicators", metavar="WHAT", many=True, offered="indicator")
CHART = Parameter("chart", "option-chart", ("--chart",))
