"""Time of `report check --source` and `report draft` on long texts: in proportion to their length.

Texts of 1.25, 2.5, 5 and 10 MB, the last of them with 100,000 numerals, are made of the words that
the bundled model quotes, which place the text, and of filler between or within its lines. Drafted
are texts of a tenth of that, full of numbers, and the drafts checked against them; and in texts as
long, of one thing again and again, projects and numerals are looked for. Articles are compared with
the bundled model. A model of that size, of figures that are parts of others, is checked against
itself. Run it as

    python bench/linear.py [--megabytes 10] [--shapes lines one-line …]

It prints the time of each text and what a doubling of the length has multiplied it by, in the mean
of the last two doublings, since one alone may be the step out of the processor's cache. Where that
is more than 2.6 the shape is given up and the exit code is 1.
"""

import argparse
import datetime
import gc
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from xiaoshan_report.check.against_itself import against_itself
from xiaoshan_report.check.against_text import against_text
from xiaoshan_report.check.article import verify
from xiaoshan_report.documents.folding import Document
from xiaoshan_report.documents.html import read
from xiaoshan_report.documents.source import Source
from xiaoshan_report.draft.drafting import draft
from xiaoshan_report.draft.structure import outline
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.figures import complete
from xiaoshan_report.model.loading import bundled_model, bundled_terms, load
from xiaoshan_report.model.structs import Report, Task
from xiaoshan_report.numerals.grammar import find

MOST = 2.6
"""How many times as long a text of twice the length may take: twice, and what timing varies by."""

TOO_SHORT = 0.05
"""Seconds below which a ratio says nothing."""

LONG_ENOUGH = 6
"""Seconds of measuring after which a time is not taken once more."""

NUMERAL_BYTES = 100
"""The bytes of filler for each numeral: 100,000 numerals in 10 MB."""

MEGABYTE = 10**6

OF_DRAFTED = 0.1
"""How much of the size of a text that is checked one has that is drafted."""

OF_ARTICLE = 0.05
"""How much of it an article has that is compared with the report."""

Shape = Callable[[Report, int], str]
"""Makes a text of about so many bytes that holds what the model quotes."""


def paragraphs(report: Report) -> dict[int, str]:
    """A line for each paragraph of the model: all that it quotes from there."""
    words: dict[int, list[str]] = {}
    for figure in report.every_figure():
        words.setdefault(figure.paragraph, []).append(figure.quote)
    for owner in report.model.owners():
        if isinstance(owner.entry, Task):
            words.setdefault(owner.paragraph, []).append(owner.entry.quote)
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


def one_line_of_departures(report: Report, size: int) -> str:
    """A single line of years that something set out from, without an end."""
    return with_line(report, departures(size))


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
        one_line_of_departures,
        empty_lines,
    )
}


