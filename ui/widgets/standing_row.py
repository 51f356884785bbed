"""How far the case has come: the five steps in a row, what is known of the last ones, and the way to change it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import Snapshot
from ui import theme
from ui.flow_layout import FlowLayout
from ui.models import standing
from ui.widgets import buttons


class StandingRow(QWidget):
    """Where the case is stands out by weight and by a sign, not by colour alone."""

    change_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._steps = [QLabel() for _step in standing.STEPS]
        self._facts = theme.be(QLabel(wordWrap=True), "caption")
        self._change = buttons.link(_("Change status…"))
        self._change.clicked.connect(self.change_requested)
        self._build()

    def show_case(self, snapshot: Snapshot) -> None:
        at = standing.STEPS.index(snapshot.status)
        for place, (label, step) in enumerate(zip(self._steps, standing.STEPS, strict=True)):
            words = standing.name(step)
            label.setText(f"● {words}" if place == at else f"✓ {words}" if place < at else words)
            theme.be(label, "step-here" if place == at else "caption")
            label.setAccessibleName(_("{status}, now").format(status=words) if place == at else words)
        self._facts.setText(standing.facts(snapshot))
        self._facts.setVisible(bool(self._facts.text()))
        self.setAccessibleName(_("Status: {status}").format(status=standing.name(snapshot.status)))

    def set_can_change(self, can: bool) -> None:
        self._change.setVisible(can)

    def _build(self) -> None:
        line = QWidget()
        flow = FlowLayout(line, spacing=theme.S)
        for place, label in enumerate(self._steps):
            if place:
                flow.addWidget(theme.be(QLabel("›"), "caption"))
            flow.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addWidget(line, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._change, alignment=Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addLayout(row)
        layout.addWidget(self._facts)
