"""Any bytes as a model, and any text as its source, end in an answer or a refusal."""

import re
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from xiaoshan_report.check.against_text import against_text
from xiaoshan_report.check.findings import CODES
from xiaoshan_report.commands import check
from xiaoshan_report.documents.opening import read_source
from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.language.no_figures import LedgerKind
from xiaoshan_report.messages import answers, errors
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.loading import bundled_model, bundled_terms, load
from xiaoshan_report.model.structs import Report
from xiaoshan_report.render.formats import FORMATS, RenderOptions
from xiaoshan_report.render.table import View

DATA = Path(__file__).parent / "data"
MODEL = (DATA / "district.toml").read_bytes()
TEXT = (DATA / "district.txt").read_text(encoding="utf-8")
DISTRICT = load(DATA / "district.toml")
BUNDLED = load(bundled_model())

ODD_TEXTS = (
    *(
        "",
        " ",
        "\u3000",
        "0",
        "1",
        "一",
        "十",
        "亿元",
        "%",
        "个百分点",
        "家",
        "分别",
        "分 别",
        "增长",
    ),
    *("下降", "第三", "两年平均", "0000-01", "9999-12-31", "2021-01/2021-05", "\\u0000", "\\n"),
    *("\\uFFFF", "𝟙", "½", "①", "10.0%", "a", "a.b", "-", "超六成", "1,234", "😀", "长" * 5000),
)
"""What may stand for a text in a model, in TOML's own escapes."""

ODD_VALUES = (
    *("0", "-0", "-1", "00", "1.0", "-0.0", "1e5", "1e-5", "1E400", "nan", "inf", "-inf", "0x1F"),
    *("0b1", "1_000", "9223372036854775808", "1" * 5000, "true", "[]", "[[]]", "{}", "12:30:00"),
    *("2021-07-07", "2021-07-07T00:00:00Z", *(f'"{text}"' for text in ODD_TEXTS)),
)
"""What may stand for a value in a model: of every type of TOML, and of every kind of number."""

FRAGMENTS = [
    *re.split("(?<=[,;。、])", TEXT),
    *(figure.quote for figure in BUNDLED.every_figure()),
    *(entry.text for entry in BUNDLED.model.numerals),
    *"\n \u3000\r\t\f\v\x85\u2028\0\ufeff\u200b0１一万亿点成半第-.,%％，〇Ⅲ两几余超约",
]
"""Pieces of what the models speak of, and characters between which they may come to stand."""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the inputs are written, one after the other."""
    return tmp_path_factory.mktemp("fuzz") / "input"


def prove(report: Report, text: str | None) -> None:
    """Check the model, and hold what is true of every answer, in every language and format."""
    for tr in (Translator("zh"), Translator("en")):
        view = check.view([report], text, tr)
        assert view.ok == (not view.lines)
        assert {finding.code for finding in view.lines} <= set(CODES)
        write(view)


def write(view: View) -> None:
    """Every format can write the answer, as UTF-8."""
    for name in ("json", "jsonl", "csv", "tsv", "markdown"):
        assert isinstance(FORMATS[name].write(view, RenderOptions()).encode(), bytes)


def answer(content: bytes, path: Path) -> None:
    """Take the bytes as a model: it is proved, or refused with a sentence in both languages."""
    path.write_bytes(content)
    try:
        report = load(path)
    except ReportError as error:
        assert_refused(error.message)
        return
    prove(report, TEXT)


def assert_refused(error: Message) -> None:
    """A refusal is one sentence, and the file's own line breaks are not in it."""
    assert error.key in answers.SENTENCES or error.key in errors.SENTENCES
    for language in ("zh", "en"):
        assert Translator(language).sentence(error).strip()


# Models


@given(content=st.binary(max_size=300))
def test_any_bytes_are_a_model_or_refused(content: bytes, path: Path) -> None:
    """Bytes that are no model are refused, whatever they are."""
    answer(content, path)


@given(text=st.text(max_size=300))
def test_any_text_is_a_model_or_refused(text: str, path: Path) -> None:
    """A text that is no TOML, or TOML of another kind, is refused."""
    answer(text.encode("utf-8", errors="surrogatepass"), path)


@st.composite
def cut(draw: st.DrawFn) -> bytes:
    """The small model with bytes cut out, doubled or put in."""
    start = draw(st.integers(0, len(MODEL)))
    end = min(len(MODEL), start + draw(st.integers(0, 200)))
    piece = draw(st.sampled_from([b"", MODEL[start:end] * 2, b"\n"]) | st.binary(max_size=8))
    return MODEL[:start] + piece + MODEL[end:]


