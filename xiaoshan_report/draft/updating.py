"""A model drafted anew from its text that keeps what a person has said in it.

Its record, its areas, its sections and its projects stay as the file has them, and so does each
indicator, point and task of which a person has confirmed or changed anything. All other figures,
and the numerals that are none, are those of the new draft, as far as nothing that is kept states
them already.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from xiaoshan_report.check.against_text import refuse_another
from xiaoshan_report.documents.folding import Document
from xiaoshan_report.documents.source import Source
from xiaoshan_report.draft.changed_parts import add_figure, change
from xiaoshan_report.draft.drafting import draft
from xiaoshan_report.draft.file_parts import Part, append, joined, parts, put
from xiaoshan_report.draft.in_text import InText, Run, Runs, names_at
from xiaoshan_report.draft.indicators import Glossary
from xiaoshan_report.draft.persons_work import is_persons, is_persons_numeral
from xiaoshan_report.draft.settling import Settling
from xiaoshan_report.draft.writing import entry
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.confirmation import checksum, is_as_drafted, task_checksum
from xiaoshan_report.model.figures import complete
from xiaoshan_report.model.loading import loaded, read
from xiaoshan_report.model.structs import (
    Area,
    Figure,
    FigureEntry,
    Indicator,
    Model,
    NumeralEntry,
    Owner,
    Point,
    Project,
    Report,
    Section,
    Task,
    WordedAim,
)

_DRAFTED_AS = attrgetter("text", "kind", "note")
"""What tells a draft's entries of numerals apart."""

_NO_TASKS = "\ntasks = []\n"
"""What a project without tasks says."""


class Update(NamedTuple):
    """The file's text, and how many of its figures are what.

    `kept` are a person's, of which `lost` have their words in the text no more; `new`, `changed`
    and `gone` are those of the draft. `numerals` are the entries of a person's, of what is none.
    """

    text: str
    kept: int
    lost: int
    new: int
    changed: int
    gone: int
    numerals: int

    def summary(self, tr: Translator) -> str:
        """Return what has become of the figures."""
        return tr("draft-updated", **self._asdict())


def update(path: Path, source: Source, name: str, glossary: Glossary, tr: Translator) -> Update:
    """Return a model file with what a new draft of its text, called `name`, says.

    Raises `ReportError` where the text is that of another report.
    """
    words = read(path)
    old = loaded(words, path)
    refuse_another(old, source.text, name)
    drafted = draft(source, name, old.model.report, glossary, tr)
    made = updated(parts(words, old.model, path), old, drafted.model, source.text, tr)
    loaded(made.text, path)
    return made._replace(text=made.text.replace("\n", "\r\n" if "\r\n" in words else "\n"))


def updated(file: list[Part], old: Report, drafted: Model, source: str, tr: Translator) -> Update:
    """Return the model file of these tables, which state `old`, with what a new draft says."""
    made = _Updated(file, old, Report(drafted, complete(drafted)), source)
    made.add_figures()
    made.add_aims()
    made.add_numerals()
    lost = made.settle(tr("draft-words-gone"))
    text = joined(part for part in made.file if part.text)
    return Update(text, lost=lost, **made.counts())


