"""The export under way."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from auditprep.i18n import _
from auditprep.model import Progress
from ui import texts, theme
from ui.widgets import buttons


class Work(QWidget):
    """How far it has come, and a way to call it off."""

    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._step = theme.be(QLabel(), "muted")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(_("Progress of the export"))
        self._cancel = buttons.plain(_("Cancel"))
        self._cancel.clicked.connect(lambda: self.cancel_requested.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.M)
        row.addWidget(self._step)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)

    def begin(self) -> None:
        self._bar.setRange(0, 0)
        self._step.clear()

    def show_progress(self, progress: Progress) -> None:
        self._bar.setRange(0, max(1, progress.total))
        self._bar.setValue(progress.done)
        self._step.setText(texts.step(progress.step))
