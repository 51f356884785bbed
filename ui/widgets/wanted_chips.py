"""A document that last year's answer leaned on, as a dashed chip: this year's is to take its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QSizePolicy, QWidget

from auditprep.i18n import _
from ui import evidence_words, theme
from ui.models.cited import name_of
from ui.models.wanted import Wish
from ui.widgets.citation_chips import paint_pill
from ui.widgets.clear_tip import show_clear

_HEIGHT, _WIDEST, _ARROW = 27, 420, 22
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class WantedChip(QAbstractButton):
    """Pressed, it tells what can be done."""

    settled = Signal(object)  # the evidence that takes its place; None: it is not needed this year
    choose_requested = Signal()  # another of the case's documents

    def __init__(self, wish: Wish, parent: QWidget) -> None:
        super().__init__(parent)
        self.wish = wish
        self._words = wish.words
        self.setAccessibleName(wish.said)
        self.setAccessibleDescription(wish.tip)
        self.setToolTip(evidence_words.tip(wish.tip) or "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: self._open(self._below()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            show_clear(self, self.toolTip())
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING:
            self.click()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self._open(event.globalPos() if by_mouse else self._below())

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(theme.CAPTION))
        wish = metrics.horizontalAdvance(self._words) + theme.M + _ARROW + theme.S
        return QSize(min(wish, _WIDEST), max(_HEIGHT, metrics.height() + theme.S))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        hot = self.hasFocus() or (self.isEnabled() and self.underMouse())
        ink = QColor(look.accent if hot else look.text)
        edge = QPen(QColor(look.accent if hot else look.partly), 1, Qt.PenStyle.DashLine)
        if self.hasFocus():
            edge = QPen(ink, 2)
        painter = paint_pill(self, edge, look.surface)
        painter.setFont(theme.font(theme.CAPTION))
        painter.setPen(ink)
        area = QRect(theme.M, 0, self.width() - theme.M - _ARROW, self.height())
        words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.setPen(QPen(QColor(look.accent if hot else look.muted), 1.6, c=Qt.PenCapStyle.RoundCap))
        tip = QPointF(self.width() - _ARROW / 2 - 1, self.height() / 2 + 2)
        painter.drawPolyline([tip - QPointF(3.5, 3.5), tip, tip - QPointF(-3.5, 3.5)])

    def _below(self) -> QPoint:
        return self.mapToGlobal(QPoint(theme.S, self.height()))

    def _open(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for document in self.wish.likely:
            words = _("Use {document}").format(document=name_of(document)).replace("&", "&&")
            menu.addAction(words, lambda id=document.id: self.settled.emit(id))
        menu.addAction(_("Choose a document…"), self.choose_requested.emit)
        menu.addSeparator()
        menu.addAction(_("Not needed this year"), lambda: self.settled.emit(None))
        menu.popup(at)
