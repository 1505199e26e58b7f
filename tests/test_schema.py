"""The JSON Schemas of `report schema` hold for every answer, says an independent validator."""

import copy
import datetime
import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
import tomli
from conftest import FULL_TEXT, PROJECT, Run, needs_full_text

from xiaoshan_report.check.findings import CODES
from xiaoshan_report.commands import NAMES, spec_of
from xiaoshan_report.commands.options import JSON
from xiaoshan_report.commands.schema import DESCRIBED, of_command, of_model
from xiaoshan_report.commands.show import THINGS, Kind
from xiaoshan_report.model.loading import bundled_model
from xiaoshan_report.model.structs import Report

jsonschema = pytest.importorskip("jsonschema", reason="the validator jsonschema is not installed")

JSON_DOCS = PROJECT / "docs" / "json.md"

SMALL = Path(__file__).parent / "models" / "small.toml"

ARTICLE = Path(__file__).parent / "data" / "articles" / "xiaoshan-short.txt"

OUTPUTS = [
    ["indicators"],
    ["indicators", "gdp", "work-safety-deaths"],
    ["area"],
    *(["area", str(number)] for number in range(9)),
    ["livelihood"],
    *(["livelihood", str(number)] for number in range(1, 11)),
    ["compare"],
    ["compare", "gdp", "fixed-asset-investment"],
    ["figures"],
    ["figures", "no such words"],
    ["show", "gdp"],
    ["show", "online-retail-sales.rank"],
    ["show", "work-areas"],
    ["show", "public-bicycles"],
    ["check"],
    pytest.param(["check", "--source", str(FULL_TEXT)], marks=needs_full_text),
    ["check", "--explain", "all"],
    ["check", "--explain", CODES[0]],
    ["verify", str(ARTICLE)],
    *([one, "--model", str(SMALL)] for one in DESCRIBED if one not in ("show", "verify", "review")),
]
"""A command line for each form of answer, and for each area and project."""

Schema = dict[str, Any]


def closed(schema: Schema) -> Schema:
    """The schema with no room for keys that it does not name, to find what it leaves out."""
    strict = copy.deepcopy(schema)
    for component in strict["$defs"].values():
        component["additionalProperties"] = False
    return strict


def problems(schema: Schema, document: Any) -> list[str]:
    """What the validator finds."""
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]


def answer(run: Run, *arguments: str) -> Any:
    """What a command prints as JSON, numbers as decimals."""
    printed = run(*arguments, "--json")
    assert printed.returncode in (0, 1), printed.stderr
    return json.loads(printed.stdout, parse_float=Decimal)


def plain(node: Any) -> Any:
    """A TOML document as JSON would hold it: dates as text."""
    match node:
        case dict():
            return {key: plain(part) for key, part in node.items()}
        case list():
            return [plain(part) for part in node]
        case datetime.date():
            return node.isoformat()
    return node


def model(path: Path) -> Any:
    """A model file as JSON would hold it."""
    return plain(tomli.loads(path.read_text(encoding="utf-8"), parse_float=Decimal))


