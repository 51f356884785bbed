"""That a year which was read from a Word form has words that are in none of its answers; and the way to see them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from auditprep import messages
from auditprep.i18n import _
from auditprep.model import Submission
from ui import theme
from ui.widgets import buttons


class LeftOutLine(QWidget):
    """Hidden where all is in the answers."""

    wanted = Signal(object)  # Submission: what is left out of it is to be seen

    def __init__(self) -> None:
        super().__init__()
        self._submission: Submission | None = None
        self._words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._link = buttons.link(_("Show what is left out…"))
        self._link.clicked.connect(lambda: self.wanted.emit(self._submission))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addWidget(self._words)
        layout.addWidget(self._link, alignment=Qt.AlignmentFlag.AlignLeft)
        self.show_submission(None)

    def show_submission(self, submission: Submission | None) -> None:
        """What is left out of this year."""
        self._submission = submission
        words = messages.left_out(submission)
        self._words.setText(words)
        self._link.setAccessibleDescription(words)
        self.setVisible(bool(words))