class _Updated:
    """A file's tables while they are being made those of the updated model."""

    def __init__(self, file: list[Part], old: Report, new: Report, source: str) -> None:
        self.file, self._old, self._new = file, old, new
        document = Document(source)
        self._before, self._after = InText(old, document), InText(new, document)
        self._parts = {id(part.thing): part for part in file if part.thing is not None}
        owners = list(old.model.owners())
        self._kept = [one for one in owners if is_persons(one, self._part(one), old)]
        self._free = [one for one in owners if one not in self._kept]
        self._numerals = [part for part in file if part.name == "numerals"]
        texts = self._before, new.model, self._after
        self._of_person = [one for one in self._numerals if is_persons_numeral(one, *texts)]
        self._taken = Runs(self._taken_runs())
        self._kept_at = names_at(old, self._kept, self._before)
        self._drafted_at = names_at(new, new.model.owners(), self._after)
        self._places = {id(self._part(one)): self._begins(one) for one in self._kept}
        self._ids = {owner.id for owner in self._kept}

    def _part(self, owner: Owner) -> Part:
        return self._parts[id(owner.entry)]

    def _begins(self, owner: Owner) -> Run | None:
        return self._before.begins(figure.id for figure in self._old.figures[owner.id])

    def _taken_runs(self) -> Iterator[Run]:
        """What is accounted for by what is kept."""
        for owner in self._kept:
            for figure in self._old.figures[owner.id]:
                yield from self._before.figures.get(figure.id, ())
        for part in self._of_person:
            assert isinstance(part.thing, NumeralEntry)
            yield from self._before.of_numeral(part.thing)

    # Figures

    def add_figures(self) -> None:
        """Put the draft's figures in the place of the file's, where no person's stand."""
        renewed: list[Owner] = []
        for owner in self._new.model.owners():
            figures = self._left(owner)
            pair = self._pair(owner)
            if pair in self._kept:
                self._append(pair, figures)
            elif pair is not None:
                renewed.append(pair)
                self._renew(pair, owner, figures)
            elif figures or isinstance(owner.entry, Task):
                self._insert(owner, figures)
        for owner in self._free:
            if owner not in renewed:
                self._part(owner).text = ""
        self._close_projects()

    def _close_projects(self) -> None:
        """Say of each project that has no task any more that it has none."""
        for at, part in enumerate(self.file):
            if part.name == "projects":
                below = takewhile(lambda one: one.name == "projects.tasks", self.file[at + 1 :])
                part.text = part.text.replace(_NO_TASKS, "\n")
                if not any(one.text for one in below):
                    part.text = part.text.rstrip("\n") + _NO_TASKS

    def _left(self, owner: Owner) -> list[tuple[FigureEntry, Figure]]:
        """The figures of the draft that nothing kept states."""
        pairs = zip(owner.entry.figures, self._new.figures[owner.id], strict=True)
        return [pair for pair in pairs if not self._is_taken(pair[1])]

    def _is_taken(self, figure: Figure) -> bool:
        """Whether a person's figure accounts for one, and not for another of the same number.

        Of a number that is said of each of several, one alone may be a person's.
        """
        for run in filter(self._taken.meet, self._after.figures.get(figure.id, ())):
            kept, drafted = self._kept_at.get(run, set()), self._drafted_at.get(run, set())
            if figure.name in kept or len(kept) >= len(drafted) or not kept & drafted:
                return True
        return False

    def _pair(self, owner: Owner) -> Owner | None:
        """The indicator or task of the file that is the same as one of the draft."""
        for one in (*self._kept, *self._free):
            if isinstance(owner.entry, Indicator) and isinstance(one.entry, Indicator):
                if one.id == owner.id or one.entry.name == owner.entry.name:
                    return one
            elif isinstance(owner.entry, Task) and isinstance(one.entry, Task):
                run = self._after.tasks.get(owner.id)
                if run and (same := self._before.tasks.get(one.id)) and Runs([same]).meet(run):
                    return one
        return None

    def _append(self, owner: Owner, figures: Sequence[tuple[FigureEntry, Figure]]) -> None:
        """Add figures to an indicator or task that is kept."""
        used = {one.key for one in owner.entry.figures}
        for given, figure in figures:
            key = _unused(given.key, used)
            add_figure(self._part(owner), self._stated(replace(given, key=key), figure, owner))

    def _stated(self, given: FigureEntry, figure: Figure, owner: Owner) -> FigureEntry:
        """The figure as it stands below an owner: with all that differs from what that says."""
        paragraph = self._before.now(owner.paragraph)
        said = replace(given, paragraph=None if figure.paragraph == paragraph else figure.paragraph)
        one = owner.entry
        if not isinstance(one, Indicator):
            return said
        named = owner.names != (figure.name, figure.name_en)
        return replace(
            said,
            name=figure.name if named else None,
            name_en=figure.name_en if named else None,
            period=None if figure.period == one.period else figure.period,
            prices=given.prices if figure.prices == one.prices else figure.prices,
        )

    def _renew(self, old: Owner, new: Owner, figures: Sequence[tuple[FigureEntry, Figure]]) -> None:
        """Write an indicator or task as the draft has it, under its id and in its place."""
        part, one = self._part(old), new.entry
        if isinstance(one, Indicator):
            entries = tuple(given for given, _ in figures)
            one = replace(one, id=old.id, area=old.area, section=old.section, figures=entries)
            part.text = entry(part.name, one) if figures else ""
        elif isinstance(one, Task):
            entries = tuple(self._stated(*pair, old) for pair in figures)
            part.text = entry(part.name, _with_roles(replace(one, id=old.id), entries))
        self._ids.add(old.id)

    def _insert(self, owner: Owner, figures: Sequence[tuple[FigureEntry, Figure]]) -> None:
        """Write what the file has not, behind what stands before it in the text."""
        begins = self._after.begins(figure.id for _, figure in figures)
        section, number = self._section(owner)
        one = replace(owner.entry, id=_unused(owner.id, self._ids))
        if isinstance(one, Indicator):
            entries = tuple(given for given, _ in figures)
            one = replace(one, area=number, section=section.number, figures=entries)
            self._put(Part("indicators", entry("indicators", one)), begins, None)
        elif isinstance(one, Point):
            under = Owner(one, (), 0, 0, section.paragraph)
            one = replace(one, figures=tuple(self._stated(*pair, under) for pair in figures))
            part = Part("areas.sections.points", entry("areas.sections.points", one))
            self._put(part, begins, self._parts[id(section)])
        elif owner.project:
            project = self._project(owner.project, number, section)
            under = Owner(one, (), 0, 0, one.paragraph or owner.project.paragraph)
            entries = tuple(self._stated(*pair, under) for pair in figures)
            part = Part("projects.tasks", entry("projects.tasks", _with_roles(one, entries)))
            self._put(part, self._after.tasks.get(owner.id), project)

    def _section(self, owner: Owner) -> tuple[Section, int]:
        """The section of the file in which something of the draft belongs, and its area's number.

        It is the one of its numbers where that stands in the same line, else the last before it.
        """
        model = self._new.model
        line = next(
            section.paragraph
            for area in model.areas
            for section in area.sections
            if (area.number, section.number) == (owner.area, owner.section)
        )
        each = [(s, a.number) for a in self._old.model.areas for s in a.sections]
        before = [one for one in each if self._before.now(one[0].paragraph) <= owner.paragraph]
        for section, area in each:
            here = self._before.now(section.paragraph) == line
            if here and (area, section.number) == (owner.area, owner.section):
                return section, area
        return max(before or each[:1], key=lambda one: one[0].paragraph)

    def _project(self, project: Project, area: int, section: Section) -> Part:
        """The table of a project of the draft, put at the end where the file has none."""
        for part in self.file:
            if isinstance(part.thing, Project) and part.thing.number == project.number:
                return part
        made = replace(project, area=area, section=section.number, tasks=())
        part = Part("projects", entry("projects", made), thing=made)
        self.file.append(part)
        return part

    def _put(self, part: Part, begins: Run | None, below: Part | None) -> None:
        """Put a table before the one of its kind that begins behind it in the text."""
        put(self.file, part, below, lambda one: self._is_behind(one, begins))
        self._places[id(part)] = begins

    def _is_behind(self, part: Part, begins: Run | None) -> bool:
        place = self._places.get(id(part))
        return place is not None and begins is not None and place > begins

    # What is aimed at without a number

    def add_aims(self) -> None:
        """Put the draft's aims beside the file's, which all stay."""
        stated = {one.quote for one in self._old.model.aims}
        used = {one.id for one in self._old.model.aims}
        for one in self._new.model.aims:
            if one.quote not in stated:
                text = entry("aims", replace(one, id=_unused(one.id, used)))
                append(self.file, Part("aims", text))

    # Numerals that are no figures

    def add_numerals(self) -> None:
        """Put the draft's entries of numerals in the place of the file's, but for a person's."""
        free = {
            _DRAFTED_AS(part.thing): part
            for part in self._numerals
            if part not in self._of_person and isinstance(part.thing, NumeralEntry)
        }
        for one in self._new.model.numerals:
            if left := self._without_taken(one):
                text = entry("numerals", replace(one, paragraphs=left))
                if part := free.pop(_DRAFTED_AS(one), None):
                    part.text = text
                else:
                    append(self.file, Part("numerals", text))
        for part in free.values():
            part.text = ""

    def _without_taken(self, one: NumeralEntry) -> tuple[int, ...]:
        """The paragraphs of an entry, each once for each numeral that nothing kept accounts for."""
        left = list(one.paragraphs)
        for run in self._after.of_numeral(one):
            if self._taken.meet(run) and run.line in left:
                left.remove(run.line)
        return tuple(left)

    # What is kept, in the text as it is now

    def settle(self, gone: str) -> int:
        """Say of all that is kept where it is now; return how many of a person's words are gone."""
        settling = Settling(self._before, self._new, self._after)
        for part in self.file:
            if isinstance(part.thing, Area | Section | Project | WordedAim):
                settling.move(part, part.thing.paragraph)
        lost = 0
        for owner in self._kept:
            part, figures = self._part(owner), self._figures(owner)
            settling.move(part, owner.entry.paragraph)
            lost += len(list(settling.settle_figures(part, owner.paragraph, figures, gone)))
        for part in self._of_person:
            settling.move_numeral(part)
        if self._is_unreviewed():
            part = next(part for part in self.file if part.name == "report")
            change(part, {"status": "draft"})
        return lost

    # What has become of the figures

    def _is_unreviewed(self) -> bool:
        """Whether a reviewed model has figures now that nobody has seen."""
        counts = self.counts()
        return self._old.status == "reviewed" and bool(counts["new"] or counts["changed"])

    def counts(self) -> dict[str, int]:
        """Return how many figures are what, by the names that `Update` has for them."""
        free = [pair for owner in self._free for pair in self._figures(owner)]
        left = [pair for owner in self._new.model.owners() for pair in self._left(owner)]
        kept = [pair for owner in self._kept for pair in self._figures(owner)]
        was, now = _said(free, self._before), _said(left, self._after)
        return {
            "kept": sum(not is_as_drafted(*pair) for pair in kept),
            "new": len(now.keys() - was),
            "changed": sum(was[run] != now[run] for run in now.keys() & was),
            "gone": len(free) - len(was.keys() & now),
            "numerals": len(self._of_person),
        }

    def _figures(self, owner: Owner) -> list[tuple[FigureEntry, Figure]]:
        """The figures of something in the file, as it states them and complete."""
        return list(zip(owner.entry.figures, self._old.figures[owner.id], strict=True))


