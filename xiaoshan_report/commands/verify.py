"""`report verify`: an article's numbers against the models."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from xiaoshan_report.check.article import verify
from xiaoshan_report.check.comparing import falls
from xiaoshan_report.check.deciding import VERDICTS, Checked, Reason, Verdict
from xiaoshan_report.check.telling import Told
from xiaoshan_report.commands.options import OF_LISTINGS, named_file
from xiaoshan_report.commands.parameter import Parameter
from xiaoshan_report.commands.shared_columns import (
    coded_column,
    data_columns,
    measure_text,
    number_text,
    pair,
    period_text,
    place_of,
    report_columns,
    titled,
)
from xiaoshan_report.commands.spec import Command
from xiaoshan_report.documents.opening import read_source
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.loading import bundled_terms
from xiaoshan_report.model.structs import Figure, Report, Status
from xiaoshan_report.numerals.bare_words import bare
from xiaoshan_report.render.table import Column, MakeRecord, Table, View
from xiaoshan_report.render.values import Quote

_CHINESE, _ENGLISH = Translator("zh"), Translator("en")


class NumberRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A number of the article: its words, the verdict, and the figure that it is compared with.

    `said` is the number as the article prints it, in the `words` of its clause, at this `line` and
    `column`. `reason` is a stable code, `message` the same in words, in both languages. `figure` is
    the figure's id, `printed` its number in the `quote` of the report. What is not recognised as
    any report's has the verdict `other`, and nothing of a figure.
    """

    words: str
    verdict: Verdict
    figure: str | None
    reason: Reason
    message: str
    message_en: str
    said: str
    line: int
    column: int
    report: str | None
    status: Status | None
    printed: str | None
    quote: str | None
    paragraph: int | None
    link: str | None


class ArticleRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The article: `ok` where nothing is a mismatch.

    `others` counts its numbers that are not recognised as the reports'.
    """

    ok: bool
    numbers: tuple[NumberRecord, ...]
    others: int


def answer(
    reports: Sequence[Report], tr: Translator, *, article: Path, everything: bool = False
) -> View:
    """Answer `report verify`: what is wrong first, then what nobody can tell, then the rest.

    What is not recognised is counted, and listed last where `everything` is wanted.
    """
    found = verify(read_source(article).text, reports, bundled_terms())
    about = {report.id: report for report in reports}
    records = [_record(one, about[one.figure.report]) for one in found.checked]
    records += map(_other, found.others if everything else ())
    records.sort(key=lambda one: VERDICTS.index(one.verdict))
    ok = not any(one.verdict == "mismatch" for one in records)
    left_out = len(found.others) * (not everything)
    notes = [tr("verify-others", count=left_out)] * bool(left_out)

    def document(shown: Sequence[NumberRecord], record_of: MakeRecord) -> ArticleRecord:
        numbers = tuple(record_of(one) for one in shown)
        return ArticleRecord(ok=ok, numbers=numbers, others=len(found.others))

    return View(
        records,
        lambda shown: Table(_title(reports, records, tr), _columns(reports, tr), shown, (), notes),
        NumberRecord,
        make_document=document,
        ok=ok,
    )


def _title(reports: Sequence[Report], records: Sequence[NumberRecord], tr: Translator) -> str:
    """What was found, in how many numbers, of each verdict that there is."""
    counts = {verdict: sum(one.verdict == verdict for one in records) for verdict in VERDICTS}
    found = [tr(f"found-{verdict}", count=count) for verdict, count in counts.items() if count]
    said = tr("pause").join(found) or tr("found-nothing")
    return titled(reports, "title-verify", tr, found=said)


def _columns(reports: Sequence[Report], tr: Translator) -> list[Column]:
    verdict = coded_column("verdict", tr("verdict"), tr)
    return [
        msgspec.structs.replace(verdict, grouped=True),
        Column("words", tr("article"), lambda one: Quote(one.words, one.said), least=24),
        *data_columns("figure", "reason"),
        *pair("message", tr("because"), tr, least=18),
        *data_columns("said", "line", "column"),
        Column("quote", tr("quote"), _quoted, gives_way=1, least=24),
        *data_columns("printed", "paragraph", "link"),
        *report_columns(reports, tr, blocks=False),
    ]


def _quoted(record: NumberRecord) -> Quote | None:
    return Quote(record.quote, record.printed or "", record.link) if record.quote else None


def _record(one: Checked, report: Report) -> NumberRecord:
    told, figure = one.told, one.figure
    return NumberRecord(
        words=told.words,
        verdict=one.verdict,
        figure=figure.id,
        reason=one.reason,
        message=_message(one, report, _CHINESE),
        message_en=_message(one, report, _ENGLISH),
        said=told.printed,
        line=told.line,
        column=told.column,
        report=report.id,
        status=report.status,
        printed=figure.printed,
        quote=bare(figure.quote),
        paragraph=figure.paragraph,
        link=figure.link,
    )


_OF_NO_FIGURE: dict[str, Any] = dict.fromkeys(
    ("figure", "report", "status", "printed", "quote", "paragraph", "link")
)


def _other(told: Told) -> NumberRecord:
    return NumberRecord(
        words=told.words,
        verdict="other",
        reason="unrecognised",
        message=_CHINESE("because-unrecognised"),
        message_en=_ENGLISH("because-unrecognised"),
        said=told.printed,
        line=told.line,
        column=told.column,
        **_OF_NO_FIGURE,
    )


def _message(one: Checked, report: Report, tr: Translator) -> str:
    """Why the verdict is what it is, in a few words."""
    figure = one.figure
    values: dict[str, object] = {
        "said": one.told.printed,
        "reported": _number(figure, tr),
        "measure": measure_text(figure, tr),
        "period": period_text(figure.period, tr),
        "place": place_of(report, tr),
        "way": tr("way-down" if falls(figure) else "way-up"),
        "todo": figure.todo,
        "other": one.other and tr.pick(one.other.name, one.other.name_en),
    }
    return tr(f"because-{one.reason}", **values)


def _number(figure: Figure, tr: Translator) -> str:
    """The report's number for people, with its sign; a rank as it is printed."""
    return figure.printed if figure.measure == "rank" else number_text(figure, tr)


COMMAND = Command(
    "verify",
    (
        Parameter(
            "article", "argument-article", (), "ARTICLE", named_file, required=True, file="read"
        ),
        Parameter("everything", "option-all-numbers", ("--all",)),
        *OF_LISTINGS,
    ),
    answer,
    json=lambda: (ArticleRecord,),
    lists=(NumberRecord,),
)
