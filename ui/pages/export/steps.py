"""The three steps of the page: which one it is at, and a way to each."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from auditprep.i18n import _
from ui import glyphs, theme
from ui.flow_layout import FlowLayout

_DISC = 22


class Step(IntEnum):
    """In the order in which they are taken."""

    BEFORE = 0
    SEND = 1
    AFTER = 2


def name(step: Step) -> str:
    return {
        Step.BEFORE: _("Before you send"),
        Step.SEND: _("What is sent"),
        Step.AFTER: _("Afterwards"),
    }[step]


class Steps(QWidget):
    """A button a step. The last one can be gone to when something has been made."""

    chosen = Signal(object)  # Step

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Steps"))
        self._steps = {step: _Step(step) for step in Step}
        flow = FlowLayout(self, spacing=theme.S)
        for step, button in self._steps.items():
            flow.addWidget(button)
            button.clicked.connect(lambda _checked=False, step=step: self.chosen.emit(step))
        self.show_step(Step.BEFORE)
        self.set_made(False)

    def show_step(self, step: Step) -> None:
        for each, button in self._steps.items():
            button.show_place(is_here=each is step, is_behind=each < step)

    def set_made(self, made: bool) -> None:
        """Whether anything has been made of this case yet."""
        self._steps[Step.AFTER].setEnabled(made)

    def set_working(self, working: bool, *, made: bool) -> None:
        """While something is being made one stays where one is."""
        for button in self._steps.values():
            button.setEnabled(not working)
        if not working:
            self.set_made(made)


class _Step(QAbstractButton):
    """A number in a disc, a tick once it is behind one; and its name."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._number, self._is_here, self._is_behind = step + 1, False, False
        self.setText(name(step))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_place(self, *, is_here: bool, is_behind: bool) -> None:
        self._is_here, self._is_behind = is_here, is_behind
        pattern = _("Step {number} of 3, {name}, now") if is_here else _("Step {number} of 3, {name}")
        self.setAccessibleName(pattern.format(number=self._number, name=self.text()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font(theme.SIDE, bold=True)).horizontalAdvance(self.text())
        return QSize(width + _DISC + theme.S + theme.XS + theme.M, _DISC + 2 * theme.XS)

    def minimumSizeHint(self) -> QSize:
        return QSize(_DISC + 2 * theme.XS, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme.colours(QApplication.palette()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = look.accent if self._is_here else look.muted if self.isEnabled() else look.control
        disc = QRectF(theme.XS, (self.height() - _DISC) / 2, _DISC, _DISC)
        self._paint_disc(painter, disc, look, ink)
        painter.setFont(theme.font(theme.SIDE, bold=self._is_here))
        painter.setPen(QColor(look.text if self.underMouse() and self.isEnabled() else ink))
        left = round(disc.right()) + theme.S
        room = self.rect().adjusted(left, 0, 0, 0)
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        painter.end()

    def _paint_disc(self, painter: QPainter, disc: QRectF, look: theme.Colours, ink: str) -> None:
        painter.setPen(QPen(QColor(ink), 1.4))
        painter.setBrush(QColor(look.accent if self._is_here else look.window))
        painter.drawEllipse(disc.adjusted(0.7, 0.7, -0.7, -0.7))
        if self._is_behind:
            glyphs.check(painter, disc.adjusted(6, 6, -6, -6), QColor(ink))
            return
        painter.setFont(theme.font(theme.CAPTION, bold=True))
        painter.setPen(QColor(look.on_accent if self._is_here else ink))
        painter.drawText(disc.translated(QPointF(0, -0.5)), Qt.AlignmentFlag.AlignCenter, str(self._number))
