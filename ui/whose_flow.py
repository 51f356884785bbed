"""What follows on what, where the board and the year of the open case are changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from auditprep.errors import AuditprepError
from auditprep.i18n import _
from ui import texts
from ui.actions import Actions
from ui.controller import Controller
from ui.dialogs.whose import WhoseDialog
from ui.pages.start import StartPage
from ui.widgets.notice_line import NoticeLine


@dataclass(frozen=True)
class Lines:
    """Where it is told what was done, and what could not be; `why_fixed` says why the case may only be read."""

    told: NoticeLine
    alarm: NoticeLine
    why_fixed: Callable[[], str]


class WhoseFlow(QObject):
    """Lives as long as the window."""

    def __init__(
        self, window: QWidget, controller: Controller, actions: Actions, start: StartPage, lines: Lines
    ) -> None:
        super().__init__(window)
        self._window, self._controller, self._lines = window, controller, lines
        self._before: tuple[str | None, int | None] = (None, None)  # what it was before the latest change
        self._dialog: WhoseDialog | None = None
        actions.whose.triggered.connect(self.open)
        start.whose_requested.connect(self.open)
        controller.desk.whose_saved.connect(self._on_saved)
        controller.desk.whose_failed.connect(self._on_failed)
        controller.case_changing.connect(lambda _changing: self._close())

    def open(self) -> None:
        """Asks; or says why nothing can be changed."""
        snapshot = self._controller.snapshot
        if snapshot is None or self._dialog is not None:
            return
        if not self._controller.may_write:
            self._lines.alarm.say(self._lines.why_fixed())
            return
        self._dialog = WhoseDialog(snapshot, self._window)
        self._dialog.whose_wanted.connect(self._change)
        self._dialog.finished.connect(self._on_closed)
        self._dialog.open()

    def _change(self, board: str | None, year: int | None) -> None:
        if (snapshot := self._controller.snapshot) is not None:
            self._before = snapshot.board, snapshot.year
            self._controller.desk.set_whose(board, year)

    def _on_saved(self) -> None:
        self._close()
        if (snapshot := self._controller.snapshot) is not None:
            words = _("The case is called {case} now.").format(case=texts.case_name(snapshot))
            self._lines.told.say(words, _("Undo"), partial(self._put_back, *self._before))

    def _put_back(self, board: str | None, year: int | None) -> None:
        self._lines.told.hide()
        self._change(board, year)

    def _on_failed(self, error: AuditprepError) -> None:
        if self._dialog:
            self._dialog.show_error(texts.error(error))
        else:
            self._lines.alarm.say(texts.error(error))

    def _close(self) -> None:
        if self._dialog:
            self._dialog.accept()

    def _on_closed(self) -> None:
        if self._dialog:
            self._dialog.deleteLater()
        self._dialog = None
