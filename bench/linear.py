"""Time of `report check --source` on long texts: in proportion to their length, whatever they hold.

Texts of 1.25, 2.5, 5 and 10 MB, the last of them with 100,000 numerals, are made of the words that
the bundled model quotes, which place the text, and of filler between or within its lines. Run it as

    python bench/linear.py [--megabytes 10] [--shapes lines one-line …]

It prints the time of each text and what a doubling of the length has multiplied it by, in the mean
of the last two doublings, since one alone may be the step out of the processor's cache. Where that
is more than 2.6 the shape is given up and the exit code is 1.
"""

import argparse
import gc
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from math import sqrt
from pathlib import Path

from xiaoshan_report.audit.ledger import against_text
from xiaoshan_report.loading import bundled_model, load
from xiaoshan_report.model import Report

MOST = 2.6
"""How many times as long a text of twice the length may take: twice, and what timing varies by."""

TOO_SHORT = 0.05
"""Seconds below which a ratio says nothing."""

LONG_ENOUGH = 6
"""Seconds of measuring after which a time is not taken once more."""

NUMERAL_BYTES = 100
"""The bytes of filler for each numeral: 100,000 numerals in 10 MB."""

MEGABYTE = 10**6

Shape = Callable[[Report, int], str]
"""Makes a text of about so many bytes that holds what the model quotes."""


def paragraphs(report: Report) -> dict[int, str]:
    """A line for each paragraph of the model: all that it quotes from there."""
    words: dict[int, list[str]] = {}
    for figure in report.every_figure():
        words.setdefault(figure.paragraph, []).append(figure.quote)
    for project, task in report.model.tasks():
        words.setdefault(task.paragraph_in(project), []).append(task.quote)
    for entry in report.model.numerals:
        for paragraph in entry.paragraphs:
            words.setdefault(paragraph, []).append(entry.text)
    return {paragraph: "。".join(words[paragraph]) for paragraph in sorted(words)}


def filler(length: int) -> str:
    """A sentence of so many bytes with one numeral in it, which no model accounts for."""
    start, end = "全区各方面稳中有进,新签合同", "项。"
    numeral = "37"
    padding = length - len((start + end).encode()) - len(numeral)
    return f"{start}{'好' * (padding // 3)}{numeral}{end}"


