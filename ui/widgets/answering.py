"""What the user writes on its way to the case: from the fields of the question that is shown, until the case holds it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from auditprep.model import Answer
from ui.models.drafts import Changes, Drafts
from ui.models.saving import Saving
from ui.typing_pause import TypingPause
from ui.widgets.question_sheet import QuestionSheet


class Answering(QObject):
    """Holds on to every change until it is known to be saved. What is typed is looked at after a pause."""

    answered = Signal(
        str
    )  # a question that the user has changed, whether it is to be saved or is back as it was
    to_save = Signal(str, object)  # key, a dict with any of mark, text, evidence, done and carried

    def __init__(self, sheet: QuestionSheet, parent: QObject) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self.drafts, self.saving = Drafts(), Saving()
        self.is_fixed = False  # the answers can be read only
        self.is_typed = False  # since the fields' text was last seen to
        self._key: str | None = None
        self._pause = TypingPause(self)
        self._pause.paused.connect(self.save_typing)
        sheet.edited.connect(self._on_edited)
        sheet.left.connect(self.save_typing)

    def start(self, answers: Mapping[str, Answer]) -> None:
        """Another case, or none."""
        self._forget_typing()
        self.drafts.start(answers)

    def forget_changes(self) -> None:
        """What was not saved is kept elsewhere."""
        self._forget_typing()
        self.drafts.forget()

    def show(self, key: str | None) -> None:
        """The fields have this question's answer now; what was typed in them before has been seen to."""
        self._key = key
        self._see_to_typing()

    def answer(self, key: str) -> Answer:
        """The answer as the user sees it."""
        return self.drafts.answer(key)

    def acknowledge(self, key: str, answer: Answer, when: dt.datetime) -> None:
        """The case holds this answer since `when`."""
        self.drafts.acknowledge(key, answer)
        self.saving.succeed(key, when, wholly=not self.drafts.is_refused(key))

    def refuse(self, key: str, sentence: str) -> None:
        """A change was not saved; it is tried again with the next."""
        self.drafts.refuse(key)
        self.saving.fail(key, sentence)

    def save_typing(self) -> None:
        """Saves what is typed, if anything is."""
        if self.is_typed:
            self.send({})

    def send(self, changes: Changes) -> None:
        """Saves these changes of the question shown, with what has been typed, and whatever else is owed."""
        if self.is_fixed or self._key is None:
            return
        if self.is_typed:
            changes = self._sheet.typed() | changes
            self._see_to_typing()
        key = self._key
        news = self.drafts.change(key, changes)
        self.answered.emit(key)
        if news:
            self.to_save.emit(key, news)
            self.retry()

    def retry(self) -> None:
        """Tries again what could not be saved."""
        for key, changes in () if self.is_fixed else self.drafts.retry():
            self.to_save.emit(key, changes)

    def _on_edited(self) -> None:
        if self.is_fixed or self._key is None:
            return
        self._pause.touch()
        if not self.is_typed:
            self.is_typed = True
            self._sheet.head.show_saving()

    def _forget_typing(self) -> None:
        self.saving.start()
        self._see_to_typing()

    def _see_to_typing(self) -> None:
        self.is_typed = False
        self._pause.stop()
