"""What went wrong in the program itself: told on a line, with a report that is read before it is sent."""

from __future__ import annotations

from pathlib import Path

from auditprep.errors import AuditprepError
from auditprep.files import unused, write_bytes
from auditprep.i18n import _
from ui import ask, mishaps, texts
from ui.dialogs.report import ReportDialog
from ui.main_window import MainWindow
from ui.mishaps import Mishap


class MishapsFlow:
    """Tells it in a window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def tell_of(self, found: tuple[Mishap, ...]) -> None:
        """The program ended by itself the last time."""
        words = _("auditprep ended unexpectedly the last time. What was saved is in the case’s file.")
        self._window.tell(words, _("Show the report…"), lambda: self.show_report(found))

    def tell_of_mistake(self) -> None:
        """Something went wrong just now, and the program goes on."""
        words = _(
            "Something in auditprep went wrong. What you have written is saved. You can go on; if it happens again, save the "
            "report and send it to whoever helps you."
        )
        self._window.tell(words, _("Show the report…"), self.show_report)

    def show_report(self, found: tuple[Mishap, ...] = ()) -> None:
        dialog = ReportDialog(mishaps.report(found), self._window)
        dialog.save_requested.connect(lambda report: self._save(dialog, report))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, dialog: ReportDialog, report: str) -> None:
        suggestion = unused(ask.documents() / _("auditprep-report.txt"))
        path = ask.save_as(dialog, _("Save the report"), suggestion, _("Text files (*.txt)"))
        if path is not None:
            dialog.say(_written(path, report))


def _written(path: Path, report: str) -> str:
    try:
        write_bytes(path, report.encode())
    except AuditprepError as error:
        return texts.error(error)
    return _("{file} is saved.").format(file=path.name)
