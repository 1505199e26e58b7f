"""Which of the periods that a number's words allow it has, by what kind of number it is."""

import re
from functools import cache
from typing import Literal, NamedTuple

from xiaoshan_report.language.series import words_found
from xiaoshan_report.language.statements import Statement
from xiaoshan_report.language.time_forms import COUNT, count
from xiaoshan_report.language.time_scope import When, last_year
from xiaoshan_report.language.time_values import close_of, end_of, years, years_of
from xiaoshan_report.model.structs import SIZES
from xiaoshan_report.numerals.lexicon import any_of, lexicon
from xiaoshan_report.numerals.reading import Reading

_ADDED_UP = "累计"

_LENGTH_OF_DAY = len("2030-12-31")

_RUN = re.compile(f"连续({COUNT})年[^、]*$")
"""So many years in a row that the clause of a number speaks of: 连续9年居全国第一."""

_TIMES = ("次", "届", "轮", "期", "批")
_RUN_OF_TIMES = re.compile(
    rf"连续(?:\d{{1,2}}|[一二三四五六七八九十两]{{1,2}})(?:{'|'.join(_TIMES)})[^、]*$"
)
"""So many times in a row, of which nobody can tell when they began: 连续12次居全市第一."""

_BEGINS = ("起", "开始")

_CLOSE = re.compile("[年月][底末]|到")

_MOST_YEARS = 100
"""More years in a row than that are history, and no period of a report."""

_IN_A_ROW = re.compile("连续$")


class Dating(NamedTuple):
    """The period of a number, whether its words leave open which of two it is, and which words."""

    period: str
    is_open: bool = False
    words: str = ""


class Context(NamedTuple):
    """The words before a number: its clause, digits and all, and what they say of its change.

    `whole` is when the size is of that its sentence has named last, which a share may be of.
    `before` is when the number is of that its sentence has named last.
    `starts` is whether it is what a change set out from; `base` the time that its sentence has
    named as what the same is compared with. `is_compared` is whether it is itself compared with an
    earlier year behind it. `reported` is the report's year.
    """

    clause: str
    whole: Dating | None
    before: Dating | None
    starts: bool
    base: str | None
    is_compared: bool
    reported: int


def dating(when: When, said: Statement, name: str, context: Context) -> Dating:
    """Return the period of a number, of those that its words or their frame allow.

    Within several years the growth of a series is of all of them, and so is what adds up; but the
    level, share or rank that it has reached is of the last: 五年来…总里程达到9000公里. What a
    change set out from is of the year before; years in a row end with the last, or begin with
    the one that is named as the first: 从2021年起连续三年.
    """
    period = _of_new(when.periods[0], name, context.clause)
    if row := _of_row(period, when, said.reading, context.clause):
        return row
    if context.starts and not when.is_beside:
        return _of_outset(period, when, name, context)
    if _words("stocks").search(name) and (len(when.periods) > 1 or len(period) == _LENGTH_OF_DAY):
        return Dating(when.periods[-1])
    if said.growth is not None:
        return _of_growth(period, when, said, context.base)
    if years_of(period) > 1 and not when.is_beside:
        return _within_years(period, said, name, context, is_planned=when.is_planned)
    return _so_far(period, context.clause) if when.frame else Dating(period)


def _of_row(period: str, when: When, reading: Reading, clause: str) -> Dating | None:
    """Years in a row are just those; when so many times in a row began, nobody can tell."""
    is_of_times = reading.unit in _TIMES and _IN_A_ROW.search(clause)
    if is_of_times or _RUN_OF_TIMES.search(clause):
        return Dating(period, is_open=True, words="连续")
    number = _in_a_row(clause, reading)
    return Dating(_in_row(period, number, begins=when.words.endswith(_BEGINS))) if number else None


def _of_outset(period: str, when: When, name: str, context: Context) -> Dating:
    """What a change set out from is of the year before, if nothing says that it stood for more."""
    before = context.reported if when.is_planned else int(period[:4]) - 1
    is_standing = _words("standing").search(name) is not None
    is_open = is_standing or years_of(period) == 1 < years_of(when.around)
    is_open &= context.base is None and not when.is_planned
    return Dating(context.base or years(before), is_open, name if is_standing else "")


