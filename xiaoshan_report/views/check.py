"""`report check`: the proof, as findings for people and scripts."""

from collections.abc import Sequence

import msgspec

from xiaoshan_report.audit.findings import CODES, Finding, GrowthCheck, Ledger, Severity, SumCheck
from xiaoshan_report.audit.itself import against_itself, growths, sums
from xiaoshan_report.audit.ledger import against_text
from xiaoshan_report.consistency import nearest
from xiaoshan_report.errors import ReportError
from xiaoshan_report.messages import Words
from xiaoshan_report.model import Report
from xiaoshan_report.table import Cell, Column, Table, Term, View
from xiaoshan_report.views.wording import report_column, titled, whose

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


class CheckRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The proof: what was found, and what was counted; `ledger` is null without a text."""

    report: str
    ok: bool
    findings: tuple[FindingRecord, ...]
    ledger: Ledger | None
    sums: tuple[SumCheck, ...]
    growth: tuple[GrowthCheck, ...]


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """What a code means and what to do about it."""

    code: str
    meaning: str


def view(reports: Sequence[Report], text: str | None, words: Words) -> View:
    """Each model against itself, and against the report's text where there is one."""
    records = [record_of(report, text, words) for report in reports]
    return View(
        records,
        lambda: _table(reports, records, words),
        [finding for record in records for finding in record.findings],
        ok=all(record.ok for record in records),
        each=True,
    )


def record_of(report: Report, text: str | None, words: Words) -> CheckRecord:
    """The JSON record of a model's proof."""
    findings = list(against_itself(report))
    ledger = None
    if text is not None:
        in_text, ledger = against_text(report, text)
        findings += in_text
    return CheckRecord(
        report=report.id,
        ok=not findings,
        findings=tuple(_finding(report, finding, words) for finding in findings),
        ledger=ledger,
        sums=tuple(sums(report)),
        growth=tuple(growths(report)),
    )


def explain(code: str, words: Words) -> View:
    """What a code means.

    Raises `ReportError` for a code that there is not.
    """
    known = [name for name in CODES if code in (name, "all")]
    if not known:
        near = nearest(code, CODES)
        raise ReportError(
            "unknown-choice", option="explain", value=code, known=", ".join(CODES), near=near
        )
    records = [Explanation(code=name, meaning=words(f"explain-{name}")) for name in known]
    columns = [Column("code", words("code")), Column("meaning", words("meaning"))]
    rows: list[list[Cell]] = [[record.code, record.meaning] for record in records]
    return View(records, lambda: Table(words("title-explain"), columns, rows), records)


def _finding(report: Report, finding: Finding, words: Words) -> FindingRecord:
    return FindingRecord(
        code=finding.code,
        severity=finding.severity,
        where=finding.where,
        paragraph=finding.paragraph,
        message=words(f"finding-{finding.code}", **finding.values),
        context=finding.context,
        report=report.id,
    )


def _table(reports: Sequence[Report], records: Sequence[CheckRecord], words: Words) -> Table:
    columns = [
        Column("code", words("code")),
        Column("severity", "severity", rank=None),
        Column("where", words("where"), rank=2),
        Column("paragraph", words("paragraph"), rank=1),
        Column("message", words("message")),
        Column("context", words("context"), rank=3),
        report_column(reports, words),
    ]
    named = {report.id: whose(report, words) for report in reports}
    rows = [
        _row(finding, named[finding.report], words)
        for record in records
        for finding in record.findings
    ]
    notes = _summary(records[0], words)
    if len(records) > 1:
        notes = [
            words("whose-own", whose=named[r.report].text, title=_verdict(r, words))
            for r in records
        ]
    if len(rows) > MOST_SHOWN:
        notes = [*notes, words("check-more", shown=MOST_SHOWN, all=len(rows))]
    return Table(titled(reports, "title-check", words), columns, rows[:MOST_SHOWN], notes=notes)


def _row(finding: FindingRecord, report: Term, words: Words) -> list[Cell]:
    return [
        Term(finding.code, finding.code),
        Term(finding.severity, words(finding.severity)),
        finding.where,
        finding.paragraph,
        finding.message,
        finding.context,
        report,
    ]


def _summary(record: CheckRecord, words: Words) -> Sequence[str]:
    """What was checked and what came of it, a line for each half of the proof."""
    held = sum(check.holds for check in record.sums)
    lines = [
        words("check-sums", held=held, all=len(record.sums)),
        words("check-growth", all=len(record.growth)),
    ]
    if record.ledger:
        lines.append(words("check-ledger", **msgspec.structs.asdict(record.ledger)))
        if record.ledger.undecided:
            lines.append(words("check-undecided", undecided=record.ledger.undecided))
        if record.ledger.around:
            lines.append(words("check-around", lines=record.ledger.around))
    else:
        lines.append(words("check-no-text"))
    return [*lines, _verdict(record, words)]


def _verdict(record: CheckRecord, words: Words) -> str:
    found = len(record.findings)
    return words("check-found", count=found) if found else words("check-ok")
