"""The notes of a report: what explains its words, and says nothing of what was done."""

import re
from collections.abc import Iterator, Sequence

from xiaoshan_report.numerals.characters import HAN

_HEADING = re.compile(
    r"\s*(?:附[件录]?\s?[\d一二三四五六七八九十]{0,2}[：:.、\s]\s?)?[（(【\[]?(?:《[^《》]{2,20}》|政府工作报告)?(?:中的?)?"
    r"(?:相关|有关|部分|主要|专有|专业)?(?:名词|词语|用语|术语|概念|指标|专业术语)?(?:及有关(?:名词|用语))?"
    r"(?:解释|注释|注解|释义|尾注|脚注)(?:和说明|说明)?[）)】\]]?[：:]?\s*"
)
"""What heads them: 名词解释, 附件2：《政府工作报告》有关用语说明."""

_EXPLAINS = re.compile(
    r"\s*(?:附[件录]\s?\d?[：:.\s]\s?)?[^，。；]{0,24}(?:名词|用语|术语)(?:解释|说明)[：:）)]?\s*"
)
_APPENDIX = re.compile(r"\s*附\s?[件录]\s?[\d一二三四五六七八九十]{0,2}[：:.、]?\s*")
_OTHER_APPENDIX = re.compile(
    r"\s*附\s?[件录表]\s?[\d一二三四五六七八九十]{0,2}(?:[：:.、\s].{0,40})?"
)
_NUMBERED = re.compile(
    rf"\s*(?:[\[［【〔]\^?注?\d{{1,3}}[\]］】〕]|[¹²³⁰⁴-⁹]{{1,3}}(?=(?:{HAN}|[“《]))|注\s?\d{{0,2}}[：:])"
)
"""What only a note begins with, behind whose mark it stands below the text: [1], 注：."""

_MARK = r"(?:\d{1,3}[.．、]|[（(]\d{1,3}[）)]|[①-⑳]|\*+|[一二三四五六七八九十]{1,3}、)"
_FIRST = re.compile(rf"\s*(?:备?注|注释|说明)[：:]\s*{_MARK}")
_NEXT = re.compile(rf"\s*{_MARK}")
_MEANS = "是?指(?![出导挥引数标示])"
_TERM = re.compile(
    rf"\s*(?:{_MARK}\s*[“《‘]?[^。：:，]{{1,40}}(?:[：:，,]\s*(?:{_MEANS}|即)|[”》’]\s*(?:{_MEANS}|即))"
    rf"|[“《‘]?[^。：:，]{{1,40}}(?:[：:]|[”》’])\s*{_MEANS})"
)
"""The explanation of a word: 1.“两重”：指国家重大战略…"""

_TERM_ALONE = re.compile(rf"\s*{_MARK}\s*[“《‘]?[^。：:]{{1,40}}[：:。]?\s*")
_MEANING = re.compile(rf"\s*{_MEANS}")
_FEWEST = 2
"""So many explanations at the end of a text, with no words that head them, are notes."""


def notes(lines: Sequence[str], body: Sequence[int]) -> set[int]:
    """Return the numbers of those lines of a text's body that are notes."""
    found = {number for number in body if _NUMBERED.match(lines[number - 1])}
    return found.union(_headed(lines, body), _numbered(lines, body), _closing(lines, body))


def _numbered(lines: Sequence[str], body: Sequence[int]) -> Iterator[int]:
    """The notes below a first one that stands beside the word for them: 注：1."""
    within = False
    for number in body:
        line = lines[number - 1]
        within = bool(_FIRST.match(line)) or (within and bool(_NEXT.match(line)))
        if within:
            yield number


def _headed(lines: Sequence[str], body: Sequence[int]) -> Iterator[int]:
    """The notes below words that head them, up to another appendix; with the appendix's number."""
    within = False
    for before, number in zip([None, *body], body, strict=False):
        line = lines[number - 1]
        if _is_heading(line):
            within = True
            if before and _APPENDIX.fullmatch(lines[before - 1]):
                yield before
        elif within and _OTHER_APPENDIX.fullmatch(line):
            within = False
        if within:
            yield number


def _is_heading(line: str) -> bool:
    return bool(_HEADING.fullmatch(line) or _EXPLAINS.fullmatch(line))


def _closing(lines: Sequence[str], body: Sequence[int]) -> list[int]:
    """The explanations with which a text ends."""
    found: list[int] = []
    terms = 0
    meaning_below = False
    for number in reversed(body):
        line = lines[number - 1]
        if _TERM.match(line) or (meaning_below and _TERM_ALONE.fullmatch(line)):
            terms += 1
        elif not _MEANING.match(line):
            break
        meaning_below = bool(_MEANING.match(line))
        found.append(number)
    return found if terms >= _FEWEST else []
