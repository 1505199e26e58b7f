"""Fuzz the reader of numerals, the loader and `check` with atheris, guided by coverage.

Any bytes as a model and any text as a report's source end in an answer or in a `ReportError`; any
other exception, or a run of more than 10 seconds, stops the fuzzer, which writes the input that did
it into the current folder. Run it as

    pip install atheris
    python bench/fuzz.py {numerals,loading,check} [--runs 100000] [-- LIBFUZZER OPTIONS…]
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from xiaoshan_report.check.against_itself import against_itself
from xiaoshan_report.check.against_text import against_text
from xiaoshan_report.commands import check
from xiaoshan_report.documents.opening import read_source
from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.loading import bundled_model, bundled_terms, load
from xiaoshan_report.model.validation import problems
from xiaoshan_report.numerals import grammar as numerals

DATA = Path(__file__).parents[1] / "tests" / "data"


def fuzz_numerals(content: bytes) -> None:
    """Every numeral found lies in the text, and reads alike when it stands alone."""
    text = content.decode("utf-8", errors="replace")
    end = 0
    for numeral in numerals.find(text):
        assert end <= numeral.start <= numeral.digits_start < numeral.digits_end <= numeral.end
        end = numeral.end
        assert numeral.reading == numerals.read(text[numeral.start : numeral.end])
    with suppress(ValueError):
        numerals.read(text)


def fuzz_loading(content: bytes) -> None:
    """A model is loaded and proved against itself, or refused in a sentence."""
    try:
        report = load(_file(content))
    except ReportError as error:
        _say(error.message)
        return
    assert list(problems(report.model)) == []
    check.view([report], None, Translator("zh"))
    check.view([report], None, Translator("en"))


def fuzz_check(content: bytes) -> None:
    """A source is read and checked against a small model, and every numeral is counted once."""
    report = load(DATA / "district.toml")
    try:
        text = read_source(_file(content)).text
    except ReportError as error:
        _say(error.message)
        return
    findings, ledger = against_text(report, text, bundled_terms())
    counted = ledger.figures + ledger.qualifying + ledger.names + ledger.periods
    counted += ledger.ordinals + ledger.words + ledger.unaccounted
    assert ledger.numerals == counted
    assert findings or not list(against_itself(report))
    check.view([report], text, Translator("zh"))


def _say(error: Message) -> None:
    """A refusal has its sentence in both languages."""
    assert Translator("zh").sentence(error).strip()
    assert Translator("en").sentence(error).strip()


def _file(content: bytes) -> Path:
    """A file with these bytes, always the same one in a process."""
    path = Path(tempfile.gettempdir()) / f"report-fuzz-{os.getpid()}"
    path.write_bytes(content)
    return path


TARGETS: dict[str, Callable[[bytes], None]] = {
    "numerals": fuzz_numerals,
    "loading": fuzz_loading,
    "check": fuzz_check,
}


def seeds(target: str, folder: Path) -> None:
    """Write what the fuzzer starts from: real models for the loader, real words for the others."""
    model = DATA / "district.toml"
    if target == "loading":
        (folder / "district").write_bytes(model.read_bytes())
        return
    (folder / "district").write_bytes((DATA / "district.txt").read_bytes())
    for number, figure in enumerate(load(bundled_model()).every_figure()):
        (folder / str(number)).write_bytes(figure.quote.encode())


def main() -> int:
    """Fuzz the target named; 2 where atheris is not installed."""
    parser = argparse.ArgumentParser(description="Fuzz report with atheris.")
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("options", nargs="*", help="further options of libFuzzer, after --")
    arguments = parser.parse_args()
    if not find_spec("atheris"):
        print("atheris is not installed; pip install atheris (Linux and macOS).", file=sys.stderr)
        return 2
    import atheris

    with tempfile.TemporaryDirectory() as corpus:
        seeds(arguments.target, Path(corpus))
        atheris.instrument_all()
        options = [f"-runs={arguments.runs}", "-timeout=10", "-max_len=20000", corpus]
        atheris.Setup([sys.argv[0], *arguments.options, *options], TARGETS[arguments.target])
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
