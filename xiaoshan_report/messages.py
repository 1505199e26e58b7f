"""Every word that the program itself says, once, in Chinese and English."""

from collections.abc import Mapping, Sequence
from typing import Literal, cast, get_args

from xiaoshan_report.errors import ReportError

Language = Literal["zh", "en"]

SENTENCES: dict[str, tuple[str, str]] = {
    # headings
    "report": ("报告", "Report"),
    "indicator": ("指标", "Indicator"),
    "level": ("数值", "Level"),
    "yoy": ("同比", "Year on year"),
    "two_year_average": ("两年平均", "Two-year average"),
    "vs_two_year_mean": ("较前两年平均数", "Vs two-year mean"),
    "previous_period": ("环比", "On previous period"),
    "annual_average": ("年均", "Yearly average"),
    "change": ("变动", "Change"),
    "count": ("数量", "Count"),
    "amount": ("数量", "Amount"),
    "share": ("比率", "Share"),
    "target": ("任务量", "Target"),
    "rank": ("位次", "Rank"),
    "period": ("时期", "Period"),
    "number": ("序号", "No."),
    "area": ("工作方面", "Work area"),
    "section": ("部分", "Section"),
    "sections": ("部分", "Sections"),
    "points": ("要点数", "Points"),
    "figures": ("数据数", "Figures"),
    "point": ("要点", "What was done"),
    "figure": ("数据", "Figure"),
    "value": ("数值", "Value"),
    "measure": ("类别", "Measure"),
    "quote": ("原文", "Words of the report"),
    "paragraph": ("段", "Para"),
    "project": ("实事项目", "Project"),
    "task": ("任务", "Task"),
    "states": ("任务状态", "Tasks by state"),
    "state": ("状态", "State"),
    "done-count": ("已完成", "Done"),
    "progress": ("进度", "Progress"),
    "stage": ("阶段", "Stage reached"),
    "gap": ("差距", "Gap"),
    "prior-yoy": ("推算上年同期增速", "Implied growth a year earlier"),
    "prior-level": ("推算上年同期数值", "Implied level a year earlier"),
    "base-level": ("推算两年前同期数值", "Implied level two years earlier"),
    "id": ("编号", "Id"),
    "yes": ("是", "yes"),
    # states of tasks
    "done": ("已完成", "done"),
    "partly-done": ("部分完成", "partly done"),
    "under-way": ("推进中", "under way"),
    "started": ("已启动", "started"),
    "preparing": ("筹备中", "preparing"),
    # what signs beside a number mean
    "mark-fall": ("↓ 下降", "↓ fall"),
    "mark-estimate": ("* 报告预计数", "* the report's estimate"),
    "mark-over": ("+ 报告称超过此数", "+ more than this, says the report"),
    "mark-at_least": ("≥ 不少于此数", "≥ at least this"),
    "mark-about": ("≈ 约数", "≈ about this"),
    # titles and remarks
    "reports": ("{count}份报告", "{count} reports"),
    "title-indicators": ("{title}：指标", "{title}: indicators"),
    "title-areas": ("{title}：工作方面", "{title}: work areas"),
    "title-area": ("第{number}方面：{title}", "Area {number}: {title}"),
    "title-area-of-each": ("{title}：第{number}方面", "{title}: area {number}"),
    "title-project-of-each": (
        "{title}：民生实事{number}",
        "{title}: livelihood project {number}",
    ),
    "whose-own": ("{whose}：{title}", "{whose}: {title}"),
    "title-livelihood": ("{title}：民生实事", "{title}: livelihood projects"),
    "title-project": ("民生实事{number}：{title}", "Livelihood project {number}: {title}"),
    "title-compare": (
        "{title}：同比与两年平均增速",
        "{title}: year-on-year growth beside two-year averages",
    ),
    "title-figures": ("{title}：数据", "{title}: figures"),
    "no-projects": ("没有列出民生实事。", "No livelihood projects are listed."),
    "no-areas": ("没有列出工作方面。", "No work areas are listed."),
    "summary-tasks": (
        "{projects}件实事，{tasks}项任务：{states}",
        "{projects} projects, {tasks} tasks: {states}",
    ),
    "state-count": ("{state}{count}", "{count} {state}"),
    "figures-found": ("共{count}个数据。", "Figures: {count}."),
    "omitted": (
        "因宽度不够未显示：{columns}。",
        "Not shown for lack of width: {columns}.",
    ),
    "next": ("接下来可以：{command}", "Next: {command}"),
    "no-figures": ("没有符合条件的数据。", "No figure matches."),
    "part-of": ("其中项：属于{name}", "Part of: {name}"),
    "located": (
        "第{area}方面“{title}”，第{section}部分“{section_title}”",
        "Area {area} “{title}”, section {section} “{section_title}”",
    ),
    "located-overview": (
        "{title}，第{section}部分“{section_title}”",
        "{title}, section {section} “{section_title}”",
    ),
    "of-project": ("民生实事{number}“{title}”", "Livelihood project {number} “{title}”"),
    "state-is": ("状态：{state}", "State: {state}"),
    "stage-is": ("阶段：{stage}", "Stage reached: {stage}"),
    "quoted": (
        "原文（第{paragraph}段）：{quote}",
        "Words of the report (para {paragraph}): {quote}",
    ),
    "sum-is": ("{whole} = {parts}", "{whole} = {parts}"),
    "sum-holds": ("{whole} 包含 {parts}", "{whole} includes {parts}"),
    "percent-of": ("{value}%", "{value}%"),
    "percent-over": ("超{value}%", "over {value}%"),
    "done-of": ("{done}/{target}{unit}", "{done} of {target}"),
    "comparable": ("可比", "Comparable"),
    "comparable-note": (
        "可比：与同一指标中最常见的一类相比；--json 逐条说明为何不可比、为何缺数。",
        "Comparable: with the most usual kind of the same indicator; --json says why not, and why a value is missing.",
    ),
    "not-comparable": (
        "与{place}（{period}）不可比：{reasons}。",
        "Not comparable with {place} ({period}): {reasons}.",
    ),
    "differs-length": ("其他时长", "another length of period"),
    "differs-period": ("时期的月份不同", "other months of the year"),
    "differs-basis": ("没有同类数据", "no measure in common"),
    "differs-prices": ("价格口径不同", "real against nominal growth"),
    "differs-unit": ("单位不能换算", "units that do not convert"),
    "differs-estimate": ("一方为预计数", "an estimate against a result"),
    "doubtful": (
        "编号 {id} 在各报告中指不同的序列（{series}），此处只按名称归入。",
        "The id {id} stands for several series ({series}); this one was matched by its name alone.",
    ),
    "interval-note": (
        "方括号内为按公布位数四舍五入所允许的范围。",
        "Brackets hold the range that the rounding of the printed numbers allows.",
    ),
    "chart-beyond": (
        "条形超出刻度，以数值为准。",
        "The bar runs beyond the scale; go by its number.",
    ),
    "about": ("{names}：", "{names}: "),
    "percentage-points": ("百分点", "percentage points"),
    "separator": ("；", "; "),
    "pause": ("、", ", "),
    # why compare refuses
    "comparable-base": (
        "推算值按本期可比口径，不等于当时公布的数值。",
        "Implied values are on today's comparable base, not the figures published then.",
    ),
    "no-yoy": ("报告没有给出同比。", "The report gives no year-on-year rate."),
    "only-vs-mean": (
        "报告只给出较前两年平均数的变化，没有同比。",
        "The report gives only the change on the mean of two years, no year-on-year rate.",
    ),
    "no-average": (
        "报告没有给出两年平均增速，无法向前推算两年。",
        "The report gives no two-year average, so nothing two years back can be implied.",
    ),
    "no-level": (
        "报告没有给出数值，无法推算以往的数值。",
        "The report gives no level, so no earlier level can be implied.",
    ),
    "comparable-prices": (
        "增速按可比价格计算，不能用来推算以往的名义水平。",
        "The rates are at comparable prices, which say nothing about earlier nominal levels.",
    ),
    "total-fall": (
        "下降可能达到100%，无法推算。",
        "The fall may be total, so nothing can be divided by it.",
    ),
}
"""Sentences and words by key: Chinese, English. `{gaps}` are filled by name. The rest are in
`remarks.py` and `guidance.py`: no key stands in two of them."""

