"""A citation as a chip: its words to open it by, and what else can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QSizePolicy, QWidget

from auditprep.i18n import _
from ui import evidence_words, icons, theme, tips
from ui.models.cited import Cited
from ui.models.evidence_problems import ICONS, Problem
from ui.widgets.clear_tip import show_clear

_HEIGHT = 27
_WIDEST = 420
_SIGN = 14
_ARROW = 22
_LEAST_WORDS, _LEAST_QUOTE = 60, 84
_QUOTE_SIGN = " ”"


class CitationChip(QWidget):
    """Click or Enter opens it; the arrow, the right button or the menu key tells what else; Delete takes it away."""

    open_requested = Signal()
    menu_requested = Signal(QPoint)  # where, on the screen
    remove_requested = Signal()

    def __init__(self, cited: Cited, parent: QWidget) -> None:
        super().__init__(parent)
        self._open = _Words(cited, self)
        self._more = _More(_mark(cited), self)
        self._more.setAccessibleName(_more_name(cited))
        self._more.setToolTip(_("More (Shift+F10)"))
        self._open.clicked.connect(self.open_requested)
        self._more.clicked.connect(lambda: self.menu_requested.emit(self._below()))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.M, 0, theme.XS, 0)
        layout.setSpacing(theme.XS)
        layout.addWidget(self._open, 1)
        layout.addWidget(self._more)
        self.stops = [self._open, self._more]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self._more if self._more.hasFocus() else self._open).click()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self.menu_requested.emit(event.globalPos() if by_mouse else self._below())

    def sizeHint(self) -> QSize:
        wish = super().sizeHint()
        return QSize(min(wish.width(), _WIDEST), max(_HEIGHT, wish.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        pen = QPen(QColor(look.accent if self._open.hasFocus() else look.line), 1)
        paint_pill(self, pen, look.window)

    def _below(self) -> QPoint:
        return self.mapToGlobal(QPoint(theme.S, self.height()))


def _mark(cited: Cited) -> str:
    """What is to be seen about it at once, in words."""
    if cited.is_removed:
        return _("removed")
    return _("older version") if cited.is_older else ""


def _more_name(cited: Cited) -> str:
    return ", ".join(filter(None, [_("More about {document}").format(document=cited.title), _mark(cited)]))


def _said(cited: Cited) -> str:
    """All of it in words, for those who do not see its signs."""
    secret = evidence_words.problem_word(Problem.SECRET) if cited.is_secret else ""
    return ", ".join(filter(None, [cited.words, secret, _mark(cited)]))


def _explained(cited: Cited) -> str:
    """A line each: the document and its pages, the quote whole, what is special about it."""
    lines = [cited.title + cited.pages, cited.file_name, cited.quote]
    if cited.is_secret:
        lines.append(_("Secret: not sent unless you say so when you export."))
    if cited.is_older:
        lines.append(_("The answer leans on an older version of the document."))
    if cited.is_removed:
        lines.append(_("The document has been removed. It can be put back on the Attachments page."))
    return "\n".join(filter(None, lines))


class _Words(QAbstractButton):
    """The title gives way where there is no room; the pages do not. No button text: an & in it is an &."""

    def __init__(self, cited: Cited, parent: QWidget) -> None:
        super().__init__(parent)
        self._title, self._pages = cited.title, cited.pages
        self._quote = f" {cited.short_quote}" if cited.short_quote else ""
        self._is_secret = cited.is_secret
        self.setAccessibleName(_("Open {document}").format(document=_said(cited)))
        tips.explain(self, _explained(cited))
        self.setSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed
        )  # a button's own never shrinks
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            show_clear(self, self.toolTip())
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.parentWidget().update()  # the chip's edge shows the focus

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.parentWidget().update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(theme.CAPTION))
        words = sum(map(metrics.horizontalAdvance, (self._title, self._pages, self._quote)))
        return QSize(words + self._sign_room() + theme.XS, max(_HEIGHT, metrics.height() + theme.S))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        painter = QPainter(self)
        painter.setFont(theme.font(theme.CAPTION))
        if self._is_secret:
            sign = QRectF(0, (self.height() - _SIGN) / 2, _SIGN, _SIGN)
            icons.draw(painter, ICONS[Problem.SECRET][0], sign, look.muted)
        x = self._sign_room()
        ink = look.accent if self.underMouse() or self.hasFocus() else look.text
        for words, colour in zip(self._fitting(painter.fontMetrics()), (ink, look.muted), strict=True):
            painter.setPen(QColor(colour))
            area = QRect(x, 0, self.width() - x, self.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            x += painter.fontMetrics().horizontalAdvance(words)

    def _sign_room(self) -> int:
        return _SIGN + theme.XS if self._is_secret else 0

    def _fitting(self, metrics: QFontMetrics) -> tuple[str, str]:
        """The title with its pages, and what there is room for of the quote, at least a sign of it. The pages are the last
        to go."""
        least = min(metrics.horizontalAdvance(self._quote), _LEAST_QUOTE)
        room = self.width() - self._sign_room() - least
        left = room - metrics.horizontalAdvance(self._title + self._pages)
        if left >= 0:
            return self._title + self._pages, self._fitting_quote(metrics, left + least)
        title = room - metrics.horizontalAdvance(self._pages)
        if title >= _LEAST_WORDS:
            shown = metrics.elidedText(self._title, Qt.TextElideMode.ElideMiddle, title) + self._pages
            return shown, self._fitting_quote(metrics, least)
        sign = _QUOTE_SIGN if self._quote else ""
        room += least - metrics.horizontalAdvance(sign)
        return metrics.elidedText(self._title + self._pages, Qt.TextElideMode.ElideMiddle, room), sign

    def _fitting_quote(self, metrics: QFontMetrics, room: int) -> str:
        """The beginning of the words that are quoted: a chip of a quotation is seen to be one."""
        return metrics.elidedText(self._quote, Qt.TextElideMode.ElideRight, room)


class _More(QAbstractButton):
    """A small ▾, with the mark before it where there is one."""

    def __init__(self, mark: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._mark = mark
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(theme.CAPTION))
        mark = metrics.horizontalAdvance(self._mark) + _SIGN + theme.S if self._mark else 0
        return QSize(mark + _ARROW, 21)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, look)
        if self._mark:
            painter.setFont(theme.font(theme.CAPTION))
            icons.draw(painter, "newer", QRectF(theme.XS, 3.5, _SIGN, _SIGN), look.partly)
            painter.setPen(QColor(look.partly))
            area = self.rect().adjusted(_SIGN + theme.S, 0, -_ARROW, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._mark)
        ink = look.accent if self.hasFocus() or self.underMouse() else look.muted
        painter.setPen(QPen(QColor(ink), 1.6, c=Qt.PenCapStyle.RoundCap))
        tip = QPointF(self.width() - _ARROW / 2, self.height() / 2 + 2)
        painter.drawPolyline([tip - QPointF(3.5, 3.5), tip, tip - QPointF(-3.5, 3.5)])

    def _paint_ground(self, painter: QPainter, look: theme.Colours) -> None:
        if not (self.hasFocus() or self.underMouse()):
            return
        painter.setPen(QColor(look.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.hover))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)


class AddChip(QAbstractButton):
    """A dashed chip: press it, or drop something on it."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._lit = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_lit(self, lit: bool) -> None:
        self._lit = lit
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(theme.CAPTION))
        width = metrics.horizontalAdvance(self._words) + 2 * theme.M
        return QSize(width, max(_HEIGHT, metrics.height() + theme.S))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        hot = self._lit or self.hasFocus() or (self.isEnabled() and self.underMouse())
        pen = QPen(QColor(look.accent if hot else look.control), 1, Qt.PenStyle.DashLine)
        if self.hasFocus():
            pen = QPen(QColor(look.accent), 2)
        painter = paint_pill(self, pen, look.accent_ground if self._lit else look.surface)
        painter.setPen(QColor(look.accent if hot else look.muted))
        painter.setFont(theme.font(theme.CAPTION))
        room = self.width() - 2 * theme.S
        words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)


def paint_pill(widget: QWidget, pen: QPen, ground: str) -> QPainter:
    """Paints the chip's ground and edge; gives the painter to go on with."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(QColor(ground))
    half = pen.widthF() / 2
    box = QRectF(widget.rect()).adjusted(half, half, -half, -half)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    return painter
