"""Among whom something ranks, and the numbers that only help to say what the next one is of."""

import re
from collections.abc import Sequence

from xiaoshan_report.numerals.lexicon import any_of, lexicon
from xiaoshan_report.numerals.reading import Numeral

INDICATORS = "[二两三四五六七八九十]+[大项个](?:主要|核心)?(?:经济)?(?:指标|测评)"
"""What counts the subjects that the next number is of: 三项指标增幅均列第三位."""

AMONG = re.compile(
    "(?:[位名]列|(?<![系班专行序队陈并])列|[位稳跃高]?居(?![民家室])|位于"
    rf"|(?:保持在?|在)(?={any_of(lexicon().names.places)}))"
    r"[^,、;居列]{0,8}(?:\d+个?[省市区县州旗乡镇][^,;居列]{0,10})?$"
)
"""Among whom something ranks: 列全省81个县区(第6位)."""


def only_helps(text: str, head: str, group: Sequence[Numeral]) -> bool:
    """Tell whether a number but helps to say what the next one is: 列全省81个县区第6位."""
    one = group[0]
    ranks = AMONG.search(head) and _RANK.match(text, one.end)
    return not one.reading.ordinal and bool(ranks or _COUNTED.match(text, one.start))


_RANK = re.compile("[省市区县州旗乡镇][^,;。]{0,14}第")

_COUNTED = re.compile(INDICATORS)