UNITS: dict[str, str] = {
    "亿元": "100m yuan",
    "万元": "10k yuan",
    "元": "yuan",
    "美元": "US dollars",
    "人": "people",
    "名": "people",
    "人次": "person-times",
    "剂次": "doses",
    "户": "households",
    "平方米": "m²",
    "平方公里": "km²",
    "亩": "mu",
    "公顷": "ha",
    "立方米": "m³",
    "千米": "km",
    "公里": "km",
    "吨": "tonnes",
    "吨标准煤": "tonnes of coal equivalent",
    "吨标煤": "tonnes of coal equivalent",
    "吨公里": "tonne-km",
    "人公里": "passenger-km",
    "公斤": "kg",
    "千克": "kg",
    "斤": "jin",
    "微克": "µg",
    "标准箱": "TEU",
    "千瓦": "kW",
    "千瓦时": "kWh",
    "度": "kWh",
    "年": "years",
    "个月": "months",
    "天": "days",
    "小时": "hours",
    "分钟": "minutes",
    "个百分点": "percentage points",
    "倍": "times",
    **dict.fromkeys("家个件起项条张所场套类处辆轮座台架艘只头株栋幢次届批种对支部笔宗例班列间", ""),
    "方面": "",
}
"""Units for English readers, where they differ; a mere measure word has none."""

