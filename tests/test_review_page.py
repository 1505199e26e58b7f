"""A text beside its figures: the page of `report review --html`, in a real Chromium."""

import html
import re
from itertools import pairwise
from pathlib import Path

import pytest
from browsing import CONTRAST, HOSTILE, NEVER, Open
from conftest import FULL_TEXT, PROJECT, Run, needs_full_text, run_here

from xiaoshan_report.model.loading import bundled_model, load

pytest.importorskip("jinja2", reason="the page is written with Jinja2, which is not installed")
pytest.importorskip("playwright", reason="playwright, which drives the browser, is not installed")

from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.slow

expect.set_options(timeout=NEVER)

CITY = PROJECT / "tests" / "data" / "documents" / "yunxi-2026.txt"

COUNTY = f"""打印本页
青田县人民政府工作报告
——2026年1月15日在青田县第十八届人民代表大会第五次会议上

一、2025年工作回顾
经济运行稳中有进。地区生产总值320.5亿元，增长5.6%；进出口总值、出口总值均增长8.2%。企业300家{HOSTILE}以上。
民生保障不断加强。城乡居民收入比为1.62：1。新时代以来，新建公园3个、图书馆4座、学校5所。
二、2026年工作安排
全力稳住经济增长。地区生产总值增长5%左右，力争完成投资15亿元。
"""
"""A text with marks of several kinds, a page's own line, and words that mean harm."""


