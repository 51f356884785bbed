"""The window's icons: one family of line icons (Lucide, see resources/icons/line), 20 px with strokes of 1.7.

They are painted in the colour of the palette at hand, so they follow light and dark by themselves. A new one is a new
file there: its name is the icon's.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from auditprep.paths import resource
from ui import theme


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
    corner = where.center() - QPointF(side / 2, side / 2)
    _drawing(name, colour).render(painter, QRectF(corner.x(), corner.y(), side, side))
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
            return theme.disabled_ink(look)
        if self._colour:
            return getattr(look, self._colour)
        return look.accent if state == QIcon.State.On else look.muted


@cache
def names() -> tuple[str, ...]:
    """Every icon there is."""
    return tuple(sorted(file.stem for file in resource("icons/line").glob("*.svg")))


def program_icon() -> QIcon:
    """The program's own, drawn for each size (resources/icons/program)."""
    found = QIcon()
    for file in sorted(resource("icons/program").glob("auditprep-*.png")):
        found.addFile(str(file))
    return found


@cache
def _drawing(name: str, colour: str) -> QSvgRenderer:
    words = resource(f"icons/line/{name}.svg").read_text("utf-8")
    return QSvgRenderer(words.replace("currentColor", colour).encode())
