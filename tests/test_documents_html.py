"""A web page is read as the report on it: no number is lost, and none of the page's own let in."""

import json
import quopri
from collections.abc import Callable
from contextlib import suppress
from itertools import takewhile
from pathlib import Path
from zipfile import ZipFile

import pytest
import tomli
from conftest import FULL_TEXT, PROJECT, Run, needs_full_text, of_each_report
from hypothesis import given
from hypothesis import strategies as st
from pages import SHAPES

from xiaoshan_report.documents import html
from xiaoshan_report.documents.opening import read_source
from xiaoshan_report.documents.page_furniture import LINKS
from xiaoshan_report.documents.second_reading import differences
from xiaoshan_report.errors import ReportError

YUNXI = PROJECT / "tests" / "data" / "documents" / "yunxi-2026.txt"
LINES = YUNXI.read_text("utf-8").splitlines()

PARAGRAPHS = [
    "全市固定资产投资增长7.2%，其中制造业投资增长11.8%，房地产开发投资下降9.6%，民间投资占46.3%。",
    "城镇新增就业3.18万人，城镇登记失业率为2.6%，居民收入与经济增长基本同步，物价总体平稳。",
    "粮食总产量48.6万吨，建成高标准农田3.2万亩，农作物耕种收综合机械化率达到87.5%。",
]
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)

ARCHIVE = (
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
    b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
)
"""What a page begins with that is saved in one file."""

PLAIN_SHAPES = ("broken-lines", "nested-tables", "sections", "council")
"""Those that say of a report no more than its title and source."""

of_each_shape = pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)

Read = Callable[[str | bytes], list[str]]


@pytest.fixture
def page(tmp_path: Path) -> Callable[[str | bytes], Path]:
    """Write a page where nothing in its name says what it is."""

    def write(content: str | bytes) -> Path:
        path = tmp_path / "saved"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def read(page: Callable[[str | bytes], Path]) -> Read:
    """Read the lines of a page, of which nothing is to be said but that it may have no end."""

    def lines(content: str | bytes) -> list[str]:
        source = read_source(page(content))
        assert {"page-cut"} >= {remark.key for remark in source.remarks}
        return source.text.split("\n")

    return lines


def drafted(run: Run, path: Path) -> dict[str, object]:
    """The model that `draft` makes of a document, of which nothing is to be said."""
    done = run("draft", str(path))
    assert (0, 1) == (done.returncode, len(done.stderr.splitlines()))
    return tomli.loads(done.stdout)


@of_each_shape
def test_a_page_has_the_draft_of_its_text(
    run: Run, tmp_path: Path, shape: Callable[..., bytes]
) -> None:
    """Figures, places and names are the same in each shape; the record may say more."""
    path = tmp_path / "yunxi-2026.txt"
    path.write_bytes(shape(LINES))
    expected, found = drafted(run, YUNXI), drafted(run, path)
    record, of_page = expected.pop("report"), found.pop("report")
    assert expected == found
    assert isinstance(record, dict)
    assert isinstance(of_page, dict)
    for key in ("title", "place", "date", "period"):
        assert record[key] == of_page[key]


def test_the_record_beside_a_page_is_read(run: Run, tmp_path: Path) -> None:
    """Its number, and the office that issued it, as the table and the head of a page have them."""
    path = tmp_path / "yunxi-2026.html"
    for shape, issuer in (("pasted", "云溪市人民政府办公室"), ("portal", "市府办")):
        path.write_bytes(SHAPES[shape](LINES))
        record = drafted(run, path)["report"]
        assert isinstance(record, dict)
        assert ("YX001/2026-00012", issuer) == (record["index_number"], record["issuer"])


def test_a_newspaper_is_no_issuer(run: Run, tmp_path: Path) -> None:
    """The source that a page names issued the report only where it is an office."""
    path = tmp_path / "yunxi-2026.html"
    path.write_bytes(SHAPES["sections"](LINES))
    record = drafted(run, path)["report"]
    assert isinstance(record, dict)
    assert "云溪市人民政府" == record["issuer"]


