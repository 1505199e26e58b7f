"""Read numbers as Chinese reports print them, with their spans, units and qualifiers.

The grammar, on text whose full-width forms have been made half-width:

    numeral  = [prefix] [第 | sign] core [more] [scale] [more] [measure] [suffix]
    core     = arabic | chinese | tenths | half | percent | roman
    arabic   = 1397 | 12.0 | 1,234.5            a half-width comma, groups of exactly three
    chinese  = 十六 | 一百二十 | 三点五 | 两 | 二〇二一 | 百万
    tenths   = 六成 | 七成五 | 6成               in percent: 60, 75, 60
    half     = 半 | 一半 | 半数                  50 percent, but 0.5 before a time: 半年
    percent  = (百分之 | 千分之) (arabic | chinese)
    roman    = Ⅰ … Ⅻ
    more     = 余 | 多 | 几                      400余家, 2700多万元, 1万多户, 十几个
    scale    = 万 | 亿 | 万亿 | 百万 | …          after Arabic digits a part of the unit: 1.63万人
    measure  = the longest word of a table, also one per another: 元/月, 微克/立方米
    prefix   = 超 | 突破 | 不少于 | 约 | …        suffix = 以上 | 左右 | …

Conventions where a print can be taken in two ways:

- After Chinese characters 万 and 亿 belong to the number: 三万户 is 30000 户, 百万元 is 1000000 元.
  Standing alone before a measure they are the unit of a single one: 亿元 is 1 亿元, 千瓦 is 1 千瓦.
- Characters that form no one number are several numerals: 十四五 is 十四 and 五, 一二三产 is 一,
  二 and 三; but four digits before 年, or digits around a 〇 or 零, are one: 一九九八年, 二〇二一.
- A hyphen is a minus only where neither a numeral, a letter nor another hyphen stands before it,
  and never before a date: 1-5月 and 2021-2023年 are two numerals each.
- A full-width comma never groups digits in a text, where it parts clauses; `read` accepts one.
- 近10年 is the last ten years, not about ten: 近 qualifies no length of time.
- Upper bounds (不超过, 低于, 以下, 以内) have no qualifier and stay outside of the numeral.
- Of two qualifiers on one number the one in front counts: 近400余家 is about 400.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import takewhile
from typing import NamedTuple


class Reading(NamedTuple):
    """What a printed number says.

    `value` is the magnitude with the decimals printed (12.0 stays 12.0), 60 for 六成, 50 for 过半,
    negative only after a minus or 负. `unit` is as printed, without 多 and 余 (万元 of 2700多万元);
    "%" for 成, 半 and 百分之, "‰" for 千分之; None for a rank (第三, 第3位) and a bare number.
    `qualifier` is "exact", "over" (超, 突破, 余), "at_least" (以上, 不少于) or "about" (约, 左右).
    `ordinal` is true after 第.
    """

    value: Decimal
    unit: str | None
    qualifier: str
    ordinal: bool


class Numeral(NamedTuple):
    """A numeral where it stands in a text; all positions are character offsets.

    `start` and `end` hold the whole printed form with its qualifying words, its sign, 第 and its
    unit (超六成, 400余家, 10亿元以上, 第三, 2021年); `digits_start` and `digits_end` hold the bare
    numeral (六成, 400, 10, 三, 2021).
    """

    start: int
    end: int
    digits_start: int
    digits_end: int
    reading: Reading


class _Core(NamedTuple):
    """A bare numeral; `unit` where the numeral implies it, `measure_at` where else to look."""

    start: int
    end: int
    value: Decimal
    unit: str | None
    measure_at: int
    scaled: bool  # whether 万 and 亿 behind it belong to the unit


_HALF_WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
_HALF_WIDTH |= {0x3000: 0x20, 0xFE6A: 0x25, 0x2212: 0x2D}
_HALF_WIDTH_IN_TEXT = {full: half for full, half in _HALF_WIDTH.items() if full != 0xFF0C}

_DIGITS = dict(zip("一二三四五六七八九", range(1, 10), strict=True)) | {"两": 2}
_ZEROS = "零〇○"  # ○ is a circle that many pages print for 〇; alone it is a bullet
_POSITIONAL = {character: str(value) for character, value in _DIGITS.items() if character != "两"}
_POSITIONAL |= dict.fromkeys(_ZEROS, "0")
_LONGEST_POSITIONAL = 15
_LONGEST_SHOWN = 40
_WEIGHTS = {"十": 10, "百": 100, "千": 1000}
_KILO_WORDS = ("千瓦", "千伏", "千克", "千卡", "千帕", "千焦", "千赫")
_WORDS_WITH_A_WEIGHT = frozenset(("百分", "千分", "百货", "百姓", *_KILO_WORDS))
_MORE = ("余", "多", "几")
_ENDINGS = "十百千万亿"  # what a round Chinese number ends with, and 几 and 数 go before
_BARE_SCALES = (("万亿", 10**12), ("万", 10**4), ("亿", 10**8))
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_SMALL_ROMAN = "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ"

_LONGEST_LIST = 100
_BETWEEN_LISTED = re.compile("[、,和与及至—–~～-]|以及")

_ARABIC_DIGITS = frozenset("0123456789")
_NUMERALS = f"0123456789一二两三四五六七八九十百千万亿零〇半{_ROMAN}{_SMALL_ROMAN}"


@cache  # compiled when first needed: a model is mostly read without
def _any_numeral() -> re.Pattern[str]:
    return re.compile(f"[{_NUMERALS}]")


@cache
def _arabic() -> re.Pattern[str]:
    # The number of groups is bounded so that a long list of them is not read again at each.
    return re.compile(
        r"[0-9]{1,3}(?:,[0-9]{3}){1,8}(?![0-9]|,[0-9])(?:\.[0-9]+)?"
        r"|(?<![0-9]\.)[0-9]+\.[0-9]+(?![0-9]|\.[0-9])"
        r"|[0-9]+"
    )


_SCALES = ("万亿", "百亿", "千亿", "十万", "百万", "千万", "万", "亿", "百", "千")
_WEAK_SCALES = ("百", "千")  # a part of the unit only with a measure behind: 3千户, not 2025百佳
_TIMES = {"年", "个月", "月", "日", "天", "周", "个季度", "季度", "小时", "个小时", "星期", "世纪"}
_DATES = {"年", "月", "日", "号"}
_MEASURE_GROUPS = (  # what may stand behind a number, by what it measures
    "% ‰ ‱ 个百分点 个千分点 百分点 倍 番",
    "元 分 美元 欧元 日元 港元 港币 英镑 卢布 人民币 元人民币",
    "米 公里 千米 厘米 毫米 微米 纳米 里 华里 海里 英寸 寸 尺",
    "平方米 平方公里 平方千米 平方海里 平方 亩 亩次 公顷 顷",
    "立方米 立方公里 立方 方 升 毫升 桶",
    "吨公里 吨海里 人公里 人海里 车公里 芯公里 皮长公里 重量箱 吉焦 天次",
    "吨 公斤 千克 克 毫克 微克 斤 两 担 标准吨 总吨 载重吨 吨标准煤 吨标煤",
    "千瓦时 兆瓦时 吉瓦时 瓦时 千瓦 兆瓦 吉瓦 瓦 度 千伏 伏 千伏安 兆伏安 千卡 千焦",
    "摄氏度 ℃ 千帕 帕 千赫 兆赫 赫兹 兆 分贝",
    "年 年一遇 月 日 天 周 周年 周岁 岁 个月 个季度 季度 季 旬 星期 个星期 世纪 个世纪 载",
    "小时 个小时 时 点 刻钟 分钟 秒 秒钟 个工作日 工作日 号",
    "人 人次 人份 人天 人日 工日 名 位 位次 户 户次 口 家 家次 师 剂 剂次 例 例次 席 股",
    "只 头 头只 匹 羽 尾 株 棵 颗 粒 枚 朵 根 支 把 面 片 块",
    "件 件次 套 台 台套 台次 盏 箱 标准箱 标箱 包 袋 瓶 罐 盒 盘 杯",
    "辆 辆次 车次 架 架次 艘 艘次 列 列次 班 班次 航班 趟 厢 号线",
    "座 栋 幢 间 层 处 所 扇 门 床 张 床位 节 段 站 环 圈 圈层",
    "个 条 项 项次 类 种 批 批次 期 届 次 轮 回 场 场次 起 宗 桩 遍 步 排 方面",
    "篇 部 册 本 卷 份 首 幅 集 字 句 页 封 笔 单 票 道 路 对 双 组 队 支队",
    "级 等 代 版",
)
_MEASURES = frozenset(" ".join(_MEASURE_GROUPS).split())
_LONGEST_MEASURE = max(map(len, _MEASURES))
_LATIN_GROUPS = (
    "P PF EFLOPS Eflops EFlops PFLOPS PFlops Pflops GB TB PB EB Gbps Mbps Tbps",
    "kW KW MW GW kWh KWh MWh GWh kV KV km Km KM m cm mm nm kg t TEU",
)
_LATIN_MEASURES = frozenset(" ".join(_LATIN_GROUPS).split())
_LATIN_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
# Words that begin with a measure without being one: 50万家庭, 12项目, 三条例, 4部门.
_NO_MEASURE_BEFORE = {
    "家": "庭园乡电具长",
    "名": "列录称额单誉牌胜",
    "人": "口",
    "条": "例件",
    "项": "目",
    "所": "有在",
    "场": "馆所景地合",
    "批": "准示发复",
    "期": "间待",
    "处": "理置于罚",
    "台": "风阶账湾",
    "组": "织建合",
    "部": "门分委队署件",
    "门": "类户诊",
    "个": "体性",
    "元": "旦素宵",
    "日": "本",
    "天": "然津",
    "次": "要",
    "类": "似",
    "对": "于口接外",
    "只": "有要能是",
    "度": "假",
    "分": "别之布类点",
    "面": "积向对临",
    "头": "部",
    "口": "岸",
    "时": "期代候间",
    "点": "位",
    "代": "表理码",
    "级": "联",
    "方": "面向法式案阵位",
    "道": "路德",
    "路": "径",
    "字": "会弯",
    "步": "伐",
    "等": "奖于",
    "单": "位元",
    "集": "中团",
    "根": "本据",
    "把": "手",
    "站": "式点",
    "排": "名",
    "段": "落",
}
_PREFIXES = (  # longest first: the word, what it says, what before it makes it another word
    ("不少于", "at_least", ""),
    ("不低于", "at_least", ""),
    ("不小于", "at_least", ""),
    ("至少有", "at_least", ""),
    ("至少", "at_least", ""),
    ("超过", "over", "不未"),
    ("突破", "over", "未"),
    ("高于", "over", "不"),
    ("多于", "over", "不"),
    ("接近", "about", ""),
    ("将近", "about", ""),
    ("逼近", "about", ""),
    ("大约", "about", ""),
    ("超", "over", "不未"),
    ("逾", "over", "不未"),
    ("过", "over", "不未超通经难度"),
    ("约", "about", "节预签公条合契制履缔特简违失续租邀相毁誓"),
    ("近", "about", "最附邻靠临就远亲贴"),
    ("几", "about", ""),
    ("数", "about", "人户总件分指倍次基多少函台班位岗点个家套项企单系参变奇偶整度级字天年月日辆"),
)
_SUFFIXES = (  # the word, what it says, what behind it makes it another word
    ("及以上", "at_least", ""),
    ("以上", "at_least", ""),
    ("左右", "about", ""),
    ("上下", "about", "联游贯班一齐同"),
)
_TENTHS_NOT_BEFORE = "立员果功长为本效绩分就型品群都片人年份交色熟渝套形行因"
_UNITED_IN_ONE = "统合归专单唯划"  # 统一成 is no tenth


def normalise(text: str) -> str:
    """Make full-width digits, letters, punctuation and spaces half-width, one for one.

    The result is as long as `text`, so that offsets into either are offsets into both.
    """
    return text.translate(_HALF_WIDTH)


def read(printed: str) -> Reading:
    """Read the one number that `printed` is, full-width forms and outer spaces allowed.

    Raises ValueError, which says what was expected, where `printed` is not one number as a whole.
    """
    text = normalise(printed).strip()
    at = next((i for i, character in enumerate(text) if character in _NUMERALS), None)
    first = None if at is None else _numeral(text, _core(text, at), 0)
    if first is None or (first.start, first.end) != (0, len(text)):
        shown = printed if len(printed) <= _LONGEST_SHOWN else f"{printed[:_LONGEST_SHOWN]}…"
        raise ValueError(f"expected one number, such as 12.3亿元 or 超六成, not {shown!r}")
    return first.reading


def find(text: str) -> Iterator[Numeral]:
    """Find every numeral of `text`, in order, none overlapping another.

    Numeral characters are reported wherever they stand, also within words (统一, 零售, 上半年).
    Takes time in proportion to the length of the text, and raises nothing.
    """
    plain = text.translate(_HALF_WIDTH_IN_TEXT)
    end = 0
    search = _any_numeral().search
    while match := search(plain, end):
        numeral = _numeral(plain, _core(plain, match.start()), end)
        yield numeral
        end = numeral.end


def _unit_of_list(text: str, end: int) -> str | None:
    """The unit that a list of numbers states with its last one only: 个百分点 for 15、22个百分点.

    `end` is where one of them ends, with what it states itself of the unit (1409万、1305万人次).
    `None` where no list goes on there.
    """
    at, unit = end, None
    for numeral in find(text[end : end + _LONGEST_LIST]):
        start = end + numeral.start
        if not _BETWEEN_LISTED.fullmatch(text, at, start):
            break
        at, unit = end + numeral.end, numeral.reading.unit
    return unit


def unit_stated(text: str, end: int, own: str | None) -> str | None:
    """The unit of a number that ends there: its list's where `own` is a part of that, or `own`."""
    of_list = _unit_of_list(text, end)
    return of_list if of_list and of_list.startswith(own or "") else own


