"""Files, and documents of the case, dropped where an answer is, or on its row in the list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ui.file_drop import files
from ui.models.evidence_table import MIME_TYPE

_COMING = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class AnswerDrops(QObject):
    """Watches widgets; whatever else is dropped on them is left to themselves. `key_at` tells which question a place
    in the widget stands for; None where nothing can be dropped."""

    files_dropped = Signal(str, list)  # key, paths
    evidence_dropped = Signal(str, list)  # key, ids
    hovered = Signal(object)  # the key over which something is held just now; None when it is not any more

    def __init__(
        self,
        key_at: Callable[[QPoint], str | None],
        parent: QObject | None = None,
        *,
        holds: Callable[[], bool] = lambda: False,
    ) -> None:
        """`holds`: whether a drag stays here also between questions. Otherwise Qt gives it to whoever is behind, who
        keeps it for as long as the mouse is over the widget."""
        super().__init__(parent)
        self._key_at, self._holds = key_at, holds

    def watch(self, widget: QWidget) -> None:
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self.hovered.emit(None)
        elif kind in _COMING:
            key = self._taking(event)
            self.hovered.emit(key)
            return key is not None or self._is_held(event)
        elif kind == QEvent.Type.Drop:
            key = self._taking(event)
            self.hovered.emit(None)
            self._tell(key, event.mimeData())
            return key is not None
        return False

    def _taking(self, event: QDropEvent) -> str | None:
        """Accepts the event where it brings something for a question."""
        data = event.mimeData()
        key = self._key_at(event.position().toPoint()) if _fits(data) else None
        if key is not None:
            event.acceptProposedAction()
        return key

    def _is_held(self, event: QDropEvent) -> bool:
        """Comes in between questions: it may go on to one, and is not taken here."""
        if not self._holds() or not _fits(event.mimeData()):
            return False
        event.setAccepted(event.type() == QEvent.Type.DragEnter)
        return True

    def _tell(self, key: str | None, data: QMimeData) -> None:
        if key is None:
            return
        if ids := evidence(data):
            self.evidence_dropped.emit(key, ids)
        else:
            self.files_dropped.emit(key, files(data))


def _fits(data: QMimeData) -> bool:
    return bool(evidence(data) or files(data))


def evidence(data: QMimeData) -> list[int]:
    """The documents of the case that are dragged, by id."""
    words = bytes(data.data(MIME_TYPE).data()).decode("ascii", "replace")
    return [int(part) for part in words.split(",") if part.strip().isdecimal()]
