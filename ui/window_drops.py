"""What may be dropped on the window, and where it belongs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.controller import Controller

CASE_SUFFIX = ".auditprep"
FORM_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")


class WindowDrops:
    """A case or a form can always be dropped; documents where a case is open."""

    def __init__(self, pages: QStackedWidget, colleagues: QWidget, controller: Controller) -> None:
        self._pages, self._colleagues, self._controller = pages, colleagues, controller

    def can_take(self, data: QMimeData) -> bool:
        return bool(dropped_file(data) or self.documents(data))

    def documents(self, data: QMimeData) -> list[Path]:
        """The files for the case that is open; none where none is, or another is on its way in."""
        is_there = self._controller.snapshot is not None and not self._controller.is_changing
        return local_files(data) if is_there else []

    def is_recognised_first(self, data: QMimeData) -> bool:
        """Whether it is a Word file that may be anything, dropped where a case is open for writing."""
        path = dropped_file(data)
        is_word = path is not None and path.suffix.lower() != CASE_SUFFIX
        return is_word and self._controller.may_write and bool(self.documents(data))

    def is_refused(self, data: QMimeData) -> bool:
        """Whether it is meant for the case that is open, and that can only be read."""
        return self._is_for_case(data) and not self._controller.may_write

    def _is_for_case(self, data: QMimeData) -> bool:
        """A document, or on Colleagues a sheet that has come back."""
        path = dropped_file(data)
        if path is None or path.suffix.lower() == CASE_SUFFIX:
            return path is None and bool(self.documents(data))
        return self._pages.currentWidget() is self._colleagues


def dropped_file(data: QMimeData) -> Path | None:
    """The one case or Word file that is being dropped, or None."""
    files = local_files(data)
    fitting = [file for file in files if file.suffix.lower() in (CASE_SUFFIX, *FORM_SUFFIXES)]
    return fitting[0] if len(files) == 1 and fitting else None


def local_files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