_SCALES = {"万亿": "trillion", "亿": "100m", "万": "10,000"}

_PER = {"人": "person", "户": "household", "月": "month", "年": "year", "天": "day", "亩": "mu"}
"""What something is per, where UNITS has a plural or nothing."""


def _english(unit: str) -> str:
    """The unit for English readers, as it is where a part of it is not known."""
    if unit in UNITS:
        return UNITS[unit]
    of, per, one = unit.partition("/")
    if per:
        return f"{_english(of)}/{_PER.get(one) or _english(one)}"
    scale = next((scale for scale in _SCALES if unit.startswith(scale)), "")
    base = unit.removeprefix(scale)
    known = scale and (not base or base in UNITS)
    return f"{_SCALES[scale]} {UNITS.get(base, '')}".rstrip() if known else unit


_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


class Words:
    """The program's words in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence `key`, its gaps filled; a `ReportError` among the values says its own."""
        said = {name: self._said(value) for name, value in values.items()}
        sentence = SENTENCES.get(key) or _remark(key)
        return sentence[self.language == "en"].format_map(said)

    def sentence(self, error: ReportError) -> str:
        """What a refusal says."""
        return self(error.key, **error.values)

    def pick(self, chinese: str, english: str) -> str:
        """Whichever of the two is in this language."""
        return english if self.language == "en" else chinese

    def unit(self, unit: str | None) -> str | None:
        """The unit for people to read."""
        return _english(unit) if unit and self.language == "en" else unit

    def period(self, period: str) -> str:
        """The period as people write it: 2021年1–5月, Jan–May 2021; 2021年5月31日, 31 May 2021."""
        first, _, last = period.partition("/")
        year, month, *day = map(int, (last or first).split("-"))
        if day:
            return self.pick(
                f"{year}年{month}月{day[0]}日", f"{day[0]} {_MONTHS[month - 1]} {year}"
            )
        from_month = int(first.split("-")[1])
        if first[:4] != str(year):
            return f"{self.period(first)}–{self.period(period[8:])}"
        if from_month == month:
            return self.pick(f"{year}年{month}月", f"{_MONTHS[month - 1]} {year}")
        english = f"{_MONTHS[from_month - 1]}–{_MONTHS[month - 1]} {year}"
        return self.pick(f"{year}年{from_month}–{month}月", english)

    def _said(self, value: object) -> object:
        return self.sentence(value) if isinstance(value, ReportError) else value


def _remark(key: str) -> tuple[str, str]:
    """One of the sentences that few answers need, which are read only then."""
    from xiaoshan_report.remarks import REMARKS

    if key in REMARKS:
        return REMARKS[key]
    from xiaoshan_report.guidance import GUIDANCE

    return GUIDANCE[key]


def language_asked(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language of a command line, where it last says --lang; by default that of the locale."""
    asked = language_of(environment)
    for place, argument in enumerate(arguments, 1):
        option, equals, value = argument.partition("=")
        said = value if equals else next(iter(arguments[place:]), "")
        if option == "--lang" and said in get_args(Language):
            asked = cast("Language", said)
    return asked


def language_of(environment: Mapping[str, str]) -> Language:
    """The language of a locale: what the first set of LC_ALL, LC_MESSAGES and LANG says."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "zh" if environment[name].lower().startswith("zh") else "en"
    return "en"
