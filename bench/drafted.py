"""Read texts with `report draft`, and write its figures as the lines that `score.py` scores.

python bench/score.py --texts | python bench/drafted.py | python bench/score.py -
"""

import datetime
import json
import sys
from collections.abc import Iterator
from decimal import Decimal

import tomli
from msgspec import convert
from score import ATTRIBUTES, Folded, Row, fold

from xiaoshan_report.documents.source import Source
from xiaoshan_report.draft.drafting import draft
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.figures import complete
from xiaoshan_report.model.loading import bundled_terms
from xiaoshan_report.model.structs import Model


def drafted(text: str, given: datetime.date | None = None) -> list[Row]:
    """Return what `report draft` makes of a text, `given` where the text has no date."""
    made = draft(Source(text), "text", given, bundled_terms().find, Translator("en"))
    return list(of_model(made.text, text))


def of_model(file: str, text: str) -> Iterator[Row]:
    """Return the figures of a model file, and the numerals that it leaves undecided."""
    document = tomli.loads(file, parse_float=Decimal)
    model = convert(document, Model, builtin_types=(Decimal, datetime.date))
    folded, lines = fold(text), [0]
    for line in text.split("\n"):
        lines.append(lines[-1] + len(line) + 1)
    figures = complete(model)
    for owner in model.owners():
        for entry, figure in zip(owner.entry.figures, figures[owner.id], strict=True):
            start, end = _place(folded, entry.printed, entry.quote, lines[figure.paragraph - 1])
            said = {key: getattr(figure, key, None) for key in ATTRIBUTES}
            said["commitment"] = entry.commitment
            yield {"start": start, "end": end, "todo": entry.todo, **said}
    for numeral in model.numerals:
        for paragraph in numeral.paragraphs if numeral.kind == "undecided" else ():
            if place := folded.find(numeral.text, lines[paragraph - 1]):
                yield {"start": place[0], "end": place[1], "todo": numeral.note_en}


def _place(folded: Folded, printed: str, quote: str, line: int) -> tuple[int, int]:
    """Return where a figure's number stands: in its quote, which its paragraph has once."""
    place = folded.find(quote, line)
    found = folded.find(printed, place[0] if place else line)
    assert found, f"{printed} does not stand in its paragraph"
    return found


def main() -> None:
    """Read the texts of standard input."""
    for line in sys.stdin:
        text = json.loads(line)
        for row in drafted(text["words"]):
            print(json.dumps({"text": text["text"], **row}, ensure_ascii=False, default=float))


if __name__ == "__main__":
    main()
