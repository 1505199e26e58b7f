"""HTML: one page to read and to send on, which needs nothing but itself.

The page is written in both languages at once, and a style hides the one that is not asked for.
Every number is a link to its entry in the page's last part, where the words stand that state it. So
the page is whole without a script, which only brings the entry to the number, switches, searches.
Nothing may be fetched, and nothing may run but the one style and script whose hashes are named.
"""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from xiaoshan_report import __version__
from xiaoshan_report.commands.comparison import DERIVED, RATES
from xiaoshan_report.export.html_chapter import Chapter, by_state, chapter_of, counts, tally
from xiaoshan_report.export.html_places import fastest, places_of
from xiaoshan_report.export.html_texts import (
    Both,
    both,
    count_of,
    day,
    derived,
    heading,
    link,
    measured,
    number_text,
    say,
    span,
)
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.figures import of_measure
from xiaoshan_report.model.matching import Matching
from xiaoshan_report.model.structs import Report
from xiaoshan_report.render.visible import visible

FOLDER = Path(__file__).parent

TEXTS = (say, both, day, span, heading, number_text, measured, derived, count_of, link)
OF_RECORDS = (of_measure, counts, by_state, tally, fastest)
"""The functions that the template calls."""


def write(reports: Sequence[Report], path: Path, tr: Translator, matching: Matching) -> None:
    """Write the page, which opens in the language of the translator."""
    text = page(reports, tr, matching)
    path.write_text(text, encoding="utf-8", newline="\n")


def page(reports: Sequence[Report], tr: Translator, matching: Matching) -> str:
    """Return the page on these reports."""
    style, script = (_inlined(name) for name in ("page.css", "page.js"))
    chapters = [chapter_of(report, matching, is_only=len(reports) == 1) for report in reports]
    ids = ", ".join(report.id for report in reports)
    return _template().render(
        tr=tr,
        chapters=chapters,
        chapter_of={chapter.report.id: chapter for chapter in chapters},
        places=places_of(reports, matching),
        title=_title(chapters),
        made=say("page-made", version=__version__, ids=ids),
        style=style,
        script=script,
        policy=_policy(style, script),
    )


def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        finalize=_visible,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for function in (*TEXTS, *OF_RECORDS):
        environment.globals[function.__name__] = function
    environment.globals.update(RATES=RATES, DERIVED=tuple(DERIVED))
    return environment.get_template("page.html.j2")


def _visible(thing: object) -> object:
    """What the template writes: a text as it may be shown, markup as it is."""
    return visible(thing) if type(thing) is str else thing


def _inlined(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """What the browser may do for this page: its one style, its one script, and fetch nothing."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _title(chapters: Sequence[Chapter]) -> Both:
    if len(chapters) == 1:
        return chapters[0].title
    return say("reports", count=len(chapters))
