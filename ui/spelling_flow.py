"""What follows on what in spelling: the editor asks, the core answers; the user's own words; on and off."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QWidget

from auditprep.errors import AuditprepError
from auditprep.i18n import _
from auditprep.model import Snapshot
from ui import texts
from ui.controller import Controller
from ui.dialogs.own_words import OwnWordsDialog
from ui.models.known_names import known_names
from ui.pages.questions import QuestionsPage
from ui.widgets.notice_line import NoticeLine

SETTING = "spelling"


class SpellingPlaces(NamedTuple):
    """Where it is seen."""

    questions: QuestionsPage
    told: NoticeLine
    alarm: NoticeLine


class SpellingFlow(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        window: QWidget,
        controller: Controller,
        places: SpellingPlaces,
        settings: QSettings,
        go: Callable[[QWidget], None],
    ) -> None:
        super().__init__(window)
        self._window, self._spelling, self._settings, self._go = window, controller.spelling, settings, go
        self._page, self._told, self._alarm = places
        self._marks, self._count = self._page.spelling, self._page.word_count
        self._names: frozenset[str] = frozenset()
        self._dialog: OwnWordsDialog | None = None
        self._has_told = False  # that own words cannot be kept
        self._connect_marks()
        self._connect_control()
        controller.case_opened.connect(self._on_case_opened)
        controller.case_refreshed.connect(self._follow_case)
        controller.evidence_changed.connect(self._follow_case)
        self._marks.set_on(self.is_on)

    @property
    def is_on(self) -> bool:
        """Whether the user wants spelling to be checked."""
        return bool(self._settings.value(SETTING, True, type=bool))

    def set_on(self, on: bool) -> None:
        """The user has chosen, here or in the settings."""
        self._settings.setValue(SETTING, on)
        self._marks.set_on(on)

    def go_next(self) -> None:
        """On to the next misspelling, in this answer or one after it, around the last. One that was off is on."""
        self._told.hide()
        self._go(self._page)
        if self._marks.is_fixed:
            self._told.say(_("The answers can only be read, so spelling is not checked."), is_done=False)
            return
        if not self.is_on:
            self.set_on(True)
        if not self._marks.go_next():
            self._page.flush()
            self._spelling.find(self._page.answers_after(), self._besides())

    def show_words(self) -> None:
        """The user's own words."""
        if self._dialog is None:
            self._dialog = dialog = OwnWordsDialog(self._window)
            dialog.add_wanted.connect(self._spelling.add)
            dialog.remove_wanted.connect(self._spelling.remove)
            dialog.destroyed.connect(self._on_dialog_gone)
            dialog.open()
        self._spelling.read_words()

    def _connect_marks(self) -> None:
        marks = self._marks
        marks.check_wanted.connect(lambda texts: self._spelling.check(texts, self._names))
        marks.suggest_wanted.connect(self._spelling.suggest)
        marks.add_wanted.connect(self._on_add_wanted)
        marks.next_wanted.connect(self.go_next)
        marks.switched.connect(self.set_on)
        marks.words_wanted.connect(self.show_words)

    def _connect_control(self) -> None:
        spelling = self._spelling
        spelling.checked.connect(self._marks.take_checked)
        spelling.suggested.connect(self._marks.take_suggestions)
        spelling.found.connect(self._on_found)
        spelling.words_read.connect(self._on_words_read)
        spelling.added.connect(self._on_added)
        spelling.removed.connect(self._on_removed)
        spelling.unavailable.connect(self._on_unavailable)
        spelling.write_failed.connect(self._on_write_failed)

    def _besides(self) -> frozenset[str]:
        return self._names | self._marks.skipped_words

    # The case

    def _on_case_opened(self, snapshot: Snapshot) -> None:
        self._spelling.cancel()
        self._marks.forget_skipped()
        self._follow_case(snapshot)

    def _follow_case(self, snapshot: Snapshot) -> None:
        names = known_names(snapshot)
        if names != self._names:
            self._names = names
            self._marks.forget()

    def _on_found(self, key: str) -> None:
        if not key:
            self._told.say(_("No misspelt words in the answers."))
        else:
            self._page.show_question(key)
            self._marks.go_first()

    # Own words

    def _on_add_wanted(self, word: str) -> None:
        """Who adds a word in the text is told here; in the list of words she sees it there."""
        self._told.say(
            _("”{word}” is among your words.").format(word=word), _("Undo"), lambda: self._take_back(word)
        )
        self._spelling.add(word)

    def _take_back(self, word: str) -> None:
        self._told.hide()
        self._marks.unskip(word)
        self._spelling.remove((word,))

    def _on_added(self, _word: str) -> None:
        self._after_change()

    def _on_removed(self, words: tuple[str, ...]) -> None:
        for word in words:
            self._marks.unskip(word)
        if self._dialog is not None:
            self._dialog.show_removed(words)
        self._after_change()

    def _after_change(self) -> None:
        self._marks.forget()
        if self._dialog is not None:
            self._spelling.read_words()

    def _on_words_read(self, words: tuple[str, ...]) -> None:
        if self._dialog is not None:
            self._dialog.show_words(words)

    def _on_dialog_gone(self) -> None:
        self._dialog = None

    # What does not work

    def _on_unavailable(self, _error: AuditprepError) -> None:
        self._count.show_trouble(_("Spelling cannot be checked: the word list is missing."))

    def _on_write_failed(self, error: AuditprepError) -> None:
        """Said once, unless the user is looking at her words."""
        why = _("Your words cannot be saved, and hold until you close auditprep. {reason}")
        words = why.format(reason=texts.error(error))
        if self._dialog is not None:
            self._dialog.show_error(words)
        elif not self._has_told:
            self._has_told = True
            self._alarm.say(words)
