"""What follows on what in the settings: what is chosen is kept, and holds at once where it can."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from auditprep.errors import AuditprepError
from auditprep.i18n import _
from auditprep.model import BackupRoom
from ui import theme
from ui.actions import Actions
from ui.controller import Controller
from ui.dialogs.settings import SettingsDialog
from ui.models import choices
from ui.models.choices import read_choices

Do = Callable[[], object]
_PAUSE_MS = 150  # of who goes through the looks with the arrow keys


@dataclass(frozen=True, slots=True)
class Followers:
    """What is to know of a choice, and what can be gone to."""

    spelling: Callable[[bool], object]
    citing: Callable[[bool], object]
    own_words: Do
    own_phrases: Do
    backups: Do


class SettingsFlow(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        window: QWidget,
        controller: Controller,
        actions: Actions,
        settings: QSettings,
        followers: Followers,
    ) -> None:
        super().__init__(window)
        self._window, self._controller, self._settings = window, controller, settings
        self._followers, self._running = followers, read_choices(settings)
        self._dialog: SettingsDialog | None = None
        self._dressing = QTimer(
            self, interval=_PAUSE_MS, singleShot=True
        )  # it takes a moment in a large window
        self._dressing.timeout.connect(self._dress)
        controller.set_name(self._running.name)
        actions.settings.triggered.connect(lambda: self.open())
        controller.backups.measured.connect(self._on_measured)
        controller.backups.list_failed.connect(self._on_not_measured)

    def open(self, setting: str = "") -> SettingsDialog:
        """The dialog, at one setting where that is named."""
        if self._dialog is None:
            self._dialog = self._make()
            self._controller.backups.measure()
        self._dialog.open()
        self._dialog.show_setting(setting)
        return self._dialog

    def names(self) -> Mapping[str, str]:
        """What each setting is called, by its name."""
        return {
            choices.NAME: _("Name or role"),
            choices.LOOK: _("Light or dark"),
            choices.TEXT_SIZE: _("Size of text and all else"),
            choices.LANGUAGE: _("Language"),
            choices.SPELLING: _("Check the spelling while I write"),
            choices.CITING: _("Cite the minutes when a decision is inserted"),
            "own-phrases": _("My phrases…"),
            "backups": _("Where the backups are"),
        }

    def _make(self) -> SettingsDialog:
        dialog = SettingsDialog(read_choices(self._settings), self._running, self._window)
        dialog.chosen.connect(self._on_chosen)
        dialog.words_requested.connect(self._followers.own_words)
        dialog.phrases_requested.connect(self._followers.own_phrases)
        dialog.backups_requested.connect(self._followers.backups)
        dialog.finished.connect(self._on_closed)
        return dialog

    def _on_chosen(self, name: str, value: object) -> None:
        self._settings.setValue(name, value)
        if name == choices.LOOK:
            self._dressing.start()
        elif name == choices.SPELLING:
            self._followers.spelling(bool(value))
        elif name == choices.CITING:
            self._followers.citing(bool(value))
        elif name == choices.NAME:
            self._controller.set_name(str(value))

    def _dress(self) -> None:
        if isinstance(app := QApplication.instance(), QApplication):
            theme.wear(app, read_choices(self._settings).look)

    def _on_measured(self, room: BackupRoom) -> None:
        if self._dialog is not None:
            self._dialog.show_room(room)

    def _on_not_measured(self, _error: AuditprepError) -> None:
        if self._dialog is not None:
            self._dialog.show_room_unknown()

    def _on_closed(self) -> None:
        self._dialog = None
