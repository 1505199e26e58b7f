"""A report on a web page, as a browser saves it: the page alone, or all of it in one file."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from xiaoshan_report.documents import second_reading
from xiaoshan_report.documents.html_article import article_of
from xiaoshan_report.documents.html_encoding import decoded
from xiaoshan_report.documents.html_lines import lines_of
from xiaoshan_report.documents.html_stripping import stripped
from xiaoshan_report.documents.source import Source
from xiaoshan_report.documents.web_archive import page_of
from xiaoshan_report.errors import Message, ReportError

_META = {
    "标题": ("articletitle", "og:title", "dc.title", "dcterms.title"),
    "发布日期": (
        "pubdate",
        "publishdate",
        "firstpublishedtime",
        "article:published_time",
        "og:published_time",
        "dc.date",
        "dcterms.issued",
    ),
    "来源": ("contentsource", "source", "og:article:author", "dc.publisher", "dc.source"),
    "索引号": ("indexnumber", "indexno", "syh"),
}
"""What the label of a page's table is for a name that its head has for the same."""

_BROKEN = re.compile(r"(?<![\d.])[\d.]+\ufffd[\d.\ufffd]*|(?<!\ufffd)\ufffd+\d[\d.\ufffd]*")
"""A number that a lost character is a part of, or stands beside: 4 and a lost character, 2."""

_OPENED = re.compile(r"<(?:html|body)\b", re.I)
_CLOSED = re.compile(r"</(?:html|body)\b", re.I)
_AFTER_TITLE = re.compile(r"[_|｜]|\s[-–—]\s|[-–—](?=[^-–—]{2,30}(?:网|政府)$)")
"""What parts a page's title from its site's: 政府工作报告_云溪市人民政府."""


def read(content: bytes, path: Path) -> Source:
    """Return the report that a page shows, and what the page says of it beside.

    Raises `ReportError` where the file `path` shows none.
    """
    page, is_damaged = decoded(page_of(content))
    shown = lines_of(page)
    said = dict(_said(shown.meta, shown.title))
    article = article_of(shown, [said["标题"]] if "标题" in said else [])
    if article is None:
        raise ReportError(Message("page-without-article", file=path))
    text = "\n".join(line.words for line in article.lines)
    remarks = (
        *second_reading.differences(text, second_reading.stretch(stripped(page), text)),
        *[Message("page-damaged")] * is_damaged,
        *(Message("numeral-damaged", words=broken) for broken in _BROKEN.findall(text)[:5]),
        *[Message("page-cut")] * (bool(_OPENED.search(page)) and not _CLOSED.search(page)),
        *(Message("struck-left-out", words=words[:30]) for words in shown.struck[:1]),
        *(Message("page-left-out", words=words[:30]) for words in article.left_out[:1]),
    )
    told = (line for line in (*article.head, *article.lines) if not line.is_link)
    beside = "".join(article.beside)
    of_head = (f"{label}：{value}" for label, value in said.items() if label not in beside)
    return Source("\n".join(line.printed for line in told), (*article.beside, *of_head), remarks)


def _said(meta: Mapping[str, str], title: str) -> Iterator[tuple[str, str]]:
    """What the head of a page says of the report, by its label."""
    for label, names in _META.items():
        values = (" ".join(meta.get(name, "").split()) for name in names)
        if value := next(filter(None, values), ""):
            yield label, value
        elif label == "标题" and title:
            yield label, _AFTER_TITLE.split(title, maxsplit=1)[0].strip()
