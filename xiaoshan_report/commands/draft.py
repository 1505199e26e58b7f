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
    from xiaoshan_report.draft.drafting import draft  # which `schema`, that reads this, needs not
    from xiaoshan_report.model.loading import bundled_terms

    if update and date:
        raise ReportError(Message("update-has-date"))
    source, glossary = read_source(text), bundled_terms().find
    asides = map(tr.sentence, source.remarks)
    if update is None:
        drafted = draft(source, str(text), date, glossary, tr)
        return Text(drafted.text, (drafted.summary(tr), *asides))
    from xiaoshan_report.commands.check import refuse_another
    from xiaoshan_report.draft.file_parts import parts
    from xiaoshan_report.draft.updating import update as updated
    from xiaoshan_report.model.loading import loaded, read

    words = read(update)
    old = loaded(words, update)
    refuse_another(old, source.text, text)
    drafted = draft(source, str(text), old.model.report, glossary, tr)
    made = updated(parts(words, old.model, update), old, drafted.model, source.text, tr)
    loaded(made.text, update)
    ends = "\r\n" if "\r\n" in words else "\n"
    return Text(made.text.replace("\n", ends), (made.summary(tr), *asides), update)


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