def distinct(index: int) -> str:
    """Two characters that are those of no other index, and no numeral."""
    return chr(0x5000 + index % 5000) + chr(0x5000 + index // 5000)


def schools(size: int) -> str:
    """One paragraph of sentences that name each another thing, with its growth."""
    sentences = (f"新建{distinct(i)}学校{i % 97}所,增长{i % 13}%。" for i in range(size // 40))
    return "".join(sentences)


def schools_without_stop(size: int) -> str:
    """The same as one sentence."""
    return schools(size).replace("。", ",")


def short_lines(size: int) -> str:
    """Lines of a few words with one numeral each."""
    return "\n".join(f"签约项目{i % 97}个" for i in range(size // 18))


def undecided(size: int) -> str:
    """Numerals that nothing can be said of, one after the other."""
    return "".join(f"“{i % 10}条记{i}" for i in range(size // 16))


def one_list(size: int) -> str:
    """One list of rates of growth."""
    return "各项指标分别增长" + "".join(f"{i % 97}.{i % 10}%、" for i in range(size // 8))


def many_subjects(size: int) -> str:
    """One list of subjects before their rates of growth."""
    return repeated("财政1、", size) + "税收同比分别增长7.5%和5.2%。"


def bases(size: int) -> str:
    """Years that are a base, in one sentence."""
    return repeated("从2020年的3家提高到5家,", size)


def departures(size: int) -> str:
    """Years that something set out from, without an end."""
    return repeated("从2020年的甲", size)


def tasks(size: int) -> str:
    """One livelihood project of many tasks."""
    many = "".join(f"新建{distinct(i)}校{i % 97}所,已完成{i % 50}所;" for i in range(size // 44))
    return f"2025年民生实事项目进展如下。\n1.新建学校:{many}\n2.改造道路:改造道路7条。"


DRAFTED: dict[str, Callable[[int], str]] = {
    f"draft-{shape.__name__.replace('_', '-')}": shape
    for shape in (
        schools,
        schools_without_stop,
        short_lines,
        undecided,
        one_list,
        many_subjects,
        bases,
        departures,
        tasks,
    )
}


IN_PROJECTS = (
    *(
        "一是甲。二是乙。",
        "各位代表：\n",
        "。",
        "（一）",
        "率达",
        "“",
        "甲乙丙丁\n",
        "1.",
        "民生实事",
    ),
)
"""What a livelihood project may be made of, again and again."""

IN_NUMERALS = (
    *("增长12.5%，", "一", "〇", "零一", "1,", "1,234", "1.", "12.5.", "万", "三点", "百分之"),
)
"""What a text may be made of that numerals are looked for in."""

IN_PAGES = (
    "<div>",
    "<p>甲",
    "<b>",
    "<table><tr><td>",
    "<!--",
    "</",
    "<a b='",
    "<![CDATA[",
    "&#",
    "12<br>",
)
"""What a web page may be full of, closed or not."""


def project(words: str, size: int) -> str:
    """One livelihood project of these words, and a short one."""
    return f"民生实事进展：\n1.{repeated(words, size)}\n2.公园建成。"


def page(report: Report, markup: str, size: int) -> str:
    """A page of what the model quotes, and of this markup after it."""
    text = "".join(f"<p>{line}</p>" for line in paragraphs(report).values())
    return f"<html><body>{text}{repeated(markup, size)}"


def seconds(work: Callable[[str], int], text: str) -> tuple[float, int]:
    """The processor's time for a text, the best of three where it is short; and its numerals."""
    attempts: list[float] = []
    while len(attempts) < 3 and sum(attempts) < LONG_ENOUGH:
        start = time.process_time()
        numerals = work(text)
        attempts.append(time.process_time() - start)
    return min(attempts), numerals


def checked(report: Report, text: str) -> int:
    """Check a report against a text; the numerals there."""
    return against_text(report, text, bundled_terms())[1].numerals


def drafted(text: str) -> int:
    """Draft a text's model and check it against its text; the numerals there."""
    tr = Translator("zh")
    made = draft(Source(text), "long.txt", datetime.date(2026, 1, 20), lambda _, **_grows: None, tr)
    return checked(Report(made.model, complete(made.model)), text)


def outlined(text: str) -> int:
    """Look for a text's areas and projects; how many projects there are."""
    return len(outline(Document(text).lines).projects)


def found(text: str) -> int:
    """Look for a text's numerals; how many there are."""
    return sum(1 for _ in find(text))


def page_read(page: str) -> int:
    """Read a web page; its lines."""
    return read(page.encode(), Path("page.html")).text.count("\n")


def sums(size: int) -> str:
    """The bundled model with one more point, of figures that are each a part of the next."""
    stated = range(1, size // 220)
    figures = "".join(
        f'  {{ key = "n{i}", name = "企业", name_en = "Firms", measure = "count", value = {i}, '
        f'unit = "家", printed = "{i}家", quote = "企业{i}家" }},\n'
        for i in stated
    )
    point = '[[areas.sections.points]]\nid = "many"\ntext = "很多。"\ntext_en = "Many."\n'
    parts = "".join(
        f'[[sums]]\nwhole = "many.n{i}"\nparts = ["many.n{i - 1}"]\nexhaustive = false\n'
        for i in stated[1:]
    )
    return f"{bundled_model().read_text('utf-8')}\n{point}figures = [\n{figures}]\n{parts}"


def article(size: int) -> str:
    """One line that tells of numbers of the report, of other things, and of other places."""
    words = "萧山区固定资产投资超420亿元,同比增长21.8%;余杭区增长9.3%;有工人37名。"
    return repeated(words, size)


def article_lines(size: int) -> str:
    """The same, a line each."""
    return article(size).replace("。", "。\n")


def compared(report: Report, text: str) -> int:
    """Compare an article with a report; its numbers."""
    found = verify(text, [report], bundled_terms())
    return len(found.checked) + len(found.others)


def proved(text: str) -> int:
    """Load a model and check it against itself; its sums."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.toml"
        path.write_text(text, encoding="utf-8")
        report = load(path)
    assert not list(against_itself(report))
    return len(report.model.sums)


class Trial(NamedTuple):
    """What is timed, on texts of which shape, and how much of the full size they have."""

    work: Callable[[str], int]
    shape: Callable[[int], str]
    part: float = OF_DRAFTED


def trials(report: Report) -> dict[str, Trial]:
    """Every trial by its name."""
    check = partial(checked, report)
    return {
        **{name: Trial(check, partial(shape, report), 1) for name, shape in SHAPES.items()},
        **{name: Trial(drafted, shape) for name, shape in DRAFTED.items()},
        **{f"project-{one.strip()}": Trial(outlined, partial(project, one)) for one in IN_PROJECTS},
        **{f"numerals-{one}": Trial(found, partial(repeated, one)) for one in IN_NUMERALS},
        **{f"page-{one}": Trial(page_read, partial(page, report, one)) for one in IN_PAGES},
        "article": Trial(partial(compared, report), article, OF_ARTICLE),
        "article-lines": Trial(partial(compared, report), article_lines, OF_ARTICLE),
        "model-sums": Trial(proved, sums),
    }


def is_linear(name: str, trial: Trial, megabytes: float) -> bool:
    """Time a shape at an eighth, a quarter, half and all of the size; stop where it is too slow."""
    times: list[float] = []
    for part in (8, 4, 2, 1):
        text = trial.shape(int(megabytes * trial.part * MEGABYTE / part))
        size = len(text.encode()) / MEGABYTE
        taken, things = seconds(trial.work, text)
        times.append(taken)
        ratio = sqrt(taken / times[-3]) if len(times) > 2 and taken > TOO_SHORT else None
        print(
            f"{name:26} {size:6.2f} MB {things:8} things {taken:7.2f} s",
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
    report = load(bundled_model())
    every = trials(report)
    parser.add_argument("--shapes", nargs="+", choices=every, default=list(every))
    arguments = parser.parse_args()
    gc.disable()  # as the command does; the collector would visit all findings again and again
    failed = [
        name for name in arguments.shapes if not is_linear(name, every[name], arguments.megabytes)
    ]
    for name in failed:
        print(f"{name}: twice the text took more than {MOST} times as long")
    return int(not command(report, arguments.megabytes) or bool(failed))


if __name__ == "__main__":
    sys.exit(main())
