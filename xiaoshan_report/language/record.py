"""The report's own record, read from its title, byline and the table of its page."""

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterator

from xiaoshan_report.documents.page_furniture import (
    LABEL,
    OF_PAGE,
    SPACE,
    is_furniture,
    is_labelled,
    is_tool,
)
from xiaoshan_report.language.outline import Inference, Reason, RecordOutline
from xiaoshan_report.language.printed_dates import DATE, dates, is_stamp
from xiaoshan_report.language.report_extent import ISSUER, TITLE
from xiaoshan_report.numerals.characters import HAN
from xiaoshan_report.numerals.half_width import normalise

Inferred = Callable[[str, Reason], None]
"""Notes that a field was inferred, and why."""
_KINDS = "自治区|自治州|自治县|自治旗|特别行政区|新区|地区|省|市|区|县|旗|州|盟"

_PLACE_IN_TITLE = re.compile(
    rf"(?:(?<!{HAN})(?!关于|[年月])|(?<=[年月])|(?<=关于)|(?<=季度))(?!上半年|{HAN}{{0,6}}[全我本][省市区县旗州盟])"
    rf"({HAN}{{1,14}}(?:{_KINDS}))"
    r"(?:(?:人民)?政府(?:工作|(?=\d{4}年))|\d{4}年|国民经济|统计公报|(?:工业)?经济运行)"
)
_PLACE_OF_ASSEMBLY = re.compile(rf"在({HAN}{{1,14}}?(?:{_KINDS}))第[一二三四五六七八九十]{{1,3}}届")
_GOVERNMENT = re.compile(
    rf"({HAN}{{1,14}}?(?:{_KINDS}))(人民政府)?(?:代)?(?:省长|市长|区长|县长|旗长|州长|盟长|主席)"
)
_OFFICE = re.compile(
    rf"^{SPACE}*(?:国家统计局)?({HAN}{{1,14}}?(?:{_KINDS}))"
    rf"(?:人民政府(?:办公[厅室])?{SPACE}*$|人民法院|人民检察院|统计局|调查总?队|财政|发展和改革)"
)
_OF_THE_COUNTRY = re.compile("我?代表国务院|国务院总理")
"""Who speaks for the whole country: 现在，我代表国务院，向大会报告政府工作."""

_COUNTRY: tuple[str | None, str | None] = "全国", "国务院"

_SIGNATURE = 3
"""The last lines of a text, in which its issuer and date may stand."""

_FULL_PLACE = (
    rf"(?:(?<!{HAN})(?!日在)|(?<=日在))({HAN}{{2,4}}(?<![全我本])市{HAN}{{2,4}}?(?:(?<!地)区|县))"
)
_MOST_SEARCHED = 200_000
"""The characters of a text in which its place is looked for."""

_GIVEN = re.compile(rf"大会|届|{TITLE.pattern}|^{SPACE}*[（(—－-]")
"""A line whose date is when the report was given: a byline, in brackets or not, or a title."""

_BESIDE_STAMP = re.compile(rf"(?:{OF_PAGE}|来源){SPACE}*[：:]")
_SIGNED = re.compile(rf"{DATE}日?")

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_HALF_YEAR = re.compile(r"(?:((?:19|20)\d\d)年)?上半年")
_TITLED_MONTHS = re.compile(
    r"(?:((?:19|20)\d\d)年)?(?:第?(一季度|前三季度)|1[-—–―~～至](\d{1,2})月|(?<!\d)(\d{1,2})月份?(?!\d))"
)
_OF_ITS_YEAR = re.compile("公报|总结|经济运行|决算|情况|质量状况")
"""Words of a title whose year is the one looked back on, and not the one after."""

_OF_OFFICES = re.compile("公报|经济运行|质量状况")
"""Words of a title of what the government's offices issue, and not itself."""

_REVIEWED = re.compile(r"((?:19|20)\d\d)年?[^，。：,:\n]{0,16}?(?:工作)?回顾")
_ABRIDGED = re.compile(
    r"(?:有|略有|作了?)(?:删减|删节|删改)|(?:摘要|节选|摘登)[）)】\]]?\s*$", re.MULTILINE
)

_LABELS = {
    "index_number": "索引号",
    "written": "成文日期 成文时间 生成日期 生成时间",
    "held": "时间 日期 会议时间 会议日期 报告时间 报告日期",
    "published": "发布日期 发布时间 发文日期 发文时间 公开日期 公开时间 印发日期 发表时间 发表日期",
    "issuer": "发布机构 发布机关 发布单位 发文机关 发文单位 发文机构 公开主体 制发机关",
    "subject": "主题分类 信息分类",
    "source": "来源 文章来源 文件来源 稿源",
    "title": "标题 名称",
}
_MONTHS = 12
_LAST_MONTHS = {"一季度": 3, "前三季度": 9}

