"""Draws the program's icon and that of its case files, in every size that a system asks for.

    .venv/bin/python resources/icons/program/make_icons.py

`auditprep` is a sheet with two lines and a tick on the accent's ground; `case` is the sheet by itself, as a document
lies in a folder. What is too fine for a small size is left out of it, and edges lie on whole pixels.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath, QPen, QPolygonF

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256, 512)
IN_ICO = tuple(size for size in SIZES if size <= 256)  # Windows knows no larger
FOLDER = Path(__file__).resolve().parent

GROUND, PAPER, FOLD, INK, TICK = "#1F5FA8", "#FFFFFF", "#C9D8EA", "#9DB4CF", "#16703F"
EDGE = "#1F5FA8"

Draw = Callable[[QPainter, int], None]


def main() -> int:
    """Writes the PNG and the ICO files beside this script."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    for name, draw in DRAWN.items():
        pictures = {size: drawn(draw, size) for size in SIZES}
        for size, picture in pictures.items():
            (FOLDER / f"{name}-{size}.png").write_bytes(picture)
        (FOLDER / f"{name}.ico").write_bytes(as_ico([pictures[size] for size in IN_ICO]))
    del app
    return 0


def drawn(draw: Draw, size: int) -> bytes:
    """The icon in this size, as PNG."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    draw(painter, size)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # what it asks for it does not take
    return bytes(buffer.data().data())


def as_ico(pictures: list[bytes]) -> bytes:
    """One file for Windows with all of these, the largest first."""
    images = [Image.open(io.BytesIO(picture)) for picture in reversed(pictures)]
    file = io.BytesIO()
    images[0].save(file, "ICO", sizes=[image.size for image in images], append_images=images[1:])
    return file.getvalue()


def _draw_program(painter: QPainter, size: int) -> None:
    painter.setBrush(QColor(GROUND))
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.19, size * 0.19)
    sheet = _snapped(size, 0.24, 0.13, 0.76, 0.87)
    _draw_sheet(painter, sheet, size)
    _draw_lines(painter, sheet, size)
    _draw_tick(painter, sheet, size)


def _draw_case(painter: QPainter, size: int) -> None:
    sheet = _snapped(size, 0.14, 0.03, 0.86, 0.97)
    edge = QPen(QColor(EDGE), max(1.0, size * 0.035))
    edge.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(edge)
    inset = max(0.5, size * 0.0175)
    sheet.adjust(inset, inset, -inset, -inset)
    _draw_sheet(painter, sheet, size)
    painter.setPen(Qt.PenStyle.NoPen)
    _draw_lines(painter, sheet, size)
    _draw_tick(painter, sheet, size)


def _snapped(size: int, left: float, top: float, right: float, bottom: float) -> QRectF:
    """A place in parts of the whole, with its edges on whole pixels."""
    return QRectF(
        QPointF(round(left * size), round(top * size)), QPointF(round(right * size), round(bottom * size))
    )


def _draw_sheet(painter: QPainter, sheet: QRectF, size: int) -> None:
    """Paper with one corner folded."""
    fold = round(sheet.width() * 0.28)
    corner = QPointF(sheet.right() - fold, sheet.top())
    paper = QPolygonF(
        [
            sheet.topLeft(),
            corner,
            QPointF(sheet.right(), sheet.top() + fold),
            sheet.bottomRight(),
            sheet.bottomLeft(),
        ]
    )
    painter.setBrush(QColor(PAPER))
    painter.drawPolygon(paper)
    painter.setBrush(QColor(FOLD))
    under = QPointF(corner.x(), sheet.top() + fold)
    painter.drawPolygon(QPolygonF([corner, QPointF(sheet.right(), under.y()), under]))


def _draw_lines(painter: QPainter, sheet: QRectF, size: int) -> None:
    """Two lines of writing, where there is room for them."""
    if size < 32:
        return
    painter.setBrush(QColor(INK))
    height = max(2, round(size * 0.04))
    for at, length in ((0.30, 0.36), (0.44, 0.64)):
        left, top = round(sheet.left() + sheet.width() * 0.18), round(sheet.top() + sheet.height() * at)
        painter.drawRect(QRectF(left, top, round(sheet.width() * length), height))


def _draw_tick(painter: QPainter, sheet: QRectF, size: int) -> None:
    """The answer: as large as the writing leaves room for."""
    top = 0.36 if size < 32 else 0.55
    across, down = sheet.width(), sheet.height()
    points = [(0.20, top + (0.92 - top) * 0.50), (0.42, 0.86), (0.80, top)]
    places = [QPointF(sheet.left() + x * across, sheet.top() + y * down) for x, y in points]
    path = QPainterPath(places[0])
    for place in places[1:]:
        path.lineTo(place)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(QColor(TICK), max(2.0, size * 0.075), Qt.PenStyle.SolidLine)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)


DRAWN: dict[str, Draw] = {"auditprep": _draw_program, "case": _draw_case}

if __name__ == "__main__":
    sys.exit(main())
