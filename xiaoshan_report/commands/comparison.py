"""An indicator's growth beside its two-year average, what the two imply, and the record of it."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import msgspec

from xiaoshan_report.check.contradictions import of_indicator
from xiaoshan_report.check.findings import Finding, of_figure
from xiaoshan_report.commands.comparability_notes import in_short, remark
from xiaoshan_report.commands.records import record_like
from xiaoshan_report.commands.shared_columns import period_text
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model import arithmetic
from xiaoshan_report.model.continuity import Break, Doubt, Step, step
from xiaoshan_report.model.figures import of_measure, prices_behind
from xiaoshan_report.model.matching import Comparability, Matching, Series
from xiaoshan_report.model.structs import Figure, Indicator, Measure, Report, Status
from xiaoshan_report.render.values import CodedText

RATES: tuple[Measure, ...] = ("yoy", "two_year_average")
"""The two rates, by measure."""

OF_ONE_REPORT = {
    "gap": "gap",
    "implied_prior_yoy": "prior-yoy",
    "implied_prior_level": "prior-level",
    "implied_base_level": "base-level",
}
"""What is derived from the numbers of one report, each with the key of its heading."""

DERIVED = {**OF_ONE_REPORT, "implied_yoy": "by-levels", "implied_prices": "prices-implied"}
"""All that is derived, also from the level of the year before."""

_CHINESE, _ENGLISH = Translator("zh"), Translator("en")


class Implied(msgspec.Struct, frozen=True):
    """A derived number to two decimals with its bounds, which no true value can leave."""

    value: Decimal
    low: Decimal
    high: Decimal

    @property
    def margin(self) -> Decimal:
        """How far the true value is off at most, in either direction."""
        return max(self.value - self.low, self.high - self.value)


class ComparisonRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator's growth rates and what they imply, in per cent and in `unit`.

    `gap` is `yoy` less `two_year_average` in percentage points. Implied values are on today's
    comparable base, not the figures published then; `note` says so, and why others are refused.

    `series` is the same for the same indicator of every report; a report without it has a record
    with the names of the series and no `id`. `comparable` says whether the numbers can be set
    beside those of other reports, `null` where no other has the series, and `not_comparable` why
    not, or what is doubtful about the series.

    `implied_yoy` is the growth from the level that the place printed for the year before to this
    one, `implied_prices` what of it real growth leaves to prices, or to a revised base,
    `agrees` whether `yoy` meets it, and `doubt` why nobody can tell. `breaks` are what keeps the
    numbers from following those that the place reported before, `null` where there are none.
    """

    id: str | None
    report: str
    status: Status
    series: str
    name: str
    name_en: str
    period: str | None
    level: Decimal | None
    unit: str | None
    yoy: Decimal | None
    two_year_average: Decimal | None
    gap: Implied | None
    implied_prior_yoy: Implied | None
    implied_prior_level: Implied | None
    implied_base_level: Implied | None
    note: str | None
    note_en: str | None
    comparable: bool | None
    not_comparable: str | None
    not_comparable_en: str | None
    implied_yoy: Implied | None
    implied_prices: Implied | None
    agrees: bool | None
    doubt: Doubt | None
    breaks: tuple[Break, ...] | None


