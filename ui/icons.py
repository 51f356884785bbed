"""The window's icons: one family of line icons, drawn on a grid of 20 with strokes of 1.7.

They are painted in the colour of the palette at hand, so they follow light and dark by themselves.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPainterPath, QPen, QPixmap

from ui import theme

GRID = 20.0
STROKE = 1.7


def icon(name: str, colour: str | None = None) -> QIcon:
    """The icon with this name; muted, and in the accent where it is checked, unless a colour is named."""
    return QIcon(_LineIcon(name, colour))


def pixmap(name: str, colour: str, side: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture `side` px wide in a named colour, for labels."""
    picture = QPixmap(QSize(side, side) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw(painter, name, QRectF(0, 0, side, side), colour)
    painter.end()
    return picture


def draw(painter: QPainter, name: str, where: QRectF, colour: str) -> None:
    """Paints the icon, centred in `where`."""
    side = min(where.width(), where.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(where.center() - QPointF(side / 2, side / 2))
    painter.scale(side / GRID, side / GRID)
    pen = QPen(
        QColor(colour), STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_path(name))
    painter.restore()


class _LineIcon(QIconEngine):
    def __init__(self, name: str, colour: str | None) -> None:
        super().__init__()
        self._name, self._colour = name, colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        draw(painter, self._name, QRectF(rect), self._ink(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return pixmap(self._name, self._ink(mode, state), min(size.width(), size.height()))

    def clone(self) -> QIconEngine:
        return _LineIcon(self._name, self._colour)

    def _ink(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        look = theme.colours(QGuiApplication.palette())
        if mode == QIcon.Mode.Disabled:
            return look.control
        if self._colour:
            return getattr(look, self._colour)
        return look.accent if state == QIcon.State.On else look.muted


_paths: dict[str, QPainterPath] = {}


def _path(name: str) -> QPainterPath:
    if name not in _paths:
        path = QPainterPath()
        _DRAWINGS[name](path)
        _paths[name] = path
    return _paths[name]


def names() -> tuple[str, ...]:
    """Every icon there is."""
    return tuple(_DRAWINGS)


def _lines(path: QPainterPath, *strokes: tuple[tuple[float, float], ...]) -> None:
    for first, *rest in strokes:
        path.moveTo(*first)
        for point in rest:
            path.lineTo(*point)


def _start(path: QPainterPath) -> None:
    _lines(path, ((2.5, 9.5), (10, 3), (17.5, 9.5)), ((4.5, 8), (4.5, 17), (15.5, 17), (15.5, 8)))
    _lines(path, ((8, 17), (8, 12), (12, 12), (12, 17)))


def _questions(path: QPainterPath) -> None:
    for y in (4.5, 10, 15.5):
        path.addRoundedRect(QRectF(2.6, y - 1.5, 3, 3), 0.6, 0.6)
        _lines(path, ((9, y), (17.5, y)))


def _compare(path: QPainterPath) -> None:
    _lines(path, ((2.5, 4), (8.6, 4), (8.6, 17), (2.5, 17), (2.5, 4)))
    _lines(path, ((11.4, 4), (17.5, 4), (17.5, 17), (11.4, 17), (11.4, 4)))


def _calendar(path: QPainterPath) -> None:
    path.addRoundedRect(QRectF(3, 4, 14, 13), 1.4, 1.4)
    _lines(path, ((3, 8.2), (17, 8.2)), ((6.8, 2.4), (6.8, 5.4)), ((13.2, 2.4), (13.2, 5.4)))


def _colleagues(path: QPainterPath) -> None:
    path.addEllipse(QRectF(4.2, 3.4, 5.6, 5.6))
    path.moveTo(1.8, 16.6)
    path.cubicTo(2.2, 12.4, 4.4, 11.4, 7, 11.4)
    path.cubicTo(9.6, 11.4, 11.8, 12.4, 12.2, 16.6)
    path.moveTo(12.2, 3.9)
    path.cubicTo(15.6, 3.2, 16.6, 8, 13, 8.8)
    path.moveTo(14.4, 11.6)
    path.cubicTo(16.8, 12, 17.9, 13.6, 18.2, 16.6)


def _export(path: QPainterPath) -> None:
    _lines(path, ((10, 13), (10, 3)), ((6, 6.8), (10, 2.8), (14, 6.8)))
    _lines(path, ((3, 12), (3, 17), (17, 17), (17, 12)))


def _document(path: QPainterPath) -> None:
    _lines(
        path,
        (
            (11.5, 2.5),
            (4.5, 2.5),
            (4.5, 17.5),
            (15.5, 17.5),
            (15.5, 6.5),
            (11.5, 2.5),
            (11.5, 6.5),
            (15.5, 6.5),
        ),
    )
    _lines(path, ((7.5, 10.5), (12.5, 10.5)), ((7.5, 13.7), (12.5, 13.7)))


def _check(path: QPainterPath) -> None:
    _lines(path, ((4, 10.5), (8.2, 14.8), (16, 5.8)))


def _cross(path: QPainterPath) -> None:
    _lines(path, ((5, 5), (15, 15)), ((15, 5), (5, 15)))


def _warning(path: QPainterPath) -> None:
    _lines(
        path, ((10, 2.8), (18, 16.8), (2, 16.8), (10, 2.8)), ((10, 8), (10, 11.8)), ((10, 14.1), (10, 14.2))
    )


def _checks(path: QPainterPath) -> None:
    path.addRoundedRect(QRectF(3.6, 4, 12.8, 13.4), 1.4, 1.4)
    _lines(
        path, ((7, 2.6), (13, 2.6), (13, 5.6), (7, 5.6), (7, 2.6)), ((6.8, 11.2), (9.2, 13.6), (13.4, 8.8))
    )


def _lock(path: QPainterPath) -> None:
    path.addRoundedRect(QRectF(4, 9, 12, 8.5), 1.4, 1.4)
    path.moveTo(6.6, 9)
    path.lineTo(6.6, 6.2)
    path.arcTo(QRectF(6.6, 2.8, 6.8, 6.8), 180, -180)
    path.lineTo(13.4, 9)


def _bullets(path: QPainterPath) -> None:
    for y in (5, 10, 15):
        path.addEllipse(QPointF(4, y), 0.8, 0.8)
        _lines(path, ((8, y), (17, y)))


def _numbers(path: QPainterPath) -> None:
    _lines(path, ((3, 3.6), (4.3, 2.8), (4.3, 7)), ((8, 5), (17, 5)), ((8, 15), (17, 15)))
    _lines(path, ((2.8, 13.4), (3.6, 12.6), (4.9, 12.8), (5.1, 14), (2.8, 17), (5.3, 17)))


def _indent(path: QPainterPath) -> None:
    _lines(path, ((3, 4), (17, 4)), ((9.5, 8), (17, 8)), ((9.5, 12), (17, 12)), ((3, 16), (17, 16)))
    _lines(path, ((3.2, 7.6), (5.8, 10), (3.2, 12.4)))


def _outdent(path: QPainterPath) -> None:
    _lines(path, ((3, 4), (17, 4)), ((9.5, 8), (17, 8)), ((9.5, 12), (17, 12)), ((3, 16), (17, 16)))
    _lines(path, ((5.8, 7.6), (3.2, 10), (5.8, 12.4)))


def _table(path: QPainterPath) -> None:
    path.addRoundedRect(QRectF(2.8, 3.8, 14.4, 12.4), 1.2, 1.2)
    _lines(path, ((2.8, 8), (17.2, 8)), ((2.8, 12.1), (17.2, 12.1)), ((10, 8), (10, 16.2)))


def _undo(path: QPainterPath) -> None:
    _lines(path, ((6.8, 3.8), (3.2, 7.4), (6.8, 11)), ((3.2, 7.4), (12, 7.4)))
    path.arcTo(QRectF(7.6, 7.4, 8.8, 8.8), 90, -180)
    path.lineTo(8.5, 16.2)


def _redo(path: QPainterPath) -> None:
    _lines(path, ((13.2, 3.8), (16.8, 7.4), (13.2, 11)), ((16.8, 7.4), (8, 7.4)))
    path.arcTo(QRectF(3.6, 7.4, 8.8, 8.8), 90, 180)
    path.lineTo(11.5, 16.2)


def _bold(path: QPainterPath) -> None:
    _lines(
        path, ((6, 3.5), (6, 16.5)), ((6, 3.5), (10.5, 3.5)), ((6, 9.8), (11, 9.8)), ((6, 16.5), (11, 16.5))
    )
    path.moveTo(10.5, 3.5)
    path.arcTo(QRectF(7.4, 3.5, 6.3, 6.3), 90, -180)
    path.moveTo(11, 9.8)
    path.arcTo(QRectF(7.6, 9.8, 6.7, 6.7), 90, -180)


def _italic(path: QPainterPath) -> None:
    _lines(path, ((8, 3.5), (14, 3.5)), ((6, 16.5), (12, 16.5)), ((11.4, 3.5), (8.6, 16.5)))


def _underline(path: QPainterPath) -> None:
    path.moveTo(6, 3)
    path.lineTo(6, 8.5)
    path.arcTo(QRectF(6, 4.5, 8, 8), 180, 180)
    path.lineTo(14, 3)
    _lines(path, ((4.5, 16.8), (15.5, 16.8)))


def _link(path: QPainterPath) -> None:
    _lines(path, ((7.4, 12.6), (12.6, 7.4)))
    path.moveTo(9, 6.2)
    path.cubicTo(11.5, 3.4, 13.4, 2.2, 15.8, 4.2)
    path.cubicTo(17.8, 6.6, 16.6, 8.5, 13.8, 11)
    path.moveTo(11, 13.8)
    path.cubicTo(8.5, 16.6, 6.6, 17.8, 4.2, 15.8)
    path.cubicTo(2.2, 13.4, 3.4, 11.5, 6.2, 9)


def _row(path: QPainterPath) -> None:
    path.addRoundedRect(QRectF(2.8, 3.2, 14.4, 5.2), 1, 1)
    _lines(path, ((10, 3.2), (10, 8.4)))


def _row_add(path: QPainterPath) -> None:
    _row(path)
    _lines(path, ((10, 11.2), (10, 17.6)), ((6.8, 14.4), (13.2, 14.4)))


def _row_remove(path: QPainterPath) -> None:
    _row(path)
    _lines(path, ((7.5, 11.9), (12.5, 16.9)), ((12.5, 11.9), (7.5, 16.9)))


def _column(path: QPainterPath) -> None:
    path.addRoundedRect(QRectF(3.2, 2.8, 5.2, 14.4), 1, 1)
    _lines(path, ((3.2, 10), (8.4, 10)))


def _column_add(path: QPainterPath) -> None:
    _column(path)
    _lines(path, ((14.4, 6.8), (14.4, 13.2)), ((11.2, 10), (17.6, 10)))


def _column_remove(path: QPainterPath) -> None:
    _column(path)
    _lines(path, ((11.9, 7.5), (16.9, 12.5)), ((16.9, 7.5), (11.9, 12.5)))


def _clock(path: QPainterPath) -> None:
    path.addEllipse(QPointF(10, 10), 7.2, 7.2)
    _lines(path, ((10, 5.8), (10, 10), (13, 12)))


def _paperclip(path: QPainterPath) -> None:
    path.moveTo(16.6, 9.2)
    path.lineTo(10.2, 15.6)
    path.cubicTo(6.2, 19.2, 0.9, 13.9, 4.5, 9.9)
    path.lineTo(10.9, 3.5)
    path.cubicTo(13.6, 1.1, 17.1, 4.6, 14.7, 7.3)
    path.lineTo(8.4, 13.6)
    path.cubicTo(7, 14.8, 5.2, 13, 6.4, 11.6)
    path.lineTo(12.2, 5.8)


def _newer(path: QPainterPath) -> None:
    path.addEllipse(QPointF(10, 10), 7.2, 7.2)
    _lines(path, ((10, 13.6), (10, 6.4)), ((7, 9.2), (10, 6.2), (13, 9.2)))


def _shield(path: QPainterPath) -> None:
    path.moveTo(10, 2.6)
    path.cubicTo(12, 4.2, 14.2, 4.8, 16.4, 4.8)
    path.cubicTo(16.6, 11, 14.6, 15.4, 10, 17.4)
    path.cubicTo(5.4, 15.4, 3.4, 11, 3.6, 4.8)
    path.cubicTo(5.8, 4.8, 8, 4.2, 10, 2.6)


def _ask(path: QPainterPath) -> None:
    path.addEllipse(QPointF(10, 10), 7.2, 7.2)
    path.moveTo(7.8, 8.2)
    path.cubicTo(7.8, 5.4, 12.4, 5.4, 12.2, 8.2)
    path.cubicTo(12, 9.8, 10, 9.8, 10, 11.6)
    _lines(path, ((10, 14), (10, 14.1)))


def _dash(path: QPainterPath) -> None:
    path.addEllipse(QPointF(10, 10), 7.2, 7.2)
    _lines(path, ((7, 10), (13, 10)))


def _ring(path: QPainterPath) -> None:
    path.addEllipse(QPointF(10, 10), 7.2, 7.2)


def _more(path: QPainterPath) -> None:
    for x in (4.5, 10, 15.5):
        path.addEllipse(QPointF(x, 10), 0.9, 0.9)


def _unfolded(path: QPainterPath) -> None:
    _lines(path, ((5, 7.5), (10, 12.5), (15, 7.5)))


def _folded(path: QPainterPath) -> None:
    _lines(path, ((7.5, 5), (12.5, 10), (7.5, 15)))


def _left(path: QPainterPath) -> None:
    _lines(path, ((12.5, 4), (6.5, 10), (12.5, 16)))


def _right(path: QPainterPath) -> None:
    _lines(path, ((7.5, 4), (13.5, 10), (7.5, 16)))


def _up(path: QPainterPath) -> None:
    _lines(path, ((4, 12.5), (10, 6.5), (16, 12.5)))


def _down(path: QPainterPath) -> None:
    _lines(path, ((4, 7.5), (10, 13.5), (16, 7.5)))


def _search(path: QPainterPath) -> None:
    path.addEllipse(QPointF(8.6, 8.6), 5.6, 5.6)
    _lines(path, ((12.8, 12.8), (17.2, 17.2)))


def _zoom_in(path: QPainterPath) -> None:
    _search(path)
    _lines(path, ((8.6, 6), (8.6, 11.2)), ((6, 8.6), (11.2, 8.6)))


def _zoom_out(path: QPainterPath) -> None:
    _search(path)
    _lines(path, ((6, 8.6), (11.2, 8.6)))


def _fit_width(path: QPainterPath) -> None:
    _lines(path, ((2.8, 4), (2.8, 16)), ((17.2, 4), (17.2, 16)), ((5.8, 10), (14.2, 10)))
    _lines(path, ((8.2, 7.4), (5.6, 10), (8.2, 12.6)), ((11.8, 7.4), (14.4, 10), (11.8, 12.6)))


def _pages(path: QPainterPath) -> None:
    for y in (2.8, 11.2):
        path.addRoundedRect(QRectF(2.8, y, 4.8, 6), 0.8, 0.8)
    path.addRoundedRect(QRectF(10.4, 2.8, 6.8, 14.4), 0.8, 0.8)


def _as_text(path: QPainterPath) -> None:
    _lines(
        path, ((3.5, 4), (16.5, 4)), ((3.5, 8), (16.5, 8)), ((3.5, 12), (16.5, 12)), ((3.5, 16), (10.5, 16))
    )


def _outside(path: QPainterPath) -> None:
    _lines(path, ((9, 4), (3.5, 4), (3.5, 16.5), (16, 16.5), (16, 11)))
    _lines(path, ((12, 3), (17, 3), (17, 8)), ((17, 3), (9.5, 10.5)))


_DRAWINGS: dict[str, Callable[[QPainterPath], None]] = {
    "start": _start, "questions": _questions, "evidence": _paperclip, "export": _export, "compare": _compare, "calendar": _calendar, "colleagues": _colleagues, "document": _document, "check": _check,
    "cross": _cross, "warning": _warning, "lock": _lock, "bullets": _bullets, "numbers": _numbers,
    "indent": _indent, "outdent": _outdent, "table": _table, "undo": _undo, "redo": _redo, "bold": _bold,
    "italic": _italic, "underline": _underline, "link": _link, "row-add": _row_add, "row-remove": _row_remove,
    "column-add": _column_add, "column-remove": _column_remove, "clock": _clock, "newer": _newer,
    "shield": _shield, "ask": _ask, "dash": _dash, "ring": _ring, "more": _more, "unfolded": _unfolded,
    "folded": _folded,
    "checks": _checks,
    "left": _left, "right": _right, "up": _up, "down": _down, "search": _search, "zoom-in": _zoom_in,
    "zoom-out": _zoom_out, "fit-width": _fit_width, "pages": _pages, "as-text": _as_text, "outside": _outside,
}  # fmt: skip
