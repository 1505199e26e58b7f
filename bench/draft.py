"""How well `report draft` reads texts, against annotations made by hand, beside its peers.

What is compared: every number with its unit (precision and recall), what it measures with its
sign, and its name, on texts that the rules were written on, on texts on which they were corrected
after a first, blind measurement, and on the last such texts, on which nothing has been corrected.
Run it as

    python bench/draft.py [--shared ../shared] [--peers] [--misses]

The annotated excerpts and the reports are not part of the project: `--shared` says where they are.
`--peers` also measures those of JioNLP, Recognizers-Text and quantulum3 that are installed;
`--misses` names what was read otherwise. It exits with 1 where a goal is missed on the last texts.

Conventions where the annotations and a model differ: a multiple of growth is a percentage (增长
1.06倍 is 106 %), and so is doubling (翻一番 is 100 %); a rank has no unit (第4位); a unit ends
before a bracket; a ratio (2.5:1) is no one number and is left out. What the annotators doubt to be
a quantity (5连增, 15分钟生活圈) counts neither way. Levels, counts and amounts are told apart only
in the first of the two columns for what it measures.
"""

import argparse
import datetime
import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from xiaoshan_report.documents.text import read_text
from xiaoshan_report.language.paragraphs import Paragraph, read
from xiaoshan_report.language.quantities import Other, Quantity
from xiaoshan_report.language.time_values import Dated
from xiaoshan_report.model.loading import bundled_model, load
from xiaoshan_report.numerals.half_width import normalise

HERE = Path(__file__).parent

SETS: dict[str, tuple[str, ...]] = {
    "written on": ("a1", "a2", "a3", "xiaoshan"),
    "corrected on": (
        "a4",
        "a5",
        "yunnan-1",
        "yunnan-2",
        "shanghai-1",
        "shanghai-2",
        "anhui-1",
        "anhui-2",
        "ningxia-1",
        "ningxia-2",
        "anhui-3",
        "ningxia-3",
        "shanghai-3",
        "yunnan-3",
        "anhui-4",
        "ningxia-4",
        "shanghai-4",
        "yunnan-4",
        "anhui-5",
        "ningxia-5",
        "shanghai-5",
        "yunnan-5",
        "guangdong-1",
        "guizhou-1",
        "hailar-1",
        "hebei-1",
        "hunan-1",
        "shandong-1",
        "sichuan-1",
    ),
    "last, blind": (
        "guangdong-2",
        "guizhou-2",
        "hailar-2",
        "hebei-2",
        "hunan-2",
        "shandong-2",
        "sichuan-2",
    ),
}
"""What the rules were written on, corrected on, and the last texts, on which nothing was corrected.

Who corrects a rule by the last texts must count them among those corrected on, and annotate others.
"""

GOALS = {"precision": 0.99, "recall": 0.99, "measure": 0.95, "name": 0.90}

CHANGES = ("change", "annual_average", "previous_period", "vs_two_year_mean")
SIZES = ("level", "count", "amount")


class Truth(NamedTuple):
    """An annotated quantity: `start` and `end` are offsets in the text."""

    start: int
    end: int
    value: Decimal
    unit: str
    kind: str
    name: str
    not_in_name: str | None
    is_doubtful: bool


class Text(NamedTuple):
    """A text with what is annotated in it, and what its lines are about.

    `every` are all lines of the report that it is from: their headings say what is planned.
    """

    name: str
    lines: list[tuple[int, str]]
    every: list[tuple[int, str]]
    truths: list[Truth]
    dated: Dated


class Read(NamedTuple):
    """What was read, at its offsets in the text; without a `quantity` it qualifies another."""

    start: int
    end: int
    value: Decimal
    unit: str
    quantity: Quantity | None


class Score(NamedTuple):
    """Counts: annotated and read quantities, and how many of them agree, and in what."""

    truths: int = 0
    read: int = 0
    number: int = 0
    judged: int = 0
    measure: int = 0
    size: int = 0
    name: int = 0

    def __add__(self, other: "Score") -> "Score":  # type: ignore[override]
        return Score(*(a + b for a, b in zip(self, other, strict=True)))


# The texts


def texts(shared: Path, names: Iterable[str]) -> Iterator[Text]:
    """The texts of these names."""
    for name in names:
        if name == "xiaoshan":
            yield modelled(shared / "source" / "xiaoshan-2021-h1.txt")
        elif (HERE / "annotated" / f"{name}.json").exists():
            yield of_report(shared / "corpus" / "reports", name)
        else:
            yield excerpt(shared / "corpus" / "annotated", name)


def excerpt(folder: Path, name: str) -> Text:
    """An excerpt that is kept beside its annotations."""
    text = (folder / f"{name}.txt").read_text(encoding="utf-8")
    record = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    issued = datetime.date.fromisoformat(record.get("issued") or "2026-01-28")
    lines = list(enumerate(text.split("\n"), 1))
    return Text(name, lines, lines, truths(record), given(issued))


