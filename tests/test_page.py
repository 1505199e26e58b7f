"""The HTML page of `report export` in a real headless Chromium, without a network."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise, permutations
from pathlib import Path

import pytest
from browsing import CONTRAST, HOSTILE, NEVER, Open
from conftest import Run

from xiaoshan_report.commands import compare_places, compare_rates, livelihood
from xiaoshan_report.messages import Language
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.loading import bundled_model, bundled_terms, load
from xiaoshan_report.model.matching import match_reports
from xiaoshan_report.model.structs import Report

pytest.importorskip("jinja2", reason="the page is written with Jinja2, which is not installed")
pytest.importorskip("playwright", reason="playwright, which drives the browser, is not installed")

from playwright.sync_api import Browser, Locator, Page, expect

from xiaoshan_report.export.html import write

pytestmark = pytest.mark.slow

expect.set_options(timeout=NEVER)

TESTS = Path(__file__).parent
DISTRICT = TESTS / "data" / "district.toml"

LANGUAGES: tuple[Language, ...] = ("zh", "en")
LEFT_EDGE = {"x": 0, "y": 300}


def write_page(reports: Sequence[Report], path: Path, tr: Translator) -> None:
    """Write the page on these reports."""
    write(reports, path, tr, match_reports(reports, bundled_terms()))


@pytest.fixture(scope="module")
def files(report: Report, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page on the bundled model in either language, and on two models."""
    folder = tmp_path_factory.mktemp("pages")
    paths = {name: folder / f"{name}.html" for name in (*LANGUAGES, "both")}
    for language in LANGUAGES:
        write_page([report], paths[language], Translator(language))
    write_page([report, load(DISTRICT)], paths["both"], Translator("en"))
    return paths


def card(page: Page) -> Locator:
    """What shows the words behind a number."""
    return page.locator(".card")


def identified(page: Page, identifier: str) -> Locator:
    """The element with this id."""
    return page.locator(f"[id='{identifier}']")


def unfolded(page: Page) -> Page:
    """The page with all that was folded away opened."""
    page.locator("[data-unfold]").click()
    return page


def visible(page: Page, selector: str) -> list[str]:
    """The ids, or what is searched for, of the elements that can be seen."""
    return list(
        page.locator(selector).evaluate_all(
            "all => all.filter(e => e.checkVisibility()).map(e => e.dataset.find ?? e.id)"
        )
    )


# The file


def test_page_is_the_same_bytes_each_time(report: Report, tmp_path: Path) -> None:
    """The same reports in the same language give the same bytes."""
    for name in ("one", "two"):
        write_page([report], tmp_path / name, Translator("zh"))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_page_that_cannot_be_written_is_a_refusal(run: Run, tmp_path: Path) -> None:
    """A folder that is not there is a refusal in one sentence."""
    done = run("export", str(tmp_path / "nowhere" / "page.html"), "--lang", "en")
    assert (2, "", 1) == (done.returncode, done.stdout, done.stderr.count("\n"))
    assert "nowhere" in done.stderr


def test_project_without_tasks_has_its_place(tmp_path: Path) -> None:
    """A model whose project lists no task, which loading accepts, is written like any other."""
    write_page([load(TESTS / "models" / "small.toml")], tmp_path / "page.html", Translator("en"))
    assert 'id="project/2"' in (tmp_path / "page.html").read_text(encoding="utf-8")


# What the page holds


@pytest.mark.parametrize("which", ["zh", "en", "both"])
def test_every_link_within_the_page_resolves(open_page: Open, which: str) -> None:
    """Every link within the page leads to an element, and no two elements have one id."""
    found = open_page(which).evaluate(
        """() => {
          const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
          const links = [...document.querySelectorAll('a[href^="#"], use')]
            .map((e) => e.getAttribute('href').slice(1));
          return {
            links: links.length,
            lost: links.filter((id) => !ids.includes(id)),
            twice: ids.filter((id, at) => ids.indexOf(id) !== at),
          };
        }"""
    )
    assert found["links"] > 300
    assert [] == found["lost"]
    assert [] == found["twice"]


