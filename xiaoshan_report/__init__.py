"""Answers questions about a Chinese government work report from a hand-curated model of it."""

__version__ = "0.1.0"
