"""Score what any tool reads of Chinese official reports on the cases in `tests/reading/`.

    python bench/score.py --texts > texts.jsonl
    your-tool < texts.jsonl > figures.jsonl
    python bench/score.py figures.jsonl [--misses]

The texts are JSON objects, one a line: `text`, an ID, and `words`. A tool writes one object a
figure: `text`, `start` and `end` (where the number with its unit stands in the words, in
characters), and what it knows of the attributes that `docs/benchmark.md` explains; `todo` where it
is not sure. A figure without a `value` says that there is something that it cannot read. This
script needs nothing of the project but the cases.
"""

import argparse
import json
import re
import sys
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import tomli

CASES = Path(__file__).parents[1] / "tests" / "reading"

Row = dict[str, Any]
"""A figure that a tool reads: its place and its attributes."""

ATTRIBUTES = (
    *("value", "upper", "unit", "measure", "aim", "commitment"),
    *("qualifier", "base", "prices", "period", "name"),
)
"""What a reading may name of a figure."""

NUMBER = {"missing", "value", "upper", "unit"}
"""What can be wrong with a number and its unit."""

WHERE_SILENT = {"aim": False, "qualifier": "exact"}
"""What a figure says of these where it names none."""

_SCALES = (("万亿", 10**12), ("千亿", 10**11), ("亿", 10**8), ("万", 10**4), ("千", 10**3))
_NO_SCALE = ("千米", "千克", "千瓦", "千卡", "千伏")
_SAME_UNITS = {"m2": "平方米", "km2": "平方公里", "平方千米": "平方公里", "m3": "立方米"}
_SAME_UNITS |= {"km": "公里", "千米": "公里", "个百分点": "百分点"}


# Texts, and places in them


class Folded(NamedTuple):
    """A text without what nobody sees, and where each of its characters stands in the original."""

    words: str
    places: list[int]

    def find(self, words: str, start: int = 0) -> tuple[int, int] | None:
        """Return where words stand in the original from this place of it on, or `None`."""
        sought = fold(words).words
        at = self.words.find(sought, bisect_left(self.places, start))
        if at < 0 or not sought:
            return None
        return self.places[at], self.places[at + len(sought) - 1] + 1


def fold(text: str) -> Folded:
    """Leave out what nobody sees, asterisks and notes' numbers in circles; make widths one."""
    kept = [
        (folded, place)
        for place, character in enumerate(text)
        if not _is_left_out(character)
        for folded in unicodedata.normalize("NFKC", character)
    ]
    return Folded("".join(folded for folded, _ in kept), [place for _, place in kept])


def _is_left_out(character: str) -> bool:
    is_unseen = unicodedata.category(character) in ("Cf", "Cc", "Zs")
    return is_unseen or character == "*" or "<circle>" in unicodedata.decomposition(character)


# Cases


class Reading(NamedTuple):
    """What a number of a text says: `says` names only what is to be compared."""

    text: str
    start: int
    end: int
    printed: str
    says: dict[str, Any]

    @property
    def key(self) -> str:
        """How a list names it."""
        return f"{self.text} {self.printed}"


class Case(NamedTuple):
    """A text with what is to be read in it."""

    identifier: str
    words: str
    readings: list[Reading]


@cache
def cases(folder: Path = CASES) -> tuple[Case, ...]:
    """Return all cases of a folder, each inside the head that makes it a report."""
    head = (CASES / "head.txt").read_text(encoding="utf-8")
    return tuple(
        _case(f"{path.stem}-{number}", head, given)
        for path in sorted(folder.glob("*.toml"))
        for number, given in enumerate(tomli.loads(path.read_text(encoding="utf-8"))["case"], 1)
    )


def _case(identifier: str, head: str, given: Row) -> Case:
    head = given["head"] + "\n" if "head" in given else head
    words = head + given["text"] + "\n"
    folded = fold(words)
    readings = []
    for says in given["readings"]:
        printed, nth = says.pop("printed"), says.pop("nth", None)
        start, end = place_of(folded, printed, len(head), nth)
        readings.append(Reading(identifier, start, end, printed, says))
    return Case(identifier, words, readings)


