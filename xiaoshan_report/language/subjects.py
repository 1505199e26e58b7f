"""What the numbers of a line are about: they are named in their order, by what was said before."""

import re
from typing import NamedTuple

from xiaoshan_report.language import naming, ranks
from xiaoshan_report.language.growth import SHARE_UNITS, growth, less_direction
from xiaoshan_report.language.listed_subjects import listed_subjects
from xiaoshan_report.language.lists import ELSEWHERE
from xiaoshan_report.language.punctuation import CLAUSE_END, SENTENCE_END
from xiaoshan_report.language.series import fits, is_share, less_scale, statistic, words_found
from xiaoshan_report.numerals.lexicon import any_of, lexicon
from xiaoshan_report.numerals.reading import Numeral
from xiaoshan_report.numerals.units import DOUBLING, MULTIPLE

FURTHEST = 200
"""The characters before a number among which its name is looked for."""

_MOST_REMEMBERED = 12
"""The subjects of a sentence that a later list of numbers may be about."""

_SAID_OF_EACH = re.compile("占|[^,、]{0,10}贡献率")
"""What is said of each of the subjects before, and names none: 贡献率分别为…, 占…比重分别为…."""


_SAID_OF_SERIES = re.compile("占|比重$|占比$|(?:增速|[增涨升降跌]幅)$|年初预算|预算|年度计划|计划")
"""What is said of a series and makes none of its own: 税收占预算, 出口增幅."""


_RELATIVE = (*SHARE_UNITS, "个百分点", MULTIPLE, DOUBLING)
"""The units of what may be said of any series."""

_PEOPLE = ("人", "名", "户")

_POINTS_BACK = re.compile(f"^(?:{ranks.INDICATORS}|[二两三四五六][项者]|上述(?:指标)?)")
"""What says that numbers are of the subjects spoken of before: 两项增速分别为."""

_REACHED = re.compile(f"(?:{any_of(lexicon().growth.rises, lexicon().growth.falls)})?[至到为]")
"""What leads from the first to the second of two levels: 占比由31%提升至54%."""

_FORMER_OR_LATTER = {"前者": -2, "后者": -1}

_SHARES = re.compile("(?:率|比重|比例|增速)[、和与及][^,;。]{1,30}(?:率|比重|比例|增速)")
"""Two shares side by side, whatever their names hold: 特困人员供养率、新建小区配建率均达100%."""

_OF_SEVERAL = re.compile(
    "均|都|双双|分别|各自?(?![类级项地界方种国区县乡镇村市部族省])|同(?=[居列处])"
)
"""What says one number of several subjects: 增速均居第2位, 进口、出口分别增长5%以上."""

_HELD_FIRST = re.compile("分别(?:基本)?持平[、,和与及]")
_HELD_LAST = re.compile("[、,和与及](?:基本)?持平")
"""A subject of a list that 分别 deals out has no number: 分别下降2.4%、增长1.7%和持平."""

_PLACE = re.compile(f"({any_of(lexicon().names.places)})(?:平均)?(?:水平|增速)?$")

_BESIDE = "比较于过先超"
"""What stands before a place that a number is compared with: 比全市, 高于全省, 领先全国."""

_HERE = re.compile("[我本][省市州盟旗区县]")
"""What says the same of the report's own place: 全国增长6%,我县增长7%."""

_TIME = r"(?:\d{4}年|\d{1,2}月份?|前?[一二三四](?:个?季度)?|[上下]半年|全年)"
_TIMES = re.compile(f"{_TIME}(?:[、和,]{_TIME})+")
"""Times that numbers of one series are dealt out to: 2024年、2025年产量分别为…."""


class Topic(NamedTuple):
    """What numbers are about: its name, and where in the line the words begin that give it.

    `doubt` is the reason why it may be another, if there is one; `each` are the names of several
    that one number is said of. `is_elsewhere` is whether it is what was spoken of before, in
    another place, whose words also say what is measured.
    """

    name: str
    start: int
    doubt: str = ""
    each: tuple[str, ...] = ()
    is_elsewhere: bool = False


class Named(NamedTuple):
    """The words that lead to a group of numbers, and the subject of each, or one for all."""

    head: str
    subjects: list[Topic]


