"""What an updated model keeps, in the text as it is now: in which paragraph it is, if in any."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from xiaoshan_report.draft.changed_parts import Values, change
from xiaoshan_report.draft.file_parts import Part
from xiaoshan_report.draft.in_text import InText, Runs
from xiaoshan_report.model.confirmation import checksum, is_as_drafted
from xiaoshan_report.model.structs import Figure, FigureEntry, NumeralEntry, Report


class Settling:
    """A model beside the text that it is updated from, and the new draft of that text."""

    def __init__(self, before: InText, new: Report, after: InText) -> None:
        self._before, self._new, self._after = before, new, after

    def move(self, part: Part, paragraph: int | None) -> None:
        """Say in which paragraph a thing is now."""
        if paragraph and (now := self._before.now(paragraph)) != paragraph:
            change(part, {"paragraph": now})

    def move_numeral(self, part: Part) -> None:
        """Say in which paragraphs the words of an entry are now."""
        assert isinstance(part.thing, NumeralEntry)
        now = self._before.paragraphs_of(part.thing)
        if now != list(part.thing.paragraphs):
            change(part, {"paragraphs": tuple(now)})

    def settle_figures(
        self, part: Part, paragraph: int, figures: Sequence[tuple[FigureEntry, Figure]], gone: str
    ) -> Iterator[Figure]:
        """Say of an owner's figures where they are now; return a person's whose words are `gone`.

        `paragraph` is the owner's.
        """
        paragraph = self._before.now(paragraph)
        for number, (given, figure) in enumerate(figures):
            now = self._before.paragraph_of(figure)
            values = self._requoted(given, figure) if now is None else {}
            if not values:
                values = self._settled(given, figure, paragraph, now)
                if now is None:
                    values = {"todo": gone, **values}
                    if not is_as_drafted(given, figure):
                        yield figure
            if values:
                change(part, values, "figures", number)

    def _requoted(self, given: FigureEntry, figure: Figure) -> Values:
        """The words that a new draft has for a figure that nobody has touched, if it is the same.

        A person's figure beside it may have changed its number: the quote of both held that.
        """
        here = Runs(self._before.figures.get(figure.id, ()))
        for one in self._new.every_figure() if is_as_drafted(given, figure) else ():
            new = checksum(given, replace(figure, quote=one.quote))
            runs = self._after.figures.get(one.id, ())
            if any(map(here.meet, runs)) and checksum(given, one) == new:
                return {"quote": one.quote, "drafted": new}
        return {}

    def _settled(
        self, given: FigureEntry, figure: Figure, paragraph: int, now: int | None
    ) -> Values:
        """The keys of a figure that its place changes."""
        values: dict[str, object] = {}
        now = self._before.now(figure.paragraph) if now is None else now
        if now != (given.paragraph or paragraph):
            values["paragraph"] = None if now == paragraph else now
        if now != figure.paragraph and is_as_drafted(given, figure):
            values["drafted"] = checksum(given, replace(figure, paragraph=now))
        return values
