"""The first step: what is left to do before anything is sent, each with the way to where it is seen to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import Snapshot, Status
from ui import theme
from ui.models.before_sending import Findings, Matter, Point, State, head, points
from ui.models.cited import name_of, told_apart
from ui.pages.export.parts import Links, sentence, short
from ui.widgets import buttons
from ui.widgets.emptying import empty
from ui.widgets.icon_label import IconLabel

_SIGNS = {State.DONE: ("check", "yes"), State.LEFT: ("warning", "partly"), State.KNOWN: ("shield", "muted")}


class Before(QWidget):
    """Says it, and forbids nothing."""

    question_requested = Signal(str)
    evidence_requested = Signal(int)
    checks_requested = Signal()
    checklist_requested = Signal()
    colleagues_requested = Signal()
    status_requested = Signal(object)  # Status

    def __init__(self) -> None:
        super().__init__()
        self._snapshot: Snapshot | None = None
        self._findings = Findings()
        self._may_change = True
        self._head = QLabel(wordWrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        card = theme.be(QFrame(), "card")
        card.setLayout(self._rows)
        self._rows.setContentsMargins(theme.L, theme.S, theme.L, theme.S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addWidget(self._head)
        column.addWidget(card)
        column.addStretch()

    def show_case(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._show()

    def show_findings(self, findings: Findings) -> None:
        if findings != self._findings:
            self._findings = findings
            self._show()

    def set_may_change(self, may: bool) -> None:
        """Whether the status can be changed: a file that is only read keeps its own."""
        if may != self._may_change:
            self._may_change = may
            self._show()

    def words(self) -> str:
        """How much is left."""
        return self._head.text()

    def _show(self) -> None:
        if self._snapshot is None:
            return
        found = points(self._snapshot, self._findings)
        self._head.setText(head(found, self._snapshot))
        empty(self._rows)
        for number, point in enumerate(found):
            if number:
                self._rows.addWidget(theme.be(QFrame(), "line-h"))
            self._rows.addWidget(self._row(point))

    def _row(self, point: Point) -> QWidget:
        below = (Links(self._links(point)),) if point.questions or point.documents else ()
        row = sentence(point.words, IconLabel(*_SIGNS[point.state]), *below, button=self._button(point))
        row.setAccessibleName(f"{_state_name(point.state)}: {point.words}")
        return row

    def _button(self, point: Point) -> QPushButton | None:
        action = self._action(point)
        if action is None:
            return None
        said, then = action
        button = theme.be(buttons.plain(said), "compact")
        button.setAccessibleDescription(point.words)
        button.clicked.connect(lambda: then())
        return button

    def _links(self, point: Point) -> Iterator[tuple[str, Callable[[], None]]]:
        for question in point.questions:
            words = f"{question.label}  {short(question.text)}"
            yield words, partial(self.question_requested.emit, question.key)
        apart = told_apart(self._snapshot.evidence) if self._snapshot and point.documents else {}
        for document in point.documents:
            words = " ".join(filter(None, (short(name_of(document)), apart.get(document.id))))
            yield words, partial(self.evidence_requested.emit, document.id)

    def _action(self, point: Point) -> tuple[str, Callable[[], None]] | None:
        """What can be done about it, and how that is called."""
        if point.state is not State.LEFT:
            return None
        ways: dict[Matter, tuple[str, Callable[[], None]]] = {
            Matter.FINDINGS: (_("Look at them first"), self.checks_requested.emit),
            Matter.CHECKLIST: (_("Show the checklist"), self.checklist_requested.emit),
            Matter.SHEETS: (_("Show the sheets"), self.colleagues_requested.emit),
        }
        if self._may_change:
            decided = partial(self.status_requested.emit, Status.DECIDED)
            ways[Matter.DECISION] = (_("Note the decision…"), decided)
        return ways.get(point.matter)


def _state_name(state: State) -> str:
    return {State.DONE: _("Done"), State.LEFT: _("Left to do"), State.KNOWN: _("Good to know")}[state]
