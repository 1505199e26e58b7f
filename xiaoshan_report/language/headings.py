"""The words that can be a heading: titles, chapters, appendices, and words that address a hall."""

import re
from typing import NamedTuple

from xiaoshan_report.documents.page_furniture import SPACE
from xiaoshan_report.language.report_extent import SALUTATION
from xiaoshan_report.numerals.characters import HAN
from xiaoshan_report.numerals.lexicon import any_of, lexicon

LONGEST_TITLE = 40
_LONGEST_SENTENCE = 32
LONGEST_LINE = 60
_SHORTEST_REST = 12
_SHORTEST_TITLE = 4
_TITLE_END = re.compile("[。！!？?：:；;]")
_SENTENCE_END = re.compile("[。！!？?]")
_TITLE_CUT = re.compile("[，,；;：:、。！!？?]")
_FIGURE = re.compile(r"\d|百分之")
_STATED = re.compile(r"(?<![\d.A-Za-z月年\-—–~至])\d[\d.,]*(?![\d.]|周?年|月|日|强|后|[-—–~至]\d)")
_LEADS_TO_FIGURE = re.compile(
    "(?:同比|实现|完成|不少于|不低于|达到?|突破|超过?|为|是|约|近|共计?|累计|至|增长|下降|[，,、；;：:（(])+$"
)
_CLAUSE = re.compile("[，,；;：:](?=[^，,；;：:]*$)")
_SHORTEST_CLAUSE = 7
_YEARS = re.compile(r"\d{4}年|[A-Za-z]\d")
_NO_TITLE_START = re.compile(r"[，。；：、,;:）)】》”是]|各位|现在，|(?:同时|其中|但|而)[，,]")
_HAN = re.compile(HAN)
_APPENDIX = re.compile(
    rf"(?:附{SPACE}?[件录表]{SPACE}?[\d一二三四五六七八九十]{{0,2}})"
    rf"(?:[：:]?|[：: \t　\xa0]{SPACE}*"
    r"(?P<name>[^\s\d。；;，,：:][^。；;，,：:]{3,40}|\d{4}年[^。；;，,：:]{3,40}))"
)
"""What heads an appendix: 附件1, and maybe its name: 附件：2026年民生实事项目."""

_GREETING = re.compile(r"\s*(?:各位代表|同志们|各位委员)[，,！!：:]\s*")


_CHAPTER = re.compile(
    r"(?:(?:19|20)\d\d年|过去[一五]年|今后五年|[今去]年|[上下]半年)[^，。；：,;:]{0,14}"
    r"(?:回顾|总结|任务|安排|打算|展望|工作重点|重点工作|总体要求)"
)
_INTRODUCTION = re.compile(
    rf"{SPACE}*(?:(?:现在|下面)[，,]?)?(?:请允许|由)?(?:我|受.{{2,40}}委托)[^。]{{0,120}}"
    rf"(?:报告|汇报|通报|审议)[^。]{{0,60}}(?:。[并也]?请[^。]{{0,60}}意见)?[。：:]?{SPACE}*$"
)
"""A paragraph that says who reports to whom, and nothing of what was done."""


_WORDS = lexicon().headings
PROJECTS = re.compile(any_of(_WORDS.projects))
"""Words for the livelihood projects of a report."""

_PART = re.compile(any_of(_WORDS.reviews, _WORDS.plans))
_OPENING = re.compile(
    rf"{SPACE}*(?:回顾|回望|回首|总结|展望)?(?:刚刚)?(?:"
    r"过去的?(?:[一五]年|20\d\d年)|[一五]年来[，,]|这[一五]年[，,]|20\d\d年[，,]?是|今年[，,]?是"
    r"|[今未]后?来?五年[，,是]|“十[一二三四五六七八九]五”(?:时期|以来)[，,是]|这些成绩|(?:与此同时|此外)[，,]"
    r"|(?:在[^，。；]{0,12}同时[，,])?[^，。；]{0,4}我们[^，。；]{0,4}清醒|[^，。；]{0,4}清醒地?[认看])"
)
"""The beginning of a paragraph that looks back or ahead: 五年来，我们加强自身建设.

A paragraph of troubles is one too: 我们也清醒认识到.
"""

_ASIDE = re.compile(rf"(?:清醒|问题|困难|挑战|不足|体会|启示|感受)[^。]{{0,30}}[。：:]{SPACE}*$")
"""The end of a paragraph whose list is no work: 发展中还有一些问题：."""


class Title(NamedTuple):
    """A title, and where its words with their closing mark end."""

    words: str
    end: int


def appendix(line: str) -> str | None:
    """Return the name of the appendix that a line heads, empty where it has but a number."""
    match = _APPENDIX.fullmatch(line.strip())
    return (match["name"] or "") if match else None


def is_chapter(words: str) -> bool:
    """Tell whether a title is that of a chapter of a report: 2023年工作回顾."""
    return bool(_CHAPTER.fullmatch(words))


