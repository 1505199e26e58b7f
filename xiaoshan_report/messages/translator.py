"""From a key to the sentence that the program says, in the language of the reader."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from importlib import import_module

from xiaoshan_report.errors import Message
from xiaoshan_report.messages import Language, language_named

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


class Translator:
    """The program's words in one language; with quantities `as_printed`, on no other scale."""

    def __init__(self, language: Language, *, as_printed: bool = False) -> None:
        self.language = language
        self.as_printed = as_printed

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence `key`, its gaps filled; a `Message` among the values says its own."""
        said = {name: self._said(value) for name, value in values.items()}
        sentence = _texts(key)
        return sentence[self.language == "en"].format_map(said)

    def sentence(self, message: Message) -> str:
        """Return what a message says."""
        return self(message.key, **message.values)

    def pick(self, chinese: str, english: str) -> str:
        """Whichever of the two is in this language."""
        return english if self.language == "en" else chinese

    def unit(self, unit: str | None) -> str | None:
        """The unit for people to read; nothing where their language has no word for it."""
        if not unit or self.language != "en":
            return unit
        from xiaoshan_report.numerals.units import english  # which neither help nor JSON has

        return english(unit)

    def quantity(self, value: Decimal, unit: str | None) -> tuple[str, str | None]:
        """The digits and the unit of a number for people to read."""
        (shown,), said = self.quantities([value], unit)
        return self.digits(shown), said

    def quantities(
        self, values: Sequence[Decimal], unit: str | None
    ) -> tuple[list[Decimal], str | None]:
        """Numbers with the same unit, and the one unit, as people read them, no digit lost.

        In English as economists write them (42.35, bn yuan), in Chinese as they are printed.
        """
        if self.language != "en" or self.as_printed:
            return list(values), self.unit(unit)
        from xiaoshan_report.numerals.english_quantities import quantities

        return quantities(values, unit)

    def digits(self, value: Decimal) -> str:
        """The digits of a number for people to read: 16300, in English 16,300."""
        return f"{value:f}" if self.language != "en" or self.as_printed else f"{value:,f}"

    def number(self, value: Decimal, unit: str | None) -> str:
        """The number with its unit, for people to read: 42.35 bn yuan, 423.5亿元."""
        return self.pick("", " ").join(filter(None, self.quantity(value, unit)))

    def period(self, first: tuple[int, int], last: tuple[int, int], day: int) -> str:
        """The period as people write it: 2021年1—5月, Jan–May 2021; 2021年, 2021; 截至5月31日.

        Of the first and the last month, each a year and a month, or of a day of the last.
        """
        year, month = last
        if day:
            date = self.date(year, month, day)
            return self.pick(f"截至{date}", f"as of {date}")
        if (first[1], month) == (1, 12):
            years = self.pick("—", "–").join(dict.fromkeys((str(first[0]), str(year))))
            return self.pick(f"{years}年", years)
        if first == last:
            return self.pick(f"{year}年{month}月", f"{_MONTHS[month - 1]} {year}")
        if first[0] != year:
            return self.pick("—", "–").join(self.period(one, one, 0) for one in (first, last))
        english = f"{_MONTHS[first[1] - 1]}–{_MONTHS[month - 1]} {year}"
        return self.pick(f"{year}年{first[1]}—{month}月", english)

    def date(self, year: int, month: int, day: int) -> str:
        """The date as people write it: 2021年5月31日, 31 May 2021."""
        return self.pick(f"{year}年{month}月{day}日", f"{day} {_MONTHS[month - 1]} {year}")

    def _said(self, value: object) -> object:
        return self.sentence(value) if isinstance(value, Message) else value


TOPICS = ("answers", "help", "errors", "check", "verify", "draft", "review", "export")
"""The modules that hold the sentences, most asked first: few answers need more than one."""


@cache
def _texts(key: str) -> tuple[str, str]:
    """Return the sentence of this key in Chinese and English."""
    topics = (import_module(f"xiaoshan_report.messages.{topic}") for topic in TOPICS)
    return next(topic.SENTENCES[key] for topic in topics if key in topic.SENTENCES)  # type: ignore[no-any-return]


def language_asked(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language of a command line, where it last says --lang; else that of the environment."""
    asked = language_of(environment)
    for place, argument in enumerate(arguments, 1):
        option, equals, value = argument.partition("=")
        said = value if equals else next(iter(arguments[place:]), "")
        if option == "--lang":
            asked = language_named(said) or asked
    return asked


def language_of(environment: Mapping[str, str]) -> Language:
    """The language that the environment asks for.

    That is what XIAOSHAN_REPORT_LANG says; else the first of LANGUAGE that the program speaks, which
    GNU's programs do not ask in the locale C; else what the first set of LC_ALL, LC_MESSAGES and
    LANG says.
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environment[name] for name in names if environment.get(name)), "C")
    listed = [] if locale in ("C", "POSIX") else environment.get("LANGUAGE", "").split(":")
    asked = (environment.get("XIAOSHAN_REPORT_LANG", ""), *listed, locale)
    return next((language for one in asked if (language := language_named(one))), "en")