_OPENING = 12
"""The lines in which a half-year's report says what it is."""

_SPOKEN = 60
"""The characters of a line in which the speaker says on whose behalf."""

_LAST_MONTH_OF_REVIEW = 6
"""A report dated up to this month looks back on the year before."""

_LAST_MONTH_AFTER_HALF = 9
"""One dated after that, up to this month, looks back on the half-year; a later one on the year."""


def read_record(
    record: list[str], text: list[str], page: list[str], given: datetime.date | None = None
) -> RecordOutline:
    """Read the record from its lines, the text's own and those of the page that speak of it.

    The date is the one `given`, or else that of the title or byline, that of writing, the
    signature's, or the page's. A title that looks back on a year or on some months of it (公报,
    总结, 1-5月) gives the period. A report on a half-year says so in its title or opening, or is
    dated in the summer; any other reports on the year before its date where that is in the first
    half of a year, else on the year of its date.
    """
    labelled = _labelled([*page, *record])
    doubts: list[Inference] = []

    def inferred(field: str, reason: Reason) -> None:
        doubts.append(Inference(field, reason))

    title = _title([line for line in record if not is_labelled(line)]) or labelled.get("title")
    signed = _signature(text)
    if any(_OF_THE_COUNTRY.search(line[:_SPOKEN]) for line in (*record, *text[:_OPENING])):
        place, issuer = _COUNTRY
    else:
        place = _place(title, [*record, *signed], text, inferred)
        stated = labelled.get("issuer") or _office(labelled.get("source", ""))
        issuer = stated or _issuer(title, [*record, *signed], place, inferred)
    date = _date(labelled, record, signed, page, inferred)
    if given and date and given != date:
        inferred("date", "date-given")
    date = given or date
    return RecordOutline(
        title=title,
        place=place,
        issuer=issuer,
        date=date,
        index_number=labelled.get("index_number"),
        subject=labelled.get("subject"),
        period=_period(title, text, date, inferred),
        abridged=any(_ABRIDGED.search(line[-60:]) for line in (*record, *text[-3:])),
        doubts=tuple(doubts),
    )


def _labelled(lines: list[str]) -> dict[str, str]:
    """What the labels of a page's table say, by field."""
    found: dict[str, str] = {}
    for label, value in _pairs(lines):
        for field, labels in _LABELS.items():
            if label in labels.split() and field not in found:
                found[field] = value
    return found


_PAIR = re.compile(
    rf"(?:^|[\s|｜【\[])({LABEL}){SPACE}{{0,8}}[】\]]?(?:[：:|｜\t]|$){SPACE}{{0,8}}(.{{0,80}})"
)
_VALUE_ENDS = rf"[|｜\t]|{SPACE}{{2}}|[\s|｜【\[](?:{LABEL}|{OF_PAGE})[】\]]?{SPACE}?[：:|｜]"