def page_of(text: Path, folder: Path, beside: Path | None = None, lang: str = "en") -> Path:
    """The page of a draft of a text, or of that draft beside another text."""
    model, file = folder / f"{text.stem}.toml", folder / f"{text.stem}-{lang}.html"
    if not model.exists():
        run_here("draft", str(text), "-o", str(model), "--lang", "en")
    named = ("review", str(model), "--source", str(beside or text), "--html", str(file), "--force")
    done = run_here(*named, "--lang", lang)
    assert (0, "", "") == (done.returncode, done.stdout, done.stderr)
    return file


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages of a city's draft, in either language, and of a county's."""
    folder = tmp_path_factory.mktemp("pages")
    county = folder / "county.txt"
    county.write_text(COUNTY, encoding="utf-8")
    return {
        "zh": page_of(CITY, folder, lang="zh"),
        "en": page_of(CITY, folder),
        "county": page_of(county, folder),
    }


def shown(page: Page) -> list[str]:
    """The ids of the figures that can be seen, or read in the pane."""
    found = page.locator(".fig:not([hidden])").evaluate_all("all => all.map(e => e.id)")
    return list(map(str, found))


def words(page: Page) -> list[str]:
    """The lines of the text as one reads them."""
    found = page.locator("div.para > .words").evaluate_all(
        """all => all.map((e) => {
          const copy = e.cloneNode(true);
          copy.querySelectorAll("sup, .unseen").forEach((one) => one.remove());
          return copy.textContent;
        })"""
    )
    return list(map(str, found))


def selected(page: Page) -> str:
    """The id of the figure that is selected."""
    return str(page.locator(".fig.on").get_attribute("id"))


# What stands on the page


def test_every_figure_has_its_place_in_the_text(
    open_page: Open, files: dict[str, Path], run: Run, tmp_path: Path
) -> None:
    """Each figure of the model is there once, and leads to its number in its own paragraph."""
    for name, text in (("en", CITY), ("county", files["county"].parent / "county.txt")):
        model = tmp_path / f"{name}.toml"
        run("draft", str(text), "-o", str(model), "--lang", "en")
        places = open_page(name).evaluate(
            """() => Object.fromEntries(figures.map(({ element: { id }, numbers: [number] }) => [
              id.slice(2), [number.closest(".para").id, number.firstChild.data]]))"""
        )
        figures = list(load(model).every_figure())
        assert figures
        for figure in figures:
            paragraph, words = places.pop(figure.id)
            assert f"p-{figure.paragraph}" == paragraph
            assert words in figure.quote
            assert figure.printed in words
        assert all(key[0].isdigit() for key in places)  # words that are still undecided


@pytest.mark.parametrize("which", ["en", "county"])
def test_every_link_within_the_page_resolves(open_page: Open, which: str) -> None:
    """Every link leads to an element, and no two elements have one id."""
    page = open_page(which)
    ids = page.locator("[id]").evaluate_all("all => all.map(e => e.id)")
    links = page.locator("a[href^='#']").evaluate_all("all => all.map(e => e.hash.slice(1))")
    assert links
    assert set(links) <= set(ids)
    assert len(ids) == len(set(ids))


@needs_full_text
def test_reviewed_report_is_shown_whole(open_page: Open, tmp_path: Path) -> None:
    """Of a model that a person has reviewed, nothing is a draft, marked or not confirmed."""
    file = tmp_path / "page.html"
    named = ("review", str(bundled_model()), "--source", str(FULL_TEXT), "--html", str(file))
    assert not run_here(*named, "--lang", "en").returncode
    page = open_page(file)
    assert 153 == len(shown(page))
    expect(page.locator(".counts")).to_have_text(
        re.compile(r"Figures\s*153\s*To be decided\s*0\s*Not confirmed\s*0"), use_inner_text=True
    )
    expect(page.locator(".draft, .lost, .marked")).to_have_count(0)


def test_text_stands_as_it_is(open_page: Open) -> None:
    """Every line of the text is there with all its words, headings as headings, numbered."""
    page = open_page("zh")
    assert CITY.read_text(encoding="utf-8").split("\n") == [*words(page), ""]
    headings = page.locator("article :is(h2, h3, h4).words").all_text_contents()
    assert "一、2025年工作回顾" in headings
    assert "（一）产业发展提质增效" in headings
    levels = page.locator(":is(h1, h2, h3, h4)").evaluate_all("all => all.map(e => +e.tagName[1])")
    assert 1 == levels[0] == levels.count(1)
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_draft_and_its_marks_are_said(open_page: Open) -> None:
    """A draft is called one; each mark is lit in the text, with its reason beside it."""
    page = open_page("county")
    expect(page.locator(".draft")).to_contain_text("no person has confirmed it")
    marked = page.locator(".fig.marked")
    for card in marked.all():
        expect(card.locator(".why")).not_to_be_empty()
        of = card.get_attribute("id")
        expect(page.locator(f"a.num.marked[data-of~='{of}']").first).to_be_visible()
    record = page.locator(".head .why").count()
    said = page.locator(".counts .mark b").inner_text()
    assert marked.count() + record == int(said) > 3


def test_task_that_is_marked_is_flagged_where_its_words_begin(
    open_page: Open, tmp_path: Path
) -> None:
    """A task that a person has to decide stands beside the text too, and leads to its words."""
    data, model, file = PROJECT / "tests" / "data", tmp_path / "model.toml", tmp_path / "page.html"
    whole = (data / "district.toml").read_text(encoding="utf-8")
    todo = 'id = "buses"\ntodo = "is it 36 or 63?"'
    model.write_text(whole.replace('id = "buses"', todo), encoding="utf-8")
    named = ("review", str(model), "--source", str(data / "district.txt"), "--html", str(file))
    assert not run_here(*named, "--lang", "en").returncode
    page = open_page(file)
    expect(page.locator("[id='t-buses']")).to_contain_text("is it 36 or 63?")
    page.keyboard.press("n")
    assert "t-buses" == selected(page)
    flag = page.locator("[id='w-t-buses']")
    expect(flag).to_be_in_viewport()
    assert str(flag.evaluate("e => e.nextSibling.data")).startswith("年内计划更新公交车")


def test_what_stands_around_a_report_is_told_apart(open_page: Open) -> None:
    """A page's own lines are folded away; numbers that are no figures are named on demand."""
    page = open_page("county")
    expect(page.locator("details.around .words")).to_have_text("打印本页")
    year = page.locator(".other", has_text="2025年").first
    content = "e => getComputedStyle(e, '::after').content"
    assert "none" == year.evaluate(content)
    page.keyboard.press("o")
    assert "time" in year.evaluate(content)