class Compared(NamedTuple):
    """An indicator of a report with what is said of it; none where the report lacks the series."""

    report: Report
    indicator: Indicator | None
    series: Series
    record: ComparisonRecord
    verdict: Comparability | None
    step: Step | None = None
    doubts: tuple[Finding, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the indicator."""
        return self.report.figures[self.indicator.id] if self.indicator else ()

    def remark(self, tr: Translator) -> str | None:
        """Return in short why it is missing or cannot be compared, or what is doubtful of it."""
        if self.verdict is None:
            return tr.pick(self.record.not_comparable or "", self.record.not_comparable_en or "")
        return in_short(self.verdict, tr)

    def has_both(self) -> bool:
        """Return whether both rates are there, so that one can be set against the other."""
        return self.record.gap is not None

    @property
    def without_growth(self) -> list[str]:
        """The keys of why there is no gap, or no implied growth of the year before."""
        yoy, average = (of_measure(self.figures, rate) for rate in RATES)
        if yoy is None:
            return ["only-vs-mean" if of_measure(self.figures, "vs_two_year_mean") else "no-yoy"]
        if average is None:
            return ["no-average"]
        if not _stand_for_themselves(yoy, average):
            return ["bounded"]
        if yoy.prices != average.prices:
            return ["prices-apart"]
        return [] if self.record.implied_prior_yoy else ["total-fall"]

    @property
    def without_level(self) -> list[str]:
        """The keys of why no earlier level is implied by a rate that is there."""
        level = of_measure(self.figures, "level")
        if self.indicator is None or self.record.yoy is None:
            return []
        if prices_behind(of_measure(self.figures, "yoy"), self.indicator) == "comparable":
            return ["comparable-prices"]
        if level is None:
            return ["no-level"]
        return [] if _stand_for_themselves(level) else ["bounded"]


class Shown(NamedTuple):
    """What a table is about: the reports, what is left out, whether its rows were `named`.

    `lacking` counts what reports lack of the series that are shown, and has no row.
    """

    reports: Sequence[Report]
    left_out: Sequence[Compared] = ()
    named: bool = False
    lacking: int = 0


def compared_of(report: Report, indicator: Indicator, matching: Matching) -> Compared:
    """Return an indicator with the JSON record of its comparison."""
    verdict = matching.comparability[report.id, indicator.id]
    since = step(verdict.past, verdict.subject, matching.terms)
    record = _record(report, indicator, verdict, since)
    compared = Compared(report, indicator, verdict.series, record, verdict, since)
    said = msgspec.structs.replace(
        record, note=_note(compared, _CHINESE), note_en=_note(compared, _ENGLISH)
    )
    contradicted = (one.finding for one in of_indicator(report, indicator))
    return in_doubt(compared._replace(record=said), [*_marked(compared.figures), *contradicted])


def _marked(figures: Sequence[Figure]) -> Iterator[Finding]:
    """What the model itself marks of the numbers that are compared."""
    for figure in (of_measure(figures, measure) for measure in ("level", *RATES)):
        if figure and figure.todo:
            yield of_figure(figure, "undecided", severity="warning", todo=figure.todo)


def in_doubt(compared: Compared, doubts: Sequence[Finding]) -> Compared:
    """Return the same with more that is in doubt of its figures, which its notes say too."""
    if not doubts:
        return compared
    record = msgspec.structs.replace(
        compared.record,
        note=_joined(_CHINESE, compared.record.note, doubts),
        note_en=_joined(_ENGLISH, compared.record.note_en, doubts),
    )
    return compared._replace(record=record, doubts=(*compared.doubts, *doubts))


def _joined(tr: Translator, note: str | None, doubts: Sequence[Finding]) -> str:
    return tr.pick("", " ").join(filter(None, [note, *(_doubt(one, tr) for one in doubts)]))


def _doubt(finding: Finding, tr: Translator) -> str:
    if finding.code == "undecided":
        return tr("marked-in-doubt", **finding.values)
    return tr("in-doubt", reason=tr(f"finding-{finding.code}", **finding.values))


def doubts_of(
    rows: Sequence[Compared], label: Callable[[Compared], str], tr: Translator
) -> Iterator[str]:
    """Yield a remark for each doubt about what is shown."""
    for one in rows:
        for finding in one.doubts:
            yield tr("about", names=label(one)) + _doubt(finding, tr)


def absent_from(report: Report, series: Series) -> Compared:
    """Return what stands in the place of a series that a report does not have."""
    missing = "not-in-draft" if report.status == "draft" else "not-in-report"
    nothing: dict[str, Any] = dict.fromkeys(ComparisonRecord.__struct_fields__)
    record = ComparisonRecord(
        **nothing
        | {
            "report": report.id,
            "status": report.status,
            "series": series.id,
            "name": series.name,
            "name_en": series.name_en,
            "comparable": False,
            "not_comparable": _CHINESE(missing),
            "not_comparable_en": _ENGLISH(missing),
        }
    )
    return Compared(report, None, series, record, None)


def period_of(one: Compared, tr: Translator) -> CodedText:
    """Return the period of the indicator; where there is none, that of the report that lacks it."""
    code = one.record.period
    return CodedText(code or "", period_text(code or one.report.model.report.period, tr))


def _record(
    report: Report, indicator: Indicator, verdict: Comparability, since: Step | None
) -> ComparisonRecord:
    figures = report.figures[indicator.id]
    level, yoy, average = (of_measure(figures, measure) for measure in ("level", *RATES))
    alike = average if yoy and average and yoy.prices == average.prices else None
    nominal = level if prices_behind(yoy, indicator) != "comparable" else None
    return record_like(
        indicator,
        ComparisonRecord,
        report=report.id,
        status=report.status,
        series=verdict.series.id,
        level=level.value if level else None,
        unit=level.unit if level else None,
        yoy=yoy.value if yoy else None,
        two_year_average=average.value if average else None,
        gap=_implied(arithmetic.gap, yoy, alike),
        implied_prior_yoy=_implied(arithmetic.prior_growth, yoy, alike),
        implied_prior_level=_implied(arithmetic.prior_level, nominal, yoy),
        implied_base_level=_implied(arithmetic.base_level, nominal, average),
        note=None,
        note_en=None,
        comparable=verdict.comparable,
        not_comparable=remark(verdict, _CHINESE),
        not_comparable_en=remark(verdict, _ENGLISH),
        implied_yoy=Implied(*since.implied) if since and since.implied else None,
        implied_prices=Implied(*since.prices) if since and since.prices else None,
        agrees=since and since.agrees,
        doubt=since and since.doubt,
        breaks=since and since.breaks,
    )


def _implied(
    derive: Callable[[Decimal, Decimal], arithmetic.Derived | None],
    first: Figure | None,
    second: Figure | None,
) -> Implied | None:
    """What the two figures imply; nothing where one is missing or a bound, or it is refused."""
    if first is None or second is None or not _stand_for_themselves(first, second):
        return None
    derived = derive(first.value, second.value)
    return derived and Implied(*derived)


def _stand_for_themselves(*figures: Figure) -> bool:
    """Whether each is a number, exact to its digits, and no bound, range or round number."""
    return all(not figure.is_bound and figure.qualifier != "about" for figure in figures)


def _note(compared: Compared, tr: Translator) -> str | None:
    record = compared.record
    base = ["comparable-base"] * bool(record.implied_prior_yoy or record.implied_prior_level)
    reasons = dict.fromkeys([*base, *compared.without_growth, *compared.without_level])
    return tr.pick("", " ").join(map(tr, reasons)) or None
