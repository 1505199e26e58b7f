"""`report check`: the proof, as findings for people and scripts."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from xiaoshan_report.check.against_itself import against_itself, growths, sums
from xiaoshan_report.check.against_text import against_text, refuse_another
from xiaoshan_report.check.english import mistranslated
from xiaoshan_report.check.far_values import far_values
from xiaoshan_report.check.findings import CODES, Finding, GrowthCheck, Ledger, Severity, SumCheck
from xiaoshan_report.commands.comparability_notes import matching_of
from xiaoshan_report.commands.options import OF_LISTINGS, named_file
from xiaoshan_report.commands.parameter import Parameter
from xiaoshan_report.commands.selecting import only_one, unknown_choice
from xiaoshan_report.commands.shared_columns import (
    coded_column,
    data_columns,
    report_columns,
    report_text,
    titled,
)
from xiaoshan_report.commands.spec import Command
from xiaoshan_report.documents.opening import read_source
from xiaoshan_report.documents.source import Source
from xiaoshan_report.errors import ReportError
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.confirmation import unconfirmed
from xiaoshan_report.model.loading import bundled_terms
from xiaoshan_report.model.structs import Report, Status
from xiaoshan_report.render.table import Column, MakeRecord, Table, View

MOST_SHOWN = 1000
"""The findings that a table shows at most; data formats have them all."""


class FindingRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A finding: its stable code, where it is, and what it says in the language asked for."""

    code: str
    severity: Severity
    where: str
    paragraph: int | None
    message: str
    context: str | None
    report: str
    status: Status


class CheckRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The proof: what was found, and what was counted; `ledger` is null without a text.

    `ok` says that nothing was found. `unconfirmed` counts the figures that nobody has confirmed:
    those that are marked, or still as a draft wrote them.
    """

    report: str
    status: Status
    ok: bool
    findings: tuple[FindingRecord, ...]
    ledger: Ledger | None
    sums: tuple[SumCheck, ...]
    growth: tuple[GrowthCheck, ...]
    unconfirmed: int


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """What a code means and what to do about it."""

    code: str
    meaning: str


def view(reports: Sequence[Report], text: str | None, tr: Translator) -> View:
    """Each model against itself, and against the report's text where there is one."""
    far = _far(reports)
    records = [record_of(report, text, tr, far.get(report.id, ())) for report in reports]
    return View(
        [finding for record in records for finding in record.findings],
        lambda shown: _table(reports, records, shown, tr),
        FindingRecord,
        make_document=lambda shown, row: [_with_findings(one, shown, row) for one in records],
        ok=all(record.ok for record in records),
        per_report=True,
    )


def _with_findings(
    record: CheckRecord, shown: Sequence[FindingRecord], record_of: MakeRecord
) -> CheckRecord:
    """The record with what is shown of its findings."""
    found = tuple(record_of(finding) for finding in shown if finding.report == record.report)
    return replace(record, findings=found)


def _far(reports: Sequence[Report]) -> dict[str, list[Finding]]:
    """What is far from the other reports, by the report."""
    findings: dict[str, list[Finding]] = {}
    for far in far_values(reports, matching_of(reports)):
        findings.setdefault(far.figure.report, []).append(far.finding)
    return findings


def record_of(
    report: Report, text: str | None, tr: Translator, beside_others: Sequence[Finding] = ()
) -> CheckRecord:
    """Return the JSON record of a model's proof, with what is found `beside_others`."""
    terms = bundled_terms()
    findings = [*against_itself(report), *mistranslated(report.model, terms), *beside_others]
    ledger = None
    if text is not None:
        in_text, ledger = against_text(report, text, terms)
        findings += in_text
    return CheckRecord(
        report=report.id,
        status=report.status,
        ok=not findings,
        findings=tuple(_finding(report, finding, tr) for finding in findings),
        ledger=ledger,
        sums=tuple(sums(report)),
        growth=tuple(growths(report)),
        unconfirmed=unconfirmed(report),
    )


