"""A bar in parts. Each part has a pattern besides its colour, so that it is told apart without colours too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from ui import theme, tips

_HEIGHT, _LEAST = 10, 48
_ROUND = 3


class Look(Enum):
    """How a part is drawn: its colour, the colour of its ground, and its pattern."""

    FULL = ("accent", "accent", Qt.BrushStyle.SolidPattern)
    STRIPED = ("accent", "accent_ground", Qt.BrushStyle.BDiagPattern)
    DOTTED = ("partly", "partly_ground", Qt.BrushStyle.Dense5Pattern)
    EMPTY = ("control", "surface", Qt.BrushStyle.NoBrush)
    ERROR = ("no", "no", Qt.BrushStyle.SolidPattern)
    WARNING = ("partly", "partly_ground", Qt.BrushStyle.BDiagPattern)
    NOTE = ("muted", "unknown_ground", Qt.BrushStyle.Dense6Pattern)
    YES = ("yes", "yes", Qt.BrushStyle.SolidPattern)
    NO = ("no", "no_ground", Qt.BrushStyle.DiagCrossPattern)
    PARTLY = ("partly", "partly_ground", Qt.BrushStyle.FDiagPattern)
    UNKNOWN = ("muted", "unknown_ground", Qt.BrushStyle.CrossPattern)
    OTHER = ("accent", "accent_ground", Qt.BrushStyle.HorPattern)
    TEXT = ("accent", "accent_ground", Qt.BrushStyle.VerPattern)


@dataclass(frozen=True, slots=True)
class Part:
    """So many, drawn so; `words` say what they are."""

    count: int
    look: Look
    words: str = ""


class ChartBar(QWidget):
    """Its parts in words are its accessible name. `whole` is what fills all its width; None: its own parts do."""

    def __init__(self, height: int = _HEIGHT, *, says_counts: bool = False) -> None:
        super().__init__()
        self._says_counts = says_counts
        self._parts: tuple[Part, ...] = ()
        self._whole = 0
        self._bar_height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: Iterable[Part], name: str, whole: int | None = None) -> None:
        """Parts of nothing are left out."""
        self._parts = tuple(part for part in parts if part.count > 0)
        self._whole = max(1, whole if whole is not None else sum(part.count for part in self._parts))
        words = ", ".join(part.words for part in self._parts if part.words)
        self.setAccessibleName(": ".join(filter(None, (name, words))))
        tips.explain(self, words)
        self.update()

    def parts(self) -> tuple[Part, ...]:
        return self._parts

    def sizeHint(self) -> QSize:
        return QSize(140, self._bar_height)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, self._bar_height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        wide = box.width() * min(1.0, sum(part.count for part in self._parts) / self._whole)
        if wide >= 1:
            bar = QRectF(box.left(), box.top(), wide, box.height())
            paint_parts(painter, bar, self._parts, says_counts=self._says_counts)


def paint_parts(painter: QPainter, box: QRectF, parts: Iterable[Part], *, says_counts: bool = False) -> None:
    """All of them beside each other, in all of the box; with their counts, where there is room for them."""
    look, shown = theme.colours(QApplication.palette()), tuple(parts)
    total, x = sum(part.count for part in shown), box.left()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(box, _ROUND, _ROUND)
    painter.setClipPath(outline)
    for part in shown:
        wide = box.width() * part.count / max(1, total)
        area = QRectF(x, box.top(), wide, box.height())
        paint_look(painter, area, part.look, look)
        if says_counts:
            _paint_count(painter, area, part.count, look)
        x += wide
    painter.setClipping(False)
    painter.setPen(QPen(QColor(look.control), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)
    painter.restore()


def paint_look(painter: QPainter, box: QRectF, drawn: Look, look: theme.Colours) -> None:
    """One part: its ground, its pattern, and a line where it ends."""
    ink, ground, pattern = drawn.value
    painter.fillRect(box, QColor(getattr(look, ground)))
    if pattern != Qt.BrushStyle.NoBrush:
        painter.fillRect(box, QBrush(QColor(getattr(look, ink)), pattern))
    painter.setPen(QPen(QColor(look.surface), 1))
    painter.drawLine(box.topRight(), box.bottomRight())


def _paint_count(painter: QPainter, area: QRectF, count: int, look: theme.Colours) -> None:
    """On a small piece of plain ground: no pattern makes it hard to read."""
    painter.setFont(theme.font(theme.HINT, bold=True))
    words = str(count)
    wide = painter.fontMetrics().horizontalAdvance(words) + 8
    if wide + 2 > area.width():
        return
    piece = QRectF(0, 0, wide, area.height() - 3)
    piece.moveCenter(area.center())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.surface))
    painter.drawRoundedRect(piece, _ROUND, _ROUND)
    painter.setPen(QColor(look.text))
    painter.drawText(piece, Qt.AlignmentFlag.AlignCenter, words)
