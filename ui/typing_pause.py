"""Tells when someone who types has paused, or has typed for so long that it must be saved anyway."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS = 600
LONGEST_MS = 1000  # what a computer that stops can cost; a save takes a few milliseconds


class TypingPause(QObject):
    """Emits `paused` a short while after the last `touch`, and at latest `LONGEST_MS` after the first."""

    paused = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pause = self._timer(PAUSE_MS)
        self._longest = self._timer(LONGEST_MS)

    def touch(self) -> None:
        """Someone typed."""
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def stop(self) -> None:
        """Forgets the typing: it has been seen to."""
        self._pause.stop()
        self._longest.stop()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(self._on_timeout)
        return timer

    def _on_timeout(self) -> None:
        self.stop()
        self.paused.emit()
