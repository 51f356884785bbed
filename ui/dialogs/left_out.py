"""What a year that was read from a Word form has that is in none of its answers: to be read, and copied from."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from auditprep import messages
from auditprep.i18n import _
from auditprep.model import Submission
from ui import theme
from ui.widgets import buttons
from ui.widgets.pressing_dialog import PressingDialog

_SIZE, _FRAME = QSize(640, 440), QSize(16, 48)


class LeftOutDialog(PressingDialog):
    """Nothing is changed here: the words can be copied to where they belong."""

    def __init__(self, submission: Submission, parent: QWidget | None = None, *, title: str = "") -> None:
        """`title` is for a year that is not last year's."""
        super().__init__(parent)
        title = title or _("What is left out of last year")
        self.setWindowTitle(title)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        self._text = QPlainTextEdit("\n\n".join(messages.left_out_pieces(submission)), readOnly=True)
        self._text.setAccessibleName(title)
        self._text.setTabChangesFocus(True)
        self._build(submission)
        self._text.setFocus()

    def _build(self, submission: Submission) -> None:
        advice = _("Look in the Word form where it belongs. You can copy words from here to an answer.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        layout.setSpacing(theme.M)
        layout.addWidget(_label(messages.left_out(submission)))
        layout.addWidget(theme.be(_label(advice), "muted"))
        layout.addWidget(self._text, 1)
        layout.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        close = buttons.primary(_("Close"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        return row


def _label(words: str) -> QLabel:
    return QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