@pytest.mark.parametrize(
    "beside",
    [
        "<div><a href='/1'>南河县召开全会</a></div><div>2025-12-31</div>",
        "<ul><li><a href='/2'>新年贺词</a><p>发布时间：2025-12-31</p></li></ul>",
        "<div>2027年3月5日 星期五</div>",
    ],
)
def test_no_date_of_other_pages_dates_a_report(
    run: Run, page: Callable[[str | bytes], Path], beside: str
) -> None:
    """Days beside lists of links, and the day on which a page was saved, are none of a report."""
    before, after = ("<div>2027年3月5日 星期五</div>", beside)
    path = page(f"<html>{before}<div>{TEXT}</div>{after}</html>")
    done = run("draft", str(path), "--lang", "en")
    assert (2, "") == (done.returncode, done.stdout)
    assert "does not say when the report was given" in done.stderr


def test_a_day_below_the_title_dates_a_report(
    run: Run, page: Callable[[str | bytes], Path]
) -> None:
    """The page's own date stands there without a label, and is marked as such."""
    path = page(f"<html><h1>云溪市政府工作报告</h1><p>2026-01-26 09:00</p><div>{TEXT}</div></html>")
    record = drafted(run, path)["report"]
    assert isinstance(record, dict)
    assert ("2026-01-26", "云溪市政府工作报告") == (str(record["date"]), record["title"])


@needs_full_text
@pytest.mark.parametrize(
    "shape",
    ["plain", *(pytest.param(one, marks=pytest.mark.slow) for one in PLAIN_SHAPES)],
)
def test_a_page_proves_the_bundled_model(run: Run, tmp_path: Path, shape: str) -> None:
    """The proof against a page is the one against the text, but for the dates of the page."""
    path = tmp_path / "page.html"
    lines = FULL_TEXT.read_text("utf-8").splitlines()
    path.write_bytes(SHAPES[shape](lines, "萧山区政府工作报告（2021年上半年）"))
    of_text, of_page = (
        json.loads(run("check", "--source", str(source), "--json").stdout)
        for source in (FULL_TEXT, path)
    )
    assert [] == of_page["findings"]
    for key in of_text["ledger"].keys() - {"numerals", "periods", "around"}:
        assert of_text["ledger"][key] == of_page["ledger"][key]


@of_each_report
def test_no_paragraph_of_a_report_is_lost(path: Path, page: Callable[[str | bytes], Path]) -> None:
    """Every line is there, in its order, with the same numerals, whatever the page."""
    lines = [" ".join(line.split()) for line in read_source(path).text.split("\n")]
    lines = [*takewhile(lambda line: not LINKS.match(line), filter(None, lines))]
    for shape in SHAPES.values():
        source = read_source(page(shape(lines)))
        assert {"page-cut"} >= {remark.key for remark in source.remarks}
        assert lines == source.text.split("\n")[-len(lines) :]


@pytest.mark.parametrize(
    "markup",
    [
        "".join(f"<div><p>{line}</p>" for line in LINES),
        f"<div><p>{LINES[0]}</p><p>{LINES[1]}</p><div>{'<br>'.join(LINES[2:])}</div></div>",
        f"{LINES[0]}<section>{'<p>'.join(LINES[1:20])}<div>{'<p>'.join(LINES[20:])}",
    ],
    ids=["never closed", "opening apart", "two parts"],
)
def test_an_article_has_its_opening(read: Read, markup: str) -> None:
    """Its first lines may stand outside of the element with nearly all of it."""
    menu = "<ul><li><a href='/1'>首页</a><li><a href='/2'>2026年专题</a></ul>"
    assert LINES == read(f"<html><body>{menu}<div>{markup}")


