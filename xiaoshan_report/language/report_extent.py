"""Which lines of a text are the report, which state its record, and which are the page's own."""

import re
from itertools import takewhile
from typing import NamedTuple

from xiaoshan_report.documents.page_furniture import (
    CAPTION,
    LABEL,
    LINKS,
    OF_PAGE,
    SPACE,
    is_furniture,
    is_labelled,
    is_tool,
)
from xiaoshan_report.language.notes import notes
from xiaoshan_report.language.printed_dates import DATE, is_stamp
from xiaoshan_report.numerals.characters import HAN
from xiaoshan_report.numerals.half_width import normalise

SALUTATION = re.compile(rf"{SPACE}*(?:各位|同志们|尊敬的)(?:{HAN}|、){{0,12}}[：:！!，,]?{SPACE}*$")
"""A line that only addresses those present."""

TITLE = re.compile(
    rf"政{SPACE}*府{SPACE}*工{SPACE}*作{SPACE}*报{SPACE}*告"
    rf"|(?:(?:工作(?:情况)?|的)(?:报告|通报|汇报|总结)|公报|经济运行(?:情况|简况|概况|态势)"
    r"|(?:收支|执行|运行|发展)情况|工作总结[和及暨][^，。：]{0,20}(?:计划|打算|安排|要点)"
    rf"|国民经济和社会发展[^，。：]{{0,30}}|质量状况)[）)]?{SPACE}*$"
)
"""Words of a title: of a report, a communiqué."""

_LONGEST_TITLE = 60
_LONGEST_RECORD = 160
_MOST_HEAD_LINES = 60
"""A page has at most so many lines that are not blank before its report begins."""

_WORDED = re.compile(rf"{SPACE}*[—\-－(（]*{SPACE}*{DATE}")
_STAMPED = re.compile(
    rf"{SPACE}*{DATE}日?{SPACE}*(?:\d{{1,2}}(?::|时)\d{{1,2}}(?::\d{{1,2}}|分)?)?{SPACE}*"
    rf"(?:(?:{LABEL}|{OF_PAGE}|编辑).*|[|｜\[【(（].*)?"
)
"""A line that is no more than a date, and what a page prints beside it."""

_FIGURE = re.compile(r"\d[\d.]*(?![\d.年月日时分:：\-/])")
"""A number that is no date, nor the time of day."""

_QUANTITY = re.compile(r"\d[\d.]*(?:[万亿%％个项家人户]|公里|平方)")
"""What no line of a page's head has."""

_SPEAKER = re.compile(
    rf"{SPACE}*(?:{HAN}{{0,20}}人民政府)?{HAN}{{0,12}}?"
    rf"(?:省长|市长|区长|县长|旗长|州长|盟长|主席|主任){SPACE}{{0,6}}(?:{HAN}|·){{2,12}}"
    rf"(?:{SPACE}{{1,4}}{HAN}{{1,2}})?{SPACE}*$"
)
ISSUER = re.compile(
    rf"{HAN}{{2,20}}(?:人民政府(?:办公[厅室])?|人民法院|人民检察院|统计局|调查总?队"
    r"|[省市区县旗州盟](?:财政|发展和改革)(?:[局厅]|委员会))"
)
_ASSEMBLY = re.compile(rf"人民代表大会{HAN}{{0,12}}会议")
_ENDS_PAGE = re.compile("版权所有|ICP备|公网安备|网站(?:标识码|声明)|返回顶部")
_FOOTER = re.compile(
    r"责任编辑|编辑[：:]|扫一扫|打印本页|关闭窗口|[【\[](?:打印|关闭)|主办单位?[：:]|承办单位?[：:]|分享到|来源[：:]|附件下载"
)
"""What stands at the end of a page, and at its head as well."""

_SHORTEST_PARAGRAPH = 12
_HAN = re.compile(HAN)
_LONGEST_FOOTER = 80
_LARGEST_FOOTER = 0.2
"""The part of a text's characters that a page's foot has at most, where it is not small."""

_SMALL_FOOTER = 200


class Extent(NamedTuple):
    """What the lines of a text are, by their 1-based numbers.

    The report stands from the `first` line to the `last`. `record` are its lines that state its
    record, `body` its text, and `own` what it says itself: all of that, less the table of a page.
    `page` are lines around it and within that are a page's, as far as they speak of this report.
    """

    first: int
    last: int
    record: tuple[int, ...]
    body: tuple[int, ...]
    own: tuple[int, ...]
    page: tuple[int, ...]


