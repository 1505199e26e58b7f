"""Numbers printed in the commonest ways, and those printed alike, told without reading each.

Nearly every number of a model is printed plainly, and the grammar in `grammar.py` takes longer to
import than a whole model to check.
"""

from contextlib import suppress
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xiaoshan_report.numerals.reading import Reading

_WORDS: dict[str, tuple[str, ...]] = {
    str(value): (word,) for value, word in enumerate("一二三四五六七八九十", 1)
}
_WORDS |= {f"{value}0": (f"{word}十",) for value, word in enumerate("二三四五六七八九", 2)}
_WORDS |= {"2": ("二", "两")}
"""Small numbers as reports write them out."""

_TENTHS: dict[str, tuple[str, ...]] = {
    f"{value}0": (f"超{word}成",) for value, word in enumerate("一二三四五六七八九", 1)
}
_TENTHS |= {"50": ("超五成", "过半")}
"""More than so many per cent, in tenths."""

_MEASURES = frozenset(("", "%", *"个条项年张轮家人名件辆起所场套类处户", "方面"))
"""Units that mean one thing behind a number: none of them is a part of another number or word."""


def is_plain(printed: str, digits: str, unit: str, qualifier: str, ordinal: bool) -> bool:
    """Tell whether the print plainly says this, in one of the commonest ways, and nothing else."""
    if "E" in digits:
        return False
    if ordinal:  # 第三
        words = [f"第{word}" for word in _WORDS.get(digits, ())]
        return not unit and qualifier == "exact" and printed in words
    if printed == digits + unit:  # as most are, whatever the unit
        return qualifier in ("exact", "estimate")
    return unit in _MEASURES and printed in _said(digits, unit, qualifier)


def _said(digits: str, unit: str, qualifier: str) -> list[str]:
    """The commonest prints that are more than digits: 三个, 400余家, 超六成."""
    if qualifier == "over":
        tenths = _TENTHS.get(digits, ()) if unit == "%" else ()
        return [f"{digits}余{unit}", f"超{digits}{unit}", *tenths]
    words = _WORDS.get(digits, ()) if qualifier == "exact" else ()
    return [f"{word}{unit}" for word in words]


_SAMPLE = "11"
"""Digits to stand for all others: no word and no number behind them makes them another number."""


def read_alike(printed: str, digits: str) -> "Reading":
    """Read the number as one that is printed alike was read: 500余家 as 400余家.

    Where that does not read as the `digits` alone, the number itself is read. Raises `ValueError`
    where it is none.
    """
    sample = printed.replace(digits, _SAMPLE, 1)
    if sample != printed:
        with suppress(ValueError):
            like = _read(sample)
            if str(like.value) == _SAMPLE and like.upper is None:
                return like._replace(value=Decimal(digits))
    return _read(printed)


@lru_cache(1024)
def _read(printed: str) -> "Reading":
    from xiaoshan_report.numerals.grammar import read

    return read(printed)
