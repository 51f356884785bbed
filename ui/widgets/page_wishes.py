"""Which page is wanted, and how large: told at most once a turn, and not for every step of a resize."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

SETTLED_MS = 80


class PageWishes(QObject):
    """A page is asked for at once where nothing was asked for just before; then, and for another width, when things
    have settled."""

    wanted = Signal(int, int)  # page, width in device pixels

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._next = self._told = (0, 0)
        self._told_at = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._tell)

    def wish(self, page: int, width: int) -> None:
        """This is wanted now, and nothing before it any more."""
        if self._timer.isActive() and self._next == (page, width):
            return
        self._next = (page, width)
        if self._next == self._told:
            self._timer.stop()
        else:
            self._timer.start(SETTLED_MS if page == self._told[0] else self._rest())

    def has(self, page: int, width: int) -> None:
        """This is here already."""
        self._timer.stop()
        self._told = (page, width)

    @property
    def told_width(self) -> int:
        """The width that was asked for last."""
        return self._told[1]

    def lost(self, page: int) -> None:
        """What was asked for came when it was not wanted any more: it may be asked for again."""
        if self._told[0] == page:
            self._told = (0, 0)

    def forget(self) -> None:
        """Another document: nothing is wanted or here any more."""
        self._timer.stop()
        self._next = self._told = (0, 0)

    def _rest(self) -> int:
        passed = round((time.monotonic() - self._told_at) * 1000)
        return max(0, SETTLED_MS - passed)

    def _tell(self) -> None:
        self._told, self._told_at = self._next, time.monotonic()
        self.wanted.emit(*self._told)