def explanation(code: str, tr: Translator) -> View:
    """Return what a code means.

    Raises `ReportError` for a code that there is not.
    """
    known = [name for name in CODES if code in (name, "all")]
    if not known:
        raise ReportError(unknown_choice("explain", code, CODES))
    records = [Explanation(code=name, meaning=tr(f"explain-{name}")) for name in known]
    columns = [Column("code", tr("code")), Column("meaning", tr("meaning"))]
    title = tr("title-explain")
    return View(records, lambda shown: Table(title, columns, shown), Explanation)


def _finding(report: Report, finding: Finding, tr: Translator) -> FindingRecord:
    return FindingRecord(
        code=finding.code,
        severity=finding.severity,
        where=finding.where,
        paragraph=finding.paragraph,
        message=tr(f"finding-{finding.code}", **finding.values),
        context=finding.context,
        report=report.id,
        status=report.status,
    )


def _table(
    reports: Sequence[Report],
    records: Sequence[CheckRecord],
    found: Sequence[FindingRecord],
    tr: Translator,
) -> Table:
    columns = [
        coded_column("code", tr("code"), str),
        *data_columns("severity"),
        Column("where", tr("where"), gives_way=2),
        Column("paragraph", tr("paragraph"), gives_way=1),
        Column("message", tr("message"), least=30),
        Column("context", tr("context"), gives_way=3, least=40),
        *report_columns(reports, tr),
    ]
    notes = _summary(records[0], reports[0], tr)
    if len(records) > 1:
        texts = (report_text(report, tr).text for report in reports)
        notes = [
            tr("of-report", report=text, title=tr.pick("", " ").join(_verdict(record, tr)))
            for text, record in zip(texts, records, strict=True)
        ]
    if len(found) > MOST_SHOWN:
        notes = [*notes, tr("check-more", shown=MOST_SHOWN, all=len(found))]
    return Table(titled(reports, "title-check", tr), columns, found[:MOST_SHOWN], remarks=notes)


def _summary(record: CheckRecord, report: Report, tr: Translator) -> Sequence[str]:
    """What was checked and what came of it, a line for each half of the proof."""
    held = sum(check.holds for check in record.sums)
    lines = [
        tr("check-sums", held=held, all=len(record.sums)),
        tr("check-growth", all=len(record.growth)),
    ]
    if record.ledger:
        lines.append(tr("check-ledger", **msgspec.structs.asdict(record.ledger)))
        if record.ledger.undecided:
            lines.append(tr("check-undecided", undecided=record.ledger.undecided))
        if record.ledger.around:
            lines.append(tr("check-around", lines=record.ledger.around))
        if not report.model.report.restated:
            lines.append(tr("check-not-restated"))
    else:
        lines.append(tr("check-no-text"))
    return [*lines, *_verdict(record, tr)]


def _verdict(record: CheckRecord, tr: Translator) -> list[str]:
    """What came of it all; of what nobody has confirmed never that it holds."""
    found, not_confirmed = len(record.findings), record.unconfirmed
    unsure = []
    if not_confirmed:
        unsure = [tr("check-unconfirmed", count=not_confirmed)]
    elif record.status == "draft":
        unsure = [tr("check-still-draft")]
    holds = "check-nothing" if unsure else "check-ok"
    return [*unsure, tr("check-found", count=found) if found else tr(holds)]


def answer(
    reports: Sequence[Report], tr: Translator, *, source: Path | None, explain: str | None
) -> View:
    """Answer `report check`: what the proof finds, or what a code of its findings means."""
    if explain is not None:
        return explanation(explain, tr)
    if not source:
        return view(reports, None, tr)
    only_one(reports, "--source")
    read = source_of(reports[0], source)
    asides = [tr.sentence(remark) for remark in read.remarks]
    return replace(view(reports, read.with_page(), tr), asides=asides)


def source_of(report: Report, path: Path) -> Source:
    """Return what the report's document says; raise `ReportError` where it is that of another."""
    source = read_source(path)
    refuse_another(report, source.text, str(path))
    return source


COMMAND = Command(
    "check",
    (
        Parameter("source", "option-source", ("--source",), "FILE", named_file, file="read"),
        Parameter("explain", "option-explain", ("--explain",), "CODE", offered="code"),
        *OF_LISTINGS,
    ),
    answer,
    json=lambda: (CheckRecord, list[CheckRecord], list[Explanation]),
    lists=(FindingRecord, Explanation),
)
