"""What a number is about: the name that the words before and behind it give, cut to its noun."""

import re
from functools import cache

from xiaoshan_report.language.growth import BEYOND, CENSUS
from xiaoshan_report.language.punctuation import CLAUSE_END, MARK
from xiaoshan_report.language.series import statistic, within, words_found
from xiaoshan_report.numerals.characters import HAN
from xiaoshan_report.numerals.lexicon import any_of, lexicon

LONGEST = 40
"""The characters that a name has at most."""

_SHORT = 3
"""A noun of so many characters says so little that more goes with it."""

_LONGEST_CLAUSE = 24
"""The characters of a clause that stands for a noun that says little: 企业入选榜单."""


_WORDS, _GROWTH, _AIMS = lexicon().names, lexicon().growth, lexicon().aims

_NAMED_BASE = (
    rf"{CENSUS}|"
    r"[^,、]{0,6}(?:预算|决算|执行|计划|预期|目标|任务|增速)(?:数|值|赤字|规模)?|“[^,、”]{1,8}”(?:时期|末|期末)?"
    r"|[一二三四五六七八九十]{1,2}五(?:时期|末)|(?:\d\d)?\d\d年(?:底|末|同期)?"
    r"|[三五]年前|前[三五]年|[^,、]{0,8}平均(?:水平|数|值)?"
    r"|[一二三四]季度末?|[前头]\d{1,2}个月|\d{1,2}(?:[-—–~至]\d{1,2})?月(?:份|末|底)?"
)
"""A plan or a year that growth is on."""


# The words before a number


@cache
def _end() -> re.Pattern[str]:
    """What is cut off the end: the predicate that leads to the number, its base, its adverbs."""
    bases = any_of(_GROWTH.bases)
    parts = (
        rf"(?:{any_of(_GROWTH.falls, _GROWTH.rises, _GROWTH.reaching)})(?:了|到|至|为|在)?",
        rf"(?:{any_of(_GROWTH.ahead)})于?[^、,]{{0,16}}",
        rf"(?:(?:较|比|相比)(?:{bases}|{_NAMED_BASE})|同比)(?:[高低多少快慢]?出?|新增)|(?<=..)新增",
        rf"[比较](?:{bases})(?:[、和及](?:{bases}))*分别[高低多少快慢]?出?",
        BEYOND,
        r"[比与][^,、]{1,12}相比|(?:每[人户])?每[年月天]|每[人户亩]|(?<!\d)[年月]人均|(?<=[到至年月])人均",
        # 由2.8%降到去年的1.5%
        rf"(?:{any_of(_GROWTH.falls, _GROWTH.rises)})[到至](?:[去上今]年|(?:20)?\d\d年)[底末]?的?",
        rf"(?:从|由|自)(?:上年|去年|上月|年初|[^,、]{{0,6}}?\d{{4}}年的?|{_PART_OF_YEAR}的?)?",
        r"[从由自]\d[\d.]*|\d{4}年(?:底|末)?的?|[近前]?[二三四五六七八九十1-9]年(?:来|间)?(?:连续)?",
        r"连续(?:多|数|第[一二三四五六七八九十\d]{1,3})个?(?:年|季度?|月)",  # 连续第11年稳定在
        rf"(?:是|为|相当于)[^,、]{{0,14}}的|(?:{any_of(_WORDS.turns)})",
        rf"(?:{any_of(_WORDS.reached)})了?",
        rf"(?:{any_of(_WORDS.adverbs, _AIMS.strive, _AIMS.ensure)})",
        r"(?:预算)?(?<![模虚草])拟(?:安排|投入|发行)?",  # 中央财政赤字拟安排
        "(?<=赤字)安排",
        "(?<!第)(?<!连续)[两二三四五六七八九]次",  # 吞吐量三次跨越千万吨
        rf"(?<={HAN})(?<![一二三四五六七八九十两])年内",  # 电价年内下降, but not 五年内
        r"完成(?:年初|年度|全年|调整后?)?的?(?:预算|计划|任务)数?的",
        r"(?:年初|年度|预期|预定)?(?:增长)?目标(?:任务|值)?(?:(?:初步)?拟?[定设确]?定|调整)?|按(?:\d{4}年)?(?:价格?|口径)(?:计算)?",
        r"按?(?:\d{4}年)?(?:可比|不变|现行?)(?:价格?|口径)(?:计算)?",
        r"^\)?[高低多少快慢]出?|[-—–~～]{1,2}|[“(\s、,:;的和与及]",
    )
    return re.compile(f"(?:{'|'.join(parts)})$")


_PART_OF_YEAR = "(?:[上下]半年|[前第]?(?:[一二三四][、和])*[一二三四]个?季度|当[季月年])"


