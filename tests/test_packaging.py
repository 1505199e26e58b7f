"""The built wheel, installed with the source tree out of the way, and a plain checkout."""

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest

from xiaoshan_report import __version__

Run = Callable[..., "subprocess.CompletedProcess[str]"]

PROJECT = Path(__file__).parents[1]
PACKAGE = PROJECT / "xiaoshan_report"

builds = pytest.mark.slow
"""A wheel is built, for which the network may be needed."""

METADATA = ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")
PAGES = ("base", "page", "review")


def finished(*command: str | Path, cwd: Path, **more: str) -> str:
    """What the command prints, run there without anything that leads Python to the checkout."""
    steering = ("PYTHON", "XIAOSHAN_", "VIRTUAL_ENV", "PIP_", "LC_", "LANG")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(steering)}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**kept, "LANG": "C.UTF-8", **more},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert 0 == done.returncode, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as `python -m build` makes it, with the backend at hand where there is one."""
    folder = tmp_path_factory.mktemp("wheel")
    isolation = ["--no-isolation"] if find_spec("hatchling") else []
    build = ("-m", "build", "--wheel", *isolation, "--outdir")
    finished(sys.executable, *build, folder, PROJECT, cwd=folder)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it, and only the dependencies of the running one."""
    home = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(home, with_pip=True, symlinks=os.name != "nt")
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    pip = ("-m", "pip", "install", "--disable-pip-version-check", "--no-deps", "--no-index")
    finished(scripts / "python", *pip, wheel, cwd=home)
    # Only now, or pip would take the project of the running environment for an older install. A
    # folder that a .pth file adds has its own .pth files ignored, so the checkout stays out.
    (packages,) = home.glob("[Ll]ib/**/site-packages")
    paths = dict.fromkeys(sysconfig.get_path(name) for name in ("purelib", "platlib"))
    (packages / "dependencies.pth").write_text("\n".join(paths) + "\n", encoding="utf-8")
    return scripts


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder in which nothing is known of the project."""
    return tmp_path


@builds
def test_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    """The wheel has every module, type marker, model, page, manual, metadata, and no more."""
    modules = {path.relative_to(PROJECT).as_posix() for path in PACKAGE.rglob("*.py")}
    data = {"xiaoshan_report/py.typed"}
    data |= {f"xiaoshan_report/data/{path.name}" for path in (PROJECT / "data").iterdir()}
    data |= {"xiaoshan_report/export/schema.sql"}
    of_pages = [f"{page}.{kind}" for page in PAGES for kind in ("css", "html.j2", "js")]
    data |= {f"xiaoshan_report/export/{name}" for name in (*of_pages, "macros.html.j2")}
    data |= {f"xiaoshan_report-{__version__}.data/data/share/man/man1/report.1"}
    information = {f"xiaoshan_report-{__version__}.dist-info/{name}" for name in METADATA}
    with ZipFile(wheel) as archive:
        assert sorted(modules | data | information) == sorted(archive.namelist())


@builds
def test_wheel_is_for_every_platform(wheel: Path) -> None:
    """One wheel serves all: pure Python 3, named after the package and its version."""
    assert f"xiaoshan_report-{__version__}-py3-none-any.whl" == wheel.name


@builds
def test_wheel_holds_the_model_of_the_checkout(wheel: Path) -> None:
    """The model in the wheel is the file that people edit, byte for byte."""
    with ZipFile(wheel) as archive:
        packed = archive.read("xiaoshan_report/data/report.toml")
    assert (PROJECT / "data" / "report.toml").read_bytes() == packed


@builds
def test_wheel_installs_the_manual_page(installed: Path) -> None:
    """The manual page is where `man` looks beside the program, as it is in the checkout."""
    page = installed.parent / "share" / "man" / "man1" / "report.1"
    assert (PROJECT / "docs" / "report.1").read_bytes() == page.read_bytes()


@builds
def test_installed_package_is_the_wheels(installed: Path, elsewhere: Path) -> None:
    """The environment imports the package from its own folder, not from the checkout."""
    where = "import xiaoshan_report; print(xiaoshan_report.__file__)"
    found = Path(finished(installed / "python", "-I", "-c", where, cwd=elsewhere).strip())
    assert installed.parent.resolve() in found.resolve().parents


@builds
def test_installed_package_finds_its_own_model(installed: Path, elsewhere: Path) -> None:
    """The model that the installed package reads is the one installed with it."""
    where = "from xiaoshan_report.model.loading import bundled_model; print(bundled_model())"
    found = Path(finished(installed / "python", "-I", "-c", where, cwd=elsewhere).strip())
    assert installed.parent.resolve() in found.resolve().parents


@builds
@pytest.mark.parametrize("question", [["indicators", "--json"], ["livelihood", "--lang", "zh"]])
def test_installed_command_answers_as_the_checkout(
    run: Run, installed: Path, elsewhere: Path, question: list[str]
) -> None:
    """`report` from the wheel answers in another folder what the checkout answers."""
    answer = finished(installed / "report", *question, cwd=elsewhere)
    assert run(*question).stdout == answer


@builds
def test_installed_module_answers_as_the_command(installed: Path, elsewhere: Path) -> None:
    """`python -m xiaoshan_report` is the same program as `report`."""
    question = ("-I", "-m", "xiaoshan_report", "indicators", "--json")
    answer = finished(installed / "python", *question, cwd=elsewhere)
    assert finished(installed / "report", "indicators", "--json", cwd=elsewhere) == answer


@builds
def test_installed_command_knows_its_version(installed: Path, elsewhere: Path) -> None:
    """The version that the command prints is the one that the wheel's metadata state."""
    state = "from importlib.metadata import version; print('report', version('xiaoshan-report'))"
    stated = finished(installed / "python", "-I", "-c", state, cwd=elsewhere)
    assert stated == finished(installed / "report", "--version", cwd=elsewhere)


def test_plain_checkout_needs_no_installation(run: Run, elsewhere: Path) -> None:
    """With the checkout on PYTHONPATH the module runs as it is, dependencies given."""
    paths = [str(PROJECT), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    # -S leaves out site-packages with its .pth files, and so any installation of the project.
    python = [sys.executable, "-S"]
    where = "import xiaoshan_report; print(xiaoshan_report.__file__)"
    environment = {"PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"}
    found = finished(*python, "-c", where, cwd=elsewhere, **environment).strip()
    assert PACKAGE / "__init__.py" == Path(found)
    question = ["-m", "xiaoshan_report", "indicators", "--json"]
    answer = finished(*python, *question, cwd=elsewhere, **environment)
    assert run("indicators", "--json").stdout == answer
