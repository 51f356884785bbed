"""What the marks in a text mean: a patch of each, and its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QTextCharFormat
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSizePolicy, QWidget

from auditprep.i18n import _
from ui import theme
from ui.flow_layout import FlowLayout
from ui.models import stale_words
from ui.widgets.emptying import empty
from ui.widgets.text_marks import DIFFERS, mark_format

_PENS = {
    QTextCharFormat.UnderlineStyle.SingleUnderline: Qt.PenStyle.SolidLine,
    QTextCharFormat.UnderlineStyle.DashUnderline: Qt.PenStyle.DashLine,
    QTextCharFormat.UnderlineStyle.DotLine: Qt.PenStyle.DotLine,
}


class MarkLegend(QWidget):
    """Hidden while there is nothing to explain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._layout = FlowLayout(self, spacing=theme.S)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_looks(self, names: Sequence[str]) -> None:
        """Explains these looks of `text_marks`."""
        if tuple(names) != self._names:
            self._names = tuple(names)
            empty(self._layout)
            for name in names:
                self._layout.addWidget(_line(name))
            self.updateGeometry()
        self.setVisible(bool(names))


def _line(name: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.XS)
    words = _("not in this year’s answer") if name == DIFFERS else stale_words.meaning(name)
    row.addWidget(_Patch(name))
    row.addWidget(theme.be(QLabel(words), "hint"))
    return line


class _Patch(QWidget):
    """As the mark looks behind words."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(QSize(10, 14))

    def paintEvent(self, event: QPaintEvent) -> None:
        form = mark_format(theme.colours(QApplication.palette()), self._name)
        painter = QPainter(self)
        painter.fillRect(self.rect(), form.background())
        painter.setPen(QPen(QColor(form.underlineColor()), 1, _PENS[form.underlineStyle()]))
        foot = self.height() - 1.5
        painter.drawLine(QPointF(0, foot), QPointF(self.width(), foot))
