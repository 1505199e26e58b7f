"""Charts in the terminal and as SVG pictures, and tables and charts as HTML pages."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from html.parser import HTMLParser
from itertools import pairwise
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from xiaoshan_report.commands import area, compare, figures, indicators, livelihood
from xiaoshan_report.messages import Language
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import Report
from xiaoshan_report.render import html, svg
from xiaoshan_report.render.chart import Chart, Group, Stack, is_cut, scale
from xiaoshan_report.render.formats import RenderOptions
from xiaoshan_report.render.layout import laid_out
from xiaoshan_report.render.table import Column, Table, View
from xiaoshan_report.render.terminal_chart import draw
from xiaoshan_report.render.values import Bar, Cell, Number, Quote, Share, Shares

if TYPE_CHECKING:
    import subprocess

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Golden = Callable[[str, str], None]
Shown = TypeVar("Shown", Chart, Stack)

LANGUAGES: tuple[Language, ...] = ("zh", "en")
WIDTHS = [40, 47, 60, 80, 100, 120, 160, 240]
HOSTILE = "<script>alert('1')</script> & \"]]>--> \x0b {x}"


TABLES: dict[str, Callable[[Report, Translator], View]] = {
    "indicators": lambda report, words: indicators.answer([report], words),
    "compare": lambda report, words: compare.answer([report], words, ids=()),
    "area": lambda report, words: area.answer([report], words, selectors=["7"]),
    "livelihood": lambda report, words: livelihood.answer([report], words, selectors=[]),
    "project": lambda report, words: livelihood.answer([report], words, selectors=["4"]),
    "figures": lambda report, words: figures.answer([report], words, area=7),
}

every_language = pytest.mark.parametrize("language", LANGUAGES)
every_width = pytest.mark.parametrize("width", WIDTHS)
every_table = pytest.mark.parametrize("name", TABLES)


def growth(report: Report, language: Language, *, everything: bool = False) -> Chart:
    """The chart of the growth of the indicators with both rates, or of all."""
    tr = Translator(language)
    chart = compare.answer([report], tr, ids=(), everything=everything, chart=True).chart
    assert isinstance(chart, Chart)
    return chart


def states(report: Report, language: Language) -> Stack:
    """The state of the tasks of every project."""
    chart = livelihood.answer([report], Translator(language), selectors=[]).chart
    assert isinstance(chart, Stack)
    return chart


def numbers_of(chart: Chart) -> Counter[str]:
    """Every number of the chart, as it is printed."""
    return Counter(str(n.value) for group in chart.groups for n in group.values if n)


def bars_of(text: str) -> list[tuple[str, str, str]]:
    """What stands left of the zero line, the bar right of it, and the number, of every bar."""
    return re.findall(r"^(.*)│([█▏▎▍▌▋▊▉━→]*) (\S+)$", text, re.MULTILINE)


def simple(*values: str) -> Chart:
    """A chart of one series."""
    groups = tuple(Group(f"g{i}", (Number(Decimal(value)),)) for i, value in enumerate(values))
    return Chart("title", ("series",), "%", groups, beyond="beyond")


# The scale

decimals = st.decimals(-200, 200, allow_nan=False, places=1)


@given(st.lists(decimals, max_size=20))
def test_scale_holds_zero_and_all_numbers_but_one(numbers: list[Decimal]) -> None:
    """Zero is on every scale, and at most one number is beyond it."""
    ends = scale(simple(*map(str, numbers)))
    assert ends.low <= 0 <= ends.high
    assert ends.low < ends.high
    assert sum(ends.clamped(number) != number for number in numbers) <= 1


@given(st.lists(decimals, max_size=20))
def test_ticks_are_round_and_hold_zero(numbers: list[Decimal]) -> None:
    """The marks of a scale lie on it at equal steps of 1, 2 or 5 times a power of ten."""
    ends = scale(simple(*map(str, numbers)))
    ticks = ends.ticks(7)
    assert Decimal(0) in ticks
    assert ends.low <= ticks[0] <= ticks[-1] <= ends.high
    assert 2 <= len(ticks) <= 8
    steps = {after - before for before, after in pairwise(ticks)}
    assert 1 == len(steps)
    assert steps.pop().normalize().as_tuple().digits in ((1,), (2,), (5,))


@pytest.mark.parametrize(
    ("numbers", "cut"),
    [
        (["10"] * 8 + ["21"], True),
        (["10"] * 8 + ["20"], False),
        (["10"] * 8 + ["-21"], True),
        (["10"] * 7 + ["30", "30"], False),
        (["10"] * 3 + ["90"], False),
    ],
)
def test_only_a_far_number_among_many_is_cut(numbers: list[str], cut: bool) -> None:
    """A bar is cut where there are many, and it is more than twice as long as any other."""
    assert cut == is_cut(simple(*numbers))


# The terminal


@every_language
@every_width
def test_chart_fits_its_terminal(report: Report, width: int, language: Language) -> None:
    """No line is wider than the terminal, none has blanks at its end, no number is cut."""
    lines = draw(growth(report, language), RenderOptions(width)).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert [] == [line for line in lines if line != line.rstrip() or "…" in line]


@every_language
@every_width
def test_every_number_stands_beside_its_bar(report: Report, width: int, language: Language) -> None:
    """Every growth rate is drawn once, with its number whole."""
    chart = growth(report, language)
    bars = bars_of(draw(chart, RenderOptions(width)))
    assert numbers_of(chart) == Counter(number.rstrip("↓*") for _, _, number in bars)


@every_language
@pytest.mark.parametrize("width", [*WIDTHS, None])
def test_bars_start_at_one_zero_line(report: Report, width: int | None, language: Language) -> None:
    """The zero line is one line; rises are to its right, falls to its left."""
    bars = bars_of(draw(growth(report, language), RenderOptions(width)))
    assert 1 == len({cell_len(left) for left, _, _ in bars})
    for left, right, number in bars:
        assert number.startswith("-") == left.endswith(("█", "━"))
        assert number.startswith("-") != bool(right)


@every_width
def test_longer_bar_is_a_higher_number(report: Report, width: int) -> None:
    """Within a series no higher number has a shorter bar, and none is without one."""
    eighths = {character: 8 - n for n, character in enumerate("█▉▊▋▌▍▎▏")} | {"━": 8, "→": 8}
    bars = bars_of(draw(growth(report, "zh"), RenderOptions(width)))
    for shape in "█━":
        lengths = sorted(
            (Decimal(number.rstrip("*")), sum(eighths[character] for character in right))
            for _, right, number in bars
            if right and (right[0] == "━") == (shape == "━") and "→" not in right
        )
        assert all(length for _, length in lengths)
        assert [length for _, length in lengths] == sorted(length for _, length in lengths)


def test_bar_beyond_the_scale_says_so(report: Report) -> None:
    """The one bar that is cut ends in an arrow, and a remark says what that means."""
    text = draw(growth(report, "zh", everything=True), RenderOptions(60))
    assert ["138.3"] == [number for _, right, number in bars_of(text) if right.endswith("→")]
    assert "\n→ 条形超出刻度，以数值为准。\n" in text
    assert "←━━━━━│ -90" in draw(
        Chart("", ("a", "b"), "", (*simple(*["10"] * 8).groups, Group("", (None, Number(-90))))),
        RenderOptions(21),
    )


@every_language
def test_chart_can_be_printed_in_gbk(report: Report, language: Language) -> None:
    """A Chinese Windows terminal has every character of a chart."""
    assert draw(growth(report, language), RenderOptions(60)).encode("gbk")


@every_width
def test_colour_adds_nothing_to_what_is_said(report: Report, width: int) -> None:
    """Without its codes the coloured chart is the plain one; the plain one has none."""
    coloured = draw(growth(report, "zh"), RenderOptions(width, color=True))
    plain = draw(growth(report, "zh"), RenderOptions(width))
    assert "\x1b[" in coloured
    assert "\x1b" not in plain
    bare = re.sub(r"\x1b\[[\d;]+m", "", coloured)
    assert plain == re.sub(r" +$", "", bare, flags=re.MULTILINE)


@pytest.mark.parametrize("width", [1, 5, 40, None])
@pytest.mark.parametrize("shown", [simple(), simple("0"), simple("-1")])
def test_chart_of_little_is_drawn(shown: Chart, width: int | None) -> None:
    """A chart of nothing, of zero, or of falls only is drawn without complaint."""
    assert shown.title[0] in draw(shown, RenderOptions(width))
    parsed(svg.picture(shown))


def test_picture_of_no_projects_is_drawn() -> None:
    """A picture without a row is one all the same."""
    parsed(svg.picture(Stack("t", Shares((), ""), ())))


def test_table_of_nothing_is_written(report: Report) -> None:
    """A question that finds nothing has a page with its title and its remark."""
    table = figures.answer([report], Translator("zh"), area=0, project=3).table
    page = html.document(table)
    assert 0 == read(page).tags["table"]
    assert all(note in page for note in table.notes)


# Pictures


def parsed(picture: str) -> Xml.Element:
    """The picture, read as strictly as a browser reads SVG."""
    return Xml.fromstring(picture)  # noqa: S314 - we have just written it


def pictures(report: Report, language: Language) -> Iterator[str]:
    """A picture of every kind."""
    yield svg.picture(growth(report, language))
    yield svg.picture(states(report, language))


@every_language
def test_picture_stands_alone(report: Report, language: Language) -> None:
    """A picture is well-formed, has a title and both colour schemes, and loads nothing."""
    for picture in pictures(report, language):
        root = parsed(picture)
        assert root.findtext("{http://www.w3.org/2000/svg}title")
        assert "prefers-color-scheme:dark" in picture
        assert ["http://www.w3.org/2000/svg"] == re.findall(r"https?:[^\"]*", picture)
        assert not re.search(r"url\(|@import|href|<script", picture)


@every_language
def test_bars_are_as_long_as_their_numbers(report: Report, language: Language) -> None:
    """All bars start from one zero line and are drawn to one scale, but for the one that is cut."""
    chart = growth(report, language, everything=True)
    picture = svg.picture(chart)
    bars = re.findall(
        r'class="(first|second)" x="([\d.]+)" y="[\d.]+" width="([\d.]+)".*?> ?<title>.* '
        r"(-?[\d.]+)[*↓]? %",
        picture,
    )
    assert numbers_of(chart) - Counter(bar[3] for bar in bars) == {"138.3": 1}
    zeros = {
        round(float(x) + (float(width) if float(number) < 0 else 0)) for _, x, width, number in bars
    }
    assert 1 == len(zeros)
    scales = [float(width) / abs(float(number)) for _, _, width, number in bars]
    assert max(scales) - min(scales) < 0.05
    assert 1 == picture.count('<path class="first"')


def test_picture_of_states_has_a_square_for_each_task(report: Report) -> None:
    """Every task has its square, besides those of the legend."""
    stack = states(report, "zh")
    squares = re.findall(r'class="level-line".*?<title>(.*?)</title>', svg.picture(stack))
    of_legend = [share.text for share in stack.legend.shares]
    of_rows = [
        share.text for _, row in stack.rows for share in row.shares for _ in range(share.count)
    ]
    assert Counter(of_legend + of_rows) == Counter(squares)
    assert sum(share.count for share in stack.legend.shares) == len(of_rows)


def test_page_of_states_tells_them_apart(report: Report) -> None:
    """On a page, too, the squares of no two states are alike."""
    view = livelihood.answer([report], Translator("zh"), selectors=[])
    squares = re.findall("<b style.*?></b>", html.document(view.table))
    assert 5 == len(set(squares))
    assert 5 + 31 == len(squares)


# Pages

VOID = {"meta", "br"}


class _Reader(HTMLParser):
    """Reads a page: its tags must nest, and its table is a grid of texts."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.grid: list[list[str]] = []
        self.at = 0
        self.waiting: dict[int, int] = {}
        self.tags: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        if tag not in VOID:
            self.open.append(tag)
        given = dict(attrs)
        if tag == "tr":
            self.grid.append([])
        elif tag in ("td", "th"):
            self._skip()
            span = int(given.get("rowspan") or 1)
            self.at = len(self.grid[-1])
            self.waiting[self.at] = span - 1
            self.grid[-1] += [""] * int(given.get("colspan") or 1)
        elif tag == "br" and self.grid:
            self.grid[-1][self.at] += "\n"

    def handle_startendtag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "tr":
            self._skip()
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        if {"td", "th"} & set(self.open):
            self.grid[-1][self.at] += data

    def _skip(self) -> None:
        """Leave room for cells of rows above that reach down to here."""
        while self.waiting.get(len(self.grid[-1])):
            self.waiting[len(self.grid[-1])] -= 1
            self.grid[-1].append("")


