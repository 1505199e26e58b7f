"""The columns of what reports aim at: what people see of it, and what data formats have."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, partial
from operator import attrgetter

from msgspec.structs import replace

from xiaoshan_report.commands.aim_records import SURPASSED, Target, TargetRecord
from xiaoshan_report.commands.shared_columns import (
    are_drafts,
    measure_text,
    number_cell,
    period_text,
    place_of,
    place_text,
    report_texts,
)
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import Report
from xiaoshan_report.numerals.bare_words import bare
from xiaoshan_report.render.table import Column
from xiaoshan_report.render.values import Cell, CodedText, Quote, usual


def columns(reports: Sequence[Report], rows: Sequence[Target], tr: Translator) -> list[Column]:
    """Return a column for each key of the records, and the verdict with its reason for people."""
    given = {one.key: one for one in _for_people(reports, rows, tr)}
    return [
        *(given.get(key) or _data_column(key) for key in TargetRecord.__struct_fields__),
        Column("", tr("remark"), lambda one: remark(one, tr), gives_way=2),
    ]


def _data_column(key: str) -> Column:
    return Column(key, cell=attrgetter(f"record.{key}"))


def _for_people(reports: Sequence[Report], rows: Sequence[Target], tr: Translator) -> list[Column]:
    several = len(reports) > 1
    alike = Counter(_told_by(one, tr) for one in rows)
    texts = report_texts(reports, tr)
    apart = not are_drafts(reports)
    is_told = any(one.record.verdict for one in rows)
    is_usual = usual([one.record.commitment for one in rows]) is not None
    said = tr.pick("name", "name_en")

    heads = _heads(rows, tr)
    period = cache(partial(_period, tr=tr))

    def place(one: Target) -> CodedText:
        is_alike = alike[_told_by(one, tr)] > 1
        return texts[one.report.id] if is_alike else place_text(one.report, tr, apart=apart)

    return [
        Column(
            "series",
            tr("aim-of") * several,
            lambda one: CodedText(one.series.id, heads[one.series.id]),
            grouped=several,
        ),
        Column("report", tr("place") * several, place),
        Column(said, tr("aim-of") * (not several), attrgetter(f"record.{said}")),
        Column("period", tr("period"), lambda one: period(one.record.period), gives_way=3),
        Column("measure", tr("measure"), lambda one: _measure(one, tr), gives_way=4),
        Column("value", tr("aim-value"), lambda one: _value(one, tr)),
        Column(
            "commitment",
            tr("commitment"),
            lambda one: _commitment(one, tr, is_usual=is_usual),
            gives_way=5,
        ),
        Column("quote", tr("quote"), _words, gives_way=1, least=24),
        Column("outcome", tr("outcome") * is_told, lambda one: number_cell(one.comparable, tr)),
        Column(
            "verdict",
            tr("verdict") * is_told,
            lambda one: _coded(one.record.verdict, lambda code: tr(f"verdict-{code}")),
            gives_way=-1,
        ),
    ]


def _heads(rows: Sequence[Target], tr: Translator) -> dict[str, str]:
    """What each series is called: as the reports call it, where all say the same."""
    called: dict[str, set[str]] = {}
    for one in rows:
        if one.record.stated != "not_mentioned":
            called.setdefault(one.series.id, set()).add(one.record.name)
    heads = {}
    for series in (one.series for one in rows):
        printed = called.get(series.id, {series.name})
        name = next(iter(printed)) if len(printed) == 1 else series.name
        heads[series.id] = tr.pick(name, series.name_en)
    return heads


def _told_by(one: Target, tr: Translator) -> tuple[object, ...]:
    """What a row is told from others by, beside its number."""
    record = one.record
    return one.series.id, place_of(one.report, tr), record.measure, record.period, record.name


def _period(period: str | None, tr: Translator) -> CodedText | None:
    return CodedText(period, period_text(period, tr)) if period else None


def _measure(one: Target, tr: Translator) -> CodedText | None:
    if one.figure is None:
        return None
    return CodedText(one.figure.measure, measure_text(replace(one.figure, aim=False), tr))


def _commitment(one: Target, tr: Translator, *, is_usual: bool) -> CodedText | None:
    """How firmly an aim is meant; that nothing is said of it, where most are meant alike."""
    code = one.record.commitment
    if not (code or is_usual) or one.record.stated == "not_mentioned":
        return None
    return CodedText(code or "", tr(f"commitment-{code or 'unsaid'}"))


def _value(one: Target, tr: Translator) -> Cell:
    """The number that is aimed at; that it is an aim, the heading says."""
    return number_cell(replace(one.figure, aim=False), tr) if one.figure else None


def _coded(code: str | None, said: Callable[[str], str]) -> CodedText | None:
    return CodedText(code, said(code)) if code else None


def _words(one: Target) -> Quote | None:
    record = one.record
    if record.quote is None:
        return None
    printed = one.figure.printed if one.figure else None
    return Quote(bare(record.quote), printed, record.link)


def remark(one: Target, tr: Translator) -> str | None:
    """Return why the verdict is what it is, and what is to be decided."""
    record, found = one.record, one.outcome.figure
    said = []
    if record.stated == "not_mentioned":
        day = one.report.model.report.date
        said.append(tr("aim-not-mentioned", day=tr.date(day.year, day.month, day.day)))
    elif record.reason not in (None, *SURPASSED) or record.stated == "words":
        reason = record.reason or "no_number"
        said.append(tr(f"reason-{reason}"))
    if found and not one.comparable:
        said.append(tr("told-instead", quote=bare(found.quote)))
    if record.todo:
        said.append(tr("marked", todo=record.todo))
    return tr("separator").join(said) or None