def _numeral(text: str, core: _Core, free: int) -> Numeral:
    """Complete a core with all that belongs to it; before `free` other numerals stand."""
    unit, end = (core.unit, core.end) if core.unit else _unit(text, core)
    over = any(word in text[core.end : end] for word in _MORE)
    end, behind = _suffix(text, end)
    start, before, value, ordinal = _front(text, core, unit, free)
    if ordinal and unit in ("位", "名"):
        unit = None
    qualifier = before or behind or ("over" if over else "exact")
    return Numeral(start, end, core.start, core.end, Reading(value, unit, qualifier, ordinal))


# What stands before a core: each function answers for the text that ends at its position.


def _front(
    text: str, core: _Core, unit: str | None, free: int
) -> tuple[int, str | None, Decimal, bool]:
    """Return start, qualifier, signed value and ordinality."""
    at = _before_space(text, core.start, free)
    if at > free and text[at - 1] == "第":
        return at - 1, None, core.value, True
    if _is_sign(text, core.start - 1, unit, free):
        return core.start - 1, None, core.value.copy_negate(), False
    for word, qualifier, not_after in _PREFIXES:
        start = at - len(word)
        if start >= free and text.startswith(word, start):
            another_word = start > 0 and text[start - 1] in not_after
            another_word &= not text.endswith("进度", 0, start)  # 进度过半, but 度过半年
            if another_word or not _qualifies(text, word, core, unit):
                break
            return start, qualifier, core.value, False
    return core.start, None, core.value, False