def _said(
    figures: Iterable[tuple[FigureEntry, Figure]], text: InText
) -> dict[tuple[Run, int], str]:
    """What figures say, wherever that is, by where it stands and as which of those there."""
    of_place: dict[Run, int] = {}
    said = {}
    for given, figure in figures:
        for run in text.figures.get(figure.id, ())[:1]:
            which = of_place[run] = of_place.get(run, 0) + 1
            said[run, which] = checksum(given, replace(figure, paragraph=1))
    return said


def _unused(name: str, used: set[str]) -> str:
    """A name that is not used yet, and is from now on: with the next free number at its end."""
    stem, _, number = name.rpartition("-")
    if not (stem and number.isdigit()):
        stem, number = name, "1"
    while name in used:
        number = str(int(number) + 1)
        name = f"{stem}-{number}"
    used.add(name)
    return name


def _with_roles(task: Task, figures: tuple[FigureEntry, ...]) -> Task:
    """The task with these figures; the parts that others played in it are nobody's."""
    keys = {figure.key for figure in figures}
    done, target, percent = (
        key if key in keys else None for key in (task.done, task.target, task.percent)
    )
    made = replace(task, done=done, target=target, percent=percent, figures=figures)
    return made if made.drafted is None else replace(made, drafted=task_checksum(made))