@cache
def _start() -> re.Pattern[str]:
    """What is cut off the beginning: marks, times, places, adverbs and verbs that open a clause."""
    parts = (
        r"[-—–]{1,2}(?!\d)|[·•●◆■▪]",  # ——单位产值能耗
        r"(?:剔除|扣除|还原)[^,、]{1,14}?(?:因素|影响)后?",
        r"\(?\d{1,2}[.、)](?!\d)|[①-⑳]|[一二三四五六七八九十]{1,3}、(?![一二三])",
        r"\((?:其中|包?含)|\([一二三四五六七八九十]{1,3}\)|[”()\s、,:;和与及而且]",
        rf"(?:截至|截止)[^,、]{{1,10}}?(?:底|末|日|月)|{_PART_OF_YEAR}",
        r"[^,、]{0,6}决定(?![性权因书])",
        r"(?:没有|未能?)(?:实现|完成)?(?:年初|年度|规划|计划)?(?:确定|提出|预定|制定|下达)的",
        r"按(?:\d{4}年)?(?:可比|不变|现行)?价格?计算的?",
        r"前?[三四五345]年[来内间]?|[前头后][一二两三四五六七八九十\d]{1,2}(?:个月|年)",
        r"\([^()]{0,4}\)|(?:这|过去)五年|近[五三5]年|“?[一二三四五六七八九十]+五”?(?:时期|期间|以来)?",
        r"(?:19|20)\d\d年(?:底|末|度|全年)?前?|\d{1,2}(?:[-—–~至到]\d{1,2})?月(?:份|底|末)?前?",
        rf"{HAN}{{1,8}}?[省市区县州旗镇乡](?=(?:19|20)\d\d年)",  # 甲县2025年生产总值
        rf"(?:{any_of(_WORDS.opening)})",
    )
    return re.compile("|".join(parts))


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(any_of(_WORDS.verbs))


@cache
def _opening_verb() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(_WORDS.verbs, _WORDS.verbs_or_nouns)})了?")


def bare(words: str) -> str:
    """Return the words before a number less what opens them and leads to it."""
    return without_start(_without_end(words))


def _without_end(words: str) -> str:
    while found := next(words_found(_end(), words), None):
        words = words[: found.start()]
    return words


def without_start(words: str) -> str:
    """Return words without what opens a clause before what it is about."""
    while (found := _start().match(words)) and found.end() not in within(words):
        rest = words[found.end() :]
        goes_on = rest.startswith(_WORDS.no_object) and 1 not in within(rest)  # 完成率, no 数字
        if found[0][0].isalnum() and goes_on:
            break
        words = rest
    return words


_REMARK = re.compile(r"\([^()\d]*下同\)")
"""What is remarked of a name: 生产总值(预计,下同)、财政收入."""


def noun(words: str) -> str:
    """Return the noun that bare words end with: what is behind their last verb, if it is enough."""
    rest = words = _REMARK.sub("", words)
    for found in words_found(_verb(), words):
        opens = found.start() < _SHORT or _opens_item(words[: found.start()])
        enough = _SHORT if opens else _SHORT + 2
        if _is_object(words[found.end() :], enough) and not words[: found.start()].endswith("新"):
            rest = words[found.end() :]
    rest = re.sub("(?<=..)实现(?![率值度])", "", without_start(without_verbs(rest)))
    if len(rest) >= _SHORT and rest not in _WORDS.generic:
        return rest
    return _with_verb(rest, words)


def _opens_item(before: str) -> bool:
    """Whether what follows opens an item of a list, after no mere verb: 优化结构、清收资金."""
    return before.endswith("、") and not is_verb(before[:-1].rpartition("、")[2])


def without_verbs(words: str) -> str:
    """Return words without the verbs that open them."""
    while (found := _opens_with_verb(words)) and _is_object(words[found.end() :]):
        words = words[found.end() :]
    return words


def _opens_with_verb(words: str) -> re.Match[str] | None:
    found = _opening_verb().match(words)
    return found if found and found.end() not in within(words) else None


def _is_object(words: str, enough: int = 2) -> bool:
    return len(words) >= enough and not words.startswith(("、", *_WORDS.no_object))


def _with_verb(rest: str, words: str) -> str:
    """A short noun with the verb before it: 拉动消费; all the words where it says too little."""
    before = words[: len(words) - len(rest)]
    verbs = (found[0] for found in words_found(_verb(), before) if found.end() == len(before))
    verb = next(verbs, "")
    return words if not verb or rest in _WORDS.generic else verb + rest


def predicated(clause: str) -> str:
    """Return what a clause without a number says something of: 出口 of 出口由负转正, or nothing."""
    words = _without_end(clause)
    name = noun(without_start(words))
    return "" if words == clause or is_verb(name) or is_generic(name) else name


