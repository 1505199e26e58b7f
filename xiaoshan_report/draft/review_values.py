"""What a person's words make of a figure: the values of the file's keys, or what was expected."""

from collections.abc import Callable, Sequence
from typing import get_args

from xiaoshan_report.documents.folding import comparable
from xiaoshan_report.draft.changed_parts import Values
from xiaoshan_report.draft.review_marks import Attribute, Mark
from xiaoshan_report.draft.review_places import Words
from xiaoshan_report.errors import Message, WrongValueError
from xiaoshan_report.language.printed_dates import dates
from xiaoshan_report.language.time_values import Dated, close_of, is_named, periods
from xiaoshan_report.language.time_words import expressions
from xiaoshan_report.model.loading import bundled_terms
from xiaoshan_report.model.period import is_possible
from xiaoshan_report.model.structs import (
    SIGNED_MEASURES,
    Figure,
    Measure,
    Qualifier,
    Record,
    Report,
    State,
    Task,
)
from xiaoshan_report.numerals.grammar import read
from xiaoshan_report.numerals.units import english

VOCABULARIES: dict[Attribute, tuple[str, ...]] = {
    "measure": get_args(Measure),
    "qualifier": get_args(Qualifier),
    "state": get_args(State),
}
"""The attributes of which all values are known."""

_MOST_CHOICES = 4


def dated_by(report: Report) -> Dated:
    """Return what words of time are understood by."""
    record = report.model.report
    return Dated(record.period, record.date, record.period)


def values(
    attribute: Attribute, text: str, mark: Mark, words: Words | None, dated: Dated
) -> Values:
    """Return what the file shall say, where a person says of an attribute that it is `text`.

    Raises `WrongValueError` with what was expected.
    """
    text = text.strip()
    if attribute == "value":
        assert isinstance(mark.thing, Figure)
        return _number(text, mark.thing, words)
    if not text:
        raise WrongValueError(Message("some-text"))
    return _OF_TEXT.get(attribute, _translated)(attribute, text, dated)


def _known(attribute: Attribute, text: str, _: Dated) -> Values:
    if text not in VOCABULARIES[attribute]:
        listed = ", ".join(VOCABULARIES[attribute])
        raise WrongValueError(Message("one-of", values=listed))
    if attribute == "measure":
        return _measure(text)
    return {attribute: None if text == "exact" else text}


def _measure(measure: str) -> Values:
    """The measure; what says of growth on what it is, and at which prices, goes with growth."""
    gone = ["base"] * (measure != "change")
    gone += ["prices"] * (measure not in (*SIGNED_MEASURES, "amount"))
    return {"measure": measure, **dict.fromkeys(gone)}


def _aim(_: Attribute, text: str, __: Dated) -> Values:
    return {"aim": True if text == "aim" else None}


def _period(attribute: Attribute, text: str, dated: Dated) -> Values:
    if is_possible(text):
        return {attribute: text}
    words = comparable(f"{text}年" if text.isdigit() and len(text) == 4 else text)
    said = [one for one in expressions(words) if (one.start, one.end) == (0, len(words))]
    meant = [p for one in said if is_named(one.said) for p in periods(one.said, dated)]
    if not meant:
        raise WrongValueError(Message("review-period-expected"))
    return {attribute: meant[0]}


def _translated(attribute: Attribute, text: str, _: Dated) -> Values:
    """A text with its English, which is the standard one, or as in a draft still the Chinese."""
    term = bundled_terms().find(text)
    return {attribute: text, f"{attribute}_en": term.name_en if term else text}


def _day(attribute: Attribute, text: str, _: Dated) -> Values:
    day = next(dates(text), None)
    if day is None:
        raise WrongValueError(Message("date"))
    return {attribute: day}


