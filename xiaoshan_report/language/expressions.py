"""The expressions of time in a line: which words they are, and how far each of them speaks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from xiaoshan_report.language.punctuation import CLAUSE_END, SENTENCE_END

_STOPS = {
    "clause": CLAUSE_END,
    "item": re.compile("[;。!?]"),
    "sentence": SENTENCE_END,
    "aim": re.compile("。|[,;、](?=[^,;。]{0,4}已|实际|目前|现)"),
}
"""What ends the words that an expression speaks for; an aim ends where what was done begins."""

_DEPARTURES = ("从", "由")
_DEPARTURE_ENDS = re.compile("[到至为,;。]")
"""The words behind which a range from an earlier year is at its other end."""

_BRACKET = re.compile(r"\([^()]*\)")

_BASE_BEFORE = re.compile("(?:[比较超]|超过|相当于|[高低多少优好快慢]于|恢复[到至])“?$")
_BASE_BEFORE_OF = re.compile("(?:是|为|当于|恢复[到至])$")
"""The words before a time that is a base; the latter before one with 的: 是2020年的2.7倍."""

_PLANNED_BEFORE = re.compile("(?:谋划|储备|编制|制定|申报|启动)“?$")
"""The verbs before a plan that is itself their object: 谋划“十五五”重大项目35个."""

_BASE_AFTER = re.compile("(?:同期|水平|期?末|底)?相比")


class Expression(NamedTuple):
    """Words that name a time, by what they say, and the place up to which they speak."""

    start: int
    end: int
    said: Mapping[str, str | None]
    until: int


@cache
def _pattern() -> re.Pattern[str]:
    """Parts of a year, years, plans and words of plans; each group is what `said` is read by."""
    at_start = "(?<![^,;。、:()])"
    return re.compile(
        r"(?<!\d)(?:"
        r"(?P<stop>截[至止]到?)?(?:(?P<year>(?:19|20)\d\d)年|(?P<ago>[去上]年)|今年)?"
        r"(?:(?P<first>\d{1,2})月?[-—–~至到]{1,2}(?:(?P<to_year>(?:19|20)\d\d)年)?(?P<last>\d{1,2})月(?!\d)"
        r"|(?P<until>\d{1,2})月(?:[底末]|(?(stop)(?:(?P<day>\d{1,2})日)?|(?!)))"
        r"|(?P<month>\d{1,2})月(?:份|(?P<alone>当月)|(?=,))"
        r"|(?P<half>[上下])半年"
        r"|(?:(?:前|一至)(?P<quarters>[一二三四])个?|(?<![一二三]、)(?<!前)(?P<quarter>[一二三四]))季度(?P<day_of>末)?)"
        rf"|{at_start}(?P<bare>\d{{1,2}})月(?![前底末初中上下])(?=[^,;。\d]{{1,20}}\d)"
        r"|(?P<from_year>(?:19|20)\d\d)年?[-—–~至到]{1,2}(?P<through>(?:19|20)\d\d)年(?!度)"
        r"|(?P<whole>(?:19|20)\d\d)年(?P<close>[底末])?(?P<onward>以来)?(?![-第度本版前]|\d{1,2}月|远景)"
        rf"|(?P<before>{at_start}[去上]年同期|(?<=\()[去上]年(?![同初度末]))"
        r"|(?P<relative>去年|上年|今年|本年|明年)(?P<so_far>以来)?(?!同期|初|度)"
        r"|“?(?<![一二三四五六七八九十])(?P<plan>[一二三四五六七八九十]{1,2})五”?"
        r"(?:(?P<within>时期|期间|以来)|末|规划)?(?![年个人类])"
        r"|(?:过去|这|近)(?P<years>[五5])年|(?P<since>[五5])年(?:来|间|累计|共|新增)"
        rf"|{at_start}(?P<full>(?:预计|力争|确保)?全年)(?!的|目标|任务|计划|预期|预算)"
        rf"|(?:今后|未来)(?P<coming>[三五35])年|{at_start}(?P<next>下一步)"
        r"|(?P<aim>力争(?!全年|资金|上级|补助)|(?:预期|主要|发展|工作|总体)目标(?:任务)?[是为:]"
        r"|目标任务[是为:])"
        r"|(?<![动年度划完成占超])(?P<intent>计划)(?:新建|新增|新开工|改造|建成|开工|培育|引进|投资(?!的|额|总额|完成)))"
    )


def expressions(text: str) -> Iterator[Expression]:
    """The expressions of a line in their order; a base that something is compared with is none."""
    stops = {name: _Ends(pattern, text) for name, pattern in _STOPS.items()}
    brackets = [(found.start(), found.end() - 1) for found in _BRACKET.finditer(text)]
    for found in _pattern().finditer(text):
        if not _is_base(text, found):
            until = min(_until(text, found, stops), _close(brackets, found.start(), len(text)))
            yield Expression(found.start(), found.end(), found.groupdict(), until)


class _Ends:
    """Where in a text a pattern is found."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._places = [found.start() for found in pattern.finditer(text)] + [len(text)]

    def after(self, position: int) -> int:
        """The first such place from a position on, or the end of the text."""
        return self._places[bisect_left(self._places, position)]


def _is_base(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 4) : found.start()]
    if _BASE_BEFORE.search(before) or _BASE_AFTER.match(text, found.end()):
        return True
    if found["plan"] and _PLANNED_BEFORE.search(before):
        return True
    if text.startswith("同期", found.end()):
        return before[-1:] not in ("", *",;。、:(")
    return text.startswith("的", found.end()) and bool(_BASE_BEFORE_OF.search(before))


def _until(text: str, found: re.Match[str], stops: Mapping[str, _Ends]) -> int:
    """Where an expression ends to speak: 从2020年的3家 is over with 提高到5家."""
    end = found.end()
    of_a_number = text.startswith("的", end)
    departs = text.endswith(_DEPARTURES, 0, found.start())
    if departs and (of_a_number or text[end : end + 1].isdigit()):
        stop = _DEPARTURE_ENDS.search(text, end)
        return stop.end() if stop else stops["clause"].after(end)
    if of_a_number:
        return stops["clause"].after(end)
    return stops[_scope(found)].after(end)


def _scope(found: re.Match[str]) -> str:
    if found["before"] or found["bare"] or found["intent"]:
        return "clause"
    if found["alone"]:
        return "item"
    return "aim" if found["aim"] else "sentence"


def _close(brackets: list[tuple[int, int]], position: int, otherwise: int) -> int:
    """Where the bracket closes that a place is in."""
    last = bisect_right(brackets, (position,)) - 1
    return brackets[last][1] if last >= 0 and brackets[last][1] > position else otherwise
