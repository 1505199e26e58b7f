"""How well `report draft` reads: each attribute apart, what it marks, and what is silently wrong.

    python bench/draft.py [--shared ../shared] [--blind FOLDER] [--set NAME] [--misses] [--peers]

Four kinds of text are measured:

- cases: the sentences of our own wording in `tests/reading/`;
- excerpts and stretches of reports, with every quantity annotated by hand (`bench/annotated/`);
- periods of whole reports: from which words on numbers are by default of which time
  (`bench/annotated/periods/`);
- texts that no rule has seen, in the folder that `--blind` names, annotated as the excerpts are.

The reports are no part of the project: `--shared` says where they are. Rules were written on a
text, corrected on it, or never saw it. `--misses` names what was read otherwise, of what is held
out or blind only where `--set` asks for it: who corrects a rule by such a text counts it among
those corrected on, and annotates others. Names each goal that is missed on what no rule saw, and
exits with 1 where what rules were corrected on falls below what has been reached.

A figure is silently wrong where it differs in any annotated attribute, or holds a number that is no
figure, without a mark. Levels, counts and amounts are told apart in the column `sizes` only.
"""

import argparse
import datetime
import hashlib
import json
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from drafted import drafted
from peers import PEERS, Peer
from score import (
    ATTRIBUTES,
    NUMBER,
    WHERE_SILENT,
    Judged,
    Reading,
    Row,
    any_of,
    cases,
    fold,
    is_of,
    judge,
    place_of,
    said,
)

from xiaoshan_report.documents.opening import read_source
from xiaoshan_report.model.loading import bundled_model, load

ANNOTATED = Path(__file__).parent / "annotated"

EXCERPTS = {
    "written on": ("xiaoshan", "a1", "a2", "a3"),
    "corrected on": (
        *("a4", "a5", "guangdong-1", "guizhou-1", "hailar-1", "hebei-1", "hunan-1"),
        *(
            f"{name}-{n}"
            for name in ("anhui", "ningxia", "shanghai", "yunnan")
            for n in range(1, 6)
        ),
        *("shandong-1", "sichuan-1"),
        *("guangdong-2", "guizhou-2", "hailar-2", "hebei-2", "hunan-2", "shandong-2", "sichuan-2"),
    ),
}

STRETCHES = ANNOTATED / "stretches"
"""What was annotated for measurements of what no rule had seen, and corrected on after them."""

HELD_OUT_PERIODS: tuple[str, ...] = ()
"""The reports on whose periods no rule was corrected; none today: annotate one to measure anew."""

_EXCERPTS = dict.fromkeys(("value", "unit"), 0.995) | {"recall": 0.99, "name": 0.97}
_EXCERPTS |= dict.fromkeys(("measure", "sign", "qualifier", "period"), 0.98)
GOALS = {
    "excerpts": {**_EXCERPTS, "silent": 0.02, "marked": 0.05},
    "periods": {"period": 0.97, "silent": 0.01, "marked": 0.05},
}
"""What is to be reached on what no rule has seen: at least, and of errors and marks at most."""

_HELD = dict.fromkeys(("value", "unit", "recall"), 0.985) | {"name": 0.94, "marked": 0.06}
_HELD |= dict.fromkeys(("measure", "sign", "qualifier", "period"), 0.97)
FLOORS = {
    "excerpts": {**_HELD, "silent": 0.04},
    "stretches": {**_HELD, "silent": 0.12},
    "periods": {"period": 0.96, "silent": 0.03, "marked": 0.06},
}
"""What has been reached where rules were corrected: to fall below it is a fault.

The State Council's texts say in words what is no figure (两个闸门), which counts as a silent error.
"""

SIZES = ["level", "count", "amount"]
RARE = ("base", "prices", "upper")
"""Attributes that few figures have: they count where the annotation or the figure has one."""

COMPARED = ("value", "unit", "sign", "measure", "sizes", *ATTRIBUTES[4:], "upper")


# Texts and what is annotated in them


class Text(NamedTuple):
    """A text with the readings of some stretches of it; what stands elsewhere is not judged."""

    name: str
    words: str
    given: datetime.date | None
    stretches: list[tuple[int, int]]
    readings: list[Reading]


