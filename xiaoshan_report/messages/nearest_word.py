"""What to say of a word that is not known: the known one that is most like it."""

from collections.abc import Iterable

from xiaoshan_report.errors import Message


def nearest(word: str, known: Iterable[str]) -> Message:
    """Return a remark that names the known word most like `word`, or says nothing."""
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1)
    return Message("did-you-mean", near=close[0]) if close else Message("nothing")
