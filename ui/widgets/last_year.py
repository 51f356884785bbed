"""Last year on the Questions page: beside the question, in a draft that was carried over, and in the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from auditprep.i18n import _
from auditprep.model import Answer, Matching, Question, Questionnaire, Snapshot, Stale, Submission
from ui.models.last_year import answered_before, beside, year_of
from ui.widgets.answering import Answering
from ui.widgets.question_list import QuestionList
from ui.widgets.question_sheet import QuestionSheet
from ui.widgets.side_panel import SidePanel

Finder = Callable[[str], Sequence[Stale]]


class LastYear(QObject):
    """Knows which year it is and which questions belong together, and has the parts of the page show it."""

    carry_requested = Signal(list)  # keys: last year's answers are wanted there as drafts
    carry_all_requested = Signal()  # the user wants to choose among all that there are
    question_wanted = Signal(str)

    def __init__(
        self,
        sheet: QuestionSheet,
        side: SidePanel,
        rows: QuestionList,
        answering: Answering,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._editor, self._bar, self._stale = sheet.editor, sheet.carried, sheet.editor.stale
        self._side, self._list, self._answering = side, rows, answering
        self._form: Questionnaire | None = None
        self._previous: Submission | None = None
        self._matching: Matching | None = None
        self._question: Question | None = None
        self._answer = Answer()
        self._stale.counted.connect(self._bar.show_count)
        self._bar.next_requested.connect(self.go_to_next_piece)
        self._bar.confirmed.connect(self.confirm)
        side.previous.carry_requested.connect(self.carry_here)
        rows.carry_requested.connect(self._carry)
        rows.carry_all_requested.connect(self._carry_some)

    def start(self, snapshot: Snapshot, *, same: bool) -> None:
        """A case is shown; `same`: it was shown before."""
        self._form = snapshot.questionnaire
        if not same:
            self._stale.forget()
            self._question = None
            self.set_years(snapshot.previous, None)
            self._side.show_first(has_previous=snapshot.previous is not None)

    def set_years(self, previous: Submission | None, matching: Matching | None) -> None:
        """The year before, and what its questions have become; None where either is not known. A year that is news comes
        forward."""
        is_news = previous is not None and _name(previous) != _name(self._previous)
        self._previous, self._matching = previous, matching
        self._list.set_before(answered_before(previous, matching))
        self._stale.set_origin(self._said_then if previous and matching else None)
        self._show()
        if is_news:
            self._side.show_previous()

    def set_stale_finder(self, find: Finder | None) -> None:
        """What finds the pieces of a text from that year that are out of date."""
        self._side.previous.set_stale_finder(find)
        self._stale.set_finder(find)

    def show_question(self, question: Question, answer: Answer) -> None:
        """Another question is shown."""
        self._question, self._answer = question, answer
        self._show()
        self._show_draft()

    def follow_answer(self, answer: Answer) -> None:
        """The question that is shown has another answer now."""
        was_draft, self._answer = self._answer.carried, answer
        self._side.previous.show_current(answer)
        if answer.carried != was_draft:
            self._show_draft()

    def go_to_next_piece(self) -> None:
        """On to the next piece of the draft that may be out of date."""
        if not self._stale.go_next() and self._previous is not None:
            self._go_to_next_draft()

    def lets_be_done(self) -> bool:
        """Whether the answer may be done now. While something is left in a draft, the first wish only has the bar say so."""
        if not self._is_draft or self._bar.is_asking or not self._stale.left():
            return True
        self._bar.ask()
        return False

    def confirm(self) -> None:
        """The draft is this year's answer; who was at its bar goes on in the text."""
        if not self._is_draft or not self.lets_be_done():
            return
        at_bar = self._bar.isAncestorOf(QApplication.focusWidget() or self._bar)
        self._answering.send({"carried": False})
        if at_bar:
            self._editor.focus_text()

    def carry_here(self) -> None:
        """Last year's answer is wanted as a draft in the question that is shown."""
        if self._question is not None:
            self._carry([self._question.key])

    def tell(self, words: str) -> None:
        """Says this at the answer that is shown."""
        self._bar.tell(words)

    def open_piece(self) -> bool:
        """What the piece at the cursor may become. False if there is none."""
        return self._stale.open_here()

    @property
    def _is_draft(self) -> bool:
        """Whether what is shown is a draft that can be confirmed."""
        return not self._answering.is_fixed and self._question is not None and self._answer.carried

    def _said_then(self, key: str) -> str:
        """What was answered last year to what this question was then."""
        if self._previous is None or self._matching is None:
            return ""
        then = [self._previous.answer(old) for old in self._matching.before(key)]
        return "\n\n".join(each.text for each in then)

    def _go_to_next_draft(self) -> None:
        """The next one with something that may be out of date, around the form's end; that, or that there is none, is said."""
        if self._answering.is_fixed or self._question is None or self._form is None:
            return
        questions = list(self._form.questions())
        at = next(at for at, each in enumerate(questions) if each.key == self._question.key)
        for each in (*questions[at + 1 :], *questions[:at]):
            answer = self._answering.answer(each.key)
            if answer.carried and self._stale.has_any(each.key, answer.text):
                words = _("Nothing more to look at in {number}. This is {next}, the next draft.")
                said = words.format(number=self._question.label, next=each.label)
                self.question_wanted.emit(each.key)
                self._editor.focus_text()
                self.tell(said)
                return
        self.tell(_("Nothing more to look at."))

    def _carry(self, keys: list[str]) -> None:
        """What is typed is saved first: a draft comes only where nothing stands."""
        if not self._answering.is_fixed:
            self._answering.save_typing()
            self.carry_requested.emit(keys)

    def _carry_some(self) -> None:
        self._answering.save_typing()
        self.carry_all_requested.emit()

    def _show(self) -> None:
        self._bar.show_draft(year_of(self._previous))
        if self._question is not None and self._form is not None:
            shown = beside(self._question, self._form, self._previous, self._matching)
            self._side.previous.show_beside(shown, self._answer)

    def _show_draft(self) -> None:
        is_draft = self._answer.carried
        self._bar.begin(is_draft=is_draft)
        self._stale.follow(self._question.key if self._question else "", is_draft=is_draft)


def _name(year: Submission | None) -> tuple[str, int | None]:
    return (year.name, year.year) if year else ("", None)
