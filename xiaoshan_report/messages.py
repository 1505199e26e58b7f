"""Every word that the program itself says, once, in Chinese and English."""

from collections.abc import Mapping
from typing import Literal

from xiaoshan_report.errors import ReportError

Language = Literal["zh", "en"]

SENTENCES: dict[str, tuple[str, str]] = {
    # headings
    "indicator": ("指标", "Indicator"),
    "level": ("数值", "Level"),
    "yoy": ("同比", "Year on year"),
    "two_year_average": ("两年平均", "Two-year average"),
    "vs_two_year_mean": ("较前两年平均数", "Vs two-year mean"),
    "count": ("个数", "Count"),
    "amount": ("数额", "Amount"),
    "share": ("比重", "Share"),
    "target": ("目标", "Target"),
    "rank": ("位次", "Rank"),
    "growth": ("同比", "Year on year"),
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
    "paragraph": ("段", "Par."),
    "project": ("实事项目", "Project"),
    "task": ("任务", "Task"),
    "states": ("任务状态", "Tasks by state"),
    "state": ("状态", "State"),
    "done-count": ("已完成", "Done"),
    "progress": ("进度", "Progress"),
    "stage": ("阶段", "Stage reached"),
    "gap": ("差距", "Gap"),
    "prior-yoy": ("推算上年同期增速", "Implied growth a year earlier"),
    "prior-level": ("推算上年同期", "Implied level a year earlier"),
    "base-level": ("推算两年前同期", "Implied level two years earlier"),
    "id": ("编号", "Id"),
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
    "title-indicators": ("{title}：指标", "{title}: indicators"),
    "title-areas": ("{title}：工作方面", "{title}: work areas"),
    "title-area": ("第{number}方面：{title}", "Area {number}: {title}"),
    "title-livelihood": ("{title}：民生实事", "{title}: livelihood projects"),
    "title-project": ("民生实事{number}：{title}", "Livelihood project {number}: {title}"),
    "title-compare": (
        "{title}：同比与两年平均增速",
        "{title}: year-on-year growth beside two-year averages",
    ),
    "title-figures": ("{title}：数据", "{title}: figures"),
    "summary-tasks": (
        "{projects}件实事，{tasks}项任务：{states}",
        "{projects} projects, {tasks} tasks: {states}",
    ),
    "state-count": ("{state}{count}", "{count} {state}"),
    "figures-found": ("{count}个数据", "{count} figures"),
    "omitted": (
        "因宽度不够未显示：{columns}。",
        "Not shown for lack of width: {columns}.",
    ),
    "no-figures": ("没有符合条件的数据", "no figure matches"),
    "part-of": ("其中项：属于{name}", "Part of: {name}"),
    "located": (
        "第{area}方面“{title}”，第{section}部分“{section_title}”",
        "Area {area} “{title}”, section {section} “{section_title}”",
    ),
    "of-project": ("民生实事{number}“{title}”", "Livelihood project {number} “{title}”"),
    "state-is": ("状态：{state}", "State: {state}"),
    "stage-is": ("阶段：{stage}", "Stage reached: {stage}"),
    "quoted": (
        "原文（第{paragraph}段）：{quote}",
        "Words of the report (par. {paragraph}): {quote}",
    ),
    "sum-is": ("{whole} = {parts}", "{whole} = {parts}"),
    "sum-holds": ("{whole} 包含 {parts}", "{whole} includes {parts}"),
    "percent-of": ("{value}%", "{value}%"),
    "percent-over": ("超{value}%", "over {value}%"),
    "done-of": ("{done}/{target}{unit}", "{done} of {target}"),
    "interval-note": (
        "方括号内为打印位数四舍五入所允许的范围。",
        "Brackets hold the range that the rounding of the printed numbers allows.",
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
    "no-yoy": (
        "报告只给出较前两年平均数的变化，没有同比。",
        "The report gives only the change on the mean of two years, no year-on-year rate.",
    ),
    "no-average": (
        "报告没有给出两年平均增速，无法向前推算两年。",
        "The report gives no two-year average, so nothing two years back can be implied.",
    ),
    "no-level": (
        "报告没有给出数值，无法推算同期水平。",
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
    # refusals
    "error": ("错误：{sentence}", "error: {sentence}"),
    "nothing": ("", ""),
    "did-you-mean": ("是否想用 {near}？", " Did you mean {near}?"),
    "no-file": (
        "{file}：没有这个文件；请用 --model 指定模型文件。",
        "{file}: no such file; name a model with --model FILE.",
    ),
    "unreadable": (
        "{file}：无法读取（{reason}）；应为可读的 TOML 文件。",
        "{file}: cannot be read ({reason}); expected a TOML file.",
    ),
    "not-utf-8": (
        "{file}：第 {offset} 字节不是 UTF-8；请另存为 UTF-8。",
        "{file}: byte {offset} is not UTF-8; save the file as UTF-8.",
    ),
    "not-toml": (
        "{where}：不是合法的 TOML：{reason}；请改正此处。",
        "{where}: not TOML: {reason}; correct it there.",
    ),
    "refused": ("{where}：{place}：{problem}", "{where}: {place}: {problem}"),
    "unknown-key": (
        "没有 {key} 这个键；可用的键：{known}。{near}",
        "unknown key {key}; expected one of {known}.{near}",
    ),
    "missing-key": ("缺少键 {key}，请补上。", "the key {key} is missing; add it."),
    "wrong-value": ("值为 {value}，应为{expected}。", "{value} stands here; expected {expected}."),
    "one-of": ("以下之一：{values}", "one of {values}"),
    "identifier": (
        "小写字母和数字的单词，以连字符相连",
        "lower-case words and digits joined by hyphens",
    ),
    "some-text": ("非空文字", "text that is not empty"),
    "at-least": ("不小于 {least} 的整数", "a whole number from {least} on"),
    "text": ("文字", "text"),
    "whole-number": ("整数", "a whole number"),
    "number-expected": ("数字", "a number"),
    "true-or-false": ("true 或 false", "true or false"),
    "date": ("日期，如 2021-07-07", "a date such as 2021-07-07"),
    "list": ("列表", "a list"),
    "table": ("表", "a table"),
    "period-expected": (
        "时期，如 2021-01/2021-05 或 2021-05-31",
        "a period such as 2021-01/2021-05 or 2021-05-31",
    ),
    "duplicate-id": (
        "{id} 已在前面用过；每个编号只能用一次。",
        "{id} is used before this; every id must be unique.",
    ),
    "dangling": (
        "{id} 不存在；应为模型中已有的编号。{near}",
        "{id} does not exist; expected an id of the model.{near}",
    ),
    "no-such-section": (
        "模型中没有第 {area} 方面第 {section} 部分；应为已有的部分。",
        "the model has no section {section} in area {area}; expected one that it has.",
    ),
    "no-number": (
        "值为 {value}，应为有限的数字。",
        "{value} stands here; expected a finite number.",
    ),
    "negative": (
        "{measure} 不能为负（{value}）；只有增速可以为负。",
        "{value} is negative; expected so only of a growth rate, not of {measure}.",
    ),
    "printed-not-once": (
        "printed “{printed}” 在 quote “{quote}” 中出现 {times} 次，应恰好出现一次。",
        'printed "{printed}" stands {times} times in the quote "{quote}"; expected exactly once.',
    ),
    "printed-unreadable": (
        "printed “{printed}” 不是报告所印的一个数，应如 423.5亿元、400余家、过半。",
        'printed "{printed}" is not one number; expected the like of 423.5亿元, 400余家, 过半.',
    ),
    "printed-differs": (
        "printed “{printed}” 的 {key} 是 {read}，模型写的是 {said}；两者应一致。",
        'printed "{printed}" has the {key} {read}, but the model says {said}; expected the same.',
    ),
    "one-language": (
        "{key} 和 {key}_en 应同时给出。",
        "{key} and {key}_en go together; expected both or neither.",
    ),
    "unknown-id": (
        "没有编号为 {id} 的{kind}。{near}",
        "there is no {kind} with the id {id}.{near}",
    ),
    "unknown-number": (
        "没有第 {number} 个{kind}；应为 {first} 至 {last}。",
        "there is no {kind} {number}; expected {first} to {last}.",
    ),
    "unknown-choice": (
        "--{option} 没有 {value}；应为以下之一：{known}。{near}",
        "--{option} knows no {value}; expected one of {known}.{near}",
    ),
    "unknown-format": (
        "无法从 {file} 的扩展名得知格式；应以 {known} 之一结尾，或用 --format 指定。",
        "the ending of {file} names no format; expected one of {known}, or say --format.",
    ),
    "cannot-write": (
        "{file}：无法写入（{reason}）；请换一个地方。",
        "{file}: cannot be written ({reason}); name another place.",
    ),
    "kind-indicator": ("指标", "indicator"),
    "kind-area": ("工作方面", "work area"),
    "kind-project": ("民生实事项目", "livelihood project"),
    "kind-thing": ("指标、数据、要点或任务", "indicator, figure, point or task"),
}
"""Sentences and words by key: Chinese, English. `{gaps}` are filled by name."""

UNITS: dict[str, str] = {
    "亿元": "100m yuan",
    "万元": "10k yuan",
    "元": "yuan",
    "万人": "10,000 people",
    "万个": "10,000",
    "万剂次": "10,000 doses",
    "万平方米": "10,000 m²",
    "千米": "km",
    "亩": "mu",
    "年": "years",
    "户": "households",
    "人": "people",
    "名": "people",
    "家": "",
    "个": "",
    "件": "",
    "起": "",
    "项": "",
    "条": "",
    "张": "",
    "所": "",
    "场": "",
    "套": "",
    "类": "",
    "处": "",
    "辆": "",
    "轮": "",
    "方面": "",
}
"""Units for English readers, where they differ; a mere measure word has none."""

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


class Words:
    """The program's words in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence `key`, its gaps filled; a `ReportError` among the values says its own."""
        said = {name: self._said(value) for name, value in values.items()}
        return SENTENCES[key][self.language == "en"].format_map(said)

    def sentence(self, error: ReportError) -> str:
        """What a refusal says."""
        return self(error.key, **error.values)

    def pick(self, chinese: str, english: str) -> str:
        """Whichever of the two is in this language."""
        return english if self.language == "en" else chinese

    def unit(self, unit: str | None) -> str | None:
        """The unit for people to read."""
        return UNITS.get(unit, unit) if unit and self.language == "en" else unit

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


def language_of(environment: Mapping[str, str]) -> Language:
    """The language of a locale: what the first set of LC_ALL, LC_MESSAGES and LANG says."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "zh" if environment[name].lower().startswith("zh") else "en"
    return "en"
