"""JSON: the models whole, and beside them what every command says of them.

{
  "schema_version": 1,
  "models": [{"schema_version": 1, "report": {"id": …}, "indicators": […], …}],
  "indicators": [{"id": "…", "level": 423.5, …}],
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from xiaoshan_report.delivery import to_file
from xiaoshan_report.export.document import document_of
from xiaoshan_report.matching import Matching
from xiaoshan_report.messages import Words
from xiaoshan_report.model import Report

_encoder = msgspec.json.Encoder(decimal_format="number")


def write(reports: Sequence[Report], path: Path, words: Words, matching: Matching) -> None:
    """Write the document, indented, with the digits printed."""
    text = msgspec.json.format(_encoder.encode(document_of(reports, words, matching)), indent=2)
    to_file(path, lambda draft: draft.write_bytes(text + b"\n"))