def read(page: str) -> _Reader:
    """The page, read."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert [] == reader.open
    return reader


@every_language
@every_table
def test_page_holds_the_table(report: Report, name: str, language: Language) -> None:
    """Every row of a page is as long as its heading."""
    table = TABLES[name](report, Translator(language)).table
    assert 1 == len({len(row) for row in read(html.document(table)).grid})


@every_table
def test_page_has_the_numbers_in_their_rows(report: Report, name: str) -> None:
    """What a cell of the page says begins with the number that the table has there."""
    table = TABLES[name](report, Translator("zh")).table
    grid = read(html.document(table)).grid
    body = [row for row in grid[1:] if any(row[1:])]
    first, *others = laid_out(table).columns
    rows = [row for row, _ in enumerate(table.rows) if any(one.cells[row] for one in others)]
    for row, actual in zip(rows, body, strict=True):
        for column, text in zip([first, *others], actual, strict=True):
            cell: Any = column.cells[row]
            value = str(getattr(cell, "value", cell if cell is not None else ""))
            assert not column.numeric or text.startswith(value)


@every_language
def test_page_stands_alone(report: Report, language: Language) -> None:
    """A page is one document in its language, for light and dark, and loads nothing."""
    for make in TABLES.values():
        page = html.write(make(report, Translator(language)), RenderOptions())
        assert page.startswith(
            "<!DOCTYPE html>\n<html lang=" + {"zh": '"zh-CN"', "en": '"en"'}[language]
        )
        assert "prefers-color-scheme:dark" in page
        assert not re.search(r"https?:|url\(|@import|href|src=|<script|<link", page)
        assert 1 == read(page).tags["h1"]


@every_language
def test_page_with_a_chart_has_its_numbers_as_a_table_too(
    report: Report, language: Language
) -> None:
    """Whoever cannot see the picture reads the table below it."""
    table = compare.answer([report], Translator(language), ids=()).table
    reader = read(html.document(table, growth(report, language)))
    assert 1 == reader.tags["svg"] == reader.tags["table"] == reader.tags["h1"]


# Both


def test_hostile_words_stay_words() -> None:
    """Words of a model cannot become markup, in a table or in a chart."""
    columns = [
        Column(key, HOSTILE, itemgetter(place), grouped=key == "b")
        for place, key in enumerate("abcd")
    ]
    row: list[Cell] = [
        HOSTILE,
        HOSTILE,
        Quote(HOSTILE, "alert"),
        Bar(Decimal(1), Decimal(2), HOSTILE),
    ]
    table = Table(HOSTILE, columns, [row], [HOSTILE], [HOSTILE])
    number = Number(Decimal("1.5"), HOSTILE)
    chart = Chart(HOSTILE, (HOSTILE,), HOSTILE, (Group(HOSTILE, (number,)),), (HOSTILE,))
    shares = Shares((Share("done", 2, HOSTILE),), HOSTILE)
    stack = Stack(HOSTILE, shares, ((HOSTILE, shares),), (HOSTILE,), (HOSTILE,))
    drawn = [svg.picture(chart), svg.picture(stack)]
    for text in (*drawn, html.document(table, chart)):
        assert "<script" not in text
        assert "\x0b" not in text
    for picture in drawn:
        assert HOSTILE.replace("\x0b", "\\u000b") in "".join(parsed(picture).itertext())
    assert 0 == read(html.document(table, stack)).tags["script"]


# The command


@every_language
@pytest.mark.parametrize("question", [["compare"], ["compare", "gdp"]], ids="-".join)
@pytest.mark.parametrize("name", ["table", "html"])
def test_chart_is_drawn_when_asked_for(
    run: Run, question: list[str], name: str, language: Language
) -> None:
    """--chart draws a chart in the formats for people that have tables, too."""
    asked = [*question, "--format", name, "--lang", language]
    plain, drawn = run(*asked), run(*asked, "--chart")
    assert (0, "") == (drawn.returncode, drawn.stderr)
    assert plain.stdout != drawn.stdout
    assert {"table": "█", "html": "</svg>"}[name] in drawn.stdout


@every_language
@pytest.mark.parametrize(
    "question", [["compare"], ["compare", "gdp"], ["livelihood"], ["livelihood", "4"]], ids="-".join
)
def test_svg_draws_what_there_is_a_chart_of(
    run: Run, question: list[str], language: Language
) -> None:
    """A picture needs no option: it is always of the chart."""
    drawn = run(*question, "--format", "svg", "--lang", language)
    assert (0, "") == (drawn.returncode, drawn.stderr)
    assert "</svg>" in drawn.stdout


@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "tsv", "markdown"])
def test_data_is_the_same_with_a_chart(run: Run, name: str) -> None:
    """A format that cannot draw writes with --chart what it writes without."""
    asked = ["compare", "--format", name, "--lang", "zh"]
    assert run(*asked).stdout == run(*asked, "--chart").stdout


@pytest.mark.parametrize("ending", ["svg", "html", "txt"])
def test_chart_goes_into_a_file_by_its_ending(run: Run, tmp_path: Path, ending: str) -> None:
    """The ending of the file says whether it is a picture, a page or a text."""
    path = tmp_path / f"chart.{ending}"
    answer = run("compare", "--chart", "--lang", "zh", "--output", str(path))
    assert (0, "", "") == (answer.returncode, answer.stdout, answer.stderr)
    form = {"txt": "table"}.get(ending, ending)
    expected = run("compare", "--chart", "--lang", "zh", "--format", form).stdout
    assert expected == path.read_text(encoding="utf-8")


# The files


@every_language
@pytest.mark.parametrize("width", [60, 120])
def test_terminal_chart_is_the_golden_file(
    report: Report, golden: Golden, width: int, language: Language
) -> None:
    """The chart is drawn in a terminal as its golden files hold."""
    golden(
        f"chart-compare-{width}.{language}.txt",
        draw(growth(report, language), RenderOptions(width)),
    )


@every_language
def test_picture_is_the_golden_file(report: Report, golden: Golden, language: Language) -> None:
    """The charts are drawn as the pictures and pages that their golden files hold."""
    tr = Translator(language)
    golden(f"chart-compare.{language}.svg", svg.picture(growth(report, language)))
    golden(f"chart-livelihood.{language}.svg", svg.picture(states(report, language)))
    for name, chart in (
        ("compare", growth(report, language)),
        ("livelihood", states(report, language)),
    ):
        table = TABLES[name](report, tr).table
        golden(f"chart-{name}.{language}.html", html.document(table, chart))