# Lines


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<div>第一段<div>第二段</div>第三段</div>", ["第一段", "第二段", "第三段"]),
        ("<p>第一段<p>第二段", ["第一段", "第二段"]),
        ("第一段<br>　　第二段<br/><br/>第三段", ["第一段", "第二段", "第三段"]),
        ("<pre>第一段\n　　第二段</pre>", ["第一段", "第二段"]),
        ("<pre>投资\n增长<b>7.2</b>%，新建\n12公里</pre>", ["投资", "增长7.2%，新建", "12公里"]),
        ("<pre>投资<i>增长\n就业</i>3万人</pre>", ["投资增长", "就业3万人"]),
        (
            "<p style='white-space: pre-wrap'>甲<b>5\n乙</b>6</p><p>丙\n丁</p>",
            ["甲5", "乙6", "丙丁"],
        ),
        ("<p>工业<a href='/x'>增加值</a><b>增长</b>7<i>.</i>2%。", ["工业增加值增长7.2%。"]),
        ("<p>投资\n  增长\n  7.2%，新建<span>\n12</span>公里。", ["投资增长7.2%，新建12公里。"]),
        ("<p>PM<sub>2.5</sub>下降3%，面积12万m<sup>2</sup>。", ["PM2.5下降3%，面积12万m²。"]),
        ("<p>生产总值<sup>1</sup>增长5%<sup>[2]</sup>。", ["生产总值¹增长5%[2]。"]),
        ("<p>基站640<span style='vertical-align:super'>1</span>座。", ["基站640¹座。"]),
        ("<p>达29860<a href='#_ftn1'>2</a>元。", ["达29860²元。"]),
        ("<p>达29860<a href=#n><span>12</span></a>元。", ["达29860¹²元。"]),
        ("<p><a href='#a'>5</a>座桥，<a href='#b'>2026</a>年。", ["5座桥，2026年。"]),
        ("<p>达93.4<sup>3,4</sup>%。", ["达93.4³⁴%。"]),
        ("<p>达93.4<sup><a href='#x'>3、14</a></sup>%。", ["达93.4³¹⁴%。"]),
        ("<p>公路58<sup>注1</sup>公里。", ["公路58¹公里。"]),
        ("<p>增长&#55;&#x2e;2%&nbsp;&amp;&lt;好", ["增长7.2% &<好"]),
        ("<p>增长7\0.2%", ["增长7.2%"]),
        ("<p>甲<!-- 99 --><![CDATA[98]]><script>var x = '<p>97';</script>乙", ["甲乙"]),
        ("<p>甲<p> <p>&nbsp;<p>\u200b<p>乙", ["甲", "乙"]),
        ("<p>甲<div hidden>乙</div><div style='display : none'>丙</div>", ["甲"]),
        ("<ruby>云<rt>yún</rt></ruby>溪", ["云溪"]),
    ],
)
def test_lines_are_those_that_a_browser_shows(read: Read, markup: str, lines: list[str]) -> None:
    """A line ends where a page ends one, and nowhere else."""
    assert [*PARAGRAPHS, *lines] == read(f"<html><body><div>{TEXT}{markup}</div></body></html>")


@pytest.mark.parametrize(
    "struck",
    [
        "<del>300.0</del><ins>312.6</ins>",
        "<s>300.0</s>312.6",
        "<strike><b>300.0</b></strike>312.6",
        "<span style='text-decoration: line-through'>300.0</span>312.6",
        "<i style='color:red;text-decoration-line:underline line-through'>300.0</i>312.6",
    ],
)
def test_what_is_struck_out_is_left_out_and_said(
    page: Callable[[str | bytes], Path], struck: str
) -> None:
    """A figure that was struck out does not stand before the one that took its place."""
    source = read_source(
        page(f"<html><body><div>{TEXT}<p>总产值{struck}亿元。</div></body></html>")
    )
    assert "总产值312.6亿元。" == source.text.split("\n")[-1]
    assert [("struck-left-out", {"words": "300.0"})] == [
        (remark.key, remark.values) for remark in source.remarks
    ]


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1.甲", "2.乙"]),
        ("<ol start=4><li><p>甲</p></li><li value=9>乙<li>丙</ol>", ["4.甲", "9.乙", "10.丙"]),
        ("<ol reversed start=2><li>甲<li>乙</ol>", ["2.甲", "1.乙"]),
        ("<ol type=a><li>甲<ol type=I><li>乙</ol><li>丙</ol>", ["a.甲", "I.乙", "b.丙"]),
        (
            "<ol style='list-style: cjk-ideographic' start=10><li>甲<li>乙</ol>",
            ["十、甲", "十一、乙"],
        ),
        ("<ol style='list-style-type:none'><li>甲</ol><ul><li>乙</ul>", ["甲", "乙"]),
        ("<ol><li>2所学校建成<li>5.5公里通车</ol>", ["1. 2所学校建成", "2. 5.5公里通车"]),
        ("<ol type=A><li>18家新增</ol>", ["A. 18家新增"]),
        ("<ol type=i start=14><li>甲</ol>", ["xiv.甲"]),
        ("<ol style='list-style: cjk-ideographic' start=101><li>甲</ol>", ["一百零一、甲"]),
        ("<ol><li>1.甲<li>（二）乙<li>三是丙</ol>", ["1.甲", "（二）乙", "三是丙"]),
    ],
)
def test_a_list_has_its_numbers(read: Read, markup: str, lines: list[str]) -> None:
    """The numbers that a browser makes are printed, once."""
    assert [*PARAGRAPHS, *lines] == read(f"<html><body><div>{TEXT}{markup}</div></body></html>")


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<tr><th>指标<th>数值<tr><td>投资<td>7.2", ["指标 | 数值", "投资 | 7.2"]),
        ("<tr><td><p>新增</p><p>就业</p><td>3.18<br>万人", ["新增就业 | 3.18 万人"]),
        ("<tr><td>甲<td><td>5", ["甲 |  | 5"]),
        ("<tr><td><table><tr><td>甲<td>5</table><td>右", ["甲 | 5", "右"]),
        ("<tr><td>独占一格", ["独占一格"]),
    ],
)
def test_a_table_is_read_row_by_row(read: Read, markup: str, lines: list[str]) -> None:
    """Cells of data stand side by side; those of a layout one below the other."""
    found = read(f"<html><body><div>{TEXT}<table>{markup}</table></div></body></html>")
    assert [*PARAGRAPHS, *lines] == found


