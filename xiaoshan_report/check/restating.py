"""Our own words against the report's: names, titles, points, leads and stages, in both languages.

What they restate is quoted beside them, so each number in them is one of the quote's, and most of
their characters are. Of two texts near each other neither suits the other's quote better.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from xiaoshan_report.check.evidence import restates
from xiaoshan_report.check.findings import Finding
from xiaoshan_report.documents.folding import comparable
from xiaoshan_report.language.no_figures import claims
from xiaoshan_report.model.structs import Area, FigureEntry, Indicator, Point, Report, Task
from xiaoshan_report.numerals import grammar as numerals
from xiaoshan_report.numerals.units import in_base

_LEAST = Fraction(1, 2)
"""So much of a text is in what it restates; the rest is our own wording."""

_NEIGHBOURS = 8
"""With so many texts after it each one's quote is exchanged; further off the text itself tells."""

_SCALES = {"thousand": 3, "million": 6, "billion": 9, "bn": 9, "trillion": 12}
_ENGLISH = re.compile(
    rf"(?<![\d.,])(?<![A-Za-z]-)(\d[\d,]*(?:\.\d+)?)(?:[ \xa0]({'|'.join(_SCALES)})\b)?"
    r"|\b([A-Za-z]+)\b"
)
_WORDS = dict(
    zip(
        "two three four five six seven eight nine ten eleven twelve twenty thirty".split(),  # noqa: SIM905
        map(Decimal, (*range(2, 13), 20, 30)),
        strict=True,
    )
)
"""The numbers that English spells out; one is mostly no number: the one that."""


class _Restated(NamedTuple):
    """Texts of our own, Chinese and English, and the words of the report that they restate.

    `whole` is whether the first of them says again what all of the words say, as a point does.
    """

    who: str
    texts: tuple[str | None, ...]
    english: tuple[str | None, ...]
    words: str
    paragraph: int
    whole: bool


def restated(report: Report) -> Iterator[Finding]:
    """Return texts of our own that say another number than the report, or something else."""
    each = list(_each(report))
    for one in each:
        yield from _numbers(one)
    whole = [one for one in each if one.whole]
    for number in sorted({*_strange([_compared(one) for one in whole])}):
        one = whole[number]
        yield Finding(
            code="restating",
            where=one.who,
            paragraph=one.paragraph,
            values={"text": one.texts[0], "words": one.words.strip()},
        )


def _each(report: Report) -> Iterator[_Restated]:
    """All of our own texts; names in a model that restates nothing may be the report's words."""
    everything = restates(report)
    for area in report.model.areas if everything else ():
        yield from _of_area(area)
    for owner in report.model.owners():
        entry, paragraph = owner.entry, owner.paragraph
        own = "" if isinstance(entry, Indicator) else entry.quote or ""
        if own or everything:
            quotes = " ".join(figure.quote for figure in entry.figures)
            yield _of_owner(entry, owner.id, own or quotes, paragraph)
            for figure in entry.figures:
                who = f"{owner.id}.{figure.key}"
                words = own or figure.quote
                yield _of_figure(figure, who, words, figure.paragraph or paragraph)


def _of_area(area: Area) -> Iterator[_Restated]:
    who = f"area {area.number}"
    titles, english = (area.title,), (area.title_en,)
    yield _Restated(f"{who}.title", titles, english, area.title, area.paragraph, False)
    if area.quote:
        lead, lead_en = (area.lead,), (area.lead_en,)
        yield _Restated(f"{who}.lead", lead, lead_en, area.quote, area.paragraph, True)
    for section in area.sections:
        place, title = f"{who}.{section.number}.title", section.title
        yield _Restated(place, (title,), (section.title_en,), title, section.paragraph, False)


def _of_owner(entry: Indicator | Point | Task, who: str, words: str, paragraph: int) -> _Restated:
    if isinstance(entry, Point):
        whole = entry.quote is not None
        return _Restated(who, (entry.text,), (entry.text_en,), words, paragraph, whole)
    if isinstance(entry, Task):
        texts, english = (entry.name, entry.stage), (entry.name_en, entry.stage_en)
        return _Restated(who, texts, english, words, paragraph, True)
    return _Restated(who, (entry.name,), (entry.name_en,), words, paragraph, False)


def _of_figure(figure: FigureEntry, who: str, words: str, paragraph: int) -> _Restated:
    return _Restated(who, (figure.name,), (figure.name_en,), words, paragraph, False)


# Numbers


def _numbers(one: _Restated) -> Iterator[Finding]:
    """The numbers that the words have not, or not as often."""
    for texts, numbers in ((one.texts, _chinese), (one.english, _english)):
        for text in filter(None, texts):
            left = _stated(one.words)
            for printed, value in numbers(text):
                left[value] -= 1
                if left[value] < 0:
                    yield _unknown(one, text, printed)


def _unknown(one: _Restated, text: str, printed: str) -> Finding:
    return Finding(
        code="number-restated",
        where=one.who,
        paragraph=one.paragraph,
        context=text.replace(printed, f"【{printed}】", 1),
        values={"number": printed, "words": one.words},
    )


def _stated(words: str) -> Counter[Decimal]:
    """How often the words state each number, in whatever unit: 423.5亿元 is also 42350000000."""
    text = comparable(words)
    stated: Counter[Decimal] = Counter()
    for numeral in numerals.find(text):
        reading = numeral.reading
        for end in (reading.value, reading.upper):
            if end is not None:
                stated.update({end, in_base(end, reading.unit)[0]})
    return stated | Counter(map(Decimal, re.findall(r"\d+(?:\.\d+)?", text)))


def _chinese(text: str) -> Iterator[tuple[str, Decimal]]:
    """The numbers of a text, less the characters of words and times: 进一步, 上半年."""
    words = comparable(text)
    by_rule = [(one.start, one.end) for one in claims(words) if one.kind in ("words", "periods")]
    for numeral in numerals.find(words):
        printed, reading = words[numeral.start : numeral.end], numeral.reading
        ruled = any(s <= numeral.digits_start and numeral.digits_end <= e for s, e in by_rule)
        if not ruled or any(map(str.isascii, printed)):
            yield printed, in_base(reading.value, reading.unit)[0]


def _english(text: str) -> Iterator[tuple[str, Decimal]]:
    for found in _ENGLISH.finditer(text):
        digits, scale, word = found.groups()
        if digits:
            power = _SCALES.get(scale or "", 0)
            yield found[0], Decimal(digits.replace(",", "")).scaleb(power)
        elif value := _WORDS.get(word.lower()):
            yield found[0], value


# Words


class _Compared(NamedTuple):
    """The characters of a text and the words that it restates, comparable."""

    text: str
    words: str

    def share(self, words: str) -> Fraction:
        """How much of the text's characters are in some words."""
        shared = sum(character in words for character in self.text)
        return Fraction(shared, max(1, len(self.text)))


def _compared(one: _Restated) -> _Compared:
    text = re.sub(r"[\W_]+", "", comparable(one.texts[0] or ""))
    return _Compared(text, comparable(one.words))


def _strange(each: Sequence[_Compared]) -> Iterator[int]:
    """The texts of which little is in their words, or more would be if two changed places."""
    own = [one.share(one.words) for one in each]
    for i, one in enumerate(each):
        if own[i] < _LEAST:
            yield i
        for j in range(i + 1, min(len(each), i + 1 + _NEIGHBOURS)):
            if one.share(each[j].words) + each[j].share(one.words) > own[i] + own[j]:
                yield from (i, j)
