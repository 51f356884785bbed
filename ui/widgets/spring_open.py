"""Buttons that open when something dragged is held over them for a moment, so that it can be dropped on what they show."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtWidgets import QAbstractButton

HELD_MS = 500


class SpringOpen(QObject):
    """Watches buttons. What they show takes the drop; they themselves take none."""

    def __init__(self, kinds: tuple[str, ...], parent: QObject) -> None:
        """`kinds` are the types of data that may be held over a button."""
        super().__init__(parent)
        self._kinds = kinds
        self._held: QAbstractButton | None = None
        self._timer = QTimer(self, interval=HELD_MS, singleShot=True)
        self._timer.timeout.connect(self._open)

    def watch(self, button: QAbstractButton) -> None:
        button.setAcceptDrops(True)
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragEnter and self._may_open(watched, event.mimeData()):
            event.accept()  # otherwise it is not told when the drag leaves
            self._held = watched
            self._timer.start()
            return True
        if kind == QEvent.Type.DragMove and watched is self._held:
            event.ignore()
            return True
        if kind in (QEvent.Type.DragLeave, QEvent.Type.Drop) and watched is self._held:
            self._held = None
            self._timer.stop()
        return False

    def _may_open(self, button: QObject, data: QMimeData) -> bool:
        held = isinstance(button, QAbstractButton) and button.isEnabled()
        return held and any(data.hasFormat(kind) for kind in self._kinds)

    def _open(self) -> None:
        if self._held is not None:
            self._held.click()
