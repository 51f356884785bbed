"""What stands in the comparison's place where there is none: what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from auditprep.i18n import _
from ui import theme
from ui.flow_layout import FlowLayout
from ui.widgets import buttons

_COLUMN = 560


class Nothing(QWidget):
    """There is nothing to compare: how to begin."""

    previous_requested = Signal()
    add_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._more = theme.be(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "muted")
        self.previous, self.add = (
            buttons.primary(_("Choose the year before…")),
            buttons.plain(_("Add a submission…")),
        )
        self.previous.clicked.connect(lambda: self.previous_requested.emit())
        self.add.clicked.connect(lambda: self.add_requested.emit())
        self._build()

    def show_reason(self, count: int) -> None:
        """Why there is nothing, by how many submissions there are."""
        if count < 2:
            self._words.setText(_("Nothing to compare yet. Choose the year before, or add a submission."))
            self._more.setText(
                _(
                    "A submission is a case (.auditprep) or a Word form that is filled in: another year, or another board of the same year. Nothing in it is changed."
                )
            )
        else:
            self._words.setText(_("None of these forms has any questions."))
            self._more.setText(_("Leave one out above, or add another submission."))
        self.previous.setVisible(count < 2)

    def show_working(self, working: bool) -> None:
        """As long as it is not known whether there is nothing, that is not said either."""
        self._inside.setVisible(not working)
        for widget in (self.previous, self.add):
            widget.setEnabled(not working)

    def first(self) -> QPushButton:
        """Where the keyboard begins."""
        return self.add if self.previous.isHidden() else self.previous

    def _build(self) -> None:
        self._inside = QWidget()
        self._inside.setMaximumWidth(_COLUMN)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(theme.L, theme.XL, theme.L, theme.XL)
        column.setSpacing(theme.M)
        column.addWidget(self._words)
        column.addWidget(self._more)
        ways = FlowLayout(spacing=theme.S)
        for button in (self.previous, self.add):
            ways.addWidget(button)
        column.addLayout(ways)
        column.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._inside, 1)


class NothingFound(QWidget):
    """The filters leave no question."""

    all_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        words = theme.be(QLabel(_("No question fits the filter."), wordWrap=True), "muted")
        self.all_of_them = buttons.link(_("Show all questions"))
        self.all_of_them.clicked.connect(lambda: self.all_requested.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.XL, theme.L, theme.XL)
        column.setSpacing(theme.S)
        column.addWidget(words)
        column.addWidget(self.all_of_them, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
