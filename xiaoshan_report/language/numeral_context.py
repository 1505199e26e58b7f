"""A numeral where it stands in a line, and what it can be there."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from xiaoshan_report.model.structs import NumeralKind
from xiaoshan_report.numerals.reading import Numeral

Kind = NumeralKind | Literal["figure"]
"""What a numeral can be."""


class Role(NamedTuple):
    """What a numeral is, and the key of the sentence that says why."""

    kind: Kind
    why: str


FIGURE = Role("figure", "draft-figure")
ORDINAL = Role("ordinal", "draft-ordinal")
PERIOD = Role("period", "draft-period")
THRESHOLD = Role("qualifying", "draft-threshold")
SPECIFICATION = Role("qualifying", "draft-specification")
IN_NAME = Role("name", "draft-in-name")
WORD = Role("word", "draft-word")

_FURTHEST = 8  # the longest word that leads to a number, and a particle
_MARKS = ',;:。、!?()"”’》 '


class Context(NamedTuple):
    """A numeral where it stands, with the words on either side at hand."""

    text: str
    numerals: tuple[Numeral, ...]
    number: int
    numeral: Numeral

    @property
    def digits(self) -> str:
        """The bare numeral."""
        return self.text[self.numeral.digits_start : self.numeral.digits_end]

    @property
    def printed(self) -> str:
        """All of it, with its unit and its qualifier."""
        return self.text[self.numeral.start : self.numeral.end]

    @property
    def unit(self) -> str | None:
        """Its unit."""
        return self.numeral.reading.unit

    def before(self, length: int) -> str:
        """Return so many characters before the numeral at the most."""
        return self.text[max(0, self.numeral.start - length) : self.numeral.start]

    def after(self, length: int) -> str:
        """Return so many characters after it at the most."""
        return self.text[self.numeral.end : self.numeral.end + length]

    def before_digits(self, length: int) -> str:
        """Return so many characters before the bare numeral at the most."""
        return self.text[max(0, self.numeral.digits_start - length) : self.numeral.digits_start]

    def after_digits(self, length: int) -> str:
        """Return so many characters behind the bare numeral at the most."""
        return self.text[self.numeral.digits_end : self.numeral.digits_end + length]

    def follows(self, words: tuple[str, ...], particles: str = "") -> bool:
        """Whether it stands right behind one of the words, or one and a particle: 达到, 超过了."""
        before = self.before(_FURTHEST)
        if before.endswith(words):
            return True
        return bool(particles) and before[-1:] in tuple(particles) and before[:-1].endswith(words)

    def leads(self, words: tuple[str, ...]) -> bool:
        """Whether one of the words stands right behind it."""
        return self.text.startswith(words, self.numeral.end)

    @property
    def ends_clause(self) -> bool:
        """Whether a mark, or nothing, follows."""
        following = self.after(1)
        return not following or following in _MARKS

    @property
    def is_arabic(self) -> bool:
        """Whether it is printed in Arabic digits."""
        return self.digits[0].isascii()

    @property
    def has_half(self) -> bool:
        """Whether 半 stands behind the unit: 一吨半."""
        return "半" in self.text[self.numeral.digits_end : self.numeral.end]

    @property
    def is_qualified(self) -> bool:
        """Whether a word such as 超 or 余 belongs to the numeral."""
        return self.numeral.reading.qualifier != "exact"


Rule = Callable[[Context], Role | None]
"""Decides about the numerals that it knows, and leaves the others to the next."""
