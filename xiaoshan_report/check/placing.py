"""Whether what the model has stands where the model says: in its area, section and paragraph."""

from collections.abc import Iterator
from itertools import pairwise

from xiaoshan_report.check.findings import Finding
from xiaoshan_report.model.structs import Model, Section

_Place = tuple[int, int]
"""The numbers of an area and of a section in it."""


def misplaced(model: Model) -> Iterator[Finding]:
    """Return what stands in none of its own section's paragraphs.

    A section's paragraphs are those from its own up to the next section's.
    """
    sections = [
        ((area.number, section.number), section)
        for area in model.areas
        for section in area.sections
    ]
    ranges = dict(_ranges(sections))
    for who, place, paragraph in _placed(model):
        first, end = ranges.get(place, (paragraph, paragraph + 1))
        if not first <= paragraph < end:
            yield _finding(who, paragraph, first)


def _ranges(sections: list[tuple[_Place, Section]]) -> Iterator[tuple[_Place, tuple[int, float]]]:
    """The paragraphs of each section; sections of one paragraph share it."""
    starts = sorted({section.paragraph for _, section in sections})
    following: dict[int, float] = dict(pairwise(starts))
    for place, section in sections:
        yield place, (section.paragraph, following.get(section.paragraph, float("inf")))


def _placed(model: Model) -> Iterator[tuple[str, _Place, int]]:
    """All that names the section it stands in, with its paragraph."""
    for owner in model.owners():
        yield owner.id, (owner.area, owner.section), owner.paragraph
    for project in model.projects:
        yield f"project {project.number}", (project.area, project.section), project.paragraph


def _finding(who: str, paragraph: int, first: int) -> Finding:
    return Finding(code="place", where=who, paragraph=paragraph, values={"first": first})
