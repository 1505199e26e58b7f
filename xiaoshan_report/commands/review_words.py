"""What a review says of what was read, in the words of people."""

from xiaoshan_report.commands.shared_columns import measure_text, number_text, period_text
from xiaoshan_report.draft.changed_parts import Values
from xiaoshan_report.draft.review_marks import Mark
from xiaoshan_report.draft.review_places import Words
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import Figure, NumeralEntry, Record, Task

BETWEEN = " · "
"""What stands between the parts of a reading."""


def reading(mark: Mark, tr: Translator) -> str:
    """Return what was read: name, measure, number with unit and qualifier, period."""
    match mark.thing:
        case Figure() as one:
            name = tr.pick(one.name, one.name_en)
            parts = [name, measure_text(one, tr), number_text(one, tr), period_text(one.period, tr)]
        case Task() as task:
            name = tr.pick(task.name, task.name_en)
            parts = [name, tr("review-task-state", state=tr(task.state))]
        case Record() as record:
            period = period_text(record.period, tr)
            parts = [record.title, record.place, record.issuer, f"{record.date}", period]
        case NumeralEntry() as numeral:
            parts = [numeral.text, tr("review-undecided")]
    return BETWEEN.join(parts)


def doubted(mark: Mark, tr: Translator) -> str:
    """Return what was read of what is doubtful, which marks that are alike have in common."""
    match mark.thing, mark.reason.doubts:
        case NumeralEntry(), _:
            return ""
        case Figure() as one, "period":
            base = [measure_text(one, tr)] * bool(one.base)
            return BETWEEN.join([*base, period_text(one.period, tr)])
        case Figure() as one, "name":
            return BETWEEN.join([tr.pick(one.name, one.name_en), measure_text(one, tr)])
        case Figure() as one, "measure":
            return measure_text(one, tr)
    return reading(mark, tr)


def choice(values: Values, tr: Translator) -> str:
    """Return what a choice would have the file say."""
    said = [_said(key, value, tr) for key, value in values.items() if value is not None]
    return BETWEEN.join(filter(None, said))


def _said(key: str, value: object, tr: Translator) -> str:
    if key.endswith("_en"):
        return ""
    if key in ("period", "base"):
        return tr(f"review-{key}") + " " + period_text(str(value), tr)
    if key in ("measure", "state"):
        return tr(str(value))
    return str(value)


def around(words: Words, most: int) -> Words:
    """Return the sentence with at the most so many characters on either side of what is lit."""
    before, after = words.before, words.after
    before = before if len(before) <= most else f"…{before[-most:]}"
    after = after if len(after) <= most else f"{after[:most]}…"
    return words._replace(before=before.lstrip(), after=after.rstrip())
