"""A review as questions and answers: what to ask next, and what each answer makes of the file.

Nothing here knows a terminal. Every answer either changes the state, which can be undone, or is
refused with a `ReportError` that says what was expected.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from xiaoshan_report.draft.changed_parts import Values
from xiaoshan_report.draft.review_edit import Change, Edit, changed
from xiaoshan_report.draft.review_marks import (
    Attribute,
    Kind,
    Mark,
    drafted,
    groups,
    marks,
    unconfirmed,
)
from xiaoshan_report.draft.review_no_figures import decided, taken_out
from xiaoshan_report.draft.review_places import Places, Words
from xiaoshan_report.draft.review_unseen import redrafted
from xiaoshan_report.draft.review_values import choices, dated_by, values
from xiaoshan_report.model.loading import loaded
from xiaoshan_report.model.structs import Figure, NumeralKind, Report

BATCH = 10
"""So many figures without marks are asked about together."""

_CORRECTABLE: dict[Kind, tuple[Attribute, ...]] = {
    "figure": ("measure", "period", "name", "value", "qualifier", "aim", "base"),
    "task": ("name", "state"),
    "record": ("title", "date", "period", "place", "issuer"),
    "numeral": (),
}
"""What a person can say otherwise of what is marked."""

_Key = tuple[str, int | None]


class Question(NamedTuple):
    """What is asked about: one mark, several alike, or a batch of what has no mark.

    `left` counts what there is still of its kind. `corrected` is whether a person has just said
    something otherwise, and the rest is to be confirmed.
    """

    marks: tuple[Mark, ...]
    left: int
    choices: tuple[Values, ...] = ()
    is_batch: bool = False
    corrected: bool = False

    @property
    def first(self) -> Mark:
        """The first of them, which stands for all."""
        return self.marks[0]

    @property
    def correctable(self) -> tuple[Attribute, ...]:
        """What can be said otherwise, of all of them at once."""
        kinds = _CORRECTABLE[self.first.kind]
        thing = self.first.thing
        has_base = isinstance(thing, Figure) and thing.measure == "change"
        left_out = {"value"} if len(self.marks) > 1 else set()
        left_out |= set() if has_base else {"base"}
        return () if self.is_batch else tuple(one for one in kinds if one not in left_out)


class _State(NamedTuple):
    """The file's text and model, and what the person has said about the order of the questions.

    `later` is left for later, `alone` is asked one by one, `focus` is being corrected.
    """

    text: str
    report: Report
    later: frozenset[_Key] = frozenset()
    alone: frozenset[_Key] = frozenset()
    focus: frozenset[_Key] = frozenset()
    corrected: bool = False


class Review:
    """A model file under review beside the document of its report.

    With `confirms`, also the figures without a mark are asked about once no mark is left.
    """

    def __init__(
        self, path: Path, text: str, report: Report, document: str, *, confirms: bool
    ) -> None:
        self.path, self._confirms = path, confirms
        self._state = _State(text, report)
        self._history: list[_State] = []
        self._places = Places(report, document)

    @property
    def text(self) -> str:
        """What the file says by now."""
        return self._state.text

    @property
    def report(self) -> Report:
        """The model that the file states by now."""
        return self._state.report

    @property
    def marks(self) -> list[Mark]:
        """All that a person has still to decide."""
        return marks(self.report)

    @property
    def is_seen(self) -> bool:
        """Whether all has been decided and confirmed, so that the model may be called reviewed."""
        is_draft = self.report.status == "draft"
        return self._confirms and is_draft and not self.marks and not unconfirmed(self.report)

    @property
    def unconfirmed(self) -> int:
        """How many figures and tasks without a mark nobody has confirmed."""
        return len(unconfirmed(self.report))

    def words(self, mark: Mark) -> Words | None:
        """Return the sentence of a mark in the document."""
        return self._places.words(mark)

    @property
    def question(self) -> Question | None:
        """What to ask next, if anything."""
        state, every = self._state, self.marks
        rest = unconfirmed(self.report) if self._confirms else []
        opened = (mark for mark, _ in drafted(self.report)) if state.focus else ()
        if focused := tuple(mark for mark in (*every, *opened) if mark.key in state.focus):
            return self._asked(focused, len(every or rest))
        waiting = [mark for mark in every if mark.key not in state.later]
        if waiting:
            if parted := [mark for mark in waiting if mark.key in state.alone]:
                return self._asked((parted[0],), len(every))
            return self._asked(groups(waiting)[0], len(every))
        batch = [mark for mark in rest if mark.key not in state.later][:BATCH]
        return Question(tuple(batch), len(rest), is_batch=True) if batch and not every else None

    def _asked(self, group: tuple[Mark, ...], left: int) -> Question:
        found = tuple(choices(group[0], self.report))
        return Question(group, left, found, corrected=self._state.corrected)

    # Answers

    def confirm(self, question: Question) -> None:
        """Take all that is asked about for right as it stands."""
        self._settle(question, {})

    def choose(self, question: Question, number: int) -> None:
        """Take what the choice of this number says for right, and all else as it stands."""
        self._settle(question, question.choices[number])

    def correct(self, question: Question, attribute: Attribute, text: str) -> None:
        """Have the file say something otherwise; the rest is still to be confirmed."""
        dated = dated_by(self.report)
        edits: list[Change] = [
            Edit(mark.place, values(attribute, text, mark, self.words(mark), dated))
            for mark in question.marks
        ]
        keys = frozenset(mark.key for mark in question.marks)
        self._take(self._changed(edits)._replace(focus=keys, corrected=True))

    def no_figure(self, question: Question, kind: NumeralKind) -> None:
        """Make numerals of this kind of what is asked about."""
        if question.first.kind == "numeral":
            changes = decided(question.marks, kind)
        else:
            changes = taken_out(question.marks, kind, self._places, dated_by(self.report))
        self._take(self._settled(self._changed(changes)))

    def later(self, question: Question) -> None:
        """Leave what is asked about for another time."""
        state = self._state
        keys = frozenset(mark.key for mark in question.marks)
        self._take(self._settled(state)._replace(later=state.later | keys))

    def one_by_one(self, question: Question) -> None:
        """Ask about each of the group alone."""
        keys = frozenset(mark.key for mark in question.marks)
        self._take(self._settled(self._state)._replace(alone=self._state.alone | keys))

    def open(self, question: Question, number: int) -> None:
        """Ask about one of several alone, and then about the rest."""
        self._take(self._state._replace(focus=frozenset({question.marks[number].key})))

    def sign(self, name: str, day: date) -> None:
        """Call the model reviewed, by whom and when."""
        signed = {"status": "reviewed", "reviewed_by": name, "reviewed_on": day}
        self._take(self._changed([Edit(("report",), signed)]))

    def undo(self) -> bool:
        """Go back to before the last answer; whether there was one."""
        if not self._history:
            return False
        self._state = self._history.pop()
        return True

    def reload(self, text: str) -> None:
        """Go on with what the file says after somebody else has changed it."""
        self._state = self._state._replace(text=text, report=loaded(text, self.path))
        self._history.clear()

    def _settle(self, question: Question, said: Values) -> None:
        """Write what is said of all that is asked about, and that a person has said so."""
        settled = {**said, "todo": None, "drafted": None}
        edits: list[Change] = [Edit(mark.place, settled) for mark in question.marks]
        self._take(self._settled(self._changed(edits)))

    def _changed(self, changes: Sequence[Change]) -> _State:
        """The state with another text; raise `ReportError` where that would be no model."""
        text = changed(self.text, self.report.model, list(changes))
        report = loaded(text, self.path)
        if report.model.report.period != self.report.model.report.period:
            text = redrafted(text, self.report, report)
            report = loaded(text, self.path)
        return self._state._replace(text=text, report=report)

    @staticmethod
    def _settled(state: _State) -> _State:
        return state._replace(focus=frozenset(), corrected=False)

    def _take(self, state: _State) -> None:
        self._history.append(self._state)
        self._state = state
