"""Above a document: why it, or all of it, is not there to see, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from auditprep.i18n import _
from ui import theme
from ui.widgets import buttons
from ui.widgets.icon_label import IconLabel

_FIELD_WIDTH = 280


class TroubleLine(QFrame):
    """A sentence; with a field where a password is asked for, or a button where the document is to be read."""

    password_given = Signal(str)
    read_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.be(self, "doubt")
        self._read_only = self._is_unread = False
        self._words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._words.setFont(theme.font(theme.SIDE))
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.field = theme.be(QLineEdit(echoMode=QLineEdit.EchoMode.Password), "compact")
        self.field.setPlaceholderText(_("Password"))
        self.field.setAccessibleName(_("The document’s password"))
        self.unlock = theme.be(buttons.plain(_("Unlock")), "compact")
        self.read = theme.be(buttons.plain(_("Read the document")), "compact")
        self._password = _row(self.field, self.unlock)
        self._build()
        self.field.returnPressed.connect(self._give)
        self.field.textChanged.connect(lambda words: self.unlock.setEnabled(bool(words)))
        self.unlock.clicked.connect(self._give)
        self.read.clicked.connect(lambda: self.read_wanted.emit())
        self.clear()

    def say(self, words: str, *, asks_password: bool = False) -> None:
        """Shows the words, and has a screen reader say them."""
        self._say(words)
        self._password.setVisible(asks_password)
        self.read.setVisible(self._is_unread and not self._read_only)
        self.field.clear()
        self.unlock.setEnabled(False)

    def focus_field(self) -> None:
        """The user wants to give the password."""
        if not self._password.isHidden():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_unread(self) -> None:
        """Nobody has read the document yet; it can be asked for."""
        self._is_unread = True
        self._say(_("The text of this document has not been read yet, so it cannot be searched."))
        self.read.setVisible(not self._read_only)

    def clear(self) -> None:
        self._is_unread = False
        self._words.clear()
        self.field.clear()
        for widget in (self, self._password, self.read):
            widget.hide()

    def words(self) -> str:
        """What is said now; nothing when hidden."""
        return self._words.text()

    def set_read_only(self, read_only: bool) -> None:
        """In a case that cannot be changed nothing can be read into it."""
        self._read_only = read_only
        self.read.setVisible(self._is_unread and not read_only)

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self.setAccessibleName(words)
        self._password.hide()
        self.read.hide()
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _give(self) -> None:
        if self.field.text():
            self.password_given.emit(self.field.text())

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(theme.S)
        for widget in (self._words, self._password, self.read):
            column.addWidget(widget)
        column.setAlignment(self.read, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        row.setSpacing(theme.S)
        row.addWidget(IconLabel("warning", "partly"), alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)


def _row(field: QLineEdit, button: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.S)
    row.addWidget(field, 4)
    row.addWidget(button)
    row.addStretch(1)
    field.setMaximumWidth(_FIELD_WIDTH)
    return made
