"""Periods as ISO 8601 writes them: whole months, or the instant of a day."""

import datetime
from functools import cache
from typing import NamedTuple

_DIGITS_AS_ZEROS = str.maketrans("123456789", "0" * 9)
_SHAPES = ("0000-00", "0000-00/0000-00", "0000-00-00")
"""How periods are written: a month, the first and the last of several, or a day."""


class Period(NamedTuple):
    """The months from the first to the last, each a year and a month, or a day of the last.

    `day` is 0 for whole months.
    """

    first: tuple[int, int]
    last: tuple[int, int]
    day: int = 0

    @classmethod
    @cache  # a report has few
    def parse(cls, text: str) -> "Period":
        """Return the period written as `2021-05`, `2021-01/2021-05` or `2021-05-31`.

        Raises `ValueError` for what is none of these, that ends before it begins, or that no
        calendar has.
        """
        if text.translate(_DIGITS_AS_ZEROS) not in _SHAPES:
            raise ValueError(f"no period: {text}")
        begins, _, ends = text.partition("/")
        first, last = _date(begins), _date(ends or begins)
        if first > last:
            raise ValueError(f"a period that ends before it begins: {text}")
        day = last.day if begins.count("-") == 2 else 0
        return cls((first.year, first.month), (last.year, last.month), day)

    @property
    def months(self) -> int | None:
        """How many months it has; an instant has none."""
        if self.day:
            return None
        return (self.last[0] - self.first[0]) * 12 + self.last[1] - self.first[1] + 1

    @property
    def start(self) -> datetime.date:
        """The first day of it."""
        return datetime.date(*(self.last if self.day else self.first), self.day or 1)

    @property
    def end(self) -> datetime.date:
        """The last day of it."""
        if self.day:
            return self.start
        year, month = self.last
        following = datetime.date(year + month // 12, month % 12 + 1, 1)
        return following - datetime.timedelta(days=1)

    def __str__(self) -> str:
        """The period as it is written."""
        first, last = ("{:04}-{:02}".format(*month) for month in (self.first, self.last))
        if self.day:
            return f"{last}-{self.day:02}"
        return first if first == last else f"{first}/{last}"


def _date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(f"{text}-01"[:10])


def is_possible(text: str) -> bool:
    """Whether the text is a period."""
    try:
        Period.parse(text)
    except ValueError:
        return False
    return True
