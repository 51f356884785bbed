"""How much of a case holds: a ring that fills, and the words that say the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget

from auditprep.i18n import _
from auditprep.model import Ring
from ui import glyphs, theme

_SIDE, _WIDTH = 24, 3.4


class ProgressRing(QWidget):
    """The ring beside its words. One that is full has a tick in it."""

    def __init__(self, name: str, meaning: str) -> None:
        super().__init__()
        self._name, self._shown, self._narrow = name, Ring(0, 0), False
        self._ring = _Ring()
        self._words = theme.be(QLabel(), "side")
        self.setToolTip(meaning)
        self.setAccessibleDescription(meaning)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XS + 2)
        row.addWidget(self._ring)
        row.addWidget(self._words)

    def show_ring(self, ring: Ring) -> None:
        self._shown = ring
        self._ring.show_ring(ring)
        self._show_words()

    def set_narrow(self, narrow: bool) -> None:
        """Fewer words, where there is little room."""
        self._narrow = narrow
        self._show_words()

    def _show_words(self) -> None:
        whole, of = self._shown.whole, self._shown.of
        words = _("{whole} of {of}").format(whole=whole, of=of)
        self._words.setText(f"{self._name} {whole}/{of}" if self._narrow else f"{self._name} {words}")
        self.setAccessibleName(f"{self._name}: {words}")

    def words(self) -> str:
        return self._words.text()


class _Ring(QWidget):
    """Says nothing to a screen reader: the words beside it do."""

    def __init__(self) -> None:
        super().__init__()
        self._shown = Ring(0, 0)
        self.setFixedSize(_SIDE, _SIDE)

    def show_ring(self, ring: Ring) -> None:
        if ring != self._shown:
            self._shown = ring
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        whole, of = self._shown.whole, self._shown.of
        is_full = 0 < of <= whole
        box = QRectF(self.rect()).adjusted(*(side * _WIDTH / 2 for side in (1, 1, -1, -1)))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_told_apart = look.line != look.accent  # not where there are but two colours
        painter.setPen(QPen(QColor(look.line), _WIDTH if is_told_apart else 1))
        painter.drawEllipse(box)
        ink = QColor(look.yes if is_full else look.accent)
        painter.setPen(QPen(ink, _WIDTH, c=Qt.PenCapStyle.FlatCap))
        if whole:
            painter.drawArc(box, 90 * 16, -round(360 * 16 * whole / of))
        if is_full:
            inner = QRectF(self.rect()).adjusted(6.5, 6.5, -6.5, -6.5)
            glyphs.check(painter, inner, ink)
        painter.end()
