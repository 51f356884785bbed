"""Files dropped on widgets, told as signals."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

_COMING = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class FileDrop(QObject):
    """Watches widgets for files; everything else that is dropped is left to the widgets themselves."""

    dropped = Signal(list)  # paths
    hovered = Signal(bool)  # whether files are held over a widget just now

    def __init__(self, wanted: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted = wanted

    def watch(self, widget: QWidget) -> None:
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self.hovered.emit(False)
        elif kind in _COMING and self._takes(watched, event):
            self.hovered.emit(True)
            return True
        elif kind == QEvent.Type.Drop and self._takes(watched, event):
            self.hovered.emit(False)
            self.dropped.emit(files(event.mimeData()))
            return True
        return False

    def _takes(self, watched: QWidget, event: QDropEvent) -> bool:
        taken = self._wanted() and watched.isEnabled() and bool(files(event.mimeData()))
        if taken:
            event.acceptProposedAction()
        return taken


def files(data: QMimeData) -> list[str]:
    """The files dropped or pasted; none if a case is among them: that is for the window to open."""
    found = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return [] if any(file.lower().endswith(".auditprep") for file in found) else found
