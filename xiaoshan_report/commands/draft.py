"""`report draft`: a first model of a report, made of its text, as TOML to go on editing."""

from datetime import date
from pathlib import Path

from xiaoshan_report.commands.options import OF_DRAFTS, day, named_file, named_kept
from xiaoshan_report.commands.parameter import Parameter
from xiaoshan_report.commands.spec import Command, Text
from xiaoshan_report.documents.opening import read_source
from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.messages.translator import Translator


def answer(tr: Translator, *, text: Path, date: date | None, update: Path | None) -> Text:
    """Answer `report draft`, with a remark on what has been found."""
    # which `schema`, that reads this, needs not
    from xiaoshan_report.draft.drafting import Draft, draft
    from xiaoshan_report.draft.updating import Update
    from xiaoshan_report.draft.updating import update as updated
    from xiaoshan_report.model.loading import bundled_terms

    if update and date:
        raise ReportError(Message("update-has-date"))
    source, glossary = read_source(text), bundled_terms().find
    asides = map(tr.sentence, source.remarks)
    made: Draft | Update
    if update:
        made = updated(update, source, str(text), glossary, tr)
    else:
        made = draft(source, str(text), date, glossary, tr)
    return Text(made.text, (made.summary(tr), *asides), update)


COMMAND = Command(
    "draft",
    (
        Parameter("text", "option-source", (), "TEXT", named_file, required=True, file="read"),
        Parameter("date", "option-date", ("--date",), "DATE", day),
        Parameter("update", "option-update", ("--update",), "MODEL", named_kept, file="changed"),
        *OF_DRAFTS,
    ),
    answer,
    reads_models=False,
)
