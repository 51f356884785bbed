"""Under the comparison: what the looks of words mean, and the ways out of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from auditprep.i18n import _
from ui import theme
from ui.widgets import buttons
from ui.widgets.compare_marks import CompareLegend

_BESIDE_FROM = 720


class Footer(QWidget):
    """The legend to the left, the one primary button to the right."""

    docx_requested = Signal()
    pdf_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._low = self._explains = False
        self._legend = CompareLegend(_("new since the column before"), _("gone in the next"))
        self._working = theme.be(QLabel(_("Reading and comparing…")), "muted")
        self.pdf, self.docx = buttons.plain(_("Save as PDF…")), buttons.primary(_("Save as Word…"))
        self.pdf.clicked.connect(lambda: self.pdf_requested.emit())
        self.docx.clicked.connect(lambda: self.docx_requested.emit())
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        self._row.setSpacing(theme.S)
        ways = QHBoxLayout()
        ways.setSpacing(theme.S)
        ways.addStretch()
        for button in (self.pdf, self.docx):
            ways.addWidget(button, alignment=Qt.AlignmentFlag.AlignBottom)
        self._row.addWidget(self._legend, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._working, 1)
        self._row.addLayout(ways)
        self.show_working(False, can_export=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for both, the legend stands above the buttons."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if self.width() >= _BESIDE_FROM else ways.TopToBottom)

    def set_low(self, low: bool) -> None:
        """Where there is little height, what the looks mean gives way: the words are struck out and underlined too."""
        self._low = low
        self._legend.setVisible(self._explains and not low)

    def show_working(self, working: bool, *, can_export: bool) -> None:
        """While something is read, nothing can be saved."""
        self._working.setVisible(working)
        self._explains = not working and can_export
        self._legend.setVisible(self._explains and not self._low)
        for button in (self.pdf, self.docx):
            button.setEnabled(can_export and not working)
        self.setVisible(working or can_export)