def test_everything_of_the_model_has_its_anchor(open_page: Open, report: Report) -> None:
    """Every indicator, area, section, point, project and task can be linked to by its id."""
    model = report.model
    wanted = [f"area/{area.number}" for area in model.areas]
    wanted += [f"area/{area.number}/{s.number}" for area in model.areas for s in area.sections]
    wanted += [f"project/{project.number}" for project in model.projects]
    wanted += list(report.figures)
    wanted += [f"words/{figure.id}" for figure in report.every_figure()]
    ids = open_page("zh").locator("[id]").evaluate_all("all => all.map(e => e.id)")
    assert [] == [anchor for anchor in wanted if anchor not in ids]


def test_every_figure_stands_with_its_words(open_page: Open, report: Report) -> None:
    """Every figure is linked to from where it is stated; its entry quotes and marks its words."""
    found = open_page("zh").evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.paragraph .entry')].map((e) => [
          e.dataset.find,
          [e.querySelector('blockquote').textContent, e.querySelector('mark')?.textContent,
           document.querySelectorAll(`main .num[href="#${e.id}"]`).length > 0],
        ]))"""
    )
    expected = {f.id: [f"“{f.quote}”", f.printed, True] for f in report.every_figure()}
    tasks = {
        task.id: [f"“{task.quote}”", None, True]
        for project in report.model.projects
        for task in project.tasks
    }
    assert expected | tasks == found


def test_record_of_the_report_is_complete(open_page: Open, report: Report) -> None:
    """The head of the page says who published what, when, and where."""
    record = report.model.report
    text = open_page("en").locator(".record").inner_text()
    assert record.index_number
    assert record.url
    wanted = (record.issuer_en, "7 Jul 2021", record.index_number, record.place_en, record.url)
    assert [] == [words for words in wanted if words not in text]


def test_comparisons_say_what_they_may_be_off(open_page: Open, report: Report) -> None:
    """Every derived number stands beside what it may be off; the widest gap comes first."""
    matching = match_reports([report], bundled_terms())
    compared, _ = compare_rates.chosen([report], (), matching)
    expected = [
        f"±{derived.margin}"
        for one in compared
        for derived in (getattr(one.record, key) for key in ("gap", "implied_prior_yoy"))
        if derived
    ]
    page = unfolded(open_page("zh"))
    cells = page.locator(".comparison td:is(:nth-child(4), :nth-child(5)) .range")
    assert expected == cells.all_inner_texts()


def test_progress_is_shown_only_where_the_report_states_it(open_page: Open, report: Report) -> None:
    """A task has a bar if the report gives a percentage, or how many are done of how many."""
    projects = [livelihood.record_of(report, one) for one in report.model.projects]
    stated = [
        task.id
        for project in projects
        for task in project.tasks
        if task.percent is not None or (task.done is not None and task.target is not None)
    ]
    assert stated
    page = open_page("zh")
    assert stated == visible(page, ".told > li:has(.bar)")
    assert stated == visible(unfolded(page), ".tasks > li:has(.bar)")
    assert [] == visible(page, ".told > li")
    expect(identified(page, "first-aid-stations").locator(".made")).to_have_attribute(
        "width", "10.00%"
    )


def test_chart_draws_a_pair_of_bars_to_scale(open_page: Open, report: Report) -> None:
    """Bars are as long as their numbers say, falls to the left of zero; the longest is cut."""
    page = open_page("en")
    drawn = page.locator(".bars > li").evaluate_all(
        """all => all.map((li) => [li.dataset.find, [...li.querySelectorAll('rect')].map((rect) => {
          const zero = li.querySelector('.zero').getBoundingClientRect();
          const box = rect.getBoundingClientRect();
          return [rect.getAttribute('class'), box.width, box.left >= zero.left - 1];
        })])"""
    )
    lengths = {(name, kind): width for name, bars in drawn for kind, width, _ in bars}
    values = {
        (figure.indicator, figure.measure.replace("_", "-")): figure.value
        for figure in report.every_figure()
        if figure.indicator and figure.measure in ("yoy", "two_year_average")
    }
    assert values.keys() == lengths.keys()
    unit = page.locator(".axis").evaluate(
        """(axis) => {
          const last = [...axis.querySelectorAll('text')].at(-1);
          const lines = [...document.querySelector('.bars').querySelector('svg').children]
            .filter((e) => e.tagName === 'line').map((e) => e.getBoundingClientRect().left);
          const zero = document.querySelector('.bars .zero').getBoundingClientRect().left;
          return (lines.at(-1) - zero) / Number(last.textContent);
        }"""
    )
    longest = max(values, key=lambda key: values[key])
    for key, value in values.items():
        length = lengths[key] / unit
        assert (length < value) if key == longest else abs(length - abs(float(value))) < 0.1
    forward = {(name, kind): ahead for name, bars in drawn for kind, _, ahead in bars}
    assert {key: value > 0 for key, value in values.items()} == forward
    expect(page.locator(".bars .cut")).to_have_count(1)


# What is folded away


@pytest.mark.parametrize("which", [*LANGUAGES, "both"])
@pytest.mark.parametrize("width", [390, 1280])
def test_page_opens_with_what_matters(open_page: Open, which: str, width: int) -> None:
    """It is at most a quarter as long as it was when everything lay open."""
    page = open_page(which, width)
    assert page.evaluate("document.documentElement.scrollHeight") < 38_000 / 4
    assert page.locator(".fold:not([open])").count() > 1


def test_headline_indicators_come_first(open_page: Open, report: Report) -> None:
    """The first indicators that are not part of another stand on the first screen, with growth."""
    page = open_page("en")
    wanted = [one.id for one in report.model.indicators if one.part_of is None][:6]
    tiles = page.locator(".tiles > li")
    assert wanted == tiles.evaluate_all("all => all.map(e => e.dataset.find)")
    for tile in tiles.all():
        expect(tile).to_be_in_viewport()
        expect(tile.locator(".main .num")).to_contain_text("%")


def test_livelihood_is_told_at_a_glance(open_page: Open, report: Report) -> None:
    """Folded, a project shows a cell a task by its state, furthest first, and how many are done."""
    page = open_page("en")
    for project in report.model.projects:
        states = [task.state for task in project.tasks]
        row = page.locator(".project").nth(project.number - 1)
        cells = row.locator(".cell").evaluate_all("all => all.map(e => e.classList[1])")
        assert sorted(states, key=livelihood.STATES.index) == cells
        done = f"{states.count('done')} of {len(states)} done"
        expect(row.locator(".tally")).to_have_text(done, use_inner_text=True)


@pytest.mark.parametrize("scripts", [True, False])
def test_link_opens_what_it_leads_to(
    open_page: Open, report: Report, files: dict[str, Path], *, scripts: bool
) -> None:
    """An address with anything's anchor opens what that is folded in, with scripts or without."""
    page = open_page("en", java_script_enabled=scripts)
    figure = next(report.every_figure())
    for anchor in (
        *("part/comparison", "area/3", "area/3/2", "project/4", "gdp", "elderly-canteens"),
        f"words/{figure.id}",
    ):
        page.goto("about:blank")
        page.goto(f"{files['en'].as_uri()}#{anchor}")
        expect(identified(page, anchor)).to_be_in_viewport()
        assert identified(page, anchor).evaluate("e => !!e.closest('details[open]')")


