"""JSON: the models whole, and beside them what every command says of them.

{
  "schema_version": 1,
  "models": [{"schema_version": 1, "report": {"id": …}, "indicators": […], …}],
  "indicators": [{"id": "…", "level": 423.5, …}],
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from xiaoshan_report.export.whole_model import document_of
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.matching import Matching
from xiaoshan_report.model.structs import Report

_encoder = msgspec.json.Encoder(decimal_format="number")


def write(reports: Sequence[Report], path: Path, tr: Translator, matching: Matching) -> None:
    """Write the document, indented, with the digits printed."""
    text = msgspec.json.format(_encoder.encode(document_of(reports, matching)), indent=2)
    path.write_bytes(text + b"\n")