def test_a_page_that_a_script_would_show_is_read(read: Read) -> None:
    """A whole page is hidden only until its scripts have run."""
    assert PARAGRAPHS == read(f"<html><body style='display:none'>{TEXT}")


# Bytes


@pytest.mark.parametrize(
    "content",
    [
        f"<html><meta charset=gb2312>{TEXT}".encode("gb18030"),
        f"<html><meta http-equiv=x content='text/html; charset=GBK'>{TEXT}".encode("gbk"),
        f"<html>{TEXT}".encode("gb18030"),
        f"<html><meta charset=gb2312>{TEXT}".encode(),
        f"<html><meta charset=nonsense>{TEXT}".encode(),
        b"\xef\xbb\xbf" + f"<html>{TEXT}".encode(),
        f"\ufeff<html>{TEXT}".encode("utf-16-le"),
        f"<?xml version='1.0' encoding='gb2312'?><html>{TEXT}".encode("gb18030"),
        f"{TEXT}<p><span></span></p><br><br><br>".encode(),
        b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n"
        b"--B\r\nContent-Type: text/html; charset=gbk\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        + quopri.encodestring(f"<html>{TEXT}".encode("gbk"))
        + b"\r\n--B\r\nContent-Type: image/gif\r\n\r\nGIF8\r\n--B--\r\n",
    ],
    ids=[
        "gb2312", "http-equiv", "undeclared", "declared wrongly", "unknown", "marked", "UTF-16",
        "xml", "fragment", "one file",
    ],
)  # fmt: skip
def test_a_page_is_decoded(read: Read, content: bytes) -> None:
    """Whatever a page's encoding, and whatever it says of it, its words are read."""
    assert PARAGRAPHS == read(content)


# What is left out, and what is said of it


def test_what_is_lost_is_said(run: Run, page: Callable[[str | bytes], Path]) -> None:
    """A remark each on hidden numbers, on sentences far from the report, on bytes without sense."""
    hidden = f"<html><div>{TEXT}<p style='display:none'>另有12.5亿元。</p>{TEXT}</div>"
    done = run("draft", str(page(hidden)), "--date", "2026-01-20", "--lang", "en")
    assert "the file has 1 more numerals (12.5)" in done.stderr
    apart = f"<html><div>{TEXT * 20}</div><div><p>{PARAGRAPHS[0]}</p></div>"
    done = run("draft", str(page(apart)), "--date", "2026-01-20", "--lang", "en")
    assert "left out (全市固定资产投资" in done.stderr
    broken = f"<html><meta charset=utf-8>{TEXT}".encode() + b"\xff\x81"
    done = run("draft", str(page(broken)), "--date", "2026-01-20", "--lang", "en")
    assert "cannot be decoded" in done.stderr


