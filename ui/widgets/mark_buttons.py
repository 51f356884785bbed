"""The marks a question can have, as a row of buttons: one an option of the form; where the form lets several be
chosen, each is for itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton, QSizePolicy, QWidget

from auditprep.i18n import _
from auditprep.model import BETWEEN_MARKS
from auditprep.prose.marks import kin
from ui import glyphs, theme
from ui.flow_layout import FlowLayout
from ui.widgets.buttons import wrapped
from ui.widgets.mark_word import paint_shape
from ui.widgets.tab_order import come_after

_HEIGHT = 40
_SHAPE = 12
_WIDEST = 200  # of an option's words; longer ones wrap
KEYED = 9  # Alt+1 … Alt+9


class MarkButtons(QWidget):
    """Emits `mark_chosen` with an option of the form, with several of them as the case keeps them, or with None when
    the user takes the mark away."""

    mark_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[_TheOnlyOne | _OneOfSeveral] = []
        self._several = False
        self._layout = FlowLayout(self, spacing=theme.S, stretch=True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_options(
        self, options: tuple[str, ...], marks: tuple[str, ...], *, several: bool = False
    ) -> None:
        """Shows these options, in the form's order, and which of them are marked."""
        if (options, several) != (self._options(), self._several):
            self._several = several
            self._rebuild(options)
        self._show_marks(marks)
        self.setVisible(bool(options))

    def choose(self, number: int) -> None:
        """As if the user had pressed the button with this number, counted from 1."""
        if self.isEnabled() and 1 <= number <= len(self._buttons):
            self._on_pressed(self._buttons[number - 1])

    def focus(self) -> None:
        """The focus comes to the option that is marked, or to the first."""
        marked = [button for button in self._buttons if button.isChecked()]
        for button in [*marked, *self._buttons][:1]:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self) -> None:
        """As if the user had taken the mark away."""
        if self.isEnabled() and self._marked():
            self._choose(())

    def _options(self) -> tuple[str, ...]:
        return tuple(button.option for button in self._buttons)

    def _marked(self) -> tuple[str, ...]:
        return tuple(button.option for button in self._buttons if button.isChecked())

    def _rebuild(self, options: tuple[str, ...]) -> None:
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._build_button(option, number) for number, option in enumerate(options, 1)]
        come_after(self, self._buttons)
        self.updateGeometry()

    def _build_button(self, option: str, number: int) -> _TheOnlyOne | _OneOfSeveral:
        button = (_OneOfSeveral if self._several else _TheOnlyOne)(option, number, self)
        button.pressed_by_user.connect(lambda: self._on_pressed(button))
        self._layout.addWidget(button)
        return button

    def _on_pressed(self, button: _TheOnlyOne | _OneOfSeveral) -> None:
        before = self._marked() if self._several else ()
        if button.isChecked():
            self._choose(tuple(option for option in before if option != button.option))
        else:
            self._choose((*before, button.option))

    def _choose(self, marks: tuple[str, ...]) -> None:
        self._show_marks(marks)
        self.mark_chosen.emit(BETWEEN_MARKS.join(self._marked()) or None)

    def _show_marks(self, marks: tuple[str, ...]) -> None:
        for button in self._buttons:
            button.setChecked(button.option in marks)


