"""What a printed number says, and where it stands."""

from decimal import Decimal
from typing import NamedTuple


class Reading(NamedTuple):
    """What a printed number says.

    `value` is the magnitude with the decimals printed (12.0 stays 12.0), 60 for 六成, 50 for 过半,
    negative only after a minus, 负 or 零下. `upper` is the upper end of a range (5—8%) or of
    neighbouring numbers (三四十), of which `value` is the lower. `unit` is as printed, without 多
    and 余 (万元 of 2700多万元); "%" for 成, 半 and 百分之, "‰" for 千分之, "/3" for parts that have
    no exact digits (三分之二 is 2 of them); None for a rank (第三, 第3位) and a bare number.
    `qualifier` is "exact", "over" (超, 突破, 余), "at_least" (以上, 不少于), "under" (不足, 低于),
    "at_most" (以内, 不超过) or "about" (约, 左右). `ordinal` is true after 第. `growth` is the verb
    of growth that the print holds: 零增长.
    """

    value: Decimal
    unit: str | None
    qualifier: str
    ordinal: bool
    upper: Decimal | None = None
    growth: str = ""

    def signed(self, *, falls: bool) -> tuple[Decimal, Decimal | None]:
        """Return the lower and the upper end; a fall of 10 to 15 is one of -15 to -10."""
        if not falls:
            return self.value, self.upper
        low = self.value.copy_abs().copy_negate()
        return (low, None) if self.upper is None else (self.upper.copy_negate(), low)


class Numeral(NamedTuple):
    """A numeral where it stands in a text; all positions are character offsets.

    `start` and `end` hold the whole printed form with its qualifying words, its sign, 第 and its
    unit (超六成, 400余家, 10亿元以上, 第三, 2021年, 3000至3500人); `digits_start` and `digits_end`
    hold the bare numeral (六成, 400, 10, 三, 2021, 3000至3500).
    """

    start: int
    end: int
    digits_start: int
    digits_end: int
    reading: Reading
