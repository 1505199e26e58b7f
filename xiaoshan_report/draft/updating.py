"""A model drafted anew from its text that keeps what a person has said in it.

Its record, its areas, its sections and its projects stay as the file has them, and so does each
indicator, point and task of which a person has confirmed or changed anything. All other figures,
and the numerals that are none, are those of the new draft, as far as nothing that is kept states
them already.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from msgspec.structs import replace

from xiaoshan_report.draft import changed_parts
from xiaoshan_report.draft.file_parts import Part, joined
from xiaoshan_report.draft.in_text import InText, Run, Runs
from xiaoshan_report.draft.persons_work import is_persons, is_persons_numeral
from xiaoshan_report.draft.writing import entry
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.confirmation import checksum, is_as_drafted, task_checksum
from xiaoshan_report.model.figures import complete
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


def update(file: list[Part], old: Report, drafted: Model, source: str, tr: Translator) -> Update:
    """Return the model file of these tables, which state `old`, with what a new draft says."""
    made = _Updated(file, old, Report(drafted, complete(drafted)), source, tr)
    made.add_figures()
    made.add_aims()
    made.add_numerals()
    made.settle()
    return Update(joined(part for part in made.file if part.text), **made.counts())


class _Updated:
    """A file's tables while they are being made those of the updated model."""

    def __init__(
        self, file: list[Part], old: Report, new: Report, source: str, tr: Translator
    ) -> None:
        self.file, self._old, self._new, self._tr = file, old, new, tr
        self._before, self._after = InText(old, source), InText(new, source)
        self._parts = {id(part.thing): part for part in file if part.thing is not None}
        owners = list(old.model.owners())
        self._kept = [one for one in owners if is_persons(one, self._part(one), old)]
        self._free = [one for one in owners if one not in self._kept]
        self._numerals = [part for part in file if part.name == "numerals"]
        texts = self._before, new.model, self._after
        self._of_person = [one for one in self._numerals if is_persons_numeral(one, *texts)]
        self._taken = Runs(self._taken_runs())
        self._places = {id(self._part(one)): self._begins(one) for one in self._kept}
        self._ids = {owner.id for owner in self._kept}
        self._lost = 0

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
        return [
            (entry, figure)
            for entry, figure in pairs
            if not any(map(self._taken.meet, self._after.figures.get(figure.id, ())))
        ]

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
            part, added = self._part(owner), self._stated(replace(given, key=key), figure, owner)
            part.text = changed_parts.with_figure(part.text, added)

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
        part = Part("projects", entry("projects", made), made)
        self.file.append(part)
        return part

    def _put(self, part: Part, begins: Run | None, below: Part | None) -> None:
        """Put a table among those of its kind that stand below another one."""
        file = self.file
        first = 1 + _index(file, below) if below else 0
        among = range(first, len(file))
        if below:
            others = (at for at in among if file[at].name != part.name)
            among = range(first, next(others, len(file)))
        members = [at for at in among if file[at].name == part.name]
        later = (at for at in members if begins and (self._place(file[at]) or begins) > begins)
        if below:
            behind = first
        else:
            areas = (at for at, one in enumerate(file) if one.name == "areas")
            behind = next(areas, len(file))
        at = next(later, members[-1] + 1 if members else behind)
        file.insert(at, part)
        self._places[id(part)] = begins

    def _place(self, part: Part) -> Run | None:
        return self._places.get(id(part))

    # What is aimed at without a number

    def add_aims(self) -> None:
        """Put the draft's aims beside the file's, which all stay."""
        stated = {one.quote for one in self._old.model.aims}
        used = {one.id for one in self._old.model.aims}
        named = [part for part in self.file if part.name == "aims"]
        last = _index(self.file, named[-1]) if named else len(self.file) - 1
        for one in self._new.model.aims:
            if one.quote not in stated:
                last += 1
                text = entry("aims", replace(one, id=_unused(one.id, used)))
                self.file.insert(last, Part("aims", text))

    # Numerals that are no figures

    def add_numerals(self) -> None:
        """Put the draft's entries of numerals in the place of the file's, but for a person's."""
        free = {
            _of_numeral(part.thing): part
            for part in self._numerals
            if part not in self._of_person and isinstance(part.thing, NumeralEntry)
        }
        last = max((_index(self.file, one) for one in self._numerals), default=len(self.file) - 1)
        for one in self._new.model.numerals:
            if left := self._without_taken(one):
                text = entry("numerals", replace(one, paragraphs=left))
                if part := free.pop(_of_numeral(one), None):
                    part.text = text
                else:
                    last += 1
                    self.file.insert(last, Part("numerals", text))
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

    def settle(self) -> None:
        """Say of all that is kept in which paragraph it is now, and where its words are gone."""
        for part in list(self.file):
            if isinstance(part.thing, Area | Section | Project | WordedAim):
                self._move(part, ("paragraph", part.thing.paragraph))
        for owner in self._kept:
            part, one = self._part(owner), owner.entry
            self._move(part, ("paragraph", one.paragraph))
            self._settle_figures(owner, part)
        for part in self._of_person:
            assert isinstance(part.thing, NumeralEntry)
            now = self._before.paragraphs_of(part.thing)
            if now != list(part.thing.paragraphs):
                part.text = changed_parts.with_keys(part.text, part.name, (), {"paragraphs": now})
        if self._is_unreviewed():
            part = next(part for part in self.file if part.name == "report")
            part.text = changed_parts.with_keys(part.text, "report", (), {"status": "draft"})

    def _move(self, part: Part, stated: tuple[str, int | None]) -> None:
        key, paragraph = stated
        if paragraph and (now := self._before.now(paragraph)) != paragraph:
            part.text = changed_parts.with_keys(part.text, part.name, (), {key: now})

    def _settle_figures(self, owner: Owner, part: Part) -> None:
        for number, given in enumerate(owner.entry.figures):
            figure = self._old.figures[owner.id][number]
            now = self._before.paragraph_of(figure)
            values = self._requoted(given, figure) if now is None else {}
            values = values or self._settled(owner, given, figure, now)
            if values:
                way = ("figures", number)
                part.text = changed_parts.with_keys(part.text, part.name, way, values)

    def _requoted(self, given: FigureEntry, figure: Figure) -> dict[str, object]:
        """The words that a new draft has for a figure that nobody has touched, if it is the same.

        A person's figure beside it may have changed its number: the quote of both held that.
        """
        here = Runs(self._before.figures.get(figure.id, ()))
        for one in self._new.every_figure() if is_as_drafted(given, figure) else ():
            requoted = replace(figure, quote=one.quote)
            new = checksum(given, requoted)
            runs = self._after.figures.get(one.id, ())
            if any(map(here.meet, runs)) and checksum(given, one) == new:
                return {"quote": one.quote, "drafted": new}
        return {}

    def _settled(
        self, owner: Owner, given: FigureEntry, figure: Figure, now: int | None
    ) -> dict[str, object]:
        """The keys of a kept figure that change."""
        values: dict[str, object] = {}
        if now is None:
            self._lost += not is_as_drafted(given, figure)
            now, values["todo"] = self._before.now(figure.paragraph), self._tr("draft-words-gone")
        paragraph = self._before.now(owner.paragraph)
        if now != (given.paragraph or paragraph):
            values["paragraph"] = None if now == paragraph else now
        if now != figure.paragraph and is_as_drafted(given, figure):
            values["drafted"] = checksum(given, replace(figure, paragraph=now))
        return values

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
            "lost": self._lost,
            "new": len(now.keys() - was),
            "changed": sum(was[run] != now[run] for run in now.keys() & was),
            "gone": len(free) - len(was.keys() & now),
            "numerals": len(self._of_person),
        }

    def _figures(self, owner: Owner) -> list[tuple[FigureEntry, Figure]]:
        """The figures of something in the file, as it states them and complete."""
        return list(zip(owner.entry.figures, self._old.figures[owner.id], strict=True))


def _index(file: Sequence[Part], part: Part) -> int:
    """Where a table stands in a file: that one, and none that says the same."""
    return next(at for at, one in enumerate(file) if one is part)


def _said(figures: Iterable[tuple[FigureEntry, Figure]], text: InText) -> dict[Run, str]:
    """What figures say, wherever that is, by where it stands in the text."""
    return {
        run: checksum(given, replace(figure, paragraph=1))
        for given, figure in figures
        for run in text.figures.get(figure.id, ())[:1]
    }


def _of_numeral(one: NumeralEntry) -> tuple[str, str, str]:
    """What tells entries of a draft apart."""
    return one.text, one.kind, one.note


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
