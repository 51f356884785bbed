"""The case that is on its way in, in the place where it will stand as the desk."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from auditprep.i18n import _
from ui import theme
from ui.widgets import buttons
from ui.widgets.icon_label import IconLabel


class OpeningCard(QFrame):
    """Says which case is being opened, and lets one stop waiting for it."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.be(self, "card")
        plain = Qt.TextFormat.PlainText
        self._name = theme.be(QLabel(wordWrap=True, textFormat=plain), "question")
        self._words = QLabel(wordWrap=True, textFormat=plain)
        self._cancel = buttons.plain(_("Cancel"))
        self._cancel.clicked.connect(self.cancelled)
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        line.addWidget(IconLabel("clock", "muted"))
        line.addWidget(self._words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        layout.setSpacing(theme.M)
        layout.addWidget(self._name)
        layout.addLayout(line)
        layout.addWidget(self._cancel, alignment=Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_case(self, case: Path, title: str) -> None:
        """The file, and what the case in it was called when it was last open; "" where that is not known."""
        words = _("Opening “{file}”…").format(file=case.name)
        self._name.setText(title)
        self._name.setVisible(bool(title))
        self._words.setText(words)
        self.setAccessibleName(words)
        self._cancel.setAccessibleDescription(words)