def _before_space(text: str, position: int, free: int) -> int:
    return position - 1 if position > free and text[position - 1] == " " else position


def _is_sign(text: str, position: int, unit: str | None, free: int) -> bool:
    if position < free or text[position] not in "-负" or unit in _DATES:
        return False
    if position == 0:
        return True
    before = text[position - 1]
    if text[position] == "负":
        return not before.isalpha() or before in "为是达至到长率值由从"
    if position == free or before in "-—%)" or (before.isascii() and before.isalnum()):
        return False
    return not before.isalpha() or unit in ("%", "‰", "个百分点", "个", "℃") or "元" in (unit or "")


def _qualifies(text: str, word: str, core: _Core, unit: str | None) -> bool:
    """Whether a word that often means something else qualifies this core: 过半, 几十, 近400家."""
    if word == "过":
        return text[core.start] == "半" or text[core.end - 1] in _ENDINGS
    if word in ("几", "数"):
        return text[core.start] in _ENDINGS and not text.startswith("分", core.start + 1)
    return word != "近" or unit not in _TIMES


# The core: each function reads the numeral that begins at its position.


def _core(text: str, start: int) -> _Core:
    character = text[start]
    if text.startswith(("百分之", "千分之"), start) and _is_number_at(text, start + 3):
        part = _number(text, start + 3)
        return _fixed(start, part.end, part.value, "%" if character == "百" else "‰")
    if character == "半" or text.startswith("一半", start):
        return _half(text, start)
    if character in _ROMAN or character in _SMALL_ROMAN:
        value = (_ROMAN + _SMALL_ROMAN).index(character) % 12 + 1
        return _Core(start, start + 1, Decimal(value), None, start + 1, scaled=False)
    return _tenths(text, _number(text, start))


