"""A line that says what was just done to the case, with the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel

from auditprep.i18n import _
from auditprep.model import Snapshot
from ui import theme
from ui.widgets import buttons


@dataclass(frozen=True, slots=True)
class Undoable:
    """Something that was wished for: what is said of it, how to see that it came about, and how it is taken back."""

    words: str
    is_done: Callable[[Snapshot], bool]
    undo: Callable[[], None]


class UndoLine(QFrame):
    """Hidden until what was wished for has come about; gone when it is taken back, or closed."""

    closing = Signal()  # the focus is here, and goes elsewhere

    def __init__(self) -> None:
        super().__init__()
        theme.be(self, "undo")
        self._wished: Undoable | None = None
        self._words = theme.be(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "side")
        self.button = buttons.link(_("Undo"))
        self.button.setToolTip("Ctrl+Z")
        self.button.clicked.connect(lambda: self.undo())
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.L, theme.S, theme.S, theme.S)
        row.setSpacing(theme.L)
        row.addWidget(self._words, 1)
        row.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(buttons.close_message(self.clear), alignment=Qt.AlignmentFlag.AlignTop)
        self.hide()

    def expect(self, wished: Undoable) -> None:
        """This is wished for now; what was said before is past."""
        self.clear()
        self._wished = wished

    def follow(self, snapshot: Snapshot) -> None:
        """The case has changed: says what has come about, and nothing of what is not so any more."""
        if self._wished is None:
            return
        is_done = self._wished.is_done(snapshot)
        if is_done and self.isHidden():
            self._say(self._wished.words)
        elif not is_done and not self.isHidden():
            self.clear()

    def undo(self) -> None:
        """Takes it back, where there is something to take back."""
        wished = self._wished
        if wished is not None and not self.isHidden():
            self.clear()
            wished.undo()

    def clear(self) -> None:
        self._wished = None
        focused = QApplication.focusWidget()  # none while another window is in front
        if focused is not None and self.isAncestorOf(focused):
            self.closing.emit()
        self.hide()

    def words(self) -> str:
        """What is said now; nothing when hidden."""
        return "" if self.isHidden() else self._words.text()

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self.setAccessibleName(words)
        self.button.setAccessibleDescription(words)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