class Subjects:
    """Names the groups of numbers of a line, which must come in their order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentence = 0  # where the sentence begins
        self._seen = 0  # up to where its end was looked for
        self._free = 0  # where the number before ends
        self._current = Topic("", 0)  # what numbers without a name are about
        self._last = Topic("", 0)  # what the number before was about
        self._recent: list[Topic] = []
        self._units: dict[str, str] = {}  # of subjects, as they were stated
        self._head = ""  # the words before the last number
        self._outside: tuple[Topic, Topic, list[Topic]] | None = None  # of an open bracket

    def of(self, group: list[Numeral]) -> Named:
        """Return the words before a group of numbers, and what these are about."""
        self._enter(group[0].start)
        opened = self._from(group[0].start)
        start = opened + _own_clause(self._text[opened : group[0].start])
        head = self._text[start : group[0].start]
        subjects = self._each(head, start, group)
        if not ranks.only_helps(self._text, head, group):
            self._free = group[-1].end
            self._head = head
            self._remember(subjects, group)
        return Named(head, subjects)

    def _enter(self, position: int) -> None:
        """Forget the subjects of the sentences before."""
        ends = [end.end() for end in SENTENCE_END.finditer(self._text, self._seen, position)]
        self._seen = position
        if ends:
            self._sentence = ends[-1]
            self._recent, self._units, self._head = [], {}, ""
            self._current = Topic("", self._sentence)
            self._outside = None
        self._bracket(position)

    def _bracket(self, position: int) -> None:
        """Behind a bracket speak of what was spoken of before it: 20件（含旧存3件），增长4%."""
        before = self._before(position)
        if before.rfind("(") > before.rfind(")") and not _is_named(before):
            self._outside = self._outside or (self._current, self._last, self._recent)
        elif self._outside and ")" in before:
            self._current, self._last, self._recent = self._outside
            self._outside = None

    def _from(self, position: int) -> int:
        """Where the words before a place begin: in its sentence, behind the number before it."""
        return max(self._sentence, self._free, position - FURTHEST)

    def _before(self, position: int) -> str:
        """The words before a place, from the number before on."""
        return self._text[self._from(position) : position]

    def _remember(self, subjects: list[Topic], group: list[Numeral]) -> None:
        self._last = subjects[-1]
        for one, numeral in zip(subjects, group, strict=False):
            unit = less_scale(numeral.reading.unit)
            if unit not in _RELATIVE and one.name:
                self._units[one.name] = unit
            if one.name and one not in self._recent:
                self._recent = [*self._recent[-_MOST_REMEMBERED:], one]
        own = self._last.name.removeprefix(self._current.name)
        of_current = own != self._last.name and _SAID_OF_SERIES.match(own)
        if not (self._current.name and (of_current or naming.is_generic(self._last.name))):
            self._current = self._last

    def _each(self, head: str, start: int, group: list[Numeral]) -> list[Topic]:
        """The subject of each number of a group, or one for all of them."""
        ranked = group[0].reading.ordinal
        head = _LIST_MARK.sub("", head)
        words = _POINTS_BACK.sub("", naming.bare(ranks.AMONG.sub("", head) if ranked else head))
        at = start + max(0, head.find(words))
        if subjects := self._elsewhere(head) or self._dealt(head, words, at, group):
            return subjects
        count = len(group)
        one = self._one(head, words, at, group[-1])
        if _HERE.search(head):
            one = one._replace(name=one.name.removeprefix("全国"))
        if count == 1 and _is_of_several(head, words, ranked=bool(ranked)):
            return [one._replace(doubt="draft-shared", each=_said_of_each(head, words))]
        return [one] * count if _number_of_times(head) == count else [one]

    def _elsewhere(self, head: str) -> list[Topic]:
        """The same in another place, where the words say no more than which.

        They stand in a bracket or behind a comparison: 增长6%(全国5%), 高于全市2个百分点,全市为4%.
        """
        stated = head.removesuffix("(")  # 比全国平均(5%)高
        alone = ELSEWHERE.fullmatch(less_direction(head))
        place = alone if stated == head else _PLACE.search(stated)
        if not place or not (self._outside or _is_beside(self._head, place[1])):
            return []
        thing = self._outside[0] if self._outside else self._current
        name = f"{thing.name}（{place[1]}）"  # no 全市生产总值, which is the report's own series
        return [thing._replace(name=name, is_elsewhere=True)]

    def _dealt(self, head: str, words: str, at: int, group: list[Numeral]) -> list[Topic]:
        """A subject for each number of a group, that a list before it names, or none."""
        is_dealt = "分别" in head
        first = int(is_dealt and _HELD_FIRST.search(head) is not None)
        held = first + int(is_dealt and _HELD_LAST.match(self._text, group[-1].end) is not None)
        count = len(group) + held
        if count == 1:
            return []
        listed = self._listed(words, at, group[0], count, is_dealt=is_dealt)
        if not listed and (is_dealt or not words):
            listed = self._listed_before(group[0].start - len(head), count, words)
        return listed[first : first + len(group)]

    def _listed(
        self, words: str, at: int, numeral: Numeral, count: int, *, is_dealt: bool
    ) -> list[Topic]:
        """So many subjects that the words list, or that were spoken of where there are no words.

        The words may say something of each of those: 增速分别居第1、第3.
        """
        items = listed_subjects(naming.noun(words), count) if words else []
        if len(items) == count:
            return [Topic(item, at) for item in items]
        recent = self._recent[-count:] if len(self._recent) >= count else []
        if not words:
            return recent
        of_each = _SAID_OF_EACH.match(words) or (is_dealt and naming.is_generic(words))
        if len(items) != 1 or not of_each:
            return []
        if _only_says_which(items[0], numeral):
            return recent
        return [one._replace(name=naming.of_whole(one.name, items[0])) for one in recent]

    def _listed_before(self, start: int, count: int, words: str) -> list[Topic]:
        """So many subjects that the clause before this one lists; `words` may say what of them."""
        clause, at = self._clause_before(start)
        items = listed_subjects(naming.bare(clause), count)
        doubt = "draft-carried" if words and not naming.is_generic(words) else ""
        return [Topic(item, at, doubt) for item in items] if len(items) == count else []

    def _clause_before(self, position: int) -> tuple[str, int]:
        """The clause that ends before a place, and where it begins."""
        before = self._before(position).rstrip(",、")
        start = before.rfind(",") + 1
        return before[start:], self._from(position) + start

    def _one(self, head: str, words: str, at: int, numeral: Numeral) -> Topic:
        """The subject of one number, by the words before it or behind it."""
        if head.startswith("的") and self._last.name:
            return self._last
        if head.endswith("连续") and not words and (done := self._done_behind(numeral)):
            return Topic(done, at)
        unit = numeral.reading.unit
        states = growth(head, unit) is not None or numeral.reading.ordinal
        if first := _FIRST_OF.search(head):
            words = naming.bare(head[first.end() :]) or naming.bare(head[: first.start()])
            states = True
        if not states and unit not in lexicon().names.durations:
            rest = self._text[numeral.end : numeral.end + 2 * naming.LONGEST]
            of_last = words == self._last.name  # 5万平方米校舍和2万平方米宿舍
            led = "" if of_last or (head.endswith("的") and counts(unit)) else words
            if name := _counted(led, unit, rest):
                return self._stated(name, at, numeral) if name == "增量" else Topic(name, at)
        said = naming.noun(words)
        last = said.rpartition("、")[2]  # 获评A级以上、数量第一
        topic = self._stated(last if naming.is_generic(last) else said, at, numeral)
        if _ADDED_UP.search(head) and not words:
            return topic._replace(name=naming.not_new(topic.name))
        return topic

    def _done_behind(self, numeral: Numeral) -> str:
        """What was done for years in a row, if it is not said of what was spoken of before."""
        end = CLAUSE_END.search(self._text, numeral.end)
        done = self._text[numeral.end : end.start() if end else len(self._text)]
        return "" if _STATE.match(done) else naming.without_verbs(done)[-naming.LONGEST :]

    def _stated(self, name: str, at: int, numeral: Numeral) -> Topic:
        """The subject that the words before a number name, alone or with what was spoken of."""
        if len(self._recent) > 1 and name in _FORMER_OR_LATTER:
            return self._recent[_FORMER_OR_LATTER[name]]
        if not name or _only_says_which(name, numeral):
            carried = self._carried(at, numeral)
            if carried.name:
                whole = naming.not_new(carried.name) if name == "总量" else carried.name
                return carried._replace(name=whole)
        unit = less_scale(numeral.reading.unit)
        if naming.only_verbs(name, unit) or self._is_done_too(name, at, unit):
            return self._again(name, at, unit)
        if naming.is_part(name):
            carried = self._carried(at, numeral)
            doubt = carried.doubt if carried.name else "draft-nameless"
            return carried._replace(name=naming.of_group(carried.name, name), doubt=doubt)
        if name and naming.is_generic(name):
            return self._said_of_whole(name, at, unit)
        return Topic(name[-naming.LONGEST :], at)

    def _is_done_too(self, name: str, at: int, unit: str) -> bool:
        """Whether a verb says what else was done to the same: 风电开工30万千瓦、投产20万千瓦."""
        whole = self._current.name
        is_next = self._text[self._free : at] == "、" and self._units.get(whole) == unit
        return is_next and naming.is_verb(name) and naming.less_verb(whole) != whole

    def _again(self, name: str, at: int, unit: str) -> Topic:
        """What verbs alone are said of: 新开工住房6套,累计建成9套; 外贸稳步增长,全年完成12亿元."""
        said, thing = self._introduced(at), self._current
        if statistic(said.name):
            return said
        if thing.name and self._units.get(thing.name) == unit and ";" not in self._before(at):
            return thing._replace(name=naming.done_to(name, thing.name))
        return Topic(name, at, "draft-nameless")

    def _said_of_whole(self, name: str, at: int, unit: str) -> Topic:
        """The subject that a noun names which says too little, with what was spoken of."""
        said, anew = self._introduced(at), ";" in self._before(at)
        whole = said if said.name else self._current
        vague = not whole.name and not (name == "投资" and unit in _RELATIVE)
        doubt = "draft-nameless" if vague else "draft-carried" if anew and not said.name else ""
        name = naming.of_whole(whole.name, name)[-naming.LONGEST :]
        return Topic(name, whole.start, doubt or whole.doubt)

    def _carried(self, at: int, numeral: Numeral) -> Topic:
        """What a number is about that has no words of its own: what was spoken of before it."""
        said = self._introduced(at)
        anew = ";" in self._before(at)
        if said.name and (anew or statistic(said.name)):
            return said
        current = self._suited(at, numeral) if self._current.name else said
        return current._replace(doubt="draft-carried") if said.name or anew else current

    def _introduced(self, at: int) -> Topic:
        """What a clause is about that has no number, behind the last one: 出口由负转正,增长5%."""
        start = self._from(at)
        for clause in reversed(list(_CLAUSE.finditer(self._text, start, at))):
            of_number = clause.start() == self._free > self._sentence
            if of_number or not clause[0].endswith((",", ";", ":")):
                continue
            if name := naming.predicated(clause[0][:-1]):
                return Topic(name, clause.start())
        return Topic("", at)

    def _suited(self, at: int, numeral: Numeral) -> Topic:
        """What was spoken of last that can be in a unit: 空气优良天数341天,优良率93%,增加12天."""
        own, name = less_scale(numeral.reading.unit), self._current.name
        reached = _REACHED.fullmatch(self._text, self._free, numeral.start)
        if (own == "个百分点" or reached) and is_share(self._last.name):
            return self._last
        goes_on = self._text[self._free : at] in ("", "、")  # 道路23条、163公里
        named = self._units.get(name)
        if own in _PEOPLE and named and counts(named) and named not in _PEOPLE:
            return self._current._replace(doubt="draft-carried")  # 帮扶村12个、3400人
        if own in _RELATIVE or numeral.reading.ordinal or goes_on:
            return self._current
        if (named or own) == own and fits(name, own):
            return self._current
        alike = (one for one in reversed(self._recent) if self._units.get(one.name) == own)
        doubtful = not fits(name, own) and own not in lexicon().names.durations
        return next(alike, self._current._replace(doubt="draft-carried" if doubtful else ""))


_LIST_MARK = re.compile("^[一二三四五六七八九十]{1,2}是(?![否非])")  # 一是工业增速达到8%
_STATE = re.compile(
    f"(?:{any_of(lexicon().growth.rises, lexicon().growth.falls, lexicon().growth.ahead)}"
    f"|{any_of(lexicon().names.reached)}|[位获荣蝉夺被第全前增丰盈零正稳每跨突均都]|保持|[入上]选|上榜|进入|跻身|成为)"
)
"""What is said of a subject, and not done: 满意度94%,连续3年居首; but 连续3年举办展会."""

_FIRST_OF = re.compile("成为[^,、]{0,10}?(?:第[一二三四五六七八九十]+|首)[个家座]")
"""What says that something is the first to reach a number: 成为首个产值突破百亿元的县."""

_ADDED_UP = re.compile("累计(?:达|超|突破)")
"""What says that a number is of all, and not of what is new: 新增公园6座,累计达到80座."""


def _only_says_which(name: str, numeral: Numeral) -> bool:
    """Whether a noun says no more than that the number is a level, or a rate of growth.

    A rank of the rate is no rank of the level, and needs the noun.
    """
    if name == "增速":
        return not numeral.reading.ordinal
    return name == "总量" or (
        name in ("增幅", "涨幅", "降幅") and numeral.reading.unit in SHARE_UNITS
    )


def _counted(words: str, unit: str | None, rest: str) -> str:
    """The name of what is counted or measured behind its number, with the words before it."""
    tail = naming.behind(rest)
    lone = naming.is_verb(naming.noun(words))
    if not tail:
        if lone and counts(unit) and (thing := naming.shared_behind(rest)):
            return thing
        what = naming.object_behind(rest) if lone else ""
        return what and f"{what}{words}"
    if rest.startswith("的"):
        lone |= naming.is_generic(words)
        return f"{tail}{words}" if lone else f"{words}的{tail}"
    if unit in SHARE_UNITS:  # 九成农户受益
        return tail if not words else ""
    lone |= counts(unit) and not words.endswith("等") and len(tail) > 1
    return tail if lone else naming.noun(words) + tail


def counts(unit: str | None) -> bool:
    """Tell whether a unit is a measure word for things or people, and no physical unit or money."""
    counted = less_scale(unit)  # nothing is left of a scale alone: 76万群众
    return not counted or counted in lexicon().names.measure_words


def _is_named(before: str) -> bool:
    """Whether a bracket opens right before a number and behind its name: 失业率（3.1%）."""
    name = before.removesuffix("(")
    return bool(name) and name != before and not _PLACE.search(name)


def _is_beside(head: str, place: str) -> bool:
    """Whether the words before a number set it beside that of a place: 高于全市."""
    return any(f"{word}{place}" in head for word in _BESIDE)


def _own_clause(raw: str) -> int:
    """Where in the words before a number, from the number before it on, its own clause begins."""
    bracket = raw[:-1].rfind("(")
    within = bracket - 1 if bracket > raw.rfind(")") else -1  # with the bracket itself
    start = max(within, *(raw.rfind(mark) for mark in ",;:")) + 1
    if _IN_BRACKET.match(raw, start):  # 生产总值(预计,下同)、财政收入
        before = raw.rfind("(", 0, start)
        start = max(raw.rfind(mark, 0, before) for mark in ",;:") + 1
    clause = raw[start:]
    if passed := naming.LANDMARK.match(clause):  # 迈上3万亿元台阶、五年增量…
        return start + passed.end()
    if "分别" in clause or "、" not in clause[1:]:
        return start
    last = clause.rindex("、") + 1
    goes_on = start == 0 and (clause[0] in "、的(" or naming.is_verb(clause[: last - 1]))
    return start + last if goes_on or not clause[last:] else start


_CLAUSE = re.compile("[^,;:]*[,;:]?")
_IN_BRACKET = re.compile(r"[^()]*\)[^()]+$")


def _is_of_several(head: str, words: str, *, ranked: bool) -> bool:
    """Tell whether one number is said of several subjects, of those before or of those named."""
    of_each = any(True for _ in words_found(_OF_SEVERAL, head))
    if of_each and (not words or naming.is_generic(words)):
        return True
    if of_each and _SHARES.search(head):
        return True
    return (of_each or ranked) and len(listed_subjects(naming.noun(words), 2)) > 1


def _said_of_each(head: str, words: str) -> tuple[str, ...]:
    """The subjects that one number is said of, as far as their list can be parted in one way only.

    出口、进口均增长5%, but 金融业、软件和信息服务业均增长5% may be two or three.
    """
    noun = naming.noun(words)
    is_clear = not ("、" in noun and _JOINED.search(noun)) and OF_EACH.search(head)
    each = tuple(listed_subjects(noun, 2)) if is_clear else ()
    return () if any(map(naming.is_generic, each)) else each


_JOINED = re.compile("[和与及]")
OF_EACH = re.compile("均|都|双双")
"""What says one number of each of several: 出口、进口均增长5%."""


def _number_of_times(head: str) -> int:
    """How many times the words before numbers list that are dealt out to them."""
    times = _TIMES.search(head) if "分别" in head else None
    return len(re.findall(_TIME, times[0])) if times else 0
