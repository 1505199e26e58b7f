"""`report schema`: the JSON Schema of the model file, or of what a command prints as JSON."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any, Literal, get_args, get_type_hints

import msgspec

from xiaoshan_report.commands.area import AreaRecord, AreaSummary, PointRecord
from xiaoshan_report.commands.check import CheckRecord, Explanation
from xiaoshan_report.commands.compare import ComparisonRecord
from xiaoshan_report.commands.indicators import IndicatorRecord
from xiaoshan_report.commands.livelihood import Livelihood, ProjectRecord, TaskRecord
from xiaoshan_report.commands.show import Kind, ShowRecord
from xiaoshan_report.model.structs import Figure, Model, State

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

THINGS: dict[Kind, type[msgspec.Struct]] = {
    "indicator": IndicatorRecord,
    "figure": Figure,
    "point": PointRecord,
    "task": TaskRecord,
}
"""What `report show` shows, by its kind."""


def _record_of(kind: Kind, thing: type[msgspec.Struct]) -> type[msgspec.Struct]:
    """`ShowRecord` as it is for one kind of thing."""
    hints = {**get_type_hints(ShowRecord), "kind": Literal[kind], "thing": thing}
    name = f"Shown{kind.capitalize()}"
    return msgspec.defstruct(
        name, list(hints.items()), namespace={"__doc__": ShowRecord.__doc__}, kw_only=True
    )


ANSWERS: dict[str, tuple[Any, ...]] = {
    "indicators": (list[IndicatorRecord],),
    "area": (list[AreaSummary], AreaRecord, list[AreaRecord]),
    "livelihood": (Livelihood, ProjectRecord, list[ProjectRecord]),
    "compare": (list[ComparisonRecord],),
    "figures": (list[Figure],),
    "show": tuple(_record_of(kind, thing) for kind, thing in THINGS.items()),
    "check": (CheckRecord, list[CheckRecord], list[Explanation]),
}
"""What each command prints as JSON: one of these types, a list where there are several models."""


def of(command: str | None) -> Schema:
    """The schema of what `command`, one of `ANSWERS`, prints as JSON; without one, the model's."""
    return of_command(command) if command else of_model()


def of_command(command: str) -> Schema:
    """The schema of what a command prints as JSON; other keys may be added, none goes."""
    title = f"report {command}"
    about = import_module(f"xiaoshan_report.commands.{command}").__doc__ or ""
    schema = _schema(command, title, about.partition("\n")[0], ANSWERS[command])
    for component in schema["$defs"].values():
        component.pop("additionalProperties", None)
    return schema


def of_model() -> Schema:
    """The schema of the model file, in which no other key may stand.

    A key that is not given is left out: TOML has no null.
    """
    schema = _schema("model", "The model file", Model.__doc__ or "", (Model,))
    return {**schema, "$defs": _without_null(schema["$defs"])}


def _schema(name: str, title: str, description: str, types: Sequence[Any]) -> Schema:
    kinds, components = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
    (version,) = get_args(get_type_hints(Model)["schema_version"])
    root = dict(kinds[0]) if len(kinds) == 1 else {"anyOf": list(kinds)}
    return {
        "$schema": DIALECT,
        "$id": f"urn:xiaoshan-report:{version}:{name}",
        "title": title,
        "description": description,
        **root,
        "$defs": _with_every_state(_as_printed(components)),
    }


def _as_printed(node: Any) -> Any:
    """The schema with decimals as the numbers that they are printed as, and texts unwrapped."""
    match node:
        case {"type": "string", "format": "decimal"}:
            return {"type": "number"}
        case {"anyOf": [{"type": "integer"}, {"format": "decimal"}]}:
            return {"type": "number"}
        case dict():
            return {
                key: _unwrapped(part) if key == "description" else _as_printed(part)
                for key, part in node.items()
            }
        case list() | tuple():
            return [_as_printed(part) for part in node]
    return node


def _unwrapped(docstring: Any) -> Any:
    """The paragraphs of a docstring, each on one line; not of a property of that name."""
    if not isinstance(docstring, str):
        return _as_printed(docstring)
    return "\n\n".join(" ".join(part.split()) for part in docstring.split("\n\n"))


def _with_every_state(components: Schema) -> Schema:
    """The components with the keys of the summary's states, which a dict's type only allows."""
    if summary := components.get("Summary"):
        summary["properties"]["states"] = {
            "type": "object",
            "properties": {state: {"type": "integer"} for state in get_args(State)},
            "required": list(get_args(State)),
        }
    return components


def _without_null(node: Any) -> Any:
    """The schema with no key that may be null or that has null as its default."""
    match node:
        case {"anyOf": [kind, {"type": "null"}]}:
            return _without_null(kind)
        case dict():
            return {
                key: _without_null(part)
                for key, part in node.items()
                if (key, part) != ("default", None)
            }
        case list():
            return [_without_null(part) for part in node]
    return node
