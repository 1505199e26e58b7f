"""Measure words behind a number, with their scales: 家, 万人, 元/月, 个多小时."""

from itertools import takewhile

import tomli

from xiaoshan_report import data_file
from xiaoshan_report.numerals.lexicon import lexicon

_WORDS = lexicon().numbers

_KNOWN = tomli.loads(data_file("measures.toml").read_text("utf-8"))

TIMES = _WORDS.times
MEASURES = frozenset(word for group in _KNOWN["measures"] for word in group)
_LATIN_MEASURES = frozenset(_KNOWN["latin_measures"])
_LONGEST_MEASURE = max(map(len, MEASURES))
_LATIN_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


def scaled_measure(text: str, start: int) -> tuple[str | None, int]:
    """Read 万人, 万多户 or 千瓦: the unit and its end."""
    unit, end = measure(text, start)
    if unit is not None:
        return unit, end
    scale = next((scale for scale in _WORDS.scales if text.startswith(scale, start)), "")
    at = start + len(scale)
    more = bool(scale) and text[at : at + 1] in ("余", "多") and text[at + 1 : at + 2] != "额"
    unit, end = measure(text, at + more)
    if unit is not None:
        return scale + unit, end
    return (scale, at + more) if scale and scale not in _WORDS.weak_scales else (None, start)


def measure(text: str, start: int) -> tuple[str | None, int]:
    """Read the longest measure, with a second one behind a slash: the measure and its end."""
    unit = _word(text, start)
    end = start + len(unit)
    if unit and text.startswith("/", end) and (per := _word(text, end + 1)):
        return f"{unit}/{per}", end + 1 + len(per)
    if unit == "个" and text[end : end + 1] in ("多", "余"):
        time = next((time for time in ("小时", "月") if text.startswith(time, end + 1)), "")
        if time:
            return unit + time, end + 1 + len(time)
    return unit or None, end


def _word(text: str, start: int) -> str:
    if text[start : start + 1] in _LATIN_LETTERS:
        latin = "".join(takewhile(_LATIN_LETTERS.__contains__, text[start : start + 8]))
        return latin if latin in _LATIN_MEASURES else ""
    for length in range(_LONGEST_MEASURE, 0, -1):
        word = text[start : start + length]
        if word in MEASURES and len(word) == length:
            following = text[start + length : start + length + 1]
            if not following or following not in _WORDS.no_measure_before.get(word, ""):
                return word
    return ""
