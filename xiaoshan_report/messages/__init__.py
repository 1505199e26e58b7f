"""Everything the program says, Chinese and English side by side."""

from typing import Literal

Language = Literal["zh", "en"]
"""The languages that the program speaks."""
