"""Start-up of `report`, as ratios to floors measured in the same run.

Every command and every floor is run in turn, round after round, in the same environment; what
counts is the median of the ratios within each round: absolute times vary by machine and by the
minute, these ratios hardly. Run it as

    python bench/startup.py [--rounds 40]

It exits with 1 where a ratio exceeds its limit.
"""

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import xiaoshan_report
from xiaoshan_report.model.loading import bundled_model

COLLECTOR_OFF = "import gc; gc.disable()\n"
TYPER = "import typer\n"
READ = f"""
from decimal import Decimal
import tomli
tomli.loads(open({str(bundled_model())!r}, encoding="utf-8").read(), parse_float=Decimal)
"""
APP = """
app = typer.Typer(add_completion=False)
@app.command()
def hello(): pass
app([], standalone_mode=False)
"""
# What Rich takes for a table, which `report` lays out itself.
DRAW = """
from rich.console import Console
from rich.table import Table
table = Table()
for heading in range(6):
    table.add_column(str(heading))
for row in range(18):
    table.add_row(*(str(row * cell) for cell in range(6)))
Console(width=100).print(table)
"""
FREEZE = "gc.freeze()\n"

ALONE = "import sys; sys.modules['typing_extensions'] = None\n"
"""msgspec reads it where there is one, for 1 ms of 45; `report` installed alone brings none."""

REPORT = ALONE + "from xiaoshan_report.__main__ import main; sys.exit(main(sys.argv[1:]))"

PROGRAMS = {
    "pass": ["-c", "pass"],
    "import typer": ["-c", COLLECTOR_OFF + TYPER + FREEZE],
    "floor for JSON": ["-c", COLLECTOR_OFF + TYPER + READ + APP + FREEZE],
    "floor for a table": ["-c", COLLECTOR_OFF + TYPER + READ + APP + DRAW + FREEZE],
    "indicators --json": ["-c", REPORT, "indicators", "--json"],
    "indicators": ["-c", REPORT, "indicators"],
    "--version": ["-c", REPORT, "--version"],
    "--help": ["-c", REPORT, "--help"],
}

LIMITS = [
    ("indicators --json", "floor for JSON", 1.20),
    ("indicators", "floor for a table", 1.12),
    ("--version", "import typer", 1.12),
    ("--help", "import typer", 1.25),
]
"""What is held: a command, its floor, and the most that their ratio may be."""


def measure(rounds: int) -> dict[str, list[float]]:
    """Seconds that each program took in each of the interleaved rounds."""
    compileall.compile_dir(str(Path(xiaoshan_report.__file__).parent), quiet=1)
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    times: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(rounds):
        for name, arguments in PROGRAMS.items():
            start = time.perf_counter()
            subprocess.run(  # noqa: S603  # the programs above
                [sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment
            )
            times[name].append(time.perf_counter() - start)
    return times


def ratio(times: dict[str, list[float]], name: str, floor: str) -> float:
    """The median over all rounds of how many times its floor a program took."""
    pairs = zip(times[name], times[floor], strict=True)
    return statistics.median(taken / least for taken, least in pairs)


def main() -> int:
    """Measure, print every program as a multiple of `pass`, and hold the limits."""
    parser = argparse.ArgumentParser(description="Start-up of report against its floors.")
    parser.add_argument("--rounds", type=int, default=40)
    times = measure(parser.parse_args().rounds)
    for name, taken in times.items():
        milliseconds = statistics.median(taken) * 1000
        print(f"{name:20} {milliseconds:7.1f} ms {ratio(times, name, 'pass'):6.2f} x pass")
    print()
    exceeded = False
    for name, floor, most in LIMITS:
        measured = ratio(times, name, floor)
        exceeded |= measured > most
        verdict = "over" if measured > most else "held"
        print(f"{name:20} {measured:5.3f} x {floor:18} at most {most:.2f}  {verdict}")
    return int(exceeded)


if __name__ == "__main__":
    sys.exit(main())
