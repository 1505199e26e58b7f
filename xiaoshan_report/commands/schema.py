"""`report schema`: the JSON Schema of the model file, or of what a command prints as JSON."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any, get_args, get_type_hints

import msgspec

from xiaoshan_report.commands import NAMES, spec_of
from xiaoshan_report.commands.options import FORMAT, JSON, OF_TEXTS
from xiaoshan_report.commands.parameter import Parameter
from xiaoshan_report.commands.spec import Command, Text
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import Model, State
from xiaoshan_report.render.json import written

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

NAME = "schema"

DESCRIBED: dict[str, tuple[Any, ...]] = {
    name: types for name in NAMES if name != NAME and (types := spec_of(name).json())
}
"""What each command prints as JSON: one of these types, a list where there are several models."""


def of(name: str | None) -> Schema:
    """Return the schema of what a command of `DESCRIBED` prints as JSON; or else the model's."""
    return of_command(name) if name else of_model()


def of_command(name: str) -> Schema:
    """The schema of what a command prints as JSON; other keys may be added, none goes."""
    about = import_module(spec_of(name).answer.__module__).__doc__ or ""
    schema = _schema(name, f"report {name}", about.partition("\n")[0], DESCRIBED[name])
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
        case {"type": "string", "format": "decimal", **said}:
            return {"type": "number", **said}
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


def answer(tr: Translator, *, described: str | None) -> Text:  # noqa: ARG001  # it has no language
    """Answer `report schema`."""
    return Text(written(of(described)))


COMMAND = Command(
    NAME,
    (
        Parameter("described", "argument-described", metavar="COMMAND", choices=tuple(DESCRIBED)),
        FORMAT._replace(
            metavar="", convert=str, choices=("json",)
        ),  # said by scripts that say it everywhere
        JSON,
        *OF_TEXTS,
    ),
    answer,
    default_format="json",
    reads_models=False,
)