def is_verb(words: str) -> bool:
    """Tell whether nothing is left of the words but verbs."""
    return _verbs_alone().fullmatch(without_start(words)) is not None


@cache
def _verbs_alone() -> re.Pattern[str]:
    return re.compile(
        f"(?:{any_of(_WORDS.verbs, _WORDS.verbs_or_nouns, _WORDS.alone, _WORDS.new)}"
        r"|新\([改扩、]+\)建|了)*"
    )


def only_verbs(name: str, unit: str) -> bool:
    """Tell whether a name is but verbs, which say too little: 累计建成126个, but not 造林3万亩.

    Of things that are counted one by one (开工30个) no verb says what they are.
    """
    says_what = _WORDS.generic if unit in _THINGS else _WORDS.verbs_or_nouns | _WORDS.generic
    return bool(name) and name not in says_what and is_verb(name)


_THINGS = ("个", "项", "家", "座", "处", "所")


def is_generic(name: str) -> bool:
    """Tell whether a name says what is measured, but not of what."""
    return (
        name in _WORDS.generic
        or bool(_BUDGET.fullmatch(name))
        or name.startswith(("占", "约占"))
        or re.fullmatch("在.+(?:占比|比重)", name) is not None
        or name.endswith("金额")
    )


_OUTPUT = re.compile(
    "(?:营业收入|存栏|出栏|总?产量|总?产值|增加值|营收|利润|销售额|出口额|单产"
    "|收入|支出|达标(?:天数|率)|总?装机|(?:通车)?总?里程|(?:播种|种植|销售)?面积)$"
)


def not_new(name: str) -> str:
    """Return a name less the verb that says what of it is new: 安居工程 of 新开工安居工程."""
    return re.sub(f"^(?:{any_of(_WORDS.new)})(?=..)", "", name)


def done_to(verbs: str, whole: str) -> str:
    """Return what else is done to the same: 竣工项目 of 新开工项目, 光伏投产 of 光伏开工."""
    thing = less_verb(whole)
    return thing + verbs if thing != whole else verbs + without_verbs(not_new(whole))


def less_verb(name: str) -> str:
    """Return a name less the verb that ends it and says what was done: 光伏 of 光伏开工."""
    return _ending_verb().sub("", name)


@cache
def _ending_verb() -> re.Pattern[str]:
    return re.compile(f"(?<=..)(?:{any_of(_WORDS.verbs, _WORDS.verbs_or_nouns, _WORDS.alone)})$")


def of_group(whole: str, group: str) -> str:
    """Return the name of a part of the same: 农村低保标准 of 城乡低保标准, 省级村 of 市级村."""
    of_all = rf"^(?:全体|城乡|{any_of(_WORDS.groups)}|{_THRESHOLD})"
    return group + re.sub(of_all, "", not_new(whole))


_THRESHOLD = r"\d*[百千万亿]*元(?:及?以上|级)"


def is_part(name: str) -> bool:
    """Tell whether a name says no more than which part of what was spoken of: 省级, 10亿元以上."""
    return name in _WORDS.groups or re.fullmatch(_THRESHOLD, name) is not None


def of_whole(whole: str, name: str) -> str:
    """Return a noun that says too little, of what was spoken of: 工业 of 工业总产值 for 增加值."""
    if name == "增速":
        return whole.removesuffix("总量") + name
    if name.startswith("总"):
        whole = not_new(whole)
    if whole.endswith(name) or (name == "新增" and whole.startswith(name)):
        return whole
    return (_OUTPUT.sub("", whole) if _OUTPUT.fullmatch(name) else whole) + name


_BUDGET = re.compile("(?:年初|年度?|全年|调整后?)?(?:预算|计划|任务)数?")
"""What something is measured against, and no series: 完成年初预算数13亿元的92%."""


def balanced(name: str) -> str:
    """Return the name with the quotation mark or bracket that cutting took from it."""
    for opening, closing in ("“”", "()", "《》"):
        if name.count(closing) > name.count(opening):
            name = opening + name
        elif name.count(opening) > name.count(closing):
            name = name.removesuffix(opening) if name.endswith(opening) else name + closing
    return name


# The words behind a number