def adds_up(said: Statement, clause: str) -> bool:
    """Tell whether a number is a sum over its time, or by how much something grew: 净增3000户."""
    if said.growth is not None:
        return said.growth.word != "" and said.unit not in ("%", "‰", "个百分点")
    return said.measures[0] in SIZES and any(
        True for _ in words_found(_words("summing"), _own(clause).removesuffix("完成"))
    )


def _own(clause: str) -> str:
    """The words of a clause from its last number on: 新增公路、铁路里程 are all of 3公里's."""
    *before, own = clause.split("、")
    while before and not any(map(str.isdigit, before[-1])):
        own = f"{before.pop()}、{own}"
    return own


def _so_far(period: str, clause: str) -> Dating:
    """What has added up is so much by the end, and nobody says since when: 累计建成12座."""
    if _ADDED_UP not in clause.rpartition("、")[2]:
        return Dating(period)
    return Dating(end_of(period), not _SO_FAR.search(clause), _ADDED_UP)


def _of_new(period: str, name: str, clause: str) -> str:
    """The year of what is new, if only what is before says 年末: 年末失业率3%,新增就业6万人."""
    is_carried = len(period) == _LENGTH_OF_DAY and "新增" in name and not _CLOSE.search(clause)
    return years(_last(period)) if is_carried else period


def _has_added_up(period: str, when: When, said: Statement) -> bool:
    """Whether growth has added up since a time that nobody says: 累计增长12%."""
    return _ADDED_UP in said.head and years_of(period) == 1 and when.frame is not None


def _of_growth(period: str, when: When, said: Statement, base: str | None) -> Dating:
    """Growth up to a day is of the years that end with it, and a yearly average of several.

    Within several years what is on the year before (比上年下降0.8%) is of the last.

    到2030年，年均增长5%: those of the frame, if they end with it, too.
    """
    is_average = said.measures == ("annual_average",) or "年均" in said.head
    if len(period) == _LENGTH_OF_DAY and period.endswith("-12-31"):
        period = years(int(period[:4]))
    elif not is_average and said.measures != ("yoy",):
        return Dating(period, _has_added_up(period, when, said), _ADDED_UP)
    if said.measures == ("yoy",):
        return Dating(last_year(period), _has_added_up(period, when, said), _ADDED_UP)
    if is_average and base and base[:4] < period[:4]:
        return Dating(years(int(base[:4]) + 1, _last(period)))
    if years_of(period) == 1 and when.around.endswith(period.rpartition("/")[2]):
        period = when.around
    return Dating(period, is_open=is_average and years_of(period) == 1)


def _in_a_row(clause: str, reading: Reading) -> int | None:
    """How many years in a row a number is, or is said of."""
    if reading.unit == "年" and _IN_A_ROW.search(clause):
        return int(reading.value) if reading.value < _MOST_YEARS else None
    run = _RUN.search(clause)
    return count(run[1]) if run else None


def _in_row(period: str, number: int, *, begins: bool) -> str:
    """So many years from the first of a period or up to its last; a part of a year ends none."""
    if begins:
        return years(int(period[:4]), int(period[:4]) + number - 1)
    if not period.endswith(("-12", "-12-31")):
        return period
    last = _last(period)
    return years(last - number + 1, last)


def _last(period: str) -> int:
    """The last year of a period."""
    return int(period.rpartition("/")[2][:4])


def _within_years(
    period: str, said: Statement, name: str, context: Context, *, is_planned: bool
) -> Dating:
    """Within several years what has been reached is of the last, and what adds up is of all.

    What is planned is reached on their last day. A flow that is only named could be either:
    实现进出口总额1.4万亿元, 投资完成3亿元.
    """
    own = _own(context.clause)
    if _words("lasting").search(own) or _adds(context.clause, said.unit):
        return Dating(period)
    sums = any(True for _ in words_found(_words("summing"), own.removesuffix("完成")))
    if context.whole and not sums and _is_part(said, own):
        return context.whole
    is_existing = _EXISTING.search(context.clause) and not sums
    if context.is_compared or is_existing or _is_reached(said, name, own, sums=sums):
        last = close_of(_last(period)) if is_planned else last_year(period)
        is_open = not is_planned and _may_be_of_all(said, name, own, last, context)
        return Dating(last, is_open)
    says_nothing = said.measures == ("level",) or _only_named(said, name, context.clause)
    return Dating(period, is_open=says_nothing and not is_planned and not sums)