def test_finding_in_the_page_opens_what_it_finds(open_page: Open, files: dict[str, Path]) -> None:
    """What the browser itself finds in folded text is opened and shown."""
    page = open_page("en")
    page.goto("about:blank")
    page.goto(f"{files['en'].as_uri()}#:~:text=Yongxing%20reading")
    expect(
        page.locator("#yongxing-reading-rooms, .tasks > li", has_text="reading").first
    ).to_be_in_viewport()


def test_search_opens_what_it_finds(open_page: Open) -> None:
    """A search opens what it finds; afterwards all is folded as it was."""
    page = open_page("en")
    identified(page, "area/2/title").click()
    searched(page, "canteens")
    expect(page.locator("#elderly-canteens")).to_be_visible()
    expect(identified(page, "words/elderly-canteens.canteens")).to_be_visible()
    page.get_by_role("button", name="Show all").click()
    assert ["area/2"] == page.locator("details[open] .inside").evaluate_all(
        "all => all.map(e => e.id)"
    )


def test_button_opens_and_folds_everything(open_page: Open) -> None:
    """One button opens all that is folded, and folds it again."""
    page = unfolded(open_page("zh"))
    assert 0 == page.locator("details:not([open])").count()
    assert 0 == unfolded(page).locator("details[open]").count()


def test_folds_open_from_the_keyboard(open_page: Open) -> None:
    """Enter on a focused title opens what is folded under it."""
    page = open_page("en")
    page.locator("summary", has=identified(page, "area/1/title")).focus()
    page.keyboard.press("Enter")
    expect(identified(page, "area/1")).to_be_visible()


# Several reports