def _pairs(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Labels without spaces, each with the value beside it, or on the line below it."""
    for index, line in enumerate(lines):
        position = 0
        while match := _PAIR.search(line, position):
            value = match[2] or (lines[index + 1] if index + 1 < len(lines) else "")
            value = re.split(_VALUE_ENDS, value, maxsplit=1)[0].strip()
            if value:
                yield re.sub(SPACE, "", match[1]).removeprefix("信息"), value[:60]
            position = match.end(1)


def _title(record: list[str]) -> str | None:
    """The title as printed, without spaces between Chinese characters."""
    for line in record:
        if TITLE.search(line) and not is_tool(line):
            return re.sub(rf"(?<={HAN}){SPACE}+(?={HAN})", "", line.strip())
    return None


def _place(title: str | None, record: list[str], text: list[str], inferred: Inferred) -> str | None:
    place = _named_place(title, record)
    searched = "\n".join(text)[:_MOST_SEARCHED]
    if place is None:
        named = Counter(re.findall(_FULL_PLACE, searched)).most_common(1)
        if named:
            inferred("place", "place-from-text")
        return named[0][0] if named else None
    if place[-1] in "区县旗" and "市" not in place:
        above = re.search(rf"(?<!{HAN}){HAN}{{2,5}}市(?={re.escape(place)})", searched)
        if above:
            inferred("place", "place-completed")
            return above[0] + place
    return place


def _named_place(title: str | None, record: list[str]) -> str | None:
    """The place that the title, the assembly or the speaker's office names."""
    if title and (match := _PLACE_IN_TITLE.search(title)):
        return match[1]
    for pattern in (_PLACE_OF_ASSEMBLY, _GOVERNMENT, _OFFICE):
        for line in record:
            if match := pattern.search(line):
                return match[1]
    return None


_OFFICE_IN_SHORT = re.compile(rf"{HAN}{{0,12}}(?:政府|[省市区县旗州盟]府?)办(?:公[厅室])?")
"""What issues a government's reports, as pages call it: 区政府办, 市府办公室."""


def _office(source: str) -> str | None:
    """The source that a page names, where that is an office and no newspaper."""
    is_office = ISSUER.fullmatch(source) or _OFFICE_IN_SHORT.fullmatch(source)
    return source if is_office else None


def _issuer(
    title: str | None, record: list[str], place: str | None, inferred: Inferred
) -> str | None:
    for line in record:
        match = _GOVERNMENT.search(line)
        if match and match[2]:
            return match[1] + match[2]
        if ISSUER.fullmatch(line.strip()):
            return line.strip()
    if place is None or _OF_OFFICES.search(title or ""):
        return None
    inferred("issuer", "issuer-from-place")
    return f"{place}人民政府"


def _signature(text: list[str]) -> list[str]:
    """The lines that close a text with who issued it and when."""
    last = [line.strip() for line in text[-_SIGNATURE:]]
    return [line for line in last if _SIGNED.fullmatch(normalise(line)) or ISSUER.fullmatch(line)]


def _date(
    labelled: dict[str, str],
    record: list[str],
    signed: list[str],
    page: list[str],
    inferred: Inferred,
) -> datetime.date | None:
    """The date of title or byline; that of writing; the signature's; the text's; a page's."""
    own = [line for line in record if not is_furniture(line)]
    written_by_people = [line for line in own if not _is_printed_by_page(line)]
    held = labelled.get("held", "")
    given = (
        _first_date([line for line in written_by_people if _GIVEN.search(line)])
        or _first_date([labelled.get("written", "")])
        or _first_date([*signed, *([] if is_stamp(held) else [held]), *written_by_people])
    )
    if given:
        return given
    date = _first_date([labelled.get("published", ""), held, *record, *page])
    if date:
        inferred("date", "date-of-publication")
    return date


def _is_printed_by_page(line: str) -> bool:
    """Whether the date of a line is a page's own: 2026-02-03 09:30, or 来源：… beside it."""
    return is_stamp(line) or bool(_BESIDE_STAMP.search(line))


def _first_date(lines: list[str]) -> datetime.date | None:
    return next((date for line in lines for date in dates(line)), None)


def _period(
    title: str | None, text: list[str], date: datetime.date | None, inferred: Inferred
) -> str | None:
    if titled := _titled_months(title, date):
        return titled
    opening = "\n".join(line[:2000] for line in text[:_OPENING])
    half = _half_year(title, opening, date, inferred)
    if half:
        return f"{half}-01/{half}-06"
    year = _year_reported(title, opening, date, inferred)
    return f"{year}-01/{year}-12" if year else None


def _titled_months(title: str | None, date: datetime.date | None) -> str | None:
    """The months that a title is about, of the date's year where it names none."""
    months = _TITLED_MONTHS.search(title or "")
    year = months and (months[1] or (date and date.year))
    if not months or not year:
        return None
    if months[4]:
        is_about_it = _OF_ITS_YEAR.search(title or "") and 1 <= int(months[4]) <= _MONTHS
        return f"{year}-{int(months[4]):02}" if is_about_it else None
    last = int(months[3]) if months[3] else _LAST_MONTHS[months[2]]
    return f"{year}-01/{year}-{last:02}"


def _half_year(
    title: str | None, opening: str, date: datetime.date | None, inferred: Inferred
) -> int | None:
    """The year of the half-year that a report is about; `None` where it is about no half-year."""
    titled, told = _HALF_YEAR.search(title or ""), _HALF_YEAR.search(opening)
    year = _year(title)
    if titled and year:
        return year
    looks_back = date and date.month > _LAST_MONTH_OF_REVIEW
    is_near = date and looks_back and date.month <= _LAST_MONTH_AFTER_HALF and not year
    if date and (titled or (told and looks_back) or is_near):
        inferred("period", "period-from-date")
        return date.year
    if told and told[1] and not date:
        inferred("period", "period-from-text")
        return int(told[1])
    return None


def _year(words: str | None) -> int | None:
    match = _YEAR.search(words or "")
    return int(match[1]) if match else None


def _year_reported(
    title: str | None, opening: str, date: datetime.date | None, inferred: Inferred
) -> int | None:
    """The year that an annual report is about."""
    titled = _year(title)
    if titled and _OF_ITS_YEAR.search(title or ""):
        return titled
    if date:
        inferred("period", "period-from-date")
        return date.year - (date.month <= _LAST_MONTH_OF_REVIEW)
    if titled:
        inferred("period", "period-from-title")
        return titled - 1
    reviewed = _REVIEWED.search(opening)
    if reviewed:
        inferred("period", "period-from-text")
    return int(reviewed[1]) if reviewed else None
