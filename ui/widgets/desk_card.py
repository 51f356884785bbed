"""The open case as a desk: whose it is, how far it has come, its days, what is left, and which year is last year's."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from auditprep.i18n import _
from auditprep.model import Snapshot
from ui import texts, theme
from ui.models.desk import Left, Where, left_to_do, nothing_left
from ui.widgets import buttons
from ui.widgets.chart_progress import ProgressChart
from ui.widgets.desk_days import DeskDays
from ui.widgets.left_list import LeftList
from ui.widgets.previous_row import PreviousRow
from ui.widgets.standing_row import StandingRow


class DeskCard(QFrame):
    """The open case: who, when, how far, and what is left as links."""

    question_requested = Signal(str)
    whose_requested = Signal()
    export_requested = Signal()
    colleagues_requested = Signal()
    checks_requested = Signal()
    checklist_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.be(self, "card")
        self.standing, self.days, self.previous = StandingRow(), DeskDays(), PreviousRow()
        self._snapshot: Snapshot | None = None
        self._findings = ""
        self._name = theme.be(QLabel(wordWrap=True), "question")
        self._whose = buttons.link(_("Change board and year…"))
        self._whose.clicked.connect(lambda: self.whose_requested.emit())
        self._form = theme.be(QLabel(wordWrap=True), "caption")
        self._count, self._bar = QLabel(), ProgressChart()
        self._left, self._left_title = LeftList(), theme.be(QLabel(_("What is left")), "page-title")
        self._nothing_left = theme.be(QLabel(wordWrap=True), "muted")
        self._left.chosen.connect(self._go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        layout.setSpacing(theme.S)
        title = QHBoxLayout()
        title.setSpacing(theme.M)
        title.addWidget(self._name, 1)
        title.addWidget(self._whose, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addLayout(title)
        for widget in (self._form, self.standing, self.days, self._count, self._bar):
            layout.addWidget(widget)
        layout.addSpacing(theme.S)
        for widget in (self._left_title, self._left, self._nothing_left):
            layout.addWidget(widget)
        layout.addWidget(self.previous)

    def show_case(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._name.setText(texts.case_name(snapshot))
        self._form.setText(snapshot.form_name)
        self._count.setText(texts.answered(snapshot))
        self._bar.show_progress(snapshot.questionnaire.questions(), snapshot, texts.answered(snapshot))
        self.standing.show_case(snapshot)
        self.days.show_case(snapshot)
        self.previous.show_case(snapshot)
        self._show_left()

    def set_can_rename(self, can: bool) -> None:
        """Whether the board and the year can be changed."""
        self._whose.setVisible(can)

    def show_findings(self, words: str) -> None:
        """How many errors and warnings the rules have found, in words; "" for none."""
        self._findings = words
        self._show_left()

    def _show_left(self) -> None:
        if self._snapshot is None:
            return
        lines = left_to_do(self._snapshot, self._findings, dt.date.today())
        self._left.show_left(lines)
        self._nothing_left.setText(nothing_left(self._snapshot))
        for widget in (self._left_title, self._left):
            widget.setVisible(bool(lines))
        self._nothing_left.setVisible(not lines)

    def _go(self, line: Left) -> None:
        if line.where is Where.QUESTION:
            self.question_requested.emit(line.key)
            return
        ways = {
            Where.CHECKS: self.checks_requested,
            Where.CHECKLIST: self.checklist_requested,
            Where.COLLEAGUES: self.colleagues_requested,
            Where.EXPORT: self.export_requested,
        }
        ways[line.where].emit()
