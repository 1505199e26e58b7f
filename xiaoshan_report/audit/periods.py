"""Which period a number of the text is about, by the words before it and the headings."""

import datetime
import re
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import inf
from typing import NamedTuple

from xiaoshan_report.model import is_possible

_CLAUSE_END = re.compile("[,;。]")

_REACHED = re.compile("[到至为]")
"""The words behind which a range from an earlier year is at its other end."""

_IS_BASE = ("是", "为", "当于", "恢复到", "恢复至")
"""The words before a year that is a base and no time: 是2020年的2.7倍."""

_LONGEST_HEADING = 40
"""The characters of a line that may be a heading; longer ones are paragraphs."""

_LONGEST_LEAD = 16
"""The characters within which a paragraph says which period all of it is about: 五年来, …"""

_TENS = "一二三四五六七八九十"


class Dated(NamedTuple):
    """When a report was given, and the period that its numbers are about where it names none."""

    period: str
    date: datetime.date

    @property
    def year(self) -> int:
        """The last year of the period."""
        return int(self.period.partition("/")[2][:4] or self.period[:4])


@cache
def _expressions() -> re.Pattern[str]:
    return re.compile(
        r"(?<![比较\d])(?<![比较]“)"
        r"(?:(?:(?P<year>(?:19|20)\d\d)年)?"
        r"(?:(?P<first>\d{1,2})[-—–~至到](?P<last>\d{1,2})月"
        r"|截至(?P<until>\d{1,2})月底"
        r"|(?P<month>\d{1,2})月份"
        r"|(?P<half>[上下])半年"
        r"|前?(?P<quarter>[一二三四])个?季度)"
        r"|(?P<whole>(?:19|20)\d\d)年(?P<close>底|末)?(?![-第度本版前\d]|远景)"
        r"|(?P<relative>去年|上年|今年|本年)(?!同期|初|度)"
        r"|(?<![^,;。、(])(?P<before>[去上]年同期)"
        r"|“?(?<![一二三四五六七八九十])(?P<plan>[一二三四五六七八九十]{1,2})五”?(?:时期|期间|末|以来|规划)?(?![年个人类])"
        r"|(?:过去|这|近)(?P<years>[五5])年|(?P<since>[五5])年(?:来|间|累计|共|新增))"
    )


def is_after(period: str, date: datetime.date) -> bool:
    """Whether a period ends after a date, so that what is said of it is still to come."""
    return period.rpartition("/")[2] > date.isoformat()


class Periods:
    """The expressions of time in a line, and which period they give a number where it stands."""

    def __init__(self, text: str, dated: Dated) -> None:
        self._text = text
        self._dated = dated
        self._named = list(_expressions().finditer(text))
        self._ends = [expression.end() for expression in self._named]
        self._sentences = [end.end() for end in re.finditer("。", text)]
        self._clause_ends = [end.start() for end in _CLAUSE_END.finditer(text)]
        self._reached = [end.start() for end in _REACHED.finditer(text)]
        self._until = [self._governs_until(expression) for expression in self._named]
        self._outlasting = list(_outlasting(self._until))

    def allowed(self, position: int) -> tuple[str, ...]:
        """The periods that a number at `position` may have, the likeliest first.

        The last expression before it in its sentence governs, or else the first one after it in
        its clause; for a stretch of months (1-5月) a stock is of its last day. Without one it is
        what the line is about, whose year is also that of an expression without a year.
        """
        last = bisect_right(self._ends, position) - 1
        before = bisect_right(self._sentences, position) - 1
        sentence = self._sentences[before] if before >= 0 else 0
        while last >= 0 and self._named[last].start() >= sentence:
            if position <= self._until[last]:
                return self._resolved(self._named[last])
            last = self._outlasting[last]
        after = bisect_right(self._ends, position)
        following = self._named[after] if after < len(self._named) else None
        clause_end = _first(self._clause_ends, position)
        if following and _names_months(following) and following.end() <= clause_end:
            return self._resolved(following)
        return (self._dated.period,)

    def _governs_until(self, expression: re.Match[str]) -> float:
        """The last place where an expression speaks: 从2020年的3家 is over with 提高到5家."""
        clause_end = _first(self._clause_ends, expression.end())
        if expression["before"]:
            return clause_end
        if not self._text.startswith("的", expression.end()):
            return inf
        before = self._text[max(0, expression.start() - 3) : expression.start()]
        if before.endswith(_IS_BASE):
            return -inf
        if before.endswith(("从", "由")):
            return min(clause_end, _first(self._reached, expression.end()))
        return clause_end

    def _resolved(self, expression: re.Match[str]) -> tuple[str, ...]:
        return _resolved(expression, self._dated) or (self._dated.period,)