def _fixed(start: int, end: int, value: Decimal, unit: str) -> _Core:
    return _Core(start, end, value, unit, end, scaled=False)


def _is_number_at(text: str, position: int) -> bool:
    return position < len(text) and text[position] in "0123456789一二两三四五六七八九十百千万亿零〇"


def _number(text: str, start: int) -> _Core:
    if text[start] in _ARABIC_DIGITS and (arabic := _arabic().match(text, start)):
        value = Decimal(arabic[0].replace(",", ""))
        return _Core(start, arabic.end(), value, None, arabic.end(), scaled=True)
    return _chinese(text, start)


def _half(text: str, start: int) -> _Core:
    end = start + (2 if text[start] == "一" else 1)
    if _measure(text, end)[0] in _TIMES:
        return _Core(start, end, Decimal("0.5"), None, end, scaled=False)
    if text.startswith("数", end) and text[end + 1 : end + 2] not in tuple("据字智值量控"):
        end += 1
    return _fixed(start, end, Decimal(50), "%")


def _tenths(text: str, core: _Core) -> _Core:
    """Turn a core before 成 into percent, unless 成 is of another word (五成立, 统一成)."""
    end = core.end
    if not text.startswith("成", end) or not 0 < core.value <= 10:
        return core
    if text[end + 1 : end + 2] in tuple(_TENTHS_NOT_BEFORE):
        return core
    if core.start and text[core.start] == "一" and text[core.start - 1] in _UNITED_IN_ONE:
        return core
    end, value = end + 1, _shifted(core.value, 1)
    if text[end : end + 1] in _DIGITS and _ends_phrase(text, end + 1):
        return _fixed(core.start, end + 1, value + _DIGITS[text[end]], "%")
    return _fixed(core.start, end, value, "%")