def _may_be_of_all(said: Statement, name: str, own: str, last: str, context: Context) -> bool:
    """Whether a rank or share may as well be of all the years: 年均增长7%,居全市第1; 办结率99%.

    A rank is of what its sentence has named before it, if it names nothing itself, or of a rate or
    an appraisal, of which there may be one for all of them.
    """
    if said.reading.ordinal:
        is_of_before = context.before not in (None, Dating(last)) and name not in context.clause
        return is_of_before or _words("appraised").search(name) is not None
    is_rate = said.measures == ("share",) and not _reached().search(own)
    return is_rate and bool(_SPENT.search(own) or _words("done_rates").search(name))


def _is_part(said: Statement, own: str) -> bool:
    """Whether a number is a share of the size before it, or the size of a part of it."""
    if said.measures == ("share",):
        return _OF_WHOLE.match(own) is not None
    return own.startswith("其中")


def _only_named(said: Statement, name: str, clause: str) -> bool:
    """Whether nothing says if what is counted is new or there: 省级示范企业32家."""
    is_alone = clause.endswith(name) and said.measures == ("count",)
    return is_alone and not _doing().search(clause)


@cache
def _doing() -> re.Pattern[str]:
    """What says in a clause what was done: any verb."""
    words = lexicon().names
    return re.compile(any_of(words.verbs, words.verbs_or_nouns, words.alone, words.new))


def _is_reached(said: Statement, name: str, own: str, *, sums: bool) -> bool:
    """Whether a number is what something has come to: a rank, a share, a stock, a level a head."""
    if said.reading.ordinal or said.measures == ("share",):
        return True
    if _PER.search(own) or _TO_A_POINT.search(own):
        return True
    if sums:
        return False
    is_level = said.measures[0] == "level" and not _NO_NAME.fullmatch(own)  # but 30万人口脱贫
    is_stock = _words("stocks").search(name if is_level else own)
    return bool(is_stock or _reached().search(own))


def _adds(clause: str, unit: str | None) -> bool:
    """Whether its clause adds up: 累计支出达到3亿元; but 累计达到3条 is what there is by now."""
    if _TO_A_POINT.search(clause):  # 标准由每年40元提高到240元
        return False
    is_so_far = "元" not in (unit or "") and _SO_FAR.search(clause)
    return bool(_words("adding").search(clause)) and not is_so_far


_OF_WHOLE = re.compile(
    r"(?:其中)?(?:[^,;。\d]{0,8}占(?!比)(?:[^,;。\d]*(?:支出|投资|财力|资金|收入|额)的?)?(?:约|近|超)?)?$"
)
"""The words before the share of a size: 投入128亿元,占财政支出的75%, or 七成用于民生."""

_SPENT = re.compile(r"(?:支出|财力)[^,;。、\d]*$")
"""What leads to a share of what was spent, which may be of each year or of all: 民生支出占比78%."""

_EXISTING = re.compile(any_of(lexicon().told.existing))
"""What says of all that its clause lists that it is there: 现有企业30家、学校6所."""

_TO_A_POINT = re.compile("(?<!达)[至到]$")
"""What no sum ends with: 获批设立的机构增至24家."""

_NO_NAME = re.compile(r"(?:全[国省市县区州盟]|其中|另有|还有|共|约|近|超过?|\d[\d.]*万?[户个])*")
_SO_FAR = re.compile("累计(?:分别)?(?:达到?|有|拥有)$")
_PER = re.compile("每[千万百十]|人均")


_Key = Literal["lasting", "adding", "summing", "stocks", "standing", "done_rates", "appraised"]


@cache
def _words(key: _Key) -> re.Pattern[str]:
    words = any_of(getattr(lexicon().time, key))
    if key in ("stocks", "standing", "done_rates", "appraised"):
        return re.compile(f"(?:{words})$")
    return re.compile(
        rf"(?:{words})(?:了|约|近|超过?)?$" if key == "lasting" else f"(?:{words})(?!区|里程)"
    )


@cache
def _reached() -> re.Pattern[str]:
    """What leads to it: 企业总数为35家, but neither 为35家企业配备 nor 先后有9个村获评."""
    words = any_of(lexicon().time.reaching)
    return re.compile(rf"(?:{words}|(?<=[^后还共已])[为有])(?:了|约|近|超过?)?$")
