"""Marks on the figures of a draft that contradict one another, each naming the other."""

from collections import defaultdict
from typing import TypeVar

from msgspec.structs import replace

from xiaoshan_report.check.contradictions import Contradiction, contradictions
from xiaoshan_report.draft.owners import with_owners
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.figures import complete
from xiaoshan_report.model.structs import Indicator, Model, Point, Report, Task

_OwnerT = TypeVar("_OwnerT", Indicator, Point, Task)


def with_contradictions(model: Model, tr: Translator) -> Model:
    """Return the model with a mark on each figure that another gainsays."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for found in contradictions(Report(model, complete(model))):
        for figure, reason in _said(found, tr):
            reasons[figure].append(reason)

    def marked(owner: _OwnerT) -> _OwnerT:
        figures = (
            replace(entry, todo=tr("separator").join(said))
            if (said := reasons.get(f"{owner.id}.{entry.key}"))
            else entry
            for entry in owner.figures
        )
        return replace(owner, figures=tuple(figures))

    return with_owners(model, marked) if reasons else model


def _said(found: Contradiction, tr: Translator) -> list[tuple[str, str]]:
    """The figures of a contradiction, each with what is said of it."""
    if found.code != "stated-twice":
        reason = tr(f"finding-{found.code}", **found.values)
        return [(figure.id, reason) for figure in (found.figure, *found.others)]
    (first,) = found.others
    pairs = ((found.figure, first), (first, found.figure))
    return [
        (
            one.id,
            tr("draft-stated-twice", other=other.printed, id=other.id, paragraph=other.paragraph),
        )
        for one, other in pairs
    ]
