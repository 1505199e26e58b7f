"""Which lines of a text are the report, which state its record, and which are the page's own."""

import re
from typing import NamedTuple

SPACE = r"[ \t　\xa0]"

SALUTATION = re.compile(rf"{SPACE}*(?:各位|同志们|尊敬的)[一-鿿、]{{0,12}}[：:！!，,]?{SPACE}*$")
"""A line that only addresses those present."""

TITLE = re.compile(
    rf"政{SPACE}*府{SPACE}*工{SPACE}*作{SPACE}*报{SPACE}*告"
    rf"|(?:(?:工作(?:情况)?|的)(?:报告|通报|汇报|总结)|公报|经济运行(?:情况|简况|概况|态势)"
    r"|(?:收支|执行|运行|发展)情况|工作总结[和及暨][^，。：]{0,20}(?:计划|打算|安排|要点)"
    rf"|国民经济和社会发展[^，。：]{{0,30}}|质量状况)(?:[）)]|[\[〔（(]\d[\]〕）)])?{SPACE}*$"
)
"""Words of a title: of a report, a communiqué, maybe with the mark of its first note."""

CHINESE_DATE = (
    "([一二][〇○零一二三四五六七八九]{3})年"
    "([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
"""A date written out: 二〇一二年二月二十九日."""

DATE = r"((?:19|20)\d\d)(?:年(?=\d{1,2}月)|[\-./])(\d{1,2})[月\-./](\d{1,2})(?!\d*月)"
"""A date in digits, and not the months from one to another: 2023年1-6月."""

LABEL = re.compile(
    rf"(?:信息)?索{SPACE}?引{SPACE}?号|文{SPACE}?号|(?:成文|生成|发文|发布|公开|印发)(?:日期|时间)"
    rf"|时{SPACE}?间|日{SPACE}?期|(?:发布|发文|公开|制发)(?:机构|机关|单位|主体)|信息来源|来{SPACE}?源"
    rf"|主题(?:分类|词)|信息分类|体裁分类|标{SPACE}?题|名{SPACE}?称|有效性|浏览次数|阅读次数|作{SPACE}?者"
)
"""What stands before a colon or a bar in the table of a page that holds a report's record."""

_LONGEST_TITLE = 60
_LONGEST_RECORD = 160
_MOST_HEAD_LINES = 60
"""A page has at most so many lines that are not blank before its report begins."""

_LABELLED = re.compile(rf"{SPACE}*(?:{LABEL.pattern}){SPACE}*(?:[：:|｜\t]|$)")
_DATED = re.compile(
    rf"{SPACE}*[—\-－(（]*{SPACE}*"
    rf"(?:{DATE}|{CHINESE_DATE})"
)
_SPEAKER = re.compile(
    rf"{SPACE}*(?:[一-鿿]{{0,20}}人民政府)?[一-鿿]{{0,12}}?"
    rf"(?:省长|市长|区长|县长|旗长|州长|盟长|主席|主任){SPACE}{{0,6}}[一-鿿·]{{2,12}}"
    rf"(?:{SPACE}{{1,4}}[一-鿿]{{1,2}})?{SPACE}*$"
)
ISSUER = re.compile(
    r"[一-鿿]{2,20}(?:人民政府(?:办公[厅室])?|人民法院|人民检察院|统计局|调查总?队"
    r"|[省市区县旗州盟](?:财政|发展和改革)(?:[局厅]|委员会))"
)
_ASSEMBLY = re.compile(r"人民代表大会[第一-鿿]{0,12}会议")
_CAPTION = re.compile(rf"(?:记者|通讯员|摄影).{{0,20}}摄{SPACE}*$")
_TOOL = re.compile(
    r"下载|打印|全屏|收藏|加大|还原|减小|[大中小]|[】\]]|分享到?[：:]?|返回.{0,4}|首页|关闭|.{0,2}字[体号][：:].{0,12}"
    r"|[【\[].{0,30}|您?(?:当前|现在)的?位置.{0,60}|.{0,60}[>›»].{0,60}"
)
_FOOTER = re.compile(
    r"责任编辑|编辑[：:]|相关(?:报道|附件|链接|文章|新闻|信息|阅读)|扫一扫|打印本页|关闭窗口|[【\[](?:打印|关闭)|上一[篇条]"
    r"|下一[篇条]|版权所有|ICP备|公网安备|主办单位?[：:]|承办单位?[：:]|网站(?:地图|标识码|声明)|分享到|返回顶部|来源[：:]|附件下载"
)
_LONGEST_FOOTER = 80
_LARGEST_FOOTER = 0.2
"""The part of a text's characters that a page's foot has at most, where it is not small."""

_SMALL_FOOTER = 200


class Extent(NamedTuple):
    """The first and last line of the report, and its lines that state its record, all 1-based."""

    first: int
    last: int
    record: tuple[int, ...]


def locate(lines: list[str], opens: re.Pattern[str]) -> Extent:
    """Find the report among the lines; `opens` matches a line that begins with a heading's mark.

    Before the text proper stand lines that state the record, a table of the page or title, place,
    date and speaker; the first of these begins the report. The foot begins with the first line of
    the page's closing words that only little text follows.
    """
    filled = [number for number, line in enumerate(lines, 1) if line.strip()]
    if not filled:
        return Extent(0, 0, ())
    begin = _text_begins(lines, filled, opens)
    head = filled[:begin]
    states = [number for number in head if _states_record(lines[number - 1])]
    record = tuple(number for number in head if states and number >= states[0])
    first = record[0] if record else filled[min(begin, len(filled) - 1)]
    return Extent(first, _last(lines, filled[begin:], filled[-1]), record)


def _text_begins(lines: list[str], filled: list[int], opens: re.Pattern[str]) -> int:
    """How many of the filled lines stand before the report's text."""
    known = 0
    for index, number in enumerate(filled[:_MOST_HEAD_LINES]):
        line = lines[number - 1]
        if SALUTATION.match(line):
            return index
        if opens.match(line) or not _is_short(line):
            break
        if _states_record(line) or _TOOL.fullmatch(line.strip()):
            known = index + 1
    return known


def _is_short(line: str) -> bool:
    """Whether a line is none of the text: a record line, or words too short for a paragraph."""
    return _states_record(line) or bool(_CAPTION.search(line[-60:])) or len(line.strip()) <= 30


def _states_record(line: str) -> bool:
    if len(line) > _LONGEST_RECORD:
        return False
    if TITLE.search(line) and len(line.strip()) <= _LONGEST_TITLE and "。" not in line:
        return True
    patterns = (_LABELLED, _SPEAKER)
    return any(p.match(line) for p in patterns) or _is_byline(line)


def _is_byline(line: str) -> bool:
    """Whether a line says when and where the report was given."""
    if len(line.strip()) > _LONGEST_TITLE or "。" in line:
        return False
    return bool(_DATED.match(line) or _ASSEMBLY.search(line) or ISSUER.fullmatch(line.strip()))


def _last(lines: list[str], text: list[int], otherwise: int) -> int:
    """The last line before the page's foot."""
    whole = sum(len(lines[number - 1]) for number in text)
    room = max(_LARGEST_FOOTER * whole, _SMALL_FOOTER)
    last = text[-1] if text else otherwise
    for number in reversed(text[1:]):
        line = lines[number - 1]
        room -= len(line)
        if room < 0:
            break
        if len(line) <= _LONGEST_FOOTER and _FOOTER.search(line):
            last = number - 1
    while last > 1 and not lines[last - 1].strip():
        last -= 1
    return last
