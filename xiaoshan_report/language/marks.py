"""The marks that reports number their parts with, and the words that can be a title."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from xiaoshan_report.language.page import SALUTATION, SPACE
from xiaoshan_report.numerals import reading as numerals

Family = Literal[
    "root",
    "appendix",
    "chapter",
    "part",
    "item",
    "is",
    "ordinal",
    "number",
    "bracket",
    "circle",
    "is-inside",
    "ordinal-inside",
    "number-inside",
    "bracket-inside",
    "circle-inside",
    "dash",
    "line",
    "sentence",
]
"""How a piece of text is set off: a chapter without a number (2023年工作回顾); a part 一、; an
item （一）; 一是; 第一，; 1.; （1）; ①; the last five also within a line; a dash; a title on a line
of its own; a first sentence that is a title."""

NUMBERED: tuple[Family, ...] = (
    "part",
    "item",
    "number",
    "bracket",
    "circle",
    "ordinal",
    "is",
    "number-inside",
    "bracket-inside",
    "circle-inside",
    "ordinal-inside",
    "is-inside",
)
"""The families that a list of projects may be numbered with."""

WITHIN_SENTENCE = tuple(family for family in NUMBERED if family not in ("part", "item", "is"))
"""The families that a titled paragraph can hold."""

_DIGITS = "一二三四五六七八九"
_CHINESE = f"[{_DIGITS}]?十[{_DIGITS}]?|[{_DIGITS}]"
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_MARK = (
    rf"(?P<part>(?:{_CHINESE})、(?![{_DIGITS}十]{{1,3}}[、是])|第(?:{_CHINESE})(?:部分|章)[、：:，,]?)"
    rf"|(?P<item>[（(](?:{_CHINESE})[）)])"
    rf"|(?P<is>(?:{_CHINESE})[是要](?![否非]))"
    rf"|(?P<ordinal>第(?:{_CHINESE})(?:[项件][，,、：:]?|[，,、：:]))"
    r"|(?P<number>\d{1,2}[.．、](?!\d))"
    r"|(?P<bracket>[（(]\d{1,2}[）)])"
    rf"|(?P<circle>[{_CIRCLES}])"
    r"|(?P<dash>(?:——|--|——|－－)(?:——|--){0,2}(?=[一-鿿“]))"
)
_AT_START = re.compile(rf"{SPACE}*(?:{_MARK})")
_INSIDE = re.compile(rf"(?P<after>[。；;！!？?：:，,、])[ \t　\xa0]{{0,8}}(?:{_MARK})")

OPENS = re.compile(rf"{SPACE}*(?:{_MARK.replace('?P<', '?P<opens_')})")
"""A line that begins with a mark."""

_ONLY_AT_START = {"dash"}
_AFTER_COMMA = {"bracket", "circle"}
"""The marks that need no sentence to end before them."""

_INSIDE_NAMES: dict[str, Family] = {
    "is": "is-inside",
    "ordinal": "ordinal-inside",
    "number": "number-inside",
    "bracket": "bracket-inside",
    "circle": "circle-inside",
}

LONGEST_TITLE = 40
_LONGEST_SENTENCE = 32
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
_HAN = re.compile("[一-鿿]")
_APPENDIX = re.compile(
    rf"{SPACE}*(?:附{SPACE}?件{SPACE}?[\d一二三四五六七八九十]{{0,2}}|附录|名词解释|名词注释|注释)"
    rf"[：:]?{SPACE}*$"
)
_GREETING = re.compile(r"\s*(?:各位代表|同志们|各位委员)[，,！!：:]\s*")


_CHAPTER = re.compile(
    r"(?:(?:19|20)\d\d年|过去[一五]年|今后五年|[今去]年|[上下]半年)[^，。；：,;:]{0,14}"
    r"(?:回顾|总结|任务|安排|打算|展望|工作重点|重点工作|总体要求)"
)
_INTRODUCTION = re.compile(
    rf"{SPACE}*(?:(?:现在|下面)[，,]?)?(?:请允许|由)?(?:我|受.{{2,40}}委托)[^。]{{0,120}}"
    rf"(?:报告|汇报|通报|审议)[^。]{{0,60}}(?:。请[^。]{{0,60}}意见)?[。：:]?{SPACE}*$"
)
"""A paragraph that says who reports to whom, and nothing of what was done."""


PROJECTS = re.compile("民生实事|实事项目|惠民实事|为民实事|[件项大]实事|实事工程")
"""Words for the livelihood projects of a report."""


class Mark(NamedTuple):
    """A numbering mark in a line: its family, its number (0 for a dash), and where it stands."""

    family: Family
    number: int
    start: int
    end: int


class Title(NamedTuple):
    """A title, and where its words with their closing mark end."""

    words: str
    end: int


def marks(lines: list[str], first: int, last: int) -> dict[int, list[Mark]]:
    """The marks of the lines from `first` to `last`, by line, without those that number nothing.

    A mark counts where it carries on a list that began with one, and that list has two at least.
    Lists of marks at the start of lines and of marks within lines are kept apart; a line that goes
    on with the number after its first mark's is a list within.
    """
    candidates = [
        (number, mark) for number in range(first, last + 1) for mark in _of_line(lines[number - 1])
    ]
    kept: dict[int, list[Mark]] = {}
    for index in sorted(_in_lists([mark for _, mark in candidates])):
        number, mark = candidates[index]
        kept.setdefault(number, []).append(mark)
    return kept


def numbering(lines: Iterable[tuple[int, str]]) -> dict[int, list[Mark]]:
    """Return the marks of numbered lines that number what they stand before, by line.

    A mark numbers where it begins a list, or carries on one at the start of lines or the last one
    of its kind: 三是 behind 二是. Any other is not what it seems, or a number is missing.
    """
    reached: dict[tuple[str, bool], int] = {}  # by kind, at the start of lines or anywhere
    kept: dict[int, list[Mark]] = {}
    for number, line in lines:
        for mark in (*_without_bracket(line), *_of_line(line)):
            kind = mark.family.removesuffix("-inside")
            if mark.number in {1, *(reached.get((kind, opens), 0) + 1 for opens in (True, False))}:
                kept.setdefault(number, []).append(mark)
            reached[kind, False] = mark.number
            if not mark.start:
                reached[kind, True] = mark.number
    return kept


_WITHOUT_BRACKET = re.compile(rf"(?:{_CHINESE})[）)]")
"""A mark that has lost its opening bracket: 三）改革开放持续深化."""


def _without_bracket(line: str) -> Iterator[Mark]:
    if found := _WITHOUT_BRACKET.match(line):
        yield Mark("item", _number(found[0]), *found.span())


def _of_line(line: str) -> list[Mark]:
    opening = _AT_START.match(line)
    inside = [_mark(m, inside=True) for m in _INSIDE.finditer(line) if _parts(m)]
    inside = [mark for mark in inside if mark.family not in _ONLY_AT_START]
    if not opening:
        return inside
    mark = _mark(opening, inside=False)
    family = _INSIDE_NAMES.get(mark.family)
    following = next((m for m in inside if m.family == family), None)
    if family and following and following.number == mark.number + 1:
        mark = mark._replace(family=family)
    return [mark, *inside]


def _parts(inside: re.Match[str]) -> bool:
    """Whether what stands before a mark within a line ends enough for it."""
    return inside["after"] not in "，,、" or inside.lastgroup in _AFTER_COMMA


def _mark(match: re.Match[str], *, inside: bool) -> Mark:
    name = str(match.lastgroup)
    family: Family = name  # type: ignore[assignment]
    if inside:
        family = _INSIDE_NAMES.get(name, family)
    return Mark(family, _number(match[name]), match.start(name), match.end(name))


def _number(mark: str) -> int:
    """The number of a mark; 0 for a dash."""
    if mark in _CIRCLES:
        return _CIRCLES.index(mark) + 1
    if digits := re.search(r"\d{1,2}", mark):
        return int(digits[0])
    chinese = re.search(_CHINESE, mark)
    return int(numerals.read(chinese[0]).value) if chinese else 0


def _in_lists(found: list[Mark]) -> Iterator[int]:
    """The indices of the marks that stand in a list of two or more, in no order."""
    last: dict[Family, tuple[int, int]] = {}  # of each family the number reached, and its index
    for index, mark in enumerate(found):
        if mark.family == "dash":
            yield index
            continue
        reached, before = last.get(mark.family, (0, -1))
        if mark.number == 1:
            last[mark.family] = (1, index)
        elif mark.number == reached + 1 and reached:
            if reached == 1:
                yield before
            yield index
            last[mark.family] = (mark.number, index)


def is_appendix(line: str) -> bool:
    """Whether a line heads what is appended to a report."""
    return bool(_APPENDIX.match(line))


def is_chapter(words: str) -> bool:
    """Whether a title is that of a chapter of a report: 2023年工作回顾."""
    return bool(_CHAPTER.fullmatch(words))


def is_salutation(line: str) -> bool:
    """Whether a line only addresses those present."""
    return bool(SALUTATION.match(line))


def is_address(words: str) -> bool:
    """Whether words address those present, or say that a report follows, and do nothing else."""
    return is_salutation(words) or bool(_INTRODUCTION.match(words[greeting_end(words) :]))


def greeting_end(line: str) -> int:
    """Where the words end with which a paragraph addresses those present; 0 without any."""
    match = _GREETING.match(line)
    return match.end() if match else 0


def marked_title(line: str, start: int, end: int) -> Title | None:
    """The title behind a mark: the first sentence, or all words up to a colon, without figures."""
    stop = _TITLE_END.search(line, start, min(end, start + 2 * LONGEST_TITLE))
    if not stop and end - start > 2 * LONGEST_TITLE:
        return None
    stop_at, title_end = (stop.start(), stop.end()) if stop else (end, end)
    words = line[start:stop_at].strip()
    if not words or has_figure(words):
        return None
    return Title(cut(words), title_end)


def line_title(line: str) -> Title | None:
    """The title that a whole line is: short, without figures, with no mark but a full stop."""
    words = line.strip()
    if not _SHORTEST_TITLE <= len(words) <= LONGEST_TITLE or words[-1] in "：:，,；;、！!？?":
        return None
    inner = words.removesuffix("。")
    if inner != words and len(inner) > _LONGEST_SENTENCE:
        return None
    if _SENTENCE_END.search(inner) or not _is_title(inner) or is_address(words):
        return None
    return Title(inner, len(line.rstrip()))


def sentence_title(line: str, start: int, end: int) -> Title | None:
    """The title that a paragraph's first sentence is: short, without figures, and not alone."""
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
    """Whether there are digits in the words that are no year."""
    return bool(_FIGURE.search(_YEARS.sub("", words)))


def cut(words: str) -> str:
    """The words shortened to a title at the last mark that leaves enough of them."""
    words = words.strip(" \t　\xa0，,；;：:、。！!？?")
    if len(words) <= LONGEST_TITLE:
        return words
    ends = [m.start() for m in _TITLE_CUT.finditer(words, _SHORTEST_TITLE, LONGEST_TITLE)]
    return words[: ends[-1]] if ends else words[:LONGEST_TITLE].strip()


def first_words(words: str) -> str:
    """A title made of the first words of a text up to a figure, where nothing in it is one."""
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