def test_figures_that_the_text_lacks_are_listed_apart(open_page: Open, tmp_path: Path) -> None:
    """Where the text has other words than the model, their figures are counted and listed."""
    whole = CITY.read_text(encoding="utf-8")
    other = tmp_path / "other.txt"
    other.write_text(whole.replace("48.6万吨", "47.6万吨"), encoding="utf-8")
    page = open_page(page_of(CITY, tmp_path, beside=other))
    expect(page.locator(".lost .fig .is")).to_have_count(1)
    expect(page.locator(".counts")).to_contain_text("Not found in the text 1", use_inner_text=True)
    expect(page.locator(".unaccounted")).to_have_text(re.compile("47.6"))


# Either way


def test_number_leads_to_its_figure_and_back(open_page: Open) -> None:
    """A click on a number selects its figure; one on a figure brings its words into view."""
    page = open_page("zh")
    page.locator("[id='w-f-gdp.yoy']").click()
    assert "f-gdp.yoy" == selected(page)
    assert page.url.endswith("#f-gdp.yoy")
    expect(page.locator("[id='f-gdp.yoy']")).to_be_in_viewport()
    last = page.locator(".pane .fig").last
    last.click()
    assert selected(page) == last.get_attribute("id")
    expect(page.locator(f"[id='w-{selected(page)}']")).to_be_in_viewport()
    assert 1 == page.locator(".num.on").count()


def test_number_of_several_figures_leads_to_each(open_page: Open) -> None:
    """A number that is said of two things says so, and clicks go from one to the other."""
    page = open_page("county")
    shared = page.locator("a.num:has(sup)")
    if not shared.count():
        pytest.skip("no number of this text is said of two things")
    ids = str(shared.first.get_attribute("data-of")).split()
    for identifier in (*ids, ids[0]):
        shared.first.click()
        assert identifier == selected(page)


def test_pane_follows_the_text(open_page: Open) -> None:
    """While one reads on, the pane shows what the paragraph in view states."""
    page = open_page("zh")
    for paragraph in ("p-22", "p-10"):
        page.locator(f"[id='{paragraph}']").evaluate(
            "e => scrollBy(0, e.getBoundingClientRect().top - 250)"
        )
        expect(page.locator(".para.current")).to_have_id(paragraph)
        expect(page.locator(".group.current .fig").first).to_be_in_viewport()


def test_place_can_be_sent(open_page: Open, files: dict[str, Path]) -> None:
    """The address with a figure's fragment opens the page at the figure and its words."""
    page = open_page("en")
    page.goto("about:blank")
    page.goto(f"{files['en'].as_uri()}#f-retail-sales.yoy")
    assert "f-retail-sales.yoy" == selected(page)
    for anchor in ("f-retail-sales.yoy", "w-f-retail-sales.yoy"):
        expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


# Keys


