"""Many models read and answered from, as ratios to a bare parse of the same files.

A thousand are listed. Of 620, 31 places in 20 years each, `targets` and `compare` are asked, which
need them all at once. The models are made anew, in a temporary folder: variants of the bundled one,
whose ids, places and periods vary, and drafts as `report draft` makes them, with ids of their own.
The drafts are of a text of the tests, its paragraphs repeated to the length of a province's report,
or whatever models lie in the folder of `--drafts`: one's own drafts of real reports say most. Those
of a place are moved in time by whole years, and their numbers vary a little.

Every program runs in turn, round after round, in the same environment; what counts is the median of
the ratios within each round. Peak memory is that of the process itself. Run it as

    python bench/scale.py [--rounds 5] [--drafts FOLDER]

It exits with 1 where a ratio, or the growth of memory, exceeds its limit.
"""

import argparse
import datetime
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from xiaoshan_report.documents.source import Source
from xiaoshan_report.draft.drafting import draft
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.loading import bundled_model, bundled_terms

FEW, MANY = 100, 1000

TEXT = Path(__file__).parent.parent / "tests" / "data" / "qinghe-2025.txt"
HEADING = 4
"""The lines of the text before its first part."""

REPEATED = 8
"""How often the parts of the text stand in the one that is drafted: 100 KB of TOML."""

BARE = """
import gc, sys
gc.disable()
from decimal import Decimal
from pathlib import Path
import tomli
for path in sorted(Path(sys.argv[1]).rglob("*.toml")):
    tomli.loads(open(path, encoding="utf-8").read(), parse_float=Decimal)
gc.freeze()
"""

REPORT = "import sys; from xiaoshan_report.__main__ import main; sys.exit(main(sys.argv[1:]))"

LISTING = ["indicators", "--json", "--model"]

LIMITS = {"one process": 1.30, "two processes": 0.75}
"""The most that each way of listing the models may take of a bare parse of them."""

PLACES, YEARS = 31, 20

QUESTIONS = ("targets", "compare", "targets gdp", "compare gdp")

MOST_TIME, MOST_MEMORY = 2.5, 300
"""The most that an answer over the years of places may take: of a bare parse, and megabytes."""

GROWTH = 1.10
"""The most that the peak memory for `MANY` models may be of that for `FEW`."""


def variants(folder: Path, count: int) -> None:
    """Write so many models, in folders of fifty, each of a place and a year of its own."""
    text = bundled_model().read_text(encoding="utf-8")
    for number in range(count):
        place, year = f"place-{number % 50:02}", 2000 + number // 50
        own = text.replace('id = "xiaoshan-2021-h1"', f'id = "{place}-{year}"', 1)
        own = own.replace('place = "', f'place = "{place} ', 1)
        own = own.replace('period = "2021-01/2021-06"', f'period = "{year}-01/{year}-06"', 1)
        path = folder / place / f"{year}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(own, encoding="utf-8")


def long_draft() -> str:
    """The draft of a long report."""
    lines = TEXT.read_text(encoding="utf-8").splitlines(keepends=True)
    text = "".join((*lines[:HEADING], *lines[HEADING:] * REPEATED))
    given = datetime.date(2026, 1, 15)
    return draft(Source(text), TEXT.name, given, bundled_terms().find, Translator("zh")).text


def copies(drafts: Sequence[str], folder: Path, count: int) -> None:
    """Write so many models, these drafts in turn, each with an id of its own."""
    folder.mkdir()
    for number, text in enumerate(islice(cycle(drafts), count)):
        own = re.sub('^id = "', f'id = "n{number}-', text, count=1, flags=re.MULTILINE)
        (folder / f"{number:04}.toml").write_text(own, encoding="utf-8")


def of_year(draft: str, place: int, year: int) -> str:
    """Return a draft as that of another place, moved to a year, its decimals a little changed."""
    by = year - int(draft.partition("\ndate = ")[2][:4])
    own = re.sub(
        r'\b((?:period|base) = "|date = )(\d{4}[-/\d]*)',
        lambda said: said[1] + re.sub(r"\d{4}", lambda one: f"{int(one[0]) + by}", said[2]),
        draft,
    )
    own = re.sub(r"^  \{ key = .*", lambda line: varied(line[0], place + year), own, flags=re.M)
    own = re.sub('^id = "[^"]*', f'id = "place-{place}-{year}', own, count=1, flags=re.M)
    return re.sub('^place = "[^"]*', f'place = "地方{place:02}', own, count=1, flags=re.M)


def varied(figure: str, by: int) -> str:
    """Return the line of a figure with another last digit, where it stands alone in its words."""
    found = re.search(r"value = -?(\d+\.\d),", figure)
    if not found or figure.count(found[1]) != 3 or "upper" in figure:
        return figure
    digits = found[1]
    other = f"{digits[:-1]}{(int(digits[-1]) + by) % 9 + 1}"
    return figure if other in figure else figure.replace(digits, other)


