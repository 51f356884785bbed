"""A line that asks to be looked at, with what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from ui import theme
from ui.widgets.icon_label import IconLabel


class DoubtLine(QFrame):
    """Words, and buttons after them."""

    def __init__(self, words: str = "", *actions: QPushButton) -> None:
        super().__init__()
        theme.be(self, "doubt")
        self._words = theme.be(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "side")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for widget in (self._words, *actions):
            widget.setMinimumHeight(theme.LINE)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.M, theme.S, theme.S, theme.S)
        row.setSpacing(theme.S)
        row.addWidget(IconLabel("warning", "partly", high=theme.LINE), alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        for action in actions:
            row.addWidget(action, alignment=Qt.AlignmentFlag.AlignTop)
        self.write(words)

    def write(self, words: str) -> None:
        self._words.setText(words)
        self.setAccessibleName(words)

    def say(self, words: str) -> None:
        """Shows the words, and has a screen reader say them."""
        self.write(words)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def words(self) -> str:
        """What is said now; nothing when hidden."""
        return "" if self.isHidden() else self._words.text()