def _first(places: Sequence[int], position: int) -> float:
    """The first of these places that is not before a position; infinity where none is."""
    index = bisect_left(places, position)
    return places[index] if index < len(places) else inf


def _outlasting(until: Sequence[float]) -> Iterator[int]:
    """For each expression the last one before it that speaks further on; -1 without one."""
    open_ones: list[int] = []
    for index, end in enumerate(until):
        while open_ones and until[open_ones[-1]] <= end:
            open_ones.pop()
        yield open_ones[-1] if open_ones else -1
        open_ones.append(index)


def _names_months(expression: re.Match[str]) -> bool:
    return bool(expression["last"] or expression["until"] or expression["month"])


def standing(lines: Iterable[tuple[int, str]], dated: Dated) -> Mapping[int, Dated]:
    """The period of each numbered line in which no sentence names one: the last heading's.

    A heading is a short line that names a period (三、2026年工作安排); a paragraph may name its
    own at its start (五年来，…).
    """
    return dict(_standing(lines, dated))


def _standing(lines: Iterable[tuple[int, str]], dated: Dated) -> Iterator[tuple[int, Dated]]:
    current = dated
    for number, line in lines:
        named = _expressions().search(line, 0, _LONGEST_HEADING)
        if named and _is_heading(line):
            current = _of(named, dated) or current
            yield number, current
        elif named and named.start() <= _LONGEST_LEAD and line[named.end() :][:2].startswith(","):
            yield number, _of(named, dated) or current
        else:
            yield number, current


def _is_heading(line: str) -> bool:
    """Whether a line is a heading within a report, and not the report's own title."""
    return len(line) <= _LONGEST_HEADING and not re.search("[。,]|工作报告", line)


def _of(expression: re.Match[str], dated: Dated) -> Dated | None:
    found = _resolved(expression, dated)
    return dated._replace(period=found[0]) if found and is_possible(found[0]) else None


def _resolved(expression: re.Match[str], dated: Dated) -> tuple[str, ...]:
    """The periods that an expression can mean; none where it is no period after all."""
    said = expression.groupdict()
    if said["whole"]:
        return (f"{said['whole']}-12-31",) if said["close"] else (_years(int(said["whole"])),)
    if said["relative"]:
        return _relative(said["relative"], dated)
    if said["before"]:
        return (re.sub(r"\d{4}", lambda year: str(int(year[0]) - 1), dated.period),)
    if said["plan"]:
        return _plan(said["plan"])
    if said["years"] or said["since"]:
        return (_years(dated.year - 4, dated.year),)
    return _within(int(said["year"] or dated.period[:4]), said)


def _within(year: int, said: dict[str, str | None]) -> tuple[str, ...]:
    """A part of a year: a month, some months, a half, some quarters, or a day."""
    if said["month"]:
        return (f"{year}-{int(said['month']):02}",)
    if said["half"]:
        return (f"{year}-01/{year}-06" if said["half"] == "上" else f"{year}-07/{year}-12",)
    if said["quarter"]:
        return (f"{year}-01/{year}-{3 * (_TENS.index(said['quarter']) + 1):02}",)
    end = _end(year, int(said["until"] or said["last"] or 0))
    if said["until"]:
        return (end,)
    return (f"{year}-{int(said['first'] or 0):02}/{end[:7]}", end)


def _relative(word: str, dated: Dated) -> tuple[str, ...]:
    """去年 and 今年 as on the report's date; 今年 is its own period where that is of this year."""
    year = dated.date.year
    if word in ("今年", "本年"):
        return (dated.period if dated.period[:4] == str(year) else _years(year),)
    return (_years(year - 1),)


def _plan(number: str) -> tuple[str, ...]:
    """The years of a five-year plan: the sixth began in 1981, each next one five years later."""
    tens = 10 if number.startswith("十") else 0
    ordinal = tens + (_TENS.index(number[-1]) + 1 if number[-1] != "十" else 0)
    start = 1981 + 5 * (ordinal - 6)
    return (_years(start, start + 4),) if ordinal >= 6 and len(number) <= 2 else ()


def _years(first: int, last: int | None = None) -> str:
    return f"{first}-01/{last or first}-12"


def _end(year: int, month: int) -> str:
    """The last day of a month; of a month that there is not, what no period can be."""
    if not 1 <= month <= 12:
        return f"{year}-{month:02}-00"
    return f"{year}-{month:02}-{monthrange(year, month)[1]}"
