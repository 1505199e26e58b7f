"""A question of a review as lines in styles: where it is, its words, what was read, the answers."""

from collections.abc import Iterable, Iterator

from xiaoshan_report.commands.review_words import BETWEEN, around, choice, doubted, reading
from xiaoshan_report.commands.shared_columns import number_text
from xiaoshan_report.draft.review_marks import Mark
from xiaoshan_report.draft.review_no_figures import KINDS
from xiaoshan_report.draft.review_places import Words
from xiaoshan_report.draft.review_session import Question, Review
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import Figure
from xiaoshan_report.render.styled import Line, Run, broken, flowed, indented
from xiaoshan_report.render.visible import of_thing

_WHOLE, _NEAR, _BRIEF = 1_000_000, 100, 16
"""The characters shown on either side of what is in doubt: all, those of one, those of several."""

_MOST_LISTED, _TITLE = 12, 24

KEYS = {
    "measure": "m",
    "period": "p",
    "name": "n",
    "value": "v",
    "qualifier": "q",
    "aim": "a",
    "base": "b",
    "state": "s",
    "date": "d",
    "title": "t",
    "place": "w",
    "issuer": "i",
}
"""The key that says an attribute otherwise."""

Answer = tuple[str, str]
"""A key, and what it says."""


def page(question: Question, review: Review, tr: Translator, columns: int) -> Iterator[Line]:
    """Yield the lines of a question, no wider than so many columns."""
    yield [Run("─" * columns, "note")]
    first, words = question.first, review.words(question.first)
    yield from broken([Run(_head(question, words, review, tr), "title")], columns)
    if question.is_batch:
        yield from _several(question.marks, review, tr, columns, numbered=True)
        return
    if words and words.lead and first.reason.doubts == "period":
        yield from _labelled("review-lead", _cut(words.lead), tr, columns)
    if len(question.marks) > 1:
        yield [Run(tr("review-alike", count=len(question.marks)))]
        yield from _several(question.marks, review, tr, columns, numbered=False)
    elif words:
        yield from _quoted(words, _NEAR, columns, by=2)
    label = "review-said" if question.corrected else "review-read"
    if read := doubted(first, tr) if question.marks[1:] else reading(first, tr):
        yield from _labelled(label, read, tr, columns, style="head")
    if first.todo:
        yield from _labelled("review-why", tr.pick(first.todo, first.todo_en), tr, columns)


def has_paragraph(question: Question) -> bool:
    """Tell whether what is asked about stands in a paragraph that can be shown."""
    return question.first.kind != "record" and not question.is_batch


def paragraphs(question: Question, review: Review, columns: int) -> Iterator[Line]:
    """Yield the whole paragraph of each number that a question is about, with the number lit."""
    for mark in question.marks:
        if words := review.words(mark):
            before, _, after = words.paragraph.partition(words.sentence)
            whole = words._replace(before=before + words.before, after=words.after + after)
            yield from _quoted(whole, _WHOLE, columns, by=2)


def menu(answers: Iterable[Answer], columns: int) -> Iterator[Line]:
    """Yield the answers that there are, each after its key."""
    items: list[Line] = [[Run(key, "first"), Run(f" {of_thing(said)}")] for key, said in answers]
    yield from indented(flowed(items, 3, columns - 2), 2)


def answers(question: Question, tr: Translator) -> list[Answer]:
    """Return the keys that a question can be answered with, the likeliest first."""
    numeral = question.first.kind == "numeral"
    several = len(question.marks) > 1
    key = "review-y-rest" if question.corrected else "review-y-all" if several else "review-y"
    found = [] if numeral else [("y", tr(key, count=len(question.marks)))]
    if question.is_batch:
        numbers = [f"{number % 10}" for number, _ in enumerate(question.marks, 1)]
        found.append(("-".join(dict.fromkeys((numbers[0], numbers[-1]))), tr("review-open")))
    elif numeral:
        found += numeral_kinds(tr)
    else:
        found += ((f"{n}", choice(one, tr)) for n, one in enumerate(question.choices, 1))
        found += ((KEYS[one], tr(f"review-{one}")) for one in question.correctable)
    found += [("x", tr("review-x"))] * (question.first.kind == "figure" and not question.is_batch)
    found += [("o", tr("review-o"))] * (several and not question.is_batch)
    keys = "lu?Q" if has_paragraph(question) else "luQ"
    return [*found, *((key, tr(f"review-{key}")) for key in keys)]


def numeral_kinds(tr: Translator) -> list[Answer]:
    """Return the kinds of numerals that are no figures, each with its number."""
    return [(f"{n}", tr(key)) for n, key in enumerate(KINDS.values(), 1)]


def _head(question: Question, words: Words | None, review: Review, tr: Translator) -> str:
    left = "review-unconfirmed" if question.is_batch else "review-left"
    parts = [tr(left, count=question.left)]
    if question.is_batch:
        return of_thing(parts[0])
    first = question.first
    if words:
        at_line = tr("review-at-line", line=words.line) if words.line else tr("review-not-found")
        parts.append(at_line)
    if first.paragraph and (words is None or words.line != first.paragraph):
        parts.append(tr("review-at-paragraph", paragraph=first.paragraph))
    if first.owner:
        parts += _section(first, review, tr)
    elif first.kind == "record":
        parts.append(tr("review-record"))
    return of_thing(BETWEEN.join(parts))


def _section(mark: Mark, review: Review, tr: Translator) -> Iterator[str]:
    owner = mark.owner
    for area in review.report.model.areas:
        if owner and area.number == owner.area:
            title = _cut(tr.pick(area.title, area.title_en), _TITLE)
            yield tr("review-section", area=area.number, title=title)


def _cut(text: str, most: int = _NEAR) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def _several(
    marks: Iterable[Mark], review: Review, tr: Translator, columns: int, *, numbered: bool
) -> Iterator[Line]:
    """Some marks, each in a line or two: what was read, and a few of its words."""
    listed = list(marks)
    for number, mark in enumerate(listed[:_MOST_LISTED], 1):
        label = f"{number % 10:>3} " if numbered else "  - "
        text = reading(mark, tr) if numbered else _brief(mark, tr)
        first, *rest = broken([Run(of_thing(text))], columns - len(label))
        yield [Run(label, "first"), *first]
        yield from indented(rest, len(label))
        if words := review.words(mark):
            yield from _quoted(words, _BRIEF, columns, by=len(label))
    if len(listed) > _MOST_LISTED:
        yield [Run("    " + tr("review-more", count=len(listed) - _MOST_LISTED), "note")]


def _brief(mark: Mark, tr: Translator) -> str:
    """What tells a mark from others that are alike."""
    if isinstance(one := mark.thing, Figure):
        return BETWEEN.join((tr.pick(one.name, one.name_en), number_text(one, tr)))
    return reading(mark, tr)


def _quoted(words: Words, near: int, columns: int, by: int) -> Iterator[Line]:
    """The sentence with what is in doubt lit, which brackets tell without colours too."""
    some = around(words, near)
    before, lit, after = map(of_thing, (some.before, f"【{some.lit}】", some.after))
    style = "note" * (near == _BRIEF)
    line = [Run(before, style), Run(lit, "found"), Run(after, style)]
    yield from indented(broken(line, columns - by), by)


def _labelled(key: str, text: str, tr: Translator, columns: int, style: str = "") -> Iterator[Line]:
    label = tr(key) + tr.pick("：", ": ")
    yield from broken([Run(label, "note"), Run(of_thing(text), style)], columns)
