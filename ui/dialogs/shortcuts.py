"""The keys, as a list."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from auditprep.i18n import _
from ui import theme


class ShortcutsDialog(QDialog):
    """Shows what the keys do."""

    def __init__(self, described: Iterable[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Keyboard shortcuts"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.XXL)
        grid.setVerticalSpacing(theme.S)
        for row, (words, keys) in enumerate([*described, *_in_questions()]):
            grid.addWidget(QLabel(words), row, 0)
            grid.addWidget(theme.be(QLabel(keys), "muted"), row, 1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        layout.setSpacing(theme.L)
        layout.addLayout(grid)
        layout.addWidget(close)


def _in_questions() -> list[tuple[str, str]]:
    return [
        (_("Mark an option"), "Alt+1 … 9"),
        (_("Question before, question after"), "Alt+←, Alt+→"),
        (_("Done, and to the next question"), "Ctrl+Enter"),
        (_("Filter the questions"), "Ctrl+L"),
        (_("Bold, italic, underline"), "Ctrl+B, Ctrl+I, Ctrl+U"),
        (_("Bullets, numbering"), "Ctrl+Shift+L, Ctrl+Shift+N"),
        (_("Link…"), "Ctrl+K"),
        (_("Paste without formatting"), "Ctrl+Shift+V"),
    ]