def is_part(title: str) -> bool:
    """Tell whether a title is of a part of a report: a review, or a plan."""
    return bool(_PART.search(title))


def opens_part(line: str) -> bool:
    """Tell whether a paragraph speaks of the whole that a part is about, and of no piece of it."""
    if leads_aside(line) and line.rstrip().endswith(("：", ":")):
        return True
    return len(line) > LONGEST_TITLE and bool(_OPENING.match(line, greeting_end(line)))


def leads_aside(line: str) -> bool:
    """Tell whether a paragraph ends by leading to a list of troubles, or of lessons learnt."""
    return bool(_ASIDE.search(line[-LONGEST_LINE:]))


def is_salutation(line: str) -> bool:
    """Tell whether a line only addresses those present."""
    return bool(SALUTATION.match(line))


def is_address(words: str) -> bool:
    """Tell whether words only address those present, or say that a report follows."""
    return is_salutation(words) or bool(_INTRODUCTION.match(words[greeting_end(words) :]))


def greeting_end(line: str) -> int:
    """Return where the words end with which a paragraph addresses those present; 0 without any."""
    match = _GREETING.match(line)
    return match.end() if match else 0


def marked_title(line: str, start: int, end: int) -> Title | None:
    """Return the title behind a mark: the first sentence, or all up to a colon, without figures."""
    stop = _TITLE_END.search(line, start, min(end, start + 2 * LONGEST_TITLE))
    if not stop and end - start > 2 * LONGEST_TITLE:
        return None
    stop_at, title_end = (stop.start(), stop.end()) if stop else (end, end)
    words = line[start:stop_at].strip()
    if not words or has_figure(words):
        return None
    return Title(cut(words), title_end)


def line_title(line: str) -> Title | None:
    """Return the title that a line is: short, without figures, with no mark but a full stop."""
    words = line.strip()
    if not _SHORTEST_TITLE <= len(words) <= LONGEST_TITLE or words[-1] in "：:，,；;、！!？?":
        return None
    inner = words.removesuffix("。")
    if inner != words and len(inner) > _LONGEST_SENTENCE:
        return None
    if _SENTENCE_END.search(inner) or not _is_title(inner) or is_address(words):
        return None
    return Title(inner, len(line.rstrip()))


def long_title(line: str) -> Title | None:
    """Return the title that a line of one longer sentence can be, if others are like it."""
    words = line.strip()
    inner = words.removesuffix("。")
    if not _LONGEST_SENTENCE < len(inner) <= LONGEST_LINE or inner == words:
        return None
    if _TITLE_END.search(inner) or not _is_title(inner) or is_address(words):
        return None
    return Title(cut(inner), len(line.rstrip()))


def sentence_title(line: str, start: int, end: int) -> Title | None:
    """Return the title that a paragraph begins with: a short sentence without figures, and more."""
    stop = line.find("。", start, min(end, start + _LONGEST_SENTENCE + 8))
    if stop < 0 or len(line) - stop < _SHORTEST_REST:
        return None
    words = line[start:stop].strip()
    if not _SHORTEST_TITLE <= len(words) <= _LONGEST_SENTENCE or not _is_title(words):
        return None
    return Title(words, stop + 1)


def _is_title(words: str) -> bool:
    if _NO_TITLE_START.match(words) or has_figure(words) or words[0] in "（(【[":
        return False
    return len(_HAN.findall(words)) >= _SHORTEST_TITLE


def has_figure(words: str) -> bool:
    """Tell whether there are digits in the words that are no year."""
    return bool(_FIGURE.search(_YEARS.sub("", words)))


def cut(words: str) -> str:
    """Return the words shortened to a title at the last mark that leaves enough of them."""
    words = words.strip(" \t　\xa0，,；;：:、。！!？?")
    if len(words) <= LONGEST_TITLE:
        return words
    ends = [m.start() for m in _TITLE_CUT.finditer(words, _SHORTEST_TITLE, LONGEST_TITLE)]
    return words[: ends[-1]] if ends else words[:LONGEST_TITLE].strip()


def first_words(words: str) -> str:
    """Return a title made of the first words of a text, up to a figure."""
    greeting = greeting_end(words)
    clause = words[greeting : greeting + 2 * LONGEST_TITLE]
    clause = _SENTENCE_END.split(clause.strip(" \t　\xa0—-－。！!？?"), maxsplit=1)[0]
    return (
        cut(_before_figure(clause))
        or cut(words[: 2 * LONGEST_TITLE])
        or words.strip()[:LONGEST_TITLE].strip()
    )


def _before_figure(words: str) -> str:
    """The words before the first figure: the clauses before its own, or the beginning of that."""
    figure = _STATED.search(words)
    if not figure:
        return words
    before = words[: figure.start()]
    ended = _CLAUSE.search(before)
    if ended and len(_HAN.findall(before[: ended.start()])) >= _SHORTEST_CLAUSE:
        return before[: ended.start()]
    short = _LEADS_TO_FIGURE.sub("", before)
    return short if len(_HAN.findall(short)) >= _SHORTEST_TITLE else words
