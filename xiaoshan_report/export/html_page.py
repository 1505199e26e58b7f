"""What every page is: one file that needs nothing but itself, every value in it escaped.

Nothing may be fetched, and nothing may run but the one style and script whose hashes are named.
"""

from base64 import b64encode
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from xiaoshan_report.export.html_texts import (
    Both,
    both,
    day,
    link,
    measured,
    number_text,
    say,
    span,
)
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.render.visible import visible

FOLDER = Path(__file__).parent

TEXTS = (say, both, day, span, measured, number_text, link)
"""The functions that every template calls."""


class Frame(NamedTuple):
    """What stands around every page: its title, what can be searched for, what it was made by."""

    title: Both
    hint: Both
    made: Both


def filled(
    name: str,
    functions: Iterable[Callable[..., object]],
    tr: Translator,
    frame: Frame,
    **values: Any,
) -> str:
    """Return the page of this name, which opens in the language of the translator.

    `functions` are those that its template calls.
    """
    style, script = (_joined(name, ending) for ending in ("css", "js"))
    environment = _environment()
    environment.globals.update({one.__name__: one for one in (*TEXTS, *functions)})
    return environment.get_template(f"{name}.html.j2").render(
        tr=tr,
        **frame._asdict(),
        style=style,
        script=script,
        policy=_policy(style, script),
        **values,
    )


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        finalize=_visible,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _visible(thing: object) -> object:
    """What the template writes: a text as it may be shown, markup as it is."""
    return visible(thing) if type(thing) is str else thing


def _joined(name: str, ending: str) -> str:
    """What all pages have, and then what is a page's own."""
    return "".join((FOLDER / f"{one}.{ending}").read_text("utf-8") for one in ("base", name))


def _policy(style: str, script: str) -> str:
    """What the browser may do for this page: its one style, its one script, and fetch nothing."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