def of_report(folder: Path, name: str) -> Text:
    """Some lines of a report, whose annotations are the project's own."""
    record = json.loads((HERE / "annotated" / f"{name}.json").read_text(encoding="utf-8"))
    every = list(enumerate(read_text(folder / record["report"]).split("\n"), 1))
    lines = [every[number - 1] for number in record["line"]]
    text = "\n".join(line for _, line in lines)
    assert record["sha256"] == hashlib.sha256(text.encode()).hexdigest(), name
    issued = datetime.date.fromisoformat(record.get("issued") or "2026-01-28")
    return Text(name, lines, every, truths(record), given(issued))


def given(date: datetime.date) -> Dated:
    """What a report given on this date is about: the year before."""
    return Dated(f"{date.year - 1}-01/{date.year - 1}-12", date)


def truths(record: dict[str, Any]) -> list[Truth]:
    """The annotated quantities, less those that are ratios."""
    return [
        Truth(
            figure["start"],
            figure["end"],
            Decimal(str(figure["value"])),
            convened(figure["unit"] or "", figure["kind"]),
            figure["kind"],
            normalise(figure.get("subject_span_hint") or figure["subject"]),
            figure.get("label_must_not_contain"),
            figure.get("doubtful", False),
        )
        for figure in record["figures"]
        if "∶" not in (figure["unit"] or "")
    ]


def convened(unit: str, kind: str) -> str:
    """The unit as the model has it."""
    return "" if kind == "rank" else unit.partition("（")[0]


def modelled(path: Path) -> Text:
    """The bundled model's text and figures; names are compared for indicators only."""
    report = load(bundled_model())
    lines = path.read_text(encoding="utf-8").split("\n")
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    found = []
    for figure in report.every_figure():
        line = normalise(lines[figure.paragraph - 1])
        at = line.index(normalise(figure.quote)) + figure.quote.index(figure.printed)
        start = starts[figure.paragraph - 1] + at
        name = normalise(figure.name).removesuffix("总额") if figure.indicator else ""
        end = start + len(figure.printed)
        kind = "change_other" if figure.measure == "vs_two_year_mean" else figure.measure
        found.append(
            Truth(start, end, figure.value, figure.unit or "", kind, name[-4:], None, False)
        )
    record = report.model.report
    numbered = list(enumerate(lines, 1))
    return Text("xiaoshan", numbered, numbered, found, Dated(record.period, record.date))


# Reading and judging


def reads(text: Text) -> list[Read]:
    """The quantities that the drafting rules find, figures and what qualifies them."""
    found: list[Read] = []
    start = 0
    chosen = {number for number, _ in text.lines}
    for paragraph in read(text.every, text.dated):
        if paragraph.number not in chosen:
            continue
        found += [
            placed(one, paragraph, start)
            for one in paragraph.found
            if isinstance(one, Quantity) or one.kind == "qualifying"
        ]
        start += len(paragraph.line) + 1
    return found


def placed(one: Quantity | Other, paragraph: Paragraph, start: int) -> Read:
    """A quantity at its place in the whole text, a multiple of growth as the percentage it is."""
    begin, end = (start + paragraph.places[at] for at in (one.start, one.end - 1))
    if isinstance(one, Other):
        return Read(begin, end + 1, Decimal(0), "", None)
    grows = one.unit == "倍" and "增长" in paragraph.text[one.about : one.start]
    value, unit = (one.value * 100, "%") if grows else (one.value, one.unit or "")
    if unit == "番":
        value, unit = (2**one.value - 1) * 100, "%"
    return Read(begin, end + 1, value, unit, one)


def judge(text: Text, misses: Callable[[str], None]) -> Score:
    """How what is read of a text agrees with what is annotated."""
    found = reads(text)
    matched = {one: truth for truth in text.truths if (one := meeting(found, truth))}
    whole = "\n".join(line for _, line in text.lines)
    found = [one for one in found if one not in matched or not matched[one].is_doubtful]
    matched = {one: truth for one, truth in matched.items() if not truth.is_doubtful}
    sure = [truth for truth in text.truths if not truth.is_doubtful]
    for truth in sure:
        if truth not in matched.values():
            misses(f"{text.name}: not read: {whole[truth.start - 9 : truth.end + 5]!r}")
    for one in found:
        if one.quantity and one not in matched:
            misses(f"{text.name}: read only here: {whole[one.start - 9 : one.end + 5]!r}")
    scores = [agreement(one, truth, misses) for one, truth in matched.items()]
    read_ = sum(1 for one in found if one.quantity or one in matched)
    return sum(scores, Score(truths=len(sure), read=read_))


def meeting(found: Iterable[Read], truth: Truth) -> Read | None:
    """What was read where a quantity is annotated."""
    return next((one for one in found if one.start < truth.end and truth.start < one.end), None)