@given(content=cut())
def test_a_damaged_model_is_answered(content: bytes, path: Path) -> None:
    """A model with bytes lost, doubled or put in is proved, or refused."""
    answer(content, path)


VALUES = [match.span(1) for match in re.finditer(rb'= ("[^"\n]*"|-?[\d.]+)', MODEL)]
LINES = MODEL.split(b"\n")


@st.composite
def with_odd_values(draw: st.DrawFn) -> bytes:
    """The small model with other values in up to three places."""
    content = MODEL
    for start, end in sorted(draw(st.sets(st.sampled_from(VALUES), min_size=1, max_size=3)))[::-1]:
        other = MODEL[slice(*draw(st.sampled_from(VALUES)))]
        odd = draw(st.sampled_from(ODD_VALUES)).encode()
        content = content[:start] + draw(st.sampled_from([odd, other])) + content[end:]
    return content


@given(content=with_odd_values())
def test_odd_values_are_answered(content: bytes, path: Path) -> None:
    """A model in which a value is of another type or size is proved, or refused."""
    answer(content, path)


NUMBERS = ("45", "-45", "4.5", "0", "0.00", "1e-9", "9" * 400)
UNITS = ("家", "", "%", "店店", "亿元", "成", "x y", " ", "9", "\u3000家", "万")
MEASURES = ("count", "share", "rank", "yoy", "two_year_average", "level")
BEFORE = ("大型企业", "增长", "同比分别下降", "", "第", "1和", "分别1、2和", "超")
BEHIND = ("", "以上", "和", " ", "。", "家")


@st.composite
def with_any_figure(draw: st.DrawFn) -> bytes:
    """The small model with another figure, which agrees with its own words."""
    number, unit = draw(st.sampled_from(NUMBERS)), draw(st.sampled_from(UNITS))
    printed = f"{number.removeprefix('-')}{unit}"
    quote = draw(st.sampled_from(BEFORE)) + printed + draw(st.sampled_from(BEHIND))
    keys = [f'measure = "{draw(st.sampled_from(MEASURES))}", value = {number}']
    keys += [f'unit = "{unit}"'] if unit else []
    keys += [f'printed = "{printed}", quote = "{quote}"']
    old = 'measure = "count", value = 45, unit = "家", printed = "45家", quote = "大型企业45家"'
    assert 1 == MODEL.count(old.encode())
    return MODEL.replace(old.encode(), ", ".join(keys).encode())


@given(content=with_any_figure())
def test_any_figure_is_answered(content: bytes, path: Path) -> None:
    """A figure that agrees with its own words is proved, whatever its number, unit and measure."""
    answer(content, path)


# Sources


def assert_counted(report: Report, text: str) -> None:
    """Every numeral of the text is counted as one thing."""
    _, ledger = against_text(report, text, bundled_terms())
    counted = sum(getattr(ledger, kind) for kind in get_args(LedgerKind))
    assert ledger.numerals == counted + ledger.unaccounted


@given(text=st.text(max_size=400))
@example("")
@example("\n" * 100)
def test_any_text_is_a_source(text: str) -> None:
    """A text of any characters is checked, and every numeral that it has is counted."""
    assert_counted(DISTRICT, text)
    prove(DISTRICT, text)


@given(
    text=st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join),
    report=st.sampled_from([DISTRICT, BUNDLED]),
)
@settings(max_examples=settings().max_examples // 3)  # the bundled model takes longer
def test_any_fragments_are_a_source(text: str, report: Report) -> None:
    """Words of the report in any order, with anything between them, are checked."""
    assert_counted(report, text)
    prove(report, text)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """The small report with some of its characters replaced, dropped or put elsewhere."""
    text = TEXT
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.sampled_from([0, 1, 1, 5, 40])))
        text = text[:at] + draw(st.sampled_from(["", text[at:end] * 2, *FRAGMENTS])) + text[end:]
    return text


@given(text=mutated())
def test_a_changed_report_is_a_source(text: str) -> None:
    """The report with some of its characters changed is checked."""
    assert_counted(DISTRICT, text)
    prove(DISTRICT, text)


@given(
    content=st.binary(max_size=300)
    | mutated().map(lambda text: text.encode("gb18030"))
    | mutated().flatmap(lambda text: st.sampled_from([text.encode()[n:] for n in (0, 1, 2)]))
)
def test_any_bytes_are_a_source_or_refused(content: bytes, path: Path) -> None:
    """Bytes are a text in one of the encodings, which is checked, or are refused as none."""
    path.write_bytes(content)
    try:
        text = read_source(path).text
    except ReportError as error:
        assert_refused(error.message)
    else:
        assert "\r" not in text
        prove(DISTRICT, text)
