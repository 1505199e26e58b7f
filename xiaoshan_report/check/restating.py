"""Our own words against the report's: names, titles, points, leads and stages, in both languages.

What they restate is quoted beside them, so each number in them is one of the quote's, and most of
their characters are. Of two texts near each other neither suits the other's quote better.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from xiaoshan_report.check.findings import Finding
from xiaoshan_report.check.likeness import exchanged, letters, share
from xiaoshan_report.documents.folding import comparable
from xiaoshan_report.language.no_figures import claims
from xiaoshan_report.model.structs import Area, FigureEntry, Indicator, Point, Report, Task
from xiaoshan_report.numerals import grammar as numerals
from xiaoshan_report.numerals.lexicon import any_of, lexicon
from xiaoshan_report.numerals.reading import Reading
from xiaoshan_report.numerals.units import ENGLISH_SCALES, unscaled

_LEAST = Fraction(1, 2)
"""So much of a text is in what it restates; the rest is our own wording."""

_LEAST_OF_CLAUSE = Fraction(1, 3)
"""So much of each clause that a point quotes is in its text."""

_SHORTEST = 5
"""The characters of the shortest clause that says something of its own."""

_MOST_NUMBERS = 12
"""Of so many numbers of a text each two are exchanged."""

_CLAUSE_MARKS = re.compile("[,;。、()]")

_NEIGHBOURS = 8
"""With so many texts after it each one's quote is exchanged; further off the text itself tells."""

_SPELT = ((3, "thousand"), (9, "billion"), (12, "trillion"))
_SCALES = {name: zeros for zeros, name in (*_SPELT, *ENGLISH_SCALES)}
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


_DENIES = re.compile(f"(?!未来)(?:{any_of(lexicon().restating.denying)})")
_FALLS = re.compile(any_of(lexicon().growth.falls))


class _Restated(NamedTuple):
    """Texts of our own, Chinese and English, and the words of the report that they restate.

    `whole` is whether the first of them says again what all of the words say, and `closely`
    whether each of their clauses, as a point does.
    """

    who: str
    texts: tuple[str | None, ...]
    english: tuple[str | None, ...]
    words: str
    paragraph: int
    whole: bool
    closely: bool = False


def restated(report: Report) -> Iterator[Finding]:
    """Return texts of our own that say another number than the report, or something else."""
    each = list(_each(report))
    for one in each:
        yield from _numbers(one)
    whole = [one for one in each if one.whole]
    wrong = (
        number
        for number, one in enumerate(whole)
        if _is_turned(one) or _is_crossed(one) or _leaves_out(one)
    )
    for number in sorted({*_strange(whole), *wrong}):
        one = whole[number]
        yield Finding(
            code="restating",
            where=one.who,
            paragraph=one.paragraph,
            values={"text": one.texts[0], "words": one.words.strip()},
        )


def _each(report: Report) -> Iterator[_Restated]:
    """All of our own texts; names in a model that restates nothing may be the report's words."""
    everything, record = report.model.report.restated, report.model.report
    words = f"{record.title} {record.period} {record.date}"
    yield _Restated(record.id, (record.title,), (record.title_en,), words, 1, False)
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
        own, own_en = (entry.text,), (entry.text_en,)
        return _Restated(who, own, own_en, words, paragraph, whole, whole)
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
            left = _stated(one.words).copy()
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


@lru_cache(1024)  # a name, its English and those beside it restate the same words
def _stated(words: str) -> Counter[Decimal]:
    """How often the words state each number, without its scale, or each run of digits in a name."""
    text = comparable(words)
    stated: Counter[Decimal] = Counter()
    rest, end = "", 0
    for numeral in numerals.find(text):
        stated.update(value for value in _values(numeral.reading) if value is not None)
        rest, end = f"{rest}{text[end : numeral.digits_start]} ", numeral.digits_end
    return stated + Counter(map(Decimal, re.findall(r"\d+(?:\.\d+)?", rest + text[end:])))


def _values(reading: Reading) -> Iterator[Decimal | None]:
    """Both ends of a number without its scale: 423.5亿 is 42350000000."""
    for end in (reading.value, reading.upper):
        yield end if end is None or reading.unit is None else unscaled(end, reading.unit)


def _is_crossed(one: _Restated) -> bool:
    """Whether two numbers of a text would suit the words better if they changed places."""
    own, theirs = _by_number(one.texts[0] or ""), _by_number(one.words)
    both = [(own[value], theirs[value]) for value in own if value in theirs][:_MOST_NUMBERS]
    found = exchanged(len(both), lambda i, j: share(both[i][0], both[j][1]), _MOST_NUMBERS)
    return next(found, None) is not None


def _by_number(words: str) -> dict[Decimal, str]:
    """The clause of each number that the words state once, and that is alone in its clause."""
    found: dict[Decimal, list[str]] = {}
    for clause in _CLAUSE_MARKS.split(comparable(words)):
        values = [next(_values(one.reading)) for one in numerals.find(clause)]
        if len(values) == 1 and values[0] is not None:
            found.setdefault(values[0], []).append(clause)
    return {value: clauses[0] for value, clauses in found.items() if len(clauses) == 1}


def _chinese(text: str) -> Iterator[tuple[str, Decimal]]:
    """The numbers of a text, less the characters of words and times: 进一步, 上半年."""
    words = comparable(text)
    by_rule = [(one.start, one.end) for one in claims(words) if one.kind in ("words", "periods")]
    for numeral in numerals.find(words):
        printed, reading = words[numeral.start : numeral.end], numeral.reading
        ruled = any(s <= numeral.digits_start and numeral.digits_end <= e for s, e in by_rule)
        if not ruled or any(map(str.isascii, printed)):
            value = next(_values(reading))
            if value is not None:
                yield printed, value


def _english(text: str) -> Iterator[tuple[str, Decimal]]:
    for found in _ENGLISH.finditer(text):
        digits, scale, word = found.groups()
        if digits:
            power = _SCALES.get(scale or "", 0)
            yield found[0], Decimal(digits.replace(",", "")).scaleb(power)
        elif value := _WORDS.get(word.lower()):
            yield found[0], value


# Words


def _is_turned(one: _Restated) -> bool:
    """Whether a text denies or lowers what its words do not, or, closely, the other way round."""
    text, words = letters(one.texts[0] or ""), comparable(one.words)
    denied = len(_DENIES.findall(text)) - len(_DENIES.findall(words))
    lowered = bool(_FALLS.search(text)) - bool(_FALLS.search(words))
    return denied > 0 or lowered > 0 or (one.closely and (denied, lowered) != (0, 0))


def _leaves_out(one: _Restated) -> bool:
    """Whether some clause of what a point quotes is not in its text: it may be another point's."""
    text = comparable(one.texts[0] or "")
    clauses = map(letters, re.split("[,;。]", comparable(one.words)))
    return one.closely and any(
        len(clause) >= _SHORTEST and share(clause, text) < _LEAST_OF_CLAUSE for clause in clauses
    )


def _strange(each: Sequence[_Restated]) -> Iterator[int]:
    """The texts of which little is in their words, or more would be if two changed places."""
    texts = [letters(one.texts[0] or "") for one in each]
    words = [comparable(one.words) for one in each]
    shares = (share(text, own) for text, own in zip(texts, words, strict=True))
    yield from (number for number, own in enumerate(shares) if own < _LEAST)
    yield from exchanged(len(each), lambda i, j: share(texts[i], words[j]), _NEIGHBOURS)