@pytest.mark.parametrize(
    "opening", [b"<html><body>", b"<!DOCTYPE html><BODY class=a>", ARCHIVE + b"<html><body>"]
)
def test_a_page_without_its_end_is_said_to_be_so(
    page: Callable[[str | bytes], Path], opening: bytes
) -> None:
    """A page that was not saved whole is read, and a remark says what it lacks."""
    content = opening + f"<div>{TEXT}<p>新建公路12公".encode()
    assert ["page-cut"] == [remark.key for remark in read_source(page(content)).remarks]


@pytest.mark.parametrize("broken", ["4\ufffd2", "\ufffd42", "4.2\ufffd"])
def test_a_number_beside_a_lost_character_is_named(
    page: Callable[[str | bytes], Path], broken: str
) -> None:
    """A number of which a part may be lost is named, that it be looked at."""
    body = f"<html><body><div>{TEXT}<p>新建公园{broken}个。</p></div></body></html>"
    remarks = read_source(page(body)).remarks
    assert [broken] == [one.values["words"] for one in remarks if one.key == "numeral-damaged"]


REPORT = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)


@pytest.mark.parametrize(
    "markup",
    [
        (
            f"<div>{REPORT}<div><h3>推荐阅读</h3><h4><a href=a>邻县之窗</a></h4>"
            "<p>邻县总产值205.1亿元，增长6.6%，位居前列。</p></div></div>"
        ),
        f"<div><div>{REPORT}</div><div><h3>网友评论（3条）</h3><p>网友甲：增长5.4%，我看应为3.4%，请再核实。</p></div></div>",
        f"<div>{REPORT}<p>【相关新闻】</p><p>邻县新增城镇就业4321人，完成全年任务的93%。</p></div>",
    ],
    ids=["below", "beside", "within"],
)
def test_what_stands_below_a_heading_of_other_pages_is_left_out_and_said(
    page: Callable[[str | bytes], Path], markup: str
) -> None:
    """Sentences under it are no part of the report, whether in its element or beside it."""
    source = read_source(page(f"<html><body>{markup}</body></html>"))
    assert PARAGRAPHS == source.text.split("\n")
    assert ["page-left-out"] == [remark.key for remark in source.remarks]


@pytest.mark.parametrize(
    "markup",
    [
        "<ul><li><a href=y>邻县固定资产投资增长9.9%。</a></li></ul>",
        "<p><a href='/2'>邻县：就业4321人；</a></p>",
        "<figure><img src=a><figcaption>图为占地30亩的新校区。</figcaption></figure>",
    ],
)
def test_links_and_captions_are_no_sentences(read: Read, markup: str) -> None:
    """What is linked as a whole leads elsewhere even where it ends as a sentence does."""
    assert PARAGRAPHS == read(f"<html><body><div>{REPORT}{markup}</div></body></html>")


def test_check_says_what_is_lost_in_every_format(
    run: Run, page: Callable[[str | bytes], Path]
) -> None:
    """Remarks on the reading stand on standard error, and JSON is as ever."""
    text = (PROJECT / "tests" / "data" / "district.txt").read_text("utf-8")
    paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines())
    at = len(paragraphs) // 2
    hidden = paragraphs[:at] + "<i hidden>77</i>" + paragraphs[at:]
    model = str(PROJECT / "tests" / "data" / "district.toml")
    for form in ("json", "table"):
        source = str(page(f"<html><body>{hidden}</body></html>"))
        done = run("check", "--model", model, "--source", source, "-f", form, "--lang", "en")
        assert 0 == done.returncode
        assert "numerals (77)" in done.stderr


def test_numerals_are_compared_one_by_one() -> None:
    """Each that one reading has and the other has not is named, with how many there are."""
    assert () == differences("增长７.2%，12 | 3", "12\n增长7.2%\n3")
    lost, made = differences("增长7.2%，123", "增长7.2%，12\n3，5，5")
    assert ("numerals-unread", 4) == (lost.key, lost.values["count"])
    assert ("numerals-unfounded", "123") == (made.key, made.values["numerals"])