def test_several_reports_open_with_their_comparison(open_page: Open, report: Report) -> None:
    """First comes each series that two of them have, place by place as `compare` has it."""
    page = open_page("both")
    reports = [report, load(DISTRICT)]
    rows, _ = compare_places.chosen(reports, (), match_reports(reports, bundled_terms()))
    common = [one for one in rows if compare_places.is_common(one)]
    places = page.locator(".places tbody tr")
    expect(places).to_have_count(len(common))
    for row, one in zip(places.all(), common, strict=True):
        place = one.report.model.report.place_en
        assert place in (row.locator("th .en").text_content() or "")
        growth = one.record.yoy
        shown = row.locator("td").all_text_contents()
        assert growth is None or any(f"{growth}".replace("-", "−") in text for text in shown)
    expect(page.locator("main h2").first).to_have_text("Report by report", use_inner_text=True)
    expect(page.locator(".places tbody tr").first).to_be_in_viewport()
    page.locator(".places .num").first.click()
    expect(card(page)).to_contain_text("gdp.yoy")


def test_draft_is_called_one(open_page: Open, tmp_path: Path) -> None:
    """The title of the page on a model that no person has confirmed says so."""
    text = DISTRICT.read_text(encoding="utf-8").replace(
        "[report]\n", '[report]\nstatus = "draft"\n'
    )
    (tmp_path / "draft.toml").write_text(text, encoding="utf-8")
    write_page([load(tmp_path / "draft.toml")], tmp_path / "draft.html", Translator("en"))
    page = open_page(tmp_path / "draft.html")
    expect(page.locator("h1")).to_contain_text("(draft, not reviewed)", use_inner_text=True)
    assert page.title().endswith("(draft, not reviewed)")


# The words behind a number


def test_pointing_at_a_number_shows_its_words(open_page: Open, report: Report) -> None:
    """The words show while the pointer is on the number or on them, and go when it leaves."""
    page = open_page("zh")
    figure = report.figure("retail-sales.two-year-average")
    assert figure
    number = unfolded(page).locator("#retail-sales .num").nth(2)
    number.hover()
    expect(card(page)).to_be_visible()
    expect(card(page).locator("blockquote")).to_have_text(f"“{figure.quote}”")
    expect(card(page).locator("mark")).to_have_text(figure.printed)
    for part in (f"第{figure.paragraph}段", "2021年1—5月", figure.id):
        expect(card(page)).to_contain_text(part)
    card(page).hover()
    page.wait_for_timeout(400)
    expect(card(page)).to_be_visible()
    page.mouse.move(**LEFT_EDGE)
    expect(card(page)).to_be_hidden()


def test_focus_shows_a_number_s_words(open_page: Open) -> None:
    """From the keyboard the words show on focus, go with Escape, and Enter or Space bring them."""
    page = unfolded(open_page("en"))
    number = page.locator("#industrial-value-added .num").first
    page.locator("#gdp .num").last.focus()
    page.keyboard.press("Tab")
    expect(number).to_be_focused()
    expect(card(page)).to_contain_text("industrial-value-added.yoy")
    expect(number).to_have_attribute("aria-describedby", "page/card")
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        expect(card(page)).to_be_visible()
        expect(number).to_have_attribute("aria-expanded", "true")
        page.keyboard.press(key)
        expect(card(page)).to_be_hidden()
    page.keyboard.press("Tab")
    expect(card(page)).not_to_contain_text("industrial-value-added.yoy")


def test_click_keeps_a_number_s_words(open_page: Open) -> None:
    """After a click the words stay when the pointer leaves, until a click elsewhere."""
    page = unfolded(open_page("zh"))
    page.locator("#gdp .num").click()
    page.mouse.move(**LEFT_EDGE)
    page.wait_for_timeout(400)
    expect(card(page)).to_contain_text("gdp.yoy")
    expect(page.locator("#gdp .num")).to_be_focused()
    page.mouse.click(5, 300)
    expect(card(page)).to_be_hidden()


def test_chart_and_states_show_their_words_too(open_page: Open) -> None:
    """A bar's number, a task's state and a refused value answer like any number."""
    page = unfolded(open_page("en"))
    page.locator(".bars [data-find=gdp] .num").click()
    expect(card(page)).to_contain_text("gdp.yoy")
    page.locator("#public-aed .state").first.click()
    expect(card(page)).to_contain_text("招投标公告")
    page.locator(".comparison [data-find=industrial-value-added] .refused").first.click()
    expect(card(page)).to_contain_text("comparable prices")