def locate(lines: list[str], opens: re.Pattern[str]) -> Extent:
    """Find the report among the lines; `opens` matches a line that begins with a heading's mark.

    Before the text proper stand lines that state the record, a table of the page or title, place,
    date and speaker; the first of these begins the report. The foot begins with the first line of
    the page's closing words that only little text follows. Furniture of the page and the report's
    notes stand in the report and are none of its text.
    """
    filled = [number for number, line in enumerate(lines, 1) if line.strip()]
    if not filled:
        return Extent(0, 0, (), (), (), ())
    begin = _text_begins(lines, filled, opens)
    head = _without_links(lines, filled[:begin])
    states = [number for number in head if _states_record(lines[number - 1])]
    record = tuple(number for number in head if states and number >= states[0])
    first = record[0] if record else filled[min(begin, len(filled) - 1)]
    last = _last(lines, filled[begin:], filled[-1])
    text = [number for number in filled[begin:] if number <= last]
    furniture = {number for number in text if is_furniture(lines[number - 1])}
    written = [number for number in text if number not in furniture]
    explained = notes(lines, written)
    body = tuple(number for number in written if number not in explained)
    foot = takewhile(lambda n: not LINKS.match(lines[n - 1]), (n for n in filled if n > last))
    return Extent(
        first,
        last,
        record,
        body,
        (*(number for number in record if not _is_of_page(lines[number - 1])), *body),
        (*(number for number in head if number not in record), *sorted(furniture), *foot),
    )


def _without_links(lines: list[str], head: list[int]) -> list[int]:
    """The lines before a text, without those that lead to other pages."""
    kept = [n for n in head if not _is_link(lines[n - 1])]
    links = next((n for n in kept if LINKS.match(lines[n - 1])), None)
    titles = [n for n in kept if _is_title(lines[n - 1])]
    if links is None or not titles or titles[-1] < links:
        return kept
    return [n for n in kept if not links <= n < titles[-1]]


def _is_link(line: str) -> bool:
    """Whether a line is another page's title with its date: 2025-12-31 南河县召开全会."""
    if is_labelled(line) or _STAMPED.fullmatch(line) or "大会" in line:
        return False
    return is_stamp(line) and bool(_HAN.search(line))


def _text_begins(lines: list[str], filled: list[int], opens: re.Pattern[str]) -> int:
    """How many of the filled lines stand before the report's text."""
    known = 0
    for index, number in enumerate(filled[:_MOST_HEAD_LINES]):
        line = lines[number - 1]
        if SALUTATION.match(line):
            return index
        is_heading = opens.match(line) and not _is_byline(line)
        if is_heading or not _may_be_of_head(line):
            break
        if _states_record(line) or is_tool(line) or is_furniture(line):
            known = index + 1
    return known


def _may_be_of_head(line: str) -> bool:
    """Whether a line can stand before a text: a record line, a picture's words, or no sentence."""
    if _states_record(line) or CAPTION.search(line[-60:]):
        return True
    return len(line) <= _LONGEST_TITLE and not ("。" in line or _QUANTITY.search(line))


def _states_record(line: str) -> bool:
    if len(line) > _LONGEST_RECORD or _is_link(line):
        return False
    return is_labelled(line) or _is_title(line) or bool(_SPEAKER.match(line)) or _is_byline(line)


def _is_of_page(line: str) -> bool:
    """Whether a line that states the record is a page's, and no title or byline."""
    return is_labelled(line) or is_furniture(line) or is_tool(line) or is_stamp(line)


def _is_title(line: str) -> bool:
    is_short = len(line.strip()) <= _LONGEST_TITLE and "。" not in line
    return is_short and bool(TITLE.search(line)) and not is_tool(line)


def _is_byline(line: str) -> bool:
    """Whether a line says when and where the report was given."""
    if len(line.strip()) > _LONGEST_TITLE or "。" in line:
        return False
    line = normalise(line)
    return bool(_WORDED.match(line) or _ASSEMBLY.search(line) or ISSUER.fullmatch(line.strip()))


def _is_of_foot(line: str, *, has_text: bool) -> bool:
    """Whether a line is of a page's foot; `has_text` is whether paragraphs stand below it."""
    if LINKS.match(line) or _ENDS_PAGE.search(line):
        return True
    return not has_text and bool(_FOOTER.search(line))


def _tells(line: str) -> bool:
    """Whether a line is a paragraph, and not words of a page."""
    return len(line) > _SHORTEST_PARAGRAPH and line.rstrip().endswith("。")


def _last(lines: list[str], text: list[int], otherwise: int) -> int:
    """The last line before the page's foot."""
    whole = sum(len(lines[number - 1]) for number in text)
    room = max(_LARGEST_FOOTER * whole, _SMALL_FOOTER)
    last = text[-1] if text else otherwise
    has_text = False
    for number in reversed(text[1:]):
        line = lines[number - 1]
        room -= len(line)
        if room < 0:
            break
        if len(line) <= _LONGEST_FOOTER and _is_of_foot(line, has_text=has_text):
            last = number - 1
        has_text = has_text or _tells(line)
        if _tells(line) and _FIGURE.search(line):
            break
    while last > 1 and not lines[last - 1].strip():
        last -= 1
    return last
