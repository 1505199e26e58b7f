"""The tasks of a livelihood project and how far each is, read from the words of its clauses."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from xiaoshan_report.language.outline import Inference, TaskOutline
from xiaoshan_report.language.spans import Span
from xiaoshan_report.model.structs import State
from xiaoshan_report.numerals import grammar as numerals
from xiaoshan_report.numerals.characters import HAN
from xiaoshan_report.numerals.lexicon import any_of, lexicon

_ENCLOSED = re.compile(
    r"[（(][^（）()]{0,80}[）)]|“[^“”]{0,80}”|《[^《》]{0,80}》|(?<=\d),(?=\d{3})"
)
_COMMENT = re.compile(r"\s*(?:该|此|这|其(?!中)|上述|以上)")
_CONTINUES = re.compile(r"\s*(?:已|目前|现|其中|累计)")

_FUTURE = re.compile("将(?![军士近])")
_WORDS = lexicon().progress

_PREPARING = re.compile(any_of(_WORDS.preparing))
_RATE_OF_START = re.compile("开工率")
_STARTED = re.compile(any_of(_WORDS.started))
_PARTLY = re.compile(
    "过半|近半|超半|部分(?:完成|竣工|建成|投)|基本(?:完成|建成)|[超过近][一二三四五六七八九]成"
)
_DONE = re.compile(
    "完成(?!投资)|竣工|建成|建好|完工|启用|投用|投入使用|投入运营|投运|交付|通车|开通|全覆盖|验收|办结"
    r"|达到?100[%％]"
)
_UNDER_WAY = re.compile(any_of(_WORDS.under_way))
_VAGUE = re.compile(any_of(_WORDS.vague))
_AIM = re.compile("目标|任务数?")
_NUMBER = re.compile(rf"(?<![\d.])(\d+(?:\.\d+)?)(?![\d.年月日])([万亿]?(?:{HAN}|㎡))?")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)[%％]")

_FRONT = re.compile(
    rf"(?:已有?|目前|现|其中|累计|共|全[区市县省]|今年|上半年|第[一二三四五六七八九十]批|{any_of(_WORDS.verbs)}|[和并及、的\s，,：:])+"
)
_BACK = re.compile(
    r"(?:将于?|按期|如期|全部|均|已|可|正在?|抓紧|加快|有序|积极|顺利|稳步|扎实|通过|评审|竣工|完工|开通|通车"
    r"|结顶|封顶|主体|进场|施工|开工|完成|建设|建成|推进|推动|进展|开展|进行|过半|启用|投入使用|投用"
    r"|落地|实施|创建活动|活动|任务|项目|工作|工程|服务|率达到?|率|达到?|开工率|的|等|申请|办理|整改"
    r"|招投?标|公告|签约|定点|中|之|\s|[，,；;。、])$"
)
_CHANGE = re.compile("(?:分别)?从(?!事).{0,12}?(?:提高|扩大|增加|提升|延长|调整)(?:到|至|为).*")
"""What was changed: 低保标准从每月800元提高到900元."""

_LONGEST_NAME = 24
_LONGEST_VERB = 10
_SHORTEST_SUBJECT = 3
_LONGEST_READ = 120
"""The characters of a clause in which its name is looked for."""


class _Clause(NamedTuple):
    """A run of a line, with its words, and these with all that is enclosed made blank."""

    span: Span
    words: str
    masked: str


class _Told(NamedTuple):
    """A task in the making: its clauses, and the subject that it shares with others."""

    clauses: list[_Clause]
    subject: str


def tasks(
    spans: list[Span], lines: list[str], *, planned: bool, promised: bool, kept: bool
) -> Iterator[TaskOutline]:
    """Return the tasks that a project's words tell of, in order.

    A clause with a word of progress or a figure is a task; one that only says more of the task
    before it (已完成…, 1个已完成) belongs to that. Where counts without a noun follow a subject
    without a figure, each count is a task of that subject. Two things listed with 和 or 、 are two
    tasks, where each has its figure, or neither has one. Where the list may be one of promises,
    a verb that does not say that anything has ended (新建3座) is no word of progress. Where it is
    planned, there is no progress at all; where all of it is said to be kept, that is the progress
    of what says none.
    """
    for sentence in _sentences(spans, lines):
        future = bool(_FUTURE.search("".join(clause.masked for clause in sentence)))
        for draft in _drafts(sentence):
            state = _state(draft, future=future, promised=promised and not kept)
            state = "planned" if planned else state or ("done" if kept else None)
            yield from _finished(draft, state)


def has_state(words: str) -> bool:
    """Tell whether the words say how far something is."""
    return _of_words(words) is not None


def has_progress(title: str) -> bool:
    """Tell whether a title tells how far a project is, and not only what it is: 新建公园."""
    return has_state(title) and not (_is_vague(title) and not re.search(r"\d", title))


def _is_vague(words: str) -> bool:
    """Whether words can mean what was done as well as what is to be done: 改造20户."""
    return _of_words(words) == "done" and not _DONE.search(words)


def name(words: str) -> str:
    """Return what a clause is about: its words less verbs, figures and progress; maybe none."""
    words = re.sub(r"[（(][^（）()]{0,80}[）)]", "", words[:_LONGEST_READ])
    words = _bare(re.split("[，,；;。：:]|将(?![军士])", _without_figures(words))[0])
    words = _CHANGE.sub("", words)
    doer, _, deed = words.partition("完成")
    words = _bare(deed) or doer
    return words.partition("落地")[0].strip(" 　的")[:_LONGEST_NAME]


def _bare(words: str) -> str:
    """The words less the verbs before them and the progress behind them."""
    front = _FRONT.match(words)
    words = words[front.end() :] if front else words
    while back := _BACK.search(words):  # one by one: a repeated choice could be tried in 2^n ways
        words = words[: back.start()]
    return words


# Clauses


def _sentences(spans: list[Span], lines: list[str]) -> Iterator[list[_Clause]]:
    """The sentences of these runs, and what semicolons part, as lists of their clauses."""
    for line, start, end in spans:
        words = lines[line - 1][start:end]
        masked = _ENCLOSED.sub(lambda found: "＿" * len(found[0]), words)
        for begin, stop in _runs(masked, 0, len(masked), "；;。！!"):
            clauses = [
                _Clause(Span(line, start + a, start + b), words[a:b], masked[a:b])
                for a, b in _runs(masked, begin, stop, "，,")
            ]
            if clauses and not _COMMENT.match(clauses[0].words):
                yield clauses


def _runs(words: str, begin: int, stop: int, ends: str) -> Iterator[tuple[int, int]]:
    """The runs between these marks that hold more than spaces, without the spaces around them."""
    for found in re.finditer(f"[^{ends}]+", words[begin:stop]):
        run = found[0]
        if run.strip(" \t　\xa0＿"):
            start = begin + found.start() + len(run) - len(run.lstrip())
            yield start, start + len(run.strip())


def _drafts(sentence: list[_Clause]) -> list[_Told]:
    """The clauses of a sentence put together to tasks."""
    drafts: list[_Told] = []
    subject = ""
    for clause in sentence:
        before = drafts[-1] if drafts else None
        if before and _is_count(clause) and (subject or not _has_figure(before)):
            if not subject:
                subject = name(drafts.pop().clauses[0].words)
            drafts.append(_Told([clause], subject))
        elif before and _goes_on(clause):
            before.clauses.append(clause)
        else:
            subject = ""
            drafts.append(_Told([clause], name(before.clauses[0].words) if before else ""))
    return drafts


def _is_count(clause: _Clause) -> bool:
    """Whether a clause is a figure and how far that is, of a subject named before."""
    return clause.words[0].isdigit() and not name(clause.words)


def _goes_on(clause: _Clause) -> bool:
    """Whether a clause says more of the task before it: it is of nothing else, or no progress."""
    if _CONTINUES.match(clause.words) or _is_count(clause):
        return True
    has_figure = bool(re.search(r"\d", clause.words))
    if not name(clause.words):
        return not has_figure or bool(_DONE.search(clause.masked))
    return not has_figure and _of_words(clause.masked) is None


def _has_figure(draft: _Told) -> bool:
    return any(character.isdigit() for character in draft.clauses[0].words)


def _finished(draft: _Told, state: State | None) -> Iterator[TaskOutline]:
    first, last = draft.clauses[0], draft.clauses[-1]
    whole = Span(first.span.line, first.span.start, last.span.end)
    doubts = () if state else (Inference("state", "no-state"),)
    for start, words in _listed(first):
        called = _called(words, draft.subject)
        unnamed = () if called else (Inference("name", "no-name"),)
        yield TaskOutline(
            name=called or words.strip()[:_LONGEST_NAME],
            span=Span(whole.line, whole.start + start, whole.end),
            state=state or "under-way",
            doubts=(*doubts, *unnamed),
        )


def _called(words: str, subject: str) -> str:
    """The task's name; where it names nothing, its subject's with the words of its progress."""
    called = name(words)
    if called or not subject:
        return called
    verb = re.match(f"{HAN}{{0,6}}", words)
    if verb and verb[0]:
        return verb[0] + subject
    return subject + _without_figures(words).removeprefix("已")[:_LONGEST_VERB]


def _listed(clause: _Clause) -> list[tuple[int, str]]:
    """The one or two things that a clause is about: where each begins, and its words."""
    if "分别" in clause.masked:
        return [(0, clause.words)]
    with_figures = re.search(r"\d[^和、与及]{2,40}?[和、与及](?=\d)", clause.masked)
    if with_figures:
        cut = with_figures.end()
        return [(0, clause.words[: cut - 1]), (cut, clause.words[cut:])]
    joints = [m.start() for m in re.finditer("[和、与及]", clause.masked)]
    if len(joints) != 1 or re.search(r"\d|等", clause.masked) or not has_state(clause.masked):
        return [(0, clause.words)]
    parts = clause.words[: joints[0]], clause.words[joints[0] + 1 :]
    if any(len(part.strip()) < _SHORTEST_SUBJECT or not name(part) for part in parts):
        return [(0, clause.words)]
    return [(0, parts[0]), (joints[0] + 1, parts[1])]


def _without_figures(words: str) -> str:
    """The words less their figures in digits; of what 等 and a figure sum up, the sum alone."""
    kept, end = "", 0
    for numeral in numerals.find(words):
        if not words[numeral.digits_start].isdigit():
            continue
        kept += words[end : numeral.start]
        kept = "" if kept.endswith("等") else kept
        end = numeral.end
    return kept + words[end:]


# States


def _state(draft: _Told, *, future: bool, promised: bool) -> State | None:
    """How far a task is: what its first clause says, unless the others say that part is done."""
    first, *others = draft.clauses
    if future:
        return "under-way"
    state = _of_words(first.masked)
    reached = [_of_words(clause.masked) for clause in others]
    if "done" in reached and not _DONE.search(first.masked):
        ended = [clause for clause in others if _of_words(clause.masked) == "done"]
        return "done" if any(_is_all(clause, first) for clause in ended) else "partly-done"
    if state == "done" and _is_count(first):
        return "partly-done"
    later = next((one for one in reached if one), None)
    if not _is_vague(first.masked):
        return state or later
    counted = any(re.search(r"\d", clause.words) for clause in draft.clauses)
    is_told = counted and not promised and not _AIM.search(first.masked)
    return later or (state if is_told else None)


def _is_all(clause: _Clause, whole: _Clause) -> bool:
    """Whether a clause says that all of what another counts is done, or more."""
    done, counted = _NUMBER.search(clause.words), _NUMBER.search(whole.words)
    if "全部" in clause.words or not done:
        return "全部" in clause.words or not name(clause.words)
    if not counted or done[2] != counted[2]:
        return False
    return Decimal(done[1]) >= Decimal(counted[1])


def _of_words(words: str) -> State | None:
    """How far something is by the words for it, the telling ones before the vague."""
    percent = _PERCENT.search(words)
    if _RATE_OF_START.search(words):
        return "started"
    if _PREPARING.search(words):
        return "preparing"
    if _PARTLY.search(words) or (percent and float(percent[1]) < _ALL and _DONE.search(words)):
        return "partly-done"
    states: tuple[tuple[re.Pattern[str], State], ...] = (
        (_STARTED, "started"),
        (_DONE, "done"),
        (_UNDER_WAY, "under-way"),
        (_VAGUE, "done"),
    )
    return next((state for pattern, state in states if pattern.search(words)), None)


_ALL = 100
"""The per cent of a whole that is complete."""
