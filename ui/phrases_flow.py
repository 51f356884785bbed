"""What follows on what, where phrases are written and kept."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from auditprep.errors import AuditprepError
from auditprep.prose.phrases import Phrase
from ui import texts
from ui.controller import Controller
from ui.dialogs.phrases import PhrasesDialog
from ui.pages.questions import QuestionsPage
from ui.widgets.notice_line import NoticeLine


class PhrasesFlow(QObject):
    """Lives as long as the window, and knows the phrases."""

    def __init__(
        self, window: QWidget, controller: Controller, questions: QuestionsPage, alarm: NoticeLine
    ) -> None:
        super().__init__(window)
        self._window, self._words = window, controller.words
        self._questions, self._alarm = questions, alarm
        self._shipped: tuple[Phrase, ...] = ()
        self._own: tuple[Phrase, ...] = ()
        self._is_read = False
        self._waiting: str | None = None  # what is to be a phrase, "" for nothing, when they are read
        self._dialog: PhrasesDialog | None = None
        self._words.phrases_read.connect(self._on_read)
        self._words.phrases_kept.connect(self._on_kept)
        self._words.keep_failed.connect(self._on_keep_failed)
        controller.case_opened.connect(lambda _snapshot: self._words.read_phrases())
        questions.phrase_made.connect(self.save)
        questions.own_phrases_requested.connect(self.show_own)

    def show_own(self) -> None:
        """The user's own phrases, to be seen to."""
        self.save("")

    def save(self, markdown: str) -> None:
        """These words are to be a phrase, which is given a name; "": only seen to."""
        if not self._is_read:  # no case has been opened yet
            self._waiting = markdown
            self._words.read_phrases()
            return
        if self._dialog is None:
            self._dialog = PhrasesDialog(self._own, self._window)
            self._dialog.phrases_changed.connect(self._words.keep_phrases)
            self._dialog.finished.connect(self._on_closed)
        self._dialog.open()
        if markdown:
            self._dialog.add(markdown)

    def _on_read(self, shipped: tuple[Phrase, ...], own: tuple[Phrase, ...]) -> None:
        self._shipped, self._is_read = shipped, True
        self._on_kept(own)
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.save(waiting)

    def _on_kept(self, own: tuple[Phrase, ...]) -> None:
        self._own = own
        self._questions.set_phrases((*self._shipped, *own))

    def _on_keep_failed(self, error: AuditprepError) -> None:
        if self._dialog is not None:
            self._dialog.show_error(texts.error(error))
        else:
            self._alarm.say(texts.error(error))

    def _on_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
