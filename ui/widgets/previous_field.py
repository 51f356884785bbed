"""Which file is last year's, when a case is made: chosen, suggested from the latest cases, or none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from auditprep.i18n import _
from auditprep.model import Submission
from ui import theme
from ui.widgets import buttons
from ui.widgets.left_out_line import LeftOutLine


class PreviousField(QWidget):
    """What is suggested goes when the user chooses, or says that there is none. `left_out` goes below it."""

    browse_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._file: Path | None = None
        self._chosen = False  # by the user, who may have said none
        self.left_out = LeftOutLine()
        self._words = theme.be(QLabel(wordWrap=True), "muted")
        self._browse = QPushButton(_("Choose file…"))
        self._browse.setAccessibleName(_("Choose last year’s file…"))
        self._none = buttons.link(_("None"))
        self._none.setAccessibleName(_("No earlier year"))
        self._browse.clicked.connect(self.browse_requested)
        self._none.clicked.connect(lambda: self.choose(None))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        layout.addWidget(self._browse)
        layout.addWidget(self._none)
        layout.addWidget(self._words, 1)
        self._words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._show()

    def file(self) -> Path | None:
        """The file that is last year's, or None."""
        return self._file

    def choose(self, file: Path | None) -> None:
        """The user has chosen; None: there is none."""
        self._file, self._chosen = file, True
        self._show()

    def suggest(self, file: Path | None) -> None:
        """What is likely, as long as the user has not chosen."""
        if not self._chosen:
            self._file = file
            self._show()

    def show_read(self, file: Path, submission: Submission) -> None:
        """What a file turned out to hold; one that was chosen before it is not heard any more."""
        if file == self._file:
            self.left_out.show_submission(submission)

    def start_anew(self) -> None:
        """Another form was chosen."""
        self._file, self._chosen = None, False
        self._show()

    def _show(self) -> None:
        self.left_out.show_submission(None)
        self._words.setText(
            self._file.name
            if self._file
            else _("Last year’s case, or last year’s form with its answers: shown beside each question.")
        )
        self._words.setToolTip(str(self._file) if self._file else "")
        self._none.setVisible(self._file is not None)
