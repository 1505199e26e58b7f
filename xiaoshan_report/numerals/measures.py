"""Measure words behind a number, with their scales: 家, 万人, 元/月, 个多小时."""

import re
from collections.abc import Set

import tomli

from xiaoshan_report import data_file
from xiaoshan_report.numerals.lexicon import lexicon

_WORDS = lexicon().numbers

_KNOWN = tomli.loads(data_file("measures.toml").read_text("utf-8"))

TIMES = _WORDS.times
MEASURES = frozenset(word for group in _KNOWN["measures"] for word in group)
_LATIN_MEASURES = frozenset(_KNOWN["latin_measures"])
_LATIN_DIVISORS = _LATIN_MEASURES | frozenset(_KNOWN["latin_divisors"])
_LONGEST_MEASURE = max(map(len, MEASURES))
_HUNDRED_MILLIONS = re.compile("亿(?![级以0-9])")  # 3个亿, but 3个亿级产业
_LATIN = re.compile("[A-Za-zµμ]{1,8}[23²³]?")


def scaled_measure(text: str, start: int) -> tuple[str | None, int]:
    """Read 万人, 万多户 or 千瓦: the unit and its end."""
    unit, end = measure(text, start)
    if unit is not None:
        return unit, end
    scale = next((scale for scale in _WORDS.scales if text.startswith(scale, start)), "")
    at = start + len(scale)
    more = bool(scale) and text[at : at + 1] in ("余", "多", "来") and text[at + 1 : at + 2] != "额"
    if more and text.startswith(("万", "亿"), at + 1) and scale + text[at + 1] in _WORDS.scales:
        scale, at = scale + text[at + 1], at + 1  # 1万多亿元
    unit, end = measure(text, at + more)
    if unit is not None:
        return scale + unit, end
    return (scale, at + more) if scale and scale not in _WORDS.weak_scales else (None, start)


def measure(text: str, start: int) -> tuple[str | None, int]:
    """Read the longest measure, with a second one behind a slash: the measure and its end."""
    unit = _word(text, start)
    end = start + len(unit)
    if unit and text.startswith("/", end) and (per := _word(text, end + 1, _LATIN_DIVISORS)):
        end += 1 + len(per)
        more = _word(text, end + 1) if text.startswith("·", end) else ""
        return (f"{unit}/{per}·{more}", end + 1 + len(more)) if more else (f"{unit}/{per}", end)
    if unit == "个" and _HUNDRED_MILLIONS.match(text, end) and not _word(text, end + 1):
        return "亿", end + 1  # but 3个亿元项目
    if unit == "元人民币":
        return "元", end
    if unit == "个" and text[end : end + 1] in ("多", "余"):
        time = next((time for time in ("小时", "月") if text.startswith(time, end + 1)), "")
        if time:
            return unit + time, end + 1 + len(time)
    return unit or None, end


def _word(text: str, start: int, latin: Set[str] = _LATIN_MEASURES) -> str:
    if letters := _LATIN.match(text, start):
        return letters[0] if letters[0] in latin else ""
    for length in range(_LONGEST_MEASURE, 0, -1):
        word = text[start : start + length]
        if word in MEASURES and len(word) == length:
            following = text[start + length : start + length + 1]
            if not following or following not in _WORDS.no_measure_before.get(word, ""):
                return word
    return ""
