"""What was probably meant where a word is no command: another one, or a thing of the report."""

from collections.abc import Iterator

from xiaoshan_report.cli.completion import reports_at
from xiaoshan_report.commands import NAMES
from xiaoshan_report.commands.selecting import find_all
from xiaoshan_report.commands.show import candidates
from xiaoshan_report.errors import Message


def suggestion(words: str) -> Message:
    """Return a remark that names the command that was probably meant, or says nothing."""
    from xiaoshan_report.messages.nearest_word import nearest

    if any(name.startswith(words) for name in NAMES):
        return nearest(words, NAMES)
    meant = next(_meant(words), None)
    return Message("did-you-mean", near=meant) if meant else nearest(words, NAMES)


def _meant(words: str) -> Iterator[str]:
    """The commands that have something to say of the words: `show` where they mean one thing."""
    for report in reports_at():
        found = find_all(words, candidates(report))
        owners = {identifier.partition(".")[0] for identifier in found}
        if found:
            yield f"report {'show' if len(owners) == 1 else 'figures'} {words}"
