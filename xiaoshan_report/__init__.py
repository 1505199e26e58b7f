"""Answers questions about a Chinese government work report from a hand-curated model of it."""

from pathlib import Path

__version__ = "0.1.0"


_PACKAGE = Path(__file__).resolve().parent


def data_file(name: str) -> Path:
    """Return where a file of data is: in the wheel, or beside the package in a checkout."""
    inside = _PACKAGE / "data" / name
    return inside if inside.exists() else _PACKAGE.parent / "data" / name


def is_bundled(path: Path) -> bool:
    """Tell whether a path, by whatever links, leads into the package or its data."""
    homes = (_PACKAGE, data_file("report.toml").parent)
    return any(home in homes for home in path.resolve().parents)
