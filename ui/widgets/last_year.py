"""Last year on the Questions page: beside the question, in a draft that was carried over, and in the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from auditprep.model import Answer, Matching, Question, Questionnaire, Snapshot, Stale, Submission
from ui.models.last_year import answered_before, beside, year_of
from ui.widgets.question_list import QuestionList
from ui.widgets.question_sheet import QuestionSheet
from ui.widgets.side_panel import SidePanel

Finder = Callable[[str], Sequence[Stale]]


class LastYear(QObject):
    """Knows which year it is and which questions belong together, and has the parts of the page show it."""

    confirmed = Signal()  # the draft is this year's answer
    next_draft_wanted = Signal()  # nothing is left to look at in the answer that is shown

    def __init__(self, sheet: QuestionSheet, side: SidePanel, rows: QuestionList, parent: QObject) -> None:
        super().__init__(parent)
        self._bar, self._stale = sheet.carried, sheet.editor.stale
        self._side, self._list = side, rows
        self._form: Questionnaire | None = None
        self._previous: Submission | None = None
        self._matching: Matching | None = None
        self._question: Question | None = None
        self._answer = Answer()
        self._stale.counted.connect(self._bar.show_count)
        self._bar.next_requested.connect(self.go_to_next_piece)
        self._bar.confirmed.connect(self.confirmed)

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
            self.next_draft_wanted.emit()

    def lets_confirm(self) -> bool:
        """Whether the draft may be confirmed now. While something is left in it, the first wish only has the bar say so."""
        if self._bar.is_asking or not self._stale.left():
            return True
        self._bar.ask()
        return False

    def has_pieces(self, key: str, answer: Answer) -> bool:
        """Whether something in this answer, the draft of another question, may be out of date."""
        return self._stale.has_any(key, answer.text)

    def tell(self, words: str) -> None:
        """Says this at the answer that is shown."""
        self._bar.tell(words)

    def open_piece(self) -> bool:
        """What the piece at the cursor may become. False if there is none."""
        return self._stale.open_here()

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
