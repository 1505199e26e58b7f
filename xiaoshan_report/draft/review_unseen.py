"""What an answer changes of figures that it was not about: they stay what no person has seen."""

from xiaoshan_report.model.confirmation import checksum, is_as_drafted
from xiaoshan_report.model.structs import Report


def redrafted(text: str, before: Report, after: Report) -> str:
    """Return the text of a model whose record has another period.

    Figures without a period of their own have another one with it. Those that were as a draft wrote
    them get the checksum of what they say now: nobody has confirmed them yet.
    """
    for owner in before.model.owners():
        figures = zip(owner.entry.figures, before.figures[owner.id], strict=True)
        for entry, figure in figures:
            now = after.figure(figure.id)
            if entry.drafted and now and is_as_drafted(entry, figure):
                text = text.replace(entry.drafted, checksum(entry, now))
    return text
