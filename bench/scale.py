"""A thousand models read and listed, as ratios to a bare parse of the same files.

The models are made anew, in a temporary folder, from the bundled one: ids, places and periods vary.
Every program runs in turn, round after round, in the same environment; what counts is the median of
the ratios within each round. Peak memory is that of the process itself. Run it as

    python bench/scale.py [--rounds 5]

It exits with 1 where a ratio, or the growth of memory, exceeds its limit.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from xiaoshan_report.loading import bundled_model

FEW, MANY = 100, 1000

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

LIMITS = {"one process": 1.10, "two processes": 0.60}
"""The most that each way of listing the models may take of a bare parse of them."""

GROWTH = 1.10
"""The most that the peak memory for `MANY` models may be of that for `FEW`."""


def make(folder: Path, count: int) -> None:
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


def main() -> int:
    """Measure, print every ratio and the memory, and hold the limits."""
    parser = argparse.ArgumentParser(description="Many models against a bare parse of them.")
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    exceeded = False
    with tempfile.TemporaryDirectory() as name:
        few, many = Path(name, "few"), Path(name, "many")
        make(few, FEW)
        make(many, MANY)
        times = measure(many, rounds)
        peaks = [run(REPORT, *LISTING, str(one), "--jobs", "1")[1] for one in (few, many)]
    for program, taken in times.items():
        pairs = zip(taken, times["bare parse"], strict=True)
        ratio = statistics.median(one / bare for one, bare in pairs)
        limit = LIMITS.get(program)
        exceeded |= limit is not None and ratio > limit
        verdict = "over" if limit is not None and ratio > limit else "held"
        said = f"  at most {limit:.2f}  {verdict}" if limit else ""
        print(f"{program:14} {statistics.median(taken):6.2f} s {ratio:6.3f} x bare parse{said}")
    growth = peaks[1] / peaks[0]
    exceeded |= growth > GROWTH
    sizes = " and ".join(f"{peak / 1024:.1f} MB" for peak in peaks)
    held = "over" if growth > GROWTH else "held"
    print(f"memory at {FEW} and {MANY} models: {sizes}  at most {GROWTH:.2f} x  {held}")
    return int(exceeded)


if __name__ == "__main__":
    sys.exit(main())
