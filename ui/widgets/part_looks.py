"""How what was understood of a form's cells is told apart: by its ground, and by a small shape."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from ui import glyphs, theme
from ui.flow_layout import FlowLayout
from ui.models.form_sheet import part_word

PARTS = ("section", "question", "mark", "answer", "evidence")
SHAPE = 9
_GROUNDS = {
    "section": "hover",
    "question": "accent_ground",
    "mark": "mark_ground",
    "answer": "answer_ground",
    "evidence": "evidence_ground",
}


def ground(part: str | None, look: theme.Colours) -> QColor:
    """What a cell stands on."""
    return QColor(getattr(look, _GROUNDS.get(part or "", "surface")))


def draw_shape(painter: QPainter, part: str, box: QRectF, colour: QColor) -> None:
    """The part's shape, in this square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _SHAPES[part](painter, box, colour)
    painter.restore()


def _section(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A heading over its text."""
    _lines(painter, box, colour, ((0.2, 0.0, 1.0, 2.2), (0.65, 0.0, 0.6, 1.0), (0.95, 0.0, 0.6, 1.0)))


def _question(painter: QPainter, box: QRectF, colour: QColor) -> None:
    glyphs.question_mark(painter, box, colour)


def _mark(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """An empty box."""
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.8, 0.8, -0.8, -0.8))


def _answer(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Lines of writing."""
    _lines(painter, box, colour, ((0.15, 0.0, 1.0, 1.2), (0.5, 0.0, 1.0, 1.2), (0.85, 0.0, 0.6, 1.2)))


def _evidence(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A sheet of paper with a corner turned down."""
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    corners = ((0.15, 0), (0.6, 0), (0.9, 0.35), (0.9, 1), (0.15, 1))
    painter.drawPolygon([QPointF(x + a * w, y + b * h) for a, b in corners])


def _lines(
    painter: QPainter, box: QRectF, colour: QColor, lines: tuple[tuple[float, float, float, float], ...]
) -> None:
    """Lines across the box, each (height, from, to, thickness)."""
    for y, left, right, thickness in lines:
        painter.setPen(QPen(colour, thickness))
        at = box.y() + y * box.height()
        painter.drawLine(
            QPointF(box.x() + left * box.width(), at), QPointF(box.x() + right * box.width(), at)
        )


_SHAPES: dict[str, Callable[[QPainter, QRectF, QColor], None]] = {
    "section": _section,
    "question": _question,
    "mark": _mark,
    "answer": _answer,
    "evidence": _evidence,
}


class Legend(QWidget):
    """What the grounds and shapes stand for; only those that are there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = FlowLayout(self, spacing=theme.M)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._entries = {part: _Entry(part) for part in PARTS}
        for entry in self._entries.values():
            layout.addWidget(entry)

    def show_parts(self, parts: set[str | None]) -> None:
        for part, entry in self._entries.items():
            entry.setVisible(part in parts)
        self.updateGeometry()


class _Entry(QWidget):
    def __init__(self, part: str) -> None:
        super().__init__()
        self._part = part
        self._word = part_word(part)
        self.setAccessibleName(self._word)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(theme.HINT))
        return QSize(metrics.horizontalAdvance(self._word) + 2 * theme.XS + 18, max(18, metrics.height() + 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        painter = QPainter(self)
        swatch = QRectF(0.5, (self.height() - 16) / 2 + 0.5, 17, 15)
        painter.setPen(QColor(look.line))
        painter.setBrush(ground(self._part, look))
        painter.drawRect(swatch)
        shape = QRectF(0, 0, SHAPE, SHAPE)
        shape.moveCenter(swatch.center())
        draw_shape(painter, self._part, shape, QColor(look.muted))
        painter.setFont(theme.font(theme.HINT))
        painter.setPen(QColor(look.muted))
        area = self.rect().adjusted(18 + theme.XS, 0, 0, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._word)