def behind(words: str) -> str:
    """Return the noun right behind a number, up to a mark or its own verb; often none."""
    words = _COUNTIES.sub("县市区", _OTHER_UNIT.sub("", words).removeprefix("的"))
    words = _ASSESSED.sub("", words)
    words = _OF_THESE.sub("", _SIZE.sub("", _LIKE.sub("", words)), count=1)
    if words.startswith(("和", "与", "及")):  # 建议405件和提案120件
        return ""
    clause = MARK.split(words, maxsplit=1)[0]
    if number := _NUMBER.match(clause):  # 3批120项举措: both are of what follows
        clause = clause[number.end() :]
    whole, clause = clause, _before_number(clause)
    rest = clause if clause == whole else _without_end(clause)
    if found := next(words_found(_stop(), clause), None):
        rest = clause[: found.start()].removesuffix("的")
    if (len(rest) < 2 and rest not in _ALONE) or _has_object(rest) or LANDMARK.match(rest):
        return ""
    if len(rest) > _SHORT or clause != whole:
        return rest[:LONGEST]
    if rest == clause:  # 20个机关、企业的空间: the noun comes after the list
        listed = CLAUSE_END.split(words, maxsplit=1)[0]
        clause = _before_number(listed)
        if clause != listed:  # 小区、加装65部电梯: the last of them is counted by the next
            clause = clause.rpartition("、")[0] or rest
    return clause if len(clause) <= _LONGEST_CLAUSE else rest


def _has_object(words: str) -> bool:
    """Whether words open with a verb, and are no noun that it is a part of: 建设资金, 改造项目."""
    verb = _opens_with_verb(words)
    if not verb or is_verb(re.sub(f"(?:项目|工程|{statistic(words) or '$'})$", "", words)):
        return False
    return _is_object(words[verb.end() :], 0)


def _before_number(clause: str) -> str:
    """The words before the next number, all of them where that stands in quotation marks."""
    number = _NUMBER.search(clause)
    if not number or clause.count("“", 0, number.start()) > clause.count("”", 0, number.start()):
        return clause
    return clause[: number.start()].removesuffix("中")


_COUNTIES = re.compile(r"^县\((?:、?(?:市|区|旗|特区))+\)")
"""The places of one rank, as they are counted: 70个县(市、特区)."""

_OTHER_UNIT = re.compile(rf"^\({HAN}\)")
"""The unit that others of the same are counted by: 260套(间)危旧房."""

_ADJECTIVE = r"[^,;。、\d]{2,4}[强高广大好优多快足旺]"
_LIKE = re.compile(f"^{_ADJECTIVE}(?:、{_ADJECTIVE})*的")
"""What things are like: 40个吸引力强、带动面广的商圈."""

_ASSESSED = re.compile("(?:综合)?(?:考[评核]|评[比价选]|排名)中.*")
"""What was done with all that are counted: 在217家开发区综合考评中位列第13位."""

_OF_THESE = re.compile("(?<![高初])中(?=[,;、])")
"""What makes of a noun those of which something is said: 28个项目中,16个投产."""

_SIZE = re.compile(
    r"^[^,、;。\d]{0,6}?[过超近]?(?:\d[\d.]*)?[百千万亿]*元(?:及?以上|级)?的?"
    f"(?={HAN}{{0,4}}?(?:{any_of(lexicon().roles.sized)}))"
)
"""The size of what is counted, before its noun: 500个5000万元以上项目, 2家产值过5亿元企业."""

_ALONE = ("县", "市", "区", "镇", "乡", "村", "省", "国")
"""The nouns of one character that places are counted by."""

_NUMBER = re.compile(
    r"(?<![A-Za-z\d.])\d[\d.]*[百千万亿]*[余多]?[万亿]?(?:[元人户家名个件项所座处场条台辆株吨亩部套棵艘架盏间栋届次场期批篇张册%]|[美欧港]元|平方[公千]?米|平方公里|平方|公里|(?<=[万亿])(?!元))"
)
"""Where the next number begins, of which the one before is not: 12户企业实现产值3亿元."""


_NUMBERS = re.compile(
    rf"(?:[、和](?:{any_of(_WORDS.verbs, _WORDS.verbs_or_nouns, _WORDS.alone)})?{_NUMBER.pattern})+"
)

LANDMARK = re.compile(".{0,4}(?:台阶|大关|关口|节点|门槛)、?")
"""What a level passes is not what it is the level of: 连跨两个万亿元台阶."""


def shared_behind(words: str) -> str:
    """Return the noun behind the numbers of a list that all are of it: 新建3条、改造5条城市道路."""
    found = _NUMBERS.match(words)
    return behind(words[found.end() :]) if found else ""


def object_behind(words: str) -> str:
    """Return the object of the verb that stands right behind an amount: 投资3亿元实施了道路工程."""
    words = re.sub("^(?:妥善|用于|重点|集中|全部|统筹|专项)", "", words)
    found = _opens_with_verb(words)
    return behind(words[found.end() :]) if found else ""


@cache
def _stop() -> re.Pattern[str]:
    parts = (
        rf"(?<=..)(?:{any_of(_WORDS.alone)})$",  # 工业项目建成投产, but 拟投产项目
        rf"(?:{any_of(_WORDS.ending)})",
        r"中(?=[位排居列有的])|(?:的?有|于)(?=\d)",
        r"第(?=[\d一二三四五六七八九十]+[位名])",  # 县区第6位, but 第一书记
    )
    return re.compile("|".join(parts))
