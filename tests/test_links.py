"""Links open the report's page at the words of each figure, in a real Chromium."""

import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from conftest import Run

from xiaoshan_report.model.loading import load
from xiaoshan_report.model.structs import Figure, Indicator, Report

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

DATA = Path(__file__).parent / "data"

AT = """() => {
  const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  return scrollY > 0 && middle ? Number(middle.id) : 0;
}"""
"""The number of the paragraph that the page was opened at; 0 where it stands at its beginning."""


class Quiet(SimpleHTTPRequestHandler):
    """What serves a folder, and says nothing of it."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder that this machine serves, and its address."""
    handler = partial(Quiet, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield tmp_path, f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def page_of(paragraphs: Mapping[int, str]) -> str:
    """A page on which no screen shows two paragraphs."""
    style = "p { margin: 0; height: 300vh; width: 100%; display: flex; align-items: center }"
    body = (f"<p id={number}>{escape(words)}" for number, words in sorted(paragraphs.items()))
    return f"<!doctype html><meta charset=utf-8><style>{style}</style><p>{''.join(body)}<p>"


def quoted(report: Report) -> dict[int, str]:
    """All that a model quotes of its report, by paragraph, each run of words once."""
    quotes = defaultdict(set)
    for area in report.model.areas:
        quotes[area.paragraph].add(area.quote or "")
    for owner in report.model.owners():
        if not isinstance(owner.entry, Indicator):
            quotes[owner.paragraph].add(owner.entry.quote or "")
    for figure in report.every_figure():
        quotes[figure.paragraph].add(figure.quote)
    return {paragraph: _joined(each) for paragraph, each in quotes.items()}


def _joined(quotes: set[str]) -> str:
    longest = sorted(quotes, key=len, reverse=True)
    return "。".join(one for n, one in enumerate(longest) if one not in "。".join(longest[:n]))


def missed(browser: "Browser", address: str, figures: list[Figure]) -> list[str]:
    """The figures whose link opens the page elsewhere than at their paragraph."""
    page = browser.new_page()
    page.goto(address)
    found = []
    for figure in figures:
        fragment = urlsplit(figure.link or "").fragment
        page.evaluate("scrollTo(0, 0)")
        page.goto(f"{address}#{fragment}")
        if (at := page.evaluate(AT)) != figure.paragraph:
            found.append(f"{figure.id} ({figure.paragraph}): {at} {figure.link}")
    page.close()
    return found


def test_each_link_opens_at_its_paragraph(
    browser: "Browser",
    served: tuple[Path, str],
    report: Report,
) -> None:
    """Each of the bundled report's figures is found at its paragraph."""
    folder, address = served
    (folder / "page.html").write_text(page_of(quoted(report)), encoding="utf-8")
    figures = list(report.every_figure())
    assert 153 == len(figures)
    assert [] == missed(browser, f"{address}page.html", figures)


@pytest.mark.parametrize("name", ["qinghe-2025.txt", "documents/yunxi-2026.txt"])
def test_links_of_a_draft_open_at_their_paragraphs(
    run: Run,
    browser: "Browser",
    served: tuple[Path, str],
    name: str,
) -> None:
    """So it is with a draft, in whose text words recur."""
    folder, address = served
    text = DATA / name
    drafted = run("draft", str(text)).stdout
    model = folder / "model.toml"
    model.write_text(drafted.replace("abridged", 'url = "http://a/"\nabridged', 1), "utf-8")
    lines = text.read_text(encoding="utf-8").split("\n")
    (folder / "page.html").write_text(page_of(dict(enumerate(lines, 1))), encoding="utf-8")
    assert [] == missed(browser, f"{address}page.html", list(load(model).every_figure()))


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("镇里建成一个门户", ["村里建成一个门户", "乡里建成一个门户"]),
        ("建成一个门户，镇里满意", ["建成一个门户，村里满意", "建成一个门户"]),
        (
            "建设提速，建成一个门户，镇里满意",
            ["建设提速，建成一个门户。", "提速，建成一个门户"],
        ),
        (f"{'甲、乙、' * 30}建成一个门户，镇里{'丙、丁、' * 30}", ["乡里建成一个门户，乡里"]),
    ],
    ids=["before", "behind", "both", "long"],
)
def test_a_link_tells_words_from_their_like(
    browser: "Browser",
    served: tuple[Path, str],
    words: str,
    others: list[str],
) -> None:
    """What stands in several places is found by the words around it that a point quotes."""
    folder, address = served
    small = (DATA.parent / "models" / "small.toml").read_text(encoding="utf-8")
    model = folder / "model.toml"
    before, like = others[0], others[-1]
    edited = small.replace('id = "portal"\n', f'id = "portal"\nquote = "{words}"\n')
    edited = edited.replace('id = "plan"\n', f'id = "plan"\nquote = "{like}"\n')
    assert small.count('lead = "平稳。"') == 1
    edited = edited.replace('lead = "平稳。"', f'lead = "平稳。"\nquote = "{before}"')
    model.write_text(edited, encoding="utf-8")
    page = page_of({2: before, 5: words, 6: like})
    (folder / "page.html").write_text(page, encoding="utf-8")
    figure = load(model).figure("portal.portals")
    assert figure
    assert [] == missed(browser, f"{address}page.html", [figure])
