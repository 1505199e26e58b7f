"""General rules: numerals that are dates, ordinals or parts of ordinary words in any report."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from xiaoshan_report.language.numbering import ListMark
from xiaoshan_report.numerals.lexicon import any_of, lexicon

LedgerKind = Literal["figures", "qualifying", "names", "periods", "ordinals", "words", "undecided"]
"""What a numeral of the text can be."""

_WORDS = lexicon().no_figures
_CHINESE = "[一二两三四五六七八九十百]{1,4}"  # bounded, so that no long run is read again

_RULES: tuple[tuple[LedgerKind, str], ...] = (
    # Dates and stretches of time: 2021年5月31日, 2021-07-07, 1-5月, 5月底, 上半年, 2021-2023年
    ("periods", r"(?:19|20)\d\d(?:[-—–~至](?:19|20)?\d\d)?年(?:\d{1,2}月(?:\d{1,2}日)?)?"),
    ("periods", r"(?<=[比较])[5-9]\d年[底末]"),  # 比98年底
    ("periods", r"(?:19|20)\d\d-\d\d-\d\d"),
    ("periods", r"\d{1,2}(?:[-—–~至到]\d{1,2})?月(?:\d{1,2}日|份|底|末|初|起)?"),
    ("periods", r"\d{1,2}:\d\d(?::\d\d)?|\d{1,2}时\d{1,2}分"),
    ("periods", r"[前头近](?:\d{1,2}|[一二两三四五六七八九十]{1,2})个月"),
    ("periods", r"[上下]半年|[一二三四]季度|前[一二三四两]个?季度"),
    ("periods", r"两年平均|前两年|过去[一五]年|[一五]年来"),
    # Ordinals: 第二批, 十六届, 届五次, 二期工程
    ("ordinals", rf"(?<![名居列])第{_CHINESE}[批轮届期个次方]"),
    ("ordinals", rf"(?!两){_CHINESE}届|届{_CHINESE}次|[一二三]期工程|第[一二三]产业"),
    # Ordinary words, and what points back at subjects: 两项增速分别为
    ("words", r"[二两三四五六]项(?=[^,;。、\d]{0,8}分别)|[二两三四五六]者(?![、])"),
    ("words", "进一步|统一|唯一|专一|一批|一些|一系列|一流|一体|一般|一定|一致|一律|一直"),
    ("words", "一线|一切|一方面|一把手|一站式|万一|零售|零部件|零距离|百姓|百货"),
    ("words", any_of(_WORDS.phrases)),
    # Names that often stand without quotation marks, such as 四个意识
    ("names", any_of(_WORDS.watchwords)),
    ("words", r"第\d{1,3}页[ ,/]{0,2}共\d{1,3}页"),
    # Counters of a page: 浏览次数：1234次
    ("words", rf"(?:{any_of(_WORDS.counters)})[:：] ?\d[\d,]{{0,12}} ?(?:人?次|人)?"),
)


class Claim(NamedTuple):
    """A run of a text that accounts for the numerals in it: as what, and on whose word."""

    start: int
    end: int
    kind: LedgerKind
    who: str


@cache
def _patterns() -> tuple[tuple[LedgerKind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(rule)) for kind, rule in _RULES)


def claims(text: str, marks: Iterable[ListMark] = ()) -> Iterator[Claim]:
    """Find what the rules account for in a line, in no order and perhaps more than once.

    `marks` are those of the line that number the items of a list: 二是, （三）, 1.
    """
    for mark in marks:
        yield Claim(mark.start, mark.end, "ordinals", "rule")
    for kind, pattern in _patterns():
        for match in pattern.finditer(text):
            yield Claim(match.start(), match.end(), kind, "rule")
