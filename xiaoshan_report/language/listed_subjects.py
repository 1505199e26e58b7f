"""Lists of subjects that a list of numbers is dealt out to."""

import re

from xiaoshan_report.language.naming import is_verb, without_start, without_verbs
from xiaoshan_report.language.series import statistic, words_found
from xiaoshan_report.numerals.characters import HAN
from xiaoshan_report.numerals.lexicon import lexicon

_WORDS = lexicon().names

_GROUPS = tuple(_WORDS.groups)

_SECTORS = {"一": "第一", "二": "第二", "三": "第三"}

_AND = re.compile("[、,]|以及|[和与及]")

_HAN = re.compile(HAN)

_SHARE = re.compile("(?:产值|增加值|收入|支出|产量|面积)?占.*$")
"""What a share is of, and of what it is a part: 蔬菜、水果产值占比."""


def listed_subjects(words: str, count: int) -> list[str]:
    """Return the subjects that bare words list, with what only the last of them says given to all.

    Where they are more than `count`, words joined by 和 are one: 金融业、软件和信息服务业.
    """
    if words.startswith("城乡") and len(_parted(words)) == 1:
        return ["城镇" + words[2:], "农村" + words[2:]]
    if both := re.search("存、?贷款", words):
        return [words.replace(both[0], "存款"), words.replace(both[0], "贷款")]
    if sectors := re.match("((?:第?[一二三][、和]?){2,3})(次?产业?)", words):
        rest = words[sectors.end() :]
        return [f"{_SECTORS[one]}产业{rest}" for one in sectors[1] if one in _SECTORS]
    listed, _, said = words.partition("分别")
    listed, said = (listed, without_start(said)) if listed else (words, "")
    if verbs := _verbs_of_one(_parted(listed)):
        return verbs
    items = [without_verbs(item) for item in _parted(listed)]
    apart = [without_verbs(item) for item in listed.split("、") if item]
    items = apart if len(apart) == count < len(items) else items
    whole = [*(_completed(item, items[-1]) for item in items[:-1]), *items[-1:]]
    whole = _of_output(items, whole)
    return whole if is_verb(said) else [item + said for item in whole]


_OUTPUT = re.compile("(?:单位|每?万元).{0,2}(?:生产总值|GDP|增加值)")
_PER_OUTPUT = re.compile("(?:能耗|水耗|电耗|用水量|二氧化碳|碳排放)(?:排放)?量?")


def _of_output(items: list[str], whole: list[str]) -> list[str]:
    """The whole subjects, all that are used for it of a unit of output: 单位产值用水量、能耗."""
    output = _OUTPUT.match(items[0]) if items else None
    if output is None:
        return whole
    used = [item.removeprefix(output[0]) for item in items]
    return [
        output[0] + item if _PER_OUTPUT.fullmatch(item) else name
        for item, name in zip(used, whole, strict=True)
    ]


def _verbs_of_one(items: list[str]) -> list[str]:
    """What is done to one thing, each with the thing: 新建、改建、扩建学校; else nothing."""
    *verbs, last = items or [""]
    thing = without_verbs(last)
    if not verbs or thing == last or not all(map(is_verb, verbs)):
        return []
    return [*(verb + thing for verb in verbs), last]


def _parted(words: str) -> list[str]:
    """The items of a list, parted between words: 总和, 与会 and 以及 hold no two of them."""
    ends = [0, *(at for found in words_found(_AND, words) for at in found.span()), len(words)]
    items = (words[ends[n] : ends[n + 1]] for n in range(0, len(ends), 2))
    return [item for item in items if item]


def _completed(item: str, last: str) -> str:
    """An item with the end of the last one where it has none of its own: 城镇、农村居民收入."""
    group = next((one for one in _WORDS.groups if last.startswith(one)), None)
    if group and item.endswith(_GROUPS):
        return item + last.removeprefix(group)
    share = _SHARE.search(last)
    if share and "占" not in item:
        return item + share[0]
    own = statistic(item) or item[-1] == last[-1]
    if own and (own in _WORDS.of_others or statistic(last) not in _WORDS.of_others):
        return item
    return item + last[_shared_from(item, last) :]


def _shared_from(item: str, last: str) -> int:
    """Where in the last item of a list begins what it says of an item without an end too."""
    alike = _HAN.match(item[-1]) and last.find(item[-1], 1, len(item) + 2) + 1
    if alike and len(last) - alike != 1:  # 工业、服务业用电量
        return alike
    if len(item) == 1 < len(last) - 1:  # 东、中、西部地区投资
        return 1
    if not statistic(last) and len(item) == 2 < len(last) - 1:  # 广州、深圳地铁客运量
        return 2
    return len(last) - len(statistic(last))
