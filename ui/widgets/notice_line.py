"""A line on top of the page that says what the user ought to know, and stays until it is closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from ui import theme
from ui.widgets import buttons
from ui.widgets.icon_label import IconLabel


class NoticeLine(QFrame):
    """Calm (a fact about the case) or alarm (something did not work). Hidden when there is nothing to say."""

    def __init__(self, *, alarm: bool) -> None:
        super().__init__()
        theme.be(self, "alarm" if alarm else "band")
        self._icon = IconLabel("warning", "no") if alarm else IconLabel("lock", "accent")
        self._words = QLabel(wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.L, theme.S, theme.S, theme.S)
        layout.setSpacing(theme.S)
        layout.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)
        if alarm:
            layout.addWidget(buttons.close_message(self.hide), alignment=Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, words: str) -> None:
        """Shows the words, and has a screen reader say them."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def words(self) -> str:
        """What is said now; nothing when hidden."""
        return self._words.text() if not self.isHidden() else ""
