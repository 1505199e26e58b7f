"""What to say where the library of an extra is missing: how to install it, in the way that the program was installed and started.

The program tells from its environment which tool made that, and from the record of its installation
(PEP 610, `direct_url.json`) where it came from: no name need be looked up in a registry.
"""

import json
import sys
from importlib.metadata import Distribution, PackageNotFoundError
from importlib.util import find_spec
from pathlib import Path
from shlex import join
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from xiaoshan_report.errors import Message, ReportError

NAME = "xiaoshan-report"

EXTRAS: dict[str, tuple[str, str]] = {
    "xlsxwriter": ("XlsxWriter", "xlsx"),
    "pyarrow": ("PyArrow", "parquet"),
    "jinja2": ("Jinja2", "html"),
    "pypdfium2": ("pypdfium2", "pdf"),
}
"""The libraries that only one kind of file needs: their names, and the extras that bring them."""


def missing_extra(error: ModuleNotFoundError) -> ReportError:
    """Return the refusal that names the command; raises the error where no extra has the module."""
    module = str(error.name).partition(".")[0]
    if module not in EXTRAS:
        raise error
    library, extra = EXTRAS[module]
    return ReportError(Message("missing-extra", library=library, command=_remedy(module, extra)))


def _remedy(library: str, extra: str) -> str:
    """Return the command that installs the extra; where there is no installation, the library."""
    prefix = Path(sys.prefix)
    origin = _origin()
    wanted = library if origin is None else _requirement(origin, extra)
    if (prefix / "uv-receipt.toml").exists():
        return join(["uv", "tool", "install", wanted])
    if (prefix / "pipx_metadata.json").exists():
        if prefix.parent.name == "venvs":
            return join(["pipx", "install", "--force", wanted])
        return f"{join(['pipx', 'run', '--spec', wanted])} report …"
    if any(part.startswith("archive-v") for part in prefix.parts):  # where uvx keeps what it runs
        return f"{join(['uvx', '--from', wanted])} report …"
    is_editable = bool(origin and origin.get("dir_info", {}).get("editable"))
    options = ["-e", f"{_path(origin)}[{extra}]"] if origin and is_editable else [wanted]
    if find_spec("pip"):
        return join([sys.executable, "-m", "pip", "install", *options])
    return join(["uv", "pip", "install", "--python", sys.executable, *options])


def _origin() -> dict[str, Any] | None:
    """What is recorded of where the program was installed from; `None` where it never was."""
    try:
        record = Distribution.from_name(NAME).read_text("direct_url.json")
    except PackageNotFoundError:
        return None
    origin: dict[str, Any] = json.loads(record or "{}")
    return origin


def _requirement(origin: dict[str, Any], extra: str) -> str:
    """The program with the extra, from where it came (PEP 508)."""
    control = origin.get("vcs_info", {}).get("vcs")
    address = f"{control}+{origin['url']}" if control else origin.get("url")
    return f"{NAME}[{extra}]" + (f" @ {address}" if address else "")


def _path(origin: dict[str, Any]) -> str:
    return url2pathname(urlsplit(origin["url"]).path)