def excerpts(shared: Path, names: Iterable[str]) -> Iterator[Text]:
    """Return the texts of these excerpts."""
    for name in names:
        if name == "xiaoshan":
            yield modelled(shared / "source" / "xiaoshan-2021-h1.txt")
        else:
            yield excerpt(shared / "corpus" / "reports", name)


def excerpt(folder: Path, name: str) -> Text:
    """Return some lines of a report, annotated by their offsets when joined."""
    record = json.loads((ANNOTATED / f"{name}.json").read_text(encoding="utf-8"))
    words = whole(folder / record["report"])
    lines = words.split("\n")
    chosen = "\n".join(lines[number - 1] for number in record["line"])
    assert record["sha256"] == hashlib.sha256(chosen.encode()).hexdigest(), name
    starts = line_starts(words)
    stretches, places, joined = [], [], 0
    for number in record["line"]:
        stretches.append((starts[number - 1], starts[number - 1] + len(lines[number - 1])))
        places.append((joined, starts[number - 1] - joined))
        joined += len(lines[number - 1]) + 1
    readings = [reading(name, words, one, shift(places, one["start"])) for one in record["figures"]]
    return Text(name, words, day(record), stretches, readings)


def blind(shared: Path, folder: Path) -> Iterator[Text]:
    """Return the texts of a folder: cases, and stretches of reports with their numbers by line."""
    for case in cases(folder):
        sure = [one._replace(says=completed(one.says)) for one in case.readings]
        stretch = (min(one.start for one in sure), len(case.words))
        yield Text(case.identifier, case.words, None, [stretch], sure)
    for path in sorted(folder.glob("*.json")):
        yield stretch_of(shared, path)


def stretch_of(shared: Path, path: Path) -> Text:
    """Return lines of a report whose numbers are annotated by their words."""
    record = json.loads(path.read_text(encoding="utf-8"))
    words = whole(shared / "corpus" / record["report"])
    starts, folded, readings = line_starts(words), fold(words), []
    for figure in record["figures"]:
        line, printed, nth = (figure.pop(key) for key in ("line", "printed", "nth"))
        place = place_of(folded, printed, starts[line - 1], nth)
        readings.append(Reading(path.stem, *place, printed, completed(figure)))
    first, last = record["lines"]
    issued = datetime.date.fromisoformat(record["date"])
    return Text(path.stem, words, issued, [(starts[first - 1], starts[last] - 1)], readings)


def modelled(path: Path) -> Text:
    """Return the bundled model's text and figures; names are compared where they are the text's."""
    report, words = load(bundled_model()), whole(path)
    starts, readings = line_starts(words), []
    for figure in report.every_figure():
        at = words.index(figure.quote, starts[figure.paragraph - 1])
        start = at + figure.quote.index(figure.printed)
        says = {key: getattr(figure, key) for key in ATTRIBUTES if getattr(figure, key, None)}
        tail, line = figure.name.removesuffix("总额")[-4:], words[starts[figure.paragraph - 1] : at]
        says["name"] = tail if figure.indicator and tail in line else []
        place = {"start": start, "end": start + len(figure.printed)}
        readings.append(reading("xiaoshan", words, says | place, 0))
    return Text("xiaoshan", words, None, [(0, len(words))], readings)


def reading(text: str, words: str, figure: Mapping[str, Any], by: int) -> Reading:
    """Return a number that is annotated `by` characters earlier."""
    start, end = figure["start"] + by, figure["end"] + by
    says = {key: figure[key] for key in figure if key not in {"start", "end"}}
    return Reading(text, start, end, words[start:end], completed(says))