class _Look:
    """What the two kinds of buttons have in common: wide to the eye, with the option's words whole. Pressing one that
    is chosen takes it back."""

    is_one_of_several = False

    def __init__(self, option: str, number: int, parent: QWidget) -> None:
        super().__init__(option.replace("&", "&&"), parent)
        self.option = option
        self._hint = f"Alt+{number}" if number <= KEYED else ""
        self._kin = kin(option)
        self.setAutoExclusive(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # who clicks goes on typing where she was
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(option)
        several = _("Several may be chosen") if self.is_one_of_several else ""
        self.setAccessibleDescription(". ".join(filter(None, (several, self._hint))))
        self.setToolTip(_("{option} – press again to take the mark away").format(option=option))

    def nextCheckState(self) -> None:
        """The row decides who is checked."""
        self.pressed_by_user.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press of a double click does nothing: it would take back what the first did."""

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        wish = min(_WIDEST, self._word_width()) + self._hint_width() + self._shape_room()
        return QSize(wish + 2 * theme.M, self._height(1))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 110), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height(len(self._lines(width)))

    def _height(self, lines: int) -> int:
        return max(_HEIGHT, lines * QFontMetrics(_word_font()).height() + 2 * theme.S)

    def _lines(self, width: int) -> list[str]:
        """The option's words as they wrap in a button of this width, a line each."""
        return wrapped(self.option, QFontMetrics(_word_font()), self._room(width))

    def _room(self, width: int) -> int:
        return max(1, width - 2 * theme.S - self._shape_room())

    def _shape_room(self) -> int:
        return _SHAPE + theme.S if self._kin or self.is_one_of_several else 0

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        ink, ground = self._inks(look)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter, look, ink, ground)
        self._paint_words(painter, look, ink)

    def _inks(self, look: theme.Colours) -> tuple[QColor, QColor]:
        if self._kin is None:
            ink, ground = (look.accent if self.isChecked() else look.text), look.accent_ground
        else:
            ink, ground = getattr(look, self._kin), getattr(look, f"{self._kin}_ground")
        return QColor(ink), QColor(ground)

    def _paint_box(self, painter: QPainter, look: theme.Colours, ink: QColor, ground: QColor) -> None:
        width = 2.0 if self.isChecked() else 1.0
        fill = ground if self.isChecked() else QColor(look.hover if self._is_hot() else look.surface)
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(ink if self.isChecked() else QColor(look.control), width))
        painter.setBrush(fill)
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), theme.RADIUS - 2, theme.RADIUS - 2)

    def _paint_words(self, painter: QPainter, look: theme.Colours, ink: QColor) -> None:
        metrics, room = QFontMetrics(_word_font()), self._room(self.width())
        lines = [_fitting(line, metrics, room) for line in self._lines(self.width())]
        across = max((metrics.horizontalAdvance(line) for line in lines), default=0)
        hint = self._hint_width() if len(lines) == 1 and across + self._hint_width() <= room else 0
        x = (self.width() - self._shape_room() - across - hint) / 2
        if self._shape_room():
            box = QRectF(x, (self.height() - _SHAPE) / 2, _SHAPE, _SHAPE)
            self._paint_shape(painter, box, look, ink)
        x += self._shape_room()
        self._write(painter, x, _word_font(), ink, "\n".join(lines))
        if hint:
            self._write(painter, x + across + theme.S, _hint_font(), QColor(look.muted), self._hint)

    def _paint_shape(self, painter: QPainter, box: QRectF, look: theme.Colours, ink: QColor) -> None:
        if not self.is_one_of_several:
            paint_shape(painter, self._kin or "", box, look)
            return
        painter.setPen(QPen(ink, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 2, 2)
        if self.isChecked():
            glyphs.check(painter, box.adjusted(2, 2, -2, -2), ink)

    def _write(self, painter: QPainter, x: float, font: QFont, ink: QColor, words: str) -> None:
        painter.setFont(font)
        painter.setPen(ink)
        area = QRectF(x, 0, self.width() - x, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _is_hot(self) -> bool:
        return self.isEnabled() and self.underMouse()

    def _word_width(self) -> int:
        return QFontMetrics(_word_font()).horizontalAdvance(self.option)

    def _hint_width(self) -> int:
        return QFontMetrics(_hint_font()).horizontalAdvance(self._hint) + theme.S if self._hint else 0


class _TheOnlyOne(_Look, QRadioButton):
    """Where one option may be chosen."""

    pressed_by_user = Signal()


class _OneOfSeveral(_Look, QCheckBox):
    """Where several may be: with a small check box to the eye."""

    pressed_by_user = Signal()
    is_one_of_several = True


def _fitting(line: str, metrics: QFontMetrics, room: int) -> str:
    """The line, with … where a single word is wider than the button."""
    if metrics.horizontalAdvance(line) <= room:
        return line
    return metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)


def _word_font() -> QFont:
    return theme.font(theme.BODY, bold=True)


def _hint_font() -> QFont:
    return theme.font(theme.HINT)
