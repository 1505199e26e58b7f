"""Read texts with another tool, and write what it finds as the lines that `score.py` scores.

    pip install jionlp recognizers-text-suite 'emoji<2' cn2an quantulum3
    python bench/score.py --texts | python bench/peers.py jionlp | python bench/score.py -

None of these tools gives a number's measure, aim, period, base or name. JioNLP knows amounts of
money; Recognizers-Text numbers, percentages, currency and some dimensions; cn2an turns numerals
that it is given into numbers, and is given each run of their characters here; quantulum3 reads
English.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from decimal import Decimal
from typing import NamedTuple


class Found(NamedTuple):
    """A number that a tool has found, at its place in the text."""

    start: int
    end: int
    value: Decimal
    unit: str | None


Peer = Callable[[str], Iterator[Found]]


def jionlp() -> Peer:
    """Return JioNLP's reading of amounts of money."""
    with redirect_stdout(sys.stderr):  # it greets whoever imports it
        import jionlp as jio

    def find(text: str) -> Iterator[Found]:
        for one in jio.ner.extract_money(text, with_parsing=True):
            detail = one["detail"]
            if detail and isinstance(detail["num"], str):
                start, end = one["offset"]
                yield Found(start, end, Decimal(detail["num"]), detail["case"])

    return find


UNITS = {
    "Chinese yuan": "元",
    "United States dollar": "美元",
    "Square meter": "平方米",
    "Square kilometer": "平方公里",
    "Cubic meter": "立方米",
    "Meter": "米",
    "Kilometer": "公里",
    "Jin": "斤",
    "Kilogram": "公斤",
    "Metric ton": "吨",
    "Mu": "亩",
    "Hectare": "公顷",
}
"""Recognizers-Text's names of units."""


def recognizers() -> Peer:
    """Return Recognizers-Text's reading of numbers, percentages, currency and dimensions."""
    from recognizers_number import Culture, recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension

    def find(text: str) -> Iterator[Found]:
        taken: set[int] = set()
        for recognize in (recognize_currency, recognize_dimension, recognize_percentage):
            for one in recognize(text, Culture.Chinese):
                value = one.resolution["value"]
                if value:
                    unit = one.resolution.get("unit", "%")
                    taken.update(range(one.start, one.end + 1))
                    number = Decimal(value.rstrip("%"))
                    yield Found(one.start, one.end + 1, number, UNITS.get(unit, unit))
        for one in recognize_number(text, Culture.Chinese):
            if one.start not in taken and one.resolution["value"]:
                yield Found(one.start, one.end + 1, Decimal(one.resolution["value"]), None)

    return find


def cn2an() -> Peer:
    """Return what cn2an makes of each run of characters that numerals are written with."""
    from cn2an import cn2an as convert

    def find(text: str) -> Iterator[Found]:
        for one in re.finditer(r"[\d.零一二两三四五六七八九十百千万亿点]+", text):
            try:
                value = Decimal(str(convert(one[0], "smart")))
            except ValueError:
                continue
            yield Found(one.start(), one.end(), value, None)

    return find


def quantulum() -> Peer:
    """Return quantulum3's reading, which is of English."""
    from quantulum3 import parser

    def find(text: str) -> Iterator[Found]:
        for one in parser.parse(text):
            start, end = one.span
            yield Found(start, end, Decimal(str(one.value)), one.unit.name)

    return find


PEERS: dict[str, Callable[[], Peer]] = {
    "jionlp": jionlp,
    "recognizers": recognizers,
    "cn2an": cn2an,
    "quantulum3": quantulum,
}


def main() -> None:
    """Read the texts of standard input with the tool that is named."""
    find = PEERS[sys.argv[1]]()
    for line in sys.stdin:
        text = json.loads(line)
        for one in find(text["words"]):
            row = {"text": text["text"], **one._asdict()}
            print(json.dumps(row, ensure_ascii=False, default=float))


if __name__ == "__main__":
    main()