def completed(figure: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a number says where all of it is annotated: what is left out is the default."""
    says: dict[str, Any] = {"unit": None, "upper": None, "base": None, **WHERE_SILENT, **figure}
    says["sizes"] = any_of(says.get("measure", []))
    if set(says["sizes"]) & set(SIZES):
        says["measure"] = [*says["sizes"], *SIZES]
    if "rank" in says["sizes"]:
        del says["unit"]
    if says.get("base_optional"):
        says["base"] = [*any_of(says["base"]), None]
    return says


@cache
def whole(path: Path) -> str:
    """Return the text of a file."""
    return read_source(path).text


def line_starts(words: str) -> list[int]:
    """Return where each line begins."""
    starts = [0]
    for line in words.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def shift(places: Sequence[tuple[int, int]], at: int) -> int:
    """Return how much further on an offset of joined lines stands in the whole text."""
    return places[bisect_right(places, at, key=lambda place: place[0]) - 1][1]


def day(record: Mapping[str, Any]) -> datetime.date | None:
    """Return when a report was given, where its text does not say so itself."""
    return datetime.date.fromisoformat(record["issued"]) if "issued" in record else None


# Judging excerpts


@cache
def rows_of(words: str, given: datetime.date | None) -> list[Row]:
    """Return what is drafted of a text; many excerpts are of the same one."""
    return drafted(words, given)


class Tally(NamedTuple):
    """Counts of readings and figures, and of agreements by attribute."""

    agree: Counter[str]
    judged: Counter[str]

    def rate(self, what: str) -> float:
        """Return the share that agrees in something."""
        return self.agree[what] / max(1, self.judged[what])

    def __add__(self, other: "Tally") -> "Tally":  # type: ignore[override]
        return Tally(self.agree + other.agree, self.judged + other.judged)


NOTHING = Tally(Counter(), Counter())


Misses = Callable[[str], None]


def judge_text(text: Text, rows: Sequence[Row], misses: Misses) -> Tally:
    """Compare what is read in the annotated stretches of a text with the annotations."""
    rows = [r for r in rows if any(s <= r["start"] < e for s, e in text.stretches)]
    doubtful = [one for one in text.readings if one.says.get("doubtful")]
    rows = [row for row in rows if not any(meets(row, one) for one in doubtful)]
    sure = [one for one in text.readings if one not in doubtful and not one.says.get("none")]
    results = [judge(one, rows) for one in sure]
    extra = [row for row in rows if "value" in row and not any(meets(row, one) for one in sure)]
    for one in results:
        if one.wrong:
            misses(missed(text, one))
    for row in extra:
        misses(f"{text.name}: no figure: {text.words[row['start'] - 12 : row['end'] + 6]!r}")
    return tallied(results, rows, extra)


def meets(row: Row, one: Reading) -> bool:
    """Whether a figure holds something of an annotated number."""
    return bool(row["start"] < one.end and one.start < row["end"])


def missed(text: Text, one: Judged) -> str:
    """Say what was read otherwise, where, and whether it is marked."""
    start, end = one.reading.start, one.reading.end
    near = text.words[max(0, start - 20) : end + 6]
    what = {key: one.row and one.row.get(key) for key in one.wrong if key != "missing"}
    says = {key: one.reading.says.get(key) for key in what}
    mark = "marked, " if one.is_marked else ""
    return f"{text.name}: {mark}{' '.join(one.wrong)}: {near!r} read {what} for {says}"


def tallied(results: Sequence[Judged], rows: Sequence[Row], extra: Sequence[Row]) -> Tally:
    """Count agreements: attributes of what was found, marks and silent errors of all figures."""
    agree, judged = Counter[str](), Counter[str]()
    found = [one for one in results if one.row and not one.reading.says.get("mark")]
    for attribute in COMPARED:
        named = [one for one in found if is_judged(one, attribute)]
        judged[attribute] = len(named)
        agree[attribute] = sum(agrees(one, attribute) for one in named)
    sought = [one for one in results if not one.reading.says.get("mark")]
    judged["recall"], agree["recall"] = len(sought), len(found)
    figures = [row for row in rows if row.get("value") is not None]
    judged["marked"], agree["marked"] = len(rows), sum(bool(row.get("todo")) for row in rows)
    silent = sum(one.is_silent for one in results) + sum(not row.get("todo") for row in extra)
    judged["silent"], agree["silent"] = len(figures), silent
    return Tally(agree, judged)


def is_judged(one: Judged, attribute: str) -> bool:
    """Whether an attribute counts: it is annotated and, where it is rare, one of both has it."""
    right = any_of(one.reading.says.get("value" if attribute == "sign" else attribute, []))
    has_it = bool(one.row and one.row.get(attribute)) or None not in right
    return bool(right) and (attribute not in RARE or has_it)


def agrees(one: Judged, attribute: str) -> bool:
    """Whether a figure agrees with its reading in an attribute."""
    if attribute == "sizes":
        return one.row is not None and one.row["measure"] in any_of(one.reading.says["sizes"])
    return attribute not in one.wrong


# Judging the periods of whole reports


class Segment(NamedTuple):
    """What numbers are of by default from `at` on; `says` is `None` where there is no report."""

    at: int
    says: dict[str, Any] | None
    is_open: bool


def judge_periods(folder: Path, name: str, misses: Misses) -> Tally:
    """Compare the period and the aim of each figure of a report with those of its segment."""
    record = json.loads((ANNOTATED / "periods" / f"{name}.json").read_text(encoding="utf-8"))
    path = next(folder.glob(f"*/{record['report']}"))
    assert record["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest(), name
    words = whole(path)
    segments = list(segmented(record, line_starts(words)))
    agree, judged = Counter[str](), Counter[str]()
    for row in rows_of(words, day(record)):
        number = bisect_right(segments, row["start"], key=lambda one: one.at) - 1
        if number >= 0 and segments[number].says and row.get("value") is not None:
            wrong = differs(segments[number], row)
            judged.update(("period", "aim", "marked", "silent"))
            agree.update({"period", "aim"} - set(wrong))
            agree["marked"] += bool(row["todo"])
            agree["silent"] += "period" in wrong and not row["todo"]
            if wrong:
                near = words[row["start"] - 30 : row["end"] + 5]
                misses(f"{name}: {wrong} {near!r} {row['period']} for {segments[number].says}")
    return Tally(agree, judged)


def segmented(record: Mapping[str, Any], starts: Sequence[int]) -> Iterator[Segment]:
    """Return the segments of a report in their order."""
    for one in record["segments"]:
        says = {"period": one.get("period", []), "aim": one.get("aim", False)}
        at = starts[one["line"] - 1] + one["at"]
        yield Segment(at, None if one.get("skip") else says, one.get("open", False))


def differs(segment: Segment, row: Row) -> list[str]:
    """Name what a figure says otherwise; where nobody can know, a mark is right."""
    assert segment.says is not None
    if segment.is_open:
        return [] if row["todo"] else ["period"]
    wrong = [] if is_of(row["period"], any_of(segment.says["period"])) else ["period"]
    return wrong + ["aim"] * (said(row, "aim") != segment.says["aim"])


def of_periods() -> dict[str, list[str]]:
    """Return the names of the reports whose periods are annotated, by their set."""
    found: dict[str, list[str]] = {"corrected on": [], "held out": []}
    for path in sorted((ANNOTATED / "periods").glob("*.json")):
        is_held = path.stem.startswith(HELD_OUT_PERIODS)
        found["held out" if is_held else "corrected on"].append(path.stem)
    return {label: names for label, names in found.items() if names}


# What is printed


def shown(label: str, tally: Tally, columns: Sequence[str]) -> str:
    """Return a line of a table; nothing where nothing was judged."""
    cells = (f"{tally.rate(one):10.3f}" if tally.judged[one] else " " * 10 for one in columns)
    number = tally.judged["recall"] or tally.judged["period"]
    return f"{label:22} {number:5}" + "".join(cells)


def measured(options: argparse.Namespace) -> Iterator[tuple[str, str, Callable[[Misses], Tally]]]:
    """Return what is measured, of which set, and how."""
    yield "cases", "written on", judge_cases
    for label, names in EXCERPTS.items():
        yield "excerpts", label, partial(judge_texts, excerpts(options.shared, names))
    yield "stretches", "corrected on", partial(judge_texts, blind(options.shared, STRETCHES))
    if options.blind:
        yield "texts", "blind", partial(judge_texts, blind(options.shared, options.blind))
    for label, reports in of_periods().items():
        yield "periods", label, partial(judge_reports, options.shared / "corpus", reports)


def judge_texts(texts: Iterable[Text], misses: Misses) -> Tally:
    """Compare what is read of all these texts with what is annotated."""
    tallies = (judge_text(text, rows_of(text.words, text.given), misses) for text in texts)
    return sum(tallies, NOTHING)


def compared(shared: Path) -> Iterator[str]:
    """Say how many numbers of all excerpts each peer that is installed reads, and how precisely."""
    texts = [text for names in EXCERPTS.values() for text in excerpts(shared, names)]
    for name, make in PEERS.items():
        try:
            find = make()
        except ImportError:
            continue
        counts = sum((Counter(judge_peer(find, text)) for text in texts), Counter[str]())
        rates = [counts[of] / counts["all"] for of in ("number", "with unit")]
        rates.append(counts["with unit"] / max(1, counts["found"]))
        yield f"{name:22} {counts['all']:5}" + "".join(f"{rate:10.3f}" for rate in rates)


def judge_peer(find: Peer, text: Text) -> dict[str, int]:
    """Count the annotated numbers, what a peer has found there, and what of it is right."""
    rows = [
        one._asdict() | {"start": one.start + start, "end": one.end + start}
        for start, end in text.stretches
        for one in find(text.words[start:end])
    ]
    sure = [one for one in text.readings if "value" in one.says]
    wrong = [set(judge(one, rows).wrong) & NUMBER for one in sure]
    number = sum(of <= {"unit"} for of in wrong)
    return {"all": len(sure), "found": len(rows), "number": number, "with unit": wrong.count(set())}


def judge_reports(folder: Path, names: Iterable[str], misses: Misses) -> Tally:
    """Compare the periods of all these reports."""
    return sum((judge_periods(folder, name, misses) for name in names), NOTHING)


def judge_cases(misses: Misses) -> Tally:
    """Compare what is read of the cases with their readings."""
    tally = NOTHING
    for case in cases():
        rows = rows_of(case.words, None)
        results = [judge(one, rows) for one in case.readings]
        for one in results:
            if one.wrong:
                misses(f"{one.reading.key}: {' '.join(one.wrong)}")
        tally += tallied(results, [one.row for one in results if one.row], ())
    return tally


def misses_goal(tally: Tally, goals: Mapping[str, float]) -> Iterator[str]:
    """Name the goals that are missed, with what was reached."""
    for what, goal in goals.items():
        reached, is_most = tally.rate(what), what in ("silent", "marked")
        if tally.judged[what] and (reached > goal if is_most else reached < goal):
            yield f"{what} {reached:.3f}"


def main() -> int:
    """Measure, print a line for each set, and what is missed where no rule was corrected."""
    parser = argparse.ArgumentParser(description="How well report draft reads texts.")
    parser.add_argument("--shared", type=Path, default=ANNOTATED.parents[2] / "shared")
    parser.add_argument("--blind", type=Path)
    parser.add_argument("--set", help="written on, corrected on, held out or blind")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--peers", action="store_true")
    options = parser.parse_args()
    columns = ("recall", *COMPARED, "marked", "silent")
    print(f"{'':22} {'n':>5}" + "".join(f"{one:>10}" for one in columns))
    fallen = False
    for kind, label, measure in measured(options):
        if options.set in (None, label):
            is_told = options.misses and (options.set or label in ("written on", "corrected on"))
            tally = measure(print if is_told else lambda _: None)
            print(shown(f"{kind}, {label}", tally, columns))
            like = kind if kind in GOALS else "excerpts"
            if label in ("held out", "blind"):
                for one in misses_goal(tally, GOALS[like]):
                    print(f"  goal missed: {one}")
            if label == "corrected on":
                fallen |= any(misses_goal(tally, FLOORS[kind]))
    if options.peers:
        print(f"{'peers':22} {'n':>5}{'number':>10}{'with unit':>10}{'precision':>10}")
        print("\n".join(compared(options.shared)))
    return int(fallen)


if __name__ == "__main__":
    sys.exit(main())