def _shifted(value: Decimal, places: int) -> Decimal:
    """Move the decimal point to the right, exactly however many digits there are."""
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)  # every value here is finite
    return Decimal(f"{Decimal((sign, digits, exponent + places)):f}")


def _ends_phrase(text: str, position: int) -> bool:
    """Whether no word goes on here: the end, a mark, or one of a few particles."""
    following = text[position : position + 1]
    return not following.isalnum() or following in "的来" or text.startswith("以上", position)


def _chinese(text: str, start: int) -> _Core:
    if text[start] == "千" and _measure(text, start)[0]:
        return _Core(start, start + 1, Decimal(1), None, start, scaled=False)
    end, digits = _positional(text, start)
    if not digits:
        whole, end = _integer(text, start)
        digits = str(whole)
    if (decimal := _decimal(text, end, digits)) is not None:
        return decimal._replace(start=start)
    if text[start:end] in ("万", "亿", "万亿") and _measure(text, end)[0]:
        return _Core(start, end, Decimal(1), None, start, scaled=True)
    return _Core(start, end, Decimal(digits), None, end, scaled=False)


def _decimal(text: str, point: int, whole: str) -> _Core | None:
    """Read 点五 of 三点五, or 点二亿 of 一点二亿; the core returned begins at the point."""
    end = point + 1
    while text.startswith("点", point) and end - point <= _LONGEST_POSITIONAL:
        if text[end : end + 1] not in _POSITIONAL:
            break
        end += 1
    if end == point + 1 or text[end : end + 1] in tuple("十百千线"):
        return None
    fraction = _digits(text, point + 1, end)
    value = Decimal(f"{whole}.{fraction}")
    for scale, exponent in (("万亿", 12), ("亿", 8), ("万", 4)):
        if text.startswith(scale, end):
            value, end = _shifted(value, exponent), end + len(scale)
            break
    return _Core(point, end, value, None, end, scaled=False)


