"""What follows on what, where a new case is made: joins the dialog with the controller."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from auditprep.errors import AuditprepError
from auditprep.i18n import _
from auditprep.model import Submission
from ui import ask, texts
from ui.controller import Controller
from ui.dialogs.left_out import LeftOutDialog
from ui.dialogs.new_case import NewCaseDialog
from ui.reading import CasePlan, Reading
from ui.recent import RecentCase


class NewCaseFlow(QObject):
    """Lives as long as the window."""

    def __init__(self, window: QWidget, controller: Controller, may_leave: Callable[[], bool]) -> None:
        """`may_leave` tells whether the case that is open may be left for the new one."""
        super().__init__(window)
        self._window, self._controller, self._may_leave = window, controller, may_leave
        self.dialog: NewCaseDialog | None = None  # while it is open
        self._wanted: Path | None = None  # the case that is asked for
        controller.form_read.connect(self._on_form_read)
        controller.form_failed.connect(self._on_form_failed)
        controller.form_corrected.connect(self._on_form_corrected)
        controller.correction_failed.connect(self._on_correction_failed)
        controller.years.previous_read.connect(self._on_previous_read)

    def start(self, form: Path | None, recent: tuple[RecentCase, ...]) -> None:
        """The way from the auditors' file to a new case; at the second step if the file is known. `recent` are the latest
        cases, among which last year's may be."""
        self._wanted = None
        self.dialog = dialog = NewCaseDialog(ask.documents(), self._window)
        dialog.browse_requested.connect(lambda: self._on_form_browse(dialog))
        dialog.form_chosen.connect(self._controller.read_form)
        dialog.corrections_changed.connect(self._controller.correct_form)
        dialog.set_recent(recent)
        dialog.previous_browse_requested.connect(lambda: self._on_previous_browse(dialog))
        dialog.left_out_requested.connect(lambda submission: _show_left_out(submission, dialog))
        dialog.save_place_requested.connect(lambda suggestion: self._on_save_place(dialog, suggestion))
        dialog.case_requested.connect(self._on_case_wanted)
        dialog.finished.connect(lambda: self._on_closed(dialog))
        dialog.open()
        if form:
            dialog.choose(form)

    def finish(self, opened: Path) -> None:
        """A case was opened: if it is the one that was asked for, the dialog has done what it is for."""
        if self.dialog and self._wanted and self._wanted.absolute() == opened.absolute():
            self.dialog.accept()

    # What the user wants

    def _on_form_browse(self, dialog: NewCaseDialog) -> None:
        if path := ask.form_file(dialog):
            dialog.choose(path)

    def _on_previous_browse(self, dialog: NewCaseDialog) -> None:
        if path := ask.previous_file(dialog):
            dialog.set_previous(path)
            self._controller.years.read_previous(path)

    def _on_save_place(self, dialog: NewCaseDialog, suggestion: Path) -> None:
        if path := ask.folder(dialog, _("Where should the case be saved?"), suggestion):
            dialog.set_folder(path)

    def _on_case_wanted(self, path: Path, form: Path | None, plan: CasePlan) -> None:
        self._wanted = path
        if self._may_leave():
            self._controller.create_case(path, form, plan)
        elif self.dialog:
            self.dialog.stay()

    def _on_closed(self, dialog: NewCaseDialog) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self.dialog = None

    # What the controller tells

    def _on_form_read(self, path: Path | None, reading: Reading) -> None:
        if self.dialog:
            self.dialog.show_form(path, reading)

    def _on_form_failed(self, path: Path | None, error: AuditprepError) -> None:
        if self.dialog:
            self.dialog.show_error(texts.error(error))

    def _on_previous_read(self, path: Path, submission: Submission) -> None:
        if self.dialog:
            self.dialog.show_previous_read(path, submission)

    def _on_form_corrected(self, path: Path | None, reading: Reading) -> None:
        if self.dialog:
            self.dialog.show_corrected(path, reading)

    def _on_correction_failed(self, path: Path | None, error: AuditprepError) -> None:
        if self.dialog:
            self.dialog.show_correction_error(path, texts.error(error))


def _show_left_out(submission: Submission, dialog: NewCaseDialog) -> None:
    shown = LeftOutDialog(submission, dialog)
    shown.finished.connect(shown.deleteLater)
    shown.open()
