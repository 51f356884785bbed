"""The first step to a new case: the auditors' file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from auditprep.i18n import _
from ui import theme
from ui.widgets.drop_zone import DropPlace

_DROP_HEIGHT = 320


class FormChooser(QWidget):
    """Where the auditors' file is chosen or dropped; the dialog takes what is dropped."""

    browse_requested = Signal()
    shipped_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._browse = theme.be(QPushButton(_("Choose the file…")), "primary")
        self._shipped = theme.be(QPushButton(_("I have no form: use the program’s own")), "link")
        self._hint = theme.be(QLabel(_("or drop it here"), alignment=Qt.AlignmentFlag.AlignHCenter), "muted")
        self._browse.clicked.connect(lambda: self.browse_requested.emit())
        self._shipped.clicked.connect(lambda: self.shipped_requested.emit())
        words = _("The Word file the auditors sent, or one that is already filled in. It is only read.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        layout.addWidget(theme.be(QLabel(_("The auditors’ form")), "question"))
        layout.addWidget(theme.be(QLabel(words, wordWrap=True), "muted"))
        layout.addSpacing(theme.S)
        layout.addWidget(self._drop_place(), 100)
        layout.addWidget(self._shipped, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def set_reading(self, name: str | None) -> None:
        """Says what is being read; None when nothing is."""
        self._hint.setText(_("Reading {file} …").format(file=name) if name else _("or drop it here"))
        for button in (self._browse, self._shipped):
            button.setEnabled(name is None)

    def focus_first(self) -> None:
        """Where the user goes on."""
        self._browse.setFocus()

    def _drop_place(self) -> QWidget:
        place = DropPlace()
        place.setMaximumHeight(_DROP_HEIGHT)
        inside = QVBoxLayout(place)
        inside.setSpacing(theme.S)
        inside.addStretch()
        inside.addWidget(self._browse, alignment=Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self._hint)
        inside.addStretch()
        return place