def years_of_places(drafts: Sequence[str], folder: Path, count: int) -> None:
    """Write so many models, of so many years of each place, these drafts in turn."""
    folder.mkdir()
    for number, text in enumerate(islice(cycle(drafts), count)):
        place, year = divmod(number, YEARS)
        (folder / f"{number:04}.toml").write_text(of_year(text, place, 2006 + year), "utf-8")


def answers_in_time(drafts: Sequence[str], rounds: int) -> bool:
    """Ask over the years of places, print every ratio and the memory; whether the limits hold."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "places")
        years_of_places(drafts, folder, PLACES * YEARS)
        asked = [(question, how) for question in QUESTIONS for how in ("json", "table")]
        taken: dict[tuple[str, str], list[tuple[float, int]]] = {one: [] for one in asked}
        bare = []
        for _ in range(rounds):
            bare.append(run(BARE, str(folder))[0])
            for question, how in asked:
                words = (*question.split(), "--format", how, "--model", str(folder))
                taken[question, how].append(run(REPORT, *words))
    held = True
    for (question, how), each in taken.items():
        ratio = statistics.median(one / least for (one, _), least in zip(each, bare, strict=True))
        peak = max(memory for _, memory in each) / 1024
        over = ratio > MOST_TIME or peak > MOST_MEMORY
        held &= not over
        print(f"{question:12} {how:6} {ratio:6.3f} x bare parse {peak:5.0f} MB", end="  ")
        print(f"at most {MOST_TIME:.2f} and {MOST_MEMORY} MB  {'over' if over else 'held'}")
    return held


def run(code: str, *arguments: str) -> tuple[float, int]:
    """Seconds and peak memory, in KB, of a program that runs this code."""
    start = time.perf_counter()
    process = os.posix_spawn(
        sys.executable,
        [sys.executable, "-c", code, *arguments],
        os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, used = os.wait4(process, 0)
    assert status == 0, arguments
    return time.perf_counter() - start, used.ru_maxrss


def programs(folder: Path) -> dict[str, tuple[str, ...]]:
    """What is timed over the models of the folder: the code and its arguments, by name."""
    listing = (REPORT, *LISTING, str(folder))
    return {
        "bare parse": (BARE, str(folder)),
        "one process": (*listing, "--jobs", "1"),
        "two processes": (*listing, "--jobs", "2"),
        "as usual": listing,
    }


def measure(folder: Path, rounds: int) -> dict[str, list[float]]:
    """Seconds that each program took in each of the interleaved rounds."""
    times: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name, program in programs(folder).items():
            times.setdefault(name, []).append(run(*program)[0])
    return times


def holds(make: Callable[[Path, int], None], rounds: int) -> bool:
    """Measure on the models made, print every ratio and the memory; whether the limits hold."""
    with tempfile.TemporaryDirectory() as name:
        few, many = Path(name, "few"), Path(name, "many")
        make(few, FEW)
        make(many, MANY)
        times = measure(many, rounds)
        peaks = [run(REPORT, *LISTING, str(one), "--jobs", "1")[1] for one in (few, many)]
    held = [is_within(program, taken, times["bare parse"]) for program, taken in times.items()]
    growth = peaks[1] / peaks[0]
    sizes = " and ".join(f"{peak / 1024:.1f} MB" for peak in peaks)
    verdict = "over" if growth > GROWTH else "held"
    print(f"memory at {FEW} and {MANY} models: {sizes}  at most {GROWTH:.2f} x  {verdict}")
    return all(held) and growth <= GROWTH


def is_within(program: str, taken: list[float], bare: list[float]) -> bool:
    """Print how many times the bare parse a program took; whether that is within its limit."""
    ratio = statistics.median(one / least for one, least in zip(taken, bare, strict=True))
    limit = LIMITS.get(program)
    exceeded = limit is not None and ratio > limit
    said = f"  at most {limit:.2f}  {'over' if exceeded else 'held'}" if limit else ""
    print(f"{program:14} {statistics.median(taken):6.2f} s {ratio:6.3f} x bare parse{said}")
    return not exceeded


def main() -> int:
    """Measure on variants of the bundled model, then on drafts."""
    parser = argparse.ArgumentParser(description="Many models against a bare parse of them.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--drafts", type=Path, help="a folder of models to measure on")
    asked = parser.parse_args()
    given = sorted(asked.drafts.rglob("*.toml")) if asked.drafts else []
    drafts = [path.read_text(encoding="utf-8") for path in given] or [long_draft()]
    print(f"variants of the bundled model, {MANY} of them")
    held = holds(variants, asked.rounds)
    size = sum(len(text.encode()) for text in drafts) / len(drafts)
    print(f"\ndrafts, {MANY} of them, of {size / 1000:.0f} KB each")
    held &= holds(partial(copies, drafts), asked.rounds)
    print(f"\n{PLACES} places in {YEARS} years, from these drafts")
    held &= answers_in_time(drafts, asked.rounds)
    return int(not held)


if __name__ == "__main__":
    sys.exit(main())