def place_of(folded: Folded, printed: str, start: int, nth: int | None) -> tuple[int, int]:
    """Return the `nth` place of a number, or the first where it is no part of another."""
    sought = re.escape(fold(printed).words)
    pattern = re.compile(sought if nth else rf"(?<![\d.]){sought}")
    found = pattern.finditer(folded.words, bisect_left(folded.places, start))
    place = next(islice(found, (nth or 1) - 1, None), None)
    assert place, f"{printed} does not stand in the text"
    return folded.places[place.start()], folded.places[place.end() - 1] + 1


# Judging


class Judged(NamedTuple):
    """How a figure agrees with a reading: what is wrong, and whether the figure is marked.

    `row` is `None` where no figure holds the number.
    """

    reading: Reading
    row: Row | None
    wrong: tuple[str, ...]
    is_marked: bool

    @property
    def is_silent(self) -> bool:
        """Whether a figure is wrong, and nothing says so."""
        return bool(self.wrong and self.row) and not self.is_marked


def judge(reading: Reading, rows: Sequence[Row]) -> Judged:
    """Say how what was read at the place of a reading agrees with it."""
    held = [row for row in rows if row["start"] < reading.end and reading.start < row["end"]]
    figures = [row for row in held if row.get("value") is not None]
    row = max(figures, key=lambda one: _suits(one, reading), default=None)
    is_marked = any(one.get("todo") for one in ([row] if row else held))
    if reading.says.get("none"):
        return Judged(reading, row, ("none",) if row else (), is_marked)
    if reading.says.get("mark"):
        return Judged(reading, row, () if is_marked else ("mark",), is_marked)
    wrong = tuple(differences(reading.says, row)) if row else ("missing",)
    return Judged(reading, row, wrong, is_marked)


def _suits(row: Row, reading: Reading) -> tuple[int, int, bool]:
    """How much of a reading a figure holds, how little else, and whether it is of the same."""
    shared = min(row["end"], reading.end) - max(row["start"], reading.start)
    is_same = _is_named(reading.says, said(row, "name") or "")
    return shared, shared - (row["end"] - row["start"]), is_same


def differences(says: Row, row: Row) -> Iterator[str]:
    """Name the attributes in which a figure differs from what a reading says."""
    units = any_of(says.get("unit", row.get("unit")))  # the figure's, where the reading has none
    value, unit = plain(row["value"], row.get("unit"))
    expected = _plain_values(says.get("value", row["value"]), units)
    if abs(value) not in map(abs, expected):
        yield "value"
    if all((value < 0) != (one < 0) for one in expected):
        yield "sign"
    if unit not in [plain(1, one)[1] for one in units]:
        yield "unit"
    if _names(says, "upper") and not _is_same_upper(says["upper"], units, row):
        yield "upper"
    for attribute in ("measure", "aim", "commitment", "qualifier", "prices"):
        if _names(says, attribute) and said(row, attribute) not in any_of(says[attribute]):
            yield attribute
    for attribute in ("base", "period"):
        if _names(says, attribute) and not is_of(said(row, attribute), any_of(says[attribute])):
            yield attribute
    if not _is_named(says, said(row, "name") or ""):
        yield "name"


def _names(says: Row, attribute: str) -> bool:
    """Whether a reading says what is right of an attribute; an empty list is not compared."""
    return bool(any_of(says.get(attribute, [])))


def any_of(expected: Any) -> list[Any]:
    """Return what is equally right; an empty text is none."""
    return [
        one if one != "" else None
        for one in (expected if isinstance(expected, list) else [expected])
    ]


def said(row: Row, attribute: str) -> Any:
    """Return what a figure says of an attribute, `None` where it has none."""
    own = row.get(attribute)
    return WHERE_SILENT.get(attribute) if own is None else own


def plain(value: Any, unit: str | None) -> tuple[Decimal, str]:
    """Return a value without 万 and 亿 in its unit, and a multiple of growth as a percentage."""
    number, unit = Decimal(str(value)), fold(unit or "").words
    if unit == "番":
        return (2**number - 1) * 100, "%"
    if unit == "倍":
        return number * 100, "%"
    for scale, factor in _SCALES:
        if unit.startswith(scale) and not unit.startswith(_NO_SCALE):
            return number * factor, _SAME_UNITS.get(unit[len(scale) :], unit[len(scale) :])
    return number, _SAME_UNITS.get(unit, unit)