def test_keys_go_from_figure_to_figure_and_from_mark_to_mark(open_page: Open) -> None:
    """J and k go through the figures, n and p through the marks, with the focus; Esc lets go."""
    page = open_page("county")
    order = shown(page)
    marks = page.locator(".fig.marked").evaluate_all("all => all.map(e => e.id)")
    for key, expected in (("j", order[0]), ("j", order[1]), ("k", order[0]), ("k", order[-1])):
        page.keyboard.press(key)
        assert expected == selected(page)
        expect(page.locator("a.num.on:focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".fig.on")).to_have_count(0)
    assert "#" not in page.url
    for key, expected in (("n", marks[0]), ("n", marks[1]), ("p", marks[0])):
        page.keyboard.press(key)
        assert expected == selected(page)


def test_keys_are_told(open_page: Open) -> None:
    """A question mark shows the keys, Escape closes them; within the search they are letters."""
    page = open_page("en")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("/")
    page.keyboard.type("jn")
    expect(page.locator("input[type=search]")).to_have_value("jn")
    expect(page.locator(".fig.on")).to_have_count(0)


# Narrowing


def test_counts_of_filters_are_what_they_leave(open_page: Open) -> None:
    """Each choice leaves as many figures as it says, also beside another that was made."""
    page = open_page("en", 1600)
    page.locator(".facet").evaluate_all("all => all.forEach(e => e.open = true)")
    choices = page.locator(".facet input[name]")
    names = choices.evaluate_all("all => all.map(e => [e.name, e.value])")
    for first in (None, "yoy"):
        if first:
            page.locator(f".facet [value={first}]").check()
        for name, value in names:
            if first and name == "measure":
                continue  # which would add to what is shown
            box = page.locator(f".facet [name={name}][value='{value}']")
            count = box.locator("xpath=../*[contains(@class, 'count')]").inner_text()
            box.check()
            assert int(count) == len(shown(page))
            box.uncheck()


def test_marks_alone_can_be_seen(open_page: Open) -> None:
    """The count of marks leads to the first and leaves them alone lit; Escape brings all back."""
    page = open_page("county")
    every, lit = shown(page), page.locator("a.num:not(.off)").count()
    page.locator(".counts [data-only=mark]").click()
    marked = page.locator(".fig.marked").evaluate_all("all => all.map(e => e.id)")
    assert marked == shown(page)
    assert marked[0] == selected(page)
    assert page.locator("a.num:not(.off)").count() < lit
    expect(page.locator(".found")).to_contain_text(
        f"{len(marked)} / {len(every)}", use_inner_text=True
    )
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert every == shown(page)
    page.keyboard.press("m")
    assert marked == shown(page)


def test_search_finds_names_numbers_and_words_of_the_text(open_page: Open) -> None:
    """Every word must stand in a figure; places in the text are counted, and Enter goes there."""
    page = open_page("zh")
    search = page.locator("input[type=search]")
    search.fill("社会消费品 5.3")
    assert ["f-retail-sales.yoy"] == shown(page)
    search.fill("增长5.3%")
    expect(page.locator("[data-hits] b")).to_have_text("1")
    search.fill("没有这个词")
    expect(page.locator(".nothing")).to_be_visible()
    search.fill("奋斗")
    expect(page.locator("[data-hits] b")).to_have_text("2")
    page.keyboard.press("Enter")
    expect(page.locator(".words", has_text="奋斗正当其时")).to_be_in_viewport()


# Without a script, on paper, for everybody


def test_page_is_a_document_without_a_script(open_page: Open) -> None:
    """Then what a paragraph states stands below it, links lead either way, no dead tool shows."""
    page = open_page("zh", 1440, java_script_enabled=False)
    below = page.locator("[id='p-7'] > .group .fig")
    expect(below.first).to_be_visible()
    assert below.count() > 4
    page.locator("[id='w-f-gdp.yoy']").click()
    assert page.url.endswith("#f-gdp.yoy")
    page.locator("[id='f-gdp.yoy'] .is").click()
    assert page.url.endswith("#w-f-gdp.yoy")
    for tool in (".search", ".languages", ".narrow", ".pane", ".help"):
        expect(page.locator(tool)).to_be_hidden()
    box = page.locator("main").bounding_box()
    assert box
    assert box["width"] > 700


def test_paper_has_the_text_and_below_it_what_it_states(open_page: Open) -> None:
    """Printed, no figure is missing and none cut; afterwards all stands beside the text again."""
    page = open_page("zh", color_scheme="dark")
    count = len(shown(page))
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) < 5
    expect(page.locator(".pane .fig")).to_have_count(count)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 720, "height": 1000})
    below = page.locator(".para > .group .fig")
    edges = below.evaluate_all("all => all.map(e => e.getBoundingClientRect().right)")
    assert count == len(edges)
    assert all(0 < edge <= 720 for edge in edges)
    for tool in (".tools", ".narrow", ".pane"):
        expect(page.locator(tool)).to_be_hidden()
    assert "rgb(28, 32, 36)" == page.evaluate("getComputedStyle(document.body).color")


