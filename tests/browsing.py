"""A real headless Chromium without a network, for the tests of pages."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)

NEVER = 60_000
"""Milliseconds after which what is waited for is not going to come, however busy the machine."""

SWITCHES = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
"""What makes a browser start anywhere, and ask nobody for anything."""

HOSTILE = "<script>document.title='owned'</script><img src=x onerror=alert(1)>&amp;\"'>{{ 7*7 }}"

CONTRAST = """() => {
  const channels = (color) => color.match(/[\\d.]+/g).map(Number);
  const bright = (color) => {
    const [r, g, b] = channels(color).slice(0, 3).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (color.startsWith("rgb(")) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const poor = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const ink = element instanceof SVGElement ? style.fill : style.color;
    const [one, other] = [bright(ink), bright(behind(element))].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    if (ratio < 4.5) poor.add(`${element.outerHTML.slice(0, 80)} ${ratio.toFixed(2)}`);
  }
  return [...poor];
}"""


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A headless Chromium."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine")
    playwright_of = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright_of.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(SWITCHES))
        yield browser
        browser.close()


Open = Callable[..., "Page"]


@pytest.fixture
def open_page(browser: "Browser", files: dict[str, Path]) -> Iterator[Open]:
    """Open a page by path, or by its name among the module's `files`.

    At the end it has neither asked for anything nor complained.
    """
    contexts = []
    said: list[str] = []
    asked: list[str] = []

    def opened(which: str | Path, width: int = 1280, **options: Any) -> "Page":
        path = files[which] if isinstance(which, str) else which
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        context.set_offline(True)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(NEVER)
        page.on("console", lambda message: said.append(_told(message)))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [] == said
    assert set() == {url.partition(":")[0] for url in asked} - {"file", "data"}
    assert all(url.endswith(".html") for url in asked if url.startswith("file:"))


def _told(message: "ConsoleMessage") -> str:
    return f"{message.type}: {message.text}"