def _plain_values(values: Any, units: Iterable[str | None]) -> list[Decimal]:
    return [plain(value, unit)[0] for value in any_of(values) for unit in units]


def _is_same_upper(upper: Any, units: Iterable[str | None], row: Row) -> bool:
    own = row.get("upper")
    if own is None or None in any_of(upper):
        return own in any_of(upper)
    return plain(own, row.get("unit"))[0] in _plain_values(upper, units)


def is_of(own: str | None, expected: list[str | None]) -> bool:
    """Whether a period is one of those that are right, or the last day of one."""
    if own is None:
        return own in expected
    return any(one and _months(own) in (_months(one), _last_day(one)) for one in expected)


def _months(period: str) -> str:
    """Return a period of one month as that month."""
    first, _, last = period.partition("/")
    return first if last in ("", first) else period


def _last_day(period: str) -> str:
    last = period.rpartition("/")[2]
    if last.count("-") != 1:
        return last
    year, month = map(int, last.split("-"))
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).isoformat()


def _is_named(says: Row, name: str) -> bool:
    """Whether a name holds the shortest right one, and nothing that is not of it."""
    right, wrong = any_of(says.get("name", [])), any_of(says.get("not_in_name", []))
    is_right = not right or any(_holds(name, one) for one in right)
    return is_right and not any(_holds(name, one) for one in wrong)


def _holds(name: str, words: str | Row | None) -> bool:
    """Whether a name holds these words, or all of several; no words are in any name."""
    every = words["all"] if isinstance(words, dict) else [words or ""]
    return all(fold(one).words in fold(name).words for one in every)


# The command


def texts() -> Iterator[str]:
    """Write the texts as a tool is to read them, one a line."""
    for case in cases():
        yield json.dumps({"text": case.identifier, "words": case.words}, ensure_ascii=False)


def judged(rows: Iterable[Row]) -> list[Judged]:
    """Judge every reading of every case."""
    by_text: dict[str, list[Row]] = {}
    for row in rows:
        by_text.setdefault(row["text"], []).append(row)
    return [
        judge(reading, by_text.get(case.identifier, ()))
        for case in cases()
        for reading in case.readings
    ]


def table(results: Sequence[Judged]) -> Iterator[str]:
    """Write how many readings agree, in all and in each attribute that a tool says anything of."""
    found = [one for one in results if one.row]
    yield _line("readings found", len(found), len(results))
    yield _line("right in all", sum(not one.wrong for one in results), len(results))
    yield _line("silently wrong", sum(one.is_silent for one in results), len(results))
    numbers = [one for one in results if one.reading.says.keys() & {"value", "upper", "unit"}]
    right = [one for one in numbers if not NUMBER & set(one.wrong)]
    yield _line("number and unit", len(right), len(numbers))
    for attribute in ATTRIBUTES:
        named = [one for one in found if attribute in one.reading.says]
        if any(one.row and one.row.get(attribute) is not None for one in found):
            yield _line(attribute, sum(attribute not in one.wrong for one in named), len(named))


def _line(what: str, number: int, of: int) -> str:
    return f"{what:16} {number:5} of {of:5} {number / max(1, of):7.3f}"


def main() -> None:
    """Write the texts, or score what a tool has read of them."""
    parser = argparse.ArgumentParser(description="Score what a tool reads on the cases.")
    parser.add_argument("figures", type=Path, nargs="?", help="JSON lines, one a figure; or -")
    parser.add_argument("--texts", action="store_true", help="write what is to be read")
    parser.add_argument("--misses", action="store_true", help="name what was read otherwise")
    parser.add_argument("--open", action="store_true", help="list what is not right, and no more")
    options = parser.parse_args()
    if options.texts:
        print("\n".join(texts()))
        return
    lines = sys.stdin if str(options.figures) == "-" else options.figures.open(encoding="utf-8")
    results = judged(json.loads(line, parse_float=Decimal) for line in lines)
    wrong = [one for one in results if one.wrong]
    if options.open:
        print("\n".join(one.reading.key for one in wrong))
        return
    print("\n".join(table(results)))
    for one in wrong if options.misses else ():
        print(one.reading.key, ", ".join(one.wrong), "(marked)" if one.is_marked else "")


if __name__ == "__main__":
    main()