def _positional(text: str, start: int) -> tuple[int, str]:
    """Read 二〇二一 or 一九九八(年) digit by digit: the end and the digits, or no digits."""
    if start and text[start - 1] in _POSITIONAL:
        return start, ""
    end = start
    while text[end : end + 1] in _POSITIONAL and end - start <= _LONGEST_POSITIONAL:
        end += 1
    run = text[start:end].rstrip("零")
    end = start + len(run)
    year = len(run) == 4 and text.startswith("年", end)
    if not 1 < len(run) <= _LONGEST_POSITIONAL or not (year or any(zero in run for zero in _ZEROS)):
        return start, ""
    if text[end : end + 1] in _WEIGHTS:
        return start, ""
    return end, _digits(text, start, end)


def _digits(text: str, start: int, end: int) -> str:
    return "".join(_POSITIONAL[character] for character in text[start:end])


def _integer(text: str, start: int) -> tuple[int, int]:
    """Read a Chinese integer with its 万 and 亿: the value and the end."""
    for bare, scale in _BARE_SCALES:
        if text.startswith(bare, start):
            return scale, start + len(bare)
    total, end, scale = 0, start, 0
    while True:
        zero = end > start and text[end : end + 1] in tuple(_ZEROS)
        value, after = _section(text, end + zero)
        empty, next_scale = after == end + zero, _scale_value(text, after)
        if next_scale == 10**8 and total < 10**8 and not (empty and zero):
            total = (total + value) * next_scale
        elif next_scale == 10**4 and scale != 10**4 and not empty:
            total += value * next_scale
        else:
            break
        end, scale = after + 1, next_scale
    if empty:
        return total, max(end, start + 1)
    shortened = scale and not zero and value < 10 and after == end + 1
    return total + value * (scale // 10 if shortened else 1), after


def _scale_value(text: str, position: int) -> int:
    if text[position : position + 2] in ("万分", "亿分"):
        return 1
    return {"万": 10**4, "亿": 10**8}.get(text[position : position + 1], 1)


def _section(text: str, start: int) -> tuple[int, int]:
    """Read a Chinese integer below 10,000: the value and the end; 一百二 is 120."""
    if text[start : start + 1] in ("百", "千"):
        return _WEIGHTS[text[start]], start + 1
    value, smallest, end = 0, 10_000, start
    while True:
        zero = end > start and text[end : end + 1] in tuple(_ZEROS)
        digit = _DIGITS.get(text[end + zero : end + zero + 1], 0)
        after = end + zero + (digit > 0)
        weight = _weight(text, after)
        if 1 < weight < smallest and (digit or weight == 10):
            value, smallest, end = value + (digit or 1) * weight, weight, after + 1
        elif digit and smallest > 1:
            shortened = not zero and smallest in (100, 1000)
            return value + digit * (smallest // 10 if shortened else 1), after
        else:
            return value, end


def _weight(text: str, position: int) -> int:
    """Return the weight of 十, 百 or 千, 1 where it begins a word: 百分, 百货, 千瓦."""
    if text[position : position + 2] in _WORDS_WITH_A_WEIGHT:
        return 1
    return _WEIGHTS.get(text[position : position + 1], 1)


# What stands behind a core: each function answers for the text that begins at its position.


def _unit(text: str, core: _Core) -> tuple[str | None, int]:
    """Return the unit and its end, 余 or 多 before it passed over."""
    at = core.measure_at
    if core.scaled and text.startswith(" ", at) and _scaled_measure(text, at + 1)[0]:
        at += 1
    more = _more(text, core, at)
    unit, end = (_scaled_measure if core.scaled or more else _measure)(text, at + more)
    return (unit, end) if unit else (None, max(core.end, at + more))


def _more(text: str, core: _Core, position: int) -> int:
    """Return the length of 余, 多 or 几 behind the digits: 0 for none and for another word."""
    word, last = text[position : position + 1], text[core.end - 1]
    if word == "几":
        return int(last in _ENDINGS)
    if word not in ("余", "多") or (word == "余" and text.startswith("额", position + 1)):
        return 0
    if last in _ENDINGS:
        return 1
    if not core.scaled:
        return 0
    return int(word == "余" or last == "0" or _scaled_measure(text, position + 1)[0] is not None)


def _scaled_measure(text: str, start: int) -> tuple[str | None, int]:
    """Read 万人, 万多户 or 千瓦: the unit and its end."""
    unit, end = _measure(text, start)
    if unit is not None:
        return unit, end
    scale = next((scale for scale in _SCALES if text.startswith(scale, start)), "")
    at = start + len(scale)
    more = bool(scale) and text[at : at + 1] in ("余", "多") and text[at + 1 : at + 2] != "额"
    unit, end = _measure(text, at + more)
    if unit is not None:
        return scale + unit, end
    return (scale, at + more) if scale and scale not in _WEAK_SCALES else (None, start)


def _measure(text: str, start: int) -> tuple[str | None, int]:
    """Read the longest measure, with a second one behind a slash: the measure and its end."""
    unit = _word(text, start)
    end = start + len(unit)
    if unit and text.startswith("/", end) and (per := _word(text, end + 1)):
        return f"{unit}/{per}", end + 1 + len(per)
    if unit == "个" and text[end : end + 1] in ("多", "余"):
        time = next((time for time in ("小时", "月") if text.startswith(time, end + 1)), "")
        if time:
            return unit + time, end + 1 + len(time)
    return unit or None, end


def _word(text: str, start: int) -> str:
    if text[start : start + 1] in _LATIN_LETTERS:
        latin = "".join(takewhile(_LATIN_LETTERS.__contains__, text[start : start + 8]))
        return latin if latin in _LATIN_MEASURES else ""
    for length in range(_LONGEST_MEASURE, 0, -1):
        word = text[start : start + length]
        if word in _MEASURES and len(word) == length:
            following = text[start + length : start + length + 1]
            if not following or following not in _NO_MEASURE_BEFORE.get(word, ""):
                return word
    return ""


def _suffix(text: str, start: int) -> tuple[int, str | None]:
    """Read a qualifying word behind a number: its end and what it says."""
    for word, qualifier, not_before in _SUFFIXES:
        if text.startswith(word, start):
            end = start + len(word)
            if end == len(text) or text[end] not in not_before:
                return end, qualifier
    if text[start : start + 1] in ("多", "余") and _ends_phrase(text, start + 1):
        return start + 1, "over"
    return start, None
