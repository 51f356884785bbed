"""The rail: where you can be, on the left of every page."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QFrame, QToolButton, QVBoxLayout

from auditprep.i18n import _
from ui import icons, theme, tips

_HEIGHT, _WORDS_FROM, _LOWEST = 58, 50, 28  # of a button; px
_BESIDE, _TOP, _AROUND, _MOST = (
    9,
    4,
    8,
    999,
)  # of a count: right of the middle, from the top, around its words


class Rail(QFrame):
    """A button a place; pressing one triggers the place's action."""

    def __init__(self) -> None:
        super().__init__()
        theme.be(self, "rail")
        self.setFixedWidth(theme.RAIL_WIDTH)
        self.setAccessibleName(_("Pages"))
        self._group = QButtonGroup(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, theme.M, 0, theme.M)
        self._layout.setSpacing(theme.XS)
        self._layout.addStretch()
        self._places = 0
        self._shown: QToolButton | None = None  # where you are

    def add(self, action: QAction, icon: str) -> RailButton:
        """A new place at the end of the rail."""
        button = _make_button(action, action.text(), icon)
        self._make_place(button, action)
        self._places += 1
        self._layout.insertWidget(self._places - 1, button)
        return button

    def add_below(self, action: QAction, words: str, icon: str, *, is_place: bool = False) -> RailButton:
        """Something that can be done from every place, at the rail's foot; `is_place`: one can be there, too."""
        button = _make_button(action, words, icon)
        if is_place:
            self._make_place(button, action)
        self._layout.addWidget(button)
        return button

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.RAIL_WIDTH, self._height_of(_LOWEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lower buttons, and icons alone, where the window is too low for all of them as they should be."""
        super().resizeEvent(event)
        buttons = self.findChildren(QToolButton)
        around = self._height_of(0)
        height = max(_LOWEST, min(_HEIGHT, (self.height() - around) // max(1, len(buttons))))
        with_words = height >= _WORDS_FROM
        style = Qt.ToolButtonStyle
        for button in buttons:
            button.setFixedHeight(height)
            button.setToolButtonStyle(
                style.ToolButtonTextUnderIcon if with_words else style.ToolButtonIconOnly
            )

    def _make_place(self, button: RailButton, action: QAction) -> None:
        """A screen reader does not click a button that can be checked, it checks it: one goes there all the same."""

        def follow() -> None:
            if button.isChecked() and self._shown is not button:
                action.trigger()

        button.setCheckable(True)
        button.toggled.connect(lambda on: QTimer.singleShot(0, button, follow) if on else None)
        self._group.addButton(button)

    def _height_of(self, button: int) -> int:
        """How high it is when each of its buttons is this high."""
        margins, count = self._layout.contentsMargins(), len(self.findChildren(QToolButton))
        return margins.top() + margins.bottom() + self._layout.spacing() * count + button * count

    def show_place(self, place: QToolButton | None) -> None:
        """Where you are; None where that is no place of the rail."""
        self._shown = place
        if place is not None:
            place.setChecked(True)
        elif (before := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)  # an exclusive group keeps one of them
            before.setChecked(False)
            self._group.setExclusive(True)

    def focus(self) -> None:
        """Puts the focus where you are."""
        checked = self._group.checkedButton() or self._group.buttons()[0]
        checked.setFocus(Qt.FocusReason.ShortcutFocusReason)


class RailButton(QToolButton):
    """A place's button, with how much there is to see to at the place."""

    def __init__(self, action: QAction, words: str) -> None:
        super().__init__()
        theme.be(self, "rail")
        self._name, self._count = action.text(), 0
        self._tip = tips.of_action(action)
        self.setText(words)
        self.show_count(0, "")

    def show_count(self, count: int, words: str) -> None:
        """A number beside the icon; `words` say what it counts."""
        self._count = count
        self.setAccessibleName(f"{self._name}, {words}" if words else self._name)
        self.setToolTip(f"{self._tip}: {words}" if words else self._tip)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count:
            return
        look = theme.colours(QApplication.palette())
        font, words = theme.font(theme.HINT, bold=True), str(min(self._count, _MOST))
        metrics = QFontMetrics(font)
        height = metrics.height()
        box = QRectF(0, 0, max(height, metrics.horizontalAdvance(words) + _AROUND), height)
        has_words = self.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly
        top = _TOP if has_words else (self.height() - height) / 2
        box.moveTopLeft(QPointF(self.width() / 2 + _BESIDE, top))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.accent))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(QColor(look.on_accent))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()


def _make_button(action: QAction, words: str, icon: str) -> RailButton:
    button = RailButton(action, words)
    button.setIcon(icons.icon(icon))
    button.setIconSize(QSize(22, 22))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    button.setFixedSize(theme.RAIL_WIDTH, _HEIGHT)
    button.setEnabled(action.isEnabled())
    button.clicked.connect(action.trigger)
    action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
    return button
