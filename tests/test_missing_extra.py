"""What to run where the library of an extra is missing, as the program was installed."""

import json
import sys
from collections.abc import Callable
from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import Run

from xiaoshan_report.export import EXPORTERS
from xiaoshan_report.messages.missing_extra import EXTRAS

TESTS = Path(__file__).parent

FROM_FOLDER = {"url": "file:///home/li/my%20clone", "dir_info": {}}
EDITABLE = {"url": "file:///home/li/my%20clone", "dir_info": {"editable": True}}
FROM_GIT = {"url": "https://example.org/report.git", "vcs_info": {"vcs": "git"}}
FROM_INDEX = None

REPOSITORY = "xiaoshan-report[xlsx] @ git+https://example.org/report.git"
CLONE = "xiaoshan-report[xlsx] @ file:///home/li/my%20clone"

MARKS = {
    "uv/tools/xiaoshan-report": "uv-receipt.toml",
    "pipx/venvs/xiaoshan-report": "pipx_metadata.json",
    "pipx/1a9611a0edad48b": "pipx_metadata.json",
}
"""What a tool leaves in an environment that it has made there."""

OF_EXPORTS = [(one, extra) for one, (_, extra) in EXTRAS.items() if f".{extra}" in EXPORTERS]

Installed = Callable[[str, object], None]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installed:
    """Make the program look installed in an environment at this place, and from that origin."""

    def install(place: str, origin: object) -> None:
        prefix = tmp_path / place
        prefix.mkdir(parents=True)
        (prefix / MARKS.get(place, "pyvenv.cfg")).touch()
        record = SimpleNamespace(read_text=lambda _: origin and json.dumps(origin))
        monkeypatch.setattr(Distribution, "from_name", staticmethod(lambda _: record))
        monkeypatch.setattr(sys, "prefix", str(prefix))
        monkeypatch.setattr(sys, "executable", "/a b/python")
        found = None if place != "venv" else object()
        monkeypatch.setattr("xiaoshan_report.messages.missing_extra.find_spec", lambda _: found)

    return install


@pytest.fixture
def remedy(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What the program says to run where a library is missing."""

    def refused(library: str = "xlsxwriter", ending: str = "xlsx", *command: str) -> str:
        monkeypatch.setitem(sys.modules, library, None)
        loaded = [name for name in sys.modules if name.startswith("xiaoshan_report.export.")]
        for name in loaded:
            if not name.endswith(".missing_extra"):
                monkeypatch.delitem(sys.modules, name)
        asked = command or ("export",)
        done = run(*asked, str(tmp_path / f"x.{ending}"), "--lang", "en")
        assert (2, "") == (done.returncode, done.stdout)
        before, _, remedy = done.stderr.rstrip("\n").partition(" is missing; run: ")
        assert f"error: {EXTRAS[library][0]}" == before
        return remedy

    return refused


@pytest.mark.parametrize(
    ("place", "origin", "expected"),
    [
        ("venv", FROM_FOLDER, f"'/a b/python' -m pip install '{CLONE}'"),
        ("venv", FROM_INDEX, "'/a b/python' -m pip install 'xiaoshan-report[xlsx]'"),
        ("venv", FROM_GIT, f"'/a b/python' -m pip install '{REPOSITORY}'"),
        ("venv", EDITABLE, "'/a b/python' -m pip install -e '/home/li/my clone[xlsx]'"),
        ("venv of uv", FROM_FOLDER, f"uv pip install --python '/a b/python' '{CLONE}'"),
        ("uv/archive-v0/1Wr7DUmB6rb7S", FROM_FOLDER, f"uvx --from '{CLONE}' report …"),
        ("uv/tools/xiaoshan-report", FROM_FOLDER, f"uv tool install '{CLONE}'"),
        ("pipx/venvs/xiaoshan-report", FROM_FOLDER, f"pipx install --force '{CLONE}'"),
        ("pipx/1a9611a0edad48b", FROM_FOLDER, f"pipx run --spec '{CLONE}' report …"),
    ],
)
def test_a_missing_extra_is_installed_as_the_program_was(
    installed: Installed, remedy: Callable[..., str], place: str, origin: object, expected: str
) -> None:
    """By pip with the very interpreter, by uv or by pipx, from where the program came."""
    installed(place, origin)
    assert expected == remedy()


@pytest.mark.parametrize(("library", "extra"), OF_EXPORTS)
def test_every_missing_library_names_its_extra(
    installed: Installed, remedy: Callable[..., str], library: str, extra: str
) -> None:
    """Without the library of an extra, the command installs that extra."""
    installed("venv", FROM_INDEX)
    assert remedy(library, extra).endswith(f"'xiaoshan-report[{extra}]'")


def test_page_beside_the_text_names_its_extra(
    installed: Installed, remedy: Callable[..., str]
) -> None:
    """Without Jinja2 a review writes no page, and says what brings it."""
    installed("venv", FROM_INDEX)
    model, text = (str(TESTS / "data" / f"district.{ending}") for ending in ("toml", "txt"))
    said = remedy("jinja2", "html", "review", model, "--source", text, "--html")
    assert said.endswith("'xiaoshan-report[html]'")


def test_a_checkout_that_was_never_installed_needs_the_library(
    installed: Installed, remedy: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing is recorded of an installation, the library alone is named."""

    def refuse(_: str) -> None:
        raise PackageNotFoundError

    installed("venv", FROM_INDEX)
    monkeypatch.setattr(Distribution, "from_name", staticmethod(refuse))
    assert "'/a b/python' -m pip install xlsxwriter" == remedy()
