"""Whose case it is, and of which year: what was mistyped, or not known when it was made, is put right here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import Snapshot
from ui import theme
from ui.widgets import buttons
from ui.widgets.notice_line import NoticeLine
from ui.widgets.pressing_dialog import PressingDialog

_WIDTH, _YEAR_WIDTH = 520, 110
_FIRST, _LAST = 1900, 2999


class WhoseDialog(PressingDialog):
    """Two fields. Nothing changes before *Change*; what could not be kept is said here, and stays as it is typed."""

    whose_wanted = Signal(object, object)  # board or None, year or None

    def __init__(self, snapshot: Snapshot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Change board and year"))
        self.setMinimumWidth(min(_WIDTH, self.screen().availableSize().width()))
        self._snapshot = snapshot
        self._board = QLineEdit(snapshot.board or "")
        self._year = QLineEdit(str(snapshot.year or ""), maxLength=4)
        self._year.setValidator(QIntValidator(0, _LAST, self))
        self._year.setFixedWidth(_YEAR_WIDTH)
        self._alarm = NoticeLine(alarm=True)
        self._ok, self._cancel = buttons.primary(_("Change")), buttons.plain(_("Cancel"))
        self._build()
        self._ok.clicked.connect(self._on_ok)
        self._cancel.clicked.connect(self.reject)
        for field in (self._board, self._year):
            field.textChanged.connect(lambda _words: self._alarm.hide())
        self._ok.setDefault(True)
        self._board.setFocus()

    def show_error(self, words: str) -> None:
        """It could not be kept: said here, and the dialog stays."""
        self._ok.setEnabled(True)
        self._say(words)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need."""
        super().showEvent(event)
        self._fit()

    def _on_ok(self) -> None:
        board, year = " ".join(self._board.text().split()) or None, self._year.text().strip()
        if year and not _FIRST <= int(year) <= _LAST:
            self._say(_("Write the year with four figures, like this: 2025."))
            self._year.setFocus(Qt.FocusReason.OtherFocusReason)
        elif (board, year) == (self._snapshot.board, str(self._snapshot.year or "")):
            self.accept()  # it is so already
        else:
            self._ok.setEnabled(False)
            self.whose_wanted.emit(board, int(year) if year else None)

    def _say(self, words: str) -> None:
        self._alarm.say(words)
        self._fit()

    def _fit(self) -> None:
        """It grows at its foot: the fields stay where they are."""
        self.layout().activate()
        self.resize(self.width(), self.layout().totalHeightForWidth(self.width()))

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.L)
        grid.setVerticalSpacing(theme.M)
        grid.setColumnStretch(1, 1)
        for row, (words, field) in enumerate(((_("&Board"), self._board), (_("&Year"), self._year))):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        told = _("The file keeps its name. What you have exported already keeps the old words.")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        column.addLayout(grid)
        column.addWidget(theme.be(QLabel(told, wordWrap=True), "muted"))
        column.addWidget(self._alarm)
        column.addStretch()
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addStretch()
        row.addWidget(self._cancel)
        row.addWidget(self._ok)
        column.addLayout(row)