def repeated(words: str, size: int) -> str:
    """The words again and again, up to so many bytes."""
    return words * (size // len(words.encode()))


def with_line(report: Report, line: str) -> str:
    """The paragraphs with one more line in their midst."""
    lines = list(paragraphs(report).values())
    return "\n".join([*lines[: len(lines) // 2], line, *lines[len(lines) // 2 :]])


def lines(report: Report, size: int) -> str:
    """Long report: between any two paragraphs many lines of ten numerals each."""
    stated = list(paragraphs(report).values())
    of_ten = filler(NUMERAL_BYTES) * 10
    between = -(-size // len(stated) // len(of_ten.encode()))
    return "\n".join(f"{line}\n" + f"{of_ten}\n" * between for line in stated)


def one_line(report: Report, size: int) -> str:
    """All in a single line."""
    return lines(report, size).replace("\n", "")


def one_sentence(report: Report, size: int) -> str:
    """All in a single line without a full stop."""
    return one_line(report, size).replace("。", ";")


def one_line_of_dates(report: Report, size: int) -> str:
    """A single line of what general rules account for."""
    return with_line(report, repeated("进一步推进,2021年5月31日前第二批完成统一,", size))


def digits(report: Report, size: int) -> str:
    """One number of millions of digits."""
    return with_line(report, repeated("1234567890", size))


def chinese_numerals(report: Report, size: int) -> str:
    """Chinese numerals only, in an order that forms no long number."""
    return with_line(report, repeated("一二三四五六七八九十百千万亿零", size))


def one_quote(report: Report, size: int) -> str:
    """One quote of the model, 100,000 times in its own paragraph when the text has 10 MB."""
    figure = next(report.every_figure())
    once = figure.quote + "好" * ((NUMERAL_BYTES - len(figure.quote.encode())) // 3)
    stated = paragraphs(report)
    stated[figure.paragraph] += repeated(once, size)
    return "\n".join(stated.values())


def one_entry(report: Report, size: int) -> str:
    """One entry of the model that is no figure, again and again in its own paragraph."""
    entry = report.model.numerals[0]
    stated = paragraphs(report)
    stated[entry.paragraphs[0]] += repeated(f"{entry.text}好", size)
    return "\n".join(stated.values())


def spaces(report: Report, size: int) -> str:
    """A run of spaces between two letters."""
    return with_line(report, f"a{' ' * size}b")


def empty_lines(report: Report, size: int) -> str:
    """Nothing but line breaks between the paragraphs."""
    return with_line(report, "\n" * size)


SHAPES: dict[str, Shape] = {
    shape.__name__.replace("_", "-"): shape
    for shape in (
        lines,
        one_line,
        one_sentence,
        one_line_of_dates,
        digits,
        chinese_numerals,
        one_quote,
        one_entry,
        spaces,
        empty_lines,
    )
}


def seconds(report: Report, text: str) -> tuple[float, int]:
    """The processor's time for the check, the best of three where it is short; and the numerals."""
    attempts: list[float] = []
    while len(attempts) < 3 and sum(attempts) < LONG_ENOUGH:
        start = time.process_time()
        _, ledger = against_text(report, text)
        attempts.append(time.process_time() - start)
    return min(attempts), ledger.numerals


def is_linear(report: Report, name: str, megabytes: float) -> bool:
    """Time a shape at an eighth, a quarter, half and all of the size; stop where it is too slow."""
    times: list[float] = []
    for part in (8, 4, 2, 1):
        text = SHAPES[name](report, int(megabytes * MEGABYTE / part))
        size = len(text.encode()) / MEGABYTE
        taken, numerals = seconds(report, text)
        times.append(taken)
        ratio = sqrt(taken / times[-3]) if len(times) > 2 and taken > TOO_SHORT else None
        print(
            f"{name:18} {size:6.2f} MB {numerals:8} numerals {taken:7.2f} s",
            f"{taken / size:6.2f} s/MB {f'x {ratio:.2f}' if ratio else ''}",
            flush=True,
        )
        if ratio and ratio > MOST:
            return False
    return True


def command(report: Report, megabytes: float) -> bool:
    """Time the real command on a long report; whether it ended as it must, with exit code 1."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "long.txt"
        source.write_text(lines(report, int(megabytes * MEGABYTE)), encoding="utf-8")
        start = time.perf_counter()
        done = subprocess.run(  # noqa: S603  # our own command
            [sys.executable, "-m", "xiaoshan_report", "check", "--source", str(source), "--json"],
            stdout=subprocess.PIPE,
            check=False,
        )
        taken = time.perf_counter() - start
    print(
        f"report check --source on {megabytes} MB: {taken:.2f} s, exit code {done.returncode}, "
        f"{len(done.stdout) / MEGABYTE:.1f} MB of JSON"
    )
    return done.returncode == 1


def main() -> int:
    """Time every shape and the real command; 1 where one of them is not linear."""
    parser = argparse.ArgumentParser(description="Time of report check --source on long texts.")
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--shapes", nargs="+", choices=SHAPES, default=list(SHAPES))
    arguments = parser.parse_args()
    gc.disable()  # as the command does; the collector would visit all findings again and again
    report = load(bundled_model())
    failed = [s for s in arguments.shapes if not is_linear(report, s, arguments.megabytes)]
    for name in failed:
        print(f"{name}: twice the text took more than {MOST} times as long")
    return int(not command(report, arguments.megabytes) or bool(failed))


if __name__ == "__main__":
    sys.exit(main())
