"""A report of what went wrong: read before it is sent."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from auditprep.i18n import _
from ui import theme
from ui.widgets import buttons

_SIZE, _FRAME = QSize(720, 520), QSize(16, 48)


class ReportDialog(QDialog):
    """Shows the whole report, as it will be."""

    save_requested = Signal(str)

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Report of what went wrong"))
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        self._text = QPlainTextEdit(report, readOnly=True)
        self._text.setFont(theme.fixed_font())
        self._text.setAccessibleName(_("The report"))
        self._text.setTabChangesFocus(True)
        self._copied = theme.be(QLabel(""), "caption")
        words = QLabel(
            _(
                "This is all that is in the report: versions, and where in the program it happened. Nothing you have written "
                "is in it. It is only sent if you send it yourself."
            ),
            wordWrap=True,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        layout.setSpacing(theme.M)
        layout.addWidget(words)
        layout.addWidget(self._text, 1)
        layout.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        copy, close, save = (
            buttons.plain(_("Copy")),
            buttons.plain(_("Close")),
            buttons.primary(_("Save the report…")),
        )
        copy.clicked.connect(self._on_copy)
        close.clicked.connect(self.reject)
        save.clicked.connect(lambda: self.save_requested.emit(self._text.toPlainText()))
        save.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(copy)
        row.addWidget(self._copied)
        row.addStretch()
        row.addWidget(close)
        row.addWidget(save)
        return row

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._text.toPlainText())
        self._copied.setText(_("Copied"))

    def say(self, words: str) -> None:
        """What became of saving it."""
        self._copied.setText(words)
