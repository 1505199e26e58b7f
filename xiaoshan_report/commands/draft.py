"""`report draft`: a first model of a report, made of its text, as TOML to go on editing."""

from datetime import date
from pathlib import Path

from xiaoshan_report.commands.options import OF_DRAFTS, day, named_file
from xiaoshan_report.commands.parameter import Parameter
from xiaoshan_report.commands.spec import Command, Text
from xiaoshan_report.documents.opening import read_source
from xiaoshan_report.messages.translator import Translator


def answer(tr: Translator, *, text: Path, date: date | None) -> Text:
    """Answer `report draft`, with a remark on what has been found."""
    from xiaoshan_report.draft.drafting import draft  # which `schema`, that reads this, needs not
    from xiaoshan_report.model.loading import bundled_terms

    source = read_source(text)
    drafted = draft(source, str(text), date, bundled_terms().find, tr)
    return Text(drafted.text, (drafted.summary(tr), *map(tr.sentence, source.remarks)))


COMMAND = Command(
    "draft",
    (
        Parameter("text", "option-source", (), "TEXT", named_file, required=True, file="read"),
        Parameter("date", "option-date", ("--date",), "DATE", day),
        *OF_DRAFTS,
    ),
    answer,
    reads_models=False,
)
