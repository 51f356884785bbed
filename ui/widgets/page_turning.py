"""Turning pages by wheel and key: where there is no more of a page to scroll to, the next one is wanted."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar

_NOTCH = 120  # an eighth of a degree each: one click of a mouse wheel
_REST_S = 0.15  # between two pages, so that a flick on a touch pad turns one
_DOWN = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Up: -1}
_ASIDE = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class WheelTurns:
    """Adds up the wheel's movement past the end of a page."""

    def __init__(self) -> None:
        self._moved = 0
        self._turned_at = 0.0

    def of(self, event: QWheelEvent, bar: QScrollBar) -> int:
        """1 for the next page, -1 for the one before, 0 where the page is only to be scrolled."""
        moved = -event.angleDelta().y()
        if not moved or not _is_at_end(bar, moved):
            self._moved = 0
            return 0
        event.accept()
        if self._moved * moved < 0:
            self._moved = 0
        self._moved += moved
        if abs(self._moved) < _NOTCH or time.monotonic() - self._turned_at < _REST_S:
            return 0
        self._moved, self._turned_at = 0, time.monotonic()
        return 1 if moved > 0 else -1


def turn_of_key(event: QKeyEvent, down: QScrollBar, right: QScrollBar) -> int:
    """1 or -1 where a key means another page; 0 where it only scrolls this one, or means something else."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return 0
    if way := _DOWN.get(event.key(), 0):
        return way if _is_at_end(down, way) else 0
    return 0 if right.maximum() else _ASIDE.get(event.key(), 0)


def _is_at_end(bar: QScrollBar, way: int) -> bool:
    return bar.value() >= bar.maximum() if way > 0 else bar.value() <= bar.minimum()
