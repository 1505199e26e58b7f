"""The lines of a text that explain its words: glossaries, notes at its end or below a table.

They are no content: what they count was not done by those who report.
"""

import re
from collections.abc import Iterator, Sequence

from xiaoshan_report.language import headings
from xiaoshan_report.language.report_extent import SPACE
from xiaoshan_report.numerals.lexicon import any_of, lexicon

_HEADING = re.compile(rf"{SPACE}*(?:[（(])?(?:{any_of(lexicon().headings.notes)})(?:[）)])?[：:]?")
_NOTE = re.compile(
    rf"{SPACE}*[（(]?(?:备?注|注释|注解)(?:\d|[一-三])?{SPACE}?[：:]{SPACE}*[^\s：:]"
)
"""A note that begins in the line of its heading: 注：数据为初步统计数."""

_NEXT = re.compile(rf"{SPACE}*(?:[\[［〔【]?\d{{1,2}}[\]］〕】.．、]|[（(]\d{{1,2}}[）)]|[①-⑳])")
"""The mark of one more note below it."""


def notes(lines: Sequence[tuple[int, str]]) -> frozenset[int]:
    """Return the numbers of the lines that are notes; `lines` are numbered.

    A heading of notes heads all up to the next appendix or part of the report; a note that begins
    in the line of its heading goes on in lines that are numbered.
    """
    return frozenset(_notes([(number, line) for number, line in lines if line.strip()]))


def _notes(lines: Sequence[tuple[int, str]]) -> Iterator[int]:
    heads = noted = False
    unnamed: int | None = None  # an appendix that has only its number so far
    for number, line in lines:
        name = headings.appendix(line)
        if name is not None or _heads_notes(line) or headings.is_part_heading(line):
            heads, noted = _heads_notes(name or line), False
        else:
            noted = bool(_NOTE.match(line)) or (noted and bool(_NEXT.match(line)))
        if heads or noted:
            yield from (one for one in (unnamed, number) if one)
        unnamed = number if name == "" else None


def _heads_notes(line: str) -> bool:
    """Whether a line is the heading of notes: 名词解释."""
    return bool(_HEADING.fullmatch(line.strip()))
