"""One of several to choose among: its name, and under it what it means."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.radio_button import RadioButton


class RadioLine(QWidget):
    """A radio button with a line of explanation; a click on either chooses it."""

    toggled = Signal(bool)

    def __init__(self, words: str, meaning: str) -> None:
        super().__init__()
        self.button = RadioButton(words)
        self.button.setAccessibleDescription(meaning)
        self.button.toggled.connect(self.toggled)
        more = theme.be(QLabel(meaning, wordWrap=True), "caption")
        more.setContentsMargins(theme.XL, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(more)

    def setChecked(self, checked: bool) -> None:
        self.button.setChecked(checked)

    def isChecked(self) -> bool:
        return self.button.isChecked()

    def mouseReleaseEvent(self, event: object) -> None:
        self.button.setChecked(True)
        self.button.setFocus()
