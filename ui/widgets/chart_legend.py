"""What the parts of a bar mean: a small piece of each beside its words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget

from ui import theme
from ui.flow_layout import FlowLayout
from ui.widgets.chart_bar import Look, paint_look
from ui.widgets.emptying import empty

_PIECE = (14, 10)


class ChartLegend(QWidget):
    """In rows, where they do not fit beside each other."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[Look, str], ...] = ()
        self._flow = FlowLayout(self, spacing=theme.M)

    def show_looks(self, looks: Iterable[tuple[Look, str]]) -> None:
        shown = tuple(looks)
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._flow)
        for look, words in shown:
            self._flow.addWidget(_item(look, words))
        self.setVisible(bool(shown))


class _Piece(QWidget):
    """Says nothing to a screen reader: the words beside it do."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(*_PIECE)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        paint_look(painter, box, self._look, look)
        painter.setPen(QPen(QColor(look.control), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)


def _item(look: Look, words: str) -> QWidget:
    item = QWidget()
    row = QHBoxLayout(item)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.XS + 2)
    row.addWidget(_Piece(look))
    row.addWidget(theme.be(QLabel(words, textFormat=Qt.TextFormat.PlainText), "hint"))
    return item