_OF_TEXT: dict[Attribute, Callable[[Attribute, str, Dated], Values]] = {
    "measure": _known,
    "qualifier": _known,
    "state": _known,
    "aim": _aim,
    "date": _day,
    "period": _period,
    "base": _period,
}
"""What reads the text of an attribute; the others are texts in two languages."""


def _number(text: str, figure: Figure, words: Words | None) -> Values:
    """A number as the sentence prints it, or its unit alone; a minus says that it fell."""
    printed = text if text in figure.quote else text.lstrip("-−+")
    try:
        reading = read(printed)
    except ValueError:
        if english(text):
            return {"unit": text}
        raise WrongValueError(Message("review-number-expected", printed=figure.printed)) from None
    quote = _quote(figure, printed, words)
    low, high = reading.signed(falls=text.startswith(("-", "−")))
    said = {"printed": printed, "quote": quote, "value": low, "upper": high}
    unit = None if figure.measure == "rank" else reading.unit
    qualifier = {} if reading.qualifier == "exact" else {"qualifier": reading.qualifier}
    return {**said, "unit": unit, **qualifier}


def _quote(figure: Figure, printed: str, words: Words | None) -> str:
    """The figure's quote, made longer where the number stands in the sentence beyond it."""
    if figure.quote.count(printed) == 1:
        return figure.quote
    sentence = words.sentence if words else ""
    if sentence.count(printed) != 1 or figure.quote not in sentence:
        raise WrongValueError(Message("review-not-in-sentence", printed=printed))
    starts = sentence.index(figure.quote), sentence.index(printed)
    ends = starts[0] + len(figure.quote), starts[1] + len(printed)
    return sentence[min(starts) : max(ends)]


def choices(mark: Mark, report: Report) -> Sequence[Values]:
    """Return what else a doubtful reading may be: at the most a few, the likeliest first."""
    match mark.thing, mark.reason.doubts:
        case Figure() as figure, "period":
            found = _periods(figure, mark.reason.words, report)
            return [{"period": period} for period in found if period != figure.period]
        case Figure() as figure, "name":
            return [_translated("name", name, dated_by(report)) for name in _names(mark, report)]
        case Figure() as figure, "measure":
            return _directions(figure)
        case Task() as task, "state":
            return [{"state": state} for state in get_args(State) if state != task.state]
        case Record() as record, _:
            end = record.date.year
            found = [f"{end - 1}-01/{end - 1}-12", f"{end}-01/{end}-12", f"{end}-01/{end}-06"]
            return [{"period": period} for period in found if period != record.period][:2]
    return []


def _periods(figure: Figure, words: str, report: Report) -> list[str]:
    """What the words in doubt can mean, the report's own period, what is before it and after."""
    dated = dated_by(report)
    said = [one.said for one in expressions(comparable(words))]
    found = [period for one in said if is_named(one) for period in periods(one, dated)]
    last = dated.year
    found += [dated.period, f"{last - 4}-01/{last}-12", f"{last - 1}-01/{last - 1}-12"]
    if figure.measure == "level":
        found.insert(1, close_of(last))
    found.append(dated.coming)
    kept = dict.fromkeys(one for one in found if one != figure.period)
    return list(kept)[:_MOST_CHOICES]


def _names(mark: Mark, report: Report) -> list[str]:
    """Names for what has but a verb (投资): with what is told before it in its paragraph."""
    figure = mark.thing
    if mark.reason.key != "draft-nameless" or not isinstance(figure, Figure):
        return []
    before = ""
    for other in report.every_figure():
        if other.id == figure.id:
            break
        if other.paragraph == figure.paragraph and other.name != figure.name:
            before = other.name
    return [f"{before}{figure.name}"] if before and figure.name in figure.quote else []


def _directions(figure: Figure) -> list[Values]:
    """A rise and a fall, where the words do not say which."""
    measure = "yoy" if figure.unit == "%" else "change"
    size = abs(figure.value)
    return [{**_measure(measure), "value": size}, {**_measure(measure), "value": -size}]
