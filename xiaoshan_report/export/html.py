"""HTML: one page to read and to send on, which needs nothing but itself.

The page is written in both languages at once, and a style hides the one that is not asked for.
Every number is a link to its entry in the page's last part, where the words stand that state it. So
the page is whole without a script, which only brings the entry to the number, switches, searches.
"""

from collections.abc import Sequence
from pathlib import Path

from xiaoshan_report import __version__
from xiaoshan_report.commands.comparison import OF_ONE_REPORT, RATES
from xiaoshan_report.export.html_chapter import Chapter, by_state, chapter_of, counts, tally
from xiaoshan_report.export.html_page import Frame, filled
from xiaoshan_report.export.html_places import fastest, places_of
from xiaoshan_report.export.html_targets import aims_of
from xiaoshan_report.export.html_texts import (
    Both,
    count_of,
    derived,
    heading,
    say,
)
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.figures import of_measure
from xiaoshan_report.model.matching import Matching
from xiaoshan_report.model.structs import Report

FUNCTIONS = (heading, derived, count_of, of_measure, counts, by_state, tally, fastest)
"""The functions that the template calls beside those of every page."""


def write(reports: Sequence[Report], path: Path, tr: Translator, matching: Matching) -> None:
    """Write the page, which opens in the language of the translator."""
    text = page(reports, tr, matching)
    path.write_text(text, encoding="utf-8", newline="\n")


def page(reports: Sequence[Report], tr: Translator, matching: Matching) -> str:
    """Return the page on these reports."""
    chapters = [chapter_of(report, matching, is_only=len(reports) == 1) for report in reports]
    ids = ", ".join(report.id for report in reports)
    made = say("page-made", version=__version__, ids=ids)
    return filled(
        "page",
        FUNCTIONS,
        tr,
        Frame(_title(chapters), say("page-search-hint"), made),
        chapters=chapters,
        chapter_of={chapter.report.id: chapter for chapter in chapters},
        places=places_of(reports, matching),
        aims=aims_of(reports, matching),
        RATES=RATES,
        DERIVED=tuple(OF_ONE_REPORT),
    )


def _title(chapters: Sequence[Chapter]) -> Both:
    if len(chapters) == 1:
        return chapters[0].title
    return say("reports", count=len(chapters))