@pytest.mark.parametrize(
    "content",
    [
        "<html><body><a href='/'>首页</a><p>请登录。</p>",
        "<html><frameset><frame src=a.htm><noframes>请换浏览器，谢谢。</noframes></frameset>",
        "<html><noscript>请启用JavaScript，再访问本页。</noscript><div id=app></div><script src=x>",
        "<!doctype html>",
        "<html><body><script>" + TEXT,
    ],
    ids=["links", "frames", "script alone", "nothing", "unclosed script"],
)
def test_a_page_without_an_article_is_refused(
    run: Run, page: Callable[[str | bytes], Path], content: str
) -> None:
    """One sentence says how to save the page with its text."""
    path = page(content)
    done = run("draft", str(path), "--lang", "en")
    expected = (
        f"error: {path}: there is no article on this page; open it in a browser, wait for the "
        "text, then save it again, or the text alone.\n"
    )
    assert (2, "", expected) == (done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 100_000 + TEXT,
        "<b>" * 100_000 + TEXT,
        "<table><tr><td>" * 10_000 + TEXT,
        TEXT + "<!--" * 100_000,
        TEXT + "</" * 100_000,
        TEXT + "<p a='" * 100_000,
        TEXT + "<![CDATA[" * 100_000,
        "".join(f"<font size={n}>" for n in range(20_000)) + TEXT,
    ],
    ids=["deep", "bold", "tables", "comments", "slashes", "quotes", "cdata", "fonts"],
)
def test_a_hostile_page_is_read_in_time(read: Read, hostile: str) -> None:
    """Neither depth nor what nobody closes takes more time than its length."""
    assert PARAGRAPHS == [
        line for line in read(f"<html><body>{hostile}") if "%" in line or "，" in line
    ]


TAGS = (
    *("<p>", "</p>", "<div>", "</div>", "<div hidden>", "<br>", "<pre>", "<h1>", "<b>", "</b>"),
    *("<table>", "</table>", "<tr>", "<td>", "</td>", "<td hidden>", "<sup>", "</sup>", "<svg>"),
    *("<ol start=-5 reversed>", "</ol>", "<li>", "<li value=99999999999>", "<a href=x>", "</a>"),
    *("<script>", "</script>", "<!--", "-->", "<title>", "<meta name=PubDate>", "&#0;", "&#xD800;"),
    *("\udc80", "\0", "&", "|", "甲", " 7.2%", "。", "，投资增长", "来源："),
)


@given(st.lists(st.sampled_from(TAGS), max_size=60))
def test_any_page_is_read_or_refused(pieces: list[str]) -> None:
    """Whatever tags a page has, in whatever order, it has lines, or is refused for having none."""
    markup = "".join(pieces)
    page = f"<html>{markup}{TEXT}{markup}".encode("utf-8", "surrogatepass")
    with suppress(ReportError):
        assert html.read(page, Path("any.html")).text


@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"<html>", b"\xff\xfe", b"a:\nmultipart/related"]),
)
def test_any_bytes_are_read_or_refused(content: bytes, opening: bytes) -> None:
    """No file is so broken that the program breaks on it."""
    with suppress(ReportError):
        html.read(opening + content, Path("any.html"))


# Kinds


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "save it as .docx"),
        (b"{\\rtf1\\ansi " + b"x" * 50, "save it as .docx"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "give the report as a page, .docx, .pdf or text"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, "give the report as a page, .docx, .pdf or text"),
        (b"\x1f\x8b\x08" + b"\0" * 50, "unpack it"),
        (b"PK\x03\x04\0\0", "fetch or save it again"),
    ],
    ids=["doc", "rtf", "png", "jpeg", "gzip", "cut"],
)
def test_other_files_are_refused_with_what_to_do(
    run: Run, page: Callable[[str | bytes], Path], content: bytes, advice: str
) -> None:
    """What a file is, its content says, and the sentence what to make of it."""
    path = page(content)
    done = run("draft", str(path), "--lang", "en")
    assert (2, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith(f"error: {path}: ")
    assert advice in done.stderr


def test_an_archive_of_other_files_is_refused(run: Run, tmp_path: Path) -> None:
    """A zip that is no Word file is to be unpacked."""
    path = tmp_path / "report.docx"
    with ZipFile(path, "w") as archive:
        archive.writestr("report.txt", "增长5%")
    done = run("draft", str(path), "--lang", "en")
    assert (2, "") == (done.returncode, done.stdout)
    assert "unpack it" in done.stderr


def test_a_text_that_speaks_of_tags_is_a_text(read: Read) -> None:
    """A few signs of markup in a text make no page of it."""
    lines = ["一、工作回顾", "增长<5%，3<4，标签<p>和<br>不算。", *PARAGRAPHS]
    assert lines == read("\n".join(lines))