@pytest.mark.parametrize("which", ["en", "county"])
def test_nothing_is_wider_than_the_window(open_page: Open, which: str) -> None:
    """At every width, in either language, with a figure selected, nothing overflows."""
    page = open_page(which)
    for width in (320, 390, 768, 1024, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        page.keyboard.press("j")
        page.keyboard.press("o")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for language in ("zh-Hans", "en"):
            page.locator(f"[data-language={language}]").click()
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_phone_shows_what_a_number_says_at_its_foot(open_page: Open) -> None:
    """A tap brings the figure along the lower edge, its number stays in sight; × sends it away."""
    page = open_page("zh", 390, has_touch=True, is_mobile=True)
    expect(page.locator(".pane")).to_be_hidden()
    page.locator("[id='w-f-gdp.yoy']").tap()
    expect(page.locator("[id='f-gdp.yoy']")).to_be_in_viewport()
    page.get_by_role("button", name="下一条").tap()
    expect(page.locator(".num.on")).to_be_in_viewport()
    page.get_by_role("button", name="关闭").tap()
    expect(page.locator(".pane")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_every_text_can_be_read(open_page: Open, scheme: str, width: int) -> None:
    """Every text has a contrast of 4.5 at least, on a light ground and on a dark one."""
    page = open_page("county", width, color_scheme=scheme)
    for key in ("o", "n"):
        page.keyboard.press(key)
        assert [] == page.evaluate(CONTRAST)


def test_landmarks_have_names(open_page: Open) -> None:
    """A screen reader finds each part of the page by its role and name."""
    page = open_page("en", 1440)
    for role in ("banner", "main", "search", "contentinfo"):
        expect(page.get_by_role(role)).to_have_count(1)
    for name in ("Figures", "Narrow"):
        expect(page.get_by_role("complementary", name=name)).to_have_count(1)
    expect(page.get_by_role("article", name="The text")).to_have_count(1)
    first = page.locator("a.num").first
    assert first.get_attribute("aria-describedby") == page.locator(".fig").first.get_attribute("id")


def test_hostile_content_stays_text(open_page: Open) -> None:
    """What looks like markup, a script or a template is shown as it is written."""
    page = open_page("county")
    assert 1 == sum(HOSTILE in line for line in words(page))
    expect(page.locator("img")).to_have_count(0)
    expect(page.locator("script")).to_have_count(1)
    assert "owned" not in page.title()
    names = page.locator("*").evaluate_all("all => all.flatMap(e => e.getAttributeNames())")
    assert [] == [name for name in names if name.startswith("on") or name == "style"]


def test_page_is_the_same_bytes_each_time_and_small(files: dict[str, Path], tmp_path: Path) -> None:
    """The same model and text give the same bytes: two kilobytes a figure at the most."""
    again = page_of(CITY, tmp_path).read_bytes()
    assert files["en"].read_bytes() == again
    assert len(again) < 2000 * again.count(b'<li class="fig')


def test_policy_names_the_one_style_and_script(browser: Browser, files: dict[str, Path]) -> None:
    """What is put into the page afterwards does not run, and is not fetched."""
    whole = files["en"].read_text(encoding="utf-8")
    smuggled = "<script>document.title = 'owned'</script><img src='https://example.org/x.png'>"
    with browser.new_context() as context:
        page = context.new_page()
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text))
        page.set_content(whole.replace("</body>", f"{smuggled}</body>"))
        assert "owned" != page.title()
    assert 2 <= sum("violates" in text for text in refused)
    assert html.unescape(whole).count("default-src 'none'") == 1
