"""The small shapes that go with states and marks, drawn rather than typed: no font has them all."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

STROKE = 1.7


def check(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """✓"""
    _stroke(painter, _lines(box, [(0.12, 0.55), (0.4, 0.82), (0.9, 0.2)]), colour, 2.0)


def cross(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """✕"""
    path = _lines(box, [(0.18, 0.18), (0.82, 0.82)])
    path.addPath(_lines(box, [(0.82, 0.18), (0.18, 0.82)]))
    _stroke(painter, path, colour, 2.0)


def ring(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """○"""
    painter.setPen(QPen(colour, STROKE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))


def half(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """◐"""
    ring(painter, box, colour)
    painter.setBrush(colour)
    painter.drawChord(box.adjusted(1, 1, -1, -1), 90 * 16, 180 * 16)


def question_mark(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """?"""
    font = QFont(painter.font())
    font.setPixelSize(round(box.height() * 1.15))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(box.adjusted(-4, -4, 4, 4), Qt.AlignmentFlag.AlignCenter, "?")


def checked_disc(painter: QPainter, box: QRectF, colour: QColor, ground: QColor) -> None:
    """✓ cut out of a filled disc."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
    inner = box.adjusted(*(box.width() * side for side in (0.22, 0.22, -0.22, -0.22)))
    _stroke(painter, _lines(inner, [(0.05, 0.52), (0.38, 0.82), (0.95, 0.22)]), ground, STROKE)


def alert(painter: QPainter, box: QRectF, colour: QColor, ground: QColor) -> None:
    """▲ with a ! cut out."""
    path = _lines(box, [(0.5, 0.08), (0.97, 0.92), (0.03, 0.92)])
    path.closeSubpath()
    painter.setBrush(colour)
    pen = QPen(colour, box.width() * 0.08, j=Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(path)
    _exclaim(painter, box, ground, (0.36, 0.62, 0.79))


def exclaim_disc(painter: QPainter, box: QRectF, colour: QColor, ground: QColor) -> None:
    """● with a ! cut out."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
    _exclaim(painter, box, ground, (0.26, 0.55, 0.75))


def info_ring(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """○ with an i in it."""
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    _exclaim(painter, box, colour, (0.74, 0.47, 0.28))


def _exclaim(painter: QPainter, box: QRectF, colour: QColor, heights: tuple[float, float, float]) -> None:
    """A stroke from the first height to the second, and a dot at the third."""
    begin, end, dot = heights
    _stroke(painter, _lines(box, [(0.5, begin), (0.5, end)]), colour, max(1.2, box.width() * 0.11))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    radius = max(0.7, box.width() * 0.065)
    painter.drawEllipse(QPointF(box.x() + box.width() / 2, box.y() + dot * box.height()), radius, radius)


def _lines(box: QRectF, points: list[tuple[float, float]]) -> QPainterPath:
    at = [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in points]
    path = QPainterPath(at[0])
    for point in at[1:]:
        path.lineTo(point)
    return path


def _stroke(painter: QPainter, path: QPainterPath, colour: QColor, width: float) -> None:
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