def test_touch_shows_the_words_at_the_foot_of_a_phone(open_page: Open) -> None:
    """A tap on a phone brings the words along the lower edge of the window."""
    page = open_page("zh", 360, has_touch=True, is_mobile=True)
    identified(page, "project/1/title").tap()
    page.locator("#bus-renewal .num").tap()
    box = card(page).bounding_box()
    assert box
    assert (0, 360, 800) == (box["x"], box["width"], box["y"] + box["height"])
    page.locator(".summary p").tap()
    expect(card(page)).to_be_hidden()


def test_card_never_leaves_the_window(open_page: Open) -> None:
    """Wherever the number stands, its words show within the window."""
    page = unfolded(open_page("en", 1000))
    for number in page.locator(".comparison tr:nth-child(8n + 1) .num").all():
        number.hover()
        box = card(page).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 1000
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 800


def test_without_a_script_a_number_leads_to_its_words(open_page: Open) -> None:
    """Where scripts do not run, a number's link leads to its entry, and no dead tool is shown."""
    page = open_page("zh", java_script_enabled=False)
    page.locator(".bars [data-find=gdp] .num").click()
    assert page.url.endswith("#words/gdp.yoy")
    expect(identified(page, "words/gdp.yoy")).to_be_in_viewport()
    expect(page.locator(".search, .languages").first).to_be_hidden()


# Search


def searched(page: Page, query: str) -> set[str]:
    """What is left of the page after a search."""
    page.locator("input[type=search]").fill(query)
    return set(visible(page, "main [data-find]"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("老年食堂", {"elderly-canteens", "elderly-canteens.canteens"}),
        ("CANTEENS", {"elderly-canteens", "elderly-canteens.canteens"}),
        ("first-aid-stations.completed", {"first-aid-stations.completed"}),
        ("canal culture", {"canal-culture-monograph"}),
        ("１３８．３", {"invention-patents-granted", "invention-patents-granted.yoy"}),
        ("-43.6", {"work-safety-deaths", "work-safety-deaths.vs-two-year-mean"}),
        ("nothing of the kind", set()),
    ],
)
def test_search_leaves_what_has_all_the_words(open_page: Open, query: str, found: set[str]) -> None:
    """A search leaves what has all its words in either language; the count says how much."""
    page = open_page("zh")
    assert found == searched(page, query)
    expect(page.locator("[data-shown]")).to_have_text(str(len(found)))
    expect(page.locator(".nothing")).to_be_visible(visible=not found)


def test_search_hides_what_is_left_empty(open_page: Open) -> None:
    """Areas, projects and headings without a match go, and all come back with the empty search."""
    page = open_page("en")
    before = page.locator("main :is(h2, h3, h4):visible").count()
    searched(page, "canteens")
    left = ["Livelihood projects", "Every number in its words"]
    assert left == page.locator("main h2:visible").all_inner_texts()
    assert ["project/4"] == visible(page, ".project .inside")
    page.get_by_role("button", name="Show all").click()
    assert before == page.locator("main :is(h2, h3, h4):visible").count()
    expect(page.locator("input[type=search]")).to_be_focused()


def test_link_to_what_a_search_hides_ends_it(open_page: Open) -> None:
    """The contents lead to an area even while a search hides it."""
    page = open_page("en")
    searched(page, "canteens")
    page.locator("nav a[href='#area/3']").click()
    expect(identified(page, "area/3")).to_be_in_viewport()
    expect(page.locator("input[type=search]")).to_have_value("")


# Languages


def test_language_switch_changes_all_and_remembers_nothing(open_page: Open, report: Report) -> None:
    """The switch changes the page's language, its title too; opened anew it is as written."""
    page = open_page("zh")
    record = report.model.report
    assert (record.title, "zh-Hans") == (page.title(), page.get_attribute("html", "lang"))
    expect(page.locator("h1")).to_have_text(record.title, use_inner_text=True)
    page.get_by_role("button", name="English").click()
    assert (record.title_en, "en") == (page.title(), page.get_attribute("html", "lang"))
    expect(page.locator("h1")).to_have_text(record.title_en, use_inner_text=True)
    expect(page.get_by_role("button", name="English")).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.locator("h1")).to_have_text(record.title, use_inner_text=True)
    assert 0 == page.evaluate("localStorage.length + sessionStorage.length")