@pytest.mark.parametrize("command", [None, *DESCRIBED])
def test_schema_is_one(run: Run, command: str | None) -> None:
    """`report schema [COMMAND]` prints a valid JSON Schema 2020-12 with its own id and words."""
    printed = run("schema", *([command] if command else []))
    schema = json.loads(printed.stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert "https://json-schema.org/draft/2020-12/schema" == schema["$schema"]
    assert schema["$id"].endswith(f":{command or 'model'}")
    assert schema["title"]
    assert schema["description"]
    assert all(part["title"] and part["description"] for part in schema["$defs"].values())


def test_schema_is_the_golden_file(run: Run, golden: Callable[[str, str], None]) -> None:
    """The schema of an answer is what its golden file holds, in every locale."""
    for locale in ("en_US.UTF-8", "zh_CN.UTF-8"):
        golden("schema-compare.json", run("schema", "compare", LANG=locale).stdout)


@pytest.mark.parametrize("options", [["--json"], ["--format", "json"], ["-f", "json"]], ids=str)
def test_schema_is_json_also_when_that_is_said(run: Run, options: list[str]) -> None:
    """Options that scripts give to every command change nothing."""
    assert run("schema").stdout == run("schema", *options).stdout


@pytest.mark.parametrize("name", ["table", "csv", "svg"])
def test_schema_in_another_format_is_refused(run: Run, name: str) -> None:
    """A schema is JSON, and no table."""
    printed = run("schema", "--format", name)
    refusal = f"error: --format cannot be “{name}”; expected json.\n"
    assert (2, "", refusal) == (printed.returncode, printed.stdout, printed.stderr)


def test_schema_goes_into_a_file(run: Run, tmp_path: Path) -> None:
    """--output writes the schema into the file named."""
    path = tmp_path / "model.schema.json"
    printed = run("schema", "--output", str(path))
    assert (0, "", "") == (printed.returncode, printed.stdout, printed.stderr)
    assert run("schema").stdout == path.read_text(encoding="utf-8")


def test_every_schema_has_its_own_id() -> None:
    """No two schemas share an id."""
    schemas = [of_model(), *map(of_command, DESCRIBED)]
    assert len(schemas) == len({schema["$id"] for schema in schemas})


@pytest.mark.parametrize("arguments", OUTPUTS, ids=" ".join)
def test_answer_is_as_its_schema_says(run: Run, arguments: list[str]) -> None:
    """An answer in JSON has every key that its schema names, and no other."""
    assert [] == problems(closed(of_command(arguments[0])), answer(run, *arguments))


def test_everything_shown_is_as_its_schema_says(run: Run, report: Report) -> None:
    """Every indicator, point, task and figure is shown as the schema of `show` says."""
    validate = closed(of_command("show"))
    owners = [next(iter(report.figures)), *list(report.figures)[::10]]
    figures = [figure.id for figure in report.every_figure()][::10]
    for identifier in [*owners, *figures]:
        assert [] == problems(validate, answer(run, "show", identifier))


def test_every_command_that_prints_json_has_a_schema() -> None:
    """`report schema` knows all that take --json, but for itself and what only writes files."""
    printing = {name for name in NAMES if JSON in spec_of(name).parameters}
    assert set(DESCRIBED) == printing - {"schema", "export"}


def test_kinds_shown_are_all_kinds() -> None:
    """The schema of `show` has a form for every kind of thing."""
    assert set(get_args(Kind)) == set(THINGS)


@pytest.mark.parametrize("path", [bundled_model(), SMALL], ids=["bundled", "small"])
def test_model_file_is_as_its_schema_says(path: Path) -> None:
    """The bundled model, and one with every key there is, are what the model's schema describes."""
    assert [] == problems(of_model(), model(path))


def test_lines_of_jsonl_are_items(run: Run) -> None:
    """A line of JSON Lines is an item of the list that JSON has."""
    schema = of_command("figures")
    lines = run("figures", "--format", "jsonl").stdout.splitlines()
    assert [] == problems(schema, [json.loads(line) for line in lines])


def _set(*path: str | int, value: Any) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        *way, last = path
        for step in way:
            document = document[step]
        document[last] = value

    return change


def _drop(*path: str | int) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        *way, last = path
        for step in way:
            document = document[step]
        del document[last]

    return change


BROKEN = {
    "number as text": ("indicators", _set(0, "yoy", value="12.5")),
    "missing as nothing": ("indicators", _drop(0, "level")),
    "null where never": ("indicators", _set(0, "name", value=None)),
    "unknown measure": ("figures", _set(0, "measure", value="growth")),
    "paragraph as a fraction": ("figures", _set(0, "paragraph", value=1.5)),
    "state that there is not": ("livelihood", _set("projects", 0, "state", value="finished")),
    "state left out": ("livelihood", _drop("summary", "states", "started")),
    "list for an object": ("livelihood", _set("projects", value={})),
    "bound left out": ("compare", _drop(1, "implied_prior_yoy", "low")),
    "area without figures": ("area", _drop(0, "figures")),
    "findings as a count": ("check", _set("findings", value=0)),
    "verdict as text": ("check", _set("ok", value="yes")),
}


@pytest.mark.parametrize(("command", "damage"), BROKEN.values(), ids=BROKEN)
def test_broken_answer_is_refused(run: Run, command: str, damage: Callable[[Any], None]) -> None:
    """An answer with something missing, or of another type, is not what the schema says."""
    document = answer(run, command)
    damage(document)
    assert problems(of_command(command), document)


@pytest.mark.parametrize("kind", ["indicator", "figure"])
def test_thing_of_another_kind_is_refused(run: Run, kind: str) -> None:
    """What `show` shows must be of the kind that it names."""
    document = answer(run, "show", "gdp" if kind == "figure" else "gdp.yoy")
    document["kind"] = kind
    assert problems(of_command("show"), document)


BROKEN_MODELS = {
    "unknown key": _set("reports", value=[]),
    "unknown key inside": _set("indicators", 0, "colour", value="red"),
    "missing key": _drop("report", "title"),
    "null": _set("indicators", 0, "part_of", value=None),
    "no date": _set("report", "date", value="yesterday"),
    "no identifier": _set("indicators", 0, "id", value="Investment Total"),
    "no period": _set("indicators", 0, "period", value="2021"),
    "empty text": _set("indicators", 0, "name", value=""),
    "another version": _set("schema_version", value=2),
    "value as text": _set("indicators", 0, "figures", 0, "value", value="12.5"),
    "paragraph 0": _set("indicators", 0, "paragraph", value=0),
}


@pytest.mark.parametrize("damage", BROKEN_MODELS.values(), ids=BROKEN_MODELS)
def test_broken_model_is_refused(damage: Callable[[Any], None]) -> None:
    """A model with another key, without a key, or with a value out of place is refused."""
    document = model(SMALL)
    damage(document)
    assert problems(of_model(), document)


def _nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _nodes(part)


@pytest.mark.parametrize("command", [None, *DESCRIBED])
def test_no_number_is_described_as_text(command: str | None) -> None:
    """Decimals are described as the JSON numbers that they are printed as."""
    schema = of_command(command) if command else of_model()
    assert [] == [node for node in _nodes(schema) if node.get("format") == "decimal"]


def test_schema_needs_no_model(run: Run) -> None:
    """`report schema` answers also where the model cannot be read."""
    printed = run("schema", XIAOSHAN_REPORT_MODEL="/no/such/model")
    assert (0, "") == (printed.returncode, printed.stderr)


def test_schema_of_what_is_no_command_is_refused(run: Run) -> None:
    """A command that there is not is refused with those that there are."""
    printed = run("schema", "export")
    assert 2 == printed.returncode
    assert "figures" in printed.stderr


def test_the_docs_say_of_each_key_of_a_figure_what_the_schema_says() -> None:
    """Their words are the schema's, links aside; a data package has them, too."""
    text = JSON_DOCS.read_text(encoding="utf-8")
    table = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text.partition("| key | holds |\n")[2])
    said = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", table.partition("\n\n")[0], re.MULTILINE))
    keys = of_command("figures")["$defs"]["Figure"]["properties"]
    assert {key: value["description"] for key, value in keys.items()} == said
