"""The rail: where you can be, on the left of every page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout

from auditprep.i18n import _
from ui import icons, theme

_HEIGHT, _WORDS_FROM, _LOWEST = 58, 50, 28  # of a button; px


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

    def add(self, action: QAction, icon: str) -> QToolButton:
        """A new place at the end of the rail."""
        button = _make_button(action, action.text(), icon)
        button.setCheckable(True)
        self._group.addButton(button)
        self._places += 1
        self._layout.insertWidget(self._places - 1, button)
        return button

    def add_below(self, action: QAction, words: str, icon: str, *, is_place: bool = False) -> QToolButton:
        """Something that can be done from every place, at the rail's foot; `is_place`: one can be there, too."""
        button = _make_button(action, words, icon)
        if is_place:
            button.setCheckable(True)
            self._group.addButton(button)
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

    def _height_of(self, button: int) -> int:
        """How high it is when each of its buttons is this high."""
        margins, count = self._layout.contentsMargins(), len(self.findChildren(QToolButton))
        return margins.top() + margins.bottom() + self._layout.spacing() * count + button * count

    def show_place(self, place: QToolButton | None) -> None:
        """Where you are; None where that is no place of the rail."""
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


def _make_button(action: QAction, words: str, icon: str) -> QToolButton:
    button = theme.be(QToolButton(), "rail")
    button.setText(words)
    button.setAccessibleName(action.text())
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    button.setToolTip(_("{words} ({keys})").format(words=action.text(), keys=keys))
    button.setIcon(icons.icon(icon))
    button.setIconSize(QSize(22, 22))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    button.setFixedSize(theme.RAIL_WIDTH, _HEIGHT)
    button.setEnabled(action.isEnabled())
    button.clicked.connect(action.trigger)
    action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
    return button