def test_english_page_shows_chinese_only_in_quotes(open_page: Open) -> None:
    """In English nothing that can be seen is Chinese but the report's own words and 中文."""
    page = open_page("en")
    chinese = page.evaluate(
        """() => {
          const found = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const { data, parentElement: at } = walker.currentNode;
            if (/[\\u4e00-\\u9fff]/.test(data) && at.checkVisibility() &&
                !at.closest('blockquote, q, [data-language]')) found.push(data);
          }
          return found;
        }"""
    )
    assert [] == chinese


# Looks


@pytest.mark.parametrize("which", ["zh", "en", "both"])
def test_page_is_no_wider_than_the_window(open_page: Open, which: str) -> None:
    """Nothing has to be scrolled sideways, from the narrowest phone to a wide desk."""
    page = unfolded(open_page(which))
    for width in (320, 360, 600, 800, 980, 1000, 1240, 1260, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        assert width >= page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_text_can_be_read(open_page: Open, scheme: str, width: int) -> None:
    """Every text has a contrast of 4.5 at least, on a light ground and on a dark one."""
    page = unfolded(open_page("en", width, color_scheme=scheme))
    page.locator("#gdp .num").click()
    assert [] == page.evaluate(CONTRAST)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (scheme == "dark") == all(int(part) < 60 for part in ground[4:-1].split(","))


PAGES = re.compile(rb"/Type\s*/Page\b")


@pytest.mark.parametrize("which", LANGUAGES)
@pytest.mark.parametrize("scripts", [True, False])
def test_page_prints_whole_on_few_sheets(open_page: Open, which: str, *, scripts: bool) -> None:
    """On paper it is whole, in dark ink, on less than 15 sheets, and then folded as it was."""
    page = open_page(which, color_scheme="dark", java_script_enabled=scripts)
    assert 7 <= len(PAGES.findall(page.pdf(format="A4"))) < 15
    if scripts:
        assert 0 == page.locator("details[open]").count()
    page.emulate_media(media="print")
    expect(page.locator(".tools")).to_be_hidden()
    expect(page.locator("nav")).to_be_hidden()
    assert "rgb(28, 32, 36)" == page.evaluate("getComputedStyle(document.body).color")


def test_paper_says_nothing_twice(open_page: Open, report: Report) -> None:
    """On paper every figure stands once as a number with its paragraph, and once in its words."""
    page = open_page("en", java_script_enabled=False)
    page.emulate_media(media="print")
    found = page.evaluate(
        """() => {
          const seen = [...document.querySelectorAll('main .num[href*="words/"]')]
            .filter((e) => !e.closest('.chart') && e.checkVisibility());
          return {
            numbers: seen.map((e) => e.getAttribute('href').replace('#words/', '')),
            apart: seen.filter((e) => !getComputedStyle(e, '::after').content.includes('¶')).length,
            quotes: [...document.querySelectorAll('.paragraph')].map((paragraph) =>
              [...paragraph.querySelectorAll('blockquote')].filter((e) => e.checkVisibility())
                .map((e) => e.textContent.slice(1, -1))),
          };
        }"""
    )
    stated = {figure.id for figure in report.every_figure()}
    stated |= {task.id for project in report.model.projects for task in project.tasks}
    assert sorted(stated) == sorted(found["numbers"])
    assert 0 == found["apart"]
    for quotes in found["quotes"]:
        assert [] == [one for one, other in permutations(quotes, 2) if one in other]
    printed = "".join(quote for quotes in found["quotes"] for quote in quotes)
    assert all(figure.quote in printed for figure in report.every_figure())


# For everybody, and against everybody


@pytest.mark.parametrize("which", ["zh", "both"])
def test_headings_and_landmarks_are_in_order(open_page: Open, which: str) -> None:
    """One first heading, none below it skips a level, and each landmark is there once."""
    page = open_page(which)
    levels = page.locator(":is(h1, h2, h3, h4, h5)").evaluate_all(
        "all => all.map(e => +e.tagName[1])"
    )
    assert 1 == levels[0] == levels.count(1)
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for role in ("banner", "navigation", "main", "search", "contentinfo"):
        expect(page.get_by_role(role)).to_have_count(1)


def test_tables_stay_tables_on_a_phone(open_page: Open, report: Report) -> None:
    """Where rows are drawn as blocks, a screen reader still finds rows with headings."""
    page = unfolded(open_page("en", 360))
    rows = page.get_by_role("table", name="All indicators").get_by_role("row")
    expect(rows).to_have_count(len(report.model.indicators) + 1)
    expect(page.get_by_role("rowheader", name="Gross regional product").first).to_be_visible()


def test_nothing_runs_or_is_styled_in_line(open_page: Open) -> None:
    """No element has a handler or a style of its own, which the page's policy would refuse."""
    names = open_page("zh").evaluate(
        """() => [...document.querySelectorAll('*')].filter((e) => e.id !== 'page/card')
          .flatMap((e) => e.getAttributeNames())
          .filter((name) => name.startsWith('on') || name === 'style')"""
    )
    assert [] == names


def test_policy_refuses_what_is_not_the_page_s_own(
    browser: Browser, files: dict[str, Path], tmp_path: Path
) -> None:
    """A script, a style, a handler or a picture put into the page afterwards does nothing."""
    smuggled = (
        "<script>document.title = 'owned'</script><style>h1 { color: red }</style>"
        "<img src='file:///nowhere.png' onerror=\"document.title = 'owned'\">"
    )
    path = tmp_path / "page.html"
    whole = files["en"].read_text(encoding="utf-8")
    path.write_text(whole.replace("</body>", f"{smuggled}</body>"), encoding="utf-8")
    with browser.new_context() as context:
        page = context.new_page()
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text))
        page.goto(path.as_uri())
        assert "owned" != page.title()
        assert "rgb(255, 0, 0)" != page.evaluate("getComputedStyle(one('h1')).color")
    for directive in ("script-src", "style-src", "img-src"):
        assert any("violates" in text and directive in text for text in refused), refused


