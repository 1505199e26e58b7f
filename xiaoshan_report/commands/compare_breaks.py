"""What breaks a series of one place in time, in words: another unit, missing years, a revised base.

— break: 19.5% is stated, but from 5.13 trn yuan printed the year before it is [19.29, 19.70] %
"""

from xiaoshan_report.commands.comparison import Compared
from xiaoshan_report.commands.shared_columns import number_text, period_text
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.arithmetic import in_words
from xiaoshan_report.model.comparability import SeriesMember
from xiaoshan_report.model.continuity import Break
from xiaoshan_report.model.period import Period
from xiaoshan_report.model.structs import Figure
from xiaoshan_report.numerals.units import are_convertible, convert


def broken(one: Compared, tr: Translator, *, gaps: bool = True) -> str | None:
    """Return what breaks a series before this number, in one line, if anything does.

    That years are missing goes without saying where these have rows, and no `gaps` are told.
    """
    if one.step is None or one.verdict is None:
        return None
    before, now = one.verdict.past.before, one.verdict.subject
    left_out = {"restated"} if gaps else {"restated", "gap"}
    told = [each for each in one.step.breaks if each not in left_out]
    reasons = [_reason(each, one, before, now, tr) for each in told if before]
    reasons += [_restated(*each, tr) for each in one.step.restated]
    return tr("broken", reasons=tr("separator").join(reasons)) if reasons else None


def _reason(
    kind: Break, one: Compared, before: SeriesMember, now: SeriesMember, tr: Translator
) -> str:
    match kind:
        case "gap":
            return tr("broken-by-gap", years=_between(before, now, tr))
        case "length" | "period":
            return tr(f"broken-by-{kind}", before=period_text(before.period, tr))
        case "unit":
            return tr("broken-by-unit", before=tr.unit(before.unit))
        case "name":
            return tr("broken-by-name", before=tr.pick(before.name, before.name_en))
        case "contradiction":
            return _contradiction(one, before, now, tr)
    return tr("broken-by-real" if now.prices == "comparable" else "broken-by-nominal")


def _between(before: SeriesMember, now: SeriesMember, tr: Translator) -> str:
    """The years that are missing."""
    first, last = (Period.parse(one.period).last[0] for one in (before, now))
    return tr.period((first + 1, 1), (last - 1, 12), 0)


def _restated(figure: Figure, other: Figure, tr: Translator) -> str:
    """A figure beside what another report of the place states of the same time."""
    numbers = {"stated": number_text(figure, tr), "other": number_text(other, tr)}
    return tr("restated", report=other.report, measure=tr(figure.measure), **numbers)


def _contradiction(one: Compared, before: SeriesMember, now: SeriesMember, tr: Translator) -> str:
    """Growth beside what the levels make of it, and the year before on the base of this year."""
    assert one.step
    assert one.step.between
    assert now.yoy
    assert before.level
    reason = tr(
        "broken-by-contradiction",
        stated=number_text(now.yoy, tr),
        before=number_text(before.level, tr),
        implied=in_words(one.step.between),
    )
    level, unit = one.record.implied_prior_level, before.level.unit
    if level is None or not (unit and one.record.unit and are_convertible(unit, one.record.unit)):
        return reason
    ends = [convert(end, one.record.unit, unit) for end in (level.low, level.high)]
    (low, high), said = tr.quantities(ends, unit)
    shown = tr.pick("", " ").join(filter(None, (f"[{low}, {high}]", said)))
    return tr("broken-by-contradiction-level", reason=reason, level=shown)
