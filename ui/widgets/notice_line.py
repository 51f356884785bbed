"""A line on top of the page that says what the user ought to know, and stays until it is closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QWidget
from shiboken6 import isValid

from ui import theme
from ui.widgets import buttons
from ui.widgets.icon_label import IconLabel


class NoticeLine(QFrame):
    """Calm (a fact about the case) or alarm (something did not work). Hidden when there is nothing to say. One that may be
    closed has a cross; it may have a link to what can be done about it."""

    closed = Signal()  # by its cross

    def __init__(self, *, alarm: bool, icon: str = "lock", closes: bool | None = None) -> None:
        super().__init__()
        theme.be(self, "alarm" if alarm else "band")
        looks = ("warning", "no") if alarm else (icon, "accent")
        self._icon = IconLabel(*looks, high=theme.LINE)
        self._name = icon
        self._words = QLabel(wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._link, self._other = buttons.link(""), buttons.link("")
        for widget in (self._words, self._link, self._other):
            widget.setMinimumHeight(theme.LINE)
        self._then: Callable[[], None] | None = None
        self._instead: Callable[[], None] | None = None
        self._close: QWidget | None = None
        self._before: QWidget | None = None  # where the user was before she came here
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._on_focus_moved)
        self._link.clicked.connect(self._on_link)
        self._other.clicked.connect(self._on_other)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.L, theme.S, theme.S, theme.S)
        layout.setSpacing(theme.S)
        layout.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)
        for button in (self._link, self._other):
            layout.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        if alarm if closes is None else closes:
            self._close = buttons.close_message(self._on_closed)
            layout.addWidget(self._close, alignment=Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(
        self,
        words: str,
        link: str = "",
        then: Callable[[], None] | None = None,
        *,
        other: str = "",
        instead: Callable[[], None] | None = None,
        is_done: bool = True,
    ) -> None:
        """Shows the words, and has a screen reader say them; `link` names what `then` does about it, and `other` what `instead`
        does. A line that tells of what was done (its icon is the tick) has another icon where nothing was: not `is_done`."""
        if self._name == "check":
            self._icon.show_icon(*(("check", "accent") if is_done else ("dash", "muted")))
        self._words.setText(words)
        self._link.setText(link)
        self._link.setVisible(bool(link))
        self._other.setText(other)
        self._other.setVisible(bool(other))
        self._then, self._instead = then, instead
        self.setAccessibleName(words)
        for button in filter(None, (self._link, self._other, self._close)):  # "Undo": of what?
            button.setAccessibleDescription(words)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def setVisible(self, visible: bool) -> None:
        """When it goes away, who was at its link or cross is back where she came from, and not at whatever comes next."""
        focused, before = self.window().focusWidget(), self._before
        if not visible and focused and self.isAncestorOf(focused) and before and _is_there(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        super().setVisible(visible)

    def words(self) -> str:
        """What is said now; nothing when hidden."""
        return self._words.text() if not self.isHidden() else ""

    def press(self) -> None:
        """Does what the link does."""
        self._on_link()

    def _on_focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new) and not (old and self.isAncestorOf(old)):
            self._before = old

    def _on_closed(self) -> None:
        self.hide()
        self.closed.emit()

    def _on_link(self) -> None:
        if self._then is not None:
            self._then()

    def _on_other(self) -> None:
        if self._instead is not None:
            self._instead()


def _is_there(widget: QWidget) -> bool:
    """Whether the focus can go to it; what it stood in may be gone."""
    return isValid(widget) and widget.isVisible() and widget.isEnabled()
