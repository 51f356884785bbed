"""The marks a question can have, as a row of buttons: one an option of the form."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QRadioButton, QSizePolicy, QWidget

from auditprep.i18n import _
from ui import glyphs, theme
from ui.flow_layout import FlowLayout
from ui.widgets.tab_order import come_after

_KINS = {
    "yes": {"ja", "yes", "ja, helt", "ja helt"},
    "no": {"nej", "no"},
    "partly": {"delvis", "partly", "partially", "ja, delvis", "ja delvis", "till viss del", "i viss mån"},
    "unknown": {"vet ej", "vet inte", "don't know", "don’t know"},
}
_SHAPES: dict[str, Callable[[QPainter, QRectF, QColor], None]] = {
    "yes": glyphs.check,
    "no": glyphs.cross,
    "partly": glyphs.half,
    "unknown": glyphs.question_mark,
}
_HEIGHT = 40
_SHAPE = 12
KEYED = 9  # Alt+1 … Alt+9


def kin(option: str) -> str | None:
    """What an option means, where a colour and a shape go with it: yes, no, partly or unknown."""
    word = option.strip().rstrip(".").casefold()
    return next((name for name, words in _KINS.items() if word in words), None)


class MarkButtons(QWidget):
    """Emits `mark_chosen` with an option of the form, or with None when the user takes the mark away."""

    mark_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[_MarkButton] = []
        self._layout = FlowLayout(self, spacing=9, stretch=True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_options(self, options: tuple[str, ...], mark: str | None) -> None:
        """Shows these options, in the form's order, and which one is marked."""
        if options != self._options():
            self._rebuild(options)
        for button in self._buttons:
            button.setChecked(button.option == mark)
        self.setVisible(bool(options))

    def choose(self, number: int) -> None:
        """As if the user had pressed the button with this number, counted from 1."""
        if self.isEnabled() and 1 <= number <= len(self._buttons):
            self._on_pressed(self._buttons[number - 1])

    def clear(self) -> None:
        """As if the user had taken the mark away."""
        if self.isEnabled() and any(button.isChecked() for button in self._buttons):
            self._choose(None)

    def _options(self) -> tuple[str, ...]:
        return tuple(button.option for button in self._buttons)

    def _rebuild(self, options: tuple[str, ...]) -> None:
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._build_button(option, number) for number, option in enumerate(options, 1)]
        come_after(self, self._buttons)
        self.updateGeometry()

    def _build_button(self, option: str, number: int) -> _MarkButton:
        button = _MarkButton(option, number, self)
        button.pressed_by_user.connect(lambda: self._on_pressed(button))
        self._layout.addWidget(button)
        return button

    def _on_pressed(self, button: _MarkButton) -> None:
        self._choose(None if button.isChecked() else button.option)

    def _choose(self, mark: str | None) -> None:
        for button in self._buttons:
            button.setChecked(button.option == mark)
        self.mark_chosen.emit(mark)


class _MarkButton(QRadioButton):
    """A radio button to a screen reader, a wide button to the eye. Pressing the chosen one takes it back."""

    pressed_by_user = Signal()

    def __init__(self, option: str, number: int, parent: QWidget) -> None:
        super().__init__(option.replace("&", "&&"), parent)
        self.option = option
        self._hint = f"Alt+{number}" if number <= KEYED else ""
        self._kin = kin(option)
        self.setAutoExclusive(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(option)
        self.setAccessibleDescription(self._hint)
        self.setToolTip(_("{option} – press again to take the mark away").format(option=option))

    def nextCheckState(self) -> None:
        """The row decides who is checked."""
        self.pressed_by_user.emit()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        width = self._word_width() + self._hint_width() + (_SHAPE + theme.S if self._kin else 0)
        height = QFontMetrics(theme.font()).height() + 2 * theme.S
        return QSize(width + 2 * theme.M, max(_HEIGHT, height))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 110), self.sizeHint().height())

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
        shape = _SHAPE + theme.XS + 2 if self._kin else 0
        room = self.width() - 2 * theme.S - shape
        hint = self._hint_width() if self._word_width() + self._hint_width() <= room else 0
        word = QFontMetrics(_word_font()).elidedText(self.option, Qt.TextElideMode.ElideRight, room - hint)
        advance = QFontMetrics(_word_font()).horizontalAdvance(word)
        x = (self.width() - shape - advance - hint) / 2
        if self._kin:
            box = QRectF(x, (self.height() - _SHAPE) / 2, _SHAPE, _SHAPE)
            _SHAPES[self._kin](painter, box, ink)
        self._write(painter, x + shape, _word_font(), ink, word)
        if hint:
            self._write(painter, x + shape + advance + theme.S, _hint_font(), QColor(look.muted), self._hint)

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


def _word_font() -> QFont:
    return theme.font(theme.BODY, bold=True)


def _hint_font() -> QFont:
    return theme.font(theme.HINT)
