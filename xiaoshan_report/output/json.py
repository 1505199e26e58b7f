"""JSON: one document, indented, with the digits printed.

[
  {
    "id": "fixed-asset-investment",
    "level": 423.5,
"""

import msgspec

from xiaoshan_report.output import Page
from xiaoshan_report.table import View

_encoder = msgspec.json.Encoder(decimal_format="number")


def write(view: View, page: Page) -> str:
    """The records of the view."""
    return msgspec.json.format(_encoder.encode(view.records), indent=2).decode() + "\n"
