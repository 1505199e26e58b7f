"""A review on a terminal: questions asked, keys heard, and the file written after every answer."""

import sys
from codecs import BOM_UTF8
from collections.abc import Callable
from datetime import date

from xiaoshan_report.cli import delivery
from xiaoshan_report.cli.keyboard import Keyboard
from xiaoshan_report.cli.question_page import (
    KEYS,
    answers,
    has_paragraph,
    menu,
    numeral_kinds,
    page,
    paragraphs,
)
from xiaoshan_report.draft.review_marks import Attribute
from xiaoshan_report.draft.review_no_figures import KINDS
from xiaoshan_report.draft.review_session import Question, Review
from xiaoshan_report.draft.review_values import VOCABULARIES
from xiaoshan_report.errors import Message, ReportError, WrongValueError
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.loading import read_bytes
from xiaoshan_report.model.structs import Figure
from xiaoshan_report.render.styled import Line, Run, painted
from xiaoshan_report.render.visible import visible

_ESCAPE = "\x1b"


class Conversation:
    """A review with a person at a terminal; `today` is when they sign."""

    def __init__(
        self,
        review: Review,
        tr: Translator,
        *,
        color: bool,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._review, self._tr, self._color, self._today = review, tr, color, today
        self._written = review.text
        self._at_first = len(review.marks)
        self._keyboard = Keyboard(self._write)

    def run(self) -> int:
        """Ask until all is answered, or the person stops; the exit code."""
        delivery.refuse_overwriting(self._review.path, [])
        try:
            with self._keyboard:
                while question := self._review.question:
                    self._ask(question)
                if self._review.is_seen:
                    self._have_signed()
        except (EOFError, KeyboardInterrupt):
            self._write("\n")
        self._save()
        self._say_what_is_left()
        return 0

    # Asking

    def _ask(self, question: Question) -> None:
        """Show a question and take answers until one changes something."""
        columns = delivery.terminal_width()
        self._show([*page(question, self._review, self._tr, columns)])
        self._show([*menu(answers(question, self._tr), columns)])
        while not self._is_answered(question):
            pass

    def _is_answered(self, question: Question) -> bool:
        """Take one key; whether the next question may be asked."""
        key = self._pressed()
        try:
            if not self._is_current():
                return True
            answered = self._answer(question, key)
            self._save()
        except WrongValueError as error:
            self._say("review-expected", expected=error.message)
            return False
        except ReportError as error:
            self._say_message(error.message)
            self._take_back()
            return False
        return answered

    def _answer(self, question: Question, key: str) -> bool:
        """Do what a key says; whether the next question may be asked."""
        review, several = self._review, len(question.marks) > 1
        if key == "u":
            self._say("review-undone" if (undone := review.undo()) else "review-nothing-to-undo")
            return undone
        if key == "?" and has_paragraph(question):
            self._show([*paragraphs(question, review, delivery.terminal_width())])
            return False
        if key == "l":
            review.later(question)
        elif key == "y" and question.first.kind != "numeral":
            review.confirm(question)
            self._say("review-settled", count=len(question.marks))
        elif key == "o" and several and not question.is_batch:
            review.one_by_one(question)
        else:
            return self._is_said(question, key)
        return True

    def _is_said(self, question: Question, key: str) -> bool:
        """Take a number, or the key of what is to be said otherwise."""
        number = int(key) if key.isascii() and key.isdigit() else None
        if number is not None:
            return self._is_numbered(question, number)
        if key == "x" and question.first.kind == "figure" and not question.is_batch:
            return self._is_no_figure(question)
        for attribute in question.correctable:
            if KEYS[attribute] == key:
                return self._is_corrected(question, attribute)
        if key and key.isprintable() and key != " ":
            self._say("review-no-answer", typed=key)
        return False

    def _is_numbered(self, question: Question, number: int) -> bool:
        review = self._review
        if question.is_batch and (number or 10) <= len(question.marks):
            review.open(question, (number or 10) - 1)
        elif question.first.kind == "numeral" and 1 <= number <= len(KINDS):
            review.no_figure(question, [*KINDS][number - 1])
            self._say("review-settled", count=len(question.marks))
        elif 1 <= number <= len(question.choices) and not question.is_batch:
            review.choose(question, number - 1)
            self._say("review-settled", count=len(question.marks))
        else:
            self._say("review-no-answer", typed=f"{number}")
            return False
        return True

    def _is_no_figure(self, question: Question) -> bool:
        kinds = [*KINDS]
        chosen = self._chosen([said for _, said in numeral_kinds(self._tr)])
        if chosen is not None:
            self._review.no_figure(question, kinds[chosen])
            self._say("review-settled", count=len(question.marks))
        return chosen is not None

    def _is_corrected(self, question: Question, attribute: Attribute) -> bool:
        """Have an attribute said; a wrong value is asked for again."""
        while (text := self._said_of(question, attribute)) is not None:
            if self._is_taken(question, attribute, text):
                return True
        return False

    def _is_taken(self, question: Question, attribute: Attribute, text: str) -> bool:
        """Whether the model takes what is said of an attribute; if not, why is said."""
        try:
            self._review.correct(question, attribute, text)
        except WrongValueError as error:
            self._say("review-expected", expected=error.message)
        except ReportError as error:
            self._say_message(error.message)
        else:
            return True
        return False

    def _said_of(self, question: Question, attribute: Attribute) -> str | None:
        """What a person says of an attribute: one of all values there are, or a typed text."""
        thing = question.first.thing
        if attribute == "aim" and isinstance(thing, Figure):
            return "fact" if thing.aim else "aim"
        if attribute in VOCABULARIES:
            others = [v for v in VOCABULARIES[attribute] if v != getattr(thing, attribute)]
            chosen = self._chosen([self._value_text(attribute, one) for one in others])
            return None if chosen is None else others[chosen]
        key = "review-ask" if attribute in ("date", "period", "base", "value") else "review"
        return self._typed(f"{key}-{attribute}")

    def _value_text(self, attribute: Attribute, value: str) -> str:
        if attribute != "qualifier":
            return self._tr(value)
        return self._tr(f"said-{value}", number="N")

    def _chosen(self, texts: list[str]) -> int | None:
        """Which of at most ten texts a person chooses by its number; none where they go back."""
        numbered = [(f"{number % 10}", text) for number, text in enumerate(texts, 1)]
        offered = [*numbered, ("Esc", self._tr("review-back"))]
        self._show([*menu(offered, delivery.terminal_width())])
        keys = [key for key, _ in numbered]
        while True:
            key = self._pressed()
            if key == _ESCAPE:
                return None
            if key in keys:
                return keys.index(key)

    def _typed(self, key: str) -> str | None:
        """A text that a person types; nothing where they go back, by Escape or an empty line."""
        self._write(self._tr("review-ask", asked=self._tr(key)))
        return self._keyboard.line() or None

    def _pressed(self) -> str:
        """The key that a person presses; raise `EOFError` where that says that they have done."""
        self._write("> ")
        key = self._keyboard.key()
        self._write(f"{key}\n" if key.isprintable() else "\n")
        if key == "Q":
            raise EOFError
        return key

    # The file

    def _is_current(self) -> bool:
        """Whether the file is as it was written; if not, it is read again, and that is said."""
        text = read_bytes(self._review.path).decode(errors="replace")
        if text == self._written:
            return True
        self._review.reload(text)
        self._written = text
        self._say("review-reloaded", file=self._review.path)
        return False

    def _save(self) -> None:
        """Write what the review has changed, if anything."""
        text = self._review.text
        if text != self._written:
            path = self._review.path
            mark = BOM_UTF8 if path.read_bytes().startswith(BOM_UTF8) else b""
            delivery.to_file(path, lambda file: file.write_bytes(mark + text.encode()))
            self._written = text

    def _take_back(self) -> None:
        """Forget an answer that could not be written."""
        if self._review.text != self._written:
            self._review.undo()

    # The end

    def _have_signed(self) -> None:
        """Ask who has seen all, and call the model reviewed."""
        name = self._typed("review-signature")
        if name is None:
            self._say("review-not-signed")
            return
        day = self._today()
        self._review.sign(name, day)
        self._save()
        said = self._tr.date(day.year, day.month, day.day)
        self._say("review-signed", file=self._review.path, name=name, day=said)

    def _say_what_is_left(self) -> None:
        review, left = self._review, len(self._review.marks)
        if settled := self._at_first - left:
            self._say("review-settled-all", count=settled)
        if left:
            self._say("review-stopped", file=review.path, count=left)
            return
        self._say("review-done", file=review.path)
        if review.unconfirmed:
            self._say("review-to-confirm", count=review.unconfirmed)

    # Showing

    def _say(self, key: str, **values: object) -> None:
        self._show([[Run(visible(self._tr(key, **values)), "note")]])

    def _say_message(self, message: Message) -> None:
        self._show([[Run(visible(self._tr.sentence(message)), "fall")]])

    def _show(self, lines: list[Line]) -> None:
        self._write(painted(lines, color=self._color))

    @staticmethod
    def _write(text: str) -> None:
        delivery.to_stdout([text], sys.stdout.encoding)
