"""How grave a finding is, as a shape in a colour: ▲ an error, a full disc a warning, a ring a note; and the same with its word."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy

from auditprep import messages
from auditprep.model import Severity
from ui import glyphs, theme

_SIDE, _GAP = 14, 6


def paint_severity(
    painter: QPainter, box: QRectF, severity: Severity, look: theme.Colours, ground: str
) -> None:
    """The shape alone; `ground` is the colour that it stands on."""
    if severity is Severity.ERROR:
        glyphs.alert(painter, box, QColor(look.no), QColor(ground))
    elif severity is Severity.WARNING:
        glyphs.exclaim_disc(painter, box, QColor(look.partly), QColor(ground))
    else:
        glyphs.info_ring(painter, box, QColor(look.muted))


class SeverityWord(QLabel):
    """Its text is the word: a screen reader says it, whatever its colour."""

    def __init__(self) -> None:
        super().__init__()
        self._severity = Severity.NOTE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_severity(self, severity: Severity) -> None:
        self._severity = severity
        self.setText(messages.severity_name(severity))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(theme.SIDE, bold=True))
        width = _SIDE + _GAP + metrics.horizontalAdvance(self.text())
        return QSize(width + 2, max(_SIDE, metrics.height()) + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, (self.height() - _SIDE) / 2, _SIDE, _SIDE)
        paint_severity(painter, box, self._severity, look, look.surface)
        ink = {Severity.ERROR: look.no, Severity.WARNING: look.partly, Severity.NOTE: look.muted}
        painter.setFont(theme.font(theme.SIDE, bold=True))
        painter.setPen(QColor(ink[self._severity]))
        area = QRectF(self.rect()).adjusted(_SIDE + _GAP, 0, 0, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
