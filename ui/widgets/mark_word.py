"""A mark as it is read: its word, with the colour and the shape that go with what it means."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from auditprep.i18n import _
from auditprep.model import BETWEEN_MARKS
from auditprep.prose.marks import kin
from ui import glyphs, theme

_SHAPES: dict[str, Callable[[QPainter, QRectF, QColor], None]] = {
    "yes": glyphs.check,
    "no": glyphs.cross,
    "partly": glyphs.half,
    "unknown": glyphs.question_mark,
}
_GAP, _BETWEEN = 5, 10  # between a shape and its word, between one mark and the next
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MarkWord(QLabel):
    """A line with a mark in it. Its text is the mark's words: a screen reader says them, whatever their colour."""

    def __init__(self, pixels: int = theme.BODY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark: str | None = None
        self._pixels = pixels
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_mark(self, mark: str | None, none: str = "") -> None:
        """Shows a mark as a case keeps it; None: the words for there being none."""
        self._mark = mark
        self.setText(mark_words(mark) if mark else none)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(_font(self._pixels, bold=self._mark is not None))
        wish = mark_width(self._mark, self._pixels) if self._mark else metrics.horizontalAdvance(self.text())
        return QSize(round(wish) + 2, max(metrics.height(), shape_side(self._pixels)) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        painter = QPainter(self)
        if self._mark:
            paint_mark(painter, QRectF(self.rect()), self._mark, look, self._pixels)
        else:
            painter.setFont(_font(self._pixels))
            painter.setPen(QColor(look.muted))
            painter.drawText(self.rect(), _LEFT, self.text())


def unanswered() -> str:
    """What stands where a mark could be, and is not."""
    return _("no answer")


def mark_words(mark: str) -> str:
    """A mark, of which a case may keep several as one, in words."""
    return ", ".join(mark.split(BETWEEN_MARKS))


def mark_width(mark: str | None, pixels: int = theme.BODY) -> float:
    """How wide a mark is with its shapes."""
    metrics = QFontMetrics(_font(pixels, bold=True))
    options = mark.split(BETWEEN_MARKS) if mark else ()
    wide = sum(metrics.horizontalAdvance(option) + _shape_room(option, pixels) for option in options)
    return wide + _BETWEEN * max(0, len(options) - 1)


def paint_mark(
    painter: QPainter, area: QRectF, mark: str, look: theme.Colours, pixels: int = theme.BODY
) -> float:
    """Paints a mark from the left of this area, in the middle of its height; where it ends."""
    x = area.left()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for option in mark.split(BETWEEN_MARKS):
        if x >= area.right():
            break
        x = _paint_option(
            painter, QRectF(x, area.top(), area.right() - x, area.height()), option, look, pixels
        )
        x += _BETWEEN
    painter.restore()
    return min(x - _BETWEEN, area.right())


def paint_shape(painter: QPainter, kind: str, box: QRectF, look: theme.Colours) -> None:
    """Paints the shape of a kind of mark ("yes", "no", "partly", "unknown") in its colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _SHAPES[kind](painter, box, QColor(getattr(look, kind)))
    painter.restore()


def shape_picture(kind: str, look: theme.Colours, side: int, ratio: float) -> QPixmap:
    """The shape as a picture, for documents."""
    picture = QPixmap(QSize(side, side) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_shape(painter, kind, QRectF(0, 0, side, side), look)
    painter.end()
    return picture


def mark_colour(option: str, look: theme.Colours) -> str:
    """The colour of an option's word: that of the text, where it is none of those that have their own."""
    kind = kin(option)
    return getattr(look, kind) if kind else look.text


def shape_side(pixels: int) -> int:
    """How large the shape is beside words of this size."""
    return pixels - 2


def _paint_option(painter: QPainter, area: QRectF, option: str, look: theme.Colours, pixels: int) -> float:
    kind, x = kin(option), area.left()
    if kind:
        side = shape_side(pixels)
        paint_shape(painter, kind, QRectF(x, area.center().y() - side / 2, side, side), look)
        x += side + _GAP
    painter.setFont(_font(pixels, bold=True))
    painter.setPen(QColor(mark_colour(option, look)))
    room = area.right() - x
    words = painter.fontMetrics().elidedText(option, Qt.TextElideMode.ElideRight, max(0, round(room)))
    painter.drawText(QRectF(x, area.top(), room, area.height()), _LEFT, words)
    return x + painter.fontMetrics().horizontalAdvance(words)


def _shape_room(option: str, pixels: int) -> int:
    return shape_side(pixels) + _GAP if kin(option) else 0


@cache
def _font(pixels: int, *, bold: bool = False) -> QFont:
    return theme.font(pixels, bold=bold)
