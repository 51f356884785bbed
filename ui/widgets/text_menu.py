"""A small menu beside words of a text, which is never in the way of who goes on typing."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ui.widgets import replacing

_GOING = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)
_SHIFT = Qt.KeyboardModifier.ShiftModifier

Steps = Mapping[tuple[Qt.Key, bool], int]
"""Which keys go on to other words, and how far; True: with Shift."""


class TextMenu(QMenu):
    """A key that is typing, or goes about in the text, closes it and goes to the text."""

    step_wanted = Signal(int)  # on to the next words (1), or to those before (-1)

    def __init__(self, name: str, steps: Steps, text: QWidget) -> None:
        super().__init__(text)
        self._text, self._steps = text, steps
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)

    def event(self, event: QEvent) -> bool:
        """Its own keys come here first: a shortcut of the page would leave it open."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_asked and (self._step(event) or self._is_for_text(event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if step := self._step(event):
            self.close()
            self.step_wanted.emit(step)
        elif self._is_for_text(event):
            self.close()
            QApplication.sendEvent(self._text, _again(event))
        else:
            super().keyPressEvent(event)

    def _step(self, event: QKeyEvent) -> int:
        return self._steps.get((Qt.Key(event.key()), bool(event.modifiers() & _SHIFT)), 0)

    def _is_for_text(self, event: QKeyEvent) -> bool:
        typed = replacing.typed_text(event)
        if typed.isspace() and self.activeAction() is not None:
            return False  # it chooses
        return bool(typed) or replacing.is_removal(event) or event.key() in _GOING


def literal(words: str) -> str:
    """An & in them is an &."""
    return words.replace("&", "&&")


def _again(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers(), event.text())