def agreement(one: Read, truth: Truth, misses: Callable[[str], None]) -> Score:
    """In what a quantity that was read agrees with the annotation."""
    if one.quantity is None:
        return Score(number=1, judged=int(truth.kind != "threshold"))
    number = scaled(abs(one.value), one.unit) == scaled(abs(truth.value), truth.unit)
    if truth.kind == "threshold":
        return Score(number=int(number))
    sign = (one.value < 0) == (truth.value < 0)
    measure = sign and is_kind(one.quantity.measure, truth.kind)
    size = measure or (sign and one.quantity.measure in SIZES and truth.kind in SIZES)
    name = truth.name in one.quantity.name
    name &= not (truth.not_in_name and truth.not_in_name in one.quantity.name)
    for agrees, what in ((number, "number"), (size, "measure"), (name, "name")):
        if not agrees:
            misses(f"{what}: {one.quantity} for {truth}")
    return Score(number=number, judged=1, measure=measure, size=size, name=name)


def is_kind(measure: str, kind: str) -> bool:
    """Whether our measure is what the annotation calls it."""
    return measure in CHANGES if kind == "change_other" else measure == kind


# Peers, which give numbers with units at best


Peer = Callable[[str], Iterator[tuple[int, int, Decimal, str]]]


def jionlp() -> Peer:
    """JioNLP finds amounts of money."""
    import jionlp as jio

    def find(text: str) -> Iterator[tuple[int, int, Decimal, str]]:
        for one in jio.ner.extract_money(text, with_parsing=True):
            detail = one["detail"]
            if detail and isinstance(detail["num"], str):
                yield (*one["offset"], Decimal(detail["num"]), detail["case"])

    return find


def recognizers() -> Peer:
    """Recognizers-Text finds currency, percentages and dimensions."""
    from recognizers_number import Culture, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension

    def find(text: str) -> Iterator[tuple[int, int, Decimal, str]]:
        for one in recognize_percentage(text, Culture.Chinese):
            yield one.start, one.end + 1, Decimal(one.resolution["value"].rstrip("%")), "%"
        for recognize in (recognize_currency, recognize_dimension):
            for one in recognize(text, Culture.Chinese):
                unit = {"Chinese yuan": "元"}.get(one.resolution["unit"], one.resolution["unit"])
                yield one.start, one.end + 1, Decimal(one.resolution["value"] or 0), unit

    return find


def quantulum() -> Peer:
    """quantulum3 reads English."""
    from quantulum3 import parser

    def find(text: str) -> Iterator[tuple[int, int, Decimal, str]]:
        for one in parser.parse(text):
            yield (*one.span, Decimal(str(one.value)), one.unit.name)

    return find


PEERS: dict[str, Callable[[], Peer]] = {
    "JioNLP": jionlp,
    "Recognizers-Text": recognizers,
    "quantulum3": quantulum,
}


def judge_peer(peer: Peer, text: Text) -> Score:
    """How many numbers with units a peer agrees in, 亿元 taken as so many 元."""
    whole = "\n".join(line for _, line in text.lines)
    found = list(peer(whole))
    agreed = 0
    for truth in text.truths:
        value, unit = scaled(abs(truth.value), truth.unit)
        agreed += any(
            start < truth.end and truth.start < end and (abs(number), of) == (value, unit)
            for start, end, number, of in found
        )
    return Score(truths=len(text.truths), read=len(found), number=agreed)


def scaled(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """The value without 万 and 亿 in its unit."""
    for scale, factor in (("万亿", 10**12), ("亿", 10**8), ("万", 10**4)):
        if unit.startswith(scale):
            return value * factor, unit[len(scale) :]
    return value, unit


# What is printed


def shown(label: str, score: Score, of_peer: bool = False) -> str:
    """A line of the table."""
    precision = score.number / max(1, score.read)
    recall = score.number / max(1, score.truths)
    line = f"{label:22} {score.truths:5} {precision:10.3f} {recall:7.3f}"
    if of_peer:
        return line
    parts = (score.measure, score.size, score.name)
    return line + "".join(f" {part / max(1, score.judged):9.3f}" for part in parts)


def meets_goals(score: Score) -> bool:
    """Whether the goals are reached."""
    reached = {
        "precision": score.number / score.read,
        "recall": score.number / score.truths,
        "measure": score.size / score.judged,
        "name": score.name / score.judged,
    }
    return all(reached[goal] >= least for goal, least in GOALS.items())


def main() -> int:
    """Measure, print a line for each set, and hold the goals on the last texts."""
    parser = argparse.ArgumentParser(description="How well report draft reads texts.")
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    misses = print if options.misses else lambda _: None
    heads = ("precision", "recall", "measure", "(sizes)", "name")
    print(
        f"{'':22} {'count':>5} {heads[0]:>10} {heads[1]:>7} "
        + " ".join(f"{h:>9}" for h in heads[2:])
    )
    scores = {}
    for label, names in SETS.items():
        scores[label] = sum((judge(t, misses) for t in texts(options.shared, names)), Score())
        print(shown(label, scores[label]))
    for name, make in PEERS.items() if options.peers else ():
        peer = make()
        every = [text for names in SETS.values() for text in texts(options.shared, names)]
        print(shown(name, sum((judge_peer(peer, text) for text in every), Score()), of_peer=True))
    return int(not meets_goals(scores["last, blind"]))


if __name__ == "__main__":
    sys.exit(main())
