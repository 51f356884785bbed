"""The line over the form while the user points out where an answer goes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import Kind, Question, Role
from ui import theme
from ui.widgets.choice_box import ChoiceBox


class PointingBar(QFrame):
    """Says what to do, and what the place is for."""

    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.be(self, "pointing")
        self._words = theme.be(QLabel(wordWrap=True), "side")
        self._for = ChoiceBox()
        self._for.setAccessibleName(_("What goes there"))
        self._end = QPushButton(_("Stop pointing"))
        self._end.setAutoDefault(True)
        self._end.clicked.connect(lambda: self.ended.emit())
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self._for, 1)
        row.addWidget(self._end)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        layout.setSpacing(theme.XS)
        layout.addWidget(self._words)
        layout.addLayout(row)
        self.hide()

    def start(self, question: Question) -> None:
        """Shows itself, for this question; what it has no place for comes first."""
        words = _(
            "Choose the cell for the answer to {question}: click it, or go there with the arrow keys and press Enter."
        )
        self._words.setText(words.format(question=question.label))
        self._for.clear()
        if question.kind is Kind.CHOICE:
            for option in question.options:
                self._for.addItem(_("The box for “{option}”").format(option=option), (Role.MARK, option))
            self._for.addItem(_("The chosen option, written out"), (Role.MARK, None))
        self._for.addItem(_("The description"), (Role.DESCRIPTION, None))
        self._for.addItem(_("The evidence"), (Role.EVIDENCE, None))
        self._for.setCurrentIndex(self._first_lacking(question))
        self.show()

    def purpose(self) -> tuple[Role, str | None]:
        """Which part of the answer the place is for, and which option, where it is one's box."""
        role, option = self._for.currentData()
        return Role(role), option

    def _first_lacking(self, question: Question) -> int:
        """The first option without a box, or else the description: what has no place, or most often a wrong one."""
        there = {place.option for place in question.places if place.role is Role.MARK}
        lacking = [option for option in question.options if option not in there]
        wanted = (
            (Role.MARK, lacking[0]) if lacking and question.kind is Kind.CHOICE else (Role.DESCRIPTION, None)
        )
        return next(at for at in range(self._for.count()) if tuple(self._for.itemData(at)) == wanted)
