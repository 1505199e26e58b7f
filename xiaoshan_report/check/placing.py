"""Whether what the model has stands where the model says: in its area, section and paragraph."""

from collections.abc import Iterator
from itertools import pairwise

from xiaoshan_report.check.findings import Finding
from xiaoshan_report.model.structs import Model

_Place = tuple[int, int]
"""The numbers of an area and of a section in it."""


def misplaced(model: Model) -> Iterator[Finding]:
    """Return what stands in none of its own section's paragraphs.

    A section's paragraphs are those from its own up to the next section's; an area's first
    section begins with the area.
    """
    starts = dict(_starts(model))
    following: dict[int, float] = dict(pairwise(sorted({*starts.values()})))
    for who, place, paragraph in _placed(model):
        first = starts.get(place, paragraph)
        if not first <= paragraph < following.get(first, float("inf")):
            yield Finding(code="place", where=who, paragraph=paragraph, values={"first": first})


def _starts(model: Model) -> Iterator[tuple[_Place, int]]:
    for area in model.areas:
        for number, section in enumerate(area.sections):
            start = section.paragraph if number else min(area.paragraph, section.paragraph)
            yield (area.number, section.number), start


def _placed(model: Model) -> Iterator[tuple[str, _Place, int]]:
    """All that names the section it stands in, with its paragraph."""
    for owner in model.owners():
        yield owner.id, (owner.area, owner.section), owner.paragraph
    for project in model.projects:
        yield f"project {project.number}", (project.area, project.section), project.paragraph
