"""How firmly things are aimed at, and what is aimed at in words alone, as the text has it."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from xiaoshan_report.check.accounts import around
from xiaoshan_report.check.alignment import Line
from xiaoshan_report.check.claims import Found
from xiaoshan_report.check.findings import Finding
from xiaoshan_report.check.likeness import letters, share
from xiaoshan_report.check.readings import Read
from xiaoshan_report.language.aims import AimList, AimLists, Wording, commitment
from xiaoshan_report.language.paragraphs import aims_in
from xiaoshan_report.language.quantities import Other, Quantity
from xiaoshan_report.model.structs import Commitment, Model, WordedAim

_LEAST = Fraction(2, 3)
"""So much of a name is in the words of its aim; the rest says what is meant: 涨幅."""


class Aims:
    """What a model says of its aims beside their numbers, proved line by line down the text."""

    def __init__(self, model: Model) -> None:
        self._lists = AimLists()
        self._worded = {aim.id: aim for aim in model.aims}
        self._firmly = {
            f"{owner.id}.{one.key}": one.commitment
            for owner in model.owners()
            for one in owner.entry.figures
            if one.aim
        }

    def told_in(
        self,
        line: Line,
        read: Sequence[Quantity | Other],
        each: Iterable[Read],
        found: Iterable[Found],
    ) -> Iterator[Finding]:
        """Return what the next line says otherwise of the aims in it."""
        aimed = [one.start for one in read if isinstance(one, Quantity) and one.aim]
        listed = self._lists.of_line(line.text, aimed)
        yield from self._of_figures(line, each, listed)
        if listed and self._worded:
            yield from self._of_words(line, read, found, listed)

    def _of_figures(
        self, line: Line, each: Iterable[Read], listed: AimList | None
    ) -> Iterator[Finding]:
        for figure, claim, reading in each:
            if figure.id in self._firmly:
                said, start, end = self._firmly[figure.id], claim.start, claim.end
                firm = reading.commitment if reading else commitment(line.text, start, end)
                if firm is None and listed and listed.start <= start < listed.end:
                    firm = listed.commitment
                if said != firm:
                    yield around(line, start, end, "commitment", figure.id, **_meant(said, firm))

    def _of_words(
        self,
        line: Line,
        read: Sequence[Quantity | Other],
        found: Iterable[Found],
        listed: AimList,
    ) -> Iterator[Finding]:
        stated = [
            (self._worded[evidence.who], places[0])
            for evidence, places in found
            if evidence.who in self._worded and places
        ]
        for wording, period in aims_in(line.text, listed, read) if stated else ():
            for aim, place in stated:
                if place.start < wording.end and wording.start < place.end:
                    yield from _said_otherwise(line, aim, wording, period)


def _said_otherwise(line: Line, aim: WordedAim, wording: Wording, period: str) -> Iterator[Finding]:
    start, end, subject, firm = wording
    if share(letters(aim.name), line.text[start:end]) < _LEAST:
        yield around(line, start, end, "name", aim.id, name=aim.name, subject=subject)
    if aim.period != period:
        yield around(line, start, end, "period", aim.id, said=aim.period, expected=period)
    if aim.commitment != firm:
        yield around(line, start, end, "commitment", aim.id, **_meant(aim.commitment, firm))


def _meant(said: Commitment | None, firm: Commitment | None) -> dict[str, str]:
    return {"said": said or "—", "expected": firm or "—"}