def hostile_model(folder: Path) -> Path:
    """The bundled model with names, texts, a quote and an address that mean harm."""
    text = bundled_model().read_text(encoding="utf-8")
    harm = HOSTILE.replace('"', '\\"')
    for known in (
        'title = "萧山区政府工作报告（2021年上半年）"',
        'title_en = "Xiaoshan District government work report, first half of 2021"',
        'name = "地区生产总值"',
        'name_en = "Gross regional product"',
        'text_en = "The half-year\'s work falls into 8 areas."',
        'name_en = "Bus fleet renewal"',
        'quote = "预计1-5月全区地区生产总值增长12.5%"',
    ):
        assert known in text
        text = text.replace(known, f'{known[:-1]}{harm}"')
    start, _, rest = text.partition('url = "')
    path = folder / "hostile.toml"
    path.write_text(f'{start}url = "javascript:alert(1)//{rest}', encoding="utf-8")
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_content_stays_text(open_page: Open, tmp_path: Path, language: Language) -> None:
    """What looks like markup, a script or a template in a model is shown as it is written."""
    write_page([load(hostile_model(tmp_path))], tmp_path / "hostile.html", Translator(language))
    page = open_page(tmp_path / "hostile.html")
    assert page.title().endswith(HOSTILE)
    for place in ("h1", "#gdp th", "#bus-renewal .name", "[id='words/gdp.yoy'] blockquote"):
        shown = page.locator(place).text_content()
        assert shown
        assert HOSTILE in shown
    page.locator(".bars [data-find=gdp] .num").click()
    expect(card(page)).to_contain_text(HOSTILE)
    expect(page.locator("img")).to_have_count(0)
    expect(page.locator("script")).to_have_count(1)
    assert [] == page.locator("a").evaluate_all(
        "all => all.map(e => e.getAttribute('href')).filter(href => /^javascript/i.test(href))"
    )


def test_digits_of_every_value_are_the_printed_ones(open_page: Open, report: Report) -> None:
    """A number has the digits of the model, in English on the scale that economists use."""
    entries = open_page("en").locator(".entry:has(mark) b")
    digits = entries.evaluate_all(
        """all => all.map((b) => [...b.querySelectorAll('.en')].map((e) => e.textContent).join(' ')
          + ' ' + b.textContent)"""
    )
    figures = sorted(report.every_figure(), key=lambda figure: figure.paragraph)
    for figure, shown in zip(figures, digits, strict=True):
        for tr in map(Translator, LANGUAGES):
            text, _ = tr.quantity(Decimal(figure.value), figure.unit)
            assert text.replace("-", "−") in shown
